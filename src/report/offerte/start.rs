//! What a later start costs: fewer weeks, another price, and the term of the law.

use std::cmp::Ordering;

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::brief::{agreement_of, is_late};
use super::notatie::decimal;
use super::scope::Scope;
use crate::dossier::{ground_of_delay, start_is_judged, week};
use crate::dutch::{count, long_date, short_date, weeks_told};
use crate::report::error::ReportError;
use crate::report::request::sentence;
use crate::trajectory::{RedenUitstel, Trajectory, bereken, law, next_workday, weken};

/// Weeks that the start may move, in the table of other starts: later than agreed, and where nothing is agreed also
/// earlier than the last day.
const FROM_AGREED: [i64; 4] = [0, 1, 4, 8];
const FROM_LAST_DAY: [i64; 5] = [-4, -2, 0, 1, 4];

/// The starts as rows, and how to read them.
#[derive(Debug, Serialize)]
pub struct LatereStart {
    toelichting: String,
    /// Head of the column of totals; absent when the price does not follow the weeks.
    kop_totaal: Option<&'static str>,
    /// Whether the term of the law still runs.
    met_termijn: bool,
    /// The last legal day to start, as a fraction of the bars.
    uiterlijk: Option<f64>,
    /// That day in figures.
    uiterlijk_dag: Option<String>,
    rijen: Vec<StartRij>,
    /// What the line and the signs mean, of those that are there.
    legenda: String,
    /// Whether the employer ordered the track, by which its start is settled: then the page leaves this out.
    besteld: bool,
}

#[derive(Debug, Serialize)]
struct StartRij {
    start: String,
    verschuiving: String,
    week: String,
    weken: String,
    totaal: Option<String>,
    stand: &'static str,
    stand_tekst: String,
    /// Where the bar begins, as a fraction; it ends where the guidance ends.
    van: f64,
    #[serde(skip)]
    tegen: Tegen,
}

/// A start against the last day to start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tegen {
    OpTijd,
    /// Not after that day, of which nobody knows whether it is the last: that of the eerstejaarsevaluatie is unknown.
    NietLater,
    MetReden(RedenUitstel),
    /// By so many days.
    TeLaat(usize),
}

impl Tegen {
    const fn stand(self) -> &'static str {
        match self {
            Self::OpTijd | Self::MetReden(_) => "gehaald",
            Self::NietLater => "onbekend",
            Self::TeLaat(_) => "te_laat",
        }
    }

    fn words(self) -> String {
        match self {
            Self::OpTijd => "op tijd".to_owned(),
            Self::NietLater => "niet later".to_owned(),
            Self::MetReden(reden) => format!("later: {}", reden.label()),
            Self::TeLaat(days) => format!("{} te laat", count(days, "dag", "dagen")),
        }
    }
}

