//! Many documents in one go: over HTTP and from the command line, with what is broken among what is sound.

mod archives;
mod bare;
mod command;
mod limits;
#[cfg(target_os = "linux")]
mod processes;
mod streams;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::support::{AKKER, bytes, example, set};

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
