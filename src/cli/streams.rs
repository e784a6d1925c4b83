//! What a command reads and prints: files and the standard streams.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use super::talk::{say, shown};

/// Bytes of the largest file that is read: many times what any has that is of use. What is no file may have no end.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The bytes of a file, or of standard input for `-`.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path == Path::new("-") {
        let body = read_bounded(io::stdin().lock())?;
        if is_workbook(&body) { Err(io::ErrorKind::InvalidInput.into()) } else { Ok(body) }
    } else {
        read_file(path)
    }
}

/// The bytes of a file.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    read_bounded(fs::File::open(path)?)
}

/// The bytes of a file that stands in a folder. Nobody named it: a pipe among files would be waited for without end.
pub fn read_found(path: &Path) -> io::Result<Vec<u8>> {
    let there = fs::metadata(path)?;
    if there.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if there.is_file() { read_file(path) } else { Err(io::Error::other("het is geen gewoon bestand")) }
}

fn read_bounded(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// What is said of a workbook on standard input.
pub const NO_WORKBOOK: &str = "Standaardinvoer neemt JSON en geen werkboek. Geef de naam van het bestand.";

/// Whether bytes are those of a workbook by how they begin: an archive, or the older form.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// Why a file or folder cannot be read, in words.
pub fn unreadable(path: &Path, error: &io::Error) -> String {
    if path == Path::new("-") && error.kind() == io::ErrorKind::InvalidInput {
        return NO_WORKBOOK.to_owned();
    }
    let path = if path == Path::new("-") { "Standaardinvoer".to_owned() } else { shown(path) };
    match error.kind() {
        io::ErrorKind::FileTooLarge => format!("{path} is te groot: ten hoogste {} MiB.", LARGEST / 1024 / 1024),
        io::ErrorKind::NotFound => format!("{path} bestaat niet."),
        io::ErrorKind::PermissionDenied => format!("{path} mag niet worden gelezen."),
        io::ErrorKind::IsADirectory => format!("{path} is een map; geef een bestand."),
        io::ErrorKind::NotADirectory => format!("{path} bestaat niet: een deel van het pad is geen map."),
        io::ErrorKind::InvalidFilename => format!("{path} bestaat niet: die naam is te lang of kan hier niet."),
        _ => format!("{path} is niet te lezen: {error}."),
    }
}

/// Writes data to standard output; a reader that has gone away is not an error.
pub fn print(data: &[u8]) -> ExitCode {
    let mut output = io::stdout().lock();
    // What follows the last line end would else leave as the program ends, which tells nobody of a full disk.
    let written = output.write_all(data).and_then(|()| output.flush());
    tell(written, outset::output_was_closed())
}

/// Tells what became of writing to standard output. What was closed from the start takes everything and keeps nothing.
pub fn tell(written: io::Result<()>, was_closed: bool) -> ExitCode {
    let why = match written {
        _ if was_closed => "zij was al gesloten toen het programma begon".to_owned(),
        Ok(()) => return ExitCode::SUCCESS,
        Err(error) => match error.kind() {
            io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "de schijf is vol".to_owned(),
            io::ErrorKind::FileTooLarge => "het bestand wordt groter dan hier mag (ulimit -f)".to_owned(),
            _ => error.to_string(),
        },
    };
    say(format!("Standaarduitvoer is niet te schrijven: {why}."));
    ExitCode::from(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_read_says_why_in_dutch() {
        let told = |kind: io::ErrorKind| unreadable(Path::new("traject.json"), &kind.into());
        assert_eq!(told(io::ErrorKind::NotFound), "traject.json bestaat niet.");
        assert_eq!(told(io::ErrorKind::PermissionDenied), "traject.json mag niet worden gelezen.");
        assert_eq!(told(io::ErrorKind::IsADirectory), "traject.json is een map; geef een bestand.");
        let within = "traject.json bestaat niet: een deel van het pad is geen map.";
        assert_eq!(told(io::ErrorKind::NotADirectory), within);
        assert!(told(io::ErrorKind::InvalidFilename).ends_with("die naam is te lang of kan hier niet."));
        assert_eq!(told(io::ErrorKind::FileTooLarge), "traject.json is te groot: ten hoogste 64 MiB.");
    }

    #[test]
    fn what_was_not_written_is_no_success() {
        let written = |kind: io::ErrorKind| tell(Err(kind.into()), false);
        assert_eq!(tell(Ok(()), false), ExitCode::SUCCESS);
        assert_eq!(written(io::ErrorKind::BrokenPipe), ExitCode::SUCCESS, "a reader that has gone away");
        assert_eq!(written(io::ErrorKind::StorageFull), ExitCode::from(1));
        assert_eq!(written(io::ErrorKind::FileTooLarge), ExitCode::from(1));
        assert_eq!(tell(Ok(()), true), ExitCode::from(1));
    }

    #[test]
    fn what_has_no_end_is_too_large() {
        let endless = read_bounded(io::repeat(b' ')).map_err(|error| error.kind());
        assert_eq!(endless.expect_err("no end"), io::ErrorKind::FileTooLarge);
        assert_eq!(read_bounded(&b"{}"[..]).expect("a file"), b"{}");
    }
}
