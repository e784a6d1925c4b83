//! The sickness and the steps of the Wet verbetering poortwachter that were taken.

use chrono::NaiveDate;

use super::text::Text;
use super::wachttijd::Wachttijd;

/// The sickness of one employee, as far as the calendar needs it. The cause is not known here.
#[derive(Debug, Clone)]
pub struct Verzuim {
    pub wachttijd: Wachttijd,
    /// Last day of the wachttijd according to a letter of UWV; takes precedence over the computed day.
    pub einde_wachttijd_opgave: Option<NaiveDate>,
}

impl Verzuim {
    /// The last day of the wachttijd: as UWV wrote it, else as computed.
    pub fn laatste_dag(&self) -> NaiveDate {
        self.einde_wachttijd_opgave.unwrap_or_else(|| self.wachttijd.laatste_dag())
    }

    /// The day after the last one.
    pub fn eerste_dag_erna(&self) -> NaiveDate {
        self.laatste_dag().succ_opt().unwrap_or_else(|| self.laatste_dag())
    }
}

/// The dates on which the steps of the law were taken.
#[derive(Debug, Clone, Default)]
pub struct Poortwachter {
    pub ziekmelding: Option<NaiveDate>,
    pub probleemanalyse: Option<NaiveDate>,
    pub plan_van_aanpak: Option<NaiveDate>,
    pub melding_42e_week: Option<NaiveDate>,
    pub arbeidsdeskundig_onderzoek: Option<NaiveDate>,
    pub eerstejaarsevaluatie: Option<NaiveDate>,
    pub actueel_oordeel: Option<NaiveDate>,
    pub eindevaluatie: Option<NaiveDate>,
    pub wia_aanvraag: Option<NaiveDate>,
    pub deskundigenoordelen: Vec<NaiveDate>,
    /// Why the eerstejaarsevaluatie or the arbeidsdeskundig onderzoek is missing.
    pub reden_ontbreekt: Option<Text>,
}

impl Poortwachter {
    /// The steps as they were known at the end of a day: what is dated later has not happened yet.
    pub fn known_on(&self, date: NaiveDate) -> Self {
        let known = |step: Option<NaiveDate>| step.filter(|taken| *taken <= date);
        Self {
            ziekmelding: known(self.ziekmelding),
            probleemanalyse: known(self.probleemanalyse),
            plan_van_aanpak: known(self.plan_van_aanpak),
            melding_42e_week: known(self.melding_42e_week),
            arbeidsdeskundig_onderzoek: known(self.arbeidsdeskundig_onderzoek),
            eerstejaarsevaluatie: known(self.eerstejaarsevaluatie),
            actueel_oordeel: known(self.actueel_oordeel),
            eindevaluatie: known(self.eindevaluatie),
            wia_aanvraag: known(self.wia_aanvraag),
            deskundigenoordelen: self.deskundigenoordelen.iter().copied().filter(|taken| *taken <= date).collect(),
            reden_ontbreekt: self.reden_ontbreekt.clone(),
        }
    }
}
