//! When the employee reaches the AOW age, and what wage is due after it.

use serde::Serialize;

use crate::dossier::Dossier;
use crate::dutch::{in_words, long_date};
use crate::trajectory::{Geboortedatum, MijlpaalSoort};

/// What the page knows of the AOW age.
#[derive(Debug, Serialize)]
pub struct Aow {
    /// The day of the AOW age, when it comes before the end of the wachttijd.
    aow_op: Option<String>,
    /// The same, when it comes in the time that UWV added, and the last day of wage after it.
    aow_na_wachttijd: Option<String>,
    loon_na_aow: String,
    /// For how many weeks after that age the wage is due at most.
    weken_na_aow: String,
    /// Whether it is sure to come before that end, also where the day of birth is known in part.
    aow_eerder: bool,
    /// Whether it is sure to have come before the eerste ziektedag, so that there is no wachttijd.
    aow_voor_ziekte: bool,
    /// The day of the AOW age, where it is the one on which a WIA benefit would begin.
    aow_daarna: Option<String>,
    /// The last day that it may be, and whether that has passed.
    aow_uiterlijk: Option<String>,
    aow_voorbij: bool,
    /// Whether the AOW age was reached by the day of the document, and whether wage was due for the last time before
    /// it.
    aow_bereikt: bool,
    loon_voorbij: bool,
    /// The last day of wage after the AOW age, while that is to come.
    loon_tot: Option<String>,
}

impl Aow {
    /// `born`: the day of birth, for a reader who may know it.
    pub fn of(dossier: &Dossier, born: Option<Geboortedatum>) -> Self {
        let trajectory = &dossier.trajectory;
        let last_day = trajectory.verzuim.laatste_dag();
        let last_wage = trajectory.laatste_loondag();
        let after = trajectory.verzuim.eerste_dag_erna();
        let aow = trajectory.aow_op().filter(|_| born.is_some());
        let sure = trajectory.aow_uiterlijk().filter(|aow| *aow <= last_day);
        let wage = dossier.kalender.get(MijlpaalSoort::EindeLoonNaAow).and_then(|step| step.uiterlijk);
        let wage = wage.map(|last| trajectory.dienstverband.einddatum.map_or(last, |end| end.min(last)));
        Self {
            aow_op: aow.filter(|aow| *aow <= last_day).map(long_date),
            aow_na_wachttijd: aow
                .filter(|aow| *aow > last_day && *aow <= trajectory.laatste_dag_loontijdvak())
                .map(long_date),
            loon_na_aow: long_date(last_wage),
            weken_na_aow: in_words(usize::try_from(trajectory.dagen_loon_na_aow() / 7).unwrap_or_default()),
            aow_eerder: sure.is_some(),
            aow_voor_ziekte: sure.is_some_and(|aow| aow < trajectory.verzuim.wachttijd.eerste_ziektedag()),
            aow_daarna: aow.filter(|aow| *aow == after && dossier.verlengd_tot().is_none()).map(long_date),
            aow_uiterlijk: sure.filter(|_| born.is_some()).map(long_date),
            aow_voorbij: sure.is_some_and(|aow| aow < dossier.date),
            aow_bereikt: trajectory.aow_op().is_some_and(|aow| aow <= dossier.date),
            loon_voorbij: last_wage < dossier.date,
            loon_tot: wage.filter(|last| born.is_some() && *last >= dossier.date).map(long_date),
        }
    }
}
