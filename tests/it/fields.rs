//! Fields that are no prose: people as an official would write them, and bodies as serializers write them.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use trajectpers::wire::JSON_SCHEMA;

use crate::support::{
    AKKER, JSON, PRESS, VOORTGANG, bytes, example, list, order, pdf, post, read, remove, request, set, soort, variant,
    voortgangsrapportage,
};

fn fixture(path: &str) -> Vec<Value> {
    let cases: Value = serde_json::from_str(&read(path)).expect("JSON");
    cases.as_array().expect("a list").clone()
}

fn text<'a>(case: &'a Value, field: &str) -> &'a str {
    case[field].as_str().expect("a text")
}

/// The example, of which every document may still change.
fn concept() -> Value {
    let mut body = example(AKKER);
    for place in ["/document", "/plan/document", "/voortgang/document", "/eind/document", "/offerte/document"] {
        if let Some(document) = body.pointer_mut(place).and_then(Value::as_object_mut) {
            document.insert("status".into(), "concept".into());
        }
    }
    body
}

/// Every string that a template gets, with ordinary spaces and without places to break.
fn strings(body: &Value, kind: &str, reader: &str) -> BTreeSet<String> {
    let prepared = PRESS.prepare(&bytes(body), order(soort(kind), variant(reader))).expect("a report");
    let data: Value = serde_json::from_slice(&prepared.report.data).expect("JSON");
    let mut found = BTreeSet::new();
    collect(&data, &mut found);
    found
}

fn collect(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            found.insert(text.replace('\u{a0}', " ").replace('\u{200b}', ""));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, found)),
        _ => {}
    }
}

// People.

#[test]
fn forty_people_are_printed_as_an_official_would_write_them() {
    let people = fixture("tests/fixtures/personen/personen.json");
    assert!(people.len() >= 40, "{} people", people.len());
    for person in people {
        assert!(!text(&person, "bron").is_empty());
        let mut body = concept();
        set(&mut body, "/werknemer", person["werknemer"].clone());
        let shown = strings(&body, "voortgangsrapportage", "werknemer");
        for line in list(&person, "papier") {
            let line = line.as_str().expect("a line");
            assert!(shown.contains(line), "{line} ({})", text(&person, "bron"));
        }
        let mut contact = person["werknemer"].clone();
        let given = contact.as_object_mut().expect("a person");
        given.retain(|field, _| ["aanhef", "voorletters", "tussenvoegsel", "achternaam"].contains(&field.as_str()));
        set(&mut body, "/werkgever/contactpersoon", contact);
        let letter = strings(&body, "offerte", "werkgever");
        assert!(letter.contains(text(&person, "brief")), "{}", text(&person, "brief"));
    }
}

#[test]
fn a_person_needs_a_name() {
    let mut body = concept();
    for field in ["voorletters", "tussenvoegsel", "achternaam"] {
        set(&mut body, &format!("/werknemer/{field}"), ".");
    }
    assert_eq!(post(VOORTGANG, &body).faults(), [("/werknemer/achternaam".to_owned(), "verplicht".to_owned())]);
    set(&mut body, "/werknemer/voorletters", "J.");
    set(&mut body, "/werknemer/tussenvoegsel", "van");
    assert_eq!(post(VOORTGANG, &body).faults(), [("/werknemer/achternaam".to_owned(), "verplicht".to_owned())]);
}

#[test]
fn the_dutch_postcode_holds_in_the_netherlands_alone() {
    let faults = |land: Value, postcode: Value| {
        let mut body = concept();
        set(
            &mut body,
            "/werkgever/adres",
            json!({
                "straat": "Kerkstraat", "huisnummer": 5, "plaats": "Proefdorp", "postcode": postcode, "land": land,
            }),
        );
        let answer = post(VOORTGANG, &body);
        if answer.status == 200 { vec![] } else { answer.faults() }
    };
    assert!(faults(json!("BE"), json!("2000")).is_empty());
    assert_eq!(faults(json!("Ierland"), Value::Null), []);
    assert!(faults(json!("Nederland"), json!("1234\u{a0}ab")).is_empty());
    let postcode = "/werkgever/adres/postcode".to_owned();
    assert_eq!(faults(Value::Null, json!("2000")), [(postcode.clone(), "postcode".to_owned())]);
    assert_eq!(faults(json!("NL"), json!("")), [(postcode, "verplicht".to_owned())]);
    assert_eq!(faults(json!("Atlantis"), json!("2000")), [("/werkgever/adres/land".to_owned(), "land".to_owned())]);
}

