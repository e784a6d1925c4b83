//! A collector of traces (OTLP over HTTP) that keeps what it is sent.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message;

/// The variable that says where traces go.
pub const ENDPOINT: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";

/// What came in one delivery.
pub struct Delivery {
    pub head: String,
    pub body: Vec<u8>,
}

/// Takes traces, and keeps them as they came.
pub struct Collector {
    address: SocketAddr,
    pub taken: Arc<Mutex<Vec<Delivery>>>,
}

impl Collector {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let taken = Arc::new(Mutex::new(Vec::new()));
        let keep = Arc::clone(&taken);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                take(stream, &keep);
            }
        });
        Self { address, taken }
    }

    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn spans(&self) -> Vec<Span> {
        let taken = self.taken.lock().expect("the deliveries");
        let messages = taken.iter().map(|delivery| ExportTraceServiceRequest::decode(delivery.body.as_slice()));
        let resources = messages.flat_map(|message| message.expect("a message").resource_spans);
        resources.flat_map(|resource| resource.scope_spans).flat_map(|scope| scope.spans).collect()
    }
}

/// Takes one delivery. It is kept before it is answered: whoever has the answer may end.
fn take(mut stream: TcpStream, keep: &Mutex<Vec<Delivery>>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let head = head.to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    keep.lock().ok()?.push(Delivery { head, body });
    let answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    stream.write_all(answer.as_bytes()).ok()
}
