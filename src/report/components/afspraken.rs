//! The first appointments of the employee, for the page in plain language.

use chrono::NaiveDate;
use serde::Serialize;

use super::activiteiten::appointment;
use crate::report::text::stops::with_full_stop;
use crate::trajectory::{ActiviteitSoort, Trajectory};

/// What is planned on a day: of which kind, and in which words.
pub type Gepland = (NaiveDate, Option<ActiviteitSoort>, String);

/// A day with what it is for, as a line of a list: `donderdag 2 oktober 2025: coachgesprek. …`.
pub type Dag = (NaiveDate, String);

/// The first appointments, each as a line of a list, and all days of the employee together.
#[derive(Debug, Serialize)]
pub struct Afspraken {
    /// The first appointments and the other days that count, in their order, as lines of a list.
    agenda: Option<String>,
    /// Whether more appointments are planned than the list has.
    alleen_eerste: bool,
    afspraak_1: Option<String>,
    afspraak_2: Option<String>,
    afspraak_3: Option<String>,
    afspraak_4: Option<String>,
    afspraak_5: Option<String>,
}

impl Afspraken {
    /// `evaluation`: the next look at what the employee can do, which is told however many appointments there are;
    /// `other`: the days that are no appointment, in any order.
    pub fn of(
        planned: impl IntoIterator<Item = Gepland>,
        evaluation: Option<Gepland>,
        other: impl IntoIterator<Item = Dag>,
    ) -> Self {
        let (chosen, alleen_eerste) = first_appointments(planned);
        let first = lines_of(chosen.into_iter().chain(evaluation).collect());
        let mut days: Vec<Dag> = first.iter().cloned().chain(other).collect();
        days.sort_by_key(|(day, _)| *day);
        let lines: Vec<String> = days.iter().map(|(_, line)| format!("- {line}")).collect();
        let mut told = first.into_iter().map(|(_, line)| line);
        Self {
            agenda: (!lines.is_empty()).then(|| lines.join("\n")),
            alleen_eerste,
            afspraak_1: told.next(),
            afspraak_2: told.next(),
            afspraak_3: told.next(),
            afspraak_4: told.next(),
            afspraak_5: told.next(),
        }
    }
}

/// As many as have a placeholder.
const MOST: usize = 5;

/// Those in which the employee takes part, in the order of their days: the first ones, and the first at work even where
/// others come before it; and whether there are more.
fn first_appointments(planned: impl IntoIterator<Item = Gepland>) -> (Vec<Gepland>, bool) {
    let own = planned.into_iter().filter(|(_, soort, what)| is_with_employee(*soort, what));
    let mut own: Vec<Gepland> = own.collect();
    own.sort_by_key(|(date, ..)| *date);
    let is_at_work = |soort: Option<ActiviteitSoort>, what: &str| {
        soort == Some(ActiviteitSoort::Werkervaringsplaats) && !is_introduction(soort, what)
    };
    let at_work = own.iter().position(|(_, soort, what)| is_at_work(*soort, what));
    if let Some(place) = at_work.filter(|place| *place >= MOST) {
        own.swap(MOST - 1, place);
    }
    let more = own.len() > MOST;
    own.truncate(MOST);
    (own, more)
}

/// Appointments in the order of their days, each as a line.
fn lines_of(mut own: Vec<Gepland>) -> Vec<Dag> {
    own.sort_by_key(|(date, ..)| *date);
    let mut before = None;
    let lines = own.into_iter().map(|(date, soort, what)| {
        let second = before.replace(date) == Some(date);
        (date, told(date, soort, &what, second))
    });
    lines.collect()
}

/// Whether a day at a place is no work yet: who comes there is introduced.
pub fn is_introduction(soort: Option<ActiviteitSoort>, what: &str) -> bool {
    soort == Some(ActiviteitSoort::Werkervaringsplaats) && what.starts_with("Kennismak")
}

/// The kind and the words of an appointment: an introduction is called by that name, and not by the place.
fn named(soort: Option<ActiviteitSoort>, what: &str) -> (Option<ActiviteitSoort>, String) {
    match what.strip_prefix('K').filter(|_| is_introduction(soort, what)) {
        Some(rest) => (None, format!("k{rest}")),
        None => (soort, what.to_owned()),
    }
}

/// An appointment; where its words leave open whether the employee has to be there, and where it is the second of a
/// day, with whom that can be asked.
fn told(date: NaiveDate, soort: Option<ActiviteitSoort>, what: &str, second: bool) -> String {
    let (called, words) = named(soort, &to_you(what));
    let line = appointment(date, called, &words);
    if !second && (!is_by_bureau(soort) || says_any(what, &TAKES_PART)) {
        return line;
    }
    format!("{} Vraag uw adviseur of u daarbij moet zijn.", with_full_stop(&line))
}

