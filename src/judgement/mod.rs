//! What can be said of a trajectory without making a document: faults, findings, which documents can be made, and how
//! the calendar of the law stands.

mod teksten;
mod vereist;

use chrono::NaiveDate;

pub use teksten::{NO_SUCH_TEXT, fault as fault_of_text, in_place as own_texts};

use crate::checks::{self, Context, Finding, Severity, Thresholds, Vondst};
use crate::dossier::{self, Dossier};
use crate::report;
use crate::trajectory::{Kalender, Mijlpaal, MijlpaalSoort, Stand, Trajectory};
use crate::wire::{self, Fault, ParseOptions, Parsed, Reading, Repair, Soort, Variant};

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
    /// The last day on which it is of use, where no law sets a last day.
    pub useful_until: Option<NaiveDate>,
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
        reading.faults.extend(teksten::faults(&parsed.trajectory.teksten));
        wire::order_by_place(&mut reading.faults);
    }
    let readable = reading.faults.is_empty();
    let only = if let [only] = question.soorten { Some(*only) } else { None };
    let date = reading.stated_date(only).unwrap_or(question.today);
    let (documents, kalender) = match reading.parsed.take() {
        Some(parsed) => judge_all(parsed, readable, question, date),
        None => (question.soorten.iter().map(|soort| unread(&reading, *soort, question.today)).collect(), vec![]),
    };
    Ok(Judgement { date, faults: reading.faults, documents, kalender })
}

/// The documents of a trajectory, and the calendar: that of the only document, else as known on a day.
fn judge_all(
    Parsed { trajectory, repairs }: Parsed,
    readable: bool,
    question: Question<'_>,
    date: NaiveDate,
) -> (Vec<DocumentJudgement>, Vec<Step>) {
    let vondsten = checks::search(&trajectory, question.soorten);
    let judge = |trajectory: Trajectory, soort: Soort| {
        let missing = missing(&trajectory, soort, question.variant, question.today);
        let dossier = Dossier::of(trajectory, soort, question.variant, question.today);
        let findings = findings(&dossier, question.thresholds, &vondsten, &repairs);
        let stopped = !blocking(&dossier, &findings, question.options.strict).is_empty();
        let possible = readable && missing.is_empty() && !stopped;
        (DocumentJudgement { soort, date: dossier.date, possible, missing, findings }, dossier)
    };
    if let [only] = question.soorten {
        let (document, dossier) = judge(trajectory, *only);
        return (vec![document], steps(&dossier.trajectory, &dossier.kalender, date));
    }
    let documents = question.soorten.iter().map(|soort| judge(trajectory.clone(), *soort).0).collect();
    let known = dossier::known_on(trajectory, None, date);
    (documents, steps(&known, &dossier::kalender(&known), date))
}

/// What can be said of a document of a body that leaves no trajectory.
fn unread(reading: &Reading, soort: Soort, today: NaiveDate) -> DocumentJudgement {
    DocumentJudgement {
        soort,
        date: reading.stated_date(Some(soort)).unwrap_or(today),
        missing: wire::once_per_place(unseen(reading, soort)),
        findings: vec![],
        possible: false,
    }
}

/// Reads a body for one kind of document, for the reader that the body names; all its faults together, in order of
/// their place. `today` stands in for a date that the body leaves out.
pub fn parse(body: &[u8], soort: Soort, options: ParseOptions, today: NaiveDate) -> Result<Parsed, Vec<Fault>> {
    let reading = wire::read(body, options).map_err(|fault| vec![fault])?;
    let faults = faults_for(&reading, soort, None, today);
    match reading.parsed {
        Some(parsed) if faults.is_empty() => Ok(parsed),
        _ => Err(faults),
    }
}

/// What keeps one kind of document from being made for a reader, in order of place: the faults of the body, and what
/// this document cannot do without. Reader and day stand in for those that the body leaves out, as they do when it is
/// made.
pub fn faults_for(reading: &Reading, soort: Soort, variant: Option<Variant>, today: NaiveDate) -> Vec<Fault> {
    let mut faults = reading.faults.clone();
    faults.extend(match &reading.parsed {
        Some(parsed) => missing(&parsed.trajectory, soort, variant, today),
        None => unseen(reading, soort),
    });
    wire::once_per_place(faults)
}

/// What a document misses of a body that leaves no trajectory: other faults hide much, but not that something is not
/// there.
fn unseen(reading: &Reading, soort: Soort) -> Vec<Fault> {
    let part = reading.lacks_part(soort).then(|| vereist::without_part(soort));
    part.into_iter().chain(reading.blanks_for(soort)).collect()
}

/// What a trajectory misses for one kind of document, for the reader and on the day that it would be made for and on.
pub fn missing(trajectory: &Trajectory, soort: Soort, variant: Option<Variant>, today: NaiveDate) -> Vec<Fault> {
    let (variant, date) = dossier::reader_and_day(&trajectory.document_for(soort), variant, today);
    let mut faults = vereist::faults(trajectory, soort, date, variant);
    let below: Vec<Fault> = faults.iter().flat_map(|fault| vereist::blanks_of(fault, trajectory, soort)).collect();
    faults.extend(below);
    wire::once_per_place(faults)
}

