//! Words of the trade that a document uses, and what they mean.

use std::cmp::Reverse;

use serde::Serialize;
use serde_json::Value;

use crate::report::error::ReportError;

/// Words of the trade that nobody knows from elsewhere, as they stand in a text, and what they mean; in the order of a
/// dictionary. What the page in plain language explains where it uses it first, and what anybody knows, is not here.
const WORDS: &[(&[&str], &str)] = &[
    (&["42e-weeksmelding"], "42e-weeksmelding: uw werkgever meldt UWV dat u 42 weken ziek bent."),
    (
        &["actueel oordeel", "actuele oordeel"],
        "Actueel oordeel: wat u volgens de bedrijfsarts vlak voor de WIA-aanvraag in werk kunt.",
    ),
    (&["afstand tot"], "Afstand tot werk: hoe moeilijk het nu voor u is om werk te vinden."),
    (&["arbeidsdeskundig"], "Arbeidsdeskundige: iemand die bekijkt welk werk bij u past."),
    (&["arbeidsmarktonderzoek"], "Arbeidsmarktonderzoek: het bureau telt welke vacatures er voor u zijn."),
    (&["assessment"], "Assessment: een onderzoek naar wat u kunt en wat u wilt."),
    (&["bekorting"], "Bekortingsverzoek: uw werkgever vraagt UWV of hij uw loon minder lang mag doorbetalen."),
    (&["belastbaarheid"], "Belastbaarheid: wat u in werk aankunt. De bedrijfsarts stelt dat vast."),
    (&["bemiddeling"], "Bemiddeling: iemand zoekt met u werk en praat daarvoor met werkgevers."),
    (&["crkbo"], "CRKBO: een lijst van scholen en docenten die zijn goedgekeurd."),
    (&["detachering"], "Detachering: u werkt bij een ander bedrijf en blijft in dienst bij uw eigen werkgever."),
    (&["deugdelijke grond"], "Deugdelijke grond: een goede reden, zoals de wet die bedoelt."),
    (&["eerste spoor"], "Eerste spoor: terug naar werk bij uw eigen werkgever."),
    (&["eerstejaarsevaluatie"], "Eerstejaarsevaluatie: u en uw werkgever kijken terug op het eerste ziektejaar."),
    (&["eindevaluatie"], "Eindevaluatie: u en uw werkgever kijken samen terug op de re-integratie."),
    (&["fml", "functionele mogelijkhedenlijst"], "FML: een lijst van wat u in werk kunt doen."),
    (&["formatie"], "Formatie: hoeveel betaalde plaatsen een werkgever heeft."),
    (&["hersteltraject"], "Hersteltraject: uw werkgever herstelt wat volgens UWV niet goed was."),
    (&["jobcoach"], "Jobcoaching: hulp bij uw nieuwe werk, op de werkplek."),
    (&["jobhunting", "jobhunter"], "Jobhunting: iemand benadert voor u werkgevers. Wie dat doet, heet jobhunter."),
    (&["loondoorbetaling"], "Loondoorbetaling: uw werkgever betaalt uw loon door als u ziek bent."),
    (&["loonsanctie"], "Loonsanctie: uw werkgever moet van UWV uw loon langer doorbetalen. Dat is geen straf voor u."),
    (&["nazorg"], "Nazorg: hulp in de eerste tijd in uw nieuwe werk."),
    (&["no-riskpolis"], "No-riskpolis: wordt u in uw nieuwe werk ziek, dan krijgt uw nieuwe werkgever geld van UWV."),
    (&["plan van aanpak"], "Plan van aanpak: wat u en uw werkgever afspraken over uw terugkeer naar werk."),
    (&["poortwachterkalender"], "Poortwachterkalender: de stappen uit de wet, met hun laatste dag."),
    (&["probleemanalyse"], "Probleemanalyse: de bedrijfsarts schrijft op wat u kunt en wat nodig is om te werken."),
    (&["proefplaatsing"], "Proefplaatsing: u werkt een tijd op proef bij een nieuwe werkgever."),
    (&["re-integratieverslag"], "Re-integratieverslag: de stukken over uw re-integratie, voor UWV."),
    (&["rubrieken"], "Rubrieken: de vaste kopjes boven uw mogelijkheden; ze zeggen niets over uw karakter."),
    (&["stelpost"], "Stelpost: een bedrag voor iets wat misschien nodig is. Het zit niet in het totaal."),
    (&["tekortkoming"], "Tekortkoming: iets wat volgens UWV niet goed of niet op tijd is gedaan."),
    (&["verbreding"], "Verbreding: u zoekt ook naar ander werk dan eerst."),
    (&["wachttijd"], "Wachttijd: de tijd voordat u een WIA-uitkering kunt krijgen, meestal 104 weken."),
    (&["werkervaringsplaats"], "Werkervaringsplaats: werk om ervaring op te doen. Uw eigen werkgever betaalt uw loon."),
    (&["wia"], "WIA-uitkering: geld van UWV voor wie na lange ziekte minder kan verdienen."),
    (
        &["zoekprofiel", "zoekrichting"],
        "Zoekprofiel: het werk waarnaar u zoekt. Een soort werk daarin heet een zoekrichting.",
    ),
];

/// Words that a copy explains, so that they stay on a page: those that it uses most.
const MOST_WORDS: usize = 21;

/// Words that the page in plain language tells in passing: where not all fit, these go first.
const TOLD_ABOVE: [&str; 3] = ["belastbaarheid", "poortwachterkalender", "wachttijd"];

