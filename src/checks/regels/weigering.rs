//! A: what a text says of an employee who refused, and who else may have.

use super::afhaken::{is_supposed, said_words, walks_away};
use super::verzaken::neglects;
use super::wie::{ARTICLES, PEOPLE, PREPOSITIONS, is_another};
use crate::checks::context::Context;
use crate::checks::lexicon::{folded_sentences, folded_words};
use crate::checks::rule::Observation;
use crate::trajectory::{Soort, Text};

/// A11: words say that the employee refused or walked away, and no step of the employer is on record.
pub fn refusal_without_step(context: &Context<'_>) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let own = trajectory.voortgang.as_ref().filter(|_| context.dossier.soort == Soort::Voortgangsrapportage);
    let cooperation = own.map(|part| ("/voortgang/inzetWerknemer".to_owned(), part.inzet_werknemer.plain()));
    let ended = trajectory.eind.as_ref().filter(|_| context.dossier.soort == Soort::Eindrapportage);
    let reason = ended.and_then(|eind| eind.reden_einde_toelichting.as_ref());
    let reason = reason.map(|words| ("/eind/redenEindeToelichting".to_owned(), words.as_str().to_owned()));
    let effort = ended.and_then(|eind| eind.inzet_werknemer.as_ref());
    let effort = effort.map(|words| ("/eind/inzetWerknemer".to_owned(), words.plain()));
    let obstacles = ended.into_iter().flat_map(|eind| eind.knelpunten.iter().enumerate()).map(|(index, knelpunt)| {
        let texts = [Some(&knelpunt.omschrijving), knelpunt.oorzaak.as_ref(), knelpunt.actie.as_ref()];
        let words: Vec<&str> = texts.into_iter().flatten().map(Text::as_str).collect();
        (format!("/eind/knelpunten/{index}"), words.join(" "))
    });
    let told = cooperation.into_iter().chain(reason).chain(effort).chain(obstacles);
    let refused = told.filter(|(_, text)| tells_of_refusal(text) || tells_of_quitting(text));
    let places: Vec<String> = refused.map(|(place, _)| place).collect();
    let detail = "Volgens de tekst werkte de werknemer niet mee of stapte die zelf uit het traject, maar er is geen \
                  gesprek, waarschuwing of maatregel met het loon vastgelegd. Vul bij ‘maatregelen’ in wat de \
                  werkgever heeft gedaan; UWV vraagt daarnaar.";
    (!places.is_empty() && trajectory.maatregelen.is_empty()).then(|| Observation::at_all(places, detail))
}

/// Whether a text says that the employee walked away from the track, or does not do what was agreed on. What may happen
/// did not.
fn tells_of_quitting(text: &str) -> bool {
    folded_sentences(text).iter().any(|sentence| {
        let words = said_words(sentence);
        (walks_away(&words) || neglects(&words)) && !is_supposed(&words)
    })
}

/// What is said of somebody who does not cooperate.
const NOT_COOPERATING: [&str; 24] = [
    "werkt niet mee",
    "werkte niet mee",
    "werkt niet meer mee",
    "werkte niet meer mee",
    "wil niet meewerken",
    "wilde niet meewerken",
    "wil niet meer meewerken",
    "wilde niet meer meewerken",
    "niet wil meewerken",
    "niet wilde meewerken",
    "niet mee wil werken",
    "niet mee wilde werken",
    "niet meer wil meewerken",
    "niet meer wilde meewerken",
    "niet meewerkt",
    "niet meewerkte",
    "niet meer meewerkt",
    "niet meer meewerkte",
    "passend werk afwees",
    "passend werk afwijst",
    "wees passend werk af",
    "wijst passend werk af",
    "zonder bericht wegbleef",
    "bleef zonder bericht weg",
];

/// Who refuses where no noun is said: ‘twee weigerden hem een gesprek’.
const COUNTED: [&str; 8] = ["twee", "drie", "vier", "vijf", "zes", "beide", "enkele", "sommige"];

