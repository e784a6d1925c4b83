//! Keys of callers: who may ask what. A file holds names and hashes, never a key.

mod file;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};
use subtle::{Choice, ConditionallySelectable as _, ConstantTimeEq as _};

pub use file::{KeyRing, KeyRingError};

use crate::hex;

/// Something that a key may open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Making documents, one or many.
    Documents,
    /// Judging trajectories.
    Judging,
    /// Reading what the service measures of itself.
    Metrics,
}

impl Right {
    pub const ALL: [Self; 3] = [Self::Documents, Self::Judging, Self::Metrics];

    /// As it stands in the file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Judging => "judging",
            Self::Metrics => "metrics",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.as_str() == word)
    }
}

/// A key, as its file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// For the log and the audit.
    pub name: String,
    hash: [u8; 32],
    /// The last day on which it opens anything.
    expires: Option<NaiveDate>,
    rights: Vec<Right>,
}

impl Key {
    pub fn may(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }

    pub fn is_expired(&self, today: NaiveDate) -> bool {
        self.expires.is_some_and(|last| today > last)
    }

    /// A number that tells it from other keys, whatever its place in the file.
    pub fn number(&self) -> u64 {
        self.hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

/// All keys of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    keys: Vec<Key>,
}

/// A line of a file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("regel {line}: {reason}")]
pub struct LineError {
    pub line: usize,
    pub reason: String,
}

impl Keys {
    /// Reads `name sha256:<64 hexadecimal digits> [expires=YYYY-MM-DD] [rights=documents,judging,metrics]`, one a line;
    /// what begins with `#` is a comment. All lines that cannot be used come back together.
    pub fn parse(text: &str) -> Result<Self, Vec<LineError>> {
        let (mut keys, mut errors): (Vec<Key>, Vec<LineError>) = (Vec::new(), Vec::new());
        for (line, words) in (1..).zip(text.lines().map(str::trim)) {
            if words.is_empty() || words.starts_with('#') {
                continue;
            }
            match parse_line(words) {
                Ok(key) if keys.iter().any(|other| other.name == key.name) => {
                    errors.push(LineError { line, reason: format!("de naam {} staat er twee keer", key.name) });
                }
                Ok(key) => keys.push(key),
                Err(reason) => errors.push(LineError { line, reason }),
            }
        }
        if errors.is_empty() { Ok(Self { keys }) } else { Err(errors) }
    }

