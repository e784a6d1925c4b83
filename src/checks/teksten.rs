//! What the texts of a trajectory hold that should not be there, and which of them a document shows.
//!
//! The contract says what each text is for. Narrative is searched in full. Names of employers, jobs, sectors and people
//! are not: ‘ziekenhuis’ is a fine employer. A burgerservicenummer is sought everywhere.

use std::sync::Arc;

use super::bedragen::amounts;
use super::cijfers::numbers;
use super::lexicon::{Category, is_of_care, search as search_lexicon};
use crate::dossier::{Dossier, changed_profiel};
use crate::trajectory::{
    ActiviteitStatus, Bsn, Persoonsnaam, Soort, StatedText, TextKind, Trajectory, Variant, Zoekprofiel,
};

/// A text that holds something.
#[derive(Debug, Clone)]
pub struct Vondst {
    pub pointer: String,
    pub kind: TextKind,
    /// In order of place.
    pub treffers: Arc<[Treffer]>,
    pub bsn: Option<BsnVan>,
    /// Of the text as it was typed.
    pub hash: String,
}

/// What was found, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Treffer {
    /// As it stands in the text.
    pub woord: String,
    pub soort: TrefferSoort,
    /// It may be innocent as well.
    pub doubtful: bool,
    /// The first character and the one after the last, in the text as it was typed; absent where marks part it there.
    pub place: Option<(usize, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrefferSoort {
    /// A word of this category.
    Woord(Category),
    /// The name of a third person.
    Naam,
    /// An amount of somebody's income.
    Bedrag,
}

/// Whose number stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BsnVan {
    Werknemer,
    Ander,
    /// The number of the employee is not known.
    Onbekend,
}

/// Searches the texts of a trajectory, once for all documents that it is wanted for.
pub fn search(trajectory: &Trajectory, soorten: &[Soort]) -> Vec<Vondst> {
    let about = About {
        parties: names_of_parties(trajectory),
        bsn: trajectory.werknemer.bsn.as_ref(),
        care: is_about_care(trajectory),
    };
    let wanted = |text: &&StatedText| {
        let place = Place::of(&text.pointer);
        soorten.iter().any(|soort| place.is_in(*soort))
    };
    trajectory.texts.iter().filter(wanted).filter_map(|text| about.vondst(text)).collect()
}

/// What a search must know of the dossier.
struct About<'a> {
    parties: Vec<&'a str>,
    bsn: Option<&'a Bsn>,
    care: bool,
}

/// The first names of a place in the body: the part, an index or a field in it, and a field below that.
#[derive(Clone, Copy)]
struct Place<'a> {
    part: &'a str,
    second: &'a str,
    field: &'a str,
    /// The last name of the pointer.
    last: &'a str,
}

impl<'a> Place<'a> {
    fn of(pointer: &'a str) -> Self {
        let mut segments = pointer.split('/').skip(1);
        let mut next = || segments.next().unwrap_or_default();
        let (part, second, field) = (next(), next(), next());
        Self { part, second, field, last: pointer.rsplit('/').next().unwrap_or_default() }
    }
}

