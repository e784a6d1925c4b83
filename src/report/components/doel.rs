//! How a goal stands on the day of a report.

use chrono::NaiveDate;

use crate::trajectory::{Doel, DoelStatus};

/// The word and the label of a goal's state; one that is open after its last day says so.
pub fn goal_state(doel: &Doel, status: DoelStatus, label: &str, peildatum: NaiveDate) -> (&'static str, String) {
    let open = matches!(status, DoelStatus::Open | DoelStatus::OpSchema | DoelStatus::Aandacht);
    if open && doel.deadline.is_some_and(|last| last < peildatum) {
        ("te_laat", format!("{label}; uiterste dag voorbij"))
    } else {
        (status.as_str(), label.to_owned())
    }
}
