//! What an employer bought by the piece or the hour, beside what of it was used.

use chrono::NaiveDate;

use super::Dossier;
use super::verloop::done_until;
use crate::trajectory::{
    Activiteit, ActiviteitSoort, Eenheid, Offerte, OfferteRegel, OndertekeningRol, OndertekeningStatus, Soort, Text,
    Trajectory, Variant,
};

/// What a report counts of an offer, and which lines of its price it does not count, each with its place.
#[derive(Debug)]
pub struct Afgenomen<'a> {
    pub offerte: &'a Offerte,
    pub tot_en_met: NaiveDate,
    pub gebruikt: Vec<Gebruik<'a>>,
    pub niet_geteld: Vec<(usize, &'a OfferteRegel)>,
}

/// One line of the price: pieces, or minutes.
#[derive(Debug)]
pub struct Gebruik<'a> {
    regel: usize,
    pub naam: &'a Text,
    /// The kind of activity, where the words of the line say more than its name.
    pub soort: Option<ActiviteitSoort>,
    pub besteld: u32,
    pub gebruikt: u32,
    pub minuten: bool,
}

/// Lines that are not counted and have a name in a report; of more it tells how many they are.
const MEESTE_GENOEMD: usize = 2;

impl<'a> Afgenomen<'a> {
    /// The lines that are not counted and that a report names.
    pub fn genoemd(&self) -> &[(usize, &'a OfferteRegel)] {
        if self.niet_geteld.len() <= MEESTE_GENOEMD { &self.niet_geteld } else { &[] }
    }
}

impl Gebruik<'_> {
    /// Whether two are about one line, or would bear one name.
    fn is_also(&self, other: &Gebruik<'_>) -> bool {
        let name = match self.soort {
            Some(soort) => soort.label(),
            None => self.naam.as_str(),
        };
        self.regel == other.regel || name.eq_ignore_ascii_case(other.naam.as_str())
    }
}

/// What a report of progress or of the end counts, for the employer who agreed to the offer and for the house. Only
/// kinds of activity that one line of the offer names count, and hours only where every activity tells how long it
/// took; and courses that have ended. Options are no part of what the agreement to the offer bought. What is not for
/// reports is counted for the house alone: the number in the copy of an employer is that of his list, and does not tell
/// that there is more.
pub fn afgenomen(dossier: &Dossier) -> Option<Afgenomen<'_>> {
    let trajectory = &dossier.trajectory;
    let tot_en_met = match dossier.soort {
        Soort::Voortgangsrapportage => trajectory.voortgang.as_ref()?.period.last(),
        Soort::Eindrapportage => dossier.date,
        Soort::PlanVanAanpak | Soort::Offerte => return None,
    };
    if !matches!(dossier.variant, Variant::Werkgever | Variant::Intern) {
        return None;
    }
    let offerte = trajectory.offerte.as_ref().filter(|offerte| is_agreed(offerte, tot_en_met))?;
    let unreported = dossier.variant == Variant::Intern;
    let mut gebruikt: Vec<Gebruik<'_>> = Vec::new();
    for soort in ActiviteitSoort::ALL {
        let done = done_until(trajectory, tot_en_met, unreported).filter(|activiteit| activiteit.soort == *soort);
        let done: Vec<&Activiteit> = done.collect();
        let found = only_line(offerte, *soort).and_then(|(regel, line)| counted(regel, line, *soort, &done));
        gebruikt.extend(found.filter(|found| !is_done_once(*soort) || found.gebruikt <= found.besteld));
    }
    for (regel, line) in offerte.regels.iter().enumerate() {
        let found = course(trajectory, regel, line, tot_en_met);
        let found = found.filter(|course| !gebruikt.iter().any(|known| known.is_also(course)));
        gebruikt.extend(found);
    }
    if gebruikt.is_empty() {
        return None;
    }
    let is_left = |regel: usize| !gebruikt.iter().any(|known| known.regel == regel);
    let lines = offerte.regels.iter().enumerate();
    let niet_geteld = lines.filter(|(regel, line)| !line.optioneel && is_left(*regel)).collect();
    Some(Afgenomen { offerte, tot_en_met, gebruikt, niet_geteld })
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
fn only_line(offerte: &Offerte, soort: ActiviteitSoort) -> Option<(usize, &OfferteRegel)> {
    let lines = offerte.regels.iter().enumerate();
    let mut lines = lines.filter(|(_, regel)| !regel.optioneel && names(regel.omschrijving.as_str(), soort));
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

fn counted<'a>(
    regel: usize,
    line: &'a OfferteRegel,
    soort: ActiviteitSoort,
    done: &[&Activiteit],
) -> Option<Gebruik<'a>> {
    let bought = line.aantal.filter(|aantal| aantal.hundredths > 0)?.hundredths;
    let (besteld, gebruikt, minuten) = match line.eenheid {
        Eenheid::Gesprek | Eenheid::Stuk if bought % 100 == 0 => (bought / 100, u32::try_from(done.len()).ok()?, false),
        Eenheid::Uur => {
            (bought * 60 / 100, done.iter().map(|activiteit| activiteit.duur_min).sum::<Option<u32>>()?, true)
        }
        _ => return None,
    };
    // A line that says more than the kind has words of its own.
    let soort = (!is_name(line.omschrijving.as_str(), soort)).then_some(soort);
    Some(Gebruik { regel, naam: &line.omschrijving, soort, besteld: u32::try_from(besteld).ok()?, gebruikt, minuten })
}

/// A line of one course, once the course of which it bears the name has ended.
fn course<'a>(trajectory: &'a Trajectory, regel: usize, line: &OfferteRegel, until: NaiveDate) -> Option<Gebruik<'a>> {
    let one = line.eenheid == Eenheid::Stuk && line.aantal.is_some_and(|aantal| aantal.hundredths == 100);
    let name = line.omschrijving.as_str().to_lowercase();
    let is_it = |naam: &str| {
        let rest = name.strip_prefix(naam.to_lowercase().as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let mut ended = trajectory.scholing.iter().filter(|course| course.tot.is_some_and(|last| last <= until));
    let course = ended.find(|course| one && !line.optioneel && is_it(course.naam.as_str()))?;
    Some(Gebruik { regel, naam: &course.naam, soort: None, besteld: 1, gebruikt: 1, minuten: false })
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
