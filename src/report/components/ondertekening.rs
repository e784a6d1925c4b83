//! Signatures, set or still open, and what they say.

use serde::Serialize;

use crate::dutch::{long_date, sentence_case};
use crate::report::error::ReportError;
use crate::report::request::{Request, sentence};
use crate::trajectory::{Ondertekening, OndertekeningRol, OndertekeningStatus, Trajectory, Variant};

/// A signature, set or still open.
#[derive(Debug, Serialize)]
pub struct Handtekening {
    pub rol: String,
    pub naam: String,
    pub functie: Option<String>,
    pub plaats: Option<String>,
    pub datum: Option<String>,
    pub stand: &'static str,
    pub stand_tekst: &'static str,
    pub opmerking: Option<String>,
}

impl Handtekening {
    pub fn of(signature: &Ondertekening) -> Self {
        Self {
            rol: sentence_case(signature.rol.label()),
            naam: signature.naam.to_string(),
            functie: signature.functie.as_ref().map(ToString::to_string),
            plaats: signature.plaats.as_ref().map(ToString::to_string),
            datum: signature.datum.map(long_date),
            stand: signature.status.as_str(),
            stand_tekst: signature.status.label(),
            opmerking: signature.opmerking.as_ref().map(ToString::to_string),
        }
    }
}

/// The signatures of a document: its own, or else those of the trajectory.
pub fn signatures<'a>(own: &'a [Ondertekening], trajectory: &'a Trajectory) -> &'a [Ondertekening] {
    if own.is_empty() { &trajectory.ondertekening } else { own }
}

/// Whose signature a reader looks for: that of the employee, or else that of the employer.
pub fn signs_as(variant: Variant) -> OndertekeningRol {
    match variant {
        Variant::Werknemer => OndertekeningRol::Werknemer,
        Variant::Werkgever | Variant::Uwv | Variant::Intern => OndertekeningRol::Werkgever,
    }
}

/// What the signature of a party says, as a sentence to that party; nothing while it is open, or when it was set before
/// the day of the document and so belongs to an earlier one.
pub fn signed(
    request: &Request<'_>,
    signatures: &[Ondertekening],
    rol: OndertekeningRol,
) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        status: &'static str,
        datum: Option<String>,
    }
    let own = signatures.iter().filter(|signature| signature.rol == rol);
    let mut set = own.filter(|signature| signature.status != OndertekeningStatus::Open);
    let Some(signature) = set.find(|signature| signature.datum.is_none_or(|date| date >= request.dossier.date)) else {
        return Ok(None);
    };
    let context = Context { status: signature.status.as_str(), datum: signature.datum.map(long_date) };
    sentence(request, "alle/getekend", context).map(Some)
}

/// Whether the document may still change, so that nobody should sign it.
pub fn is_concept(request: &Request<'_>) -> bool {
    request.dossier.is_concept()
}
