//! Where the items of one batch wait while its answer does: its body is read on, as far as there is room. Most clients send
//! everything before they read a byte.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;

use actix_web::rt;
use futures_util::{Stream, stream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use super::intake::{Intake, Interrupted};
use crate::batch::{PackError, Packed, Packer, Piece, Waiting};
use crate::http::shares::{Share, Shares};
use crate::press::Client;

/// How much of one batch may wait, and of whose.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// Bytes of this batch.
    pub own: usize,
    /// Bytes of all batches.
    pub all: Shares,
    pub client: Client,
}

/// The pieces of a batch that have come and were not taken. Whoever drops it ends the reading.
pub struct Room {
    inside: Rc<Inside>,
    reader: JoinHandle<()>,
}

struct Inside {
    waiting: RefCell<Waiting<Share>>,
    reading: Cell<Reading>,
    /// Somebody waits for a piece, and there is none.
    wanted: Cell<bool>,
    /// A piece has come, or the reading stands otherwise than it did.
    came: Notify,
    /// A piece has gone, or is wanted.
    went: Notify,
    bounds: Bounds,
}

/// How the reading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    On,
    /// It waits for room.
    Full,
    Whole,
    Broken,
}

/// Bytes that are compressed in one go; in between others have their turn.
const STEP: usize = 128 * 1024;

impl Room {
    /// Reads a body until its end, beside whatever becomes of its pieces.
    pub fn open(intake: Intake, bounds: Bounds) -> Self {
        let inside = Rc::new(Inside {
            waiting: RefCell::default(),
            reading: Cell::new(Reading::On),
            wanted: Cell::new(false),
            came: Notify::new(),
            went: Notify::new(),
            bounds,
        });
        let reader = rt::spawn(read(intake, Rc::clone(&inside)));
        Self { inside, reader }
    }

    /// Waits until the body was read to its end, or as far as there is room.
    pub async fn filled(&self) -> Result<(), Interrupted> {
        loop {
            let mut came = pin!(self.inside.came.notified());
            // Before looking, so that what comes just after is heard of.
            came.as_mut().enable();
            match self.inside.reading.get() {
                Reading::On => came.await,
                Reading::Full | Reading::Whole => return Ok(()),
                Reading::Broken => return Err(Interrupted),
            }
        }
    }

    /// The next piece, as soon as it is there; `None` after the last one.
    pub async fn next(&self) -> Result<Option<Piece>, Interrupted> {
        let inside = &self.inside;
        loop {
            let mut came = pin!(inside.came.notified());
            came.as_mut().enable();
            let piece = inside.waiting.borrow_mut().take();
            if let Some(piece) = piece {
                inside.went.notify_waiters();
                return piece.map(Some).map_err(|error| lost(&error));
            }
            match inside.reading.get() {
                Reading::Whole => return Ok(None),
                // Once.
                Reading::Broken => {
                    inside.reading.set(Reading::Whole);
                    return Err(Interrupted);
                }
                Reading::On | Reading::Full => {}
            }
            inside.wanted.set(true);
            inside.went.notify_waiters();
            came.await;
        }
    }

