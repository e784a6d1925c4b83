//! How much the pool takes on.

use std::time::Duration;

use super::process::Launch;

/// How much the pool takes on.
#[derive(Debug, Clone)]
pub struct PoolSettings {
    /// Documents made at once, each in a process of its own. One more process stands by, warm.
    pub workers: usize,
    /// Documents that may wait.
    pub queue: usize,
    /// How long a document may take, waiting included; an item of a batch, from its turn.
    pub deadline: Duration,
    /// Jobs after which a worker is replaced.
    pub jobs: u32,
    /// Resident bytes from which on a worker is replaced, between two jobs.
    pub resident: u64,
    /// How long a worker that did a job rests before it is replaced: what it remembers of bodies goes with it.
    pub rest: Duration,
    /// Whether workers give up files, network and other processes.
    pub sandboxed: bool,
    pub launch: Launch,
}
