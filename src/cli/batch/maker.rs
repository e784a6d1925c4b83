//! Who makes the documents: this process, others beside it, or services elsewhere.

use std::sync::Arc;

use serde_json::Value;

use super::remote::Remote;
use super::workers::Workers;
use crate::batch::{self, Asked, Document, Item, Options, Outcome};
use crate::http::Problem;
use crate::pipeline::Press;

pub enum Maker {
    /// One at a time.
    Here {
        press: Arc<Press>,
        options: Options,
    },
    Beside(Workers),
    There(Remote),
}

/// A document, or the problem that stands in its place, in the words of the service.
pub struct Done {
    pub asked: Asked,
    pub result: Result<Document, Value>,
}

impl Maker {
    pub async fn make(&self, item: Item) -> Done {
        match self {
            Self::Here { press, options } => batch::produce(press, item, *options).await.into(),
            Self::Beside(workers) => workers.make(item).await,
            Self::There(remote) => {
                let asked = item.asked();
                Done { asked, result: remote.make(item).await }
            }
        }
    }

    /// Items that are worth having under way together.
    pub fn window(&self) -> usize {
        match self {
            Self::Here { press, .. } => batch::window(&press.engine),
            Self::Beside(workers) => workers.window(),
            Self::There(remote) => remote.window(),
        }
    }
}

impl From<Outcome> for Done {
    fn from(outcome: Outcome) -> Self {
        let result = outcome.result.map_err(|failure| to_value(&Problem::from(failure)));
        Self { asked: outcome.asked, result }
    }
}

/// A problem as it stands in `resultaten.json`.
pub fn to_value(problem: &Problem) -> Value {
    serde_json::to_value(problem).unwrap_or_default()
}
