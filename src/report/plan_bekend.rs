//! The trajectory as the file held it at the end of one day: what is dated later has not happened yet.

use chrono::NaiveDate;

use crate::trajectory::{ActiviteitStatus, Trajectory, Wachttijd, Zoekrichting};

/// The trajectory without what became known after `date`. What is planned for later stays, and so do signatures: they
/// are set under a document after its day.
pub fn known_on(trajectory: &Trajectory, date: NaiveDate) -> Trajectory {
    let mut known = trajectory.clone();
    known.verzuim.wachttijd = count_on(&trajectory.verzuim.wachttijd, date);
    known.poortwachter = trajectory.poortwachter.known_on(date);
    known.belastbaarheid.retain(|entry| entry.datum <= date);
    for entry in &mut known.belastbaarheid {
        entry.ontvangen_op = entry.ontvangen_op.filter(|received| *received <= date);
    }
    known.traject.loonsanctie = known.traject.loonsanctie.filter(|sanctie| sanctie.besluitdatum <= date);
    if let Some(sanctie) = &mut known.traject.loonsanctie {
        sanctie.bekortingsverzoek = sanctie.bekortingsverzoek.filter(|request| *request <= date);
    }
    known.zoekprofielen.retain(|profiel| profiel.datum <= date);
    for richting in known.zoekprofielen.iter_mut().flat_map(|profiel| profiel.zoekrichtingen.iter_mut()) {
        forget_later_count(richting, date);
    }
    known.arbeidsdeskundig_advies = known.arbeidsdeskundig_advies.filter(|advies| advies.datum <= date);
    known.arbeidsmarkt.retain(|look| look.peildatum <= date);
    known.activiteiten.retain(|activiteit| activiteit.datum <= date || activiteit.status == ActiviteitStatus::Gepland);
    known.sollicitaties.retain(|sollicitatie| sollicitatie.datum <= date);
    known.plaatsingen.retain(|plaatsing| plaatsing.van <= date);
    if let Some(plan) = &mut known.plan {
        plan.toestemming_cv = plan.toestemming_cv.filter(|given| *given <= date);
    }
    known
}

/// The count with the pauses that had begun.
fn count_on(wachttijd: &Wachttijd, date: NaiveDate) -> Wachttijd {
    let begun = wachttijd.pauzes().iter().copied().filter(|pauze| pauze.period.first() <= date).collect();
    Wachttijd::new(wachttijd.eerste_ziektedag(), begun).unwrap_or_else(|_| wachttijd.clone())
}

/// Vacancies that were counted later are not known, and neither is who counted them.
fn forget_later_count(richting: &mut Zoekrichting, date: NaiveDate) {
    if richting.vacature_peildatum.is_some_and(|counted| counted > date) {
        richting.vacatures_regio = None;
        richting.vacature_bron = None;
        richting.vacature_peildatum = None;
    }
}
