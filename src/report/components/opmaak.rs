//! What stands on every page: title, lines in the margins, the bureau's colours.

use serde::Serialize;

use super::briefhoofd::{Briefhoofd, briefhoofd};
use crate::checks::Severity;
use crate::dutch;
use crate::report::error::ReportError;
use crate::report::request::{Request, holds_medical_words, sentence};
use crate::trajectory::{Bureau, Colour, Variant};

/// The bureau's accent when it gives none: a quiet petrol.
const DEFAULT_ACCENT: Colour = Colour::rgb(0x0f, 0x5f, 0x66);

/// Letters of a name in the header of a page, which is one line high.
const HEADER_LETTERS: usize = 56;

/// Data about the document itself, for its metadata and its margins.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentGegevens {
    pub titel: String,
    /// Whose copy it is, beside the title, for the copies that go to nobody else: `exemplaar voor de werknemer`.
    pub exemplaar: Option<&'static str>,
    /// Whose copy it is, above the title, for the copies of the others.
    pub bestemd: Option<&'static str>,
    pub ondertitel: String,
    /// Title in the metadata: without names of persons, with the reader whose copy it is.
    pub metatitel: String,
    pub auteur: String,
    pub trefwoorden: Vec<String>,
    pub kopregel: String,
    pub kopregel_rechts: String,
    pub voetregel: String,
    /// That it is confidential, beside the title: what stands in the foot of a page is not heard.
    pub vertrouwelijk: String,
    /// CONCEPT on a document that may still change, and that it is not to be sent where it could not be definitive.
    pub merk: Option<&'static str>,
    /// Behind the text of every page, for a variant that must not leave the house.
    pub watermerk: Option<&'static str>,
    /// What the attachment is, when the data travels with the document.
    pub bijlage: Option<String>,
    pub jaar: i32,
    pub maand: u32,
    pub dag: u32,
}

/// Colours worked out from the accent, so that text always reads.
#[derive(Debug, Clone, Serialize)]
pub struct Kleuren {
    /// The accent as it was given, for rules and areas without words.
    pub puur: String,
    /// The accent for signs and small areas: at least 4.5 : 1 on white.
    pub accent: String,
    /// The accent as text on white: at least 4.5 : 1.
    pub accent_tekst: String,
    /// A pale area behind dark text.
    pub tint: String,
    /// A middle tone for bars.
    pub midden: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Opmaak {
    pub document: DocumentGegevens,
    pub kleuren: Kleuren,
    pub briefhoofd: Briefhoofd,
}

/// The furniture of one document.
pub fn opmaak(
    request: &Request<'_>,
    titel: String,
    ondertitel: String,
    metatitel: String,
) -> Result<Opmaak, ReportError> {
    let trajectory = &request.dossier.trajectory;
    let bureau = &trajectory.bureau;
    let variant_mark = match request.dossier.variant {
        Variant::Intern => Some("INTERN"),
        _ => None,
    };
    let dossier = request.dossier;
    // What stops a definitive copy makes a concept one that nobody else is to get.
    let blocked = request.findings.iter().any(|finding| finding.severity == Severity::Blokkade);
    let stays = blocked && dossier.variant != Variant::Intern;
    let concept = dossier.is_concept().then_some(if stays { "CONCEPT · NIET VERSTUREN" } else { "CONCEPT" });
    let exemplaar = match dossier.variant {
        Variant::Intern => Some("voor intern gebruik"),
        Variant::Werknemer => Some("exemplaar voor de werknemer"),
        Variant::Werkgever | Variant::Uwv => None,
    };
    let bestemd = match dossier.variant {
        Variant::Uwv => Some("exemplaar voor UWV"),
        Variant::Werkgever => Some("exemplaar voor de werkgever"),
        Variant::Intern | Variant::Werknemer => None,
    };
    // The copy of the employer is the document itself.
    let whose = exemplaar.or(bestemd).filter(|_| dossier.variant != Variant::Werkgever);
    let avg = sentence(request, "alle/avg", Confidentiality { medisch: holds_medical_words(request) })?;
    let own_line = bureau.huisstijl.voettekst.as_ref().map(ToString::to_string);
    let footer = own_line.unwrap_or_else(|| bureau.naam.to_string());
    let number = dossier.document.nummer.as_ref().unwrap_or(&trajectory.traject.nummer);
    let date = request.dossier.date;
    Ok(Opmaak {
        document: DocumentGegevens {
            kopregel: format!("{titel} · {number}"),
            kopregel_rechts: dutch::shortened(&trajectory.werknemer.naam.formal(), HEADER_LETTERS),
            voetregel: format!("{footer} · {avg}"),
            vertrouwelijk: avg.split(" · ").next().unwrap_or_default().to_owned(),
            trefwoorden: vec![
                "re-integratie tweede spoor".into(),
                format!("variant {}", request.dossier.variant.label()),
            ],
            auteur: bureau.naam.to_string(),
            merk: concept,
            watermerk: variant_mark,
            bijlage: request
                .attach
                .then(|| format!("Gegevens van dit document (variant {}) als JSON", request.dossier.variant.label())),
            titel,
            exemplaar,
            bestemd,
            ondertitel,
            metatitel: match whose {
                Some(whose) => format!("{metatitel}, {whose}"),
                None => metatitel,
            },
            jaar: chrono::Datelike::year(&date),
            maand: chrono::Datelike::month(&date),
            dag: chrono::Datelike::day(&date),
        },
        kleuren: kleuren(bureau),
        briefhoofd: briefhoofd(bureau, request),
    })
}

/// What the line about privacy may say.
#[derive(Serialize)]
struct Confidentiality {
    medisch: bool,
}

fn kleuren(bureau: &Bureau) -> Kleuren {
    let accent = bureau.huisstijl.kleur_primair.unwrap_or(DEFAULT_ACCENT);
    let text = accent.readable_on(Colour::WHITE);
    // Text also stands on the tint, so that pair must read as well.
    // A pale colour would vanish as a tint, and would become another one where it is made to read.
    let pale = text != accent;
    let tint = accent.mix(Colour::WHITE, if pale { 65 } else { 91 });
    Kleuren {
        puur: accent.hex(),
        accent: text.hex(),
        accent_tekst: text.readable_on(tint).hex(),
        tint: tint.hex(),
        midden: if pale { accent } else { text.mix(Colour::WHITE, 62) }.hex(),
    }
}
