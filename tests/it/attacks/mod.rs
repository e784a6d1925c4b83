//! What a stranger sends to bring the service down, made from descriptions: pure functions, no files.
//!
//! An attack is a request with the only answers that are right. What is wrong with a body is its sender's mistake: 400
//! with the place, or a document when the service can afford one. Never 500, never 503 for somebody else, never the end
//! of the service. “Today” in a comment is commit f9624c7.

pub mod bodies;
pub mod connections;
pub mod drawings;
pub mod pictures;
pub mod texts;

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::support::{JSON, VOORTGANG, bytes, example, set};

pub const OFFERTE: &str = "/v1/offertes";
pub const PLAN: &str = "/v1/plannen-van-aanpak";
pub const BATCH: &str = "/v1/documenten/_batch";
pub const NDJSON: (&str, &str) = ("Content-Type", "application/x-ndjson");

/// Where a logo stands in a body.
pub const LOGO: &str = "/bureau/huisstijl/logo";

/// Bytes of a body that the service just takes, with room for the trajectory around what is hostile.
pub const NEARLY_FULL: usize = 4_180_000;

/// A request, and how it may end.
#[derive(Clone)]
pub struct Attack {
    pub name: String,
    pub address: String,
    pub headers: Vec<(&'static str, &'static str)>,
    /// Made when it is sent: a table of all attacks would be hundreds of megabytes.
    body: Arc<dyn Fn() -> Vec<u8> + Send + Sync>,
    pub expected: Expected,
}

/// The answers that are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A document.
    Made,
    /// 400 with a fault at this place (`_valideer`: the same fault in its judgement).
    Refused { pointer: &'static str },
    /// 400 with faults in so many places that no single one is sure to be told.
    RefusedSomewhere,
    /// A document, or 400 with a fault at this place: which of both is a matter of limits.
    MadeOrRefused { pointer: &'static str },
}

/// Either a document or a fault of the logo.
pub const MADE_OR_NO_LOGO: Expected = Expected::MadeOrRefused { pointer: LOGO };
/// A fault of the logo.
pub const NO_LOGO: Expected = Expected::Refused { pointer: LOGO };

impl Attack {
    /// A body of JSON for an address.
    pub fn new(
        name: impl Into<String>,
        address: &str,
        expected: Expected,
        body: impl Fn() -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        Self { name: name.into(), address: address.to_owned(), headers: vec![JSON], body: Arc::new(body), expected }
    }

    /// An offerte with this picture as its logo.
    pub fn logo(
        name: impl Into<String>,
        expected: Expected,
        picture: impl Fn() -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, OFFERTE, expected, move || with_logo(&STANDARD.encode(picture())))
    }

    /// The bytes to send.
    pub fn body(&self) -> Vec<u8> {
        (self.body)()
    }

    /// The same body, to be judged.
    pub fn judged(&self) -> Self {
        Self { name: format!("{}, judged", self.name), address: format!("{}/_valideer", self.address), ..self.clone() }
    }

    /// The same body, to be judged for every document.
    fn judged_for_all(&self) -> Self {
        let name = format!("{}, judged for all", self.name);
        Self { name, address: "/v1/trajecten/_valideer".to_owned(), ..self.clone() }
    }

    /// The same batch, of which nothing is made when anything is wrong.
    pub fn strictly(&self) -> Self {
        Self {
            name: format!("{}, strict", self.name),
            address: format!("{}?strikt=true", self.address),
            ..self.clone()
        }
    }

    /// The same trajectory as the one item of a batch.
    fn in_batch(&self, query: &str) -> Self {
        let (trajectory, soort) = (Arc::clone(&self.body), soort_of(&self.address));
        let line = move || {
            let head = format!("{{\"soort\":\"{soort}\",\"traject\":").into_bytes();
            [head, trajectory(), b"}\n".to_vec()].concat()
        };
        Self {
            name: format!("{}, in a batch{query}", self.name),
            address: format!("{BATCH}{query}"),
            headers: vec![NDJSON],
            body: Arc::new(line),
            expected: self.expected,
        }
    }

    /// A trajectory at every kind of address that takes it: made, judged, in a batch, in a strict batch.
    pub fn everywhere(&self) -> Vec<Self> {
        vec![self.clone(), self.judged(), self.judged_for_all(), self.in_batch(""), self.in_batch("?strikt=true")]
    }
}

fn soort_of(address: &str) -> &'static str {
    match address {
        OFFERTE => "offerte",
        PLAN => "plan-van-aanpak",
        _ => "voortgangsrapportage",
    }
}

/// The barest trajectory with this text as its logo.
pub fn with_logo(base64: &str) -> Vec<u8> {
    let mut body = example("kaalst");
    set(&mut body, "/bureau/huisstijl", json!({ "logo": base64 }));
    bytes(&body)
}

/// Someone who has nothing to do with it.
pub fn innocent() -> Attack {
    Attack::new("innocent", VOORTGANG, Expected::Made, || bytes(&example("kaalst")))
}

/// Every attack with a body, each once, at the address where it was first seen.
pub fn all() -> Vec<Attack> {
    [
        drawings::numbers(),
        drawings::nesting(),
        drawings::repetition(),
        drawings::styles(),
        drawings::names(),
        drawings::outside(),
        drawings::encodings(),
        drawings::of_real_bureaus(),
        pictures::chunks(),
        pictures::sizes(),
        texts::full(),
        texts::too_long(),
        texts::sentences(),
        texts::heavy(),
        bodies::light(),
        bodies::heavy(),
        bodies::batches(),
    ]
    .concat()
}

/// An attack by its name.
pub fn named(name: &str) -> Attack {
    all().into_iter().find(|attack| attack.name == name).expect("an attack of this name")
}
