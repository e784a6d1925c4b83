//! A batch that has its documents made elsewhere: whatever a service is or does, the batch ends with a reason, and
//! nobody learns what opens it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::batch::{batch, contents, folder, item, lines, name};
use crate::fake::{Fake, digest_header, response};
use crate::support::SERVER;

/// Runs a batch of so many items at services that get a second; what was said.
#[track_caller]
fn send(servers: &[&str], items: usize, target: &Path, code: i32) -> String {
    let mut more = vec!["--server-patience", "1"];
    for server in servers {
        more.extend(["--server", *server]);
    }
    let items: Vec<Value> = (1..=items).map(item).collect();
    batch("-", target, &more, &lines(&items), code)
}

fn results(target: &Path) -> Vec<Value> {
    serde_json::from_slice(&contents(target)["resultaten.json"]).expect("results")
}

/// A document as far as a client can tell.
const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

fn document(body: &[u8], digest: &str) -> Vec<u8> {
    let headers = format!("Content-Type: application/pdf\r\nDocument-Paginas: 1\r\n{digest}");
    response("200 OK", &headers, body)
}

#[test]
fn whatever_a_service_does_it_is_given_up_on_with_a_reason() {
    let script = b"#!/bin/sh\necho kwaad\n";
    let cases = [
        ("sluit", Fake::start(|_| {}), "verbrak de verbinding"),
        ("onzin", Fake::saying("wat zegt u?\r\n\r\n"), "is opgegeven"),
        ("zwijgt", Fake::start(|stream| drop(stream.read(&mut [0]))), "antwoordde niet op tijd"),
        ("beschadigt", Fake::saying(document(PDF, &digest_header(b"iets anders"))), "niet heel aankwam"),
        ("geen-pdf", Fake::saying(document(script, &digest_header(script))), "geen PDF"),
        ("stelt-uit", Fake::saying(response("503 Busy", "Retry-After: 99999\r\n", b"")), "99999 seconden"),
        ("bezet", Fake::saying(response("503 Busy", "", b"")), "is bezet (status 503)"),
        ("verwijst", Fake::saying(response("307 There", "Location: /elders\r\n", b"")), "verwijst door"),
        ("weigert", Fake::saying(response("401 Who", "", b"")), "TRAJECTPERS_KEY"),
        ("anders", Fake::saying(response("404 None", "", b"<html>")), "status 404"),
        ("eindeloos", Fake::start(without_end), "is opgegeven"),
    ];
    std::thread::scope(|scope| {
        for (case, fake, reason) in &cases {
            scope.spawn(move || {
                let target = folder(&format!("elders-{case}"));
                let said = send(&[&fake.url()], 6, &target, 1);
                assert!(said.contains("is opgegeven") && said.contains(reason), "{case}: {said}");
                let results = results(&target);
                assert_eq!((results.len(), contents(&target).len()), (6, 1), "{case}: only the results");
                for result in &results {
                    assert_eq!(result["probleem"]["code"], "tijdelijk-niet-beschikbaar", "{case}: {result}");
                }
                assert!(fake.heads().iter().all(|head| !head.contains("/elders ")), "{case}");
            });
        }
    });
    let said = send(&[&Fake::saying(response("401 Who", "", b"")).url()], 6, &folder("elders-eens"), 1);
    assert_eq!(said.matches("laat deze opdracht niet toe").count(), 1, "{said}");
    // What was under way together may all have been sent; after that nobody asks any more.
    for (case, fake, _) in &cases {
        let at_once = ["stelt-uit", "verwijst", "weigert"].contains(case);
        assert!(fake.asked() > 0 && (!at_once || fake.asked() <= 4), "{case}: {}", fake.asked());
    }
}

/// Answers with a document that goes on and on.
fn without_end(stream: &mut TcpStream) {
    let mut sent = stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n%PDF-");
    while sent.is_ok() {
        sent = stream.write_all(&[b'x'; 65_536]);
    }
}

#[test]
fn what_a_bad_service_does_not_make_a_good_one_makes() {
    let bad = Fake::saying(response("308 There", "Location: https://elders.example/\r\n", b""));
    let (good, target) = (format!("http://{}", *SERVER), folder("elders-twee"));
    let items: Vec<Value> = (1..=3).map(item).collect();
    let said = batch("-", &target, &["--server", &bad.url(), "--server", &good], &lines(&items), 0);
    assert!(said.contains(&format!("De dienst op {} is opgegeven: hij verwijst door", bad.url())), "{said}");
    let names: Vec<String> = contents(&target).into_keys().collect();
    assert_eq!(names, [name(1), name(2), name(3), "resultaten.json".to_owned()]);
}

#[test]
fn a_service_that_is_busy_is_asked_again() {
    let asked = AtomicUsize::new(0);
    let busy = Fake::start(move |stream| {
        let first = asked.fetch_add(1, Ordering::Relaxed) == 0;
        let answer = if first { response("503 Busy", "", b"") } else { document(PDF, &digest_header(PDF)) };
        drop(stream.write_all(&answer));
    });
    let target = folder("elders-bezig");
    batch("-", &target, &["--server", &busy.url()], &lines(&[item(1)]), 0);
    let made: Vec<Vec<u8>> = contents(&target).into_values().collect();
    assert_eq!((busy.asked(), made[0].as_slice()), (2, PDF));
}

