//! The plan in plain language, for the employee.

use std::fmt::Display;

use chrono::NaiveDate;
use serde::Serialize;

use super::beeld::appointments;
use crate::dossier::{self, Dossier};
use crate::dutch::{date_range, enumeration, in_words, long_date, shortened};
use crate::report::components::afspraken::{Afspraken, Dag, Gepland, next_evaluation};
use crate::report::components::belastbaarheid::Inzetbaarheid;
use crate::report::components::dagen::at_the_latest;
use crate::report::components::feiten::still_due;
use crate::report::components::inhoud::Kopje;
use crate::report::components::ondertekening::{has_to_sign, signed};
use crate::report::components::uitleg::explanation;
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::Request;
use crate::report::text::prose::Tekst;
use crate::report::text::stops::{with_full_stop, without_full_stop};
use crate::trajectory::{
    ActiviteitStatus, Doel, Fase, FaseStap, InstrumentSoort, MijlpaalSoort, Ondertekening, OndertekeningRol, Partij,
    Plan, Text, Trajectory,
};

/// The page in plain language.
pub fn uitleg(
    request: &Request<'_>,
    model: &impl Serialize,
    signatures: &[Ondertekening],
    sight: Sight,
    law_annex: Option<usize>,
) -> Result<Vec<Kopje>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        getekend: Option<String>,
        start: String,
        /// Whether the trajectory is still to begin.
        begint: bool,
        /// The day of the plan van aanpak that employer and employee made, which this is not.
        plan_werkgever: Option<String>,
        /// The hours per week that the employee can work.
        uren: Option<String>,
        #[serde(flatten)]
        inzetbaarheid: Inzetbaarheid,
        /// The last day of the guidance, where it has passed.
        voorbij_sinds: Option<String>,
        /// The last day to ask for a WIA benefit, and whether that was done.
        wia_uiterlijk: Option<String>,
        wia_gevraagd: bool,
        /// How many weeks lie between two reports, where that is more than one.
        rapportage_weken: Option<String>,
        /// The work that is sought, as the end of a sentence.
        werk: Option<String>,
        /// The same as lines of a list, where there is more than one kind of work.
        werk_lijst: Option<String>,
        #[serde(flatten)]
        afspraken: Afspraken,
        /// Whether the plan has goals, whether each has its last day, and whether these days are told.
        doelen: bool,
        doelen_met_dag: bool,
        doelen_genoemd: bool,
        /// Where no appointment has its day yet: what is planned in the phase that runs or comes first, as lines of a
        /// list, and when that is.
        fase_lijst: Option<String>,
        fase_periode: Option<String>,
        /// Hours before an appointment until which the employee has to say that he cannot come.
        afzeggen_uren: Option<u32>,
        /// The number of the annex about the law, which this copy leaves out.
        bijlage_wet: Option<usize>,
        /// What the employee agreed to do, as lines of a list: as it stands in the plan, and told to the employee where
        /// all of it can be.
        afspraken_werknemer: Option<String>,
        afspraken_u: Option<String>,
        /// Whether a werkervaringsplaats is foreseen while the own employer pays the wage.
        werkervaringsplaats: bool,
        /// Whether the employee has still to sign.
        moet_tekenen: bool,
    }
    let trajectory = &request.dossier.trajectory;
    let planned = appointments(request, sight).filter(|activiteit| activiteit.status == ActiviteitStatus::Gepland);
    let planned = planned.map(|one| (one.datum, Some(one.soort), one.omschrijving.to_string()));
    let planned: Vec<_> = planned.chain(steps(request.dossier)).collect();
    let sought = trajectory.zoekprofielen.last().map(|profiel| &profiel.zoekrichtingen);
    let names: Vec<String> = sought.into_iter().flatten().map(|one| one.functie.to_string()).collect();
    let rhythm = request.dossier.rapportageritme().and_then(|weeks| usize::try_from(weeks).ok());
    let able = dossier::without_ability(trajectory, request.dossier.date).is_none();
    let hours = trajectory.belastbaarheid.iter().find_map(|entry| entry.uren_per_week);
    let plan = trajectory.plan.as_ref();
    let (last, _) = dossier::laatste_zinvolle_dag(request.dossier);
    let free = able && dossier::paused_on(trajectory, request.dossier.date).is_none();
    let phase = phase_to_tell(request.dossier).filter(|_| planned.is_empty() && free);
    let evaluation = next_evaluation(trajectory, request.dossier.date).filter(|_| free);
    let over = last < request.dossier.date;
    let goals = if free && !over { goal_days(request.dossier) } else { vec![] };
    let context = Context {
        getekend: signed(request, signatures, OndertekeningRol::Werknemer)?,
        start: long_date(trajectory.traject.startdatum),
        begint: trajectory.traject.startdatum > request.dossier.date,
        plan_werkgever: trajectory.poortwachter.plan_van_aanpak.map(long_date),
        uren: hours.filter(|_| able).map(|hours| hours.to_string()),
        inzetbaarheid: Inzetbaarheid::of(request.dossier),
        voorbij_sinds: over.then(|| long_date(last)),
        wia_uiterlijk: still_due(&request.dossier.kalender, MijlpaalSoort::WiaAanvraag, request.dossier.date)
            .map(long_date),
        wia_gevraagd: trajectory.wia_gevraagd_op().is_some(),
        rapportage_weken: rhythm.filter(|weeks| *weeks > 1).map(in_words),
        werk: (!names.is_empty()).then(|| names.join(", ")),
        werk_lijst: (names.len() > 1).then(|| as_list(&names)),
        doelen: !trajectory.doelen.is_empty(),
        doelen_met_dag: trajectory.doelen.iter().all(|doel| doel.deadline.is_some()),
        doelen_genoemd: !goals.is_empty(),
        afspraken: Afspraken::of(planned, evaluation, goals),
        fase_lijst: phase.map(|fase| as_list(&fase.activiteiten)),
        fase_periode: phase.map(|fase| when(fase, request.dossier.date)),
        afzeggen_uren: trajectory.offerte.as_ref().and_then(|offerte| offerte.annulering_uren),
        bijlage_wet: law_annex,
        afspraken_werknemer: plan.and_then(|plan| own_agreements(plan, |words| Some(words.to_owned()))),
        afspraken_u: plan.and_then(|plan| own_agreements(plan, as_you)),
        werkervaringsplaats: trajectory.laatste_loondag() >= request.dossier.date
            && trajectory.instrumenten.iter().any(|one| one.soort == InstrumentSoort::Wep),
        moet_tekenen: has_to_sign(signatures, OndertekeningRol::Werknemer) && !request.dossier.is_concept(),
    };
    let mut page = explanation(request, model, sight, context)?;
    let scenarios = request.dossier.trajectory.plan.iter().flat_map(|plan| sight.scenarios(plan));
    let income = scenarios.map(|scenario| Kopje {
        kop: format!("Uw inkomen: {}", scenario.uitkomst),
        tekst: Tekst::of(&scenario.toelichting),
    });
    // Below what is said of the wage, or where a bureau has no such part at the end.
    let after_wage = page.iter().position(|part| part.kop.contains(" loon ")).map_or(page.len(), |place| place + 1);
    page.splice(after_wage..after_wage, income);
    Ok(page)
}

