//! What the modules share: one press, one server, a client, and bodies to change.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, mpsc};
use std::time::Duration;

use chrono::NaiveDate;
use serde_json::Value;
use trajectpers::batch::Limits;
use trajectpers::checks::{self, Context, Thresholds};
use trajectpers::config::ForwardHeader;
use trajectpers::dossier::Dossier;
use trajectpers::examples;
use trajectpers::http::{
    BatchLimits, BodyLimits, Contract, Cors, DoorSettings, Gate, Metrics, Proxies, Shares, Sources, State, openapi_json,
};
use trajectpers::judgement;
use trajectpers::pipeline::{Order, ProduceError, Product};
use trajectpers::press::{Desk, House, Launch, Pool, PoolSettings, STACK_BYTES};
use trajectpers::render::Output;
use trajectpers::wire::{JSON_SCHEMA, ParseOptions, Soort, Variant};

use crate::pdf::Pdf;

/// The example that everything went well in, and the one with long tables.
pub const AKKER: &str = "van-den-akker";
pub const PIETERSMA: &str = "pietersma";
/// The example of a track that repairs what UWV found lacking.
pub const GRAAF: &str = "de-graaf";

/// The address of the document that most tests ask for.
pub const VOORTGANG: &str = "/v1/voortgangsrapportages";

pub const JSON: (&str, &str) = ("Content-Type", "application/json");

/// The desk of all tests that do not need a service.
pub static PRESS: LazyLock<Desk> = LazyLock::new(|| Desk::open(House::default()).expect("the desk opens"));

/// The workers of all tests that do not need some of their own.
pub static POOL: LazyLock<Arc<Pool>> = LazyLock::new(|| Arc::new(pool(2, 256)));

/// The service of all tests that do not need one of their own, on a port that was free.
pub static SERVER: LazyLock<SocketAddr> = LazyLock::new(|| serve(state(Arc::clone(&POOL))));

/// How much of a batch the shared service takes.
pub const BATCH: BatchLimits = BatchLimits {
    read: Limits { line: 4 * 1024 * 1024, items: 10_000, total: 1 << 30 },
    held: 64 * 1024 * 1024,
    waiting: 64 * 1024 * 1024,
    idle: Duration::from_secs(3_600),
    silence: Duration::from_secs(15),
};

/// How workers of the tests are started: as those of the program, but without a deadline that a busy machine could miss.
pub fn settings(workers: usize, queue: usize) -> PoolSettings {
    PoolSettings {
        workers,
        queue,
        deadline: Duration::from_secs(600),
        jobs: 10_000,
        resident: 1 << 30,
        rest: Duration::from_secs(3_600),
        sandboxed: true,
        launch: Launch { program: Some(env!("CARGO_BIN_EXE_trajectpers").into()), memory: 2 << 30 },
    }
}

pub fn pool(workers: usize, queue: usize) -> Pool {
    Pool::start(settings(workers, queue), House::default()).expect("a worker starts")
}

/// A service with this pool and the limits that most tests want.
pub fn state(pool: Arc<Pool>) -> State {
    let body = BodyLimits { bytes: 4 * 1024 * 1024, time: Duration::from_secs(3_600) };
    let (bodies, batches, connections) = (Shares::new(1 << 30, 100), Shares::new(64, 100), Shares::new(4096, 100));
    let (waiting, unread) = (Shares::new(1 << 30, 100), Shares::new(1 << 30, 100));
    let metrics = Metrics::new(Sources {
        pool: Arc::downgrade(&pool),
        bodies: bodies.clone(),
        unread: unread.clone(),
        batches: batches.clone(),
        waiting: waiting.clone(),
        connections: connections.clone(),
        keys: None,
        started: std::time::SystemTime::now(),
        lines_dropped: || 0,
        spans_dropped: || 0,
    });
    let proxies = Proxies { trusted: vec![], header: ForwardHeader::XForwardedFor };
    let gate = Gate::new(None, true, None, proxies);
    State {
        pool,
        body,
        batch: BATCH,
        bodies,
        unread,
        batches,
        waiting,
        connections,
        gate,
        metrics,
        hsts: true,
        page: true,
        cors: Cors::default(),
        contract: Contract::new(openapi_json()),
    }
}

/// Does something that needs a deep stack, as a worker has one.
pub fn deeply<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work);
        thread.expect("a thread").join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Serves on a free port of loopback until the tests end.
pub fn serve(state: State) -> SocketAddr {
    let state = Arc::new(state);
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
            let address = listener.local_addr().expect("its address");
            let connections = state.connections.clone();
            let settings = DoorSettings { threads: 2, shutdown: Duration::from_secs(1), connections };
            let server = trajectpers::http::open(vec![listener], &state, None, &settings).expect("a server");
            tell.send(address).expect("the address is awaited");
            server.await
        })
    });
    told.recv().expect("the service starts")
}

