//! The last steps of the law: eindrapportage, actueel oordeel, eindevaluatie, WIA request and early IVA.

use chrono::NaiveDate;

use super::begeleiding::named;
use super::stappen::{Step, late, out_of_order, unknown_steps};
use crate::checks::context::Context;
use crate::checks::finding::Severity;
use crate::checks::rule::Observation;
use crate::dossier::{self, Grens, laatste_zinvolle_dag};
use crate::dutch::short_date;
use crate::trajectory::{EerderSoort, MijlpaalSoort, RedenEinde, later, law, previous_workday, told_too_late};

/// T17: the eindrapportage came too late for the eindevaluatie, or for the re-integratieverslag of a contract that
/// ended before one. A track that began after its last day has none, and neither has one that no verslag follows on.
pub fn final_report_too_late(context: &Context<'_>) -> Option<Observation> {
    let target = context.latest(MijlpaalSoort::Eindrapportage)?;
    let evaluation = context.latest(MijlpaalSoort::Eindevaluatie);
    let last = evaluation.unwrap_or(target);
    let needed = if evaluation.is_some() {
        format!("De werkgever had dat verslag uiterlijk op {} nodig voor de eindevaluatie.", context.dated(last))
    } else {
        let (end, grens) = laatste_zinvolle_dag(context.dossier);
        // Who works on elsewhere after the contract has the usual day.
        let workday = grens == Grens::Dienstverband && previous_workday(end) == last;
        let why = if end == last {
            named(grens)
        } else if workday {
            "de laatste werkdag van het dienstverband"
        } else {
            "vóór de WIA-aanvraag"
        };
        format!("Het had er uiterlijk op {} moeten zijn, {why}.", context.dated(last))
    };
    let detail = format!(
        "De eindrapportage is van {}. {needed} Stuur het direct naar de werkgever en leg vast waarom het later kwam.",
        context.dated(context.dossier.date)
    );
    let due = context.dossier.date > last && context.is_first_start();
    (due && !reported_by(context, last) && !context.is_settled())
        .then(|| Observation::at(context.dossier.date_pointer(), detail).with("uitersteDatum", last))
}

/// T18: silent when T17 says more.
pub fn final_report_after_target(context: &Context<'_>) -> Option<Observation> {
    let target = context.latest(MijlpaalSoort::Eindrapportage)?;
    let last = context.latest(MijlpaalSoort::Eindevaluatie)?;
    let detail = format!(
        "De eindrapportage is van {}; de streefdatum was {}. Stuur het verslag direct naar de werkgever, want de \
         eindevaluatie vindt uiterlijk op {} plaats.",
        context.dated(context.dossier.date),
        context.dated(target),
        context.dated(last)
    );
    let missed = context.dossier.date > target && context.dossier.date <= last && !reported_by(context, target);
    (missed && !context.is_settled()).then(|| {
        Observation::at(context.dossier.date_pointer(), detail).with("streefdatum", target).with("uitersteDatum", last)
    })
}

/// Whether an eindrapportage was there by a day, so that this one comes on top of it.
fn reported_by(context: &Context<'_>, date: NaiveDate) -> bool {
    let mut documents = context.dossier.trajectory.eerdere_documenten.iter();
    documents.any(|document| document.soort == EerderSoort::Eindrapportage && document.datum <= date)
}

/// T19: UWV extends the payment of wage on a request, so that none is missing once it did.
pub fn wia_request(context: &Context<'_>) -> Option<Observation> {
    if context.is_settled() || !context.is_first_start() {
        return None;
    }
    let last = context.dossier.kalender.get(MijlpaalSoort::WiaAanvraag)?.uiterlijk?;
    let was_decided = context.dossier.trajectory.traject.loonsanctie.is_some();
    let contract = context.dossier.trajectory.dienstverband.einddatum;
    // No wage is due after the contract, however late the request.
    let effect = if contract.is_some_and(|end| end < context.last_day()) { LATE_WITHOUT_WAGE } else { LATE_REQUEST };
    let detail = match context.dossier.trajectory.wia_gevraagd_op() {
        Some(done) if done > last => format!(
            "De WIA-aanvraag is van {}. De uiterste datum was {}. Leg in het dossier vast waarom de aanvraag later kwam; \
             {effect}{}",
            context.dated(done),
            context.dated(last),
            unless_uwv_was_late(context)
        ),
        None if context.dossier.date >= later(last, -LAST_WEEK_DAYS) && !was_decided => format!(
            "Er is geen WIA-aanvraag bekend. De uiterste datum {} {}. Vraag de werknemer of de aanvraag is gedaan; \
             {effect}",
            if context.dossier.date > last { "was" } else { "is" },
            context.dated(last)
        ),
        Some(_) | None => return None,
    };
    Some(Observation::at("/poortwachter/wiaAanvraag", detail).with("uitersteDatum", last))
}

