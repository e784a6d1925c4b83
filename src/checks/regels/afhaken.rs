//! A: what a text says of an employee who stopped with the track by herself, takes no part in it or stays away: who, a
//! deed of the table, and whether that is said or denied.

use super::daden::{About, DEEDS, Deed, Said};
use super::wie::{ARTICLES, PEOPLE, PREPOSITIONS, is_another};

/// Whether a sentence says that the employee ended the track, does not want to go on, does not take part or does not
/// come any more. Who found work, recovered or agreed on it with others did not walk away.
pub(super) fn walks_away(words: &[&str]) -> bool {
    ended_at_request(words)
        || will_not_go_on(words)
        || stays_away(words)
        || (0..words.len()).any(|at| DEEDS.iter().any(|deed| tells(words, at, deed)))
}

/// Words for why a track may stop that nobody walked away from.
pub(super) const EXCUSES: [&str; 30] = [
    "hersteld",
    "herstel",
    "overleg",
    "overeenstemming",
    "overeenkomst",
    "advies",
    "adviseert",
    "adviseerde",
    "geadviseerd",
    "bedrijfsarts",
    "gevonden",
    "vond",
    "geplaatst",
    "baan",
    "contract",
    "pensioen",
    "aow",
    "iva",
    "verhuisd",
    "gekregen",
    "aangenomen",
    "afgemeld",
    "ziek",
    "moet",
    "moest",
    "moeten",
    "mag",
    "mocht",
    "vakantie",
    "verlof",
];
/// Words for why somebody did not come or could not.
pub(super) const PARDONS: [&str; 5] = ["vakantie", "verlof", "ziek", "afgemeld", "overleg"];
const UNABLE: [&str; 3] = ["kan", "kon", "kunnen"];

/// Ends of the words for what is stopped with.
const TRACKS: [&str; 3] = ["traject", "begeleiding", "integratie"];
const SEEKING: [&str; 4] = ["zoeken", "solliciteren", "deelnemen", "meedoen"];
/// What stands between an article and its noun.
const ADJECTIVES: [&str; 10] =
    ["andere", "nieuwe", "eigen", "huidige", "verdere", "hele", "ingezette", "lopende", "gehele", "volledige"];
/// Beginnings of the words for what one may leave without leaving the track.
const ELSEWHERE: [&str; 13] = [
    "sollicita",
    "vacature",
    "functie",
    "procedure",
    "cursus",
    "opleiding",
    "training",
    "webinar",
    "workshop",
    "bijeenkomst",
    "assessment",
    "stage",
    "reis",
];
const APPOINTMENTS: [&str; 3] = ["afspra", "gesprek", "uitnodiging"];
/// Beginnings of the words for what asks for an answer.
const CALLS: [&str; 5] = ["uitnodiging", "oproep", "bericht", "mail", "afspra"];
const OFFERED: [&str; 4] = ["passend", "passende", "aanbod", "aangeboden"];

/// Beginnings of the words for who guides, or has it done.
const GUIDES: [&str; 6] = ["bureau", "adviseur", "arbodienst", "coach", "begeleider", "opdrachtgever"];
/// What follows a noun that only hears something: ‘liet de werkgever weten’.
pub(super) const HEARS: [&str; 6] = ["laten", "weten", "meegedeeld", "medegedeeld", "gemeld", "verteld"];

pub(super) const WILL: [&str; 5] = ["wil", "wilde", "wenst", "wenste", "willen"];
pub(super) const SAYS: [&str; 9] =
    ["besloten", "besloot", "besluit", "weten", "aangegeven", "gaf", "geeft", "koos", "kiest"];
