//! Failures of what makes documents, as the caller sees them.

use serde_json::Value;

use super::{NO_ITEM, Problem, SHORT, UNKNOWN};
use crate::batch::{Failure, Stop};
use crate::pipeline::ProduceError;
use crate::press::PressError;
use crate::render::{RenderError, no_such_page};
use crate::wire;

/// What the pipeline refused or could not do. The cause of a failure of ours is for the log of whoever answers.
impl From<ProduceError> for Problem {
    fn from(error: ProduceError) -> Self {
        match error {
            ProduceError::Faults(faults) => Self::faults(faults),
            ProduceError::Render(RenderError::NoSuchPage { pages }) => {
                Self::parameters(vec![("pagina".into(), no_such_page(pages))])
            }
            ProduceError::Report(_) | ProduceError::Render(_) => Self::internal(),
        }
    }
}

/// Why no worker answered.
impl From<PressError> for Problem {
    fn from(error: PressError) -> Self {
        match error {
            PressError::Full { capacity } => Self::unavailable(format!(
                "De wachtrij is vol: er wachten al {capacity} verzoeken (instelling TRAJECTPERS_QUEUE). Probeer het straks opnieuw."
            ))
            .because("queue_full"),
            PressError::Deadline { limit } => Self::unavailable(format!(
                "Het document was niet binnen {} seconden klaar (instelling TRAJECTPERS_DEADLINE). Probeer het straks opnieuw.",
                limit.as_secs()
            ))
            .because("deadline"),
            PressError::Closed => {
                Self::unavailable("De dienst wordt afgesloten. Probeer het straks opnieuw.").because("draining")
            }
            PressError::Crashed | PressError::Blamed | PressError::Misunderstood => {
                Self { cause: Some(error.to_string()), ..Self::internal() }
            }
        }
    }
}

/// What the log says of an item that failed through us; nothing of a mistake of the caller, or of what may be tried again.
pub fn cause_of(failure: &Failure) -> Option<String> {
    match failure {
        Failure::Told { status, cause, .. } if *status >= 500 => {
            Some(cause.clone().unwrap_or_else(|| UNKNOWN.to_owned()))
        }
        Failure::Press(error) if error.is_fault() => Some(error.to_string()),
        _ => None,
    }
}

/// A failure of an item as it stands in `resultaten.json`; `trace` ties one of ours to the log.
pub fn in_results(failure: Failure, trace: Option<&str>, short: bool) -> Value {
    let written = |problem: &Problem| serde_json::to_value(problem).unwrap_or_default();
    match failure {
        Failure::Told { status, problem, .. } => {
            let mut told = serde_json::from_slice(&problem).unwrap_or_else(|_| written(&Problem::internal()));
            if let Value::Object(told) = &mut told {
                if let (Some(trace), 500..) = (trace, status) {
                    told.insert("traceId".to_owned(), trace.into());
                }
                if let (Some(Value::Array(errors)), true) = (told.get_mut("errors"), short) {
                    errors.truncate(SHORT);
                }
            }
            told
        }
        other => {
            let problem = Problem::from(other);
            let problem = trace.map_or(problem.clone(), |trace| problem.traced_if_ours(trace));
            written(&if short { problem.shortened() } else { problem })
        }
    }
}

/// Why an item of a batch has no document, as its own address would have answered; or why the batch ended early.
impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        let broken = |detail: &str| Self::new(400, "geen-json", "De batch is geen JSON", detail);
        match failure {
            Failure::Press(error) => error.into(),
            // What a worker told is a problem in words already; see `in_results`.
            Failure::Told { .. } => Self::internal(),
            Failure::Item(faults) => {
                let problem = Self::faults(faults);
                if problem.code != "bericht-ongeldig" {
                    return problem;
                }
                let (code, title) = (NO_ITEM, "Het onderdeel bevat fouten");
                Self { errors: problem.errors, ..Self::new(400, code, title, problem.detail) }
            }
            Failure::TooLong { limit } => Self::new(
                413,
                "onderdeel-te-groot",
                "Het onderdeel is te groot",
                format!(
                    "Een onderdeel mag ten hoogste {limit} bytes groot zijn (instelling TRAJECTPERS_BATCH_LINE_LIMIT)."
                ),
            ),
            Failure::Stopped(Stop::Unclosed) => broken(
                "De lijst wordt niet afgesloten met ‘]’. Wat na het vorige onderdeel kwam, is onvolledig en telt niet \
                 mee.",
            ),
            Failure::Stopped(Stop::AfterList) => {
                broken("Achter de afsluitende ‘]’ van de lijst staat nog iets; dat is niet gelezen.")
            }
            Failure::Stopped(Stop::TooMany { limit }) => Self::new(
                413,
                "te-veel-onderdelen",
                "De batch heeft te veel onderdelen",
                format!(
                    "Een batch mag ten hoogste {limit} onderdelen hebben (instelling TRAJECTPERS_BATCH_ITEMS). Wat \
                     daarna kwam, is niet gelezen; stuur het in een volgende batch."
                ),
            ),
            Failure::Stopped(Stop::TooLarge { limit }) => Self::batch_too_large(limit),
            // What one body of that form is told.
            Failure::Stopped(Stop::NoJson { what }) => Self::faults(vec![wire::fault_of_form(what)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_of_ours_says_nothing_of_its_cause() {
        let failure = ProduceError::Render(RenderError::Layout(vec!["de tekst van mevrouw Van den Akker".into()]));
        let problem = Problem::from(failure);
        assert_eq!(problem.status, 500);
        assert!(!serde_json::to_string(&problem).expect("JSON").contains("Akker"));
    }

    #[test]
    fn a_failure_of_ours_has_a_cause_for_the_log_alone() {
        let problem = Problem::from(PressError::Crashed);
        assert_eq!(problem.cause(), Some("a worker ended over the body"));
        assert!(!serde_json::to_string(&problem).expect("JSON").contains("worker"));
        assert_eq!(Problem::of_status(501).cause(), Some("unknown"));
        assert_eq!(Problem::from(PressError::Closed).cause(), None);
    }

    #[test]
    fn a_full_queue_names_its_limit_and_setting() {
        let problem = Problem::from(PressError::Full { capacity: 7 });
        assert_eq!((problem.status, problem.retry_after), (503, Some(2)));
        assert!(problem.detail.contains('7') && problem.detail.contains("TRAJECTPERS_QUEUE"));
    }
}
