//! Many documents in one go: over HTTP and from the command line, with what is broken among what is sound.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use serde_json::{Value, json};
use trajectpers::batch::Limits;
use trajectpers::http::{BatchLimits, Shares, State};
use trajectpers::press::Client;

use crate::attacks::connections;
#[cfg(unix)]
use crate::program::Service;
use crate::support::{
    AKKER, Answer, BATCH, JSON, POOL, SERVER, VOORTGANG, bytes, example, pool, post, remove, request, request_to,
    serve, set, state,
};

const BATCH_PATH: &str = "/v1/documenten/_batch";
const NDJSON: (&str, &str) = ("Content-Type", "application/x-ndjson");
const KIND: &str = "voortgangsrapportage";

/// A trajectory that differs from others by its number, which stands in the name of its document.
pub fn traject(number: usize) -> Value {
    let mut body = example(AKKER);
    set(&mut body, "/traject/nummer", format!("2025-{number:04}"));
    body
}

pub fn item(number: usize) -> Value {
    json!({ "soort": KIND, "traject": traject(number) })
}

pub fn name(number: usize) -> String {
    format!("VGR-03_2025-{number:04}_2025-06-20.pdf")
}

pub fn lines(items: &[Value]) -> Vec<u8> {
    items.iter().flat_map(|item| [bytes(item), vec![b'\n']].concat()).collect()
}

fn list(items: &[Value]) -> Vec<u8> {
    bytes(&Value::Array(items.to_vec()))
}

/// What is in an archive: names with contents, in order.
fn entries(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).expect("a file");
            let name = file.name().expect("UTF-8").into_owned();
            let mut contents = Vec::new();
            file.read_to_end(&mut contents).expect("contents with the right checksum");
            (name, contents)
        })
        .collect()
}

/// The names of the documents in an archive, and the results that end it.
fn documents_and_results(archive: &[u8]) -> (Vec<String>, Vec<Value>) {
    let mut entries = entries(archive);
    let (last, results) = entries.pop().expect("results");
    assert_eq!(last, "resultaten.json");
    for (name, contents) in &entries {
        assert!(contents.starts_with(b"%PDF-"), "{name}");
    }
    let names = entries.into_iter().map(|(name, _)| name).collect();
    (names, serde_json::from_slice(&results).expect("a list of results"))
}

/// A connection on which a batch can be sent and read at the same time, as every client of a large one has to.
struct Duplex {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Duplex {
    fn open(service: SocketAddr, query: &str) -> Self {
        let mut stream = TcpStream::connect(service).expect("connected");
        let head = format!(
            "POST {BATCH_PATH}{query} HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-ndjson\r\n\
             Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).expect("sent");
        Self { stream, received: Vec::new() }
    }

    fn send(&mut self, part: &[u8]) {
        write_chunk(&mut self.stream, part).expect("sent");
    }

    /// Reads until these bytes have come.
    fn read_until(&mut self, wanted: &[u8]) {
        let mut chunk = [0; 65_536];
        while !self.received.windows(wanted.len()).any(|window| window == wanted) {
            let length = self.stream.read(&mut chunk).expect("received");
            assert!(length > 0, "the answer ended: {}", String::from_utf8_lossy(&self.received));
            self.received.extend_from_slice(&chunk[..length]);
        }
    }

    /// Ends the request and gives the body of the answer.
    fn finish(mut self) -> Vec<u8> {
        self.stream.write_all(END).expect("sent");
        self.read_to_end();
        self.body()
    }

    fn read_to_end(&mut self) {
        // A service that did not read everything may close hard; what had come is there all the same.
        let _ = self.stream.read_to_end(&mut self.received);
    }

    fn body(&self) -> Vec<u8> {
        let start = self.received.windows(4).position(|four| four == b"\r\n\r\n").expect("a head") + 4;
        assert!(self.received.starts_with(b"HTTP/1.1 200 "), "{}", String::from_utf8_lossy(&self.received));
        let mut rest = &self.received[start..];
        let mut body = Vec::new();
        loop {
            let end = rest.windows(2).position(|two| two == b"\r\n").expect("a size");
            let size = std::str::from_utf8(&rest[..end]).expect("a size");
            let size = usize::from_str_radix(size, 16).expect("a size");
            if size == 0 {
                return body;
            }
            body.extend_from_slice(&rest[end + 2..end + 2 + size]);
            rest = &rest[end + 4 + size..];
        }
    }
}

/// The chunk that ends a request.
const END: &[u8] = b"0\r\n\r\n";

fn write_chunk(stream: &mut TcpStream, part: &[u8]) -> std::io::Result<()> {
    stream.write_all(format!("{:x}\r\n", part.len()).as_bytes())?;
    stream.write_all(part)?;
    stream.write_all(b"\r\n")
}

#[test]
#[cfg(unix)]
fn a_service_that_stops_finishes_the_batch_that_is_under_way() {
    let mut service = Service::start(&["--render-threads", "1", "--allow-anyone", "true"]);
    let mut batch = Duplex::open(service.address, "");
    batch.send(&lines(&[item(1)]));
    batch.read_until(b"PK\x03\x04");
    service.signal("TERM");
    while !service.log().contains("stopping") {
        std::thread::yield_now();
    }
    // The service has more to make than it had when the signal came.
    batch.send(&lines(&(2..=6).map(item).collect::<Vec<_>>()));
    let (names, results) = documents_and_results(&batch.finish());
    assert_eq!(names, (1..=6).map(name).collect::<Vec<_>>(), "{results:?}");
    assert!(service.wait().success());
}

/// Sends a whole batch while the answer is read; the archive.
fn archive(service: SocketAddr, query: &str, body: &[u8]) -> Vec<u8> {
    let mut duplex = Duplex::open(service, query);
    let mut sender = duplex.stream.try_clone().expect("a second handle");
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A service that has had enough reads no further.
            let sent = body.chunks(50_000).try_for_each(|part| write_chunk(&mut sender, part));
            let _ = sent.and_then(|()| sender.write_all(END));
        });
        duplex.read_to_end();
    });
    duplex.body()
}

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

