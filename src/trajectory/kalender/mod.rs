//! The calendar of the law of one trajectory: every step with its days.

mod eerder;
mod sanctie;
mod stappen;
mod termijnen;

use chrono::NaiveDate;

use self::eerder::{
    end_with_aow, end_with_contract, report_of_late_start, report_that_nothing_needs, without_verslag, without_wia,
};
pub use self::eerder::{is_ziek_uit_dienst, works_on_after};
use self::sanctie::{decision_after_repair, steps_of_sanction};
use self::stappen::{opinions_of_uwv, steps_of_the_law};
pub use self::termijnen::{spoor_2_deadline, start_after_evaluation, told_too_late};
use super::Trajectory;
use super::mijlpaal::{Mijlpaal, MijlpaalSoort, custom};

/// All steps of one trajectory, in order of time.
#[derive(Debug, Clone)]
pub struct Kalender {
    pub mijlpalen: Vec<Mijlpaal>,
}

impl Kalender {
    /// Computes every step of a trajectory as it is known.
    pub fn of(known: &Trajectory) -> Self {
        let mut mijlpalen = steps_of_the_law(known);
        mijlpalen.extend(opinions_of_uwv(known));
        let decided = known.traject.loonsanctie.as_ref();
        if decided.is_some() {
            // UWV tested the re-integratieverslag before it decided, also where the bureau knows no day of it.
            mijlpalen.retain(|step| step.soort != MijlpaalSoort::InzendenRiv);
        }
        if let Some(sanctie) = decided.filter(|sanctie| sanctie.ingetrokken_op.is_none()) {
            mijlpalen.extend(steps_of_sanction(sanctie));
            // The WIA request rests until UWV finds the repair sufficient, or the extension ends (Wet WIA art. 64 lid 7
            // and 8).
            mijlpalen.retain(|step| step.soort != MijlpaalSoort::BesluitWia);
            mijlpalen.extend(sanctie.bekort_op().map(decision_after_repair));
        }
        if known.begon_als_herstel().is_some() {
            // The terms of a first start and of the report before UWV's test are history.
            mijlpalen.retain(|step| !matches!(step.soort, MijlpaalSoort::StartSpoor2 | MijlpaalSoort::Eindrapportage));
            mijlpalen.push(custom(MijlpaalSoort::StartHersteltraject, (None, None), Some(known.traject.startdatum)));
        }
        report_of_late_start(known, &mut mijlpalen);
        without_verslag(known, &mut mijlpalen);
        end_with_contract(known, &mut mijlpalen);
        end_with_aow(known, &mut mijlpalen);
        without_wia(known, &mut mijlpalen);
        report_that_nothing_needs(&mut mijlpalen);
        let mut kalender = Self { mijlpalen };
        kalender.sort();
        kalender
    }

    /// In order of the last day, and where the law sets none of the day itself.
    pub fn sort(&mut self) {
        let day = |step: &Mijlpaal| {
            let own = step.gerealiseerd.or(step.gepland).filter(|_| step.soort.zonder_termijn());
            own.or(step.uiterlijk).or(step.vanaf).or(step.gerealiseerd)
        };
        self.mijlpalen.sort_by_key(|step| (day(step), step.soort));
    }

    pub fn get(&self, soort: MijlpaalSoort) -> Option<&Mijlpaal> {
        self.mijlpalen.iter().find(|step| step.soort == soort)
    }

    /// The first step of the law whose last day has not passed and that was not taken by `peildatum`.
    pub fn next_after(&self, peildatum: NaiveDate) -> Option<&Mijlpaal> {
        self.mijlpalen
            .iter()
            .filter(|step| step.verplicht && step.gerealiseerd.is_none_or(|day| day > peildatum))
            .find(|step| step.uiterlijk.is_some_and(|last| last >= peildatum))
    }
}
