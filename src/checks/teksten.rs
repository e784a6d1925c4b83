//! What the texts of a trajectory hold that should not be there, and which of them a document shows.
//!
//! The contract says what each text is for. Narrative is searched in full. Names of employers, jobs, sectors and people
//! are not: ‘ziekenhuis’ is a fine employer. A burgerservicenummer is sought everywhere.

use super::cijfers::holds_bsn;
use super::lexicon::{Hit, may_hold, search as search_lexicon};
use crate::dossier::Dossier;
use crate::trajectory::{ActiviteitStatus, Bsn, Persoonsnaam, Soort, StatedText, TextKind, Trajectory, Variant};

/// A text that holds something.
#[derive(Debug, Clone)]
pub struct Vondst {
    pub pointer: String,
    pub kind: TextKind,
    pub hits: Vec<Hit>,
    pub third_person: bool,
    pub bsn: bool,
}

/// Searches the texts of a trajectory, once for all documents that it is wanted for.
pub fn search(trajectory: &Trajectory, soorten: &[Soort]) -> Vec<Vondst> {
    let parties = names_of_parties(trajectory);
    let bsn = trajectory.werknemer.bsn.as_ref();
    let wanted = |text: &&StatedText| {
        let place = Place::of(&text.pointer);
        soorten.iter().any(|soort| place.is_in(*soort))
    };
    trajectory.texts.iter().filter(wanted).filter_map(|text| vondst(text, bsn, &parties)).collect()
}

/// The first names of a place in the body: the part, an index or a field in it, and a field below that.
#[derive(Clone, Copy)]
struct Place<'a> {
    part: &'a str,
    second: &'a str,
    field: &'a str,
}

impl<'a> Place<'a> {
    fn of(pointer: &'a str) -> Self {
        let mut segments = pointer.split('/').skip(1);
        let mut next = || segments.next().unwrap_or_default();
        Self { part: next(), second: next(), field: next() }
    }
}

fn vondst(text: &StatedText, own_bsn: Option<&Bsn>, parties: &[&str]) -> Option<Vondst> {
    let narrative = matches!(text.kind, TextKind::Narrative | TextKind::Cv);
    let found = (narrative && may_hold(&text.text)).then(|| search_lexicon(&text.text));
    let (mut hits, third_person) = found.map(|found| (found.hits, found.third_person)).unwrap_or_default();
    hits.retain(|hit| !parties.contains(&hit.term.as_str()));
    let bsn = match text.kind {
        TextKind::Narrative | TextKind::Cv | TextKind::Name => holds_bsn(&text.text) || holds_own(&text.text, own_bsn),
        // What others numbered may be any nine digits: only the employee's own number does not belong there.
        TextKind::Number => holds_own(&text.text, own_bsn),
    };
    let holds_something = bsn || third_person || !hits.is_empty();
    holds_something.then(|| Vondst { pointer: text.pointer.clone(), kind: text.kind, hits, third_person, bsn })
}

/// Whether the digits of a text hold those of the employee's own number, whatever stands between them.
fn holds_own(text: &str, own: Option<&Bsn>) -> bool {
    let Some(own) = own else { return false };
    let digits = || text.bytes().filter(u8::is_ascii_digit);
    digits().count() >= own.as_str().len() && digits().map(char::from).collect::<String>().contains(own.as_str())
}

/// Words that are the name of a party as it is written: ‘Ångström’ is nobody's condition.
fn names_of_parties(trajectory: &Trajectory) -> Vec<&str> {
    let people = [&trajectory.werknemer.naam, &trajectory.werkgever.contactpersoon.naam];
    let surnames = people.into_iter().map(Persoonsnaam::surname);
    surnames
        .chain([trajectory.adviseur.naam.as_str()])
        .flat_map(|name| name.split([' ', '-']))
        .filter(|part| part.starts_with(char::is_uppercase))
        .collect()
}

