//! How the trajectory went, in the eindrapportage: the course of the belastbaarheid, and the totals of activities and
//! applications.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::scope::Scope;
use crate::dossier::{self, Gap};
use crate::dutch::{before, date_range, in_words, long_date, sentence_case, short_date};
use crate::report::components::activiteiten::{reports, without_reports};
use crate::report::components::afname::{self, Afname};
use crate::report::components::belastbaarheid::{self, BelastbaarheidDeel};
use crate::report::components::feiten;
use crate::report::components::plaatsingen;
use crate::report::components::sollicitaties::SollicitatieTelling;
use crate::report::components::trechter::{self, Trechter};
use crate::report::components::weekgrafiek::{self, WeekGrafiek};
use crate::report::error::ReportError;
use crate::report::request::{self, sentence};
use crate::trajectory::{
    Activiteit, ActiviteitSoort, ActiviteitStatus, EerderSoort, Period, SollicitatieResultaat, SollicitatieSoort,
};

/// All that became known about the belastbaarheid, oldest first, with what the newest says.
#[derive(Debug, Serialize)]
pub struct BelastbaarheidVerloop {
    inleiding: String,
    rijen: Vec<BelastbaarheidRij>,
    laatste: Option<BelastbaarheidDeel>,
}

#[derive(Debug, Serialize)]
struct BelastbaarheidRij {
    datum: String,
    bron: String,
    uren_per_dag: String,
    uren_per_week: String,
    wijziging: &'static str,
    ontvangen: String,
}

pub fn belastbaarheid(scope: Scope<'_>) -> Result<BelastbaarheidVerloop, ReportError> {
    #[derive(Serialize)]
    struct Context {
        aantal: usize,
        aantal_woord: String,
        /// The day of UWV's decision, where none of them is older than that.
        sinds_besluit: Option<String>,
        gewijzigd: usize,
        gewijzigd_woord: String,
        eerste: Option<String>,
        laatste: Option<String>,
        /// Since when there is no ability that can be used, after the last of them, and who stated that.
        geen_sinds: Option<String>,
        geen_bron: Option<String>,
        beschreven: bool,
        medisch: bool,
        /// Whether the list of documents has messages of the bedrijfsarts that are none of them.
        andere_berichten: bool,
    }
    let known: Vec<_> = scope.trajectory.belastbaarheid.iter().rev().collect();
    // What was known before UWV decided is in older documents, of which the body need not tell.
    let since = scope.trajectory.begon_als_herstel().map(|sanctie| sanctie.besluitdatum);
    let since = since.filter(|decided| known.first().is_some_and(|entry| entry.datum >= *decided));
    let rijen = known
        .iter()
        .enumerate()
        .map(|(index, entry)| BelastbaarheidRij {
            datum: short_date(entry.datum),
            bron: sentence_case(entry.bron.label()),
            uren_per_dag: entry.uren_per_dag.map(|hours| hours.to_string()).unwrap_or_default(),
            uren_per_week: entry.uren_per_week.map(|hours| hours.to_string()).unwrap_or_default(),
            wijziging: match (index, entry.gewijzigd) {
                (_, true) => "gewijzigd",
                (0, false) if since.is_some() => "eerste sinds het besluit",
                (0, false) => "eerste in dit dossier",
                _ => "ongewijzigd",
            },
            ontvangen: entry.ontvangen_op.map(short_date).unwrap_or_default(),
        })
        .collect();
    let changed = known.iter().filter(|entry| entry.gewijzigd).count();
    let unable = belastbaarheid::without_ability_told(scope.request.dossier);
    let unable = unable.filter(|told| told.na_vaststelling && !scope.overleden());
    let context = Context {
        aantal: known.len(),
        aantal_woord: in_words(known.len()),
        sinds_besluit: since.map(long_date),
        gewijzigd: changed,
        gewijzigd_woord: in_words(changed),
        eerste: known.first().map(|entry| long_date(entry.datum)),
        laatste: known.last().map(|entry| long_date(entry.datum)),
        geen_bron: unable.as_ref().and_then(|told| told.bron.clone()),
        geen_sinds: unable.map(|told| told.sinds),
        beschreven: belastbaarheid::belastbaarheid_described(scope.request),
        medisch: request::holds_medical_words(scope.request),
        andere_berichten: scope.trajectory.eerdere_documenten.iter().any(|made| {
            let by_doctor = made.opsteller.as_ref().is_some_and(|who| who.as_str() == "bedrijfsarts");
            made.soort == EerderSoort::Anders && made.datum <= scope.date && by_doctor
        }),
    };
    let (newest, _) = belastbaarheid::belastbaarheid(scope.request)?;
    Ok(BelastbaarheidVerloop {
        inleiding: sentence(scope.request, "eindrapportage/belastbaarheid", context)?,
        rijen,
        laatste: (!scope.overleden()).then_some(newest),
    })
}

