//! Names of people who are no party: after a word such as ‘huisarts’ or ‘dochter’, or right before it.

use super::plek::Match;
use super::words::Words;

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naam {
    /// As it stands in the text.
    pub term: String,
    /// Bytes of the text.
    pub start: usize,
    pub end: usize,
}

/// Words between a role and a name.
const BEFORE_A_NAME: [&str; 20] = [
    "de", "den", "der", "het", "van", "von", "ten", "ter", "te", "t", "heer", "mevrouw", "mw", "dhr", "dr", "drs",
    "prof", "heet", "heette", "genaamd",
];
const OWN: [&str; 3] = ["zijn", "haar", "mijn"];
/// Whose a role is that stands after a name and a comma.
const BEFORE_A_ROLE: [&str; 5] = ["zijn", "haar", "mijn", "behandelend", "behandelende"];
/// Whose a partner is with whom one does business.
const OF_THE_HOUSE: [&str; 2] = ["onze", "ons"];
/// What says where somebody works, before the place.
const BEFORE_A_WORKPLACE: [&str; 3] = ["van", "bij", "namens"];
const ARTICLES: [&str; 4] = ["de", "het", "een", "t"];
/// Endings of places where people work: who is named with one is named for the work.
const WORKPLACES: [&str; 9] =
    ["bedrijf", "gemeente", "arbodienst", "bureau", "werkgever", "uwv", "winkel", "fabriek", "kantoor"];
/// How far behind a name that stands.
const CLOSE: usize = 6;
/// Words that a name has which is set apart by commas, with its title.
const SET_APART: usize = 5;
/// Endings of names of companies.
const COMPANIES: [&str; 9] =
    ["materialen", "techniek", "bouw", "groep", "groothandel", "verhuur", "service", "diensten", "holding"];
/// Words behind a name that make it one of a company.
const COMPANY: [&str; 6] = ["bv", "nv", "vof", "team", "groep", "holding"];
/// Beginnings of words of finding work.
const APPLIED: [&str; 5] = ["sollicit", "gesollicit", "vacature", "proefplaats", "detacher"];
/// What a place follows, and no person.
const BEFORE_A_PLACE: [&str; 6] = ["in", "uit", "naar", "te", "bij", "vanuit"];

/// The name beside a role, if one stands there that is of a person and not of one at work.
pub fn named(text: &str, words: &Words, role: &Match) -> Option<Naam> {
    let owner = role.first.checked_sub(1).map_or("", |index| words.folded(&words.tokens[index]));
    if OF_THE_HOUSE.contains(&owner) {
        return None;
    }
    let found = after(text, words, role)
        .or_else(|| set_apart(text, words, role))
        .or_else(|| before(text, words, role))
        .or_else(|| before_a_bracket(text, words, role))?;
    let index = words.tokens.partition_point(|token| token.start < found.start);
    if !OWN.contains(&owner) && is_applied_to(words, role) {
        return None;
    }
    let at_work = !OWN.contains(&owner) && works_elsewhere(words, index);
    (!at_work && !is_of_a_company(words, index)).then_some(found)
}

/// ‘Zij solliciteerde bij Tandarts Plus’: what is written as a name, in a sentence about finding work.
fn is_applied_to(words: &Words, role: &Match) -> bool {
    let token = &words.tokens[role.first];
    let opens = role.first.checked_sub(1).is_none_or(|before| words.tokens[before].sentence != token.sentence);
    let from = words.tokens.partition_point(|other| other.sentence < token.sentence);
    let mut sentence = words.tokens[from..].iter().take_while(|other| other.sentence == token.sentence);
    token.capital
        && !opens
        && sentence.any(|word| APPLIED.iter().any(|beginning| words.folded(word).starts_with(beginning)))
}

/// ‘Anneke Vos van de gemeente’.
fn works_elsewhere(words: &Words, index: usize) -> bool {
    let Some(name) = words.tokens.get(index) else { return false };
    let rest = words.tokens.iter().skip(index + 1).take(CLOSE).take_while(|token| token.sentence == name.sentence);
    let rest: Vec<&str> = rest.map(|token| words.folded(token)).collect();
    let place = |from: usize| {
        let place = rest.iter().skip(from + 1).find(|word| !ARTICLES.contains(*word));
        place.is_some_and(|place| WORKPLACES.iter().any(|ending| place.ends_with(*ending)))
    };
    rest.iter().enumerate().any(|(from, word)| BEFORE_A_WORKPLACE.contains(word) && place(from))
}

/// ‘Tempo-Team’, ‘Dokter Bouwmaterialen’.
fn is_of_a_company(words: &Words, index: usize) -> bool {
    let folded = |index: usize| words.tokens.get(index).map_or("", |token| words.folded(token));
    let joined = words.tokens.get(index + 1).is_some_and(|next| next.joined);
    COMPANIES.iter().any(|ending| folded(index).ends_with(*ending)) || (joined && COMPANY.contains(&folded(index + 1)))
}