pub(super) const HAS: [&str; 4] = ["heeft", "had", "liet", "laat"];
/// What makes a participle a deed of who has it…
const HAVE: [&str; 3] = ["heeft", "had", "hebben"];
/// …and what makes one that was done to somebody, but for those that move.
const PASSIVE: [&str; 4] = ["is", "was", "wordt", "werd"];
const MOVED: [&str; 4] = ["gestopt", "afgehaakt", "gestapt", "verschenen"];
const ENDED: [&str; 6] = ["gestopt", "beeindigd", "afgebroken", "stopgezet", "opgezegd", "gestaakt"];
/// Whole forms of which one wants no more, and the parts of one that was split: ‘voort te zetten’.
const GOING_ON: [&str; 6] = ["voortzetten", "afmaken", "vervolgen", "doorzetten", "deelnemen", "meedoen"];
const PARTICLES: [&str; 4] = ["voort", "af", "deel", "mee"];
const SPLIT: [&str; 5] = ["zetten", "maken", "nemen", "doen", "werken"];
const TAKING_PART: [&str; 3] = ["deelnemen", "meedoen", "meewerken"];
const GUIDED: [&str; 2] = ["meewerken", "begeleid"];
pub(super) const DENIES: [&str; 3] = ["niet", "nooit", "geen"];
/// What denies a deed as good as wholly.
pub(super) const BARELY: [&str; 3] = ["onvoldoende", "nauwelijks", "amper"];
/// After these ‘niet’ denies nothing.
const ONLY: [&str; 3] = ["alleen", "slechts", "enkel"];
const CONDITIONS: [&str; 4] = ["als", "indien", "wanneer", "of"];

/// How far before a verb stands what denies it, and before a whole form what denies the decision.
const REACH: usize = 2;
const REACH_OF_DECISION: usize = 4;

/// The words of a sentence without a ‘niet’ that denies nothing.
pub(super) fn said_words(sentence: &[String]) -> Vec<&str> {
    let only = |at: usize| sentence.get(at + 1).is_some_and(|word| ONLY.contains(&word.as_str()));
    let words = sentence.iter().map(String::as_str).enumerate();
    words.filter(|(at, word)| *word != "niet" || !only(*at)).map(|(_, word)| word).collect()
}

pub(super) fn has(words: &[&str], these: &[&str]) -> bool {
    words.iter().any(|word| these.contains(word))
}

pub(super) fn is_at(words: &[&str], at: usize, these: &[&str]) -> bool {
    words.get(at).is_some_and(|word| these.contains(word))
}

pub(super) fn begins_as(word: &str, these: &[&str]) -> bool {
    these.iter().any(|start| word.starts_with(start))
}

fn is_telling(word: &str) -> bool {
    !ARTICLES.contains(&word) && !ADJECTIVES.contains(&word)
}

/// The first word after a place that tells something.
fn next_telling<'a>(words: &[&'a str], at: usize) -> Option<&'a str> {
    words.iter().skip(at + 1).copied().find(|word| is_telling(word))
}

/// The words after a place, at most so many.
pub(super) fn following<'a, 'b>(words: &'b [&'a str], at: usize, most: usize) -> &'b [&'a str] {
    let rest = words.get(at + 1..).unwrap_or_default();
    rest.get(..most).unwrap_or(rest)
}

/// Whether one of the words before a place denies it.
fn is_denied(words: &[&str], at: usize, reach: usize) -> bool {
    words.iter().take(at).rev().take(reach).any(|word| DENIES.contains(word))
}

/// ‘Als de werknemer stopt met het traject’ tells of nobody who did.
pub(super) fn is_supposed(words: &[&str]) -> bool {
    let employee = |at: usize| next_telling(words, at).is_some_and(|word| PEOPLE.contains(&word));
    (0..words.len()).any(|at| is_at(words, at, &CONDITIONS) && employee(at))
}

/// Whether the word at a place is the track, or a part of it; the first track is the employer's.
pub(super) fn is_track(words: &[&str], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let second = at.checked_sub(1).is_some_and(|before| is_at(words, before, &["tweede"]));
    TRACKS.iter().any(|track| word.ends_with(track)) || (*word == "spoor" && second)
}

fn has_track(words: &[&str]) -> bool {
    (0..words.len()).any(|at| is_track(words, at))
}

fn is_share(word: &str) -> bool {
    let works = word.ends_with("werking") && (word.starts_with("mede") || word.starts_with("samen"));
    works || word == "deelname"
}

fn has_share(words: &[&str]) -> bool {
    words.iter().any(|word| is_share(word))
}

/// Whether some words say with what: ‘met het traject’, ‘met solliciteren’.
fn says_with_what(words: &[&str]) -> bool {
    let telling = |at: &usize| words.get(*at).is_some_and(|word| is_telling(word));
    (0..words.len()).filter(|at| is_at(words, *at, &["met"])).any(|at| {
        // ‘Het tweede spoor’ has a word before it that tells something too.
        (at + 1..words.len()).filter(telling).take(2).any(|next| is_track(words, next) || is_at(words, next, &SEEKING))
    })
}

