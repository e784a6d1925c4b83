//! Cuts a stream of bytes into the values of a batch, one at a time, and never holds more than one of them.
//!
//! The first character tells the form: a JSON list, or else values one after the other, on a line each (NDJSON) or laid
//! out over several. Values are not parsed here, so one that is no JSON is a piece like any other. In a list only JSON
//! itself says where a value ends: a value that lacks a bracket or a quotation mark takes what follows with it. Outside
//! a list it does not, where the next one begins on a line of its own.

use super::level::Level;
use super::outline::{Outline, Step};
use super::pieces::{Limits, Piece, Stop};
use crate::wire::{self, Spot};

/// Takes chunks of bytes and gives pieces.
#[derive(Debug)]
pub struct Splitter<C> {
    limits: Limits,
    /// The first bytes of all, by which another form is known.
    head: Vec<u8>,
    form: Form,
    /// What came last; from `position` on it has not been looked at.
    chunk: Option<C>,
    position: usize,
    /// The value so far.
    value: Vec<u8>,
    too_long: bool,
    level: Level,
    stretch: Stretch,
    /// How far has been looked, after what the value begins, and the last comma that stood behind one.
    spot: Spot,
    begins: Spot,
    comma: Option<Spot>,
    values: usize,
    bytes: u64,
    stop: Option<Stop>,
    ended: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Unknown,
    Lines,
    List,
    /// A list, after its closing bracket.
    Closed,
    Done,
}

/// Where the reading is, outside a list.
#[derive(Debug)]
enum Stretch {
    Between,
    /// In an object, which ends where its brackets say.
    Object(Outline),
    /// In something else, which ends with its line.
    Line,
}

const BYTE_ORDER_MARK: [u8; 3] = *b"\xef\xbb\xbf";

