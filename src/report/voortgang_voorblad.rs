//! The first page of the voortgangsrapportage: which period, the key facts and figures, and the step that comes next.

use serde::Serialize;

use super::dutch::{count, date_range, long_date, short_date};
use super::furniture::{Cijfer, Feit, datum_en_versie, feit};
use super::reader::Sight;
use super::sentences::sentence;
use super::tijdlijn::countdown;
use super::{ReportError, Request, verloop};
use crate::trajectory::{Document, Kalender, MijlpaalSoort, Trajectory, Voortgang};

pub fn subtitle(trajectory: &Trajectory, voortgang: &Voortgang) -> String {
    let period = voortgang.period;
    let weeks = match (verloop::week(trajectory, period.first()), verloop::week(trajectory, period.last())) {
        (first, last) if first == last => format!("ziekteweek {first}"),
        (first, last) => format!("ziekteweek {first} tot en met {last}"),
    };
    format!("{} · {weeks}", date_range(period.first(), period.last()))
}

pub fn key_facts(request: &Request<'_>, document: &Document, sight: Sight) -> Vec<Feit> {
    let trajectory = request.trajectory;
    let werknemer = &trajectory.werknemer;
    let number = match &document.nummer {
        Some(nummer) if *nummer != trajectory.traject.nummer => format!("{} ({nummer})", trajectory.traject.nummer),
        _ => trajectory.traject.nummer.to_string(),
    };
    [
        Some(Feit::new("Werknemer", werknemer.naam.formal())),
        Some(Feit::new("Werkgever", trajectory.werkgever.naam.to_string())),
        Some(Feit::new("Adviseur", trajectory.adviseur.naam.to_string())),
        Some(Feit::new("Functie", trajectory.dienstverband.functie.to_string())),
        Some(Feit::new("Trajectnummer", number)),
        Some(Feit::new("Datum en versie", datum_en_versie(request, document))),
        feit("BSN", werknemer.bsn.as_ref().filter(|_| sight.bsn).map(|bsn| bsn.as_str())),
        sight.bsn.then(|| Feit::new("Geboortedatum", long_date(werknemer.geboortedatum))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub fn figures(request: &Request<'_>, voortgang: &Voortgang, sight: Sight) -> Vec<Cijfer> {
    let trajectory = request.trajectory;
    let period = voortgang.period;
    let last_day = trajectory.verzuim.laatste_dag();
    let done: Vec<_> = verloop::done_until(trajectory, period.last(), sight).collect();
    let in_period = done.iter().filter(|activiteit| period.contains(activiteit.datum)).count();
    let sent = trajectory.sollicitaties.iter().filter(|sollicitatie| sollicitatie.datum <= period.last());
    let (sent_total, sent_in_period) = sent.fold((0, 0), |(total, inside), sollicitatie| {
        (total + 1, inside + usize::from(period.contains(sollicitatie.datum)))
    });
    let left = (last_day - request.date).num_days();
    vec![
        Cijfer {
            label: "Ziekteweek",
            waarde: verloop::week(trajectory, request.date),
            toelichting: if left < 0 { "wachttijd voorbij".into() } else { "van 104".into() },
        },
        Cijfer {
            label: "Activiteiten",
            waarde: in_period.to_string(),
            toelichting: since_start(in_period, done.len()),
        },
        Cijfer {
            label: "Sollicitaties",
            waarde: sent_in_period.to_string(),
            toelichting: since_start(sent_in_period, sent_total),
        },
        Cijfer {
            label: "Tot einde wachttijd",
            waarde: match left {
                ..0 => "voorbij".into(),
                0..14 => count(usize::try_from(left).unwrap_or(0), "dag", "dagen"),
                _ => format!("{} weken", left / 7),
            },
            toelichting: format!("t/m {}", short_date(last_day)),
        },
    ]
}

/// A total that is no other than the number of the period is not said twice.
fn since_start(in_period: usize, total: usize) -> String {
    if in_period == total { "in deze periode".to_owned() } else { format!("sinds de start {total}") }
}

pub fn next_step(kalender: &Kalender, request: &Request<'_>) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        stap: String,
        datum: String,
        termijn: String,
        laatste: bool,
    }
    let Some((step, last)) = kalender.next_after(request.date).and_then(|step| Some((step, step.uiterlijk?))) else {
        return Ok(None);
    };
    let context = Context {
        stap: step.soort.label().to_owned(),
        datum: long_date(last),
        termijn: countdown(request.date, last),
        laatste: step.soort == MijlpaalSoort::EindeWachttijd,
    };
    sentence(request, "volgende_stap", context).map(Some)
}