/// `Streep: de uiterste start van het tweede spoor. Rond: op tijd. Ruit: na de uiterste start.`
fn legend(starts: &[Tegen], line: bool) -> String {
    let any = |holds: fn(Tegen) -> bool| starts.iter().any(|tegen| holds(*tegen));
    let round = if any(|tegen| matches!(tegen, Tegen::MetReden(_))) {
        Some("Rond: niet later, of met een reden.")
    } else if any(|tegen| tegen == Tegen::NietLater) {
        Some("Rond: niet later.")
    } else {
        any(|tegen| tegen == Tegen::OpTijd).then_some("Rond: op tijd.")
    };
    let line = line.then_some("Streep: de uiterste start van het tweede spoor.");
    let late = any(|tegen| matches!(tegen, Tegen::TeLaat(_))).then_some("Ruit: na de uiterste start.");
    [line, round, late].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Whether wage may be due after the wachttijd; of a birth date that is known in part the last day counts.
fn can_be_extended(trajectory: &Trajectory) -> bool {
    let last = trajectory.verzuim.laatste_dag();
    trajectory.dienstverband.einddatum.is_none_or(|end| end > last) && is_below_aow_age_after(trajectory)
}

/// Whether UWV can make the time longer in which a former employer pays the Ziektewet benefit, as one who carries its
/// risk (Wet WIA art. 26).
fn benefit_can_be_extended(trajectory: &Trajectory) -> bool {
    let last = trajectory.verzuim.laatste_dag();
    let ended = trajectory.dienstverband.einddatum.is_some_and(|end| end <= last);
    ended && trajectory.werkgever.draagt_ziektewet() && is_below_aow_age_after(trajectory)
}

/// Whether the AOW age may come after the day on which the wachttijd is over.
fn is_below_aow_age_after(trajectory: &Trajectory) -> bool {
    trajectory.aow_uiterlijk().is_none_or(|aow| aow > trajectory.verzuim.eerste_dag_erna())
}

/// The start as counted and others, earlier and later. Nothing when neither the price nor the law minds.
pub fn latere_start(scope: &Scope<'_>) -> Result<Option<LatereStart>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        telt_weken: bool,
        deadline: Option<String>,
        sanctie_weken: i64,
        /// Whether UWV can extend the payment of wage: not where the contract or the AOW age ends it by then.
        sanctie_kan: bool,
        /// Whether it can make the time longer in which the employer pays the Ziektewet benefit.
        eigenrisico: bool,
        /// Whether the track repairs what UWV found lacking.
        herstel: bool,
    }
    let priced = scope.counts_weeks();
    let days = (scope.einde - scope.start).num_days() + 1;
    if days <= 0 || !(priced || scope.deadline.is_some()) {
        return Ok(None);
    }
    let offerte = scope.offerte;
    let moves: &[i64] = if offerte.startdatum.is_some() { &FROM_AGREED } else { &FROM_LAST_DAY };
    let possible = scope.request.dossier.date.min(scope.start)..=scope.einde;
    // Nobody starts on Easter Monday who has not said so.
    let moved = |weeks: i64| {
        let start = scope.start.checked_add_signed(TimeDelta::weeks(weeks))?;
        Some(if weeks == 0 { start } else { next_workday(start) })
    };
    // What a weekend or a holiday moved on is no whole number of weeks.
    let distance = |start: NaiveDate| {
        let days = usize::try_from((start - scope.start).num_days().unsigned_abs()).unwrap_or(0);
        match (days / 7, days % 7) {
            (weeks, 0) => count(weeks, "week", "weken"),
            (0, days) => count(days, "dag", "dagen"),
            (weeks, _) => format!("ruim {}", count(weeks, "week", "weken")),
        }
    };
    let starts: Vec<NaiveDate> =
        moves.iter().filter_map(|weeks| moved(*weeks)).filter(|start| possible.contains(start)).collect();
    let first = starts.first().copied().unwrap_or(scope.start);
    let place = |date: NaiveDate| (date - first).num_days() as f64 / days as f64;
    let rijen: Vec<StartRij> = starts
        .into_iter()
        .map(|start| {
            let late = scope.deadline.map_or(0, |deadline| (start - deadline).num_days().max(0));
            let begun = scope.started_on(start);
            let grond = ground_of_delay(&begun);
            let judged = scope.deadline.is_none() || start_is_judged(&begun.trajectory);
            let tegen = match (usize::try_from(late).unwrap_or(0), grond) {
                (0, _) if judged => Tegen::OpTijd,
                (0, _) => Tegen::NietLater,
                (_, Some(reden)) => Tegen::MetReden(reden),
                (days, None) => Tegen::TeLaat(days),
            };
            StartRij {
                start: short_date(start),
                verschuiving: match start.cmp(&scope.start) {
                    // Of what nobody chose the price still counts from a day.
                    Ordering::Equal if offerte.startdatum.is_none() => "waarmee is gerekend".to_owned(),
                    Ordering::Equal => "gekozen start".to_owned(),
                    Ordering::Less => format!("{} eerder", distance(start)),
                    Ordering::Greater => format!("{} later", distance(start)),
                },
                week: week(scope.trajectory, start),
                weken: if priced {
                    decimal(weken(start, scope.einde, offerte.weken_afronding).hundredths)
                } else {
                    weeks_told(start, scope.einde)
                },
                totaal: priced.then(|| scope.leading_total(&bereken(offerte, start, scope.einde)).to_string()),
                stand: tegen.stand(),
                stand_tekst: tegen.words(),
                van: place(start),
                tegen,
            }
        })
        .collect();
    let context = Context {
        telt_weken: priced,
        deadline: scope.deadline.map(long_date),
        sanctie_weken: (law::LOONSANCTIE_MAX_DAYS - law::WACHTTIJD_DAYS) / 7,
        sanctie_kan: can_be_extended(scope.trajectory),
        eigenrisico: benefit_can_be_extended(scope.trajectory),
        herstel: scope.request.dossier.hersteltraject().is_some(),
    };
    let uiterlijk = scope.deadline.filter(|last| (first..=scope.einde).contains(last));
    Ok(Some(LatereStart {
        toelichting: sentence(scope.request, "offerte/latere_start", context)?,
        kop_totaal: priced.then_some(match (scope.with_btw(), scope.exclusive_leads()) {
            (false, _) => "Totaal",
            (true, true) => "Totaal excl. btw",
            (true, false) => "Totaal incl. btw",
        }),
        met_termijn: scope.deadline.is_some(),
        uiterlijk: uiterlijk.map(place),
        uiterlijk_dag: uiterlijk.map(short_date),
        legenda: legend(&rijen.iter().map(|rij| rij.tegen).collect::<Vec<_>>(), uiterlijk.is_some()),
        rijen,
        besteld: agreement_of(scope).is_some_and(|signature| !is_late(scope, signature)),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legend_tells_of_the_signs_that_are_there() {
        use Tegen as T;
        assert_eq!(legend(&[T::OpTijd], false), "Rond: op tijd.");
        let line = "Streep: de uiterste start van het tweede spoor.";
        assert_eq!(legend(&[T::TeLaat(3)], true), format!("{line} Ruit: na de uiterste start."));
        let unknown = legend(&[T::NietLater, T::TeLaat(3)], false);
        assert_eq!(unknown, "Rond: niet later. Ruit: na de uiterste start.");
        let reason = T::MetReden(RedenUitstel::Organisatorisch);
        assert_eq!(legend(&[T::OpTijd, T::NietLater, reason], false), "Rond: niet later, of met een reden.");
    }
}