/// Totals of the activities; the log itself is an annex.
#[derive(Debug, Serialize)]
pub struct ActiviteitenDeel {
    inleiding: String,
    per_soort: Vec<SoortRij>,
    totaal: Option<SoortRij>,
    grafiek: Option<WeekGrafiek>,
    /// What was bought and what of it was used, where offer and activities count the same thing.
    afname: Option<Afname>,
}

#[derive(Debug, Serialize)]
struct SoortRij {
    soort: String,
    aantal: usize,
    /// `81 uur en 30 minuten`.
    uren: String,
}

pub fn activiteiten(scope: Scope<'_>, bijlage: Option<&str>) -> Result<ActiviteitenDeel, ReportError> {
    #[derive(Serialize)]
    struct Context<'a> {
        aantal: usize,
        aantal_woord: String,
        tijd: Option<String>,
        periode: String,
        langste_gat: usize,
        langste_gat_woord: String,
        /// The days between which nothing was done.
        gat_van: Option<String>,
        gat_tot: Option<String>,
        /// The same where reports are no activity, where that is longer.
        inspanning_gat_woord: Option<String>,
        inspanning_gat_van: Option<String>,
        inspanning_gat_tot: Option<String>,
        niet_doorgegaan: usize,
        niet_doorgegaan_woord: String,
        /// How many of them are reports of the bureau.
        rapportages: usize,
        rapportages_woord: String,
        /// The agreed hours at places that are a means of the track, which are no activity.
        op_plaatsen: Option<String>,
        bijlage: Option<&'a str>,
    }
    let trajectory = scope.trajectory;
    let done: Vec<_> = dossier::done_until(trajectory, scope.date, scope.sight.unreported()).collect();
    let missed = trajectory.activiteiten.iter().filter(|activiteit| {
        matches!(activiteit.status, ActiviteitStatus::Vervallen | ActiviteitStatus::Verzet)
            && activiteit.datum <= scope.date
            && scope.sight.shows(activiteit)
    });
    let missed = missed.count();
    let longest = longest_gap(scope, done.iter().map(|activiteit| activiteit.datum));
    let gap = longest.map_or(0, Gap::whole_days);
    let effort = longest_gap(scope, without_reports(&done).map(|activiteit| activiteit.datum));
    let effort = effort.filter(|found| found.whole_days() > gap);
    let start = trajectory.traject.startdatum.min(scope.date);
    let first = done.first().map_or(start, |activiteit| activiteit.datum.min(start));
    let context = Context {
        aantal: done.len(),
        aantal_woord: in_words(done.len()),
        tijd: feiten::time_spent(done.iter().copied()),
        periode: date_range(first, scope.date),
        langste_gat: gap,
        langste_gat_woord: in_words(gap),
        gat_van: longest.map(|gap| before(gap.after, gap.before)),
        gat_tot: longest.map(|gap| long_date(gap.before)),
        inspanning_gat_woord: effort.map(|gap| in_words(gap.whole_days())),
        inspanning_gat_van: effort.map(|gap| before(gap.after, gap.before)),
        inspanning_gat_tot: effort.map(|gap| long_date(gap.before)),
        niet_doorgegaan: missed,
        niet_doorgegaan_woord: in_words(missed),
        rapportages: reports(&done),
        rapportages_woord: in_words(reports(&done)),
        op_plaatsen: plaatsingen::agreed_hours(trajectory, scope.period),
        bijlage,
    };
    let row = |soort: String, activities: &[&Activiteit]| SoortRij {
        soort,
        aantal: activities.len(),
        uren: feiten::time_spent(activities.iter().copied()).unwrap_or_default(),
    };
    let per_soort: Vec<SoortRij> = ActiviteitSoort::ALL
        .iter()
        .filter_map(|soort| {
            let of_kind: Vec<_> = done.iter().copied().filter(|activiteit| activiteit.soort == *soort).collect();
            (!of_kind.is_empty()).then(|| row(sentence_case(soort.label()), &of_kind))
        })
        .collect();
    Ok(ActiviteitenDeel {
        inleiding: sentence(scope.request, "eindrapportage/activiteiten", context)?,
        totaal: (per_soort.len() > 1).then(|| row("Totaal".into(), &done)),
        per_soort,
        grafiek: chart(scope),
        afname: afname::used(scope.request),
    })
}

