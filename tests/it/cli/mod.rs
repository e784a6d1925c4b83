//! The program on the command line: data on standard output, talk on standard error, and what its exit code tells.

mod documents;
mod house;
mod judged;
mod service;
mod usage;
mod written;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const KIND: &str = "voortgangsrapportage";

/// Runs the program without the settings of whoever runs the tests.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_trajectpers"))
        .args(arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = program.stdin.take().expect("a way in");
    std::thread::scope(|scope| {
        // A program that reads nothing closes its end: no reason to fail.
        scope.spawn(move || drop(stdin.write_all(input)));
        program.wait_with_output().expect("the program ends")
    })
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Holds when the program refused: this exit code, a reason, and no data.
#[track_caller]
fn refused(output: &Output, exit: i32, reasons: &[&str]) {
    assert_eq!(code(output), exit, "{}", told(output));
    assert!(output.stdout.is_empty(), "{} bytes of data", output.stdout.len());
    for reason in reasons {
        assert!(told(output).contains(reason), "{reason}: {}", told(output));
    }
}

#[track_caller]
fn done(output: Output) -> Vec<u8> {
    assert_eq!(code(&output), 0, "{}", told(&output));
    output.stdout
}

/// A folder of its own for one test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("trajectpers-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("a folder").flatten();
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}
