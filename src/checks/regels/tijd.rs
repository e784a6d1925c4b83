//! T: days that cannot be, terms of the law, and where the trajectory lies in the wachttijd.

use chrono::{Months, NaiveDate};

use crate::checks::context::Context;
use crate::checks::finding::Severity;
use crate::checks::rule::Observation;
use crate::dossier::{Grens, Oordeel, Uitstel, laatste_zinvolle_dag};
use crate::dutch::{counted, short_date};
use crate::trajectory::{EerderSoort, MijlpaalSoort, RedenEinde, Soort, Trajectory, aow_date, later, law};

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
        MijlpaalSoort::ActueelOordeel => ", die van de eindevaluatie",
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
    let window = format!("Die hoort van {} tot en met {} plaats te vinden.", context.dated(first), context.dated(last));
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

/// T06: the start came late after the eerstejaarsevaluatie, by the day that the calendar has. T10 may say so of its own day
/// beside it.
pub fn start_after_evaluation(context: &Context<'_>) -> Option<Observation> {
    let evaluation = context.dossier.trajectory.poortwachter.eerstejaarsevaluatie.filter(|_| first_start(context))?;
    let last = context.counted_after(evaluation, law::SPOOR_2_AFTER_EJE_DAYS);
    let detail = format!(
        "De startdatum van het traject is {}. Na de eerstejaarsevaluatie van {} was {} de uiterste datum.",
        context.dated(context.start()),
        short_date(evaluation),
        context.dated(last)
    );
    late_start(context, last, detail)
}

/// Whether the terms of a first start hold: not for a track that began to repair what UWV found lacking.
fn first_start(context: &Context<'_>) -> bool {
    context.dossier.trajectory.begon_als_herstel().is_none()
}

/// The last sickness week in which the second track starts, whatever the day of the eerstejaarsevaluatie.
const LAST_WEEK_TO_START: i64 = law::SPOOR_2_DAY / 7;

/// T07: the start came after the last week for it.
pub fn start_after_last_week(context: &Context<'_>) -> Option<Observation> {
    let last = Some(context.last_of_week(LAST_WEEK_TO_START)).filter(|_| first_start(context))?;
    let detail = format!(
        "De startdatum van het traject is {}. Los van de datum van de eerstejaarsevaluatie was {} de uiterste datum.",
        context.dated(context.start()),
        context.dated(last)
    );
    late_start(context, last, detail)
}

/// A start after a last day, unless a reason of delay holds.
fn late_start(context: &Context<'_>, last: NaiveDate, detail: String) -> Option<Observation> {
    let given = context.uitstel();
    if context.start() <= last || given.as_ref().is_some_and(Uitstel::holds) {
        return None;
    }
    let advice = match given {
        None => "Vul een reden van uitstel in of bespreek dit met de werkgever.".to_owned(),
        Some(Uitstel { reden, oordeel: Oordeel::Zwak }) => format!(
            "De opgegeven reden, ‘{}’, is voor UWV zelden een grond om later te starten. Bespreek met de werkgever wat \
             in het dossier kan staan.",
            reden.label()
        ),
        Some(Uitstel { oordeel: Oordeel::AanUwv, .. }) => {
            "De reden is in eigen woorden gegeven; UWV beoordeelt of dat \
            een deugdelijke grond is. Leg vast waaruit zij blijkt."
                .to_owned()
        }
        Some(Uitstel { reden, .. }) => format!(
            "De opgegeven reden, ‘{}’, blijkt niet uit de gegevens. Vul die aan of bespreek dit met de werkgever.",
            reden.label()
        ),
    };
    let at = Observation::at("/traject/startdatum", detail).adding(&advice);
    Some(at.with("startdatum", context.start()).with("uitersteDatum", last))
}

/// T24: a reason that the data deny is worse than none, so no document prints it.
pub fn reason_does_not_hold(context: &Context<'_>) -> Option<Observation> {
    let Uitstel { reden, oordeel: Oordeel::HoudtNiet(why) } = context.uitstel()? else { return None };
    let detail = format!(
        "De reden van de latere start is ‘{}’, maar {why}. Vul de gegevens aan of kies de reden die klopt; tot dan staat \
         deze reden niet in het document.",
        reden.label()
    );
    Some(Observation::at("/traject/redenUitstel", detail).with("reden", reden.as_str()))
}