/// Both parties, and how they are called to one of them.
const PARTIES: [(&str, &str); 4] = [
    ("De werkgever en de werknemer", "Uw werkgever en u"),
    ("de werkgever en de werknemer", "uw werkgever en u"),
    ("Werkgever en werknemer", "Uw werkgever en u"),
    ("werkgever en werknemer", "uw werkgever en u"),
];

/// The words of an appointment to who keeps it: a verb of two is the same for employer and employee as for both of
/// them.
fn to_you(what: &str) -> String {
    if what.contains("werknemers") {
        return what.to_owned();
    }
    PARTIES.iter().fold(what.to_owned(), |told, (both, you)| told.replace(both, you))
}

/// The day on which the bedrijfsarts looks again at what the employee can do, from the day of the document on and while
/// wage is due.
pub fn next_evaluation(trajectory: &Trajectory, date: NaiveDate) -> Option<Gepland> {
    let (day, by_doctor) = evaluation_day(trajectory, date)?;
    let told = if by_doctor {
        "de bedrijfsarts bekijkt opnieuw wat u in werk kunt."
    } else {
        "er wordt opnieuw bekeken wat u in werk kunt."
    };
    Some((day, None, told.to_owned()))
}

/// That day, and whether it is sure that a bedrijfsarts looks.
pub fn evaluation_day(trajectory: &Trajectory, date: NaiveDate) -> Option<(NaiveDate, bool)> {
    let newest = trajectory.belastbaarheid.first()?;
    let day = newest.volgende_evaluatie.filter(|day| *day >= date && *day <= trajectory.laatste_loondag())?;
    let by = newest.opgesteld_door_rol.as_ref().map(|rol| rol.as_str().to_lowercase());
    Some((day, by.is_some_and(|by| by.contains("bedrijfsarts"))))
}

/// Words by which the employee takes part in what the bureau does otherwise by itself.
const TAKES_PART: [&str; 8] = [
    "met de werknemer",
    "met werknemer",
    "en werknemer",
    "en de werknemer",
    "werknemer en",
    "kennismak",
    "sollicitatiegesprek",
    "gesprek bij",
];

/// Words that leave open whether the employee takes part.
const MAY_TAKE_PART: [&str; 2] = ["gesprekken bij", "gesprekken met"];

/// Whether the employee is there or may be: at work of the bureau only where its words say so.
pub fn is_with_employee(soort: Option<ActiviteitSoort>, what: &str) -> bool {
    use ActiviteitSoort as A;
    let on_paper = matches!(soort, Some(A::Rapportage | A::Arbeidsmarktonderzoek));
    !on_paper && (!is_by_bureau(soort) || says_any(what, &TAKES_PART) || says_any(what, &MAY_TAKE_PART))
}

/// Whether the bureau does it by itself, where nothing else is said.
const fn is_by_bureau(soort: Option<ActiviteitSoort>) -> bool {
    matches!(soort, Some(ActiviteitSoort::Jobhunting | ActiviteitSoort::Overleg))
}

