//! From a piece of a batch to its document, or to why it has none. A worker reads it; here its bytes pass by.

use super::item::{Asked, Item};
use super::options::Options;
use super::outcome::{Bevinding, Document, Failure, Outcome};
use super::pieces::Piece;
use crate::press::{self, Answer, Ask, Client, Kind, Pool, PressError, Told};
use crate::render::Output;
use crate::wire::{Soort, Variant};

/// Items under way together: enough to keep every worker busy while the next are read, and no more.
pub fn window(pool: &Pool) -> usize {
    2 * pool.settings().workers.max(1)
}

/// Makes what a piece asks for. With `short` a problem names its first errors alone.
pub async fn make(pool: &Pool, client: Client, piece: Piece, options: Options, short: bool) -> Outcome {
    match piece.into_value() {
        Ok((value, begins)) => {
            let ask = Ask::Item { terms: options.terms().beginning_at(begins), short };
            outcome(pool.ask(ask, vec![value.into()], client, Kind::Patient).await, Asked::default())
        }
        Err(failure) => Outcome { asked: Asked::default(), result: Err(failure) },
    }
}

/// Makes the document of an item that was read here.
pub async fn produce(pool: &Pool, item: Item, options: Options) -> Outcome {
    let asked = item.asked();
    let ask = Ask::Make {
        soort: item.soort.as_str().to_owned(),
        variant: item.variant.map(|variant| variant.as_str().to_owned()),
        output: Output::Pdf,
        terms: options.terms().beginning_at(item.begins),
    };
    let answer = pool.ask(ask, vec![item.traject.into()], Client::OURSELVES, Kind::Patient).await;
    outcome(answer, asked)
}

/// What was judged of a piece.
#[derive(Debug)]
pub struct Judged {
    pub asked: Asked,
    /// The judgement as JSON, or why there is none.
    pub result: Result<Vec<u8>, Failure>,
}

/// Judges the trajectory of a piece for the document that it asks for, and makes nothing.
pub async fn judge(pool: &Pool, client: Client, piece: Piece, options: Options) -> Judged {
    let refused = |failure| Judged { asked: Asked::default(), result: Err(failure) };
    let (value, begins) = match piece.into_value() {
        Ok(read) => read,
        Err(failure) => return refused(failure),
    };
    let ask = Ask::JudgeItem { terms: options.terms().beginning_at(begins) };
    let Answer { told, body, .. } = match pool.ask(ask, vec![value.into()], client, Kind::Patient).await {
        Ok(answer) => answer,
        Err(error) => return refused(error.into()),
    };
    match told {
        Told::JudgedItem(read) => Judged { asked: asked(read, Asked::default()), result: Ok(body.concat()) },
        Told::Refused { status, asked: read, cause } => Judged {
            asked: asked(read, Asked::default()),
            result: Err(Failure::Told { status, problem: body.concat(), cause }),
        },
        _ => refused(PressError::Misunderstood.into()),
    }
}

/// The faults of a piece, each with its place in it, code and sentence.
pub type Faults = Vec<(String, String, String)>;

/// Finds out whether a document can be made of a piece, without laying it out.
pub async fn check(pool: &Pool, client: Client, piece: Piece, options: Options) -> Result<Faults, Failure> {
    let (value, begins) = piece.into_value()?;
    let ask = Ask::CheckItem { terms: options.terms().beginning_at(begins) };
    let Answer { told, body, .. } = pool.ask(ask, vec![value.into()], client, Kind::Patient).await?;
    match told {
        Told::Sound => Ok(vec![]),
        Told::Faulty => serde_json::from_slice(&body.concat()).map_err(|_| PressError::Misunderstood.into()),
        Told::Refused { status, cause, .. } => Err(Failure::Told { status, problem: body.concat(), cause }),
        _ => Err(PressError::Misunderstood.into()),
    }
}

/// What a worker told, as the outcome of an item of which this much was known before.
fn outcome(answer: Result<Answer, PressError>, known: Asked) -> Outcome {
    let Answer { told, body, .. } = match answer {
        Ok(answer) => answer,
        Err(error) => return Outcome { asked: known, result: Err(error.into()) },
    };
    match told {
        Told::Made(made) => {
            let findings = made.findings.into_iter().map(|(code, ernst)| Bevinding { code, ernst }).collect();
            let bytes = body.concat();
            let (overruled, digest) = (made.overruled, made.digest);
            let document = Document { bytes, stem: made.stem, pages: made.pages, findings, overruled, digest };
            Outcome { asked: asked(made.asked, known), result: Ok(document) }
        }
        Told::Refused { status, asked: read, cause } => {
            Outcome { asked: asked(read, known), result: Err(Failure::Told { status, problem: body.concat(), cause }) }
        }
        _ => Outcome { asked: known, result: Err(PressError::Misunderstood.into()) },
    }
}

/// What a worker read, beside what was known.
fn asked(read: press::Asked, known: Asked) -> Asked {
    let soort = |word: String| Soort::parse(&word);
    let variant = |word: String| Variant::parse(&word);
    Asked {
        soort: known.soort.or_else(|| read.soort.and_then(soort)),
        variant: read.variant.and_then(variant).or(known.variant),
        bestandsnaam: known.bestandsnaam.or(read.bestandsnaam),
    }
}