/// Whether a document of this dossier shows the text at a place. What is not named here is shown: a field that the
/// contract gains is searched before anybody thinks of it.
pub fn shown(dossier: &Dossier, pointer: &str) -> bool {
    let place = Place::of(pointer);
    place.is_in(dossier.soort) && is_known(dossier, place.part, place.second.parse().ok())
}

impl Place<'_> {
    /// Whether a kind of document shows this part of the body.
    fn is_in(self, soort: Soort) -> bool {
        let Self { part, second, field } = self;
        match (soort, part) {
            (_, "plan") => soort == Soort::PlanVanAanpak,
            (_, "voortgang") => soort == Soort::Voortgangsrapportage,
            (_, "eind") => soort == Soort::Eindrapportage,
            (_, "offerte") => soort == Soort::Offerte,
            // A sentence of the house stands in its own document, or in all.
            (_, "teksten") => second.split_once("~1").is_none_or(|(document, _)| {
                document == soort.as_str() || !Soort::ALL.iter().any(|kind| kind.as_str() == document)
            }),
            // Read to notice a report that was copied from the last one, never printed.
            (_, "eerdereDocumenten") if field == "samenvatting" => false,
            (Soort::Offerte, "traject") => second == "nummer",
            (Soort::Offerte, _) => PARTIES.contains(&part),
            (Soort::PlanVanAanpak, "sollicitaties" | "plaatsingen" | "scholing" | "eerdereDocumenten") => false,
            (Soort::PlanVanAanpak, "instrumenten") => field != "uitkomst",
            // Of what is done the plan only counts the appointments; `is_known` holds the others back.
            (Soort::PlanVanAanpak, "activiteiten") => field == "omschrijving",
            (
                Soort::Voortgangsrapportage,
                "persoonsprofiel"
                | "arbeidsdeskundigAdvies"
                | "instrumenten"
                | "fases"
                | "scholing"
                | "eerdereDocumenten"
                | "arbeidsmarkt",
            )
            | (Soort::Eindrapportage, "arbeidsdeskundigAdvies" | "arbeidsmarkt") => false,
            (Soort::Eindrapportage, "instrumenten") => field != "verwachting",
            _ => true,
        }
    }
}

/// Parts that an offerte shares with the other documents.
const PARTIES: [&str; 7] =
    ["document", "bureau", "adviseur", "werkgever", "werknemer", "dienstverband", "ondertekening"];

/// Whether an item of a list was known, and lies in what the document reports on.
fn is_known(dossier: &Dossier, part: &str, index: Option<usize>) -> bool {
    let trajectory = &dossier.trajectory;
    let Some(index) = index else {
        return match part {
            "arbeidsdeskundigAdvies" => trajectory.arbeidsdeskundig_advies.is_some(),
            _ => true,
        };
    };
    let from = match dossier.soort {
        Soort::Voortgangsrapportage => trajectory.voortgang.as_ref().map(|voortgang| voortgang.period.first()),
        _ => None,
    };
    match part {
        "belastbaarheid" => trajectory.belastbaarheid.iter().any(|entry| entry.index == index),
        "zoekprofielen" => trajectory.zoekprofielen.iter().any(|profiel| profiel.index == index),
        "activiteiten" => trajectory.activiteiten.iter().any(|activiteit| {
            let reported = activiteit.rapporteerbaar || dossier.variant == Variant::Intern;
            let planned = activiteit.status == ActiviteitStatus::Gepland;
            let in_report = match dossier.soort {
                Soort::PlanVanAanpak => planned,
                _ => planned || from.is_none_or(|first| activiteit.datum >= first),
            };
            activiteit.index == index && reported && in_report
        }),
        "sollicitaties" => trajectory
            .sollicitaties
            .iter()
            .any(|sollicitatie| sollicitatie.index == index && from.is_none_or(|first| sollicitatie.datum >= first)),
        "plaatsingen" => trajectory.plaatsingen.iter().any(|plaatsing| plaatsing.index == index),
        "scholing" => trajectory.scholing.iter().any(|scholing| scholing.index == index),
        "eerdereDocumenten" => trajectory.eerdere_documenten.iter().any(|document| document.index == index),
        _ => true,
    }
}
