//! What a batch gives: documents in the order sent, results, names, and what is refused.

use serde_json::{Value, json};

use super::{
    BATCH_PATH, KIND, NDJSON, archive, batch, documents_and_results, entries, folder, item, lines, list, name, traject,
};
use crate::support::{Answer, JSON, SERVER, VOORTGANG, bytes, post, remove, request, set};

#[test]
fn a_list_and_lines_give_the_same_archive_in_the_order_sent() {
    let items = [item(2), item(1), item(3)];
    let of_lines = request("POST", BATCH_PATH, &[NDJSON], &lines(&items));
    assert_eq!(of_lines.status, 200, "{}", of_lines.text());
    assert_eq!(of_lines.header("content-type"), Some("application/zip"));
    assert_eq!(of_lines.header("content-disposition"), Some("attachment; filename=\"trajectpers-batch.zip\""));
    let (names, results) = documents_and_results(&of_lines.body);
    assert_eq!(names, [name(2), name(1), name(3)]);
    for (index, result) in results.iter().enumerate() {
        assert_eq!(result["volgnummer"], index + 1);
        assert_eq!(result["status"], "gemaakt");
        assert_eq!(result["soort"], KIND);
        assert_eq!(result["variant"], "werkgever");
        assert_eq!(result["bestand"], names[index].as_str());
        assert!(result["paginas"].as_u64().is_some_and(|pages| pages > 1));
        assert!(result["bevindingen"].is_array());
    }
    let of_list = request("POST", BATCH_PATH, &[JSON], &list(&items));
    assert!(of_list.body == of_lines.body, "equal batches give equal bytes");
}

#[test]
fn items_are_taken_in_any_layout_and_a_broken_one_takes_none_along() {
    let whole: Vec<Value> = [1, 2, 3].map(item).to_vec();
    let pretty = |item: &Value| serde_json::to_string_pretty(item).expect("JSON");
    let plain = |item: &Value| item.to_string();
    // An item in the middle that is cut off.
    let cut = pretty(&whole[1]).split_once("\"traject\"").expect("a trajectory").0.to_owned();
    for (broken, layouts) in [
        (
            plain(&whole[1]),
            [
                whole.iter().map(pretty).collect::<Vec<_>>().join("\n"),
                whole.iter().map(plain).collect::<Vec<_>>().concat(),
                whole.iter().map(plain).collect::<Vec<_>>().join("\r\n\r\n") + "\r\n",
                [pretty(&whole[0]), plain(&whole[1]), pretty(&whole[2])].join("\r\n"),
            ],
        ),
        (
            cut.clone(),
            [
                [pretty(&whole[0]), cut.clone(), pretty(&whole[2])].join("\n"),
                [plain(&whole[0]), cut.replace('\n', ""), plain(&whole[2])].join("\n"),
                [plain(&whole[0]), cut.clone(), plain(&whole[2])].join("\r\n\r\n"),
                [plain(&whole[0]), cut.replace('\n', "\r\n"), pretty(&whole[2])].join("\r\n"),
            ],
        ),
    ] {
        let expected = archive(
            *SERVER,
            "",
            [&plain(&whole[0]), "\n", &broken.replace('\n', ""), "\n", &plain(&whole[2])].concat().as_bytes(),
        );
        let (names, _) = documents_and_results(&expected);
        assert_eq!(names.len(), if broken == cut { 2 } else { 3 });
        for layout in layouts {
            let (there, results) = documents_and_results(&archive(*SERVER, "", layout.as_bytes()));
            assert_eq!((there, results.len()), (names.clone(), 3), "{layout:.80}");
            let target = folder("opmaak").join("uit.zip");
            let over_http = archive(*SERVER, "", layout.as_bytes());
            batch("-", &target, &[], layout.as_bytes(), i32::from(broken == cut));
            assert!(std::fs::read(&target).expect("an archive") == over_http, "the command line says the same");
        }
    }
}

#[test]
fn a_document_of_a_batch_is_the_document_of_its_own_address() {
    let single = post(&format!("{VOORTGANG}?variant=uwv"), &traject(1));
    let mut asked = item(1);
    set(&mut asked, "/variant", "uwv");
    let batch = request("POST", BATCH_PATH, &[JSON], &list(&[asked]));
    let entries = entries(&batch.body);
    assert!(entries[0].1 == single.body, "equal bytes");
    let (_, results) = documents_and_results(&batch.body);
    assert_eq!(results[0]["variant"], "uwv");
    let digest = trajectpers::batch::digest(&single.body);
    assert_eq!(results[0]["digest"], digest.as_str());
}