/// A service that takes little.
fn frugal(line: usize, items: usize, total: u64, held: usize) -> SocketAddr {
    let batch = BatchLimits { read: Limits { line, items, total }, held, ..BATCH };
    serve(State { batch, ..state(Arc::clone(&POOL)) })
}

#[test]
fn an_item_over_the_limit_fails_and_the_rest_arrives() {
    let line = bytes(&item(1)).len();
    let service = frugal(line, 10, 1 << 30, 1 << 30);
    let mut long = bytes(&item(2));
    long.splice(1..1, [b' '; 100]);
    let body = [bytes(&item(1)), long, bytes(&item(3))].join(&b'\n');
    let (names, results) = documents_and_results(&archive(service, "", &body));
    assert_eq!(names, [name(1), name(3)]);
    assert_eq!(results[1]["probleem"]["code"], "onderdeel-te-groot");
    assert!(results[1]["probleem"]["detail"].as_str().is_some_and(|detail| detail.contains("BATCH_LINE_LIMIT")));
}

#[test]
fn a_batch_over_a_limit_ends_with_a_result_that_says_so() {
    let items = [item(1), item(2), item(3)];
    let (names, results) = documents_and_results(&archive(frugal(1 << 20, 2, 1 << 30, 1), "", &lines(&items)));
    assert_eq!(names, [name(1), name(2)]);
    assert_eq!(results.len(), 3);
    assert_eq!(results[2]["probleem"]["code"], "te-veel-onderdelen");

    let total = bytes(&items[0]).len() as u64 + 50_000;
    let service = frugal(1 << 20, 10, total, 1);
    let (names, results) = documents_and_results(&archive(service, "", &lines(&items)));
    assert_eq!(names, [name(1)]);
    assert_eq!(results.last().map(|result| &result["probleem"]["code"]), Some(&json!("batch-te-groot")));
    // By its own word too large: no archive at all.
    request_to(service, "POST", BATCH_PATH, &[NDJSON], &lines(&items)).is_problem(413, "batch-te-groot");
    let held = request_to(service, "POST", &format!("{BATCH_PATH}?strikt=true"), &[NDJSON], &lines(&items[..1]));
    held.is_problem(413, "batch-te-groot");
}

