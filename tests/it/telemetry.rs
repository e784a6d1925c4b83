//! What an operator sees of a running service: its log, whatever becomes of the reader, and the traces that a collector
//! gets.

use std::fs::File;
use std::io::{BufRead, BufReader, Read as _, Write as _, pipe};
use std::net::{TcpListener, TcpStream};
use std::process::Command;

use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use opentelemetry_proto::tonic::trace::v1::span::SpanKind;
use serde_json::json;

use crate::collector::{Collector, ENDPOINT};
use crate::program::Service;
use crate::support::{AKKER, JSON, VOORTGANG, bytes, example, raw, request_to, set};

/// A service that is soon there and soon gone.
const SMALL: &[&str] = &["--render-threads", "1", "--shutdown", "1"];

/// The trace of a caller, and its place in it.
const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const CALLER: &str = "00f067aa0ba902b7";

/// The service answers.
#[track_caller]
fn goes_on(service: &Service) {
    assert_eq!(request_to(service.address, "GET", "/health/ready", &[], &[]).status, 200);
}

/// A service whose signal to stop does not end it is found by whoever waits here for ever.
#[track_caller]
fn stop(service: &mut Service) {
    service.signal("TERM");
    assert!(service.wait().success());
}

/// The first line of the log for which this holds, as soon as there is one.
fn logged(service: &Service, wanted: impl Fn(&str) -> bool) -> String {
    loop {
        let found = service.log().lines().find(|line| wanted(line)).map(str::to_owned);
        if let Some(line) = found {
            return line;
        }
        std::thread::yield_now();
    }
}

// The log.

/// Asks for more lines than a pipe and the service together hold.
fn flood(service: &Service) {
    let agent = ureq::Agent::new_with_defaults();
    for _ in 0..6_000 {
        let mut answer = agent.get(format!("http://{}/health/live", service.address)).call().expect("an answer");
        assert_eq!(answer.status().as_u16(), 200);
        answer.body_mut().read_to_vec().expect("its body");
    }
}

#[test]
fn a_full_disk_stops_nothing() {
    let full = File::options().write(true).open("/dev/full").expect("a disk that is full");
    let mut service = Service::start_into(full, SMALL, &[]);
    (0..20).for_each(|_| goes_on(&service));
    let answer = request_to(service.address, "POST", VOORTGANG, &[JSON], &bytes(&example(AKKER)));
    assert_eq!(answer.status, 200);
    stop(&mut service);
}

#[test]
fn a_reader_that_goes_away_stops_nothing() {
    let (reader, writer) = pipe().expect("a pipe");
    let mut service = Service::start_into(writer, SMALL, &[]);
    drop(reader);
    (0..20).for_each(|_| goes_on(&service));
    stop(&mut service);
}

#[test]
fn a_pipe_that_nobody_reads_stops_nothing() {
    let (_reader, writer) = pipe().expect("a pipe");
    let mut service = Service::start_into(writer, SMALL, &[]);
    flood(&service);
    goes_on(&service);
    stop(&mut service);
}

#[test]
fn lines_that_were_lost_are_told_when_somebody_reads_again() {
    let (reader, writer) = pipe().expect("a pipe");
    let mut service = Service::start_into(writer, SMALL, &[]);
    flood(&service);
    let mut lines = BufReader::new(reader).lines().map_while(Result::ok);
    let lost = lines.find_map(|line| line.split_once(": lines of the log were lost lines=")?.1.parse::<u64>().ok());
    assert!(lost.is_some_and(|lost| lost > 0), "{lost:?}");
    // Which goes on until nobody reads at all.
    drop(lines);
    goes_on(&service);
    stop(&mut service);
}

#[test]
fn the_garbage_of_a_stranger_rings_no_alarm() {
    let service = Service::start(SMALL);
    let garbage = raw(service.address, b"\x16\x03\x01 no request\r\n\r\n");
    garbage.is_problem(400, "verzoek-ongeldig");
    // It is told as every other answer.
    let trace = garbage.json()["traceId"].as_str().expect("a trace").to_owned();
    assert!(garbage.header("traceparent").is_some_and(|parent| parent.contains(&trace)));
    logged(&service, |line| line.contains("answered") && line.contains("status=400") && line.contains(&trace));
    let parent = format!("00-{TRACE}-{CALLER}-01");
    request_to(service.address, "GET", "/health/live", &[("traceparent", parent.as_str())], &[]);
    logged(&service, |line| line.contains(TRACE));
    let log = service.log();
    assert!(!log.contains("ERROR") && !log.contains("stream error"), "{log}");
}