/// What a letter of UWV that is not known may make of a late request; nothing where the employer had reported the
/// sickness too late for it (Wet WIA art. 64 lid 2 and 6).
fn unless_uwv_was_late(context: &Context<'_>) -> String {
    let trajectory = &context.dossier.trajectory;
    let (verzuim, steps) = (&trajectory.verzuim, &trajectory.poortwachter);
    if steps.brief_wia.is_some() || told_too_late(verzuim, steps) {
        return String::new();
    }
    format!(
        " Kwam de brief van UWV over de WIA na {}, dan is een aanvraag binnen vier weken na die brief op tijd (Wet WIA \
         art. 64 lid 6): vul dan ‘briefWia’ in.",
        short_date(verzuim.naar_het_einde(law::BRIEF_WIA_LAST_DAY))
    )
}

/// How long before its last day a request that is not known is worth a word, in days: its last week.
const LAST_WEEK_DAYS: i64 = 6;

/// T38: a request, or UWV's letter about it, long before its time.
pub fn wia_came_early(context: &Context<'_>) -> Vec<Observation> {
    wia_request_is_early(context).into_iter().chain(letter_is_early(context)).collect()
}

fn letter_is_early(context: &Context<'_>) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let written = trajectory.poortwachter.brief_wia?;
    let detail = format!(
        "De brief van UWV over de WIA is van {}; UWV schrijft rond week 88. Controleer de datum.",
        context.dated(written)
    );
    (written < trajectory.verzuim.wachttijd.date_of(law::BRIEF_WIA_FIRST_DAY))
        .then(|| Observation::at("/poortwachter/briefWia", detail).with("datum", written))
}

/// A request so early is one for a shortened wachttijd at most, with which no re-integratieverslag goes.
fn wia_request_is_early(context: &Context<'_>) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let asked = trajectory.poortwachter.wia_aanvraag?;
    let first = trajectory.wia_te_vragen_vanaf();
    let day = trajectory.verzuim.wachttijd.day_of(asked)?;
    let early = trajectory.vervroegd_gevraagd_op().is_some();
    let shortened = trajectory.verzuim.is_verkort() || context.reden_einde() == Some(RedenEinde::VervroegdeIva);
    if asked >= first || (early && shortened) {
        return None;
    }
    let why = if day < law::VERVROEGDE_IVA_DAYS.0 {
        "Zo vroeg vraagt niemand een WIA-uitkering aan: ook een verkorte wachttijd kan pas na drie weken.".to_owned()
    } else if early {
        let last = context.latest(MijlpaalSoort::WiaAanvraag);
        format!(
            "In week 4 tot en met 68 kan dat alleen voor een verkorte wachttijd (Wet WIA art. 23 lid 6); daar hoort \
             geen re-integratieverslag bij. Wijst UWV dat af, dan is de gewone aanvraag nog nodig{}.",
            last.map(|last| format!(", uiterlijk op {}", short_date(last))).unwrap_or_default()
        )
    } else {
        format!(
            "Na week 68 kan geen verkorte wachttijd meer worden gevraagd, en UWV schrijft pas vanaf {} over de gewone \
             aanvraag.",
            context.dated(first)
        )
    };
    let detail = format!("De WIA-aanvraag is van {}. {why}", context.dated(asked));
    let at = Observation::at("/poortwachter/wiaAanvraag", detail).with("datum", asked).with("vanaf", first);
    // Who can do nothing asks so early for good reason.
    let unable = early && dossier::without_ability(trajectory, asked).is_some();
    Some(if unable { at.weighing(Severity::Info) } else { at.adding("Controleer de datum.") })
}

/// What a late request for the WIA does; for the wage, see BW 7:629 lid 11.
const LATE_REQUEST: &str =
    "een late aanvraag kan betekenen dat de werkgever langer loon moet doorbetalen en dat de uitkering later ingaat.";
const LATE_WITHOUT_WAGE: &str = "een late aanvraag kan betekenen dat de uitkering later ingaat.";

