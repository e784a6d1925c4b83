//! What an employer bought by the piece or the hour, beside what of it was used.

use chrono::NaiveDate;

use crate::dossier;
use crate::dutch::{enumeration, hours_and_minutes, long_date};
use crate::report::reader::Sight;
use crate::report::request::Request;
use crate::trajectory::{
    Activiteit, ActiviteitSoort, Eenheid, Offerte, OfferteRegel, OndertekeningRol, OndertekeningStatus, Variant,
};

/// `Van de offerte is tot en met 26 september 2025 gebruikt: 14 van 24 coachgesprekken en 10 uur en 50 minuten van 20 uur
/// jobhunting.`, for the employer who agreed to the offer and for the house. Only kinds of activity that one line of the
/// offer names as its only word count, and hours only where every activity tells how long it took. That the other parts of
/// the offer are not counted, it says. What is not for reports is counted for the house alone: the number in the copy of an
/// employer is that of his list, and does not tell that there is more.
pub fn used(request: &Request<'_>, until: NaiveDate) -> Option<String> {
    let trajectory = &request.dossier.trajectory;
    let offerte = trajectory.offerte.as_ref().filter(|offerte| is_agreed(offerte, until))?;
    if !matches!(request.dossier.variant, Variant::Werkgever | Variant::Intern) {
        return None;
    }
    let unreported = Sight::of(request.dossier).unreported();
    let told: Vec<String> = ActiviteitSoort::ALL
        .iter()
        .filter_map(|soort| {
            let line = only_line(offerte, *soort)?;
            let done: Vec<&Activiteit> = dossier::done_until(trajectory, until, unreported)
                .filter(|activiteit| activiteit.soort == *soort)
                .collect();
            clause(line, *soort, &done)
        })
        .collect();
    let parts = offerte.regels.iter().filter(|regel| !regel.optioneel).count();
    let others = if parts > told.len() { " De andere onderdelen van de offerte zijn hier niet geteld." } else { "" };
    (!told.is_empty()).then(|| {
        format!(
            "Van de offerte is tot en met {} gebruikt: {}. Geteld is wat is uitgevoerd.{others}",
            long_date(until),
            enumeration(&told)
        )
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

fn clause(line: &OfferteRegel, soort: ActiviteitSoort, done: &[&Activiteit]) -> Option<String> {
    let bought = line.aantal.filter(|aantal| aantal.hundredths > 0)?.hundredths;
    match line.eenheid {
        Eenheid::Gesprek | Eenheid::Stuk if bought % 100 == 0 => {
            Some(format!("{} van {} {}", done.len(), bought / 100, line.omschrijving.as_str().to_lowercase()))
        }
        Eenheid::Uur => {
            let minutes: u32 = done.iter().map(|activiteit| activiteit.duur_min).sum::<Option<u32>>()?;
            let bought = u32::try_from(bought * 60 / 100).ok()?;
            let spent = if minutes == 0 { "geen uur".to_owned() } else { hours_and_minutes(minutes) };
            Some(format!("{spent} van {} {}", hours_and_minutes(bought), soort.label()))
        }
        _ => None,
    }
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
