//! The parameters of a document request: each known, each once, all faults together.

use std::collections::HashSet;

use chrono::NaiveDate;
use utoipa::{IntoParams, ToSchema};

use crate::answers::Problem;
use crate::press::Terms;
use crate::wire::{Variant, is_word, words};

/// Parameters bij het maken van een document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DocumentQuery {
    /// Voor wie het document is; gaat voor wat het bericht zegt. Zonder beide is dat de werkgever.
    #[param(value_type = words::Variant, required = false)]
    pub variant: Option<Variant>,
    /// Met `true` worden herstelde teksten en waarschuwingen fouten (400).
    #[param(required = false)]
    pub strikt: bool,
    /// Met `true` gaan bij een PDF de gegevens van het document, zoals deze lezer ze mag zien, als JSON-bijlage mee; het document
    /// is dan PDF/A-3a in plaats van PDF/A-2a.
    #[param(required = false, rename = "metBijlage")]
    pub met_bijlage: bool,
    /// Welke pagina, bij image/png en image/svg+xml; standaard de eerste. Telt anders niet mee.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 999, required = false)]
    pub pagina: usize,
    /// Met `negeren` worden velden die het schema niet noemt, overgeslagen in plaats van geweigerd; de bevinding X06
    /// noemt ze.
    #[param(value_type = OnbekendeVelden, required = false, rename = "onbekendeVelden")]
    pub onbekende_velden_negeren: bool,
}

impl DocumentQuery {
    /// The same for a worker.
    pub fn terms(self, today: NaiveDate) -> Terms {
        Terms::new(self.strikt, self.onbekende_velden_negeren, self.met_bijlage, today)
    }

    /// Reads a query string.
    pub fn parse(query: &str) -> Result<Self, Problem> {
        let mut parsed =
            Self { variant: None, strikt: false, met_bijlage: false, pagina: 1, onbekende_velden_negeren: false };
        read(query, |name, value| parsed.set(name, value))?;
        Ok(parsed)
    }

    /// Takes one parameter; what is wrong with it, if anything.
    fn set(&mut self, name: &str, value: &str) -> Option<String> {
        match (name, value) {
            // As in a body, what is empty is absent.
            ("variant" | "pagina", "") => None,
            ("variant", word) => {
                self.variant = Variant::ALL.iter().copied().find(|variant| is_word(variant.as_str(), word));
                self.variant.is_none().then(|| "Kies als variant werkgever, werknemer, uwv of intern.".to_owned())
            }
            ("strikt", word) => truth(name, word, &mut self.strikt),
            ("metBijlage", word) => truth(name, word, &mut self.met_bijlage),
            ("pagina", number) => match number.parse::<usize>() {
                Ok(page @ 1..=999) => {
                    self.pagina = page;
                    None
                }
                _ => Some("Geef als pagina een getal van 1 tot en met 999.".into()),
            },
            ("onbekendeVelden", word) => ignoring(word, &mut self.onbekende_velden_negeren),
            _ => Some(no_such(name, &["variant", "strikt", "metBijlage", "pagina", "onbekendeVelden"])),
        }
    }
}

/// Parameters bij het lezen van een werkboek.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WorkbookQuery {
    /// Met `negeren` worden tabbladen en kolommen die niet bekend zijn, overgeslagen in plaats van genoemd.
    #[param(value_type = OnbekendeVelden, required = false, rename = "onbekendeVelden")]
    pub onbekende_velden_negeren: bool,
}

impl WorkbookQuery {
    /// Reads a query string.
    pub fn parse(query: &str) -> Result<Self, Problem> {
        let mut parsed = Self { onbekende_velden_negeren: false };
        read(query, |name, value| match name {
            "onbekendeVelden" => ignoring(value, &mut parsed.onbekende_velden_negeren),
            _ => Some(no_such(name, &["onbekendeVelden"])),
        })?;
        Ok(parsed)
    }
}

/// What others call a parameter of ours.
const HABITS: [(&str, &str); 4] =
    [("attach", "metBijlage"), ("ignoreUnknown", "onbekendeVelden"), ("page", "pagina"), ("strict", "strikt")];

/// What is said of a parameter that there is not: which there are, and which was meant by one in other letters or another
/// language.
pub fn no_such(name: &str, known: &[&str]) -> String {
    let letters = |word: &str| word.to_lowercase().replace(['_', '-'], "");
    let is = |word: &str| letters(word) == letters(name);
    let habit = HABITS.iter().find(|(habit, _)| is(habit)).map(|(_, word)| *word);
    let meant = known.iter().find(|word| is(word) || Some(**word) == habit);
    let meant = meant.map(|word| format!(" Bedoelt u ‘{word}’?")).unwrap_or_default();
    let all = match known {
        [before @ .., last] if !before.is_empty() => format!("Bekend zijn {} en {last}.", before.join(", ")),
        known => format!("Bekend is {}.", known.concat()),
    };
    format!("Deze parameter bestaat niet. {all}{meant}")
}

