//! What the processes take of the machine, for who watches the service.

/// What the front and its workers take now; absent where the system does not tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Resident bytes of this process.
    pub front_bytes: Option<u64>,
    /// Resident bytes of all its workers.
    pub workers_bytes: Option<u64>,
    pub open_files: Option<u64>,
    pub threads: Option<u64>,
}

#[cfg(target_os = "linux")]
impl Usage {
    pub fn now() -> Self {
        use std::fs::read_dir;

        use super::sandbox::resident_bytes;

        let count = |folder: &str| Some(read_dir(folder).ok()?.count() as u64);
        let tasks = read_dir("/proc/self/task").into_iter().flatten().flatten();
        let workers: Vec<u32> = tasks
            .filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok())
            .flat_map(|all| all.split_whitespace().filter_map(|number| number.parse().ok()).collect::<Vec<u32>>())
            .collect();
        Self {
            front_bytes: resident_bytes(std::process::id()),
            workers_bytes: Some(workers.into_iter().filter_map(resident_bytes).sum()),
            open_files: count("/proc/self/fd"),
            threads: count("/proc/self/task"),
        }
    }
}

#[cfg(not(target_os = "linux"))]
impl Usage {
    pub fn now() -> Self {
        Self::default()
    }
}
