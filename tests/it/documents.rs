//! The finished documents, read back: what they conform to, what they say, and what they keep to themselves.

use std::io::Cursor;
use std::sync::{Arc, LazyLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, ImageFormat};
use proptest::prelude::*;
use serde_json::{Value, json};
use trajectpers::answers::addresses;
use trajectpers::examples;
use trajectpers::pipeline::{Order, ProduceError};
use trajectpers::report::RESTRICTIONS;
use trajectpers::trajectory::Colour;
use trajectpers::wire::{Soort, Variant};

use crate::oracle;
use crate::pdf::Pdf;
use crate::support::{
    AKKER, PIETERSMA, PRESS, bytes, cases, example, fixture, free_texts, list, order, pdf, post, produce, push, remove,
    set, soort, variant, voortgangsrapportage,
};

/// One document that every rule below holds for.
pub struct Made {
    /// Body, kind and reader, for a message.
    pub name: String,
    pub soort: Soort,
    pub variant: Variant,
    pub body: Arc<Value>,
    pub bytes: Vec<u8>,
    findings: usize,
    warnings: Vec<String>,
    pub pdf: Pdf,
}

impl Made {
    /// The document, or why there is none.
    fn new((case, body, soort, variant): &Job) -> Result<Self, String> {
        let name = format!("{case} {} {}", soort.as_str(), variant.as_str());
        let product = produce(body, order(*soort, *variant)).map_err(|error| format!("{name}: {error:?}"))?;
        let (rendered, findings) = (product.rendered, product.findings.len());
        let pdf = Pdf::read(&rendered.bytes);
        if pdf.pages() != rendered.pages {
            return Err(format!("{name}: {} pages are told, {} are there", rendered.pages, pdf.pages()));
        }
        let (soort, variant, body) = (*soort, *variant, Arc::clone(body));
        Ok(Self { name, soort, variant, body, bytes: rendered.bytes, findings, warnings: rendered.warnings, pdf })
    }

    fn is_for(&self, reader: &str) -> bool {
        self.variant.as_str() == reader
    }
}

/// A case, its body, and what to make of it.
type Job = (String, Arc<Value>, Soort, Variant);

/// Every example as every kind for every reader, and every fixture as its own kind.
static MADE: LazyLock<Vec<Result<Made, String>>> = LazyLock::new(|| {
    let mut jobs: Vec<Job> = Vec::new();
    let mut add = |name: &str, body: Value, soorten: &[Soort]| {
        let body = Arc::new(body);
        for (soort, variant) in
            soorten.iter().flat_map(|soort| Variant::ALL.iter().map(move |variant| (soort, variant)))
        {
            jobs.push((name.to_owned(), Arc::clone(&body), *soort, *variant));
        }
    };
    for (name, _) in examples::EXAMPLES {
        add(name, example(name), Soort::ALL);
    }
    for soort in Soort::ALL {
        for case in cases(*soort) {
            add(&case, fixture(*soort, &case), &[*soort]);
        }
    }
    std::thread::scope(|scope| {
        let halves = jobs.chunks(jobs.len().div_ceil(2));
        let halves: Vec<_> =
            halves.map(|half| scope.spawn(move || half.iter().map(Made::new).collect::<Vec<_>>())).collect();
        halves.into_iter().flat_map(|half| half.join().expect("a reader of PDFs that does not stumble")).collect()
    })
});

/// Those that could be made.
pub fn documents() -> impl Iterator<Item = &'static Made> {
    MADE.iter().filter_map(|made| made.as_ref().ok())
}

#[test]
fn every_example_makes_every_document_for_every_reader() {
    let failures: Vec<&String> = MADE.iter().filter_map(|made| made.as_ref().err()).collect();
    assert!(failures.is_empty(), "{failures:#?}");
    assert!(MADE.len() >= examples::EXAMPLES.len() * Soort::ALL.len() * Variant::ALL.len());
}

// What every document conforms to.