/// Eight ways to break an item: the line, and place and code of a fault that has to be among those of its problem.
fn broken(number: usize) -> [(Vec<u8>, &'static str, &'static str, &'static str); 8] {
    let with = |change: fn(&mut Value)| {
        let mut broken = item(number);
        change(&mut broken);
        bytes(&broken)
    };
    [
        (br#"{"soort": "voortgangsrapportage", "#.to_vec(), "geen-json", "", "geen_json"),
        (with(|item| set(item, "/soort", "brief")), "onderdeel-ongeldig", "/soort", "keuze"),
        (with(|item| remove(item, "/traject")), "onderdeel-ongeldig", "/traject", "verplicht"),
        (with(|item| set(item, "/sort", 1)), "onderdeel-ongeldig", "/sort", "onbekend_veld"),
        (with(|item| set(item, "/traject/werknemer/bsn", "999990008")), "bericht-ongeldig", "/werknemer/bsn", "bsn"),
        (with(|item| remove(item, "/traject/voortgang")), "bericht-ongeldig", "/voortgang", "verplicht"),
        (with(|item| set(item, "/traject/werkgver", 1)), "bericht-ongeldig", "/werkgver", "onbekend_veld"),
        (
            br#"{"soort":"voortgangsrapportage","traject":{"plan":1,"plan":2}}"#.to_vec(),
            "bericht-ongeldig",
            "/plan",
            "dubbel_veld",
        ),
    ]
}

#[test]
fn eight_broken_items_among_forty_fail_alone_and_keep_the_order() {
    let broken = broken(99);
    let mut body = Vec::new();
    for number in 1..=40 {
        // Every fifth is broken, each in its own way.
        let line = if number % 5 == 0 { broken[number / 5 - 1].0.clone() } else { bytes(&item(number)) };
        body.extend(line);
        body.push(b'\n');
    }
    let archive = archive(*SERVER, "", &body);
    let (names, results) = documents_and_results(&archive);
    let expected: Vec<String> = (1..=40).filter(|number| number % 5 != 0).map(name).collect();
    assert_eq!(names, expected);
    assert_eq!(results.len(), 40);
    for (index, result) in results.iter().enumerate() {
        let number = index + 1;
        assert_eq!(result["volgnummer"], number);
        if number % 5 != 0 {
            assert_eq!(result["bestand"], name(number).as_str(), "{result}");
            continue;
        }
        let (_, problem, pointer, code) = &broken[number / 5 - 1];
        assert_eq!(result["status"], "mislukt", "{result}");
        assert!(result["bestand"].is_null(), "{result}");
        assert_eq!(result["probleem"]["code"], *problem, "{result}");
        let errors = result["probleem"]["errors"].as_array().expect("errors");
        assert!(
            errors.iter().any(|error| error["pointer"] == *pointer && error["code"] == *code),
            "{pointer} {code}: {result}"
        );
    }
}

#[test]
fn names_are_safe_and_given_once() {
    let wishes = ["rapport", "Rapport", "rapport.pdf", "../../etc/passwd", "con"];
    let items: Vec<Value> = wishes
        .iter()
        .map(|wish| {
            let mut item = item(1);
            set(&mut item, "/bestandsnaam", *wish);
            item
        })
        .collect();
    let answer = request("POST", BATCH_PATH, &[JSON], &list(&items));
    let (names, results) = documents_and_results(&answer.body);
    assert_eq!(names, ["rapport.pdf", "Rapport-2.pdf", "rapport-3.pdf", "etc-passwd.pdf", "_con.pdf"]);
    assert_eq!(results[3]["naam"], "../../etc/passwd", "the caller finds his own name back");
}

#[test]
fn a_name_that_was_asked_for_tells_whose_copy_it_is() {
    let items = ["intern", "uwv", "werkgever"].map(|variant| {
        let mut item = item(1);
        set(&mut item, "/variant", variant);
        set(&mut item, "/bestandsnaam", "rapport");
        item
    });
    let answer = request("POST", BATCH_PATH, &[JSON], &list(&items));
    let (names, _) = documents_and_results(&answer.body);
    assert_eq!(names, ["rapport_intern.pdf", "rapport_uwv.pdf", "rapport.pdf"]);
}

#[test]
fn a_name_with_a_number_of_a_person_is_refused_and_not_told_back() {
    let mut wrong = item(1);
    set(&mut wrong, "/bestandsnaam", "Akker 999990007");
    let answer = request("POST", BATCH_PATH, &[JSON], &list(&[item(2), wrong]));
    let (names, results) = documents_and_results(&answer.body);
    assert_eq!(names, [name(2)]);
    assert_eq!(results[1]["probleem"]["errors"][0]["pointer"], "/bestandsnaam");
    let told = format!("{results:?}");
    assert!(!told.contains("999990007"), "{told}");
}

#[test]
fn a_batch_of_nothing_is_a_problem() {
    for body in ["", " \n\n", "[]", " [ ] "] {
        for query in ["", "?strikt=true"] {
            let answer = request("POST", &format!("{BATCH_PATH}{query}"), &[NDJSON], body.as_bytes());
            answer.is_problem(400, "batch-leeg");
        }
    }
}

#[test]
fn a_batch_is_read_as_every_other_request_is() {
    let (alone, batch) = (bytes(&traject(1)), lines(&[item(1)]));
    for (query, name, value, status) in [
        ("?strikt=False&metBijlage=0", "Content-Type", "application/json", 200),
        ("?strikt=&metBijlage=1&onbekendeVelden=Negeren", "Content-Type", "text/json", 200),
        ("?onbekendeVelden=&metBijlage=%20TRUE", "Content-Type", "", 200),
        ("?variant=", "Content-Type", "application/vnd.traject+json; charset=utf-8", 200),
        ("", "Content-Encoding", "identity", 200),
        ("?strikt=ja", "Content-Type", "application/json", 400),
        ("?onbekendeVelden=toestaan", "Content-Type", "application/json", 400),
        ("?strikt=1&strikt=1", "Content-Type", "application/json", 400),
        ("", "Content-Type", "text/plain", 415),
        ("", "Content-Encoding", "gzip", 415),
    ] {
        let send = |path: &str, body: &[u8]| request("POST", &format!("{path}{query}"), &[(name, value)], body);
        let (one, many) = (send(VOORTGANG, &alone), send(BATCH_PATH, &batch));
        assert_eq!((one.status, many.status), (status, status), "{query} {name}: {value}: {}", many.text());
        if status != 200 {
            let told = |answer: &Answer| answer.json()["code"].clone();
            assert_eq!((told(&one), one.faults()), (told(&many), many.faults()), "{query} {name}: {value}");
        }
    }
}

#[test]
fn what_is_no_batch_is_refused() {
    let body = lines(&[item(1)]);
    request("POST", BATCH_PATH, &[("Content-Type", "text/csv")], &body).is_problem(415, "geen-json-aangekondigd");
    let compressed = request("POST", BATCH_PATH, &[NDJSON, ("Content-Encoding", "gzip")], &body);
    compressed.is_problem(415, "bericht-gecomprimeerd");
    let unwanted = request("POST", BATCH_PATH, &[NDJSON, ("Accept", "application/pdf")], &body);
    unwanted.is_problem(406, "vorm-niet-leverbaar");
    let unknown = request("POST", &format!("{BATCH_PATH}?pagina=2"), &[NDJSON], &body);
    unknown.is_problem(400, "parameter-ongeldig");
    request("POST", BATCH_PATH, &[JSON], b"[").is_problem(400, "geen-json");
}

#[test]
fn a_body_that_is_no_item_is_no_batch() {
    let bare = traject(1).to_string();
    let without_kind = json!({ "traject": traject(1) }).to_string();
    for (body, code) in [
        ("\0", "geen-json"),
        ("x", "geen-json"),
        ("[x]", "geen-json"),
        ("null", "onderdeel-ongeldig"),
        ("{}", "onderdeel-ongeldig"),
        ("[{}]", "onderdeel-ongeldig"),
        ("\"x\"", "onderdeel-ongeldig"),
        (&bare, "onderdeel-ongeldig"),
        (&without_kind, "onderdeel-ongeldig"),
        ("{\"soort\": \"offerte\"}", "onderdeel-ongeldig"),
    ] {
        for kind in [JSON, NDJSON] {
            request("POST", BATCH_PATH, &[kind], body.as_bytes()).is_problem(400, code);
        }
        let two = format!("{body}\n{}\n", item(2));
        if body.starts_with('[') {
            continue;
        }
        let (names, results) = documents_and_results(&request("POST", BATCH_PATH, &[NDJSON], two.as_bytes()).body);
        assert_eq!((names, results.len()), (vec![name(2)], 2), "{body:.40}: another item is served");
        assert_eq!(results[0]["probleem"]["code"], code);
    }
    let answer = request("POST", BATCH_PATH, &[JSON], bare.as_bytes());
    assert_eq!(answer.faults(), [(String::new(), "type".to_owned())]);
    assert!(answer.text().contains("Dit is een traject."), "{}", answer.text());
    // An item whose trajectory has faults is an item.
    let answer = request("POST", BATCH_PATH, &[JSON], br#"{"soort": "offerte", "traject": {}}"#);
    assert_eq!(answer.status, 200);
}