/// Connections are not kept, so that none is used just when the service closes it.
static CLIENT: LazyLock<ureq::Agent> = LazyLock::new(|| {
    ureq::Agent::config_builder().http_status_as_error(false).max_idle_connections(0).build().new_agent()
});

/// What came back over HTTP.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON answer")
    }

    /// The faults of a problem: place (a pointer or a parameter) and code, sorted.
    pub fn faults(&self) -> Vec<(String, String)> {
        let problem = self.json();
        let mut faults: Vec<_> = list(&problem, "errors")
            .into_iter()
            .map(|error| {
                let place = error["pointer"].as_str().or(error["parameter"].as_str()).unwrap_or_default();
                (place.to_owned(), error["code"].as_str().unwrap_or_default().to_owned())
            })
            .collect();
        faults.sort();
        faults
    }

    /// Holds for every failure: a problem (RFC 9457) with its status, in Dutch, tied to the log.
    #[track_caller]
    pub fn is_problem(&self, status: u16, code: &str) {
        assert_eq!(self.status, status, "{}", self.text());
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        let problem = self.json();
        assert_eq!(problem["status"], status);
        assert_eq!(problem["code"], code);
        assert_eq!(problem["type"], format!("/v1/problemen/{code}"));
        for field in ["title", "detail"] {
            assert!(problem[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {problem}");
        }
        let trace = problem["traceId"].as_str().unwrap_or_default();
        assert_eq!(trace.len(), 32);
        assert!(self.header("traceparent").is_some_and(|parent| parent.contains(trace)));
    }

    /// Reads an answer from its bytes.
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
        let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.into(), value.into()));
        Self { status: status.expect("a status"), headers: headers.collect(), body: bytes[end + 4..].to_vec() }
    }
}

/// Sends a request to the shared service.
pub fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    request_to(*SERVER, method, path, headers, body)
}

pub fn request_to(service: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut request = ureq::http::Request::builder().method(method).uri(format!("http://{service}{path}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = if method == "POST" {
        CLIENT.run(request.body(body.to_vec()).expect("a request"))
    } else {
        CLIENT.run(request.body(()).expect("a request"))
    };
    let mut response = response.expect("an answer");
    let headers = response
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect();
    let status = response.status().as_u16();
    let body = response.body_mut().with_config().limit(1 << 30).read_to_vec().expect("a body");
    Answer { status, headers, body }
}

pub fn get(path: &str) -> Answer {
    request("GET", path, &[], &[])
}

/// Posts a body as JSON.
pub fn post(path: &str, body: &Value) -> Answer {
    request("POST", path, &[JSON], &bytes(body))
}

/// Sends these very bytes and reads until the service closes the connection: for what no decent client sends.
pub fn raw(service: SocketAddr, request: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(service).expect("connected");
    stream.write_all(request).expect("sent");
    let mut answer = Vec::new();
    let mut chunk = [0; 65_536];
    while let Ok(length @ 1..) = stream.read(&mut chunk) {
        answer.extend_from_slice(&chunk[..length]);
    }
    Answer::parse(&answer)
}

/// The day that stands for today in a body without a date.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, 20).expect("a day")
}

pub fn order(soort: Soort, variant: Variant) -> Order {
    Order { variant: Some(variant), today: today(), ..Order::of(soort) }
}

/// Makes a PDF with the shared press.
pub fn produce(body: &Value, order: Order) -> Result<Product, ProduceError> {
    deeply(|| PRESS.make(&bytes(body), order, Output::Pdf))
}

/// Makes a PDF that must succeed, and reads it back.
#[track_caller]
pub fn pdf(body: &Value, order: Order) -> Pdf {
    Pdf::read(&produce(body, order).expect("a document").rendered.bytes)
}

/// What the pages of a document are made of, for one reader.
#[track_caller]
pub fn pages_for(body: &Value, kind: &str, reader: &str) -> Value {
    let prepared = PRESS.prepare(&bytes(body), order(soort(kind), variant(reader))).expect("a report");
    serde_json::from_slice(&prepared.report.data).expect("JSON")
}

/// What a document of a sound body is made of, on the day that it bears.
#[track_caller]
pub fn dossier(body: &Value, soort: Soort) -> Dossier {
    let parsed = judgement::parse(&bytes(body), soort, ParseOptions::default(), today()).expect("a sound body");
    Dossier::of(parsed.trajectory, soort, None, NaiveDate::MIN)
}

