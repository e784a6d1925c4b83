//! The extension of wage payment: how long UWV may impose it, when, and the request to shorten it.

use chrono::NaiveDate;

use crate::checks::context::Context;
use crate::checks::finding::Severity;
use crate::checks::rule::Observation;
use crate::dutch::{counted, enumeration, short_date};
use crate::trajectory::{Bekorting, EerderSoort, Loonsanctie, Soort, end_of_term, later, law};

/// T22: the payment of wage is extended for longer than the law allows. Leave interrupts the extension, or puts off its
/// begin (Wet WIA art. 25 lid 9).
pub fn sanction_is_too_long(context: &Context<'_>) -> Option<Observation> {
    let sanctie = context.dossier.loonsanctie()?;
    let weeks = law::LOONSANCTIE_MAX_DAYS - law::WACHTTIJD_DAYS;
    let delay = context.days_of_delay();
    let leave = days_of_leave(context, sanctie);
    let longest = later(context.dossier.trajectory.verzuim.eerste_dag_erna(), weeks + delay + leave);
    let late = (delay > 0).then(|| format!("de {} die de WIA-aanvraag te laat was", counted(delay, "dag", "dagen")));
    let off = (leave > 0).then(|| format!("de {} verlof", counted(leave, "dag", "dagen")));
    let more: Vec<String> = late.into_iter().chain(off).map(|days| format!(" en {days}")).collect();
    let after = more.concat();
    let detail = format!(
        "De loonsanctie loopt tot {}, langer dan 52 weken na de wachttijd{after}: ten hoogste tot {}. Controleer de \
         dag in het besluit van UWV.",
        short_date(sanctie.tot),
        short_date(longest)
    );
    let at = |detail| Observation::at("/traject/loonsanctie/tot", detail).with("tot", sanctie.tot);
    if sanctie.tot > longest {
        return Some(at(detail).with("uitersteDatum", longest));
    }
    let told = format!(
        "In de verlengde loondoorbetaling vallen {} verlof. Dat verlof onderbreekt haar (Wet WIA art. 25 lid 9); het \
         document gebruikt ‘tot’, {}. Vraag de werkgever of UWV een latere dag schreef.",
        counted(leave, "dag", "dagen"),
        short_date(sanctie.tot)
    );
    if leave > 0 && sanctie.tot <= later(longest, -leave) {
        return Some(at(told).weighing(Severity::Info).with("dagen", leave));
    }
    let unforeseen = days_of_unforeseen_leave(context, sanctie);
    let told = format!(
        "Na het besluit over de loonsanctie begon in de wachttijd verlof van {}. De verlenging begint daardoor zoveel \
         later (Wet WIA art. 25 lid 9); het document gebruikt ‘tot’, {}. Vraag de werkgever of UWV een latere dag \
         schreef.",
        counted(unforeseen, "dag", "dagen"),
        short_date(sanctie.tot)
    );
    if unforeseen > 0 && sanctie.tot <= later(longest, -unforeseen) {
        return Some(at(told).weighing(Severity::Info).with("dagen", unforeseen));
    }
    decided_in_the_last_weeks(context, sanctie, longest)
}

/// A decision of the last six weeks before the wage would end is late, though it holds: the extension ends so much
/// earlier (Wet WIA art. 25 lid 10 and 14), which one that ends by then can have counted. Of a later decision another
/// rule tells.
fn decided_in_the_last_weeks(context: &Context<'_>, sanctie: &Loonsanctie, longest: NaiveDate) -> Option<Observation> {
    let days = days_late(context, sanctie);
    let detail = format!(
        "UWV besluit uiterlijk zes weken voor het einde van de loondoorbetaling; het besluit over de loonsanctie is van \
         {}, {} later. Dan eindigt de verlenging zoveel eerder (Wet WIA art. 25 lid 14). Vraag de werkgever of UWV daar \
         rekening mee hield.",
        short_date(sanctie.besluitdatum),
        counted(days, "dag", "dagen")
    );
    let in_time = sanctie.besluitdatum <= context.last_day() && sanctie.verlengt();
    let counted_on = sanctie.tot <= later(longest, -days);
    (days > 0 && in_time && !counted_on).then(|| {
        let at = Observation::at(DECIDED, detail).weighing(Severity::Info);
        at.with("besluitdatum", sanctie.besluitdatum).with("dagen", days)
    })
}

