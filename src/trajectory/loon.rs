//! Until when wage is due to a sick employee: as the law and UWV have it, and no longer than the contract and the AOW
//! age allow.

use chrono::{Datelike, NaiveDate};

use super::Trajectory;
use super::aow::aow_date;
use super::law;
use super::loonsanctie::Loonsanctie;
use super::period::later;

impl Trajectory {
    /// The day on which the employee reaches the AOW age, where the day of birth is known.
    pub fn aow_op(&self) -> Option<NaiveDate> {
        self.werknemer.geboortedatum.day().and_then(aow_date)
    }

    /// The last day on which the employee can reach the AOW age, also where the day of birth is known in part.
    pub fn aow_uiterlijk(&self) -> Option<NaiveDate> {
        aow_date(self.werknemer.geboortedatum.latest())
    }

    /// The last day of the wachttijd, or of the extended payment of wage while UWV's decision holds and lasts longer.
    pub fn laatste_dag_loontijdvak(&self) -> NaiveDate {
        let usual = self.verzuim.laatste_dag();
        let holds = self.traject.loonsanctie.as_ref().filter(|sanctie| sanctie.ingetrokken_op.is_none());
        let holds = holds.filter(|sanctie| sanctie.verlengt());
        holds.and_then(|sanctie| sanctie.einde().pred_opt()).map_or(usual, |last| last.max(usual))
    }

    /// The last day on which wage is due: of that time, or of what ends it first.
    pub fn laatste_loondag(&self) -> NaiveDate {
        let usual = self.laatste_dag_loontijdvak();
        self.loon_stopt().map_or(usual, |stop| stop.min(usual))
    }

    /// The last day of the contract, or of the weeks of wage after the AOW age (BW 7:629 lid 2), whichever comes first.
    pub fn loon_stopt(&self) -> Option<NaiveDate> {
        [self.dienstverband.einddatum, self.loon_stopt_na_aow()].into_iter().flatten().min()
    }

    fn loon_stopt_na_aow(&self) -> Option<NaiveDate> {
        let first = self.verzuim.wachttijd.eerste_ziektedag();
        self.aow_op().map(|aow| later(aow.max(first), self.dagen_loon_na_aow() - 1))
    }

    /// What ends an extension that UWV imposed: what ends the wage, but no contract that ended within the wachttijd of an
    /// employer who carries the risk of the Ziektewet. He pays the benefit that comes in the place of the wage, and UWV
    /// extends the time of that (Wet WIA art. 26 lid 2).
    pub fn verlenging_stopt(&self) -> Option<NaiveDate> {
        let ended = self.dienstverband.einddatum.is_some_and(|end| end < self.verzuim.laatste_dag());
        if ended && self.werkgever.draagt_ziektewet() { self.loon_stopt_na_aow() } else { self.loon_stopt() }
    }

    /// For how many days from the AOW age on the wage is due at most: by the day on which the sickness began.
    pub fn dagen_loon_na_aow(&self) -> i64 {
        let first = self.verzuim.wachttijd.eerste_ziektedag();
        let old = (first.year(), first.month()) < law::LOON_NA_AOW_SINDS;
        if old { law::LOON_NA_AOW_OUD_DAYS } else { law::LOON_NA_AOW_DAYS }
    }

    /// UWV's decision to extend the payment of wage, where the track did not begin before it: then it repairs what was
    /// lacking, and the terms of a first start are history. They stay so when the decision is withdrawn later.
    pub fn begon_als_herstel(&self) -> Option<&Loonsanctie> {
        let start = self.traject.startdatum;
        let decided = self.traject.loonsanctie.as_ref().filter(|sanctie| start >= sanctie.besluitdatum);
        decided.filter(|sanctie| sanctie.ingetrokken_op.is_none_or(|withdrawn| withdrawn >= start))
    }
}
