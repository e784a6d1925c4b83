//! The extension of wage payment that UWV imposed: what it blames, what was repaired, and whether it still holds.

use chrono::NaiveDate;

use super::feestdagen::end_of_term;
use super::law;
use super::period::later;
use super::text::Text;

/// One point in which UWV found the efforts lacking. UWV decides on a request to shorten point by point.
#[derive(Debug, Clone)]
pub struct Tekortkoming {
    pub punt: Text,
    /// What is done about it.
    pub herstel: Option<Text>,
    /// In which document or fact the repair can be seen.
    pub bewijs: Option<Text>,
    /// The day on which it was repaired, or from which on it is; absent while it is not.
    pub datum: Option<NaiveDate>,
    /// The day on which it is to be repaired.
    pub gepland: Option<NaiveDate>,
    /// Who repairs it.
    pub wie: Option<Text>,
    /// Whether the repair goes on: an application every week is never finished.
    pub doorlopend: bool,
    /// Whether it is about work with the own employer.
    pub eerste_spoor: bool,
}

/// The request to shorten the extension, and what UWV decided on it (Wet WIA art. 25 lid 12–15).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bekorting {
    pub verzoek: NaiveDate,
    pub besluit: Option<NaiveDate>,
    /// The new "tot" of UWV; absent while it has not decided, and when it refused.
    pub tot: Option<NaiveDate>,
}

/// The extension of wage payment that UWV imposed.
#[derive(Debug, Clone)]
pub struct Loonsanctie {
    pub besluitdatum: NaiveDate,
    /// First day on which wage is no longer due because of the sanction as decided: UWV's "tot".
    pub tot: NaiveDate,
    pub tekortkoming: Option<Text>,
    pub tekortkomingen: Vec<Tekortkoming>,
    pub bekorting: Option<Bekorting>,
    /// The day on which the employer means to ask for a shorter extension.
    pub gepland_verzoek: Option<NaiveDate>,
    /// The day for which a request was planned that has passed without one; of the trajectory as it was known on a day.
    pub gemist_verzoek: Option<NaiveDate>,
    /// Why the request comes later than the repair.
    pub toelichting_verzoek: Option<Text>,
    /// The day on which the bureau means to report on the repair.
    pub geplande_eindrapportage: Option<NaiveDate>,
    /// The day for which that report was planned that has passed; of the trajectory as it was known on a day.
    pub gemiste_eindrapportage: Option<NaiveDate>,
    /// Whether somebody objected to the decision; absent when the bureau does not know.
    pub bezwaar_gemaakt: Option<bool>,
    /// The day on which UWV withdrew it, or a court annulled it.
    pub ingetrokken_op: Option<NaiveDate>,
    /// The last day of wage by the contract or the AOW age, which no decision of UWV makes longer; of the trajectory as
    /// it was known on a day.
    pub loon_stopt: Option<NaiveDate>,
    /// The last day of the wachttijd, up to which wage is due without it; of the trajectory as it was known on a day.
    pub wachttijd_tot: Option<NaiveDate>,
}

impl Loonsanctie {
    /// The day from which no wage is due any more, as UWV last decided.
    pub fn einde(&self) -> NaiveDate {
        self.bekorting.and_then(|bekorting| bekorting.tot).unwrap_or(self.tot)
    }

    /// The last day on which wage is due.
    pub fn laatste_dag(&self) -> NaiveDate {
        self.laatste_voor(self.einde())
    }

    /// The last day of wage before a "tot", which is never one within the wachttijd.
    pub(super) fn laatste_voor(&self, tot: NaiveDate) -> NaiveDate {
        let last = tot.pred_opt().unwrap_or(tot);
        let last = self.wachttijd_tot.map_or(last, |wachttijd| wachttijd.max(last));
        self.loon_stopt.map_or(last, |stop| stop.min(last))
    }

    /// Whether it makes the payment of wage longer: it ends after the wachttijd, and the contract or the AOW age had
    /// not ended the wage by then, nor by the day of the decision.
    pub fn verlengt(&self) -> bool {
        let paid = self.loon_stopt.is_none_or(|stop| stop >= self.besluitdatum && self.na_wachttijd(stop));
        paid && self.na_wachttijd(self.tot.pred_opt().unwrap_or(self.tot))
    }

    fn na_wachttijd(&self, day: NaiveDate) -> bool {
        self.wachttijd_tot.is_none_or(|last| day > last)
    }

