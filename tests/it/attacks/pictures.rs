//! PNG and JPEG logos that are larger inside than outside. The PNG is written here, chunk by chunk, since no encoder
//! writes what is wrong.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat};

use super::{Attack, Expected, MADE_OR_NO_LOGO, NO_LOGO};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// A match of deflate repeats at most this many bytes.
const LONGEST_MATCH: usize = 258;

fn picture(name: &str, expected: Expected, make: impl Fn() -> Vec<u8> + Send + Sync + 'static) -> Attack {
    Attack::logo(format!("picture: {name}"), expected, make)
}

// The parts of a PNG.

/// A chunk: length, name, data, checksum.
fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("a chunk of less than 4 GB");
    let named = [&name[..], data].concat();
    let checksum = crc32(&named);
    [&length.to_be_bytes()[..], &named, &checksum.to_be_bytes()].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    };
    !bytes.iter().fold(u32::MAX, step)
}

/// `IHDR` of a picture without interlacing.
fn header(width: u32, height: u32, depth: u8, colour: u8) -> Vec<u8> {
    let data = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, colour, 0, 0, 0]].concat();
    chunk(b"IHDR", &data)
}

/// Bits, the lowest of each byte first, as deflate wants them.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: usize,
}

impl Bits {
    /// The lowest `count` bits of a number.
    fn number(&mut self, number: usize, count: usize) {
        for bit in 0..count {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut().filter(|_| (number >> bit) & 1 == 1) {
                *last |= 1 << (self.used % 8);
            }
            self.used += 1;
        }
    }

    /// A code of Huffman, its first bit first.
    fn code(&mut self, code: &str) {
        code.bytes().for_each(|bit| self.number(usize::from(bit == b'1'), 1));
    }
}

/// So many bytes of zero as zlib: one block with codes of its own, in which 258 bytes take two bits. 400 MB are 388 kB.
pub fn zlib_of_zeros(bytes: usize) -> Vec<u8> {
    assert!(bytes > 0, "at least one byte stands there for the others to repeat");
    let (literals, matches) = (1 + (bytes - 1) % LONGEST_MATCH, (bytes - 1) / LONGEST_MATCH);
    let mut bits = Bits { bytes: vec![0x78, 0xda], used: 16 };
    // The last block, with codes of its own: 286 for letters and lengths, 1 for distances, 18 for the codes themselves.
    bits.number(1, 1);
    bits.number(2, 2);
    bits.number(286 - 257, 5);
    bits.number(0, 5);
    bits.number(18 - 4, 4);
    // Lengths of the codes for lengths, in the order of deflate: only 18 (a run of zeros), 2 and 1 occur.
    for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1] {
        bits.number(
            match symbol {
                18 => 1,
                1 | 2 => 2,
                _ => 0,
            },
            3,
        );
    }
    // Letter 0 and the end (256) take two bits, the longest match (285) one, its distance of one byte one.
    let (run, one, two) = ("0", "10", "11");
    bits.code(two);
    for zeros in [138, 117] {
        bits.code(run);
        bits.number(zeros - 11, 7);
    }
    bits.code(two);
    bits.code(run);
    bits.number(28 - 11, 7);
    bits.code(one);
    bits.code(one);
    (0..literals).for_each(|_| bits.code("10"));
    (0..matches).for_each(|_| bits.code("00"));
    bits.code("11");
    // Adler-32 of zeros: the first sum stays 1, the second counts.
    let counted = u32::try_from(bytes % 65_521).expect("less than its modulus");
    let sum = (counted << 16) | 1;
    [bits.bytes, sum.to_be_bytes().to_vec()].concat()
}

/// Bytes as zlib that packs nothing.
fn zlib_stored(bytes: &[u8]) -> Vec<u8> {
    let mut packed = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(65_535).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).expect("a block of less than 64 kB");
        packed.push(u8::from(blocks.peek().is_none()));
        packed.extend(length.to_le_bytes());
        packed.extend((!length).to_le_bytes());
        packed.extend_from_slice(block);
    }
    let (one, two) = bytes.iter().fold((1_u32, 0_u32), |(one, two), byte| {
        let one = (one + u32::from(*byte)) % 65_521;
        (one, (one + two) % 65_521)
    });
    packed.extend(((two << 16) | one).to_be_bytes());
    packed
}

/// Bytes that the rows of a picture take before they are packed.
fn rows(width: u32, height: u32, depth: u8, colour: u8) -> usize {
    let samples: u64 = match colour {
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 1,
    };
    let bits = u64::from(width) * samples * u64::from(depth);
    usize::try_from((1 + bits.div_ceil(8)) * u64::from(height)).expect("a size of this machine")
}

/// A PNG with these chunks between its header and its picture of zeros.
fn png(width: u32, height: u32, depth: u8, colour: u8, between: &[u8]) -> Vec<u8> {
    let pixels = chunk(b"IDAT", &zlib_of_zeros(rows(width, height, depth, colour)));
    [SIGNATURE, &header(width, height, depth, colour), between, &pixels, &chunk(b"IEND", &[])].concat()
}

