//! Strict JSON: no key twice, bounded depth and size, and a Dutch sentence with the place when it is not JSON at all.

mod broken;
mod characters;
mod place;
mod pointer;
mod signs;
mod spot;

use std::collections::HashSet;

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::fault::Fault;
use broken::describe;
use characters::with_whole_characters;
use place::{Body, Place};

pub use broken::{SIGNATURE, fault_of_form, signature};
pub use pointer::{escape, push_escaped};
pub use spot::Spot;

/// A body that is JSON.
#[derive(Debug)]
pub struct Message {
    pub value: Value,
    pub faults: Vec<Fault>,
    /// Where the first numbers stand that are written as a power of ten (`1e3`).
    pub powers: HashSet<String>,
}

/// Reads a body. A key that occurs twice is a fault beside the value, since keeping either one would silently lose the
/// other; a `null` has nothing to lose.
pub fn read(bytes: &[u8]) -> Result<(Value, Vec<Fault>), Fault> {
    read_from(Spot::BEGIN, bytes).map(|Message { value, faults, .. }| (value, faults))
}

/// Reads a value that is part of what was sent: a line and a character that are told are those of the whole.
pub fn read_from(begins: Spot, bytes: &[u8]) -> Result<Message, Fault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Fault {
            pointer: String::new(),
            code: "leeg",
            detail: "Het bericht is leeg. Stuur een traject als JSON-object; GET /v1/voorbeelden geeft voorbeelden."
                .into(),
        });
    }
    let whole = with_whole_characters(bytes);
    let bytes = &*whole;
    let body = Body::default();
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    body.budget.look_ahead(bytes);
    let value = Place::root(&body).deserialize(&mut deserializer);
    let value = value.and_then(|value| deserializer.end().map(|()| value));
    match (body.budget.into_stopped(), value) {
        (Some(limit), _) => Err(limit),
        (None, Ok(value)) => {
            let (faults, powers) = (body.faults.into_inner().into_vec(), body.powers.into_inner());
            Ok(Message { value, faults, powers })
        }
        (None, Err(error)) => Err(describe(&error, bytes, begins)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_twice_is_a_fault_with_its_place() {
        let (_, faults) = read(br#"{"a":{"b/c":1,"b/c":2}}"#).expect("JSON");
        assert_eq!(faults.len(), 1);
        assert_eq!((faults[0].pointer.as_str(), faults[0].code), ("/a/b~1c", "dubbel_veld"));
    }

    #[test]
    fn a_null_gives_way_to_a_value() {
        let (value, faults) = read(br#"{"a":null,"a":1,"b":[null]}"#).expect("JSON");
        assert_eq!((value.to_string().as_str(), faults.len()), (r#"{"a":1,"b":[null]}"#, 0));
    }
}