#[test]
fn why_a_service_refuses_a_document_is_told_in_its_words_and_steers_no_terminal() {
    let problem = json!({ "code": "bericht-ongeldig", "detail": "\u{1b}]0;kwaad\u{7} Zo niet." });
    let refuses = Fake::saying(response("400 No", "", problem.to_string().as_bytes()));
    let target = folder("elders-ongeldig");
    let said = send(&[&refuses.url()], 2, &target, 1);
    assert!(said.contains("\\u{1b}]0;kwaad\\u{7} Zo niet."), "{said}");
    assert!(!said.contains(['\u{1b}', '\u{7}']) && !said.contains("opgegeven"), "{said}");
    assert_eq!(results(&target)[1]["probleem"], problem);
}

#[test]
fn what_opens_a_service_is_sent_and_never_said() {
    let fake = Fake::start(|_| {});
    let target = folder("elders-wachtwoord");
    let with_password = format!("http://naam:ge%40heim@{}/pers/", fake.authority());
    let said = send(&[&with_password], 1, &target, 1);
    assert!(said.contains(&format!("http://{}/pers is opgegeven", fake.authority())), "{said}");
    // Base64 of naam:ge@heim, in small letters.
    let basic = "authorization: basic bmfhbtpnzubozwlt";
    let heads = fake.heads();
    assert!(heads.len() > 1 && heads.iter().all(|head| head.to_lowercase().contains(basic)), "{heads:?}");
    assert!(heads.iter().all(|head| head.contains(" /pers/") && !head.contains("heim@")), "{heads:?}");

    let (keyed, target_of_key) = (Fake::saying(response("403 No", "", b"")), folder("elders-sleutel"));
    let keys = ["--key", "geheim-42"];
    let url = keyed.url();
    let more = [&["--server", url.as_str()], &keys[..]].concat();
    let told = batch("-", &target_of_key, &more, &lines(&[item(1)]), 1);
    let heads = keyed.heads();
    assert!(heads.iter().all(|head| head.to_lowercase().contains("authorization: bearer geheim-42")), "{heads:?}");

    for (said, target) in [(said, target), (told, target_of_key)] {
        let list = String::from_utf8_lossy(&contents(&target)["resultaten.json"]).into_owned();
        assert!(!said.contains("heim") && !list.contains("heim"), "{said}{list}");
    }
}

#[test]
fn an_address_that_cannot_be_used_is_not_repeated() {
    let target = folder("elders-adres");
    for address in ["naam:geheim", "ftp://naam:geheim@host", "http://naam:geheim", "http://naam:geheim@host:x"] {
        let said = batch("-", &target, &["--server", address], &lines(&[item(1)]), 2);
        assert!(said.contains("geen adres van een dienst") && !said.contains("geheim"), "{said}");
    }
    let both = ["--server", "http://naam:geheim@127.0.0.1:9", "--key", "geheim"];
    let said = batch("-", &target, &both, &lines(&[item(1)]), 2);
    assert!(said.contains("laat het andere weg") && !said.contains("geheim"), "{said}");
    let nobody = ["--server", "http://naam:geheim@127.0.0.1:9"];
    let said = batch("-", &target, &nobody, &lines(&[item(1)]), 2);
    assert!(said.contains("http://127.0.0.1:9 is niet bereikbaar") && !said.contains("geheim"), "{said}");
    assert!(contents(&target).is_empty());
}

#[test]
fn an_address_with_more_than_the_beginning_is_told_before_anything_is_sent() {
    let target = folder("elders-begin");
    let deeper = format!("http://{}/v1", *SERVER);
    let said = batch("-", &target, &["--server", &deeper], &lines(&[item(1)]), 2);
    assert!(said.contains("/v1 is niet te gebruiken") && said.contains("geef het zonder /v1"), "{said}");
    assert!(contents(&target).is_empty());
}

#[test]
fn the_key_may_come_from_its_variable_and_help_does_not_show_it() {
    let keyed = Fake::saying(response("401 Who", "", b""));
    let target = folder("elders-variabele");
    let ended = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trajectpers"));
        command.args(arguments).env("TRAJECTPERS_KEY", "geheim-43");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut program = command.spawn().expect("the program starts");
        let mut input = program.stdin.take().expect("standard input");
        // A program that wants no input may be gone.
        drop(input.write_all(&lines(&[item(1)])));
        drop(input);
        program.wait_with_output().expect("the program ends")
    };
    let output = target.to_str().expect("UTF-8");
    let refused = ended(&["batch", "-", "-o", output, "--server", &keyed.url()]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!String::from_utf8_lossy(&refused.stderr).contains("geheim"));
    let heads = keyed.heads();
    assert!(heads.iter().all(|head| head.to_lowercase().contains("authorization: bearer geheim-43")), "{heads:?}");
    let help = String::from_utf8(ended(&["batch", "--help"]).stdout).expect("UTF-8");
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("TRAJECTPERS_KEY") && !help.contains("geheim"), "{help}");
    assert!(help.contains("--server-patience <SECONDS>") && help.contains("three times in a row"), "{help}");
}

#[test]
#[cfg(target_os = "linux")]
fn whoever_sends_trajectories_in_the_open_hears_so_once() {
    let body = lines(&[item(1), item(2)]);
    let here = format!("http://{}", *SERVER);
    // The same machine, by an address that is not loopback.
    let open = format!("http://0.0.0.0:{}", SERVER.port());
    let said = batch("-", &folder("elders-open"), &["--server", &open, "--server", &here], &body, 0);
    assert_eq!(said.matches("onversleuteld").count(), 1, "{said}");
    assert!(said.contains(&format!("onversleuteld naar {open}. ")), "{said}");
    let said = batch("-", &folder("elders-dicht"), &["--server", &here], &body, 0);
    assert!(!said.contains("onversleuteld"), "{said}");
}
