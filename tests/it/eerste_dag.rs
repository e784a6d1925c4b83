//! What a developer meets on the first day with the service: a name to listen on, text in the encoding of Windows, a whole
//! month that is to be judged before anything of it is made, and signs that nobody sees.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use serde_json::{Value, json};
use trajectpers::batch::Limits;
use trajectpers::http::{BatchLimits, State};

use crate::batch::{batch, contents, folder, item, lines, run, traject, write};
use crate::program::Service;
use crate::support::{
    Answer, BATCH, JSON, POOL, VOORTGANG, bytes, get, post, remove, request, request_to, serve, set, state,
};

const MAKING: &str = "/v1/documenten/_batch";
const JUDGING: &str = "/v1/documenten/_valideer";
const NDJSON: (&str, &str) = ("Content-Type", "application/x-ndjson");

// A name to listen on.

/// A service that was told to listen somewhere, with the addresses that it says to listen on.
struct Listening {
    child: Child,
    addresses: Vec<SocketAddr>,
}

impl Listening {
    fn on(listen: &str) -> Self {
        let mut child = program(&["serve", "--listen", listen, "--render-threads", "1"]).spawn().expect("it starts");
        let log = BufReader::new(child.stderr.take().expect("its log"));
        let mut lines = log.lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains("serving address=")).expect("it serves");
        let told = line.split(' ').filter_map(|word| {
            let address = word.strip_prefix("address=").or_else(|| word.strip_prefix("also="))?;
            address.parse::<SocketAddr>().ok()
        });
        let addresses = told.collect();
        // So that it can go on to write.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, addresses }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trajectpers"));
    command.args(arguments).env_clear().stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

#[test]
fn a_name_is_listened_on_at_every_address_that_it_has_here() {
    let service = Listening::on("localhost:0");
    let port = service.addresses.first().expect("an address").port();
    assert!(service.addresses.contains(&SocketAddr::from(([127, 0, 0, 1], port))), "{:?}", service.addresses);
    for address in &service.addresses {
        assert!(address.ip().is_loopback() && address.port() == port, "{:?}", service.addresses);
        assert_eq!(request_to(*address, "GET", "/health/ready", &[], &[]).status, 200, "{address}");
    }
    let asked = program(&["health", "--listen", &format!("localhost:{port}")]).output().expect("it ends");
    assert_eq!(asked.status.code(), Some(0), "{}", String::from_utf8_lossy(&asked.stderr));
}

#[test]
fn a_name_that_nobody_knows_is_told() {
    // No name has a part of so many letters, so that nobody else is asked.
    let name = format!("{}.invalid:8080", "x".repeat(64));
    for (command, told) in [("serve", "--listen noemt "), ("health", "is op deze computer niet bekend")] {
        let ended = program(&[command, "--listen", &name]).output().expect("it ends");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{said}");
        assert!(said.contains(told) && said.contains(&name), "{said}");
    }
}

// The encoding of Windows.

/// Text as programs of Windows write it, and how they call that.
fn wide(text: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let text = std::str::from_utf8(text).expect("UTF-8");
    let marked = format!("\u{feff}{text}");
    let little = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let big = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_be_bytes).collect() };
    vec![
        ("little end first", little(text)),
        ("little end first, marked", little(&marked)),
        ("big end first", big(text)),
        ("big end first, marked", big(&marked)),
    ]
}

/// The kinds of content that say so and those that do not.
const KINDS: [&str; 3] = ["application/json", "application/json; charset=utf-16", "application/json; charset=utf-16le"];

fn list(items: &[Value]) -> Vec<u8> {
    bytes(&Value::Array(items.to_vec()))
}

#[test]
fn utf_16_is_one_problem_of_a_body_and_of_a_batch() {
    let told = |path: &str, kind: &str, body: &[u8]| -> Value {
        let answer = request("POST", path, &[("Content-Type", kind)], body);
        answer.is_problem(400, "geen-json");
        let mut problem = answer.json();
        remove(&mut problem, "/traceId");
        problem
    };
    let items = [item(1), item(2), item(3)];
    let strict = format!("{MAKING}?strikt=true");
    for kind in KINDS {
        let (_, body) = wide(&bytes(&traject(1))).remove(0);
        let one = told(VOORTGANG, kind, &body);
        assert!(one["detail"].as_str().is_some_and(|detail| detail.contains("UTF-16")), "{one}");
        for (form, body) in wide(&lines(&items)).into_iter().chain(wide(&list(&items))) {
            for path in [MAKING, strict.as_str(), JUDGING] {
                assert_eq!(told(path, kind, &body), one, "{path}: {kind}, {form}");
            }
        }
    }
}