#[test]
fn a_letter_abroad_ends_with_the_country() {
    let mut body = concept();
    set(
        &mut body,
        "/werkgever/adres",
        json!({
            "straat": "Kerkstraat", "huisnummer": 5, "toevoeging": "2", "plaats": "Antwerpen", "postcode": "2000", "land": "be",
        }),
    );
    let shown = strings(&body, "offerte", "werkgever");
    for line in ["Kerkstraat 5-2", "2000 Antwerpen", "BELGIË"] {
        assert!(shown.contains(line), "{line}");
    }
}

#[test]
fn what_is_counted_from_a_birth_date_is_silent_when_its_day_is_not_known() {
    let codes = |birth: &str| {
        let mut body = concept();
        set(&mut body, "/werknemer/geboortedatum", birth);
        let soort = soort("plan-van-aanpak");
        let prepared = PRESS.prepare(&bytes(&body), order(soort, variant("werkgever"))).expect("a report");
        prepared.findings.iter().map(|finding| finding.code.to_string()).collect::<BTreeSet<_>>()
    };
    // Nearly of the AOW age, and far too young.
    assert!(codes("1959-03-02").contains("T11"));
    assert!(codes("2015-03-02").contains("T02"));
    for birth in ["1960-00-00", "1960-03-00", "2015-00-00", "2015-03-00"] {
        let codes = codes(birth);
        assert!(!codes.contains("T02") && !codes.contains("T11"), "{birth}: {codes:?}");
    }
    // Whatever the day is, the age comes within a year after the wachttijd.
    assert!(codes("1959-03-00").contains("T11"));
}

#[test]
fn an_address_of_e_mail_may_have_254_characters() {
    let host = format!("{}.example", ["proef"; 38].join("."));
    let mut body = concept();
    for (local, status) in [(254 - host.len() - 1, 200), (255 - host.len() - 1, 400)] {
        set(&mut body, "/adviseur/email", format!("{}@{host}", "a".repeat(local)));
        assert_eq!(post(VOORTGANG, &body).status, status);
    }
}

// Serializers.

#[test]
fn bodies_are_taken_or_refused_with_a_sentence_as_serializers_write_them() {
    let validator = jsonschema::validator_for(&JSON_SCHEMA).expect("a sound schema");
    for case in fixture("tests/fixtures/serializers/gewoonten.json") {
        let (place, written) = (text(&case, "plaats"), text(&case, "json"));
        let name = format!("{}, {}: {written}", text(&case, "systeem"), text(&case, "gewoonte"));
        let mut body = concept();
        set(&mut body, place, "@@");
        let sent = body.to_string().replace("\"@@\"", written);
        let answer = request("POST", VOORTGANG, &[JSON], sent.as_bytes());
        match case["fout"].as_str() {
            None => {
                assert_eq!(answer.status, 200, "{name}: {}", answer.text());
                let sent: Value = serde_json::from_str(&sent).expect("JSON");
                let errors: Vec<String> = validator.iter_errors(&sent).map(|error| error.to_string()).collect();
                assert!(errors.is_empty(), "{name}: {errors:#?}");
            }
            Some(code) => {
                assert_eq!(answer.status, 400, "{name}");
                let place = if code == "geen_json" { "" } else { place };
                assert_eq!(answer.faults(), [(place.to_owned(), code.to_owned())], "{name}");
                assert!(answer.text().contains(text(&case, "zin")), "{name}: {}", answer.text());
            }
        }
    }
}

