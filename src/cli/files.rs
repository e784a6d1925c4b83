//! Files that a command writes: whole under their name or not there, never through a link, and what is about people for
//! its owner alone.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::talk::shown;

/// Who may read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Its owner: it is about people.
    Owner,
    /// Whoever the system lets: it is what this program ships.
    Everyone,
}

/// A file under way. It has another name beside its own until it is whole; one that is not placed is removed.
pub struct Draft {
    file: File,
    path: PathBuf,
    target: PathBuf,
    placed: bool,
}

/// Begins the name of a file that is not whole yet, where a command has no other beginning for it.
const BEGIN: &str = ".trajectpers-";
/// Ends the name of every file that is not whole yet.
pub const END: &str = ".deel";

/// Standard output as a file: what is written there when it was closed from the start is kept by nobody.
const OUTPUT: [&str; 2] = ["/dev/stdout", "/dev/fd/1"];

const LINK: &str = "het is een verwijzing (symbolische link), en die wordt niet gevolgd";

/// Writes a file as a whole, in the place of one that bears its name.
pub fn put(path: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    if is_stream(path) {
        if outset::output_was_closed() && OUTPUT.iter().any(|name| path == Path::new(name)) {
            return Err(io::Error::other("standaarduitvoer was al gesloten toen het programma begon"));
        }
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    is_there(path)?;
    let mut draft = Draft::beside(path, BEGIN, readers)?;
    draft.write_all(bytes)?;
    draft.place()
}

impl Draft {
    /// Begins a file in the folder in which it will stand, under a name that begins so.
    pub fn beside(target: &Path, begin: &str, readers: Readers) -> io::Result<Self> {
        let folder = target.parent().unwrap_or(Path::new(""));
        loop {
            // Nobody can know this name beforehand, and what bears it all the same is left alone.
            let path = folder.join(format!("{begin}{:016x}{END}", RandomState::new().hash_one(std::process::id())));
            match options(readers).create_new(true).open(&path) {
                Ok(file) => return Ok(Self { file, path, target: target.to_owned(), placed: false }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Gives the file its name once the disk has it: a network disk says only then that it is full.
    pub fn place(self) -> io::Result<()> {
        self.file.sync_data()?;
        self.place_soon()
    }

    /// Gives the file its name without waiting for the disk: for one that is made again if a power cut takes it.
    pub fn place_soon(mut self) -> io::Result<()> {
        fs::rename(&self.path, &self.target)?;
        self.placed = true;
        Ok(())
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.placed {
            // On a full disk every byte counts. What cannot be removed is hidden, and whole under no name.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Opens a file of ours to go on with; it is made when it is not there.
pub fn resume(path: &Path) -> io::Result<File> {
    loop {
        match options(Readers::Owner).read(true).append(true).create_new(true).open(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => return made,
        }
        if !is_there(path)? {
            continue;
        }
        let file = match OpenOptions::new().read(true).append(true).open(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            opened => opened?,
        };
        // Another may have come in its place just before it was opened.
        if bears(path, &file)? {
            #[cfg(unix)]
            file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
            return Ok(file);
        }
    }
}

/// Whether a plain file bears this name. Anything else is an error: what a link leads to is not ours.
pub fn is_there(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(there) if there.is_file() => Ok(true),
        Ok(there) if there.is_symlink() => Err(io::Error::other(LINK)),
        Ok(there) if there.is_dir() => Err(io::Error::other("het is een map")),
        Ok(_) => Err(io::Error::other("het is geen gewoon bestand")),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether an open file is the one that bears this name now.
pub fn bears(path: &Path, file: &File) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(there) => Ok(identity(&there) == identity(&file.metadata()?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether two paths lead to one file, however they are spelt and whatever links are on the way.
pub fn is_same(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    if let (Ok(one), Ok(other)) = (fs::metadata(one), fs::metadata(other)) {
        return one.is_file() && identity(&one) == identity(&other);
    }
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// What is said where a command would write over what it reads.
pub fn is_input(path: &Path) -> String {
    format!("{} is het bestand dat wordt gelezen. Kies met -o een andere naam.", shown(path))
}

/// Makes a folder and those around it, for their owner alone.
pub fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Why nothing can be written at a place, in words.
pub fn unwritable(place: &Path, error: &io::Error) -> String {
    let place = shown(place);
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => format!("De schijf met {place} is vol."),
        ErrorKind::PermissionDenied => format!("{place} mag niet worden beschreven."),
        ErrorKind::ReadOnlyFilesystem => format!("{place} staat op een schijf waarop niet kan worden geschreven."),
        ErrorKind::NotFound => format!("{place} is niet te schrijven: de map bestaat niet."),
        ErrorKind::NotADirectory => format!("{place} is niet te schrijven: een deel van het pad is geen map."),
        ErrorKind::IsADirectory => format!("{place} is een map; geef een bestand."),
        ErrorKind::InvalidFilename => format!("{place} is niet te schrijven: die naam is te lang of kan hier niet."),
        ErrorKind::FileTooLarge => {
            format!("{place} is niet te schrijven: het bestand wordt groter dan hier mag (ulimit -f).")
        }
        _ => format!("{place} is niet te schrijven: {error}."),
    }
}

/// Whether a path is a device or a pipe that the system keeps, such as /dev/stdout: there is nothing to replace.
fn is_stream(path: &Path) -> bool {
    path.starts_with("/dev") && fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

fn options(readers: Readers) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = readers;
    options
}

/// What tells two files apart.
#[cfg(unix)]
fn identity(file: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;

    (file.dev(), file.ino())
}

/// Here the system does not say.
#[cfg(not(unix))]
const fn identity(_: &Metadata) -> (u64, u64) {
    (0, 0)
}
