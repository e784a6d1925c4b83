//! The extension of wage payment: how long UWV may impose it, by when, and the request to shorten it.

use chrono::NaiveDate;

use crate::checks::context::Context;
use crate::checks::rule::Observation;
use crate::dutch::short_date;
use crate::trajectory::{Loonsanctie, later, law};

/// T22: the payment of wage is extended for longer than the law allows.
pub fn sanction_is_too_long(context: &Context<'_>) -> Option<Observation> {
    let sanctie = context.dossier.loonsanctie()?;
    let longest =
        later(context.dossier.trajectory.verzuim.eerste_dag_erna(), law::LOONSANCTIE_MAX_DAYS - law::WACHTTIJD_DAYS);
    let detail = format!(
        "De loonsanctie loopt tot {}, langer dan 52 weken na de wachttijd: ten hoogste tot {}. Controleer de dag in het \
         besluit van UWV.",
        short_date(sanctie.tot),
        short_date(longest)
    );
    (sanctie.tot > longest).then(|| {
        Observation::at("/traject/loonsanctie/tot", detail).with("tot", sanctie.tot).with("uitersteDatum", longest)
    })
}

/// T23: UWV has to decide while the wachttijd runs.
pub fn sanction_came_late(context: &Context<'_>) -> Option<Observation> {
    let sanctie = context.dossier.loonsanctie()?;
    let last = context.last_day();
    let detail = format!(
        "Het besluit over de loonsanctie is van {}, na de laatste dag van de wachttijd op {}. UWV moet besluiten voordat \
         de wachttijd voorbij is. Controleer de datum; klopt die, laat de werkgever dan bezwaar overwegen.",
        short_date(sanctie.besluitdatum),
        short_date(last)
    );
    (sanctie.besluitdatum > last).then(|| {
        let at = Observation::at("/traject/loonsanctie/besluitdatum", detail);
        at.with("besluitdatum", sanctie.besluitdatum).with("eindeWachttijd", last)
    })
}

/// T28: every point is repaired, and the request, made or planned, leaves weeks of wage behind. A reason explains it,
/// but not a request that comes too late to shorten anything.
pub fn request_came_late(context: &Context<'_>) -> Option<Observation> {
    let sanctie = context.dossier.loonsanctie()?;
    let request = sanctie.verzoek()?;
    let undecided = sanctie.bekorting.is_none_or(|bekorting| bekorting.besluit.is_none());
    if undecided && !sanctie.kan_korter_na(request) {
        return Some(request_shortens_nothing(sanctie, request));
    }
    if sanctie.toelichting_verzoek.is_some() {
        return None;
    }
    let (pointer, state) = place_of_request(sanctie);
    let repaired = sanctie.hersteld_op()?;
    let days = (request - repaired).num_days();
    let detail = format!(
        "Het laatste punt uit het besluit van UWV is op {} hersteld; het bekortingsverzoek {state} {}, {days} dagen \
         later. Elke week later kost de werkgever een week loon. Doe het verzoek eerder, of vul bij \
         ‘toelichtingVerzoek’ in waarom het later komt.",
        short_date(repaired),
        short_date(request)
    );
    (days > context.thresholds.bekortingsverzoek_na_herstel_dagen).then(|| {
        let at = Observation::at(pointer, detail);
        at.with("hersteldOp", repaired).with("verzoek", request).with("dagen", days)
    })
}

/// A request so late that a positive decision of the same day changes nothing any more.
fn request_shortens_nothing(sanctie: &Loonsanctie, request: NaiveDate) -> Observation {
    let (pointer, state) = place_of_request(sanctie);
    let last = sanctie.laatste_dag();
    let advice = match sanctie.bekorting {
        Some(_) => "Controleer de datums.",
        None => "Doe het verzoek eerder of laat het weg.",
    };
    let detail = format!(
        "Het bekortingsverzoek {state} {}. Ook als UWV op die dag positief beslist, eindigt de loondoorbetaling pas \
         zes weken later, en haar laatste dag is al {}: dit verzoek maakt haar niet korter. {advice}",
        short_date(request),
        short_date(last)
    );
    Observation::at(pointer, detail).with("verzoek", request).with("laatsteDag", last)
}

/// Where the day of the request stands, and the words for it: made, or else planned.
const fn place_of_request(sanctie: &Loonsanctie) -> (&'static str, &'static str) {
    match sanctie.bekorting {
        Some(_) => ("/traject/loonsanctie/bekorting/verzoek", "is van"),
        None => ("/traject/loonsanctie/geplandVerzoek", "is gepland op"),
    }
}