#[test]
fn every_document_is_tagged_dutch_and_says_which_standards_it_follows() {
    for made in documents() {
        let (name, catalog) = (&made.name, made.pdf.catalog());
        let language = catalog.get(b"Lang").and_then(|language| language.as_str()).expect("a language");
        assert!(language.starts_with(b"nl"), "{name}");
        let mark = made.pdf.entry(catalog, "MarkInfo").and_then(|mark| mark.as_dict().ok()).expect("a mark");
        assert!(mark.get(b"Marked").and_then(|marked| marked.as_bool()).is_ok_and(|marked| marked), "{name}");
        assert!(made.pdf.entry(catalog, "StructTreeRoot").is_some(), "{name}");
        let view = made.pdf.entry(catalog, "ViewerPreferences").and_then(|view| view.as_dict().ok()).expect("a view");
        assert!(view.get(b"DisplayDocTitle").and_then(|title| title.as_bool()).is_ok_and(|title| title), "{name}");
        let metadata = made.pdf.metadata();
        for statement in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(metadata.contains(statement), "{name}: {statement}");
        }
        assert!(made.pdf.information().get("Title").is_some_and(|title| metadata.contains(title.as_str())), "{name}");
    }
}

#[test]
fn typst_has_no_remarks() {
    for made in documents() {
        assert!(made.warnings.is_empty(), "{}: {:#?}", made.name, made.warnings);
    }
}

#[test]
fn metadata_names_the_bureau_and_no_person() {
    for made in documents() {
        let mut metadata = made.pdf.metadata();
        made.pdf.information().values().for_each(|value| metadata.push_str(value));
        let bureau = made.body["bureau"]["naam"].as_str().expect("a name");
        assert!(made.pdf.information().get("Author").is_some_and(|author| author == bureau), "{}", made.name);
        let employee = &made.body["werknemer"];
        let people = [
            oracle::initials_and_surname(employee),
            oracle::initials_and_surname(&made.body["werkgever"]["contactpersoon"]),
            made.body["adviseur"]["naam"].as_str().unwrap_or_default().to_owned(),
        ];
        let number = employee["bsn"].as_str().map(str::to_owned);
        // A name of a letter or two may be part of any word.
        for secret in people.into_iter().filter(|person| person.len() > 5).chain(number) {
            assert!(!metadata.contains(&secret), "{}: {secret}", made.name);
        }
    }
}

#[test]
fn every_table_has_a_header_and_every_figure_a_description() {
    for made in documents() {
        for table in made.pdf.elements("Table") {
            assert!(made.pdf.has_below(table, "TH"), "{}", made.name);
        }
        for figure in made.pdf.elements("Figure") {
            let described = figure.get(b"Alt").and_then(|alt| alt.as_str()).is_ok_and(|alt| alt.len() > 2);
            assert!(described, "{}", made.name);
        }
        assert!(!made.pdf.elements("H1").is_empty(), "{}", made.name);
    }
}

/// Holds when no line of the content stands outside the margins: 22 mm left and right, 25 above, 24 below.
#[track_caller]
fn stays_within_the_margins(name: &str, pdf: &Pdf) {
    let outside = pdf.runs.iter().filter(|run| !run.artifact).filter(|run| {
        // The label of a first or last bar stands centred on it, a hair outside.
        let across = (58.0..=533.5).contains(&run.x);
        let down = (67.0..=772.0).contains(&run.y);
        !(across && down)
    });
    let outside: Vec<String> =
        outside.map(|run| format!("page {} at {:.0}, {:.0}: {}", run.page, run.x, run.y, run.text)).collect();
    assert!(outside.is_empty(), "{name}: {outside:#?}");
}

#[test]
fn every_line_stays_within_the_margins() {
    for made in documents() {
        stays_within_the_margins(&made.name, &made.pdf);
    }
}

#[test]
fn the_longest_parts_that_are_kept_together_stay_on_the_page() {
    let long =
        |word: &str, length: usize| format!("{word} ").repeat(length / word.len())[..length - 1].trim().to_owned();
    let mut body = example("volst");
    for index in 0..list(&body["voortgang"], "ondertekening").len() {
        set(&mut body, &format!("/voortgang/ondertekening/{index}/opmerking"), long("opmerking", 600));
    }
    for index in 0..list(&body["adviseur"], "registraties").len() {
        set(&mut body, &format!("/adviseur/registraties/{index}/naam"), long("register", 80));
        set(&mut body, &format!("/adviseur/registraties/{index}/nummer"), long("nummer", 40));
    }
    for profile in 0..list(&body, "zoekprofielen").len() {
        for direction in 0..list(&body["zoekprofielen"][profile], "zoekrichtingen").len() {
            let place = format!("/zoekprofielen/{profile}/zoekrichtingen/{direction}");
            set(&mut body, &format!("{place}/functie"), format!("{direction} {}", long("functie", 117)));
            set(&mut body, &format!("{place}/sector"), long("sector", 120));
        }
    }
    stays_within_the_margins("vol", &pdf(&body, order(voortgangsrapportage(), variant("werkgever"))));
}

