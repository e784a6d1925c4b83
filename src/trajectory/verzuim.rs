//! The sickness and the steps of the Wet verbetering poortwachter that were taken.

use chrono::{Days, NaiveDate};

use super::law;
use super::period::{Period, later};
use super::text::Text;
use super::wachttijd::Wachttijd;

/// A longer wachttijd with wage, which employer and employee ask UWV for together (Wet WIA art. 24; BW 7:629 lid 11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VrijwilligeVerlenging {
    pub verzoek: NaiveDate,
    /// The day on which UWV granted it; absent while it has not.
    pub besluit: Option<NaiveDate>,
    /// The last day that was agreed on, with wage.
    pub laatste_dag: NaiveDate,
    pub verkorting: Option<Verkorting>,
    /// The last day of the contract, with which the wage and the extension end; of the trajectory as it was known on a
    /// day.
    pub einde_dienstverband: Option<NaiveDate>,
}

/// An earlier end of such an extension, which employer or employee asks UWV for. While the contract goes on it comes
/// thirteen weeks after that request at the earliest (Wet WIA art. 24 lid 2 and 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verkorting {
    pub verzoek: NaiveDate,
    /// The day on which UWV set the earlier end; absent while it has not.
    pub besluit: Option<NaiveDate>,
    /// The last day of the extension from then on.
    pub laatste_dag: NaiveDate,
}

impl VrijwilligeVerlenging {
    /// The last day of the extension: as UWV set it, but no later than the contract, as then no wage is due any more (Wet
    /// WIA art. 24 lid 3).
    pub fn einde(&self) -> NaiveDate {
        let set = self.vastgesteld();
        self.einde_dienstverband.map_or(set, |last| last.min(set))
    }

    /// The last day as UWV shortened it, else as it was agreed on.
    fn vastgesteld(&self) -> NaiveDate {
        self.verkort().map_or(self.laatste_dag, |shorter| shorter.laatste_dag)
    }

    /// The earlier end, once UWV set it; nothing where it is none.
    pub fn verkort(&self) -> Option<Verkorting> {
        self.verkorting.filter(|shorter| shorter.besluit.is_some() && shorter.laatste_dag < self.laatste_dag)
    }

    /// The last day of the contract, where that comes before the end that UWV set.
    pub fn eindigt_met_dienstverband(&self) -> Option<NaiveDate> {
        self.einde_dienstverband.filter(|last| *last < self.vastgesteld())
    }

    /// The request as it was known at the end of a day; nothing before it was made.
    fn known_on(self, date: NaiveDate) -> Option<Self> {
        let decided = |day: Option<NaiveDate>| day.filter(|decided| *decided <= date);
        let shorter = self.verkorting.filter(|shorter| shorter.verzoek <= date);
        let verkorting = shorter.map(|shorter| Verkorting { besluit: decided(shorter.besluit), ..shorter });
        (self.verzoek <= date).then_some(Self { besluit: decided(self.besluit), verkorting, ..self })
    }
}

/// The sickness of one employee, as far as the calendar needs it. The cause is not known here.
#[derive(Debug, Clone)]
pub struct Verzuim {
    pub wachttijd: Wachttijd,
    /// Last day of the wachttijd according to a letter of UWV; takes precedence over the computed day.
    pub einde_wachttijd_opgave: Option<NaiveDate>,
    /// What employer and employee asked UWV together, granted or not yet.
    pub vrijwillige_verlenging: Option<VrijwilligeVerlenging>,
    /// Every part of a leave for pregnancy and childbirth, in order, also those that have yet to begin on the day of a
    /// document: the count has the parts that had.
    pub verlof: Vec<Period>,
}

impl Verzuim {
    /// The last day of the wachttijd: as UWV extended it, else as UWV wrote it, else as computed.
    pub fn laatste_dag(&self) -> NaiveDate {
        self.opgegeven_dag().unwrap_or_else(|| self.wachttijd.laatste_dag())
    }

    /// The last day as UWV set it, where it did.
    fn opgegeven_dag(&self) -> Option<NaiveDate> {
        self.verlengd().map(|extension| extension.einde()).or(self.einde_wachttijd_opgave)
    }

    /// The extension that employer and employee asked for, once UWV granted it and where it makes the wachttijd longer.
    pub fn verlengd(&self) -> Option<VrijwilligeVerlenging> {
        let granted = self.vrijwillige_verlenging.filter(|extension| extension.besluit.is_some());
        granted.filter(|extension| extension.einde() > self.zonder_verlenging())
    }

    /// Whether employer or employee can still ask UWV on a day for an end of that extension that comes earlier, and did
    /// not: the wage goes on for thirteen weeks after it (Wet WIA art. 24 lid 3).
    pub fn eerder_te_eindigen(&self, date: NaiveDate) -> bool {
        let granted = self.verlengd().filter(|extension| extension.verkorting.is_none());
        granted.is_some_and(|extension| later(date, law::VERKORTE_VERLENGING_DAYS) < extension.einde())
    }