/// Reads a yes or a no as programs write them; what is empty is absent. What is wrong, when it is neither.
pub fn truth(name: &str, word: &str, into: &mut bool) -> Option<String> {
    let is = |words: [&str; 2]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    let (yes, no) = (is(["true", "1"]), is(["false", "0"]));
    if yes || no {
        *into = yes;
    }
    (!yes && !no && !word.is_empty()).then(|| format!("Kies voor ‘{name}’ true of false."))
}

/// Reads what becomes of fields that the contract does not name; likewise.
pub fn ignoring(word: &str, into: &mut bool) -> Option<String> {
    let known = is_word("negeren", word);
    *into |= known;
    (!known && !word.is_empty()).then(|| "Voor ‘onbekendeVelden’ bestaat alleen de waarde ‘negeren’.".to_owned())
}

/// Wat er met velden gebeurt die het schema niet noemt.
///
/// * `negeren`: zij worden overgeslagen.
#[derive(ToSchema)]
#[schema(rename_all = "lowercase")]
#[expect(dead_code, reason = "exists for the schema of a parameter")]
pub enum OnbekendeVelden {
    Negeren,
}

/// Hands every parameter to `set`, with its value without the spaces around it. That says what is wrong with it, if anything;
/// one that comes more than once is wrong, once.
pub fn read(query: &str, mut set: impl FnMut(&str, &str) -> Option<String>) -> Result<(), Problem> {
    let pairs = actix_web::web::Query::<Vec<(String, String)>>::from_query(query)
        .map(actix_web::web::Query::into_inner)
        .unwrap_or_default();
    let mut faults: Vec<(String, String)> = Vec::new();
    let (mut seen, mut repeated) = (HashSet::new(), HashSet::new());
    for (name, value) in &pairs {
        let fault = if seen.insert(name.as_str()) {
            set(name, value.trim())
        } else {
            repeated.insert(name.as_str()).then(|| "Deze parameter staat er meer dan eens.".to_owned())
        };
        faults.extend(fault.map(|detail| (told(name), detail)));
    }
    if faults.is_empty() { Ok(()) } else { Err(Problem::parameters(faults)) }
}

/// Characters of the name of a parameter, and figures in it.
const LONGEST_NAME: usize = 60;
const MOST_FIGURES: usize = 3;

/// The name as an answer repeats it: what is no name may be a value in the wrong place.
fn told(name: &str) -> String {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.' | '[' | ']');
    let figures = name.chars().filter(char::is_ascii_digit).count();
    let is_name = name.len() <= LONGEST_NAME && figures <= MOST_FIGURES && name.chars().all(is_sign);
    if is_name { name.to_owned() } else { "…".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_may_be_a_value_is_not_repeated() {
        for (query, place) in [
            ("kleur=rood", "kleur"),
            ("filter[x1]=a", "filter[x1]"),
            ("999990019=a", "…"),
            ("joke@post.example", "…"),
            ("mevrouw%20Akker", "…"),
        ] {
            let json = serde_json::to_value(DocumentQuery::parse(query).expect_err("refused")).expect("JSON");
            assert_eq!(json["errors"][0]["parameter"], place, "{query}");
        }
    }

    #[test]
    fn known_parameters_are_taken() {
        let query = DocumentQuery::parse("variant=uwv&strikt=true&metBijlage=true&pagina=3&onbekendeVelden=negeren")
            .expect("sound");
        assert_eq!(
            query,
            DocumentQuery {
                variant: Some(Variant::Uwv),
                strikt: true,
                met_bijlage: true,
                pagina: 3,
                onbekende_velden_negeren: true
            }
        );
    }

    #[test]
    fn parameters_are_read_as_programs_write_them() {
        let query =
            DocumentQuery::parse("variant=UWV&strikt=True&metBijlage=1&pagina=%202&onbekendeVelden=").expect("sound");
        assert_eq!((query.variant, query.strikt, query.met_bijlage), (Some(Variant::Uwv), true, true));
        assert_eq!((query.pagina, query.onbekende_velden_negeren), (2, false));
        assert_eq!(DocumentQuery::parse("variant=&strikt=0").expect("sound").variant, None);
    }

    #[test]
    fn every_fault_is_reported() {
        let problem =
            DocumentQuery::parse("variant=baas&strikt=ja&pagina=0&onbekendeVelden=x&kleur=rood&kleur=rood&kleur=x")
                .expect_err("refused");
        let json = serde_json::to_value(&problem).expect("JSON");
        assert_eq!(json["errors"].as_array().map(Vec::len), Some(6));
    }
}
