//! One question to a service and its answer. Nothing that comes back is believed before it has been looked at.

use std::io::ErrorKind;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use sha2::{Digest, Sha256};
use ureq::{Agent, Error};

use super::done::to_value;
use super::server::Server;
use crate::answers::{Problem, addresses};
use crate::batch::{self, Bevinding, Document};
use crate::cli::talk::harmless;

/// What is asked for: one document.
pub struct Request {
    pub path: &'static str,
    pub query: Vec<(&'static str, &'static str)>,
    pub body: Vec<u8>,
}

/// What came back.
pub enum Answer {
    Document(Document),
    /// Why there is no document, in the words of the service.
    Problem(Value),
    Unusable(Unusable),
}

/// What came back that says nothing about the document. The reasons are clauses about the service.
pub enum Unusable {
    /// It is busy or out of reach; that may pass.
    Later { why: String, wait: Option<Duration>, problem: Option<Value> },
    /// It is not what our service says.
    Nonsense(String),
    /// It will be the same another time.
    Hopeless(String),
}

/// A service that asks to wait longer does not help a batch.
pub const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// Ten times the longest document that there can be.
const LARGEST_DOCUMENT: u64 = 64 * 1024 * 1024;
/// A thousand faults, each as long as can be.
const LARGEST_PROBLEM: u64 = 8 * 1024 * 1024;

impl Unusable {
    pub fn why(&self) -> &str {
        match self {
            Self::Later { why, .. } | Self::Nonsense(why) | Self::Hopeless(why) => why,
        }
    }

    fn later(why: impl Into<String>) -> Self {
        Self::Later { why: why.into(), wait: None, problem: None }
    }
}

impl From<Error> for Unusable {
    fn from(error: Error) -> Self {
        match error {
            Error::Timeout(_) => Self::later("hij antwoordde niet op tijd"),
            Error::HostNotFound => Self::later("hij is niet te vinden"),
            Error::ConnectionFailed => Self::later("hij neemt geen verbinding aan"),
            Error::Io(error) => match error.kind() {
                ErrorKind::ConnectionRefused => Self::later("hij neemt geen verbinding aan"),
                ErrorKind::TimedOut => Self::later("hij antwoordde niet op tijd"),
                ErrorKind::UnexpectedEof
                | ErrorKind::ConnectionReset
                | ErrorKind::ConnectionAborted
                | ErrorKind::BrokenPipe => Self::later("hij verbrak de verbinding"),
                _ => Self::later(format!("er is geen verbinding met hem ({})", harmless(&error.to_string()))),
            },
            Error::BodyExceedsLimit(limit) => Self::Nonsense(format!("hij stuurde meer dan {limit} bytes")),
            other => Self::Nonsense(format!("hij antwoordde iets onbegrijpelijks ({})", harmless(&other.to_string()))),
        }
    }
}

/// Asks a service for its release, by which it is known as one of ours. The error is a clause about it.
pub fn greet(agent: &Agent, server: &Server, patience: Duration) -> Result<String, String> {
    let url = format!("{}{}", server.base(), addresses::READY);
    let mut request = agent.get(url).config().timeout_global(Some(patience)).build();
    if let Some(authorization) = server.authorization() {
        request = request.header("Authorization", authorization);
    }
    let answer = request.call().map_err(|error| format!("is niet bereikbaar: {}", Unusable::from(error).why()))?;
    if let Some(unusable) = barred(answer.status().as_u16()) {
        return Err(format!("is niet te gebruiken: {}", unusable.why()));
    }
    if answer.status() == 404 {
        return Err("is niet te gebruiken: dat is niet het begin van zijn adres; geef het zonder /v1".to_owned());
    }
    let release = answer.headers().get("api-version").and_then(|value| value.to_str().ok());
    release.map(str::to_owned).ok_or_else(|| "is een andere dienst dan deze: hij noemt geen versie".to_owned())
}

/// Asks a service for a document.
pub fn ask(agent: &Agent, server: &Server, asked: &Request, patience: Duration) -> Answer {
    exchange(agent, server, asked, patience).unwrap_or_else(|error| Answer::Unusable(error.into()))
}