/// JSON has no parameter `charset` (RFC 8259): the bytes say what they are.
#[test]
fn what_is_only_said_to_be_utf_16_is_read_as_what_it_is() {
    let (one, many) = (bytes(&traject(1)), lines(&[item(1)]));
    for kind in KINDS {
        for (path, body) in [(VOORTGANG, &one), ("/v1/trajecten/_valideer", &one), (MAKING, &many), (JUDGING, &many)] {
            assert_eq!(request("POST", path, &[("Content-Type", kind)], body).status, 200, "{path}: {kind}");
        }
    }
}

#[test]
fn utf_16_is_told_once_on_the_command_line() {
    let folder = folder("utf-16");
    let items = [item(1), item(2), item(3)];
    for (number, (form, body)) in wide(&lines(&items)).into_iter().chain(wide(&list(&items))).enumerate() {
        for extension in ["ndjson", "json"] {
            let file = folder.join(format!("maand-{number}.{extension}"));
            write(&file, &body);
            let file = file.to_str().expect("UTF-8");
            let output = folder.join(format!("uit-{number}-{extension}"));
            let said = batch(file, &output, &[], &[], 1);
            assert_eq!(said.matches("UTF-16").count(), 1, "{form}, {extension}: {said}");
            let results: Vec<Value> =
                serde_json::from_slice(&contents(&output)["resultaten.json"]).expect("a list of results");
            assert_eq!(results.len(), 1, "{form}, {extension}: {results:?}");
            let judged = run(&["validate", file], &[]);
            let said = String::from_utf8_lossy(&judged.stderr);
            assert!(judged.status.code() == Some(1) && said.matches("UTF-16").count() == 1, "{form}: {said}");
        }
    }
}

// A whole month judged.

/// Items of which the first is sound, the second lacks a name, the third is a trajectory and the fourth asks for a kind
/// that there is not.
fn month() -> Vec<Value> {
    let mut named = item(1);
    set(&mut named, "/bestandsnaam", "eerste");
    set(&mut named, "/variant", "uwv");
    let mut nameless = item(2);
    remove(&mut nameless, "/traject/werkgever/naam");
    vec![named, nameless, traject(3), json!({ "soort": "brief", "traject": traject(4) })]
}

fn judged(answer: &Answer) -> Vec<Value> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("application/json"));
    serde_json::from_slice(&answer.body).expect("a list of judgements")
}

#[test]
fn every_item_of_a_batch_is_judged_as_it_would_be_alone() {
    let month = month();
    let answer = judged(&request("POST", JUDGING, &[NDJSON], &lines(&month)));
    assert_eq!(judged(&request("POST", JUDGING, &[JSON], &list(&month))), answer, "a list says the same");
    let numbers: Vec<&Value> = answer.iter().map(|one| &one["onderdeel"]).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);

    let alone = |query: &str, item: &Value| post(&format!("{VOORTGANG}/_valideer{query}"), &item["traject"]).json();
    assert_eq!(answer[0]["oordeel"], alone("?variant=uwv", &month[0]));
    assert_eq!((&answer[0]["naam"], &answer[0]["variant"]), (&json!("eerste"), &json!("uwv")));
    assert_eq!(answer[0]["oordeel"]["geldig"], true);
    assert_eq!(answer[1]["oordeel"], alone("", &month[1]));
    assert_eq!(answer[1]["oordeel"]["fouten"][0]["pointer"], "/werkgever/naam");
    assert_eq!((answer[1].get("naam"), answer[1].get("variant")), (None, None));

    let problem = &answer[2]["probleem"];
    assert_eq!((&problem["code"], answer[2].get("oordeel")), (&json!("onderdeel-ongeldig"), None));
    assert!(problem["detail"].as_str().is_some_and(|detail| detail.starts_with("Dit is een traject.")), "{problem}");
    assert_eq!(answer[3]["probleem"]["errors"][0]["pointer"], "/soort");
}

