//! What a worker answers to each question.

use std::io;
use std::time::{Duration, Instant};

use crate::answers::{Oordeel, Problem, Werkboek};
use crate::batch::{Failure, Faults, Item, digest};
use crate::checks::Finding;
use crate::judgement::{Question, judge};
use crate::pipeline::{Order, Prepared, ProduceError, Product};
use crate::press::frames::ANSWER;
use crate::press::{Ask, Asked, Desk, Made, Terms, Told};
use crate::render::Output;
use crate::sheet;
use crate::wire::{self, Fault, ParseOptions, Soort, Variant};

/// A head and the bytes beside it.
pub struct Answered {
    pub told: Told,
    pub bytes: Vec<u8>,
}

/// Bytes of a body and of a document model from which on a document is dear: it takes long enough to be felt by those
/// who wait behind it.
const DEAR_BODY: usize = 512 * 1024;
const DEAR_MODEL: usize = 512 * 1024;
/// Bytes of a workbook, unpacked, from which on it is dear.
const DEAR_WORKBOOK: u64 = 8 * 1024 * 1024;

/// Bytes of a judgement, and of what is told of a workbook: the front holds it until its caller has read it.
const MOST_TOLD: usize = 32 * 1024 * 1024;

impl Answered {
    /// The same, unless it is larger than the front takes of anybody.
    pub fn within_bounds(self) -> Self {
        if self.bytes.len() <= ANSWER {
            return self;
        }
        refuse_for(Problem::internal(), Asked::default(), Some("the answer is larger than any may be".to_owned()))
    }
}

/// Answers a question about a body.
pub fn to(desk: &Desk, ask: Ask, dear: bool, body: Vec<u8>) -> Answered {
    match ask {
        Ask::Make { soort, variant, output, terms } => {
            let (Some(soort), Ok(variant)) = (kind(&soort), reader(variant.as_deref())) else { return unknown() };
            if !dear && (body.len() > DEAR_BODY || wire::has_dear_logo(&body)) {
                return Told::Dear.into();
            }
            let order = terms.order(soort, variant);
            let asked = Asked { soort: Some(soort.as_str().into()), ..Asked::default() };
            made(desk, &body, Wish { order, output, asked, weighed: !dear, short: false })
        }
        Ask::Judge { .. } if !dear && wire::has_dear_logo(&body) => Told::Dear.into(),
        Ask::Judge { soort, variant, terms } => {
            let Ok(variant) = reader(variant.as_deref()) else { return unknown() };
            match soort.as_deref().map(kind) {
                None => judged(desk, &body, Soort::ALL, variant, terms, None),
                Some(Some(soort)) => judged(desk, &body, &[soort], variant, terms, None),
                Some(None) => unknown(),
            }
        }
        Ask::Item { terms, short } => match Item::parse(&body, terms.begins(), terms.ignore_unknown) {
            Ok(item) => {
                drop(body);
                let asked = asked(&item.asked());
                let order = terms.beginning_at(item.begins).order(item.soort, item.variant);
                made(desk, &item.traject, Wish { order, output: Output::Pdf, asked, weighed: false, short })
            }
            Err(refused) => {
                let problem = Problem::from(Failure::Item(refused.faults));
                refuse(if short { problem.shortened() } else { problem }, asked(&refused.asked))
            }
        },
        Ask::JudgeItem { terms } => match Item::parse(&body, terms.begins(), terms.ignore_unknown) {
            Ok(item) => {
                drop(body);
                let asked = asked(&item.asked());
                let terms = terms.beginning_at(item.begins);
                judged(desk, &item.traject, &[item.soort], item.variant, terms, Some(asked))
            }
            Err(refused) => refuse(Problem::from(Failure::Item(refused.faults)), asked(&refused.asked)),
        },
        Ask::CheckItem { terms } => match check(desk, &body, terms) {
            Ok(faults) if faults.is_empty() => Told::Sound.into(),
            Ok(faults) => Answered { told: Told::Faulty, bytes: serde_json::to_vec(&faults).unwrap_or_default() },
            Err(error) => {
                let cause = cause_of(&error);
                refuse_for(error.into(), Asked::default(), cause)
            }
        },
        Ask::Workbook { .. } if !dear && is_dear_workbook(&body) => Told::Dear.into(),
        Ask::Workbook { ignore_unknown } => workbook(body, ignore_unknown),
        #[cfg(debug_assertions)]
        Ask::Misbehave(misdeed) => Told::Survived(super::misdeeds::commit(misdeed)).into(),
    }
}

impl From<Told> for Answered {
    fn from(told: Told) -> Self {
        Self { told, bytes: Vec::new() }
    }
}

/// What is wanted of a body.
struct Wish {
    order: Order,
    output: Output,
    asked: Asked,
    /// A document that turns out to be dear is not laid out.
    weighed: bool,
    /// A problem names its first errors alone.
    short: bool,
}