#[test]
fn a_header_that_cannot_be_read_is_not_repeated_in_the_log() {
    let service = Service::start(&[SMALL, &["--log", "trace"]].concat());
    for header in ["Content-Length: Zwartbroek-999990019", "Transfer-Encoding: Zwartbroek-999990019"] {
        let head = format!("POST /v1/offertes HTTP/1.1\r\nHost: localhost\r\n{header}\r\n\r\n");
        assert_eq!(raw(service.address, head.as_bytes()).status, 400, "{header}");
    }
    logged(&service, |line| line.contains("answered") && line.contains("status=400"));
    assert!(!service.log().contains("Zwartbroek"), "{}", service.log());
}

#[test]
fn a_body_that_is_refused_before_it_is_sent_is_told_in_the_trace_of_its_sender() {
    let service = Service::start(SMALL);
    let parent = format!("traceparent: 00-{TRACE}-{CALLER}-01");
    let asks = "Host: localhost\r\nExpect: 100-continue\r\nContent-Length: 1000000000";
    let mut stream = TcpStream::connect(service.address).expect("connected");
    let head = format!("POST /v1/offertes HTTP/1.1\r\n{asks}\r\n{parent}\r\n\r\n");
    stream.write_all(head.as_bytes()).expect("sent");
    let mut answer = [0; 4_096];
    let length = stream.read(&mut answer).expect("an answer");
    let answer = String::from_utf8_lossy(&answer[..length]);
    assert!(answer.starts_with("HTTP/1.1 413 ") && answer.contains(&format!("traceparent: 00-{TRACE}-")), "{answer}");
    let line = logged(&service, |line| line.contains("answered") && line.contains(TRACE));
    assert!(line.contains("status=413") && line.contains("/v1/offertes"), "{line}");
    let counted = "trajectpers_requests_total{route=\"/v1/offertes\",method=\"POST\",status=\"413\"} 1";
    let text = request_to(service.address, "GET", "/metrics", &[], &[]).text();
    assert!(text.contains(counted), "{counted} in\n{text}");
}

#[test]
fn a_fault_of_ours_is_found_by_its_trace() {
    let service = Service::start(SMALL);
    let body = bytes(&example(AKKER));
    // Whoever gets two workers in a row that are dead, or one that was killed by hand too often, gets a 500.
    let answer = loop {
        for worker in service.workers() {
            let _ = Command::new("kill").args(["-KILL", &worker.to_string()]).status();
        }
        let answer = request_to(service.address, "POST", VOORTGANG, &[JSON], &body);
        if answer.status == 500 {
            break answer;
        }
    };
    answer.is_problem(500, "interne-fout");
    let trace = answer.json()["traceId"].as_str().expect("a trace").to_owned();
    let line = logged(&service, |line| line.contains(" ERROR ") && line.contains(&trace));
    assert!(line.contains("a request could not be answered") && line.contains("worker"), "{line}");
}

#[test]
fn a_batch_that_breaks_off_is_found_by_its_trace() {
    let service = Service::start(&[SMALL, &["--read-timeout", "1"]].concat());
    let item = json!({ "soort": "offerte", "traject": example("kaalst") });
    // One item, the beginning of another, and then nothing for longer than the service waits.
    let items = format!("{item}\n{{\"soort\": ");
    let head = format!(
        "POST /v1/documenten/_batch HTTP/1.1\r\nHost: localhost\r\ntraceparent: 00-{TRACE}-{CALLER}-01\r\n\
         Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
    );
    let answer = raw(service.address, format!("{head}{:x}\r\n{items}\r\n", items.len()).as_bytes());
    assert_eq!(answer.status, 200);
    let line = logged(&service, |line| line.contains("a batch broke off"));
    assert!(line.contains(" WARN ") && line.contains(" items=1 ") && line.contains(TRACE), "{line}");
}

// Traces.

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Everything that a span says of its request.
fn attributes(span: &Span) -> Vec<(String, String)> {
    let said = |value: Option<&Value>| match value {
        Some(Value::StringValue(text)) => text.clone(),
        Some(Value::IntValue(number)) => number.to_string(),
        other => format!("{other:?}"),
    };
    let pairs = span.attributes.iter().map(|attribute| {
        let value = attribute.value.as_ref().and_then(|value| value.value.as_ref());
        (attribute.key.clone(), said(value))
    });
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort();
    pairs
}

