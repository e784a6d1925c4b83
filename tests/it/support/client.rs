//! A client over HTTP, and what holds for every answer.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::LazyLock;

use serde_json::Value;

use super::{JSON, SERVER, bytes, list};

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

    pub fn header_names(&self) -> impl Iterator<Item = &str> {
        self.headers.iter().map(|(name, _)| name.as_str())
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