fn exchange(agent: &Agent, server: &Server, asked: &Request, patience: Duration) -> Result<Answer, Error> {
    let url = format!("{}{}", server.base(), asked.path);
    let request = agent.post(url).config().timeout_global(Some(patience)).build();
    let mut request = request.header("Content-Type", "application/json").header("Accept", "application/pdf");
    if let Some(authorization) = server.authorization() {
        request = request.header("Authorization", authorization);
    }
    for (name, value) in &asked.query {
        request = request.query(name, value);
    }
    let mut response = request.send(&asked.body[..])?;
    let status = response.status().as_u16();
    if let Some(unusable) = barred(status) {
        return Ok(Answer::Unusable(unusable));
    }
    let header = |name: &str| {
        let value = response.headers().get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let (disposition, digest, findings) = (header("content-disposition"), header("repr-digest"), header("bevindingen"));
    let (pages, wait) = (header("document-paginas"), header("retry-after"));
    let limit = if status == 200 { LARGEST_DOCUMENT } else { LARGEST_PROBLEM };
    let bytes = response.body_mut().with_config().limit(limit).read_to_vec()?;
    if status != 200 {
        return Ok(no_document(status, wait.parse().ok().map(Duration::from_secs), &bytes));
    }
    if !bytes.starts_with(b"%PDF-") {
        return Ok(Answer::Unusable(Unusable::Nonsense("hij stuurde iets dat geen PDF is".into())));
    }
    if digest != format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(&bytes))) {
        return Ok(Answer::Unusable(Unusable::Nonsense("hij stuurde een document dat niet heel aankwam".into())));
    }
    Ok(Answer::Document(Document {
        digest: batch::digest(&bytes),
        stem: stem_of(&disposition),
        pages: pages.parse().unwrap_or(0),
        findings: findings_of(&findings),
        // The service that made it has its own line of the audit.
        overruled: 0,
        bytes,
    }))
}

/// What a status says before anything else is read, where it says enough.
fn barred(status: u16) -> Option<Unusable> {
    match status {
        // A trajectory goes to the address that was typed, and nowhere else.
        300..=399 => Some(Unusable::Hopeless(format!(
            "hij verwijst door naar een ander adres (status {status}); dat wordt niet gevolgd, geef dat adres zelf"
        ))),
        401 | 403 => Some(Unusable::Hopeless(format!(
            "hij laat deze opdracht niet toe (status {status}); geef met --key of TRAJECTPERS_KEY een geldige sleutel"
        ))),
        _ => None,
    }
}

/// What an answer without a document says.
fn no_document(status: u16, wait: Option<Duration>, body: &[u8]) -> Answer {
    let problem = serde_json::from_slice::<Value>(body).ok().filter(|problem| problem["code"].is_string());
    match (status, problem) {
        (429 | 502..=504, _) if wait.is_some_and(|wait| wait > LONGEST_WAIT) => {
            let seconds = wait.unwrap_or_default().as_secs();
            Answer::Unusable(Unusable::Hopeless(format!("hij vraagt om {seconds} seconden te wachten")))
        }
        (429 | 502..=504, problem) => {
            let why = format!("hij is bezet (status {status})");
            Answer::Unusable(Unusable::Later { why, wait, problem })
        }
        (_, Some(problem)) => Answer::Problem(problem),
        // What stands in front of a service refuses what is too large in words of its own.
        (413, None) => Answer::Problem(to_value(&Problem::of_status(status))),
        (_, None) => Answer::Unusable(Unusable::Nonsense(format!("hij antwoordde met status {status}"))),
    }
}

/// The name of a document without its extension: `attachment; filename="…"; filename*=UTF-8''VGR-03.pdf`.
fn stem_of(disposition: &str) -> String {
    let encoded = disposition.split("filename*=UTF-8''").nth(1).unwrap_or_default();
    let name = percent_decode_str(encoded.split(';').next().unwrap_or_default()).decode_utf8_lossy();
    name.strip_suffix(".pdf").unwrap_or(&name).to_owned()
}

/// The findings of a header: `T06;ernst=waarschuwing, A01;ernst=info`.
fn findings_of(header: &str) -> Vec<Bevinding> {
    let one = |part: &str| {
        let (code, ernst) = part.trim().split_once(";ernst=")?;
        Some(Bevinding { code: code.to_owned(), ernst: ernst.to_owned() })
    };
    header.split(',').filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_says_its_name_and_findings_in_its_headers() {
        let disposition = "attachment; filename=\"Zo- x.pdf\"; filename*=UTF-8''Zo%C3%AB%20x.pdf";
        assert_eq!(stem_of(disposition), "Zoë x");
        assert_eq!(stem_of(""), "");
        let finding = |code: &str, ernst: &str| Bevinding { code: code.into(), ernst: ernst.into() };
        let header = "A01;ernst=info, T06;ernst=waarschuwing";
        assert_eq!(findings_of(header), [finding("A01", "info"), finding("T06", "waarschuwing")]);
        assert!(findings_of("").is_empty());
    }

    #[test]
    fn an_answer_without_a_document_is_told_apart() {
        let problem = br#"{"code":"bericht-ongeldig","detail":"Fout."}"#;
        assert!(matches!(no_document(400, None, problem), Answer::Problem(_)));
        assert!(matches!(no_document(413, None, b"<html>"), Answer::Problem(_)));
        for body in [&b"<html>"[..], b"[1]", b"{}", b"{\"code\":1}"] {
            assert!(matches!(no_document(400, None, body), Answer::Unusable(Unusable::Nonsense(_))));
        }
        let waiting = |seconds| no_document(503, Some(Duration::from_secs(seconds)), problem);
        let wait = |answer: Answer| match answer {
            Answer::Unusable(Unusable::Later { wait, .. }) => wait,
            _ => None,
        };
        assert_eq!(wait(waiting(60)), Some(LONGEST_WAIT));
        assert!(matches!(waiting(99_999), Answer::Unusable(Unusable::Hopeless(_))));
    }
}
