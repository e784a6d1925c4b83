//! S: how much was applied for, within the zoekprofiel, and whether the log can be counted on.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::checks::context::Context;
use crate::checks::lexicon::{Patterns, folded_words};
use crate::checks::rule::Observation;
use crate::dutch::{counted, enumeration, short_date};
use crate::trajectory::{Fase, PlaatsingSoort, Sollicitatie, SollicitatieResultaat, Text, later};

/// S01: counted from the phase of activation, else from the start of applying, up to an offer, a placement or the last
/// day reported on. Who began a business of one's own sought it otherwise than by applying.
pub fn too_few_a_week(context: &Context<'_>) -> Option<Observation> {
    let from = applying_from(context);
    let offer = context
        .dossier
        .trajectory
        .sollicitaties
        .iter()
        .filter_map(|sollicitatie| offered_on(sollicitatie, context.dossier.date))
        .max();
    let until = [offer, context.placed_on()].into_iter().flatten().fold(context.last_reported_day(), NaiveDate::min);
    let days = context.free_days(from, until);
    let sent = context
        .dossier
        .trajectory
        .sollicitaties
        .iter()
        .filter(|sollicitatie| (from..=until).contains(&sollicitatie.datum))
        .count();
    let norm = context.thresholds.sollicitaties_per_vier_weken;
    let were_sent = match sent {
        0 => "is geen sollicitatie".to_owned(),
        1 => "is 1 sollicitatie".to_owned(),
        _ => format!("zijn {sent} sollicitaties"),
    };
    let detail = format!(
        "Van {} tot en met {} {were_sent} verstuurd; dat is gemiddeld minder dan {norm} per vier weken. Vul het \
         overzicht aan of licht toe waarom er minder waren.",
        context.dated(from),
        context.dated(until)
    );
    let expected = norm.saturating_mul(days);
    let below = i64::try_from(sent).is_ok_and(|sent| sent.saturating_mul(FOUR_WEEKS) < expected);
    let few = days >= FOUR_WEEKS && below;
    (few && !own_business(context))
        .then(|| Observation::at("/sollicitaties", detail).with("aantal", sent).with("dagen", days))
}

/// Before four weeks have passed an average says nothing.
const FOUR_WEEKS: i64 = 28;

/// The first day of applying: of its phase; else of the first application; else of a week of the trajectory in which it
/// has begun.
fn applying_from(context: &Context<'_>) -> NaiveDate {
    let trajectory = &context.dossier.trajectory;
    let phase = activation(&trajectory.fases).map(|fase| fase.period.first());
    let first = trajectory.sollicitaties.first().map(|sollicitatie| sollicitatie.datum);
    let week = context.thresholds.solliciteren_vanaf_trajectweek.max(1);
    phase.or(first).unwrap_or_else(|| later(context.start(), (week - 1) * 7))
}

/// Whether work as a zelfstandige had begun.
fn own_business(context: &Context<'_>) -> bool {
    let mut begun = context.dossier.trajectory.plaatsingen.iter().filter(|work| work.van <= context.dossier.date);
    begun.any(|work| work.soort == PlaatsingSoort::Zelfstandig)
}

/// The phase in which applying begins: the one called so, else the second.
fn activation(fases: &[Fase]) -> Option<&Fase> {
    let called = |fase: &&Fase| folded_words(fase.titel.as_str()).iter().any(|word| word.starts_with("activer"));
    fases.iter().find(called).or_else(|| fases.get(1))
}

/// The day on which an application had led to an offer.
fn offered_on(sollicitatie: &Sollicitatie, date: NaiveDate) -> Option<NaiveDate> {
    let known = sollicitatie.resultaat_datum.unwrap_or(sollicitatie.datum);
    (sollicitatie.resultaat == SollicitatieResultaat::Aanbod && known <= date).then_some(known)
}

/// S02: late in the wachttijd nothing was applied for.
pub fn none_at_all(context: &Context<'_>) -> Option<Observation> {
    let from = context.thresholds.geen_sollicitaties_vanaf_week;
    let late = context.week(context.dossier.date).is_some_and(|week| week >= from);
    let detail = format!(
        "Op {} is nog geen sollicitatie vastgelegd. Vul het overzicht aan of leg vast waarom solliciteren niet \
         mogelijk was.",
        context.dated(context.dossier.date)
    );
    let could = !context.without_ability() || context.free_days(context.start(), context.dossier.date) >= FOUR_WEEKS;
    (late && context.dossier.trajectory.sollicitaties.is_empty() && could)
        .then(|| Observation::at("/sollicitaties", detail).with("datum", context.dossier.date))
}

