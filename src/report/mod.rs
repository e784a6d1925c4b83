//! The document model: everything a page says, computed. Templates only place it.
//!
//! `build` decides what the reader may see before the value exists; what leaves here can be printed as it is.

mod breaks;
mod delen;
mod dutch;
mod eind_bijlagen;
mod eind_profiel;
mod eind_resultaat;
mod eind_slot;
mod eind_verloop;
mod eind_voorblad;
mod eindrapportage;
mod furniture;
mod offerte;
mod offerte_aanpak;
mod offerte_brief;
mod offerte_notatie;
mod offerte_prijs;
mod offerte_slot;
mod offerte_start;
mod plan_advies;
mod plan_afkortingen;
mod plan_arbeidsmarkt;
mod plan_beeld;
mod plan_bekend;
mod plan_kader;
mod plan_planning;
mod plan_profiel;
mod plan_rapportage;
mod plan_slot;
mod plan_van_aanpak;
mod plan_zoekprofiel;
mod prose;
mod reader;
mod sentences;
mod tijdlijn;
mod verloop;
mod verloop_beeld;
mod voortgang_verloop;
mod voortgang_voorblad;
mod voortgangsrapportage;

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use crate::checks::Finding;
use crate::trajectory::{LogoFormat, Status, Trajectory};
pub use crate::trajectory::{Soort, Variant};
pub use reader::{RESTRICTIONS, Restriction};
pub use sentences::{InvalidText, SHIPPED as SHIPPED_TEXTS, Sentences, invalid_texts};

/// What is asked for: which document of which trajectory, for whom, on which day.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    pub trajectory: &'a Trajectory,
    pub soort: Soort,
    pub variant: Variant,
    /// The day on which the document was made. What happened later is not in it.
    pub date: NaiveDate,
    /// Whether the data of the document travels with it as an attachment.
    pub attach: bool,
    /// Printed in the variant for internal use alone.
    pub findings: &'a [Finding],
    /// The standard sentences of the house.
    pub sentences: &'a Sentences,
}

/// A document, ready to be laid out.
#[derive(Debug, Clone)]
pub struct Report {
    pub soort: Soort,
    pub variant: Variant,
    /// The data that the template of this kind reads, as JSON.
    pub data: Arc<[u8]>,
    /// The logo beside the data, under the name that the data gives it.
    pub logo: Option<LogoFile>,
    pub date: NaiveDate,
    /// Whether the data is attached, which asks for another PDF standard.
    pub attached: bool,
    /// Without extension, without the name of a person unless the body asked for it.
    pub file_stem: String,
}

#[derive(Debug, Clone)]
pub struct LogoFile {
    pub name: &'static str,
    pub bytes: Arc<[u8]>,
}

/// Why a document could not be written. Always a fault of ours: the trajectory was valid.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    #[error("text {name} could not be written")]
    Sentence {
        name: &'static str,
        #[source]
        source: minijinja::Error,
    },
    #[error("the document model could not be serialised")]
    Serialise(#[from] serde_json::Error),
    #[error("the trajectory lacks the part that this document is made of")]
    MissingPart,
}

/// The day of a document, if its body names one.
pub fn date_of(trajectory: &Trajectory, soort: Soort) -> Option<NaiveDate> {
    trajectory.document_for(soort).datum
}

/// The reader of a document, if its body names one.
pub fn variant_of(trajectory: &Trajectory, soort: Soort) -> Option<Variant> {
    trajectory.document_for(soort).variant
}

/// Whether a document may still change.
pub fn status_of(trajectory: &Trajectory, soort: Soort) -> Status {
    trajectory.document_for(soort).status
}

/// Builds the model of a document.
pub fn build(request: Request<'_>) -> Result<Report, ReportError> {
    let document = request.trajectory.document_for(request.soort);
    let data = match request.soort {
        Soort::PlanVanAanpak => to_json(&plan_van_aanpak::build(&request, &document)?)?,
        Soort::Voortgangsrapportage => to_json(&voortgangsrapportage::build(&request, &document)?)?,
        Soort::Eindrapportage => to_json(&eindrapportage::build(&request, &document)?)?,
        Soort::Offerte => to_json(&offerte::build(&request, &document)?)?,
    };
    let logo = request.trajectory.bureau.huisstijl.logo.as_ref();
    Ok(Report {
        soort: request.soort,
        variant: request.variant,
        data,
        logo: logo.map(|logo| LogoFile { name: logo_file(logo.format), bytes: Arc::clone(&logo.bytes) }),
        date: request.date,
        attached: request.attach,
        file_stem: file_stem(&request, &document),
    })
}

fn to_json(model: &impl Serialize) -> Result<Arc<[u8]>, ReportError> {
    let mut value = serde_json::to_value(model)?;
    breaks::set_breaks(&mut value);
    Ok(serde_json::to_vec(&value)?.into())
}

/// The one name under which a logo of this form stands beside the data.
const fn logo_file(format: LogoFormat) -> &'static str {
    match format {
        LogoFormat::Png => "logo.png",
        LogoFormat::Jpeg => "logo.jpg",
        LogoFormat::Svg => "logo.svg",
    }
}

/// The name that the body wants, else kind, number, trajectory and date: `VGR-03_2025-0017_2025-06-20`.
fn file_stem(request: &Request<'_>, document: &crate::trajectory::Document) -> String {
    let given = document.bestandsnaam.as_ref().map(|name| safe_name(name.as_str())).filter(|name| !name.is_empty());
    given.unwrap_or_else(|| {
        let number = match request.soort {
            Soort::Voortgangsrapportage => {
                let volgnummer = request.trajectory.voortgang.as_ref().map_or(0, |voortgang| voortgang.volgnummer);
                format!("VGR-{volgnummer:02}")
            }
            Soort::PlanVanAanpak => format!("TP-v{}", document.versie),
            Soort::Eindrapportage => "ER".to_owned(),
            Soort::Offerte => "OFF".to_owned(),
        };
        // An offer is known by its own number; it is made before there is a trajectory.
        let known_as = match (&document.nummer, request.soort) {
            (Some(number), Soort::Offerte) => number,
            _ => &request.trajectory.traject.nummer,
        };
        let variant = match request.variant {
            Variant::Werkgever => String::new(),
            other => format!("_{}", other.as_str()),
        };
        safe_name(&format!("{number}_{known_as}_{}{variant}", request.date))
    })
}

/// A file name that is safe on every system: letters, digits, dots, dashes and underscores; other characters become
/// a dash.
pub fn safe_name(name: &str) -> String {
    let safe: String =
        name.chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '-' }).collect();
    safe.trim_matches(|c: char| matches!(c, '.' | ' ' | '-')).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_cannot_leave_their_folder() {
        assert_eq!(safe_name("../../etc/passwd"), "etc-passwd");
        assert_eq!(safe_name("a\"b\r\nc:d"), "a-b--c-d");
        assert_eq!(safe_name("VGR-03_2025-0017"), "VGR-03_2025-0017");
    }
}
