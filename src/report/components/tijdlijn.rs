//! The wachttijd as one bar: what was due, what was done, where we are.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::herstel::why_it_stops;
use super::kalender::{bekort_op, days_late, kalender_rijen};
use super::uitleg::other_length;
use crate::dossier::{
    self, Dossier, Grens, Ontkenning, gedaan_op, gepland_op, laatste_zinvolle_dag, reden_ontkend, stand_in, uiterlijk,
};
use crate::dutch::{count, date_range, enumeration, long_date, short_date, weekday};
use crate::trajectory::{
    Kalender, Mijlpaal, MijlpaalSoort, Plaatsing, RedenEinde, Soort, Stand, Trajectory, Verzuim, later,
};

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
    /// Where the label stands, to make way for the lines of other marks: `midden`, or `links` or `rechts` of its line.
    pub kant: &'static str,
}

/// Width of the bar in millimetres and of a letter in a label; enough to keep labels apart.
const BAR_MM: f64 = 166.0;
const LETTER_MM: f64 = 1.3;
const MIDDEN: &str = "midden";
const LINKS: &str = "links";
const RECHTS: &str = "rechts";
/// How far a label that makes way reaches past its line.
const ASIDE_MM: f64 = 1.0;

/// Names of two tracks stand in the bar, away from the marks.
const MARK_MM: f64 = 4.0;

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
        .pauzes()
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

/// The widest part between two places in which no mark and no pause stands; empty when there is none.
fn widest(from: f64, until: f64, marks: &[f64], pauses: &[Vak]) -> Vak {
    let half = MARK_MM / 2.0 / BAR_MM;
    let marked = marks.iter().map(|place| (place - half, place + half));
    let paused = pauses.iter().map(|vak| (vak.van, vak.tot));
    let mut taken: Vec<(f64, f64)> = marked.chain(paused).chain([(until, until)]).collect();
    taken.sort_by(|left, right| left.0.total_cmp(&right.0));
    let mut best = Vak { van: from, tot: from };
    let mut reached = from;
    for (start, end) in taken {
        let start = start.min(until);
        if start - reached > best.tot - best.van {
            best = Vak { van: reached, tot: start };
        }
        reached = reached.max(end);
    }
    best
}

/// A label that has its place, in millimetres, and the line from it to the bar.
struct Label {
    lane: i32,
    side: &'static str,
    left: f64,
    right: f64,
    line: f64,
}

impl Label {
    fn new(punt: &Punt, lane: i32, side: &'static str) -> Self {
        let letters = punt.label.chars().count().max(punt.datum.chars().count());
        let width = (letters.max(10) as f64) * LETTER_MM;
        let line = punt.plaats * BAR_MM;
        let left = match side {
            LINKS => line + ASIDE_MM - width,
            RECHTS => line - ASIDE_MM,
            _ => line - width / 2.0,
        };
        let left = left.clamp(0.0, (BAR_MM - width).max(0.0));
        Self { lane, side, left, right: left + width, line }
    }

    /// Whether the label stands where its side says, and not at an end of the bar.
    fn is_free(&self) -> bool {
        let width = self.right - self.left;
        self.side == MIDDEN || (self.left > 0.0 && self.left < BAR_MM - width)
    }

    fn touches(&self, other: &Self) -> bool {
        self.lane == other.lane && self.left < other.right + 2.0 && other.left < self.right + 2.0
    }

    /// Whether the line of the one that is further from the bar runs through the words of the other.
    fn crosses(&self, other: &Self) -> bool {
        let (near, far) = if self.lane.abs() < other.lane.abs() { (self, other) } else { (other, self) };
        let same_side = near.lane.signum() == far.lane.signum() && near.lane != far.lane;
        same_side && near.left - 1.0 < far.line && far.line < near.right + 1.0
    }
}

/// Gives each mark the nearest lane and the side on which its label touches no other and no line runs through words.
fn assign_lanes(punten: &mut [Punt]) {
    const LANES: [i32; 6] = [1, -1, 2, -2, 3, -3];
    const SIDES: [&str; 3] = [MIDDEN, LINKS, RECHTS];
    let lines: Vec<f64> = punten.iter().map(|punt| punt.plaats * BAR_MM).collect();
    let mut placed: Vec<Label> = Vec::new();
    for (index, punt) in punten.iter_mut().enumerate() {
        let labels = || {
            LANES
                .into_iter()
                .flat_map(|lane| SIDES.into_iter().map(move |side| (lane, side)))
                .map(|(lane, side)| Label::new(punt, lane, side))
                .filter(Label::is_free)
        };
        let apart = |label: &Label| !placed.iter().any(|other| label.touches(other));
        let clear = |label: &Label| !placed.iter().any(|other| label.crosses(other));
        // The marks that follow need a way to the bar too.
        let leaves_room = |label: &Label| {
            let next = lines[index + 1..].iter().filter(|line| **line > label.line + ASIDE_MM + 1.0);
            !next.clone().any(|line| *line < label.right + 1.0)
        };
        let label = labels()
            .find(|label| apart(label) && clear(label) && leaves_room(label))
            .or_else(|| labels().find(|label| apart(label) && clear(label)))
            .or_else(|| labels().find(apart))
            .unwrap_or_else(|| Label::new(punt, 3, MIDDEN));
        punt.baan = label.lane;
        punt.kant = label.side;
        placed.push(label);
    }
}