    /// The last day that the wachttijd has without such an extension: as UWV wrote it, else as computed. A letter that
    /// names no earlier day than the extension does is a letter about it.
    pub fn zonder_verlenging(&self) -> NaiveDate {
        let extended = self.vrijwillige_verlenging.map(|extension| extension.vastgesteld());
        let stated = self.einde_wachttijd_opgave.filter(|stated| extended.is_none_or(|last| *stated < last));
        stated.unwrap_or_else(|| self.wachttijd.laatste_dag())
    }

    /// The last day of the wachttijd as counted here, where UWV wrote another one by itself.
    pub fn anders_berekend(&self) -> Option<NaiveDate> {
        let computed = self.wachttijd.laatste_dag();
        let stated = self.einde_wachttijd_opgave.filter(|_| self.verlengd().is_none());
        stated.filter(|stated| *stated != computed).map(|_| computed)
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
        self.opgegeven_dag().and_then(|stated| self.wachttijd.day_of(stated)).is_some_and(|days| days <= longest)
    }

    /// The last date for what belongs to a sickness day near the end, counted back from the end that holds: eleven
    /// weeks before the end are eleven weeks before that day, also where UWV wrote it, or a recovery or leave that
    /// begins in them moved it. Never before the first day.
    pub fn naar_het_einde(&self, day: i64) -> NaiveDate {
        let before = law::WACHTTIJD_DAYS - day;
        if before < 0 {
            return self.wachttijd.date_of(day);
        }
        let last = self.laatste_dag();
        let date = last.checked_sub_days(Days::new(before.unsigned_abs())).unwrap_or(last);
        date.max(self.wachttijd.eerste_ziektedag())
    }

    /// The first date of what belongs to a sickness day near the end. What was done in its time is not too early by a
    /// recovery or leave that came after it.
    pub fn vanaf_bij_het_einde(&self, day: i64) -> NaiveDate {
        match self.opgegeven_dag() {
            Some(_) => self.naar_het_einde(day),
            None => self.wachttijd.date_of(day),
        }
    }

    /// The first date of what belongs to a sickness day near the end, as it was before UWV made the wachttijd longer on
    /// request; nothing where it did not.
    pub fn vanaf_zonder_verlenging(&self, day: i64) -> Option<NaiveDate> {
        self.verlengd()?;
        let before = Days::new((law::WACHTTIJD_DAYS - day).unsigned_abs());
        self.zonder_verlenging().checked_sub_days(before)
    }

    /// Whether a request for the WIA of a day can only be one for a shortened wachttijd, long before the ordinary one
    /// (Wet WIA art. 23 lid 6).
    pub fn is_vervroegde_aanvraag(&self, asked: NaiveDate) -> bool {
        let (_, last) = law::VERVROEGDE_IVA_DAYS;
        let early = self.wachttijd.day_of(asked).is_some_and(|day| day <= last);
        early && asked < self.vanaf_bij_het_einde(law::BRIEF_WIA_DAY)
    }

    /// The same with what was known at the end of a day.
    pub fn known_on(&self, date: NaiveDate) -> Self {
        Self {
            wachttijd: self.wachttijd.known_on(date),
            einde_wachttijd_opgave: self.einde_wachttijd_opgave,
            vrijwillige_verlenging: self.vrijwillige_verlenging.and_then(|extension| extension.known_on(date)),
            verlof: self.verlof.clone(),
        }
    }

    /// The same with the last day of the contract, with which an extension on request ends.
    pub fn met_einde_dienstverband(mut self, last: Option<NaiveDate>) -> Self {
        if let Some(extension) = &mut self.vrijwillige_verlenging {
            extension.einde_dienstverband = last;
        }
        self
    }

