//! What a document asks of its reader: one thing to do or to decide.

use chrono::NaiveDate;

use super::money::Money;
use super::partijen::Partij;
use super::text::Text;

/// One thing that is asked, of whom, before when, for how much and with whom to settle it.
#[derive(Debug, Clone)]
pub struct Vraag {
    pub wat: Text,
    /// The last day on which the answer is in time.
    pub voor: Option<NaiveDate>,
    pub bedrag: Option<Money>,
    /// To whom the answer goes.
    pub bij: Option<Text>,
    /// Who is asked.
    pub aan: Partij,
}