/// ‘Zijn echtgenote Marijke’, ‘de huisarts, dr. De Vries’, ‘haar zoon heet Tim’.
fn after(text: &str, words: &Words, role: &Match) -> Option<Naam> {
    let mut rest = words.tokens[role.last + 1..].iter().take_while(|token| token.joined);
    let token = rest.find(|token| !BEFORE_A_NAME.contains(&words.folded(token)))?;
    name(text, token.start, token.end)
}

/// ‘Haar dochter, Lisa, is thuis’, ‘zijn moeder, mevrouw Jansen, belde’, ‘haar partner (Kees de Boer)’, ‘mantelzorger:
/// Wim Prins’.
fn set_apart(text: &str, words: &Words, role: &Match) -> Option<Naam> {
    let sentence = words.tokens[role.last].sentence;
    let rest = &words.tokens[role.last + 1..];
    let (first, others) = rest.split_first().filter(|(first, _)| !first.joined && first.sentence == sentence)?;
    let size = 1 + others.iter().take_while(|token| token.joined).count();
    let mut inside = rest.iter().take(size).skip_while(|token| BEFORE_A_NAME.contains(&words.folded(token)));
    // What goes on is another sentence part: ‘haar partner, Kees werkt elders’.
    let short = size <= SET_APART;
    let sign = text[words.tokens[role.last].end..first.start].trim();
    let apart = matches!(sign, "," | "(" | ":" | "–" | "-");
    if !short || !apart {
        return None;
    }
    let found = inside.next()?;
    name(text, found.start, found.end)
}

/// ‘Dhr. Prins (buurman)’.
fn before_a_bracket(text: &str, words: &Words, role: &Match) -> Option<Naam> {
    let token = words.tokens.get(role.first.checked_sub(1)?)?;
    let within = text[token.end..words.tokens[role.first].start].trim() == "("
        && text[words.tokens[role.last].end..].starts_with(')');
    within.then(|| name(text, token.start, token.end))?
}

/// ‘Anja, zijn vrouw, belde’, ‘Tim (haar zoon)’.
fn before(text: &str, words: &Words, role: &Match) -> Option<Naam> {
    let owner = words.tokens.get(role.first.checked_sub(1)?)?;
    let index = role.first.checked_sub(2)?;
    let token = words.tokens.get(index)?;
    let led = index.checked_sub(1).map_or("", |index| words.folded(&words.tokens[index]));
    let beside = BEFORE_A_ROLE.contains(&words.folded(owner)) && !owner.joined && token.sentence == owner.sentence;
    (beside && !BEFORE_A_PLACE.contains(&led)).then(|| name(text, token.start, token.end))?
}

/// A capital followed by a small letter.
fn name(text: &str, start: usize, end: usize) -> Option<Naam> {
    let term = &text[start..end];
    let mut chars = term.chars();
    let named = chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase);
    named.then(|| Naam { term: term.to_owned(), start, end })
}

#[cfg(test)]
mod tests {
    use crate::checks::lexicon::search;

    fn names(text: &str) -> Vec<String> {
        search(text, false).third_persons.into_iter().map(|name| name.term).collect()
    }

    #[test]
    fn who_is_named_for_the_work_is_no_third_person() {
        for text in [
            "Wij werken samen met onze partner Tempo-Team.",
            "Hij werkte voor vader en zoon Bakker van het schildersbedrijf.",
            "De specialist Anneke Vos van de gemeente hielp mee.",
            "Hij sprak met dokter Jansen van de arbodienst.",
            "Hij solliciteerde bij Dokter Bouwmaterialen.",
            "Zij solliciteerde bij Tandarts Plus als receptionist.",
            "Er is een vacature bij Dokter Media.",
        ] {
            assert!(names(text).is_empty(), "{text}: {:?}", names(text));
        }
    }

    #[test]
    fn who_treats_and_who_is_family_still_is() {
        for (text, name) in [
            ("Hij sprak met dokter Jansen van de poli.", "Jansen"),
            ("De heer S. Jansen, behandelend arts, schreef een brief.", "Jansen"),
            ("Zijn vrouw Anja van de winkel helpt mee.", "Anja"),
            ("Haar zoon Bakker is thuis.", "Bakker"),
            ("De vacature besprak zij met haar Dokter Jansen.", "Jansen"),
            ("Haar partner, Kees de Boer, belde.", "Kees"),
            ("Zijn moeder, mevrouw Jansen, belde.", "Jansen"),
            ("De mantelzorger, Wim Prins, was er ook.", "Wim"),
            ("Haar partner (Kees de Boer) rijdt.", "Kees"),
            ("Dhr. Prins (buurman) rijdt mee.", "Prins"),
            ("Mantelzorger: Wim Prins", "Wim"),
        ] {
            assert_eq!(names(text), [name], "{text}");
        }
    }
}
