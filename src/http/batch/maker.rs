//! What works on the items of one batch, as fast as its answer is taken and no faster.

use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::stream::LocalBoxStream;

use super::intake::{Interrupted, Pieces};
use crate::batch::{self, Options, Piece};
use crate::http::shares::{Share, Shares};
use crate::press::{Client, Pool};

/// What works on the items of one batch.
#[derive(Clone)]
pub struct Maker {
    pub pool: Arc<Pool>,
    pub bodies: Shares,
    pub unread: Shares,
    pub client: Client,
    pub options: Options,
}

/// Bytes that are kept free for an answer before it is made: as many as most have.
const RESERVED: usize = 256 * 1024;

impl Maker {
    /// What becomes of every piece, a few at a time, in order.
    pub fn work_on<T, W, F>(&self, pieces: Pieces, work: F) -> LocalBoxStream<'static, Result<T, Interrupted>>
    where
        T: 'static,
        W: Future<Output = T> + 'static,
        F: Fn(Self, Piece) -> W + Copy + 'static,
    {
        let (reserving, working) = (self.clone(), self.clone());
        let reserve = move |piece| reserving.clone().reserve(piece);
        let do_one = move |(piece, reserved)| working.clone().with(piece, reserved, work);
        pieces.then(reserve).map(do_one).buffered(batch::window(&self.pool)).boxed_local()
    }

    /// Waits until there is room for one more answer. One after another: a later one never has the room that an earlier one
    /// waits for.
    async fn reserve(self, piece: Result<Piece, Interrupted>) -> (Result<Piece, Interrupted>, Share) {
        let room = self.unread.wait(self.client, RESERVED).await;
        (piece, room)
    }

    /// Has a piece worked on, once its bytes have room. What comes of it takes its own room before what was reserved is
    /// given back.
    async fn with<T, W, F>(self, piece: Result<Piece, Interrupted>, reserved: Share, work: F) -> Result<T, Interrupted>
    where
        W: Future<Output = T>,
        F: FnOnce(Self, Piece) -> W,
    {
        let piece = piece?;
        let _share = match &piece {
            Piece::Value(value, _) => Some(self.bodies.wait(self.client, value.len()).await),
            Piece::TooLong { .. } | Piece::Comma(_) | Piece::Stop(_) => None,
        };
        let done = work(self.clone(), piece).await;
        drop(reserved);
        Ok(done)
    }
}
