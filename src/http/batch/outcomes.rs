//! What became of the items of a batch, in order, of which the first may be looked at before the answer begins.

use std::collections::VecDeque;

use actix_web::Error;
use futures_util::StreamExt;
use futures_util::stream::LocalBoxStream;

use super::intake::Interrupted;
use crate::answers::Problem;
use crate::batch::{Asked, Failure};
use crate::http::failure;

/// What became of each item, as soon as it is known and all before it are.
pub struct Outcomes<T> {
    /// Those that were looked at and not taken.
    ahead: VecDeque<Result<T, Interrupted>>,
    coming: LocalBoxStream<'static, Result<T, Interrupted>>,
}

impl<T> Outcomes<T> {
    pub fn new(coming: LocalBoxStream<'static, Result<T, Interrupted>>) -> Self {
        Self { ahead: VecDeque::new(), coming }
    }

    /// The next one.
    pub async fn next(&mut self) -> Option<Result<T, Interrupted>> {
        match self.ahead.pop_front() {
            Some(outcome) => Some(outcome),
            None => self.coming.next().await,
        }
    }

    /// Waits until the first is known, and takes it if it is hopeless and no other follows: a body of one value that is no
    /// item is no batch.
    pub async fn only(&mut self, is_hopeless: impl Fn(&T) -> bool) -> Option<T> {
        let first = self.coming.next().await?;
        let hopeless = first.as_ref().is_ok_and(is_hopeless);
        self.ahead.push_back(first);
        if !hopeless {
            return None;
        }
        if let Some(second) = self.coming.next().await {
            self.ahead.push_back(second);
            return None;
        }
        self.ahead.pop_front().and_then(Result::ok)
    }
}

/// Whether the value of an outcome was no item: too large to be read, no JSON, or not with what an item has.
pub fn is_no_item<T>(asked: &Asked, result: &Result<T, Failure>) -> bool {
    match result {
        Err(Failure::Told { status: 400, problem, .. }) => asked.soort.is_none() || Problem::is_of_no_item(problem),
        Err(Failure::TooLong { .. } | Failure::Item(_)) => true,
        _ => false,
    }
}

/// The problem of the only value of a body, as the answer to all of it.
pub fn refused<T>(only: Result<T, Failure>) -> Result<(), Error> {
    match only {
        Err(Failure::Told { status, problem, cause }) => {
            Err(failure::Told::new(status, &[problem.into()], cause).into())
        }
        Err(failure @ (Failure::TooLong { .. } | Failure::Item(_))) => Err(Problem::from(failure).into()),
        _ => Ok(()),
    }
}
