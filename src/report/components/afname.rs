//! What an employer bought by the piece or the hour, beside what of it was used.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier;
use crate::dutch::{count_in_words, hours_and_minutes, long_date, sentence_case};
use crate::report::reader::Sight;
use crate::report::request::Request;
use crate::trajectory::{
    Activiteit, ActiviteitSoort, Eenheid, Offerte, OfferteRegel, OndertekeningRol, OndertekeningStatus, Trajectory,
    Variant,
};

/// What was bought and what of it was used, as a table.
#[derive(Debug, Serialize)]
pub struct Afname {
    inleiding: String,
    rijen: Vec<AfnameRij>,
    toelichting: String,
    /// The opening where the sentence before it tells until when is counted: it also says that not all is.
    in_een_zin: String,
    /// `één ander onderdeel van de offerte`.
    niet_geteld: Option<String>,
}

#[derive(Debug, Serialize)]
struct AfnameRij {
    onderdeel: String,
    besteld: String,
    gebruikt: String,
    over: String,
    /// Whether more was used than was bought.
    #[serde(skip)]
    meer: bool,
}

/// `Besteld in de offerte, en daarvan gebruikt tot en met 26 september 2025:`, for the employer who agreed to the offer
/// and for the house. Only kinds of activity that one line of the offer names count, and hours only where every
/// activity tells how long it took; and courses that have ended. That other parts are not counted, it says; options are
/// no part of what the agreement to the offer bought. What is not
/// for reports is counted for the house alone: the number in the copy of an employer is that of his list, and does not
/// tell that there is more.
pub fn used(request: &Request<'_>, until: NaiveDate) -> Option<Afname> {
    let trajectory = &request.dossier.trajectory;
    let offerte = trajectory.offerte.as_ref().filter(|offerte| is_agreed(offerte, until))?;
    if !matches!(request.dossier.variant, Variant::Werkgever | Variant::Intern) {
        return None;
    }
    let unreported = Sight::of(request.dossier).unreported();
    let mut rijen: Vec<AfnameRij> = ActiviteitSoort::ALL
        .iter()
        .filter_map(|soort| {
            let line = only_line(offerte, *soort)?;
            let done: Vec<&Activiteit> = dossier::done_until(trajectory, until, unreported)
                .filter(|activiteit| activiteit.soort == *soort)
                .collect();
            row(line, *soort, &done).filter(|row| !is_done_once(*soort) || !row.meer)
        })
        .collect();
    let courses = offerte.regels.iter().filter_map(|line| course(trajectory, line, until));
    let courses: Vec<AfnameRij> =
        courses.filter(|row| !rijen.iter().any(|known| known.onderdeel == row.onderdeel)).collect();
    rijen.extend(courses);
    let niet_geteld = uncounted(offerte, rijen.len());
    let left_out = niet_geteld.as_ref().map(|parts| format!(" Niet geteld: {parts}.")).unwrap_or_default();
    let options = if offerte.regels.iter().any(|line| line.optioneel) { " (zonder opties)" } else { "" };
    let as_far = if niet_geteld.is_some() { ", voor zover geteld" } else { "" };
    (!rijen.is_empty()).then(|| Afname {
        in_een_zin: format!("Besteld in de offerte{options}, en daarvan gebruikt{as_far}:"),
        inleiding: format!("Besteld in de offerte{options}, en daarvan gebruikt tot en met {}:", long_date(until)),
        toelichting: format!("Geteld is wat is uitgevoerd.{left_out}"),
        niet_geteld,
        rijen,
    })
}

/// How much of the offer is not counted. Its words are read for an offerte and not for a report, so no part has a name
/// here.
fn uncounted(offerte: &Offerte, counted: usize) -> Option<String> {
    let bought = offerte.regels.iter().filter(|line| !line.optioneel).count();
    let left = bought.checked_sub(counted).filter(|left| *left > 0)?;
    Some(format!("{} van de offerte", count_in_words(left, "ander onderdeel", "andere onderdelen")))
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

/// Whether words are the name of a kind, in one or in many; of what is done once they may say more.
fn names(words: &str, soort: ActiviteitSoort) -> bool {
    let lower = words.to_lowercase();
    let begins = || lower.strip_prefix(soort.label()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    is_name(words, soort) || (is_done_once(soort) && begins())
}

/// Whether words are the name of a kind and nothing else.
fn is_name(words: &str, soort: ActiviteitSoort) -> bool {
    let words = words.to_lowercase();
    words.strip_prefix(soort.label()).is_some_and(|ending| ["", "s", "en", "ken"].contains(&ending))
}

/// Whether a track has one of a kind, so that a line that begins with its name is about it.
const fn is_done_once(soort: ActiviteitSoort) -> bool {
    use ActiviteitSoort as A;
    matches!(soort, A::Intake | A::Assessment | A::Arbeidsmarktonderzoek)
}

/// A line of one course, once the course of which it bears the name has ended.
fn course(trajectory: &Trajectory, line: &OfferteRegel, until: NaiveDate) -> Option<AfnameRij> {
    let one = line.eenheid == Eenheid::Stuk && line.aantal.is_some_and(|aantal| aantal.hundredths == 100);
    let name = line.omschrijving.as_str().to_lowercase();
    let is_it = |naam: &str| {
        let rest = name.strip_prefix(naam.to_lowercase().as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let mut ended = trajectory.scholing.iter().filter(|course| course.tot.is_some_and(|last| last <= until));
    let course = ended.find(|course| one && !line.optioneel && is_it(course.naam.as_str()))?;
    Some(AfnameRij {
        onderdeel: course.naam.to_string(),
        besteld: "1".to_owned(),
        gebruikt: "1".to_owned(),
        over: "geen".to_owned(),
        meer: false,
    })
}

fn row(line: &OfferteRegel, soort: ActiviteitSoort, done: &[&Activiteit]) -> Option<AfnameRij> {
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
    // A line that says more than the kind has words of its own.
    let onderdeel = if is_name(line.omschrijving.as_str(), soort) {
        line.omschrijving.to_string()
    } else {
        sentence_case(soort.label())
    };
    Some(AfnameRij {
        onderdeel,
        besteld: amount(bought),
        gebruikt: amount(used),
        over: match bought.checked_sub(used) {
            Some(left) => amount(left),
            None => format!("geen; {} meer gebruikt", told(used - bought)),
        },
        meer: used > bought,
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
        assert!(names("Assessment capaciteiten en competenties", ActiviteitSoort::Assessment));
        assert!(names("Intake en trajectplan", ActiviteitSoort::Intake));
        assert!(!names("Intakegesprekken", ActiviteitSoort::Intake));
    }
}