/// The words that the pages and what is told beside them use, as lines of a list.
pub fn words_explained<'a>(
    model: &impl Serialize,
    told: impl IntoIterator<Item = &'a String>,
) -> Result<Option<String>, ReportError> {
    let value = serde_json::to_value(model)?;
    let mut text = String::new();
    collect(&value, &mut text);
    for words in told {
        text.push_str(words);
        text.push('\n');
    }
    let text = text.to_lowercase();
    let counted = WORDS.iter().enumerate().map(|(place, (names, meaning))| {
        let often: usize = names.iter().map(|name| times(&text, name)).sum();
        let above = names.iter().any(|name| TOLD_ABOVE.contains(name));
        (often, above, place, meaning)
    });
    let mut used: Vec<_> = counted.filter(|(often, ..)| *often > 0).collect();
    used.sort_by_key(|(often, above, ..)| (*above, Reverse(*often)));
    used.truncate(MOST_WORDS);
    used.sort_by_key(|(_, _, place, _)| *place);
    let lines: Vec<String> = used.iter().map(|(.., meaning)| format!("- {meaning}")).collect();
    Ok((!lines.is_empty()).then(|| lines.join("\n")))
}

/// How many times a text holds a word, alone or at the beginning of a longer one.
fn times(text: &str, word: &str) -> usize {
    text.match_indices(word).filter(|(place, _)| !text[..*place].ends_with(char::is_alphanumeric)).count()
}

fn collect(value: &Value, text: &mut String) {
    match value {
        Value::String(words) => {
            text.push_str(words);
            text.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, text)),
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == "latere_start" && field["besteld"] == true {
                    // An offer that was ordered weighs no other start.
                    continue;
                }
                // The picture of the wachttijd names its first part by itself; each row of a table is of what it is.
                let rows = field.as_array().map_or(0, Vec::len);
                let named = match name.as_str() {
                    "naam_spoor1" => "eerste spoor\n",
                    "kalender" if rows > 0 => "poortwachterkalender\n",
                    "rubrieken" if rows > 0 => "rubrieken\n",
                    "belastbaarheid" if !field.is_null() => "belastbaarheid\n",
                    "afstand" if field.is_object() => "afstand tot werk\n",
                    _ => "",
                };
                text.push_str(&named.repeat(rows.max(1)));
                collect(field, text);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_the_pages_use_are_explained() {
        let explained = |model: &Value| words_explained(model, &[]).expect("a value");
        let text = serde_json::json!({ "tekst": ["Elke week een Jobhunter.", "zonder IFML"], "rubrieken": [] });
        let told = explained(&text);
        let jobhunter = "- Jobhunting: iemand benadert voor u werkgevers. Wie dat doet, heet jobhunter.";
        assert_eq!(told.as_deref(), Some(jobhunter));
        assert_eq!(explained(&serde_json::json!(["niets"])), None);
        assert_eq!(explained(&serde_json::json!({ "knelpunten": ["Weinig vacatures bij UWV."] })), None, "known words");
        let told = explained(&serde_json::json!({ "rubrieken": ["1 persoonlijk functioneren"] }));
        assert!(told.is_some_and(|told| told.contains("uw karakter")));
        let beside = words_explained(&serde_json::json!([]), &["Misschien een WIA-uitkering.".to_owned()]);
        assert!(beside.expect("a value").is_some_and(|told| told.starts_with("- WIA-uitkering: ")));
    }

    #[test]
    fn a_copy_explains_no_more_words_than_stand_on_a_page() {
        let all: Vec<&str> = WORDS.iter().filter_map(|(names, _)| names.first().copied()).collect();
        let told = words_explained(&serde_json::json!(all), &[]).expect("a value").expect("words");
        assert_eq!(told.lines().count(), MOST_WORDS);
    }

    #[test]
    fn the_words_that_are_used_most_go_first() {
        let mut all: Vec<&str> = WORDS.iter().filter_map(|(names, _)| names.first().copied()).collect();
        all.push("zoekprofiel");
        let told = words_explained(&serde_json::json!(all), &[]).expect("a value").expect("words");
        assert!(told.contains("- Zoekprofiel: "), "{told}");
    }

    #[test]
    fn where_not_all_fit_what_the_page_tells_in_passing_goes_first() {
        let named = |names: &[&str]| words_explained(&serde_json::json!(names), &[]).expect("a value").expect("words");
        let all: Vec<&str> = WORDS.iter().filter_map(|(names, _)| names.first().copied()).collect();
        let often: Vec<&str> = all.iter().copied().chain(["wachttijd"; 5]).collect();
        assert!(!named(&often).contains("- Wachttijd: "), "the page has said what it is");
        assert!(named(&["wachttijd"]).contains("- Wachttijd: "), "where there is room");
    }

    #[test]
    fn what_is_not_printed_is_not_explained() {
        let weighed = |ordered: bool| {
            let start = serde_json::json!({ "besteld": ordered, "toelichting": "Zonder deugdelijke grond." });
            words_explained(&serde_json::json!({ "latere_start": start }), &[]).expect("a value")
        };
        assert!(weighed(false).is_some_and(|told| told.contains("Deugdelijke grond: ")));
        assert_eq!(weighed(true), None);
    }

    #[test]
    fn words_stand_in_the_order_of_a_dictionary() {
        let name = |meaning: &str| meaning.split_once(':').expect("a meaning").0.to_lowercase();
        let names: Vec<String> = WORDS.iter().map(|(_, meaning)| name(meaning)).collect();
        assert!(names.is_sorted(), "{names:?}");
    }
}
