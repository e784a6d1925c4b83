//! More work than there is room for, and clients that speak in their own way.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use trajectpers::press::{Ask, Client, House, Kind, Misdeed, Pool, PoolSettings};

use crate::pdf::Pdf;
use crate::support::{
    AKKER, JSON, PIETERSMA, SERVER, VOORTGANG, bytes, example, pool, post, push, raw, request, request_to, serve, set,
    settings, state,
};

/// A pool of one worker with one place in its queue, both taken for some seconds.
fn busy_pool() -> Arc<Pool> {
    let pool = Arc::new(pool(1, 1));
    for _ in 0..2 {
        let pool = Arc::clone(&pool);
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            let waiting = pool.ask(Ask::Misbehave(Misdeed::Wait), vec![], Client::OURSELVES, Kind::Single);
            runtime.block_on(waiting).expect("it waits and goes on")
        });
    }
    while !(pool.is_full() && pool.standing().running == 1) {
        std::thread::yield_now();
    }
    pool
}

#[test]
fn a_full_queue_is_told_with_its_limit_and_setting_and_when_to_come_back() {
    let pool = busy_pool();
    let service = serve(state(Arc::clone(&pool)));
    let body = bytes(&example(AKKER));
    let head = format!("POST {VOORTGANG} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
    let refused = request_to(service, "POST", VOORTGANG, &[JSON], &body);
    let unready = request_to(service, "GET", "/health/ready", &[], &[]);
    refused.is_problem(503, "tijdelijk-niet-beschikbaar");
    assert_eq!(refused.header("retry-after"), Some("2"));
    let detail = refused.json()["detail"].to_string();
    assert!(detail.contains("TRAJECTPERS_QUEUE") && detail.contains('1'), "{detail}");
    unready.is_problem(503, "tijdelijk-niet-beschikbaar");
    assert_eq!(unready.header("retry-after"), Some("2"));
    // Before the body is read: only its head is sent.
    raw(service, head.as_bytes()).is_problem(503, "tijdelijk-niet-beschikbaar");
    // Once there is room again, everybody is served.
    while pool.is_full() {
        std::thread::yield_now();
    }
    assert_eq!(request_to(service, "POST", VOORTGANG, &[JSON], &body).status, 200);
    assert_eq!(request_to(service, "GET", "/health/ready", &[], &[]).status, 200);
}

#[test]
fn a_deadline_that_passes_is_told_with_its_setting() {
    let settings = PoolSettings { deadline: Duration::ZERO, ..settings(1, 8) };
    let pool = Pool::start(settings, House::default()).expect("a worker starts");
    let service = serve(state(Arc::new(pool)));
    let answer = request_to(service, "POST", VOORTGANG, &[JSON], &bytes(&example(AKKER)));
    answer.is_problem(503, "tijdelijk-niet-beschikbaar");
    assert!(answer.text().contains("TRAJECTPERS_DEADLINE"));
    assert_eq!(answer.header("retry-after"), Some("2"));
}

#[test]
fn requests_at_once_do_not_see_each_other() {
    let bodies: Vec<Value> = (0..12)
        .map(|number| {
            let mut body = example(if number % 2 == 0 { AKKER } else { PIETERSMA });
            set(&mut body, "/werknemer/achternaam", format!("Kanarie{number:03}"));
            body
        })
        .collect();
    std::thread::scope(|scope| {
        let answers: Vec<_> = bodies.iter().map(|body| scope.spawn(move || post(VOORTGANG, body))).collect();
        for (number, answer) in answers.into_iter().enumerate() {
            let document = Pdf::read(&answer.join().expect("an answer").body);
            for other in 0..12 {
                let name = format!("Kanarie{other:03}");
                assert_eq!(document.holds(&name), other == number, "{name} in document {number}");
            }
        }
    });
}

#[test]
fn the_attachment_goes_with_the_document_when_it_is_asked_for() {
    let mut body = example(AKKER);
    push(
        &mut body,
        "/activiteiten",
        json!({
            "datum": "2025-06-12", "soort": "overig", "omschrijving": "Kanarieoverleg.", "status": "uitgevoerd",
            "rapporteerbaar": false,
        }),
    );
    let plain = Pdf::read(&post(VOORTGANG, &body).body);
    assert!(plain.attachments().is_empty());
    let answer = post(&format!("{VOORTGANG}?metBijlage=true"), &body);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let attached = Pdf::read(&answer.body);
    assert_eq!(attached.attachments().len(), 1);
    assert!(attached.metadata().contains("<pdfaid:part>3</pdfaid:part>"));
    for forbidden in ["999990007", "Proeflaan", "joke.vandenakker", "Kanarieoverleg"] {
        assert!(!attached.holds(forbidden), "{forbidden} travels along");
    }
}

/// What a connection of its own answers to exactly these bytes, until it closes.
fn exchange(head: &str, body: &[u8]) -> Vec<u8> {
    use std::io::{Read, Write};

    let mut stream = std::net::TcpStream::connect(*SERVER).expect("a connection");
    stream.write_all(head.as_bytes()).expect("a head");
    stream.write_all(body).expect("a body");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    answer
}

#[test]
fn old_and_hopeful_clients_get_a_whole_document() {
    let body = bytes(&example(AKKER));
    let whole = request("POST", VOORTGANG, &[JSON], &body).body;
    let length = body.len();
    for (version, lines) in [
        ("1.0", ""),
        // The client of Java offers HTTP/2 on every new connection.
        ("1.1", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAAA\r\n"),
    ] {
        let head = format!(
            "POST {VOORTGANG} HTTP/{version}\r\nHost: localhost\r\n{lines}Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
        );
        let answer = exchange(&head, &body);
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
        assert!(head.starts_with(&format!("http/{version} 200")), "{head}");
        assert!(answer[end + 4..] == whole, "{lines}: equal bytes");
        // An answer after which the connection ends says so.
        assert!(version == "1.0" || head.contains("connection: close"), "{head}");
    }
}

#[test]
fn a_client_that_sends_before_it_reads_is_told_that_its_body_is_too_large() {
    let body = vec![b' '; 30 << 20];
    let head = format!(
        "POST {VOORTGANG} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let answer = exchange(&head, &body);
    assert!(answer.starts_with(b"HTTP/1.1 413 "), "{}", String::from_utf8_lossy(&answer));
}

#[test]
fn a_batch_for_a_client_of_http_1_0_comes_without_chunks() {
    let item = json!({ "soort": "offerte", "traject": example("kaalst") }).to_string();
    for kept in ["", "Connection: keep-alive\r\n"] {
        let head = format!("POST /v1/documenten/_batch HTTP/1.0\r\n{kept}Content-Length: {}\r\n\r\n", item.len());
        let answer = raw(*SERVER, format!("{head}{item}").as_bytes());
        assert_eq!((answer.status, answer.header("transfer-encoding")), (200, None));
        assert_ne!(answer.header("connection"), Some("keep-alive"));
        let archive = zip::ZipArchive::new(std::io::Cursor::new(answer.body)).expect("a whole archive");
        assert_eq!(archive.len(), 2);
    }
}

#[test]
fn a_body_ends_where_it_says_whatever_protocol_is_offered() {
    let body = example("kaalst").to_string();
    let item = json!({ "soort": "offerte", "traject": example("kaalst") }).to_string();
    for (address, body) in
        [("/v1/offertes", &body), ("/v1/offertes/_valideer", &body), ("/v1/documenten/_batch", &item)]
    {
        for offer in ["Upgrade: websocket\r\n", "Connection: Upgrade\r\nUpgrade: websocket\r\n"] {
            let head =
                format!("POST {address} HTTP/1.1\r\nHost: test\r\n{offer}Content-Length: {}\r\n\r\n", body.len());
            assert_eq!(raw(*SERVER, format!("{head}{body}").as_bytes()).status, 200, "{address} {offer}");
        }
    }
}
