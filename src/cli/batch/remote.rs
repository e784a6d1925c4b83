//! Documents made by running services: each item to one of them, again when it is busy or out of reach, and to none
//! that is given up on.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;
use ureq::Agent;

use super::done::to_value;
use super::exchange::{Answer, LONGEST_WAIT, Request, Unusable, ask, greet};
use super::server::{Secret, Server};
use super::standing::Standing;
use crate::answers::{Problem, addresses};
use crate::batch::{Document, Item, Options};
use crate::cli::talk::{harmless, say};

/// Items under way at each service: enough for the threads of an ordinary one, and far below its queue.
const AT_ONCE: usize = 4;
/// How often every service is tried before an item fails.
const ROUNDS: u32 = 6;
const CONNECT: Duration = Duration::from_secs(10);
/// For the first answer of a service, which it has at hand.
const GREETING: Duration = Duration::from_secs(30);

/// Services that share the work.
pub struct Remote {
    agent: Agent,
    services: Vec<Arc<Service>>,
    /// Whose turn it is to be tried first.
    turn: AtomicUsize,
    options: Options,
}

struct Service {
    server: Server,
    standing: Standing,
}

impl Remote {
    /// Asks every service for its release, which must be the same: else equal input would give unequal documents. The
    /// error is a sentence.
    pub fn connect(
        typed: &[Secret],
        key: Option<&Secret>,
        patience: Duration,
        options: Options,
    ) -> Result<(Self, String), String> {
        let config =
            Agent::config_builder().http_status_as_error(false).max_redirects(0).timeout_connect(Some(CONNECT)).build();
        let agent = Agent::new_with_config(config);
        let servers = typed.iter().map(|typed| Server::parse(typed, key)).collect::<Result<Vec<_>, _>>()?;
        warn_of_open_ones(&servers);
        let mut known: Option<String> = None;
        for server in &servers {
            let release = greet(&agent, server, patience.min(GREETING))
                .map_err(|why| format!("De dienst op {} {why}.", harmless(server.base())))?;
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
        let service = |server| Arc::new(Service { server, standing: Standing::new(patience) });
        let services = servers.into_iter().map(service).collect();
        Ok((Self { agent, services, turn: AtomicUsize::new(0), options }, known.unwrap_or_default()))
    }

    pub fn window(&self) -> usize {
        AT_ONCE * self.services.len().max(1)
    }

    /// The document of an item, or the problem that the last service answered.
    pub async fn make(&self, item: Item) -> Result<Document, Value> {
        let request = Request { path: addresses::of(item.soort), query: self.query(&item), body: item.traject };
        let request = Arc::new(request);
        let first = self.turn.fetch_add(1, Ordering::Relaxed);
        let count = self.services.len();
        let mut refused = None;
        for round in 0..ROUNDS {
            let mut wanted = Duration::from_secs(1 << round);
            for step in 0..count {
                let service = &self.services[first.wrapping_add(step) % count];
                if service.standing.gone().is_some() {
                    continue;
                }
                match self.ask(service, &request).await {
                    Answer::Document(document) => return Ok(document),
                    Answer::Problem(problem) => return Err(problem),
                    Answer::Unusable(unusable) => {
                        if let Unusable::Later { wait: Some(wait), .. } = &unusable {
                            wanted = wanted.max(*wait);
                        }
                        refused = Some(service.refusal(unusable));
                    }
                }
            }
            let Some(left) = self.left() else { return Err(self.nobody_is_left()) };
            // The other services first; only when all have been tried it makes sense to wait.
            if round + 1 < ROUNDS {
                tokio::time::sleep(wanted.min(LONGEST_WAIT).min(left)).await;
            }
        }
        Err(refused.unwrap_or_else(|| self.nobody_is_left()))
    }

    /// Why services are not asked any more, in a sentence for each.
    pub fn given_up(&self) -> Vec<String> {
        let sentence = |service: &Arc<Service>| {
            let why = service.standing.gone()?;
            Some(format!("De dienst op {} is opgegeven: {why}.", harmless(service.server.base())))
        };
        self.services.iter().filter_map(sentence).collect()
    }

    /// Asks one service, and remembers what came of it.
    async fn ask(&self, service: &Arc<Service>, request: &Arc<Request>) -> Answer {
        let (agent, asked, request) = (self.agent.clone(), Arc::clone(service), Arc::clone(request));
        let start = Instant::now();
        let patience = service.standing.patience();
        let answer = tokio::task::spawn_blocking(move || ask(&agent, &asked.server, &request, patience)).await;
        // Only a panic of ours gives none.
        let answer = answer.unwrap_or_else(|_| Answer::Problem(to_value(&Problem::internal())));
        match &answer {
            Answer::Unusable(unusable) => service.standing.failed(start, unusable),
            _ => service.standing.answered(),
        }
        answer
    }

    /// How long the least patience with a service still lasts; nothing when none is left to ask.
    fn left(&self) -> Option<Duration> {
        let there = self.services.iter().filter(|service| service.standing.gone().is_none());
        there.map(|service| service.standing.left()).min()
    }

    fn nobody_is_left(&self) -> Value {
        to_value(&Problem::unavailable(format!("{} Er is geen andere dienst.", self.given_up().join(" "))))
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

impl Service {
    /// The problem of an item for which this was the last answer: in the words of the service, if it had any.
    fn refusal(&self, unusable: Unusable) -> Value {
        match unusable {
            Unusable::Later { problem: Some(problem), .. } => problem,
            other => to_value(&Problem::unavailable(format!(
                "De dienst op {} gaf geen bruikbaar antwoord: {}.",
                harmless(self.server.base()),
                other.why()
            ))),
        }
    }
}

/// A trajectory is personal: whoever sends it over a network without TLS hears so once.
fn warn_of_open_ones(servers: &[Server]) {
    let open: Vec<String> =
        servers.iter().filter(|server| server.is_open()).map(|server| harmless(server.base())).collect();
    if !open.is_empty() {
        say(format!("Let op: trajecten en documenten gaan onversleuteld naar {}. Gebruik https.", open.join(" en ")));
    }
}
