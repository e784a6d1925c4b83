//! The signals that end a command. One that is taken here lets what is half done be cleared away first.

use std::io;

/// Waits for a signal that ends the program.
pub struct Interruption {
    #[cfg(unix)]
    signals: Vec<(tokio::signal::unix::Signal, u8)>,
}

#[cfg(unix)]
impl Interruption {
    /// Takes the signals from now on, inside a runtime: none of them ends the program by itself any more. Those that
    /// whoever started it lets pass, as `nohup` does, stay without effect.
    pub fn expect() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};

        /// What a shell adds to the number of a signal to tell how a command ended.
        const BY_SIGNAL: u8 = 128;
        let kinds = [(SignalKind::hangup(), 1), (SignalKind::interrupt(), 2), (SignalKind::terminate(), 15)];
        let heard = kinds.into_iter().filter(|(_, number)| !is_ignored(*number));
        let signals = heard.map(|(kind, number)| signal(kind).map(|signal| (signal, BY_SIGNAL + number)));
        Ok(Self { signals: signals.collect::<io::Result<_>>()? })
    }

    /// The exit code that tells which signal came, once one has.
    pub async fn code(&mut self) -> u8 {
        std::future::poll_fn(|context| {
            let mut signals = self.signals.iter_mut();
            let came = signals.find_map(|(signal, code)| signal.poll_recv(context).is_ready().then_some(*code));
            came.map_or(std::task::Poll::Pending, std::task::Poll::Ready)
        })
        .await
    }
}

/// Whether a signal had no effect on this program from its start. Where the system does not say, that is taken to be so of
/// the end of a session alone: a command that goes on is better than one that `nohup` cannot save.
#[cfg(unix)]
fn is_ignored(number: u8) -> bool {
    const HANGUP: u8 = 1;
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else { return number == HANGUP };
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default();
    (mask >> (number - 1)) & 1 == 1
}

#[cfg(not(unix))]
impl Interruption {
    /// Takes the key that ends a command.
    pub fn expect() -> io::Result<Self> {
        Ok(Self {})
    }

    /// The exit code of a command that was ended so.
    pub async fn code(&mut self) -> u8 {
        const INTERRUPTED: u8 = 130;
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
        INTERRUPTED
    }
}