/// A small picture with these chunks before its pixels.
fn small(between: &[u8]) -> Vec<u8> {
    png(90, 45, 8, 6, between)
}

/// A whole picture of one colour. 30,000 × 30,000 of one bit are 110 kB. Right: 400 by its header.
pub fn of_zeros(width: u32, height: u32, depth: u8, colour: u8) -> Vec<u8> {
    png(width, height, depth, colour, &[])
}

/// A colour profile that inflates to so many bytes, behind a text of this size. 400 MB behind 6 kB: today 200 with 1.1 GB
/// of memory, since the profile is looked for in the first 4,096 bytes (H2). Right: a document without the profile or 400.
pub fn profile_behind_text(text: usize, profile: usize) -> Vec<u8> {
    let text = chunk(b"tEXt", &[b"Comment\0", "x".repeat(text).as_bytes()].concat());
    small(&[text, compressed_chunk(b"iCCP", b"profiel\0\0", profile)].concat())
}

/// A chunk that holds so many packed zeros behind its own head.
fn compressed_chunk(name: &[u8; 4], head: &[u8], bytes: usize) -> Vec<u8> {
    chunk(name, &[head, &zlib_of_zeros(bytes)].concat())
}

/// A picture whose pixels inflate to far more than it has. Sister of H2.
pub fn pixels_without_end(bytes: usize) -> Vec<u8> {
    [SIGNATURE, &header(90, 45, 8, 6), &chunk(b"IDAT", &zlib_of_zeros(bytes)), &chunk(b"IEND", &[])].concat()
}

/// An animation of so many frames of 90 by 45.
pub fn animation(frames: u32, fill: usize) -> Vec<u8> {
    let mut bytes = [SIGNATURE, &header(90, 45, 8, 6)].concat();
    bytes.extend(chunk(b"acTL", &[frames.to_be_bytes(), [0; 4]].concat()));
    let control = |number: u32| {
        let sizes = [number, 90, 45, 0, 0].map(u32::to_be_bytes).concat();
        chunk(b"fcTL", &[&sizes[..], &[0, 1, 0, 1, 0, 0]].concat())
    };
    bytes.extend(control(0));
    bytes.extend(chunk(b"IDAT", &zlib_of_zeros(rows(90, 45, 8, 6))));
    for frame in 1..frames {
        bytes.extend(control(2 * frame - 1));
        bytes.extend(chunk(b"fdAT", &[&(2 * frame).to_be_bytes()[..], &zlib_of_zeros(fill)].concat()));
    }
    bytes.extend(chunk(b"IEND", &[]));
    bytes
}

/// A JPEG of one colour.
fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = DynamicImage::new_rgb8(width, height);
    picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg).expect("written");
    bytes
}