/// The codes of the rules that have something to say of a document.
#[track_caller]
pub fn codes(body: &Value, kind: &str) -> BTreeSet<&'static str> {
    let soort = soort(kind);
    let dossier = dossier(body, soort);
    let vondsten = checks::search(&dossier.trajectory, &[soort]);
    let found = checks::check(&Context::new(&dossier, &Thresholds::default(), &vondsten));
    found.into_iter().map(|finding| finding.code).collect()
}

/// All words of a part of the pages, with plain spaces and without what steers the breaking of lines.
pub fn words(part: &Value) -> String {
    let text = match part {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join("\n"),
        Value::Object(fields) => fields.values().map(words).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    };
    text.replace('\u{a0}', " ").replace(['\u{200b}', '\u{2060}', '\u{ad}'], "")
}

/// The kind that most tests are about.
pub fn voortgangsrapportage() -> Soort {
    soort("voortgangsrapportage")
}

pub fn soort(word: &str) -> Soort {
    Soort::ALL.iter().copied().find(|soort| soort.as_str() == word).expect("a kind of document")
}

pub fn variant(word: &str) -> Variant {
    Variant::ALL.iter().copied().find(|variant| variant.as_str() == word).expect("a reader")
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display())).expect("a readable file")
}

/// Every file below a folder with this extension.
pub fn files(folder: impl AsRef<Path>, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Compares a committed file with what it should be; with `TRAJECTPERS_BLESS=1`, writes it instead.
#[track_caller]
pub fn check_committed(path: &str, expected: &str) {
    if std::env::var_os("TRAJECTPERS_BLESS").is_some_and(|wish| wish == "1") {
        std::fs::write(root().join(path), expected).expect("a writable file");
        return;
    }
    let committed = std::fs::read_to_string(root().join(path)).unwrap_or_default();
    // Not `assert_eq`: both texts are thousands of lines.
    let line = committed.lines().zip(expected.lines()).take_while(|(left, right)| left == right).count() + 1;
    assert!(committed == expected, "{path} differs from line {line} on; TRAJECTPERS_BLESS=1 writes it anew");
}

pub fn example(name: &str) -> Value {
    serde_json::from_str(examples::find(name).expect("a shipped example")).expect("JSON")
}

/// A case of one kind of document: `tests/fixtures/<soort>/<case>.json`.
pub fn fixture(soort: Soort, case: &str) -> Value {
    let text = read(format!("tests/fixtures/{}/{case}.json", soort.as_str()));
    serde_json::from_str(&text).expect("JSON")
}

/// Names of the cases of one kind of document.
pub fn cases(soort: Soort) -> Vec<String> {
    let folder = Path::new("tests/fixtures").join(soort.as_str());
    if !root().join(&folder).is_dir() {
        return vec![];
    }
    files(folder, "json").iter().filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect()
}

pub fn bytes(body: &Value) -> Vec<u8> {
    body.to_string().into_bytes()
}

/// Puts a value at a place; the object or list around it must be there.
#[track_caller]
pub fn set(body: &mut Value, pointer: &str, value: impl Into<Value>) {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer below the root");
    let parent = body.pointer_mut(parent).expect("a place to put it");
    match parent.as_object_mut() {
        Some(object) => {
            object.insert(name.replace("~1", "/").replace("~0", "~"), value.into());
        }
        None => parent[name.parse::<usize>().expect("a position")] = value.into(),
    }
}

#[track_caller]
pub fn remove(body: &mut Value, pointer: &str) {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer below the root");
    let object = body.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object around it");
    assert!(object.remove(name).is_some(), "{pointer} is not there");
}

/// Adds to a list, which is made when it is not there.
#[track_caller]
pub fn push(body: &mut Value, pointer: &str, value: Value) {
    if body.pointer(pointer).is_none() {
        set(body, pointer, Value::Array(vec![]));
    }
    body.pointer_mut(pointer).and_then(Value::as_array_mut).expect("a list").push(value);
}

/// The items of a list that may be absent.
pub fn list<'a>(holder: &'a Value, field: &str) -> Vec<&'a Value> {
    holder[field].as_array().map(|items| items.iter().collect()).unwrap_or_default()
}

/// A text of a body that its sender may fill as he likes.
#[derive(Debug)]
pub struct FreeText {
    pub pointer: String,
    pub least: usize,
    pub most: usize,
}

/// Every text of a body that has no form of its own (no date, no number with check digits, no closed list).
pub fn free_texts(body: &Value) -> Vec<FreeText> {
    let mut found = Vec::new();
    collect_texts(&JSON_SCHEMA, body, String::new(), &mut found);
    found
}