impl About<'_> {
    fn vondst(&self, text: &StatedText) -> Option<Vondst> {
        let treffers = self.treffers(text);
        let bsn = self.bsn_in(text);
        (bsn.is_some() || !treffers.is_empty()).then(|| Vondst {
            pointer: text.pointer.clone(),
            kind: text.kind,
            treffers: treffers.into(),
            bsn,
            hash: text.hash(),
        })
    }

    fn treffers(&self, text: &StatedText) -> Vec<Treffer> {
        // What somebody writes to answer for a word names that word.
        if !matches!(text.kind, TextKind::Narrative | TextKind::Cv) || Place::of(&text.pointer).part == "bevestigd" {
            return vec![];
        }
        let mut found: Vec<(usize, usize, TrefferSoort, bool)> = Vec::new();
        let words = search_lexicon(&text.text, self.care);
        let names = words.third_persons.into_iter().filter(|name| !self.parties.contains(&name.term.as_str()));
        let hits = words.hits.into_iter().filter(|hit| !self.parties.contains(&hit.term.as_str()));
        found.extend(hits.map(|hit| (hit.start, hit.end, TrefferSoort::Woord(hit.category), hit.doubtful)));
        found.extend(names.map(|name| (name.start, name.end, TrefferSoort::Naam, false)));
        if text.kind == TextKind::Narrative && !text.pointer.ends_with("/salarisIndicatie") {
            let money = amounts(&text.text).into_iter();
            found.extend(money.map(|amount| (amount.start, amount.end, TrefferSoort::Bedrag, true)));
        }
        found.sort_by_key(|(start, ..)| *start);
        let treffer = |(start, end, soort, doubtful)| Treffer {
            woord: text.text[start..end].to_owned(),
            soort,
            doubtful,
            place: place_as_typed(text, start, end),
        };
        found.into_iter().map(treffer).collect()
    }

    fn bsn_in(&self, text: &StatedText) -> Option<BsnVan> {
        let own = holds_own(&text.text, self.bsn);
        // What others numbered may be any nine digits: only the employee's own number does not belong there.
        let found = if text.kind == TextKind::Number { vec![] } else { numbers(&text.text) };
        match self.bsn {
            Some(bsn) if found.iter().any(|number| number != bsn.as_str()) => Some(BsnVan::Ander),
            Some(_) => (own || !found.is_empty()).then_some(BsnVan::Werknemer),
            None => (!found.is_empty()).then_some(BsnVan::Onbekend),
        }
    }
}

/// Where a part of the words stands in the text as it was typed: its first character, and the one after its last.
fn place_as_typed(text: &StatedText, start: usize, end: usize) -> Option<(usize, usize)> {
    let typed = text.typed();
    let term = &text.text[start..end];
    let byte = if typed == text.text {
        start
    } else {
        // What is typed holds the same words in the same order, with marks among them.
        let earlier = text.text[..start].matches(term).count();
        typed.match_indices(term).nth(earlier)?.0
    };
    let first = typed[..byte].chars().count();
    Some((first, first + term.chars().count()))
}

/// Whether the digits of a text hold those of the employee's own number, whatever stands between them.
fn holds_own(text: &str, own: Option<&Bsn>) -> bool {
    let Some(own) = own else { return false };
    let digits = || text.bytes().filter(u8::is_ascii_digit);
    digits().count() >= own.as_str().len() && digits().map(char::from).collect::<String>().contains(own.as_str())
}

/// Names of employers, jobs and directions that are looked at to see what a dossier is about.
const LOOKED_AT: usize = 100;

/// Whether the dossier is about work in care: the job, what is sought, or where was applied.
fn is_about_care(trajectory: &Trajectory) -> bool {
    let sought = trajectory.zoekprofielen.iter().flat_map(|profiel| &profiel.zoekrichtingen);
    let sought = sought.flat_map(|richting| [&richting.functie, &richting.sector]);
    let sent = trajectory.sollicitaties.iter().flat_map(|sent| [&sent.werkgever, &sent.functie]);
    let own = [&trajectory.dienstverband.functie];
    let mut names = own.into_iter().chain(sought).chain(sent).take(LOOKED_AT);
    names.any(|name| is_of_care(name.as_str()))
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
    // For the employee alone.
    if place.part == "plan" && place.second == "financieleScenarios" && dossier.variant != Variant::Werknemer {
        return false;
    }
    place.is_in(dossier.soort)
        && place.is_for(dossier.variant, dossier.soort)
        && is_known(dossier, place.part, place.second.parse().ok())
        && is_used(dossier, place)
}

