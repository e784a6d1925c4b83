//! How many bytes of bodies are held together, for all requests.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bytes that requests may hold; whoever holds some gives them back by dropping them.
#[derive(Debug, Clone)]
pub struct Budget {
    /// A place for every so many bytes.
    places: Arc<Semaphore>,
}

/// Bytes that are held.
#[derive(Debug)]
pub struct Held {
    _places: OwnedSemaphorePermit,
}

/// Bytes of one place.
const PLACE: usize = 1024;

impl Budget {
    pub fn new(bytes: usize) -> Self {
        Self { places: Arc::new(Semaphore::new((bytes / PLACE).clamp(1, Semaphore::MAX_PERMITS))) }
    }

    /// Takes so many bytes, if they are there.
    pub fn take(&self, bytes: usize) -> Option<Held> {
        let places = u32::try_from(bytes.div_ceil(PLACE)).ok()?;
        Arc::clone(&self.places).try_acquire_many_owned(places).ok().map(|places| Held { _places: places })
    }

    /// Takes so many bytes as soon as they are there.
    pub async fn wait(&self, bytes: usize) -> Option<Held> {
        let places = u32::try_from(bytes.div_ceil(PLACE)).ok()?;
        Arc::clone(&self.places).acquire_many_owned(places).await.ok().map(|places| Held { _places: places })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_there_again_when_they_are_dropped() {
        let budget = Budget::new(10 * PLACE);
        let held = budget.take(9 * PLACE).expect("room");
        assert!(budget.take(2 * PLACE).is_none());
        assert!(budget.take(1).is_some());
        drop(held);
        assert!(budget.take(10 * PLACE).is_some());
    }
}
