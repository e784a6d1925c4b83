//! What all requests share and no caller takes alone: bytes of bodies, batches and what of them waits, connections.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio::sync::futures::Notified;

use crate::press::Client;

/// So much of something, for all callers together, and so much of it for one.
#[derive(Debug, Clone)]
pub struct Shares {
    pot: Arc<Pot>,
}

#[derive(Debug)]
struct Pot {
    all: usize,
    of_one: usize,
    taken: Mutex<Taken>,
    given_back: Notify,
}

#[derive(Debug, Default)]
struct Taken {
    by_all: usize,
    by: HashMap<Client, usize>,
}

/// What a caller has; it gives it back by dropping it.
#[derive(Debug)]
pub struct Share {
    pot: Arc<Pot>,
    client: Client,
    amount: usize,
}

/// Why there is no share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// All callers together have everything.
    Everything,
    /// This caller has all that one may have.
    Own,
}

impl Shares {
    /// Of so much, one caller may have so many hundredths, and always something.
    pub fn new(all: usize, percent: usize) -> Self {
        let of_one = (all / 100 * percent + all % 100 * percent / 100).clamp(1, all.max(1));
        Self { pot: Arc::new(Pot { all, of_one, taken: Mutex::default(), given_back: Notify::new() }) }
    }

    /// How much there is for all callers together.
    pub fn all(&self) -> usize {
        self.pot.all
    }

    /// How much of it callers have.
    pub fn taken(&self) -> usize {
        self.pot.taken().by_all
    }

    /// Whether callers have more than half of it.
    pub fn is_scarce(&self) -> bool {
        self.taken() > self.all() / 2
    }

    /// How much one caller may have.
    pub fn of_one(&self) -> usize {
        self.pot.of_one
    }

    /// Takes so much, if it is there.
    pub fn take(&self, client: Client, amount: usize) -> Result<Share, Lacking> {
        let mut taken = self.pot.taken();
        let own = taken.by.get(&client).copied().unwrap_or_default();
        // A trusted proxy asks for many callers.
        if client != Client::OURSELVES && own + amount > self.pot.of_one {
            return Err(Lacking::Own);
        }
        if taken.by_all + amount > self.pot.all {
            return Err(Lacking::Everything);
        }
        Ok(self.given(&mut taken, client, amount))
    }

    /// Takes so much whether or not it is there, of what a caller has already: others wait until there is some again.
    pub fn have(&self, client: Client, amount: usize) -> Share {
        self.given(&mut self.pot.taken(), client, amount)
    }

    fn given(&self, taken: &mut Taken, client: Client, amount: usize) -> Share {
        taken.by_all += amount;
        *taken.by.entry(client).or_default() += amount;
        Share { pot: Arc::clone(&self.pot), client, amount }
    }

    /// Something is given back. Whoever looks again then has to have enabled this before looking first.
    pub fn given_back(&self) -> Notified<'_> {
        self.pot.given_back.notified()
    }

    /// Takes so much as soon as it is there; what is more than one caller can ever have, is all that one can have.
    pub async fn wait(&self, client: Client, amount: usize) -> Share {
        let amount = amount.min(self.pot.of_one);
        loop {
            let given_back = self.pot.given_back.notified();
            tokio::pin!(given_back);
            // Before looking, so that what is given back just after is heard of.
            given_back.as_mut().enable();
            if let Ok(share) = self.take(client, amount) {
                return share;
            }
            given_back.await;
        }
    }
}

impl Pot {
    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Share {
    /// Takes in another of the same caller.
    pub fn absorb(&mut self, mut other: Self) {
        self.amount += std::mem::take(&mut other.amount);
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        {
            let mut taken = self.pot.taken();
            taken.by_all -= self.amount;
            let left = taken.by.get(&self.client).map_or(0, |own| own - self.amount);
            // Who has nothing is not remembered.
            if left == 0 {
                taken.by.remove(&self.client);
            } else {
                taken.by.insert(self.client, left);
            }
        }
        self.pot.given_back.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(number: u8) -> Client {
        Client::address([10, 0, 0, number].into())
    }

    #[test]
    fn what_is_dropped_is_there_again() {
        let shares = Shares::new(10, 100);
        let share = shares.take(client(1), 9).expect("room");
        assert_eq!(shares.take(client(2), 2).err(), Some(Lacking::Everything));
        assert!(shares.take(client(2), 1).is_ok());
        drop(share);
        assert!(shares.take(client(2), 10).is_ok());
    }

    #[test]
    fn one_share_takes_in_another() {
        let shares = Shares::new(10, 100);
        let mut share = shares.take(client(1), 3).expect("room");
        share.absorb(shares.take(client(1), 4).expect("room"));
        assert_eq!(shares.taken(), 7);
        drop(share);
        assert_eq!(shares.taken(), 0);
    }

    #[test]
    fn one_caller_leaves_room_for_another() {
        let shares = Shares::new(10, 50);
        let _share = shares.take(client(1), 5).expect("its part");
        assert_eq!(shares.take(client(1), 1).err(), Some(Lacking::Own));
        assert!(shares.take(client(2), 5).is_ok());
        assert!(Shares::new(1, 1).take(client(1), 1).is_ok(), "always something");
        assert!(Shares::new(10, 50).take(Client::OURSELVES, 10).is_ok(), "who asks for many");
    }

    #[test]
    fn what_is_there_already_counts_beyond_the_end() {
        let shares = Shares::new(10, 50);
        let share = shares.have(client(1), 25);
        assert_eq!((shares.taken(), shares.is_scarce()), (25, true));
        assert_eq!(shares.take(client(1), 1).err(), Some(Lacking::Own));
        assert_eq!(shares.take(client(2), 1).err(), Some(Lacking::Everything));
        drop(share);
        assert_eq!((shares.taken(), shares.is_scarce()), (0, false));
    }

    #[test]
    fn whoever_waits_gets_it_when_it_comes() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let shares = Shares::new(10, 50);
            let first = shares.take(client(1), 5).expect("its part");
            let (second, ()) = tokio::join!(shares.wait(client(1), 1_000), async { drop(first) });
            assert_eq!(second.amount, 5);
        });
    }
}
