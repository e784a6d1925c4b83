//! The wachttijd as one bar: what was due, what was done, where we are.

use chrono::NaiveDate;
use serde::Serialize;

use super::dutch::{date_range, enumeration, long_date, short_date};
use crate::trajectory::{Kalender, Mijlpaal, MijlpaalSoort, Stand, Trajectory};

/// The bar, its marks and what it says in words.
#[derive(Debug, Clone, Serialize)]
pub struct Tijdlijn {
    /// Start of the second track, as a fraction of the bar.
    pub start_spoor2: f64,
    /// The day of the report, as a fraction; absent after the end of the bar.
    pub vandaag: Option<Punt>,
    /// Days that did not count.
    pub onderbrekingen: Vec<Vak>,
    /// Extension of wage payment behind the 104 weeks.
    pub verlenging: Option<Vak>,
    pub punten: Vec<Punt>,
    pub weken: Vec<Punt>,
    pub bijschrift: String,
    pub alternatief: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Vak {
    pub van: f64,
    pub tot: f64,
}

/// A mark on the bar. Lanes count from the bar outwards: positive above, negative below, so that labels stay apart.
#[derive(Debug, Clone, Serialize)]
pub struct Punt {
    pub plaats: f64,
    pub label: String,
    pub datum: String,
    pub stand: &'static str,
    pub baan: i32,
}

/// One step of the law in a table.
#[derive(Debug, Clone, Serialize)]
pub struct KalenderRij {
    pub stap: String,
    pub uiterlijk: String,
    pub gerealiseerd: String,
    pub week: String,
    pub stand: &'static str,
    pub stand_tekst: String,
}

/// Width of the bar in millimetres and of a letter in a label; enough to keep labels apart.
const BAR_MM: f64 = 166.0;
const LETTER_MM: f64 = 1.3;

/// Steps that every reader of the bar looks for.
const MARKED: &[(MijlpaalSoort, &str)] = &[
    (MijlpaalSoort::Probleemanalyse, "probleemanalyse"),
    (MijlpaalSoort::PlanVanAanpak, "plan van aanpak"),
    (MijlpaalSoort::Melding42eWeek, "42e-weeksmelding"),
    (MijlpaalSoort::Eerstejaarsevaluatie, "eerstejaarsevaluatie"),
    (MijlpaalSoort::StartSpoor2, "start tweede spoor"),
    (MijlpaalSoort::Eindevaluatie, "eindevaluatie"),
    (MijlpaalSoort::WiaAanvraag, "WIA-aanvraag"),
];

pub fn tijdlijn(trajectory: &Trajectory, kalender: &Kalender, peildatum: NaiveDate) -> Tijdlijn {
    let wachttijd = &trajectory.verzuim.wachttijd;
    let first = wachttijd.eerste_ziektedag();
    let last = trajectory.verzuim.laatste_dag();
    let known = trajectory.traject.loonsanctie.as_ref().filter(|sanctie| sanctie.besluitdatum <= peildatum);
    let extended = known.map(|sanctie| sanctie.tot).filter(|tot| *tot > last);
    let end = extended.unwrap_or_else(|| trajectory.verzuim.eerste_dag_erna());
    let place = |date: NaiveDate| {
        let total = (end - first).num_days().max(1);
        ((date - first).num_days() as f64 / total as f64).clamp(0.0, 1.0)
    };

    let mut punten: Vec<Punt> =
        MARKED.iter().filter_map(|(soort, label)| mark(kalender.get(*soort)?, label, peildatum, &place)).collect();
    punten.sort_by(|left, right| left.plaats.total_cmp(&right.plaats));
    assign_lanes(&mut punten);

    let onderbrekingen: Vec<Vak> = wachttijd
        .pauzes()
        .iter()
        .filter(|pauze| pauze.period.first() <= last)
        .map(|pauze| Vak {
            van: place(pauze.period.first()),
            tot: place(pauze.period.last().succ_opt().unwrap_or(last)),
        })
        .collect();
    let weken = [1, 26, 52, 78, 104]
        .into_iter()
        .map(|week: i64| {
            let date = if week == 1 { first } else { wachttijd.last_of_week(week) };
            Punt { plaats: place(date), label: format!("week {week}"), datum: String::new(), stand: "", baan: 0 }
        })
        .collect();
    let bijschrift = caption(trajectory, extended);
    Tijdlijn {
        start_spoor2: place(trajectory.traject.startdatum),
        vandaag: (peildatum <= end).then(|| Punt {
            plaats: place(peildatum),
            label: wachttijd.week_of(peildatum).map_or(String::new(), |week| format!("week {week}")),
            datum: short_date(peildatum),
            stand: "",
            baan: 0,
        }),
        onderbrekingen,
        verlenging: extended.map(|_| Vak { van: place(trajectory.verzuim.eerste_dag_erna()), tot: 1.0 }),
        alternatief: description(trajectory, &punten, peildatum),
        punten,
        weken,
        bijschrift,
    }
}

fn mark(step: &Mijlpaal, label: &str, peildatum: NaiveDate, place: &impl Fn(NaiveDate) -> f64) -> Option<Punt> {
    // A step whose day has passed and of which nothing is known is neither done nor still to come.
    if step.stand(peildatum) == Stand::Onbekend {
        return None;
    }
    let done = step.gerealiseerd.filter(|date| *date <= peildatum);
    let date = done.or(step.uiterlijk)?;
    Some(Punt {
        plaats: place(date),
        label: label.to_owned(),
        datum: short_date(date),
        stand: step.stand(peildatum).as_str(),
        baan: 0,
    })
}

/// Gives each mark the nearest lane in which its label touches no other.
fn assign_lanes(punten: &mut [Punt]) {
    const LANES: [i32; 6] = [1, -1, 2, -2, 3, -3];
    let mut taken: Vec<(i32, f64)> = Vec::new();
    for punt in punten {
        let width = (punt.label.chars().count().max(10) as f64) * LETTER_MM;
        let left = (punt.plaats * BAR_MM - width / 2.0).clamp(0.0, (BAR_MM - width).max(0.0));
        let free = |lane: &i32| taken.iter().all(|(other, right)| other != lane || *right + 2.0 <= left);
        punt.baan = LANES.into_iter().find(free).unwrap_or(3);
        taken.push((punt.baan, left + width));
    }
}

fn caption(trajectory: &Trajectory, extended: Option<NaiveDate>) -> String {
    let verzuim = &trajectory.verzuim;
    let mut caption = format!(
        "Eerste ziektedag {}. Laatste dag van de wachttijd {}; eerste dag erna {}.",
        long_date(verzuim.wachttijd.eerste_ziektedag()),
        long_date(verzuim.laatste_dag()),
        long_date(verzuim.eerste_dag_erna()),
    );
    let pauses: Vec<String> = verzuim
        .wachttijd
        .pauzes()
        .iter()
        .map(|pauze| {
            format!("{} ({} dagen)", date_range(pauze.period.first(), pauze.period.last()), pauze.period.days())
        })
        .collect();
    if !pauses.is_empty() {
        caption.push_str(&format!(" Niet meegeteld: {}; data daarna schuiven op.", enumeration(&pauses)));
    }
    if let Some(tot) = extended {
        caption.push_str(&format!(" UWV heeft de loondoorbetaling verlengd tot {}.", long_date(tot)));
    }
    caption
}

fn description(trajectory: &Trajectory, punten: &[Punt], peildatum: NaiveDate) -> String {
    let week = trajectory.verzuim.wachttijd.week_of(peildatum);
    let steps: Vec<String> = punten
        .iter()
        .map(|punt| {
            let stand = Stand::ALL.iter().find(|stand| stand.as_str() == punt.stand).map_or("", |stand| stand.label());
            format!("{} {} ({stand})", punt.label, punt.datum)
        })
        .collect();
    format!(
        "Balk van de wachttijd van 104 weken, van {} tot en met {}. De rapportdatum {} valt in week {}. Stappen: {}.",
        long_date(trajectory.verzuim.wachttijd.eerste_ziektedag()),
        long_date(trajectory.verzuim.laatste_dag()),
        long_date(peildatum),
        week.map_or("onbekend".to_owned(), |week| week.to_string()),
        steps.join("; "),
    )
}

/// The steps of the law as rows: those that were taken, and those that are still to come.
pub fn kalender_rijen(trajectory: &Trajectory, kalender: &Kalender, peildatum: NaiveDate) -> Vec<KalenderRij> {
    kalender
        .mijlpalen
        .iter()
        .filter_map(|step| {
            let stand = step.stand(peildatum);
            let done = step.gerealiseerd.filter(|date| *date <= peildatum);
            let shown = match stand {
                Stand::Gehaald | Stand::TeLaat => true,
                Stand::Komt => {
                    step.verplicht || step.soort == MijlpaalSoort::Eindrapportage || step.gerealiseerd.is_some()
                }
                Stand::Onbekend => false,
            };
            let day = done.or(step.uiterlijk).or(step.vanaf)?;
            shown.then(|| KalenderRij {
                stap: step.soort.label().to_owned(),
                uiterlijk: step.uiterlijk.map(short_date).unwrap_or_default(),
                gerealiseerd: done.map(short_date).unwrap_or_default(),
                week: trajectory.verzuim.wachttijd.week_of(day).map(|week| week.to_string()).unwrap_or_default(),
                stand: stand.as_str(),
                stand_tekst: match (stand, step.verplicht) {
                    (Stand::Gehaald, false) => "gedaan".to_owned(),
                    (Stand::Komt, _) => {
                        step.uiterlijk.map_or_else(|| stand.label().to_owned(), |last| countdown(peildatum, last))
                    }
                    _ => stand.label().to_owned(),
                },
            })
        })
        .collect()
}

/// `nog 19 weken`, or days when it is near.
pub fn countdown(from: NaiveDate, until: NaiveDate) -> String {
    match (until - from).num_days() {
        days if days <= 0 => "vandaag".to_owned(),
        1 => "nog 1 dag".to_owned(),
        days if days < 21 => format!("nog {days} dagen"),
        days => format!("nog {} weken", days / 7),
    }
}
