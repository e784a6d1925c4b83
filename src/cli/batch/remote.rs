//! Documents made by running services: each item to one of them, again when it is busy or out of reach.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use sha2::{Digest, Sha256};
use ureq::Agent;

use super::done::to_value;
use crate::answers::{Problem, addresses};
use crate::batch::{self, Bevinding, Document, Item, Options};

/// Items under way at each service: enough for the threads of an ordinary one, and far below its queue.
const AT_ONCE: usize = 4;
/// How often every service is tried before an item fails.
const ROUNDS: usize = 6;
/// However long a service asks to wait.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
const CONNECT: Duration = Duration::from_secs(10);
/// For one answer; above the longest deadline that a service can have.
const PATIENCE: Duration = Duration::from_secs(660);
const LARGEST_ANSWER: u64 = 256 * 1024 * 1024;

/// Services that share the work.
pub struct Remote {
    agent: Agent,
    servers: Vec<String>,
    /// Whose turn it is to be tried first.
    turn: AtomicUsize,
    options: Options,
}

/// What a service answered.
enum Answer {
    Document(Document),
    Problem { status: u16, wait: Option<Duration>, problem: Value },
}

impl Remote {
    /// Asks every service for its release, which must be the same: else equal input would give unequal documents. The
    /// error is a sentence.
    pub fn connect(servers: &[String], options: Options) -> Result<(Self, String), String> {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(Some(CONNECT))
            .timeout_global(Some(PATIENCE))
            .build();
        let agent = Agent::new_with_config(config);
        let servers: Vec<String> = servers.iter().map(|server| server.trim_end_matches('/').to_owned()).collect();
        let mut known: Option<String> = None;
        for server in &servers {
            let release = release_of(&agent, server)?;
            match &known {
                Some(known) if *known != release => {
                    return Err(format!(
                        "De diensten hebben verschillende versies ({known} en {release}); hun documenten kunnen \
                         verschillen. Gebruik diensten van dezelfde versie."
                    ));
                }
                _ => known = Some(release),
            }
        }
        Ok((Self { agent, servers, turn: AtomicUsize::new(0), options }, known.unwrap_or_default()))
    }

    pub fn window(&self) -> usize {
        AT_ONCE * self.servers.len().max(1)
    }

    /// The document of an item, or the problem that the last service answered.
    pub async fn make(&self, item: Item) -> Result<Document, Value> {
        let path = addresses::of(item.soort);
        let query = self.query(&item);
        let body = Arc::new(item.traject);
        let count = self.servers.len();
        let first = self.turn.fetch_add(1, Ordering::Relaxed);
        let mut refused = Value::Null;
        for attempt in 0..ROUNDS * count {
            let server = &self.servers[first.wrapping_add(attempt) % count];
            let (agent, url, query, body) =
                (self.agent.clone(), format!("{server}{path}"), query.clone(), Arc::clone(&body));
            let answer = tokio::task::spawn_blocking(move || send(&agent, &url, &query, &body)).await;
            let wait = match answer {
                Ok(Ok(Answer::Document(document))) => return Ok(document),
                Ok(Ok(Answer::Problem { status, wait, problem })) => {
                    if !matches!(status, 429 | 502..=504) {
                        return Err(problem);
                    }
                    refused = problem;
                    wait
                }
                Ok(Err(error)) => {
                    let detail = format!("De dienst op {server} gaf geen bruikbaar antwoord: {error}.");
                    refused = to_value(&Problem::unavailable(detail));
                    None
                }
                Err(_) => return Err(to_value(&Problem::internal())),
            };
            // The other services first; only when all have been tried it makes sense to wait.
            let round = attempt / count;
            if (attempt + 1) % count == 0 && round + 1 < ROUNDS {
                let usual = Duration::from_secs(1 << round);
                tokio::time::sleep(wait.unwrap_or(usual).min(LONGEST_WAIT)).await;
            }
        }
        Err(refused)
    }

    fn query(&self, item: &Item) -> Vec<(&'static str, &'static str)> {
        let parameters = [
            ("variant", item.variant.map(|variant| variant.as_str())),
            ("strikt", self.options.strict.then_some("true")),
            ("metBijlage", self.options.attach.then_some("true")),
            ("onbekendeVelden", self.options.ignore_unknown.then_some("negeren")),
        ];
        parameters.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

fn release_of(agent: &Agent, server: &str) -> Result<String, String> {
    if !server.starts_with("http://") && !server.starts_with("https://") {
        return Err(format!("{server} is geen adres van een dienst; schrijf bijvoorbeeld http://127.0.0.1:8080."));
    }
    let answer = agent.get(format!("{server}/health/ready")).call();
    let answer = answer.map_err(|error| format!("De dienst op {server} is niet bereikbaar: {error}."))?;
    let release = answer.headers().get("api-version").and_then(|value| value.to_str().ok());
    release.map(str::to_owned).ok_or_else(|| format!("Op {server} antwoordt iets anders dan deze dienst."))
}

/// Sends one trajectory and reads the whole answer.
fn send(agent: &Agent, url: &str, query: &[(&str, &str)], body: &[u8]) -> Result<Answer, ureq::Error> {
    let mut request = agent.post(url).header("Content-Type", "application/json").header("Accept", "application/pdf");
    for (name, value) in query {
        request = request.query(name, value);
    }
    let mut response = request.send(body)?;
    let status = response.status().as_u16();
    let header = |name: &str| {
        let value = response.headers().get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let (disposition, digest, findings) = (header("content-disposition"), header("repr-digest"), header("bevindingen"));
    let (pages, wait) = (header("document-paginas"), header("retry-after"));
    let bytes = response.body_mut().with_config().limit(LARGEST_ANSWER).read_to_vec()?;
    if status != 200 {
        let problem = serde_json::from_slice(&bytes)
            .ok()
            .filter(Value::is_object)
            .unwrap_or_else(|| to_value(&Problem::unavailable(format!("De dienst antwoordde met status {status}."))));
        return Ok(Answer::Problem { status, wait: wait.parse().ok().map(Duration::from_secs), problem });
    }
    if digest != format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(&bytes))) {
        return Err(std::io::Error::other("het document kwam niet heel aan").into());
    }
    Ok(Answer::Document(Document {
        digest: batch::digest(&bytes),
        stem: stem_of(&disposition),
        pages: pages.parse().unwrap_or(0),
        findings: findings_of(&findings),
        bytes,
    }))
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
}
