//! The bounded queue in front of the render threads.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Jobs in order of arrival, never more than the capacity. A job whose caller has gone away frees its place.
pub struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    capacity: usize,
    abandoned: fn(&T) -> bool,
}

struct State<T> {
    jobs: VecDeque<T>,
    closed: bool,
}

/// Why a job was not taken.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    Full,
    Closed,
}

impl<T> Queue<T> {
    /// `abandoned` says of a job whether anybody still waits for it.
    pub fn new(capacity: usize, abandoned: fn(&T) -> bool) -> Self {
        Self {
            state: Mutex::new(State { jobs: VecDeque::new(), closed: false }),
            changed: Condvar::new(),
            capacity,
            abandoned,
        }
    }

    pub fn push(&self, job: T) -> Result<(), Refused> {
        let mut state = self.lock();
        if state.closed {
            return Err(Refused::Closed);
        }
        if state.jobs.len() >= self.capacity {
            state.jobs.retain(|waiting| !(self.abandoned)(waiting));
        }
        if state.jobs.len() >= self.capacity {
            return Err(Refused::Full);
        }
        state.jobs.push_back(job);
        self.changed.notify_one();
        Ok(())
    }

    /// The next job that somebody still waits for; blocks until there is one. `None` once the queue is closed and
    /// empty.
    pub fn pop(&self) -> Option<T> {
        let mut state = self.lock();
        loop {
            while let Some(job) = state.jobs.pop_front() {
                if !(self.abandoned)(&job) {
                    return Some(job);
                }
            }
            if state.closed {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    pub fn len(&self) -> usize {
        self.lock().jobs.len()
    }

    /// Takes no more jobs; those that wait are still handed out.
    pub fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// No code that holds the lock can panic halfway a change, so a poisoned lock is as good as any.
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue() -> Queue<(u32, bool)> {
        Queue::new(2, |(_, gone)| *gone)
    }

    #[test]
    fn a_full_queue_refuses() {
        let queue = queue();
        assert_eq!(queue.push((1, false)), Ok(()));
        assert_eq!(queue.push((2, false)), Ok(()));
        assert_eq!(queue.push((3, false)), Err(Refused::Full));
    }

    #[test]
    fn who_has_gone_away_makes_room_and_is_not_served() {
        let queue = queue();
        assert_eq!(queue.push((1, true)), Ok(()));
        assert_eq!(queue.push((2, false)), Ok(()));
        assert_eq!(queue.push((3, false)), Ok(()));
        assert_eq!(queue.pop(), Some((2, false)));
    }

    #[test]
    fn a_closed_queue_hands_out_what_waits_and_then_ends() {
        let queue = queue();
        assert_eq!(queue.push((1, false)), Ok(()));
        queue.close();
        assert_eq!(queue.push((2, false)), Err(Refused::Closed));
        assert_eq!(queue.pop(), Some((1, false)));
        assert_eq!(queue.pop(), None);
    }
}
