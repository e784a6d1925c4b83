//! One batch at a time in a place: two would give one person's document the name of another's.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::PathBuf;

use crate::cli::files;

/// Held as long as a batch works in a place. The system lets go of it when the program ends, however it ends.
pub struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock that is this file; nothing when another batch has it.
    pub fn take(path: PathBuf) -> io::Result<Option<Self>> {
        loop {
            let file = files::resume(&path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
            // A batch that ended just now may have taken its file away: a lock on that keeps nobody out.
            if files::bears(&path, &file)? {
                return Ok(Some(Self { path, file }));
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Before the lock is let go, so that whoever opens the file that goes finds out. One that stays does no harm.
        if files::bears(&self.path, &self.file).unwrap_or(false) {
            let _ = fs::remove_file(&self.path);
        }
    }
}
