//! What every request shares: the pool, and how much of a request is taken.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use super::body::BodyLimits;
use super::budget::Budget;
use crate::batch::Limits;
use crate::config::ServeConfig;
use crate::press::Pool;

/// What every request shares.
pub struct State {
    pub pool: Arc<Pool>,
    pub body: BodyLimits,
    pub batch: BatchLimits,
    /// Bytes of bodies that all requests together may hold.
    pub budget: Budget,
    /// A place for every batch that may be under way.
    pub batches: Arc<Semaphore>,
    /// Batches that may be under way.
    pub most_batches: usize,
    /// Answers say that the service is to be had over TLS alone.
    pub hsts: bool,
}

/// How much of one batch is taken.
#[derive(Debug, Clone, Copy)]
pub struct BatchLimits {
    pub read: Limits,
    /// Bytes of all items of a batch that is judged before anything of it is made: it is held as a whole.
    pub held: usize,
    /// How long a batch may stand still while it is read.
    pub idle: Duration,
}

impl State {
    /// A pool with the limits of the settings.
    pub fn of(pool: Arc<Pool>, config: &ServeConfig) -> Self {
        let body = BodyLimits { bytes: config.body_limit, time: Duration::from_secs(config.read_timeout) };
        let most_batches = config.batch.batches.get();
        Self {
            pool,
            body,
            batch: batch_limits(config),
            budget: Budget::new(config.bodies),
            batches: Arc::new(Semaphore::new(most_batches)),
            most_batches,
            hsts: config.hsts,
        }
    }
}

fn batch_limits(config: &ServeConfig) -> BatchLimits {
    let batch = &config.batch;
    let line = batch.batch_line_limit.unwrap_or(config.body_limit);
    let read = Limits { line, items: batch.batch_items.get(), total: batch.batch_limit };
    BatchLimits { read, held: batch.batch_strict_limit, idle: Duration::from_secs(config.read_timeout) }
}