/// How many days later than six weeks before the end of the wage UWV decided; a WIA request that came too late moves
/// that end.
fn days_late(context: &Context<'_>, sanctie: &Loonsanctie) -> i64 {
    let due = later(context.last_day(), context.days_of_delay() - law::LOONSANCTIE_BESLUIT_DAYS);
    (sanctie.besluitdatum - due).num_days().max(0)
}

/// Days of leave for pregnancy and childbirth after the wachttijd, in the extension: it lasts so much longer. Leave
/// that has yet to begin nobody has counted.
fn days_of_leave(context: &Context<'_>, sanctie: &Loonsanctie) -> i64 {
    let verzuim = &context.dossier.trajectory.verzuim;
    let (after, last) = (verzuim.eerste_dag_erna(), later(sanctie.tot, -1));
    let parts = verzuim.verlof_begonnen(context.dossier.date).flatten();
    let within = parts.map(|part| (part.last().min(last) - part.first().max(after)).num_days() + 1);
    within.filter(|days| *days > 0).sum()
}

/// Days of leave within the wachttijd that began after UWV's decision, which could not count them.
fn days_of_unforeseen_leave(context: &Context<'_>, sanctie: &Loonsanctie) -> i64 {
    let verzuim = &context.dossier.trajectory.verzuim;
    let (decided, last) = (sanctie.besluitdatum, context.last_day());
    let parts = verzuim.verlof_begonnen(context.dossier.date).flatten();
    parts.filter(|part| part.first() > decided && part.first() <= last).map(|part| part.days()).sum()
}

/// T23: UWV has to decide while the wage is due without its decision: in the wachttijd, or in the days by which the WIA
/// request came too late, where it told the employer of these.
pub fn sanction_came_late(context: &Context<'_>) -> Option<Observation> {
    let sanctie = context.dossier.loonsanctie()?;
    let last = context.last_day();
    let delay = context.days_of_delay();
    let told = format!(
        "Het besluit over de loonsanctie is van {}, na de laatste dag van de wachttijd op {}.",
        short_date(sanctie.besluitdatum),
        short_date(last)
    );
    let object = about_objection(sanctie, context.dossier.date);
    let advice = if delay == 0 {
        format!(
            "UWV moet besluiten voordat de wachttijd voorbij is; daarna verlengt het de loondoorbetaling niet meer (Wet \
             WIA art. 25 lid 11). Controleer de datum; klopt die, {object}"
        )
    } else {
        let paid = format!(
            "De WIA-aanvraag was {} te laat; zoveel langer duurt de loondoorbetaling (BW 7:629 lid 11), tot en met {}.",
            counted(delay, "dag", "dagen"),
            short_date(later(last, delay))
        );
        if sanctie.besluitdatum > later(last, delay) {
            format!("{paid} Ook die dag was bij het besluit voorbij. Controleer de datum; klopt die, {object}")
        } else {
            format!(
                "{paid} Tot die dag kan UWV nog besluiten, als het de werkgever over dat langer doorbetalen had \
                 geschreven. Vraag de werkgever of UWV dat deed."
            )
        }
    };
    (sanctie.besluitdatum > last).then(|| {
        let at = Observation::at("/traject/loonsanctie/besluitdatum", told).adding(&advice);
        at.with("besluitdatum", sanctie.besluitdatum).with("eindeWachttijd", last)
    })
}

