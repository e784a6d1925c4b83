//! Bodies of the examples and cases, and how a test changes them.

use std::path::Path;

use serde_json::Value;
use trajectpers::examples;
use trajectpers::wire::Soort;

use super::{files, read, root};

pub fn example(name: &str) -> Value {
    serde_json::from_str(examples::find(name).expect("a shipped example")).expect("JSON")
}

/// A case of one kind of document: `tests/fixtures/<soort>/<case>.json`.
pub fn fixture(soort: Soort, case: &str) -> Value {
    let text = read(format!("tests/fixtures/{}/{case}.json", soort.as_str()));
    serde_json::from_str(&text).expect("JSON")
}

/// Names of the cases of one kind of document.
pub fn cases(soort: Soort) -> Vec<String> {
    let folder = Path::new("tests/fixtures").join(soort.as_str());
    if !root().join(&folder).is_dir() {
        return vec![];
    }
    files(folder, "json").iter().filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect()
}

pub fn bytes(body: &Value) -> Vec<u8> {
    body.to_string().into_bytes()
}

/// Puts a value at a place; the object or list around it must be there.
#[track_caller]
pub fn set(body: &mut Value, pointer: &str, value: impl Into<Value>) {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer below the root");
    let parent = body.pointer_mut(parent).expect("a place to put it");
    match parent.as_object_mut() {
        Some(object) => {
            object.insert(name.replace("~1", "/").replace("~0", "~"), value.into());
        }
        None => parent[name.parse::<usize>().expect("a position")] = value.into(),
    }
}

#[track_caller]
pub fn remove(body: &mut Value, pointer: &str) {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer below the root");
    let object = body.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object around it");
    assert!(object.remove(name).is_some(), "{pointer} is not there");
}

/// Adds to a list, which is made when it is not there.
#[track_caller]
pub fn push(body: &mut Value, pointer: &str, value: Value) {
    if body.pointer(pointer).is_none() {
        set(body, pointer, Value::Array(vec![]));
    }
    body.pointer_mut(pointer).and_then(Value::as_array_mut).expect("a list").push(value);
}

/// The items of a list that may be absent.
pub fn list<'a>(holder: &'a Value, field: &str) -> Vec<&'a Value> {
    holder[field].as_array().map(|items| items.iter().collect()).unwrap_or_default()
}
