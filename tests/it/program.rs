//! The program itself as a service, for what only a process of its own shows: signals, memory, its log.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};

/// A running service; it is killed when it goes out of scope.
pub struct Service {
    child: Child,
    pub address: SocketAddr,
    log: Arc<Mutex<String>>,
}

impl Service {
    /// Starts it on a free port of loopback and waits until it listens.
    pub fn start(arguments: &[&str]) -> Self {
        Self::start_with(arguments, &[])
    }

    /// With these environment variables and no others.
    pub fn start_with(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut child = command(arguments, variables).stderr(Stdio::piped()).spawn().expect("the service starts");
        let mut lines = BufReader::new(child.stderr.take().expect("its log")).lines();
        let log = Arc::new(Mutex::new(String::new()));
        let keep = Arc::clone(&log);
        let mut take = move || {
            let line = lines.next()?.ok()?;
            keep.lock().expect("the log").push_str(&(line.clone() + "\n"));
            Some(line)
        };
        let address = loop {
            let line = take();
            assert!(line.is_some(), "the service ended: {}", log.lock().expect("the log"));
            let line = line.unwrap_or_default();
            if let Some((_, rest)) = line.split_once("serving address=") {
                break rest.split(' ').next().and_then(|address| address.parse().ok()).expect("an address");
            }
        };
        std::thread::spawn(move || while take().is_some() {});
        Self { child, address, log }
    }

    /// With its log to a place of the test's own. Since its port cannot be read there, the kernel is asked for it.
    #[cfg(target_os = "linux")]
    pub fn start_into(errors: impl Into<Stdio>, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let child = command(arguments, variables).stderr(errors).spawn().expect("the service starts");
        let mut service = Self { child, address: SocketAddr::from(([127, 0, 0, 1], 0)), log: Arc::default() };
        let port = loop {
            if let Some(port) = listening_port(service.id()) {
                break port;
            }
            assert!(service.child.try_wait().expect("its state").is_none(), "the service ended");
            std::thread::yield_now();
        };
        service.address.set_port(port);
        service
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        self.log.lock().expect("the log").clone()
    }

    /// Process numbers of its workers.
    #[cfg(target_os = "linux")]
    pub fn workers(&self) -> Vec<u32> {
        workers_of(self.id())
    }

    #[cfg(unix)]
    pub fn signal(&self, signal: &str) {
        let killed = Command::new("kill").args([&format!("-{signal}"), &self.id().to_string()]).status();
        assert!(killed.expect("kill runs").success());
    }

    pub fn wait(&mut self) -> ExitStatus {
        self.child.wait().expect("the service ends")
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The service on a free port of loopback, with these environment variables and no others.
fn command(arguments: &[&str], variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trajectpers"));
    command.args(["serve", "--listen", "127.0.0.1:0"]).args(arguments);
    command.env_clear().envs(variables.iter().copied()).stdout(Stdio::null());
    command
}

/// The port on which a process listens, if it does already.
#[cfg(target_os = "linux")]
fn listening_port(process: u32) -> Option<u16> {
    let descriptors = std::fs::read_dir(format!("/proc/{process}/fd")).ok()?.flatten();
    let open: Vec<String> = descriptors
        .filter_map(|descriptor| std::fs::read_link(descriptor.path()).ok())
        .map(|target| target.display().to_string())
        .collect();
    let table = std::fs::read_to_string(format!("/proc/{process}/net/tcp")).ok()?;
    table.lines().find_map(|line| {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let (address, state, socket) = (columns.get(1)?, columns.get(3)?, columns.get(9)?);
        let listens = *state == "0A" && open.contains(&format!("socket:[{socket}]"));
        let port = address.split_once(':')?.1;
        if listens { u16::from_str_radix(port, 16).ok() } else { None }
    })
}

/// Process numbers of the workers of a process.
#[cfg(target_os = "linux")]
pub fn workers_of(front: u32) -> Vec<u32> {
    let tasks = std::fs::read_dir(format!("/proc/{front}/task")).into_iter().flatten().flatten();
    tasks
        .filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok())
        .flat_map(|children| children.split(' ').filter_map(|number| number.trim().parse().ok()).collect::<Vec<u32>>())
        .collect()
}

/// How often these bytes stand in the memory of a process that may be read.
#[cfg(target_os = "linux")]
pub fn found_in_memory(process: u32, needle: &[u8]) -> usize {
    use std::os::unix::fs::FileExt;

    let Ok(maps) = std::fs::read_to_string(format!("/proc/{process}/maps")) else { return 0 };
    let memory = std::fs::File::open(format!("/proc/{process}/mem")).expect("memory that may be read");
    let mut found = 0;
    for line in maps.lines().filter(|line| !line.contains("[v")) {
        let mut words = line.split(' ');
        let range = words.next().and_then(|range| range.split_once('-')).expect("a range");
        let number = |digits: &str| u64::from_str_radix(digits, 16).expect("an address");
        let (start, end) = (number(range.0), number(range.1));
        if words.next().is_some_and(|rights| rights.starts_with("rw")) {
            let mut bytes = vec![0; usize::try_from(end - start).expect("a size")];
            // What is reserved and was never touched cannot be read.
            let length = memory.read_at(&mut bytes, start).unwrap_or_default();
            found += bytes[..length].windows(needle.len()).filter(|window| *window == needle).count();
        }
    }
    found
}
