//! Where the values of a batch come from: the files of a folder, one file, or standard input. One value at a time.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::batch::{Limits, Piece, Results, Splitter};
use crate::cli::streams::{self, unreadable};
use crate::cli::talk::{harmless, say, shown};
use crate::cli::workbook::{is_csv_folder, is_excel_lock, is_other_form, is_workbook, mistaken};
use crate::wire::Spot;

pub enum Source {
    /// Each holds one value, or a list of them.
    Files(Vec<PathBuf>),
    /// A value per line, or a list; standard input when there is no path.
    Stream(Option<PathBuf>),
}

/// What is found in the input.
pub enum Found<'a> {
    Piece(Piece),
    Workbook(&'a Path),
}

const CHUNK: usize = 64 * 1024;
/// Files that are skipped and named.
const NAMED: usize = 5;

impl Source {
    /// Finds out what there is to read; the error is a sentence.
    pub fn open(input: &Path) -> Result<Self, String> {
        if input == Path::new("-") {
            // What is looked at stays where it is: standard input has one buffer for all who read it.
            let is_workbook = io::stdin().lock().fill_buf().is_ok_and(streams::is_workbook);
            return if is_workbook { Err(streams::NO_WORKBOOK.to_owned()) } else { Ok(Self::Stream(None)) };
        }
        if let Some(sentence) = mistaken(input) {
            return Err(sentence);
        }
        let about = |error: io::Error| unreadable(input, &error);
        if !fs::metadata(input).map_err(about)?.is_dir() {
            File::open(input).map_err(about)?;
            let path = input.to_owned();
            let whole = is_json(input) || is_workbook(input);
            return Ok(if whole { Self::Files(vec![path]) } else { Self::Stream(Some(path)) });
        }
        if is_csv_folder(input) {
            return Ok(Self::Files(vec![input.to_owned()]));
        }
        let mut files = Vec::new();
        let mut others: Vec<String> = Vec::new();
        for entry in fs::read_dir(input).map_err(about)? {
            let path = entry.map_err(about)?.path();
            if is_ours(&path) {
                continue;
            }
            let is_one = is_json(&path) || (is_workbook(&path) && !is_other_form(&path));
            if (is_one && path.is_file()) || is_csv_folder(&path) {
                files.push(path);
            } else {
                others.push(harmless(&path.file_name().unwrap_or_default().to_string_lossy()));
            }
        }
        files.sort();
        if files.is_empty() {
            return Err(format!(
                "De map {} bevat geen JSON-bestanden (*.json) of werkboeken (*.xlsx, *.ods).",
                shown(input)
            ));
        }
        if !others.is_empty() {
            let skipped = match others.len() {
                1 => "is 1 bestand of map".to_owned(),
                number => format!("zijn {number} bestanden of mappen"),
            };
            let folder = shown(input);
            others.sort();
            let more = if others.len() > NAMED { " en andere" } else { "" };
            others.truncate(NAMED);
            say(format!(
                "In {folder} {skipped} overgeslagen, omdat alleen JSON-bestanden (*.json) en werkboeken (*.xlsx, *.ods) worden \
                 gelezen: {}{more}.",
                others.join(", ")
            ));
        }
        Ok(Self::Files(files))
    }

    /// Hands over every piece with the name of its file, if there are several, until `take` has had enough. What
    /// cannot be read is handed over as an error, and a workbook by its path.
    pub fn read(&self, limits: Limits, mut take: impl FnMut(Option<&str>, io::Result<Found<'_>>) -> bool) {
        match self {
            Self::Files(files) => {
                for file in files {
                    let name = file.file_name().unwrap_or_default().to_string_lossy();
                    let name = (files.len() > 1).then_some(&*name);
                    if is_workbook(file) || file.is_dir() {
                        if !take(name, Ok(Found::Workbook(file))) {
                            return;
                        }
                        continue;
                    }
                    let read = read_file(file, limits, &mut |piece| take(name, Ok(Found::Piece(piece))));
                    if !read.unwrap_or_else(|error| take(name, Err(error))) {
                        return;
                    }
                }
            }
            Self::Stream(path) => {
                let mut hand_over = |piece| take(None, Ok(Found::Piece(piece)));
                let read = match path {
                    Some(path) => File::open(path).and_then(|file| cut(file, limits, &mut hand_over)),
                    None => cut(io::stdin().lock(), limits, &mut hand_over),
                };
                if let Err(error) = read {
                    take(None, Err(error));
                }
            }
        }
    }

    /// How many values there are, as far as that can be known without using up the input.
    pub fn count(&self, limits: Limits) -> Option<u64> {
        match self {
            Self::Stream(None) => None,
            // How many candidates a workbook holds, only its reader knows.
            Self::Files(files) if files.iter().any(|file| is_workbook(file) || file.is_dir()) => None,
            Self::Files(files) if files.len() > 1 => Some(files.len() as u64),
            _ => {
                let mut count = 0;
                self.read(limits, |_, _| {
                    count += 1;
                    true
                });
                Some(count)
            }
        }
    }
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// Whether a file is what an earlier run or a program that has a workbook open left here, or hidden.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name == Results::FILE_NAME || name.to_string_lossy().starts_with('.') || is_excel_lock(path)
}

/// A file is one value on as many lines as it likes, or a list of values. Whether more is wanted.
fn read_file(path: &Path, limits: Limits, take: &mut dyn FnMut(Piece) -> bool) -> io::Result<bool> {
    let mut reader = BufReader::new(File::open(path)?);
    let filler = |byte: &u8| byte.is_ascii_whitespace() || b"\xef\xbb\xbf".contains(byte);
    if reader.fill_buf()?.iter().find(|byte| !filler(byte)) == Some(&b'[') {
        return cut(reader, limits, take);
    }
    let mut value = Vec::new();
    // One byte more than the limit tells that the file is over it.
    reader.take((limits.line as u64).saturating_add(1)).read_to_end(&mut value)?;
    let too_long = value.len() > limits.line;
    Ok(take(if too_long { Piece::TooLong { limit: limits.line } } else { Piece::Value(value, Spot::BEGIN) }))
}

/// Cuts what a reader gives into pieces. Whether more is wanted.
fn cut(mut reader: impl Read, limits: Limits, take: &mut dyn FnMut(Piece) -> bool) -> io::Result<bool> {
    let mut splitter = Splitter::new(limits);
    let mut ended = false;
    loop {
        while let Some(piece) = splitter.next_piece() {
            if !take(piece) {
                return Ok(false);
            }
        }
        if ended || splitter.is_done() {
            return Ok(true);
        }
        let mut chunk = vec![0; CHUNK];
        match reader.read(&mut chunk) {
            Ok(0) => {
                ended = true;
                splitter.end();
            }
            Ok(length) => {
                chunk.truncate(length);
                splitter.feed(chunk);
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
