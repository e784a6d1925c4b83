//! Schemas: what they accept, what they refuse, and that every field and word has a sentence.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};
use trajectpers::examples::{EXAMPLES, SMALLEST};

use super::{address, document, fits, smallest, validator};
use crate::support::{example, files, get, list, post, read, set};

fn schema(name: &str) -> Value {
    get(&format!("/v1/schemas/{name}")).json()
}

#[test]
fn the_smallest_bodies_and_the_examples_fit_their_schemas_and_make_documents() {
    for (kind, _) in SMALLEST {
        let schema = schema(kind);
        assert_eq!(schema["$id"], format!("urn:trajectpers:schema:v1:{kind}"));
        let validator = validator(&schema);
        let mut body = smallest(kind);
        fits(&validator, &body, kind);
        set(&mut body, "/$schema", "https://trajectpers.example/v1/schemas/traject");
        fits(&validator, &body, kind);
        let answer = post(&address(kind), &body);
        assert_eq!(answer.status, 200, "{kind}: {}", answer.text());
        for (name, _) in EXAMPLES {
            fits(&validator, &example(name), &format!("{kind} {name}"));
        }
    }
}

#[test]
fn the_schema_of_a_kind_says_what_that_kind_needs() {
    for (kind, places) in [
        ("offerte", vec!["/offerte", "/bureau/btwId", "/bureau/iban"]),
        ("plan-van-aanpak", vec!["/plan", "/persoonsprofiel", "/fases", "/ondertekening", "/poortwachter"]),
        ("voortgangsrapportage", vec!["/voortgang", "/belastbaarheid", "/ondertekening"]),
        ("eindrapportage", vec!["/eind", "/activiteiten", "/zoekprofielen", "/eind/redenGeenVisieWerkgever"]),
    ] {
        let validator = validator(&schema(kind));
        for place in places {
            let mut body = smallest(kind);
            set(&mut body, place, Value::Null);
            assert!(!validator.is_valid(&body), "{kind} without {place}");
            assert_eq!(post(&address(kind), &body).status, 400, "{kind} without {place}");
        }
    }
}

#[test]
fn conditions_and_forms_hold_in_the_schema_as_in_the_service() {
    let validator = validator(&schema("traject"));
    for (place, value) in [
        ("/activiteiten/0/status", json!("vervallen")),
        ("/activiteiten/0/status", json!("Vervallen")),
        ("/ondertekening/0/status", json!("NietAkkoord")),
        ("/werknemer/bsn", json!("12345678")),
        ("/bureau/kvkNummer", json!("x")),
        ("/bureau/adres/postcode", json!("0123 AB")),
        ("/bureau/telefoon", json!("bel")),
        ("/adviseur/email", json!("geen adres")),
        ("/traject/startdatum", json!("02-06-2025")),
        ("/werkgever/naam", json!("   ")),
        ("/voortgang/bijstelling", json!({ "nodig": "True" })),
        ("/voortgang/bijstelling", json!({ "nodig": "jA " })),
        ("/teksten", json!({ "bestaat/niet": "x" })),
        ("/persoonsprofiel", json!({ "digitaal": "Goed." })),
    ] {
        let mut body = smallest("voortgangsrapportage");
        set(&mut body, place, value.clone());
        assert!(!validator.is_valid(&body), "{place} {value}");
        assert_eq!(post(&address("voortgangsrapportage"), &body).status, 400, "{place} {value}");
    }
}

