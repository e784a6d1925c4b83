//! One body, four addresses: the documents that come back say the same of the same thing.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use trajectpers::examples;

use crate::oracle::{formal_name, long_date, short_date};
use crate::pdf::Pdf;
use crate::support::{JSON, PRESS, bytes, example, list, order, remove, request, set, soort, variant};

const ADDRESSES: [(&str, &str); 4] = [
    ("/v1/offertes", "offerte"),
    ("/v1/plannen-van-aanpak", "plan-van-aanpak"),
    ("/v1/voortgangsrapportages", "voortgangsrapportage"),
    ("/v1/eindrapportages", "eindrapportage"),
];

/// A document over HTTP, with the data that it was made of.
struct Delivered {
    address: &'static str,
    pdf: Pdf,
    data: Value,
}

/// Posts the very same bytes to all four addresses.
fn delivered(name: &str, body: &[u8]) -> [Delivered; 4] {
    ADDRESSES.map(|(address, kind)| {
        let answer = request("POST", &format!("{address}?variant=werkgever"), &[JSON], body);
        assert_eq!(answer.status, 200, "{name} {address}: {}", answer.text());
        let prepared = PRESS.prepare(body, order(soort(kind), variant("werkgever"))).expect("a report");
        let data = serde_json::from_slice(&prepared.report.data).expect("JSON");
        Delivered { address, pdf: Pdf::read(&answer.body), data }
    })
}

/// The calendar as the service judges it, by the name of the step: its last day in both notations of paper.
fn judged(body: &[u8]) -> BTreeMap<String, (String, String)> {
    let judgement = request("POST", "/v1/trajecten/_valideer", &[JSON], body).json();
    let steps = list(&judgement, "kalender");
    let day = |step: &Value| {
        let last = step["uiterlijk"].as_str()?;
        Some((step["stap"].as_str()?.to_owned(), (short_date(last), long_date(last))))
    };
    steps.into_iter().filter_map(day).collect()
}

#[test]
fn one_body_goes_to_all_four_addresses_and_they_agree_on_names_dates_and_weeks() {
    for (name, text) in examples::EXAMPLES {
        let body: Value = serde_json::from_str(text).expect("JSON");
        let documents = delivered(name, text.as_bytes());
        let calendar = judged(text.as_bytes());
        let employer = body["werkgever"]["naam"].as_str().expect("a name");
        let bureau = body["bureau"]["naam"].as_str().expect("a name");
        // A document that knows of a loonsanctie names the day on which that ends.
        let ends: Vec<_> =
            ["einde_wachttijd", "einde_loonsanctie"].iter().filter_map(|step| calendar.get(*step)).collect();
        let names_the_end = |pdf: &Pdf| ends.iter().any(|(short, long)| pdf.says(short) || pdf.says(long));
        for Delivered { address, pdf, .. } in &documents {
            assert!(pdf.says(employer) && names_the_end(pdf), "{name} {address}");
            assert!(pdf.says(bureau) || pdf.says_in_margins(bureau), "{name} {address}");
        }
        let [offerte, reports @ ..] = &documents;
        for Delivered { address, pdf, .. } in reports {
            assert!(pdf.says(&formal_name(&body["werknemer"])), "{name} {address}");
            assert!(pdf.says(&short_date(body["traject"]["startdatum"].as_str().expect("a day"))), "{name} {address}");
        }
        // Every step that two documents show has the same last day and, until it is taken, the same week; the inzending
        // follows the day of the WIA-aanvraag once that is known, and by then its own day has passed.
        let mut steps: BTreeMap<(String, bool, bool), (String, String)> = BTreeMap::new();
        let mut compared = 0;
        for Delivered { address, data, .. } in reports {
            for row in list(data, "kalender") {
                let words = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
                let key = (words("stap"), words("gerealiseerd").is_empty(), words("stand") == "onbekend");
                let found = (words("uiterlijk"), words("week"));
                let known = steps.entry(key.clone()).or_insert_with(|| found.clone());
                assert_eq!(*known, found, "{name} {address} {key:?}");
                compared += 1;
            }
        }
        assert!(compared > 10, "{name}: {compared} steps");
        // What the offerte plans with is what the service judges by on the same day.
        let deadline = list(&offerte.data, "planning_feiten")
            .into_iter()
            .find(|fact| {
                fact["label"]
                    .as_str()
                    .is_some_and(|label| ["Einde", "Loondoor"].iter().any(|end| label.starts_with(end)))
            })
            .and_then(|fact| fact["waarde"].as_str());
        let named = |value: &str| ends.iter().any(|(day, _)| value.contains(day.as_str()));
        assert!(deadline.is_some_and(named), "{name}: {deadline:?}");
    }
}

