//! How many files may be open at once. Libraries below us panic for want of one while they start; a sentence is better.

/// The limit, when it is below what a command needs.
#[cfg(target_os = "linux")]
pub fn limit_below(needed: usize) -> Option<u64> {
    use rustix::process::{Resource, getrlimit};

    let limit = getrlimit(Resource::Nofile).current;
    limit.filter(|limit| u64::try_from(needed).is_ok_and(|needed| *limit < needed))
}

/// Not known here.
#[cfg(not(target_os = "linux"))]
pub const fn limit_below(_: usize) -> Option<u64> {
    None
}
