//! How long the guidance goes on: up to the last day on which it makes sense, and not beyond.

use chrono::NaiveDate;

use crate::checks::context::Context;
use crate::checks::finding::Severity;
use crate::checks::rule::Observation;
use crate::dossier::{Grens, laatste_zinvolle_dag};
use crate::dutch::short_date;
use crate::trajectory::{Soort, previous_workday};

/// T15: a contract that ends, or the AOW age, is a reason to stop; for another reason the body has no field. A plan
/// that ends on the last working day of that time leaves nothing out.
pub fn guidance_stops_early(context: &Context<'_>) -> Option<Observation> {
    let end = context.dossier.trajectory.traject.geplande_einddatum?;
    let last = context.last_day().min(laatste_zinvolle_dag(context.dossier).0);
    let detail = format!(
        "Het traject eindigt volgens planning op {}, vóór de laatste dag waarop begeleiding zin heeft, {}. Zonder \
         plaatsing loopt de begeleiding door tot en met die dag. Pas de einddatum aan of leg de reden vast.",
        context.dated(end),
        short_date(last)
    );
    let early = end < previous_workday(last) && context.placed_on().is_none();
    early.then(|| Observation::at("/traject/geplandeEinddatum", detail).with("einddatum", end).with("laatsteDag", last))
}

/// T16: the guidance is planned, or reported on, beyond the day that ends it: of the wachttijd, or what comes before or
/// after it.
pub fn guidance_stops_late(context: &Context<'_>) -> Option<Observation> {
    if context.dossier.soort == Soort::Voortgangsrapportage {
        return reported_afterwards(context);
    }
    if let Some(empty) = nobody_to_guide(context).or_else(|| planned_afterwards(context)) {
        return Some(empty);
    }
    let (pointer, subject, end) = last_day_of_guidance(context)?;
    let (last, grens) = laatste_zinvolle_dag(context.dossier);
    let advice = if grens == Grens::Wachttijd { after_the_wachttijd(context) } else { CHECK_THE_END.to_owned() };
    let detail = format!("{subject} op {}, na {} op {}, {advice}", short_date(end), named(grens), short_date(last));
    (end > last).then(|| Observation::at(pointer, detail).with("einddatum", end).with("eindeWachttijd", last))
}

pub(super) const fn named(grens: Grens) -> &'static str {
    match grens {
        Grens::Wachttijd => "het einde van de wachttijd",
        Grens::Loonsanctie => "de laatste dag van de verlengde loondoorbetaling",
        Grens::Dienstverband => "de laatste dag van het dienstverband",
        Grens::Aow => "de laatste dag vóór de AOW-leeftijd",
    }
}

/// What is missing, or no longer holds, where guidance goes on after the wachttijd, as the end of a sentence.
fn after_the_wachttijd(context: &Context<'_>) -> String {
    let sanctie = context.dossier.trajectory.traject.loonsanctie.as_ref();
    match (sanctie, sanctie.and_then(|sanctie| sanctie.ingetrokken_op)) {
        (None, _) => {
            "en er is geen loonsanctie opgegeven. Controleer de einddatum of vul de loonsanctie in.".to_owned()
        }
        (Some(_), Some(day)) => {
            format!("en de loonsanctie is op {} ingetrokken. Controleer de einddatum.", short_date(day))
        }
        (Some(_), None) => CHECK_THE_END.to_owned(),
    }
}

const CHECK_THE_END: &str = "de laatste dag waarop begeleiding zin heeft. Controleer de einddatum.";

/// The last day of guidance with its place and the beginning of a sentence on it: as planned, or as an eindrapportage
/// has it. After a death nothing goes on.
fn last_day_of_guidance(context: &Context<'_>) -> Option<(&'static str, &'static str, NaiveDate)> {
    let trajectory = &context.dossier.trajectory;
    if context.dossier.soort != Soort::Eindrapportage {
        let end = trajectory.traject.geplande_einddatum?;
        return Some(("/traject/geplandeEinddatum", "Het traject eindigt volgens planning", end));
    }
    let eind = trajectory.eind.as_ref().filter(|_| !context.is_after_death())?;
    let end = eind.einddatum_begeleiding;
    let ended = ("/eind/einddatumBegeleiding", "De begeleiding eindigt volgens dit verslag", end);
    let goes_on = eind.vervolg_tot.filter(|until| *until > end);
    Some(goes_on.map_or(ended, |until| ("/eind/vervolgTot", "Het vervolg eindigt volgens dit verslag", until)))
}

/// A plan of a track that starts after everything has ended has no day. It is stopped, as an offer is.
fn nobody_to_guide(context: &Context<'_>) -> Option<Observation> {
    let start = context.start();
    let (last, grens) = laatste_zinvolle_dag(context.dossier);
    let detail = format!(
        "Het traject start op {}, na {} op {}; er is geen dag om te begeleiden. Controleer de startdatum en die \
         laatste dag.",
        context.dated(start),
        named(grens),
        short_date(last)
    );
    (context.dossier.soort == Soort::PlanVanAanpak && start > last).then(|| {
        let found = Observation::at("/traject/startdatum", detail).weighing(Severity::Blokkade);
        found.with("startdatum", start).with("laatsteDag", last)
    })
}

/// A plan of after the last day looks back: what it tells as still to come cannot happen any more.
fn planned_afterwards(context: &Context<'_>) -> Option<Observation> {
    let made = context.dossier.date;
    let (last, grens) = laatste_zinvolle_dag(context.dossier);
    let detail = format!(
        "Het plan is van {}, na {} op {}; er is niets meer te plannen. Controleer de datum van het plan en die laatste \
         dag.",
        context.dated(made),
        named(grens),
        short_date(last)
    );
    (context.dossier.soort == Soort::PlanVanAanpak && made > last).then(|| {
        let found = Observation::at(context.dossier.date_pointer(), detail);
        found.with("datum", made).with("laatsteDag", last)
    })
}

/// A report on a time that begins after the last day. Of days after the contract another rule tells.
fn reported_afterwards(context: &Context<'_>) -> Option<Observation> {
    let begins = context.dossier.trajectory.voortgang.as_ref()?.period.first();
    let (last, grens) = laatste_zinvolle_dag(context.dossier);
    let detail = format!(
        "De periode van deze rapportage begint op {}, na {} op {}, de laatste dag waarop begeleiding zin heeft. \
         Controleer de periode en die laatste dag.",
        context.dated(begins),
        named(grens),
        short_date(last)
    );
    (begins > last && grens != Grens::Dienstverband)
        .then(|| Observation::at("/voortgang/periode/van", detail).with("van", begins).with("laatsteDag", last))
}
