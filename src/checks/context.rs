//! What a rule may look at: one trajectory, for one document and one reader, as known on one day.

use chrono::{Days, NaiveDate};

use super::drempels::Thresholds;
use super::dutch::day;
use super::velden::{Searches, Vondst, vondsten};
use crate::trajectory::{
    Activiteit, ActiviteitStatus, Belastbaarheid, Document, EerderDocument, EerderSoort, Hours, Kalender, Loonsanctie,
    Ondertekening, PlaatsingSoort, Poortwachter, RedenEinde, RedenUitstel, Sollicitatie, Soort, Status, Trajectory,
    Variant, Zoekprofiel,
};

/// A trajectory as its document sees it.
pub struct Context<'a> {
    pub trajectory: &'a Trajectory,
    pub soort: Soort,
    pub variant: Variant,
    /// The day of the document, or of the request: what happened later is not known.
    pub date: NaiveDate,
    pub thresholds: &'a Thresholds,
    pub kalender: Kalender,
    /// Steps of the law that were taken by then.
    pub(super) steps: Poortwachter,
    /// What the document's own part makes of the shared data.
    pub(super) document: Document,
    /// What the free texts of the document hold and should not.
    pub(super) vondsten: Vec<Vondst>,
}

impl<'a> Context<'a> {
    /// `searches` remembers what the texts hold, for the next document of the same trajectory.
    pub fn new(
        trajectory: &'a Trajectory,
        soort: Soort,
        variant: Variant,
        date: NaiveDate,
        thresholds: &'a Thresholds,
        searches: &Searches,
    ) -> Self {
        let steps = trajectory.poortwachter.known_on(date);
        let einddatum = trajectory.dienstverband.einddatum;
        let kalender = Kalender::of(&trajectory.verzuim, &steps, &trajectory.traject, einddatum);
        let document = trajectory.document_for(soort);
        let vondsten = vondsten(trajectory, soort, date, searches);
        Self { trajectory, soort, variant, date, thresholds, kalender, steps, document, vondsten }
    }

    pub(super) fn first_day(&self) -> NaiveDate {
        self.trajectory.verzuim.wachttijd.eerste_ziektedag()
    }

    /// The last day of the wachttijd, as UWV wrote it or as computed.
    pub(super) fn last_day(&self) -> NaiveDate {
        self.trajectory.verzuim.laatste_dag()
    }

    pub(super) fn start(&self) -> NaiveDate {
        self.trajectory.traject.startdatum
    }

    pub(super) fn week(&self, date: NaiveDate) -> Option<i64> {
        self.trajectory.verzuim.wachttijd.week_of(date)
    }

    /// The last day of a sickness week.
    pub(super) fn last_of_week(&self, week: i64) -> NaiveDate {
        self.trajectory.verzuim.wachttijd.last_of_week(week)
    }

    /// `14-04-2025 (week 66)`; before the eerste ziektedag only the date.
    pub(super) fn dated(&self, date: NaiveDate) -> String {
        match self.week(date) {
            Some(week) => format!("{} (week {week})", day(date)),
            None => day(date),
        }
    }

    pub(super) fn is_definitive(&self) -> bool {
        self.document.status == Status::Definitief
    }