/// T36: a decision that makes the payment of wage no longer: it ends within the wachttijd, or there was no wage any
/// more that it could extend.
pub fn sanction_extends_nothing(context: &Context<'_>) -> Option<Observation> {
    let sanctie = context.dossier.loonsanctie().filter(|sanctie| !sanctie.verlengt())?;
    let last = context.last_day();
    let stopped = sanctie.loon_stopt;
    let stopped = stopped.filter(|stop| *stop < sanctie.besluitdatum || *stop <= last);
    let Some(stop) = stopped else {
        let detail = format!(
            "Volgens de opgave loopt de loonsanctie tot {}, maar de wachttijd duurt zonder haar al tot en met {}: zij \
             verlengt niets. ‘tot’ is de eerste dag zonder loon, en die ligt na {}. Controleer de dag in het besluit \
             van UWV, de onderbrekingen en het verlof.",
            short_date(sanctie.tot),
            short_date(last),
            short_date(context.dossier.trajectory.verzuim.eerste_dag_erna())
        );
        let at = Observation::at("/traject/loonsanctie/tot", detail);
        return Some(at.with("tot", sanctie.tot).with("eindeWachttijd", last));
    };
    let contract = context.dossier.trajectory.dienstverband.einddatum == Some(stop);
    let (pointer, why) = if contract {
        ("/dienstverband/einddatum", "omdat het dienstverband dan eindigt")
    } else {
        ("/werknemer/geboortedatum", "in verband met de AOW-leeftijd")
    };
    let before = if stop < sanctie.besluitdatum { "vóór dat besluit" } else { "binnen de wachttijd" };
    let detail = format!(
        "Het besluit over de loonsanctie is van {}, maar de laatste dag van de loondoorbetaling is {}, {why}. Die dag \
         ligt {before}, zodat er geen loon is dat UWV kan verlengen. Controleer de datums; kloppen zij, laat de \
         werkgever dan bezwaar overwegen.",
        short_date(sanctie.besluitdatum),
        short_date(stop)
    );
    let at = Observation::at_all([DECIDED.to_owned(), pointer.to_owned()], detail);
    Some(at.with("besluitdatum", sanctie.besluitdatum).with("laatsteDag", stop))
}

/// What can be done about a decision that came too late, as the end of a sentence: within six weeks one objects, and
/// afterwards only who had a good reason to be late does (Awb art. 6:7 and 6:11).
fn about_objection(sanctie: &Loonsanctie, date: NaiveDate) -> String {
    let last = end_of_term(sanctie.besluitdatum, law::BEZWAAR_DAYS);
    match sanctie.bezwaar_gemaakt {
        Some(true) => "noem dit in het bezwaar dat is gemaakt.".to_owned(),
        _ if date <= last => {
            format!("laat de werkgever dan bezwaar overwegen; dat kan tot en met {}.", short_date(last))
        }
        _ => format!(
            "de termijn voor bezwaar liep tot en met {}. Daarna behandelt UWV een bezwaar alleen als het met een goede \
             reden te laat is (Awb art. 6:11); laat de werkgever daarover advies vragen.",
            short_date(last)
        ),
    }
}

/// T31: UWV decides when it treats the WIA request, which nobody makes before it wrote about it in week 89.
pub fn sanction_came_early(context: &Context<'_>) -> Option<Observation> {
    let sanctie = context.dossier.loonsanctie()?;
    let decided = sanctie.besluitdatum;
    let asked = context.dossier.trajectory.wia_gevraagd_op().filter(|asked| decided < *asked);
    let first = context.dossier.trajectory.wia_te_vragen_vanaf();
    let (pointers, why) = match asked {
        Some(asked) => {
            let why = format!("vóór de WIA-aanvraag van {}", context.dated(asked));
            (vec![DECIDED.to_owned(), "/poortwachter/wiaAanvraag".to_owned()], why)
        }
        None if decided < first => {
            let why = format!("voordat UWV over die aanvraag schrijft, op zijn vroegst op {}", context.dated(first));
            (vec![DECIDED.to_owned()], why)
        }
        None => return None,
    };
    let detail = format!(
        "Het besluit over de loonsanctie is van {}, {why}. UWV besluit bij de behandeling van de WIA-aanvraag, met het \
         re-integratieverslag erbij. Controleer de datums.",
        context.dated(decided)
    );
    Some(Observation::at_all(pointers, detail).with("besluitdatum", decided))
}

const DECIDED: &str = "/traject/loonsanctie/besluitdatum";

/// T32: a shorter extension ends on another day than the law has it, was refused too late, or was asked for before all
/// was repaired.
pub fn shortening(context: &Context<'_>) -> Vec<Observation> {
    let Some(sanctie) = context.dossier.loonsanctie() else { return vec![] };
    let Some(bekorting) = sanctie.bekorting else { return vec![] };
    let after = context.dossier.trajectory.verzuim.eerste_dag_erna();
    let late = days_late(context, sanctie);
    let found = [
        ends_on_another_day(sanctie, bekorting, after, late),
        refused_too_late(sanctie, bekorting),
        asked_too_early(sanctie, bekorting),
    ];
    found.into_iter().flatten().collect()
}

