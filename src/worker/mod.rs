//! The process that reads bodies: it judges or makes one at a time, for a front that started it, and has nothing else
//! within reach.

mod answer;
#[cfg(debug_assertions)]
mod misdeeds;

use std::fs::File;
use std::io;

use serde::Deserialize;

use crate::press::frames::{read, write};
use crate::press::sandbox::{Enforced, confine, die_with, seal};
use crate::press::{Ask, Desk, Hello, STACK_BYTES, Setup};
use answer::Answered;

/// What the front asks, with what its pool adds.
#[derive(Debug, Deserialize)]
struct Commission {
    ask: Ask,
    dear: bool,
}

/// Works for the front with this process number until that closes, within so many bytes of memory.
pub fn run(front: u32, memory: u64) -> io::Result<()> {
    // What a profile is gathered from ends by itself, with the end of its input, and writes what it saw: see
    // deploy/optimised.
    if !cfg!(trajectpers_profiling) {
        die_with(front)?;
    }
    let (input, output) = own_ends()?;
    // A thread of its own: the main one has a stack that its libraries would ask the system about again and again.
    let work = move || work(input, output, memory);
    let worker = std::thread::Builder::new().name("work".into()).stack_size(STACK_BYTES).spawn(work)?;
    worker.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
}

/// Standard input and output as files of our own, without buffers that keep a body; what else prints to standard output
/// goes nowhere.
#[cfg(unix)]
fn own_ends() -> io::Result<(File, File)> {
    use std::os::fd::AsFd;

    let input = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    let output = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    #[cfg(target_os = "linux")]
    if let Ok(nowhere) = File::options().write(true).open("/dev/null") {
        rustix::stdio::dup2_stdout(&nowhere)?;
    }
    Ok((input, output))
}

#[cfg(windows)]
fn own_ends() -> io::Result<(File, File)> {
    use std::os::windows::io::AsHandle;

    let input = File::from(io::stdin().as_handle().try_clone_to_owned()?);
    let output = File::from(io::stdout().as_handle().try_clone_to_owned()?);
    Ok((input, output))
}

fn work(mut input: File, mut output: File, memory: u64) -> io::Result<()> {
    // This thread is the whole pool of the typesetter: a worker may start no other.
    rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global().map_err(io::Error::other)?;
    let Some((_, setup)) = read(&mut input)? else { return Ok(()) };
    let setup: Setup = serde_json::from_slice(&setup)?;
    let mut enforced = Enforced::default();
    if setup.sandboxed {
        enforced.ruleset = confine(memory, &mut enforced.lacking);
    } else {
        enforced = Enforced::nothing("switched off");
    }
    let desk = match open(&setup) {
        Ok(desk) => desk,
        Err(sentence) => return write(&mut output, &serde_json::to_vec(&Hello::Refused(sentence))?, &[]),
    };
    if setup.sandboxed {
        enforced.seccomp = seal(&mut enforced.lacking);
    }
    write(&mut output, &serde_json::to_vec(&Hello::Ready(enforced))?, &[])?;
    while let Some((head, body)) = read(&mut input)? {
        let Commission { ask, dear } = serde_json::from_slice(&head)?;
        #[cfg(debug_assertions)]
        if let Ask::Misbehave(crate::press::Misdeed::WriteGarbage(garbage)) = &ask {
            io::Write::write_all(&mut output, garbage)?;
        }
        let Answered { told, bytes } = answer::to(&desk, ask, dear, body).within_bounds();
        write(&mut output, &serde_json::to_vec(&told)?, &bytes)?;
    }
    Ok(())
}

/// What documents are made with, warm. The error is a sentence without its full stop.
fn open(setup: &Setup) -> Result<Desk, String> {
    let release = env!("CARGO_PKG_VERSION");
    if setup.release != release {
        return Err(format!("het programma is vervangen door versie {release}"));
    }
    let desk = Desk::open(setup.house.clone());
    let ready = desk.and_then(|desk| if setup.prove { desk.prove() } else { desk.warm() }.map(|()| desk));
    ready.map_err(|error| with_causes(&error))
}

/// An error with its causes on one line.
fn with_causes(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(error.source(), |cause| (*cause).source());
    causes.fold(error.to_string(), |line, cause| format!("{line}: {cause}"))
}
