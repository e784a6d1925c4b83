//! A ZIP archive that leaves while it is being made.

use std::cell::RefCell;
use std::io;

use zip::result::ZipError;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, PreparedZipFile, System, ZipArchive, ZipWriter};

use super::results::Results;

/// Files one after the other, stored as they are: a PDF is compressed already. Every date is the first that ZIP knows
/// and every file comes from the same system, so that equal files give an equal archive.
pub struct Archive {
    zip: Box<ZipWriter<StreamWriter<Outlet>>>,
}

/// Why an archive could not be written; a name that was used before is the likeliest cause.
#[derive(Debug, thiserror::Error)]
#[error("the archive could not be written")]
pub struct ArchiveError(#[from] ZipError);

/// The bytes that have not left yet.
#[derive(Default)]
struct Outlet(RefCell<Vec<u8>>);

impl Archive {
    /// With these bytes every file in an archive begins, whatever it is.
    pub const BEGINNING: &'static [u8; 4] = b"PK\x03\x04";

    pub fn new() -> Self {
        Self { zip: Box::new(ZipWriter::new(StreamWriter::new(Outlet::default()))) }
    }

    /// Adds a file under a name that was not used before, and gives the bytes that are ready to leave.
    pub fn add(&mut self, name: &str, contents: &[u8]) -> Result<Vec<u8>, ArchiveError> {
        let options = SimpleFileOptions::DEFAULT
            .compression_method(CompressionMethod::Stored)
            .system(System::Unix)
            // Who unpacks it has documents about people.
            .unix_permissions(0o600);
        // With size and checksum known beforehand the header in front of the file is complete: a reader that cannot
        // seek, such as that of Java, refuses a stored file whose size only comes behind it.
        self.zip.add_prepared_file(PreparedZipFile::from_data(name, options, contents)?)?;
        Ok(self.zip.get_ref().map(|stream| stream.get_ref().0.take()).unwrap_or_default())
    }

    /// The bytes that close the archive: its directory.
    pub fn finish(self) -> Result<Vec<u8>, ArchiveError> {
        Ok(self.zip.finish()?.into_inner().0.into_inner())
    }

    /// Whether an archive is what a batch made: its last file is the list of results.
    pub fn is_of_a_batch(archive: impl io::Read + io::Seek) -> bool {
        let Ok(zip) = ZipArchive::new(archive) else { return false };
        let last = zip.len().checked_sub(1).and_then(|last| zip.name_for_index(last));
        last.is_some_and(|name| name.is_ok_and(|name| name == Results::FILE_NAME))
    }
}

impl Default for Archive {
    fn default() -> Self {
        Self::new()
    }
}

impl io::Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.get_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    fn archive() -> Vec<Vec<u8>> {
        let mut archive = Archive::new();
        let mut parts = vec![archive.add("één.pdf", b"eerste").expect("added")];
        parts.push(archive.add("twee.pdf", b"tweede").expect("added"));
        parts.push(archive.finish().expect("closed"));
        parts
    }

    #[test]
    fn every_file_leaves_as_soon_as_it_is_added() {
        let parts = archive();
        assert!(parts[0].starts_with(Archive::BEGINNING) && parts[0].ends_with(b"eerste"));
        assert!(parts[1].starts_with(Archive::BEGINNING) && parts[1].ends_with(b"tweede"));
        assert!(parts[2].starts_with(b"PK\x01\x02"));
        // Bit 3 would say that size and checksum come behind the file.
        assert_eq!(parts[0][6] & 8, 0);
    }

    #[test]
    fn the_parts_together_are_an_archive_that_reads_back() {
        let mut zip = ZipArchive::new(Cursor::new(archive().concat())).expect("an archive");
        let names: Vec<String> = zip.file_names().map(|name| name.expect("UTF-8").into_owned()).collect();
        assert_eq!(names, ["één.pdf", "twee.pdf"]);
        let mut file = zip.by_index(1).expect("a file");
        let mut contents = String::new();
        file.read_to_string(&mut contents).expect("text");
        assert_eq!(contents, "tweede");
        assert_eq!(file.last_modified().map(|date| date.to_string()).as_deref(), Some("1980-01-01 00:00:00"));
    }

    #[test]
    fn equal_files_give_an_equal_archive() {
        assert_eq!(archive(), archive());
    }

    #[test]
    fn an_archive_of_a_batch_ends_with_results() {
        assert!(!Archive::is_of_a_batch(Cursor::new(archive().concat())));
        assert!(!Archive::is_of_a_batch(Cursor::new(b"PK")));
        let mut archive = Archive::new();
        let mut bytes = archive.add("a.pdf", b"a").expect("added");
        bytes.extend(archive.add(Results::FILE_NAME, b"[]").expect("added"));
        bytes.extend(archive.finish().expect("closed"));
        assert!(Archive::is_of_a_batch(Cursor::new(bytes)));
    }
}
