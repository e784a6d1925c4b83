//! Figures of speech: a depression in the building trade, a diagnosis of the labour market, an injection for a region.
//!
//! A word with a plain second meaning is innocent when it belongs to a thing and not to somebody: the thing hangs on
//! it, or is its subject in a clause without people.

use super::plek::Match;
use super::zin::{HAS, Zinnen};

/// What hangs a thing on a word.
const PREPOSITIONS: [&str; 10] = ["in", "van", "voor", "aan", "op", "bij", "binnen", "naar", "onder", "tussen"];
/// Steps from a word to the thing that hangs on it, and back to its subject.
const HANGS: usize = 4;
const SUBJECT: usize = 7;
const OWN: [&str; 5] = ["zijn", "haar", "mijn", "diens", "hun"];
/// Words behind which something is given as a cause.
pub const GIVEN_BY: [&str; 4] = ["wegens", "vanwege", "ivm", "i.v.m."];
/// Words back in which somebody may be said to have it.
const HAD_WITHIN: usize = 3;

/// Whether a word is said of a thing.
pub fn is_figure(zinnen: &Zinnen<'_>, found: &Match, things: &[&Match]) -> bool {
    if somebody_has_it(zinnen, found, things) || is_a_cause(zinnen, found) {
        return false;
    }
    let like = zinnen.before(found.first, 1) == "een" && matches!(zinnen.before(found.first, 2), "als" | "soort");
    like || hangs_on(zinnen, found, things) || is_said_of(zinnen, found, things)
}

/// ‘Hij kreeg een injectie’; not ‘het profiel kreeg een injectie’, where a thing has it.
fn somebody_has_it(zinnen: &Zinnen<'_>, found: &Match, things: &[&Match]) -> bool {
    let had = (1..=HAD_WITHIN).find(|places| HAS.contains(&zinnen.before(found.first, *places)));
    let by_a_thing = |places: usize| {
        let has = found.first - places;
        things.iter().any(|thing| thing.last < has && has - thing.last <= 2 && zinnen.steps(found, thing).is_some())
    };
    had.is_some_and(|places| !by_a_thing(places)) || OWN.contains(&zinnen.before(found.first, 1))
}

/// ‘Wegens depressie niet op het gesprek geweest’; not ‘wegens een depressie in de bouw’.
fn is_a_cause(zinnen: &Zinnen<'_>, found: &Match) -> bool {
    let cause = |places| GIVEN_BY.contains(&zinnen.before(found.first, places));
    let given = cause(1) || (zinnen.before(found.first, 1) == "een" && cause(2));
    given && !PREPOSITIONS.contains(&zinnen.after(found.last, 1))
}

/// ‘Een depressie in de bouw’, ‘verslaafd aan zijn vak’.
fn hangs_on(zinnen: &Zinnen<'_>, found: &Match, things: &[&Match]) -> bool {
    let near = |places| PREPOSITIONS.contains(&zinnen.after(found.last, places));
    let thing = |thing: &&Match| thing.first > found.last && thing.first - found.last <= HANGS;
    (near(1) || near(2)) && things.iter().any(|other| thing(other) && zinnen.steps(found, other).is_some())
}

/// ‘De arbeidsmarkt is overspannen’, ‘de pijn zit in het gebrek aan vacatures’.
fn is_said_of(zinnen: &Zinnen<'_>, found: &Match, things: &[&Match]) -> bool {
    let near = |thing: &&Match| zinnen.steps(found, thing).is_some_and(|steps| steps <= SUBJECT);
    !zinnen.clause_speaks_of_a_person(found.first) && things.iter().any(near)
}
