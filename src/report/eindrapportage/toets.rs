//! What the facts of an eindrapportage say of the question that UWV asks first: whether the result is satisfactory
//! (bevredigend resultaat). UWV answers it; the report tells what it rests on and what is not in it.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::scope::Scope;
use super::uren::{bearable, hours_together, part};
use crate::dutch::{enumeration, long_date};
use crate::report::components::feiten::Feit;
use crate::report::components::gevraagd::for_shortening;
use crate::trajectory::{Hours, Plaatsing, Resultaat, Variant};

const QUESTION: &str = "Bevredigend resultaat";

/// The row with the question, for who can answer it or add what is missing; nothing where UWV does not ask it: no step
/// of the law is to come, or none that can shorten the payment of wage. On a request for that UWV tests whether
/// shortcomings are repaired, which takes no paid work (Wet WIA art. 25).
pub fn bevredigend(scope: Scope<'_>, jobs: &[&Plaatsing]) -> Option<Feit> {
    if scope.request.dossier.variant == Variant::Werknemer {
        return None;
    }
    if scope.overleden() || scope.niets_te_komen() {
        return None;
    }
    let extended = scope.trajectory.traject.loonsanctie.is_some();
    if extended && !for_shortening(scope.request.dossier) {
        return None;
    }
    if extended && scope.eind.resultaat == Resultaat::NietGeplaatst {
        let repaired = "UWV beoordeelt bij een bekortingsverzoek of de tekortkomingen zijn hersteld. Dat kan ook \
                        zonder betaald werk.";
        return Some(Feit::new(QUESTION, repaired));
    }
    if scope.eind.resultaat == Resultaat::NietGeplaatst {
        let none = "Zonder passend betaald werk is er geen bevredigend resultaat. UWV beoordeelt dan of de \
                    inspanningen voldoende waren.";
        return scope.voor_riv().then(|| Feit::new(QUESTION, none));
    }
    (!jobs.is_empty()).then(|| Feit::new(QUESTION, weighed(scope, jobs)))
}

/// What speaks for a satisfactory result, what against it, and what the report does not tell. The wage of before and
/// that of now it never tells: 65% is the share of the Beleidsregels beoordelingskader poortwachter.
fn weighed(scope: Scope<'_>, jobs: &[&Plaatsing]) -> String {
    let able = bearable(scope);
    let confirmed = jobs.iter().all(|job| job.passend_bevestigd_door.is_some());
    let weights: Vec<(bool, String)> = [
        able.map(|able| hours(scope, hours_together(jobs, scope.date), able)),
        confirmed.then(|| (true, "de bevestiging dat het werk past".to_owned())),
        Some(time(jobs, scope.trajectory.laatste_dag_loontijdvak(), scope.loonsanctie().is_some())),
    ]
    .into_iter()
    .flatten()
    .collect();
    let unknown: Vec<String> = [
        able.is_none().then_some("hoeveel uren mogelijk zijn"),
        (!confirmed).then_some("of het werk is bevestigd als passend"),
        Some("of het loon ten minste 65% van het oude loon is"),
    ]
    .into_iter()
    .flatten()
    .map(str::to_owned)
    .collect();
    let spoken = [clause("Ervoor", &weights, true), clause("Ertegen", &weights, false)];
    let sentences = std::iter::once("UWV beoordeelt dit.".to_owned()).chain(spoken.into_iter().flatten());
    let told: Vec<String> = sentences.chain([missing(&unknown)]).collect();
    told.join(" ")
}

/// `Ervoor spreken de uren (100% van wat mogelijk is) en de duur (…).`
fn clause(side: &str, weights: &[(bool, String)], speaks_for: bool) -> Option<String> {
    let of_side = weights.iter().filter(|(weighs_for, _)| *weighs_for == speaks_for);
    let told: Vec<String> = of_side.map(|(_, what)| what.clone()).collect();
    // The hours are more than one.
    let verb = if told.len() > 1 || told.first().is_some_and(|what| what.starts_with("de uren")) {
        "spreken"
    } else {
        "spreekt"
    };
    (!told.is_empty()).then(|| format!("{side} {verb} {}.", enumeration(&told)))
}

fn missing(unknown: &[String]) -> String {
    format!("Dit verslag zegt niet {}; de werkgever kan dat aanvullen.", enumeration(unknown))
}

/// The hours found against those that are possible.
fn hours(scope: Scope<'_>, found: Hours, able: Hours) -> (bool, String) {
    let limit = scope.request.thresholds.bevredigend_resultaat_procent;
    let enough = i64::from(found.hundredths()) * 100 >= limit * i64::from(able.hundredths());
    (enough, format!("de uren ({} van wat mogelijk is)", part(found, able)))
}

/// Whether the work is there on the last day that UWV looks at, that of the wachttijd or of the extended payment of
/// wage, and does not end before it; and when it ends.
fn time(jobs: &[&Plaatsing], last: NaiveDate, extended: bool) -> (bool, String) {
    let than = if extended { "loondoorbetaling" } else { "wachttijd" };
    let in_time = jobs.iter().filter(|job| job.van <= last);
    // Work without a last day outlasts any other.
    let ends = in_time.map(|job| job.tot.unwrap_or(NaiveDate::MAX));
    let Some(end) = ends.max() else {
        return (false, format!("het begin (na {})", long_date(last)));
    };
    let told = match end.cmp(&last) {
        _ if end == NaiveDate::MAX => "zonder einddatum".to_owned(),
        Ordering::Less => format!("tot en met {}, korter dan de {than}", long_date(end)),
        Ordering::Equal => format!("tot en met {}, even lang als de {than}", long_date(end)),
        Ordering::Greater => format!("tot en met {}, langer dan de {than}", long_date(end)),
    };
    (end >= last, format!("de duur ({told})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_has_its_own_sentence() {
        let weights = [(true, "de uren (100%)".to_owned()), (false, "de duur (kort)".to_owned())];
        assert_eq!(clause("Ervoor", &weights, true).as_deref(), Some("Ervoor spreken de uren (100%)."));
        assert_eq!(clause("Ertegen", &weights, false).as_deref(), Some("Ertegen spreekt de duur (kort)."));
        assert_eq!(clause("Ertegen", &weights[..1], false), None);
    }
}
