//! The planning drawn: phases and appointments per week, the reports, and the steps of the law that are still to come.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::rapportage::Schema;
use crate::dossier::{self, gepland_op, laatste_zinvolle_dag, stand_in};
use crate::dutch::{count, short_date};
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::{Request, sentence};
use crate::trajectory::{
    Activiteit, ActiviteitStatus, Fase, FaseStap, Kalender, MijlpaalSoort, Period, Stand, Trajectory,
};

/// The planning drawn. Places are columns of one week, counted from zero.
#[derive(Debug, Serialize)]
pub struct Beeld {
    weken: usize,
    merken: Vec<Merk>,
    /// The last week, with its last day.
    slot: Option<Merk>,
    fases: Vec<Balk>,
    afspraken: Option<Afspraken>,
    rapportages: Option<Rapportages>,
    stappen: Vec<Stap>,
    /// The week of the document.
    vandaag: Option<usize>,
    bijschrift: String,
    alternatief: String,
}

/// A sickness week and its first day on the axis.
#[derive(Debug, Serialize)]
struct Merk {
    kolom: usize,
    week: String,
    datum: String,
}

/// A phase, or an activity of one, from the morning of its first day to the evening of its last, in weeks and parts of
/// one.
#[derive(Debug, Serialize)]
struct Balk {
    /// Whether it is an activity of the phase above it.
    stap: bool,
    naam: String,
    wanneer: String,
    #[serde(skip)]
    period: Period,
    van: f64,
    tot: f64,
}

/// Appointments per week: those that took place, and those that are planned.
#[derive(Debug, Serialize)]
struct Afspraken {
    naam: &'static str,
    per_week: Vec<[usize; 2]>,
    hoogste: usize,
}

#[derive(Debug, Serialize)]
struct Rapportages {
    naam: String,
    kolommen: Vec<usize>,
}

#[derive(Debug, Serialize)]
struct Stap {
    naam: &'static str,
    datum: String,
    /// The evening of the day, in columns and parts of one, as bars end.
    plaats: f64,
}

/// The picture; nothing when the weeks are too many to draw.
pub fn beeld(
    request: &Request<'_>,
    fases: &[&Fase],
    kalender: &Kalender,
    schema: &Schema,
    sight: Sight,
) -> Result<Option<Beeld>, ReportError> {
    let trajectory = &request.dossier.trajectory;
    let start = trajectory.traject.startdatum;
    let from = fases.iter().map(|fase| fase.period.first()).fold(start, NaiveDate::min);
    let last_day = laatste_zinvolle_dag(request.dossier).0.max(schema.eindrapportage);
    let until = fases.iter().map(|fase| fase.period.last()).fold(last_day, NaiveDate::max);
    let Some(weken) = Weken::new(trajectory, from, until) else {
        return Ok(None);
    };
    let balken = bars(fases, &weken);
    let afspraken = per_week(request, &weken, sight);
    let reports = schema.voortgang.iter().chain(&schema.aanvullend);
    let kolommen: Vec<usize> = reports.filter_map(|day| weken.column(*day)).collect();
    let stappen = steps(request, kalender, schema, &weken);
    let vandaag = weken.column(request.dossier.date);
    Ok(Some(Beeld {
        merken: marks(trajectory, &weken),
        slot: last_mark(trajectory, &weken),
        bijschrift: caption(request, afspraken.is_some(), vandaag.is_some())?,
        alternatief: description(request, &weken, &balken, afspraken.as_ref(), schema),
        weken: weken.aantal,
        fases: balken,
        afspraken,
        rapportages: (!kolommen.is_empty()).then(|| Rapportages { naam: reports_named(schema), kolommen }),
        stappen,
        vandaag,
    }))
}