/// The longest stretch of the guidance between the days on which something was done; of two the last.
fn longest_gap(scope: Scope<'_>, done: impl Iterator<Item = NaiveDate>) -> Option<Gap> {
    let trajectory = scope.trajectory;
    let gaps = dossier::gaps(&trajectory.verzuim.wachttijd, trajectory.traject.startdatum, scope.tot(), done);
    gaps.into_iter().rev().max_by_key(|gap| gap.days)
}

/// The weeks of the whole trajectory. Every one of them belongs to the report, so none is marked.
fn chart(scope: Scope<'_>) -> Option<WeekGrafiek> {
    let period = Period::new(scope.trajectory.traject.startdatum, scope.date).ok()?;
    let mut chart =
        weekgrafiek::week_grafiek(scope.trajectory, period, scope.sight).filter(|chart| chart.hoogste > 0)?;
    for bar in &mut chart.staven {
        bar.in_periode = false;
    }
    Some(chart)
}

/// Totals of the applications; the log itself is an annex.
#[derive(Debug, Serialize)]
pub struct SollicitatiesDeel {
    inleiding: String,
    per_soort: Vec<TellingRij>,
    per_resultaat: Vec<TellingRij>,
    trechter: Option<Trechter>,
}

#[derive(Debug, Serialize)]
struct TellingRij {
    label: String,
    aantal: usize,
}

