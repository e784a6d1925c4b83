//! Sentences about work in care: who asks for staff, what a job asks, what somebody learnt. A treatment or an illness
//! in such a sentence is the work and nobody's own, unless the sentence says whose.

use super::category::Category;
use super::plek::Match;
use super::stems::Topic;
use super::zin::{HAS, Zinnen};

/// What makes a word somebody's own, or the cause of something.
const OWN: [&str; 8] = ["zijn", "haar", "mijn", "diens", "zn", "mn", "eigen", "n"];
const CAUSE: [&str; 15] = [
    "dankzij", "vanwege", "wegens", "ivm", "door", "doordat", "omdat", "want", "na", "sinds", "tegen", "verband",
    "ondanks", "wgns", "vw",
];
/// Whom somebody works for.
const OTHERS: [&str; 14] = [
    "bewoners",
    "clienten",
    "patienten",
    "ouderen",
    "klanten",
    "mensen",
    "kinderen",
    "cursisten",
    "deelnemers",
    "gasten",
    "dieren",
    "jongeren",
    "leerlingen",
    "medewerkers",
];
const OWNED_WITHIN: usize = 2;
const CAUSED_WITHIN: usize = 4;
/// Steps to a word that asks for staff, in a sentence about nobody and in one that speaks of somebody.
const ASKED: usize = 14;
const ASKED_OF_SOMEBODY: usize = 8;
/// Words from what somebody knows to the illness that he knows about.
const KNOWN: usize = 3;
/// Steps to a word for what is done at work with goods and for patients.
const HANDLED: usize = 12;
/// Steps within which a word of undergoing takes the work away.
const UNDERGONE: usize = 8;

/// Whether a word is said of work.
pub fn is_of_work(zinnen: &Zinnen<'_>, found: &Match, category: Category, cues: &[(Topic, Match)]) -> bool {
    let beside = |wanted: fn(Topic) -> bool| {
        let cues = cues.iter().filter(move |(topic, cue)| wanted(*topic) && !cue.overlaps(found));
        cues.filter_map(|(_, cue)| zinnen.steps(found, cue).map(|steps| (steps, cue.last < found.first)))
    };
    let asked = |reach: usize| beside(|topic| topic == Topic::Vraag).any(|(steps, _)| steps <= reach);
    let somebody = zinnen.speaks_of_a_person(found.first) || zinnen.calls_somebody(found.first);
    if !category.is_medical() {
        return !somebody && category == Category::Gezin && asked(ASKED_OF_SOMEBODY);
    }
    let undergone = |topic: Topic| matches!(topic, Topic::Patient | Topic::Ondergaat);
    if is_somebodys(zinnen, found) || beside(undergone).any(|(steps, _)| steps <= UNDERGONE) {
        return false;
    }
    let care = matches!(category, Category::Behandeling | Category::Onderzoek)
        || (category == Category::Medicatie && !somebody);
    let handled = beside(|topic| topic == Topic::Ambacht).any(|(steps, _)| steps <= HANDLED);
    let goods = care || category == Category::Medicatie || category == Category::Zwangerschap;
    (goods && handled)
        || (care && asked(if somebody { ASKED_OF_SOMEBODY } else { ASKED }))
        || is_of_others(zinnen, found)
        || beside(|topic| topic == Topic::Kennis).any(|(steps, before)| before && steps <= KNOWN)
}

/// ‘Medicatie van bewoners’, ‘hulp bij ouderen’.
fn is_of_others(zinnen: &Zinnen<'_>, found: &Match) -> bool {
    let of = matches!(zinnen.after(found.last, 1), "van" | "aan" | "bij" | "voor");
    let skipped = usize::from(matches!(zinnen.after(found.last, 2), "de" | "haar" | "zijn" | "oudere" | "zieke"));
    of && OTHERS.contains(&zinnen.after(found.last, 2 + skipped))
}

fn is_somebodys(zinnen: &Zinnen<'_>, found: &Match) -> bool {
    let before =
        |words: &[&str], within: usize| (1..=within).any(|places| words.contains(&zinnen.before(found.first, places)));
    let within =
        |words: &[&str]| (0..=found.last - found.first).any(|at| words.contains(&zinnen.after(found.first, at)));
    before(&OWN, OWNED_WITHIN) || before(&HAS, OWNED_WITHIN) || before(&CAUSE, CAUSED_WITHIN) || within(&OWN)
}
