//! The sub-goals of a second track that got no attention (source bron-002).

use serde::Serialize;

use crate::dutch::enumeration;
use crate::report::error::ReportError;
use crate::report::request::{Request, sentence};
use crate::trajectory::DoelCategorie;

/// The sub-goals to which no goal of the trajectory contributes, in a sentence. Nothing when all are served, or when no
/// goal says to which it contributes.
pub fn forgotten(request: &Request<'_>, name: &'static str) -> Result<Option<String>, ReportError> {
    #[derive(Serialize)]
    struct Context {
        subdoelen: String,
        een: bool,
    }
    let doelen = &request.dossier.trajectory.doelen;
    let served: Vec<DoelCategorie> = doelen.iter().filter_map(|doel| doel.categorie).collect();
    let left = DoelCategorie::ALL.iter().filter(|categorie| !served.contains(categorie));
    let left: Vec<String> = left.map(|categorie| categorie.label().to_owned()).collect();
    if served.is_empty() || left.is_empty() {
        return Ok(None);
    }
    sentence(request, name, Context { een: left.len() == 1, subdoelen: enumeration(&left) }).map(Some)
}
