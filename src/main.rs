//! The program: everything it does is in the library.

use std::process::ExitCode;

use tikv_jemallocator::Jemalloc;
use wiping::Wiping;

/// A seventh less CPU than the system's allocator with two render threads, and memory that stays flat.
#[global_allocator]
static ALLOCATOR: Wiping<Jemalloc> = Wiping(Jemalloc);

fn main() -> ExitCode {
    trajectpers::cli::run()
}
