//! What an employer bought by the piece or the hour, beside what of it was used.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier;
use crate::dutch::{hours_and_minutes, long_date};
use crate::report::reader::Sight;
use crate::report::request::Request;
use crate::trajectory::{
    Activiteit, ActiviteitSoort, Eenheid, Offerte, OfferteRegel, OndertekeningRol, OndertekeningStatus, Variant,
};

/// What was bought and what of it was used, as a table.
#[derive(Debug, Serialize)]
pub struct Afname {
    inleiding: String,
    rijen: Vec<AfnameRij>,
    toelichting: String,
}

#[derive(Debug, Serialize)]
struct AfnameRij {
    onderdeel: String,
    besteld: String,
    gebruikt: String,
    over: String,
}

/// `Besteld in de offerte, en daarvan gebruikt tot en met 26 september 2025:`, for the employer who agreed to the offer
/// and for the house. Only kinds of activity that one line of the offer names as its only word count, and hours only
/// where every activity tells how long it took. That the other parts of the offer are not counted, it says. What is not
/// for reports is counted for the house alone: the number in the copy of an employer is that of his list, and does not
/// tell that there is more.
pub fn used(request: &Request<'_>, until: NaiveDate) -> Option<Afname> {
    let trajectory = &request.dossier.trajectory;
    let offerte = trajectory.offerte.as_ref().filter(|offerte| is_agreed(offerte, until))?;
    if !matches!(request.dossier.variant, Variant::Werkgever | Variant::Intern) {
        return None;
    }
    let unreported = Sight::of(request.dossier).unreported();
    let rijen: Vec<AfnameRij> = ActiviteitSoort::ALL
        .iter()
        .filter_map(|soort| {
            let line = only_line(offerte, *soort)?;
            let done: Vec<&Activiteit> = dossier::done_until(trajectory, until, unreported)
                .filter(|activiteit| activiteit.soort == *soort)
                .collect();
            row(line, &done)
        })
        .collect();
    let parts = offerte.regels.iter().filter(|regel| !regel.optioneel).count();
    let others = if parts > rijen.len() { " De andere onderdelen van de offerte zijn hier niet geteld." } else { "" };
    (!rijen.is_empty()).then(|| Afname {
        inleiding: format!("Besteld in de offerte, en daarvan gebruikt tot en met {}:", long_date(until)),
        toelichting: format!("Geteld is wat is uitgevoerd.{others}"),
        rijen,
    })
}

fn is_agreed(offerte: &Offerte, until: NaiveDate) -> bool {
    use OndertekeningStatus as S;
    offerte.ondertekening.iter().any(|signature| {
        signature.rol == OndertekeningRol::Werkgever
            && matches!(signature.status, S::Akkoord | S::AkkoordMetOpmerking)
            && signature.datum.is_none_or(|agreed| agreed <= until)
    })
}

/// The line of the price that is about a kind of activity and nothing else, where there is one.
fn only_line(offerte: &Offerte, soort: ActiviteitSoort) -> Option<&OfferteRegel> {
    let mut lines = offerte.regels.iter().filter(|regel| !regel.optioneel && names(regel.omschrijving.as_str(), soort));
    lines.next().filter(|_| lines.next().is_none())
}

/// Whether words are the name of a kind, in one or in many.
fn names(words: &str, soort: ActiviteitSoort) -> bool {
    let words = words.to_lowercase();
    words.strip_prefix(soort.label()).is_some_and(|ending| ["", "s", "en", "ken"].contains(&ending))
}

fn row(line: &OfferteRegel, done: &[&Activiteit]) -> Option<AfnameRij> {
    let bought = line.aantal.filter(|aantal| aantal.hundredths > 0)?.hundredths;
    let (bought, used, told): (u32, u32, fn(u32) -> String) = match line.eenheid {
        Eenheid::Gesprek | Eenheid::Stuk if bought % 100 == 0 => {
            (u32::try_from(bought / 100).ok()?, u32::try_from(done.len()).ok()?, |number| number.to_string())
        }
        Eenheid::Uur => {
            let minutes = done.iter().map(|activiteit| activiteit.duur_min).sum::<Option<u32>>()?;
            (u32::try_from(bought * 60 / 100).ok()?, minutes, hours_and_minutes)
        }
        _ => return None,
    };
    let amount = |number: u32| if number == 0 { "geen".to_owned() } else { told(number) };
    Some(AfnameRij {
        onderdeel: line.omschrijving.to_string(),
        besteld: amount(bought),
        gebruikt: amount(used),
        over: match bought.checked_sub(used) {
            Some(left) => amount(left),
            None => format!("geen; {} meer gebruikt", told(used - bought)),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_about_a_kind_when_it_says_nothing_else() {
        assert!(names("Coachgesprekken", ActiviteitSoort::Coachgesprek));
        assert!(names("Jobhunting", ActiviteitSoort::Jobhunting));
        assert!(!names("Coachgesprekken via beeldbellen", ActiviteitSoort::Coachgesprek));
        assert!(!names("Jobhunting, eerste helft", ActiviteitSoort::Jobhunting));
    }
}
