//! A: what a text says of an employee who stopped with the track by herself, or stays away from it.

use super::wie::{ARTICLES, PEOPLE, PREPOSITIONS, is_another};
use crate::checks::lexicon::folded_sentences;

/// Whether a text says that the employee ended the track, does not want to go on or does not come any more. Who found
/// work, recovered or agreed on it with others did not walk away.
pub(super) fn tells_of_quitting(text: &str) -> bool {
    folded_sentences(text).iter().any(|words| {
        let excused = words.iter().any(|word| EXCUSES.contains(&word.as_str()));
        !excused && (quits(words) || will_not_go_on(words) || stays_away(words))
    })
}

/// Words for why a track may stop that nobody walked away from.
const EXCUSES: [&str; 19] = [
    "hersteld",
    "herstel",
    "overleg",
    "overeenstemming",
    "overeenkomst",
    "advies",
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
];

/// Ends of the words for what is stopped with.
const OBJECTS: [&str; 3] = ["traject", "begeleiding", "integratie"];
const SEEKING: [&str; 4] = ["zoeken", "solliciteren", "deelnemen", "meedoen"];
/// What stands between an article and its noun.
const ADJECTIVES: [&str; 6] = ["andere", "nieuwe", "eigen", "huidige", "verdere", "hele"];

/// Beginnings of the words for who guides.
const GUIDES: [&str; 3] = ["bureau", "adviseur", "arbodienst"];

const STOPS: [&str; 4] = ["stopt", "stopte", "gestopt", "stoppen"];
const ENDS: [&str; 5] = ["beeindigt", "beeindigde", "beeindigd", "beeindigen", "afgebroken"];
const WITHDRAWS: [&str; 4] = ["teruggetrokken", "terugtrekt", "terugtrok", "terugtrekken"];
const WILL: [&str; 4] = ["wil", "wilde", "wenst", "wenste"];
/// With these a verb in its whole form is a deed…
const DECIDES: [&str; 9] = ["besloten", "besloot", "besluit", "heeft", "had", "wil", "wilde", "wenst", "wenste"];
/// …and with these one in the past was done to somebody.
const PASSIVE: [&str; 4] = ["is", "was", "wordt", "werd"];
const DENIES: [&str; 3] = ["niet", "nooit", "geen"];
const APPOINTMENTS: [&str; 3] = ["afspra", "gesprek", "uitnodiging"];
const COMES: [&str; 6] = ["verschijnt", "verscheen", "verschenen", "komt", "kwam", "komen"];
const ANSWERS: [&str; 2] = ["reageert", "reageerde"];

fn has(words: &[String], these: &[&str]) -> bool {
    words.iter().any(|word| these.contains(&word.as_str()))
}

fn is_telling(word: &str) -> bool {
    !ARTICLES.contains(&word) && !ADJECTIVES.contains(&word)
}

/// Whether the word at a place is the track, or a part of it; the first track is the employer's.
fn is_object(words: &[String], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let second = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| word == "tweede");
    OBJECTS.iter().any(|object| word.ends_with(object)) || (word == "spoor" && second)
}

fn has_object(words: &[String]) -> bool {
    (0..words.len()).any(|at| is_object(words, at))
}

/// Whether some words say with what: ‘met het traject’, ‘met solliciteren’.
fn says_with_what(words: &[String]) -> bool {
    let telling = |at: &usize| words.get(*at).is_some_and(|word| is_telling(word));
    let sought = |at: usize| words.get(at).is_some_and(|word| SEEKING.contains(&word.as_str()));
    words.iter().enumerate().filter(|(_, word)| *word == "met").any(|(at, _)| {
        // ‘Het tweede spoor’ has a word before it that tells something too.
        (at + 1..words.len()).filter(telling).take(2).any(|next| is_object(words, next) || sought(next))
    })
}

/// Others who may stop with a track: also those who guide it.
fn is_somebody_else(word: &str) -> bool {
    is_another(word) || GUIDES.iter().any(|guide| word.starts_with(guide))
}

/// Whether the employee does what the verb at a place says: the noun nearest before it that does something itself, or
/// else the one right after it.
fn by_the_employee(words: &[String], at: usize) -> bool {
    let before: Vec<&str> = words.iter().take(at).rev().map(String::as_str).filter(|word| is_telling(word)).collect();
    let after = words.iter().skip(at + 1).map(String::as_str).find(|word| is_telling(word));
    if after.is_some_and(is_somebody_else) {
        return false;
    }
    let governed = |place: usize| before.get(place + 1).is_some_and(|word| PREPOSITIONS.contains(word));
    let mut nouns = before.iter().enumerate().filter(|(place, _)| !governed(*place)).map(|(_, word)| *word);
    match nouns.find(|word| PEOPLE.contains(word) || is_somebody_else(word)) {
        Some(word) => PEOPLE.contains(&word),
        None => after.is_some_and(|word| PEOPLE.contains(&word)),
    }
}