/// A JPEG that says it is larger than what follows. Today 200 with a grey picture (LOW). Right: 400, or a picture
/// in no more time and memory than its header allows.
pub fn jpeg_of_less_than_it_says(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = jpeg(64, 64);
    let frame = bytes.windows(2).position(|two| two == b"\xff\xc0").expect("a frame");
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// A JPEG with so many segments of this kind before its frame.
fn jpeg_with_segments(marker: u8, data: &[u8], count: usize) -> Vec<u8> {
    let bytes = jpeg(64, 64);
    let length = u16::try_from(data.len() + 2).expect("a segment of less than 64 kB");
    let segment = [&[0xff, marker][..], &length.to_be_bytes(), data].concat();
    [&bytes[..2], &segment.repeat(count), &bytes[2..]].concat()
}

/// What stands between the header and the pixels, or instead of them.
pub fn chunks() -> Vec<Attack> {
    const MB: usize = 1_000_000;
    let either = MADE_OR_NO_LOGO;
    vec![
        picture("a profile of 390 MB behind a text", either, || profile_behind_text(6_000, 390 * MB)),
        picture("a profile of 390 MB at once", either, || profile_behind_text(1, 390 * MB)),
        picture("a profile of 390 MB at the edge of what is looked at", either, || {
            profile_behind_text(4_040, 390 * MB)
        }),
        picture("a text of 390 MB", either, || small(&compressed_chunk(b"zTXt", b"Comment\0\0", 390 * MB))),
        picture("an international text of 390 MB", either, || {
            small(&compressed_chunk(b"iTXt", b"Comment\0\x01\0\0\0", 390 * MB))
        }),
        picture("four profiles of 90 MB", either, || {
            small(&compressed_chunk(b"iCCP", b"profiel\0\0", 90 * MB).repeat(4))
        }),
        picture("pixels of 390 MB", either, || pixels_without_end(390 * MB)),
        picture("30,000 empty chunks", either, || small(&chunk(b"prVt", &[]).repeat(30_000))),
        picture("30,000 empty pieces of pixels", either, || small(&chunk(b"IDAT", &[]).repeat(30_000))),
        picture("28,000 texts", either, || small(&chunk(b"tEXt", b"a\0").repeat(28_000))),
        picture("an EXIF of 390 kB", either, || {
            small(&chunk(b"eXIf", &[b"II*\0\x08\0\0\0".as_slice(), &[255; 390_000]].concat()))
        }),
        picture("an animation of 2,000 frames", either, || animation(2_000, rows(90, 45, 8, 6))),
        picture("an animation whose frames inflate", either, || animation(20, 10 * MB)),
        picture("an animation that says it has 4e9 frames", either, || {
            small(&chunk(b"acTL", &[u32::MAX.to_be_bytes(), [0; 4]].concat()))
        }),
        picture("a chunk of 4 GB by its own word", NO_LOGO, || {
            [SIGNATURE, &header(90, 45, 8, 6), b"\xff\xff\xff\xffIDAT", &[0; 99]].concat()
        }),
        picture("a wrong checksum", NO_LOGO, || {
            let mut bytes = small(&[]);
            bytes[29] ^= 1;
            bytes
        }),
        picture("a header twice", either, || small(&header(30_000, 30_000, 8, 6))),
        picture("no pixels", NO_LOGO, || [SIGNATURE, &header(90, 45, 8, 6), &chunk(b"IEND", &[])].concat()),
        picture("half of its pixels", NO_LOGO, || {
            let bytes = pixels_without_end(rows(90, 22, 8, 6));
            bytes[..bytes.len() - 12].to_vec()
        }),
        picture("a palette that is not there", NO_LOGO, || of_zeros(90, 45, 8, 3)),
        picture("a colour that does not exist", NO_LOGO, || of_zeros(90, 45, 8, 5)),
        picture("pixels that are not packed", either, || {
            let pixels = chunk(b"IDAT", &zlib_stored(&vec![0; rows(300, 150, 8, 6)]));
            [SIGNATURE, &header(300, 150, 8, 6), &pixels, &chunk(b"IEND", &[])].concat()
        }),
    ]
}

/// What the header says, true or not.
pub fn sizes() -> Vec<Attack> {
    let either = MADE_OR_NO_LOGO;
    vec![
        picture("30,000 × 30,000", NO_LOGO, || of_zeros(30_000, 30_000, 1, 0)),
        picture("2,147,483,647 × 2,147,483,647 by its own word", NO_LOGO, || {
            [
                SIGNATURE,
                &header(0x7fff_ffff, 0x7fff_ffff, 16, 6),
                &chunk(b"IDAT", &zlib_of_zeros(99)),
                &chunk(b"IEND", &[]),
            ]
            .concat()
        }),
        picture("4,001 × 300", NO_LOGO, || of_zeros(4_001, 300, 8, 2)),
        picture("3,000 × 2,000", NO_LOGO, || of_zeros(3_000, 2_000, 8, 2)),
        picture("4,000 × 1,000 of 64 bits", either, || of_zeros(4_000, 1_000, 16, 6)),
        picture("2,000 × 2,000 of 64 bits", either, || of_zeros(2_000, 2_000, 16, 6)),
        picture("0 × 0", NO_LOGO, || [SIGNATURE, &header(0, 0, 8, 6), &chunk(b"IEND", &[])].concat()),
        picture("1 × 4,000", NO_LOGO, || of_zeros(1, 4_000, 8, 2)),
        picture("a JPEG of less than it says", either, || jpeg_of_less_than_it_says(2_000, 1_900)),
        picture("a JPEG of 65,535 × 65,535 by its own word", NO_LOGO, || jpeg_of_less_than_it_says(65_535, 65_535)),
        picture("a JPEG of 0 × 0", NO_LOGO, || jpeg_of_less_than_it_says(0, 0)),
        picture("a JPEG that breaks off", either, || {
            let bytes = jpeg(640, 320);
            bytes[..bytes.len() / 2].to_vec()
        }),
        picture("a JPEG of 90,000 comments", either, || jpeg_with_segments(0xfe, &[], 90_000)),
        picture("a JPEG of 5,000 tables", either, || {
            jpeg_with_segments(0xdb, &[&[0_u8][..], &[1; 64]].concat(), 5_000)
        }),
        picture("a JPEG with profiles in 250 pieces", either, || {
            jpeg_with_segments(0xe2, &[b"ICC_PROFILE\0\x01\xff".as_slice(), &[7; 1_000]].concat(), 250)
        }),
        picture("a JPEG of headers alone", NO_LOGO, || [&b"\xff\xd8"[..], &b"\xff\xe0\0\x02".repeat(90_000)].concat()),
        picture("a GIF", NO_LOGO, || b"GIF89a\xff\xff\xff\xff\xf7\0\0".to_vec()),
        picture("a WebP", NO_LOGO, || b"RIFF\xff\xff\xff\xffWEBPVP8L\xff\xff\xff\xff\x2f\xff\xff\xff\xff".to_vec()),
        picture("a TIFF", NO_LOGO, || b"II*\0\x08\0\0\0\xff\xff".to_vec()),
        picture("a BMP", NO_LOGO, || [&b"BM\xff\xff\xff\x7f\0\0\0\0\x36\0\0\0\x28\0\0\0"[..], &[0x7f; 40]].concat()),
        picture("zeros", NO_LOGO, || vec![0; 400_000]),
    ]
}
