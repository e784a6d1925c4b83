//! Connections of clients that do not keep to what clients do: half a body, no reading, no goodbye.
//!
//! Each function leaves a connection in one state and gives it back; the state ends when the connection is dropped.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use super::BATCH;

/// No write or read waits longer: a service may stop listening to whoever behaves like this.
const WAIT: Duration = Duration::from_secs(2);

fn connect(service: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(service).expect("connected");
    stream.set_write_timeout(Some(WAIT)).expect("a limit on writing");
    stream.set_read_timeout(Some(WAIT)).expect("a limit on reading");
    stream
}

/// Sends what the service may refuse to read: a connection that it has closed is as good.
fn send(mut stream: &TcpStream, bytes: &[u8]) {
    let _ = stream.write_all(bytes);
}

fn head(address: &str, kind: &str, length: &str) -> String {
    format!("POST {address} HTTP/1.1\r\nHost: test\r\nContent-Type: {kind}\r\n{length}\r\n")
}

/// A connection that says nothing. 5,000 today: 132 MB, ended after 5 s (H3, and it must stay so).
pub fn idle(service: SocketAddr) -> TcpStream {
    connect(service)
}

/// A head that never ends. Today ended after 5 s.
pub fn half_a_head(service: SocketAddr) -> TcpStream {
    let stream = connect(service);
    send(&stream, b"POST /v1/offertes HTTP/1.1\r\nHost: te");
    stream
}

/// A body of which so many bytes are announced and these are sent. 3,000 that announce 4 MB and send 1 byte: today
/// 14.2 GB of addresses, and 500 end a process of 2 GB; 300 that send nearly all: 1.4 GB for 60 s (H3).
pub fn half_a_body(service: SocketAddr, address: &str, announced: usize, sent: &[u8]) -> TcpStream {
    let stream = connect(service);
    let length = format!("Content-Length: {announced}\r\n");
    send(&stream, head(address, "application/json", &length).as_bytes());
    send(&stream, sent);
    stream
}

/// A batch of which these bytes are sent, and no more. Half a line of 4 MB, 300 times: today 1.4 GB without end; 60 MB to
/// `?strikt=true`, 40 times: 2.6 GB without end (H3).
pub fn batch_writer_that_stops(service: SocketAddr, query: &str, sent: &[u8]) -> TcpStream {
    let stream = connect(service);
    let length = "Transfer-Encoding: chunked\r\n";
    send(&stream, head(&format!("{BATCH}{query}"), "application/x-ndjson", length).as_bytes());
    if !sent.is_empty() {
        send(&stream, &[format!("{:x}\r\n", sent.len()).as_bytes(), sent, b"\r\n"].concat());
    }
    stream
}

/// A whole batch whose answer nobody reads. Today open after 900 s (H3).
pub fn batch_reader_that_stops(service: SocketAddr, batch: &[u8]) -> TcpStream {
    let stream = batch_writer_that_stops(service, "", batch);
    send(&stream, b"0\r\n\r\n");
    stream
}

/// A whole request whose answer nobody has read yet.
pub fn waiting(service: SocketAddr, address: &str, body: &[u8]) -> TcpStream {
    half_a_body(service, address, body.len(), body)
}

/// A whole request of a client that will send no more, but still reads.
pub fn half_closed(service: SocketAddr, address: &str, body: &[u8]) -> TcpStream {
    let stream = waiting(service, address, body);
    let _ = stream.shutdown(Shutdown::Write);
    stream
}

/// Posts and leaves politely. 20 today: all are made for nobody, and an innocent client gets 503 (H4).
pub fn leaves_politely(service: SocketAddr, address: &str, body: &[u8]) {
    // Nothing has come back, so closing says FIN.
    drop(waiting(service, address, body));
}

/// Posts and leaves by a reset: what came back is left unread, which a system answers for by RST.
pub fn leaves_rudely(service: SocketAddr, address: &str, body: &[u8]) {
    let stream = connect(service);
    let length = format!("Expect: 100-continue\r\nContent-Length: {}\r\n", body.len());
    send(&stream, head(address, "application/json", &length).as_bytes());
    // `100 Continue` comes, and stays where it is.
    let _ = stream.peek(&mut [0]);
    send(&stream, body);
}

/// So many requests at once on one connection, of which nobody reads an answer. Today open at 70 s.
pub fn pipelined(service: SocketAddr, requests: usize) -> TcpStream {
    let stream = connect(service);
    send(&stream, &b"GET /v1/openapi.json HTTP/1.1\r\nHost: test\r\n\r\n".repeat(requests));
    stream
}

/// A chunk whose size is followed by so many bytes of extension. Today without bound (LOW).
pub fn chunk_extension(service: SocketAddr, bytes: usize) -> TcpStream {
    let stream = connect(service);
    send(&stream, head("/v1/offertes", "application/json", "Transfer-Encoding: chunked\r\n").as_bytes());
    send(&stream, &[b"1;".to_vec(), b"a".repeat(bytes)].concat());
    stream
}

/// Whether the service ends a connection within this time; what it sends before that is read and forgotten.
pub fn ends_within(mut stream: &TcpStream, time: Duration) -> bool {
    let start = Instant::now();
    let mut forgotten = [0; 65_536];
    while let Some(left) = time.checked_sub(start.elapsed()).filter(|left| !left.is_zero()) {
        if stream.set_read_timeout(Some(left)).is_err() {
            return true;
        }
        match stream.read(&mut forgotten) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(error) => {
                return !matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut);
            }
        }
    }
    false
}
