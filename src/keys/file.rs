//! The file of the keys, read again when it changes.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::SystemTime;

use super::{Keys, LineError};
use crate::unread;

/// The keys in force.
#[derive(Debug)]
pub struct KeyRing {
    path: PathBuf,
    keys: RwLock<Arc<Keys>>,
    seen: Mutex<Seen>,
}

/// What was seen of the file.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Seen {
    stamp: Option<(SystemTime, u64)>,
    /// Whether it could be used.
    sound: bool,
}

/// Why a file of keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyRingError {
    #[error("{path} is niet te lezen{}", unread::why(.source))]
    Unreadable {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("{path} is niet te gebruiken: {}", told(.errors))]
    Unusable { path: PathBuf, errors: Vec<LineError> },
    #[error("{path} is groter dan {most} bytes, waarin duizenden sleutels passen; er wordt niets van gebruikt")]
    TooLarge { path: PathBuf, most: u64 },
    #[error(
        "{0} is niet in UTF-8 geschreven; ‘>’ van Windows PowerShell schrijft UTF-16: sla het bestand op als UTF-8"
    )]
    NotUtf8(PathBuf),
    #[error("{0} bevat geen sleutel; trajectpers key new maakt er een")]
    Empty(PathBuf),
}

fn told(errors: &[LineError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// Bytes of a file of keys; thousands fit.
const LARGEST: u64 = 1 << 20;

impl KeyRing {
    /// Reads a file that has to be sound.
    pub fn open(path: PathBuf) -> Result<Self, KeyRingError> {
        let stamp = stamp(&path);
        let keys = read(&path)?;
        Ok(Self { path, keys: RwLock::new(Arc::new(keys)), seen: Mutex::new(Seen { stamp, sound: true }) })
    }

    /// The keys in force.
    pub fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether the file could be used when it was last looked at.
    pub fn is_sound(&self) -> bool {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).sound
    }

    /// Reads the file again where it has changed, or in any case; whether other keys hold now. Those of before stay
    /// while it cannot be used.
    pub fn look(&self, in_any_case: bool) -> Result<bool, KeyRingError> {
        let stamp = stamp(&self.path);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        // A file that was written in this second may be written once more in it, with the same stamp.
        let fresh = stamp.is_some_and(|(written, _)| written.elapsed().is_ok_and(|age| age.as_secs() < 2));
        if !in_any_case && !fresh && seen.stamp == stamp {
            return Ok(false);
        }
        let told_already = !seen.sound && seen.stamp == stamp && !in_any_case;
        let read = read(&self.path);
        *seen = Seen { stamp, sound: read.is_ok() };
        drop(seen);
        let keys = match read {
            Err(_) if told_already => return Ok(false),
            read => read?,
        };
        let mut current = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        let changed = **current != keys;
        *current = Arc::new(keys);
        Ok(changed)
    }
}

fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let seen = std::fs::metadata(path).ok()?;
    Some((seen.modified().ok()?, seen.len()))
}

fn read(path: &Path) -> Result<Keys, KeyRingError> {
    let unreadable = |source| KeyRingError::Unreadable { path: path.to_owned(), source };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    // One byte more tells that there are too many: of a file that is cut, the last line could open more than it says.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(KeyRingError::TooLarge { path: path.to_owned(), most: LARGEST });
    }
    let Ok(text) = String::from_utf8(bytes) else { return Err(KeyRingError::NotUtf8(path.to_owned())) };
    // Editors of Windows begin a file with a mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let keys = Keys::parse(text).map_err(|errors| KeyRingError::Unusable { path: path.to_owned(), errors })?;
    if keys.is_empty() { Err(KeyRingError::Empty(path.to_owned())) } else { Ok(keys) }
}
