//! Nothing that is sent stays behind: unique words in every field, header, path, method and parameter, through every
//! failure that a caller can provoke, are in no log, metric, trace or file.

use std::io::Write;
use std::net::TcpStream;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::collector::{Collector, ENDPOINT};
use crate::program::Service;
use crate::support::{JSON, VOORTGANG, bytes, example, free_texts, raw, request_to, set};

/// Stands in everything that is sent, and in nothing of ours.
const MARK: &str = "Zandoogkever";

/// What is sent in forms that have no room for the mark, as it stands in the example.
const FORMED: [&str; 6] = [
    "/werknemer/bsn",
    "/werknemer/telefoon",
    "/werknemer/geboortedatum",
    "/bureau/iban",
    "/bureau/btwId",
    "/bureau/telefoon",
];

/// An example in which every text that has room holds the mark.
fn marked(name: &str) -> Value {
    let mut body = example(name);
    for text in free_texts(&body) {
        if text.most >= MARK.len() {
            set(&mut body, &text.pointer, MARK);
        }
    }
    set(&mut body, "/werknemer/email", format!("{MARK}@voorbeeld.example"));
    body
}

/// A request line and headers, as nobody would write them.
fn odd(start: &str) -> Vec<u8> {
    format!("{start}\r\nHost: localhost\r\nX-{MARK}: {MARK}\r\nUser-Agent: {MARK}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        .into_bytes()
}

/// Every failure, with what came back of each: it must have failed as it says.
fn provoke(service: &Service, key: &str) {
    let sent = |method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]| {
        let own = format!("Bearer {key}");
        let mut all = vec![("X-Eigen", MARK), ("User-Agent", MARK), ("Cookie", MARK), ("Referer", MARK)];
        if !headers.iter().any(|(name, _)| *name == "Authorization") {
            all.push(("Authorization", own.as_str()));
        }
        all.extend_from_slice(headers);
        request_to(service.address, method, path, &all, body).status
    };
    let body = marked("volst");
    let whole = bytes(&body);
    let text = format!("text/{MARK}");
    let wrong = format!("Bearer tp_{MARK}");
    let mut blocked = body.clone();
    set(&mut blocked, "/voortgang/inzetWerknemer", format!("{MARK} heeft een depressie, BSN 999990019"));
    let mut faulty = body.clone();
    set(&mut faulty, "/werknemer/postcode", MARK);
    set(&mut faulty, &format!("/{MARK}"), MARK);
    set(&mut faulty, "/werknemer/geboortedatum", MARK);
    let mut sentence = body.clone();
    set(&mut sentence, "/teksten", json!({ "alle/avg": format!("{{{{ {MARK} ") }));
    let mut logo = body.clone();
    set(&mut logo, "/bureau/huisstijl/logo", MARK);
    let item = |traject: &Value| json!({ "soort": "offerte", "bestandsnaam": MARK, "traject": traject }).to_string();
    let items = format!("{}\n{}\n{MARK}\n", item(&faulty), item(&body));
    for (expected, method, path, headers, body) in [
        (200, "POST", format!("{VOORTGANG}?variant=intern"), vec![JSON], whole.as_slice()),
        (200, "POST", format!("{VOORTGANG}/_valideer"), vec![JSON], whole.as_slice()),
        (400, "POST", VOORTGANG.to_owned(), vec![JSON], MARK.as_bytes()),
        (400, "POST", VOORTGANG.to_owned(), vec![JSON], bytes(&faulty).as_slice()),
        (400, "POST", VOORTGANG.to_owned(), vec![JSON], bytes(&sentence).as_slice()),
        (400, "POST", VOORTGANG.to_owned(), vec![JSON], bytes(&logo).as_slice()),
        (400, "POST", format!("{VOORTGANG}?variant={MARK}&{MARK}=1"), vec![JSON], whole.as_slice()),
        (401, "POST", VOORTGANG.to_owned(), vec![JSON, ("Authorization", wrong.as_str())], whole.as_slice()),
        (404, "GET", format!("/v1/{MARK}"), vec![], [].as_slice()),
        (404, "GET", format!("/v1/voorbeelden/{MARK}"), vec![], [].as_slice()),
        (405, "DELETE", VOORTGANG.to_owned(), vec![], [].as_slice()),
        (406, "POST", VOORTGANG.to_owned(), vec![JSON, ("Accept", text.as_str())], whole.as_slice()),
        (413, "POST", VOORTGANG.to_owned(), vec![JSON], &vec![b' '; 5_000_000]),
        (415, "POST", VOORTGANG.to_owned(), vec![("Content-Type", text.as_str())], whole.as_slice()),
        (415, "POST", VOORTGANG.to_owned(), vec![JSON, ("Content-Encoding", MARK)], whole.as_slice()),
        (200, "POST", "/v1/documenten/_batch".to_owned(), vec![JSON], items.as_bytes()),
        (400, "POST", "/v1/documenten/_batch?strikt=true".to_owned(), vec![JSON], items.as_bytes()),
    ] {
        assert_eq!(sent(method, &path, &headers, body), expected, "{method} {path}");
    }
    // Held back by a finding, where the document is definitive; and what is no request at all.
    set(&mut blocked, "/voortgang/document/status", "definitief");
    assert_eq!(sent("POST", VOORTGANG, &[JSON], &bytes(&blocked)), 400);
    for start in [format!("{MARK} / HTTP/1.1"), format!("GET /{MARK}%00 HTTP/1.1"), format!("GET /?{MARK} HTTP/9.9")] {
        assert!(raw(service.address, &odd(&start)).status >= 400, "{start}");
    }
    // Half a body, and gone.
    let mut stream = TcpStream::connect(service.address).expect("connected");
    let head = format!(
        "POST {VOORTGANG} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nContent-Length: 900\r\n\r\n"
    );
    stream.write_all(format!("{head}{{\"{MARK}\": ").as_bytes()).expect("sent");
}

