//! A service that is none: it greets as ours does, and then answers as a test wants.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// A fake service, on a port that was free, until the tests end.
pub struct Fake {
    address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Fake {
    /// Answers every request for a document so, once it has been read.
    pub fn start(answer: impl Fn(&mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let heads = Arc::new(Mutex::new(Vec::new()));
        let (keep, answer) = (Arc::clone(&heads), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { continue };
                let (keep, answer) = (Arc::clone(&keep), Arc::clone(&answer));
                std::thread::spawn(move || serve(&mut stream, &keep, &*answer));
            }
        });
        Self { address, heads }
    }

    /// One that answers so, byte for byte, and closes.
    pub fn saying(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |stream| drop(stream.write_all(&answer)))
    }

    /// Host and port.
    pub fn authority(&self) -> String {
        self.address.to_string()
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The heads of all requests so far.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("the heads").clone()
    }

    /// How often it was asked for a document.
    pub fn asked(&self) -> usize {
        self.heads().iter().filter(|head| head.starts_with("POST ")).count()
    }
}

fn serve(stream: &mut TcpStream, heads: &Mutex<Vec<String>>, answer: &dyn Fn(&mut TcpStream)) {
    let Some(head) = read_request(stream) else { return };
    let greets = head.starts_with("GET ");
    heads.lock().expect("the heads").push(head);
    if greets {
        let version = format!("API-Version: {}\r\n", env!("CARGO_PKG_VERSION"));
        drop(stream.write_all(&response("200 OK", &version, b"")));
    } else {
        answer(stream);
    }
}

/// Reads a request as a whole, so that its sender is not cut short; its head.
fn read_request(stream: &mut TcpStream) -> Option<String> {
    let mut received = Vec::new();
    let mut chunk = [0; 65_536];
    let mut wanted = usize::MAX;
    let mut head = String::new();
    while received.len() < wanted {
        let length = stream.read(&mut chunk).ok().filter(|length| *length > 0)?;
        received.extend_from_slice(&chunk[..length]);
        if wanted == usize::MAX
            && let Some(end) = received.windows(4).position(|four| four == b"\r\n\r\n")
        {
            head = String::from_utf8_lossy(&received[..end]).into_owned();
            wanted = end + 4 + content_length(&head);
        }
    }
    Some(head)
}

fn content_length(head: &str) -> usize {
    let head = head.to_lowercase();
    let value = head.lines().find_map(|line| line.strip_prefix("content-length:")).unwrap_or("0");
    value.trim().parse().expect("a length")
}

/// An answer with these headers, each of which ends its line.
pub fn response(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n");
    [head.as_bytes(), body].concat()
}

/// The header that says what a body should be.
pub fn digest_header(body: &[u8]) -> String {
    format!("Repr-Digest: sha-256=:{}:\r\n", STANDARD.encode(Sha256::digest(body)))
}