    /// The pieces that are still to come.
    pub fn into_pieces(self) -> impl Stream<Item = Result<Piece, Interrupted>> {
        stream::unfold(self, |room| async move {
            let piece = room.next().await.transpose()?;
            Some((piece, room))
        })
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

/// Reads a body to its end, or until it breaks off.
async fn read(mut intake: Intake, inside: Rc<Inside>) {
    let mut packer = None;
    let end = loop {
        let admitted = match intake.next().await {
            Ok(Some(piece)) => inside.admit(piece, &mut packer).await.map_err(|error| lost(&error)),
            Ok(None) => break Reading::Whole,
            Err(interrupted) => Err(interrupted),
        };
        if admitted.is_err() {
            break Reading::Broken;
        }
    };
    inside.becomes(end);
}

impl Inside {
    /// Lets a piece in: as it is if it is awaited, else compressed and as soon as there is room.
    async fn admit(&self, piece: Piece, packer: &mut Option<Packer>) -> Result<(), PackError> {
        let (value, begins) = match piece {
            Piece::Value(value, begins) if !self.is_awaited() => (value, begins),
            piece => {
                self.waiting.borrow_mut().pass(piece);
                self.comes();
                return Ok(());
            }
        };
        let packer = packer.get_or_insert_with(Packer::new);
        for part in value.chunks(STEP) {
            packer.take(part)?;
            tokio::task::yield_now().await;
        }
        let packed = packer.finish()?;
        drop(value);
        loop {
            let (mut went, mut given_back) = (pin!(self.went.notified()), pin!(self.bounds.all.given_back()));
            went.as_mut().enable();
            given_back.as_mut().enable();
            let share = self.share_of(&packed);
            // Somebody waits for this one: it is taken at once.
            if share.is_some() || self.is_awaited() {
                self.waiting.borrow_mut().add(&packed, begins, share);
                self.comes();
                return Ok(());
            }
            self.becomes(Reading::Full);
            tokio::select! {
                () = went => {}
                () = given_back => {}
            }
            self.becomes(Reading::On);
        }
    }

    /// Whether somebody waits for a piece and none is before it.
    fn is_awaited(&self) -> bool {
        self.wanted.get() && self.waiting.borrow().is_empty()
    }

    fn share_of(&self, packed: &Packed) -> Option<Share> {
        let Bounds { own, all, client } = &self.bounds;
        let fits = self.waiting.borrow().bytes() + packed.size() <= *own;
        if fits { all.take(*client, packed.size()).ok() } else { None }
    }

    fn comes(&self) {
        self.wanted.set(false);
        self.came.notify_waiters();
    }

    fn becomes(&self, reading: Reading) {
        self.reading.set(reading);
        self.came.notify_waiters();
    }
}

/// What waited and cannot be read back is as good as what never came.
fn lost(error: &PackError) -> Interrupted {
    tracing::error!(%error, "items of a batch that waited were lost");
    Interrupted
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use actix_web::FromRequest as _;
    use actix_web::test::TestRequest;
    use actix_web::web::Payload;
    use futures_util::StreamExt;

    use super::*;
    use crate::batch::Limits;

    const LINES: usize = 50;

    /// Lines that have hardly anything in common.
    fn body() -> String {
        let mut seed = 7_u64;
        let mut word = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            format!("{seed:016x}")
        };
        (0..LINES).map(|_| format!("{{\"a\":\"{}\"}}\n", (0..60).map(|_| word()).collect::<String>())).collect()
    }

    fn intake(body: String) -> Intake {
        let (request, mut payload) = TestRequest::post().set_payload(body).to_http_parts();
        let payload = Payload::from_request(&request, &mut payload).into_inner().expect("a body");
        let limits = Limits { line: 10_000, items: 1_000, total: 1 << 30 };
        Intake::new(&request, payload, limits, Duration::from_secs(60)).expect("a batch")
    }

    fn in_a_system(test: impl Future<Output = ()>) {
        rt::System::new().block_on(test);
    }

    fn room(own: usize, all: &Shares) -> Room {
        Room::open(intake(body()), Bounds { own, all: all.clone(), client: Client::OURSELVES })
    }

    async fn rest(room: Room) -> String {
        let pieces: Vec<_> = room.into_pieces().collect().await;
        let text = |piece: Result<Piece, Interrupted>| match piece {
            Ok(Piece::Value(value, _)) => String::from_utf8(value).expect("UTF-8"),
            other => panic!("{other:?}"),
        };
        pieces.into_iter().map(|piece| text(piece) + "\n").collect()
    }

    #[test]
    fn a_body_is_read_to_its_end_though_nobody_takes_it() {
        in_a_system(async {
            let all = Shares::new(1 << 20, 100);
            let room = room(1 << 20, &all);
            room.filled().await.expect("read");
            assert_eq!(room.inside.reading.get(), Reading::Whole);
            let waiting = room.inside.waiting.borrow().bytes();
            assert_eq!(all.taken(), waiting);
            assert!(waiting > 0 && waiting < body().len(), "{waiting}");
            assert_eq!(rest(room).await, body());
            assert_eq!(all.taken(), 0, "what was taken is given back");
        });
    }

    #[test]
    fn reading_waits_where_there_is_no_room_and_goes_on_where_there_is() {
        in_a_system(async {
            for (own, of_all) in [(5_000, 1 << 20), (1 << 20, 5_000), (0, 1 << 20), (1 << 20, 1)] {
                let all = Shares::new(of_all, 100);
                let room = room(own, &all);
                room.filled().await.expect("read as far as possible");
                assert_eq!(room.inside.reading.get(), Reading::Full);
                assert!(room.inside.waiting.borrow().bytes() <= own.min(of_all), "{own} {of_all}");
                assert_eq!(rest(room).await, body(), "all of it arrives");
                assert_eq!(all.taken(), 0);
            }
        });
    }

    #[test]
    fn room_that_another_batch_gives_back_is_used() {
        in_a_system(async {
            let all = Shares::new(1 << 20, 100);
            let other = all.take(Client::OURSELVES, 1 << 20).expect("everything");
            let room = room(1 << 20, &all);
            room.filled().await.expect("nothing fits");
            assert_eq!(room.inside.reading.get(), Reading::Full);
            drop(other);
            while room.inside.reading.get() != Reading::Whole {
                tokio::task::yield_now().await;
            }
            drop(room);
            assert_eq!(all.taken(), 0, "who goes away holds nothing");
        });
    }
}