/// Whether one of the two words before a place denies it.
fn is_denied(words: &[String], at: usize) -> bool {
    words.iter().take(at).rev().take(2).any(|word| DENIES.contains(&word.as_str()))
}

/// ‘De werknemer heeft besloten te stoppen met het traject.’
fn quits(words: &[String]) -> bool {
    let (decides, passive) = (has(words, &DECIDES), has(words, &PASSIVE));
    words.iter().enumerate().any(|(at, word)| {
        let word = word.as_str();
        let whole = word.ends_with("en");
        let told = (STOPS.contains(&word) && says_with_what(words) && (decides || !whole))
            || (ENDS.contains(&word) && has_object(words) && !passive && (decides || !whole))
            || (WITHDRAWS.contains(&word) && has_object(words) && has(words, &["zich"]) && (decides || !whole));
        told && !is_denied(words, at) && by_the_employee(words, at)
    })
}

/// ‘De werknemer wil niet verder met het traject’, or seeks no work elsewhere.
fn will_not_go_on(words: &[String]) -> bool {
    let after = |at: usize, these: &[&str]| words.get(at).is_some_and(|word| these.contains(&word.as_str()));
    let stops = (0..words.len()).any(|at| {
        let denied = after(at, &["niet"]);
        let longer = after(at + 1, &["meer", "langer"]);
        denied && (after(at + 1, &["verder", "door"]) || (longer && after(at + 2, &["verder", "door", "deelnemen"])))
    });
    let elsewhere = (1..words.len()).any(|at| {
        let other = words.get(at - 1).is_some_and(|word| word == "andere");
        other && words.get(at).is_some_and(|word| word.starts_with("werkgever"))
    });
    let seeks_not = has(words, &DENIES) && has(words, &SEEKING) && (elsewhere || has_object(words));
    let refuses = (stops && has_object(words)) || seeks_not;
    refuses && words.iter().enumerate().any(|(at, word)| WILL.contains(&word.as_str()) && by_the_employee(words, at))
}

/// ‘De werknemer verschijnt niet meer op afspraken.’
fn stays_away(words: &[String]) -> bool {
    let no_more = words.windows(2).any(|pair| matches!(pair, [one, next] if one == "niet" && next == "meer"));
    let invited = words.iter().any(|word| APPOINTMENTS.iter().any(|start| word.starts_with(start)));
    no_more
        && words.iter().enumerate().any(|(at, word)| {
            let word = word.as_str();
            let away = (COMES.contains(&word) && invited) || ANSWERS.contains(&word);
            away && by_the_employee(words, at)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_walks_away_is_the_employee() {
        for words in [
            "mevrouw Van den Akker heeft besloten te stoppen met het traject",
            "mevrouw Van den Akker niet verder wil met het traject",
            "de werknemer niet meer verder wil met de begeleiding",
            "de werknemer het traject heeft beëindigd",
            "mevrouw Van den Akker zich uit het traject heeft teruggetrokken",
            "de werknemer geen werk bij een andere werkgever wil zoeken",
            "mevrouw Van den Akker niet meer op afspraken verschijnt",
            "De werknemer reageert niet meer.",
            "Na het gesprek stopte de werknemer met het tweede spoor.",
        ] {
            assert!(tells_of_quitting(words), "{words}");
        }
    }

    #[test]
    fn who_found_work_or_was_left_did_not_walk_away() {
        for words in [
            "de werkgever heeft besloten te stoppen met het traject van mevrouw Van den Akker",
            "Omdat de werknemer de wachttijd bereikt, stopt de begeleiding.",
            "Omdat de werknemer ziek werd, beëindigde de werkgever het traject.",
            "Het bureau heeft het traject van mevrouw Van den Akker beëindigd.",
            "De werknemer en de werkgever hebben besloten het traject te beëindigen.",
            "De werknemer is gestopt met het traject omdat zij werk vond.",
            "De werknemer heeft werk en daarom is het traject beëindigd.",
            "In overleg heeft de werknemer besloten te stoppen met het traject.",
            "De werknemer wil niet stoppen met het traject.",
            "De werknemer wil niet langer wachten met het traject.",
            "De werknemer wil geen werk in de avond.",
            "De school reageerde niet meer op de brief van de werknemer.",
            "De werknemer kwam alle afspraken na.",
            "de werknemer gaat verhuizen",
        ] {
            assert!(!tells_of_quitting(words), "{words}");
        }
    }
}
