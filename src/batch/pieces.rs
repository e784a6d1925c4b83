//! Cuts a stream of bytes into the values of a batch, one at a time, and never holds more than one of them.
//!
//! The first character tells the form: a JSON list, or else values one after the other, on a line each (NDJSON) or laid
//! out over several. Values are not parsed here, so one that is no JSON is a piece like any other. In a list only JSON
//! itself says where a value ends: a value that lacks a bracket or a quotation mark takes what follows with it. Outside
//! a list it does not, where the next one begins on a line of its own.

use super::level::Level;
use super::outline::{Outline, Step};
use crate::wire::{self, Spot};

/// How much of a batch is taken.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of one value.
    pub line: usize,
    /// Number of values.
    pub items: usize,
    /// Bytes of all together.
    pub total: u64,
}

/// A value of a batch, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As it was sent, with the place after which it begins.
    Value(Vec<u8>, Spot),
    /// A value over the limit; its bytes were passed over.
    TooLong { limit: usize },
    /// A comma too many, and where it stands in the batch.
    Comma(Spot),
    /// The last piece: what follows is not read.
    Stop(Stop),
}

/// Why the rest of a batch is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The list ends without its closing bracket.
    Unclosed,
    /// Something stands behind the closing bracket.
    AfterList,
    /// More values than the limit.
    TooMany { limit: usize },
    /// More bytes than the limit.
    TooLarge { limit: u64 },
    /// All of it is of another form, such as UTF-16 or gzip: its values would be cut anywhere. What it is, and what to do.
    NoJson { what: &'static str },
}

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
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { line: 20, items: 5, total: 1_000 };

    /// The pieces of a text, values as text, fed in chunks of one size.
    fn pieces(text: &str, size: usize, limits: Limits) -> Vec<Result<String, Piece>> {
        let mut splitter = Splitter::new(limits);
        let mut found = Vec::new();
        let mut take = |splitter: &mut Splitter<Vec<u8>>| {
            while let Some(piece) = splitter.next_piece() {
                found.push(match piece {
                    Piece::Value(value, _) => Ok(String::from_utf8(value).expect("UTF-8").trim().to_owned()),
                    other => Err(other),
                });
            }
        };
        for chunk in text.as_bytes().chunks(size) {
            splitter.feed(chunk.to_vec());
            take(&mut splitter);
        }
        splitter.end();
        take(&mut splitter);
        found
    }

    /// Checks the pieces of a text, however it is cut into chunks.
    fn check(text: &str, expected: &[Result<&str, Piece>]) {
        let expected: Vec<Result<String, Piece>> =
            expected.iter().map(|piece| piece.clone().map(str::to_owned)).collect();
        for size in [1, 2, 3, 7, 1_000] {
            assert_eq!(pieces(text, size, LIMITS), expected, "{text:?} in chunks of {size}");
        }
    }

    #[test]
    fn a_line_is_a_value() {
        check("{\"a\":1}\r\n\n  \n{\"b\":2}\n", &[Ok("{\"a\":1}"), Ok("{\"b\":2}")]);
        check("{\"a\":1}\n{\"b\":2}", &[Ok("{\"a\":1}"), Ok("{\"b\":2}")]);
        check("\u{feff}nonsense\n{}", &[Ok("nonsense"), Ok("{}")]);
    }

    #[test]
    fn values_follow_each_other_in_any_layout() {
        check("{\"a\":\n {\n}\n}\n{\"b\":2}\r\n\r\n{\n}", &[Ok("{\"a\":\n {\n}\n}"), Ok("{\"b\":2}"), Ok("{\n}")]);
        check("{\"a\":1}{\"}\":2} {}", &[Ok("{\"a\":1}"), Ok("{\"}\":2}"), Ok("{}")]);
        check("{\"a\":[\n{},\n{}\n]}\n1", &[Ok("{\"a\":[\n{},\n{}\n]}"), Ok("1")]);
    }

    #[test]
    fn a_value_knows_where_it_begins() {
        for (text, expected) in [
            ("{}\n {}\r\n\r\nx\n", vec![(1, 0), (2, 1), (4, 0)]),
            ("{\n}{}", vec![(1, 0), (2, 1)]),
            ("\u{feff} [{\"é\":1},{},\n {}]", vec![(1, 2), (1, 10), (1, 13)]),
            ("[1,,2]", vec![(1, 1), (1, 4)]),
            ("{\"a\": 1,\n{}", vec![(1, 0), (2, 0)]),
        ] {
            for size in [1, 2, 3, 1_000] {
                let mut splitter = Splitter::new(Limits { line: 100, ..LIMITS });
                let mut found = Vec::new();
                for chunk in text.as_bytes().chunks(size) {
                    splitter.feed(chunk);
                    found.extend(std::iter::from_fn(|| splitter.next_piece()));
                }
                splitter.end();
                found.extend(std::iter::from_fn(|| splitter.next_piece()));
                let begin = |piece: &Piece| match piece {
                    Piece::Value(_, Spot { line, character }) => Some((*line, *character)),
                    _ => None,
                };
                let begins: Vec<(usize, usize)> = found.iter().filter_map(begin).collect();
                assert_eq!(begins, expected, "{text:?} in chunks of {size}");
            }
        }
    }

    #[test]
    fn an_object_that_stays_open_takes_no_other_along() {
        check("{\"a\": 1, \n{\"b\":2}", &[Ok("{\"a\": 1,"), Ok("{\"b\":2}")]);
        check("{\"a\": {}\n{\"b\":2}", &[Ok("{\"a\": {}"), Ok("{\"b\":2}")]);
        check("{\"a\": \"x\n{\"b\":2}", &[Ok("{\"a\": \"x"), Ok("{\"b\":2}")]);
        check("{\"a\": 1}}\n{\"b\":2}", &[Ok("{\"a\": 1}"), Ok("}"), Ok("{\"b\":2}")]);
    }

    #[test]
    fn an_element_of_a_list_is_a_value() {
        check(" [ {\"a\":[1,2]} ,\n{\"b\":\"],\\\"}\"}\n]\n ", &[Ok("{\"a\":[1,2]}"), Ok("{\"b\":\"],\\\"}\"}")]);
        check("[\"\\\\\",1]", &[Ok("\"\\\\\""), Ok("1")]);
        check("[{}{},3]", &[Ok("{}{}"), Ok("3")]);
    }

    #[test]
    fn a_comma_too_many_is_told_once_with_its_place() {
        let comma = |line: usize, character: usize| Err(Piece::Comma(Spot { line, character }));
        check("[1,,2,]", &[Ok("1"), comma(1, 4), Ok("2"), comma(1, 6)]);
        check("\u{feff}[\n\"é\" ,\n ]", &[Ok("\"é\""), comma(2, 5)]);
        check("[,1]", &[comma(1, 2), Ok("1")]);
        check("[,]", &[comma(1, 2)]);
        check("[1,,]", &[Ok("1"), comma(1, 4)]);
        check("{},\n{}\n ,\n", &[Ok("{}"), comma(1, 3), Ok("{}"), comma(3, 2)]);
        check("{}\n,", &[Ok("{}"), comma(2, 1)]);
        check("{},{}", &[Ok("{}"), Ok(",{}")]);
    }

    #[test]
    fn nothing_is_no_piece() {
        check("", &[]);
        check(" \n\n", &[]);
        check("[]", &[]);
        check(" [ \n ] ", &[]);
    }

    #[test]
    fn a_list_that_is_not_closed_or_goes_on_says_so() {
        check("[1,{\"a\"", &[Ok("1"), Ok("{\"a\""), Err(Piece::Stop(Stop::Unclosed))]);
        check("[1,", &[Ok("1"), Err(Piece::Stop(Stop::Unclosed))]);
        check("[1] 2 3", &[Ok("1"), Err(Piece::Stop(Stop::AfterList))]);
    }

    #[test]
    fn a_value_over_the_limit_is_passed_over_and_the_rest_comes() {
        let long = "x".repeat(21);
        check(&format!("1\n{long}\n2"), &[Ok("1"), Err(Piece::TooLong { limit: 20 }), Ok("2")]);
        check(&format!("[1,\"{long}\",2]"), &[Ok("1"), Err(Piece::TooLong { limit: 20 }), Ok("2")]);
        check(&format!("1\n{long}"), &[Ok("1"), Err(Piece::TooLong { limit: 20 })]);
    }

    /// Whether all of it is told to be of another form, once, however it is cut into chunks.
    fn is_of_another_form(bytes: &[u8], form: &str) {
        for size in [1, 2, 3, 1_000] {
            let mut splitter = Splitter::new(LIMITS);
            let mut found = Vec::new();
            for chunk in bytes.chunks(size) {
                if !splitter.is_done() {
                    splitter.feed(chunk.to_vec());
                    found.extend(std::iter::from_fn(|| splitter.next_piece()));
                }
            }
            let [Piece::Stop(Stop::NoJson { what })] = found.as_slice() else {
                unreachable!("{bytes:?} in chunks of {size}: {found:?}")
            };
            assert!(what.contains(form) && splitter.is_done(), "{bytes:?}: {what}");
        }
    }

    #[test]
    fn utf_16_is_told_once() {
        for text in ["{\"a\":1}\n{\"b\":2}\n", "\u{feff}{\"a\":1}\n", "[{\"a\":1},\n{}]", "\r\n [1]", "\"a\""] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            is_of_another_form(&little, "UTF-16");
            is_of_another_form(&big, "UTF-16");
        }
    }

    #[test]
    fn what_is_packed_or_a_document_is_told_once() {
        is_of_another_form(b"\x1f\x8b\x08\0\n\n1\n2\n", "gzip");
        is_of_another_form(b"\x28\xb5\x2f\xfd\n\n1\n2\n", "zstd");
        is_of_another_form(b"x\x9c\n\n1\n2\n", "deflate");
        is_of_another_form(b"PK\x03\x04\n\n\n", "zip");
        is_of_another_form(b"%PDF-1.7\n%\n", "PDF");
        is_of_another_form(b"<?xml version=\"1.0\"?>\n<a/>\n", "XML");
    }

    #[test]
    fn too_many_values_and_too_many_bytes_stop_the_reading() {
        check(
            "1\n2\n3\n4\n5\n6\n7\n",
            &[Ok("1"), Ok("2"), Ok("3"), Ok("4"), Ok("5"), Err(Piece::Stop(Stop::TooMany { limit: 5 }))],
        );
        let stop = Piece::Stop(Stop::TooLarge { limit: 4 });
        let found = pieces("1\n2\n3\n", 2, Limits { total: 4, ..LIMITS });
        assert_eq!(found, [Ok("1".to_owned()), Ok("2".to_owned()), Err(stop)]);
    }
}
