//! The processes that work for a batch.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{batch, contents, folder, item, lines};

/// The processes that a process has started.
fn children(process: u32) -> Vec<String> {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let lists = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    lists.flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn kill(process: &str) {
    // One that has ended meanwhile is as good.
    let _ = Command::new("kill").args(["-9", process]).stderr(Stdio::null()).status();
}

/// Whether whoever started these tests lets a signal pass, as a shell does for what runs behind it: a program that they
/// start does so too.
fn is_ignored(number: u32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").expect("its status");
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).expect("a mask");
    (u64::from_str_radix(mask.trim(), 16).expect("a number") >> (number - 1)) & 1 == 1
}

/// Ends a batch under way with a signal, which its workers do not get, and gives its exit code.
fn ended_by(signal: &str, target: &Path, body: &[u8]) -> Option<i32> {
    let (mut program, _) = under_way(target, body);
    let sent = Command::new("kill").args([format!("-{signal}"), program.id().to_string()]).status();
    assert!(sent.expect("kill runs").success());
    program.wait().expect("it ends").code()
}

#[test]
fn a_batch_that_a_signal_ends_leaves_nothing_half_and_tells_by_which() {
    let body = lines(&(1..=200).map(item).collect::<Vec<_>>());
    let target = folder("onderbroken");
    std::fs::create_dir_all(&target).expect("a folder");
    for (signal, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
        if is_ignored(number) {
            continue;
        }
        let code = i32::try_from(128 + number).expect("small");
        assert_eq!(ended_by(signal, &target.join("uit.zip"), &body), Some(code), "{signal}");
        let left: Vec<_> =
            std::fs::read_dir(&target).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
        assert!(left.is_empty(), "{signal}: {left:?}");
    }
}

#[test]
fn a_folder_that_a_signal_left_is_gone_on_with() {
    let items: Vec<_> = (1..=60).map(item).collect();
    let target = folder("verder-na-onderbreking");
    assert_eq!(ended_by("TERM", &target, &lines(&items)), Some(143));
    let entries = std::fs::read_dir(&target).into_iter().flatten().flatten();
    let half: Vec<_> = entries.filter(|entry| entry.file_name().to_string_lossy().ends_with(".deel")).collect();
    assert!(half.is_empty(), "{half:?}");
    batch("-", &target, &[], &lines(&items), 0);
    let whole = folder("zonder-onderbreking");
    batch("-", &whole, &[], &lines(&items), 0);
    assert!(contents(&target) == contents(&whole));
}

/// A batch under way, with the processes that work for it.
fn under_way(target: &Path, body: &[u8]) -> (std::process::Child, Vec<String>) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_trajectpers"))
        .args(["batch", "-", "-o", target.to_str().expect("UTF-8"), "--render-threads", "3"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut input = program.stdin.take().expect("standard input");
    let body = body.to_vec();
    std::thread::spawn(move || input.write_all(&body));
    let mut workers = children(program.id());
    while workers.len() < 3 {
        assert!(program.try_wait().expect("its state").is_none(), "ended before three processes worked for it");
        std::thread::sleep(std::time::Duration::from_millis(5));
        workers = children(program.id());
    }
    (program, workers)
}

#[test]
fn a_process_that_is_killed_takes_no_document_along() {
    let body = lines(&(1..=12).map(item).collect::<Vec<_>>());
    let (whole, hurt) = (folder("ongestoord"), folder("gestoord"));
    batch("-", &whole, &[], &body, 0);
    let (mut program, workers) = under_way(&hurt, &body);
    workers.iter().for_each(|worker| kill(worker));
    assert!(program.wait().expect("it ends").success());
    assert!(contents(&hurt) == contents(&whole));
}

#[test]
fn processes_end_with_the_batch_that_they_work_for() {
    let body = lines(&(1..=12).map(item).collect::<Vec<_>>());
    let (mut program, workers) = under_way(&folder("afgebroken"), &body);
    kill(&program.id().to_string());
    program.wait().expect("it ends");
    // A test that waits for ever says as much as one that fails.
    let works = |worker: &String| {
        let name = std::fs::read_to_string(format!("/proc/{worker}/cmdline")).unwrap_or_default();
        name.contains("batch-worker")
    };
    while workers.iter().any(works) {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}
