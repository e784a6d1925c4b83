//! The program: everything it does is in the library.

use std::process::ExitCode;

/// 5 to 20 % less CPU than the system's allocator with two render threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    trajectpers::cli::run()
}
