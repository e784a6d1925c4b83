//! The first page of the eindrapportage: which traject, how it ended and why, and what is asked of the reader.

use serde::Serialize;

use super::ReportError;
use super::delen::Stand;
use super::dutch::{count, date_range, long_date, sentence_case, short_date};
use super::eindrapportage::Scope;
use super::furniture::{Cijfer, Feit, datum_en_versie, feit};
use super::prose::Tekst;
use super::sentences::sentence;
use super::verloop::{self, SollicitatieTelling};
use crate::trajectory::{
    Document, DoelStatus, Hours, Kalender, MijlpaalSoort, Ondertekening, OndertekeningRol, OndertekeningStatus,
    Resultaat, Variant, law,
};

/// The trajectory that the report looks back on, in dates and in sickness weeks.
pub fn subtitle(scope: Scope<'_>) -> String {
    let trajectory = scope.trajectory;
    let (first, last) = (trajectory.traject.startdatum, scope.tot());
    let weeks = match (verloop::week(trajectory, first), verloop::week(trajectory, last)) {
        (from, until) if from == until => format!("ziekteweek {from}"),
        (from, until) => format!("ziekteweek {from} tot en met {until}"),
    };
    format!("{} · {weeks}", date_range(first, last))
}

pub fn key_facts(scope: Scope<'_>, document: &Document) -> Vec<Feit> {
    let trajectory = scope.trajectory;
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
        Some(Feit::new("Datum en versie", datum_en_versie(scope.request, document))),
        Some(Feit::new("Eerste ziektedag", long_date(trajectory.verzuim.wachttijd.eerste_ziektedag()))),
        Some(Feit::new("Start tweede spoor", long_date(trajectory.traject.startdatum))),
        Some(Feit::new("Einde begeleiding", long_date(scope.eind.einddatum_begeleiding))),
        feit("BSN", werknemer.bsn.as_ref().filter(|_| scope.sight.bsn).map(|bsn| bsn.as_str())),
        scope.sight.bsn.then(|| Feit::new("Geboortedatum", long_date(werknemer.geboortedatum))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Four figures about the whole trajectory; none when it ended by death.
pub fn figures(scope: Scope<'_>) -> Vec<Cijfer> {
    if scope.overleden() {
        return vec![];
    }
    let trajectory = scope.trajectory;
    let last_week = law::WACHTTIJD_DAYS / 7;
    // A sickness that is over counts no further weeks.
    let day = if scope.verzuim_voorbij() { scope.tot() } else { scope.date };
    let over = trajectory.verzuim.wachttijd.week_of(day).is_some_and(|week| week > last_week);
    let done: Vec<_> = verloop::done_until(trajectory, scope.date, scope.sight).collect();
    let hours = verloop::contact_hours(done.iter().copied());
    let sent = trajectory.sollicitaties.iter().filter(|sollicitatie| sollicitatie.datum <= scope.date);
    let counts = SollicitatieTelling::of(sent, scope.date);
    vec![
        Cijfer {
            label: "Ziekteweek",
            waarde: verloop::week(trajectory, day),
            toelichting: if over { format!("na week {last_week}") } else { format!("van {last_week}") },
        },
        Cijfer {
            label: "Activiteiten",
            waarde: done.len().to_string(),
            toelichting: if hours > Hours::default() { format!("samen {hours} uur") } else { "sinds de start".into() },
        },
        Cijfer {
            label: "Sollicitaties",
            waarde: counts.totaal.to_string(),
            toelichting: count(counts.gesprek, "gesprek", "gesprekken"),
        },
        goals_or_duration(scope),
    ]
}

/// How many goals were reached, or how long the guidance took where no goal was judged.
fn goals_or_duration(scope: Scope<'_>) -> Cijfer {
    let goals = &scope.trajectory.doelen;
    let judged: Vec<_> =
        scope.eind.doelen.iter().filter(|doel| goals.iter().any(|goal| goal.nummer == doel.doel)).collect();
    let start = scope.trajectory.traject.startdatum;
    if judged.is_empty() {
        let weeks = usize::try_from((scope.tot() - start).num_days() / 7).unwrap_or(0);
        return Cijfer {
            label: "Begeleiding",
            waarde: count(weeks, "week", "weken"),
            toelichting: format!("sinds {}", short_date(start)),
        };
    }
    let reached = judged.iter().filter(|doel| doel.status == DoelStatus::Behaald).count();
    Cijfer { label: "Doelen behaald", waarde: reached.to_string(), toelichting: format!("van {}", goals.len()) }
}

/// The result as a sign that judges nobody: full, half or open.
pub fn result_sign(resultaat: Resultaat) -> Stand {
    let sign = match resultaat {
        Resultaat::Geplaatst => DoelStatus::Behaald,
        Resultaat::Deels => DoelStatus::Deels,
        Resultaat::NietGeplaatst => DoelStatus::Open,
    };
    Stand { woord: sign.as_str(), label: resultaat.label() }
}

/// Why the guidance ends, in a sentence.
pub fn reason(scope: Scope<'_>) -> Result<String, ReportError> {
    #[derive(Serialize)]
    struct Context {
        reden: &'static str,
        naam: String,
        naam_begin: String,
        einddatum: String,
        komt_nog: bool,
        laatste_dag: String,
    }
    let naam = scope.trajectory.werknemer.naam.short();
    let context = Context {
        reden: scope.eind.reden_einde.as_str(),
        naam_begin: sentence_case(&naam),
        naam,
        einddatum: long_date(scope.eind.einddatum_begeleiding),
        komt_nog: scope.eind.einddatum_begeleiding > scope.date,
        laatste_dag: long_date(scope.trajectory.verzuim.laatste_dag()),
    };
    sentence(scope.request, "eind_reden", context)
}

/// What the reader is asked to do with the report.
pub fn asked(scope: Scope<'_>, signatures: &[Ondertekening], kalender: &Kalender) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        variant: &'static str,
        overleden: bool,
        moet_tekenen: bool,
        voor_riv: bool,
        eindevaluatie: Option<String>,
    }
    let variant = scope.request.variant;
    let rol = if variant == Variant::Werknemer { OndertekeningRol::Werknemer } else { OndertekeningRol::Werkgever };
    let signed =
        signatures.iter().any(|signature| signature.rol == rol && signature.status != OndertekeningStatus::Open);
    let evaluation = kalender
        .get(MijlpaalSoort::Eindevaluatie)
        .filter(|step| step.gerealiseerd.is_none())
        .and_then(|step| step.uiterlijk)
        .filter(|last| *last >= scope.date);
    let context = Context {
        variant: variant.as_str(),
        overleden: scope.overleden(),
        moet_tekenen: !signed,
        voor_riv: scope.voor_riv(),
        eindevaluatie: evaluation.map(long_date),
    };
    Ok(Tekst::of_sentences(&sentence(scope.request, "eind_gevraagd", context)?))
}