/// T25: the advice to seek work elsewhere lay unused. A reason of delay that holds explains it.
pub fn advice_lay_unused(context: &Context<'_>) -> Option<Observation> {
    let advies = context.dossier.trajectory.arbeidsdeskundig_advies.as_ref()?;
    let start = context.start();
    let last = context.counted_after(advies.datum, context.thresholds.advies_ongebruikt_dagen);
    // UWV has weighed it where it extended the payment of wage.
    let explained = !first_start(context) || context.uitstel().is_some_and(|given| given.holds());
    let detail = format!(
        "Het advies van de arbeidsdeskundige is van {}; het traject start op {}, meer dan {} dagen later. Leg vast wat \
         in die tijd met het advies is gedaan.",
        context.dated(advies.datum),
        context.dated(start),
        context.thresholds.advies_ongebruikt_dagen
    );
    let pointers = ["/arbeidsdeskundigAdvies/datum".to_owned(), "/traject/startdatum".to_owned()];
    (start > last && !explained).then(|| Observation::at_all(pointers, detail).with("uitersteDatum", last))
}

/// T26: after the end of the contract there is no employer who owes a second track, but one who carries the risk of the
/// Ziektewet.
pub fn starts_after_the_contract(context: &Context<'_>) -> Option<Observation> {
    let contract = context.dossier.trajectory.dienstverband.einddatum;
    let end = contract.filter(|_| !context.dossier.trajectory.werkgever.draagt_ziektewet())?;
    let offered = context.dossier.trajectory.offerte.as_ref().filter(|_| context.dossier.soort == Soort::Offerte);
    let offered = offered.and_then(|offerte| offerte.startdatum);
    let (pointer, start) = match offered {
        Some(start) => ("/offerte/startdatum", start),
        None => ("/traject/startdatum", context.start()),
    };
    let detail = format!(
        "Het traject start op {}, na de laatste dag van het dienstverband, {}. Vanaf die dag is de Ziektewet aan de \
         orde en heeft de werkgever geen tweede spoor meer te bieden. Controleer beide datums.",
        context.dated(start),
        context.dated(end)
    );
    let pointers = [pointer.to_owned(), "/dienstverband/einddatum".to_owned()];
    (start > end && end >= context.first_day())
        .then(|| Observation::at_all(pointers, detail).with("startdatum", start).with("einddatum", end))
}

/// T08: in time, so silent when another rule calls the start late.
pub fn start_after_a_year(context: &Context<'_>) -> Option<Observation> {
    let start = context.start();
    let weeks = context.thresholds.start_melding_vanaf_week..=LAST_WEEK_TO_START;
    let evaluated = context.dossier.trajectory.poortwachter.eerstejaarsevaluatie;
    let detail = match evaluated {
        Some(_) => format!(
            "De startdatum van het traject is {}. Dat is op tijd, maar een beoordelaar die een jaar als grens ziet, kan \
             ernaar vragen. Zorg dat de datum van de eerstejaarsevaluatie in het dossier staat.",
            context.dated(start)
        ),
        None => format!(
            "De startdatum van het traject is {}. Of dat binnen zes weken na de eerstejaarsevaluatie is, is zonder de \
             datum daarvan niet te zeggen. Vul die datum in; een beoordelaar kan ernaar vragen.",
            context.dated(start)
        ),
    };
    let in_time = start <= context.start_deadline() && context.week(start).is_some_and(|week| weeks.contains(&week));
    in_time.then(|| Observation::at("/traject/startdatum", detail).with("startdatum", start))
}