    /// The parts of leave for one birth that had begun by a day, birth by birth, with those of it that are to come.
    pub fn verlof_begonnen(&self, date: NaiveDate) -> impl Iterator<Item = &[Period]> {
        let of_one_birth =
            |part: &Period, next: &Period| (next.first() - part.last()).num_days() <= law::WAZO_PIECES_DAYS;
        let births = self.verlof.chunk_by(of_one_birth);
        births.filter(move |parts| parts.first().is_some_and(|part| part.first() <= date))
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

#[cfg(test)]
mod tests {
    use super::super::wachttijd::Pauze;
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    /// Sick since 5 February 2024, so that the wachttijd ends on 1 February 2026, and extended up to 3 May.
    fn extended() -> Verzuim {
        Verzuim {
            wachttijd: Wachttijd::new(day(2024, 2, 5), vec![]).expect("no pauses"),
            einde_wachttijd_opgave: None,
            vrijwillige_verlenging: Some(VrijwilligeVerlenging {
                verzoek: day(2025, 10, 20),
                besluit: Some(day(2025, 11, 3)),
                laatste_dag: day(2026, 5, 3),
                verkorting: None,
                einde_dienstverband: None,
            }),
            verlof: vec![],
        }
    }

    #[test]
    fn an_extension_holds_once_uwv_granted_it_and_moves_what_is_counted_back() {
        let verzuim = extended();
        assert_eq!((verzuim.laatste_dag(), verzuim.zonder_verlenging()), (day(2026, 5, 3), day(2026, 2, 1)));
        assert_eq!(verzuim.naar_het_einde(law::WIA_AANVRAAG_DAY), day(2026, 2, 15), "eleven weeks before");
        assert_eq!(verzuim.anders_berekend(), None, "UWV did not count otherwise");
        let asked = verzuim.known_on(day(2025, 11, 2));
        assert!(asked.vrijwillige_verlenging.is_some() && asked.verlengd().is_none());
        assert_eq!(asked.laatste_dag(), day(2026, 2, 1));
        assert_eq!(verzuim.known_on(day(2025, 10, 19)).vrijwillige_verlenging, None);
    }

    #[test]
    fn what_is_counted_back_follows_a_break_of_the_last_weeks_and_a_first_day_does_not() {
        let recovered = |first, last| {
            let period = Period::new(first, last).expect("in order");
            let wachttijd = Wachttijd::new(day(2024, 2, 5), vec![Pauze { period, wazo: false }]).expect("one case");
            Verzuim { wachttijd, vrijwillige_verlenging: None, ..extended() }
        };
        // Three weeks in week 95: the wachttijd ends on 22 February 2026.
        let late = recovered(day(2025, 11, 24), day(2025, 12, 14));
        assert_eq!(late.naar_het_einde(law::WIA_AANVRAAG_DAY), day(2025, 12, 7));
        assert_eq!(late.vanaf_bij_het_einde(law::BRIEF_WIA_DAY), day(2025, 10, 13), "as before it");
        // Before those weeks both follow.
        let early = recovered(day(2025, 9, 1), day(2025, 9, 21));
        assert_eq!(early.naar_het_einde(law::WIA_AANVRAAG_DAY), day(2025, 12, 7));
        assert_eq!(early.vanaf_bij_het_einde(law::BRIEF_WIA_DAY), day(2025, 11, 3));
    }

    #[test]
    fn a_letter_with_the_day_of_the_extension_is_about_it_and_an_earlier_one_is_not() {
        let stated = |last| Verzuim { einde_wachttijd_opgave: Some(last), ..extended() };
        assert_eq!(stated(day(2026, 5, 3)).zonder_verlenging(), day(2026, 2, 1));
        assert_eq!(stated(day(2026, 2, 9)).zonder_verlenging(), day(2026, 2, 9));
        assert_eq!(stated(day(2026, 2, 9)).laatste_dag(), day(2026, 5, 3));
    }

    #[test]
    fn an_extension_ends_as_uwv_shortened_it_and_with_the_contract() {
        let shorter = |besluit| {
            let verkorting = Some(Verkorting { verzoek: day(2025, 12, 1), besluit, laatste_dag: day(2026, 3, 2) });
            let mut verzuim = extended();
            verzuim.vrijwillige_verlenging =
                verzuim.vrijwillige_verlenging.map(|extension| VrijwilligeVerlenging { verkorting, ..extension });
            verzuim
        };
        let decided = shorter(Some(day(2025, 12, 12)));
        assert_eq!(decided.laatste_dag(), day(2026, 3, 2));
        assert_eq!(decided.naar_het_einde(law::WIA_AANVRAAG_DAY), day(2025, 12, 15));
        assert_eq!(decided.known_on(day(2025, 12, 11)).laatste_dag(), day(2026, 5, 3), "before the decision");
        assert_eq!(shorter(None).laatste_dag(), day(2026, 5, 3));
        let contract = |last| extended().met_einde_dienstverband(Some(last)).laatste_dag();
        assert_eq!(contract(day(2026, 3, 31)), day(2026, 3, 31));
        assert_eq!(contract(day(2026, 6, 30)), day(2026, 5, 3), "after it");
        assert_eq!(contract(day(2025, 12, 31)), day(2026, 2, 1), "no wage to extend");
    }

    #[test]
    fn an_extension_that_ends_no_later_extends_nothing() {
        let mut verzuim = extended();
        let last = verzuim.wachttijd.laatste_dag();
        verzuim.vrijwillige_verlenging =
            verzuim.vrijwillige_verlenging.map(|extension| VrijwilligeVerlenging { laatste_dag: last, ..extension });
        assert_eq!((verzuim.verlengd(), verzuim.laatste_dag()), (None, last));
    }
}
