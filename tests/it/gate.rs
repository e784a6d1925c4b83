//! Who may come in, how often, and what is measured and told of it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::program::Service;
use crate::support::{Answer, JSON, bytes, example, raw, request_to};

const OFFERTE: &str = "/v1/offertes";
const JUDGING: &str = "/v1/offertes/_valideer";

/// Lines by which a proxy says that it passes something on.
const PASSED_ON: [&str; 5] = [
    "X-Forwarded-For: 203.0.113.5",
    "X-Forwarded-Proto: https",
    "Forwarded: for=203.0.113.5",
    "X-Real-IP: 203.0.113.5",
    "Via: 1.1 nginx",
];

/// A new key, and its line for the file.
fn key(arguments: &[&str]) -> (String, String) {
    let made = Command::new(env!("CARGO_BIN_EXE_trajectpers")).args(["key", "new"]).args(arguments).output();
    let text = String::from_utf8(made.expect("the program runs").stdout).expect("text");
    let mut lines = text.lines().map(str::to_owned);
    (lines.next().expect("a key"), lines.next().expect("a line"))
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("gate-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn ask(service: &Service, method: &str, path: &str, key: Option<&str>) -> Answer {
    let shown = key.map(|key| format!("Bearer {key}"));
    let mut headers = vec![JSON];
    headers.extend(shown.as_deref().map(|shown| ("Authorization", shown)));
    let body = bytes(&example("kaalst"));
    request_to(service.address, method, path, &headers, &body)
}

#[track_caller]
fn refused(answer: &Answer, status: u16, code: &str) {
    answer.is_problem(status, code);
    assert_eq!(answer.header("www-authenticate").is_some(), matches!(status, 401) || code == "geen-recht", "{code}");
}

#[test]
fn a_key_opens_what_it_has_a_right_to() {
    let file = folder("keys").join("keys");
    let (all, all_line) = key(&["bureau", "--rights", "documents,judging,metrics"]);
    let (judge, judge_line) = key(&["keurder", "--rights", "judging"]);
    let (old, old_line) = key(&["oud"]);
    let (stranger, _) = key(&["vreemd"]);
    std::fs::write(&file, format!("# keys\n{all_line}\n{judge_line}\n{old_line} expires=2020-01-01\n"))
        .expect("a file");
    let mut service = Service::start(&["--render-threads", "1", "--keys-file", file.to_str().expect("UTF-8")]);
    for path in [OFFERTE, JUDGING, "/v1/documenten/_batch", "/v1/trajecten/_valideer"] {
        refused(&ask(&service, "POST", path, None), 401, "sleutel-ontbreekt");
        refused(&ask(&service, "POST", path, Some(&stranger)), 401, "sleutel-onbekend");
        refused(&ask(&service, "POST", path, Some(&old)), 401, "sleutel-verlopen");
        // What is sent is a trajectory, which is no item of a batch.
        let expected = if path.ends_with("_batch") { 400 } else { 200 };
        assert_eq!(ask(&service, "POST", path, Some(&all)).status, expected, "{path}");
    }
    for path in ["/v1/regels", "/v1/voorbeelden", "/metrics", "/nergens"] {
        refused(&ask(&service, "GET", path, None), 401, "sleutel-ontbreekt");
    }
    refused(&ask(&service, "POST", OFFERTE, Some(&judge)), 403, "geen-recht");
    refused(&ask(&service, "GET", "/metrics", Some(&judge)), 403, "geen-recht");
    assert_eq!(ask(&service, "POST", JUDGING, Some(&judge)).status, 200);
    assert_eq!(ask(&service, "GET", "/v1/regels", Some(&judge)).status, 200);
    for path in ["/health/live", "/health/ready", "/v1/openapi.json", "/v1/schemas/traject"] {
        assert_eq!(ask(&service, "GET", path, None).status, 200, "{path}");
    }
    // A key that is withdrawn opens nothing any more, a new one does, without a restart.
    std::fs::write(&file, format!("{judge_line}\n")).expect("a file");
    while ask(&service, "POST", JUDGING, Some(&all)).status != 401 {
        std::thread::yield_now();
    }
    assert_eq!(ask(&service, "POST", JUDGING, Some(&judge)).status, 200);
    // A file that is gone or torn changes nothing, and is told.
    std::fs::write(&file, "half a li").expect("a file");
    service.signal("HUP");
    while !service.log().contains("keys cannot be read") {
        std::thread::yield_now();
    }
    std::fs::remove_file(&file).expect("gone");
    assert_eq!(ask(&service, "POST", JUDGING, Some(&judge)).status, 200);
    std::fs::write(&file, format!("{all_line}\n")).expect("a file");
    while ask(&service, "POST", OFFERTE, Some(&all)).status != 200 {
        std::thread::yield_now();
    }
    let log = service.log();
    for secret in [&all, &judge, &old, &stranger] {
        assert!(!log.contains(secret.as_str()), "a key stands in the log");
    }
    assert!(log.contains("audit") && log.contains("caller=\"bureau\""), "{log}");
    service.signal("TERM");
    assert!(service.wait().success());
}

/// The right that a key needs at an address is that of whatever answers there, however the address is written.
#[test]
fn a_right_is_asked_for_however_the_address_is_written() {
    const RIGHTS: [(&str, &str, &[&str]); 3] = [
        ("documents", "POST", &["/v1/%6Fffertes", "/v1/documenten/_b%61tch", "/%761/plannen-van-aanpak"]),
        ("judging", "POST", &["/v1/offertes/%5Fvalideer", "/v1/%74rajecten/_valideer", "/v1/werkboeken/_le%65s"]),
        ("metrics", "GET", &["/metr%69cs", "/%6detrics"]),
    ];
    let file = folder("written").join("keys");
    let made: Vec<(&str, (String, String))> =
        RIGHTS.iter().map(|(right, ..)| (*right, key(&[*right, "--rights", *right]))).collect();
    let lines: Vec<&str> = made.iter().map(|(_, (_, line))| line.as_str()).collect();
    std::fs::write(&file, lines.join("\n")).expect("a file");
    let service = Service::start(&["--render-threads", "1", "--keys-file", file.to_str().expect("UTF-8")]);
    let send = |method: &str, path: &str, key: Option<&str>| {
        let body = example("kaalst").to_string();
        let key = key.map(|key| format!("Authorization: Bearer {key}\r\n")).unwrap_or_default();
        let head = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{key}");
        let rest = format!("Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        raw(service.address, format!("{head}{rest}").as_bytes())
    };
    for (right, method, paths) in RIGHTS {
        for path in paths {
            refused(&send(method, path, None), 401, "sleutel-ontbreekt");
            for (has, (key, _)) in &made {
                let answer = send(method, path, Some(key.as_str()));
                if *has == right {
                    // What is sent is no item of a batch and no workbook.
                    assert!(matches!(answer.status, 200 | 400 | 415), "{path} with {has}: {}", answer.status);
                } else {
                    refused(&answer, 403, "geen-recht");
                }
            }
        }
    }
    // Written like this an address is nobody's, with every key.
    for (method, path) in [
        ("POST", "//v1/offertes"),
        ("POST", "/v1//offertes"),
        ("POST", "/v1/offertes/"),
        ("POST", "/v1/./offertes"),
        ("POST", "/v1/schemas/../offertes"),
        ("POST", "/v1/offertes%2F"),
        ("POST", "/v1%2Fofferte%73"),
        ("GET", "/metrics/"),
        ("GET", "//metrics"),
    ] {
        refused(&send(method, path, None), 401, "sleutel-ontbreekt");
        for (_, (key, _)) in &made {
            send(method, path, Some(key.as_str())).is_problem(404, "onbekend-adres");
        }
    }
    // What is open is open in every writing.
    assert_eq!(send("GET", "/v1/%6Fpenapi.json", None).status, 200);
}

#[test]
fn a_batch_that_says_to_be_too_large_is_refused_before_it_comes() {
    let limits = ["--batch-limit", "100000", "--body-limit", "5000"];
    let service = Service::start(&[&["--render-threads", "1"][..], &limits].concat());
    let send = |path: &str, length: u64| {
        let head = format!("POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
        let asks = format!("{head}Expect: 100-continue\r\nContent-Length: {length}\r\n\r\n");
        let mut stream = TcpStream::connect(service.address).expect("connected");
        stream.write_all(asks.as_bytes()).expect("sent");
        // The connection stays for a while, for whoever sends before it reads.
        let mut answer = [0; 4_096];
        let length = stream.read(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer[..length]).into_owned()
    };
    for (path, length, code, limit) in [
        ("/v1/documenten/_batch", 100_001, "batch-te-groot", "100000 bytes"),
        ("/v1/documenten/_b%61tch", 100_001, "batch-te-groot", "100000 bytes"),
        (OFFERTE, 5_001, "bericht-te-groot", "5000 bytes"),
    ] {
        let refused = send(path, length);
        assert!(refused.starts_with("HTTP/1.1 413 ") && refused.contains(code) && refused.contains(limit), "{refused}");
    }
    assert!(send("/v1/documenten/_batch", 100_000).starts_with("HTTP/1.1 100 "), "what fits may come");
    // The same of who does not ask first.
    let announced = [JSON, ("Connection", "close")];
    let body = vec![b' '; 100_001];
    request_to(service.address, "POST", "/v1/documenten/_batch", &announced, &body).is_problem(413, "batch-te-groot");
    let text = ask(&service, "GET", "/metrics", None).text();
    let line = "trajectpers_refusals_total{reason=\"too_large\"} 4";
    assert!(text.contains(line), "{line} in\n{text}");
}

#[test]
fn who_may_not_come_in_is_told_before_it_sends_its_body() {
    let file = folder("early").join("keys");
    let (known, line) = key(&["bureau", "--rights", "documents"]);
    std::fs::write(&file, line).expect("a file");
    let service = Service::start(&["--render-threads", "1", "--keys-file", file.to_str().expect("UTF-8")]);
    let asks = |path: &str, key: &str| {
        let lines = format!("Host: localhost\r\nAuthorization: Bearer {key}\r\nExpect: 100-continue");
        let mut stream = TcpStream::connect(service.address).expect("connected");
        let head = format!("POST {path} HTTP/1.1\r\n{lines}\r\nContent-Length: 4000000\r\n\r\n");
        stream.write_all(head.as_bytes()).expect("sent");
        let mut answer = [0; 4_096];
        let length = stream.read(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer[..length]).into_owned()
    };
    let stranger = asks(OFFERTE, "tp_wrong");
    assert!(stranger.starts_with("HTTP/1.1 401 ") && stranger.contains("sleutel-onbekend"), "{stranger}");
    assert!(stranger.to_lowercase().contains("www-authenticate: "), "{stranger}");
    assert!(asks(JUDGING, &known).starts_with("HTTP/1.1 403 "), "no right to judge");
    assert!(asks(OFFERTE, &known).starts_with("HTTP/1.1 100 "), "who may, may send");
}

#[test]
fn who_shows_wrong_keys_again_and_again_has_to_wait() {
    let file = folder("wrong").join("keys");
    std::fs::write(&file, key(&["bureau"]).1).expect("a file");
    let service = Service::start(&["--render-threads", "1", "--keys-file", file.to_str().expect("UTF-8")]);
    let answers: Vec<Answer> = (0..40).map(|_| ask(&service, "POST", OFFERTE, Some("tp_wrong"))).collect();
    assert_eq!(answers[0].status, 401);
    let slowed = answers.iter().find(|answer| answer.status == 429).expect("slowed down");
    slowed.is_problem(429, "te-veel-sleutels");
    assert!(slowed.header("retry-after").is_some());
}

#[test]
fn a_file_of_keys_that_cannot_be_used_stops_the_start() {
    let folder = folder("unusable");
    // Cut where a reader of a million bytes stops, its last line would open more than it says.
    let line = key(&["meter", "--rights", "metrics"]).1;
    let cut = line.len() - " rights=metrics".len();
    let large = format!("#{}\n{line}\n", "x".repeat((1 << 20) - 2 - cut));
    for (name, text) in [("empty", "# nothing\n"), ("torn", "bureau sha256:12\n"), ("large", large.as_str())] {
        let file = folder.join(name);
        std::fs::write(&file, text).expect("a file");
        let run = Command::new(env!("CARGO_BIN_EXE_trajectpers"))
            .args(["serve", "--listen", "127.0.0.1:0", "--keys-file", file.to_str().expect("UTF-8")])
            .output()
            .expect("the program runs");
        assert_eq!(run.status.code(), Some(2), "{name}");
        assert!(String::from_utf8_lossy(&run.stderr).contains(name), "{name}");
    }
}

#[test]
fn a_file_of_keys_is_taken_as_windows_writes_it_or_told_why_not() {
    let folder = folder("windows");
    let (key, line) = key(&["bureau"]);
    let marked = folder.join("marked");
    std::fs::write(&marked, format!("\u{feff}{line}\r\n")).expect("a file");
    let service = Service::start(&["--render-threads", "1", "--keys-file", marked.to_str().expect("UTF-8")]);
    assert_eq!(ask(&service, "POST", OFFERTE, Some(&key)).status, 200);

    let wide = folder.join("wide");
    let bytes: Vec<u8> = format!("\u{feff}{line}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(&wide, bytes).expect("a file");
    let run = Command::new(env!("CARGO_BIN_EXE_trajectpers"))
        .args(["serve", "--listen", "127.0.0.1:0", "--keys-file", wide.to_str().expect("UTF-8")])
        .output()
        .expect("the program runs");
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("sla het bestand op als UTF-8"));
}

#[test]
fn without_keys_only_this_machine_is_answered() {
    let run = Command::new(env!("CARGO_BIN_EXE_trajectpers"))
        .args(["serve", "--listen", "0.0.0.0:0"])
        .output()
        .expect("the program runs");
    assert_eq!(run.status.code(), Some(2), "a setting is to be mended");
    let told = String::from_utf8_lossy(&run.stderr).into_owned();
    for way in ["--keys-file", "127.0.0.1", "--allow-anyone"] {
        assert!(told.contains(way), "{told}");
    }
    let service = Service::start(&["--render-threads", "1"]);
    let get = |lines: &str| {
        let request = format!("GET /health/live HTTP/1.1\r\n{lines}Connection: close\r\n\r\n");
        raw(service.address, request.as_bytes())
    };
    for lines in ["Host: localhost\r\n", "Host: 127.0.0.1:8080\r\n", "Host: [::1]\r\n", "Host: x.localhost\r\n"] {
        assert_eq!(get(lines).status, 200, "{lines}");
    }
    for lines in [
        "Host: rebind.example\r\n",
        "Host: 127.0.0.1\r\nSec-Fetch-Site: cross-site\r\n",
        "Host: localhost\r\nOrigin: https://page.example\r\n",
    ] {
        get(lines).is_problem(403, "niet-van-hier");
    }
    for line in PASSED_ON {
        let answer = get(&format!("Host: 127.0.0.1\r\n{line}\r\n"));
        answer.is_problem(403, "niet-van-hier");
        assert!(answer.text().contains("TRAJECTPERS_TRUSTED_PROXIES"), "{line}: {}", answer.text());
    }
    // The contract is for every page.
    for path in ["/v1/openapi.json", "/v1/schemas/traject", "/v1/problemen", "/v1/problemen/geen-json"] {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: https://page.example\r\nConnection: close\r\n\r\n"
        );
        let answer = raw(service.address, request.as_bytes());
        assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, Some("*")), "{path}");
    }
}