/// Goals of which the page in plain language repeats the day, and letters of one.
const MOST_GOALS: usize = 8;
const LONGEST_GOAL: usize = 100;

/// The last days of the goals that are to come, each with whose it is; none where they are too many for the page.
fn goal_days(dossier: &Dossier) -> Vec<Dag> {
    let goals = dossier.trajectory.doelen.iter();
    let to_come = goals.filter_map(|doel| Some((doel.deadline.filter(|day| *day >= dossier.date)?, doel)));
    let told = to_come.map(|(day, doel)| {
        let words = shortened(without_full_stop(doel.omschrijving.as_str()), LONGEST_GOAL);
        let whose = whose_goal(&dossier.trajectory, doel);
        let blame = if is_about_paid_work(doel) { NO_BLAME } else { "" };
        at_the_latest(day, &format!("{whose}. {}{blame}", with_full_stop(&words)))
    });
    let days: Vec<Dag> = told.collect();
    if days.len() > MOST_GOALS { vec![] } else { days }
}

/// What is said beside the goal that nobody can promise.
const NO_BLAME: &str = " Lukt dat niet, en deed u wat was afgesproken? Dan is dat niet uw schuld.";

fn is_about_paid_work(doel: &Doel) -> bool {
    let words = doel.omschrijving.as_str().to_lowercase();
    words.contains("betaald") && words.contains("werk")
}

/// Who answers for a goal beside the employee, as they are called in the plan and to the employee.
const OTHERS: [(&str, &str); 3] =
    [("werkgever", "uw werkgever"), ("jobhunter", "uw jobhunter"), ("adviseur", "uw adviseur")];

/// `doel van u en uw adviseur`: by who answers for it; `doel` alone where the plan does not tell.
fn whose_goal(trajectory: &Trajectory, doel: &Doel) -> String {
    let who = doel.verantwoordelijke.as_ref().map(|who| who.as_str().to_lowercase()).unwrap_or_default();
    let name = trajectory.werknemer.naam.surname().to_lowercase();
    let own = who.contains("werknemer") || (!name.is_empty() && who.contains(&name));
    let others = OTHERS.iter().filter(|(called, _)| who.contains(called)).map(|(_, to_you)| *to_you);
    let all: Vec<String> = own.then_some("u").into_iter().chain(others).map(str::to_owned).collect();
    if all.is_empty() { "doel".to_owned() } else { format!("doel van {}", enumeration(&all)) }
}

