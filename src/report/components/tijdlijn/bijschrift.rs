//! What is said below the bar: which days do not count, what UWV decided, what ends first, and what came too late.

use chrono::NaiveDate;

use crate::dossier::{
    Dossier, Grens, Ontkenning, gedaan_op, gepland_op, geval_voorbij_sinds, hersteld_sinds, laatste_zinvolle_dag,
    langer_loon, reden_ontkend, stand_in,
};
use crate::dutch::{count, counted, date_range, enumeration, long_date, weekday};
use crate::report::components::herstel::why_it_stops;
use crate::report::components::kalender::days_late;
use crate::trajectory::{Kalender, Mijlpaal, MijlpaalSoort, Pauze, RedenEinde, Soort, Stand, Verzuim, later};

fn extended_together(verzuim: &Verzuim) -> String {
    let usual = long_date(verzuim.zonder_verlenging());
    let shorter = verzuim.verlengd().and_then(|extension| extension.verkort());
    let then = shorter.map(|shorter| format!(" en op verzoek van {} verkort", long_date(shorter.verzoek)));
    let then = then.unwrap_or_default();
    format!(", door UWV verlengd op verzoek van werkgever en werknemer{then} (zonder verlenging {usual})")
}

/// The whole caption: the days of the wachttijd, and behind them what moves or ends it.
pub fn caption(dossier: &Dossier, kalender: &Kalender) -> String {
    let trajectory = &dossier.trajectory;
    let verzuim = &trajectory.verzuim;
    let opgave = verzuim.anders_berekend();
    let opgave = opgave.map(|computed| format!(", volgens opgave van UWV (berekend is {})", long_date(computed)));
    let opgave = opgave.or_else(|| verzuim.verlengd().map(|_| extended_together(verzuim)));
    let first = long_date(verzuim.wachttijd.eerste_ziektedag());
    let last = long_date(verzuim.laatste_dag());
    let mut caption = if let Some((since, over)) = ended_by_recovery(dossier) {
        format!(
            "Eerste ziektedag {first}. Het eigen werk is sinds {} volledig hervat; na vier weken, op {}, was de \
             wachttijd voorbij, die anders liep tot en met {last}.",
            long_date(since),
            long_date(over)
        )
    } else if ended_by_iva(dossier) && verzuim.is_verkort() {
        // The day is the one that UWV wrote for it.
        let usual = long_date(verzuim.wachttijd.laatste_dag());
        format!(
            "Eerste ziektedag {first}. UWV verkortte de wachttijd voor een vervroegde IVA: zij loopt tot en met {last}, \
             en liep zonder verkorting tot en met {usual}."
        )
    } else if ended_by_iva(dossier) {
        format!("Eerste ziektedag {first}. De vervroegde IVA verkort de wachttijd, die anders liep tot en met {last}.")
    } else {
        format!(
            "Eerste ziektedag {first}. Laatste dag van de wachttijd {last}{}; eerste dag erna {}.",
            opgave.unwrap_or_default(),
            long_date(verzuim.eerste_dag_erna()),
        )
    };
    caption.push_str(&about_pauses(dossier));
    caption.push_str(&about_weeks(dossier));
    caption.push_str(&about_sanction(dossier));
    caption.push_str(&about_first_track(dossier));
    caption.push_str(&about_end(dossier));
    caption.push_str(&about_lateness(dossier, kalender));
    caption
}

