//! The lanes in front of the workers: who waits for a single document, whose document is dear, and batches. In each
//! lane the callers take turns, however much one of them brings.

use std::collections::{HashMap, VecDeque};

use super::client::Client;

/// What may wait in a lane.
pub trait Waiting {
    fn client(&self) -> Client;
    /// Whether nobody waits for it any more.
    fn is_abandoned(&self) -> bool;
}

/// Jobs of one lane: a queue for every caller, in the order of their turns.
struct Lane<T> {
    callers: VecDeque<(Client, VecDeque<T>)>,
    length: usize,
}

impl<T: Waiting> Lane<T> {
    const fn new() -> Self {
        Self { callers: VecDeque::new(), length: 0 }
    }

    fn push(&mut self, job: T) {
        let client = job.client();
        self.length += 1;
        match self.callers.iter_mut().find(|(known, _)| *known == client) {
            Some((_, jobs)) => jobs.push_back(job),
            None => self.callers.push_back((client, VecDeque::from([job]))),
        }
    }

    /// Puts a job where it is the next of its caller.
    fn push_front(&mut self, job: T) {
        let client = job.client();
        self.length += 1;
        match self.callers.iter_mut().find(|(known, _)| *known == client) {
            Some((_, jobs)) => jobs.push_front(job),
            None => self.callers.push_front((client, VecDeque::from([job]))),
        }
    }

    fn pop(&mut self) -> Option<T> {
        while let Some((client, mut jobs)) = self.callers.pop_front() {
            while let Some(job) = jobs.pop_front() {
                self.length -= 1;
                if job.is_abandoned() {
                    continue;
                }
                if !jobs.is_empty() {
                    self.callers.push_back((client, jobs));
                }
                return Some(job);
            }
        }
        None
    }

    fn of(&self, client: Client) -> usize {
        self.callers.iter().find(|(known, _)| *known == client).map_or(0, |(_, jobs)| jobs.len())
    }

    /// Jobs of the caller that has the most.
    fn longest(&self) -> usize {
        self.callers.iter().map(|(_, jobs)| jobs.len()).max().unwrap_or_default()
    }

    fn forget_abandoned(&mut self) {
        for (_, jobs) in &mut self.callers {
            jobs.retain(|job| !job.is_abandoned());
        }
        self.callers.retain(|(_, jobs)| !jobs.is_empty());
        self.length = self.callers.iter().map(|(_, jobs)| jobs.len()).sum();
    }

    /// The job that came last of the caller that has the most, when that is more than `most`.
    fn take_from_longest(&mut self, most: usize) -> Option<T> {
        let (_, jobs) = self.callers.iter_mut().max_by_key(|(_, jobs)| jobs.len())?;
        let taken = if jobs.len() > most { jobs.pop_back() } else { None };
        self.length -= usize::from(taken.is_some());
        taken
    }

    fn drain(&mut self) -> impl Iterator<Item = T> + use<T> {
        self.length = 0;
        std::mem::take(&mut self.callers).into_iter().flat_map(|(_, jobs)| jobs)
    }
}

/// Which lane a job waits in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody waits for it.
    Single,
    /// The same, and it costs so much that only one of its kind may be under way.
    Dear,
    /// An item of a batch; its batch bounds how many of them wait.
    Patient,
}

/// All lanes.
pub struct Lanes<T> {
    single: Lane<T>,
    dear: Lane<T>,
    patient: Lane<T>,
    capacity: usize,
    turn: u32,
}

/// However many single requests wait, every so many turns a patient job is handed out, and in between a dear one.
const PATIENCE: u32 = 8;

impl<T: Waiting> Lanes<T> {
    /// `capacity` bounds single and dear jobs together.
    pub const fn new(capacity: usize) -> Self {
        Self { single: Lane::new(), dear: Lane::new(), patient: Lane::new(), capacity, turn: 0 }
    }

    /// Jobs that wait, but for those of batches.
    pub const fn waiting(&self) -> usize {
        self.single.length + self.dear.length
    }

    /// How the places are divided: jobs of each caller, and of the one that has the most in a lane.
    pub fn division(&self) -> (HashMap<Client, usize>, usize) {
        let mut of_each = HashMap::new();
        for (client, jobs) in self.single.callers.iter().chain(&self.dear.callers) {
            *of_each.entry(*client).or_default() += jobs.len();
        }
        (of_each, self.single.longest().max(self.dear.longest()))
    }

    /// Takes a job. Where all places are taken, a caller with far fewer jobs gets the place that the one with the most
    /// took last; the job without a place comes back.
    pub fn push(&mut self, job: T, kind: Kind) -> Result<(), T> {
        if kind == Kind::Patient {
            self.patient.push(job);
            return Ok(());
        }
        if self.waiting() >= self.capacity {
            self.single.forget_abandoned();
            self.dear.forget_abandoned();
        }
        let mut displaced = None;
        if self.waiting() >= self.capacity {
            let own = self.single.of(job.client()) + self.dear.of(job.client());
            displaced = self.dear.take_from_longest(own + 1).or_else(|| self.single.take_from_longest(own + 1));
            if displaced.is_none() {
                return Err(job);
            }
        }
        match kind {
            Kind::Dear => self.dear.push(job),
            Kind::Single | Kind::Patient => self.single.push(job),
        }
        displaced.map_or(Ok(()), Err)
    }

