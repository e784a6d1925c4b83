//! The words of a page, and where they stand.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object};

use super::strings::{latin, string, utf16};

/// Words that were set in one go: a line, or a part of one in its own face.
#[derive(Debug)]
pub struct Run {
    pub text: String,
    /// Furniture of the page: not content, not read aloud.
    pub artifact: bool,
    pub page: u32,
    /// Where the run begins, in points from the lower left corner of the page.
    pub x: f32,
    pub y: f32,
}

/// What the codes of a face stand for, two bytes each.
type Characters = BTreeMap<Vec<u8>, String>;

/// The ToUnicode map of a face, which is what a reader searches and copies by.
fn characters(document: &Document, face: &Dictionary) -> Characters {
    let Ok(stream) = face.get_deref(b"ToUnicode", document).and_then(Object::as_stream) else {
        return Characters::new();
    };
    let map = latin(&stream.get_plain_content().expect("a ToUnicode map"));
    let mut characters = Characters::new();
    for section in map.split("beginbfchar").skip(1) {
        let section = section.split("endbfchar").next().unwrap_or_default();
        let codes: Vec<Vec<u8>> =
            section.split('<').skip(1).map(|part| hexadecimal(part.split('>').next().unwrap_or_default())).collect();
        for pair in codes.chunks_exact(2) {
            characters.insert(pair[0].clone(), utf16(&pair[1]));
        }
    }
    characters
}

fn hexadecimal(text: &str) -> Vec<u8> {
    (0..text.len() / 2).filter_map(|index| u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()).collect()
}

/// The words of every page, in the order in which they were written: that of reading.
pub fn runs(document: &Document) -> Vec<Run> {
    let mut runs = Vec::new();
    for (page, id) in document.get_pages() {
        let faces = document.get_page_fonts(id).expect("faces");
        let faces: BTreeMap<Vec<u8>, Characters> =
            faces.into_iter().map(|(name, face)| (name, characters(document, face))).collect();
        let content = Content::decode_strict(&document.get_page_content(id)).expect("a page that can be read");
        let mut walk = Walk::new(page, &faces);
        content.operations.iter().for_each(|operation| walk.take(operation));
        runs.append(&mut walk.runs);
    }
    runs
}

/// A transformation of the plane, as six numbers.
type Matrix = [f32; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// The first transformation, followed by the second.
fn product(first: Matrix, second: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = second;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

fn matrix(operands: &[Object]) -> Matrix {
    let mut matrix = IDENTITY;
    for (number, operand) in matrix.iter_mut().zip(operands) {
        *number = operand.as_float().expect("a number");
    }
    matrix
}

/// What a marked stretch of content is.
enum Mark {
    Artifact,
    /// Its text stands in its properties, in the place of its glyphs.
    Replaced,
    Other,
}

/// The state of a page while it is being read.
struct Walk<'a> {
    page: u32,
    faces: &'a BTreeMap<Vec<u8>, Characters>,
    face: Option<&'a Characters>,
    saved: Vec<Matrix>,
    current: Matrix,
    text: Matrix,
    marks: Vec<Mark>,
    line: String,
    place: Option<(f32, f32)>,
    runs: Vec<Run>,
}

impl<'a> Walk<'a> {
    fn new(page: u32, faces: &'a BTreeMap<Vec<u8>, Characters>) -> Self {
        Self {
            page,
            faces,
            face: None,
            saved: vec![],
            current: IDENTITY,
            text: IDENTITY,
            marks: vec![],
            line: String::new(),
            place: None,
            runs: vec![],
        }
    }

    fn take(&mut self, operation: &Operation) {
        let operands = operation.operands.as_slice();
        match operation.operator.as_str() {
            "q" => self.saved.push(self.current),
            "Q" => self.current = self.saved.pop().unwrap_or(IDENTITY),
            "cm" => self.current = product(matrix(operands), self.current),
            "BT" => self.text = IDENTITY,
            "Tm" => self.text = matrix(operands),
            "Tf" => {
                let (faces, name) = (self.faces, operands.first().and_then(|name| name.as_name().ok()));
                self.face = name.and_then(|name| faces.get(name));
            }
            "BMC" | "BDC" => self.mark(operands),
            "EMC" => {
                self.marks.pop();
            }
            "Tj" | "TJ" => operands.iter().for_each(|operand| self.show(operand)),
            "ET" => self.finish(),
            _ => {}
        }
    }

    fn mark(&mut self, operands: &[Object]) {
        let artifact = operands.first().and_then(|tag| tag.as_name().ok()).is_some_and(|tag| tag == b"Artifact");
        let properties = operands.get(1).and_then(|properties| properties.as_dict().ok());
        let replacement = properties.and_then(|entries| entries.get(b"ActualText").ok()).and_then(|t| t.as_str().ok());
        if let Some(replacement) = replacement {
            self.locate();
            self.line.push_str(&string(replacement));
        }
        self.marks.push(match replacement {
            Some(_) => Mark::Replaced,
            None if artifact => Mark::Artifact,
            None => Mark::Other,
        });
    }

    fn show(&mut self, operand: &Object) {
        match operand {
            Object::Array(items) => items.iter().for_each(|item| self.show(item)),
            Object::String(codes, _) if !self.marks.iter().any(|mark| matches!(mark, Mark::Replaced)) => {
                self.locate();
                for code in codes.chunks(2) {
                    let character = self.face.and_then(|face| face.get(code));
                    self.line.push_str(character.map_or("\u{fffd}", String::as_str));
                }
            }
            _ => {}
        }
    }

    /// A run begins where its first glyph stands.
    fn locate(&mut self) {
        let [.., x, y] = product(self.text, self.current);
        self.place.get_or_insert((x, y));
    }

    fn finish(&mut self) {
        if let Some((x, y)) = self.place.take() {
            let artifact = self.marks.iter().any(|mark| matches!(mark, Mark::Artifact));
            self.runs.push(Run { text: std::mem::take(&mut self.line), artifact, page: self.page, x, y });
        }
    }
}