/// Every file below a folder, with what it holds.
fn left_in(folder: &PathBuf) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    entries
        .flat_map(|entry| match entry.path() {
            path if path.is_dir() => left_in(&path),
            path => vec![(path.clone(), std::fs::read(&path).expect("a file"))],
        })
        .collect()
}

#[test]
fn nothing_that_is_sent_is_logged_counted_traced_or_stored() {
    let folder = std::env::temp_dir().join(format!("trajectpers-merken-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let made = std::process::Command::new(env!("CARGO_BIN_EXE_trajectpers"))
        .args(["key", "new", "proef", "--rights", "documents,judging,metrics"])
        .output();
    let printed = String::from_utf8(made.expect("a key").stdout).expect("text");
    let mut lines = printed.lines();
    let (key, line) = (lines.next().expect("the key").to_owned(), lines.next().expect("the line of the file"));
    let keys = folder.join("sleutels");
    std::fs::write(&keys, format!("{line}\n")).expect("a file of keys");

    let collector = Collector::start();
    let endpoint = collector.endpoint();
    let temporary = folder.display().to_string();
    let keys_file = keys.display().to_string();
    let arguments = [
        "--render-threads",
        "1",
        "--shutdown",
        "1",
        "--log",
        "trace",
        "--keys-file",
        keys_file.as_str(),
        "--read-timeout",
        "2",
    ];
    let variables = [(ENDPOINT, endpoint.as_str()), ("TMPDIR", temporary.as_str()), ("HOME", temporary.as_str())];
    let mut service = Service::start_with(&arguments, &variables);
    provoke(&service, &key);
    let own = format!("Bearer {key}");
    let metrics = request_to(service.address, "GET", "/metrics", &[("Authorization", own.as_str())], &[]);
    assert_eq!(metrics.status, 200);
    service.signal("TERM");
    assert!(service.wait().success());

    let mut places: Vec<(String, Vec<u8>)> =
        vec![("the log".to_owned(), service.log().into_bytes()), ("the metrics".to_owned(), metrics.body)];
    places.extend(
        collector.taken.lock().expect("the deliveries").iter().map(|taken| ("a trace".to_owned(), taken.body.clone())),
    );
    assert!(places.len() > 2, "no traces came");
    assert!(places[0].1.len() > 2_000, "nothing was logged: {}", service.log());
    let files = left_in(&folder);
    assert_eq!(files.len(), 1, "files beside that of the keys");
    places.extend(files.into_iter().map(|(path, held)| (path.display().to_string(), held)));

    let volst = example("volst");
    let formed =
        FORMED.iter().filter_map(|pointer| volst.pointer(pointer).and_then(Value::as_str).map(str::to_lowercase));
    let mut sought: Vec<String> = formed.collect();
    assert!(sought.len() > 3, "the example holds {sought:?}");
    sought.push(MARK.to_lowercase());
    sought.push(key.to_lowercase());
    for (place, held) in &places {
        let held = String::from_utf8_lossy(held).to_lowercase();
        for words in &sought {
            let line = held.lines().find(|line| line.contains(words.as_str()));
            assert!(line.is_none(), "{words} stands in {place}: {line:?}");
        }
    }
    std::fs::remove_dir_all(&folder).expect("removed");
}