fn pairs(attributes: &[(&str, &str)]) -> Vec<(String, String)> {
    attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn a_collector_gets_a_request_with_its_phases_and_nothing_of_what_was_sent() {
    let collector = Collector::start();
    let endpoint = collector.endpoint();
    let variables = [
        (ENDPOINT, endpoint.as_str()),
        ("OTEL_EXPORTER_OTLP_HEADERS", "x-huurder=pers%20een"),
        ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=proef"),
    ];
    let mut service = Service::start_with(SMALL, &variables);
    let mut body = example(AKKER);
    set(&mut body, "/werknemer/achternaam", "Zandoogkever");
    let parent = format!("00-{TRACE}-{CALLER}-01");
    let headers = [JSON, ("traceparent", parent.as_str()), ("X-Eigen", "Hooibeestje")];
    let answer = request_to(service.address, "POST", &format!("{VOORTGANG}?variant=uwv"), &headers, &bytes(&body));
    assert_eq!(answer.status, 200);
    let nowhere = request_to(service.address, "GET", "/nergens/Zandoogkever", &[], &[]);
    assert_eq!(nowhere.status, 404);
    // The end sends what was not sent yet.
    stop(&mut service);

    let spans = collector.spans();
    let mut names: Vec<&str> = spans.iter().map(|span| span.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["GET", "POST /v1/voortgangsrapportages", "export", "opmaak", "wachtrij"]);
    let named = |name: &str| spans.iter().find(|span| span.name == name).expect("a span with this name");

    let request = named("POST /v1/voortgangsrapportages");
    assert_eq!((hex(&request.trace_id), hex(&request.parent_span_id)), (TRACE.to_owned(), CALLER.to_owned()));
    assert_eq!(request.kind, SpanKind::Server as i32);
    let own = format!("00-{TRACE}-{}-01", hex(&request.span_id));
    assert_eq!(answer.header("traceparent"), Some(own.as_str()), "the answer tells of the span");
    let expected = pairs(&[
        ("http.request.method", "POST"),
        ("http.response.status_code", "200"),
        ("http.route", VOORTGANG),
        ("trajectpers.outcome", "answered"),
        ("trajectpers.pages", answer.header("document-paginas").unwrap_or_default()),
        ("trajectpers.soort", "voortgangsrapportage"),
        ("trajectpers.variant", "uwv"),
    ]);
    assert_eq!(attributes(request), expected);

    let phases = ["wachtrij", "opmaak", "export"].map(named);
    for phase in phases {
        assert_eq!((&phase.trace_id, &phase.parent_span_id), (&request.trace_id, &request.span_id), "{}", phase.name);
        assert!(phase.start_time_unix_nano <= phase.end_time_unix_nano, "{}", phase.name);
        assert!(phase.attributes.is_empty(), "{}", phase.name);
    }
    let [queue, layout, export] = phases;
    assert!(queue.end_time_unix_nano <= layout.start_time_unix_nano);
    assert_eq!(layout.end_time_unix_nano, export.start_time_unix_nano);

    let unknown = named("GET");
    assert!(unknown.parent_span_id.is_empty());
    assert!(nowhere.header("traceparent").is_some_and(|own| own.contains(&hex(&unknown.trace_id))));
    let expected =
        [("http.request.method", "GET"), ("http.response.status_code", "404"), ("trajectpers.outcome", "refused")];
    assert_eq!(attributes(unknown), pairs(&expected));

    for delivery in collector.taken.lock().expect("the deliveries").iter() {
        assert!(delivery.head.starts_with("post /v1/traces http/1.1\r\n"), "{}", delivery.head);
        assert!(delivery.head.contains("\r\nx-huurder: pers een\r\n"), "{}", delivery.head);
        for words in ["service.name", "trajectpers", "service.version", "deployment.environment.name", "proef"] {
            assert!(holds(&delivery.body, words), "{words}");
        }
        for words in ["Zandoogkever", "Hooibeestje", "nergens", "variant=", "127.0.0.1", "unknown_service"] {
            assert!(!holds(&delivery.body, words), "{words}");
        }
    }
}

#[test]
fn a_request_that_its_caller_does_not_record_is_not_recorded() {
    let collector = Collector::start();
    let endpoint = collector.endpoint();
    let mut service = Service::start_with(SMALL, &[(ENDPOINT, endpoint.as_str())]);
    let item = json!({ "soort": "offerte", "traject": example("kaalst") }).to_string();
    let mut recorded = Vec::new();
    for (flag, trace) in [("00", TRACE.replace('4', "5")), ("01", TRACE.to_owned())] {
        let parent = format!("00-{trace}-{CALLER}-{flag}");
        let headers = [JSON, ("traceparent", parent.as_str())];
        let answer = request_to(service.address, "POST", "/v1/documenten/_batch", &headers, item.as_bytes());
        assert_eq!(answer.status, 200);
        let own = answer.header("traceparent").unwrap_or_default();
        assert!(own.starts_with(&format!("00-{trace}-")) && own.ends_with(&format!("-{flag}")), "{own}");
        recorded.push(trace);
    }
    stop(&mut service);
    let spans = collector.spans();
    let mut names: Vec<&str> = spans.iter().map(|span| span.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["POST /v1/documenten/_batch", "archief"]);
    assert!(spans.iter().all(|span| hex(&span.trace_id) == recorded[1]));
    let archive = spans.iter().find(|span| span.name == "archief").expect("the archive");
    let expected = [("trajectpers.failed", "0"), ("trajectpers.items", "1"), ("trajectpers.outcome", "answered")];
    assert_eq!(attributes(archive), pairs(&expected));
}

/// Names of the threads of a process, as far as the kernel keeps them.
fn threads(process: u32) -> Vec<String> {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).expect("a process").flatten();
    tasks.filter_map(|task| std::fs::read_to_string(task.path().join("comm")).ok()).collect()
}