// What a voortgangsrapportage says.

#[test]
fn a_voortgangsrapportage_says_everything_its_reader_may_know_of_the_period() {
    for made in documents().filter(|made| made.soort == voortgangsrapportage()) {
        let expected = oracle::voortgangsrapportage(&made.body, made.variant.as_str());
        assert!(expected.len() > 15, "{}", made.name);
        made.pdf.says_all(&expected);
    }
}

#[test]
fn the_case_with_everything_is_as_large_as_it_claims() {
    let body = example("volst");
    assert_eq!((list(&body, "activiteiten").len(), list(&body, "sollicitaties").len()), (200, 300));
    let expected = oracle::voortgangsrapportage(&body, "werkgever");
    assert!(expected.len() > 500, "{}", expected.len());
    assert!(pdf(&body, order(voortgangsrapportage(), variant("werkgever"))).pages() > 20);
}

#[test]
fn weeks_counts_and_days_are_computed() {
    let akker = pdf(&example(AKKER), order(voortgangsrapportage(), variant("werkgever")));
    for line in [
        "10 mei tot en met 20 juni 2025 · ziekteweek 66 tot en met 72",
        "In deze periode zijn zeven activiteiten uitgevoerd",
        "In deze periode zijn zeven sollicitaties verstuurd. Sinds de start van het traject zijn dat er elf",
        "twee daarvan leidden tot een gesprek en vier zijn nog open",
        "Laatste dag van de wachttijd 1 februari 2026; eerste dag erna 2 februari 2026.",
        "De eerstvolgende stap is gepland op 30 juni 2025 (nog 10 dagen): evaluatie.",
        "Daarna in de poortwachterkalender: eindrapportage van het bureau, uiterlijk 26 oktober 2025;",
        "de eerste stap uit de wet: eindevaluatie, uiterlijk 2 november 2025.",
        "Een ziekteweek loopt van maandag tot en met zondag.",
    ] {
        assert!(akker.says(line), "{line}");
    }
    let pietersma = pdf(&example(PIETERSMA), order(voortgangsrapportage(), variant("werkgever")));
    for line in [
        "ziekteweek 72 tot en met 78",
        "Deze dagen tellen niet mee (wit vak): hersteld gemeld van 17 juni tot en met 3 juli 2024 (17 dagen); latere datums schuiven op.",
        "Een ziekteweek loopt sinds 4 juli 2024 van donderdag tot en met woensdag.",
        "Laatste dag van de wachttijd 1 april 2026; eerste dag erna 2 april 2026.",
    ] {
        assert!(pietersma.says(line), "{line}");
    }
}

#[test]
fn what_happened_after_the_period_is_not_in_the_report() {
    let body = example(AKKER);
    let until = body["voortgang"]["periode"]["tot"].as_str().expect("a day");
    let report = pdf(&body, order(voortgangsrapportage(), variant("intern")));
    let later = |field: &str| -> Vec<&Value> {
        list(&body, field)
            .into_iter()
            .filter(|entry| entry["datum"].as_str().is_some_and(|date| date > until))
            .collect()
    };
    // Words that stand in the body once: others may have been said before.
    let text = body.to_string();
    let once = |entry: &Value, field: &str| {
        entry[field].as_str().filter(|words| text.matches(words).count() == 1).map(str::to_owned)
    };
    let activities = later("activiteiten").into_iter().filter_map(|activity| once(activity, "resultaat"));
    let applications = later("sollicitaties").into_iter().filter_map(|application| once(application, "werkgever"));
    let unknown: Vec<String> = activities.chain(applications).collect();
    assert!(unknown.len() > 15, "{unknown:#?}");
    for words in unknown {
        assert!(!report.holds(&words), "{words}");
    }
}

#[test]
fn parts_that_are_absent_leave_no_trace() {
    for made in documents() {
        for trace in ["n.v.t.", "{{", "}}", "{%"] {
            assert!(!made.pdf.says(trace) && !made.pdf.says_in_margins(trace), "{}: {trace}", made.name);
        }
        let words = made.pdf.runs.iter().flat_map(|run| run.text.split(|c: char| !c.is_alphanumeric()));
        for word in words {
            assert!(!["none", "null", "undefined", "NaN"].contains(&word), "{}: {word}", made.name);
        }
    }
    let barest = pdf(&fixture(voortgangsrapportage(), "kaalst"), order(voortgangsrapportage(), variant("werkgever")));
    for part in [
        "Prognose",
        "Voortgang per doel",
        "Plaatsing en werkervaring",
        "Evaluatie",
        "Visie van de werknemer",
        "Stand:",
        "Zoekprofiel",
        "Activiteiten per week",
        "Rubriek",
        "Gemiste afspraak",
        "Uitleg bij dit verslag",
        "CONCEPT",
        "INTERN",
    ] {
        assert!(!barest.says(part) && !barest.says_in_margins(part), "{part}");
    }
}