#[test]
fn a_list_that_breaks_off_gives_what_came_and_says_so() {
    let body = [b"[".to_vec(), bytes(&item(1)), b",{\"soort\"".to_vec()].concat();
    let answer = request("POST", BATCH_PATH, &[JSON], &body);
    let (names, results) = documents_and_results(&answer.body);
    assert_eq!(names, [name(1)]);
    let codes: Vec<&Value> = results.iter().map(|result| &result["probleem"]["code"]).collect();
    assert_eq!(codes, [&Value::Null, &json!("geen-json"), &json!("geen-json")]);
}

#[test]
fn a_strict_batch_is_judged_as_a_whole_before_anything_is_made() {
    let mut wrong = item(2);
    set(&mut wrong, "/traject/werknemer/bsn", "999990008");
    let mut unknown = item(3);
    set(&mut unknown, "/soort", "brief");
    let path = format!("{BATCH_PATH}?strikt=true");
    let answer = request("POST", &path, &[JSON], &list(&[item(1), wrong, unknown]));
    answer.is_problem(400, "batch-ongeldig");
    let place = |pointer: &str, code: &str| (pointer.to_owned(), code.to_owned());
    assert_eq!(answer.faults(), [place("/1/traject/werknemer/bsn", "bsn"), place("/2/soort", "keuze")]);

    let items = [item(1), item(2)];
    let strict = request("POST", &path, &[JSON], &list(&items));
    let plain = request("POST", BATCH_PATH, &[JSON], &list(&items));
    assert_eq!(strict.status, 200, "{}", strict.text());
    assert!(strict.body == plain.body, "what is sound is made as ever");
}

#[test]
fn the_first_document_comes_before_the_last_item_is_sent() {
    let mut duplex = Duplex::open(*SERVER, "");
    duplex.send(&lines(&[item(1)]));
    duplex.read_until(b"PK\x03\x04");
    duplex.read_until(b"%%EOF");
    duplex.send(&lines(&[item(2)]));
    let (names, _) = documents_and_results(&duplex.finish());
    assert_eq!(names, [name(1), name(2)]);
}