    /// The loonsanctie that UWV had imposed by then.
    pub(super) fn loonsanctie(&self) -> Option<&'a Loonsanctie> {
        self.trajectory.traject.loonsanctie.as_ref().filter(|sanctie| sanctie.besluitdatum <= self.date)
    }

    /// Last day to start the second track: week 58, or six weeks after the eerstejaarsevaluatie when that is earlier.
    pub(super) fn start_deadline(&self) -> NaiveDate {
        let week = self.last_of_week(self.thresholds.start_uiterste_week);
        self.start_deadline_of_evaluation().map_or(week, |deadline| deadline.min(week))
    }

    /// Last day to start the second track, counted from the eerstejaarsevaluatie.
    pub(super) fn start_deadline_of_evaluation(&self) -> Option<NaiveDate> {
        self.steps.eerstejaarsevaluatie.map(|done| later(done, self.thresholds.start_na_evaluatie_dagen))
    }

    /// Belastbaarheid known by then, newest first.
    pub(super) fn belastbaarheid(&self) -> impl Iterator<Item = &'a Belastbaarheid> + use<'a> {
        let date = self.date;
        self.trajectory.belastbaarheid.iter().filter(move |entry| entry.datum <= date)
    }

    /// The hours a week that a person could bear on a day, as known on the day of the document.
    pub(super) fn bearable_hours(&self, on: NaiveDate) -> Option<(Hours, &'a Belastbaarheid)> {
        self.belastbaarheid()
            .filter(|entry| entry.datum <= on)
            .find_map(|entry| entry.uren_per_week.map(|hours| (hours, entry)))
    }

    /// Whether there is no ability to work, as far as that can be known: as the reason of a later start, or as zero
    /// hours in the newest belastbaarheid.
    pub(super) fn without_ability(&self) -> bool {
        let reason = self.trajectory.traject.reden_uitstel == Some(RedenUitstel::GeenBenutbareMogelijkheden);
        reason || self.bearable_hours(self.date).is_some_and(|(hours, _)| hours == Hours::default())
    }

    /// The zoekprofiel that held on the day of the document.
    pub(super) fn zoekprofiel(&self) -> Option<&'a Zoekprofiel> {
        self.zoekprofiel_on(self.date)
    }

    /// The zoekprofiel that held on a day.
    pub(super) fn zoekprofiel_on(&self, date: NaiveDate) -> Option<&'a Zoekprofiel> {
        self.trajectory.zoekprofielen.iter().rev().find(|profiel| profiel.datum <= date)
    }

    /// Activities that are evidence in a report of that day: done, and meant for reports.
    pub(super) fn done(&self) -> impl Iterator<Item = &'a Activiteit> + use<'a> {
        let date = self.date;
        self.trajectory.activiteiten.iter().filter(move |activiteit| {
            activiteit.status == ActiviteitStatus::Uitgevoerd && activiteit.rapporteerbaar && activiteit.datum <= date
        })
    }

    /// Applications sent by then.
    pub(super) fn sollicitaties(&self) -> impl Iterator<Item = &'a Sollicitatie> + use<'a> {
        let date = self.date;
        self.trajectory.sollicitaties.iter().filter(move |sollicitatie| sollicitatie.datum <= date)
    }

    /// First day of paid work elsewhere that had begun by then.
    pub(super) fn placed_on(&self) -> Option<NaiveDate> {
        let paid = |soort| matches!(soort, PlaatsingSoort::Dienstverband | PlaatsingSoort::Detachering);
        let placed = self.trajectory.plaatsingen.iter().filter(|plaatsing| paid(plaatsing.soort));
        placed.map(|plaatsing| plaatsing.van).find(|from| *from <= self.date)
    }

    /// Why the guidance ended, for the eindrapportage: no other document knows of an end.
    pub(super) fn reden_einde(&self) -> Option<RedenEinde> {
        let ended = self.trajectory.eind.as_ref().filter(|_| self.soort == Soort::Eindrapportage);
        ended.map(|eind| eind.reden_einde)
    }

    /// Whether the employee died. What is to be done next then concerns nobody, so rules that advise it stay silent.
    pub(super) fn is_after_death(&self) -> bool {
        self.reden_einde() == Some(RedenEinde::Overlijden)
    }

    /// The last day that a report on what was done looks at.
    pub(super) fn last_reported_day(&self) -> NaiveDate {
        let last = match self.soort {
            Soort::Voortgangsrapportage => self.trajectory.voortgang.as_ref().map(|voortgang| voortgang.period.last()),
            Soort::Eindrapportage => self.trajectory.eind.as_ref().map(|eind| eind.einddatum_begeleiding),
            Soort::PlanVanAanpak | Soort::Offerte => None,
        };
        last.map_or(self.date, |last| last.min(self.date))
    }

    /// The newest document of a kind that was made before this one.
    pub(super) fn earlier(&self, soort: EerderSoort) -> Option<&'a EerderDocument> {
        let documents = &self.trajectory.eerdere_documenten;
        documents.iter().rev().find(|document| document.soort == soort && document.datum < self.date)
    }

    /// The signatures of the document and the place of their list.
    pub(super) fn signatures(&self) -> (&'static str, &'a [Ondertekening]) {
        signatures_of(self.trajectory, self.soort)
    }
}

/// The signatures of a document and the place of their list: its own, or else those of the trajectory.
pub(super) fn signatures_of(trajectory: &Trajectory, soort: Soort) -> (&'static str, &[Ondertekening]) {
    let own = match soort {
        Soort::PlanVanAanpak => trajectory.plan.as_ref().map(|plan| ("/plan/ondertekening", &plan.ondertekening)),
        Soort::Voortgangsrapportage => {
            trajectory.voortgang.as_ref().map(|voortgang| ("/voortgang/ondertekening", &voortgang.ondertekening))
        }
        Soort::Eindrapportage => trajectory.eind.as_ref().map(|eind| ("/eind/ondertekening", &eind.ondertekening)),
        Soort::Offerte => trajectory.offerte.as_ref().map(|offerte| ("/offerte/ondertekening", &offerte.ondertekening)),
    };
    match own {
        Some((place, signatures)) if !signatures.is_empty() => (place, signatures.as_slice()),
        _ => ("/ondertekening", trajectory.ondertekening.as_slice()),
    }
}

/// A number of days after a date; the date itself when that leaves the calendar.
pub(super) fn later(date: NaiveDate, days: i64) -> NaiveDate {
    date.checked_add_days(Days::new(days.unsigned_abs())).unwrap_or(date)
}