/// UWV found the repair insufficient, later than within three weeks: by that the extension ends earlier all the same
/// (Wet WIA art. 25 lid 13 and 14).
fn refused_too_late(sanctie: &Loonsanctie, bekorting: Bekorting) -> Option<Observation> {
    let refused = sanctie.afgewezen_op()?;
    let due = end_of_term(bekorting.verzoek, law::BEKORTING_BESLUIT_DAYS);
    let days = (refused - due).num_days();
    let detail = format!(
        "UWV wees het bekortingsverzoek van {} af op {}, {} na de termijn van drie weken. Ook dan eindigt de loonsanctie \
         zoveel eerder (Wet WIA art. 25 lid 14); het document gebruikt ‘tot’, {}. Vraag de werkgever of UWV een andere \
         dag schreef.",
        short_date(bekorting.verzoek),
        short_date(refused),
        counted(days, "dag", "dagen"),
        short_date(sanctie.tot)
    );
    (days > 0 && sanctie.verlengt()).then(|| {
        let at = Observation::at("/traject/loonsanctie/bekorting/besluit", detail).weighing(Severity::Info);
        at.with("besluit", refused).with("dagen", days)
    })
}

/// Six weeks after the decision, less what that came too late; UWV may take off as well what its first decision did
/// (Wet WIA art. 25 lid 14). UWV's "tot" is that day or the one after it, and the end of a term may have moved off a
/// weekend or a holiday. Up to the day after the wachttijd the wage is due without it.
fn ends_on_another_day(
    sanctie: &Loonsanctie,
    bekorting: Bekorting,
    after: NaiveDate,
    decided_late: i64,
) -> Option<Observation> {
    let (decided, tot) = (bekorting.besluit?, bekorting.tot?);
    let late = |due: NaiveDate| (decided - due).num_days().max(0);
    let most = late(later(bekorting.verzoek, law::BEKORTING_BESLUIT_DAYS));
    let least = late(end_of_term(bekorting.verzoek, law::BEKORTING_BESLUIT_DAYS));
    let first = later(decided, law::EINDE_NA_BEKORTING_DAYS - most - decided_late);
    let last = later(end_of_term(decided, law::EINDE_NA_BEKORTING_DAYS), 1 - least);
    let off = if least > 0 {
        format!(", min de {} die dat besluit te laat kwam", counted(least, "dag", "dagen"))
    } else {
        String::new()
    };
    let detail = format!(
        "Volgens de opgave loopt de loonsanctie na bekorting tot {}. Zij eindigt zes weken na het besluit van {}{off}: \
         rond {}. Controleer de datums in het besluit van UWV.",
        short_date(tot),
        short_date(decided),
        short_date(later(decided, law::EINDE_NA_BEKORTING_DAYS - least))
    );
    // By what UWV decided first it may end before the six weeks do.
    let wrong = tot > last.max(after) || tot < first.min(sanctie.tot);
    wrong.then(|| {
        let at = Observation::at("/traject/loonsanctie/bekorting/tot", detail);
        at.with("besluit", decided).with("tot", tot)
    })
}

/// A06: a request that was planned has not come, or a repair or the report on it has not, though its day has passed.
pub fn planned_repair_passed(context: &Context<'_>) -> Vec<Observation> {
    let decided = context.dossier.loonsanctie();
    let Some(sanctie) = decided.filter(|sanctie| sanctie.verlengt() && sanctie.bekort_op().is_none()) else {
        return vec![];
    };
    let request = sanctie.gemist_verzoek.map(|planned| {
        let detail = format!(
            "Het bekortingsverzoek was gepland op {}; die dag is voorbij en een verzoek is niet bekend. Vul bij \
             ‘bekorting’ de dag van het verzoek in, of kies een nieuwe dag: elke week later kost de werkgever een \
             week loon.",
            short_date(planned)
        );
        Observation::at("/traject/loonsanctie/geplandVerzoek", detail).with("gepland", planned)
    });
    let points = sanctie.tekortkomingen.iter().enumerate().filter(|(_, punt)| punt.datum.is_none());
    let planned = points.filter_map(|(index, punt)| Some((index, punt.gepland?)));
    let repairs = planned.filter(|(_, planned)| *planned < context.dossier.date).map(|(index, planned)| {
        let detail = format!(
            "Punt {} uit het besluit van UWV zou op {} hersteld zijn; die dag is voorbij en een datum van herstel is \
             niet bekend. Vul die datum in, of kies een nieuwe dag.",
            index + 1,
            short_date(planned)
        );
        let at = Observation::at(format!("/traject/loonsanctie/tekortkomingen/{index}/gepland"), detail);
        at.with("gepland", planned)
    });
    let report = missed_report(context, sanctie);
    request.into_iter().chain(report).chain(repairs).collect()
}

