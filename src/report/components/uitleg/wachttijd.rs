//! The wachttijd as it is told: how long it is, and which days do not count in it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier::{self, Dossier};
use crate::dutch::{count, date_range, long_date};
use crate::trajectory::{Pauze, Soort, Trajectory};

/// What the page knows of the wachttijd.
#[derive(Debug, Serialize)]
pub struct Wachttijd {
    laatste_dag: String,
    /// How long it is by a letter of UWV, where that is not 104 weeks.
    andere_duur: Option<String>,
    /// Whether UWV can only have made it so short for a vervroegde IVA.
    verkort: bool,
    /// Whether employer and employee asked for it to be longer.
    samen_verlengd: bool,
    /// Whether one of them can still ask UWV for an earlier end of that (Wet WIA art. 24 lid 2 and 3).
    eerder_te_eindigen: bool,
    /// Whether its last day has passed.
    voorbij: bool,
    /// Whether an earlier document told what the wachttijd is.
    eerder_verteld: bool,
    /// The sickness week that the day of the document was in.
    week: String,
    /// Days of recovery or leave do not count in it; which days, and why.
    onderbroken: bool,
    onderbreking: Option<String>,
}

impl Wachttijd {
    pub fn of(dossier: &Dossier) -> Self {
        let trajectory = &dossier.trajectory;
        let verzuim = &trajectory.verzuim;
        Self {
            laatste_dag: long_date(verzuim.laatste_dag()),
            andere_duur: other_length(trajectory),
            verkort: verzuim.is_verkort(),
            samen_verlengd: verzuim.verlengd().is_some(),
            eerder_te_eindigen: verzuim.eerder_te_eindigen(dossier.date),
            voorbij: verzuim.laatste_dag() < dossier.date,
            eerder_verteld: dossier.soort == Soort::Voortgangsrapportage,
            week: dossier::week(trajectory, dossier.date),
            onderbroken: !verzuim.wachttijd.pauzes().is_empty(),
            onderbreking: interruptions(trajectory, dossier.date),
        }
    }
}

/// How long the wachttijd is where it is not 104 weeks: `130 weken`, `104 weken en 3 dagen`.
pub fn other_length(trajectory: &Trajectory) -> Option<String> {
    let days = usize::try_from(trajectory.verzuim.andere_duur()?).ok()?;
    let weeks = count(days / 7, "week", "weken");
    Some(if days % 7 == 0 { weeks } else { format!("{weeks} en {}", count(days % 7, "dag", "dagen")) })
}

/// The periods that do not count in the sickness weeks: `17 juni tot en met 3 juli 2024 (17 dagen)`, or `de tijd sinds
/// 17 juni 2024`.
pub fn pauses_told(trajectory: &Trajectory, date: NaiveDate) -> Vec<String> {
    let told = |pauze: &Pauze| {
        if pauze.is_open(date) {
            return format!("de tijd sinds {}", long_date(pauze.period.first()));
        }
        format!("{} ({})", days_of(pauze), length_of(pauze))
    };
    trajectory.verzuim.wachttijd.tellende_pauzes().iter().map(told).collect()
}

fn days_of(pauze: &Pauze) -> String {
    date_range(pauze.period.first(), pauze.period.last())
}

fn length_of(pauze: &Pauze) -> String {
    count(usize::try_from(pauze.period.days()).unwrap_or_default(), "dag", "dagen")
}

/// Which days do not count and why, in sentences to the employee, who may read why. On their last day they still run;
/// how long a recovery lasts nobody knows before. After the 104 weeks all days count. During leave a benefit comes in
/// the place of the wage (BW 7:629 lid 4).
fn interruptions(trajectory: &Trajectory, date: NaiveDate) -> Option<String> {
    let wachttijd = &trajectory.verzuim.wachttijd;
    let uncounted = wachttijd.tellende_pauzes().len();
    let told = |(index, pauze): (usize, &Pauze)| {
        let counts = index >= uncounted;
        if pauze.is_open(date) {
            let first = long_date(pauze.period.first());
            let follows = if counts { AFTERWARDS } else { " De dagen van herstel tellen niet mee." };
            return format!("Sinds {first} bent u hersteld gemeld.{follows}");
        }
        let runs = pauze.period.last() >= date;
        let why = match (pauze.wazo, runs) {
            (true, true) => "hebt u zwangerschaps- en bevallingsverlof",
            (true, false) => "had u zwangerschaps- en bevallingsverlof",
            (false, _) => "was u hersteld gemeld",
        };
        let one_day = pauze.period.days() == 1;
        let follows = match (counts, one_day) {
            (true, _) => AFTERWARDS.to_owned(),
            (false, true) => " Die dag telt niet mee.".to_owned(),
            (false, false) => format!(" Die {} tellen niet mee.", length_of(pauze)),
        };
        let wage = match (pauze.wazo, runs) {
            (false, _) => "",
            (true, true) => " U krijgt in die tijd een uitkering in plaats van loon.",
            (true, false) => " U kreeg in die tijd een uitkering in plaats van loon.",
        };
        let when = if one_day { "Op" } else { "Van" };
        format!("{when} {} {why}.{follows}{wage}", days_of(pauze))
    };
    let sentences = wachttijd.pauzes().iter().enumerate().map(told);
    let sentences: Vec<String> = sentences.chain(moved_by(trajectory, date)).collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// By how much the days that do not count move the last day; not while a recovery runs, nor where UWV set that day.
fn moved_by(trajectory: &Trajectory, date: NaiveDate) -> Option<String> {
    let verzuim = &trajectory.verzuim;
    let pauses = verzuim.wachttijd.tellende_pauzes();
    let open = pauses.iter().any(|pauze| pauze.is_open(date));
    let days: i64 = pauses.iter().map(|pauze| pauze.period.days()).sum();
    let days = usize::try_from(days).ok().filter(|days| *days > 0 && !open && verzuim.andere_duur().is_none())?;
    Some(format!("Daardoor ligt de laatste dag {} later.", count(days, "dag", "dagen")))
}

/// What is said of such days after the 104 weeks.
const AFTERWARDS: &str = " Die tijd ligt na de 104 weken: de ziekteweken lopen gewoon door.";
