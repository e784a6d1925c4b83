//! Who may come in, how often, and what is measured and told of it.

mod callers;
mod heads;
mod keys;

use std::path::PathBuf;
use std::process::Command;

use crate::program::Service;
use crate::support::{Answer, JSON, bytes, example, request_to};

const OFFERTE: &str = "/v1/offertes";
const JUDGING: &str = "/v1/offertes/_valideer";

/// A new key, and its line for the file.
fn key(arguments: &[&str]) -> (String, String) {
    let made = Command::new(env!("CARGO_BIN_EXE_trajectpers")).args(["key", "new"]).args(arguments).output();
    let text = String::from_utf8(made.expect("the program runs").stdout).expect("text");
    let mut lines = text.lines().map(str::to_owned);
    (lines.next().expect("a key"), lines.next().expect("a line"))
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("gate-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn ask(service: &Service, method: &str, path: &str, key: Option<&str>) -> Answer {
    let shown = key.map(|key| format!("Bearer {key}"));
    let mut headers = vec![JSON];
    headers.extend(shown.as_deref().map(|shown| ("Authorization", shown)));
    let body = bytes(&example("kaalst"));
    request_to(service.address, method, path, &headers, &body)
}

#[track_caller]
fn refused(answer: &Answer, status: u16, code: &str) {
    answer.is_problem(status, code);
    assert_eq!(answer.header("www-authenticate").is_some(), matches!(status, 401) || code == "geen-recht", "{code}");
}
