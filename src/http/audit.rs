//! Who had which document made: a line of the log for each, under the target `audit`. It never says whom a document is about,
//! but it does say for how many findings that would have stopped it somebody answered.

use actix_web::{HttpMessage, HttpRequest};

use super::gate::Caller;
use super::trace::Trace;
use crate::batch::{Asked, Document};
use crate::press::Made;
use crate::wire::Soort;

/// A document was made.
pub fn made(request: &HttpRequest, soort: Soort, made: &Made) {
    let (caller, trace) = who(request);
    let (kind, variant) = (soort.as_str(), made.asked.variant.as_deref());
    let (digest, pages, overruled) = (&made.digest, made.pages, made.overruled);
    tracing::info!(target: "audit", caller, kind, variant, status = 200, digest, pages, overruled, trace, "document");
}

/// A document was not made.
pub fn refused(request: &HttpRequest, soort: Soort, status: u16) {
    let (caller, trace) = who(request);
    tracing::info!(target: "audit", caller, kind = soort.as_str(), status, trace, "document");
}

/// An item of a batch was made, or not.
pub fn item(caller: &str, trace: &str, asked: &Asked, soort: Soort, status: u16, document: Option<&Document>) {
    let (kind, variant) = (soort.as_str(), asked.variant.map(|variant| variant.as_str()));
    let (digest, pages) = (document.map(|document| &*document.digest), document.map(|document| document.pages));
    let overruled = document.map(|document| document.overruled);
    tracing::info!(target: "audit", caller, kind, variant, status, digest, pages, overruled, trace, "document");
}

/// Who sent a request.
pub fn caller(request: &HttpRequest) -> String {
    request.extensions().get::<Caller>().map(Caller::told).unwrap_or_default()
}

fn who(request: &HttpRequest) -> (String, String) {
    let trace = request.extensions().get::<Trace>().map(|trace| trace.id().to_owned()).unwrap_or_default();
    (caller(request), trace)
}