/// Acts that help in applying and are no application, by kind. UWV does not count these for the WW; here by analogy.
const NO_APPLICATION: [(&str, &[&str]); 5] = [
    (
        "vacatures zoeken",
        &[" vacatures gelezen ", " vacatures bekeken ", " vacatures gezocht ", " vacatures doorgenomen "],
    ),
    (
        "cv of profiel plaatsen",
        &[
            " cv geplaatst ",
            " cv online ",
            " cv op internet ",
            " cv op een vacaturesite ",
            " cv op de website ",
            " cv op website ",
            " profiel bijgewerkt ",
            " profiel aangemaakt ",
            " profiel geplaatst ",
            " linkedin bijgewerkt ",
        ],
    ),
    (
        "inschrijven",
        &[
            " inschrijving uitzendbureau ",
            " inschrijving bij uitzendbureau ",
            " inschrijving bij een uitzendbureau ",
            " ingeschreven bij uitzendbureau ",
            " ingeschreven bij een uitzendbureau ",
            " inschrijven uitzendbureau ",
            " inschrijven bij uitzendbureau ",
            " inschrijven bij een uitzendbureau ",
        ],
    ),
    (
        "beurs of ontmoeting bezoeken",
        &[
            " banenmarkt ",
            " banenbeurs ",
            " beurs ",
            " carrierebeurs ",
            " vakbeurs ",
            " open dag ",
            " speeddate ",
            " speeddates ",
            " speeddaten ",
        ],
    ),
    (
        "training of test",
        &[" workshop ", " webinar ", " assessment ", " beroepentest ", " beroepskeuzetest ", " capaciteitentest "],
    ),
];

static NO_APPLICATIONS: LazyLock<Vec<(&str, Patterns)>> =
    LazyLock::new(|| NO_APPLICATION.iter().map(|(kind, words)| (*kind, Patterns::new(*words))).collect());

/// The kind of act that a row of the log is, when it is no application.
fn other_act(sollicitatie: &Sollicitatie) -> Option<&'static str> {
    let texts = [Some(&sollicitatie.functie), sollicitatie.toelichting.as_ref()];
    let says = |words: &Patterns| texts.into_iter().flatten().any(|text: &Text| words.are_in(text.as_str()));
    NO_APPLICATIONS.iter().find(|(_, words)| says(words)).map(|(kind, _)| *kind)
}