#[test]
fn nothing_is_sent_unless_a_variable_asks_for_it() {
    let collector = Collector::start();
    let endpoint = collector.endpoint();
    let endpoint = (ENDPOINT, endpoint.as_str());
    let silent: [&[(&str, &str)]; 3] =
        [&[], &[endpoint, ("OTEL_SDK_DISABLED", "true")], &[endpoint, ("OTEL_TRACES_EXPORTER", "none")]];
    for variables in silent {
        let mut service = Service::start_with(SMALL, variables);
        let parent = format!("00-{TRACE}-{CALLER}-01");
        let joined = request_to(service.address, "GET", "/health/live", &[("traceparent", parent.as_str())], &[]);
        let own = joined.header("traceparent").unwrap_or_default();
        assert!(own.starts_with(&format!("00-{TRACE}-")) && own.ends_with("-01"), "what the caller says: {own}");
        let alone = request_to(service.address, "GET", "/health/live", &[], &[]);
        assert!(alone.header("traceparent").is_some_and(|own| own.ends_with("-00")), "nobody records it");
        let threads = threads(service.id());
        assert!(threads.len() > 1 && !threads.iter().any(|name| name.starts_with("OpenTelemetry")), "{threads:?}");
        stop(&mut service);
    }
    assert!(collector.taken.lock().expect("the deliveries").is_empty());
}

#[test]
fn a_variable_that_cannot_be_used_is_told_at_the_start() {
    let ended = Command::new(env!("CARGO_BIN_EXE_trajectpers"))
        .args(["serve", "--listen", "127.0.0.1:0"])
        .env_clear()
        .envs([(ENDPOINT, "http://127.0.0.1:4318"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")])
        .output()
        .expect("the program ends");
    let told = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(2), "{told}");
    assert!(told.contains("OTEL_EXPORTER_OTLP_PROTOCOL") && told.contains("http/protobuf"), "{told}");
}

#[test]
fn a_collector_that_hangs_keeps_nobody_waiting() {
    let hanging = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let endpoint = format!("http://{}", hanging.local_addr().expect("its address"));
    let variables = [(ENDPOINT, endpoint.as_str()), ("OTEL_BSP_SCHEDULE_DELAY", "1"), ("OTEL_BSP_MAX_QUEUE_SIZE", "4")];
    let mut service = Service::start_with(SMALL, &variables);
    goes_on(&service);
    // A delivery that is taken and never answered.
    let _taken = hanging.accept().expect("a delivery");
    (0..20).for_each(|_| goes_on(&service));
    stop(&mut service);
    let line = logged(&service, |line| line.contains("stopped lost_lines="));
    let lost = line.split_once("lost_spans=").and_then(|(_, lost)| lost.trim().parse::<u64>().ok());
    assert!(lost.is_some_and(|lost| lost >= 21), "{line}");
}
