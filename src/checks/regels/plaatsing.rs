//! C: whether the work that was found lasts, fits together in hours, and is on terms that the law knows.

use chrono::{Months, NaiveDate};

use crate::checks::context::Context;
use crate::checks::rule::Observation;
use crate::dossier::{self, laatste_zinvolle_dag};
use crate::dutch::{counted, short_date};
use crate::trajectory::{Contractsoort, Hours, Plaatsing, PlaatsingSoort, RedenEinde, Resultaat, UrenStap, WerkSpoor1};

/// C02: a placement has more hours than the employee could bear when it began, or when its hours changed; or else all
/// work together has.
pub fn placement_exceeds_hours(context: &Context<'_>) -> Vec<Observation> {
    let begun = context.dossier.trajectory.plaatsingen.iter().filter(|plaatsing| plaatsing.van <= context.dossier.date);
    let of = |plaatsing: &Plaatsing| {
        let mut steps = plaatsing.uren().filter(|stap| stap.vanaf <= context.dossier.date);
        steps.find_map(|stap| exceeds(context, plaatsing, stap))
    };
    let alone: Vec<Observation> = begun.filter_map(of).collect();
    if alone.is_empty() { all_work_exceeds_hours(context).into_iter().collect() } else { alone }
}

fn exceeds(context: &Context<'_>, plaatsing: &Plaatsing, stap: UrenStap) -> Option<Observation> {
    let (hours, entry) = context.bearable_hours(stap.vanaf)?;
    let detail = format!(
        "De plaatsing vanaf {} is {} uur per week; de belastbaarheid van {} liet toen {hours} uur toe. Controleer de \
         uren of leg vast wie bevestigde dat dit past.",
        context.dated(stap.vanaf),
        stap.uren_per_week,
        short_date(entry.datum)
    );
    let of_first_day = stap.vanaf == plaatsing.van;
    let pointers = [
        format!("/plaatsingen/{}/{}", plaatsing.index, if of_first_day { "urenPerWeek" } else { "opbouw" }),
        format!("/belastbaarheid/{}/urenPerWeek", entry.index),
    ];
    (stap.uren_per_week > hours).then(|| {
        let at = Observation::at_all(pointers, detail);
        at.with("uren", stap.uren_per_week.to_string()).with("belastbaar", hours.to_string())
    })
}

/// No placement alone has too many hours, and all work of one day together has.
fn all_work_exceeds_hours(context: &Context<'_>) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let steps = trajectory.plaatsingen.iter().flat_map(|place| place.uren().map(|stap| stap.vanaf));
    let begun = steps.chain(trajectory.werk_spoor1.iter().map(|work| work.van));
    let mut days: Vec<NaiveDate> = begun.filter(|day| *day <= context.dossier.date).collect();
    days.sort_unstable();
    days.into_iter().find_map(|day| exceeds_together(context, day))
}

fn exceeds_together(context: &Context<'_>, day: NaiveDate) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let (bearable, entry) = context.bearable_hours(day)?;
    let runs = |van: NaiveDate, tot: Option<NaiveDate>| van <= day && tot.is_none_or(|last| last >= day);
    let places: Vec<&Plaatsing> = trajectory.plaatsingen.iter().filter(|place| runs(place.van, place.tot)).collect();
    let own: Vec<&WerkSpoor1> = trajectory.werk_spoor1.iter().filter(|work| runs(work.van, work.tot)).collect();
    let placed = places.iter().map(|place| place.uren_op(day));
    let together: Hours = placed.chain(own.iter().map(|work| work.uren_per_week)).sum();
    let beside = if own.is_empty() { "" } else { ", met het werk bij de eigen werkgever" };
    let detail = format!(
        "Al het werk op {} is samen {together} uur per week{beside}; de belastbaarheid van {} liet toen {bearable} uur \
         toe. Controleer de uren en of dit werk tegelijk loopt, of leg vast wie bevestigde dat dit past.",
        context.dated(day),
        short_date(entry.datum)
    );
    let pointers = places
        .iter()
        .map(|place| format!("/plaatsingen/{}/urenPerWeek", place.index))
        .chain([format!("/belastbaarheid/{}/urenPerWeek", entry.index)]);
    (!places.is_empty() && places.len() + own.len() > 1 && together > bearable).then(|| {
        let at = Observation::at_all(pointers, detail);
        at.with("uren", together.to_string()).with("belastbaar", bearable.to_string())
    })
}

