//! Who makes the documents: this process, others beside it, or services elsewhere.

use std::sync::Arc;

use super::done::Done;
use super::remote::Remote;
use super::workers::Workers;
use crate::batch::{self, Item, Options};
use crate::press::Press;

pub enum Maker {
    /// One at a time.
    Here {
        press: Arc<Press>,
        options: Options,
    },
    Beside(Workers),
    There(Remote),
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
