//! Planned against realised, in the eindrapportage: its calendar, and the start, the phases and the end of the track.

use chrono::NaiveDate;
use serde::Serialize;

use super::scope::Scope;
use crate::dossier::{self, Grens, ground_of_delay, laatste_zinvolle_dag, start_is_judged};
use crate::dutch::{count, long_date, short_date};
use crate::report::components::feiten;
use crate::report::components::kalender::days_late;
use crate::trajectory::{
    EerderSoort, Fase, Kalender, MijlpaalSoort, RedenEinde, Resultaat, previous_workday, spoor_2_deadline,
};

/// The calendar of the law with the report itself as a step that was taken. Once nothing is left to do, only what was
/// done stands there.
pub fn kalender(scope: Scope<'_>) -> Kalender {
    let mut kalender = scope.request.dossier.kalender.clone();
    // This report is the first one, the one after the repair that UWV asked for, or neither. A later version changes
    // none of them.
    let first = kalender.get(MijlpaalSoort::Eindrapportage).is_some_and(|step| step.gerealiseerd.is_none());
    let made = if first { MijlpaalSoort::Eindrapportage } else { MijlpaalSoort::EindrapportageHerstel };
    let made_on = if first { Some(scope.date) } else { first_after_repair(scope) };
    for step in kalender.mijlpalen.iter_mut().filter(|step| step.soort == made) {
        step.gerealiseerd = made_on;
    }
    if made == MijlpaalSoort::EindrapportageHerstel {
        kalender.sort();
    }
    if first {
        kalender.mijlpalen.retain(|step| step.soort != MijlpaalSoort::EindrapportageHerstel);
    }
    if scope.niets_te_komen() {
        kalender.mijlpalen.retain(|step| step.gerealiseerd.is_some_and(|taken| taken <= scope.date));
    }
    kalender
}

/// The day of the first eindrapportage after the repair that UWV asked for: this one, where none was made before.
/// Nothing while a point is open; where the decision names none, the reason of the end says that all is repaired.
fn first_after_repair(scope: Scope<'_>) -> Option<NaiveDate> {
    let sanctie = scope.request.dossier.loonsanctie()?;
    let told = scope.reden == Some(RedenEinde::TekortkomingenHersteld) && sanctie.alles_hersteld().is_none();
    let found = told || sanctie.bekort_op().is_some();
    let repaired = sanctie.hersteld_op().or(found.then_some(sanctie.besluitdatum))?;
    let made = scope.trajectory.eerdere_documenten.iter().filter(|made| made.soort == EerderSoort::Eindrapportage);
    let after = made.map(|made| made.datum).filter(|day| *day > sanctie.besluitdatum && *day >= repaired);
    Some(after.fold(scope.date, NaiveDate::min))
}

/// One part of the trajectory: what was planned and what came of it.
#[derive(Debug, Serialize)]
pub struct GeplandRij {
    onderdeel: String,
    gepland: String,
    gerealiseerd: String,
}

/// Start, phases and end of the trajectory, planned against realised.
pub fn gepland(scope: Scope<'_>, kalender: &Kalender) -> Vec<GeplandRij> {
    let traject = &scope.trajectory.traject;
    let start = traject.startdatum;
    let latest = kalender.get(MijlpaalSoort::StartSpoor2).and_then(|step| step.uiterlijk);
    let begun = format!("{}, week {}", short_date(start), dossier::week(scope.trajectory, start));
    let begin = match (latest, scope.trajectory.begon_als_herstel()) {
        (Some(latest), _) => {
            let late = (start - latest).num_days();
            let dossier = scope.request.dossier;
            let how = match late {
                1.. if ground_of_delay(dossier).is_none() => format!(" ({} te laat)", days_late(latest, start)),
                ..=0 if !start_is_judged(scope.trajectory) => String::new(),
                _ => format!(" ({})", difference(late)),
            };
            Some(GeplandRij {
                onderdeel: "Start tweede spoor".into(),
                gepland: format!("uiterlijk {}", short_date(latest)),
                gerealiseerd: format!("{begun}{how}"),
            })
        }
        (None, Some(decided)) => Some(GeplandRij {
            onderdeel: "Start hersteltraject".into(),
            gepland: format!("na het besluit van {}", short_date(decided.besluitdatum)),
            gerealiseerd: begun,
        }),
        (None, None) => None,
    };
    let finish = traject.geplande_einddatum.filter(|_| !scope.overleden()).map(|planned| finish(scope, planned));
    let fases = &scope.trajectory.fases;
    let phases = fases.iter().filter_map(|fase| phase(scope, fase));
    let rest = outside_phases(scope).into_iter().chain(later_reports(scope, kalender)).chain(finish);
    let later: Vec<GeplandRij> = phases.chain(rest).collect();
    // The start alone stands in the calendar of the law already.
    if later.is_empty() { later } else { begin.into_iter().chain(later).collect() }
}

