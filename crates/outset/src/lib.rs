//! What must be settled before the standard library begins, since it is too late afterwards.
//!
//! A standard output that is closed is `/dev/null` by the time that `main` runs: the standard library opens that in its place,
//! and a document that is written there is lost without an error. And a file that grows beyond what the system lets it
//! (`ulimit -f`) ends a program by a signal, half of the file left behind, unless the signal is ignored: then the write fails,
//! and says so.
//!
//! A crate of its own because a function that runs before `main` is unsafe to name, as the allocator in `crates/wiping` is.

#![no_std]

use core::sync::atomic::{AtomicBool, Ordering};

static CLOSED: AtomicBool = AtomicBool::new(false);

/// Whether standard output was closed when the program began. Where that cannot be known, it was not.
pub fn output_was_closed() -> bool {
    CLOSED.load(Ordering::Relaxed)
}

/// Called by the system before `main`.
#[cfg(any(target_os = "linux", target_os = "macos"))]
#[used]
#[cfg_attr(target_os = "linux", unsafe(link_section = ".init_array"))]
#[cfg_attr(target_os = "macos", unsafe(link_section = "__DATA,__mod_init_func"))]
static SETTLE: extern "C" fn() = settle;

#[cfg(any(target_os = "linux", target_os = "macos"))]
extern "C" fn settle() {
    // SAFETY: asks for the flags of a descriptor, open or not, and touches no memory.
    let flags = unsafe { libc::fcntl(libc::STDOUT_FILENO, libc::F_GETFD) };
    CLOSED.store(flags == -1, Ordering::Relaxed);
    // SAFETY: ignores a signal, for which no function of ours is called; no other thread runs yet.
    unsafe { libc::signal(libc::SIGXFSZ, libc::SIG_IGN) };
}
