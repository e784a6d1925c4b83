//! What a worker should never do, done on purpose: for the tests of what becomes of it. Not in the shipped program.

use std::time::Duration;

use crate::press::Misdeed;

/// Does it. What comes back is what the kernel said, if the process still lives.
pub fn commit(misdeed: Misdeed) -> String {
    match misdeed {
        Misdeed::NeverAnswer => loop {
            std::hint::spin_loop();
        },
        Misdeed::Abort => std::process::abort(),
        Misdeed::OverflowTheStack => deeper(0).to_string(),
        Misdeed::AllocateWithoutEnd => {
            let mut all: Vec<Vec<u8>> = Vec::new();
            loop {
                all.push(vec![1; 16 << 20]);
            }
        }
        Misdeed::WriteGarbage(_) => "wrote".to_owned(),
        Misdeed::Wait => {
            std::thread::sleep(Duration::from_secs(5));
            "waited".to_owned()
        }
        Misdeed::OpenAFile => told(std::fs::File::open("/etc/passwd").map(|_| ())),
        Misdeed::OpenASocket => told(std::net::TcpListener::bind(("127.0.0.1", 0)).map(|_| ())),
        Misdeed::Execute => execute(),
        Misdeed::ReadItsOwnMemory => told(std::fs::read("/proc/self/maps").map(|_| ())),
        Misdeed::SignalTheParent => told(signal()),
        Misdeed::StartAThread => told(std::thread::Builder::new().spawn(|| ()).map(|_| ())),
    }
}

fn told(outcome: std::io::Result<()>) -> String {
    outcome.map_or_else(|error| format!("refused {}", error.raw_os_error().unwrap_or(-1)), |()| "allowed".to_owned())
}

/// Uses up a stack.
fn deeper(depth: u64) -> u64 {
    let room = [depth; 512];
    if depth == u64::MAX { depth } else { deeper(depth + 1) + std::hint::black_box(room)[7] }
}

#[cfg(unix)]
fn execute() -> String {
    use std::os::unix::process::CommandExt;

    told(Err(std::process::Command::new("/bin/true").exec()))
}

#[cfg(not(unix))]
fn execute() -> String {
    "not tried".to_owned()
}

#[cfg(target_os = "linux")]
fn signal() -> std::io::Result<()> {
    let parent = rustix::process::getppid().ok_or(std::io::ErrorKind::NotFound)?;
    Ok(rustix::process::test_kill_process(parent)?)
}

#[cfg(not(target_os = "linux"))]
fn signal() -> std::io::Result<()> {
    Ok(())
}