/// C08: a werkervaringsplaats lasts long and nothing says why.
pub fn work_placement_is_long(context: &Context<'_>) -> Vec<Observation> {
    let Ok(months) = u32::try_from(context.thresholds.werkervaringsplaats_maanden) else { return vec![] };
    let unpaid = [PlaatsingSoort::Wep, PlaatsingSoort::Stage];
    let all = context.dossier.trajectory.plaatsingen.iter();
    let long = all.filter(|place| unpaid.contains(&place.soort) && place.reden_duur.is_none()).filter_map(|place| {
        let last = place.tot.unwrap_or(context.dossier.date);
        let limit = place.van.checked_add_months(Months::new(months))?;
        let detail = format!(
            "De {} bij {} duurt van {} tot en met {}, langer dan {}. Wie zo lang zonder loon van de inlener werkt, \
             verdringt betaald werk. Vul bij ‘redenDuur’ in waarom, of leg vast wat de volgende stap is.",
            place.soort.label(),
            place.organisatie,
            context.dated(place.van),
            context.dated(last),
            counted(months, "maand", "maanden")
        );
        let at = format!("/plaatsingen/{}/tot", place.index);
        (last >= limit).then(|| Observation::at(at, detail).with("van", place.van).with("tot", last))
    });
    long.collect()
}

/// C12: the work found ends within the time that UWV tests, or begins after it. Without a structural character it is no
/// bevredigend resultaat, whatever its hours.
pub fn work_does_not_last(context: &Context<'_>) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let eind = trajectory.eind.as_ref()?;
    let claimed = eind.resultaat == Resultaat::Geplaatst || eind.reden_einde == RedenEinde::Geplaatst;
    let date = context.dossier.date;
    let (end, _) = laatste_zinvolle_dag(context.dossier);
    // What is over already is another rule's.
    let lasting: Vec<&Plaatsing> =
        dossier::paid_work(trajectory).filter(|work| work.tot.is_none_or(|last| last >= date)).collect();
    let tested = trajectory.laatste_dag_loontijdvak();
    let first = lasting.iter().map(|work| work.van).min().filter(|first| *first > tested);
    if let Some(first) = first.filter(|_| claimed && !context.is_after_death()) {
        return Some(begins_too_late(&lasting, first, tested));
    }
    let ends: Option<Vec<NaiveDate>> = lasting.iter().map(|work| work.tot.filter(|last| *last < end)).collect();
    let last = ends?.into_iter().max()?;
    let detail = format!(
        "Het werk dat is gevonden, eindigt op {}, vóór {}. UWV kan werk dat niet blijvend is, geen bevredigend \
         resultaat vinden. Zet de begeleiding voort, of leg vast wat er na die dag komt.",
        context.dated(last),
        context.dated(end)
    );
    let pointers = lasting.iter().map(|work| format!("/plaatsingen/{}/tot", work.index));
    (claimed && !context.is_after_death())
        .then(|| Observation::at_all(pointers, detail).with("tot", last).with("laatsteDag", end))
}

/// All work that was found begins after the day on which UWV looks at what was reached.
fn begins_too_late(lasting: &[&Plaatsing], first: NaiveDate, tested: NaiveDate) -> Observation {
    let detail = format!(
        "Het werk dat is gevonden, begint pas op {}, na {}, de laatste dag van de loondoorbetaling. UWV kijkt wat op \
         die dag is bereikt. Zet de begeleiding voort tot het werk begint, of leg vast wat er tot dan gebeurt.",
        short_date(first),
        short_date(tested)
    );
    let pointers = lasting.iter().map(|work| format!("/plaatsingen/{}/van", work.index));
    Observation::at_all(pointers, detail).with("van", first).with("laatsteDag", tested)
}

