//! What a rule may look at: a dossier, the thresholds of the house, and what the texts were found to hold.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::drempels::Thresholds;
use super::getoond::shown;
use super::teksten::Vondst;
use crate::dossier::{self, Dossier, Gap, Ontkenning, Uitstel};
use crate::dutch::short_date;
use crate::trajectory::{
    Activiteit, Belastbaarheid, EerderDocument, EerderSoort, Hours, MijlpaalSoort, Ondertekening, RedenEinde, Soort,
    Status, Verzuim, Zoekprofiel, later,
};

/// One dossier as the rules see it.
pub struct Context<'a> {
    pub dossier: &'a Dossier,
    pub thresholds: &'a Thresholds,
    /// What the texts of this document hold and should not.
    pub(super) vondsten: Vec<Vondst>,
}

impl<'a> Context<'a> {
    /// `vondsten` is what [`search`](super::search) found in all texts of the trajectory.
    pub fn new(dossier: &'a Dossier, thresholds: &'a Thresholds, vondsten: &[Vondst]) -> Self {
        let vondsten = vondsten.iter().filter(|vondst| shown(dossier, &vondst.pointer)).cloned().collect();
        Self { dossier, thresholds, vondsten }
    }

    const fn verzuim(&self) -> &'a Verzuim {
        &self.dossier.trajectory.verzuim
    }

    pub(super) fn first_day(&self) -> NaiveDate {
        self.verzuim().wachttijd.eerste_ziektedag()
    }

    /// The last day of the wachttijd, as UWV wrote it or as computed.
    pub(super) fn last_day(&self) -> NaiveDate {
        self.verzuim().laatste_dag()
    }

    pub(super) const fn start(&self) -> NaiveDate {
        self.dossier.trajectory.traject.startdatum
    }

    /// Whether the terms of a first start hold: not for a track that began to repair what UWV found lacking.
    pub(super) fn is_first_start(&self) -> bool {
        self.dossier.trajectory.begon_als_herstel().is_none()
    }

    /// The start that an offerte names; no other document goes by it.
    pub(super) fn offered_start(&self) -> Option<NaiveDate> {
        let offerte = self.dossier.trajectory.offerte.as_ref().filter(|_| self.dossier.soort == Soort::Offerte);
        offerte.and_then(|offerte| offerte.startdatum)
    }

    pub(super) fn week(&self, date: NaiveDate) -> Option<i64> {
        self.verzuim().wachttijd.week_of(date)
    }

    /// The last day of a term of so many days after a date; recovery and leave do not count.
    pub(super) fn counted_after(&self, date: NaiveDate, days: i64) -> NaiveDate {
        self.verzuim().wachttijd.after(date, days)
    }

    /// The last day of a sickness week.
    pub(super) fn last_of_week(&self, week: i64) -> NaiveDate {
        self.verzuim().wachttijd.last_of_week(week)
    }

    /// `14-04-2025 (week 66)`; before the eerste ziektedag only the date.
    pub(super) fn dated(&self, date: NaiveDate) -> String {
        match self.week(date) {
            Some(week) => format!("{} (week {week})", short_date(date)),
            None => short_date(date),
        }
    }

    pub(super) fn is_definitive(&self) -> bool {
        self.dossier.document.status == Status::Definitief
    }

    /// Last day of a step of the law.
    pub(super) fn latest(&self, soort: MijlpaalSoort) -> Option<NaiveDate> {
        self.dossier.kalender.get(soort)?.uiterlijk
    }

    /// Last day to start the second track.
    pub(super) fn start_deadline(&self) -> NaiveDate {
        self.latest(MijlpaalSoort::StartSpoor2).unwrap_or_else(|| self.last_day())
    }

    /// By how many days the WIA request came too late: the wage is paid for so much longer (BW 7:629 lid 11).
    pub(super) fn days_of_delay(&self) -> i64 {
        let asked = self.dossier.kalender.get(MijlpaalSoort::WiaAanvraag);
        let late = asked.and_then(|step| Some((step.gerealiseerd? - step.uiterlijk?).num_days()));
        late.unwrap_or_default().max(0)
    }

    /// The hours a week that a person could bear on a day, as known on the day of the document.
    pub(super) fn bearable_hours(&self, on: NaiveDate) -> Option<(Hours, &'a Belastbaarheid)> {
        let entries = &self.dossier.trajectory.belastbaarheid;
        let by_then = entries.iter().filter(|entry| entry.datum <= on);
        by_then.into_iter().find_map(|entry| entry.uren_per_week.map(|hours| (hours, entry)))
    }

    /// Whether there is no ability to work on the day of the document: as stated, or as zero hours in the newest
    /// belastbaarheid.
    pub(super) fn without_ability(&self) -> bool {
        dossier::without_ability(&self.dossier.trajectory, self.dossier.date).is_some()
    }

    /// Days from a first to a last one, both included, on which the employee could do something.
    pub(super) fn able_days(&self, first: NaiveDate, last: NaiveDate) -> i64 {
        dossier::able_days(&self.dossier.trajectory, first, last)
    }

    /// The same without days of recovery and leave.
    pub(super) fn free_days(&self, first: NaiveDate, last: NaiveDate) -> i64 {
        dossier::free_days(&self.dossier.trajectory, first, last)
    }

    /// The reason of a late start, as far as the data bear it.
    pub(super) fn uitstel(&self) -> Option<Uitstel> {
        dossier::uitstel(self.dossier)
    }

    /// The zoekprofiel that held on the day of the document.
    pub(super) fn zoekprofiel(&self) -> Option<&'a Zoekprofiel> {
        self.zoekprofiel_on(self.dossier.date)
    }

    /// The zoekprofiel that held on a day.
    pub(super) fn zoekprofiel_on(&self, date: NaiveDate) -> Option<&'a Zoekprofiel> {
        self.dossier.trajectory.zoekprofielen.iter().rev().find(|profiel| profiel.datum <= date)
    }

    /// Activities that are evidence in a report: done, and meant for reports.
    pub(super) fn done(&self) -> impl Iterator<Item = &'a Activiteit> + use<'a> {
        dossier::done_until(&self.dossier.trajectory, self.dossier.date, false)
    }

    /// First day of paid work elsewhere that had begun.
    pub(super) fn placed_on(&self) -> Option<NaiveDate> {
        dossier::paid_work(&self.dossier.trajectory)
            .map(|plaatsing| plaatsing.van)
            .find(|from| *from <= self.dossier.date)
    }

    /// Why the guidance ended, for the eindrapportage: no other document knows of an end. Nothing where the data deny
    /// it.
    pub(super) fn reden_einde(&self) -> Option<RedenEinde> {
        let ended = self.dossier.trajectory.eind.as_ref().filter(|_| self.dossier.soort == Soort::Eindrapportage);
        let denied = dossier::reden_ontkend(self.dossier).is_some_and(Ontkenning::is_verzwegen);
        ended.map(|eind| eind.reden_einde).filter(|_| !denied)
    }

    /// Whether the employee died. What is to be done next then concerns nobody, so rules that advise it stay silent.
    pub(super) fn is_after_death(&self) -> bool {
        self.reden_einde() == Some(RedenEinde::Overlijden)
    }

    /// Whether the law asks for nothing more: who works again or died has nothing to ask for, and a vervroegde IVA is
    /// the WIA benefit itself.
    pub(super) fn is_settled(&self) -> bool {
        let over = matches!(self.reden_einde(), Some(RedenEinde::HerstelEigenWerk | RedenEinde::VervroegdeIva));
        over || self.is_after_death()
    }

    /// The last day that a report on what was done looks at.
    pub(super) fn last_reported_day(&self) -> NaiveDate {
        let trajectory = &self.dossier.trajectory;
        let last = match self.dossier.soort {
            Soort::Voortgangsrapportage => trajectory.voortgang.as_ref().map(|voortgang| voortgang.period.last()),
            Soort::Eindrapportage => trajectory.eind.as_ref().map(|eind| eind.einddatum_begeleiding),
            Soort::PlanVanAanpak | Soort::Offerte => None,
        };
        last.map_or(self.dossier.date, |last| last.min(self.dossier.date))
    }

    /// The newest document of a kind that was made before this one.
    pub(super) fn earlier(&self, soort: EerderSoort) -> Option<&'a EerderDocument> {
        let documents = &self.dossier.trajectory.eerdere_documenten;
        documents.iter().rev().find(|document| document.soort == soort && document.datum < self.dossier.date)
    }

    /// The signatures of the document and the place of their list.
    pub(super) fn signatures(&self) -> (&'static str, Cow<'a, [Ondertekening]>) {
        self.dossier.ondertekening()
    }

    /// The stretches without an activity that are longer than the threshold, from the start to the last day reported
    /// on.
    pub fn gaps(&self) -> Vec<Gap> {
        let count = &self.dossier.trajectory.verzuim.wachttijd;
        let done = self.done().map(|activiteit| activiteit.datum);
        let gaps = dossier::gaps(count, self.start(), self.last_reported_day(), done);
        let gaps = gaps.into_iter().map(|gap| Gap { days: gap.days - self.days_without_ability(gap), ..gap });
        gaps.filter(|gap| gap.days > self.thresholds.activiteiten_gat_dagen).collect()
    }

    /// Days of a gap on which nothing could be asked of the employee.
    fn days_without_ability(&self, gap: Gap) -> i64 {
        let first = later(gap.after, 1);
        ((gap.before - gap.after).num_days() - self.able_days(first, gap.before)).clamp(0, gap.days.max(0))
    }
}
