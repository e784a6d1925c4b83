//! A batch in parts: each process makes its own, and together they make what one would have made.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::batch::{batch, contents, folder, item, lines, name, traject, write};
use crate::support::bytes;

/// The documents that the parts of a batch make, each in a folder of its own; no document is made by two.
fn in_parts(
    case: &str,
    input: &str,
    count: usize,
    standard_input: &[u8],
    code: i32,
) -> (BTreeMap<String, Vec<u8>>, Vec<Value>) {
    let (mut documents, mut results) = (BTreeMap::new(), Vec::new());
    for index in 0..count {
        let target = folder(&format!("{case}-deel-{index}"));
        let failed = if index == 1 { code } else { 0 };
        batch(input, &target, &["--shard", &format!("{index}/{count}")], standard_input, failed);
        let list: Vec<Value> = serde_json::from_slice(&contents(&target)["resultaten.json"]).expect("results");
        results.extend(list);
        for (name, document) in pdfs(&target) {
            assert!(documents.insert(name.clone(), document).is_none(), "{name} is made twice");
        }
    }
    (documents, results)
}

fn pdfs(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    contents(folder).into_iter().filter(|(name, _)| name.ends_with(".pdf")).collect()
}

fn alone(case: &str, input: &str, standard_input: &[u8], code: i32) -> BTreeMap<String, Vec<u8>> {
    let target = folder(&format!("{case}-ongedeeld"));
    batch(input, &target, &[], standard_input, code);
    pdfs(&target)
}

/// A trajectory, a file with two items, one with one, and one that is no JSON.
fn month() -> PathBuf {
    let month = folder("delen-maand");
    write(&month.join("a.json"), bytes(&traject(1)));
    write(&month.join("b.json"), "geen JSON");
    write(&month.join("c.json"), bytes(&Value::Array(vec![item(2), item(3)])));
    write(&month.join("d.json"), bytes(&item(4)));
    month
}

#[test]
fn the_parts_of_a_stream_make_together_what_one_batch_makes() {
    let body = lines(&(1..=5).map(item).collect::<Vec<_>>());
    let (made, results) = in_parts("stroom", "-", 2, &body, 0);
    assert_eq!(made, alone("stroom", "-", &body, 0));
    assert_eq!((made.len(), results.len()), (5, 5));
    let target = folder("deel-oneven");
    batch("-", &target, &["--shard", "1/2"], &body, 0);
    assert_eq!(pdfs(&target).into_keys().collect::<Vec<_>>(), [name(2), name(4)]);
}

#[test]
fn the_parts_of_a_folder_tell_each_fault_once() {
    let month = month();
    let input = month.to_str().expect("UTF-8");
    let (made, results) = in_parts("map", input, 3, b"", 1);
    assert_eq!(made, alone("map", input, b"", 1));
    let failed: Vec<&Value> = results.iter().filter(|result| result["status"] == "mislukt").collect();
    assert!(failed.len() == 1 && failed[0]["naam"] == "b.json", "{failed:?}");
}

#[test]
fn a_part_without_documents_is_done_and_a_batch_without_them_is_not() {
    let body = lines(&[item(1)]);
    let target = folder("deel-leeg");
    batch("-", &target, &["--shard", "3/4"], &body, 0);
    assert_eq!(contents(&target).into_iter().collect::<Vec<_>>(), [("resultaten.json".to_owned(), b"[\n]\n".to_vec())]);
    let said = batch("-", &target, &["--shard", "0/4"], b"", 2);
    assert!(said.contains("geen onderdelen"), "{said}");
}

#[test]
fn a_part_goes_on_where_it_stopped() {
    let body = lines(&(1..=4).map(item).collect::<Vec<_>>());
    let target = folder("deel-verder");
    batch("-", &target, &["--shard", "1/2"], &body, 0);
    let said = batch("-", &target, &["--shard", "1/2"], &body, 0);
    let total = said.lines().find(|line| line.starts_with("totaal")).expect("a table");
    assert_eq!(total.split_whitespace().collect::<Vec<_>>(), ["totaal", "0", "2", "0"]);
}

#[test]
fn a_part_that_cannot_be_is_refused() {
    for wrong in ["4/4", "0/0", "1", "een/twee"] {
        let said = batch("-", &folder("deel-fout"), &["--shard", wrong], b"", 2);
        assert!(said.contains("0/4 tot en met 3/4"), "{said}");
    }
}