/// The end that was planned and the one that came. Nobody stopped early where a contract, the AOW age or UWV overtook
/// the plan: then the last day that was left is what the end is measured against.
fn finish(scope: Scope<'_>, planned: NaiveDate) -> GeplandRij {
    let end = scope.eind.einddatum_begeleiding;
    let (furthest, grens) = laatste_zinvolle_dag(scope.request.dossier);
    let set_by = match grens {
        Grens::Loonsanctie => "laatste dag van de verlengde loondoorbetaling",
        Grens::Dienstverband => "laatste dag van het dienstverband",
        Grens::Aow => "laatste dag vóór de AOW-leeftijd",
        Grens::Wachttijd => "laatste dag van de wachttijd",
    };
    // A plan that went on after the wachttijd stays the plan.
    let overtaken = furthest < planned && grens != Grens::Wachttijd;
    let last = if overtaken { furthest } else { planned };
    GeplandRij {
        onderdeel: "Einde traject, uiterlijk".into(),
        gepland: if overtaken { format!("{} ({set_by})", short_date(last)) } else { short_date(last) },
        gerealiseerd: if scope.kan_korter() {
            format!("loopt door, uiterlijk tot en met {}", short_date(end))
        } else if end > scope.date {
            format!("loopt door tot en met {}", short_date(end))
        } else {
            let what = if scope.nazorg_tot().is_some() { "einde bemiddeling " } else { "" };
            let at_the_last = end == furthest && furthest < planned;
            let how = if at_the_last { set_by.to_owned() } else { difference((end - last).num_days()) };
            format!("{what}{} ({how})", short_date(end))
        },
    }
}

/// A track that repairs has no latest day of a start any more; what the first one had to keep to is told once.
pub fn eerste_start(scope: Scope<'_>) -> Option<String> {
    let decided = scope.trajectory.begon_als_herstel()?;
    let trajectory = scope.trajectory;
    let latest = spoor_2_deadline(&trajectory.verzuim, &trajectory.poortwachter);
    let week = dossier::week(trajectory, latest);
    (latest < decided.besluitdatum).then(|| {
        format!(
            "Het tweede spoor moest uiterlijk op {} beginnen (week {week}). Dit traject begon na het besluit van UWV, op {}.",
            long_date(latest),
            long_date(trajectory.traject.startdatum)
        )
    })
}

/// What was done in a phase; a phase that never came is left out of a report that does not look ahead.
fn phase(scope: Scope<'_>, fase: &Fase) -> Option<GeplandRij> {
    let (first, last) = (fase.period.first(), fase.period.last());
    let to_come = first > scope.date;
    if to_come && scope.overleden() {
        return None;
    }
    let gerealiseerd = if to_come && scope.eind.einddatum_begeleiding < first {
        "niet gestart".to_owned()
    } else if to_come {
        "volgt nog".to_owned()
    } else {
        done_on(scope, |day| fase.period.contains(day)).1
    };
    Some(GeplandRij {
        onderdeel: fase.titel.to_string(),
        gepland: format!("{} tot en met {}", short_date(first), short_date(last)),
        gerealiseerd,
    })
}

/// The reports that were planned for after the eindrapportage, where new work came first.
fn later_reports(scope: Scope<'_>, kalender: &Kalender) -> Option<GeplandRij> {
    let traject = &scope.trajectory.traject;
    let weken = scope.request.dossier.rapportageritme()?;
    let until = traject.geplande_einddatum?.min(laatste_zinvolle_dag(scope.request.dossier).0);
    let last = kalender.get(MijlpaalSoort::Eindrapportage).and_then(|step| step.uiterlijk).map(previous_workday)?;
    let ended = scope.eind.einddatum_begeleiding;
    if scope.reden != Some(RedenEinde::Geplaatst) || ended > scope.date {
        return None;
    }
    let days = dossier::later_report_days(last, weken, until);
    let lapsed: Vec<String> = days.into_iter().filter(|day| *day > ended).map(short_date).collect();
    (!lapsed.is_empty()).then(|| GeplandRij {
        onderdeel: "Aanvullende rapportages".into(),
        gepland: lapsed.join(" · "),
        // Work for a part of the hours is no reason to stop.
        gerealiseerd: if scope.eind.resultaat == Resultaat::Deels {
            "vervallen met het einde van de begeleiding".into()
        } else {
            "vervallen door de plaatsing".into()
        },
    })
}

/// What was done on days that no phase holds, so that the rows add up to the whole.
fn outside_phases(scope: Scope<'_>) -> Option<GeplandRij> {
    let fases = &scope.trajectory.fases;
    let (number, gerealiseerd) = done_on(scope, |day| !fases.iter().any(|fase| fase.period.contains(day)));
    let row = GeplandRij { onderdeel: "Buiten de fasen".into(), gepland: String::new(), gerealiseerd };
    (number > 0 && !fases.is_empty()).then_some(row)
}

/// How many activities were done on such days, and that number with their time in words.
fn done_on(scope: Scope<'_>, such: impl Fn(NaiveDate) -> bool) -> (usize, String) {
    let done: Vec<_> = dossier::done_until(scope.trajectory, scope.date, scope.sight.unreported())
        .filter(|activiteit| such(activiteit.datum))
        .collect();
    let time = feiten::time_spent(done.iter().copied()).map(|time| format!(", {time}")).unwrap_or_default();
    (done.len(), format!("{}{time}", count(done.len(), "activiteit", "activiteiten")))
}

/// `24 dagen eerder`, `3 dagen later`, or that it was the day itself.
fn difference(days: i64) -> String {
    let number = count(usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX), "dag", "dagen");
    match days {
        0 => "op die dag".to_owned(),
        ..0 => format!("{number} eerder"),
        _ => format!("{number} later"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_from_the_plan() {
        assert_eq!(difference(-24), "24 dagen eerder");
        assert_eq!(difference(1), "1 dag later");
        assert_eq!(difference(0), "op die dag");
    }
}
