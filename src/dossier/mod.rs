//! One trajectory, as known on a day, for one document and one reader.
//!
//! Rules judge it and pages tell it, so both know the same. What became known after the day is not in it: see
//! [`known_on`], the only place that leaves it out. What is planned or agreed on for a later day stays.

mod aanbod;
mod afname;
mod bekend;
mod einde;
mod herstel;
mod mogelijkheden;
mod rapportages;
mod reden;
mod resultaat;
mod stand;
mod tijd;
mod uitstel;
mod verloop;
mod vragen;

use std::borrow::Cow;

use chrono::NaiveDate;

pub use aanbod::{Aanbod, employer_pays_travel, leaves_out_travel};
pub use afname::{Afgenomen, Gebruik, afgenomen};
pub use bekend::known_on;
pub use einde::{Grens, laatste_zinvolle_dag, langer_loon};
pub use herstel::{doorgewerkt, eigen_werk_eindigde, hervattingen};
pub use mogelijkheden::{
    able_days, belastbaarheid, free_days, hours_after, paused_on, stated_periods, times_without_ability,
    without_ability,
};
pub use rapportages::{later_report_days, report_days};
pub use reden::{Ontkenning, geval_voorbij_sinds, hersteld_sinds, nieuw_geval_vanaf, reden_ontkend};
pub use resultaat::{Gevonden, gevonden};
pub use stand::{
    gedaan_op, gepland_op, ground_of_delay, grounded, is_asked_after, is_bound, is_for_verslag, stand_in,
    start_is_judged, uiterlijk, vroegste_dag, was_asked,
};
pub use uitstel::{Oordeel, Uitstel, uitstel};
pub use verloop::{
    Gap, begun_there, changed_profiel, done_until, effort_of_progress, gaps, hours_to_seek, is_shown,
    led_to_conversation, longest_gap, paid_work, planned_after, profiel_on, result_on, sent_until, week,
};
pub use vragen::{MEESTE_VRAGEN, vragen_aan};

use crate::trajectory::{
    Document, Kalender, Loonsanctie, Ondertekening, Soort, Status, Tekortkoming, Trajectory, Variant,
};

/// A trajectory as its document sees it.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// As known on `date`.
    pub trajectory: Trajectory,
    pub soort: Soort,
    pub variant: Variant,
    /// The day of the document: of its body, else of the request.
    pub date: NaiveDate,
    /// What the document's own part makes of the data that all documents share.
    pub document: Document,
    /// The steps of the law, as they stand with what was known.
    pub kalender: Kalender,
}

impl Dossier {
    /// For the reader that is asked for, else the one that the body names, else the employer; on the day that the body
    /// names, else today.
    pub fn of(trajectory: Trajectory, soort: Soort, variant: Option<Variant>, today: NaiveDate) -> Self {
        let document = trajectory.document_for(soort);
        let (variant, date) = reader_and_day(&document, variant, today);
        let trajectory = known_on(trajectory, Some(soort), date);
        let kalender = Kalender::of(&trajectory);
        Self { trajectory, soort, variant, date, document, kalender }
    }

