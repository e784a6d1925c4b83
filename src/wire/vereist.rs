//! What one kind of document needs of a trajectory beyond what every document needs.

use crate::trajectory::{ActiviteitStatus, OndertekeningRol, Soort, Trajectory};

use super::fault::Fault;

/// Reports every part that this document cannot do without.
pub fn faults(trajectory: &Trajectory, soort: Soort) -> Vec<Fault> {
    match soort {
        Soort::Voortgangsrapportage => voortgangsrapportage(trajectory),
    }
}

fn voortgangsrapportage(trajectory: &Trajectory) -> Vec<Fault> {
    let Some(voortgang) = &trajectory.voortgang else {
        return vec![missing(
            "/voortgang",
            "Een voortgangsrapportage heeft het deel ‘voortgang’ nodig, met volgnummer en periode.",
        )];
    };
    let mut faults = Vec::new();
    if trajectory.belastbaarheid.is_empty() {
        faults.push(missing("/belastbaarheid", "Een voortgangsrapportage noemt ten minste één belastbaarheid."));
    }
    let done_in_period = trajectory.activiteiten.iter().any(|activiteit| {
        activiteit.status == ActiviteitStatus::Uitgevoerd && voortgang.period.contains(activiteit.datum)
    });
    if !done_in_period && voortgang.reden_geen_activiteiten.is_none() {
        faults.push(missing(
            "/voortgang/redenGeenActiviteiten",
            "In de periode is geen activiteit uitgevoerd. Voeg de activiteiten toe of geef de reden.",
        ));
    }
    let planned_later = trajectory
        .activiteiten
        .iter()
        .any(|activiteit| activiteit.status == ActiviteitStatus::Gepland && activiteit.datum > voortgang.period.last());
    if voortgang.vooruitblik.is_empty() && !planned_later {
        faults.push(missing(
            "/voortgang/vooruitblik",
            "Er is niets gepland na deze periode. Voeg een vooruitblik of een geplande activiteit toe.",
        ));
    }
    let signatures =
        if voortgang.ondertekening.is_empty() { &trajectory.ondertekening } else { &voortgang.ondertekening };
    if !signatures.iter().any(|signature| signature.rol == OndertekeningRol::Adviseur) {
        faults.push(missing(
            "/voortgang/ondertekening",
            "De handtekening van de adviseur ontbreekt; zij mag nog open staan.",
        ));
    }
    faults
}

fn missing(pointer: &str, detail: &str) -> Fault {
    Fault { pointer: pointer.to_owned(), code: "verplicht", detail: detail.to_owned() }
}
