//! What an offerte offers: from which day to which, and for what sum.

use chrono::NaiveDate;

use super::Dossier;
use super::einde::{Grens, laatste_zinvolle_dag};
use crate::trajectory::{
    Berekening, MijlpaalSoort, Offerte, Partij, Soort, Text, Trajectory, bereken, next_workday, previous_workday,
};

/// An offer with its days and sums.
#[derive(Debug)]
pub struct Aanbod<'a> {
    pub offerte: &'a Offerte,
    /// The start agreed on, else the last working day that the law allows, or the first one to come where that is over.
    pub start: NaiveDate,
    /// Last day of guidance: no week and no euro counts after it.
    pub einde: NaiveDate,
    /// What ends it.
    pub grens: Grens,
    /// Last legal day to start; absent once UWV extended the payment of wage, or shortened the wachttijd, to which no
    /// test of the efforts belongs.
    pub deadline: Option<NaiveDate>,
    pub berekening: Berekening,
}

impl<'a> Aanbod<'a> {
    /// The offer of a dossier that has one.
    pub fn of(dossier: &'a Dossier) -> Option<Self> {
        let offerte = dossier.trajectory.offerte.as_ref()?;
        let extended = dossier.verlengd_tot();
        let (einde, grens) = laatste_zinvolle_dag(dossier);
        let latest = dossier.kalender.get(MijlpaalSoort::StartSpoor2).and_then(|step| step.uiterlijk);
        let deadline = latest.filter(|_| extended.is_none() && !dossier.trajectory.verzuim.is_verkort());
        let usual = match deadline {
            Some(last) if last >= dossier.date => previous_workday(last).max(dossier.date),
            _ => next_workday(dossier.date),
        };
        let start = offerte.startdatum.unwrap_or(usual);
        Some(Self { offerte, start, einde, grens, deadline, berekening: bereken(offerte, start, einde) })
    }
}

/// Whether the offer names what the employee spends on travelling among what is not in the price.
pub fn leaves_out_travel(trajectory: &Trajectory) -> bool {
    let left_out = trajectory.offerte.iter().flat_map(|offerte| &offerte.uitsluitingen);
    left_out.map(Text::as_str).any(own_travel)
}

fn own_travel(left_out: &str) -> bool {
    let words = left_out.to_lowercase();
    words.contains("reiskosten") && (words.contains("werknemer") || words.trim_end_matches('.') == "reiskosten")
}

/// Whether the employer pays what the employee spends on travelling: as the offer says where it leaves that out, or as
/// the employer agreed in the plan. An offer does not know the plan that comes after it.
pub fn employer_pays_travel(dossier: &Dossier) -> bool {
    let trajectory = &dossier.trajectory;
    let left_out = trajectory.offerte.iter().flat_map(|offerte| &offerte.uitsluitingen).map(Text::as_str);
    let plan = trajectory.plan.iter().filter(|_| dossier.soort != Soort::Offerte);
    let agreed = plan.flat_map(|plan| &plan.afspraken).filter(|afspraak| afspraak.partij == Partij::Werkgever);
    left_out.filter(|words| own_travel(words) && words.to_lowercase().contains("werkgever")).any(pays_travel)
        || agreed.map(|afspraak| afspraak.afspraak.as_str()).any(pays_travel)
}

/// Words with which a payment is not sure, or is one for somebody else.
const UNSURE: [&str; 15] = [
    "niet",
    "geen",
    "vraag",
    "vraagt",
    "kan",
    "kunnen",
    "of",
    "mits",
    "als",
    "indien",
    "tenzij",
    "misschien",
    "deel",
    "adviseur",
    "jobhunter",
];

fn pays_travel(words: &str) -> bool {
    let words = words.to_lowercase();
    let pays = words.contains("reiskosten") && ["vergoed", "betaal"].iter().any(|verb| words.contains(verb));
    pays && !words.split(|sign: char| !sign.is_alphabetic()).any(|word| UNSURE.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payment_of_travel_is_sure_or_asked_for() {
        assert!(pays_travel("Reiskosten van de werknemer, die de werkgever vergoedt"));
        assert!(pays_travel("Betaalt het loon door en vergoedt de reiskosten van het traject."));
        for words in ["Vergoedt geen reiskosten.", "Kan de reiskosten vergoeden.", "Reiskosten van de werknemer", ""] {
            assert!(!pays_travel(words), "{words}");
        }
    }

    #[test]
    fn what_the_employee_spends_on_travelling_is_told_from_what_others_do() {
        assert!(own_travel("Reiskosten van de werknemer") && own_travel("Reiskosten."));
        assert!(!own_travel("Reiskosten van de adviseur") && !own_travel("Scholing van de werknemer"));
    }
}
