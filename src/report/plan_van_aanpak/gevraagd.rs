//! What the reader of a plan is asked to do.

use crate::report::components::gevraagd::{self, Gevraagd, Lezing};
use crate::report::error::ReportError;
use crate::report::request::{Request, sentence};
use crate::report::text::prose::Tekst;
use crate::trajectory::{Ondertekening, Plan};

/// What the reader is asked to do with the plan.
pub fn gevraagd(request: &Request<'_>, plan: &Plan, signatures: &[Ondertekening]) -> Result<Gevraagd, ReportError> {
    let lezing = Lezing::of(request, &plan.gevraagd, signatures)?;
    let to_sign = lezing.moet_tekenen;
    let tekst = Tekst::of_sentences(&sentence(request, "plan-van-aanpak/gevraagd", lezing)?);
    Ok(gevraagd::gevraagd(request, &plan.gevraagd, to_sign, None, tekst))
}
