//! The values of a batch that wait for their turn, compressed: the dossiers of one month resemble each other.
//!
//! One stream of deflate takes them in and another gives them back in the same order, so that what a value has in
//! common with the one before it is hardly kept twice: dossiers of 3 kB become forty times smaller, those of 60 kB,
//! whose predecessor lies beyond the window, three and a half times.

use std::collections::VecDeque;

use flate2::{Compress, CompressError, Compression, Decompress, DecompressError, FlushCompress, FlushDecompress};

use super::pieces::Piece;
use crate::wire::Spot;

/// Nearly as small as it gets, at two hundredths of what making the document costs.
const LEVEL: u32 = 4;

/// Room for what is to be compressed grows by so many bytes.
const STEP: usize = 4_096;

/// Room beyond a value, so that the end of its stream is read with it.
const BEYOND: usize = 64;

/// What was compressed cannot be read back, or could not be compressed: never seen.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    #[error("a value that waits could not be compressed")]
    Compress(#[from] CompressError),
    #[error("a value that waited cannot be read back")]
    Decompress(#[from] DecompressError),
    #[error("a value that waited is not as long as it was")]
    Length,
}

/// Compresses the values of one batch, each after the one before it.
pub struct Packer {
    deflate: Compress,
    packed: Vec<u8>,
    length: usize,
}

/// A compressed value.
#[derive(Debug)]
pub struct Packed {
    bytes: Vec<u8>,
    /// Bytes of the value itself.
    length: usize,
}

impl Packer {
    pub fn new() -> Self {
        Self { deflate: Compress::new(Compression::new(LEVEL), false), packed: Vec::new(), length: 0 }
    }

    /// Takes the next part of a value.
    pub fn take(&mut self, part: &[u8]) -> Result<(), PackError> {
        self.length += part.len();
        self.compress(part, FlushCompress::None)
    }

    /// Ends the value.
    pub fn finish(&mut self) -> Result<Packed, PackError> {
        self.compress(&[], FlushCompress::Sync)?;
        Ok(Packed { bytes: std::mem::take(&mut self.packed), length: std::mem::take(&mut self.length) })
    }

    fn compress(&mut self, mut part: &[u8], flush: FlushCompress) -> Result<(), PackError> {
        loop {
            self.packed.reserve(STEP);
            let before = self.deflate.total_in();
            self.deflate.compress_vec(part, &mut self.packed, flush)?;
            let taken = usize::try_from(self.deflate.total_in() - before).unwrap_or(part.len());
            part = part.get(taken..).unwrap_or_default();
            if part.is_empty() && self.packed.len() < self.packed.capacity() {
                return Ok(());
            }
        }
    }
}

impl Default for Packer {
    fn default() -> Self {
        Self::new()
    }
}

impl Packed {
    /// Bytes that it takes while it waits.
    pub const fn size(&self) -> usize {
        self.bytes.len()
    }
}

/// The pieces of one batch that wait, first come first served. `S` is what is held for each of them while it waits.
pub struct Waiting<S> {
    pieces: VecDeque<Entry<S>>,
    blocks: Blocks,
    inflate: Decompress,
}

enum Entry<S> {
    AsItIs(Piece),
    Packed { size: usize, length: usize, begins: Spot, _held: Option<S> },
}

impl<S> Waiting<S> {
    pub fn new() -> Self {
        Self { pieces: VecDeque::new(), blocks: Blocks::default(), inflate: Decompress::new(false) }
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Bytes that wait.
    pub const fn bytes(&self) -> usize {
        self.blocks.length
    }

    /// Adds a piece as it is: a small one, or one that somebody waits for.
    pub fn pass(&mut self, piece: Piece) {
        self.pieces.push_back(Entry::AsItIs(piece));
    }

    /// Adds what the one packer of this batch has compressed last, and where it begins.
    pub fn add(&mut self, packed: &Packed, begins: Spot, held: Option<S>) {
        self.blocks.push(&packed.bytes);
        self.pieces.push_back(Entry::Packed { size: packed.size(), length: packed.length, begins, _held: held });
    }

    /// The piece that came first of those that wait.
    pub fn take(&mut self) -> Option<Result<Piece, PackError>> {
        Some(match self.pieces.pop_front()? {
            Entry::AsItIs(piece) => Ok(piece),
            Entry::Packed { size, length, begins, _held } => {
                self.unpack(size, length).map(|value| Piece::Value(value, begins))
            }
        })
    }

    fn unpack(&mut self, size: usize, length: usize) -> Result<Vec<u8>, PackError> {
        let mut value = Vec::with_capacity(length + BEYOND);
        let mut left = size;
        while left > 0 {
            let part = self.blocks.first(left);
            let before = self.inflate.total_in();
            self.inflate.decompress_vec(part, &mut value, FlushDecompress::Sync)?;
            let taken = usize::try_from(self.inflate.total_in() - before).unwrap_or_default();
            if taken == 0 {
                return Err(PackError::Length);
            }
            self.blocks.drop_first(taken);
            left = left.saturating_sub(taken);
        }
        if value.len() == length { Ok(value) } else { Err(PackError::Length) }
    }
}

impl<S> Default for Waiting<S> {
    fn default() -> Self {
        Self::new()
    }
}

/// Bytes in blocks of one size: none moves when more come, and each goes as soon as it has been read.
#[derive(Default)]
struct Blocks {
    blocks: VecDeque<Vec<u8>>,
    /// Bytes of the first block that have been read.
    read: usize,
    length: usize,
}

const BLOCK: usize = 64 * 1024;

impl Blocks {
    fn push(&mut self, mut bytes: &[u8]) {
        self.length += bytes.len();
        while !bytes.is_empty() {
            let room = self.blocks.back().map_or(0, |block| BLOCK - block.len());
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            match self.blocks.back_mut() {
                Some(block) if room > 0 => block.extend_from_slice(now),
                _ => self.blocks.push_back(Vec::with_capacity(BLOCK)),
            }
            bytes = later;
        }
    }

    /// The first bytes, at most so many; fewer where a block ends.
    fn first(&self, most: usize) -> &[u8] {
        let unread = self.blocks.front().and_then(|block| block.get(self.read..)).unwrap_or_default();
        unread.get(..most).unwrap_or(unread)
    }

    /// Forgets the first bytes, no more than `first` gave.
    fn drop_first(&mut self, count: usize) {
        self.length = self.length.saturating_sub(count);
        self.read += count;
        if self.blocks.front().is_some_and(|block| block.len() <= self.read) {
            self.blocks.pop_front();
            self.read = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use proptest::prelude::*;

    use super::*;

    fn packed(packer: &mut Packer, value: &[u8]) -> Packed {
        for part in value.chunks(1_000) {
            packer.take(part).expect("compressed");
        }
        packer.finish().expect("compressed")
    }

    fn value(waiting: &mut Waiting<Rc<()>>) -> Vec<u8> {
        match waiting.take().expect("a piece").expect("read back") {
            Piece::Value(value, _) => value,
            other => panic!("{other:?}"),
        }
    }

    /// A dossier whose words are its own.
    fn dossier(number: u32, words: u32) -> Vec<u8> {
        let word = |place: u32| format!("{:x}", number.wrapping_mul(2_654_435_761).wrapping_add(place * 40_503));
        let fields = (0..words).map(|place| format!("\"omschrijving\":\"{}\",\"datum\":\"2025-06-20\"", word(place)));
        format!("{{{}}}", fields.collect::<Vec<_>>().join(",")).into_bytes()
    }

    #[test]
    fn what_waits_comes_back_as_it_was_and_in_its_order() {
        let (mut packer, mut waiting) = (Packer::new(), Waiting::new());
        let held = Rc::new(());
        let dossiers: Vec<Vec<u8>> = (0..50).map(|number| dossier(number, number * 40)).collect();
        waiting.pass(Piece::Value(b"voor".to_vec(), Spot::BEGIN));
        for dossier in &dossiers {
            waiting.add(&packed(&mut packer, dossier), Spot::BEGIN, Some(Rc::clone(&held)));
        }
        waiting.pass(Piece::TooLong { limit: 9 });
        assert_eq!(value(&mut waiting), b"voor");
        for (number, dossier) in dossiers.iter().enumerate() {
            assert_eq!(Rc::strong_count(&held), 51 - number, "one that was taken holds nothing");
            assert!(value(&mut waiting) == *dossier, "dossier {number}");
        }
        assert_eq!(waiting.take().and_then(Result::ok), Some(Piece::TooLong { limit: 9 }));
        assert!(waiting.take().is_none());
        assert_eq!((waiting.bytes(), waiting.blocks.blocks.len()), (0, 0), "nothing is kept");
    }

    #[test]
    fn items_are_taken_while_others_come() {
        let (mut packer, mut waiting) = (Packer::new(), Waiting::new());
        for round in 0..30 {
            for number in 0..3 {
                waiting.add(&packed(&mut packer, &dossier(round + number, 500)), Spot::BEGIN, None);
            }
            for number in 0..3 {
                assert!(value(&mut waiting) == dossier(round + number, 500), "round {round}");
            }
        }
    }

    #[test]
    fn dossiers_that_resemble_each_other_take_little() {
        let (mut packer, mut waiting) = (Packer::new(), Waiting::<()>::new());
        let mut raw = 0;
        for number in 0..200 {
            let dossier = dossier(number, 60);
            raw += dossier.len();
            waiting.add(&packed(&mut packer, &dossier), Spot::BEGIN, None);
        }
        assert!(waiting.bytes() * 5 < raw, "{raw} bytes became {}", waiting.bytes());
    }

    #[test]
    fn what_cannot_be_compressed_hardly_grows() {
        let mut seed = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        })
        .take(1_000_000)
        .collect();
        let (mut packer, mut waiting) = (Packer::new(), Waiting::new());
        let packed = packed(&mut packer, &noise);
        assert!(packed.size() < noise.len() + noise.len() / 100, "{}", packed.size());
        waiting.add(&packed, Spot::BEGIN, None);
        assert!(value(&mut waiting) == noise);
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(values in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..3_000), 0..20)) {
            let (mut packer, mut waiting) = (Packer::new(), Waiting::new());
            for bytes in &values {
                waiting.add(&packed(&mut packer, bytes), Spot::BEGIN, None);
            }
            for bytes in &values {
                prop_assert_eq!(&value(&mut waiting), bytes);
            }
        }
    }
}
