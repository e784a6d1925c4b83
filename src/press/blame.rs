//! Bodies that did workers harm: who ended two is not given to a third, for a while.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::job::ATTEMPTS;

/// What is remembered of a body: how often, and when last.
#[derive(Default)]
pub(super) struct Blame {
    bodies: HashMap<u64, (u8, Instant)>,
}

/// After so long a body has another chance: a machine without memory blames whoever is at hand.
const FORGIVEN: Duration = Duration::from_secs(600);

/// Bodies that are remembered.
const MOST: usize = 1024;

impl Blame {
    /// The body of this name did a worker harm.
    pub(super) fn add(&mut self, name: u64, now: Instant) {
        if self.bodies.len() >= MOST {
            self.bodies.retain(|_, (_, last)| is_fresh(*last, now));
        }
        if self.bodies.len() >= MOST {
            self.bodies.clear();
        }
        let (times, last) = self.bodies.entry(name).or_insert((0, now));
        *times = if is_fresh(*last, now) { times.saturating_add(1) } else { 1 };
        *last = now;
    }

    /// Whether it did so too often of late.
    pub(super) fn is_on(&self, name: u64, now: Instant) -> bool {
        self.bodies.get(&name).is_some_and(|(times, last)| *times >= ATTEMPTS && is_fresh(*last, now))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bodies.is_empty()
    }
}

fn is_fresh(last: Instant, now: Instant) -> bool {
    now.saturating_duration_since(last) < FORGIVEN
}

/// Signals by which somebody else ends a worker: a terminal that closes (1, 2, 3), a kernel without memory (9), an
/// operator (15). None of them says anything of a body. What a body brings about is another: an abort, a fault, a call
/// that is not allowed.
pub(super) fn is_from_outside(signal: Option<i32>) -> bool {
    signal.is_some_and(|signal| matches!(signal, 1 | 2 | 3 | 9 | 15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_did_harm_twice_is_refused_for_a_while() {
        let (mut blame, start) = (Blame::default(), Instant::now());
        let after = |seconds| start + Duration::from_secs(seconds);
        blame.add(7, start);
        assert!(!blame.is_on(7, start), "once may be chance");
        blame.add(7, after(1));
        assert!(blame.is_on(7, after(1)) && blame.is_on(7, after(600)) && !blame.is_on(8, after(1)));
        assert!(!blame.is_on(7, after(601)), "another chance");
        blame.add(7, after(700));
        assert!(!blame.is_on(7, after(700)), "counted anew");
        blame.add(7, after(701));
        assert!(blame.is_on(7, after(701)));
    }

    #[test]
    fn no_more_are_remembered_than_there_is_room_for() {
        let (mut blame, start) = (Blame::default(), Instant::now());
        for name in 0..5_000 {
            blame.add(name, start);
        }
        assert!(!blame.is_empty() && blame.bodies.len() <= MOST);
    }

    #[test]
    fn who_was_killed_by_another_hand_is_not_told_apart_by_its_body() {
        for signal in [1, 2, 3, 9, 15] {
            assert!(is_from_outside(Some(signal)), "{signal}");
        }
        // An abort, a fault of memory, a call that is not allowed, too much time, a code of its own.
        for signal in [Some(6), Some(11), Some(31), Some(24), None] {
            assert!(!is_from_outside(signal), "{signal:?}");
        }
    }
}