#[test]
fn judgements_of_a_batch_fit_their_schema() {
    let document: Value = serde_json::from_str(trajectpers::http::openapi_json()).expect("JSON");
    let schema = json!({ "$ref": "#/components/schemas/BatchOordelen", "components": document["components"] });
    let validator = jsonschema::validator_for(&schema).expect("a sound schema");
    let answer = request("POST", JUDGING, &[NDJSON], &lines(&month())).json();
    let errors: Vec<String> = validator.iter_errors(&answer).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_parameters_of_a_batch_hold_for_its_judgement() {
    let mut body = item(1);
    set(&mut body, "/traject/fout", 1);
    let valid = |query: &str, item: &Value| {
        let answer =
            judged(&request("POST", &format!("{JUDGING}{query}"), &[NDJSON], &lines(std::slice::from_ref(item))));
        answer[0]["oordeel"]["geldig"].clone()
    };
    assert_eq!(valid("", &body), false);
    assert_eq!(valid("?onbekendeVelden=negeren&metBijlage=true", &body), true);
    let mut body = item(1);
    set(&mut body, "/traject/voortgang/samenvatting", "Het ging goed \u{1f600}.");
    assert_eq!((valid("", &body), valid("?strikt=true", &body)), (json!(true), json!(false)));
    request("POST", &format!("{JUDGING}?variant=uwv&pagina=1"), &[NDJSON], &lines(&[body]))
        .is_problem(400, "parameter-ongeldig");
}

#[test]
fn what_is_no_batch_is_no_batch_to_judge_either() {
    for (body, code) in [
        ("", "batch-leeg"),
        ("[]", "batch-leeg"),
        ("x", "geen-json"),
        (",", "geen-json"),
        ("[ , ]", "geen-json"),
        ("{}", "onderdeel-ongeldig"),
        (r#"{"bureau":{},"werknemer":{}}"#, "onderdeel-ongeldig"),
    ] {
        for path in [MAKING, JUDGING] {
            request("POST", path, &[JSON], body.as_bytes()).is_problem(400, code);
        }
    }
    let csv = [("Content-Type", "text/csv")];
    request("POST", JUDGING, &csv, b"a;b").is_problem(415, "geen-json-aangekondigd");
    request("GET", JUDGING, &[], &[]).is_problem(405, "methode-niet-toegestaan");
}

#[test]
fn the_limits_of_a_batch_hold_for_its_judgement() {
    let read = Limits { items: 2, ..BATCH.read };
    let service = serve(State { batch: BatchLimits { read, ..BATCH }, ..state(Arc::clone(&POOL)) });
    let answer = judged(&request_to(service, "POST", JUDGING, &[NDJSON], &lines(&[item(1), item(2), item(3)])));
    assert_eq!(answer.len(), 3);
    assert_eq!((&answer[2]["onderdeel"], &answer[2]["probleem"]["code"]), (&json!(3), &json!("te-veel-onderdelen")));

    let read = Limits { line: 10_000, ..BATCH.read };
    let service = serve(State { batch: BatchLimits { read, ..BATCH }, ..state(Arc::clone(&POOL)) });
    let answer = judged(&request_to(service, "POST", JUDGING, &[NDJSON], &lines(&[item(1), json!({}), item(3)])));
    let codes: Vec<&Value> = answer.iter().map(|one| &one["probleem"]["code"]).collect();
    assert_eq!(codes, ["onderdeel-te-groot", "onderdeel-ongeldig", "onderdeel-te-groot"]);

    let read = Limits { total: 1_000, ..BATCH.read };
    let service = serve(State { batch: BatchLimits { read, ..BATCH }, ..state(Arc::clone(&POOL)) });
    request_to(service, "POST", JUDGING, &[NDJSON], &lines(&[item(1)])).is_problem(413, "batch-te-groot");
}

#[test]
fn a_key_that_may_judge_may_judge_a_batch_and_make_none() {
    let key = |rights: &str| {
        let made = run(&["key", "new", "keurder", "--rights", rights], &[]);
        let told = String::from_utf8(made.stdout).expect("text");
        let (key, line) = told.split_once('\n').expect("a key and its line");
        (key.to_owned(), line.replace("keurder", rights))
    };
    let file = folder("eerste-dag-sleutels").join("keys");
    let mut keys = Vec::new();
    let mut lines_of_keys = String::new();
    for rights in ["judging", "documents"] {
        let (shown, line) = key(rights);
        lines_of_keys.push_str(&line);
        keys.push(shown);
    }
    write(&file, &lines_of_keys);
    let service = Service::start(&["--render-threads", "1", "--keys-file", file.to_str().expect("UTF-8")]);
    let ask = |path: &str, key: &str| {
        let shown = format!("Bearer {key}");
        request_to(service.address, "POST", path, &[NDJSON, ("Authorization", &shown)], &lines(&[item(1)])).status
    };
    assert_eq!((ask(JUDGING, &keys[0]), ask(MAKING, &keys[0])), (200, 403));
    assert_eq!((ask(JUDGING, &keys[1]), ask(MAKING, &keys[1])), (403, 200));
}

#[test]
fn where_a_batch_is_judged_is_found_from_where_it_is_looked_for() {
    for (asked, meant) in [
        ("/v1/documenten/_batch/_valideer", JUDGING),
        ("/v1/offertes/_batch/_valideer", JUDGING),
        ("/v1/offertes/_batch", MAKING),
    ] {
        let answer = post(asked, &json!([]));
        answer.is_problem(404, "onbekend-adres");
        assert_eq!(answer.json()["detail"], format!("Bedoelt u {meant}?"), "{asked}");
    }
}

// What is typed or asked for by habit.

#[test]
fn what_other_programs_call_their_port_is_told_the_name_here() {
    for flag in ["--port", "-p", "--host", "--bind"] {
        let ended = program(&["serve", flag, "8080"]).output().expect("it ends");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{said}");
        assert!(
            said.starts_with(&format!("Zo gaat het niet: ‘{flag}’ hoort hier niet; bedoelt u ‘--listen’?\n")),
            "{said}"
        );
    }
    let ended = program(&["validate"]).output().expect("it ends");
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(said.starts_with("Zo gaat het niet: er ontbreekt: <TRAJECTORY>...\n"), "{said}");
}

#[test]
fn a_parameter_in_other_letters_or_words_is_told_its_name() {
    for (written, meant) in [
        ("Variant=uwv", "Bedoelt u ‘variant’?"),
        ("onbekende_velden=negeren", "Bedoelt u ‘onbekendeVelden’?"),
        ("strict=true", "Bedoelt u ‘strikt’?"),
        ("page=2", "Bedoelt u ‘pagina’?"),
        ("soort=offerte", "Bekend zijn variant, strikt, metBijlage, pagina en onbekendeVelden."),
    ] {
        let answer = post(&format!("{VOORTGANG}?{written}"), &traject(1));
        answer.is_problem(400, "parameter-ongeldig");
        assert!(answer.json()["detail"].as_str().is_some_and(|told| told.ends_with(meant)), "{}", answer.text());
    }
}

#[test]
fn a_slash_too_many_is_told_where_the_address_is_one_without_it() {
    for (asked, told) in [
        ("/v1/offertes/", "Laat de laatste ‘/’ weg."),
        ("/v1/", "GET /v1/openapi.json noemt alle adressen"),
        ("/v1/offerte/", "Bedoelt u /v1/offertes?"),
        ("/swagger", "Bedoelt u /v1/docs?"),
        ("/api/v1/offertes", "Bedoelt u /v1/offertes?"),
    ] {
        let answer = get(asked);
        answer.is_problem(404, "onbekend-adres");
        assert!(answer.text().contains(told), "{asked}: {}", answer.text());
    }
}

/// What is packed and does not say so (`Content-Encoding`) was cut at every byte that is a line end.
#[test]
fn a_batch_that_is_something_else_is_one_problem() {
    let packed = [b"\x1f\x8b\x08\0\0\0\0\0\0\x03".as_slice(), b"\n\xff\n\xfe\n\0\n"].concat();
    for (body, told) in [(packed.as_slice(), "gzip"), (b"PK\x03\x04\n\n\n1\n", "zip"), (b"%PDF-1.7\n%\n1\n", "PDF")] {
        for path in [VOORTGANG, MAKING, JUDGING] {
            let answer = request("POST", path, &[JSON], body);
            answer.is_problem(400, "geen-json");
            assert!(answer.text().contains(told), "{path}: {}", answer.text());
        }
    }
}

// What was put right in a text.

#[test]
fn every_line_with_an_invisible_sign_is_named() {
    let mut body = traject(1);
    set(&mut body, "/voortgang/samenvatting", "Een\u{200b} regel.\nNiets.\nNog\u{200b} een.");
    let judged = post(&format!("{VOORTGANG}/_valideer"), &body).json();
    let findings = judged["documenten"][0]["bevindingen"].as_array().expect("findings");
    let finding = findings.iter().find(|finding| finding["code"] == "X02").expect("told");
    assert_eq!(finding["pointers"], json!(["/voortgang/samenvatting"]));
    assert!(finding["tekst"].as_str().is_some_and(|text| text.contains("(regels 1 en 3)")), "{finding}");
}
