//! How a service stands during a run, and when it is given up on: whatever it does, that takes a bounded time.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::exchange::Unusable;

/// What is remembered of a service while its documents are made.
pub struct Standing {
    /// How long it may go without a usable answer.
    patience: Duration,
    state: Mutex<State>,
}

struct State {
    /// When the last usable answer came, or else the run began.
    answered: Instant,
    /// Since when it was asked in vain; absent after a usable answer.
    since: Option<Instant>,
    /// Answers in a row that were none of our kind.
    nonsense: u32,
    /// Why it is not asked any more.
    gone: Option<String>,
}

/// Answers that are none of our kind, in a row, after which there is no use in another.
const NONSENSE: u32 = 3;

/// No answer is waited for shorter than this, however little patience is left.
const LEAST: Duration = Duration::from_secs(1);

impl Standing {
    pub fn new(patience: Duration) -> Self {
        let state = State { answered: Instant::now(), since: None, nonsense: 0, gone: None };
        Self { patience, state: Mutex::new(state) }
    }

    /// Why it is not asked any more, if so.
    pub fn gone(&self) -> Option<String> {
        self.state().gone.clone()
    }

    /// How long its next answer is waited for.
    pub fn patience(&self) -> Duration {
        self.left().max(LEAST)
    }

    /// How long it may still go without a usable answer.
    pub fn left(&self) -> Duration {
        let since = self.state().since;
        since.map_or(self.patience, |since| self.patience.saturating_sub(since.elapsed()))
    }

    /// A usable answer came.
    pub fn answered(&self) {
        let mut state = self.state();
        state.answered = Instant::now();
        state.since = None;
        state.nonsense = 0;
    }

    /// What came of a question, asked then, is of no use.
    pub fn failed(&self, asked: Instant, unusable: &Unusable) {
        let mut state = self.state();
        // One question that hangs says nothing of a service that answered others meanwhile.
        let asked = asked.max(state.answered);
        let since = state.since.map_or(asked, |since| since.min(asked));
        state.since = Some(since);
        state.nonsense = if matches!(unusable, Unusable::Nonsense(_)) { state.nonsense + 1 } else { 0 };
        let why = unusable.why();
        let over = match unusable {
            Unusable::Hopeless(_) => true,
            Unusable::Nonsense(_) => state.nonsense >= NONSENSE,
            Unusable::Later { .. } => false,
        };
        let reason = if over {
            why.to_owned()
        } else if since.elapsed() >= self.patience {
            format!("hij gaf in {} seconden geen bruikbaar antwoord; het laatst: {why}", self.patience.as_secs())
        } else {
            return;
        };
        state.gone.get_or_insert(reason);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(3_600);

    fn busy() -> Unusable {
        Unusable::Later { why: "hij is bezet".into(), wait: None, problem: None }
    }

    #[test]
    fn nonsense_three_times_in_a_row_is_enough() {
        let standing = Standing::new(LONG);
        let nonsense = Unusable::Nonsense("hij praat onzin".into());
        for _ in 0..2 {
            standing.failed(Instant::now(), &nonsense);
        }
        standing.answered();
        for _ in 0..2 {
            standing.failed(Instant::now(), &nonsense);
        }
        assert_eq!(standing.gone(), None);
        standing.failed(Instant::now(), &nonsense);
        assert_eq!(standing.gone().as_deref(), Some("hij praat onzin"));
    }

    #[test]
    fn who_is_busy_is_given_up_on_when_patience_ends() {
        let patient = Standing::new(LONG);
        for _ in 0..100 {
            patient.failed(Instant::now(), &busy());
        }
        assert_eq!(patient.gone(), None);
        let impatient = Standing::new(Duration::ZERO);
        impatient.failed(Instant::now(), &busy());
        assert!(impatient.gone().is_some_and(|why| why.contains("0 seconden") && why.contains("bezet")));
        assert_eq!((impatient.left(), impatient.patience()), (Duration::ZERO, LEAST));
    }

    #[test]
    fn what_cannot_get_better_is_given_up_on_at_once() {
        let standing = Standing::new(LONG);
        standing.failed(Instant::now(), &Unusable::Hopeless("hij verwijst door".into()));
        assert_eq!(standing.gone().as_deref(), Some("hij verwijst door"));
    }
}
