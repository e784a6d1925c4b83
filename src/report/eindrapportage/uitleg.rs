//! The end of the guidance in plain language, for the employee.

use chrono::NaiveDate;
use serde::Serialize;

use super::gevraagd::wia_missed;
use super::reden::printed;
use super::scope::Scope;
use super::uren::hours_together;
use crate::dossier;
use crate::dutch::{count, date_range, enumeration, in_words, long_date};
use crate::report::components::activiteiten;
use crate::report::components::afspraken::{Afspraken, Dag, next_evaluation};
use crate::report::components::dagen;
use crate::report::components::feiten::still_due;
use crate::report::components::gemist::Gemist;
use crate::report::components::inhoud::Kopje;
use crate::report::components::ondertekening::has_to_sign;
use crate::report::components::uitleg::explanation;
use crate::report::components::uitleg::loon::days_to_ring;
use crate::report::error::ReportError;
use crate::report::text::stops::without_full_stop;
use crate::trajectory::{
    ActiviteitSoort, ActiviteitStatus, Eind, Kalender, MijlpaalSoort, OndertekeningRol, Partij, Plaatsing, RedenEinde,
    Resultaat, later,
};

/// The page in plain language; none after a death.
pub fn uitleg(scope: Scope<'_>, model: &impl Serialize, kalender: &Kalender) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        reden: &'static str,
        /// The new work, when the employee was placed.
        functie: Option<String>,
        organisatie: Option<String>,
        uren: Option<String>,
        /// The other jobs, where there are more: the last one and those before it, with their number and the hours of
        /// all together.
        andere_banen: Option<String>,
        banen_ertussen: Option<String>,
        aantal_banen: String,
        uren_samen: String,
        werk_vanaf: Option<String>,
        /// Whether that work has begun.
        begonnen: bool,
        nazorg_tot: Option<String>,
        nazorg_vorm: Option<String>,
        einddatum: String,
        /// Whether that day is still to come.
        komt_nog: bool,
        /// That as a verb: `stopt`, `stopte`.
        stopt: &'static str,
        /// Whether the way in which the guidance ended leaves a report to UWV.
        leest_mee: bool,
        vervolg_tot: Option<String>,
        /// After a recovery, the day from which on sickness is a new case, and that day once it has come.
        nieuw_geval_vanaf: Option<String>,
        geval_voorbij_sinds: Option<String>,
        /// Whether the search for work goes on until then.
        zoekt_nog: bool,
        /// Whether the employee is asked to apply for work in that time, and from which day on where a leave runs.
        solliciteert: bool,
        na_verlof: Option<String>,
        /// Whether the duty to cooperate goes on, also without guidance.
        moet_meewerken: bool,
        /// Whether UWV can still make the extended payment of wage shorter, and the guidance with it.
        kan_korter: bool,
        /// Whether the employer has yet to decide on hours or money for that time, and whether it is about jobhunting.
        werkgever_beslist: bool,
        over_jobhunting: bool,
        /// The last day of that decision.
        werkgever_beslist_voor: Option<String>,
        /// Whether the activities that are counted hold work of the bureau at which the employee need not be.
        werk_bureau: bool,
        eindevaluatie: Option<String>,
        wia_uiterlijk: Option<String>,
        /// The last day of that request, when it has passed without one.
        wia_voorbij: Option<String>,
        /// Whether the employee did ask for one.
        wia_gevraagd: bool,
        /// Whether the employee has still to ask for a WIA benefit because of how the guidance ended.
        vraagt_wia: bool,
        /// Whether there was paid work although nobody is placed, and when, where it is over.
        werk_gehad: bool,
        werk_periode: Option<String>,
        /// Whether the view of the employee is in the report.
        mening: bool,
        resultaat: &'static str,
        /// Whether this copy says of an appointment why it did not happen.
        reden_gedrukt: bool,
        #[serde(flatten)]
        gemist: Gemist,
        /// How many applications were sent, and whether the guidance led to no paid work at all.
        aantal_sollicitaties: Option<String>,
        zonder_werk: bool,
        /// Those after the report.
        #[serde(flatten)]
        afspraken: Afspraken,
        /// What the employee is asked to do, as lines of a list; and of that what has no day, or one that has passed.
        zelf_doen: Option<String>,
        zelf_doen_zonder_dag: Option<String>,
        /// Whether the employee has still to sign.
        moet_tekenen: bool,
    }
    if scope.overleden() {
        return Ok(vec![]);
    }
    let eind = scope.eind;
    let jobs = if eind.reden_einde == RedenEinde::Geplaatst { scope.jobs() } else { vec![] };
    let work = jobs.first();
    let others = jobs
        .iter()
        .skip(1)
        .map(|job| format!("{} bij {}, {} uur per week", job.functie, job.organisatie, job.uren_op(scope.date)));
    let others: Vec<String> = others.collect();
    let had: Vec<&Plaatsing> = dossier::paid_work(scope.trajectory).filter(|job| job.van <= scope.date).collect();
    let times = had.iter().map(|job| job.tot.filter(|last| *last < scope.date).map(|last| worked(job.van, last)));
    let times: Option<Vec<String>> = times.collect();
    let nazorg = eind.nazorg.as_ref().filter(|nazorg| nazorg.period.last() > scope.date);
    let due = |soort| still_due(kalender, soort, scope.date).map(long_date);
    let missed = wia_missed(scope, kalender);
    let undecided = || {
        let asked = eind.gevraagd.iter().filter(|asked| asked.aan == Partij::Werkgever && asked.bedrag.is_some());
        asked.filter(|asked| asked.voor.is_none_or(|last| last >= scope.date))
    };
    let zoekt_nog = scope.vervolg_tot().is_some()
        && eind.resultaat != Resultaat::Geplaatst
        && matches!(
            scope.reden,
            Some(RedenEinde::EindeWachttijdNadert | RedenEinde::EindeLoonsanctie | RedenEinde::TekortkomingenHersteld)
        );
    // Nothing is asked during leave, of who recovered, and of who cannot work.
    let paused = dossier::paused_on(scope.trajectory, scope.date);
    let after_leave = paused.filter(|pauze| pauze.wazo).map(|pauze| later(pauze.period.last(), 1));
    let after_leave = after_leave.filter(|first| scope.vervolg_tot().is_some_and(|last| *first <= last));
    let able = dossier::without_ability(scope.trajectory, scope.date).is_none();
    let of_period = activiteiten::of_period(scope.trajectory, scope.period, scope.sight);
    let gemist = Gemist::of(scope.trajectory, of_period, scope.sight);
    let without_work = eind.resultaat == Resultaat::NietGeplaatst && had.is_empty();
    let sent = dossier::sent_until(scope.trajectory, scope.date).count();
    let signs = has_to_sign(&scope.request.dossier.ondertekening().1, OndertekeningRol::Werknemer);
    let context = Context {
        reden: printed(scope.reden),
        functie: work.map(|work| work.functie.to_string()),
        organisatie: work.map(|work| work.organisatie.to_string()),
        uren: work.map(|work| work.uren_op(scope.date).to_string()),
        andere_banen: others.last().cloned(),
        banen_ertussen: others.split_last().map(|(_, before)| before.join("; ")).filter(|told| !told.is_empty()),
        aantal_banen: in_words(jobs.len()),
        uren_samen: hours_together(&jobs, scope.date).to_string(),
        werk_vanaf: jobs.iter().map(|job| dossier::begun_there(scope.trajectory, job)).min().map(long_date),
        begonnen: work.is_some_and(|work| work.van <= scope.date),
        nazorg_tot: nazorg.map(|nazorg| long_date(nazorg.period.last())),
        nazorg_vorm: nazorg.map(|nazorg| without_full_stop(nazorg.vorm.as_str()).to_owned()),
        einddatum: long_date(eind.einddatum_begeleiding),
        komt_nog: eind.einddatum_begeleiding > scope.date,
        stopt: if eind.einddatum_begeleiding > scope.date { "stopt" } else { "stopte" },
        leest_mee: !matches!(scope.reden, Some(RedenEinde::HerstelEigenWerk | RedenEinde::VervroegdeIva)),
        vervolg_tot: scope.vervolg_tot().map(long_date),
        nieuw_geval_vanaf: dossier::nieuw_geval_vanaf(scope.request.dossier).map(long_date),
        geval_voorbij_sinds: dossier::geval_voorbij_sinds(scope.request.dossier).map(long_date),
        zoekt_nog,
        solliciteert: zoekt_nog && able && (paused.is_none() || after_leave.is_some()),
        na_verlof: after_leave.map(long_date),
        moet_meewerken: must_cooperate(scope),
        kan_korter: scope.kan_korter(),
        werkgever_beslist: undecided().next().is_some(),
        werkgever_beslist_voor: undecided().filter_map(|asked| asked.voor).max().map(long_date),
        over_jobhunting: undecided().any(|asked| asked.wat.as_str().to_lowercase().contains("jobhunt")),
        werk_bureau: dossier::done_until(scope.trajectory, scope.date, scope.sight.unreported())
            .any(|activiteit| is_without_employee(activiteit.soort)),
        eindevaluatie: due(MijlpaalSoort::Eindevaluatie),
        wia_uiterlijk: due(MijlpaalSoort::WiaAanvraag),
        wia_voorbij: missed.map(long_date),
        wia_gevraagd: scope.trajectory.wia_gevraagd_op().is_some(),
        vraagt_wia: (missed.is_some() || due(MijlpaalSoort::WiaAanvraag).is_some())
            && !matches!(scope.reden, Some(RedenEinde::Geplaatst | RedenEinde::HerstelEigenWerk)),
        werk_gehad: !had.is_empty(),
        werk_periode: times.filter(|times| !times.is_empty()).map(|times| enumeration(&times)),
        mening: eind.visie_werknemer.is_some(),
        resultaat: eind.resultaat.as_str(),
        reden_gedrukt: gemist.any(),
        gemist,
        aantal_sollicitaties: (sent > 0 && without_work).then(|| count(sent, "sollicitatie", "sollicitaties")),
        zonder_werk: without_work,
        afspraken: appointments(scope, kalender),
        zelf_doen: own_tasks(eind, |_| true),
        zelf_doen_zonder_dag: own_tasks(eind, |last| last.is_none_or(|last| last < scope.date)),
        moet_tekenen: signs && !scope.request.dossier.is_concept(),
    };
    explanation(scope.request, model, scope.sight, context)
}