#[test]
fn a_batch_that_nobody_reads_does_not_hold_up_a_single_request() {
    let service = serve(state(Arc::new(pool(1, 1))));
    let mut duplex = Duplex::open(service, "");
    let items: Vec<Value> = (1..=6).map(item).collect();
    duplex.send(&lines(&items));
    for number in 11..=13 {
        let answer = request_to(service, "POST", VOORTGANG, &[JSON], &bytes(&traject(number)));
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    let (names, _) = documents_and_results(&duplex.finish());
    assert_eq!(names.len(), 6);
}

/// An item with so many bytes of space between its fields.
fn wide(number: usize, bytes: usize) -> Vec<u8> {
    let item = item(number).to_string();
    let (before, after) = item.split_at(1);
    format!("{before}{}{after}\n", " ".repeat(bytes)).into_bytes()
}

/// Sends a whole request before one byte of its answer is read, as most clients do.
fn sends_first(service: SocketAddr, head: &str, body: &[u8]) -> Duplex {
    let mut stream = TcpStream::connect(service).expect("connected");
    // A service that stops reading fails the test rather than holding it up.
    stream.set_write_timeout(Some(std::time::Duration::from_secs(60))).expect("a limit on writing");
    let head = format!("POST {BATCH_PATH} HTTP/1.1\r\nHost: test\r\n{head}Connection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).expect("sent");
    stream.write_all(body).expect("all of it is read, though nobody takes the answer");
    Duplex { stream, received: Vec::new() }
}

#[test]
fn a_client_that_sends_everything_first_gets_the_whole_archive() {
    // The documents of the small ones are more than the connection holds of an answer, the others more than it holds of a
    // request.
    let small = (1..=45).flat_map(|number| [bytes(&item(number)), b"\n".to_vec()].concat());
    let body: Vec<u8> = small.chain((46..=75).flat_map(|number| wide(number, 600_000))).collect();
    assert!(body.len() > 16_000_000);
    let expected: Vec<String> = (1..=75).map(name).collect();

    let mut chunks = Vec::new();
    for part in body.chunks(50_000) {
        chunks.extend([format!("{:x}\r\n", part.len()).as_bytes(), part, b"\r\n"].concat());
    }
    chunks.extend(END);
    let waiting = Shares::new(1 << 30, 100);
    let service = serve(State { waiting: waiting.clone(), ..state(Arc::clone(&POOL)) });
    let chunked = "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n";
    let whole = |mut duplex: Duplex| {
        duplex.read_to_end();
        duplex.body()
    };
    let chunked = whole(sends_first(service, chunked, &chunks));
    let (names, results) = documents_and_results(&chunked);
    assert_eq!(names, expected);
    assert_eq!(results.len(), 75);

    let announced = format!("Content-Type: application/x-ndjson\r\nContent-Length: {}\r\n", body.len());
    let announced = whole(sends_first(service, &announced, &body));
    assert!(announced == chunked, "equal batches give equal bytes");
    assert_eq!(waiting.taken(), 0, "nothing waits any more");
}

#[test]
fn where_nothing_may_wait_a_client_that_reads_gets_everything() {
    let items: Vec<Value> = (1..=12).map(item).collect();
    let expected = archive(*SERVER, "", &lines(&items));
    for (own, all) in [(0, 1 << 20), (1 << 20, 1), (5_000, 1 << 20)] {
        let batch = BatchLimits { waiting: own, ..BATCH };
        let service = serve(State { batch, waiting: Shares::new(all, 100), ..state(Arc::clone(&POOL)) });
        assert!(archive(service, "", &lines(&items)) == expected, "{own} of {all}");
        let answer = request_to(service, "POST", BATCH_PATH, &[NDJSON], &lines(&items));
        assert!(answer.body == expected, "{own} of {all}, announced");
    }
}

#[test]
fn a_body_of_known_length_that_breaks_off_is_a_problem() {
    let batch = BatchLimits { idle: std::time::Duration::from_secs(1), ..BATCH };
    let service = serve(State { batch, ..state(Arc::clone(&POOL)) });
    let head = "Content-Type: application/x-ndjson\r\nContent-Length: 1000000\r\n";
    let mut duplex = sends_first(service, head, &lines(&[item(1)]));
    duplex.read_until(b"\"code\":\"bericht-afgebroken\"");
    assert!(duplex.received.starts_with(b"HTTP/1.1 400 "));
}

#[test]
fn an_answer_moves_while_its_next_document_is_awaited() {
    let batch = BatchLimits { silence: std::time::Duration::from_millis(5), ..BATCH };
    let service = serve(State { batch, ..state(Arc::clone(&POOL)) });
    let mut duplex = Duplex::open(service, "");
    duplex.send(&lines(&[item(1)]));
    duplex.read_until(b"%%EOF");
    // Of the next file, of which nothing was sent yet; each byte is a chunk.
    duplex.read_until(b"1\r\nP\r\n1\r\nK\r\n1\r\n\x03\r\n1\r\n\x04\r\n");
    duplex.send(&lines(&[item(2)]));
    assert!(duplex.finish() == archive(*SERVER, "", &lines(&[item(1), item(2)])), "equal batches give equal bytes");
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

// The command line.

/// A folder of its own for a test, empty at the start.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("batch-{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

pub fn write(path: &Path, contents: impl AsRef<[u8]>) {
    std::fs::write(path, contents).expect("written");
}

/// Runs the program with something on standard input.
pub fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_trajectpers"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut standard_input = program.stdin.take().expect("standard input");
    // A program that needs no input may be gone already.
    let _ = standard_input.write_all(input);
    drop(standard_input);
    program.wait_with_output().expect("the program ends")
}

/// Runs `batch` and checks its exit code; what it said.
#[track_caller]
pub fn batch(input: &str, output: &Path, more: &[&str], standard_input: &[u8], code: i32) -> String {
    let arguments = [&["batch", input, "-o", output.to_str().expect("UTF-8")][..], more].concat();
    let ended = run(&arguments, standard_input);
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(code), "{said}");
    assert!(ended.stdout.is_empty(), "standard output is for data");
    said
}

/// Every file of a folder by its name.
pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    std::fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|entry| {
            let contents = std::fs::read(entry.path()).expect("a file");
            (entry.file_name().to_string_lossy().into_owned(), contents)
        })
        .collect()
}

/// A folder with three trajectories, one file that is no JSON, and files of another kind.
fn month(name: &str) -> PathBuf {
    let month = folder(name);
    for number in 1..=3 {
        write(&month.join(format!("dossier-{number}.json")), bytes(&traject(number)));
    }
    write(&month.join("kapot.json"), "geen JSON");
    write(&month.join("notities.txt"), "geen dossier");
    std::fs::create_dir_all(month.join("oud")).expect("a folder");
    month
}