/// The report on the repair was planned for a day that has passed, and none is known; an eindrapportage is that report.
fn missed_report(context: &Context<'_>, sanctie: &Loonsanctie) -> Option<Observation> {
    let trajectory = &context.dossier.trajectory;
    let planned = sanctie.gemiste_eindrapportage?;
    let earlier = trajectory.eerdere_documenten.iter();
    let earlier = earlier.filter(|document| document.soort == EerderSoort::Eindrapportage);
    let own = trajectory.eind.as_ref().and_then(|eind| eind.document.datum);
    let mut made = earlier.map(|document| document.datum).chain(own);
    let since = sanctie.besluitdatum..=context.dossier.date;
    if context.dossier.soort == Soort::Eindrapportage || made.any(|day| since.contains(&day)) {
        return None;
    }
    let detail = format!(
        "De eindrapportage na het herstel was gepland op {}; die dag is voorbij en een eindrapportage is niet bekend. \
         Kies bij ‘geplandeEindrapportage’ een nieuwe dag, of maak het verslag.",
        short_date(planned)
    );
    Some(Observation::at("/traject/loonsanctie/geplandeEindrapportage", detail).with("gepland", planned))
}

/// UWV looks whether every point is repaired on the day of the request; where it found so, it was.
fn asked_too_early(sanctie: &Loonsanctie, bekorting: Bekorting) -> Option<Observation> {
    let asked = bekorting.verzoek;
    let repaired = sanctie.hersteld_op().filter(|repaired| *repaired > asked && sanctie.bekort_op().is_none())?;
    let detail = format!(
        "Het bekortingsverzoek is van {}, maar het laatste punt uit het besluit van UWV is pas op {} hersteld. UWV \
         wijst een verzoek af zolang niet elk punt is hersteld. Controleer de datums, of doe het verzoek opnieuw.",
        short_date(asked),
        short_date(repaired)
    );
    let at = Observation::at("/traject/loonsanctie/bekorting/verzoek", detail);
    Some(at.with("verzoek", asked).with("hersteldOp", repaired))
}

/// T41: a point was repaired before UWV blamed it, so that one of the two days is wrong or UWV did not see the repair.
pub fn repaired_before_blame(context: &Context<'_>) -> Option<Observation> {
    let sanctie = context.dossier.loonsanctie()?;
    let decided = sanctie.besluitdatum;
    let points = sanctie.tekortkomingen.iter().enumerate();
    let early: Vec<(usize, NaiveDate)> = points
        .filter_map(|(index, punt)| Some((index, punt.datum?)))
        .filter(|(_, repaired)| *repaired < decided)
        .collect();
    let numbers: Vec<String> = early.iter().map(|(index, _)| (index + 1).to_string()).collect();
    let days: Vec<String> = early.iter().map(|(_, repaired)| short_date(*repaired)).collect();
    let (noun, verb) = if early.len() == 1 { ("Punt", "is") } else { ("De punten", "zijn") };
    let detail = format!(
        "{noun} {} uit het besluit van UWV van {} {verb} volgens de opgave vóór dat besluit hersteld: op {}. \
         Controleer de datums, of leg vast waarom UWV dat herstel niet meewoog.",
        enumeration(&numbers),
        short_date(decided),
        enumeration(&days)
    );
    let places = early.iter().map(|(index, _)| format!("/traject/loonsanctie/tekortkomingen/{index}/datum"));
    (!early.is_empty()).then(|| Observation::at_all(places, detail).with("besluitdatum", decided))
}

/// T28: every point is repaired, and the request, made or planned, leaves weeks of wage behind. A reason explains it,
/// but not a request that comes too late to shorten anything.
pub fn request_came_late(context: &Context<'_>) -> Option<Observation> {
    let sanctie = context.dossier.loonsanctie().filter(|sanctie| sanctie.verlengt())?;
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
