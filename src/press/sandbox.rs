//! What a worker gives up before it reads its first body: files, network, other processes, core dumps, memory without
//! end. A worker does all of it to itself, after it has started; elsewhere than on Linux there is nothing to give up.

use serde::{Deserialize, Serialize};

/// What the kernel holds a worker to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enforced {
    /// Version of Landlock; 0 is none, 4 adds TCP, 6 adds signals and abstract sockets.
    pub ruleset: u8,
    pub seccomp: bool,
    /// What lacks, in a few words each; empty when all is in force.
    pub lacking: Vec<String>,
}

impl Enforced {
    /// Whether every part of the sandbox is in force.
    pub const fn is_whole(&self) -> bool {
        self.seccomp && self.lacking.is_empty()
    }

    /// Of a worker that gives up nothing.
    pub fn nothing(why: &str) -> Self {
        Self { lacking: vec![why.to_owned()], ..Self::default() }
    }
}

#[cfg(target_os = "linux")]
pub use linux::{confine, die_with, leave_no_core, resident_bytes, seal};

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;
    use std::io;

    use landlock::{
        ABI, Access, AccessFs, AccessNet, LandlockStatus, Ruleset, RulesetAttr, RulesetError, RulesetStatus, Scope,
    };
    use rustix::process::{DumpableBehavior, Pid, Resource, Rlimit, Signal};
    use rustix::thread::{CapabilitySet, CapabilitySets};
    use seccompiler::{
        BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
        SeccompRule, TargetArch,
    };

    /// The first thing a worker does: it ends when its front ends, whatever happens to that.
    pub fn die_with(parent: u32) -> io::Result<()> {
        rustix::process::set_parent_process_death_signal(Some(Signal::KILL))?;
        // The front may have ended before that call; then nobody would ever send the signal.
        let now = Pid::as_raw(rustix::process::getppid());
        if i32::try_from(parent).is_ok_and(|parent| parent == now) {
            Ok(())
        } else {
            Err(io::ErrorKind::NotConnected.into())
        }
    }

    /// While there is one thread: everything that the thread which does the work inherits. `memory` bounds the bytes of
    /// heap and stacks. Answers the version of Landlock.
    pub fn confine(memory: u64, lacking: &mut Vec<String>) -> u8 {
        let mut note = |what: &str, result: io::Result<()>| {
            if let Err(error) = result {
                lacking.push(format!("{what}: {error}"));
            }
        };
        // Before `dumpable`, which gives the files of /proc/self to root. When memory runs out, a worker goes first.
        note("oom_score_adj", std::fs::write("/proc/self/oom_score_adj", "1000"));
        let none = CapabilitySet::empty();
        let none = CapabilitySets { effective: none, permitted: none, inheritable: none };
        note("capabilities", rustix::thread::set_capabilities(None, none).map_err(Into::into));
        note("no_new_privs", rustix::thread::set_no_new_privs(true).map_err(Into::into));
        let dumpable = rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable);
        note("dumpable", dumpable.map_err(Into::into));
        for (what, resource, value) in [
            ("RLIMIT_CORE", Resource::Core, 0),
            ("RLIMIT_FSIZE", Resource::Fsize, 0),
            ("RLIMIT_MEMLOCK", Resource::Memlock, 0),
            ("RLIMIT_MSGQUEUE", Resource::Msgqueue, 0),
            ("RLIMIT_DATA", Resource::Data, memory),
            // The program itself and what the kernel maps are counted here and not in DATA.
            ("RLIMIT_AS", Resource::As, memory.saturating_add(memory / 16).saturating_add(512 << 20)),
        ] {
            note(what, limit(resource, value));
        }
        match landlock() {
            Ok(0) => {
                lacking.push("Landlock: not in this kernel".into());
                0
            }
            Ok(version) => {
                if version < 6 {
                    lacking.push(format!("Landlock: version {version}; signals and abstract sockets need 6"));
                }
                version
            }
            Err(error) => {
                lacking.push(format!("Landlock: {error}"));
                0
            }
        }
    }

    /// Last, on the thread that does the work, after it has warmed up: no descriptor, no thread, no call more than the
    /// list. Covers the waiting main thread as well.
    pub fn seal(lacking: &mut Vec<String>) -> bool {
        for (what, resource) in [("RLIMIT_NOFILE", Resource::Nofile), ("RLIMIT_NPROC", Resource::Nproc)] {
            if let Err(error) = limit(resource, 0) {
                lacking.push(format!("{what}: {error}"));
            }
        }
        match seccomp() {
            Ok(()) => true,
            Err(error) => {
                lacking.push(format!("seccomp: {error}"));
                false
            }
        }
    }

    /// Resident bytes of a process, asked of the kernel and not of the process.
    pub fn resident_bytes(process: u32) -> Option<u64> {
        let text = std::fs::read_to_string(format!("/proc/{process}/statm")).ok()?;
        let pages: u64 = text.split(' ').nth(1)?.parse().ok()?;
        Some(pages * rustix::param::page_size() as u64)
    }

    /// Whatever ends this process, its memory is not written to disk.
    pub fn leave_no_core() -> io::Result<()> {
        limit(Resource::Core, 0)
    }

    fn limit(resource: Resource, value: u64) -> io::Result<()> {
        // Never above what was given: who has no privileges may only lower a hard limit.
        let given = rustix::process::getrlimit(resource).maximum;
        let value = given.map_or(value, |given| given.min(value));
        Ok(rustix::process::setrlimit(resource, Rlimit { current: Some(value), maximum: Some(value) })?)
    }

    /// No path, no port, no signal and no abstract socket beyond this process: a ruleset without rules.
    fn landlock() -> Result<u8, RulesetError> {
        const VERSIONS: [ABI; 6] = [ABI::V1, ABI::V2, ABI::V3, ABI::V4, ABI::V5, ABI::V6];
        let newest = ABI::V6;
        let status = Ruleset::default()
            .handle_access(AccessFs::from_all(newest))?
            .handle_access(AccessNet::from_all(newest))?
            .scope(Scope::from_all(newest))?
            .create()?
            .restrict_self()?;
        Ok(match (status.ruleset, status.landlock) {
            (
                RulesetStatus::FullyEnforced | RulesetStatus::PartiallyEnforced,
                LandlockStatus::Available { effective_abi, .. },
            ) => VERSIONS.iter().filter(|version| **version <= effective_abi).fold(0, |count, _| count + 1),
            _ => 0,
        })
    }

    /// What a worker needs while it works: the same on x86_64 and aarch64, glibc and musl.
    const NEEDED: &[libc::c_long] = &[
        // Frames.
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_close,
        // Memory; mmap and mprotect are below, with conditions.
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_madvise,
        libc::SYS_brk,
        // Waiting and time (the clock goes without a call, but not on every virtual machine).
        libc::SYS_futex,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_nanosleep,
        libc::SYS_gettimeofday,
        libc::SYS_sched_yield,
        libc::SYS_restart_syscall,
        // Seeds of hash maps.
        libc::SYS_getrandom,
        // Asked once per thread, to know its stack.
        libc::SYS_sched_getaffinity,
        // Signals to oneself: a stack overflow and an abort end as SIGABRT, with their own names in the log.
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_getpid,
        libc::SYS_gettid,
        // The end.
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];

    /// What no line of ours and of our libraries ever calls: whoever does is not us any more, and ends at once
    /// (SIGSYS).
    const NEVER: &[libc::c_long] = &[
        libc::SYS_execve,
        libc::SYS_execveat,
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_pidfd_getfd,
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_connect,
        libc::SYS_bind,
        libc::SYS_bpf,
        libc::SYS_io_uring_setup,
        libc::SYS_userfaultfd,
        libc::SYS_perf_event_open,
        libc::SYS_unshare,
        libc::SYS_setns,
        libc::SYS_mount,
        libc::SYS_pivot_root,
        libc::SYS_init_module,
        libc::SYS_finit_module,
        libc::SYS_keyctl,
        libc::SYS_add_key,
        libc::SYS_open_by_handle_at,
        libc::SYS_memfd_create,
    ];

    fn seccomp() -> Result<(), seccompiler::Error> {
        let arch = TargetArch::try_from(std::env::consts::ARCH)?;
        let never = NEVER.iter().map(|call| (*call, Vec::new())).collect();
        let never = SeccompFilter::new(never, SeccompAction::Allow, SeccompAction::KillProcess, arch)?;
        let refused = SeccompAction::Errno(libc::EPERM.unsigned_abs());
        let needed = SeccompFilter::new(needed()?, refused, SeccompAction::Allow, arch)?;
        // The strictest answer of all filters counts. The list of needs comes last: it allows no further filter.
        for filter in [never, needed] {
            let program: BpfProgram = filter.try_into()?;
            seccompiler::apply_filter_all_threads(&program)?;
        }
        Ok(())
    }

    fn needed() -> Result<BTreeMap<i64, Vec<SeccompRule>>, BackendError> {
        let flag = |argument, mask: libc::c_int, value: libc::c_int| {
            let (mask, value) = (u64::from(mask.unsigned_abs()), u64::from(value.unsigned_abs()));
            SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(mask), value)
        };
        let is = |argument, value: i32| {
            let value = u64::from(value.unsigned_abs());
            SeccompCondition::new(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, value)
        };
        let own = rustix::process::getpid().as_raw_nonzero().get();
        let thread = rustix::thread::gettid().as_raw_nonzero().get();
        let mut rules: BTreeMap<i64, Vec<SeccompRule>> = NEEDED.iter().map(|call| (*call, Vec::new())).collect();
        // Memory that never becomes code and never is a file.
        let anonymous = flag(3, libc::MAP_ANONYMOUS, libc::MAP_ANONYMOUS)?;
        rules.insert(libc::SYS_mmap, vec![SeccompRule::new(vec![flag(2, libc::PROT_EXEC, 0)?, anonymous])?]);
        rules.insert(libc::SYS_mprotect, vec![SeccompRule::new(vec![flag(2, libc::PROT_EXEC, 0)?])?]);
        // Signals to nobody else: glibc raises by tgkill, musl by tkill.
        rules.insert(libc::SYS_tgkill, vec![SeccompRule::new(vec![is(0, own)?])?]);
        rules.insert(
            libc::SYS_tkill,
            vec![SeccompRule::new(vec![is(0, own)?])?, SeccompRule::new(vec![is(0, thread)?])?],
        );
        Ok(rules)
    }
}

#[cfg(not(target_os = "linux"))]
mod elsewhere {
    use std::io;

    /// Elsewhere a worker notices the end of its input.
    pub fn die_with(_parent: u32) -> io::Result<()> {
        Ok(())
    }

    pub fn confine(_memory: u64, lacking: &mut Vec<String>) -> u8 {
        lacking.push("no sandbox on this system".to_owned());
        0
    }

    pub fn seal(_lacking: &mut Vec<String>) -> bool {
        false
    }

    pub const fn leave_no_core() -> io::Result<()> {
        Ok(())
    }

    pub fn resident_bytes(_process: u32) -> Option<u64> {
        None
    }
}

#[cfg(not(target_os = "linux"))]
pub use elsewhere::{confine, die_with, leave_no_core, resident_bytes, seal};