/// The most months of a proefplaatsing, by exception.
const PROEFPLAATSING_MOST_MONTHS: u32 = 6;

/// C13: a proefplaatsing lasts longer than is usual and nothing says why, or longer than UWV ever allows.
pub fn trial_placement_is_long(context: &Context<'_>) -> Vec<Observation> {
    let Ok(usual) = u32::try_from(context.thresholds.proefplaatsing_maanden) else { return vec![] };
    let trials = context.dossier.trajectory.plaatsingen.iter();
    let trials = trials.filter(|place| place.soort == PlaatsingSoort::Proefplaatsing);
    let long = trials.filter_map(|place| {
        let last = place.tot.unwrap_or(context.dossier.date);
        let limit = if place.reden_duur.is_some() { usual.max(PROEFPLAATSING_MOST_MONTHS) } else { usual };
        let detail = format!(
            "De proefplaatsing bij {} duurt van {} tot en met {}, langer dan {}. UWV gaat uit van twee maanden, en bij \
             uitzondering van ten hoogste zes. Vul bij ‘redenDuur’ in waarom, of leg vast wanneer het contract \
             begint.",
            place.organisatie,
            context.dated(place.van),
            context.dated(last),
            counted(limit, "maand", "maanden")
        );
        let at = format!("/plaatsingen/{}/tot", place.index);
        let too_long = last >= place.van.checked_add_months(Months::new(limit))?;
        too_long.then(|| Observation::at(at, detail).with("van", place.van).with("tot", last))
    });
    long.collect()
}

/// C14: the trial period of a contract is longer than the law allows, so that it does not hold.
pub fn trial_period_is_long(context: &Context<'_>) -> Vec<Observation> {
    let trajectory = &context.dossier.trajectory;
    let contracts = trajectory.plaatsingen.iter().filter(|place| place.soort == PlaatsingSoort::Dienstverband);
    let long = contracts.filter_map(|place| {
        let agreed = place.proeftijd_tot?;
        let (months, rule) = longest_trial(place);
        let after = place.van.checked_add_months(Months::new(months))?;
        let detail = format!(
            "De proeftijd bij {} loopt tot en met {}. {rule} {} proeftijd geldt niet. Controleer de datums, of wijs de \
             werknemer hierop.",
            place.organisatie,
            context.dated(agreed),
            if months == 0 { "Deze" } else { "Een langere" }
        );
        let at = format!("/plaatsingen/{}/proeftijdTot", place.index);
        (agreed >= after).then(|| Observation::at(at, detail).with("proeftijdTot", agreed))
    });
    long.collect()
}

/// The most months of a trial period, and why (BW 7:652).
fn longest_trial(place: &Plaatsing) -> (u32, &'static str) {
    // Whether the contract ends before it has lasted so many months, or with them.
    let within = |months: u32| {
        let end = place.tot.and_then(|last| last.succ_opt());
        let most = place.van.checked_add_months(Months::new(months));
        end.zip(most).map(|(end, most)| (end < most, end <= most))
    };
    match (within(6), within(24)) {
        (Some((_, true)), _) => {
            (0, "Bij een contract van ten hoogste zes maanden kan geen proeftijd worden afgesproken.")
        }
        (_, Some((true, _))) => (
            1,
            "Bij een contract korter dan twee jaar is de proeftijd ten hoogste een maand, tenzij de cao anders zegt.",
        ),
        (None, _) if place.contractsoort == Some(Contractsoort::Tijdelijk) => {
            (1, "Bij een tijdelijk contract zonder einddatum is de proeftijd ten hoogste een maand.")
        }
        _ => (2, "De proeftijd is ten hoogste twee maanden."),
    }
}
