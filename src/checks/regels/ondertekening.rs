//! U: who signed, who did not, and whether the document can go to UWV.

use crate::checks::context::Context;
use crate::checks::finding::Severity;
use crate::checks::rule::Observation;
use crate::dossier::SHARED_SIGNATURES;
use crate::dutch::short_date;
use crate::trajectory::{Ondertekening, OndertekeningRol, OndertekeningStatus, Soort, Variant, later};

/// U01: a definitive document that somebody else signed. One that nobody signed yet is printed to be signed by hand.
pub fn adviser_did_not_sign(context: &Context<'_>) -> Option<Observation> {
    let (list, signatures) = context.signatures();
    let set = |signature: &&Ondertekening| signature.status != OndertekeningStatus::Open;
    let by_adviser = |signature: &Ondertekening| signature.rol == OndertekeningRol::Adviseur;
    let others_signed = signatures.iter().filter(set).any(|signature| !by_adviser(signature));
    let adviser_signed = signatures.iter().filter(set).any(by_adviser);
    let detail = "Anderen hebben dit document ondertekend en de handtekening van de adviseur staat nog open. Leg de \
                  handtekening van de adviseur vast, of laat de andere open tot het document is ondertekend.";
    (context.is_definitive() && others_signed && !adviser_signed).then(|| Observation::at(list, detail))
}

/// U02: the day of the document is the only today, so lateness shows in the signatures themselves: one that was set
/// late, or one still open while another came late.
pub fn signature_came_late(context: &Context<'_>) -> Option<Observation> {
    let (list, signatures) = context.signatures();
    let last = later(context.dossier.date, context.thresholds.ondertekening_dagen);
    let is_late = |signature: &Ondertekening| signature.datum.is_some_and(|date| date > last);
    let any_late = signatures.iter().any(is_late);
    let open = |signature: &Ondertekening| signature.status == OndertekeningStatus::Open && any_late;
    let late: Vec<(usize, &Ondertekening)> = signatures
        .iter()
        .enumerate()
        .filter(|(_, signature)| signature.rol != OndertekeningRol::Adviseur && signature.opmerking.is_none())
        .filter(|(_, signature)| is_of_the_living(context, signature))
        .filter(|(_, signature)| is_late(signature) || open(signature))
        .collect();
    let roles: Vec<&str> = late.iter().map(|(_, signature)| signature.rol.label()).collect();
    let detail = format!(
        "De handtekening van de {} was {} dagen na de datum van dit document, {}, nog niet gezet. Vraag erom, of leg \
         in een opmerking vast waarom zij ontbreekt of later kwam.",
        roles.join(" en de "),
        context.thresholds.ondertekening_dagen,
        short_date(context.dossier.date)
    );
    let pointers = late.iter().map(|(index, _)| format!("{list}/{index}"));
    (!late.is_empty()).then(|| Observation::at_all(pointers, detail).with("uitersteDatum", last))
}

/// Whether a signature can still be asked for: not that of an employee who died.
fn is_of_the_living(context: &Context<'_>, signature: &Ondertekening) -> bool {
    signature.rol != OndertekeningRol::Werknemer || !context.is_after_death()
}

/// U03: somebody does not agree or refuses to sign.
pub fn does_not_agree(context: &Context<'_>) -> Vec<Observation> {
    let (list, signatures) = context.signatures();
    signatures
        .iter()
        .enumerate()
        .filter(|(_, signature)| is_of_the_living(context, signature))
        .filter_map(|(index, signature)| {
            let stand = match signature.status {
                OndertekeningStatus::NietAkkoord => "gaat niet akkoord",
                OndertekeningStatus::Weigert => "weigert te tekenen",
                _ => return None,
            };
            let detail = format!(
                "De {} {stand}. Plan een gesprek over de bezwaren. Blijft het verschil van mening bestaan, dan kan de \
                 werkgever of de werknemer UWV om een deskundigenoordeel vragen.",
                signature.rol.label()
            );
            Some(Observation::at(format!("{list}/{index}"), detail).with("rol", signature.rol.as_str()))
        })
        .collect()
}

/// U04: an offerte does not go to UWV.
pub fn uwv_without_bsn(context: &Context<'_>) -> Option<Observation> {
    let detail = "Dit document is voor UWV en het BSN van de werknemer ontbreekt. Vul ‘werknemer.bsn’ in; het staat \
                  alleen in deze variant op papier.";
    (context.dossier.variant == Variant::Uwv && context.dossier.trajectory.werknemer.bsn.is_none())
        .then(|| Observation::at("/werknemer/bsn", detail))
}

/// U05: a signature of before the document. Under one that has a list of its own it cannot be; one of the trajectory is
/// under an earlier document, and its place is open again. Of the acceptance of an offer another rule tells.
pub fn signed_before_it_was_made(context: &Context<'_>) -> Vec<Observation> {
    let dossier = context.dossier;
    let (list, signatures) = dossier.handtekeningen();
    let shared = list == SHARED_SIGNATURES;
    let of_another_rule = |rol| dossier.soort == Soort::Offerte && rol == OndertekeningRol::Werkgever;
    let early = signatures.iter().enumerate().filter(|(_, signature)| {
        signature.status != OndertekeningStatus::Open
            && signature.is_set_before(dossier.date)
            && !of_another_rule(signature.rol)
    });
    let told = early.filter_map(|(index, signature)| {
        let set = signature.datum?;
        let (advice, weight) = if shared {
            ("Zij hoort bij een eerder document; in dit document is die plaats open.", Severity::Info)
        } else {
            ("Onder een document dat er nog niet is, tekent niemand. Controleer beide datums.", Severity::Waarschuwing)
        };
        let detail = format!(
            "De handtekening van de {} is van {}, vóór de datum van dit document, {}. {advice}",
            signature.rol.label(),
            short_date(set),
            short_date(dossier.date)
        );
        let at = Observation::at(format!("{list}/{index}/datum"), detail).weighing(weight);
        Some(at.with("ondertekend", set).with("document", dossier.date))
    });
    told.collect()
}