#[test]
fn a_concept_says_so_and_a_definitive_document_does_not() {
    for soort in Soort::ALL {
        let mut body = example(AKKER);
        for (status, shown) in [("concept", true), ("definitief", false)] {
            set(&mut body, "/document/status", status);
            for part in ["plan", "voortgang", "eind", "offerte"] {
                if body[part]["document"].is_object() {
                    set(&mut body, &format!("/{part}/document/status"), status);
                }
            }
            let document = pdf(&body, order(*soort, variant("werkgever")));
            assert_eq!(document.says("CONCEPT"), shown, "{} {status}", soort.as_str());
        }
    }
}

// Who may read what.

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
        let told = made.pdf.says("Wat mag u doen?") || made.pdf.says("Wat mag u, en wat moet u?");
        assert_eq!(told, made.is_for("werknemer"), "{}", made.name);
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

// The same again.

#[test]
fn equal_requests_give_equal_bytes_in_any_worker_and_in_none() {
    for name in [AKKER, PIETERSMA] {
        let body = example(name);
        for soort in Soort::ALL {
            let make = || produce(&body, order(*soort, variant("uwv"))).expect("a document").rendered.bytes;
            let first = make();
            assert!(first == make(), "{name} {} a second time", soort.as_str());
            // At once, so that several workers make it, each with the caches of what it made before.
            let address = format!("{}?variant=uwv", addresses::of(*soort));
            std::thread::scope(|scope| {
                let copies: Vec<_> = (0..4).map(|_| scope.spawn(|| post(&address, &body))).collect();
                for copy in copies {
                    let answer = copy.join().expect("an answer");
                    assert!(answer.body == first, "{name} {} by a worker", soort.as_str());
                }
            });
        }
    }
}

#[test]
fn a_different_text_gives_a_different_document_of_the_same_form() {
    let mut body = example(AKKER);
    let first = produce(&body, order(voortgangsrapportage(), variant("uwv"))).expect("a document").rendered.bytes;
    set(&mut body, "/voortgang/inzetWerknemer", "Zij zette zich in.");
    let second = produce(&body, order(voortgangsrapportage(), variant("uwv"))).expect("a document").rendered.bytes;
    assert!(first != second);
    let id = |bytes: &[u8]| format!("{:?}", Pdf::read(bytes).metadata().split("InstanceID>").nth(1).map(str::to_owned));
    assert_ne!(id(&first), id(&second), "the identity follows the content");
}

// Whatever people type.

/// Texts that break typesetters, templates, readers and pages.
const HOSTILE: &[&str] = &[
    "😀👩\u{200d}👩\u{200d}👧 gezin",
    "中文漢字 かな 한국어",
    "العربية مرحبا עברית",
    "bel\u{7}\u{0}\u{1b}[31m rood",
    "nul\u{200b}breed\u{200d}\u{2060}\u{feff} teken",
    "\u{e000}\u{f8ff}\u{10fffd} eigen",
    "#set page(fill: red) #panic() #include \"/etc/passwd\"",
    "#eval(\"1 + 1\") $x^2$ @label <label> *vet* _schuin_ `code`",
    "{{ werknemer.bsn }} {% for x in y %} {# stil #} ${x} %s %n",
    "<script>alert(1)</script><b>vet</b> &amp; &nbsp; &lt;",
    "# kop\n\n> citaat\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```rust\nfn\n```",
    "![beeld](http://voorbeeld.example/x.png) [link](javascript:alert(1))",
    "\\u{0} \\ \\\\ \" ' ` ’ “ ” „",
    "- \n- \n-\n1. \n\n99999999999. x",
    "***\n---\n===\n~~~\nx",
    "**_a*b_c** _*",
    "\u{202e}achterstevoren\u{202c} \u{2066}x\u{2069}",
    "e\u{301}\u{301}\u{301}\u{301} \u{308}x ^\u{308}",
    "ﬁ ﬂ ǆ ŉ ſ İ ı ẞ ß",
    "zacht\u{ad}koppel\u{ad}teken",
    "regel\u{2028}alinea\u{2029}volgende\u{85}nieuwe\u{b}\u{c}",
    "\u{e0041}\u{fe0f}\u{fff9} label",
    "- a\n  - b\n    - c\n      - d\n        - e",
    "\t\tcode\n\n    code",
    "<!-- stil --> <?php ?> <![CDATA[x]]>",
    "[a]: http://voorbeeld.example\n\n[a] [b][a] [^1]",
    "http://voorbeeld.example/een/heel/lang/adres?met=vragen&en=tekens#anker",
    "1) 2) 3) a) §§ €€ ½ ‰ ™ ✓ ❌",
];