/// Which days do not count, and those after the 104 weeks that do.
fn about_pauses(dossier: &Dossier) -> String {
    let wachttijd = &dossier.trajectory.verzuim.wachttijd;
    // Leave is nobody's business but that it does not count; beside a recovery that is named, it would be told by that.
    let leave = wachttijd.pauzes().iter().any(|pauze| pauze.wazo);
    let told = |pauze: &Pauze| {
        let days = usize::try_from(pauze.period.days()).unwrap_or_default();
        let span = date_range(pauze.period.first(), pauze.period.last());
        if pauze.is_open(dossier.date) {
            let named = if leave { "de tijd" } else { "hersteld gemeld" };
            return format!("{named} sinds {}", long_date(pauze.period.first()));
        }
        let recovered = match days {
            _ if leave => "",
            1 => "hersteld gemeld op ",
            _ => "hersteld gemeld van ",
        };
        format!("{recovered}{span} ({})", count(days, "dag", "dagen"))
    };
    let uncounted = wachttijd.tellende_pauzes();
    let afterwards = wachttijd.pauzes().get(uncounted.len()..).unwrap_or_default();
    let mut caption = String::new();
    if !uncounted.is_empty() {
        // Who hears this hears it here alone.
        let one_day = uncounted.iter().map(|pauze| pauze.period.days()).sum::<i64>() == 1;
        let these = if one_day { "Deze dag telt niet mee" } else { "Deze dagen tellen niet mee" };
        let noun = if uncounted.len() == 1 { "wit vak" } else { "witte vakken" };
        let spans: Vec<String> = uncounted.iter().map(told).collect();
        caption.push_str(&format!(" {these} ({noun}): {}; latere datums schuiven op.", enumeration(&spans)));
    }
    if !afterwards.is_empty() {
        let spans: Vec<String> = afterwards.iter().map(told).collect();
        caption.push_str(&format!(
            " Na de 104 weken tellen alle dagen mee, ook deze: {}; daardoor schuift geen ziekteweek op.",
            enumeration(&spans)
        ));
    }
    caption
}

/// On which day a sickness week begins, so that a date can be counted by hand; nothing while days do not count.
fn about_weeks(dossier: &Dossier) -> String {
    let wachttijd = &dossier.trajectory.verzuim.wachttijd;
    let moved = wachttijd.tellende_pauzes().iter().any(|pauze| pauze.period.days() % 7 != 0);
    let (start, since) = match wachttijd.tellende_pauzes().last().filter(|_| moved) {
        None => (wachttijd.eerste_ziektedag(), String::new()),
        Some(pauze) => {
            // The first whole week after the last days that do not count.
            let after = pauze.period.last().succ_opt();
            let whole = after.and_then(|day| wachttijd.day_of(day)).map(|day| wachttijd.date_of((day + 5) / 7 * 7 + 1));
            let Some(start) = whole.filter(|start| *start <= dossier.date) else { return String::new() };
            (start, format!("sinds {} ", long_date(start)))
        }
    };
    let Some(end) = start.pred_opt() else { return String::new() };
    format!(" Een ziekteweek loopt {since}van {} tot en met {}.", weekday(start), weekday(end))
}

/// Since when the own work is done again, and the day on which the case was over by that.
fn ended_by_recovery(dossier: &Dossier) -> Option<(NaiveDate, NaiveDate)> {
    hersteld_sinds(dossier).zip(geval_voorbij_sinds(dossier))
}

/// Whether the report tells of a vervroegde IVA, which the data do not deny.
fn ended_by_iva(dossier: &Dossier) -> bool {
    let ended = dossier.trajectory.eind.as_ref().filter(|_| dossier.soort == Soort::Eindrapportage);
    let iva = ended.is_some_and(|eind| eind.reden_einde == RedenEinde::VervroegdeIva);
    iva && !reden_ontkend(dossier).is_some_and(Ontkenning::is_verzwegen)
}

/// What UWV decided about the payment of wage, as it last stood, and the AOW age that ends it before.
fn about_sanction(dossier: &Dossier) -> String {
    let trajectory = &dossier.trajectory;
    let Some(sanctie) = &trajectory.traject.loonsanctie else { return String::new() };
    let last = |tot: NaiveDate| long_date(tot.pred_opt().unwrap_or(tot));
    if let Some(withdrawn) = sanctie.ingetrokken_op {
        return format!(
            " UWV verlengde de loondoorbetaling tot en met {}; die verlenging is op {} ingetrokken.",
            last(sanctie.tot),
            long_date(withdrawn)
        );
    }
    if dossier.verlengd_tot().is_none() {
        return String::new();
    }
    let shortened = sanctie.bekorting.and_then(|bekorting| bekorting.besluit.zip(bekorting.tot));
    let shortened = shortened
        .map(|(decided, tot)| format!(" en bekortte de verlenging op {} tot en met {}", long_date(decided), last(tot)));
    // What the contract ends is told with the second track.
    let by_contract = |stop: &NaiveDate| trajectory.dienstverband.einddatum == Some(*stop);
    let stop = trajectory.verlenging_stopt().filter(|stop| later(*stop, 1) < sanctie.einde() && !by_contract(stop));
    let stopped = stop.map(|stop| {
        format!(" De loondoorbetaling eindigt eerder: op {} ({}).", long_date(stop), why_it_stops(trajectory, stop))
    });
    format!(
        " UWV heeft de loondoorbetaling verlengd tot en met {}{} (donkere rand).{}",
        last(sanctie.tot),
        shortened.unwrap_or_default(),
        stopped.unwrap_or_default()
    )
}

