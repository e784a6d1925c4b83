//! What tools and clients can trust: the schema accepts what the service accepts, every example and problem is real, and
//! whoever starts with nothing gets a document by its messages.

use std::sync::Arc;

use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};
use trajectpers::batch::{Asked, Document, Resultaat};
use trajectpers::examples::{EXAMPLES, SMALLEST};
use trajectpers::http::{Cors, openapi_json};
use trajectpers::wire::Soort;

use crate::support::{
    AKKER, Answer, JSON, POOL, bytes, example, files, get, list, post, read, request, request_to, serve, set, soort,
    state,
};

/// Where a document of this kind is made.
fn address(soort: &str) -> String {
    let plural = match soort {
        "plan-van-aanpak" => "plannen-van-aanpak".to_owned(),
        other => format!("{other}s"),
    };
    format!("/v1/{plural}")
}

fn document() -> Value {
    serde_json::from_str(openapi_json()).expect("JSON")
}

fn schema(name: &str) -> Value {
    get(&format!("/v1/schemas/{name}")).json()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::validator_for(schema).expect("a sound schema")
}

/// A validator of one component of the description.
fn component(name: &str) -> Validator {
    let mut schema = json!({ "$ref": format!("#/components/schemas/{name}") });
    schema["components"] = document()["components"].clone();
    validator(&schema)
}

