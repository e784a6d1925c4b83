//! A label with what belongs to it, alone or under a heading.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dutch::{hours_and_minutes, month_and_year};
use crate::report::text::stops::in_a_row;
use crate::trajectory::{Activiteit, Geboortedatum, Kalender, MijlpaalSoort, Text};

/// A label with what belongs to it.
#[derive(Debug, Clone, Serialize)]
pub struct Feit {
    pub label: &'static str,
    pub waarde: String,
}

impl Feit {
    pub fn new(label: &'static str, waarde: impl Into<String>) -> Self {
        Self { label, waarde: waarde.into() }
    }
}

/// The same, when there is something to tell.
pub fn feit(label: &'static str, waarde: Option<impl ToString>) -> Option<Feit> {
    waarde.map(|waarde| Feit::new(label, waarde.to_string()))
}

/// A day of birth in the notation of its place; known in part, it is `maart 1975` or `1975` anywhere.
pub fn born(birth: Geboortedatum, whole: fn(NaiveDate) -> String) -> String {
    match (birth.day(), birth.month()) {
        (Some(day), _) => whole(day),
        (None, Some(month)) => month_and_year(month),
        (None, None) => birth.year().to_string(),
    }
}

/// Facts under one heading.
#[derive(Debug, Clone, Serialize)]
pub struct Feitenblok {
    pub titel: &'static str,
    pub feiten: Vec<Feit>,
}

impl Feitenblok {
    pub fn new(titel: &'static str, feiten: impl IntoIterator<Item = Option<Feit>>) -> Self {
        Self { titel, feiten: feiten.into_iter().flatten().collect() }
    }
}

/// Time spent together, when any was recorded.
pub fn time_spent<'a>(activities: impl Iterator<Item = &'a Activiteit>) -> Option<String> {
    let minutes: u32 = activities.filter_map(|activiteit| activiteit.duur_min).sum();
    (minutes > 0).then(|| hours_and_minutes(minutes))
}

/// The last day on which a step of the law is in time, while it lies ahead and the step was not taken.
pub fn still_due(kalender: &Kalender, soort: MijlpaalSoort, date: NaiveDate) -> Option<NaiveDate> {
    let step = kalender.get(soort).filter(|step| step.gerealiseerd.is_none())?;
    step.uiterlijk.filter(|last| *last >= date)
}

/// Short texts as one line: with semicolons where one of them has a comma of its own.
pub fn enumerated(texts: &[Text]) -> String {
    let parted = texts.iter().any(|text| text.as_str().contains(','));
    in_a_row(texts.iter().map(Text::as_str), if parted { "; " } else { ", " })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dutch::short_date;

    #[test]
    fn a_birth_date_is_printed_as_far_as_it_is_known() {
        let march = NaiveDate::from_ymd_opt(1975, 3, 2).expect("a day");
        assert_eq!(born(Geboortedatum::of_day(march), short_date), "02-03-1975");
        let printed = |month| Geboortedatum::in_part(1975, month).map(|birth| born(birth, short_date));
        assert_eq!(printed(Some(3)), Some("maart\u{a0}1975".into()));
        assert_eq!(printed(None), Some("1975".into()));
    }
}
