//! G: whether goals can be measured, and whether those of the past were closed.

use crate::checks::context::Context;
use crate::checks::rule::Observation;
use crate::dutch::{counted, enumeration, short_date};
use crate::trajectory::{Doel, DoelStatus, DoelVoortgang, Soort, Stoplicht};

/// G01: a goal lacks a deadline or a measure.
pub fn not_smart(context: &Context<'_>) -> Option<Observation> {
    let vague: Vec<&Doel> = context
        .dossier
        .trajectory
        .doelen
        .iter()
        .filter(|doel| doel.deadline.is_none() || doel.meetbaar.is_none())
        .collect();
    let verb = if vague.len() == 1 { "mist" } else { "missen" };
    let detail = format!(
        "{} {verb} een deadline of een maatstaf ({}). Vul ‘deadline’ en ‘meetbaar’ in, zodat de voortgang later te \
         zien is.",
        counted(vague.len(), "doel", "doelen"),
        numbers(&vague)
    );
    let pointers = vague.iter().map(|doel| format!("/doelen/{}", doel.index));
    (!vague.is_empty()).then(|| Observation::at_all(pointers, detail).with("aantal", vague.len()))
}

/// G02: a goal of which the report says nothing is open too.
pub fn past_and_open(context: &Context<'_>) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let (part, progress, advice): (&str, &[DoelVoortgang], &str) = match context.dossier.soort {
        Soort::Eindrapportage => {
            ("/eind/doelen", &trajectory.eind.as_ref()?.doelen, "Geef per doel aan of het is behaald.")
        }
        Soort::Voortgangsrapportage => (
            "/voortgang/doelen",
            &trajectory.voortgang.as_ref()?.doelen,
            "Geef per doel aan of het is behaald, of kies een nieuwe deadline.",
        ),
        Soort::PlanVanAanpak | Soort::Offerte => return None,
    };
    let is_open = |doel: &Doel| {
        let stated = progress.iter().find(|progress| progress.doel == doel.nummer);
        stated.is_none_or(|progress| {
            matches!(progress.status, DoelStatus::Open | DoelStatus::OpSchema | DoelStatus::Aandacht)
        })
    };
    let past = |doel: &Doel| doel.deadline.is_some_and(|deadline| deadline < context.dossier.date);
    let late: Vec<&Doel> = trajectory.doelen.iter().filter(|doel| past(doel) && is_open(doel)).collect();
    let (verb, is) = if late.len() == 1 { ("heeft", "is") } else { ("hebben", "zijn") };
    let detail = format!(
        "{} {verb} een deadline vóór {} en {is} nog niet afgesloten ({}). {advice}",
        counted(late.len(), "doel", "doelen"),
        short_date(context.dossier.date),
        numbers(&late)
    );
    let pointers = late.iter().map(|doel| format!("/doelen/{}/deadline", doel.index)).chain([part.to_owned()]);
    (!late.is_empty() && !context.is_after_death())
        .then(|| Observation::at_all(pointers, detail).with("aantal", late.len()))
}

/// G03: a percentage against its own status, and ‘op schema’ against what the data say.
pub fn state_contradicts_data(context: &Context<'_>) -> Vec<Observation> {
    let trajectory = &context.dossier.trajectory;
    let (part, progress): (&str, &[DoelVoortgang]) = match context.dossier.soort {
        Soort::Voortgangsrapportage => {
            ("/voortgang/doelen", trajectory.voortgang.as_ref().map_or(&[], |part| &part.doelen))
        }
        Soort::Eindrapportage => ("/eind/doelen", trajectory.eind.as_ref().map_or(&[], |part| &part.doelen)),
        Soort::PlanVanAanpak | Soort::Offerte => return vec![],
    };
    let mut seen: Vec<Observation> = progress
        .iter()
        .enumerate()
        .filter(|(_, progress)| progress.percentage.is_some_and(|percent| !fits(progress.status, percent)))
        .map(|(index, progress)| {
            let percent = progress.percentage.unwrap_or(0);
            let detail = format!(
                "Doel {} heet ‘{}’ en is voor {percent}% gereed. Dat spreekt elkaar tegen; verbeter een van beide.",
                progress.doel,
                progress.status.label()
            );
            let at = Observation::at(format!("{part}/{index}/percentage"), detail);
            at.with("percentage", i64::from(percent))
        })
        .collect();
    seen.extend(light_contradicts_data(context));
    seen
}

/// Whether a percentage can go with a status.
const fn fits(status: DoelStatus, percent: u32) -> bool {
    match status {
        DoelStatus::Behaald => percent == 100,
        DoelStatus::Open => percent == 0,
        DoelStatus::OpSchema | DoelStatus::Aandacht | DoelStatus::Deels | DoelStatus::NietBehaald => percent < 100,
        DoelStatus::Vervallen => true,
    }
}

/// ‘Op schema’ while a goal is past its day, or while nothing was done for long in the period.
fn light_contradicts_data(context: &Context<'_>) -> Option<Observation> {
    let voortgang = context
        .dossier
        .trajectory
        .voortgang
        .as_ref()
        .filter(|_| context.dossier.soort == Soort::Voortgangsrapportage)?;
    if voortgang.stoplicht != Some(Stoplicht::OpSchema) {
        return None;
    }
    let overdue = past_and_open(context).is_some();
    let still = context.gaps().into_iter().any(|gap| gap.before > voortgang.period.first());
    let reasons = [
        (overdue, "een doel is over zijn deadline heen en nog open"),
        (still, "in de periode was er lang geen uitgevoerde activiteit"),
    ];
    let reasons: Vec<String> = reasons.into_iter().filter(|(is, _)| *is).map(|(_, reason)| reason.to_owned()).collect();
    let detail = format!(
        "Het stoplicht staat op ‘op schema’, maar {}. Kies een stand die bij de gegevens past, of werk de gegevens bij.",
        enumeration(&reasons)
    );
    (!reasons.is_empty()).then(|| Observation::at("/voortgang/stoplicht", detail))
}

/// `nummer 1`, `nummers 1 en 3`.
fn numbers(doelen: &[&Doel]) -> String {
    let numbers: Vec<String> = doelen.iter().map(|doel| doel.nummer.to_string()).collect();
    format!("{} {}", if numbers.len() == 1 { "nummer" } else { "nummers" }, enumeration(&numbers))
}