fn extended_together(verzuim: &Verzuim) -> String {
    let usual = long_date(verzuim.zonder_verlenging());
    format!(", door UWV verlengd op verzoek van werkgever en werknemer (zonder verlenging {usual})")
}

fn caption(dossier: &Dossier, kalender: &Kalender) -> String {
    let trajectory = &dossier.trajectory;
    let verzuim = &trajectory.verzuim;
    let opgave = verzuim.anders_berekend();
    let opgave = opgave.map(|computed| format!(", volgens opgave van UWV (berekend is {})", long_date(computed)));
    let opgave = opgave.or_else(|| verzuim.verlengd().map(|_| extended_together(verzuim)));
    let first = long_date(verzuim.wachttijd.eerste_ziektedag());
    let last = long_date(verzuim.laatste_dag());
    let mut caption = if ended_by_iva(dossier) {
        format!("Eerste ziektedag {first}. De vervroegde IVA verkort de wachttijd, die anders liep tot en met {last}.")
    } else {
        format!(
            "Eerste ziektedag {first}. Laatste dag van de wachttijd {last}{}; eerste dag erna {}.",
            opgave.unwrap_or_default(),
            long_date(verzuim.eerste_dag_erna()),
        )
    };
    // Leave is nobody's business but that it does not count; beside a recovery that is named, it would be told by that.
    let leave = verzuim.wachttijd.pauzes().iter().any(|pauze| pauze.wazo);
    let pauses: Vec<String> = verzuim
        .wachttijd
        .pauzes()
        .iter()
        .map(|pauze| {
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
        })
        .collect();
    if !pauses.is_empty() {
        // Who hears this hears it here alone.
        let one_day = verzuim.wachttijd.pauzes().iter().map(|pauze| pauze.period.days()).sum::<i64>() == 1;
        let uncounted = if one_day { "Deze dag telt niet mee" } else { "Deze dagen tellen niet mee" };
        let noun = if pauses.len() == 1 { "wit vak" } else { "witte vakken" };
        caption.push_str(&format!(" {uncounted} ({noun}): {}; latere datums schuiven op.", enumeration(&pauses)));
    }
    caption.push_str(&about_weeks(dossier));
    caption.push_str(&about_sanction(dossier));
    caption.push_str(&about_first_track(dossier));
    caption.push_str(&about_end(dossier));
    caption.push_str(&about_lateness(dossier, kalender));
    caption
}

