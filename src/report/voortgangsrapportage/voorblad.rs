//! The first page of the voortgangsrapportage: which period, the key facts and cijfers, and the step that comes next.

use serde::Serialize;

use crate::dossier;
use crate::dutch::{count, date_range, long_date, short_date};
use crate::report::components::cijfers::Cijfer;
use crate::report::components::feiten::{Feit, born, feit};
use crate::report::components::gegevens::datum_en_versie;
use crate::report::components::kalender::countdown;
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::{Request, sentence};
use crate::trajectory::{Kalender, MijlpaalSoort, Trajectory, Voortgang};

pub fn subtitle(trajectory: &Trajectory, voortgang: &Voortgang) -> String {
    let period = voortgang.period;
    let weeks = match (dossier::week(trajectory, period.first()), dossier::week(trajectory, period.last())) {
        (first, last) if first == last => format!("ziekteweek {first}"),
        (first, last) => format!("ziekteweek {first} tot en met {last}"),
    };
    format!("{} · {weeks}", date_range(period.first(), period.last()))
}

pub fn feiten(request: &Request<'_>, sight: Sight) -> Vec<Feit> {
    let trajectory = &request.dossier.trajectory;
    let werknemer = &trajectory.werknemer;
    let number = match &request.dossier.document.nummer {
        Some(nummer) if *nummer != trajectory.traject.nummer => format!("{} ({nummer})", trajectory.traject.nummer),
        _ => trajectory.traject.nummer.to_string(),
    };
    [
        Some(Feit::new("Werknemer", werknemer.naam.formal())),
        Some(Feit::new("Werkgever", trajectory.werkgever.naam.to_string())),
        Some(Feit::new("Adviseur", trajectory.adviseur.naam.to_string())),
        Some(Feit::new("Functie", trajectory.dienstverband.functie.to_string())),
        Some(Feit::new("Trajectnummer", number)),
        Some(Feit::new("Datum en versie", datum_en_versie(request.dossier))),
        feit("BSN", sight.bsn(werknemer).map(|bsn| bsn.as_str())),
        feit("Geboortedatum", sight.filed_under(werknemer).map(|birth| born(birth, long_date))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub fn cijfers(request: &Request<'_>, voortgang: &Voortgang, sight: Sight) -> Vec<Cijfer> {
    let trajectory = &request.dossier.trajectory;
    let period = voortgang.period;
    let last_day = trajectory.verzuim.laatste_dag();
    let done: Vec<_> = dossier::done_until(trajectory, period.last(), sight.unreported()).collect();
    let in_period = done.iter().filter(|activiteit| period.contains(activiteit.datum)).count();
    let sent = dossier::sent_until(trajectory, period.last());
    let (sent_total, sent_in_period) = sent.fold((0, 0), |(total, inside), sollicitatie| {
        (total + 1, inside + usize::from(period.contains(sollicitatie.datum)))
    });
    let left = (last_day - request.dossier.date).num_days();
    vec![
        Cijfer {
            label: "Ziekteweek",
            waarde: dossier::week(trajectory, request.dossier.date),
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

pub fn volgende_stap(kalender: &Kalender, request: &Request<'_>) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        stap: String,
        datum: String,
        termijn: String,
        laatste: bool,
    }
    let Some((step, last)) = kalender.next_after(request.dossier.date).and_then(|step| Some((step, step.uiterlijk?)))
    else {
        return Ok(None);
    };
    let context = Context {
        stap: step.soort.label().to_owned(),
        datum: long_date(last),
        termijn: countdown(request.dossier.date, last),
        laatste: step.soort == MijlpaalSoort::EindeWachttijd,
    };
    sentence(request, "voortgangsrapportage/volgende_stap", context).map(Some)
}