/// Work of the bureau at which the employee need not be.
const fn is_without_employee(soort: ActiviteitSoort) -> bool {
    use ActiviteitSoort as A;
    matches!(soort, A::Jobhunting | A::Overleg | A::Arbeidsmarktonderzoek)
}

/// What is planned with the employee after the report, in order of its days: nothing during leave, after a recovery,
/// and of who cannot work; with the other days that count.
fn appointments(scope: Scope<'_>, kalender: &Kalender) -> Afspraken {
    let able = dossier::without_ability(scope.trajectory, scope.date).is_none();
    let paused = dossier::paused_on(scope.trajectory, scope.date);
    let asked = |day: NaiveDate| able && paused.is_none_or(|pauze| pauze.wazo && day > pauze.period.last());
    let planned = scope.trajectory.activiteiten.iter().filter(|activiteit| {
        activiteit.status == ActiviteitStatus::Gepland && activiteit.datum > scope.date && scope.sight.shows(activiteit)
    });
    let planned = planned.map(|one| (one.datum, Some(one.soort), one.omschrijving.to_string()));
    let evaluation = next_evaluation(scope.trajectory, scope.date).filter(|_| !scope.niets_te_komen());
    let evaluation = evaluation.filter(|(day, ..)| asked(*day));
    Afspraken::of(planned.filter(|(day, ..)| asked(*day)), evaluation, other_days(scope, kalender))
}

