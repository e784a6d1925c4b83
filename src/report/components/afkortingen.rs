//! The abbreviations that a document uses, each with what it stands for.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use crate::report::components::feiten::Feit;
use crate::report::error::ReportError;

/// Abbreviations of the trade, in the order of the alphabet.
const KNOWN: &[(&str, &str)] = &[
    ("AD", "arbeidsdeskundige"),
    ("AOW", "Algemene Ouderdomswet"),
    ("AVG", "Algemene verordening gegevensbescherming"),
    ("BSN", "burgerservicenummer"),
    ("CRKBO", "Centraal Register Kort Beroepsonderwijs"),
    ("EJE", "eerstejaarsevaluatie"),
    ("FML", "Functionele Mogelijkhedenlijst"),
    ("havo", "hoger algemeen voortgezet onderwijs"),
    ("hbo", "hoger beroepsonderwijs"),
    ("HR", "human resources (personeelszaken)"),
    ("IVA", "Regeling inkomensvoorziening volledig arbeidsongeschikten"),
    ("IZP", "inzetbaarheidsprofiel"),
    ("KVK", "Kamer van Koophandel"),
    ("LAB", "lijst arbeidsmogelijkheden en beperkingen"),
    ("lts", "lagere technische school"),
    ("mavo", "middelbaar algemeen voortgezet onderwijs"),
    ("mbo", "middelbaar beroepsonderwijs"),
    ("RIV", "re-integratieverslag"),
    ("SUWI", "Structuur uitvoeringsorganisatie werk en inkomen"),
    ("UWV", "Uitvoeringsinstituut Werknemersverzekeringen"),
    ("vmbo", "voorbereidend middelbaar beroepsonderwijs"),
    ("vwo", "voorbereidend wetenschappelijk onderwijs"),
    ("WEP", "werkervaringsplaats"),
    ("WGA", "Regeling werkhervatting gedeeltelijk arbeidsgeschikten"),
    ("WIA", "Wet werk en inkomen naar arbeidsvermogen"),
    ("Wvp", "Wet verbetering poortwachter"),
];

/// Fields that are no words of a page: properties of the file, and the line at the foot, which nobody looks up.
const UNREAD: [&str; 5] = ["auteur", "bijlage", "metatitel", "trefwoorden", "voetregel"];

/// Those that stand somewhere in the model of a document.
pub fn afkortingen(model: &impl Serialize) -> Result<Vec<Feit>, ReportError> {
    let value = serde_json::to_value(model)?;
    let mut words = HashSet::new();
    collect_words(&value, &mut words);
    let used = KNOWN.iter().filter(|(short, _)| words.contains(short));
    Ok(used.map(|&(short, full)| Feit::new(short, full)).collect())
}

fn collect_words<'a>(value: &'a Value, words: &mut HashSet<&'a str>) {
    match value {
        Value::String(text) => words.extend(text.split(|letter: char| !letter.is_alphanumeric())),
        Value::Array(items) => items.iter().for_each(|item| collect_words(item, words)),
        Value::Object(fields) => {
            let read = fields.iter().filter(|(name, _)| !UNREAD.contains(&name.as_str()));
            read.for_each(|(_, field)| collect_words(field, words));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_count() {
        let model = serde_json::json!({
            "tekst": ["Het AD-advies van UWV.", "ADVIES", { "wia": "Wia" }], "voetregel": "zonder medische gegevens (AVG)",
            "trefwoorden": ["de WIA"], "metatitel": "Verslag voor de IVA",
        });
        let found: Vec<_> = afkortingen(&model).expect("a value").into_iter().map(|feit| feit.label).collect();
        assert_eq!(found, ["AD", "UWV"]);
    }

    #[test]
    fn they_stand_in_the_order_of_the_alphabet() {
        assert!(KNOWN.is_sorted_by_key(|(short, _)| short.to_lowercase()));
    }
}
