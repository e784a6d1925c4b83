//! The first page of the voortgangsrapportage: which period, the key facts and figures, and the step that comes next.

use chrono::NaiveDate;
use serde::Serialize;

use crate::dossier::{self, Dossier, Grens, gepland_op, laatste_zinvolle_dag, report_days, stand_in, uiterlijk};
use crate::dutch::{date_range, long_date};
use crate::report::components::activiteiten;
use crate::report::components::afspraken::{is_introduction, is_with_employee, next_evaluation};
use crate::report::components::cijfers::Cijfer;
use crate::report::components::feiten::{Feit, born, feit, still_due};
use crate::report::components::gegevens::{datum_en_versie, own_mark, trajectnummer};
use crate::report::components::kalender::{countdown, next_open};
use crate::report::components::stand::Stand;
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::{Request, sentence};
use crate::report::text::stops::without_full_stop;
use crate::report::voortgangsrapportage::vooruitblik;
use crate::trajectory::{
    ActiviteitSoort, Kalender, Mijlpaal, MijlpaalSoort, Stand as StandVanStap, Trajectory, Variant, Voortgang,
    is_ziek_uit_dienst, later,
};

pub fn subtitle(trajectory: &Trajectory, voortgang: &Voortgang) -> String {
    let period = voortgang.period;
    let weeks = match (dossier::week(trajectory, period.first()), dossier::week(trajectory, period.last())) {
        (first, last) if first == last => format!("ziekteweek {first}"),
        (first, last) => format!("ziekteweek {first} tot en met {last}"),
    };
    format!("{} · {weeks}", date_range(period.first(), period.last()))
}