fn is_about(words: &[&str], about: About) -> bool {
    match about {
        About::Anything => true,
        About::Track => has_track(words),
        About::WithTrack => says_with_what(words),
        About::Share => has_track(words) || has_share(words),
        About::Cooperation => has_share(words),
        About::Contact => words.contains(&"contact") || has_share(words),
        About::Appointments => words.iter().any(|word| begins_as(word, &APPOINTMENTS)),
        About::Calls => words.iter().any(|word| begins_as(word, &CALLS)),
        About::Agreements => words.contains(&"afspraken"),
        About::Offer => has(words, &OFFERED),
        About::NothingElse => has_track(words) || !words.iter().any(|word| begins_as(word, &ELSEWHERE)),
        About::TakingPart => {
            has_track(words) || has_share(words) || has(words, &SEEKING) || has(words, &["mee", "meewerken"])
        }
    }
}

/// Others who may stop with a track: also those who guide it.
pub(super) fn is_somebody_else(word: &str) -> bool {
    is_another(word) || begins_as(word, &GUIDES)
}

/// Whether the employee does what the verb at a place says: the noun nearest before it that does something itself, or
/// else the one right after it.
pub(super) fn by_the_employee(words: &[&str], at: usize) -> bool {
    let before: Vec<&str> = words.iter().take(at).rev().copied().filter(|word| is_telling(word)).collect();
    let after = next_telling(words, at);
    if after.is_some_and(is_somebody_else) {
        return false;
    }
    let governed = |place: usize| is_at(&before, place + 1, &PREPOSITIONS);
    let hears = |place: usize| place.checked_sub(1).is_some_and(|next| is_at(&before, next, &HEARS));
    let mut nouns = before.iter().enumerate().filter(|(place, _)| !governed(*place));
    match nouns.find(|(place, word)| PEOPLE.contains(*word) || (is_somebody_else(word) && !hears(*place))) {
        Some((_, word)) => PEOPLE.contains(word),
        None => after.is_some_and(|word| PEOPLE.contains(&word)),
    }
}

/// Whether a participle was done to somebody: by the auxiliary right after it, or else the nearest before it.
fn is_passive(words: &[&str], at: usize) -> bool {
    let auxiliary = |place: &usize| is_at(words, *place, &HAVE) || is_at(words, *place, &PASSIVE);
    let after = Some(at + 1).filter(auxiliary);
    let nearest = after.or_else(|| (0..at).rev().find(auxiliary));
    nearest.is_some_and(|place| is_at(words, place, &PASSIVE))
}

/// ‘Niet meer’, ‘geen medewerking meer’.
fn says_no_more(words: &[&str]) -> bool {
    (0..words.len()).any(|at| {
        let not = is_at(words, at, &["niet"]) && is_at(words, at + 1, &["meer", "langer"]);
        not || (is_at(words, at, &["geen"]) && following(words, at, 3).contains(&"meer"))
    })
}

/// Whether the word at a place is a form of a deed that tells of an employee who walks away.
fn tells(words: &[&str], at: usize, deed: &Deed) -> bool {
    let Some(word) = words.get(at) else { return false };
    let (past, whole) = (deed.past.contains(word), deed.whole.contains(word));
    let form = past || whole || deed.finite.contains(word);
    if !form || !deed.beside.iter().all(|needed| words.contains(needed)) || !is_about(words, deed.about) {
        return false;
    }
    let rest = following(words, at, words.len());
    let end = deed.particle.map(|particle| rest.iter().position(|word| *word == particle));
    let between = match end {
        Some(None) => return false,
        Some(Some(end)) => rest.get(..end),
        None => None,
    };
    if past && !MOVED.contains(word) && is_passive(words, at) {
        return false;
    }
    let told = match deed.said {
        Said::Done => is_done(words, at, deed, whole) && !has(between.unwrap_or_default(), &DENIES),
        Said::NotDone => {
            let after = between.unwrap_or(following(words, at, 3));
            let barely =
                has(after, &BARELY) || words.iter().take(at).rev().take(REACH).any(|word| BARELY.contains(word));
            let denied = is_denied(words, at, REACH) || has(after, &DENIES) || denies_share(words);
            (denied || barely) && !has(words, &PARDONS)
        }
        Said::NotAnyMore => says_no_more(words) && !has(words, &PARDONS),
    };
    told && by_the_employee(words, at)
}

