//! T: days that cannot be, terms of the law, and where the trajectory lies in the wachttijd.

mod begeleiding;
mod herstel;
mod laatste;
mod loonsanctie;
mod onmogelijk;
mod stappen;
mod start;
mod uitstel;
mod wachttijd;

pub use begeleiding::{guidance_stops_early, guidance_stops_late};
pub use herstel::{made_during_recovery, recovery_is_told_as_work, steps_during_recovery};
pub use laatste::{
    early_iva, final_evaluation, final_report_after_target, final_report_too_late, order_of_last_steps, wia_came_early,
    wia_request,
};
pub use loonsanctie::{
    planned_repair_passed, repaired_before_blame, request_came_late, sanction_came_early, sanction_came_late,
    sanction_extends_nothing, sanction_is_too_long, shortening,
};
pub use onmogelijk::{age, before_the_first_day, employed_too_late_or_too_young, short_trajectory};
pub use stappen::{analysis_and_plan, first_year_evaluation, report_of_week_42};
pub use start::{
    days_left_to_start, start_after_a_year, start_is_early, starts_after_the_contract, starts_when_nothing_is_asked,
};
pub use uitstel::{
    advice_lay_unused, reason_does_not_hold, start_after_belastbaarheid, start_after_evaluation, start_after_last_week,
};
pub use wachttijd::{aow_is_near, contract_ends_during_sickness, end_as_stated, length_of_leave, voluntary_extension};