#[test]
fn a_folder_becomes_a_folder_and_what_stands_is_not_made_again() {
    let (month, target) = (month("maand"), folder("maand-uit"));
    let only = ["--soort", KIND];
    let said = batch(month.to_str().expect("UTF-8"), &target, &only, b"", 1);
    assert!(said.contains("kapot.json") && said.contains("zijn 2 bestanden of mappen overgeslagen"), "{said}");
    let first = contents(&target);
    let names: Vec<&str> = first.keys().map(String::as_str).collect();
    assert_eq!(names, [name(1).as_str(), name(2).as_str(), name(3).as_str(), "resultaten.json"]);
    let results: Vec<Value> = serde_json::from_slice(&first["resultaten.json"]).expect("results");
    assert_eq!(results.len(), 4);
    assert_eq!(results[0]["naam"], "dossier-1.json");
    assert_eq!(results[3]["probleem"]["code"], "geen-json");

    let made = |name: &String| std::fs::metadata(target.join(name)).and_then(|file| file.modified()).expect("a date");
    let before: Vec<_> = (1..=3).map(|number| made(&name(number))).collect();
    batch(month.to_str().expect("UTF-8"), &target, &only, b"", 1);
    let after: Vec<_> = (1..=3).map(|number| made(&name(number))).collect();
    assert_eq!(before, after, "nothing was written again");
    assert!(contents(&target) == first, "and the results are the same");
}

#[test]
fn a_run_that_was_stopped_ends_as_one_that_was_not() {
    let items: Vec<Value> = (1..=4).map(item).collect();
    // Two equal items, each with its document.
    let body = lines(&[&items[..], &[item(2)]].concat());
    let whole = folder("heel");
    batch("-", &whole, &[], &body, 0);
    let whole = contents(&whole);
    assert!(whole.contains_key("VGR-03_2025-0002_2025-06-20-2.pdf"));

    // Stopped after two documents and half a line.
    let stopped = folder("gestopt");
    let results = String::from_utf8(whole["resultaten.json"].clone()).expect("UTF-8");
    let done: Vec<&str> = results.lines().skip(1).take(2).map(|line| line.trim_end_matches(',')).collect();
    write(&stopped.join(".resultaten.ndjson"), format!("{}\n{{\"volgnum", done.join("\n")));
    for number in 1..=2 {
        write(&stopped.join(name(number)), &whole[&name(number)]);
    }
    write(&stopped.join(".trajectpers.deel"), "half");
    batch("-", &stopped, &[], &body, 0);
    assert!(contents(&stopped) == whole, "{:?}", contents(&stopped).keys());

    // Some documents gone, one damaged.
    std::fs::remove_file(stopped.join(name(1))).expect("removed");
    std::fs::remove_file(stopped.join(name(4))).expect("removed");
    write(&stopped.join(name(3)), "%PDF-");
    batch("-", &stopped, &[], &body, 0);
    assert!(contents(&stopped) == whole, "{:?}", contents(&stopped).keys());
}

#[test]
fn an_archive_of_the_command_line_is_that_of_the_service() {
    let target = folder("archief").join("uit.zip");
    let mut body = lines(&[item(1), item(2)]);
    body.extend(b"kapot\n");
    batch("-", &target, &[], &body, 1);
    let over_http = request("POST", BATCH_PATH, &[NDJSON], &body);
    assert!(std::fs::read(&target).expect("an archive") == over_http.body, "equal bytes");
    assert_eq!(contents(target.parent().expect("a folder")).len(), 1, "and nothing beside it");
}

#[test]
fn one_process_or_several_make_the_same_folder() {
    let mut body = lines(&[item(1), item(2), item(3), json!({ "soort": KIND, "traject": {} })]);
    body.extend(b"kapot\n");
    let (one, three) = (folder("een-proces"), folder("drie-processen"));
    batch("-", &one, &["--render-threads", "1"], &body, 1);
    batch("-", &three, &["--render-threads", "3"], &body, 1);
    assert!(contents(&one) == contents(&three));
}

