//! What every part of an eindrapportage is made from.

use chrono::NaiveDate;

use crate::dossier::{self, Grens, Ontkenning, reden_ontkend};
use crate::report::components::gevraagd::{supplements_verslag, verslag_asked};
use crate::report::error::ReportError;
use crate::report::reader::Sight;
use crate::report::request::Request;
use crate::trajectory::{Eind, Loonsanctie, Period, Plaatsing, RedenEinde, Resultaat, Trajectory};

/// What every part of the report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    pub request: &'a Request<'a>,
    pub trajectory: &'a Trajectory,
    pub eind: &'a Eind,
    /// Why the guidance ended, as far as the data bear it: a reason that they deny is no reason to leave a step out.
    pub reden: Option<RedenEinde>,
    pub sight: Sight,
    /// The day of the report: what is dated later is a plan at most, never a fact.
    pub date: NaiveDate,
    /// Everything that this reader may know to have happened up to that day.
    pub period: Period,
}

impl<'a> Scope<'a> {
    pub fn of(request: &'a Request<'a>) -> Result<Self, ReportError> {
        let trajectory = &request.dossier.trajectory;
        let eind = trajectory.eind.as_ref().ok_or(ReportError::MissingPart)?;
        let sight = Sight::of(request.dossier);
        // The day of an activity that is not for reports would tell that there is one.
        let shown = trajectory.activiteiten.iter().find(|activiteit| sight.shows(activiteit));
        let first = [
            Some(trajectory.traject.startdatum),
            shown.map(|activiteit| activiteit.datum),
            trajectory.sollicitaties.first().map(|sollicitatie| sollicitatie.datum),
            trajectory.plaatsingen.first().map(|plaatsing| plaatsing.van),
        ]
        .into_iter()
        .flatten()
        .fold(request.dossier.date, std::cmp::min);
        let period = Period::new(first, request.dossier.date).map_err(|_| ReportError::MissingPart)?;
        let denied = reden_ontkend(request.dossier).is_some_and(Ontkenning::is_verzwegen);
        let reden = (!denied).then_some(eind.reden_einde);
        let date = request.dossier.date;
        Ok(Self { request, trajectory, eind, reden, sight, date, period })
    }

    /// Whether the trajectory ended by the death of the employee: then the report neither judges nor looks ahead.
    pub fn overleden(self) -> bool {
        self.eind.reden_einde == RedenEinde::Overlijden
    }

    /// Whether the sickness is over, by recovery or by death.
    pub fn verzuim_voorbij(self) -> bool {
        matches!(self.reden, Some(RedenEinde::HerstelEigenWerk | RedenEinde::Overlijden))
    }

    /// Whether no step of the law is still to come: the sickness is over, or there is a vervroegde IVA. That is the WIA
    /// benefit itself, after a shortened wachttijd (Wet WIA art. 23 lid 6).
    pub fn niets_te_komen(self) -> bool {
        self.verzuim_voorbij() || self.reden == Some(RedenEinde::VervroegdeIva)
    }

    /// Whether a re-integratieverslag is still to come, which this report becomes a part of; also where the data deny
    /// the reason.
    pub fn voor_riv(self) -> bool {
        self.is_about_verslag() && verslag_asked(self.request.dossier).is_none()
    }

    /// Whether papers of the law are still to come: those of a re-integratieverslag, or those to which an employer is
    /// held while the contract goes on, though the work found fills the hours.
    pub fn stappen_te_komen(self) -> bool {
        let placed = self.reden == Some(RedenEinde::Geplaatst) && self.trajectory.traject.loonsanctie.is_none();
        self.voor_riv() || (placed && verslag_asked(self.request.dossier).is_none())
    }

    /// The day of the WIA request with which the re-integratieverslag went in, which this report can supplement.
    pub fn vult_riv_aan(self) -> Option<NaiveDate> {
        supplements_verslag(self.request.dossier).filter(|_| self.is_about_verslag())
    }