/// Appointments that the plan may show: done by its day, or planned from then on, and meant for reports.
pub fn appointments<'a>(request: &Request<'a>, sight: Sight) -> impl Iterator<Item = &'a Activiteit> {
    let date = request.dossier.date;
    request.dossier.trajectory.activiteiten.iter().filter(move |activiteit| {
        let shown = match activiteit.status {
            ActiviteitStatus::Uitgevoerd => activiteit.datum <= date,
            ActiviteitStatus::Gepland => activiteit.datum >= date,
            ActiviteitStatus::Vervallen | ActiviteitStatus::Verzet => false,
        };
        shown && sight.shows(activiteit)
    })
}

/// More weeks than this make columns too narrow to read.
const MOST_WEEKS: usize = 160;
/// Marks on the axis that keep apart.
const MARKS: usize = 6;

/// Consecutive weeks that start as sickness weeks do.
struct Weken {
    first: NaiveDate,
    aantal: usize,
}

impl Weken {
    /// From the week of `from` up to that of `until`; nothing when that is too long to draw.
    fn new(trajectory: &Trajectory, from: NaiveDate, until: NaiveDate) -> Option<Self> {
        let into_week = trajectory.verzuim.wachttijd.day_of(from).map_or(0, |day| (day - 1) % 7);
        let first = from.checked_sub_days(Days::new(into_week.unsigned_abs()))?;
        let aantal = usize::try_from((until - first).num_days() / 7 + 1).ok()?;
        (aantal <= MOST_WEEKS).then_some(Self { first, aantal })
    }

    /// The column of a date, when it is among the weeks.
    fn column(&self, date: NaiveDate) -> Option<usize> {
        let column = usize::try_from((date - self.first).num_days().div_euclid(7)).ok()?;
        (column < self.aantal).then_some(column)
    }

    /// Where the morning of a date stands, in columns and parts of one.
    fn place(&self, date: NaiveDate) -> Option<f64> {
        self.column(date).map(|_| (date - self.first).num_days() as f64 / 7.0)
    }

    /// Where the evening of a date stands.
    fn evening(&self, date: NaiveDate) -> Option<f64> {
        Some(self.place(date)? + 1.0 / 7.0)
    }

    /// The first day of a column.
    fn day(&self, column: usize) -> NaiveDate {
        self.first.checked_add_days(Days::new(column as u64 * 7)).unwrap_or(self.first)
    }
}

fn marks(trajectory: &Trajectory, weken: &Weken) -> Vec<Merk> {
    let step = weken.aantal.div_ceil(MARKS);
    (0..weken.aantal)
        .step_by(step)
        .filter(|kolom| kolom + step <= weken.aantal)
        .map(|kolom| {
            let first = weken.day(kolom);
            let week = trajectory.verzuim.wachttijd.week_of(first);
            let week = week.map(|week| format!("week {week}")).unwrap_or_default();
            Merk { kolom, week, datum: short_date(first) }
        })
        .collect()
}

fn last_mark(trajectory: &Trajectory, weken: &Weken) -> Option<Merk> {
    let kolom = weken.aantal.checked_sub(1)?;
    let week = trajectory.verzuim.wachttijd.week_of(weken.day(kolom))?;
    let last = weken.day(weken.aantal).pred_opt()?;
    Some(Merk { kolom, week: format!("week {week}"), datum: short_date(last) })
}

/// More bars than this fill a page; then the phases alone are drawn.
const MOST_BARS: usize = 24;

/// The phases, each with those of its activities that have days.
fn bars(fases: &[&Fase], weken: &Weken) -> Vec<Balk> {
    let steps = |fase: &Fase| -> Vec<Balk> { fase.stappen.iter().filter_map(|stap| step_bar(stap, weken)).collect() };
    let phases = || fases.iter().filter_map(|fase| Some((bar(fase.titel.as_str(), fase.period, weken)?, steps(fase))));
    let all: Vec<Balk> = phases().flat_map(|(phase, steps)| std::iter::once(phase).chain(steps)).collect();
    if all.len() <= MOST_BARS { all } else { phases().map(|(phase, _)| phase).collect() }
}

