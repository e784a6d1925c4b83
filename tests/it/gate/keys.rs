//! Keys: what each opens, how it is shown, and the file that holds them.

use std::process::Command;

use super::{JUDGING, OFFERTE, ask, folder, key, refused};
use crate::program::Service;
use crate::support::{Answer, example, raw, request_to};

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