/// All findings of a document: those of the rules, then those of its texts and of what was sent beside it.
pub fn findings(dossier: &Dossier, thresholds: &Thresholds, vondsten: &[Vondst], repairs: &[Repair]) -> Vec<Finding> {
    let mut findings = checks::check(&Context::new(dossier, thresholds, vondsten));
    findings.extend(teksten::lookalikes(&dossier.trajectory.teksten));
    findings.extend(repairs.iter().map(finding_of));
    findings
}

/// A repaired text as a finding.
fn finding_of(repair: &Repair) -> Finding {
    Finding {
        code: repair.code(),
        severity: if repair.is_serious() { Severity::Waarschuwing } else { Severity::Info },
        pointers: vec![repair.pointer.clone()],
        detail: repair.sentence(),
        facts: vec![],
    }
}

/// The findings that stop a document, as faults: those that block stop a definitive one, and when the caller is strict
/// they and every warning stop a concept as well. A finding with several places is a fault in each.
pub fn blocking(dossier: &Dossier, findings: &[Finding], strict: bool) -> Vec<Fault> {
    let stops = |finding: &Finding| match finding.severity {
        Severity::Blokkade => strict || !dossier.is_concept() || finding.stops_concepts(),
        Severity::Waarschuwing => strict,
        Severity::Info => false,
    };
    findings
        .iter()
        // Where repairs are not wanted, reading the body has made faults of them already.
        .filter(|finding| stops(finding) && (!finding.code.starts_with('X') || finding.code == teksten::LOOKALIKE))
        .flat_map(|finding| {
            let answer = finding.how_to_answer().map(|how| format!(" {how}")).unwrap_or_default();
            let detail = format!("{}{answer}", finding.detail);
            let fault = |pointer: String| Fault { pointer, code: finding.code, detail: detail.clone() };
            let whole = finding.pointers.is_empty().then(String::new);
            finding.pointers.iter().cloned().chain(whole).map(fault).collect::<Vec<_>>()
        })
        .collect()
}

/// Every step of the calendar: its code and its name.
pub fn step_words() -> Vec<(&'static str, &'static str)> {
    MijlpaalSoort::ALL.iter().map(|step| (step.as_str(), step.label())).collect()
}

/// Every way in which a step can stand, and what it means.
pub fn state_words() -> Vec<(&'static str, &'static str)> {
    let stands = Stand::ALL.iter().map(|stand| (stand.as_str(), meaning(*stand)));
    stands.chain([(NOT_APPLICABLE, "hoeft niet, en de dag is voorbij")]).collect()
}

/// What is said of a step that stands so: no more than the pages say of it.
const fn meaning(stand: Stand) -> &'static str {
    match stand {
        Stand::Gehaald => {
            "gedaan, en niet te laat voor zover dat te beoordelen is; een start na ‘uiterlijk’ met een reden die \
             standhoudt, is niet te laat"
        }
        Stand::TeLaat => {
            "gedaan of afgesproken na ‘uiterlijk’; of door het bureau nog niet gedaan, terwijl ‘uiterlijk’ voorbij is"
        }
        Stand::Komt | Stand::Onbekend => stand.label(),
    }
}

const NOT_APPLICABLE: &str = "niet_van_toepassing";

/// A text of the house that a body may replace.
#[derive(Debug, Clone)]
pub struct HouseText {
    pub name: &'static str,
    /// The name by which it was known at first, which still holds.
    pub earlier: &'static str,
    pub text: &'static str,
    pub placeholders: Vec<String>,
}

/// Every text of the house as it is shipped.
pub fn house_texts() -> Vec<HouseText> {
    report::SHIPPED_TEXTS
        .iter()
        .map(|&(name, text)| HouseText {
            name,
            earlier: report::earlier_name(name),
            text,
            placeholders: report::placeholders(name),
        })
        .collect()
}

/// The calendar of the law as it stands on a day, with what was known by then.
fn steps(known: &Trajectory, kalender: &Kalender, date: NaiveDate) -> Vec<Step> {
    let step = |step: &Mijlpaal| Step {
        code: step.soort.as_str(),
        name: step.soort.label(),
        from: step.vanaf,
        until: dossier::uiterlijk(step),
        useful_until: step.uiterlijk.filter(|_| step.soort.zonder_termijn()),
        done: dossier::gedaan_op(known, step, date),
        state: state(known, kalender, step, date),
        days_left: step.uiterlijk.map(|last| (last - date).num_days()),
    };
    kalender.mijlpalen.iter().map(step).collect()
}

/// How a step stands as the pages have it. One that nobody has to take or asks after and that has passed does not apply
/// any more.
fn state(known: &Trajectory, kalender: &Kalender, step: &Mijlpaal, date: NaiveDate) -> &'static str {
    let optional = !step.verplicht && !dossier::is_asked_after(kalender, step);
    match dossier::stand_in(known, step, date) {
        Stand::Onbekend if optional => NOT_APPLICABLE,
        stand => stand.as_str(),
    }
}
