//! The picture at the head of a letter.

use std::sync::Arc;

/// A logo as the service wrote it: a PNG of eight bits, no larger than paper shows.
#[derive(Debug, Clone)]
pub struct Logo {
    pub bytes: Arc<[u8]>,
    /// Width divided by height.
    pub aspect: f64,
}
