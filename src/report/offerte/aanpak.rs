//! What the bureau will do for the employee: in which weeks, in which phases, and when the employer hears of it.

use chrono::NaiveDate;
use serde::Serialize;

use super::notatie::{amount_of, decimal};
use super::scope::Scope;
use crate::dossier::{Grens, ground_of_delay, later_report_days, report_days, start_is_judged};
use crate::dutch::{MONTHS, in_words, long_date, short_date};
use crate::report::components::feiten::{Feit, feit};
use crate::report::components::kalender::since_advice;
use crate::report::error::ReportError;
use crate::report::request::sentence;
use crate::report::text::prose::Tekst;
use crate::trajectory::{
    Eenheid, OfferteFase, OfferteModule, OfferteRegel, Quantity, RedenUitstel, Text, Trajectory, Variant, later, law,
    start_after_evaluation,
};

#[derive(Debug, Serialize)]
pub struct FaseBlok {
    titel: String,
    duur: Option<String>,
    onderdelen: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct ModuleRij {
    code: Option<String>,
    naam: String,
    omschrijving: Option<String>,
    omvang: String,
    inbegrepen: bool,
}

#[derive(Debug, Serialize)]
pub struct RapportageDeel {
    inleiding: String,
    momenten: Vec<Feit>,
}

pub fn planning_feiten(scope: &Scope<'_>) -> Vec<Feit> {
    let start = if scope.offerte.startdatum.is_some() { "Start traject" } else { "Start waarmee is gerekend" };
    let end = match scope.grens {
        Grens::Wachttijd if scope.is_verkort() => "Einde verkorte wachttijd",
        Grens::Wachttijd if scope.trajectory.verzuim.verlengd().is_some() => "Einde verlengde wachttijd",
        Grens::Wachttijd => "Einde wachttijd",
        Grens::Loonsanctie => "Loondoorbetaling tot en met",
        Grens::Dienstverband => "Einde dienstverband",
        Grens::Aow => before_aow(scope.trajectory),
    };
    [
        Some(Feit::new("Offertedatum", scope.with_week(scope.request.dossier.date))),
        feit("Uiterste start", scope.deadline.map(|date| scope.with_week(date))),
        Some(Feit::new(start, scope.with_week(scope.start))),
        Some(Feit::new(end, scope.with_week(scope.einde))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The day before the AOW age; of a birth date that is known in part the last one that it may be.
pub fn before_aow(trajectory: &Trajectory) -> &'static str {
    match trajectory.aow_op() {
        Some(_) => "Laatste dag vóór de AOW-leeftijd",
        None => "Uiterste dag vóór de AOW-leeftijd",
    }
}

pub fn planning(scope: &Scope<'_>) -> Result<Tekst, ReportError> {
    #[derive(Serialize)]
    struct Context {
        deadline: Option<String>,
        evaluatie: Option<String>,
        weken_na_evaluatie: String,
        uiterste_week: i64,
        /// The last week of that evaluation.
        evaluatie_week: i64,
        /// Whether it came so late that six weeks after it are no longer the last day.
        evaluatie_laat: bool,
        /// The first week of that evaluation, where it was held before it.
        evaluatie_vroeg: Option<i64>,
        start: String,
        start_afgesproken: bool,
        tijdig: bool,
        /// Whether a start can be called in time, with the day of the evaluation or before its weeks.
        beoordeeld: bool,
        /// The ground of a later start, where it holds.
        grond: Option<&'static str>,
        weken: String,
        verlengd_tot: Option<String>,
        verlengd_tot_en_met: Option<String>,
        /// The last day of a wachttijd that UWV shortened, and whether there is time before it.
        verkort_tot: Option<String>,
        heeft_tijd: bool,
        /// How long after the advice and the eerstejaarsevaluatie the start comes.
        afstand: Option<String>,
        einde: String,
        /// The contract, or the AOW age, ends the guidance.
        eindigt_dienstverband: bool,
        eindigt_aow: bool,
    }
    let request = scope.request;
    let begun = scope.started_on(scope.start);
    let evaluation = scope.trajectory.poortwachter.eerstejaarsevaluatie;
    let evaluated = evaluation.zip(scope.deadline);
    let six_weeks_on = |day| start_after_evaluation(&scope.trajectory.verzuim, day);
    let (first, _) = law::EERSTEJAARSEVALUATIE_DAYS;
    let first_of_weeks = scope.trajectory.verzuim.wachttijd.date_of(first);
    let context = Context {
        beoordeeld: start_is_judged(&begun.trajectory),
        grond: ground_of_delay(&begun).map(RedenUitstel::label),
        deadline: scope.deadline.map(long_date),
        evaluatie: evaluation.map(long_date),
        weken_na_evaluatie: in_words(usize::try_from(law::SPOOR_2_AFTER_EJE_DAYS / 7).unwrap_or(0)),
        uiterste_week: law::SPOOR_2_DAY / 7,
        evaluatie_week: law::EERSTEJAARSEVALUATIE_DAYS.1 / 7,
        evaluatie_laat: evaluated.is_some_and(|(day, last)| six_weeks_on(day) > last),
        evaluatie_vroeg: evaluation.filter(|day| *day < first_of_weeks).map(|_| first / 7 + 1),
        start: long_date(scope.start),
        start_afgesproken: scope.offerte.startdatum.is_some(),
        tijdig: scope.deadline.is_none_or(|deadline| scope.start <= deadline),
        weken: scope.weken(),
        verlengd_tot: scope.verlengd_tot.map(long_date),
        afstand: since_advice(scope.offerte.advies_datum, evaluation, scope.start),
        verlengd_tot_en_met: scope.verlengd_tot.and_then(|tot| tot.pred_opt()).map(long_date),
        verkort_tot: scope.is_verkort().then(|| long_date(scope.trajectory.verzuim.laatste_dag())),
        heeft_tijd: scope.has_time(),
        einde: long_date(scope.einde),
        eindigt_dienstverband: scope.grens == Grens::Dienstverband,
        eindigt_aow: scope.grens == Grens::Aow,
    };
    Ok(Tekst::of_sentences(&sentence(request, "offerte/planning", context)?))
}

pub fn phase(fase: &OfferteFase) -> FaseBlok {
    let (titel, period) = name_and_period(fase.titel.as_str());
    let weeks = fase.weken.map(|weeks| amount_of(Quantity { hundredths: i64::from(weeks) * 100 }, Eenheid::Week));
    let told: Vec<String> = period.map(str::to_owned).into_iter().chain(weeks).collect();
    FaseBlok {
        titel: titel.to_owned(),
        duur: (!told.is_empty()).then(|| told.join(", ")),
        onderdelen: fase.onderdelen.iter().map(ToString::to_string).collect(),
    }
}

/// The name of a phase, and what a bureau wrote behind it of its days:
/// ‘Activering, 1 juli tot en met 30 september 2025’.
fn name_and_period(titel: &str) -> (&str, Option<&str>) {
    let days = |rest: &str| {
        rest.starts_with(|sign: char| sign.is_ascii_digit()) && MONTHS.iter().any(|month| rest.contains(*month))
    };
    match titel.split_once(", ").filter(|(_, rest)| days(rest)) {
        Some((name, period)) => (name, Some(period)),
        None => (titel, None),
    }
}

/// What is offered; with the codes where a line of the price bears one, or the words of a module do: elsewhere they
/// lead nowhere.
pub fn modules(scope: &Scope<'_>) -> Vec<ModuleRij> {
    let all = &scope.offerte.modules;
    let in_price = || scope.offerte.regels.iter().any(|regel| code_in_price(scope, regel).is_some());
    let with_codes = names_a_code(all) || in_price();
    let mut rows: Vec<ModuleRij> = all.iter().map(|one| module(one, with_codes)).collect();
    if rows.iter().any(|row| !row.omvang.is_empty()) {
        // How many reports there are, the plan of their days tells.
        let is_report = |naam: &str| naam.to_lowercase().starts_with("rapportage");
        for row in rows.iter_mut().filter(|row| row.omvang.is_empty() && is_report(&row.naam)) {
            row.omvang = "zie planning".to_owned();
        }
    }
    rows
}

/// The code of the module that a line of the price names: that of the longest name with which its words begin. None in
/// the copy of the employee: it is for the administration of the employer.
pub fn code_in_price<'a>(scope: &'a Scope<'_>, regel: &OfferteRegel) -> Option<&'a Text> {
    if scope.request.dossier.variant == Variant::Werknemer {
        return None;
    }
    let words = regel.omschrijving.as_str().to_lowercase();
    let is_named = |module: &&OfferteModule| {
        let rest = words.strip_prefix(module.naam.as_str().to_lowercase().as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let named = scope.offerte.modules.iter().filter(is_named);
    named.max_by_key(|module| module.naam.as_str().len())?.code.as_ref()
}

fn names_a_code(modules: &[OfferteModule]) -> bool {
    let mut told = modules.iter().filter_map(|module| module.omschrijving.as_ref());
    let codes = || modules.iter().filter_map(|module| module.code.as_ref());
    told.any(|words| codes().any(|code| words.as_str().contains(code.as_str())))
}

fn module(module: &OfferteModule, with_codes: bool) -> ModuleRij {
    ModuleRij {
        code: module.code.as_ref().filter(|_| with_codes).map(ToString::to_string),
        naam: module.naam.to_string(),
        omschrijving: module.omschrijving.as_ref().map(ToString::to_string),
        omvang: match (module.aantal, module.eenheid) {
            (Some(number), Some(unit)) => amount_of(number, unit),
            (Some(number), None) => decimal(number.hundredths),
            (None, Some(unit)) => format!("per {}", unit.label()),
            (None, None) => String::new(),
        },
        inbegrepen: module.inbegrepen,
    }
}

/// The last day of the trajectplan, after which rule A05 misses it; nothing where the track is too short for one.
pub fn trajectplan_day(scope: &Scope<'_>) -> Option<NaiveDate> {
    let last = later(scope.start, scope.request.thresholds.trajectplan_na_start_dagen);
    (last < scope.eindrapportage).then_some(last)
}

/// How often the employer hears what is done, and on which days.
pub fn rapportage(scope: &Scope<'_>) -> Result<RapportageDeel, ReportError> {
    #[derive(Serialize)]
    struct Context {
        frequentie: String,
        start: String,
        start_afgesproken: bool,
    }
    let frequency = scope.offerte.rapportage_frequentie_weken.max(1);
    let context = Context {
        frequentie: in_words(usize::try_from(frequency).unwrap_or(0)),
        start: long_date(scope.start),
        start_afgesproken: scope.offerte.startdatum.is_some(),
    };
    let progress: Vec<String> =
        report_days(scope.start, frequency, scope.eindrapportage).into_iter().map(short_date).collect();
    let later: Vec<String> =
        later_report_days(scope.eindrapportage, frequency, scope.einde).into_iter().map(short_date).collect();
    let momenten = [
        feit("Trajectplan", trajectplan_day(scope).map(|date| format!("uiterlijk {}", short_date(date)))),
        feit("Voortgangsrapportages", (!progress.is_empty()).then(|| progress.join(", "))),
        Some(Feit::new(
            "Eindrapportage",
            match scope.na_herstel {
                Some(true) => format!("gepland {}", scope.with_week(scope.eindrapportage)),
                Some(false) => "zodra de tekortkomingen zijn hersteld".to_owned(),
                None => format!("uiterlijk {}", scope.with_week(scope.eindrapportage)),
            },
        )),
        feit("Aanvullende rapportages", (!later.is_empty()).then(|| later.join(", "))),
    ];
    Ok(RapportageDeel {
        inleiding: sentence(scope.request, "offerte/rapportage", context)?,
        momenten: momenten.into_iter().flatten().collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_behind_the_name_of_a_phase_are_no_part_of_it() {
        let days = "1 juli tot en met 30 september 2025";
        assert_eq!(name_and_period(&format!("Activering, {days}")), ("Activering", Some(days)));
        for whole in ["Activering", "Zoeken, bemiddelen en plaatsen", "Start, 2 gesprekken"] {
            assert_eq!(name_and_period(whole), (whole, None));
        }
    }
}
