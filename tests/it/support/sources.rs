//! Files of the repository.

use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display())).expect("a readable file")
}

/// Every file below a folder with this extension.
pub fn files(folder: impl AsRef<Path>, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Compares a committed file with what it should be; with `TRAJECTPERS_BLESS=1`, writes it instead.
#[track_caller]
pub fn check_committed(path: &str, expected: &str) {
    if std::env::var_os("TRAJECTPERS_BLESS").is_some_and(|wish| wish == "1") {
        std::fs::write(root().join(path), expected).expect("a writable file");
        return;
    }
    let committed = std::fs::read_to_string(root().join(path)).unwrap_or_default();
    // Not `assert_eq`: both texts are thousands of lines.
    let line = committed.lines().zip(expected.lines()).take_while(|(left, right)| left == right).count() + 1;
    assert!(committed == expected, "{path} differs from line {line} on; TRAJECTPERS_BLESS=1 writes it anew");
}