/// That the first track, which the bar shows as ended, is looked into once more.
fn about_first_track(dossier: &Dossier) -> String {
    if dossier.open_in_eerste_spoor().is_empty() {
        return String::new();
    }
    " Het eerste spoor moet op een punt uit het besluit nog worden onderzocht.".to_owned()
}

/// What ends the second track before the wachttijd ends.
fn about_end(dossier: &Dossier) -> String {
    let (last, grens) = laatste_zinvolle_dag(dossier);
    let over = last < dossier.date;
    match grens {
        Grens::Dienstverband => {
            let ends = if over { "eindigde" } else { "eindigt" };
            format!(" Het dienstverband {ends} eerder: op {}.", long_date(last))
        }
        // Who had that age when the sickness began had no second track.
        Grens::Aow if last < dossier.trajectory.verzuim.wachttijd.eerste_ziektedag() => {
            " De AOW-leeftijd lag vóór de eerste ziektedag.".to_owned()
        }
        Grens::Aow => {
            let runs = if over { "liep" } else { "loopt" };
            let latest = if dossier.trajectory.aow_op().is_some() { "" } else { "uiterlijk " };
            format!(" Het tweede spoor {runs} tot de AOW-leeftijd, {latest}tot en met {}.", long_date(last))
        }
        Grens::Wachttijd | Grens::Loonsanctie => String::new(),
    }
}

/// What was agreed on too late, and what was not made in time.
fn about_lateness(dossier: &Dossier, kalender: &Kalender) -> String {
    let peildatum = dossier.date;
    let is_late = |step: &&Mijlpaal| stand_in(&dossier.trajectory, step, peildatum) == Stand::TeLaat;
    let late = |soort: MijlpaalSoort| kalender.get(soort).filter(is_late);
    let start = late(MijlpaalSoort::StartSpoor2).and_then(|step| Some((gepland_op(step, peildatum)?, step.uiterlijk?)));
    let start = start.map(|(agreed, last)| {
        format!(
            " De start van het tweede spoor is gepland op {}, {} na de uiterste dag ({}).",
            long_date(agreed),
            days_late(last, agreed),
            long_date(last)
        )
    });
    let report =
        late(MijlpaalSoort::Eindrapportage).filter(|step| gedaan_op(&dossier.trajectory, step, peildatum).is_none());
    let report = report.and_then(|step| step.uiterlijk).map(|last| {
        format!(
            " De eindrapportage is nog niet gemaakt, {} na de uiterste dag ({}).",
            days_late(last, peildatum),
            long_date(last)
        )
    });
    [start, report, about_late_request(dossier, kalender)].into_iter().flatten().collect()
}

/// That a WIA request came too late, by which the payment of wage may last longer (BW 7:629 lid 11).
fn about_late_request(dossier: &Dossier, kalender: &Kalender) -> Option<String> {
    let last = kalender.get(MijlpaalSoort::WiaAanvraag)?.uiterlijk?;
    let (late, _) = langer_loon(dossier)?;
    Some(format!(
        " De WIA-aanvraag is {} na de uiterste dag gedaan ({}); de loondoorbetaling kan daardoor langer duren \
         (artikel 7:629 lid 11 Burgerlijk Wetboek).",
        counted(late, "dag", "dagen"),
        long_date(last)
    ))
}
