//! The program: everything it does is in the library.

use std::process::ExitCode;

/// A seventh less CPU than the system's allocator with two render threads, and memory that stays flat.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    trajectpers::cli::run()
}