fn step_bar(stap: &FaseStap, weken: &Weken) -> Option<Balk> {
    let van = stap.van?;
    let period = Period::new(van, stap.tot.unwrap_or(van)).ok()?;
    Some(Balk { stap: true, ..bar(stap.omschrijving.as_str(), period, weken)? })
}

fn bar(naam: &str, period: Period, weken: &Weken) -> Option<Balk> {
    Some(Balk {
        stap: false,
        naam: naam.to_owned(),
        wanneer: days(period),
        period,
        van: weken.place(period.first())?,
        tot: weken.evening(period.last())?,
    })
}

/// `17-02-2025 tot en met 13-04-2025`, or one day by itself.
pub fn days(period: Period) -> String {
    match (short_date(period.first()), short_date(period.last())) {
        (first, last) if first == last => first,
        (first, last) => format!("{first} tot en met {last}"),
    }
}

fn per_week(request: &Request<'_>, weken: &Weken, sight: Sight) -> Option<Afspraken> {
    let mut per_week: Vec<[usize; 2]> = vec![[0; 2]; weken.aantal];
    for activiteit in appointments(request, sight) {
        if let Some(counts) = weken.column(activiteit.datum).and_then(|column| per_week.get_mut(column)) {
            counts[usize::from(activiteit.status == ActiviteitStatus::Gepland)] += 1;
        }
    }
    let hoogste = per_week.iter().map(|[done, planned]| done + planned).max()?;
    // What has been done already is told elsewhere; without appointments to come there is nothing to plan.
    let planned = per_week.iter().any(|[_, planned]| *planned > 0);
    planned.then_some(Afspraken { naam: "Afspraken per week", per_week, hoogste })
}

/// `Voortgangsrapportages (5)`; with those after the eindrapportage their number too.
fn reports_named(schema: &Schema) -> String {
    match (schema.voortgang.len(), schema.aanvullend.len()) {
        (before, 0) => format!("Voortgangsrapportages ({before})"),
        (0, after) => format!("Aanvullende rapportages ({after})"),
        (before, after) => format!("Rapportages ({before} over de voortgang, {after} aanvullend)"),
    }
}

/// The steps of the law that are still to come, and the eindrapportage on its own day.
fn steps(request: &Request<'_>, kalender: &Kalender, schema: &Schema, weken: &Weken) -> Vec<Stap> {
    let due = kalender
        .mijlpalen
        .iter()
        // The law gives whoever objects a last day too, though nobody has to.
        .filter(|step| step.verplicht || step.soort == MijlpaalSoort::BezwaarLoonsanctie)
        .filter_map(|step| {
            // A start that was agreed on comes on its own day.
            let (known, date) = (&request.dossier.trajectory, request.dossier.date);
            let agreed = gepland_op(step, date);
            let open = step.uiterlijk.filter(|_| stand_in(known, step, date) == Stand::Komt);
            Some((agreed.or(open)?, step.soort))
        });
    let report = (schema.eindrapportage, MijlpaalSoort::Eindrapportage);
    let report = Some(report).filter(|(day, _)| *day >= request.dossier.date);
    // Of a repair also what is planned; its report is the one above.
    let planned = kalender.mijlpalen.iter().filter(|step| step.soort != MijlpaalSoort::EindrapportageHerstel);
    let planned = planned.filter_map(|step| Some((gepland_op(step, request.dossier.date)?, step.soort)));
    let planned = planned.filter(|(_, soort)| soort.zonder_termijn());
    let mut steps: Vec<(NaiveDate, MijlpaalSoort)> = due.chain(report).chain(planned).collect();
    steps.sort_unstable();
    let drawn = |(day, soort): (NaiveDate, MijlpaalSoort)| {
        Some(Stap { naam: soort.label(), datum: short_date(day), plaats: weken.evening(day)? })
    };
    steps.into_iter().filter_map(drawn).collect()
}

fn caption(request: &Request<'_>, afspraken: bool, vandaag: bool) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Context {
        afspraken: bool,
        vandaag: bool,
    }
    sentence(request, "plan-van-aanpak/bijschrift", Context { afspraken, vandaag })
}

