//! The bar as it is heard: where the document stands, the second track, and the steps that no table tells.

use chrono::NaiveDate;

use super::punt::Punt;
use crate::dossier::{Dossier, geval_voorbij_sinds};
use crate::dutch::long_date;
use crate::report::components::kalender::kalender_rijen;
use crate::report::components::uitleg::wachttijd::other_length;
use crate::trajectory::{Kalender, Stand};

/// The steps in words. The poortwachterkalender of the same document tells them with the same days and their state: the
/// picture tells only what that does not.
pub fn steps_told(dossier: &Dossier, kalender: &Kalender, punten: &[Punt]) -> String {
    let step = |punt: &Punt| {
        // A step without a term was done, but not in time for anything.
        let stand = match Stand::ALL.iter().find(|stand| stand.as_str() == punt.stand) {
            Some(Stand::Gehaald) => "gedaan",
            stand => stand.map_or("", |stand| stand.label()),
        };
        format!("{} {} ({stand})", punt.label, written_out(&punt.datum))
    };
    let table_follows = !kalender_rijen(dossier, kalender).is_empty();
    let in_table = |punt: &&Punt| table_follows && !punt.label.ends_with("nieuw werk");
    let steps: Vec<String> = punten.iter().filter(|punt| !in_table(punt)).map(step).collect();
    let listed = if table_follows { " De andere stappen staan in de poortwachterkalender hierna." } else { "" };
    match (steps.is_empty(), table_follows) {
        (true, true) => " De stappen staan in de poortwachterkalender hierna.".to_owned(),
        (true, false) => String::new(),
        (false, _) => format!(" Stappen: {}.{listed}", steps.join("; ")),
    }
}

/// The day under a mark as it is heard: `gepland 24-12-2025` as `gepland 24 december 2025`.
fn written_out(datum: &str) -> String {
    let word = |word: &str| {
        let day = NaiveDate::parse_from_str(word, "%d-%m-%Y");
        day.map_or_else(|_| word.to_owned(), |day| long_date(day).replace('\u{a0}', " "))
    };
    datum.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The picture in words: where the document stands, and the second track. The first may have closed long before that
/// began, and the days that did not count are told below it.
pub fn description(dossier: &Dossier, steps: &str, extended: Option<NaiveDate>, last_of_track: NaiveDate) -> String {
    let trajectory = &dossier.trajectory;
    let week = trajectory.verzuim.wachttijd.week_of(dossier.date);
    let extended = extended.map(|tot| {
        format!(", en de verlengde loondoorbetaling tot en met {}", long_date(tot.pred_opt().unwrap_or(tot)))
    });
    let wachttijd = &trajectory.verzuim.wachttijd;
    let start = trajectory.traject.startdatum;
    let second = if start <= last_of_track {
        format!(" Tweede spoor: {} tot en met {}.", long_date(start), long_date(last_of_track))
    } else {
        String::new()
    };
    let length = other_length(trajectory).unwrap_or_else(|| "104 weken".to_owned());
    let told = format!(
        "{} De wachttijd van {length} loopt van {} tot en met {}{}.{second}{steps}",
        when(dossier, week),
        long_date(wachttijd.eerste_ziektedag()),
        long_date(trajectory.verzuim.laatste_dag()),
        extended.unwrap_or_default(),
    );
    told.replace('\u{a0}', " ")
}

/// The sickness week of the document, or that the sickness was over by then.
fn when(dossier: &Dossier, week: Option<i64>) -> String {
    let date = long_date(dossier.date);
    match (geval_voorbij_sinds(dossier), week) {
        (Some(over), _) => format!("Dit document is van {date}; de wachttijd is voorbij sinds {}.", long_date(over)),
        (None, Some(week)) => format!("Dit document is van {date}, week {week}."),
        (None, None) => format!("Dit document is van {date}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_heard_with_its_month() {
        assert_eq!(written_out("gepland 24-12-2025"), "gepland 24 december 2025");
        assert_eq!(written_out("3 dagen te laat"), "3 dagen te laat");
    }
}
