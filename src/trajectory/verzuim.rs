//! The sickness and the steps of the Wet verbetering poortwachter that were taken.

use chrono::{Days, NaiveDate};

use super::text::Text;
use super::wachttijd::{Wachttijd, law};

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

    /// The last day of the wachttijd as counted here, where UWV wrote another one.
    pub fn anders_berekend(&self) -> Option<NaiveDate> {
        let computed = self.wachttijd.laatste_dag();
        self.einde_wachttijd_opgave.filter(|stated| *stated != computed).map(|_| computed)
    }

    /// The sickness week of the last day of the wachttijd: 104, or another one where UWV wrote another day.
    pub fn laatste_week(&self) -> i64 {
        self.wachttijd.week_of(self.laatste_dag()).unwrap_or(law::WACHTTIJD_DAYS / 7)
    }

    /// How many days the wachttijd has where UWV wrote another last day; nothing where it has its 104 weeks.
    pub fn andere_duur(&self) -> Option<i64> {
        self.wachttijd.day_of(self.laatste_dag()).filter(|days| *days != law::WACHTTIJD_DAYS)
    }

    /// Whether UWV wrote an end so early that it can only have shortened the wachttijd: for a vervroegde IVA, which the
    /// employee asked for and no re-integratieverslag goes with (Wet WIA art. 23 lid 6 and 66).
    pub fn is_verkort(&self) -> bool {
        let longest = law::VERKORTE_WACHTTIJD_MAX_WEEK * 7;
        self.einde_wachttijd_opgave.and_then(|stated| self.wachttijd.day_of(stated)).is_some_and(|days| days <= longest)
    }

    /// The date of a sickness day near the end, counted back from the end that holds: eleven weeks before the end are
    /// eleven weeks before the day that UWV wrote. Never before the first day.
    pub fn naar_het_einde(&self, day: i64) -> NaiveDate {
        let before = law::WACHTTIJD_DAYS - day;
        match self.einde_wachttijd_opgave {
            Some(stated) if before >= 0 => {
                let date = stated.checked_sub_days(Days::new(before.unsigned_abs())).unwrap_or(stated);
                date.max(self.wachttijd.eerste_ziektedag())
            }
            _ => self.wachttijd.date_of(day),
        }
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
    /// The letter in which UWV tells the employee of the WIA; a late one moves the last day of the request.
    pub brief_wia: Option<NaiveDate>,
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
            brief_wia: known(self.brief_wia),
            deskundigenoordelen: self.deskundigenoordelen.iter().copied().filter(|taken| *taken <= date).collect(),
            reden_ontbreekt: self.reden_ontbreekt.clone(),
        }
    }
}