/// Letters of what is heard in the place of the picture.
const LONGEST: usize = 320;

/// The picture in words: the phases with their weeks, where the plan stands, and how many reports come. The tables
/// after it have the days. Of phases that take too long the number alone.
fn description(
    request: &Request<'_>,
    weken: &Weken,
    fases: &[Balk],
    afspraken: Option<&Afspraken>,
    schema: &Schema,
) -> String {
    let trajectory = &request.dossier.trajectory;
    let week = |day| dossier::week(trajectory, day);
    let phases = || fases.iter().filter(|bar| !bar.stap);
    let named = || {
        let named = phases().map(|bar| {
            let (first, last) = (week(bar.period.first()), week(bar.period.last()));
            let weeks = if first == last { first } else { format!("{first} tot en met {last}") };
            format!("{}, week {weeks}", bar.naam)
        });
        named.collect::<Vec<_>>().join("; ")
    };
    let counted = || {
        let last = weken.day(weken.aantal.saturating_sub(1));
        let weeks = format!("week {} tot en met {}", week(weken.first), week(last));
        match phases().count() {
            0 => format!("Planning van {weeks}"),
            number => format!("{}, {weeks}", count(number, "fase", "fasen")),
        }
    };
    let mut parts = Vec::new();
    if weken.column(request.dossier.date).is_some() {
        parts.push(format!("Dit plan is van week {}", week(request.dossier.date)));
    }
    if let Some(afspraken) = afspraken {
        let sum = |kind: usize| afspraken.per_week.iter().map(|counts| counts[kind]).sum::<usize>();
        parts.push(format!("Afspraken: {} uitgevoerd, {} gepland", sum(0), sum(1)));
    }
    parts.extend(reports_told(schema));
    parts.push(where_the_days_are(phases().next().is_some(), afspraken.is_some()).to_owned());
    let rest = parts.join(". ");
    let whole = format!("Fasen: {}. {rest}.", named());
    let short = whole.chars().count() <= LONGEST && phases().next().is_some();
    let told = if short { whole } else { format!("{}. {rest}.", counted()) };
    told.replace('\u{a0}', " ")
}

/// Where who listens finds the days: those of the phases in the table right after the picture, those of
/// the appointments to come in the first annex, which is there where there are any.
const fn where_the_days_are(phases: bool, appointments: bool) -> &'static str {
    match (phases, appointments) {
        (true, true) => "De datums staan hierna en in bijlage 1",
        (true, false) => "De datums staan hierna en in de poortwachterkalender",
        (false, true) => "De datums staan in bijlage 1",
        (false, false) => "De datums staan hierna, bij ‘Rapportage en overleg’",
    }
}

/// `5 voortgangsrapportages en 2 aanvullende`.
fn reports_told(schema: &Schema) -> Option<String> {
    let before = count(schema.voortgang.len(), "voortgangsrapportage", "voortgangsrapportages");
    let after = count(schema.aanvullend.len(), "aanvullende rapportage", "aanvullende rapportages");
    match (schema.voortgang.len(), schema.aanvullend.len()) {
        (0, 0) => None,
        (_, 0) => Some(before),
        (0, _) => Some(after),
        (_, after) => Some(format!("{before} en {after} aanvullende")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, month, day).expect("a day")
    }

    #[test]
    fn a_date_falls_in_the_column_of_its_week() {
        let weken = Weken { first: day(2, 17), aantal: 3 };
        let columns = [day(2, 16), day(2, 17), day(2, 23), day(2, 24), day(3, 9), day(3, 10)];
        assert_eq!(columns.map(|date| weken.column(date)), [None, Some(0), Some(0), Some(1), Some(2), None]);
        assert_eq!(weken.day(2), day(3, 3));
        assert_eq!([day(2, 24), day(2, 16)].map(|date| weken.place(date)), [Some(1.0), None]);
        // The last day ends on the line at the end.
        assert!(weken.evening(day(3, 9)).is_some_and(|place| (place - 3.0).abs() < 1e-9));
    }
}
