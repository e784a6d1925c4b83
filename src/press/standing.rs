//! How the pool stands, and what became of its workers: for health, metrics and whoever asks whether there is room.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::sync::{Mutex, PoisonError};

use super::client::Client;

/// How the pool stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Jobs that wait, but for those of batches.
    pub waiting: usize,
    pub running: usize,
    /// Workers that are warm, at work or not.
    pub warm: usize,
    /// Times in a row that a worker could not be started.
    pub failures: usize,
    pub draining: bool,
    /// What workers lack of the sandbox, in a few words each.
    pub lacking: Vec<String>,
}

impl Standing {
    /// Whether a job would find a worker.
    pub const fn is_ready(&self, queue: usize) -> bool {
        self.warm > 0 && !self.draining && self.waiting < queue
    }

    /// Whether starting the whole program anew is all that is left.
    pub const fn is_lost(&self) -> bool {
        self.warm == 0 && self.failures >= HOPELESS
    }
}

/// Starts that may fail in a row before the pool calls itself lost.
const HOPELESS: usize = 5;

#[derive(Default)]
pub(super) struct Counters {
    pub(super) waiting: AtomicUsize,
    /// Jobs that wait of each caller, and of the one that has the most; kept while all places are taken.
    pub(super) division: Mutex<(HashMap<Client, usize>, usize)>,
    pub(super) running: AtomicUsize,
    pub(super) warm: AtomicUsize,
    pub(super) failures: AtomicUsize,
    pub(super) draining: AtomicBool,
    pub(super) lacking: std::sync::OnceLock<Vec<String>>,
    pub(super) tally: Mutex<Tally>,
}

impl Counters {
    /// A worker has ended so, by this signal or by none.
    pub(super) fn ended(&self, how: &'static str, signal: Option<i32>) {
        let mut tally = self.tally.lock().unwrap_or_else(PoisonError::into_inner);
        *tally.ended.entry((how, signal.unwrap_or_default())).or_default() += 1;
    }

    pub(super) fn started(&self) {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner).started += 1;
    }
}

/// The signal by which a worker is killed.
pub(super) const KILLED: i32 = 9;

/// Workers since the start: how many were started, and how those that ended did.
#[derive(Debug, Clone)]
pub struct Tally {
    pub started: u64,
    /// Counts by what ended them, and by which signal where it was one.
    pub ended: BTreeMap<(&'static str, i32), u64>,
}

impl Default for Tally {
    /// Nothing yet, of every kind: what is absent and what never happened are not the same.
    fn default() -> Self {
        let kinds = [("rest", 0), ("jobs", 0), ("memory", 0), ("deadline", KILLED), ("crash", 0), ("garbage", 0)];
        Self { started: 0, ended: kinds.into_iter().map(|kind| (kind, 0)).collect() }
    }
}
