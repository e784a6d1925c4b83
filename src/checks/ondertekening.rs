//! U: who signed, who did not, and whether the document can go to UWV.

use super::context::{Context, later};
use super::dutch::day;
use super::observation::Observation;
use crate::trajectory::{Ondertekening, OndertekeningRol, OndertekeningStatus, Variant};

/// U01: for a definitive document. A signature follows the document, so its day does not matter here.
pub fn adviser_did_not_sign(context: &Context<'_>) -> Option<Observation> {
    let (list, signatures) = context.signatures();
    let signed = signatures
        .iter()
        .any(|signature| signature.rol == OndertekeningRol::Adviseur && signature.status != OndertekeningStatus::Open);
    let detail = "De handtekening van de adviseur staat nog open. Een definitief document is door de adviseur \
                  ondertekend; laat het tekenen of maak er een concept van.";
    (context.is_definitive() && !signed).then(|| Observation::at(list, detail))
}

/// U02: the day of the document is the only today, so lateness shows in the signatures themselves: one that was set
/// late, or one still open while another came late.
pub fn signature_came_late(context: &Context<'_>) -> Option<Observation> {
    let (list, signatures) = context.signatures();
    let last = later(context.date, context.thresholds.ondertekening_dagen);
    let is_late = |signature: &Ondertekening| signature.datum.is_some_and(|date| date > last);
    let any_late = signatures.iter().any(is_late);
    let open = |signature: &Ondertekening| signature.status == OndertekeningStatus::Open && any_late;
    let late: Vec<(usize, &Ondertekening)> = signatures
        .iter()
        .enumerate()
        .filter(|(_, signature)| signature.rol != OndertekeningRol::Adviseur && signature.opmerking.is_none())
        .filter(|(_, signature)| is_late(signature) || open(signature))
        .collect();
    let roles: Vec<&str> = late.iter().map(|(_, signature)| signature.rol.label()).collect();
    let detail = format!(
        "De handtekening van {} kwam niet binnen {} dagen na {}. Vraag erom, of leg in een opmerking vast waarom zij \
         ontbreekt of later kwam.",
        roles.join(" en "),
        context.thresholds.ondertekening_dagen,
        day(context.date)
    );
    let pointers = late.iter().map(|(index, _)| format!("{list}/{index}"));
    (!late.is_empty()).then(|| Observation::at_all(pointers, detail).with("uitersteDatum", last))
}

/// U03: somebody does not agree or refuses to sign.
pub fn does_not_agree(context: &Context<'_>) -> Vec<Observation> {
    let (list, signatures) = context.signatures();
    let against = |status| matches!(status, OndertekeningStatus::NietAkkoord | OndertekeningStatus::Weigert);
    signatures
        .iter()
        .enumerate()
        .filter(|(_, signature)| against(signature.status))
        .map(|(index, signature)| {
            let detail = format!(
                "De {} is niet akkoord of tekent niet. Plan een gesprek over de bezwaren; blijft u van mening \
                 verschillen, dan is een deskundigenoordeel van UWV mogelijk.",
                signature.rol.label()
            );
            Observation::at(format!("{list}/{index}"), detail).with("rol", signature.rol.as_str())
        })
        .collect()
}

/// U04: an offerte does not go to UWV.
pub fn uwv_without_bsn(context: &Context<'_>) -> Option<Observation> {
    let detail = "Dit document is voor UWV en het BSN van de werknemer ontbreekt. Vul ‘werknemer.bsn’ in; het staat \
                  alleen in deze variant op papier.";
    (context.variant == Variant::Uwv && context.trajectory.werknemer.bsn.is_none())
        .then(|| Observation::at("/werknemer/bsn", detail))
}
