//! Days that cannot be: before the eerste ziektedag, at an age without a contract, in a track of no length.

use chrono::NaiveDate;

use crate::checks::context::Context;
use crate::checks::rule::Observation;
use crate::dutch::{counted, short_date};
use crate::trajectory::Trajectory;

/// T01: days before the eerste ziektedag that belong after it, one finding per list. A belastbaarheid may rest on an
/// older list and an opleiding or a contract began long before; the contract of the body refuses the other cases.
pub fn before_the_first_day(context: &Context<'_>) -> Vec<Observation> {
    let trajectory = &context.dossier.trajectory;
    let Trajectory { zoekprofielen, doelen, fases, activiteiten, sollicitaties, plaatsingen, .. } = trajectory;
    let steps = &trajectory.poortwachter;
    let sanctie = trajectory.traject.loonsanctie.as_ref();
    let advies = trajectory.arbeidsdeskundig_advies.as_ref();
    let named = [
        ("/poortwachter/ziekmelding", steps.ziekmelding),
        ("/poortwachter/probleemanalyse", steps.probleemanalyse),
        ("/poortwachter/planVanAanpak", steps.plan_van_aanpak),
        ("/poortwachter/melding42eWeek", steps.melding_42e_week),
        ("/poortwachter/arbeidsdeskundigOnderzoek", steps.arbeidsdeskundig_onderzoek),
        ("/poortwachter/eerstejaarsevaluatie", steps.eerstejaarsevaluatie),
        ("/poortwachter/actueelOordeel", steps.actueel_oordeel),
        ("/poortwachter/eindevaluatie", steps.eindevaluatie),
        ("/poortwachter/wiaAanvraag", steps.wia_aanvraag),
        ("/traject/startdatum", Some(context.start())),
        ("/traject/geplandeEinddatum", trajectory.traject.geplande_einddatum),
        ("/traject/loonsanctie/besluitdatum", sanctie.map(|sanctie| sanctie.besluitdatum)),
        ("/dienstverband/einddatum", trajectory.dienstverband.einddatum),
        ("/arbeidsdeskundigAdvies/datum", advies.map(|advies| advies.datum)),
        ("/eind/einddatumBegeleiding", trajectory.eind.as_ref().map(|eind| eind.einddatum_begeleiding)),
        ("/offerte/startdatum", trajectory.offerte.as_ref().and_then(|offerte| offerte.startdatum)),
    ];
    let first = context.first_day();
    let own = named.iter().filter_map(|(pointer, date)| Some(((*pointer).to_owned(), (*date)?)));
    let own =
        early(context, own.filter(|(_, date)| *date < first), "de stappen van de wet en de gegevens van het traject");
    let asked = trajectory.deskundigenoordelen.iter().map(|opinion| (opinion.index, opinion.gevraagd_op));
    let experts = steps.deskundigenoordelen.iter().copied().enumerate();
    let lists = [
        in_list(context, "/poortwachter/deskundigenoordelen", "", experts),
        in_list(context, "/deskundigenoordelen", "/gevraagdOp", asked),
        in_list(context, "/zoekprofielen", "/datum", zoekprofielen.iter().map(|item| (item.index, item.datum))),
        in_list(context, "/doelen", "/deadline", doelen.iter().filter_map(|item| Some((item.index, item.deadline?)))),
        in_list(context, "/fases", "/van", fases.iter().map(|item| item.period.first()).enumerate()),
        in_list(context, "/activiteiten", "/datum", activiteiten.iter().map(|item| (item.index, item.datum))),
        in_list(context, "/sollicitaties", "/datum", sollicitaties.iter().map(|item| (item.index, item.datum))),
        in_list(context, "/plaatsingen", "/van", plaatsingen.iter().map(|item| (item.index, item.van))),
    ];
    own.into_iter().chain(lists.into_iter().flatten()).collect()
}

/// The days of one list that lie before the eerste ziektedag; the list by its pointer.
fn in_list(
    context: &Context<'_>,
    list: &str,
    field: &str,
    items: impl Iterator<Item = (usize, NaiveDate)>,
) -> Option<Observation> {
    let first = context.first_day();
    let items = items.filter(|(_, date)| *date < first);
    let items = items.map(|(index, date)| (format!("{list}/{index}{field}"), date));
    early(context, items, &format!("de {}", list.rsplit('/').next().unwrap_or(list)))
}

