//! How many requests one caller may send in a while.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::{Quota, RateLimiter};

use crate::press::Client;

/// Callers that are remembered; those beyond share one turn.
const REMEMBERED: usize = 20_000;

/// What is remembered of each caller: when its next turn would be. The store of the library itself grows without bound.
struct Bounded {
    turns: Mutex<HashMap<Client, u64>>,
    swept: Mutex<Instant>,
    start: Instant,
}

impl Bounded {
    fn new() -> Self {
        let start = Instant::now();
        Self { turns: Mutex::default(), swept: Mutex::new(start), start }
    }

    /// Whether it is time to forget: at most once a second, so that a flood does not make every request dear.
    fn may_sweep(&self) -> bool {
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        let due = swept.elapsed() >= Duration::from_secs(1);
        if due {
            *swept = Instant::now();
        }
        due
    }
}

impl StateStore for Bounded {
    type Key = Client;

    fn measure_and_replace<T, F, E>(&self, client: &Client, turn: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.len() >= REMEMBERED && !turns.contains_key(client) && self.may_sweep() {
            let now = u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX);
            // A turn in the past is as good as none.
            turns.retain(|_, next| *next > now);
        }
        let known = turns.len() < REMEMBERED || turns.contains_key(client);
        let client = if known { *client } else { Client::OTHERS };
        let (result, next) = turn(turns.get(&client).copied().map(Nanos::from))?;
        turns.insert(client, next.as_u64());
        Ok(result)
    }
}

/// A limit for every caller.
pub struct Rate {
    limiter: RateLimiter<Client, Bounded, DefaultClock, StateInformationMiddleware>,
    quota: Quota,
}

/// What a caller may do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Go on, with so many requests left.
    Go { left: u32 },
    /// Wait so many seconds, at least one.
    Wait { seconds: u32 },
}

impl Rate {
    /// So many requests a second, of which so many may come at once.
    pub fn new(per_second: NonZeroU32, burst: NonZeroU32) -> Self {
        let quota = Quota::per_second(per_second).allow_burst(burst);
        Self { limiter: RateLimiter::new(quota, Bounded::new(), DefaultClock::default()), quota }
    }

    pub fn turn(&self, client: &Client) -> Turn {
        match self.limiter.check_key(client) {
            Ok(state) => Turn::Go { left: state.remaining_burst_capacity() },
            Err(until) => Turn::Wait { seconds: ceiling(until.wait_time_from(self.limiter.clock().now())) },
        }
    }

    /// `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-11): so many requests in so many seconds.
    pub fn policy(&self) -> String {
        format!("\"verzoeken\";q={};w={}", self.quota.burst_size(), self.window())
    }

    /// `RateLimit`: so many are left, and for how long that holds.
    pub fn standing(&self, turn: Turn) -> String {
        match turn {
            Turn::Go { left } => format!("\"verzoeken\";r={left};t={}", self.window()),
            Turn::Wait { seconds } => format!("\"verzoeken\";r=0;t={seconds}"),
        }
    }

    fn window(&self) -> u32 {
        ceiling(self.quota.burst_size_replenished_in())
    }
}

fn ceiling(time: Duration) -> u32 {
    let whole = u32::try_from(time.as_secs()).unwrap_or(u32::MAX);
    whole.saturating_add(u32::from(time.subsec_nanos() > 0)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(number: u8) -> Client {
        Client::address([10, 0, 0, number].into())
    }

    #[test]
    fn a_caller_that_has_had_its_turns_waits_and_another_does_not() {
        let number = |number| NonZeroU32::new(number).expect("more than nothing");
        let rate = Rate::new(number(1), number(3));
        assert_eq!(rate.policy(), "\"verzoeken\";q=3;w=3");
        for left in [2, 1, 0] {
            assert_eq!(rate.turn(&client(1)), Turn::Go { left });
        }
        let refused = rate.turn(&client(1));
        assert_eq!(refused, Turn::Wait { seconds: 1 });
        assert_eq!(rate.standing(refused), "\"verzoeken\";r=0;t=1");
        assert_eq!(rate.turn(&client(2)), Turn::Go { left: 2 });
    }
}