#[test]
fn what_a_trusted_proxy_passes_on_is_answered_as_ever_and_so_is_everybody_where_that_was_said() {
    for (setting, value) in [("--trusted-proxy", "127.0.0.1"), ("--allow-anyone", "true")] {
        let service = Service::start(&["--render-threads", "1", setting, value]);
        for line in PASSED_ON {
            let head = format!("Host: 127.0.0.1\r\n{line}\r\nConnection: close");
            let request = format!("GET /health/live HTTP/1.1\r\n{head}\r\n\r\n");
            assert_eq!(raw(service.address, request.as_bytes()).status, 200, "{setting} {line}");
        }
    }
    // Of another proxy than that which is trusted nothing is known.
    let service = Service::start(&["--render-threads", "1", "--trusted-proxy", "192.0.2.1"]);
    let head = format!("Host: localhost\r\n{}\r\nConnection: close", PASSED_ON[0]);
    let request = format!("GET /health/live HTTP/1.1\r\n{head}\r\n\r\n");
    raw(service.address, request.as_bytes()).is_problem(403, "niet-van-hier");
}

#[test]
fn a_key_without_its_word_is_told_how_it_is_shown() {
    let folder = folder("bearer");
    let (key, line) = key(&["noord"]);
    std::fs::write(folder.join("keys"), line).expect("written");
    let file = folder.join("keys").display().to_string();
    let service = Service::start(&["--keys-file", &file, "--render-threads", "1"]);
    for shown in [key.clone(), format!("Basic {key}"), "Bearer".to_owned(), format!("Bearer:{key}")] {
        let answer = request_to(service.address, "GET", "/v1/regels", &[("Authorization", &shown)], b"");
        refused(&answer, 401, "sleutel-ontbreekt");
        assert!(answer.text().contains("Authorization: Bearer …"), "{}", answer.text());
        assert!(!answer.text().contains(&key), "a key is not told back");
    }
    let shown = format!("bearer {key}");
    let answer = request_to(service.address, "GET", "/v1/regels", &[("Authorization", &shown)], b"");
    assert_eq!(answer.status, 200, "{}", answer.text());
}

