//! What the reader of a voortgangsrapportage is asked to do.

use serde::Serialize;

use crate::dutch::long_date;
use crate::report::components::gevraagd::{self, Gevraagd};
use crate::report::components::ondertekening::{has_to_sign, is_concept, signed, signs_as};
use crate::report::error::ReportError;
use crate::report::request::{Request, sentence};
use crate::report::text::prose::Tekst;
use crate::trajectory::{Ondertekening, Voortgang};

/// What the reader of a document is asked to do.
pub fn gevraagd(
    request: &Request<'_>,
    voortgang: &Voortgang,
    signatures: &[Ondertekening],
) -> Result<Gevraagd, ReportError> {
    #[derive(Serialize)]
    struct Context {
        soort: &'static str,
        variant: &'static str,
        moet_tekenen: bool,
        concept: bool,
        getekend: Option<String>,
        bevindingen: bool,
        /// Whether UWV reads the report with a re-integratieverslag, or with a request to shorten the payment of wage.
        voor_riv: bool,
        loonsanctie: bool,
        /// The day of the WIA request with which the verslag went in: what comes later can supplement it.
        wia_gevraagd: Option<String>,
        /// The adviser with how to reach him.
        adviseur: String,
        /// Whether this reader is asked to decide about hours or money.
        besluit: bool,
    }
    let rol = signs_as(request.dossier.variant);
    let open = has_to_sign(signatures, rol);
    let context = Context {
        soort: request.dossier.soort.as_str(),
        variant: request.dossier.variant.as_str(),
        moet_tekenen: open,
        concept: is_concept(request),
        getekend: signed(request, signatures, rol)?,
        bevindingen: !request.findings.is_empty(),
        voor_riv: gevraagd::for_verslag(request.dossier),
        wia_gevraagd: gevraagd::supplements_verslag(request.dossier).map(long_date),
        loonsanctie: gevraagd::for_shortening(request.dossier),
        adviseur: gevraagd::reached(&request.dossier.trajectory.adviseur),
        besluit: gevraagd::asks_to_decide(request, &voortgang.gevraagd),
    };
    let tekst = Tekst::of_sentences(&sentence(request, "voortgangsrapportage/gevraagd", context)?);
    Ok(gevraagd::gevraagd(request, &voortgang.gevraagd, open, None, tekst))
}
