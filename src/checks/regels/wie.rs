//! A: who it is that a text speaks of: the employee, or another who may refuse or stop too.

/// The employee, as a text names him.
pub(super) const PEOPLE: [&str; 14] = [
    "werknemer",
    "werkneemster",
    "kandidaat",
    "client",
    "deelnemer",
    "mevrouw",
    "meneer",
    "heer",
    "mw",
    "mevr",
    "dhr",
    "zij",
    "ze",
    "hij",
];

/// Beginnings of the names of others, who may refuse something too.
const OTHERS: [&str; 9] =
    ["school", "uwv", "werkgever", "bedrij", "leidinggevende", "organisatie", "gemeente", "verzekeraar", "instelling"];

pub(super) const ARTICLES: [&str; 8] = ["de", "het", "een", "deze", "dit", "die", "zijn", "haar"];

/// What stands before a noun that does nothing itself: ‘het gesprek bij de werkgever weigerde’.
pub(super) const PREPOSITIONS: [&str; 9] = ["bij", "van", "aan", "met", "voor", "in", "op", "volgens", "tegen"];

pub(super) fn is_another(word: &str) -> bool {
    OTHERS.iter().any(|other| word.starts_with(other))
}
