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
/// What a place follows, and no person.
const BEFORE_A_PLACE: [&str; 6] = ["in", "uit", "naar", "te", "bij", "vanuit"];

/// The name beside a role, if one stands there.
pub fn named(text: &str, words: &Words, role: &Match) -> Option<Naam> {
    after(text, words, role).or_else(|| between_commas(text, words, role)).or_else(|| before(text, words, role))
}

/// ‘Zijn echtgenote Marijke’, ‘de huisarts, dr. De Vries’, ‘haar zoon heet Tim’.
fn after(text: &str, words: &Words, role: &Match) -> Option<Naam> {
    let mut rest = words.tokens[role.last + 1..].iter().take_while(|token| token.joined);
    let token = rest.find(|token| !BEFORE_A_NAME.contains(&words.folded(token)))?;
    name(text, token.start, token.end)
}

/// ‘Haar dochter, Lisa, is thuis.’
fn between_commas(text: &str, words: &Words, role: &Match) -> Option<Naam> {
    let token = words.tokens.get(role.last + 1)?;
    let sentence = words.tokens[role.last].sentence;
    let closed = words.tokens.get(role.last + 2).is_none_or(|next| !next.joined);
    let inside = token.sentence == sentence && !token.joined && closed;
    inside.then(|| name(text, token.start, token.end))?
}

/// ‘Anja, zijn vrouw, belde’, ‘Tim (haar zoon)’.
fn before(text: &str, words: &Words, role: &Match) -> Option<Naam> {
    let owner = words.tokens.get(role.first.checked_sub(1)?)?;
    let index = role.first.checked_sub(2)?;
    let token = words.tokens.get(index)?;
    let led = index.checked_sub(1).map_or("", |index| words.folded(&words.tokens[index]));
    let beside = OWN.contains(&words.folded(owner)) && !owner.joined && token.sentence == owner.sentence;
    (beside && !BEFORE_A_PLACE.contains(&led)).then(|| name(text, token.start, token.end))?
}

/// A capital followed by a small letter.
fn name(text: &str, start: usize, end: usize) -> Option<Naam> {
    let term = &text[start..end];
    let mut chars = term.chars();
    let named = chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase);
    named.then(|| Naam { term: term.to_owned(), start, end })
}