/// The document of a body, or its problem.
fn made(desk: &Desk, body: &[u8], wish: Wish) -> Answered {
    let Wish { order, output, asked, weighed, short } = wish;
    let started = Instant::now();
    let prepared = desk.prepare(body, order);
    let judging = started.elapsed();
    let product = prepared.and_then(|prepared| match prepared {
        Prepared { report, .. } if weighed && report.data.len() > DEAR_MODEL => Ok(None),
        prepared => desk.lay_out(prepared, output).map(Some),
    });
    match product {
        Ok(Some(product)) => finished(product, asked, judging),
        Ok(None) => Told::Dear.into(),
        Err(error) => {
            let cause = cause_of(&error);
            let problem = Problem::from(error);
            refuse_for(if short { problem.shortened() } else { problem }, asked, cause)
        }
    }
}

/// What the log should say of a failure of ours; it holds no words of a body.
fn cause_of(error: &ProduceError) -> Option<String> {
    if matches!(error, ProduceError::Faults(_)) {
        return None;
    }
    let source = std::error::Error::source(error).map(|source| format!(": {source}")).unwrap_or_default();
    Some(format!("{error}{source}"))
}

fn finished(product: Product, asked: Asked, judging: Duration) -> Answered {
    let Product { rendered, findings, file_stem, variant } = product;
    let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
    let made = Made {
        stem: file_stem,
        asked: Asked { variant: Some(variant.as_str().to_owned()), ..asked },
        pages: rendered.pages,
        findings: codes(&findings),
        overruled: findings.iter().filter(|finding| finding.is_overruled()).count(),
        digest: digest(&rendered.bytes),
        judging_us: micros(judging),
        layout_us: micros(rendered.timings.layout),
        export_us: micros(rendered.timings.export),
    };
    Answered { told: Told::Made(made), bytes: rendered.bytes }
}