/// Steps of the phases with a day to come, as appointments without a kind: those that the employee takes.
fn steps(dossier: &Dossier) -> Vec<Gepland> {
    let is_employee = |who: &Text| who.as_str().to_lowercase().contains("werknemer");
    let by_employee = |stap: &&FaseStap| stap.wie.as_ref().is_some_and(is_employee);
    let steps = dossier.trajectory.fases.iter().flat_map(|fase| &fase.stappen).filter(by_employee);
    let to_come = steps.filter_map(|stap| Some((stap.van.filter(|day| *day >= dossier.date)?, stap)));
    to_come.map(|(day, stap)| (day, None, stap.omschrijving.to_string())).collect()
}

/// Activities of a phase that the page in plain language repeats.
const MOST_OF_PHASE: usize = 8;

/// The phase that runs on the day of the plan, or the first one after it, where its activities fit the page.
fn phase_to_tell(dossier: &Dossier) -> Option<&Fase> {
    let to_come = dossier.trajectory.fases.iter().filter(|fase| fase.period.last() >= dossier.date);
    let first = to_come.min_by_key(|fase| fase.period)?;
    (1..=MOST_OF_PHASE).contains(&first.activiteiten.len()).then_some(first)
}

/// `Tot en met 30 juni 2025`, or the whole of a phase that has yet to begin.
fn when(fase: &Fase, date: NaiveDate) -> String {
    let (first, last) = (fase.period.first(), fase.period.last());
    match (first > date, first == last) {
        (true, true) => format!("Op {}", long_date(first)),
        (true, false) => format!("Van {}", date_range(first, last)),
        (false, _) => format!("Tot en met {}", long_date(last)),
    }
}

/// Words as lines of a list.
fn as_list(items: &[impl Display]) -> String {
    items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
}

/// Bytes of agreements that the page in plain language repeats.
const MOST_REPEATED: usize = 4_000;

/// What the employee agreed to, as far as it fits the page; the plan has all of it. Nothing where one of them cannot be
/// told in this way.
fn own_agreements(plan: &Plan, told: fn(&str) -> Option<String>) -> Option<String> {
    let own = plan.afspraken.iter().filter(|afspraak| afspraak.partij == Partij::Werknemer);
    let own: Option<Vec<String>> = own.map(|afspraak| told(afspraak.afspraak.as_str())).collect();
    let mut list = String::new();
    for words in own? {
        if list.len() + words.len() > MOST_REPEATED {
            list.push_str("- De andere afspraken staan in het deel ‘Afspraken, rechten en plichten’.\n");
            break;
        }
        list.push_str(&format!("- {words}\n"));
    }
    (!list.is_empty()).then(|| list.trim_end().to_owned())
}

/// Words that end as a verb does, and are none.
const NO_VERBS: [&str; 12] =
    ["het", "dat", "dit", "wat", "met", "niet", "uit", "tot", "want", "direct", "altijd", "vast"];

/// Words for somebody who is not spoken to.
const OF_ANOTHER: [&str; 13] =
    ["hij", "zij", "ze", "hem", "haar", "zijn", "hun", "hen", "werknemer", "heer", "mevrouw", "kandidaat", "cliënt"];

/// `Volgt de lessen.` as `U volgt de lessen.`: a verb that begins with the employee as its subject is the same for who
/// is spoken to. Nothing where the words speak of the employee in another place too, or do not begin with such a verb.
fn as_you(words: &str) -> Option<String> {
    let (first, rest) = words.split_once(' ')?;
    let verb = first.to_lowercase();
    let is_verb = verb.chars().all(char::is_alphabetic) && verb.ends_with('t') && !NO_VERBS.contains(&verb.as_str());
    let of_another = |word: &str| OF_ANOTHER.contains(&word.to_lowercase().as_str());
    let speaks_of_another = rest.split(|sign: char| !sign.is_alphabetic()).any(of_another);
    let verb = if verb == "heeft" { "hebt" } else { verb.as_str() };
    (is_verb && !speaks_of_another).then(|| format!("U {verb} {rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agreement_is_told_to_who_made_it() {
        let told = as_you("Volgt de zes lessen en oefent twee keer per week.");
        assert_eq!(told.as_deref(), Some("U volgt de zes lessen en oefent twee keer per week."));
        assert_eq!(as_you("Heeft elke week contact.").as_deref(), Some("U hebt elke week contact."));
        for words in [
            "Leest elke rapportage en geeft haar reactie.",
            "Solliciteert als zijn gezondheid dat toelaat.",
            "De werknemer volgt de lessen.",
            "Elke week een sollicitatie.",
            "Het cv is gereed.",
            "Meewerken.",
            "",
        ] {
            assert_eq!(as_you(words), None, "{words}");
        }
    }
}