/// What is asked by a day, and what the law sets: of who found work or needs no step any more the latter is told apart,
/// with what it depends on.
fn other_days(scope: Scope<'_>, kalender: &Kalender) -> Vec<Dag> {
    use RedenEinde as R;
    let apart = matches!(scope.reden, Some(R::Geplaatst | R::HerstelEigenWerk | R::VervroegdeIva));
    let of_the_law = if apart { vec![] } else { dagen::of_the_law(scope.request.dossier, kalender) };
    let ring = if apart { vec![] } else { days_to_ring(scope.request.dossier) };
    let ring = ring.into_iter().map(dagen::to_ring_uwv);
    dagen::asked(&scope.eind.gevraagd, scope.date).into_iter().chain(of_the_law).chain(ring).collect()
}

/// Whether the employee has still to cooperate, whoever ended the guidance (BW 7:660a): as long as wage or a Ziektewet
/// benefit can be due, and where something can be asked.
fn must_cooperate(scope: Scope<'_>) -> bool {
    use RedenEinde as R;
    let free =
        matches!(scope.reden, Some(R::HerstelEigenWerk | R::VervroegdeIva | R::Aow | R::UitvalGbm | R::Overlijden));
    let trajectory = scope.trajectory;
    let able = dossier::without_ability(trajectory, scope.date).is_none();
    let paid = trajectory.laatste_dag_loontijdvak() >= scope.date;
    let working_age = trajectory.aow_op().is_none_or(|aow| aow > scope.date);
    !free && able && paid && working_age && scope.eind.resultaat != Resultaat::Geplaatst
}

/// `van 1 augustus tot en met 12 september 2025`, or `op 1 augustus 2025`.
fn worked(first: NaiveDate, last: NaiveDate) -> String {
    format!("{} {}", if first == last { "op" } else { "van" }, date_range(first, last))
}

/// What the report asks of the employee by such a last day, each with that day.
fn own_tasks(eind: &Eind, such: impl Fn(Option<NaiveDate>) -> bool) -> Option<String> {
    let own = eind.gevraagd.iter().filter(|vraag| vraag.aan == Partij::Werknemer && such(vraag.voor));
    let line = |what: &str, last: Option<NaiveDate>| {
        let what = without_full_stop(what);
        let stop = if what.ends_with(['?', '!', '.']) { "" } else { "." };
        let by = last.map(|last| format!(" Doe dat uiterlijk op {}.", long_date(last))).unwrap_or_default();
        format!("- {what}{stop}{by}")
    };
    let lines: Vec<String> = own.map(|vraag| line(vraag.wat.as_str(), vraag.voor)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