/// Fills every free text of a body at once, each with another text from the list.
fn with_every_text_hostile(body: &Value, round: usize) -> Value {
    let mut hostile = body.clone();
    for (index, field) in free_texts(body).iter().enumerate() {
        let start = index * 3 + round * 5;
        let mut text = "K".to_owned();
        for step in 0..HOSTILE.len() {
            text.push_str(HOSTILE[(start + step) % HOSTILE.len()]);
            text.push(' ');
        }
        set(&mut hostile, &field.pointer, text.chars().take(field.most.max(field.least)).collect::<String>());
    }
    hostile
}

#[test]
fn nothing_that_people_type_makes_a_document_fail() {
    let plain = example(PIETERSMA);
    assert!(free_texts(&plain).len() > 300, "the schema names the free texts");
    for soort in Soort::ALL {
        for round in 0..HOSTILE.len() / 5 {
            let body = with_every_text_hostile(&plain, round);
            let reader = Variant::ALL[round % Variant::ALL.len()];
            let product = produce(&body, order(*soort, reader)).map_err(|error| format!("{error:?}"));
            let product = product.expect("a document, whatever stands in it");
            assert!(product.rendered.warnings.is_empty(), "{:?}", product.rendered.warnings);
            for code in ["X01", "X02", "X05"] {
                assert!(product.findings.iter().any(|finding| finding.code == code), "{code} in round {round}");
            }
            let document = Pdf::read(&product.rendered.bytes);
            for forbidden in ['\u{e000}', '😀', '中', '\u{202e}'] {
                let forbidden = forbidden.to_string();
                let printed = document.says(&forbidden) || document.says_in_margins(&forbidden);
                assert!(!printed, "{forbidden:?} in round {round}");
            }
        }
    }
}

#[test]
fn what_people_type_is_printed_and_never_obeyed() {
    let mut body = example(AKKER);
    let text = "Zie #set page(fill: red) en {{ werknemer.bsn }} en $x^2$ en @label en <b>vet</b>.";
    set(&mut body, "/voortgang/samenvatting", text);
    set(&mut body, "/voortgang/doelen/0/toelichting", "*geen vet* in #één regel");
    let document = pdf(&body, order(voortgangsrapportage(), variant("werkgever")));
    for words in
        ["#set page(fill: red)", "{{ werknemer.bsn }}", "$x^2$", "@label", "<b>vet</b>", "*geen vet* in #één regel"]
    {
        assert!(document.says(words), "{words}");
    }
}

#[test]
fn with_strikt_every_repair_is_a_fault_in_its_place() {
    let body = with_every_text_hostile(&example(PIETERSMA), 0);
    let strict = Order { strict: true, ..order(voortgangsrapportage(), variant("werkgever")) };
    let Err(ProduceError::Faults(faults)) = produce(&body, strict) else {
        unreachable!("repairs are not wanted");
    };
    for code in ["X01", "X02", "X05"] {
        assert!(faults.iter().filter(|fault| fault.code == code).count() > 10, "{code}");
    }
    for fault in faults.iter().filter(|fault| fault.code.starts_with('X')) {
        assert!(body.pointer(&fault.pointer).is_some_and(Value::is_string), "{}", fault.pointer);
    }
}

#[test]
fn words_as_long_as_the_schema_allows_are_printed_whole() {
    let mut body = example(AKKER);
    for field in free_texts(&example(AKKER)) {
        set(
            &mut body,
            &field.pointer,
            "lang".repeat(field.most.div_ceil(4)).chars().take(field.most).collect::<String>(),
        );
    }
    for soort in Soort::ALL {
        let document = pdf(&body, order(*soort, variant("werknemer")));
        assert!(document.says(&"lang".repeat(100)), "{}", soort.as_str());
    }
}