    /// Whether the way in which the guidance ended leaves a re-integratieverslag to UWV.
    fn is_about_verslag(self) -> bool {
        use RedenEinde as R;
        // After an extension of the payment of wage UWV has tested it already, also where it withdrew that.
        let tested = self.trajectory.traject.loonsanctie.is_some();
        let to_come = match self.reden {
            None
            | Some(
                R::EindeWachttijdNadert
                | R::UitvalGbm
                | R::UitDienst
                | R::OpdrachtgeverStopt
                | R::AnderBureau
                | R::Anders,
            ) => true,
            // Work for a part of the hours leaves the sickness, and with it a request for a WIA benefit.
            Some(R::Geplaatst) => self.eind.resultaat == Resultaat::Deels || self.is_part(),
            // For who is ill when the contract ends it is due on that day, which an agreement may leave open (Ziektewet
            // art. 38 lid 2).
            Some(R::Vaststellingsovereenkomst) => !self.request.dossier.eindigt_bij_overeenkomst(),
            Some(_) => false,
        };
        to_come && !tested
    }

    /// Whether the work found fills too few of the hours possible to be satisfactory, whatever the result is called.
    fn is_part(self) -> bool {
        let limit = self.request.thresholds.bevredigend_resultaat_procent;
        dossier::gevonden(self.request.dossier).is_some_and(|found| found.procent < limit)
    }

    /// The extension of the payment of wage; after a death no matter.
    pub fn loonsanctie(self) -> Option<&'a Loonsanctie> {
        self.request.dossier.loonsanctie().filter(|_| !self.overleden())
    }

    /// Whether the guidance goes on to the end of the extended payment of wage, and a request can still make it
    /// shorter.
    pub fn kan_korter(self) -> bool {
        let last = self.eind.einddatum_begeleiding;
        self.loonsanctie().is_some_and(|sanctie| {
            let undecided = sanctie
                .bekorting
                .is_some_and(|bekorting| bekorting.besluit.is_none() && sanctie.kan_korter_na(bekorting.verzoek));
            last > self.date && last == sanctie.laatste_dag() && (undecided || sanctie.is_te_bekorten_na(self.date))
        })
    }

    /// The paid work that is the result, in order of its first day: every job that goes on, or else the one that began
    /// last, or else the first that was agreed on and has yet to begin.
    pub fn jobs(self) -> Vec<&'a Plaatsing> {
        if self.eind.resultaat == Resultaat::NietGeplaatst {
            return vec![];
        }
        let trajectory = self.trajectory;
        let work = || dossier::paid_work(trajectory);
        let goes_on = |job: &&Plaatsing| job.van <= self.date && job.tot.is_none_or(|last| last >= self.date);
        let jobs: Vec<&Plaatsing> = work().filter(goes_on).collect();
        if !jobs.is_empty() {
            return jobs;
        }
        work().rfind(|job| job.van <= self.date).or_else(|| work().next()).into_iter().collect()
    }

    /// The one of them that began first.
    pub fn placed_at(self) -> Option<&'a Plaatsing> {
        self.jobs().first().copied()
    }

    /// The day until which the guidance goes on after the report; nobody is guided past the contract or the AOW age.
    pub fn vervolg_tot(self) -> Option<NaiveDate> {
        let until = self.eind.vervolg_tot?;
        let until = self.eindigt_eerder().map_or(until, |last| until.min(last));
        Some(until).filter(|until| *until > self.date)
    }

    /// The last day of guidance, where the contract or the AOW age sets it.
    pub fn eindigt_eerder(self) -> Option<NaiveDate> {
        let (last, grens) = dossier::laatste_zinvolle_dag(self.request.dossier);
        matches!(grens, Grens::Dienstverband | Grens::Aow).then_some(last)
    }

    /// The last day of nazorg, where that goes on after the rest of the guidance ended.
    pub fn nazorg_tot(self) -> Option<NaiveDate> {
        let last = self.eind.nazorg.as_ref().map(|nazorg| nazorg.period.last());
        last.filter(|last| *last > self.eind.einddatum_begeleiding && !self.overleden())
    }

    /// What ends on the last day of guidance: while nazorg goes on, no more than the search for work.
    pub fn wat_eindigt(self) -> &'static str {
        if self.nazorg_tot().is_some() { "bemiddeling" } else { "begeleiding" }
    }

    /// The last day of guidance that the report can look back on.
    pub fn tot(self) -> NaiveDate {
        self.eind.einddatum_begeleiding.min(self.date)
    }

    /// The last day that the report tells of: while nazorg goes on, what was done of it counts too. A sickness that is
    /// over has no further weeks.
    pub fn verslag_tot(self) -> NaiveDate {
        let nazorg = self.nazorg_tot().filter(|_| !self.verzuim_voorbij());
        nazorg.map_or(self.tot(), |last| last.min(self.date))
    }
}