/// S03: the contract has no kind for these, so that only the words can tell.
pub fn no_application(context: &Context<'_>) -> Option<Observation> {
    let all = context.dossier.trajectory.sollicitaties.iter();
    let found: Vec<(usize, &str)> =
        all.filter_map(|sollicitatie| other_act(sollicitatie).map(|kind| (sollicitatie.index, kind))).collect();
    let mut kinds: Vec<String> = found.iter().map(|(_, kind)| (*kind).to_owned()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let (number, verb) = (found.len(), if found.len() == 1 { "lijkt" } else { "lijken" });
    let detail = format!(
        "In het overzicht van sollicitaties {verb} {} geen sollicitatie, maar: {}. Zet dit bij de activiteiten, zodat \
         de telling klopt.",
        counted(number, "regel", "regels"),
        enumeration(&kinds)
    );
    let pointers = found.iter().map(|(index, _)| format!("/sollicitaties/{index}"));
    let seen = Observation::at_all(pointers, detail).with("aantal", number);
    (number > 0).then(|| kinds.into_iter().fold(seen, |seen, kind| seen.with("soort", kind)))
}

/// S04: many applications name no zoekrichting of the zoekprofiel.
pub fn outside_the_search(context: &Context<'_>) -> Option<Observation> {
    let all = context.dossier.trajectory.sollicitaties.len();
    let outside: Vec<usize> = context
        .dossier
        .trajectory
        .sollicitaties
        .iter()
        .filter(|sollicitatie| !within_search(context, sollicitatie))
        .map(|sollicitatie| sollicitatie.index)
        .collect();
    let limit = usize::try_from(context.thresholds.buiten_zoekprofiel_procent).unwrap_or(usize::MAX);
    let fact = match (all, outside.len()) {
        (1, _) => format!("De enige sollicitatie noemt {NO_DIRECTION}"),
        (all, 1) => format!("Van {all} sollicitaties noemt er 1 {NO_DIRECTION}"),
        (all, outside) => format!("Van {all} sollicitaties noemen er {outside} {NO_DIRECTION}"),
    };
    let detail = format!(
        "{fact} Vul de zoekrichting in waar een sollicitatie bij hoort; valt zij erbuiten, licht dan toe waarom, of \
         pas het zoekprofiel aan."
    );
    let many = !outside.is_empty() && outside.len().saturating_mul(100) >= limit.saturating_mul(all);
    let pointers = outside.iter().map(|index| format!("/sollicitaties/{index}/zoekrichting"));
    many.then(|| Observation::at_all(pointers, detail).with("buiten", outside.len()).with("aantal", all))
}

const NO_DIRECTION: &str = "geen zoekrichting van het zoekprofiel dat toen gold.";

/// Whether an application is for a zoekrichting of the zoekprofiel that held on its day, by number or by the same
/// words. Before there was one, nothing lies outside it.
fn within_search(context: &Context<'_>, sollicitatie: &Sollicitatie) -> bool {
    let Some(profiel) = context.zoekprofiel_on(sollicitatie.datum) else { return true };
    let number = sollicitatie.zoekrichting.and_then(|number| usize::try_from(number).ok());
    if let Some(number) = number {
        return number <= profiel.zoekrichtingen.len();
    }
    let job = folded_words(sollicitatie.functie.as_str());
    profiel.zoekrichtingen.iter().any(|richting| folded_words(richting.functie.as_str()) == job)
}

/// S05: an application is open for long.
pub fn open_for_long(context: &Context<'_>) -> Option<Observation> {
    if context.is_after_death() {
        return None;
    }
    let limit = context.thresholds.sollicitatie_open_dagen;
    let stale: Vec<&Sollicitatie> = context
        .dossier
        .trajectory
        .sollicitaties
        .iter()
        .filter(|sollicitatie| is_open(sollicitatie, context.dossier.date))
        .filter(|sollicitatie| context.dossier.date > later(sollicitatie.datum, limit))
        .collect();
    let oldest = stale.first()?.datum;
    let (verb, since) = if stale.len() == 1 { ("staat", "zij is van") } else { ("staan", "de oudste is van") };
    let detail = format!(
        "{} {verb} langer dan {limit} dagen open; {since} {}. Vraag naar de uitkomst bij de organisatie waar is \
         gesolliciteerd en werk het overzicht bij.",
        counted(stale.len(), "sollicitatie", "sollicitaties"),
        short_date(oldest)
    );
    let pointers = stale.iter().map(|sollicitatie| format!("/sollicitaties/{}/resultaat", sollicitatie.index));
    Some(Observation::at_all(pointers, detail).with("aantal", stale.len()).with("oudste", oldest))
}

/// Whether nothing was heard by a day.
fn is_open(sollicitatie: &Sollicitatie, date: NaiveDate) -> bool {
    sollicitatie.resultaat == SollicitatieResultaat::Open
        || sollicitatie.resultaat_datum.is_some_and(|known| known > date)
}

/// S06: the number stated elsewhere differs from the log.
pub fn count_differs(context: &Context<'_>) -> Option<Observation> {
    let stated = context.dossier.trajectory.eind.as_ref()?.opgegeven_aantal_sollicitaties?;
    let logged = context.dossier.trajectory.sollicitaties.len();
    let detail = format!(
        "Het opgegeven aantal sollicitaties is {stated}; het overzicht telt er {logged}. Zoek het verschil en verbeter \
         een van beide."
    );
    let differs = usize::try_from(stated) != Ok(logged);
    differs.then(|| {
        let at =
            Observation::at_all(["/eind/opgegevenAantalSollicitaties".to_owned(), "/sollicitaties".to_owned()], detail);
        at.with("opgegeven", i64::from(stated)).with("geteld", logged)
    })
}