#[test]
fn the_letters_of_the_population_register_print_as_they_are() {
    let letters: String = ('\u{c0}'..='\u{17f}').filter(|letter| !matches!(letter, '×' | '÷')).collect();
    let mut body = example(AKKER);
    set(&mut body, "/voortgang/inzetWerknemer", format!("{letters} Ελληνικά Кириллица"));
    let product = produce(&body, order(voortgangsrapportage(), variant("werkgever"))).expect("a document");
    assert!(product.findings.iter().all(|finding| !finding.code.starts_with('X')), "{:?}", product.findings);
    let document = Pdf::read(&product.rendered.bytes);
    for letter in letters.chars() {
        assert!(document.says(&letter.to_string()), "{letter}");
    }
    assert!(document.says("Ελληνικά Кириллица"));
}

/// Any text of so many characters.
fn any_text(least: usize, most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<char>(), least..=most).prop_map(|characters| characters.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn any_text_becomes_a_document_or_faults(
        summary in any_text(10, 600),
        description in any_text(2, 600),
        surname in any_text(1, 120),
        firm in any_text(2, 120),
    ) {
        let mut body = example(AKKER);
        set(&mut body, "/voortgang/samenvatting", summary);
        set(&mut body, "/activiteiten/12/omschrijving", description);
        set(&mut body, "/werknemer/achternaam", surname);
        set(&mut body, "/werkgever/naam", firm);
        match produce(&body, order(voortgangsrapportage(), variant("intern"))) {
            Ok(product) => prop_assert!(product.rendered.bytes.starts_with(b"%PDF-")),
            Err(ProduceError::Faults(faults)) => prop_assert!(!faults.is_empty()),
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }
}

// The looks of a bureau.

fn picture(width: u32, height: u32, format: ImageFormat) -> String {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(width, height).write_to(&mut bytes, format).expect("a picture");
    STANDARD.encode(bytes.into_inner())
}

#[test]
fn every_shape_of_logo_prints_with_its_description() {
    let drawing = |width: u32, height: u32| {
        STANDARD.encode(format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><defs><linearGradient id="g"><stop offset="0" stop-color="#0f5f66"/><stop offset="1" stop-color="#fff" stop-opacity="0.2"/></linearGradient></defs><rect width="{width}" height="{height}" fill="url(#g)"/></svg>"##
        ))
    };
    for (shape, logo) in [
        ("wide", picture(900, 60, ImageFormat::Png)),
        ("tall", picture(40, 600, ImageFormat::Png)),
        ("square", picture(300, 300, ImageFormat::Jpeg)),
        ("dot", picture(1, 1, ImageFormat::Png)),
        ("wide drawing", drawing(400, 40)),
        ("tall drawing", drawing(40, 400)),
    ] {
        for soort in Soort::ALL {
            let mut body = example(AKKER);
            set(&mut body, "/bureau/huisstijl/logo", logo.as_str());
            let product =
                produce(&body, order(*soort, variant("werkgever"))).map_err(|error| format!("{shape}: {error:?}"));
            let rendered = product.expect("a document").rendered;
            assert!(rendered.warnings.is_empty(), "{shape}: {:?}", rendered.warnings);
            let document = Pdf::read(&rendered.bytes);
            assert!(document.holds("Logo van Voorbeeldbureau De Wissel"), "{shape}");
            stays_within_the_margins(shape, &document);
        }
    }
}

#[test]
fn without_a_logo_the_name_of_the_bureau_stands_in_its_place() {
    let mut body = example(AKKER);
    remove(&mut body, "/bureau/huisstijl");
    let document = pdf(&body, order(voortgangsrapportage(), variant("werkgever")));
    assert!(document.says("Voorbeeldbureau De Wissel B.V.") && !document.holds("Logo van"));
}

#[test]
fn a_pale_accent_still_reads_as_text() {
    for accent in ["#FFEE88", "#FFFFFF", "#000000", "#FF0000"] {
        let mut body = example(AKKER);
        set(&mut body, "/bureau/huisstijl/kleurPrimair", accent);
        for soort in Soort::ALL {
            let prepared = PRESS.prepare(&bytes(&body), order(*soort, variant("werkgever"))).expect("a report");
            let data: Value = serde_json::from_slice(&prepared.report.data).expect("JSON");
            let colour =
                |name: &str| Colour::parse(data["kleuren"][name].as_str().unwrap_or_default()).expect("a colour");
            for background in [Colour::WHITE, colour("tint")] {
                assert!(colour("accent_tekst").contrast(background) >= 4.5, "{accent}");
            }
            assert!(pdf(&body, order(*soort, variant("werkgever"))).pages() > 0, "{accent}");
        }
    }
}
