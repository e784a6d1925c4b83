//! What the modules share: one press, one server, a client, and bodies to change.

mod bodies;
mod client;
mod contract;
mod making;
mod service;
mod sources;
pub mod told;

pub use bodies::{bytes, cases, example, fixture, list, push, remove, set};
pub use client::{Answer, get, post, raw, request, request_to};
pub use contract::{Leaf, free_texts, leaves, places};
pub use making::{codes, dossier, order, pages_for, pdf, produce, soort, today, variant, voortgangsrapportage, words};
pub use service::{BATCH, POOL, PRESS, SERVER, deeply, pool, serve, settings, state};
pub use sources::{check_committed, files, read, root};

/// The example that everything went well in, and the one with long tables.
pub const AKKER: &str = "van-den-akker";

pub const PIETERSMA: &str = "pietersma";

/// The example of a track that repairs what UWV found lacking.
pub const GRAAF: &str = "de-graaf";

/// The address of the document that most tests ask for.
pub const VOORTGANG: &str = "/v1/voortgangsrapportages";

pub const JSON: (&str, &str) = ("Content-Type", "application/json");