    /// Whether something of the extension is left, as UWV last decided.
    pub(super) fn duurt_voort(&self) -> bool {
        self.verlengt() && self.na_wachttijd(self.laatste_dag())
    }

    /// Whether a request of the day after this one makes the payment of wage shorter, also when UWV takes all its time.
    pub fn is_te_bekorten_na(&self, day: NaiveDate) -> bool {
        self.kan_korter_na(end_of_term(later(day, 1), law::BEKORTING_BESLUIT_DAYS))
    }

    /// Whether a positive decision of this day makes the payment of wage shorter at all.
    pub fn kan_korter_na(&self, decision: NaiveDate) -> bool {
        self.duurt_voort() && later(decision, law::EINDE_NA_BEKORTING_DAYS) < self.laatste_dag()
    }

    /// The day on which UWV found the repair sufficient, and made the payment of wage shorter.
    pub fn bekort_op(&self) -> Option<NaiveDate> {
        self.bekorting.filter(|bekorting| bekorting.tot.is_some()).and_then(|bekorting| bekorting.besluit)
    }

    /// The day on which UWV refused to.
    pub fn afgewezen_op(&self) -> Option<NaiveDate> {
        self.bekorting.filter(|bekorting| bekorting.tot.is_none()).and_then(|bekorting| bekorting.besluit)
    }

    /// The day on which the last point was repaired, once every one is.
    pub fn hersteld_op(&self) -> Option<NaiveDate> {
        let days = self.tekortkomingen.iter().map(|punt| punt.datum).collect::<Option<Vec<_>>>();
        days.and_then(|days| days.into_iter().max())
    }

    /// The day of the request: made, or else planned.
    pub fn verzoek(&self) -> Option<NaiveDate> {
        self.bekorting.map(|bekorting| bekorting.verzoek).or(self.gepland_verzoek)
    }

    /// Whether every point is repaired; nothing of a decision that names none.
    pub fn alles_hersteld(&self) -> Option<bool> {
        let punten = &self.tekortkomingen;
        (!punten.is_empty()).then(|| punten.iter().all(|punt| punt.datum.is_some()))
    }

    /// The points about the own employer that are not repaired yet.
    pub fn open_in_eerste_spoor(&self) -> impl Iterator<Item = &Tekortkoming> {
        self.tekortkomingen.iter().filter(|punt| punt.eerste_spoor && punt.datum.is_none())
    }

    /// The decision as it was known at the end of a day; nothing before it was taken.
    pub fn known_on(mut self, date: NaiveDate) -> Option<Self> {
        self.ingetrokken_op = self.ingetrokken_op.filter(|day| *day <= date);
        self.bekorting = self.bekorting.filter(|bekorting| bekorting.verzoek <= date);
        if let Some(bekorting) = &mut self.bekorting {
            bekorting.besluit = bekorting.besluit.filter(|day| *day <= date);
            bekorting.tot = bekorting.tot.filter(|_| bekorting.besluit.is_some());
        }
        // A plan whose day has passed is none any more, and without a request it failed.
        let passed = self.gepland_verzoek.filter(|day| *day < date).or(self.gemist_verzoek);
        self.gemist_verzoek = passed.filter(|_| self.bekorting.is_none());
        self.gepland_verzoek = self.gepland_verzoek.filter(|day| *day >= date);
        let passed = self.geplande_eindrapportage.filter(|day| *day < date).or(self.gemiste_eindrapportage);
        self.gemiste_eindrapportage = passed.filter(|_| self.bekorting.is_none());
        self.geplande_eindrapportage = self.geplande_eindrapportage.filter(|day| *day >= date);
        for punt in &mut self.tekortkomingen {
            // What shows the repair is known when it was made.
            if punt.datum.is_some_and(|day| day > date) {
                punt.datum = None;
                punt.bewijs = None;
            }
        }
        // Before every point is repaired nobody waits with the request.
        self.toelichting_verzoek = self.toelichting_verzoek.take().filter(|_| self.hersteld_op().is_some());
        // Once it is withdrawn there is nothing left to shorten.
        if self.ingetrokken_op.is_some() {
            self.gepland_verzoek = None;
            self.gemist_verzoek = None;
            self.geplande_eindrapportage = None;
            self.gemiste_eindrapportage = None;
            self.toelichting_verzoek = None;
        }
        (self.besluitdatum <= date).then_some(self)
    }
}