/// Whether the word of refusal at a place is said of another than the employee: by the noun nearest before it, unless
/// the employee follows as the one who does it (‘toen de werkgever werk aanbood, weigerde de werknemer’).
fn another_refused(words: &[String], at: usize) -> bool {
    let telling = |word: &&str| !ARTICLES.contains(word);
    // The words before, the nearest first, and those after.
    let before: Vec<&str> = words.iter().take(at).rev().map(String::as_str).filter(telling).collect();
    let after: Vec<&str> = words.iter().skip(at + 1).map(String::as_str).filter(telling).collect();
    let governed = |place: usize| before.get(place + 1).is_some_and(|word| PREPOSITIONS.contains(word));
    if before.first().is_some_and(|word| COUNTED.contains(word)) {
        return true;
    }
    let mut nouns = before.iter().enumerate().filter(|(place, _)| !governed(*place));
    let nearest = nouns.find(|(_, word)| PEOPLE.contains(*word) || is_another(word));
    match nearest {
        // ‘Dat de school de werknemer weigerde’: the employee is what was refused.
        Some((0, word)) if PEOPLE.contains(word) => before.get(1).is_some_and(|word| is_another(word)) && !governed(1),
        Some((place, word)) if is_another(word) => {
            place == 0 || after.first().is_none_or(|word| !PEOPLE.contains(word))
        }
        Some(_) => false,
        None => after.first().is_some_and(|word| *word == "hem"),
    }
}

/// Whether a text says of the employee, or of nobody that it names, that he does not cooperate; an employer or a host
/// may not either.
fn does_not_cooperate(text: &str) -> bool {
    folded_sentences(text).iter().any(|sentence| {
        let words: Vec<&str> = sentence.iter().map(String::as_str).collect();
        NOT_COOPERATING.iter().any(|phrase| {
            let phrase: Vec<&str> = phrase.split(' ').collect();
            let mut places = words.windows(phrase.len()).enumerate();
            places.any(|(at, window)| window == phrase.as_slice() && !is_of_another(&words, at))
        })
    })
}

/// Whether the noun nearest before a place, which does what is said there, is another than the employee.
fn is_of_another(words: &[&str], at: usize) -> bool {
    let before: Vec<&str> = words.iter().take(at).rev().copied().filter(|word| !ARTICLES.contains(word)).collect();
    let governed = |place: usize| before.get(place + 1).is_some_and(|word| PREPOSITIONS.contains(word));
    let mut nouns = before.iter().enumerate().filter(|(place, _)| !governed(*place));
    nouns.find(|(_, word)| PEOPLE.contains(*word) || is_another(word)).is_some_and(|(_, word)| is_another(word))
}

/// Whether a text says that the employee refused; who refused an applicant is another, and neither ‘weigerde niet’ nor
/// ‘nooit geweigerd’ is one. Who refused ‘terecht’, or ‘aanvankelijk’, has nothing to answer for.
fn tells_of_refusal(text: &str) -> bool {
    let words = folded_words(text);
    let denied = ["niet", "nooit", "geen", "niets", "terecht", "aanvankelijk"];
    let close = |at: usize| {
        let before = words.iter().take(at).rev().take(1);
        before.chain(words.iter().skip(at + 1).take(2)).any(|word| denied.contains(&word.as_str()))
    };
    let refuses = words.iter().enumerate().any(|(at, word)| {
        let told = word.starts_with("weiger") || word.starts_with("geweigerd");
        // Whose a ‘weigering’ is stands elsewhere.
        told && !close(at) && (word.starts_with("weigering") || !another_refused(&words, at))
    });
    let somebody = words.iter().any(|word| PEOPLE.contains(&word.as_str()));
    (refuses && somebody) || does_not_cooperate(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a bureau writes of an employee who refuses or walks away, a sentence a line.
    const TOLD: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/weigering/wel.txt"));
    /// What is near it and no refusal: of others, denied, excused, or of something else.
    const NEAR: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/weigering/niet.txt"));

    #[test]
    fn a_refusal_is_told_from_what_only_looks_like_one() {
        let found = |line: &str| tells_of_refusal(line) || tells_of_quitting(line);
        let missed: Vec<&str> = TOLD.lines().filter(|line| !found(line)).collect();
        assert!(missed.is_empty(), "{missed:#?}");
        let accused: Vec<&str> = NEAR.lines().filter(|line| found(line)).collect();
        assert!(accused.is_empty(), "{accused:#?}");
        assert!(TOLD.lines().count() > 100 && NEAR.lines().count() > 100);
    }
}
