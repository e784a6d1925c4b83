//! T: days that cannot be, terms of the law, and where the trajectory lies in the wachttijd.

mod aow;
mod begeleiding;
mod cases;
mod dienstverband;
mod herstel;
mod laatste;
mod loonsanctie;
mod stappen;
mod start;
mod wachttijd;

pub(super) use cases::CASES;