#[test]
fn what_has_one_meaning_fits_the_schema_as_it_is_taken() {
    let validator = validator(&schema("voortgangsrapportage"));
    let known = smallest("voortgangsrapportage");
    let start = known["traject"]["startdatum"].as_str().expect("a start").replace('-', "\u{2011}");
    for (place, value) in [
        ("/werkgever/btwAftrek", json!("JA ")),
        ("/werkgever/btwAftrek", json!(" fALSE")),
        ("/werkgever/kvkNummer", json!(99_000_021.0)),
        ("/werknemer/bsn", json!(999_990_019.0)),
        ("/bureau/adres/toevoeging", json!(2.0)),
        ("/traject/nummer", json!(1_000_000_000.0)),
        ("/traject/nummer", json!(-0.0)),
        ("/traject/nummer", json!(1_892_734_650_128_374_651_u64)),
        ("/document/nummer", json!(9_007_199_254_740_993_u64)),
        ("/werknemer/geboortedatum", json!("1979–02‑11")),
        ("/traject/startdatum", json!(start)),
        ("/bureau/telefoon", json!("06—0000 0001")),
        ("/ondertekening/0/status", json!("OPEN ")),
    ] {
        let mut body = smallest("voortgangsrapportage");
        set(&mut body, place, value.clone());
        assert!(validator.is_valid(&body), "{place} {value}");
        let answer = post(&address("voortgangsrapportage"), &body);
        assert_eq!(answer.status, 200, "{place} {value}: {}", answer.text());
    }
    for (place, value) in [
        ("/werkgever/btwAftrek", json!("j a")),
        ("/werkgever/btwAftrek", json!("\u{200b}ja")),
        ("/dienstverband/urenPerWeek", json!("\u{200b}32")),
        ("/document/status", json!("concept\u{200b}")),
        ("/werkgever/kvkNummer", json!(99_000_021.5)),
        ("/werkgever/kvkNummer", json!(-0.0)),
        ("/werkgever/kvkNummer", json!(1e3)),
        ("/werkgever/kvkNummer", json!(999_999)),
        ("/werkgever/kvkNummer", json!(-1.0)),
    ] {
        let mut body = smallest("voortgangsrapportage");
        set(&mut body, place, value.clone());
        assert!(!validator.is_valid(&body), "{place} {value}");
        assert_eq!(post(&address("voortgangsrapportage"), &body).status, 400, "{place} {value}");
    }
}

#[test]
fn what_a_reader_requires_the_schema_requires_too() {
    const PROGRESS: &str = "voortgangsrapportage";
    const END: &str = "eindrapportage";
    let sanction = json!({
        "besluitdatum": "2026-04-20", "tot": "2027-05-31", "bekorting": { "verzoek": "2026-06-01", "tot": "2026-08-03" },
    });
    let opinion = json!({
        "gevraagdOp": "2025-06-02", "gevraagdDoor": "werkgever", "vraag": "eigen_werk", "uitkomst": "geschikt",
    });
    let cases = [
        (PROGRESS, vec![("/activiteiten/0/status", json!("vervallen"))]),
        (PROGRESS, vec![("/ondertekening/0/status", json!("weigert"))]),
        (PROGRESS, vec![("/bureau/adres/postcode", Value::Null)]),
        (PROGRESS, vec![("/werknemer/achternaam", Value::Null)]),
        (
            PROGRESS,
            vec![
                ("/werknemer/achternaam", Value::Null),
                ("/werknemer/voorletters", json!("A.")),
                ("/werknemer/tussenvoegsel", json!("van")),
            ],
        ),
        (PROGRESS, vec![("/voortgang/belastbaarheidGewijzigd", json!(true))]),
        (PROGRESS, vec![("/voortgang/bijstelling/nodig", json!(true))]),
        (PROGRESS, vec![("/traject/loonsanctie", sanction)]),
        (END, vec![("/zoekprofielen/0/versie", json!(2))]),
        (END, vec![("/eind/redenEinde", json!("anders"))]),
        (END, vec![("/eind/redenGeenVisieWerknemer", Value::Null)]),
        (END, vec![("/eind/redenGeenVisieWerkgever", Value::Null)]),
        (PROGRESS, vec![("/deskundigenoordelen", json!([opinion]))]),
        ("offerte", vec![("/offerte/regels/0/eenheid", json!("uur"))]),
    ];
    // One case for each time that a reader requires something.
    let readers = files("src/wire", "rs").into_iter().map(read).filter(|source| source.contains("\nobject! {"));
    let required: usize = readers.map(|source| source.matches("\"verplicht\"").count()).sum();
    assert_eq!(required, cases.len(), "a reader requires what no case here tries");

    let validator = validator(&schema("traject"));
    // A version as text is that version.
    let as_text = (END, vec![("/zoekprofielen/0/versie", json!("2"))]);
    for (kind, changes) in cases.into_iter().chain([as_text]) {
        let mut body = smallest(kind);
        for (place, value) in &changes {
            set(&mut body, place, value.clone());
        }
        assert!(!validator.is_valid(&body), "{changes:?}");
        let judged = post("/v1/trajecten/_valideer", &body).json();
        let faults = list(&judged, "fouten");
        assert!(faults.iter().any(|fault| fault["code"] == "verplicht"), "{changes:?}: {faults:?}");
    }
}

