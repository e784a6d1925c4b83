//! The wachttijd as one bar: what was due, what was done, where we are.

mod alternatief;
mod bijschrift;
mod punt;
mod ruimte;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::kalender::{bekort_op, days_late};
use super::tijdlijn::alternatief::{description, steps_told};
use super::tijdlijn::bijschrift::caption;
use super::tijdlijn::punt::{MIDDEN, Punt, Vak};
use super::tijdlijn::ruimte::{assign_lanes, widest};
use crate::dossier::{self, Dossier, gedaan_op, gepland_op, laatste_zinvolle_dag, stand_in, uiterlijk};
use crate::dutch::short_date;
use crate::trajectory::{Kalender, Mijlpaal, MijlpaalSoort, Plaatsing, Stand, Trajectory};

/// The bar, its marks and what it says in words.
#[derive(Debug, Clone, Serialize)]
pub struct Tijdlijn {
    /// Which time it shows.
    pub titel: &'static str,
    /// Where the wachttijd and its extension end, as a fraction; behind it a late document has its day.
    pub balk_tot: f64,
    /// Start of the second track, as a fraction of the bar.
    pub start_spoor2: f64,
    /// Its end, as a fraction.
    pub eind_spoor2: f64,
    /// The widest part of each track that nothing stands in, for its name.
    pub naam_spoor1: Vak,
    pub naam_spoor2: Vak,
    /// The day of the report, as a fraction; absent after the end of the bar.
    pub vandaag: Option<Punt>,
    /// Days that did not count.
    pub onderbrekingen: Vec<Vak>,
    /// Extension of wage payment behind the 104 weeks.
    pub verlenging: Option<Vak>,
    pub punten: Vec<Punt>,
    pub weken: Vec<Punt>,
    /// The states that the marks have: what has to be explained.
    pub standen: Vec<&'static str>,
    pub bijschrift: String,
    pub alternatief: String,
}

/// Steps that every reader of the bar looks for.
const MARKED: &[(MijlpaalSoort, &str)] = &[
    (MijlpaalSoort::Probleemanalyse, "probleemanalyse"),
    (MijlpaalSoort::PlanVanAanpak, "plan van aanpak"),
    (MijlpaalSoort::Melding42eWeek, "42e-weeksmelding"),
    (MijlpaalSoort::Eerstejaarsevaluatie, "eerstejaarsevaluatie"),
    (MijlpaalSoort::StartSpoor2, "start tweede spoor"),
    (MijlpaalSoort::Eindrapportage, "eindrapportage"),
    (MijlpaalSoort::BesluitLoonsanctie, "besluit loonsanctie"),
    (MijlpaalSoort::StartHersteltraject, "start tweede spoor"),
    (MijlpaalSoort::HerstelTekortkomingen, "herstel volgens werkgever"),
    (MijlpaalSoort::EindrapportageHerstel, "eindrapportage"),
    (MijlpaalSoort::Bekortingsverzoek, "bekortingsverzoek"),
    (MijlpaalSoort::Eindevaluatie, "eindevaluatie"),
    (MijlpaalSoort::EindeDienstverband, "einde dienstverband"),
    (MijlpaalSoort::AowLeeftijd, "AOW-leeftijd"),
    (MijlpaalSoort::WiaAanvraag, "WIA-aanvraag"),
];

/// How long after the bar a document still has its place behind it, in days.
const BEHIND_DAYS: u64 = 182;