impl<C: AsRef<[u8]>> Splitter<C> {
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            head: Vec::with_capacity(wire::SIGNATURE),
            form: Form::Unknown,
            chunk: None,
            position: 0,
            value: Vec::new(),
            too_long: false,
            level: Level::default(),
            stretch: Stretch::Between,
            spot: Spot::BEGIN,
            begins: Spot::BEGIN,
            comma: None,
            values: 0,
            bytes: 0,
            stop: None,
            ended: false,
        }
    }

    /// Takes more bytes, once `next_piece` has answered `None`.
    pub fn feed(&mut self, chunk: C) {
        self.bytes = self.bytes.saturating_add(chunk.as_ref().len() as u64);
        let missing = wire::SIGNATURE.saturating_sub(self.head.len());
        self.head.extend(chunk.as_ref().iter().take(missing));
        let other = if missing > 0 { wire::signature(&self.head) } else { None };
        if let Some(what) = other {
            self.stop = Some(Stop::NoJson { what });
        } else if self.bytes > self.limits.total {
            self.stop = Some(Stop::TooLarge { limit: self.limits.total });
        } else {
            self.chunk = Some(chunk);
            self.position = 0;
        }
    }

    /// No more bytes come: what is left is the last value.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// Whether more bytes would change nothing.
    pub fn is_done(&self) -> bool {
        self.form == Form::Done
    }

    /// The next piece. `None` when more bytes are needed first, and after the last piece.
    pub fn next_piece(&mut self) -> Option<Piece> {
        if self.is_done() {
            return None;
        }
        let mut piece = match self.stop {
            Some(stop) => Piece::Stop(stop),
            None => self.cut()?,
        };
        self.values += 1;
        if self.values > self.limits.items && !matches!(piece, Piece::Stop(_)) {
            piece = Piece::Stop(Stop::TooMany { limit: self.limits.items });
        }
        if matches!(piece, Piece::Stop(_)) {
            self.form = Form::Done;
            self.chunk = None;
            self.value = Vec::new();
        }
        Some(piece)
    }

    fn cut(&mut self) -> Option<Piece> {
        while let Some(chunk) = self.chunk.take() {
            let bytes = chunk.as_ref();
            let (piece, used) = self.scan(&bytes[self.position..]);
            self.position += used;
            if self.position < bytes.len() {
                self.chunk = Some(chunk);
            }
            if piece.is_some() {
                return piece;
            }
        }
        if self.ended { self.last() } else { None }
    }

    /// Looks at bytes up to the end of a value; that value, and how many bytes have been looked at.
    fn scan(&mut self, bytes: &[u8]) -> (Option<Piece>, usize) {
        match self.form {
            Form::Unknown => (None, self.begin(bytes)),
            Form::Lines => self.scan_stretch(bytes),
            Form::List => {
                let level = &mut self.level;
                match bytes.iter().position(|byte| level.is_outside(*byte) && matches!(byte, b',' | b']')) {
                    Some(end) => {
                        self.keep(&bytes[..end]);
                        self.spot.pass(&bytes[..=end]);
                        let piece = self.element(bytes[end] == b']');
                        self.begins = self.spot;
                        (piece, end + 1)
                    }
                    None => {
                        self.keep(bytes);
                        self.spot.pass(bytes);
                        (None, bytes.len())
                    }
                }
            }
            Form::Closed if bytes.iter().all(u8::is_ascii_whitespace) => (None, bytes.len()),
            Form::Closed => (Some(Piece::Stop(Stop::AfterList)), bytes.len()),
            Form::Done => (None, bytes.len()),
        }
    }

    fn scan_stretch(&mut self, bytes: &[u8]) -> (Option<Piece>, usize) {
        // The bytes of the value up to its end, and those that have been looked at.
        let ended = match &mut self.stretch {
            Stretch::Between => {
                let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace());
                let used = start.unwrap_or(bytes.len());
                self.spot.pass(&bytes[..used]);
                self.begins = self.spot;
                match start.map(|start| bytes[start]) {
                    Some(b'{') => self.stretch = Stretch::Object(Outline::default()),
                    Some(_) => {
                        self.stretch = Stretch::Line;
                        self.comma = Some(Spot { character: self.spot.character + 1, ..self.spot });
                    }
                    None => {}
                }
                return (None, used);
            }
            Stretch::Line => bytes.iter().position(|byte| *byte == b'\n').map(|end| (end, end + 1)),
            Stretch::Object(outline) => {
                let mut steps = bytes.iter().map(|byte| outline.take(*byte)).enumerate();
                steps.find_map(|(at, step)| match step {
                    Step::On => None,
                    Step::EndsBefore => Some((at, at)),
                    Step::EndsWith => Some((at + 1, at + 1)),
                })
            }
        };
        let Some((end, used)) = ended else {
            self.keep(bytes);
            self.spot.pass(bytes);
            return (None, bytes.len());
        };
        self.keep(&bytes[..end]);
        self.spot.pass(&bytes[..used]);
        self.stretch = Stretch::Between;
        (Some(self.whole()), used)
    }

    /// Finds the form; how many bytes come before the first value.
    fn begin(&mut self, bytes: &[u8]) -> usize {
        let filler = |byte: &u8| byte.is_ascii_whitespace() || BYTE_ORDER_MARK.contains(byte);
        let used = match bytes.iter().position(|byte| !filler(byte)) {
            None => bytes.len(),
            Some(start) if bytes[start] == b'[' => {
                self.form = Form::List;
                start + 1
            }
            Some(start) => {
                self.form = Form::Lines;
                start
            }
        };
        // A byte order mark is no character to who looks at it.
        bytes[..used].iter().filter(|byte| byte.is_ascii()).for_each(|byte| self.spot.pass(&[*byte]));
        self.begins = self.spot;
        used
    }

    /// The element so far. Where there is none, a comma is one too many: with nothing before it, or, behind the last
    /// value, with nothing after it.
    fn element(&mut self, closes: bool) -> Option<Piece> {
        if closes {
            self.form = Form::Closed;
        }
        let before = self.comma.take();
        if !self.is_blank() {
            self.comma = Some(self.spot);
            return Some(self.whole());
        }
        self.value.clear();
        let stray = if closes { before } else { Some(self.spot) };
        stray.map(Piece::Comma)
    }

    /// What is left at the end of the bytes.
    fn last(&mut self) -> Option<Piece> {
        match self.form {
            Form::Lines | Form::List if !self.is_blank() => Some(self.whole()),
            Form::List => Some(Piece::Stop(Stop::Unclosed)),
            _ => None,
        }
    }

    fn whole(&mut self) -> Piece {
        let value = std::mem::take(&mut self.value);
        if std::mem::take(&mut self.too_long) {
            return Piece::TooLong { limit: self.limits.line };
        }
        match self.comma {
            // Behind a value on a line, where the sender thought of a list.
            Some(spot) if value.trim_ascii() == b"," => Piece::Comma(spot),
            _ => Piece::Value(value, self.begins),
        }
    }

    fn is_blank(&self) -> bool {
        !self.too_long && self.value.iter().all(u8::is_ascii_whitespace)
    }

    fn keep(&mut self, part: &[u8]) {
        if self.too_long {
            return;
        }
        if self.value.len() + part.len() > self.limits.line {
            self.too_long = true;
            self.value = Vec::new();
        } else {
            self.value.extend_from_slice(part);
        }
    }
}

#[cfg(test)]
mod tests;