pub fn feiten(request: &Request<'_>, sight: Sight) -> Vec<Feit> {
    let trajectory = &request.dossier.trajectory;
    let werknemer = &trajectory.werknemer;
    [
        Some(Feit::new("Werknemer", werknemer.naam.formal())),
        feit("Geboortedatum", sight.filed_under(werknemer).map(|birth| born(birth, long_date))),
        Some(Feit::new("Werkgever", trajectory.werkgever.naam.to_string())),
        Some(Feit::new("Adviseur", trajectory.adviseur.naam.to_string())),
        Some(Feit::new("Functie", trajectory.dienstverband.functie.to_string())),
        Some(Feit::new("Trajectnummer", trajectnummer(request.dossier))),
        own_mark(request.dossier),
        Some(Feit::new("Datum en versie", datum_en_versie(request.dossier))),
        feit("BSN", sight.bsn(werknemer).map(|bsn| bsn.as_str())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub fn cijfers(request: &Request<'_>, voortgang: &Voortgang, sight: Sight) -> Vec<Cijfer> {
    let trajectory = &request.dossier.trajectory;
    let period = voortgang.period;
    let over = trajectory.verzuim.laatste_dag() < request.dossier.date;
    let done: Vec<_> = dossier::done_until(trajectory, period.last(), sight.unreported()).collect();
    let in_period = done.iter().filter(|activiteit| period.contains(activiteit.datum)).count();
    let sent = dossier::sent_until(trajectory, period.last());
    let (sent_total, sent_in_period) = sent.fold((0, 0), |(total, inside), sollicitatie| {
        (total + 1, inside + usize::from(period.contains(sollicitatie.datum)))
    });
    let stand = voortgang.stoplicht.map(|light| {
        let stand = Stand { woord: light.as_str(), label: light.label() };
        Cijfer::stand("Stand van het traject", &stand, "oordeel van de adviseur".to_owned())
    });
    let week = dossier::week(trajectory, request.dossier.date);
    let figures = [
        Cijfer {
            teken: None,
            label: "Ziekteweek",
            waarde: if over { week } else { format!("{week} van {}", trajectory.verzuim.laatste_week()) },
            toelichting: time_left(request.dossier),
        },
        Cijfer {
            teken: None,
            label: "Activiteiten",
            waarde: in_period.to_string(),
            toelichting: since_start(in_period, done.len()),
        },
        Cijfer {
            teken: None,
            label: "Sollicitaties",
            waarde: sent_in_period.to_string(),
            toelichting: since_start(sent_in_period, sent_total),
        },
    ];
    stand.into_iter().chain(figures).collect()
}

/// How much time there still is and until which day: `nog 35 weken, tot en met 31 mei 2026`. That the wachttijd ends it
/// goes without saying; another end is named.
fn time_left(dossier: &Dossier) -> String {
    let (last_day, grens) = laatste_zinvolle_dag(dossier);
    let day = long_date(last_day);
    let (over, of) = match grens {
        Grens::Wachttijd => ("wachttijd voorbij sinds", ""),
        Grens::Loonsanctie => ("loondoorbetaling voorbij sinds", " loondoorbetaling"),
        Grens::Dienstverband => ("dienstverband voorbij sinds", " dienstverband"),
        Grens::Aow if dossier.trajectory.aow_op().is_none() => {
            ("AOW-leeftijd bereikt uiterlijk op", " tot uiterlijk de AOW-leeftijd")
        }
        Grens::Aow => ("AOW-leeftijd bereikt op", " tot de AOW-leeftijd"),
    };
    let stated = dossier.trajectory.verzuim.anders_berekend().filter(|_| grens == Grens::Wachttijd);
    let source = if stated.is_some() { ", opgave UWV" } else { "" };
    match (last_day - dossier.date).num_days() {
        // It is over from the day after the last one on.
        ..0 => format!("{over} {}{source}", long_date(later(last_day, 1))),
        0 => format!("vandaag is de laatste dag{of}{source}"),
        _ => format!("{}{of}, tot en met {day}{source}", countdown(dossier.date, last_day)),
    }
}

/// A total that is no other than the number of the period is not said twice.
fn since_start(in_period: usize, total: usize) -> String {
    if in_period == total { "in deze periode".to_owned() } else { format!("deze periode, totaal {total}") }
}

/// A step that is still to come.
#[derive(Debug, Serialize)]
pub struct StapRij {
    datum: String,
    wat: String,
    termijn: String,
}

/// What comes first after the report: of all that is planned and all that is due, and then the first step of the
/// calendar. As a sentence; and where the house has no own one for it and there is more than one step, also as rows.
/// In these rows the employee reads the nearest days of all, whatever they are for; who else reads them the nearest
/// days of what is planned, and those of the calendar.
/// What is planned for the day of something that this reader is asked is told there. Nothing in the copy for UWV, which
/// reads it when those steps have passed.
pub fn volgende_stap(
    kalender: &Kalender,
    request: &Request<'_>,
    voortgang: &Voortgang,
) -> Result<(Option<String>, Vec<StapRij>), ReportError> {
    const NAME: &str = "voortgangsrapportage/volgende_stap";
    if request.dossier.variant == Variant::Uwv {
        return Ok((None, vec![]));
    }
    let step = next_step(kalender, request);
    let last = laatste_zinvolle_dag(request.dossier).0;
    let sooner = |day: NaiveDate| day <= last && step.as_ref().is_none_or(|(due, _)| day < *due);
    let asked = |day: NaiveDate| is_asked_for(request.dossier, voortgang, day);
    let mut to_come = vooruitblik::to_come(request.dossier, voortgang).into_iter().filter(|(day, ..)| sooner(*day));
    // What is asked of the reader above is told there, and what comes after it here.
    let first = to_come.next();
    let first_is_asked = first.as_ref().is_some_and(|(day, ..)| asked(*day));
    let next = if first_is_asked { to_come.find(|(day, ..)| !asked(*day)) } else { None };
    let told_above = first_is_asked && next.is_none();
    let planned = next.or(first);
    if step.is_none() && (planned.is_none() || told_above) {
        return Ok((None, vec![]));
    }
    let due = step.as_ref().map(|(day, told)| due_on_days(*day, told)).unwrap_or_default();
    let mut context = step.map(|(_, context)| context).unwrap_or_default();
    context.gevraagd = told_above;
    if let Some((day, soort, what)) = planned {
        context.eerst_datum = Some(long_date(day));
        context.eerst_termijn = countdown(request.dossier.date, day);
        context.eerst_wat = named_in_row(soort, &what);
    }
    let own = request.dossier.variant == Variant::Werknemer;
    let rows =
        if own { own_steps(kalender, request, voortgang, due) } else { nearest_steps(request.dossier, voortgang, due) };
    let rows = Some(rows).filter(|rows| rows.len() > 1 && request.sentences.is_shipped(NAME));
    Ok((Some(sentence(request, NAME, context)?), rows.unwrap_or_default()))
}

/// Steps that the employee reads there, before the day of a WIA request.
const MOST_OWN: usize = 3;

/// Steps that others read there, those of the calendar among them.
const MOST_STEPS: usize = 4;

/// A step with its day, by which it is put in order.
type OpDag = (NaiveDate, StapRij);

/// The nearest days of what is planned, without those on which something is asked of the reader, and the first steps of
/// the calendar, in the order of their days.
fn nearest_steps(dossier: &Dossier, voortgang: &Voortgang, due: Vec<OpDag>) -> Vec<StapRij> {
    let date = dossier.date;
    let last = laatste_zinvolle_dag(dossier).0;
    let planned = vooruitblik::to_come(dossier, voortgang).into_iter();
    let planned = planned.filter(|(day, ..)| *day <= last && !is_asked_for(dossier, voortgang, *day));
    let planned = planned.take(MOST_STEPS.saturating_sub(due.len())).map(|(day, soort, what)| {
        let wat = named_in_row(soort, &what);
        (day, StapRij { datum: long_date(day), wat, termijn: countdown(date, day) })
    });
    let mut steps: Vec<OpDag> = planned.chain(due).collect();
    steps.sort_by_key(|(day, _)| *day);
    steps.into_iter().map(|(_, step)| step).collect()
}

/// Whether something is asked of the reader for a day, which is told above.
fn is_asked_for(dossier: &Dossier, voortgang: &Voortgang, day: NaiveDate) -> bool {
    dossier::vragen_aan(dossier.variant, &voortgang.gevraagd).any(|(_, vraag)| vraag.voor == Some(day))
}

/// What comes first for the employee: the first appointments and the first steps of the calendar, in the order of their
/// days, and the last day to ask for a WIA benefit however many come before it.
fn own_steps(kalender: &Kalender, request: &Request<'_>, voortgang: &Voortgang, due: Vec<OpDag>) -> Vec<StapRij> {
    let dossier = request.dossier;
    let date = dossier.date;
    let last = laatste_zinvolle_dag(dossier).0;
    let row = |day: NaiveDate, datum: String, wat: String| (day, StapRij { datum, wat, termijn: countdown(date, day) });
    let appointments = own_appointments(dossier, voortgang).into_iter().filter(|(day, _)| *day <= last);
    let appointments = appointments.map(|(day, wat)| row(day, long_date(day), wat));
    let mut first: Vec<OpDag> = appointments.chain(due).collect();
    first.sort_by_key(|(day, _)| *day);
    first.truncate(MOST_OWN);
    let wia = MijlpaalSoort::WiaAanvraag.label();
    let request_due = still_due(kalender, MijlpaalSoort::WiaAanvraag, date);
    let request_due = request_due.filter(|_| first.iter().all(|(_, step)| step.wat != wia));
    first.extend(request_due.map(|day| row(day, format!("uiterlijk {}", long_date(day)), wia.to_owned())));
    first.sort_by_key(|(day, _)| *day);
    first.into_iter().map(|(_, step)| step).collect()
}

/// What is planned as it ends a row: who comes to a place to be introduced does not work there yet.
fn named_in_row(soort: Option<ActiviteitSoort>, what: &str) -> String {
    if is_introduction(soort, what) { "kennismaking".to_owned() } else { activiteiten::planned(soort, what) }
}

/// The appointments of the employee with what they are for, as those words end a row; what is asked for the same day is
/// told above.
fn own_appointments(dossier: &Dossier, voortgang: &Voortgang) -> Vec<(NaiveDate, String)> {
    let able = dossier::without_ability(&dossier.trajectory, dossier.date).is_none();
    let free = able && dossier::paused_on(&dossier.trajectory, dossier.date).is_none();
    let asked = |day: NaiveDate| is_asked_for(dossier, voortgang, day);
    let planned = vooruitblik::to_come(dossier, voortgang).into_iter();
    let planned = planned.filter(|(day, soort, what)| is_with_employee(*soort, what) && !asked(*day));
    let planned = planned.map(|(day, soort, what)| (day, named_in_row(soort, &what)));
    let look = next_evaluation(&dossier.trajectory, dossier.date).filter(|_| free);
    planned.chain(look.map(|(day, _, what)| (day, without_full_stop(&what).to_owned()))).collect()
}

/// The steps of the calendar in the sentence, each with its day.
fn due_on_days(day: NaiveDate, told: &VolgendeStap) -> Vec<OpDag> {
    let [first, of_the_law] = due_steps(told);
    let first = first.map(|step| (day, step));
    first.into_iter().chain(told.dag_uit_wet.zip(of_the_law)).collect()
}

/// The first step of the calendar, and the first one of the law where that comes after it.
fn due_steps(told: &VolgendeStap) -> [Option<StapRij>; 2] {
    let row =
        |datum: String, wat: &str, termijn: &str| StapRij { datum, wat: wat.to_owned(), termijn: termijn.to_owned() };
    let on_its_day = told.gepland || told.laatste || told.wachttijd;
    let due = (!told.datum.is_empty()).then(|| {
        let day = if on_its_day { told.datum.clone() } else { format!("uiterlijk {}", told.datum) };
        let what = if told.wachttijd { "laatste dag van de wachttijd" } else { told.stap.as_str() };
        row(day, what, &told.termijn)
    });
    let of_the_law = told
        .stap_uit_wet
        .as_ref()
        .map(|stap| row(format!("uiterlijk {}", told.datum_uit_wet), stap, &told.termijn_uit_wet));
    [due, of_the_law]
}

#[derive(Debug, Default, Serialize)]
struct VolgendeStap {
    /// What is planned before the step, where there is something.
    eerst_datum: Option<String>,
    eerst_termijn: String,
    eerst_wat: String,
    /// Whether this reader is asked something for that day.
    gevraagd: bool,
    stap: String,
    datum: String,
    termijn: String,
    /// Whether the day comes by itself.
    laatste: bool,
    /// Whether it is the last one of the wachttijd.
    wachttijd: bool,
    /// Whether it is the first day of a planning that follows from an extended payment of wage.
    gepland: bool,
    /// The first step of the law, where one of the bureau or for the re-integratieverslag comes before it.
    stap_uit_wet: Option<String>,
    datum_uit_wet: String,
    termijn_uit_wet: String,
    /// Its day, for its place among others.
    #[serde(skip)]
    dag_uit_wet: Option<NaiveDate>,
}

/// The first step of the calendar that is still to come, with its day.
fn next_step(kalender: &Kalender, request: &Request<'_>) -> Option<(NaiveDate, VolgendeStap)> {
    let date = request.dossier.date;
    if let Some((stap, day, gepland)) = next_after_sanction(kalender, request) {
        let step = VolgendeStap {
            stap,
            datum: long_date(day),
            termijn: countdown(date, day),
            laatste: !gepland,
            gepland,
            ..VolgendeStap::default()
        };
        return Some((day, step));
    }
    let (step, last) = next_open(request.dossier, kalender)?;
    let of_the_law = kalender.next_after(date).and_then(|step| Some((step, step.uiterlijk?)));
    let of_the_law = of_the_law.filter(|(other, _)| !step.verplicht && !other.soort.komt_vanzelf());
    let told = VolgendeStap {
        stap: named(request.dossier, step),
        datum: long_date(last),
        termijn: countdown(date, last),
        laatste: step.soort.komt_vanzelf(),
        wachttijd: step.soort == MijlpaalSoort::EindeWachttijd,
        stap_uit_wet: of_the_law.map(|(step, _)| named(request.dossier, step)),
        datum_uit_wet: of_the_law.map(|(_, last)| long_date(last)).unwrap_or_default(),
        termijn_uit_wet: of_the_law.map(|(_, last)| countdown(date, last)).unwrap_or_default(),
        dag_uit_wet: of_the_law.map(|(_, last)| last),
        ..VolgendeStap::default()
    };
    Some((last, told))
}

/// The name of a step in a sentence, as its row of the calendar has it: nobody sends the re-integratieverslag of who
/// leaves ill.
fn named(dossier: &Dossier, step: &Mijlpaal) -> String {
    if is_ziek_uit_dienst(&dossier.trajectory, step) {
        return "re-integratieverslag (ziek uit dienst)".to_owned();
    }
    step.soort.label().to_owned()
}

/// In the year of a loonsanctie: the first step or report that is still to come, with its day and whether it is only
/// planned for it.
fn next_after_sanction(kalender: &Kalender, request: &Request<'_>) -> Option<(String, NaiveDate, bool)> {
    let dossier = request.dossier;
    dossier.loonsanctie()?;
    let to_come = kalender.mijlpalen.iter().filter(|step| step.verplicht || step.soort.van_loonsanctie());
    let steps = to_come.filter_map(|step| {
        let planned = gepland_op(step, dossier.date);
        let open = stand_in(&dossier.trajectory, step, dossier.date) == StandVanStap::Komt;
        let day = planned.or(uiterlijk(step).filter(|_| open))?;
        Some((step.soort.label().to_owned(), day, planned.is_some()))
    });
    let report = next_report(kalender, dossier).map(|day| ("de volgende voortgangsrapportage".to_owned(), day, true));
    steps.chain(report).filter(|(_, day, _)| *day > dossier.date).min_by_key(|(_, day, _)| *day)
}

/// The day of the voortgangsrapportage after this one, in the rhythm that was agreed on; nothing when the
/// eindrapportage comes first.
fn next_report(kalender: &Kalender, dossier: &Dossier) -> Option<NaiveDate> {
    let traject = &dossier.trajectory.traject;
    let weken = dossier.rapportageritme()?;
    let step = kalender.get(MijlpaalSoort::EindrapportageHerstel)?;
    let last = step.gerealiseerd.or(step.gepland).or(step.uiterlijk)?;
    report_days(traject.startdatum, weken, last).into_iter().find(|day| *day > dossier.date)
}