fn says_any(what: &str, parts: &[&str]) -> bool {
    let words = what.to_lowercase();
    parts.iter().any(|part| words.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 10, number).expect("a day")
    }

    fn told(planned: &[(u32, ActiviteitSoort, &str)]) -> Vec<String> {
        let planned = planned.iter().map(|(number, soort, what)| (day(*number), Some(*soort), (*what).to_owned()));
        lines_of(first_appointments(planned).0).iter().map(|(_, line)| line.replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn only_what_the_employee_takes_part_in_is_an_appointment() {
        use ActiviteitSoort as A;
        let own = [
            (1, A::Jobhunting, "Vijf werkgevers bellen."),
            (2, A::Jobhunting, "Kennismaking bij de school."),
            (3, A::Overleg, "Overleg met de werkgever."),
            (4, A::Overleg, "Werkgever en werknemer passen het plan aan."),
            (5, A::Rapportage, "Voortgangsrapportage 5."),
            (6, A::Arbeidsmarktonderzoek, "Telling van vacatures."),
        ];
        let expected = [
            "donderdag 2 oktober 2025: jobhunting. Kennismaking bij de school.",
            "zaterdag 4 oktober 2025: overleg. Uw werkgever en u passen het plan aan.",
        ];
        assert_eq!(told(&own), expected);
    }

    #[test]
    fn talks_that_the_employee_may_have_to_attend_say_whom_to_ask() {
        let talks = [(3, ActiviteitSoort::Jobhunting, "Gesprekken bij Groothandel De Proefpallet.")];
        let expected = "vrijdag 3 oktober 2025: jobhunting. Gesprekken bij Groothandel De Proefpallet. Vraag uw \
                        adviseur of u daarbij moet zijn.";
        assert_eq!(told(&talks), [expected]);
    }

    #[test]
    fn the_second_appointment_of_a_day_says_whom_to_ask() {
        use ActiviteitSoort as A;
        let planned = [(2, A::Evaluatie, "Op de werkplek."), (2, A::Coachgesprek, "Daarna."), (3, A::Scholing, "Les.")];
        let expected = [
            "donderdag 2 oktober 2025: evaluatie. Op de werkplek.",
            "donderdag 2 oktober 2025: coachgesprek. Daarna. Vraag uw adviseur of u daarbij moet zijn.",
            "vrijdag 3 oktober 2025: scholing. Les.",
        ];
        assert_eq!(told(&planned), expected);
        assert_eq!(to_you("Bijeenkomst voor werkgever en werknemers."), "Bijeenkomst voor werkgever en werknemers.");
    }

    #[test]
    fn the_first_day_at_work_is_told_whatever_comes_before_it() {
        use ActiviteitSoort as A;
        let mut planned: Vec<_> = (1..=6).map(|number| (number, A::Coachgesprek, "Gesprek.")).collect();
        planned.push((20, A::Werkervaringsplaats, "Start bij de school."));
        let lines = told(&planned);
        assert_eq!(lines.len(), MOST);
        let at_work = "maandag 20 oktober 2025: werkervaringsplaats. Start bij de school.";
        assert_eq!(lines.last().map(String::as_str), Some(at_work));
        let planned = [(9, A::Coachgesprek, "Tweede."), (3, A::Coachgesprek, "Eerste.")];
        let lines = told(&planned);
        assert!(lines.first().is_some_and(|line| line.starts_with("vrijdag 3 oktober")), "in the order of the days");
    }

    #[test]
    fn an_introduction_is_no_day_at_work() {
        use ActiviteitSoort as A;
        let mut planned: Vec<_> = (2..=6).map(|number| (number, A::Coachgesprek, "Gesprek.")).collect();
        planned.extend([
            (1, A::Werkervaringsplaats, "Kennismaking bij de school."),
            (20, A::Werkervaringsplaats, "Start bij de school."),
        ]);
        let lines = told(&planned);
        assert_eq!(lines.first().map(String::as_str), Some("woensdag 1 oktober 2025: kennismaking bij de school."));
        let at_work = "maandag 20 oktober 2025: werkervaringsplaats. Start bij de school.";
        assert_eq!(lines.last().map(String::as_str), Some(at_work));
    }

    #[test]
    fn the_next_look_is_told_beside_the_first_appointments() {
        let planned = (1..=6).map(|number| (day(number), Some(ActiviteitSoort::Coachgesprek), "Gesprek.".to_owned()));
        let look = (day(30), None, "de bedrijfsarts bekijkt opnieuw wat u in werk kunt.".to_owned());
        let told = Afspraken::of(planned, Some(look), []);
        let agenda = told.agenda.expect("days");
        assert!(told.alleen_eerste && agenda.lines().count() == MOST + 1, "{agenda}");
        assert!(agenda.ends_with("de bedrijfsarts bekijkt opnieuw wat u in werk kunt."), "{agenda}");
    }

    #[test]
    fn appointments_and_other_days_are_one_list_in_the_order_of_the_days() {
        let planned = [(9, "Tweede."), (3, "Eerste.")];
        let planned = planned.map(|(number, what)| (day(number), Some(ActiviteitSoort::Coachgesprek), what.to_owned()));
        let told = Afspraken::of(planned, None, [(day(6), "uiterlijk 6 oktober 2025: de evaluatie.".to_owned())]);
        let agenda = told.agenda.expect("days").replace('\u{a0}', " ");
        let lines: Vec<&str> = agenda.lines().collect();
        assert_eq!(lines.len(), 3, "{agenda}");
        assert!(lines[0].starts_with("- vrijdag 3 oktober") && lines[1].starts_with("- uiterlijk 6"), "{agenda}");
        assert_eq!(told.afspraak_2.map(|line| line.contains("Tweede.")), Some(true), "appointments alone");
        assert!(Afspraken::of([], None, []).agenda.is_none());
    }
}