#[test]
fn a_house_that_cannot_be_used_is_refused_before_the_work() {
    let templates = folder("sjablonen");
    write(&templates.join("onbekend.typ"), "");
    for threads in ["1", "2"] {
        let target = folder("huis-uit");
        let folder = templates.to_str().expect("UTF-8");
        let more = ["--render-threads", threads, "--report-templates", folder];
        let said = batch("-", &target, &more, &lines(&[item(1)]), 1);
        assert!(said.contains("Het maken van documenten kan niet beginnen"), "{said}");
        let more = ["--render-threads", threads, "--threshold", "bestaat_niet=1"];
        let said = batch("-", &target, &more, &lines(&[item(1)]), 2);
        assert!(said.contains("--threshold kan niet ‘bestaat_niet=1’ zijn: die naam bestaat niet"), "{said}");
        assert!(contents(&target).is_empty());
    }
}

/// The processes that a process has started.
#[cfg(target_os = "linux")]
fn children(process: u32) -> Vec<String> {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let lists = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    lists.flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[cfg(target_os = "linux")]
fn kill(process: &str) {
    // One that has ended meanwhile is as good.
    let _ = Command::new("kill").args(["-9", process]).stderr(Stdio::null()).status();
}

/// A batch under way, with the processes that work for it.
#[cfg(target_os = "linux")]
fn under_way(target: &Path, body: &[u8]) -> (std::process::Child, Vec<String>) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_trajectpers"))
        .args(["batch", "-", "-o", target.to_str().expect("UTF-8"), "--render-threads", "3"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut input = program.stdin.take().expect("standard input");
    let body = body.to_vec();
    std::thread::spawn(move || input.write_all(&body));
    let mut workers = children(program.id());
    while workers.len() < 3 {
        assert!(program.try_wait().expect("its state").is_none(), "ended before three processes worked for it");
        std::thread::sleep(std::time::Duration::from_millis(5));
        workers = children(program.id());
    }
    (program, workers)
}

#[test]
#[cfg(target_os = "linux")]
fn a_process_that_is_killed_takes_no_document_along() {
    let body = lines(&(1..=12).map(item).collect::<Vec<_>>());
    let (whole, hurt) = (folder("ongestoord"), folder("gestoord"));
    batch("-", &whole, &[], &body, 0);
    let (mut program, workers) = under_way(&hurt, &body);
    workers.iter().for_each(|worker| kill(worker));
    assert!(program.wait().expect("it ends").success());
    assert!(contents(&hurt) == contents(&whole));
}

#[test]
#[cfg(target_os = "linux")]
fn processes_end_with_the_batch_that_they_work_for() {
    let body = lines(&(1..=12).map(item).collect::<Vec<_>>());
    let (mut program, workers) = under_way(&folder("afgebroken"), &body);
    kill(&program.id().to_string());
    program.wait().expect("it ends");
    // A test that waits for ever says as much as one that fails.
    let works = |worker: &String| {
        let name = std::fs::read_to_string(format!("/proc/{worker}/cmdline")).unwrap_or_default();
        name.contains("batch-worker")
    };
    while workers.iter().any(works) {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

#[test]
fn services_elsewhere_make_the_same_documents() {
    let body = lines(&[item(1), item(2), json!({ "soort": KIND, "traject": {} })]);
    let server = format!("http://{}/", *SERVER);
    let (here, there) = (folder("hier"), folder("daar"));
    batch("-", &here, &[], &body, 1);
    batch("-", &there, &["--server", &server, "--server", &server], &body, 1);
    let (here, there) = (contents(&here), contents(&there));
    for number in 1..=2 {
        assert!(here[&name(number)] == there[&name(number)]);
    }
    let results: Vec<Value> = serde_json::from_slice(&there["resultaten.json"]).expect("results");
    assert_eq!(results[2]["probleem"]["code"], "bericht-ongeldig");
}

#[test]
fn a_bare_trajectory_becomes_every_document_that_it_can() {
    let month = folder("kaal");
    write(&month.join("dossier.json"), bytes(&traject(1)));
    let target = folder("kaal-uit");
    batch(month.join("dossier.json").to_str().expect("UTF-8"), &target, &[], b"", 0);
    let results: Vec<Value> = serde_json::from_slice(&contents(&target)["resultaten.json"]).expect("results");
    let kinds: Vec<&str> = results.iter().filter_map(|result| result["soort"].as_str()).collect();
    assert_eq!(kinds, ["plan-van-aanpak", "voortgangsrapportage", "eindrapportage", "offerte"]);

    // Also where what every trajectory has is missing: the fault is that of the trajectory.
    let mut without = traject(1);
    remove(&mut without, "/document");
    write(&month.join("dossier.json"), bytes(&without));
    let (target, only) = (folder("kaal-zonder"), ["--soort", KIND]);
    batch(month.join("dossier.json").to_str().expect("UTF-8"), &target, &only, b"", 1);
    let results: Vec<Value> = serde_json::from_slice(&contents(&target)["resultaten.json"]).expect("results");
    let faults: Vec<&Value> = results[0]["probleem"]["errors"].as_array().expect("errors").iter().collect();
    assert!(faults.iter().all(|fault| fault["pointer"].as_str().is_some_and(|place| place.starts_with("/document"))));
}

#[test]
fn a_judgement_takes_what_a_batch_takes() {
    let place = folder("oordelen");
    let only = |part: &str, number: usize| {
        let mut body = traject(number);
        for other in ["plan", "voortgang", "eind", "offerte"] {
            if other != part {
                remove(&mut body, &format!("/{other}"));
            }
        }
        body
    };
    let (sound, mut wrong) = (only("voortgang", 1), only("voortgang", 2));
    remove(&mut wrong, "/werknemer/geboortedatum");
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let dossiers = place.join("dossiers");
    std::fs::create_dir(&dossiers).expect("a folder");
    write(&dossiers.join("a.json"), bytes(&sound));
    write(&dossiers.join("b.json"), bytes(&wrong));
    let stream = place.join("maand.ndjson");
    write(&stream, lines(&[json!({ "soort": KIND, "variant": "uwv", "traject": sound }), wrong.clone()]));
    let (a, b) = (text(&dossiers.join("a.json")), text(&dossiers.join("b.json")));
    let judged = |arguments: &[&str], input: &[u8]| {
        let ended = run(&[&["validate"][..], arguments].concat(), input);
        assert_eq!(ended.status.code(), Some(1), "{}", String::from_utf8_lossy(&ended.stderr));
        String::from_utf8(ended.stdout).expect("UTF-8")
    };
    for (told, names) in [
        (judged(&[&text(&dossiers)], b""), ["a.json: ", "b.json: "]),
        (judged(&[&a, &b], b""), ["a.json: ", "b.json: "]),
        (judged(&[&text(&stream)], b""), ["onderdeel 1: ", "onderdeel 2: "]),
        (judged(&["-"], &std::fs::read(&stream).expect("a file")), ["onderdeel 1: ", "onderdeel 2: "]),
        (judged(&["-"], &list(&[sound.clone(), wrong.clone()])), ["onderdeel 1: ", "onderdeel 2: "]),
    ] {
        assert!(names.iter().all(|name| told.contains(name)), "{names:?}: {told}");
        assert!(told.contains("/werknemer/geboortedatum") && told.contains("van 2 trajecten kunnen"), "{told}");
        assert!(!told.contains("Offerte ("), "a part that is not there is not judged: {told}");
    }
    let json: Vec<Value> = serde_json::from_str(&judged(&["--json", &a, &text(&stream)], b"")).expect("JSON");
    assert_eq!(json.len(), 3);
    assert!(json[0]["bestand"].as_str().is_some_and(|name| name.ends_with("a.json")));
    assert_eq!((&json[1]["onderdeel"], &json[2]["onderdeel"]), (&json!(1), &json!(2)));
    assert_eq!(json[1]["oordeel"]["documenten"].as_array().map(Vec::len), Some(1));
    // What is wrong with a stream itself, and with what was typed.
    let mut torn = list(&[sound.clone(), sound]);
    torn.pop();
    assert!(judged(&["-"], &torn).contains(": niet te beoordelen: "));
    for (arguments, reason) in [
        (&["--kandidaat", "x", a.as_str(), b.as_str()][..], "--kandidaat hoort bij één werkboek"),
        (&[a.as_str(), "weg.json"], "weg.json bestaat niet"),
        (&[text(&folder("leeg-oordeel")).as_str()], "bevat geen JSON-bestanden"),
    ] {
        let ended = run(&[&["validate"][..], arguments].concat(), b"");
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(ended.status.code() == Some(2) && said.contains(reason), "{said}");
    }
}

#[test]
fn what_is_neither_trajectory_nor_item_says_what_one_looks_like() {
    let place = folder("half");
    write(&place.join("a.json"), bytes(&traject(1)));
    write(&place.join("b.json"), "{}");
    write(&place.join("c.json"), r#"{"offerte": {}}"#);
    let said = batch(place.to_str().expect("UTF-8"), &folder("half-uit"), &["--soort", KIND], b"", 1);
    assert_eq!(said.matches("Dit is geen traject en geen onderdeel").count(), 2, "{said}");
    assert!(!said.contains("/soort"), "{said}");
}

#[test]
fn wrong_usage_says_what_is_wrong() {
    let (empty, target) = (folder("leeg"), folder("leeg-uit"));
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    assert!(batch(&text(&empty), &target, &[], b"", 2).contains("geen JSON-bestanden"));
    assert!(batch("-", &target, &[], b"\n", 2).contains("geen onderdelen"));
    assert!(batch(&text(&empty.join("weg.ndjson")), &target, &[], b"", 2).contains("weg.ndjson bestaat niet."));
    let file = empty.join("bestand");
    write(&file, "");
    assert!(batch("-", &file, &[], &lines(&[item(1)]), 2).contains("is geen map"));
    let nobody = ["--server", "http://127.0.0.1:9"];
    assert!(batch("-", &target, &nobody, &lines(&[item(1)]), 2).contains("niet bereikbaar"));
    assert!(contents(&target).is_empty(), "nothing is left behind");
}

#[test]
fn one_reading_gives_every_form() {
    let target = folder("vormen");
    let file = target.join("rapport.pdf");
    let path = file.to_str().expect("UTF-8");
    let ended = run(&["render", KIND, "-", "-o", path, "--format", "pdf,png,svg"], &bytes(&traject(1)));
    assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
    let made = contents(&target);
    for (name, start) in [("rapport.pdf", &b"%PDF-"[..]), ("rapport.png", b"\x89PNG"), ("rapport.svg", b"<svg")] {
        assert!(made[name].starts_with(start), "{name}");
    }
    let several = run(&["render", KIND, "-", "-o", "-", "--format", "pdf,png"], &bytes(&traject(1)));
    assert_eq!(several.status.code(), Some(2));
}

#[test]
fn completions_and_the_manual_know_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh", "man"] {
        let ended = run(&["completions", shell], b"");
        let script = String::from_utf8(ended.stdout).expect("UTF-8");
        for command in ["serve", "render", "batch", "completions"] {
            assert!(script.contains(command), "{shell} does not know {command}");
        }
    }
    let pages = folder("handleiding");
    let ended = run(&["completions", "man", "-o", pages.to_str().expect("UTF-8")], b"");
    assert_eq!(ended.status.code(), Some(0));
    assert!(contents(&pages).contains_key("trajectpers-batch.1"));
}

#[test]
fn the_parts_of_a_batch_that_nobody_reads_take_room_until_their_reader_has_gone() {
    let unread = Shares::new(1 << 30, 100);
    let service = serve(State { unread: unread.clone(), ..state(Arc::clone(&POOL)) });
    let items: Vec<Value> = (0..30).map(item).collect();
    let reader = connections::batch_reader_that_stops(service, &lines(&items));
    while unread.taken() == 0 {
        std::thread::yield_now();
    }
    drop(reader);
    while unread.taken() > 0 {
        std::thread::yield_now();
    }
}

#[test]
fn a_batch_goes_on_part_by_part_where_there_is_room_for_one() {
    let unread = Shares::new(1, 100);
    let service = serve(State { unread: unread.clone(), ..state(Arc::clone(&POOL)) });
    let items = [vec![json!({})], (1..5).map(item).collect()].concat();
    let answer = request_to(service, "POST", BATCH_PATH, &[NDJSON], &lines(&items));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(entries(&answer.body).len(), 5, "four documents and the results");
    // Where there is none, no batch begins.
    let all = loop {
        if let Ok(all) = unread.take(Client::OURSELVES, 1) {
            break all;
        }
        std::thread::yield_now();
    };
    request_to(service, "POST", BATCH_PATH, &[NDJSON], &lines(&items)).is_problem(503, "tijdelijk-niet-beschikbaar");
    drop(all);
}
