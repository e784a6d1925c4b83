//! What every request shares: the press, and how much of a request is taken.

use std::sync::Arc;
use std::time::Duration;

use super::body::BodyLimits;
use crate::batch::Limits;
use crate::config::ServeConfig;
use crate::press::Press;

/// What every request shares.
pub struct State {
    pub press: Arc<Press>,
    pub body: BodyLimits,
    pub batch: BatchLimits,
    /// Answers say that the service is to be had over TLS alone.
    pub hsts: bool,
}

/// How much of one batch is taken.
#[derive(Debug, Clone, Copy)]
pub struct BatchLimits {
    pub read: Limits,
    /// Bytes of all items of a batch that is judged before anything of it is made: it is held as a whole.
    pub held: usize,
}

impl State {
    /// A press with the limits of the settings.
    pub fn of(press: Arc<Press>, config: &ServeConfig) -> Self {
        let body = BodyLimits { bytes: config.body_limit, time: Duration::from_secs(config.read_timeout) };
        Self { press, body, batch: batch_limits(config), hsts: config.hsts }
    }
}

fn batch_limits(config: &ServeConfig) -> BatchLimits {
    let batch = &config.batch;
    let line = batch.batch_line_limit.unwrap_or(config.body_limit);
    let read = Limits { line, items: batch.batch_items.get(), total: batch.batch_limit };
    BatchLimits { read, held: batch.batch_strict_limit }
}