/// Each finding once, in order of their codes.
fn codes(findings: &[Finding]) -> Vec<(String, String)> {
    let mut codes: Vec<(String, String)> =
        findings.iter().map(|finding| (finding.code.to_owned(), finding.severity.as_str().to_owned())).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The judgement of a body, or of what an item `asked` for.
fn judged(
    desk: &Desk,
    body: &[u8],
    soorten: &[Soort],
    variant: Option<Variant>,
    terms: Terms,
    asked: Option<Asked>,
) -> Answered {
    let Terms { ignore_unknown, strict, .. } = terms;
    let options = ParseOptions { ignore_unknown, strict, begins: terms.begins() };
    let question = Question { soorten, variant, options, today: terms.today(), thresholds: desk.thresholds() };
    match judge(body, question) {
        Ok(judgement) => {
            let told = asked.map_or(Told::Judged, Told::JudgedItem);
            told_of(&Oordeel::from(judgement), told, || Problem::too_much_to_tell(MOST_TOLD / 1024 / 1024))
        }
        Err(fault) => refuse(Problem::faults(vec![fault]), asked.unwrap_or_default()),
    }
}

/// An answer with JSON beside it; a problem where that is too large.
fn told_of(answer: &impl serde::Serialize, told: Told, too_large: impl FnOnce() -> Problem) -> Answered {
    let mut bounded = Bounded::default();
    match serde_json::to_writer(&mut bounded, answer) {
        Ok(()) => Answered { told, bytes: bounded.bytes },
        Err(_) if bounded.is_full => refuse(too_large(), Asked::default()),
        Err(_) => refuse(Problem::internal(), Asked::default()),
    }
}

/// Bytes, and not too many: what is too large is not made first.
#[derive(Default)]
struct Bounded {
    bytes: Vec<u8>,
    is_full: bool,
}

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MOST_TOLD {
            self.is_full = true;
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether reading a workbook takes long enough to be felt by those who wait behind it.
fn is_dear_workbook(body: &[u8]) -> bool {
    body.len() > DEAR_BODY || sheet::unpacked_bytes(body) > DEAR_WORKBOOK
}

/// What a workbook holds.
fn workbook(body: Vec<u8>, ignore_unknown: bool) -> Answered {
    let too_much = || {
        let most = MOST_TOLD / 1024 / 1024;
        let why = format!(
            "Wat er in dit werkboek staat, is als JSON groter dan {most} MiB: wat voor elke kandidaat geldt, staat in elk \
             traject. Verdeel de kandidaten over meer werkboeken."
        );
        Problem::unreadable_workbook(why)
    };
    if body.is_empty() {
        let why = "Het bericht is leeg. Stuur het werkboek (.xlsx) als inhoud van het verzoek, zoals het is.";
        return refuse(Problem::unreadable_workbook(why), Asked::default());
    }
    let grids = match sheet::read_of_stranger(&body) {
        Ok(grids) => grids,
        Err(unreadable) => return refuse(Problem::unreadable_workbook(unreadable.0), Asked::default()),
    };
    drop(body);
    let read = sheet::read_within(&grids, ignore_unknown, &no_picture, sheet::OF_STRANGERS);
    drop(grids);
    if read.is_cut {
        return refuse(too_much(), Asked::default());
    }
    told_of(&Werkboek::from(read), Told::Read, too_much)
}

/// A workbook that came over HTTP has no folder with pictures beside it.
fn no_picture(_: &str) -> Result<Vec<u8>, String> {
    Err("Bij een werkboek dat zo wordt gelezen, staat geen map: dit bestand kan niet mee. Zet het logo in het JSON-bericht, \
         of maak de documenten met de opdracht ‘trajectpers batch’."
        .to_owned())
}

/// What keeps the document of an item from being made, with places in the item; nothing when it could be made.
fn check(desk: &Desk, value: &[u8], terms: Terms) -> Result<Faults, ProduceError> {
    let told = |place: &str, faults: Vec<Fault>| -> Faults {
        let fault = |fault: Fault| (format!("{place}{}", fault.pointer), fault.code.to_owned(), fault.detail);
        faults.into_iter().map(fault).collect()
    };
    let item = match Item::parse(value, terms.begins(), terms.ignore_unknown) {
        Ok(item) => item,
        Err(refused) => return Ok(told("", refused.faults)),
    };
    let order = terms.beginning_at(item.begins).order(item.soort, item.variant);
    match desk.prepare(&item.traject, order) {
        Ok(_) => Ok(vec![]),
        Err(ProduceError::Faults(faults)) => Ok(told("/traject", faults)),
        Err(error) => Err(error),
    }
}

fn asked(asked: &crate::batch::Asked) -> Asked {
    Asked {
        soort: asked.soort.map(|soort| soort.as_str().to_owned()),
        variant: asked.variant.map(|variant| variant.as_str().to_owned()),
        bestandsnaam: asked.bestandsnaam.clone(),
    }
}

fn refuse(problem: Problem, asked: Asked) -> Answered {
    refuse_for(problem, asked, None)
}

fn refuse_for(problem: Problem, asked: Asked, cause: Option<String>) -> Answered {
    let bytes = serde_json::to_vec(&problem).unwrap_or_default();
    Answered { told: Told::Refused { status: problem.status(), asked, cause }, bytes }
}

/// The front asks for what there is; anything else is a fault of ours.
fn unknown() -> Answered {
    refuse(Problem::internal(), Asked::default())
}

fn kind(word: &str) -> Option<Soort> {
    Soort::parse(word)
}

fn reader(word: Option<&str>) -> Result<Option<Variant>, ()> {
    let Some(word) = word else { return Ok(None) };
    Variant::parse(word).map(Some).ok_or(())
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use chrono::NaiveDate;

    use super::*;
    use crate::press::House;

    #[test]
    fn a_logo_that_takes_long_to_draw_waits_for_the_lane_of_dear_ones_made_or_judged() {
        let desk = Desk::open(House::default()).expect("the desk opens");
        let full = "<rect width=\"400\" height=\"200\"/>".repeat(200);
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\">{full}</svg>");
        let body = format!("{{\"bureau\":{{\"huisstijl\":{{\"logo\":\"{}\"}}}}}}", STANDARD.encode(svg)).into_bytes();
        let terms = Terms::new(false, false, false, NaiveDate::default());
        for ask in [
            Ask::Judge { soort: None, variant: None, terms },
            Ask::Make { soort: "offerte".to_owned(), variant: None, output: Output::Pdf, terms },
        ] {
            assert!(matches!(to(&desk, ask.clone(), false, body.clone()).told, Told::Dear), "{ask:?}");
            assert!(!matches!(to(&desk, ask.clone(), true, body.clone()).told, Told::Dear), "{ask:?}");
        }
    }

    #[test]
    fn what_is_too_large_to_tell_is_refused_before_it_is_sent() {
        let told = |length: usize| {
            let answered = told_of(&"x".repeat(length), Told::Judged, || Problem::too_much_to_tell(32));
            (matches!(answered.told, Told::Judged), answered.bytes.len())
        };
        assert_eq!(told(1_000), (true, 1_002));
        let (is_judged, length) = told(MOST_TOLD);
        assert!(!is_judged && length < 1_000, "{length}");
    }

    #[test]
    fn an_answer_beyond_all_bounds_is_a_fault_of_ours() {
        let answered = Answered { told: Told::Judged, bytes: vec![0; ANSWER + 1] }.within_bounds();
        assert!(matches!(answered.told, Told::Refused { status: 500, cause: Some(_), .. }));
    }
}