pub fn sollicitaties(scope: Scope<'_>, bijlage: Option<&str>) -> Result<SollicitatiesDeel, ReportError> {
    #[derive(Serialize)]
    struct Context<'a> {
        aantal: usize,
        aantal_woord: String,
        periode: Option<String>,
        /// Whether they were all sent on one day.
        een_dag: bool,
        /// The mean over the time from the first application up to a last day, and that day.
        per_week: Option<String>,
        /// Whether there was one in every sickness week of that time.
        elke_week: bool,
        tot: String,
        gesprekken: usize,
        gesprekken_woord: String,
        open: usize,
        open_woord: String,
        afgewezen: usize,
        afgewezen_woord: String,
        /// Rejections of which nothing is on record but the day. What a remark on another tells need not be a reason.
        zonder_reden: usize,
        zonder_reden_woord: String,
        bijlage: Option<&'a str>,
    }
    let sent: Vec<_> = scope.trajectory.sollicitaties.iter().collect();
    let counts = SollicitatieTelling::of(sent.iter().copied(), scope.date);
    let span = sent.first().zip(sent.last()).map(|(first, last)| (first.datum, last.datum));
    let until = applying_until(scope);
    let unexplained = sent.iter().filter(|sollicitatie| {
        let rejected = dossier::result_on(sollicitatie, scope.date) == SollicitatieResultaat::Afgewezen;
        rejected && sollicitatie.toelichting.is_none()
    });
    let unexplained = unexplained.count();
    let week_of = |date| scope.trajectory.verzuim.wachttijd.week_of(date);
    let applied: BTreeSet<i64> = sent.iter().filter_map(|sollicitatie| week_of(sollicitatie.datum)).collect();
    let weeks = span.and_then(|(first, _)| week_of(first).zip(week_of(until)));
    let context = Context {
        elke_week: weeks.is_some_and(|(from, last)| from < last && (from..=last).all(|week| applied.contains(&week))),
        aantal: counts.totaal,
        aantal_woord: in_words(counts.totaal),
        een_dag: span.is_some_and(|(first, last)| first == last),
        periode: span.map(|(first, last)| date_range(first, last)),
        per_week: span.and_then(|(first, _)| per_week(counts.totaal, (until - first).num_days() + 1)),
        tot: long_date(until),
        gesprekken: counts.gesprek,
        gesprekken_woord: in_words(counts.gesprek),
        // Nobody waits for an answer after a death.
        open: if scope.overleden() { 0 } else { counts.open },
        open_woord: in_words(counts.open),
        afgewezen: counts.afgewezen,
        afgewezen_woord: in_words(counts.afgewezen),
        zonder_reden: unexplained,
        zonder_reden_woord: in_words(unexplained),
        bijlage,
    };
    let per_soort = SollicitatieSoort::ALL.iter().map(|soort| {
        let of_kind = sent.iter().filter(|sollicitatie| sollicitatie.soort == *soort).count();
        (sentence_case(soort.label()), of_kind)
    });
    let per_resultaat = [
        ("Aanbod", counts.aanbod),
        ("Afgewezen", counts.afgewezen),
        ("Ingetrokken", counts.ingetrokken),
        ("Nog open", counts.open),
    ];
    Ok(SollicitatiesDeel {
        inleiding: sentence(scope.request, "eindrapportage/sollicitaties", context)?,
        per_soort: tally(per_soort),
        per_resultaat: tally(per_resultaat.map(|(label, aantal)| (label.to_owned(), aantal))),
        trechter: trechter::trechter(scope.trajectory, scope.date),
    })
}

/// The counts that are not zero.
fn tally(counts: impl IntoIterator<Item = (String, usize)>) -> Vec<TellingRij> {
    let row = |(label, aantal)| TellingRij { label, aantal };
    counts.into_iter().filter(|(_, aantal)| *aantal > 0).map(row).collect()
}

/// The last day on which somebody was to apply: that of the guidance as far as it has come, or the one before the paid
/// work that is the result.
fn applying_until(scope: Scope<'_>) -> NaiveDate {
    let last = scope.trajectory.sollicitaties.last().map_or(scope.tot(), |sollicitatie| sollicitatie.datum);
    let before_work = scope.placed_at().and_then(|work| work.van.pred_opt());
    before_work.map_or(scope.tot(), |day| day.min(scope.tot())).max(last)
}

/// The mean per week over at least two weeks, with one decimal: `1,3`.
fn per_week(number: usize, days: i64) -> Option<String> {
    let (number, days) = (u64::try_from(number).ok()?, u64::try_from(days).ok()?);
    let tenths = (number * 70 + days / 2).checked_div(days).filter(|_| days >= 14)?;
    Some(format!("{},{}", tenths / 10, tenths % 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_per_week_needs_two_weeks() {
        assert_eq!(per_week(24, 157).as_deref(), Some("1,1"));
        assert_eq!(per_week(31, 162).as_deref(), Some("1,3"));
        assert_eq!(per_week(3, 13), None);
        assert_eq!(per_week(1, 0), None);
        // Eighteen from 15 September up to 16 January: one a week.
        assert_eq!(per_week(18, 124).as_deref(), Some("1,0"));
    }
}