#[test]
fn every_optional_field_may_be_empty_in_each_way() {
    let validator = jsonschema::validator_for(&JSON_SCHEMA).expect("a sound schema");
    for place in
        ["/werkgever/kvkNummer", "/werknemer/roepnaam", "/werknemer/adres", "/bureau/keurmerken", "/bureau/iban"]
    {
        for empty in [json!(null), json!(""), json!(" "), json!([]), json!({}), json!({ "x": null })] {
            let mut body = concept();
            set(&mut body, place, empty.clone());
            assert_eq!(post(VOORTGANG, &body).status, 200, "{place} {empty}");
            assert!(validator.is_valid(&body), "{place} {empty}");
        }
    }
    for place in ["/werkgever/naam", "/werknemer/geboortedatum", "/bureau/kvkNummer", "/document/versie"] {
        for empty in [json!(null), json!("")] {
            let mut body = concept();
            set(&mut body, place, empty.clone());
            let answer = post(VOORTGANG, &body);
            assert_eq!(answer.faults(), [(place.to_owned(), "verplicht".to_owned())], "{place} {empty}");
            assert!(answer.text().contains("is verplicht en is leeg"), "{}", answer.text());
            remove(&mut body, place);
            assert!(!validator.is_valid(&body), "{place}");
        }
    }
}

#[test]
fn the_table_of_serializers_names_every_case() {
    let table = read("docs/serializers.md");
    for case in fixture("tests/fixtures/serializers/gewoonten.json") {
        let row = format!("| {} | {} |", text(&case, "systeem"), text(&case, "gewoonte"));
        assert!(table.contains(&row), "{row}");
    }
}

// Search and copy.

#[test]
fn what_stands_on_paper_is_found_by_who_types_it() {
    let mut body = concept();
    // Too long for its column: it has to stay one word all the same.
    let mail = "p.degroot-vermeulen@voorbeeldhout.example";
    set(&mut body, "/werkgever/contactpersoon/email", mail);
    let pdf = pdf(&body, order(voortgangsrapportage(), variant("werkgever")));
    let runs = || pdf.runs.iter().map(|run| run.text.as_str());
    for kept in [mail, "06 0000 0011"] {
        assert!(runs().any(|run| run.contains(kept)), "{kept}");
    }
    // A line may end before a year, which a search takes for a space.
    assert!(pdf.says("20 juni 2025") && runs().any(|run| run.contains("20 juni")));
    for (before, run) in std::iter::once("").chain(runs()).zip(runs()) {
        assert!(!run.contains(['\u{a0}', '\u{202f}', '\u{200b}']), "{run:?}");
        // Where a word is divided, a reader joins its halves.
        assert!(!run.contains('\u{ad}') || run == "\u{ad}", "{before:?} {run:?}");
    }
}

#[test]
fn what_is_heard_or_searched_holds_ordinary_spaces() {
    for (name, kind) in [
        ("volst", "eindrapportage"),
        ("volst", "offerte"),
        ("volst", "plan-van-aanpak"),
        (AKKER, "voortgangsrapportage"),
    ] {
        let pdf = pdf(&example(name), order(soort(kind), variant("uwv")));
        let told = pdf.told();
        assert!(told.len() > 10, "{name} {kind}");
        for text in told {
            assert!(!text.contains(['\u{a0}', '\u{200b}', '\u{2060}', '\u{202f}']), "{name} {kind}: {text:?}");
        }
    }
}

#[test]
fn an_amount_in_a_finding_is_found_by_who_types_it() {
    let judged = post("/v1/trajecten/_valideer", &example("alles-mis"));
    assert!(judged.text().contains("€ ") && !judged.text().contains('\u{a0}'), "{}", judged.text());
}

#[test]
fn an_amount_is_found_by_who_types_it() {
    let pdf = pdf(&concept(), order(soort("offerte"), variant("werkgever")));
    let amount = |run: &str| run.contains("€ ") && run.contains(',');
    assert!(pdf.runs.iter().any(|run| amount(&run.text)));
    assert!(pdf.runs.iter().all(|run| !run.text.contains('\u{a0}')));
}

#[test]
fn a_house_number_with_a_letter_says_where_the_letter_belongs() {
    let mut body = example(AKKER);
    set(&mut body, "/werkgever/adres/huisnummer", "12a");
    let told = post("/v1/trajecten/_valideer", &body).text();
    assert!(told.contains("hoort in ‘toevoeging’"), "{told}");
}
