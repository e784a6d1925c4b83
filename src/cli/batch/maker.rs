//! Who makes the documents: processes beside this one, or services elsewhere.

use super::done::Done;
use super::remote::Remote;
use crate::batch::{self, Item, Options};
use crate::press::Pool;

pub enum Maker {
    Beside { pool: Box<Pool>, options: Options },
    There(Remote),
}

impl Maker {
    pub async fn make(&self, item: Item) -> Done {
        match self {
            Self::Beside { pool, options } => batch::produce(pool, item, *options).await.into(),
            Self::There(remote) => {
                let asked = item.asked();
                Done { asked, result: remote.make(item).await }
            }
        }
    }

    /// Why services are not asked any more, in a sentence for each.
    pub fn given_up(&self) -> Vec<String> {
        match self {
            Self::Beside { .. } => vec![],
            Self::There(remote) => remote.given_up(),
        }
    }

    /// Items that are worth having under way together.
    pub fn window(&self) -> usize {
        match self {
            Self::Beside { pool, .. } => batch::window(pool),
            Self::There(remote) => remote.window(),
        }
    }
}