/// On which day a sickness week begins, so that a date can be counted by hand; nothing while days do not count.
fn about_weeks(dossier: &Dossier) -> String {
    let wachttijd = &dossier.trajectory.verzuim.wachttijd;
    let moved = wachttijd.pauzes().iter().any(|pauze| pauze.period.days() % 7 != 0);
    let (start, since) = match wachttijd.pauzes().last().filter(|_| moved) {
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
    let stop = trajectory.loon_stopt().filter(|stop| later(*stop, 1) < sanctie.einde() && !by_contract(stop));
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

/// That a WIA request came too late, by which the payment of wage may last longer (BW 7:629 lid 11): not where UWV has
/// extended it, nor where the contract ends it by then.
fn about_late_request(dossier: &Dossier, kalender: &Kalender) -> Option<String> {
    let trajectory = &dossier.trajectory;
    let extended = trajectory.traject.loonsanctie.is_some();
    let contract = trajectory.dienstverband.einddatum;
    let ends = contract.is_some_and(|end| end <= trajectory.verzuim.laatste_dag());
    let step = kalender.get(MijlpaalSoort::WiaAanvraag).filter(|_| !extended && !ends)?;
    let (asked, last) = gedaan_op(trajectory, step, dossier.date).zip(step.uiterlijk)?;
    (asked > last).then(|| {
        format!(
            " De WIA-aanvraag is {} na de uiterste dag gedaan ({}); de loondoorbetaling kan daardoor langer duren \
             (artikel 7:629 lid 11 Burgerlijk Wetboek).",
            days_late(last, asked),
            long_date(last)
        )
    })
}

/// The steps in words. The poortwachterkalender of the same document tells them with the same days and their state: the
/// picture tells only what that does not.
fn steps_told(dossier: &Dossier, kalender: &Kalender, punten: &[Punt]) -> String {
    let step = |punt: &Punt| {
        // A step without a term was done, but not in time for anything.
        let stand = match Stand::ALL.iter().find(|stand| stand.as_str() == punt.stand) {
            Some(Stand::Gehaald) => "gedaan",
            stand => stand.map_or("", |stand| stand.label()),
        };
        format!("{} {} ({stand})", punt.label, written_out(&punt.datum))
    };
    let table_follows = !kalender_rijen(dossier, kalender).is_empty();
    let in_table = |punt: &&Punt| table_follows && !punt.label.ends_with("nieuw werk");
    let steps: Vec<String> = punten.iter().filter(|punt| !in_table(punt)).map(step).collect();
    let listed = if table_follows { " De andere stappen staan in de poortwachterkalender hierna." } else { "" };
    match (steps.is_empty(), table_follows) {
        (true, true) => " De stappen staan in de poortwachterkalender hierna.".to_owned(),
        (true, false) => String::new(),
        (false, _) => format!(" Stappen: {}.{listed}", steps.join("; ")),
    }
}

/// The day under a mark as it is heard: `gepland 24-12-2025` as `gepland 24 december 2025`.
fn written_out(datum: &str) -> String {
    let word = |word: &str| {
        let day = NaiveDate::parse_from_str(word, "%d-%m-%Y");
        day.map_or_else(|_| word.to_owned(), |day| long_date(day).replace('\u{a0}', " "))
    };
    datum.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The picture in words: where the document stands, and the two tracks. The days that did not count are told below it.
fn description(dossier: &Dossier, steps: &str, extended: Option<NaiveDate>, last_of_track: NaiveDate) -> String {
    let (trajectory, peildatum) = (&dossier.trajectory, dossier.date);
    let week = trajectory.verzuim.wachttijd.week_of(peildatum);
    let extended = extended.map(|tot| {
        format!(", en de verlengde loondoorbetaling tot en met {}", long_date(tot.pred_opt().unwrap_or(tot)))
    });
    let wachttijd = &trajectory.verzuim.wachttijd;
    let start = trajectory.traject.startdatum;
    let second = if start <= last_of_track {
        format!(
            " Eerste spoor tot {}, tweede spoor van {} tot en met {}.",
            long_date(start),
            long_date(start),
            long_date(last_of_track)
        )
    } else {
        String::new()
    };
    let length = other_length(trajectory).unwrap_or_else(|| "104 weken".to_owned());
    let told = format!(
        "De rapportdatum {} valt in week {}. Balk van de wachttijd van {length}, van {} tot en met {}{}.{second}{steps}",
        long_date(peildatum),
        week.map_or("onbekend".to_owned(), |week| week.to_string()),
        long_date(wachttijd.eerste_ziektedag()),
        long_date(trajectory.verzuim.laatste_dag()),
        extended.unwrap_or_default(),
    );
    told.replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn punt(plaats: f64, label: &str) -> Punt {
        Punt { plaats, label: label.to_owned(), datum: String::new(), stand: "", baan: 0, kant: MIDDEN }
    }

    #[test]
    fn no_label_touches_another_and_no_line_runs_through_words() {
        let mut punten = [
            punt(0.5, "eerstejaarsevaluatie"),
            punt(0.52, "start tweede spoor"),
            punt(0.86, "eindrapportage"),
            punt(0.875, "eindevaluatie"),
            punt(0.894, "WIA-aanvraag"),
            punt(0.9, "start nieuw werk"),
        ];
        assign_lanes(&mut punten);
        let labels: Vec<Label> = punten.iter().map(|punt| Label::new(punt, punt.baan, punt.kant)).collect();
        for (index, label) in labels.iter().enumerate() {
            for other in &labels[..index] {
                assert!(!label.touches(other) && !label.crosses(other), "{} {}", label.lane, other.lane);
            }
        }
    }

    #[test]
    fn a_day_is_heard_with_its_month() {
        assert_eq!(written_out("gepland 24-12-2025"), "gepland 24 december 2025");
        assert_eq!(written_out("3 dagen te laat"), "3 dagen te laat");
    }

    #[test]
    fn the_name_of_a_track_stands_where_nothing_else_does() {
        let widest = widest(0.0, 0.5, &[0.1, 0.2], &[Vak { van: 0.3, tot: 0.32 }]);
        assert!(widest.van >= 0.32 && widest.tot <= 0.5, "{widest:?}");
        let none = super::widest(0.4, 0.4, &[], &[]);
        assert!(none.tot - none.van < 1e-9);
    }
}
