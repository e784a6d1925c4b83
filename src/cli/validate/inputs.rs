//! What was typed to be judged: trajectories, workbooks, and folders, lists and streams of them.

use std::path::{Path, PathBuf};

use crate::batch::{Limits, Piece, Splitter, field_names};
use crate::cli::batch::Source;
use crate::cli::streams::{read, unreadable};
use crate::cli::talk::shown;
use crate::cli::workbook::{is_csv_folder, is_workbook, mistaken};

/// What is read from one place.
pub enum Input {
    /// A workbook, which is read with its pictures.
    Workbook,
    /// One trajectory, or one item of a batch.
    One(Vec<u8>),
    /// The pieces of a list or a stream.
    Several(Vec<Piece>),
}

/// Every file that is to be read, those of a folder by name; the error is a sentence.
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() || is_csv_folder(path) {
            files.push(path.clone());
        } else if let Source::Files(found) = Source::open(path)? {
            files.extend(found);
        }
    }
    Ok(files)
}

/// What stands in a file; the error is a sentence.
pub fn of(path: &Path) -> Result<Input, String> {
    if let Some(sentence) = mistaken(path) {
        return Err(sentence);
    }
    if is_workbook(path) || is_csv_folder(path) {
        return Ok(Input::Workbook);
    }
    read(path).map(cut).map_err(|error| unreadable(path, &error))
}

/// What a file is called among others.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "standaardinvoer".to_owned() } else { shown(path) }
}

/// The pieces of a list or a stream of objects; anything else is one value, sound or not.
fn cut(body: Vec<u8>) -> Input {
    let pieces = pieces(&body);
    let is_object = |piece: &Piece| match piece {
        Piece::Value(value, _) => value.trim_ascii_start().starts_with(b"{"),
        Piece::TooLong { .. } | Piece::Comma(_) | Piece::Stop(_) => false,
    };
    let is_sound = |piece: &Piece| matches!(piece, Piece::Value(value, _) if !field_names(value).is_empty());
    let is_list = first_sign(&body) == Some(b'[');
    let is_stream = pieces.first().is_some_and(is_sound) && pieces.iter().skip(1).any(is_object);
    if is_stream || (is_list && pieces.first().is_some_and(is_object)) {
        Input::Several(pieces)
    } else {
        Input::One(body)
    }
}

fn pieces(body: &[u8]) -> Vec<Piece> {
    let limits = Limits { line: usize::MAX, items: usize::MAX, total: u64::MAX };
    let mut splitter = Splitter::new(limits);
    splitter.feed(body);
    let mut pieces: Vec<Piece> = std::iter::from_fn(|| splitter.next_piece()).collect();
    splitter.end();
    pieces.extend(std::iter::from_fn(|| splitter.next_piece()));
    pieces
}

/// The first byte that is no white space and no mark of a byte order.
fn first_sign(body: &[u8]) -> Option<u8> {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii_start().first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn several(body: &str) -> Option<usize> {
        match cut(body.as_bytes().to_vec()) {
            Input::Several(pieces) => Some(pieces.len()),
            Input::One(_) | Input::Workbook => None,
        }
    }

    #[test]
    fn lists_and_streams_are_cut_and_one_value_is_not() {
        assert_eq!(several("{\"a\":1}\n{\"a\":2}\n"), Some(2));
        assert_eq!(several("\u{feff}[{\"a\":1},\n{\"a\":2}]"), Some(2));
        assert_eq!(several("[{\"a\":1}]"), Some(1));
        for one in ["{\n \"a\": 1\n}\n", "", "{", "[]", "[2024, 2, 5]", "{\"a\":1} en nog iets", "geen JSON"] {
            assert_eq!(several(one), None, "{one}");
        }
    }
}