/// The bar on a day. `einde` is the last day of the second track, where it ended before the bar does.
pub fn tijdlijn(dossier: &Dossier, kalender: &Kalender, einde: Option<NaiveDate>) -> Tijdlijn {
    let (trajectory, peildatum) = (&dossier.trajectory, dossier.date);
    let wachttijd = &trajectory.verzuim.wachttijd;
    let first = wachttijd.eerste_ziektedag();
    let last = trajectory.verzuim.laatste_dag();
    let extended = dossier.verlengd_tot();
    let bar_end = extended.unwrap_or_else(|| trajectory.verzuim.eerste_dag_erna());
    let furthest = bar_end.checked_add_days(Days::new(BEHIND_DAYS)).unwrap_or(bar_end);
    let end =
        if (bar_end..=furthest).contains(&peildatum) { peildatum.succ_opt().unwrap_or(peildatum) } else { bar_end };
    let place = |date: NaiveDate| {
        let total = (end - first).num_days().max(1);
        ((date - first).num_days() as f64 / total as f64).clamp(0.0, 1.0)
    };

    // What was repaired goes before what led to the decision: the bar has no room for both.
    let history = |soort: MijlpaalSoort| {
        trajectory.begon_als_herstel().is_some()
            && matches!(soort, MijlpaalSoort::Eindevaluatie | MijlpaalSoort::WiaAanvraag)
    };
    let marked = MARKED.iter().filter(|(soort, _)| !history(*soort));
    // By shortening the extension UWV found the repair sufficient.
    let repaired = bekort_op(trajectory).map(|_| "herstel volgens UWV");
    let name = |soort: MijlpaalSoort, label: &'static str| {
        repaired.filter(|_| soort == MijlpaalSoort::HerstelTekortkomingen).unwrap_or(label)
    };
    let mut punten: Vec<Punt> =
        marked.filter_map(|&(soort, label)| mark(dossier, kalender.get(soort)?, name(soort, label), &place)).collect();
    punten.extend(new_work(trajectory, peildatum, &place));
    punten.sort_by(|left, right| left.plaats.total_cmp(&right.plaats));
    assign_lanes(&mut punten);

    let onderbrekingen: Vec<Vak> = wachttijd
        .tellende_pauzes()
        .iter()
        .filter(|pauze| pauze.period.first() <= last)
        .map(|pauze| Vak {
            van: place(pauze.period.first()),
            tot: place(pauze.period.last().succ_opt().unwrap_or(last)),
        })
        .collect();
    let of_wachttijd = trajectory.verzuim.laatste_week();
    let last_week = extended.and_then(|tot| wachttijd.week_of(tot.pred_opt()?)).or(Some(of_wachttijd));
    let weken = [1, 26, 52, 78, 104]
        .into_iter()
        .filter(|week| *week <= of_wachttijd)
        .chain(last_week.filter(|week| *week > 108))
        .map(|week: i64| {
            let date = if week == 1 { first } else { wachttijd.last_of_week(week) };
            Punt {
                plaats: place(date),
                label: format!("week {week}"),
                datum: String::new(),
                stand: "",
                baan: 0,
                kant: MIDDEN,
            }
        })
        .collect();
    let bijschrift = caption(dossier, kalender);
    let vandaag = (peildatum <= end).then(|| Punt {
        plaats: place(peildatum),
        label: wachttijd.week_of(peildatum).map_or(String::new(), |week| format!("dit document, week {week}")),
        datum: short_date(peildatum),
        stand: "",
        baan: 0,
        kant: MIDDEN,
    });
    let start_spoor2 = place(trajectory.traject.startdatum);
    let furthest_day = laatste_zinvolle_dag(dossier).0;
    let last_of_track = einde.unwrap_or(furthest_day).min(furthest_day);
    let eind_spoor2 = place(last_of_track.succ_opt().unwrap_or(last_of_track));
    let marks: Vec<f64> = punten.iter().chain(&vandaag).map(|punt| punt.plaats).collect();
    let told = steps_told(dossier, kalender, &punten);
    Tijdlijn {
        titel: match extended {
            Some(_) => "Tijdlijn van wachttijd en loonsanctie",
            None => "Tijdlijn van de wachttijd",
        },
        balk_tot: place(bar_end),
        start_spoor2,
        eind_spoor2,
        naam_spoor1: widest(0.0, start_spoor2, &marks, &onderbrekingen),
        naam_spoor2: widest(start_spoor2, eind_spoor2.max(start_spoor2), &marks, &onderbrekingen),
        vandaag,
        standen: Stand::ALL
            .iter()
            .map(|stand| stand.as_str())
            .filter(|stand| punten.iter().any(|punt| punt.stand == *stand))
            .collect(),
        onderbrekingen,
        verlenging: extended.map(|_| Vak { van: place(trajectory.verzuim.eerste_dag_erna()), tot: place(bar_end) }),
        alternatief: description(dossier, &told, extended, last_of_track),
        punten,
        weken,
        bijschrift,
    }
}

fn mark(dossier: &Dossier, step: &Mijlpaal, label: &str, place: &impl Fn(NaiveDate) -> f64) -> Option<Punt> {
    let peildatum = dossier.date;
    // A step whose day has passed and of which nothing is known is neither done nor still to come.
    let stand = stand_in(&dossier.trajectory, step, peildatum);
    if stand == Stand::Onbekend {
        return None;
    }
    let done = gedaan_op(&dossier.trajectory, step, peildatum);
    let agreed = gepland_op(step, peildatum);
    let date = done.or(agreed).or(uiterlijk(step))?;
    Some(Punt {
        plaats: place(date),
        label: label.to_owned(),
        datum: match (done, agreed, stand) {
            (None, Some(agreed), _) => format!("gepland {}", short_date(agreed)),
            (None, None, Stand::TeLaat) => format!("{} te laat", days_late(date, peildatum)),
            _ => short_date(date),
        },
        stand: stand.as_str(),
        baan: 0,
        kant: MIDDEN,
    })
}

/// Paid work elsewhere that had begun by then, which is what the second track was for, and its end.
fn new_work<'a>(
    trajectory: &'a Trajectory,
    peildatum: NaiveDate,
    place: &'a impl Fn(NaiveDate) -> f64,
) -> impl Iterator<Item = Punt> + 'a {
    let mark = |date: NaiveDate, label: &str| Punt {
        plaats: place(date),
        label: label.to_owned(),
        datum: short_date(date),
        stand: Stand::Gehaald.as_str(),
        baan: 0,
        kant: MIDDEN,
    };
    let begun = || dossier::paid_work(trajectory).filter(move |plaatsing| plaatsing.van <= peildatum);
    // The work that goes on is the result; work that is over shows where nothing does.
    let goes_on = |plaatsing: &&Plaatsing| plaatsing.tot.is_none_or(|last| last >= peildatum);
    let start = begun().find(goes_on).or_else(|| begun().next()).map(|job| dossier::begun_there(trajectory, job));
    // While some of it goes on there is no end.
    let over = begun().map(|plaatsing| plaatsing.tot.filter(|last| *last < peildatum)).collect::<Option<Vec<_>>>();
    let end = over.and_then(|ends| ends.into_iter().max());
    let start = start.map(|date| mark(date, "start nieuw werk"));
    start.into_iter().chain(end.map(|date| mark(date, "einde nieuw werk")))
}
