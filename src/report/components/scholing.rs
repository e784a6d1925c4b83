//! Courses that were followed.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dutch::short_date;
use crate::trajectory::{Period, Scholing, Trajectory};

#[derive(Debug, Serialize)]
pub struct ScholingRij {
    naam: String,
    aanbieder: String,
    periode: String,
    resultaat: String,
}

/// Courses that touch a period, as known on its last day.
pub fn courses(trajectory: &Trajectory, period: Period) -> Vec<ScholingRij> {
    let touching = trajectory.scholing.iter().filter(|course| course.touches(period));
    touching.map(|scholing| course(scholing, period.last())).collect()
}

/// A course; what it brought is known when it has ended.
fn course(scholing: &Scholing, date: NaiveDate) -> ScholingRij {
    let ended = scholing.tot.is_none_or(|last| last <= date);
    let van = short_date(scholing.van);
    ScholingRij {
        naam: scholing.naam.to_string(),
        aanbieder: scholing.aanbieder.as_ref().map(ToString::to_string).unwrap_or_default(),
        periode: match scholing.tot {
            None => format!("vanaf {van}"),
            Some(last) if last == scholing.van => van,
            Some(last) if ended => format!("{van} tot en met {}", short_date(last)),
            Some(last) => format!("vanaf {van}, gepland tot en met {}", short_date(last)),
        },
        resultaat: scholing.resultaat.as_ref().filter(|_| ended).map(ToString::to_string).unwrap_or_default(),
    }
}