impl Place<'_> {
    /// Whether a kind of document shows this part of the body.
    fn is_in(self, soort: Soort) -> bool {
        let Self { part, second, field, .. } = self;
        match (soort, part) {
            (_, "plan") => soort == Soort::PlanVanAanpak,
            (_, "voortgang") => soort == Soort::Voortgangsrapportage,
            (_, "eind") => soort == Soort::Eindrapportage,
            // Its number and its code name it in the others.
            (_, "offerte") => {
                soort == Soort::Offerte || matches!((second, field), ("document", "nummer") | ("kandidaatcode", _))
            }
            // A sentence of the house stands in its own document, or in all.
            (_, "teksten") => second.split_once("~1").is_none_or(|(document, _)| {
                document == soort.as_str() || !Soort::ALL.iter().any(|kind| kind.as_str() == document)
            }),
            // Read to notice a report that was copied from the last one, never printed.
            (_, "eerdereDocumenten") if field == "samenvatting" => false,
            // What somebody answers for stands among the findings.
            (_, "bevestigd") => true,
            (Soort::Voortgangsrapportage | Soort::Eindrapportage, "poortwachter") if second == "redenOntbreekt" => {
                false
            }
            (Soort::Voortgangsrapportage | Soort::Eindrapportage, "zoekprofielen") => field != "salarisIndicatie",
            (Soort::Eindrapportage, "fases") => !matches!(field, "activiteiten" | "stappen"),
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
                | "bedrijfsartsAdvies"
                | "instrumenten"
                | "fases"
                | "eerdereDocumenten"
                | "arbeidsmarkt",
            )
            | (Soort::Eindrapportage, "arbeidsdeskundigAdvies" | "bedrijfsartsAdvies" | "arbeidsmarkt") => false,
            (Soort::Eindrapportage, "instrumenten") => field != "verwachting",
            _ => true,
        }
    }
}

/// Parts that an offerte shares with the other documents.
const PARTIES: [&str; 6] = ["document", "bureau", "adviseur", "werkgever", "werknemer", "dienstverband"];

/// What a voortgangsrapportage tells of a zoekprofiel that was set in its period alone.
const SEARCH_IN_FULL: [&str; 6] =
    ["opleidingsniveau", "redenWijziging", "uitsluitingen", "werktijden", "passendWant", "taken"];

/// And of the one before it: as it was.
const AS_IT_WAS: [&str; 2] = ["opleidingsniveau", "werktijden"];

impl Place<'_> {
    /// Whether this reader may see it. The table of who may see what stands with the pages; a test holds both together.
    fn is_for(self, variant: Variant, soort: Soort) -> bool {
        match (self.part, self.second, self.field) {
            ("bevestigd", ..) => variant == Variant::Intern,
            ("activiteiten", _, "redenNietUitgevoerd") => {
                matches!(variant, Variant::Werknemer | Variant::Intern) && soort != Soort::Offerte
            }
            ("werknemer", "telefoon" | "email", _) | ("werknemer", "adres", "straat" | "postcode") => {
                variant == Variant::Werknemer && soort != Soort::Offerte
            }
            _ => true,
        }
    }
}

/// Whether the document of this dossier has a use for it: it prints its own signatures or those of the trajectory, a cv
/// once the employee agreed to that, why an application ended once that is known, and a zoekprofiel in full in the
/// report of the period in which it was set.
fn is_used(dossier: &Dossier, place: Place<'_>) -> bool {
    match (place.part, place.second) {
        ("ondertekening", _) => dossier.ondertekening().0 == "/ondertekening",
        ("plan", "cv") => dossier.toestemming_cv().is_some(),
        ("sollicitaties", index) if place.field == "toelichting" => {
            let end = match (dossier.soort, &dossier.trajectory.voortgang) {
                (Soort::Voortgangsrapportage, Some(voortgang)) => voortgang.period.last(),
                _ => dossier.date,
            };
            let mut sent = dossier.trajectory.sollicitaties.iter();
            sent.any(|sent| index.parse() == Ok(sent.index) && sent.resultaat_datum.is_none_or(|known| known <= end))
        }
        ("zoekprofielen", index) if dossier.soort == Soort::Voortgangsrapportage => {
            let is = |profiel: &Zoekprofiel| index.parse() == Ok(profiel.index);
            let named = |fields: &[&str]| fields.contains(&place.field) || fields.contains(&place.last);
            let told = |(earlier, set)| is(set) || (is(earlier) && named(&AS_IT_WAS));
            !named(&SEARCH_IN_FULL) || changed_profiel(&dossier.trajectory).is_some_and(told)
        }
        _ => true,
    }
}

/// Whether an item of a list was known, and lies in what the document reports on.
fn is_known(dossier: &Dossier, part: &str, index: Option<usize>) -> bool {
    let trajectory = &dossier.trajectory;
    let Some(index) = index else {
        return match part {
            "arbeidsdeskundigAdvies" => trajectory.arbeidsdeskundig_advies.is_some(),
            // Printed where no arbeidsdeskundige advised.
            "bedrijfsartsAdvies" => {
                trajectory.bedrijfsarts_advies.is_some() && trajectory.arbeidsdeskundig_advies.is_none()
            }
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