/// Days that are too early, by their pointers; at most three are named.
fn early(context: &Context<'_>, found: impl Iterator<Item = (String, NaiveDate)>, name: &str) -> Option<Observation> {
    let (pointers, dates): (Vec<String>, Vec<NaiveDate>) = found.unzip();
    let number = pointers.len();
    let first = context.first_day();
    let mut named: Vec<String> = dates.iter().take(3).map(|date| short_date(*date)).collect();
    if number > named.len() {
        named.push("…".to_owned());
    }
    let named = named.join(", ");
    let (verb, these) = if number == 1 { ("ligt", "deze datum") } else { ("liggen", "deze datums") };
    let detail = format!(
        "Bij {name} {verb} {} ({named}) vóór de eerste ziektedag, {}. Controleer {these} en de eerste ziektedag.",
        counted(number, "datum", "datums"),
        short_date(first)
    );
    (number > 0).then(|| Observation::at_all(pointers, detail).with("eersteZiektedag", first).with("aantal", number))
}

/// T02: the employee is too young or too old for a contract; silent when the day of birth is not known.
pub fn age(context: &Context<'_>) -> Option<Observation> {
    let (least, most) = (context.thresholds.leeftijd_min, context.thresholds.leeftijd_max);
    let first = context.first_day();
    let age = first.years_since(context.dossier.trajectory.werknemer.geboortedatum.day()?).map(i64::from);
    let detail = format!(
        "Op de eerste ziektedag, {}, was de werknemer volgens de geboortedatum jonger dan {least} of ouder dan {most} \
         jaar. Controleer de geboortedatum en de eerste ziektedag.",
        short_date(first)
    );
    let plausible = age.is_some_and(|age| (least..=most).contains(&age));
    (!plausible).then(|| Observation::at("/werknemer/geboortedatum", detail).with("eersteZiektedag", first))
}

/// Who is younger than this does no work at all (Arbeidstijdenwet art. 3:2).
const YOUNGEST_AT_WORK: u32 = 13;

/// T40: the employee was ill before the contract, or a child when it began.
pub fn employed_too_late_or_too_young(context: &Context<'_>) -> Vec<Observation> {
    let trajectory = &context.dossier.trajectory;
    let Some(since) = trajectory.dienstverband.in_dienst_sinds else { return vec![] };
    let first = context.first_day();
    let late = (since > first).then(|| {
        let detail = format!(
            "Het dienstverband begon volgens de opgave op {}, na de eerste ziektedag, {}. Wie ziek wordt vóór het \
             dienstverband, heeft bij deze werkgever geen wachttijd. Controleer beide datums; nam deze werkgever het \
             dienstverband over, vul dan de eerste dag bij de vorige werkgever in.",
            short_date(since),
            short_date(first)
        );
        let pointers = [EMPLOYED_SINCE.to_owned(), "/verzuim/eersteZiektedag".to_owned()];
        Observation::at_all(pointers, detail).with("inDienstSinds", since).with("eersteZiektedag", first)
    });
    let child = |born: NaiveDate| since.years_since(born).is_none_or(|age| age < YOUNGEST_AT_WORK);
    let young = trajectory.werknemer.geboortedatum.day().filter(|born| child(*born)).map(|_| {
        let detail = format!(
            "Op de dag van indiensttreding, {}, was de werknemer volgens de geboortedatum jonger dan \
             {YOUNGEST_AT_WORK} jaar. Controleer de geboortedatum en die dag.",
            short_date(since)
        );
        let pointers = [EMPLOYED_SINCE.to_owned(), "/werknemer/geboortedatum".to_owned()];
        Observation::at_all(pointers, detail).with("inDienstSinds", since)
    });
    late.into_iter().chain(young).collect()
}

const EMPLOYED_SINCE: &str = "/dienstverband/inDienstSinds";

/// T20: for an offerte counted from the start that it names.
pub fn short_trajectory(context: &Context<'_>) -> Option<Observation> {
    let start = context.offered_start().unwrap_or(context.start());
    let end = context.dossier.trajectory.traject.geplande_einddatum?;
    let days = (end - start).num_days() + 1;
    let weeks = context.thresholds.doorlooptijd_min_weken;
    let detail = format!(
        "De startdatum is {} en de geplande einddatum {}: het traject duurt korter dan {weeks} weken. Controleer de \
         datums.",
        short_date(start),
        short_date(end)
    );
    (days < weeks * 7).then(|| Observation::at("/traject/geplandeEinddatum", detail).with("dagen", days))
}
