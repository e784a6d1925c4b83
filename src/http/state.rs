//! What every request shares: the pool, and how much of a request is taken.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use super::body::BodyLimits;
use super::contract::Contract;
use super::cors::Cors;
use super::gate::Gate;
use super::metrics::{Metrics, Sources};
use super::proxies::Proxies;
use super::rate::Rate;
use super::shares::Shares;
use crate::batch::Limits;
use crate::config::{GateConfig, ServeConfig};
use crate::keys::KeyRing;
use crate::press::Pool;

/// What every request shares.
pub struct State {
    pub pool: Arc<Pool>,
    pub body: BodyLimits,
    pub batch: BatchLimits,
    /// Bytes of bodies that requests may hold.
    pub bodies: Shares,
    /// Bytes of answers that may wait to be read.
    pub unread: Shares,
    /// Batches that may be under way.
    pub batches: Shares,
    /// Bytes of items of batches that may wait, compressed, while answers do.
    pub waiting: Shares,
    /// Connections that may be open.
    pub connections: Shares,
    /// Who may come in.
    pub gate: Gate,
    pub metrics: Metrics,
    /// Answers say that the service is to be had over TLS alone.
    pub hsts: bool,
    /// Pages that a browser may let read the answers.
    pub cors: Cors,
    /// The description of the service, as this operator has it.
    pub contract: Contract,
    /// There is a page for people.
    pub page: bool,
}

/// How much of one batch is taken.
#[derive(Debug, Clone, Copy)]
pub struct BatchLimits {
    pub read: Limits,
    /// Bytes of all items of a batch that is judged before anything of it is made: it is held as a whole.
    pub held: usize,
    /// Bytes of items of another batch that may wait, compressed, while its answer does.
    pub waiting: usize,
    /// How long a batch may stand still while it is read.
    pub idle: Duration,
    /// After so long without a document the next file begins byte by byte.
    pub silence: Duration,
}

/// A fourth of the time after which many a proxy cuts off what has not moved.
const SILENCE: Duration = Duration::from_secs(15);

impl State {
    /// A pool with the limits of the settings, and what the service says of itself.
    pub fn of(pool: Arc<Pool>, config: &ServeConfig, keys: Option<Arc<KeyRing>>, contract: Contract) -> Self {
        let body = BodyLimits { bytes: config.body_limit, time: Duration::from_secs(config.read_timeout) };
        let shares = |all| Shares::new(all, config.client_share);
        let (bodies, batches) = (shares(config.bodies), shares(config.batch.batches.get()));
        let (waiting, unread) = (shares(config.batch.batches_waiting), shares(config.answers));
        let connections = shares(config.connections.get());
        let metrics = Metrics::new(Sources {
            pool: Arc::downgrade(&pool),
            bodies: bodies.clone(),
            unread: unread.clone(),
            batches: batches.clone(),
            waiting: waiting.clone(),
            connections: connections.clone(),
            keys: keys.clone(),
            started: std::time::SystemTime::now(),
            lines_dropped: crate::telemetry::lost_lines,
            spans_dropped: crate::telemetry::traces::lost_spans,
        });
        Self {
            pool,
            body,
            batch: batch_limits(config),
            bodies,
            unread,
            batches,
            waiting,
            connections,
            gate: gate(&config.gate, keys),
            metrics,
            hsts: config.hsts,
            cors: Cors::new(config.contract.cors_origins.clone()),
            contract,
            page: config.page,
        }
    }
}

impl State {
    /// Whether this address is one of a trusted proxy, which stands for many callers.
    pub fn trusted(&self, address: IpAddr) -> bool {
        self.gate.trusts(address)
    }

    /// Whether who takes an answer slowly may keep others from theirs.
    pub fn is_crowded(&self) -> bool {
        [&self.unread, &self.batches, &self.connections].into_iter().any(Shares::is_scarce)
    }

    /// Bytes of the largest body and of the largest batch.
    pub const fn largest(&self) -> (usize, u64) {
        (self.body.bytes, self.batch.read.total)
    }
}

/// So many seconds of requests may come at once.
const BURST: NonZeroU32 = NonZeroU32::new(4).unwrap();

fn gate(config: &GateConfig, keys: Option<Arc<KeyRing>>) -> Gate {
    let rate = NonZeroU32::new(config.rate).map(|rate| Rate::new(rate, rate.saturating_mul(BURST)));
    let proxies = Proxies { trusted: config.trusted_proxies.clone(), header: config.forward_header };
    Gate::new(keys, config.allow_anyone, rate, proxies)
}

fn batch_limits(config: &ServeConfig) -> BatchLimits {
    let batch = &config.batch;
    let line = batch.batch_line_limit.unwrap_or(config.body_limit);
    let read = Limits { line, items: batch.batch_items.get(), total: batch.batch_limit };
    let idle = Duration::from_secs(config.read_timeout);
    BatchLimits { read, held: batch.batch_strict_limit, waiting: batch.batch_waiting, idle, silence: SILENCE }
}
