//! The one clock: faces read it and hand the day down; nothing inside knows what day it is.

/// The day in Amsterdam.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn today() -> chrono::NaiveDate {
    chrono::Utc::now().with_timezone(&chrono_tz::Europe::Amsterdam).date_naive()
}
