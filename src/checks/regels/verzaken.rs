//! A: what a text says of an employee who does not do what was agreed on: breaks agreements, shows no effort, stays
//! away without a word, or does not apply though that was agreed on.

use super::afhaken::{
    BARELY, DENIES, EXCUSES, HAS, HEARS, PARDONS, SAYS, WILL, begins_as, by_the_employee, following, has, is_at,
    is_somebody_else, is_track,
};

/// Whether a sentence tells of an employee who does not do what was agreed on.
pub(super) fn neglects(words: &[&str]) -> bool {
    let neglected: [fn(&[&str]) -> bool; 5] =
        [breaks_agreements, shows_no_effort, stops_the_track, stays_away_unannounced, does_not_apply];
    neglected.iter().any(|tells| tells(words))
}

/// Whether one of these words stands there and tells of a deed of the employee.
fn employee_does(words: &[&str], verbs: &[&str]) -> bool {
    (0..words.len()).any(|at| is_at(words, at, verbs) && by_the_employee(words, at))
}

/// ‘De werknemer houdt zich niet aan de afspraken.’
fn breaks_agreements(words: &[&str]) -> bool {
    let broken = (0..words.len()).any(|at| {
        let agreed = following(words, at + 1, 3).iter().any(|word| begins_as(word, &["afspra"]));
        is_at(words, at, &["niet"]) && is_at(words, at + 1, &["aan"]) && agreed
    });
    broken && words.contains(&"zich") && employee_does(words, &["houdt", "hield", "gehouden"])
}

/// ‘De werknemer toont geen inzet.’
fn shows_no_effort(words: &[&str]) -> bool {
    let none = (0..words.len()).any(|at| {
        let little = is_at(words, at, &["geen", "weinig"]) || is_at(words, at, &BARELY);
        little && following(words, at, 2).contains(&"inzet")
    });
    none && !has(words, &PARDONS) && employee_does(words, &["toont", "toonde", "getoond", "levert", "leverde"])
}

/// ‘De werknemer heeft laten weten het traject te stoppen.’ Whom another let it know does not stop.
fn stops_the_track(words: &[&str]) -> bool {
    let decided = has(words, &SAYS) || has(words, &WILL) || has(words, &HAS);
    let stops = |at: usize| {
        let verb = if is_at(words, at + 1, &["te"]) { at + 2 } else { at + 1 };
        is_track(words, at) && is_at(words, verb, &["stoppen"]) && by_the_employee(words, verb)
    };
    let others = (0..words.len())
        .any(|at| words.get(at).is_some_and(|word| is_somebody_else(word)) && !is_at(words, at + 1, &HEARS));
    decided && !others && !has(words, &DENIES) && !has(words, &EXCUSES) && (0..words.len()).any(stops)
}

/// ‘De werknemer is zonder afmelding niet verschenen.’ Once excused it is none.
fn stays_away_unannounced(words: &[&str]) -> bool {
    let silent = (0..words.len()).any(|at| {
        let denied = at.checked_sub(1).is_some_and(|before| is_at(words, before, &DENIES));
        is_at(words, at, &["zonder"]) && is_at(words, at + 1, &["afmelding", "afbericht", "bericht"]) && !denied
    });
    let absent = words.contains(&"niet") && employee_does(words, &["verschenen", "verscheen", "verschijnt", "gekomen"]);
    silent && absent && !has(words, &PARDONS)
}

/// ‘De werknemer solliciteert niet, hoewel dat is afgesproken.’
fn does_not_apply(words: &[&str]) -> bool {
    let agreed = has(words, &["afgesproken", "afspraak", "afspraken", "toegezegd"]);
    let applies_not = (0..words.len()).any(|at| {
        let before = is_at(words, at, &["gesolliciteerd"])
            && at.checked_sub(1).is_some_and(|before| is_at(words, before, &["niet", "nooit"]));
        let after = is_at(words, at, &["solliciteert", "solliciteerde"]) && is_at(words, at + 1, &["niet", "nooit"]);
        (before || after) && by_the_employee(words, at)
    });
    applies_not && agreed && has(words, &["hoewel", "ondanks", "terwijl"]) && !has(words, &PARDONS)
}
