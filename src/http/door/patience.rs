//! How long an answer that nobody takes is waited for.

use std::pin::Pin;
use std::task::Context;
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

/// How often it is looked at how an answer is taken.
const LOOK: Duration = Duration::from_secs(60);

/// Looks in a row at which nothing at all was taken, after which nobody reads. One or two say little: the system of a reader
/// takes a buffer full at once, and says no more until that is nearly empty.
const QUIET_LOOKS: u32 = 3;

/// Bytes between two looks by which somebody goes on sending: who sends everything first reads later.
const SENDS_ON: u64 = 256 * 1024;

/// Bytes between two looks by which somebody reads on where others want for room: who takes less keeps it from them.
const READS_ON: u64 = 64 * 1024;

/// Bytes that have come and gone over a connection in all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Moved {
    pub received: u64,
    pub sent: u64,
}

/// Patience with a reader, from when an answer is not taken as it comes. However long an answer takes, it goes on as long as
/// something of it is taken.
pub struct Patience {
    next_look: Pin<Box<Sleep>>,
    /// What had come and gone at the last look.
    seen: Moved,
    /// Looks in a row, until then, at which nothing was taken.
    quiet: u32,
}

impl Patience {
    pub fn begin(moved: Moved) -> Self {
        Self { next_look: next_look(), seen: moved, quiet: 0 }
    }

    /// Whether it is over, of a connection over which so much has moved by now.
    pub fn is_over(&mut self, cx: &mut Context<'_>, moved: Moved, is_crowded: impl Fn() -> bool) -> bool {
        while self.next_look.as_mut().poll(cx).is_ready() {
            let came = moved.received.saturating_sub(self.seen.received);
            let went = moved.sent.saturating_sub(self.seen.sent);
            let Some(quiet) = quiet_looks(self.quiet, came, went, is_crowded()) else { return true };
            *self = Self { next_look: next_look(), seen: moved, quiet };
        }
        false
    }
}

fn next_look() -> Pin<Box<Sleep>> {
    Box::pin(sleep_until(Instant::now() + LOOK))
}

/// At how many looks in a row nothing was taken, after one at which so much had come and gone; `None` where that is too many.
const fn quiet_looks(before: u32, came: u64, went: u64, is_crowded: bool) -> Option<u32> {
    if came >= SENDS_ON || went >= READS_ON {
        return Some(0);
    }
    if is_crowded {
        return None;
    }
    match (went, before + 1) {
        (1.., _) => Some(0),
        (0, QUIET_LOOKS..) => None,
        (0, quiet) => Some(quiet),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The look after which a reader is given up, of whom so much is seen at each.
    fn given_up(looks: &[(u64, u64)], is_crowded: bool) -> Option<usize> {
        let mut quiet = Some(0);
        looks.iter().position(|(came, went)| {
            quiet = quiet.and_then(|before| quiet_looks(before, *came, *went, is_crowded));
            quiet.is_none()
        })
    }

    #[test]
    fn who_takes_anything_is_waited_for_and_who_takes_nothing_is_not() {
        assert_eq!(given_up(&[(0, 1); 1_000], false), None, "a byte a minute");
        assert_eq!(given_up(&[(0, 0), (0, 0), (0, 9), (0, 0), (0, 0), (0, 9)], false), None, "a buffer now and then");
        assert_eq!(given_up(&[(0, 0); 10], false), Some(2), "nothing for three minutes");
        assert_eq!(given_up(&[(9, 0); 10], false), Some(2), "nor is a trickle of a body a reader");
        assert_eq!(given_up(&[(SENDS_ON, 0); 1_000], false), None, "who sends everything first");
    }

    #[test]
    fn where_others_want_for_room_a_reader_reads_on() {
        assert_eq!(given_up(&[(0, READS_ON - 1)], true), Some(0));
        assert_eq!(given_up(&[(0, READS_ON); 1_000], true), None);
        assert_eq!(given_up(&[(SENDS_ON, 0); 1_000], true), None);
    }
}