fn collect_texts(schema: &Value, value: &Value, pointer: String, found: &mut Vec<FreeText>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = JSON_SCHEMA.pointer(reference.trim_start_matches('#')).expect("a schema");
        return collect_texts(target, value, pointer, found);
    }
    // The first is the form to write; the others are what is read as that form.
    if let Some(plain) = schema.pointer("/anyOf/0") {
        return collect_texts(plain, value, pointer, found);
    }
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                collect_texts(&schema["properties"][name.as_str()], field, format!("{pointer}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect_texts(&schema["items"], item, format!("{pointer}/{index}"), found);
            }
        }
        Value::String(_) => {
            let formed = schema["format"].is_string();
            let limit = |name: &str| schema[name].as_u64().and_then(|limit| usize::try_from(limit).ok());
            if let (false, true, Some(most)) = (formed, schema["enum"].is_null(), limit("maxLength")) {
                found.push(FreeText { pointer, least: limit("minLength").unwrap_or(0), most });
            }
        }
        _ => {}
    }
}

/// A text that the contract has a field for, whether a body fills it or not.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// Its place in a body: a JSON Pointer in which `*` stands for any position in a list and any name in a map.
    pub place: String,
    /// What the contract says the field holds (`x-tekst`): `verhaal`, `naam` or `nummer`.
    pub tekst: Option<&'static str>,
    schema: &'static Value,
}

impl Leaf {
    /// The form that its text has, if it has one.
    pub fn format(&self) -> Option<&'static str> {
        self.schema["format"].as_str()
    }

    /// Whether its sender may fill it as he likes.
    pub fn is_free(&self) -> bool {
        self.format().is_none() && self.schema["pattern"].is_null()
    }

    /// Characters that it may have.
    pub fn most(&self) -> u64 {
        self.schema["maxLength"].as_u64().unwrap_or(u64::MAX)
    }
}

/// Every text of the contract that is no choice from a closed list.
pub fn leaves() -> Vec<Leaf> {
    let mut found = Vec::new();
    collect_leaves(&JSON_SCHEMA, String::new(), None, &mut found);
    found
}

/// What a field holds may be said on the field, on its list, beside its reference, or where that refers to.
fn collect_leaves(schema: &'static Value, place: String, said: Option<&'static str>, found: &mut Vec<Leaf>) {
    let said = said.or(schema["x-tekst"].as_str());
    if let Some(reference) = schema["$ref"].as_str() {
        let target = JSON_SCHEMA.pointer(reference.trim_start_matches('#')).expect("a schema");
        return collect_leaves(target, place, said, found);
    }
    if let Some(plain) = schema.pointer("/anyOf/0") {
        return collect_leaves(plain, place, said, found);
    }
    for choice in ["allOf", "oneOf"] {
        for part in list(schema, choice) {
            collect_leaves(part, place.clone(), said, found);
        }
    }
    match schema["type"].as_str() {
        Some("string") if schema["enum"].is_null() => found.push(Leaf { place, tekst: said, schema }),
        Some("array") => collect_leaves(&schema["items"], format!("{place}/*"), said, found),
        Some("object") => {
            for (name, field) in schema["properties"].as_object().into_iter().flatten() {
                collect_leaves(field, format!("{place}/{name}"), None, found);
            }
            if schema["additionalProperties"].is_object() {
                collect_leaves(&schema["additionalProperties"], format!("{place}/*"), said, found);
            }
        }
        _ => {}
    }
}

/// The places of a body that a place with stars stands for. With `absent_too`, also a field that is not there in an
/// object that is.
pub fn places(body: &Value, place: &str, absent_too: bool) -> Vec<String> {
    let segments: Vec<&str> = place.split('/').skip(1).collect();
    let mut found = Vec::new();
    collect_places(body, &segments, String::new(), absent_too, &mut found);
    found
}

fn collect_places(value: &Value, segments: &[&str], pointer: String, absent_too: bool, found: &mut Vec<String>) {
    let Some((segment, rest)) = segments.split_first() else {
        found.push(pointer);
        return;
    };
    match value {
        Value::Array(items) if *segment == "*" => {
            for (index, item) in items.iter().enumerate() {
                collect_places(item, rest, format!("{pointer}/{index}"), absent_too, found);
            }
        }
        Value::Object(fields) if *segment == "*" => {
            for (name, field) in fields {
                collect_places(field, rest, format!("{pointer}/{name}"), absent_too, found);
            }
        }
        Value::Object(fields) => match fields.get(*segment) {
            Some(field) => collect_places(field, rest, format!("{pointer}/{segment}"), absent_too, found),
            None if absent_too && rest.is_empty() => found.push(format!("{pointer}/{segment}")),
            None => {}
        },
        _ => {}
    }
}