    /// Puts back a job that had its turn already.
    pub fn push_again(&mut self, job: T, kind: Kind) {
        match kind {
            Kind::Single => self.single.push_front(job),
            Kind::Dear => self.dear.push_front(job),
            Kind::Patient => self.patient.push_front(job),
        }
    }

    /// The next job and its lane; a dear one only when `dear` allows it.
    pub fn pop(&mut self, dear: bool) -> Option<(T, Kind)> {
        self.turn = self.turn.wrapping_add(1);
        let order: [Kind; 3] = match self.turn % PATIENCE {
            0 => [Kind::Patient, Kind::Single, Kind::Dear],
            4 => [Kind::Dear, Kind::Single, Kind::Patient],
            _ => [Kind::Single, Kind::Dear, Kind::Patient],
        };
        order.into_iter().filter(|kind| dear || *kind != Kind::Dear).find_map(|kind| {
            let lane = match kind {
                Kind::Single => &mut self.single,
                Kind::Dear => &mut self.dear,
                Kind::Patient => &mut self.patient,
            };
            lane.pop().map(|job| (job, kind))
        })
    }

    /// Empties all lanes.
    pub fn drain(&mut self) -> impl Iterator<Item = T> + use<T> {
        self.single.drain().chain(self.dear.drain()).chain(self.patient.drain())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Eq)]
    struct Job {
        number: u32,
        client: u8,
        gone: bool,
    }

    impl Waiting for Job {
        fn client(&self) -> Client {
            Client::address([10, 0, 0, self.client].into())
        }

        fn is_abandoned(&self) -> bool {
            self.gone
        }
    }

    fn job(number: u32, client: u8) -> Job {
        Job { number, client, gone: false }
    }

    fn numbers(lanes: &mut Lanes<Job>) -> Vec<u32> {
        std::iter::from_fn(|| lanes.pop(true)).map(|(job, _)| job.number).collect()
    }

    #[test]
    fn callers_take_turns() {
        let mut lanes = Lanes::new(10);
        for number in 0..4 {
            assert!(lanes.push(job(number, 1), Kind::Single).is_ok());
        }
        assert!(lanes.push(job(10, 2), Kind::Single).is_ok());
        assert_eq!(numbers(&mut lanes), [0, 10, 1, 2, 3]);
    }

    #[test]
    fn a_full_house_refuses_but_for_a_caller_with_far_fewer() {
        let mut lanes = Lanes::new(3);
        for number in 0..3 {
            assert!(lanes.push(job(number, 1), Kind::Single).is_ok());
        }
        assert_eq!(lanes.division(), (HashMap::from([(job(0, 1).client(), 3)]), 3));
        assert_eq!(lanes.push(job(3, 1), Kind::Single).map_err(|job| job.number), Err(3));
        assert_eq!(lanes.push(job(4, 2), Kind::Single).map_err(|job| job.number), Err(2), "the last of the other goes");
        assert_eq!(numbers(&mut lanes), [0, 4, 1]);
    }

    #[test]
    fn who_has_gone_away_makes_room_and_is_not_served() {
        let mut lanes = Lanes::new(2);
        assert!(lanes.push(Job { gone: true, ..job(1, 1) }, Kind::Single).is_ok());
        assert!(lanes.push(job(2, 1), Kind::Single).is_ok());
        assert!(lanes.push(job(3, 1), Kind::Single).is_ok());
        assert_eq!(numbers(&mut lanes), [2, 3]);
    }

    #[test]
    fn batches_take_no_place_and_still_have_their_turn() {
        let mut lanes = Lanes::new(100);
        assert!(lanes.push(job(0, 1), Kind::Patient).is_ok());
        for number in 1..=20 {
            assert!(lanes.push(job(number, 1), Kind::Single).is_ok());
        }
        assert_eq!(lanes.waiting(), 20);
        assert_eq!(numbers(&mut lanes).iter().position(|number| *number == 0), Some(7));
    }

    #[test]
    fn a_dear_job_waits_until_it_is_allowed() {
        let mut lanes = Lanes::new(10);
        assert!(lanes.push(job(1, 1), Kind::Dear).is_ok());
        assert!(lanes.push(job(2, 1), Kind::Single).is_ok());
        assert_eq!(lanes.pop(false).map(|(job, _)| job.number), Some(2));
        assert_eq!(lanes.pop(false).map(|(job, _)| job.number), None);
        assert_eq!(lanes.pop(true).map(|(job, _)| job.number), Some(1));
    }
}
