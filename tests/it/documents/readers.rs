//! Who may read what.

use serde_json::{Value, json};
use trajectpers::examples;
use trajectpers::pipeline::Order;
use trajectpers::report::RESTRICTIONS;
use trajectpers::wire::{Soort, Variant};

use super::{Made, documents};
use crate::oracle;
use crate::pdf::Pdf;
use crate::support::{
    AKKER, PIETERSMA, PRESS, bytes, example, list, order, pdf, produce, push, set, soort, variant, voortgangsrapportage,
};

#[test]
fn the_number_of_the_employee_is_for_uwv_alone_and_never_in_an_offer() {
    for made in documents() {
        let Some(number) = made.body["werknemer"]["bsn"].as_str() else { continue };
        // A body may hold the digits elsewhere: in a btw-id, or typed where they do not belong, which is a finding.
        if made.body.to_string().matches(number).count() == 1 {
            let allowed = made.is_for("uwv") && made.soort != soort("offerte");
            assert_eq!(made.pdf.holds(number), allowed, "{}", made.name);
        }
    }
}

#[test]
fn the_address_and_telephone_of_the_employee_are_for_the_employee_alone() {
    for made in documents() {
        let employee = &made.body["werknemer"];
        let address = &employee["adres"];
        let street = address["straat"].as_str().map(|street| format!("{street} {}", address["huisnummer"]));
        let private = [address["postcode"].as_str(), employee["telefoon"].as_str(), employee["email"].as_str()];
        let private = private.into_iter().flatten().map(str::to_owned).chain(street);
        let allowed = made.is_for("werknemer") && made.soort != soort("offerte");
        for value in private {
            assert_eq!(made.pdf.holds(&value), allowed, "{}: {value}", made.name);
        }
    }
}

#[test]
fn findings_and_the_mark_of_the_house_are_for_internal_use_alone() {
    for made in documents() {
        let internal = made.is_for("intern");
        // A house that has nothing to mend gets no page that says so.
        let told = internal && made.findings > 0;
        assert_eq!(made.pdf.says("Bevindingen voor intern gebruik"), told, "{}", made.name);
        assert_eq!(made.pdf.says_in_margins("INTERN"), internal, "{}", made.name);
    }
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/samenvatting", "Het traject ligt 😀 op schema.");
    for reader in Variant::ALL {
        let document = pdf(&body, order(voortgangsrapportage(), *reader));
        assert_eq!(document.holds("/voortgang/samenvatting"), *reader == variant("intern"), "{}", reader.as_str());
    }
}