#[test]
fn a_body_that_is_longer_than_it_says_is_answered_as_far_as_it_says() {
    let service = Service::start(&["--render-threads", "1"]);
    // Its length in characters and not in bytes, as many a program counts.
    let body = "{\"bureau\": {\"naam\": \"Één béétje vérder\"}}";
    let length = body.chars().count();
    assert!(body.len() > length);
    let head = format!("POST {JUDGING} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
    let request = format!("{head}Content-Length: {length}\r\n\r\n{body}");
    let answer = raw(service.address, request.as_bytes());
    assert_eq!(answer.status, 400, "{}", answer.text());
    assert!(answer.text().contains("geen-json"), "{}", answer.text());
    // Whoever waits here for ever has found the fault: the log is written beside.
    while !service.log().contains("status=400") {
        std::thread::yield_now();
    }
}

#[test]
fn whoever_asks_too_often_waits() {
    let service = Service::start(&["--render-threads", "1", "--rate", "1"]);
    let answers: Vec<Answer> = (0..8).map(|_| ask(&service, "GET", "/v1/regels", None)).collect();
    assert_eq!(answers[0].header("ratelimit-policy"), Some("\"verzoeken\";q=4;w=4"));
    assert_eq!(answers[0].header("ratelimit"), Some("\"verzoeken\";r=3;t=4"));
    let late = answers.iter().find(|answer| answer.status == 429).expect("too often");
    late.is_problem(429, "te-vaak");
    let wait = late.header("retry-after").and_then(|seconds| seconds.parse::<u64>().ok()).expect("a time to wait");
    assert!((1..=4).contains(&wait));
    assert!(late.header("ratelimit").is_some_and(|left| left.starts_with("\"verzoeken\";r=0;t=")));
    // Who watches the service is not kept out.
    assert_eq!(ask(&service, "GET", "/health/ready", None).status, 200);
}

#[test]
fn what_is_no_request_gets_a_whole_answer() {
    let service = Service::start(&["--render-threads", "1"]);
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {}\r\n\r\n", "x".repeat(40_000));
    for (request, status, code) in [
        ("GARBAGE\r\n\r\n".to_owned(), 400, "verzoek-ongeldig"),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: x\r\n\r\n".to_owned(), 400, "verzoek-ongeldig"),
        ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\r\n\r\n".to_owned(), 400, "verzoek-ongeldig"),
        (long, 431, "kop-te-groot"),
    ] {
        let answer = raw(service.address, request.as_bytes());
        answer.is_problem(status, code);
        assert_eq!(answer.header("api-version"), Some(env!("CARGO_PKG_VERSION")));
        assert_eq!(answer.header("connection"), Some("close"));
    }
    assert!(!service.log().contains("ERROR"), "what a stranger sends is no error of ours: {}", service.log());
}

#[test]
fn a_second_head_has_no_more_time_than_the_first() {
    let service = Service::start(&["--render-threads", "1"]);
    let mut stream = TcpStream::connect(service.address).expect("connected");
    stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
    let mut first = [0; 2048];
    let length = stream.read(&mut first).expect("an answer");
    assert!(first[..length].starts_with(b"HTTP/1.1 200 "));
    stream.write_all(b"GET /hea").expect("sent");
    let mut second = String::new();
    // Whoever waits here for ever has found the fault.
    stream.read_to_string(&mut second).expect("an end");
    assert!(second.starts_with("HTTP/1.1 408 ") && second.contains("kop-te-traag"), "{second}");
}

#[test]
fn what_is_measured_is_what_was_asked() {
    let service = Service::start(&["--render-threads", "1"]);
    assert_eq!(ask(&service, "POST", OFFERTE, None).status, 200);
    assert_eq!(ask(&service, "POST", OFFERTE, None).status, 200);
    assert_eq!(request_to(service.address, "POST", "/v1/eindrapportages", &[JSON], b"{}").status, 400);
    assert_eq!(ask(&service, "POST", JUDGING, None).status, 200);
    assert_eq!(ask(&service, "GET", "/v1/een-naam-van-iemand", None).status, 404);
    let item = format!("{{\"soort\": \"plan-van-aanpak\", \"traject\": {}}}", example("kaalst"));
    assert_eq!(request_to(service.address, "POST", "/v1/documenten/_batch", &[JSON], item.as_bytes()).status, 200);
    // What an answer did is counted and told when all of it has gone.
    while service.log().lines().filter(|line| line.contains(" audit: ")).count() < 4 {
        std::thread::yield_now();
    }
    let answer = ask(&service, "GET", "/metrics", None);
    assert_eq!(answer.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    let text = answer.text();
    for line in [
        "trajectpers_requests_total{route=\"/v1/offertes\",method=\"POST\",status=\"200\"} 2",
        "trajectpers_requests_total{route=\"/v1/offertes/_valideer\",method=\"POST\",status=\"200\"} 1",
        "trajectpers_requests_total{route=\"none\",method=\"GET\",status=\"404\"} 1",
        "trajectpers_documents_total{kind=\"offerte\",outcome=\"made\"} 2",
        "trajectpers_documents_total{kind=\"eindrapportage\",outcome=\"refused\"} 1",
        "trajectpers_phase_seconds_count{phase=\"layout\"} 2",
        "trajectpers_documents_total{kind=\"plan-van-aanpak\",outcome=\"made\"} 1",
        "trajectpers_document_pages_count 3",
        "trajectpers_workers_started_total ",
        "trajectpers_queue_depth 0",
        "trajectpers_log_lines_dropped_total 0",
    ] {
        assert!(text.contains(line), "{line} in\n{text}");
    }
    assert!(!text.contains("iemand"));
    let audited = service.log().lines().filter(|line| line.contains(" audit: ")).count();
    assert_eq!(audited, 4, "{}", service.log());
}

#[test]
fn a_certificate_is_shown_and_exchanged_while_the_service_runs() {
    use ureq::tls::{Certificate, RootCerts, TlsConfig};

    let folder = folder("tls");
    let (chain, key) = (folder.join("chain.pem"), folder.join("key.pem"));
    let renew = || {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        std::fs::write(&key, made.signing_key.serialize_pem()).expect("a key");
        std::fs::write(&chain, made.cert.pem()).expect("a certificate");
        made.cert.der().to_vec()
    };
    let get = |port: u16, trusted: &[u8]| {
        let roots = RootCerts::new_with_certs(&[Certificate::from_der(trusted).to_owned()]);
        let tls = TlsConfig::builder().root_certs(roots).build();
        let agent = ureq::Agent::config_builder().tls_config(tls).max_idle_connections(0).build().new_agent();
        agent.get(format!("https://localhost:{port}/health/live")).call().map(|answer| answer.status().as_u16())
    };
    let first = renew();
    let files = ["--tls-certificate", chain.to_str().expect("UTF-8"), "--tls-key", key.to_str().expect("UTF-8")];
    let service = Service::start(&[&["--render-threads", "1"][..], &files].concat());
    let port = service.address.port();
    assert_eq!(get(port, &first).expect("an answer"), 200);
    // Who speaks without TLS gets nothing, and holds nothing up.
    let mut plain = TcpStream::connect(service.address).expect("connected");
    plain.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
    plain.write_all(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
    let mut nothing = Vec::new();
    let _ = plain.read_to_end(&mut nothing);
    assert!(!nothing.starts_with(b"HTTP"));
    let second = renew();
    while get(port, &second).is_err() {
        std::thread::yield_now();
    }
    assert!(get(port, &first).is_err(), "the first is no longer shown");
    // Half a pair changes nothing.
    std::fs::write(&key, "no key").expect("a file");
    service.signal("HUP");
    while !service.log().contains("the certificate cannot be read") {
        std::thread::yield_now();
    }
    assert_eq!(get(port, &second).expect("an answer"), 200);
}