#[track_caller]
fn fits(validator: &Validator, value: &Value, name: &str) {
    let errors: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

fn smallest(soort: &str) -> Value {
    let (_, body) = SMALLEST.iter().find(|(known, _)| *known == soort).expect("a kind");
    serde_json::from_str(body).expect("JSON")
}

// Schemas.

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
fn what_a_reader_requires_the_schema_requires_too() {
    const PROGRESS: &str = "voortgangsrapportage";
    const END: &str = "eindrapportage";
    let sanction = json!({
        "besluitdatum": "2026-04-20", "tot": "2027-05-31", "bekorting": { "verzoek": "2026-06-01", "tot": "2026-08-03" },
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

// From nothing to a document.

/// A value for a leaf, as its schema shows it.
fn value_for(pointer: &str) -> Value {
    let schema: Value = (*trajectpers::wire::JSON_SCHEMA).clone();
    let resolve = |mut at: Value| {
        while let Some(next) = at["$ref"]
            .as_str()
            .and_then(|target| schema.pointer(target.trim_start_matches('#')))
            .or(at.pointer("/anyOf/0"))
            .cloned()
        {
            at = next;
        }
        at
    };
    let mut at = resolve(schema.clone());
    for segment in pointer.split('/').skip(1) {
        let below = if segment.parse::<usize>().is_ok() { &at["items"] } else { &at["properties"][segment] };
        at = resolve(below.clone());
    }
    let text = |at: &Value| {
        json!(
            "Tekst om mee te beginnen."
                .chars()
                .take(at["maxLength"].as_u64().unwrap_or(25) as usize)
                .collect::<String>()
        )
    };
    match at["type"].as_str() {
        _ if at["enum"].is_array() => at["enum"][0].clone(),
        Some("object") => json!({}),
        Some("array") => json!([]),
        Some("integer" | "number") => json!(at["minimum"].as_f64().unwrap_or(1.0).max(1.0) as u64),
        Some("boolean") => json!(false),
        _ => at["examples"].get(0).cloned().unwrap_or_else(|| text(&at)),
    }
}

/// Puts a value at a place, with what has to be around it.
fn put(body: &mut Value, pointer: &str, value: Value) {
    let segments: Vec<&str> = pointer.split('/').skip(1).collect();
    let mut at = body;
    for segment in &segments[..segments.len() - 1] {
        if let Ok(index) = segment.parse::<usize>() {
            if !at.is_array() {
                *at = json!([]);
            }
            let items = at.as_array_mut().expect("a list");
            while items.len() <= index {
                items.push(json!({}));
            }
            at = &mut items[index];
        } else {
            if !at.is_object() {
                *at = json!({});
            }
            at = at.as_object_mut().expect("an object").entry(*segment).or_insert(json!({}));
        }
    }
    let last = segments[segments.len() - 1];
    if let Some(object) = at.as_object_mut() {
        object.entry(last).or_insert(value);
    }
}

/// Does what a fault asks, as whoever reads its sentence would.
fn follow(body: &mut Value, pointer: &str, code: &str) {
    match (pointer, code) {
        ("/offerte/geldigTot", "volgorde") => set(body, pointer, "2199-01-01"),
        (_, "volgorde") => set(body, pointer, "2025-06-20"),
        (_, "dubbel") => set(body, pointer, 2),
        ("/arbeidsdeskundigAdvies" | "/poortwachter/eerstejaarsevaluatie", _) => {
            put(body, "/poortwachter/redenOntbreekt", json!("Nog niet ontvangen."));
        }
        ("/voortgang/vooruitblik", _) => {
            put(body, pointer, json!([]));
            set(body, pointer, json!([{ "soort": "coachgesprek", "omschrijving": "Gesprek over vacatures." }]));
        }
        _ if pointer.ends_with("/ondertekening") => {
            put(body, pointer, json!([]));
            set(body, pointer, json!([{ "rol": "adviseur", "naam": "A. Voorbeeld", "status": "open" }]));
        }
        _ => put(body, pointer, value_for(pointer)),
    }
}

/// How many answers with faults it takes from `{}` to a document.
fn rounds_to(soort: &str) -> usize {
    let mut body = json!({});
    for round in 0.. {
        let answer = post(&address(soort), &body);
        if answer.status == 200 {
            return round;
        }
        assert!(round < 6, "{soort} is not reached: {body}");
        for (pointer, code) in answer.faults() {
            follow(&mut body, &pointer, &code);
        }
    }
    unreachable!("no round is the last")
}

#[test]
fn three_rounds_of_messages_lead_from_nothing_to_a_document() {
    for (soort, _) in SMALLEST {
        let rounds = rounds_to(soort);
        assert!(rounds <= 3, "{soort} takes {rounds} rounds");
    }
}

#[test]
fn an_empty_part_tells_everything_that_belongs_in_it() {
    let mut body = smallest("offerte");
    set(&mut body, "/offerte", json!({}));
    let told = post(&address("offerte"), &body).faults();
    for place in ["/offerte/geldigTot", "/offerte/modules/0/naam", "/offerte/regels/0/btw"] {
        assert!(told.iter().any(|(pointer, code)| pointer == place && code == "verplicht"), "{place}: {told:?}");
    }
}

// Problems.

#[test]
fn the_type_of_every_problem_leads_to_what_it_means() {
    let all = get("/v1/problemen");
    fits(&component("Problemen"), &all.json(), "problemen");
    let kinds = all.json();
    assert!(list(&kinds, "problemen").len() > 25);
    for kind in list(&kinds, "problemen") {
        let address = kind["type"].as_str().expect("an address");
        let answer = get(address);
        assert_eq!((answer.status, &answer.json()), (200, kind), "{address}");
        assert_eq!(kind["voorbeeld"]["type"], address);
    }
    get("/v1/problemen/bestaat-niet").is_problem(404, "onbekend-adres");
}

#[test]
fn problems_that_a_caller_can_provoke_are_in_the_catalogue_as_they_come() {
    let known = get("/v1/problemen").json();
    let offer = address("offerte");
    let provoked = [
        request("POST", &offer, &[JSON], b""),
        request("POST", &offer, &[JSON], b"{\"a\": "),
        request("POST", &offer, &[JSON], "[".repeat(100).as_bytes()),
        post(&offer, &json!({})),
        post(&format!("{offer}?strikt=ja"), &json!({})),
        request("POST", &offer, &[JSON, ("Content-Encoding", "gzip")], b"x"),
        request("POST", &offer, &[("Content-Type", "text/plain")], b"x"),
        request("POST", &offer, &[JSON, ("Accept", "text/html")], &bytes(&smallest("offerte"))),
        request("POST", "/v1/documenten/_batch", &[JSON], b"[]"),
        get("/v1/nergens"),
        get(&offer),
    ];
    let problem = component("Problem");
    for answer in provoked {
        let told = answer.json();
        fits(&problem, &told, &answer.text());
        let kind = list(&known, "problemen").into_iter().find(|kind| kind["code"] == told["code"]).expect("catalogued");
        for field in ["type", "title", "status"] {
            assert_eq!(kind["voorbeeld"][field], told[field], "{told}");
        }
    }
}

#[test]
fn an_address_that_is_nearly_right_is_said() {
    for (asked, meant) in [("/v1/offerte", "/v1/offertes"), ("/v1/plan-van-aanpak", "/v1/plannen-van-aanpak")] {
        let answer = post(asked, &json!({}));
        answer.is_problem(404, "onbekend-adres");
        assert!(answer.text().contains(&format!("Bedoelt u {meant}?")), "{}", answer.text());
    }
}

#[test]
fn a_wrapped_trajectory_gets_one_sentence() {
    let answer = post(&address("offerte"), &json!({ "traject": smallest("offerte") }));
    assert_eq!(answer.faults(), [("/traject".to_owned(), "verpakt".to_owned())]);
    let answer = post(&address("offerte"), &json!(smallest("offerte").to_string()));
    assert_eq!(answer.faults(), [(String::new(), "type".to_owned())]);
}

// The document.

#[test]
fn every_example_of_the_document_fits_its_schema() {
    let document = document();
    let mut count = 0;
    let mut check = |content: &Value, place: &str| {
        for (media_type, body) in content.as_object().into_iter().flatten() {
            let mut schema = body["schema"].clone();
            if schema.is_null() {
                continue;
            }
            schema["components"] = document["components"].clone();
            for (name, example) in body["examples"].as_object().into_iter().flatten() {
                if example["value"].is_null() {
                    continue;
                }
                fits(&validator(&schema), &example["value"], &format!("{place} {media_type} {name}"));
                count += 1;
            }
        }
    };
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for operation in methods.as_object().expect("methods").values() {
            check(&operation["requestBody"]["content"], path);
            check(&operation["responses"]["200"]["content"], path);
        }
    }
    for (name, answer) in document["components"]["responses"].as_object().expect("answers") {
        assert!(!answer["content"]["application/problem+json"]["examples"].as_object().expect("examples").is_empty());
        check(&answer["content"], name);
    }
    assert!(count > 50, "{count}");
}

#[test]
fn the_example_of_a_judgement_is_what_the_service_says() {
    let document = document();
    for (kind, _) in SMALLEST {
        let mut body = smallest(kind);
        set(&mut body, "/document/datum", "2025-06-20");
        body["werkgever"].as_object_mut().expect("an object").remove("naam");
        let path = format!("{}/_valideer", address(kind).trim_start_matches("/v1"));
        let told = &document["paths"][&path]["post"]["responses"]["200"]["content"]["application/json"]["examples"];
        let answer = post(&format!("/v1{path}"), &body).json();
        assert_eq!(answer, told["voorbeeld"]["value"], "{kind}");
        fits(&component("Oordeel"), &answer, kind);
    }
    fits(&component("Oordeel"), &post("/v1/trajecten/_valideer", &example(AKKER)).json(), "a whole judgement");
    fits(&component("Regels"), &get("/v1/regels").json(), "the rules");
    fits(&component("Huisteksten"), &get("/v1/teksten").json(), "the texts");
}

#[test]
fn results_of_a_batch_fit_their_schema() {
    let asked = Asked { soort: Some(soort("offerte")), variant: None, bestandsnaam: Some("a".into()) };
    let digest = "0".repeat(64);
    let made = Document { bytes: vec![], stem: "OFF".into(), pages: 2, findings: vec![], overruled: 0, digest };
    let problem = post(&address("offerte"), &json!({})).json();
    let results = [Resultaat::made(1, &asked, "a.pdf".into(), &made), Resultaat::failed(2, &Asked::default(), problem)];
    fits(&component("BatchResultaten"), &serde_json::to_value(results).expect("JSON"), "results");
}

#[test]
fn servers_paths_and_contact_are_as_the_rules_want_them() {
    let document = document();
    assert_eq!(document["servers"][0]["url"], "/v1");
    assert!(document["paths"].as_object().expect("paths").keys().all(|path| !path.starts_with("/v1")));
    for field in ["name", "url", "email"] {
        assert!(document["info"]["contact"][field].is_string(), "{field}");
    }
    for (kind, section) in [("headers", "headers"), ("responses", "responses"), ("parameters", "parameters")] {
        for name in document["components"][section].as_object().expect("components").keys() {
            assert!(openapi_json().contains(&format!("#/components/{kind}/{name}\"")), "nobody uses {kind} {name}");
        }
    }
}

// Reading it.

#[test]
fn what_stays_the_same_is_sent_once() {
    for path in [
        "/v1/openapi.json",
        "/v1/schemas/offerte",
        "/v1/voorbeelden",
        "/v1/voorbeelden/kaalst",
        "/v1/regels",
        "/v1/problemen",
        "/v1/teksten",
        "/v1/werkboeken/sjabloon",
    ] {
        let first = get(path);
        let tag = first.header("etag").expect("a tag").to_owned();
        let again = request("GET", path, &[("If-None-Match", &tag)], &[]);
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, Some(tag.as_str())), "{path}");
        assert_eq!(request("GET", path, &[("If-None-Match", "\"x\"")], &[]).status, 200, "{path}");
    }
}

fn preflight(service: std::net::SocketAddr, origin: &str) -> Answer {
    let headers = [("Origin", origin), ("Access-Control-Request-Method", "POST")];
    request_to(service, "OPTIONS", "/v1/offertes", &headers, &[])
}

#[test]
fn pages_of_a_named_origin_may_read_the_answers_and_others_not() {
    let cors = Cors::new(vec!["https://dossier.example".into()]);
    let service = serve(trajectpers::http::State { cors, ..state(Arc::clone(&POOL)) });
    let answer = preflight(service, "https://dossier.example");
    assert_eq!(answer.status, 204);
    assert!(answer.header("access-control-allow-headers").is_some_and(|headers| headers.contains("authorization")));
    assert!(answer.header("access-control-allow-headers").is_some_and(|headers| headers.contains("x-requested-with")));
    let answer = request_to(service, "GET", "/v1/regels", &[("Origin", "https://dossier.example")], &[]);
    assert_eq!(answer.header("access-control-allow-origin"), Some("https://dossier.example"));
    assert!(answer.header("access-control-expose-headers").is_some_and(|headers| headers.contains("Bevindingen")));
    preflight(service, "https://ander.example").is_problem(405, "methode-niet-toegestaan");
    let answer = request_to(service, "GET", "/v1/regels", &[("Origin", "https://ander.example")], &[]);
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[test]
fn every_kind_of_document_has_a_schema() {
    for soort in Soort::ALL {
        assert_eq!(get(&format!("/v1/schemas/{}", soort.as_str())).status, 200);
    }
    get("/v1/schemas/brief").is_problem(404, "onbekend-adres");
}