    /// The place in the body that the day of the document comes from.
    pub fn date_pointer(&self) -> &'static str {
        date_pointer(&self.trajectory, self.soort)
    }

    /// Whether the document may still change, so that nobody should sign it.
    pub fn is_concept(&self) -> bool {
        self.document.status == Status::Concept
    }

    /// UWV's decision to extend the payment of wage, as long as it holds, also where it extends nothing.
    pub fn loonsanctie(&self) -> Option<&Loonsanctie> {
        self.trajectory.traject.loonsanctie.as_ref().filter(|sanctie| sanctie.ingetrokken_op.is_none())
    }

    /// The decision to extend the payment of wage, if the track did not begin before it: then it repairs what was
    /// lacking, and the terms of a first start are history.
    pub fn hersteltraject(&self) -> Option<&Loonsanctie> {
        self.loonsanctie().filter(|sanctie| self.trajectory.traject.startdatum >= sanctie.besluitdatum)
    }

    /// The points of the decision about work with the own employer that are not repaired yet, while it holds.
    pub fn open_in_eerste_spoor(&self) -> Vec<&Tekortkoming> {
        self.loonsanctie().into_iter().flat_map(Loonsanctie::open_in_eerste_spoor).collect()
    }

    /// UWV's "tot" as it last decided, where it makes the payment of wage last longer than the wachttijd.
    pub fn verlengd_tot(&self) -> Option<NaiveDate> {
        let after = self.trajectory.verzuim.eerste_dag_erna();
        let extends = self.loonsanctie().filter(|sanctie| sanctie.verlengt());
        extends.map(Loonsanctie::einde).filter(|tot| *tot > after)
    }

    /// Whether the contract ends by an agreement of which the day is not given, as this report tells it.
    pub fn eindigt_bij_overeenkomst(&self) -> bool {
        let told = self.soort == Soort::Eindrapportage;
        told && reden_ontkend(self) == Some(Ontkenning::OvereenkomstZonderEinde)
    }

    /// The day on which the employee had agreed to add the cv; it is not printed before.
    pub fn toestemming_cv(&self) -> Option<NaiveDate> {
        self.trajectory.plan.as_ref()?.toestemming_cv.filter(|given| *given <= self.date)
    }

    /// How many weeks lie between two reports, as agreed on in the trajectory or else as the bureau offered; nothing
    /// where neither is known.
    pub fn rapportageritme(&self) -> Option<u32> {
        let offered = self.trajectory.offerte.as_ref().map(|offerte| offerte.rapportage_frequentie_weken);
        self.trajectory.traject.rapportage_frequentie_weken.or(offered)
    }

    /// The place of the signatures in the body, and the signatures under this document: its own, or else those of the
    /// trajectory, each in its place. Of those one that was set before the day of the document belongs to an earlier
    /// one and is open again. An offerte has its own alone.
    pub fn ondertekening(&self) -> (&'static str, Cow<'_, [Ondertekening]>) {
        let (place, given) = self.handtekeningen();
        if place != SHARED_SIGNATURES {
            return (place, Cow::Borrowed(given));
        }
        let of_this_one = |signature: &Ondertekening| {
            if signature.is_set_before(self.date) { signature.reopened() } else { signature.clone() }
        };
        (place, given.iter().map(of_this_one).collect())
    }

    /// The same as the body gives them, with what belongs to an earlier document.
    pub fn handtekeningen(&self) -> (&'static str, &[Ondertekening]) {
        let Trajectory { plan, voortgang, eind, offerte, ondertekening, .. } = &self.trajectory;
        let (place, own) = match self.soort {
            Soort::PlanVanAanpak => ("/plan/ondertekening", plan.as_ref().map(|part| &part.ondertekening)),
            Soort::Voortgangsrapportage => {
                ("/voortgang/ondertekening", voortgang.as_ref().map(|part| &part.ondertekening))
            }
            Soort::Eindrapportage => ("/eind/ondertekening", eind.as_ref().map(|part| &part.ondertekening)),
            Soort::Offerte => ("/offerte/ondertekening", offerte.as_ref().map(|part| &part.ondertekening)),
        };
        let own = own.map(Vec::as_slice).unwrap_or_default();
        let shared = own.is_empty() && self.soort != Soort::Offerte;
        if shared { (SHARED_SIGNATURES, ondertekening.as_slice()) } else { (place, own) }
    }
}

/// The place of the signatures of all documents.
pub const SHARED_SIGNATURES: &str = "/ondertekening";

/// Who reads a document and on which day it was made: as asked for, as the body says, or else the employer and today.
pub fn reader_and_day(document: &Document, variant: Option<Variant>, today: NaiveDate) -> (Variant, NaiveDate) {
    (variant.or(document.variant).unwrap_or(Variant::Werkgever), document.datum.unwrap_or(today))
}

/// The place in the body that the day of a document comes from: its own, or that of all documents. Where the body names
/// none, it is the day of the request, and the part of the document is the nearest place that is there.
pub fn date_pointer(trajectory: &Trajectory, soort: Soort) -> &'static str {
    let (part, own) = match soort {
        Soort::PlanVanAanpak => ("/plan", "/plan/document/datum"),
        Soort::Voortgangsrapportage => ("/voortgang", "/voortgang/document/datum"),
        Soort::Eindrapportage => ("/eind", "/eind/document/datum"),
        Soort::Offerte => ("/offerte", "/offerte/document/datum"),
    };
    match trajectory.own_document(soort) {
        Some(document) if document.datum.is_some() => own,
        _ if trajectory.document.datum.is_some() => "/document/datum",
        Some(_) => part,
        None => "/document",
    }
}

/// The calendar of a trajectory as it is known: who asks for one says first on which day.
pub fn kalender(known: &Trajectory) -> Kalender {
    Kalender::of(known)
}
