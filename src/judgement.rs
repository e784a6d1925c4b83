//! What can be said of a trajectory without making a document: faults, findings, which documents can be made, and how
//! the calendar of the law stands.

use chrono::NaiveDate;

use crate::checks::{self, Context, Finding, Searches, Severity, Thresholds};
use crate::own_texts;
use crate::pipeline::finding_of;
use crate::report;
use crate::trajectory::{Kalender, Mijlpaal, Stand, Status, Trajectory};
use crate::wire::{self, Fault, ParseOptions, Parsed, Repair, Soort, Variant};

/// A trajectory judged for some documents.
#[derive(Debug)]
pub struct Judgement {
    /// The day of judgement: that of the body, else that of the request.
    pub date: NaiveDate,
    /// What keeps every document from being made.
    pub faults: Vec<Fault>,
    pub documents: Vec<DocumentJudgement>,
    /// Empty when faults leave no trajectory.
    pub kalender: Vec<Step>,
}

/// One document of a trajectory.
#[derive(Debug)]
pub struct DocumentJudgement {
    pub soort: Soort,
    /// The day of this document.
    pub date: NaiveDate,
    /// What this document cannot do without.
    pub missing: Vec<Fault>,
    pub findings: Vec<Finding>,
    /// Whether it can be made as it is: complete, and not stopped by a finding.
    pub possible: bool,
}

/// One step of the calendar.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub code: &'static str,
    pub name: &'static str,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub done: Option<NaiveDate>,
    pub state: &'static str,
    /// Days from the day of judgement to the last day; negative when it has passed.
    pub days_left: Option<i64>,
}

/// How a body is judged.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    pub soorten: &'a [Soort],
    pub variant: Option<Variant>,
    pub options: ParseOptions,
    /// The day that stands in for a date that the body leaves out.
    pub today: NaiveDate,
    pub thresholds: &'a Thresholds,
}

/// Judges a body. An error only when it is not JSON at all.
pub fn judge(body: &[u8], question: Question<'_>) -> Result<Judgement, Fault> {
    let mut reading = wire::read(body, question.options)?;
    if let Some(parsed) = &reading.parsed {
        reading.faults.extend(own_texts::faults(&parsed.trajectory.teksten));
        wire::order_by_place(&mut reading.faults);
    }
    let readable = reading.faults.is_empty();
    let searches = Searches::for_documents(question.soorten.len());
    let documents = question
        .soorten
        .iter()
        .map(|soort| match &reading.parsed {
            Some(parsed) => document(parsed, *soort, readable, question, &searches),
            None => DocumentJudgement {
                soort: *soort,
                date: reading.stated_date(Some(*soort)).unwrap_or(question.today),
                missing: if reading.lacks_part(*soort) { vec![wire::without_part(*soort)] } else { vec![] },
                findings: vec![],
                possible: false,
            },
        })
        .collect();
    let trajectory = reading.parsed.as_ref().map(|parsed| &parsed.trajectory);
    let only = if let [only] = question.soorten { Some(*only) } else { None };
    let date = reading.stated_date(only).unwrap_or(question.today);
    let kalender = trajectory.map(|trajectory| kalender(&trajectory.known_on(date), date)).unwrap_or_default();
    Ok(Judgement { date, faults: reading.faults, documents, kalender })
}

fn document(
    parsed: &Parsed,
    soort: Soort,
    readable: bool,
    question: Question<'_>,
    searches: &Searches,
) -> DocumentJudgement {
    let trajectory = &parsed.trajectory;
    let date = report::date_of(trajectory, soort).unwrap_or(question.today);
    let variant = question.variant.or_else(|| report::variant_of(trajectory, soort)).unwrap_or(Variant::Werkgever);
    let missing = wire::missing(trajectory, soort);
    let known = trajectory.known_on(date);
    let findings = findings(&known, &parsed.repairs, soort, variant, date, question.thresholds, searches);
    let stopped = !blocking(trajectory, soort, &findings, question.options.strict).is_empty();
    DocumentJudgement { soort, date, possible: readable && missing.is_empty() && !stopped, missing, findings }
}

/// All findings of a document: those of the rules, then those of its texts.
pub fn findings(
    trajectory: &Trajectory,
    repairs: &[Repair],
    soort: Soort,
    variant: Variant,
    date: NaiveDate,
    thresholds: &Thresholds,
    searches: &Searches,
) -> Vec<Finding> {
    let context = Context::new(trajectory, soort, variant, date, thresholds, searches);
    let mut findings = checks::check(&context);
    findings.extend(repairs.iter().map(finding_of));
    findings
}

/// The findings that stop a document, as faults: those that block stop a definitive one, and when the caller is strict
/// they and every warning stop a concept as well. A finding with several places is a fault in each.
pub fn blocking(trajectory: &Trajectory, soort: Soort, findings: &[Finding], strict: bool) -> Vec<Fault> {
    let definitive = report::status_of(trajectory, soort) == Status::Definitief;
    let stops = |severity| match severity {
        Severity::Blokkade => definitive || strict,
        Severity::Waarschuwing => strict,
        Severity::Info => false,
    };
    findings
        .iter()
        .filter(|finding| stops(finding.severity))
        .flat_map(|finding| {
            let fault = |pointer: String| Fault { pointer, code: finding.code, detail: finding.detail.clone() };
            let whole = finding.pointers.is_empty().then(String::new);
            finding.pointers.iter().cloned().chain(whole).map(fault).collect::<Vec<_>>()
        })
        .collect()
}

fn kalender(trajectory: &Trajectory, date: NaiveDate) -> Vec<Step> {
    let steps = trajectory.poortwachter.known_on(date);
    let end = trajectory.dienstverband.einddatum;
    let step = |step: &Mijlpaal| Step {
        code: step.soort.as_str(),
        name: step.soort.label(),
        from: step.vanaf,
        until: step.uiterlijk,
        done: step.gerealiseerd.filter(|done| *done <= date),
        state: state(step, date),
        days_left: step.uiterlijk.map(|last| (last - date).num_days()),
    };
    Kalender::of(&trajectory.verzuim, &steps, &trajectory.traject, end).mijlpalen.iter().map(step).collect()
}

/// A step that nobody has to take and that has passed does not apply any more.
fn state(step: &Mijlpaal, date: NaiveDate) -> &'static str {
    match step.stand(date) {
        Stand::Onbekend if !step.verplicht => "niet_van_toepassing",
        stand => stand.as_str(),
    }
}
