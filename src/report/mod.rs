//! The document model: everything a page says, computed. Templates only place it.
//!
//! `build` decides what the reader may see before the value exists; what leaves here can be printed as it is.

mod components;
mod eindrapportage;
mod error;
mod file_name;
mod offerte;
mod plan_van_aanpak;
mod reader;
mod request;
mod text;
mod voortgangsrapportage;

use std::sync::Arc;

use serde::Serialize;

pub use crate::trajectory::{Soort, Variant};
pub use error::ReportError;
pub use file_name::{named_for, no_device, safe_name};
pub use reader::{RESTRICTIONS, Restriction};
pub use request::{Report, Request};
pub use text::breaks::{BOUND, BREAK, JOINER};
pub use text::sentences::{Sentences, invalid_texts, placeholders_of as placeholders};
pub use text::shipped::{SHIPPED as SHIPPED_TEXTS, belongs_to, earlier_name, text_named};
pub use text::tags::{InvalidText, MAX_OPEN, MAX_OPERATORS, MAX_TAGS};

/// Builds the model of a document.
pub fn build(request: Request<'_>) -> Result<Report, ReportError> {
    let dossier = request.dossier;
    let data = match dossier.soort {
        Soort::PlanVanAanpak => to_json(&plan_van_aanpak::build(&request)?)?,
        Soort::Voortgangsrapportage => to_json(&voortgangsrapportage::build(&request)?)?,
        Soort::Eindrapportage => to_json(&eindrapportage::build(&request)?)?,
        Soort::Offerte => to_json(&offerte::build(&request)?)?,
    };
    let logo = dossier.trajectory.bureau.huisstijl.logo.as_ref();
    Ok(Report {
        soort: dossier.soort,
        variant: dossier.variant,
        data,
        logo: logo.map(|logo| Arc::clone(&logo.bytes)),
        date: dossier.date,
        attached: request.attach,
        file_stem: file_name::file_stem(dossier),
    })
}

fn to_json(model: &impl Serialize) -> Result<Arc<[u8]>, ReportError> {
    let mut value = serde_json::to_value(model)?;
    text::breaks::set_breaks(&mut value);
    Ok(serde_json::to_vec(&value)?.into())
}
