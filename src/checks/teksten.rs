//! What the texts of a trajectory hold that should not be there.
//!
//! The contract says what each text is for. Narrative is searched in full. Of names that are no proper names sure words
//! of illness count, and of numbers that somebody made up; ‘ziekenhuis’ is a fine employer. A burgerservicenummer is
//! sought everywhere.

use std::borrow::Cow;
use std::sync::Arc;

use super::bedragen::amounts;
use super::cijfers::{Getal, numbers};
use super::eigen::{Eigen, EigenSoort, Gezocht};
use super::finding::is_file_name;
use super::genoemd::Genoemd;
use super::getoond::Place;
use super::lexicon::{Category, Hit, is_of_care, search as search_lexicon};
use super::namen::{NaamVan, is_of_somebody, search_name, tells_who};
use super::nummers::{CODE, is_searched, search_beside_a_name, search_number};
use super::verhuld::search_parted;
use super::vermomd::search_disguised;
use crate::trajectory::{Bsn, Persoonsnaam, Soort, StatedText, TextKind, Trajectory};

/// A text that holds something.
#[derive(Debug, Clone)]
pub struct Vondst {
    pub pointer: String,
    pub kind: TextKind,
    /// In order of place.
    pub treffers: Arc<[Treffer]>,
    pub bsn: Option<BsnVan>,
    /// Where that number stands, as a hit has its place; absent where marks stand in the text.
    pub bsn_place: Option<(usize, usize)>,
    /// What it tells of the employee that not every copy may tell.
    pub eigen: Vec<Eigen>,
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
    /// The word that makes it doubtful that a number beside it is a burgerservicenummer.
    Getal,
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
        gezocht: Gezocht::of(trajectory),
        genoemd: Genoemd::of(&trajectory.werknemer.naam),
        care: is_about_care(trajectory),
    };
    let placed = trajectory.texts.iter().map(|text| (text, Place::of(&text.pointer)));
    let wanted = placed.filter(|(_, place)| soorten.iter().any(|soort| place.is_in(*soort)));
    wanted.filter_map(|(text, place)| about.vondst(text, place.part)).collect()
}

/// What a search must know of the dossier.
struct About<'a> {
    parties: Vec<&'a str>,
    bsn: Option<&'a Bsn>,
    gezocht: Gezocht<'a>,
    genoemd: Genoemd,
    care: bool,
}