/// T21: known as a period without ability or as zero hours; for lasting inability the body has no field, and a period
/// with a last day does not last.
pub fn early_iva(context: &Context<'_>) -> Option<Observation> {
    let last = context.latest(MijlpaalSoort::VervroegdeIva)?;
    let asked = context.dossier.trajectory.vervroegd_gevraagd_op().is_some();
    let detail = format!(
        "Volgens de gegevens heeft de werknemer geen benutbare mogelijkheden. Tot en met {} kan de werknemer een \
         vervroegde IVA-uitkering aanvragen. Vraag de bedrijfsarts of dat aan de orde is; dit is geen advies om de \
         aanvraag te doen.",
        context.dated(last)
    );
    let stated = !context.dossier.trajectory.geen_mogelijkheden.is_empty();
    let pointer = if stated { "/geenBenutbareMogelijkheden" } else { "/belastbaarheid" };
    let lasts = dossier::without_ability(&context.dossier.trajectory, context.dossier.date)?.tot.is_none();
    let open = context.dossier.date <= last && !asked;
    (open && lasts).then(|| Observation::at(pointer, detail).with("uitersteDatum", last))
}

/// T29: the eindevaluatie, or the actueel oordeel that it rests on, came late, or so early that it is not about the
/// end, or is not known once its day has passed. What UWV has tested is history.
pub fn final_evaluation(context: &Context<'_>) -> Vec<Observation> {
    if context.is_settled() || !context.is_first_start() {
        return vec![];
    }
    let steps = [
        (MijlpaalSoort::Eindevaluatie, "/poortwachter/eindevaluatie", "De eindevaluatie"),
        (MijlpaalSoort::ActueelOordeel, "/poortwachter/actueelOordeel", "Het actueel oordeel van de bedrijfsarts"),
    ];
    let seen = steps.into_iter().flat_map(|(soort, pointer, name)| {
        [late(context, soort, pointer, name), before_the_end(context, soort, pointer, name)]
    });
    seen.flatten().chain(missing(context, &steps)).collect()
}

/// A last step that was taken so early that it says nothing of the end.
fn before_the_end(context: &Context<'_>, soort: MijlpaalSoort, pointer: &str, name: &str) -> Option<Observation> {
    let kalender = &context.dossier.kalender;
    let step = kalender.get(soort)?;
    let done = step.gerealiseerd?;
    let first = dossier::vroegste_dag(kalender, step).filter(|first| done < *first)?;
    let detail = format!(
        "{name} is van {}. Voor het re-integratieverslag gaat het om de stand aan het einde, op zijn vroegst van {}. \
         Controleer de datum, of plan die stap voor het einde opnieuw.",
        context.dated(done),
        context.dated(first)
    );
    Some(Observation::at(pointer, detail).with("datum", done).with("vanaf", first))
}

/// Last steps of which no day is known though their last one has passed, while a re-integratieverslag asks for them.
fn missing(context: &Context<'_>, steps: &[Step]) -> Option<Observation> {
    let (told, pointers, last) = unknown_steps(context, steps)?;
    let at = Observation::at_all(pointers, told).with("uitersteDatum", last);
    Some(at.adding(
        "Vul de datum in, of vraag de werkgever er alsnog voor te zorgen en vast te leggen waarom het later werd: het \
         hoort in het re-integratieverslag.",
    ))
}

/// T30: the actueel oordeel comes before the eindevaluatie, and both before the WIA request with which UWV gets them.
pub fn order_of_last_steps(context: &Context<'_>) -> Vec<Observation> {
    if context.is_settled() || !context.is_first_start() {
        return vec![];
    }
    let steps = &context.dossier.trajectory.poortwachter;
    let opinion = ("/poortwachter/actueelOordeel", "Het actueel oordeel van de bedrijfsarts", steps.actueel_oordeel);
    let evaluation = ("/poortwachter/eindevaluatie", "De eindevaluatie", steps.eindevaluatie);
    let request = ("/poortwachter/wiaAanvraag", context.dossier.trajectory.wia_gevraagd_op());
    let before_request = "dat stuk hoort in het re-integratieverslag, dat UWV met die aanvraag krijgt";
    // Without an evaluation the opinion is held against the request.
    let second = if steps.eindevaluatie.is_some() { evaluation } else { opinion };
    let pairs = [
        (opinion, (evaluation.0, "de eindevaluatie", evaluation.2), "die evaluatie rust op dat oordeel"),
        (second, (request.0, "de WIA-aanvraag", request.1), before_request),
    ];
    pairs.into_iter().filter_map(|(first, then, why)| out_of_order(context, first, then, why)).collect()
}
