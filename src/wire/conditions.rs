//! What holds between fields, as far as JSON Schema can say it: for each part of a body, and for each kind of document.
//!
//! Written for the strictest of validators: whatever is required is named beside it, and each part says its type. These stand
//! in the served schemas alone. The service judges the same while it reads, with a sentence of its own; generators of clients
//! lose a schema that has conditions.

use serde_json::{Map, Value, json};

use super::choices;
use super::patterns::POSTCODE_NL;
use crate::trajectory::{OordeelUitkomst, OordeelVraag, Soort};

/// What counts as absent, as a schema.
fn absent() -> Value {
    json!({ "$ref": "#/$defs/Afwezig" })
}

/// That a field is there with something in it.
fn present(field: &str) -> Value {
    having(field, &json!({ "not": absent() }))
}

/// That a field is there and fits.
fn having(field: &str, schema: &Value) -> Value {
    json!({ "type": "object", "properties": { field: schema }, "required": [field] })
}

/// One of these words, however it is written.
fn word(words: &[&str]) -> Value {
    json!({ "type": "string", "pattern": choices::pattern(words.iter().copied()) })
}

/// A yes, however it is written.
fn yes() -> Value {
    let written = json!({ "type": "string", "pattern": r"^\s*([Tt][Rr][Uu][Ee]|[Jj][Aa]|1)\s*$" });
    any(&[json!({ "enum": [true, 1] }), written])
}

/// A whole number from two on, also where it is written as text.
fn two_or_more() -> Value {
    let written = json!({ "type": "string", "pattern": r"^\s*0*([2-9]|[1-9][0-9]+)([.,]0{1,2})?\s*$" });
    any(&[json!({ "type": "integer", "minimum": 2 }), written])
}

fn at_least(items: usize) -> Value {
    json!({ "type": "array", "minItems": items })
}

/// If the first holds, so does the second.
fn when(condition: Value, then: Value) -> Value {
    json!({ "if": condition, "then": then })
}

fn any(schemas: &[Value]) -> Value {
    json!({ "anyOf": schemas })
}

/// Either a percentage or an amount.
fn one_amount() -> Value {
    json!({ "oneOf": [present("percentage"), present("bedragCent")] })
}

/// A person has a name, and a prefix stands before a surname.
fn somebody() -> Vec<Value> {
    vec![any(&[present("achternaam"), present("voorletters")]), when(present("tussenvoegsel"), present("achternaam"))]
}

/// An outcome has its day, and answers the question.
fn deskundigenoordeel() -> Vec<Value> {
    let answered = OordeelVraag::ALL.iter().map(|vraag| {
        let answers = vraag.antwoorden().map(OordeelUitkomst::as_str);
        let asked = json!({ "allOf": [having("vraag", &word(&[vraag.as_str()])), present("uitkomst")] });
        when(asked, having("uitkomst", &word(&answers)))
    });
    std::iter::once(when(present("uitkomst"), present("oordeelOp"))).chain(answered).collect()
}

/// What holds between the fields of a part, by its name.
pub fn of_part(name: &str) -> Vec<Value> {
    match name {
        "Activiteit" => vec![when(having("status", &word(&["vervallen"])), present("redenNietUitgevoerd"))],
        "Adres" => vec![when(
            any(&[json!({ "not": present("land") }), having("land", &word(&["nl", "nederland"]))]),
            having("postcode", &json!({ "type": "string", "pattern": POSTCODE_NL })),
        )],
        "Bekorting" => vec![when(present("tot"), present("besluit"))],
        "Bijstelling" => vec![when(having("nodig", &yes()), present("wat"))],
        "Contactpersoon" | "Werknemer" => somebody(),
        "Deskundigenoordeel" => deskundigenoordeel(),
        "Eind" => vec![
            when(having("redenEinde", &word(&["anders"])), present("redenEindeToelichting")),
            any(&[present("visieWerknemer"), present("redenGeenVisieWerknemer")]),
            any(&[present("visieWerkgever"), present("redenGeenVisieWerkgever")]),
        ],
        "Korting" | "OfferteKorting" | "Termijn" => vec![one_amount()],
        "OfferteRegel" => vec![any(&[having("eenheid", &word(&["week"])), present("aantal")])],
        "Ondertekening" => vec![when(having("status", &word(&["niet_akkoord", "weigert"])), present("opmerking"))],
        "Persoonsprofiel" => {
            vec![any(&[having("opleidingen", &at_least(1)), having("werkervaring", &at_least(1))])]
        }
        "Voortgang" => vec![when(having("belastbaarheidGewijzigd", &yes()), present("toelichtingBelastbaarheid"))],
        "Zoekprofiel" => {
            vec![when(having("versie", &two_or_more()), present("redenWijziging"))]
        }
        _ => vec![],
    }
}

/// What a kind of document needs at the top of a body, with how much of each list.
pub const fn parts_for(soort: Soort) -> &'static [(&'static str, usize)] {
    match soort {
        Soort::PlanVanAanpak => &[
            ("plan", 0),
            ("belastbaarheid", 1),
            ("persoonsprofiel", 0),
            ("zoekprofielen", 1),
            ("doelen", 2),
            ("fases", 1),
        ],
        Soort::Voortgangsrapportage => &[("voortgang", 0), ("belastbaarheid", 1)],
        Soort::Eindrapportage => &[("eind", 0), ("belastbaarheid", 1), ("zoekprofielen", 1), ("activiteiten", 1)],
        Soort::Offerte => &[("offerte", 0)],
    }
}

/// Items that a kind of document needs at least of a list at the top of a body, 0 of a part; `None` of what it needs not.
pub fn needed_items(soort: Soort, name: &str) -> Option<usize> {
    parts_for(soort).iter().find(|(known, _)| *known == name).map(|(_, items)| *items)
}

/// What a kind of document needs of the whole body.
pub fn of_document(soort: Soort) -> Vec<Value> {
    let lists = parts_for(soort).iter().filter(|(_, items)| *items > 0);
    let mut needed: Vec<Value> = lists.map(|(name, items)| having(name, &at_least(*items))).collect();
    match soort {
        Soort::PlanVanAanpak => {
            let reason = having("poortwachter", &present("redenOntbreekt"));
            let evaluated = having("poortwachter", &present("eerstejaarsevaluatie"));
            needed.push(any(&[present("arbeidsdeskundigAdvies"), reason.clone()]));
            needed.push(any(&[evaluated, reason]));
            needed.push(signed_below("plan"));
        }
        Soort::Voortgangsrapportage => needed.push(signed_below("voortgang")),
        Soort::Eindrapportage => needed.push(signed_below("eind")),
        Soort::Offerte => {
            needed.push(having("bureau", &present("btwId")));
            needed.push(having("bureau", &present("iban")));
        }
    }
    needed
}

/// The signatures of a document, or else those of the trajectory, name the adviser.
fn signed_below(part: &str) -> Value {
    const SIGNATURES: &str = "ondertekening";
    let adviser = json!({ "type": "array", "contains": having("rol", &word(&["adviseur"])) });
    let own = having(part, &having(SIGNATURES, &adviser));
    let mut shared = having(SIGNATURES, &adviser);
    let none = json!({ "type": "object", "properties": { SIGNATURES: absent() } });
    if let Some(properties) = shared.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert(part.to_owned(), none);
    }
    any(&[own, shared])
}

/// Adds conditions to a schema that has none.
pub fn add(schema: &mut Map<String, Value>, conditions: Vec<Value>) {
    if !conditions.is_empty() {
        schema.insert("allOf".to_owned(), Value::Array(conditions));
    }
}