/// Whether a deed was done, or decided on, and nothing excuses it. Who refuses an offer has none.
fn is_done(words: &[&str], at: usize, deed: &Deed, whole: bool) -> bool {
    let decided = has(words, &SAYS) || has(words, &WILL) || has(words, &HAS);
    let reach = if whole { REACH_OF_DECISION } else { REACH };
    let excused = deed.about != About::Offer && has(words, &EXCUSES);
    (decided || !whole) && !excused && !is_denied(words, at, reach)
}

/// ‘Geen medewerking’, ‘geen enkele medewerking’.
fn denies_share(words: &[&str]) -> bool {
    (0..words.len()).any(|at| is_at(words, at, &DENIES) && has_share(following(words, at, 2)))
}

/// ‘Het traject is op verzoek van de werknemer gestopt.’
fn ended_at_request(words: &[&str]) -> bool {
    let employee = |at: usize| next_telling(words, at).is_some_and(|word| PEOPLE.contains(&word));
    let asked = |at: usize| at.checked_sub(1).is_some_and(|before| is_at(words, before, &["verzoek"]));
    let by_employee = (0..words.len()).any(|at| {
        let by = is_at(words, at, &["door"]) || (is_at(words, at, &["van"]) && asked(at));
        by && employee(at)
    });
    let ended = (0..words.len()).any(|at| is_at(words, at, &ENDED) && !is_denied(words, at, REACH));
    by_employee && ended && has_track(words) && !has(words, &EXCUSES)
}

/// ‘De werknemer wil niet verder met het traject’, wants no guidance any more, or seeks no work elsewhere.
fn will_not_go_on(words: &[&str]) -> bool {
    let stops = (0..words.len()).any(|at| is_at(words, at, &["niet"]) && goes_on_after(words, at));
    let none = (0..words.len()).any(|at| {
        let guided = is_track(words, at + 1) || is_track(words, at + 2);
        is_at(words, at, &["geen"]) && guided && has(words, &["meer", "verdere"])
    });
    let elsewhere = words.windows(2).any(|pair| matches!(pair, ["andere", next] if next.starts_with("werkgever")));
    let seeks_not = has(words, &DENIES) && has(words, &SEEKING) && (elsewhere || has_track(words));
    let wants = |at: usize| is_at(words, at, &WILL) || is_at(words, at, &SAYS);
    (stops || none || seeks_not)
        && !has(words, &EXCUSES)
        && !has(words, &UNABLE)
        && (0..words.len()).any(|at| wants(at) && by_the_employee(words, at))
}

/// Whether the ‘niet’ at a place denies that somebody goes on: ‘niet verder’, ‘niet langer deel te nemen aan het
/// traject’.
fn goes_on_after(words: &[&str], at: usize) -> bool {
    let longer = is_at(words, at + 1, &["meer", "langer"]);
    let next = if longer { at + 2 } else { at + 1 };
    let verbs = words.get(next..).unwrap_or_default();
    let verbs = verbs.get(..4).unwrap_or(verbs);
    let goes_on = has(verbs, &GOING_ON) || (has(verbs, &PARTICLES) && has(verbs, &SPLIT));
    (is_at(words, next, &["verder", "door"]) && is_with_track_or_last(words, next + 1))
        || (longer && is_at(words, next, &TAKING_PART))
        || has(verbs, &GUIDED)
        || (goes_on && (has_track(words) || has_share(words)))
}

/// Whether nothing follows ‘verder’, or what it goes on with is the track: nobody walks away who will not travel on.
fn is_with_track_or_last(words: &[&str], from: usize) -> bool {
    let rest = (from..words.len()).find(|at| !is_at(words, *at, &WILL) && !is_at(words, *at, &["gaan", "te"]));
    rest.is_none_or(|at| is_at(words, at, &["met"]) && says_with_what(words.get(at..).unwrap_or_default()))
}

/// ‘De werknemer kwam niet opdagen en reageerde niet op berichten.’
fn stays_away(words: &[&str]) -> bool {
    let twice = words.iter().filter(|word| **word == "niet").count() > 1;
    let both = words.contains(&"opdagen") && has(words, &["reageert", "reageerde"]);
    twice && both && has(words, &PEOPLE) && !has(words, &PARDONS)
}
