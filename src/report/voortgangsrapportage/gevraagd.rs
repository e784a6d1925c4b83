//! What the reader of a voortgangsrapportage is asked to do.

use serde::Serialize;

use crate::report::components::gevraagd::{self, Gevraagd, Lezing};
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
        #[serde(flatten)]
        lezing: Lezing,
        /// The adviser with how to reach him.
        adviseur: String,
        /// Whether this reader is asked to decide about hours or money.
        besluit: bool,
    }
    let lezing = Lezing::of(request, &voortgang.gevraagd, signatures)?;
    let to_sign = lezing.moet_tekenen;
    let context = Context {
        soort: request.dossier.soort.as_str(),
        lezing,
        adviseur: gevraagd::reached(&request.dossier.trajectory.adviseur),
        besluit: gevraagd::asks_to_decide(request, &voortgang.gevraagd),
    };
    let tekst = Tekst::of_sentences(&sentence(request, "voortgangsrapportage/gevraagd", context)?);
    Ok(gevraagd::gevraagd(request, &voortgang.gevraagd, to_sign, None, tekst))
}