/// T09: an offerte that names its start has one, and a ground that holds sets another last day.
pub fn days_left_to_start(context: &Context<'_>) -> Option<Observation> {
    let evaluation = context.dossier.trajectory.poortwachter.eerstejaarsevaluatie?;
    let agreed = context.dossier.soort == Soort::Offerte
        && context.dossier.trajectory.offerte.as_ref().is_some_and(|offerte| offerte.startdatum.is_some());
    let grounded = context.uitstel().as_ref().is_some_and(Uitstel::holds);
    if agreed || grounded || context.start() <= context.dossier.date || context.dossier.loonsanctie().is_some() {
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

/// T10: the start came late after the first belastbaarheid. It is no other last day of the calendar, so T06 speaks of that
/// one beside it.
pub fn start_after_belastbaarheid(context: &Context<'_>) -> Option<Observation> {
    let evaluation = context.dossier.trajectory.poortwachter.eerstejaarsevaluatie?;
    let first = context.dossier.trajectory.belastbaarheid.iter().last().filter(|entry| entry.datum > evaluation)?;
    let last = context.counted_after(first.datum, context.thresholds.start_na_belastbaarheid_dagen);
    let detail = format!(
        "De belastbaarheid is voor het eerst vastgesteld op {}, na de eerstejaarsevaluatie van {}. Naast de uiterste \
         startdatum van de kalender geldt dat het traject dan binnen {} dagen start, dus tot en met {}; de startdatum \
         van het traject is {}. Leg in het dossier vast waarom dat later is.",
        short_date(first.datum),
        short_date(evaluation),
        context.thresholds.start_na_belastbaarheid_dagen,
        context.dated(last),
        context.dated(context.start())
    );
    let pointers = [format!("/belastbaarheid/{}/datum", first.index), "/traject/startdatum".to_owned()];
    (context.start() > last && first_start(context))
        .then(|| Observation::at_all(pointers, detail).with("uitersteDatum", last))
}

/// T11: the AOW age is so near that both parties may waive the second track; of a birth date that is known in part the
/// last day counts.
pub fn aow_is_near(context: &Context<'_>) -> Option<Observation> {
    let born = context.dossier.trajectory.werknemer.geboortedatum;
    let aow = aow_date(born.latest())?;
    let after = context.dossier.trajectory.verzuim.eerste_dag_erna();
    let months = u32::try_from(context.thresholds.aow_na_wachttijd_maanden).ok()?;
    let limit = after.checked_add_months(Months::new(months))?;
    let near = if aow < after {
        "vóór het einde".to_owned()
    } else {
        format!("binnen {} na het einde", counted(months, "maand", "maanden"))
    };
    let (reaches, advice) = if aow < context.dossier.date {
        ("bereikte", "Bij een andere werkgever hoeft de werknemer daarna niet meer te re-integreren.")
    } else {
        (
            "bereikt",
            "Volgens de Werkwijzer Poortwachter kunnen werkgever en werknemer dan samen schriftelijk van het tweede \
             spoor afzien. Bespreek of dat de bedoeling is.",
        )
    };
    let near = if aow < context.first_day() {
        format!("vóór de eerste ziektedag, {}; er is geen wachttijd", short_date(context.first_day()))
    } else {
        format!("{near} van de wachttijd op {}", short_date(context.last_day()))
    };
    let detail = format!(
        "De werknemer {reaches} {} {} de AOW-leeftijd, {near}. {advice}",
        if born.day().is_some() { "op" } else { "uiterlijk op" },
        short_date(aow)
    );
    (aow <= limit).then(|| Observation::at("/werknemer/geboortedatum", detail).with("aowDatum", aow))
}

/// T12: the contract ends within the wachttijd.
pub fn contract_ends_during_sickness(context: &Context<'_>) -> Option<Observation> {
    let end = context.dossier.trajectory.dienstverband.einddatum?;
    let follows = if context.dossier.trajectory.werkgever.draagt_ziektewet() {
        "blijft de werkgever als eigenrisicodrager voor de Ziektewet daarna verantwoordelijk voor de begeleiding. \
         Controleer of dat zo is afgesproken."
    } else {
        "is op die dag het re-integratieverslag nodig. Stem de planning en de rapportages daarop af."
    };
    let detail = format!(
        "De einddatum van het dienstverband is {}; de laatste dag van de wachttijd is {}. Is de werknemer op die \
         einddatum nog ziek, dan {follows}",
        context.dated(end),
        short_date(context.last_day())
    );
    let during = end < context.dossier.trajectory.verzuim.eerste_dag_erna() && !is_settled(context);
    let seen = during.then(|| Observation::at("/dienstverband/einddatum", detail).with("einddatum", end))?;
    if !reports_after(context, end) {
        return Some(seen);
    }
    Some(seen.adding(AFTER_THE_CONTRACT).weighing(Severity::Waarschuwing))
}

/// Whether a voortgangsrapportage tells of days after the contract, to an employer who has no part in them any more.
fn reports_after(context: &Context<'_>, end: NaiveDate) -> bool {
    let risk = context.dossier.trajectory.werkgever.draagt_ziektewet();
    context.dossier.soort == Soort::Voortgangsrapportage && !risk && context.last_reported_day() > end
}

const AFTER_THE_CONTRACT: &str = "Deze rapportage gaat ook over dagen daarna. Dan begeleidt UWV, en is er geen grond \
                                  om over de werknemer aan de vroegere werkgever te rapporteren (AVG art. 5 en 6).";

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

/// T15: a contract that ends, or the AOW age, is a reason to stop; for another reason the body has no field.
pub fn guidance_stops_early(context: &Context<'_>) -> Option<Observation> {
    let end = context.dossier.trajectory.traject.geplande_einddatum?;
    let last = context.last_day().min(laatste_zinvolle_dag(context.dossier).0);
    let detail = format!(
        "Het traject eindigt volgens planning op {}, vóór de laatste dag waarop begeleiding zin heeft, {}. Zonder \
         plaatsing loopt de begeleiding door tot en met die dag. Pas de einddatum aan of leg de reden vast.",
        context.dated(end),
        short_date(last)
    );
    let early = end < last && context.placed_on().is_none();
    early.then(|| Observation::at("/traject/geplandeEinddatum", detail).with("einddatum", end).with("laatsteDag", last))
}

/// T16: the guidance is planned beyond the day that ends it: of the wachttijd, or what comes before or after it.
pub fn guidance_stops_late(context: &Context<'_>) -> Option<Observation> {
    if let Some(empty) = nobody_to_guide(context) {
        return Some(empty);
    }
    let (pointer, subject, end) = last_day_of_guidance(context)?;
    let (last, grens) = laatste_zinvolle_dag(context.dossier);
    let (what, advice) = match grens {
        Grens::Wachttijd => ("het einde van de wachttijd", after_the_wachttijd(context)),
        Grens::Loonsanctie => ("de laatste dag van de verlengde loondoorbetaling", CHECK_THE_END.to_owned()),
        Grens::Dienstverband => ("de laatste dag van het dienstverband", CHECK_THE_END.to_owned()),
        Grens::Aow => ("de laatste dag vóór de AOW-leeftijd", CHECK_THE_END.to_owned()),
    };
    let detail = format!("{subject} op {}, na {what} op {}, {advice}", short_date(end), short_date(last));
    (end > last).then(|| Observation::at(pointer, detail).with("einddatum", end).with("eindeWachttijd", last))
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
    let what = match grens {
        Grens::Wachttijd => "het einde van de wachttijd",
        Grens::Loonsanctie => "de laatste dag van de verlengde loondoorbetaling",
        Grens::Dienstverband => "de laatste dag van het dienstverband",
        Grens::Aow => "de laatste dag vóór de AOW-leeftijd",
    };
    let detail = format!(
        "Het traject start op {}, na {what} op {}; er is geen dag om te begeleiden. Controleer de startdatum en die \
         laatste dag.",
        context.dated(start),
        short_date(last)
    );
    (context.dossier.soort == Soort::PlanVanAanpak && start > last).then(|| {
        let found = Observation::at("/traject/startdatum", detail).weighing(Severity::Blokkade);
        found.with("startdatum", start).with("laatsteDag", last)
    })
}

const CHECK_THE_END: &str = "de laatste dag waarop begeleiding zin heeft. Controleer de einddatum.";

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

/// T27: a second track this early is rare, and the first track has hardly begun.
pub fn start_is_early(context: &Context<'_>) -> Option<Observation> {
    let usual = context.dossier.kalender.get(MijlpaalSoort::VroegsteStartSpoor2)?.vanaf?;
    let start = context.start();
    let detail = format!(
        "De startdatum van het traject is {}. Gebruikelijk is een start vanaf {}, na het plan van aanpak van werkgever \
         en werknemer. Controleer de datum of leg vast waarom het tweede spoor zo vroeg begint.",
        context.dated(start),
        context.dated(usual)
    );
    (start < usual)
        .then(|| Observation::at("/traject/startdatum", detail).with("startdatum", start).with("vanaf", usual))
}

/// T28: every point is repaired, and the request, made or planned, leaves weeks of wage behind. A reason explains it,
/// but not a request that comes too late to shorten anything.
pub fn request_came_late(context: &Context<'_>) -> Option<Observation> {
    let sanctie = context.dossier.loonsanctie()?;
    let request = sanctie.verzoek()?;
    let at = if sanctie.bekorting.is_some() { "bekorting/verzoek" } else { "geplandVerzoek" };
    let pointer = format!("/traject/loonsanctie/{at}");
    let undecided = sanctie.bekorting.is_none_or(|bekorting| bekorting.besluit.is_none());
    if undecided && !sanctie.kan_korter_na(request) {
        let (state, advice) = match sanctie.bekorting {
            Some(_) => ("is van", "Controleer de datums."),
            None => ("is gepland op", "Doe het verzoek eerder of laat het weg."),
        };
        let detail = format!(
            "Het bekortingsverzoek {state} {}. Ook als UWV op die dag positief beslist, eindigt de loondoorbetaling pas \
             zes weken later, en haar laatste dag is al {}: dit verzoek maakt haar niet korter. {advice}",
            short_date(request),
            short_date(sanctie.laatste_dag())
        );
        let at = Observation::at(pointer, detail);
        return Some(at.with("verzoek", request).with("laatsteDag", sanctie.laatste_dag()));
    }
    if sanctie.toelichting_verzoek.is_some() {
        return None;
    }
    let repaired = sanctie.hersteld_op()?;
    let days = (request - repaired).num_days();
    let detail = format!(
        "Het laatste punt uit het besluit van UWV is op {} hersteld; het bekortingsverzoek {} {}, {days} dagen later. Elke \
         week later kost de werkgever een week loon. Doe het verzoek eerder, of vul bij ‘toelichtingVerzoek’ in waarom \
         het later komt.",
        short_date(repaired),
        if sanctie.bekorting.is_some() { "is van" } else { "is gepland op" },
        short_date(request)
    );
    (days > context.thresholds.bekortingsverzoek_na_herstel_dagen).then(|| {
        let at = Observation::at(pointer, detail);
        at.with("hersteldOp", repaired).with("verzoek", request).with("dagen", days)
    })
}

/// T29: the eindevaluatie, or the actueel oordeel that it rests on, came late. What UWV has tested is history.
pub fn final_evaluation(context: &Context<'_>) -> Vec<Observation> {
    if is_settled(context) || !first_start(context) {
        return vec![];
    }
    let evaluation = late(context, MijlpaalSoort::Eindevaluatie, "/poortwachter/eindevaluatie", "De eindevaluatie");
    let opinion = late(
        context,
        MijlpaalSoort::ActueelOordeel,
        "/poortwachter/actueelOordeel",
        "Het actueel oordeel van de bedrijfsarts",
    );
    [evaluation, opinion].into_iter().flatten().collect()
}

/// T30: the actueel oordeel comes before the eindevaluatie, and both before the WIA request with which UWV gets them.
pub fn order_of_last_steps(context: &Context<'_>) -> Vec<Observation> {
    if is_settled(context) || !first_start(context) {
        return vec![];
    }
    let steps = &context.dossier.trajectory.poortwachter;
    let opinion = ("/poortwachter/actueelOordeel", "Het actueel oordeel van de bedrijfsarts", steps.actueel_oordeel);
    let evaluation = ("/poortwachter/eindevaluatie", "De eindevaluatie", steps.eindevaluatie);
    let request = ("/poortwachter/wiaAanvraag", steps.wia_aanvraag);
    let before_request = "dat stuk hoort in het re-integratieverslag, dat UWV met die aanvraag krijgt";
    // Without an evaluation the opinion is held against the request.
    let second = if steps.eindevaluatie.is_some() { evaluation } else { opinion };
    let pairs = [
        (opinion, (evaluation.0, "de eindevaluatie", evaluation.2), "die evaluatie rust op dat oordeel"),
        (second, (request.0, "de WIA-aanvraag", request.1), before_request),
    ];
    pairs.into_iter().filter_map(|(first, then, why)| out_of_order(context, first, then, why)).collect()
}

/// A step that was taken after the one that it goes before: each its place, its name and its day.
fn out_of_order(
    context: &Context<'_>,
    (pointer, name, date): (&'static str, &'static str, Option<NaiveDate>),
    (other, follows, then): (&'static str, &'static str, Option<NaiveDate>),
    why: &str,
) -> Option<Observation> {
    let (date, then) = (date?, then?);
    let detail = format!(
        "{name} is van {}, na {follows} van {}; {why}. Controleer de datums, of leg in het dossier vast waarom het zo \
         liep.",
        context.dated(date),
        context.dated(then)
    );
    let pointers = [pointer.to_owned(), other.to_owned()];
    (date > then).then(|| Observation::at_all(pointers, detail).with("datum", date).with("daarna", then))
}

/// T17: the eindrapportage came too late for the eindevaluatie.
pub fn final_report_too_late(context: &Context<'_>) -> Option<Observation> {
    let last = context.latest(MijlpaalSoort::Eindevaluatie)?;
    let detail = format!(
        "De eindrapportage is van {}. De werkgever had dat verslag uiterlijk op {} nodig voor de eindevaluatie. Stuur \
         het direct naar de werkgever en leg vast waarom het later kwam.",
        context.dated(context.dossier.date),
        context.dated(last)
    );
    let due = context.dossier.date > last && first_start(context);
    (due && !reported_by(context, last) && !is_settled(context))
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
    (missed && !is_settled(context)).then(|| {
        Observation::at(context.dossier.date_pointer(), detail).with("streefdatum", target).with("uitersteDatum", last)
    })
}

/// Whether an eindrapportage was there by a day, so that this one comes on top of it.
fn reported_by(context: &Context<'_>, date: NaiveDate) -> bool {
    let mut documents = context.dossier.trajectory.eerdere_documenten.iter();
    documents.any(|document| document.soort == EerderSoort::Eindrapportage && document.datum <= date)
}

/// Whether the law asks for nothing more: who works again or died has nothing to ask for, and a vervroegde IVA is the WIA
/// benefit itself.
fn is_settled(context: &Context<'_>) -> bool {
    let over = matches!(context.reden_einde(), Some(RedenEinde::HerstelEigenWerk | RedenEinde::VervroegdeIva));
    over || context.is_after_death()
}

/// T19: UWV extends the payment of wage on a request.
pub fn wia_request(context: &Context<'_>) -> Option<Observation> {
    if is_settled(context) || !first_start(context) {
        return None;
    }
    let last = context.dossier.kalender.get(MijlpaalSoort::WiaAanvraag)?.uiterlijk?;
    let contract = context.dossier.trajectory.dienstverband.einddatum;
    // No wage is due after the contract, however late the request.
    let effect = if contract.is_some_and(|end| end < context.last_day()) { LATE_WITHOUT_WAGE } else { LATE_REQUEST };
    let detail = match context.dossier.trajectory.poortwachter.wia_aanvraag {
        Some(done) if done > last => format!(
            "De WIA-aanvraag is van {}. De uiterste datum was {}. Leg in het dossier vast waarom de aanvraag later kwam; \
             {effect}",
            context.dated(done),
            context.dated(last)
        ),
        None if context.week(context.dossier.date) >= context.week(last) => format!(
            "Er is geen WIA-aanvraag bekend. De uiterste datum {} {}. Vraag de werknemer of de aanvraag is gedaan; \
             {effect}",
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
const LATE_WITHOUT_WAGE: &str = "een late aanvraag kan betekenen dat de uitkering later ingaat.";

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

/// T21: known as a period without ability or as zero hours; for lasting inability the body has no field.
pub fn early_iva(context: &Context<'_>) -> Option<Observation> {
    let last = context.latest(MijlpaalSoort::VervroegdeIva)?;
    let detail = format!(
        "Volgens de gegevens heeft de werknemer geen benutbare mogelijkheden. Tot en met {} kan de werknemer een \
         vervroegde IVA-uitkering aanvragen. Vraag de bedrijfsarts of dat aan de orde is; dit is geen advies om de \
         aanvraag te doen.",
        context.dated(last)
    );
    let stated = !context.dossier.trajectory.geen_mogelijkheden.is_empty();
    let pointer = if stated { "/geenBenutbareMogelijkheden" } else { "/belastbaarheid" };
    let open = context.dossier.date <= last;
    (open && context.without_ability()).then(|| Observation::at(pointer, detail).with("uitersteDatum", last))
}