/// The values at a place of a body, where `*` stands for every position in a list.
fn values_at(body: &Value, pointer: &str) -> Vec<String> {
    let mut found = vec![body];
    for segment in pointer.split('/').skip(1) {
        found = found
            .into_iter()
            .flat_map(|value| match (segment, value.as_array()) {
                ("*", Some(items)) => items.iter().collect::<Vec<_>>(),
                _ => value.get(segment).into_iter().collect(),
            })
            .collect();
    }
    found.into_iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// What a reader may not see of a body: by the one table that decides it, and activities that are not for reports.
fn hidden_values(made: &Made) -> Vec<String> {
    let forbidden = RESTRICTIONS.iter().filter(|restriction| {
        !restriction.readers.contains(&made.variant) || restriction.never_in.contains(&made.soort)
    });
    let values = forbidden.flat_map(|restriction| restriction.pointers).flat_map(|at| values_at(&made.body, at));
    let unreported = list(&made.body, "activiteiten")
        .into_iter()
        .filter(|activity| !made.is_for("intern") && activity["rapporteerbaar"] == Value::Bool(false));
    let words = unreported.flat_map(|activity| ["omschrijving", "resultaat"].map(|field| activity[field].clone()));
    let text = made.body.to_string();
    values
        .chain(words.filter_map(|words| words.as_str().map(str::to_owned)))
        // What stands elsewhere in the body too may be shown for that reason; a letter or two may be part of any word.
        .filter(|value| value.len() > 4 && text.matches(value.as_str()).count() == 1)
        .flat_map(|value| {
            let is_date = value.len() == 10 && value.as_bytes()[4] == b'-';
            let dates = is_date.then(|| [oracle::short_date(&value), oracle::long_date(&value)]);
            dates.into_iter().flatten().chain([value.clone()]).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn no_field_of_any_body_reaches_a_reader_who_may_not_see_it() {
    let mut looked = 0;
    for made in documents() {
        let hidden = hidden_values(made);
        let attached = Order { attach: true, ..order(made.soort, made.variant) };
        let attached = pdf(&made.body, attached);
        for value in &hidden {
            assert!(!made.pdf.holds(value), "{}: {value}", made.name);
            assert!(!attached.holds(value), "{} with its data: {value}", made.name);
            looked += 1;
        }
    }
    assert!(looked > 400, "{looked} values");
}

/// Not in a count, a first day, a gap or a length: a copy is the one that would be made if they were not there.
#[test]
fn activities_that_are_not_for_reports_change_nothing_in_the_copy_of_another() {
    let mut looked = 0;
    for (name, _) in examples::EXAMPLES {
        let without = example(name);
        let mut with = without.clone();
        // Before the start, amid the others, and still to come.
        let first = without["verzuim"]["eersteZiektedag"].clone();
        let second = list(&without, "activiteiten").last().map_or(first.clone(), |last| last["datum"].clone());
        for (day, soort, status) in [
            (first.clone(), "coachgesprek", "uitgevoerd"),
            (first, "overig", "vervallen"),
            (second.clone(), "coachgesprek", "uitgevoerd"),
            (second, "jobhunting", "uitgevoerd"),
            (json!("2026-12-01"), "overig", "gepland"),
        ] {
            let mut hidden = json!({
                "datum": day, "soort": soort, "omschrijving": "Overleg in huis.", "status": status,
                "rapporteerbaar": false,
            });
            if status == "vervallen" {
                hidden["redenNietUitgevoerd"] = json!("Er was geen plaats.");
            }
            push(&mut with, "/activiteiten", hidden);
        }
        for kind in Soort::ALL {
            for reader in Variant::ALL.iter().filter(|reader| reader.as_str() != "intern") {
                let told = |body: &Value| {
                    let prepared = PRESS.prepare(&bytes(body), order(*kind, *reader)).ok()?;
                    serde_json::from_slice::<Value>(&prepared.report.data).ok()
                };
                let Some(copy) = told(&without) else { continue };
                assert_eq!(told(&with), Some(copy), "{name}: {} for {}", kind.as_str(), reader.as_str());
                looked += 1;
            }
        }
    }
    assert!(looked > 40, "{looked} copies");
}

/// A body in which everything that not everybody may see has a value of its own, and who may see it in a
/// voortgangsrapportage.
fn canaries() -> (Value, Vec<(&'static str, &'static [&'static str])>) {
    const NOBODY: &[&str] = &[];
    const UWV: &[&str] = &["uwv"];
    const TOLD: &[&str] = &["werknemer", "intern"];
    const HOUSE: &[&str] = &["intern"];
    const EMPLOYEE: &[&str] = &["werknemer"];
    let mut body = example(PIETERSMA);
    set(&mut body, "/werknemer/bsn", "999990020");
    set(&mut body, "/werknemer/roepnaam", "Roepkanarie");
    set(&mut body, "/werknemer/telefoon", "06 7654 3210");
    set(&mut body, "/werknemer/email", "kanarie@geheim.example");
    let address = json!({
        "straat": "Kanariestraat", "huisnummer": 7, "toevoeging": "zwartkanarie", "postcode": "9876 ZX", "plaats": "Assen",
    });
    set(&mut body, "/werknemer/adres", address);
    let activities = [
        json!({
            "datum": "2025-09-03", "soort": "overig", "omschrijving": "Kanarieintern", "status": "uitgevoerd",
            "resultaat": "Kanariegevolg", "rapporteerbaar": false,
        }),
        json!({
            "datum": "2025-09-05", "soort": "coachgesprek", "omschrijving": "Gesprek dat niet doorging.",
            "status": "vervallen", "redenNietUitgevoerd": "Kanariereden",
        }),
        json!({
            "datum": "2025-10-29", "soort": "coachgesprek", "omschrijving": "Kanarietoekomst", "status": "uitgevoerd",
        }),
        json!({
            "datum": "2025-11-29", "soort": "overig", "omschrijving": "Kanarieplan", "status": "gepland",
            "rapporteerbaar": false,
        }),
    ];
    activities.into_iter().for_each(|activity| push(&mut body, "/activiteiten", activity));
    push(
        &mut body,
        "/sollicitaties",
        json!({
            "datum": "2025-10-29", "werkgever": "Kanariewerkgever", "functie": "kanariefunctie", "soort": "open",
            "resultaat": "aanbod",
        }),
    );
    push(
        &mut body,
        "/belastbaarheid",
        json!({
            "bron": "FML", "datum": "2025-12-01", "opgesteldDoorRol": "kanarierol",
            "rubrieken": [{ "rubriek": 1, "omschrijving": "Kanarielimiet" }],
        }),
    );
    push(
        &mut body,
        "/plaatsingen",
        json!({
            "soort": "wep", "organisatie": "Kanarieorganisatie", "functie": "hulp", "van": "2025-12-01",
            "urenPerWeek": 3, "evaluatie": "Kanarieevaluatie",
        }),
    );
    set(&mut body, "/plaatsingen/0/evaluatie", "Kanarieoordeel");
    set(&mut body, "/plaatsingen/0/evaluatieDatum", "2025-12-01");
    let canaries = vec![
        ("999990020", UWV),
        ("Kanariestraat", EMPLOYEE),
        ("zwartkanarie", EMPLOYEE),
        ("9876 ZX", EMPLOYEE),
        ("06 7654 3210", EMPLOYEE),
        ("kanarie@geheim.example", EMPLOYEE),
        ("Roepkanarie", NOBODY),
        ("Kanarieintern", HOUSE),
        ("Kanariegevolg", HOUSE),
        ("Kanarieplan", HOUSE),
        ("Kanariereden", TOLD),
        // What a voortgangsrapportage has no use for.
        ("NL13 TEST 0123 4567 89", NOBODY),
        ("NL999990009B01", NOBODY),
        // What happened after its day.
        ("Kanarietoekomst", NOBODY),
        ("Kanariewerkgever", NOBODY),
        ("kanariefunctie", NOBODY),
        ("kanarierol", NOBODY),
        ("Kanarielimiet", NOBODY),
        ("Kanarieorganisatie", NOBODY),
        ("Kanarieevaluatie", NOBODY),
        ("Kanarieoordeel", NOBODY),
    ];
    (body, canaries)
}

#[test]
fn what_a_reader_may_not_see_is_nowhere_in_his_file() {
    let (body, canaries) = canaries();
    for reader in Variant::ALL {
        let plain = order(voortgangsrapportage(), *reader);
        for order in [plain, Order { attach: true, ..plain }] {
            let document = pdf(&body, order);
            assert_eq!(document.attachments().len(), usize::from(order.attach));
            for (canary, readers) in &canaries {
                let allowed = readers.contains(&reader.as_str());
                assert_eq!(document.holds(canary), allowed, "{canary} for {}", reader.as_str());
            }
        }
    }
}

#[test]
fn no_kind_of_document_shows_more_of_the_employee_than_its_reader_may_see() {
    let (body, canaries) = canaries();
    let of_the_employee =
        ["999990020", "Kanariestraat", "zwartkanarie", "9876 ZX", "06 7654 3210", "kanarie@geheim.example"];
    let of_the_house = ["Kanarieintern", "Kanariegevolg", "Kanarieplan", "Kanariereden"];
    for soort in Soort::ALL {
        for reader in Variant::ALL {
            let document = pdf(&body, order(*soort, *reader));
            for (canary, readers) in &canaries {
                let guarded = of_the_employee.contains(canary) || of_the_house.contains(canary);
                let allowed = readers.contains(&reader.as_str())
                    && !(soort.as_str() == "offerte" && of_the_employee.contains(canary));
                let told = format!("{canary} in a {} for {}", soort.as_str(), reader.as_str());
                assert!(!guarded || allowed || !document.holds(canary), "{told}");
            }
        }
    }
}

#[test]
fn the_page_in_plain_language_is_for_the_employee() {
    for made in documents().filter(|made| made.soort == voortgangsrapportage()) {
        assert_eq!(made.pdf.says("Wie mag mee?"), made.is_for("werknemer"), "{}", made.name);
    }
}

#[test]
fn a_report_holds_nothing_that_was_not_known_on_its_day() {
    // The document is dated before its period ends: what happened in between is not known yet.
    let mut body = example(PIETERSMA);
    set(&mut body, "/voortgang/document/datum", "2025-09-01");
    if let Ok(product) = produce(&body, order(voortgangsrapportage(), variant("werkgever"))) {
        let report = Pdf::read(&product.rendered.bytes);
        for application in list(&body, "sollicitaties") {
            let (date, employer) = (application["datum"].as_str(), application["werkgever"].as_str());
            let known = date.is_some_and(|date| date <= "2025-09-01");
            assert!(known || !report.holds(employer.expect("an employer")), "{date:?} {employer:?}");
        }
    }
    // The only belastbaarheid is of a later day.
    let mut body = example(PIETERSMA);
    set(&mut body, "/belastbaarheid", json!([{ "bron": "FML", "datum": "2026-02-03" }]));
    if let Ok(product) = produce(&body, order(voortgangsrapportage(), variant("werkgever"))) {
        assert!(!Pdf::read(&product.rendered.bytes).holds("03-02-2026"));
    }
    // UWV decides later.
    let mut body = example(PIETERSMA);
    set(&mut body, "/traject/loonsanctie", json!({ "besluitdatum": "2026-03-15", "tot": "2027-03-31" }));
    if let Ok(product) = produce(&body, order(voortgangsrapportage(), variant("werkgever"))) {
        let report = Pdf::read(&product.rendered.bytes);
        for date in ["31 maart 2027", "31-03-2027", "30-03-2027"] {
            assert!(!report.holds(date), "{date}");
        }
    }
}