impl About<'_> {
    /// What a text in this part of the body holds.
    fn vondst(&self, text: &StatedText, part: &str) -> Option<Vondst> {
        let (doubtful, certain): (Vec<Getal>, Vec<Getal>) =
            numbers_in(text).into_iter().partition(|number| number.rather.is_some() && !self.is_own(number));
        let treffers = self.treffers(text, part, &doubtful);
        let bsn = self.bsn_in(text, &certain);
        let eigen = self.own_in(text, part);
        (bsn.is_some() || !treffers.is_empty() || !eigen.is_empty()).then(|| Vondst {
            pointer: text.pointer.clone(),
            kind: text.kind,
            treffers: treffers.into(),
            bsn,
            bsn_place: certain.first().map(|number| (number.from, number.to)).filter(|_| text.typed() == text.text),
            eigen,
            hash: text.hash(),
        })
    }

    /// What a text tells of the employee, where it is not the place for that. In a cv the employee tells it.
    fn own_in(&self, text: &StatedText, part: &str) -> Vec<Eigen> {
        if matches!(part, "werknemer" | "bevestigd") {
            return vec![];
        }
        if text.kind == TextKind::Number {
            return if is_searched(&text.pointer) { self.own_in_number(text) } else { vec![] };
        }
        let mut found = self.gezocht.in_text(&text.text);
        match text.kind {
            TextKind::Narrative => found,
            TextKind::Cv => {
                found.iter_mut().for_each(|own| own.doubtful = true);
                found
            }
            TextKind::Name if !found.is_empty() && NaamVan::at(&text.pointer) != NaamVan::Eigennaam => found,
            TextKind::Name | TextKind::Number => vec![],
        }
    }

    /// The same of a number or the name of a file, in which somebody is named in fewer letters. What stands for a name
    /// is not that name.
    fn own_in_number(&self, text: &StatedText) -> Vec<Eigen> {
        let mut found = self.gezocht.in_text(&text.text);
        if self.gezocht.has_code() && self.genoemd.stands_in(&text.text) {
            let is_name = |own: &Eigen| own.soort == EigenSoort::Naam;
            let sure = text.pointer == CODE || found.iter().any(|own| is_name(own) && !own.doubtful);
            found.retain(|own| !is_name(own));
            found.push(Eigen { soort: EigenSoort::Naam, doubtful: !sure });
        }
        found
    }

    fn is_own(&self, number: &Getal) -> bool {
        self.bsn.is_some_and(|own| own.as_str() == number.number)
    }

    fn treffers(&self, text: &StatedText, part: &str, numbers: &[Getal]) -> Vec<Treffer> {
        // What somebody writes to answer for a word names that word.
        if part == "bevestigd" {
            return vec![];
        }
        let word = |hit: Hit| (hit.start, hit.end, TrefferSoort::Woord(hit.category), hit.doubtful);
        let mut found: Vec<(usize, usize, TrefferSoort, bool)> = match text.kind {
            TextKind::Narrative | TextKind::Cv => self.told(text),
            TextKind::Name => {
                let others = if tells_who(&text.pointer) { self.others_in(text) } else { vec![] };
                search_name(&text.pointer, &text.text).into_iter().map(word).chain(others).collect()
            }
            TextKind::Number if is_searched(&text.pointer) => self.numbered(text).into_iter().map(word).collect(),
            TextKind::Number => vec![],
        };
        let byte = |place: usize| text.text.char_indices().nth(place).map_or(text.text.len(), |(byte, _)| byte);
        let beside = numbers.iter().filter_map(|number| number.rather);
        found.extend(beside.map(|(from, to)| (byte(from), byte(to), TrefferSoort::Getal, true)));
        found.sort_by_key(|(start, ..)| *start);
        let treffer = |(start, end, soort, doubtful)| Treffer {
            woord: text.text[start..end].to_owned(),
            soort,
            doubtful,
            place: place_as_typed(text, start, end),
        };
        found.into_iter().map(treffer).collect()
    }

    /// What a number or the name of a file tells.
    fn numbered(&self, text: &StatedText) -> Vec<Hit> {
        let mut hits = search_number(&text.text);
        if self.genoemd.stands_in(&text.text) {
            let mut beside = search_beside_a_name(&text.text);
            beside.retain(|hit| !self.parties.contains(&hit.term.as_str()));
            beside.retain(|hit| !hits.iter().any(|sure| sure.start < hit.end && hit.start < sure.end));
            hits.extend(beside);
        }
        hits
    }

    /// Whom of the employee's own a field names that tells who does something: ‘zijn vrouw Karin’. Their work is not
    /// sought.
    fn others_in(&self, text: &StatedText) -> Vec<(usize, usize, TrefferSoort, bool)> {
        let words = search_lexicon(&text.text, self.care);
        let is_party = |term: &str| self.parties.contains(&term);
        let names = words.third_persons.into_iter().filter(|name| !is_party(&name.term));
        let names = names.map(|name| (name.start, name.end, TrefferSoort::Naam, false));
        let hits = words.hits.into_iter().filter(|hit| !hit.category.is_medical() && !is_party(&hit.term));
        let hits = hits.map(|hit| (hit.start, hit.end, TrefferSoort::Woord(hit.category), hit.doubtful));
        names.chain(hits).collect()
    }

    /// What a narrative tells, in no order.
    fn told(&self, text: &StatedText) -> Vec<(usize, usize, TrefferSoort, bool)> {
        let mut found: Vec<(usize, usize, TrefferSoort, bool)> = Vec::new();
        let house = text.pointer.starts_with("/teksten/");
        let said = if house { Cow::Owned(without_tags(&text.text)) } else { Cow::Borrowed(text.text.as_str()) };
        let mut words = search_lexicon(&said, self.care);
        if house && !is_of_somebody(&said) {
            // A sentence for every dossier tells of nobody.
            words.hits.iter_mut().for_each(|hit| hit.doubtful = true);
        }
        let names = words.third_persons.into_iter().filter(|name| !self.parties.contains(&name.term.as_str()));
        let hits = words.hits.into_iter().filter(|hit| !self.parties.contains(&hit.term.as_str()));
        found.extend(hits.map(|hit| (hit.start, hit.end, TrefferSoort::Woord(hit.category), hit.doubtful)));
        found.extend(names.map(|name| (name.start, name.end, TrefferSoort::Naam, false)));
        let mut parted = search_parted(&text.text);
        parted.extend(search_disguised(&text.text));
        let overlap = |(start, end): (usize, usize), hit: &Hit| start < hit.end && hit.start < end;
        // What a word says for sure goes before a guess at a piece of it.
        let sure = |place, hit: &Hit| !hit.doubtful && overlap(place, hit);
        found.retain(|(start, end, _, doubtful)| !(*doubtful && parted.iter().any(|hit| sure((*start, *end), hit))));
        parted.retain(|hit| !found.iter().any(|(start, end, ..)| overlap((*start, *end), hit)));
        found.extend(
            parted.into_iter().map(|hit| (hit.start, hit.end, TrefferSoort::Woord(hit.category), hit.doubtful)),
        );
        if text.kind == TextKind::Narrative && !text.pointer.ends_with("/salarisIndicatie") {
            let money = amounts(&text.text).into_iter();
            found.extend(money.map(|amount| (amount.start, amount.end, TrefferSoort::Bedrag, true)));
        }
        found
    }

    /// Whose number stands there, of those that leave no doubt.
    fn bsn_in(&self, text: &StatedText, found: &[Getal]) -> Option<BsnVan> {
        let own = holds_own(&text.text, self.bsn);
        match self.bsn {
            Some(_) if found.iter().any(|number| !self.is_own(number)) => Some(BsnVan::Ander),
            Some(_) => (own || !found.is_empty()).then_some(BsnVan::Werknemer),
            None => (!found.is_empty()).then_some(BsnVan::Onbekend),
        }
    }
}

/// A text of a house without its placeholders and conditions; what is left stands where it stood.
fn without_tags(text: &str) -> String {
    let mut words = text.as_bytes().to_vec();
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("{#", "#}")] {
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|rest| rest.find(open)).map(|at| from + at) {
            let end =
                text.get(start..).and_then(|rest| rest.find(close)).map_or(text.len(), |at| start + at + close.len());
            if let Some(tag) = words.get_mut(start..end) {
                tag.fill(b' ');
            }
            from = end;
        }
    }
    // Whole tags are of whole letters.
    String::from_utf8(words).unwrap_or_else(|_| text.to_owned())
}

/// The numbers of a text that may be a burgerservicenummer. What others numbered may be any nine digits: only the
/// employee's own number does not belong there. Of the name of a file whoever sent it decides.
fn numbers_in(text: &StatedText) -> Vec<Getal> {
    match text.kind {
        TextKind::Number if !is_file_name(&text.pointer) => vec![],
        _ => numbers(&text.text),
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