/// A body whose voortgangsrapportage covers the whole trajectory, up to the day of its eindrapportage.
fn whole_course(name: &str) -> Value {
    let mut body = example(name);
    let last = ["/eind/document/datum", "/document/datum"]
        .iter()
        .find_map(|place| body.pointer(place)?.as_str().map(str::to_owned))
        .expect("the day of the eindrapportage");
    let start = body["traject"]["startdatum"].clone();
    set(&mut body, "/voortgang/periode", json!({ "van": start, "tot": last }));
    let mut document = body["voortgang"]["document"].as_object().cloned().unwrap_or_default();
    document.insert("datum".into(), last.into());
    document.insert("status".into(), "concept".into());
    set(&mut body, "/voortgang/document", Value::Object(document));
    remove(&mut body, "/voortgang/vorigePeriodeTot");
    body
}

fn sum(rows: &[&Value], field: &str) -> u64 {
    rows.iter().filter_map(|row| row[field].as_u64()).sum()
}

#[test]
fn totals_of_the_reports_agree_when_they_cover_the_same_days() {
    for name in ["van-den-akker", "pietersma"] {
        let body = bytes(&whole_course(name));
        let [_, _, progress, end] = delivered(name, &body);
        let (progress, end) = (&progress.data, &end.data);

        let rows = |report: &Value| -> Vec<Value> {
            list(report, "groepen").into_iter().flat_map(|group| list(group, "rijen")).cloned().collect()
        };
        let logged = rows(&progress["sollicitaties"]);
        let sent = logged.len() as u64;
        let kinds = list(&end["sollicitaties"], "per_soort");
        assert_eq!(sent, sum(&kinds, "aantal"), "{name}: applications");
        assert!(sent > 20, "{name}");
        let results: BTreeMap<&str, u64> = list(&end["sollicitaties"], "per_resultaat")
            .into_iter()
            .filter_map(|row| Some((row["label"].as_str()?, row["aantal"].as_u64()?)))
            .collect();
        let ended = |row: &&Value| {
            list(row, "stand").iter().any(|step| step.as_str().is_some_and(|step| step.starts_with("afgewezen")))
        };
        assert_eq!(logged.iter().filter(ended).count() as u64, results["Afgewezen"], "{name}: rejections");
        assert_eq!(progress["sollicitaties"]["trechter"], end["sollicitaties"]["trechter"], "{name}: per zoekrichting");
        let drawn = rows(&end["sollicitaties"]["trechter"]);
        assert_eq!(sum(&drawn.iter().collect::<Vec<_>>(), "verstuurd"), sent, "{name}: bars");
        // The log that the eindrapportage annexes is what its counts count. A row tells its version, or the title of its
        // group does.
        let but_version = |rows: Vec<Value>| -> Vec<Value> {
            let number = |words: &str| words.rsplit('\u{a0}').next().unwrap_or_default().to_owned();
            let plain = |mut row: Value| {
                row["richting"] = row["richting"].as_str().map(number).into();
                row
            };
            rows.into_iter().map(plain).collect()
        };
        let annexed = but_version(rows(&end["bijlagen"]["sollicitaties"]));
        assert_eq!(annexed, but_version(logged), "{name}: rows of the log");

        let total = &end["activiteiten"]["totaal"];
        let graph = |report: &Value| sum(&list(&report["activiteiten"]["grafiek"], "legenda"), "aantal");
        assert_eq!(graph(progress), graph(end), "{name}: activities in the pictures");
        assert_eq!(total["aantal"].as_u64(), Some(graph(end)), "{name}: activities");
        let told = progress["activiteiten"]["inleiding"].as_str().expect("a sentence").replace('\u{a0}', " ");
        let hours = total["uren"].as_str().expect("hours").replace('\u{a0}', " ");
        assert!(told.contains(&hours), "{name}: {hours} in {told}");
        // The bars mark the same steps on the same days; that the eindrapportage is there, only itself can know.
        let marks = |report: &Value| -> BTreeMap<String, (String, String)> {
            let words = |mark: &Value, field: &str| mark[field].as_str().unwrap_or_default().to_owned();
            let points = list(&report["tijdlijn"], "punten").into_iter();
            let points = points.map(|mark| (words(mark, "label"), (words(mark, "datum"), words(mark, "stand"))));
            points.filter(|(label, _)| label != "eindrapportage").collect()
        };
        assert!(marks(end).len() > 5, "{name}");
        assert_eq!(marks(progress), marks(end), "{name}: the bar of the wachttijd");
    }
}