/// Fields that conditions ask for: always there, so that most bodies meet them.
const ASKED_FOR: &[&str] = &[
    "aantal",
    "achternaam",
    "besluit",
    "opleidingen",
    "opmerking",
    "percentage",
    "postcode",
    "redenEindeToelichting",
    "redenNietUitgevoerd",
    "redenWijziging",
    "toelichtingBelastbaarheid",
    "visieWerkgever",
    "visieWerknemer",
    "wat",
];

/// A value that a schema accepts, drawn with a source of choices; `None` where none is found.
fn drawn(schema: &Value, root: &Value, pick: &mut dyn FnMut(usize) -> usize, depth: usize) -> Value {
    if let Some(target) = schema["$ref"].as_str() {
        return drawn(root.pointer(target.trim_start_matches('#')).expect("a schema"), root, pick, depth);
    }
    if let Some(forms) = schema["anyOf"].as_array().filter(|_| schema["type"].is_null()) {
        // The form to write, mostly.
        let form = if pick(5) == 0 { pick(forms.len()) } else { 0 };
        return drawn(&forms[form], root, pick, depth);
    }
    if let Some(words) = schema["enum"].as_array() {
        return words[pick(words.len())].clone();
    }
    match schema["type"].as_str() {
        Some("object") => {
            let required: Vec<&str> = list(schema, "required").into_iter().filter_map(Value::as_str).collect();
            let mut object = Map::new();
            let fields = schema["properties"].as_object().into_iter().flatten();
            let is_discount = !schema["properties"]["percentage"].is_null();
            for (name, field) in fields.filter(|(name, _)| !(is_discount && *name == "bedragCent")) {
                if ASKED_FOR.contains(&name.as_str()) {
                    // The form to write, with something in it.
                    let plain = field.pointer("/anyOf/0").unwrap_or(field);
                    let value = drawn(plain, root, pick, depth + 1);
                    let empty = value.as_array().is_some_and(Vec::is_empty);
                    let value = if empty { json!([drawn(&plain["items"], root, pick, depth + 1)]) } else { value };
                    object.insert(name.clone(), value);
                } else if required.contains(&name.as_str()) || (depth < 8 && pick(3) == 0) {
                    object.insert(name.clone(), drawn(field, root, pick, depth + 1));
                }
            }
            Value::Object(object)
        }
        Some("array") => {
            let least = schema["minItems"].as_u64().unwrap_or(0) as usize;
            let count = least + if schema["items"].is_object() && depth < 8 { pick(3) } else { 0 };
            (0..count).map(|_| drawn(&schema["items"], root, pick, depth + 1)).collect()
        }
        Some("integer") => json!(schema["minimum"].as_f64().unwrap_or(0.0) as u64 + pick(9) as u64),
        Some("number") => json!(schema["minimum"].as_f64().unwrap_or(0.0) + 1.0 + pick(8) as f64 / 4.0),
        Some("boolean") => json!(pick(2) == 0),
        Some("null") => Value::Null,
        _ => text_of(schema, pick),
    }
}

/// A text of the form that its example shows, or some words.
fn text_of(schema: &Value, pick: &mut dyn FnMut(usize) -> usize) -> Value {
    if schema["format"] == "date" {
        return json!(format!("2025-{:02}-{:02}", 1 + pick(12), 1 + pick(28)));
    }
    if let Some(example) = schema["examples"].as_array().and_then(|examples| examples.first()) {
        return example.clone();
    }
    match schema["pattern"].as_str() {
        Some("^\\s*$") => return json!(""),
        Some(pattern) if pattern.contains("[Jj][Aa]") => return json!(" JA\u{a0}"),
        Some(pattern) if pattern.contains("(19|20|21)") => return json!("2025-09-26T00:00:00"),
        Some(pattern) if pattern.contains("[0-9]{1,12}") => return json!(format!("{}", 1 + pick(9))),
        _ => {}
    }
    let least = schema["minLength"].as_u64().unwrap_or(1) as usize;
    let most = schema["maxLength"].as_u64().unwrap_or(60) as usize;
    let text: String =
        "werk advies plan gesprek taak doel week ".chars().cycle().skip(pick(30)).take(least.max(8)).collect();
    json!(text.trim().chars().cycle().take(least.max(8).min(most)).collect::<String>())
}

/// Rules that only meaning can judge, as docs/schema.md lists them: the codes of their faults.
const MEANING: &[&str] = &[
    "bereik",
    "bevestiging",
    "bsn",
    "datum",
    "decimalen",
    "dubbel",
    "iban",
    "keuze",
    "land",
    "leeg",
    "logo",
    "nieuw_ziektegeval",
    "onbekend",
    "overlap",
    "postcode",
    "te_lang",
    "tekst",
    "telefoon",
    "uren",
    "verplicht",
    "volgorde",
];

