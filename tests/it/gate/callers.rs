//! Who calls: this machine, a proxy, and whoever asks too often; what is measured of it, and what is shown to them.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use super::{JUDGING, OFFERTE, ask, folder};
use crate::program::Service;
use crate::support::{Answer, JSON, example, raw, request_to};

/// Lines by which a proxy says that it passes something on.
const PASSED_ON: [&str; 5] = [
    "X-Forwarded-For: 203.0.113.5",
    "X-Forwarded-Proto: https",
    "Forwarded: for=203.0.113.5",
    "X-Real-IP: 203.0.113.5",
    "Via: 1.1 nginx",
];

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