    pub fn len(&self) -> usize {
        self.keys.len()
    }

    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The key that was sent. It looks at every one, whichever fits, so that the time it takes tells nothing.
    pub fn find(&self, sent: &[u8]) -> Option<&Key> {
        let hash: [u8; 32] = Sha256::digest(sent).into();
        let (mut found, mut at) = (Choice::from(0), 0_u32);
        for (index, key) in (0_u32..).zip(&self.keys) {
            let same = key.hash.ct_eq(&hash);
            at.conditional_assign(&index, same);
            found |= same;
        }
        if bool::from(found) { self.keys.get(usize::try_from(at).ok()?) } else { None }
    }
}

fn parse_line(words: &str) -> Result<Key, String> {
    let mut words = words.split_whitespace();
    let name = words.next().unwrap_or_default().to_owned();
    if is_key(&name) {
        return Err(KEY_AS_NAME.to_owned());
    }
    if !is_name(&name) {
        return Err("een naam heeft 1 tot en met 60 letters, cijfers, streepjes, punten en lage streepjes".to_owned());
    }
    let hash: Option<[u8; 32]> =
        words.next().and_then(|word| hex::parse(word.strip_prefix("sha256:")?)?.try_into().ok());
    let hash = hash.ok_or("achter de naam hoort sha256: met 64 hexadecimale cijfers")?;
    let mut key = Key { name, hash, expires: None, rights: vec![Right::Documents, Right::Judging] };
    for word in words {
        match word.split_once('=') {
            Some(("expires", day)) => {
                key.expires = Some(day.parse().map_err(|_| format!("{word} is geen dag: schrijf expires=jjjj-mm-dd"))?);
            }
            Some(("rights", rights)) => {
                let known = |right| {
                    Right::parse(right).ok_or_else(|| {
                        format!("het recht {right} bestaat niet; kies uit documents, judging en metrics")
                    })
                };
                key.rights = rights.split(',').map(known).collect::<Result<_, _>>()?;
            }
            // The word itself is not told: it may be the key.
            _ => return Err("achter de hash staan alleen expires= en rights=".to_owned()),
        }
    }
    Ok(key)
}

/// What a key begins with, and how long it is.
const BEGIN: &str = "tp_";
const LENGTH: usize = 46;

const KEY_AS_NAME: &str = "hier staat een sleutel, en hier hoort de naam ervan: van wat ‘trajectpers key new’ schrijft, is \
                           alleen de tweede regel voor dit bestand";

/// Whether this is a key by its form. As a name it would stand in the log of each request.
fn is_key(word: &str) -> bool {
    word.len() == LENGTH && word.starts_with(BEGIN)
}

/// Whether this can be the name of a key.
pub fn is_name(name: &str) -> bool {
    (1..=60).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
}

/// A new key, and the line for the file after it.
pub fn fresh(name: &str, expires: Option<NaiveDate>, rights: &[Right]) -> Result<(String, String), getrandom::Error> {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use std::fmt::Write as _;

    let mut secret = [0_u8; 32];
    getrandom::fill(&mut secret)?;
    let key = format!("{BEGIN}{}", URL_SAFE_NO_PAD.encode(secret));
    let mut line = format!("{name} sha256:{}", hex::of(Sha256::digest(key.as_bytes())));
    if let Some(day) = expires {
        let _ = write!(line, " expires={day}");
    }
    if !rights.is_empty() {
        let words: Vec<&str> = rights.iter().map(|right| right.as_str()).collect();
        let _ = write!(line, " rights={}", words.join(","));
    }
    Ok((key, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_fresh_key_is_found_by_its_line() {
        let (key, line) = fresh("bureau-1", Some(day("2026-12-31")), &[Right::Judging]).expect("random bytes");
        let (other, _) = fresh("bureau-1", None, &[]).expect("random bytes");
        let keys = Keys::parse(&format!("# keys\n\n{line}\n")).expect("a sound file");
        let found = keys.find(key.as_bytes()).expect("known");
        assert_eq!(found.name, "bureau-1");
        assert!(found.may(Right::Judging) && !found.may(Right::Documents));
        assert!(!found.is_expired(day("2026-12-31")) && found.is_expired(day("2027-01-01")));
        assert!(keys.find(other.as_bytes()).is_none() && keys.find(b"").is_none());
        assert!(!line.contains(&key));
    }

    #[test]
    fn every_line_that_cannot_be_used_is_told() {
        let hash = "0".repeat(64);
        let text = format!(
            "goed sha256:{hash}\n../slecht sha256:{hash}\nkort sha256:12\ndag sha256:{hash} expires=morgen\n\
             recht sha256:{hash} rights=alles\nwat sha256:{hash} x=y\ngoed sha256:{hash}\n"
        );
        let errors = Keys::parse(&text).expect_err("refused");
        assert_eq!(errors.iter().map(|error| error.line).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 7]);
        assert!(!format!("{errors:?}").contains(&hash));
    }

    #[test]
    fn a_key_in_the_file_of_keys_is_refused_and_not_told() {
        let (key, line) = fresh("bureau-1", None, &[]).expect("random bytes");
        assert!(is_key(&key));
        let hash = line.trim_start_matches("bureau-1 ");
        for text in [format!("{key}\n{line}"), format!("{key} {hash}\n{key} {hash}"), format!("{line} {key}")] {
            let errors = Keys::parse(&text).expect_err("refused");
            assert!(errors.iter().all(|error| !error.to_string().contains(&key)), "{errors:?}");
        }
    }
}
