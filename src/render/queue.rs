//! The queue in front of the render threads: a bounded lane for who waits for one document, and a lane for batches.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Jobs in order of arrival. A job whose caller has gone away frees its place.
///
/// The jobs of a batch wait in a lane of their own, which is as long as batches let it become: they take no place from
/// single requests, and are handed out when none of those waits.
pub struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    capacity: usize,
    abandoned: fn(&T) -> bool,
}

struct State<T> {
    jobs: VecDeque<T>,
    patient: VecDeque<T>,
    /// Jobs handed out since a patient one had its turn.
    turns: u32,
    closed: bool,
}

/// However many single requests wait, every so many jobs a patient one is handed out: a batch goes on, be it slowly.
const PATIENCE: u32 = 8;

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
            state: Mutex::new(State { jobs: VecDeque::new(), patient: VecDeque::new(), turns: 0, closed: false }),
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

    /// Takes a job that waits for its turn. Whoever pushes here bounds how many.
    pub fn push_patient(&self, job: T) -> Result<(), Refused> {
        let mut state = self.lock();
        if state.closed {
            return Err(Refused::Closed);
        }
        state.patient.push_back(job);
        self.changed.notify_one();
        Ok(())
    }

    /// The next job that somebody still waits for; blocks until there is one. `None` once the queue is closed and
    /// empty.
    pub fn pop(&self) -> Option<T> {
        let mut state = self.lock();
        loop {
            while let Some(job) = state.next() {
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

    /// Single requests that wait.
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

impl<T> State<T> {
    /// The job whose turn it is.
    fn next(&mut self) -> Option<T> {
        let due = self.turns >= PATIENCE || self.jobs.is_empty();
        if due && let Some(job) = self.patient.pop_front() {
            self.turns = 0;
            return Some(job);
        }
        self.turns = self.turns.saturating_add(1);
        self.jobs.pop_front()
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
        assert_eq!(queue.push_patient((2, false)), Ok(()));
        queue.close();
        assert_eq!(queue.push((3, false)), Err(Refused::Closed));
        assert_eq!(queue.push_patient((3, false)), Err(Refused::Closed));
        assert_eq!(queue.pop(), Some((1, false)));
        assert_eq!(queue.pop(), Some((2, false)));
        assert_eq!(queue.pop(), None);
    }

    #[test]
    fn the_patient_take_no_place_and_come_after_the_others() {
        let queue = queue();
        for number in 10..15 {
            assert_eq!(queue.push_patient((number, false)), Ok(()));
        }
        assert_eq!(queue.push((1, false)), Ok(()));
        assert_eq!(queue.push((2, false)), Ok(()));
        let order: Vec<u32> = (0..7).filter_map(|_| queue.pop()).map(|(number, _)| number).collect();
        assert_eq!(order, [1, 2, 10, 11, 12, 13, 14]);
    }

    #[test]
    fn under_full_load_the_patient_still_have_their_turn() {
        let queue = Queue::new(100, |_: &u32| false);
        assert_eq!(queue.push_patient(0), Ok(()));
        for number in 1..=20 {
            assert_eq!(queue.push(number), Ok(()));
        }
        let order: Vec<u32> = (0..21).filter_map(|_| queue.pop()).collect();
        assert_eq!(order.iter().position(|number| *number == 0), Some(8));
    }
}
