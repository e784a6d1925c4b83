//! Applications as rows of a table; in groups, with a key and counted in the files beside this one.

mod groepen;
mod sleutel;
mod telling;

use chrono::NaiveDate;
use serde::Serialize;

pub use self::groepen::{SollicitatieGroep, application_groups, earlier_with_news, evidence, group_title, of_period};
pub use self::sleutel::{RichtingRij, directions, key, key_rows};
pub use self::telling::SollicitatieTelling;
use crate::dossier::{led_to_conversation, profiel_on, result_on};
use crate::dutch::{short_date, with_note};
use crate::trajectory::{Sollicitatie, SollicitatieResultaat, Trajectory};

#[derive(Debug, Clone, Serialize)]
pub struct SollicitatieRij {
    pub datum: String,
    pub werkgever: String,
    pub functie: String,
    /// The number of the zoekrichting in the zoekprofiel of that day, with the version where no title names it;
    /// `buiten` when none holds it.
    pub richting: String,
    /// Its name, for who hears the number.
    pub richting_naam: Option<String>,
    pub bron: String,
    /// What came of it, step by step, each with its day as far as that is known.
    pub stand: Vec<String>,
    pub toelichting: Option<String>,
    pub bewijs: bool,
}

impl SollicitatieRij {
    /// The same row where nothing above it names the version: `versie 1, richting 2`.
    fn in_version(self, version: u32) -> Self {
        Self { richting: format!("versie\u{a0}{version}, richting\u{a0}{}", self.richting), ..self }
    }
}

/// The row of an application with the number of its zoekrichting alone, as it stood on `date`.
fn row(trajectory: &Trajectory, sollicitatie: &Sollicitatie, date: NaiveDate) -> SollicitatieRij {
    let known = sollicitatie.resultaat_datum.is_none_or(|known| known <= date);
    SollicitatieRij {
        datum: short_date(sollicitatie.datum),
        werkgever: match &sollicitatie.plaats {
            Some(plaats) => format!("{}, {plaats}", sollicitatie.werkgever),
            None => sollicitatie.werkgever.to_string(),
        },
        functie: match sollicitatie.uren {
            Some(uren) => with_note(sollicitatie.functie.as_str(), &format!("{uren}\u{a0}uur")),
            None => sollicitatie.functie.to_string(),
        },
        richting: sollicitatie.zoekrichting.map_or_else(|| "buiten".to_owned(), |number| number.to_string()),
        richting_naam: direction_name(trajectory, sollicitatie),
        bron: match &sollicitatie.bron {
            Some(bron) => format!("{}, {bron}", sollicitatie.soort.label()),
            None => sollicitatie.soort.label().to_owned(),
        },
        stand: steps(sollicitatie, date),
        toelichting: sollicitatie.toelichting.as_ref().filter(|_| known).map(ToString::to_string),
        bewijs: sollicitatie.bewijs,
    }
}

/// The version of the zoekprofiel in which its number counts: in a trajectory of more, the numbers begin anew in each.
fn version_to_name(trajectory: &Trajectory, sollicitatie: &Sollicitatie) -> Option<u32> {
    sollicitatie.zoekrichting?;
    let held = profiel_on(trajectory, sollicitatie.datum).filter(|_| trajectory.zoekprofielen.len() > 1);
    held.map(|held| held.versie)
}

fn direction_name(trajectory: &Trajectory, sollicitatie: &Sollicitatie) -> Option<String> {
    let index = usize::try_from(sollicitatie.zoekrichting?).ok()?.checked_sub(1)?;
    let found = profiel_on(trajectory, sollicitatie.datum)?.zoekrichtingen.get(index)?;
    Some(found.functie.to_string())
}

/// `gesprek 08-09-2025`, `afgewezen 18-09-2025`.
fn steps(sollicitatie: &Sollicitatie, date: NaiveDate) -> Vec<String> {
    use SollicitatieResultaat as R;
    let on = |day: Option<NaiveDate>| day.filter(|day| *day <= date).map(|day| format!(" {}", short_date(day)));
    let talked = led_to_conversation(sollicitatie, date);
    let talk = talked.then(|| match on(sollicitatie.gesprek_datum) {
        Some(day) => format!("gesprek{day}"),
        None => "gesprek gevoerd".to_owned(),
    });
    let result = result_on(sollicitatie, date);
    let end = match result {
        R::Gesprek => None,
        R::Uitgenodigd if talked => Some(R::Open.label().to_owned()),
        _ => Some(format!("{}{}", result.label(), on(sollicitatie.resultaat_datum).unwrap_or_default())),
    };
    talk.into_iter().chain(end).collect()
}
