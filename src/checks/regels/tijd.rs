//! T: days that cannot be, terms of the law, and where the trajectory lies in the wachttijd.

use chrono::{Datelike, Months, NaiveDate};

use crate::checks::context::Context;
use crate::checks::rule::Observation;
use crate::dutch::{counted, short_date};
use crate::trajectory::{EerderSoort, MijlpaalSoort, RedenEinde, RedenUitstel, Soort, Trajectory, later, law};

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
    let experts = steps.deskundigenoordelen.iter().copied().enumerate();
    let lists = [
        in_list(context, "/poortwachter/deskundigenoordelen", "", experts),
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

/// T03: the probleemanalyse or the plan of employer and employee came late.
pub fn analysis_and_plan(context: &Context<'_>) -> Vec<Observation> {
    [
        late(context, MijlpaalSoort::Probleemanalyse, "/poortwachter/probleemanalyse", "De probleemanalyse"),
        late(
            context,
            MijlpaalSoort::PlanVanAanpak,
            "/poortwachter/planVanAanpak",
            "Het plan van aanpak van werkgever en werknemer",
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// T04: the report to UWV after week 42 came late.
pub fn report_of_week_42(context: &Context<'_>) -> Option<Observation> {
    late(context, MijlpaalSoort::Melding42eWeek, "/poortwachter/melding42eWeek", "De 42e-weeksmelding aan UWV")
}

/// A step of the law that was taken after its last day.
fn late(context: &Context<'_>, soort: MijlpaalSoort, pointer: &str, name: &str) -> Option<Observation> {
    let step = context.dossier.kalender.get(soort)?;
    let (last, done) = (step.uiterlijk?, step.gerealiseerd?);
    // After an early probleemanalyse the last day is not in the week that everybody knows.
    let term = match soort {
        MijlpaalSoort::PlanVanAanpak => ": twee weken na de probleemanalyse, of week 8 als dat eerder is",
        _ => "",
    };
    let detail = format!(
        "{name} is van {}. De uiterste datum was {}{term}. Leg in het dossier vast waarom het later werd.",
        context.dated(done),
        context.dated(last)
    );
    (done > last).then(|| Observation::at(pointer, detail).with("datum", done).with("uitersteDatum", last))
}

/// T05: the eerstejaarsevaluatie is missing or outside its weeks.
pub fn first_year_evaluation(context: &Context<'_>) -> Option<Observation> {
    let step = context.dossier.kalender.get(MijlpaalSoort::Eerstejaarsevaluatie)?;
    let (first, last) = (step.vanaf?, step.uiterlijk?);
    let window = format!("Zij hoort van {} tot en met {} plaats te vinden.", context.dated(first), context.dated(last));
    let detail = match step.gerealiseerd {
        Some(done) if done < first || done > last => format!(
            "De eerstejaarsevaluatie was op {}. {window} Leg in het dossier vast waarom dat anders liep.",
            context.dated(done)
        ),
        None if context.dossier.date > last => format!(
            "Van de eerstejaarsevaluatie is geen datum bekend. {window} Vul de datum in, of vraag de werkgever de \
             evaluatie alsnog te houden."
        ),
        Some(_) | None => return None,
    };
    Some(Observation::at("/poortwachter/eerstejaarsevaluatie", detail).with("vanaf", first).with("uitersteDatum", last))
}

/// T06: the start came late after the eerstejaarsevaluatie.
pub fn start_after_evaluation(context: &Context<'_>) -> Option<Observation> {
    let evaluation = context.dossier.trajectory.poortwachter.eerstejaarsevaluatie?;
    let last = later(evaluation, law::SPOOR_2_AFTER_EJE_DAYS);
    let detail = format!(
        "De startdatum van het traject is {}. Na de eerstejaarsevaluatie van {} was {} de uiterste datum. Vul een \
         reden van uitstel in of bespreek dit met de werkgever.",
        context.dated(context.start()),
        short_date(evaluation),
        context.dated(last)
    );
    late_start(context, last, detail)
}

/// The last sickness week in which the second track starts, whatever the day of the eerstejaarsevaluatie.
const LAST_WEEK_TO_START: i64 = law::SPOOR_2_DAY / 7;

/// T07: the start came after the last week for it.
pub fn start_after_last_week(context: &Context<'_>) -> Option<Observation> {
    let last = context.last_of_week(LAST_WEEK_TO_START);
    let detail = format!(
        "De startdatum van het traject is {}. Los van de datum van de eerstejaarsevaluatie was {} de uiterste datum. \
         Vul een reden van uitstel in of bespreek dit met de werkgever.",
        context.dated(context.start()),
        context.dated(last)
    );
    late_start(context, last, detail)
}

/// A start after a last day, unless a reason is given.
fn late_start(context: &Context<'_>, last: NaiveDate, detail: String) -> Option<Observation> {
    let unexplained = context.start() > last && context.dossier.trajectory.traject.reden_uitstel.is_none();
    unexplained.then(|| {
        Observation::at("/traject/startdatum", detail).with("startdatum", context.start()).with("uitersteDatum", last)
    })
}

/// T08: in time, so silent when another rule calls the start late.
pub fn start_after_a_year(context: &Context<'_>) -> Option<Observation> {
    let start = context.start();
    let weeks = context.thresholds.start_melding_vanaf_week..=LAST_WEEK_TO_START;
    let detail = format!(
        "De startdatum van het traject is {}. Dat is op tijd, maar een beoordelaar die een jaar als grens ziet, kan \
         ernaar vragen. Zorg dat de datum van de eerstejaarsevaluatie in het dossier staat.",
        context.dated(start)
    );
    let in_time = start <= context.start_deadline() && context.week(start).is_some_and(|week| weeks.contains(&week));
    in_time.then(|| Observation::at("/traject/startdatum", detail).with("startdatum", start))
}

/// T09: an offerte that names its start has one.
pub fn days_left_to_start(context: &Context<'_>) -> Option<Observation> {
    let evaluation = context.dossier.trajectory.poortwachter.eerstejaarsevaluatie?;
    let agreed = context.dossier.soort == Soort::Offerte
        && context.dossier.trajectory.offerte.as_ref().is_some_and(|offerte| offerte.startdatum.is_some());
    if agreed || context.start() <= context.dossier.date || context.dossier.loonsanctie().is_some() {
        return None;
    }
    let last = context.start_deadline();
    let left = (last - context.dossier.date).num_days();
    let remaining = match left {
        0 => "Dat is vandaag; start het traject of leg de reden van uitstel vast.".to_owned(),
        1 => "Er is nog 1 dag; zorg dat het traject op tijd start.".to_owned(),
        2.. => format!("Er zijn nog {left} dagen; zorg dat het traject op tijd start."),
        _ => "Die datum is voorbij; start zo snel mogelijk en leg de reden van uitstel vast.".to_owned(),
    };
    let detail = format!(
        "De eerstejaarsevaluatie was op {} en het tweede spoor is nog niet gestart. De uiterste startdatum is {}. \
         {remaining}",
        short_date(evaluation),
        context.dated(last)
    );
    Some(Observation::at("/traject/startdatum", detail).with("uitersteDatum", last).with("dagen", left))
}

/// T10: the start came late after the first belastbaarheid.
pub fn start_after_belastbaarheid(context: &Context<'_>) -> Option<Observation> {
    let evaluation = context.dossier.trajectory.poortwachter.eerstejaarsevaluatie?;
    let first = context.dossier.trajectory.belastbaarheid.iter().last().filter(|entry| entry.datum > evaluation)?;
    let last = later(first.datum, context.thresholds.start_na_belastbaarheid_dagen);
    let detail = format!(
        "De belastbaarheid is voor het eerst vastgesteld op {}, na de eerstejaarsevaluatie van {}. De uiterste \
         startdatum was daarom {}; de startdatum van het traject is {}. Leg in het dossier vast waarom dat later is.",
        short_date(first.datum),
        short_date(evaluation),
        context.dated(last),
        context.dated(context.start())
    );
    let pointers = [format!("/belastbaarheid/{}/datum", first.index), "/traject/startdatum".to_owned()];
    (context.start() > last).then(|| Observation::at_all(pointers, detail).with("uitersteDatum", last))
}

/// AOW ages in months by the first month of birth that they hold for (Algemene Ouderdomswet art. 7a; table of SVB). An
/// age is fixed five years ahead; later births take the last one.
const AOW_AGES: [((i32, u32), u32); 5] = [
    ((1900, 1), 66 * 12 + 4),
    ((1955, 9), 66 * 12 + 7),
    ((1956, 6), 66 * 12 + 10),
    ((1957, 3), 67 * 12),
    ((1961, 1), 67 * 12 + 3),
];

/// The day on which somebody reaches the AOW age.
fn aow_date(birth: NaiveDate) -> Option<NaiveDate> {
    let born = (birth.year(), birth.month());
    let (_, months) = AOW_AGES.iter().rev().find(|(from, _)| *from <= born)?;
    birth.checked_add_months(Months::new(*months))
}

/// T11: the AOW age is so near that both parties may waive the second track; silent when the day of birth is not known.
pub fn aow_is_near(context: &Context<'_>) -> Option<Observation> {
    let aow = aow_date(context.dossier.trajectory.werknemer.geboortedatum.day()?)?;
    let after = context.dossier.trajectory.verzuim.eerste_dag_erna();
    let months = u32::try_from(context.thresholds.aow_na_wachttijd_maanden).ok()?;
    let limit = after.checked_add_months(Months::new(months))?;
    let detail = format!(
        "De werknemer bereikt op {} de AOW-leeftijd, binnen {} na het einde van de wachttijd op {}. Volgens de \
         Werkwijzer Poortwachter kunnen werkgever en werknemer dan samen schriftelijk van het tweede spoor afzien. \
         Bespreek of dat de bedoeling is.",
        short_date(aow),
        counted(months, "maand", "maanden"),
        short_date(context.last_day())
    );
    (aow <= limit).then(|| Observation::at("/werknemer/geboortedatum", detail).with("aowDatum", aow))
}

/// T12: the contract ends within the wachttijd.
pub fn contract_ends_during_sickness(context: &Context<'_>) -> Option<Observation> {
    let end = context.dossier.trajectory.dienstverband.einddatum?;
    let detail = format!(
        "De einddatum van het dienstverband is {}; de laatste dag van de wachttijd is {}. Is de werknemer op die \
         einddatum nog ziek, dan is op die dag het re-integratieverslag nodig. Stem de planning en de rapportages \
         daarop af.",
        context.dated(end),
        short_date(context.last_day())
    );
    (end < context.dossier.trajectory.verzuim.eerste_dag_erna() && !context.is_after_death())
        .then(|| Observation::at("/dienstverband/einddatum", detail).with("einddatum", end))
}

/// T14: the end of the wachttijd as stated is not the one that the days give.
pub fn end_as_stated(context: &Context<'_>) -> Option<Observation> {
    let stated = context.dossier.trajectory.verzuim.einde_wachttijd_opgave?;
    let computed = context.dossier.trajectory.verzuim.wachttijd.laatste_dag();
    if stated == computed {
        return None;
    }
    let two_years = context.first_day().checked_add_months(Months::new(24))?;
    let reason = if stated == two_years || stated.succ_opt() == Some(two_years) {
        " De opgave komt overeen met twee kalenderjaren, maar de wachttijd duurt 104 weken."
    } else {
        ""
    };
    let detail = format!(
        "Volgens de opgave is {} de laatste dag van de wachttijd; berekend is dat {}.{reason} Controleer de brief van \
         UWV, de onderbrekingen en het verlof. Het document gebruikt de opgave.",
        short_date(stated),
        short_date(computed)
    );
    let at = Observation::at("/verzuim/eindeWachttijdOpgave", detail);
    Some(at.with("opgave", stated).with("berekend", computed))
}

/// T15: a contract that ends is a reason to stop; for another reason the body has no field.
pub fn guidance_stops_early(context: &Context<'_>) -> Option<Observation> {
    let end = context.dossier.trajectory.traject.geplande_einddatum?;
    let last = context.last_day();
    let contract_ended = context.dossier.trajectory.dienstverband.einddatum.is_some_and(|contract| contract <= end);
    let detail = format!(
        "Het traject eindigt volgens planning op {}, vóór het einde van de wachttijd op {}. Zonder plaatsing loopt de \
         begeleiding door tot en met de laatste dag van de wachttijd. Pas de einddatum aan of leg de reden vast.",
        context.dated(end),
        short_date(last)
    );
    let early = end < last && context.placed_on().is_none() && !contract_ended;
    early.then(|| {
        Observation::at("/traject/geplandeEinddatum", detail).with("einddatum", end).with("eindeWachttijd", last)
    })
}

/// T16: the guidance is planned beyond the wachttijd.
pub fn guidance_stops_late(context: &Context<'_>) -> Option<Observation> {
    let end = context.dossier.trajectory.traject.geplande_einddatum?;
    let last = context.last_day();
    let detail = format!(
        "Het traject eindigt volgens planning op {}, na het einde van de wachttijd op {}, en er is geen loonsanctie \
         opgegeven. Controleer de einddatum of vul de loonsanctie in.",
        short_date(end),
        short_date(last)
    );
    (end > last && context.dossier.trajectory.traject.loonsanctie.is_none()).then(|| {
        Observation::at("/traject/geplandeEinddatum", detail).with("einddatum", end).with("eindeWachttijd", last)
    })
}

/// T17: the eindrapportage came too late for the eindevaluatie.
pub fn final_report_too_late(context: &Context<'_>) -> Option<Observation> {
    let last = context.latest(MijlpaalSoort::Eindevaluatie)?;
    let detail = format!(
        "De eindrapportage is van {}. De werkgever had haar uiterlijk op {} nodig voor de eindevaluatie. Stuur haar \
         direct naar de werkgever en leg vast waarom zij later kwam.",
        context.dated(context.dossier.date),
        context.dated(last)
    );
    (context.dossier.date > last && !reported_by(context, last) && !context.is_after_death())
        .then(|| Observation::at(DATE_OF_FINAL_REPORT, detail).with("uitersteDatum", last))
}

/// T18: silent when T17 says more.
pub fn final_report_after_target(context: &Context<'_>) -> Option<Observation> {
    let target = context.latest(MijlpaalSoort::Eindrapportage)?;
    let last = context.latest(MijlpaalSoort::Eindevaluatie)?;
    let detail = format!(
        "De eindrapportage is van {}; de streefdatum was {}. Stuur haar direct naar de werkgever, want de \
         eindevaluatie vindt uiterlijk op {} plaats.",
        context.dated(context.dossier.date),
        context.dated(target),
        context.dated(last)
    );
    let missed = context.dossier.date > target && context.dossier.date <= last && !reported_by(context, target);
    (missed && !context.is_after_death())
        .then(|| Observation::at(DATE_OF_FINAL_REPORT, detail).with("streefdatum", target).with("uitersteDatum", last))
}

const DATE_OF_FINAL_REPORT: &str = "/eind/document/datum";

/// Whether an eindrapportage was there by a day, so that this one comes on top of it.
fn reported_by(context: &Context<'_>, date: NaiveDate) -> bool {
    context.earlier(EerderSoort::Eindrapportage).is_some_and(|report| report.datum <= date)
}

/// T19: who works again or died has nothing to ask for.
pub fn wia_request(context: &Context<'_>) -> Option<Observation> {
    if context.is_after_death() || context.reden_einde() == Some(RedenEinde::HerstelEigenWerk) {
        return None;
    }
    let last = context.dossier.kalender.get(MijlpaalSoort::WiaAanvraag)?.uiterlijk?;
    let detail = match context.dossier.trajectory.poortwachter.wia_aanvraag {
        Some(done) if done > last => format!(
            "De WIA-aanvraag is van {}. De uiterste datum was {}. Leg in het dossier vast waarom zij later kwam; \
             {LATE_REQUEST}",
            context.dated(done),
            context.dated(last)
        ),
        None if context.week(context.dossier.date) >= context.week(last) => format!(
            "Er is geen WIA-aanvraag bekend. De uiterste datum {} {}. Vraag de werknemer of de aanvraag is gedaan; \
             {LATE_REQUEST}",
            if context.dossier.date > last { "was" } else { "is" },
            context.dated(last)
        ),
        Some(_) | None => return None,
    };
    Some(Observation::at("/poortwachter/wiaAanvraag", detail).with("uitersteDatum", last))
}

/// What a late request for the WIA does; for the wage, see BW 7:629 lid 11.
const LATE_REQUEST: &str =
    "een late aanvraag kan betekenen dat de werkgever langer loon moet doorbetalen en dat de uitkering later ingaat.";

/// T20: for an offerte counted from the start that it names.
pub fn short_trajectory(context: &Context<'_>) -> Option<Observation> {
    let offered = context.dossier.trajectory.offerte.as_ref().filter(|_| context.dossier.soort == Soort::Offerte);
    let start = offered.and_then(|offerte| offerte.startdatum).unwrap_or(context.start());
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

/// T21: known as the reason of a later start, or as zero hours; for lasting inability the body has no field.
pub fn early_iva(context: &Context<'_>) -> Option<Observation> {
    let last = context.latest(MijlpaalSoort::VervroegdeIva)?;
    let detail = format!(
        "Volgens de gegevens heeft de werknemer geen benutbare mogelijkheden. Tot en met {} kan de werknemer een \
         vervroegde IVA-uitkering aanvragen. Vraag de bedrijfsarts of dat aan de orde is; dit is geen advies om de \
         aanvraag te doen.",
        context.dated(last)
    );
    let pointer = match context.dossier.trajectory.traject.reden_uitstel {
        Some(RedenUitstel::GeenBenutbareMogelijkheden) => "/traject/redenUitstel",
        _ => "/belastbaarheid",
    };
    let open = context.dossier.date <= last;
    (open && context.without_ability()).then(|| Observation::at(pointer, detail).with("uitersteDatum", last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn the_aow_age_follows_the_day_of_birth() {
        assert_eq!(aow_date(date(1957, 2, 28)), Some(date(2023, 12, 28)));
        assert_eq!(aow_date(date(1957, 3, 1)), Some(date(2024, 3, 1)));
        assert_eq!(aow_date(date(1960, 12, 31)), Some(date(2027, 12, 31)));
        assert_eq!(aow_date(date(1961, 1, 1)), Some(date(2028, 4, 1)));
        assert_eq!(aow_date(date(1968, 11, 3)), Some(date(2036, 2, 3)));
    }
}