/// How many random bodies are sent: 300, or what `TRAJECTPERS_BODIES` says.
fn wanted() -> usize {
    std::env::var("TRAJECTPERS_BODIES").map_or(300, |count| count.parse().expect("a number of bodies"))
}

/// So many random bodies that the schema of a trajectory, drawn part by part, accepts.
fn bodies(count: usize) -> Vec<Value> {
    let schema = schema("traject");
    let validator = validator(&schema);
    let mut runner = TestRunner::deterministic();
    let indices = prop::collection::vec(any::<Index>(), 1_500);
    let mut found = Vec::new();
    for _ in 0..count * 20 {
        let choices = indices.new_tree(&mut runner).expect("choices").current();
        let mut next = choices.iter().cycle();
        let mut pick = |most: usize| next.next().map_or(0, |index| index.index(most.max(1)));
        let body = drawn(&schema, &schema, &mut pick, 0);
        if validator.is_valid(&body) {
            found.push(body);
        }
        if found.len() == count {
            break;
        }
    }
    found
}

#[test]
fn what_the_schema_accepts_is_refused_by_rules_of_meaning_alone() {
    let bodies = bodies(wanted());
    assert!(bodies.len() >= wanted() / 3, "only {} bodies were found", bodies.len());
    for body in bodies {
        let judged = post("/v1/trajecten/_valideer", &body).json();
        for fault in list(&judged, "fouten") {
            let code = fault["code"].as_str().unwrap_or_default();
            assert!(MEANING.contains(&code), "{fault}: {body}");
        }
    }
}

#[test]
fn what_the_schema_refuses_is_refused() {
    let validator = validator(&schema("traject"));
    let wrong = select(vec![
        json!(true),
        json!(-1),
        json!(1.234),
        json!("x"),
        json!("99-99-9999"),
        json!([1]),
        json!({ "bestaatNiet": 1 }),
        json!("misschien wel"),
    ]);
    let mut runner = TestRunner::deterministic();
    let (mut refused, mut tries) = (0, 0);
    while refused < wanted() && tries < wanted() * 10 {
        tries += 1;
        let kind = SMALLEST[tries % SMALLEST.len()].0;
        let mut body = smallest(kind);
        let places = places(&body);
        let (index, value) = (any::<Index>(), wrong.clone()).new_tree(&mut runner).expect("a change").current();
        set(&mut body, &places[index.index(places.len())], value.clone());
        if !validator.is_valid(&body) {
            refused += 1;
            let judged = post("/v1/trajecten/_valideer", &body).json();
            assert!(!list(&judged, "fouten").is_empty(), "{value} in {body}");
            let mut places: Vec<&str> = list(&judged, "fouten")
                .into_iter()
                .map(|fault| fault["pointer"].as_str().unwrap_or_default())
                .collect();
            let count = places.len();
            places.dedup();
            assert_eq!(places.len(), count, "a fault is told once: {judged}");
        }
    }
    assert_eq!(refused, wanted());
}

/// Every place of a body below its root.
fn places(body: &Value) -> Vec<String> {
    fn walk(value: &Value, place: String, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    found.push(format!("{place}/{name}"));
                    walk(field, format!("{place}/{name}"), found);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    walk(item, format!("{place}/{index}"), found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(body, String::new(), &mut found);
    found
}

#[test]
fn every_field_and_every_word_has_a_sentence() {
    let document = document();
    let mut mute = Vec::new();
    for (name, schema) in document["components"]["schemas"].as_object().expect("schemas") {
        if let Some(words) = schema["enum"].as_array() {
            let told = schema["description"].as_str().unwrap_or_default();
            let untold = words.iter().filter_map(Value::as_str).filter(|word| !told.contains(&format!("* `{word}`: ")));
            mute.extend(untold.map(|word| format!("{name}: {word}")));
        }
        for (field, property) in schema["properties"].as_object().into_iter().flatten() {
            let target = property["$ref"].as_str().or(property["items"]["$ref"].as_str());
            let target = target.and_then(|target| document.pointer(target.trim_start_matches('#')));
            let described = |schema: &Value| !schema["description"].as_str().unwrap_or_default().is_empty();
            if !described(property) && !target.is_some_and(described) {
                mute.push(format!("{name}.{field}"));
            }
        }
    }
    assert!(mute.is_empty(), "{mute:#?}");
}
