//! Which document, for whom, in which state.

use chrono::NaiveDate;

use super::text::Text;
use super::words::words;

words! {
    /// A kind of document. Its word is its name in modules, folders, fixtures and on the command line.
    Soort {
        PlanVanAanpak = "plan-van-aanpak", "Plan van aanpak";
        Voortgangsrapportage = "voortgangsrapportage", "Voortgangsrapportage";
        Eindrapportage = "eindrapportage", "Eindrapportage";
        Offerte = "offerte", "Offerte";
    }
}

words! {
    /// Who reads the document, and so what it may show.
    Variant {
        Werkgever = "werkgever", "werkgever";
        Werknemer = "werknemer", "werknemer";
        Uwv = "uwv", "UWV";
        Intern = "intern", "intern gebruik";
    }
}

words! {
    /// Whether the document may still change.
    Status {
        Concept = "concept", "concept";
        Definitief = "definitief", "definitief";
    }
}

words! {
    /// How the texts of a body are written.
    Tekstvorm {
        Licht = "licht", "licht";
        Plat = "plat", "plat";
        Html = "html", "HTML";
    }
}

/// The document's own data.
#[derive(Debug, Clone)]
pub struct Document {
    pub nummer: Option<Text>,
    pub versie: u32,
    /// The day on which the document was made: what happened later is not in it. Absent, the day of the request.
    pub datum: Option<NaiveDate>,
    pub status: Status,
    pub variant: Option<Variant>,
    /// File name that the caller wants, without extension.
    pub bestandsnaam: Option<Text>,
    pub bewaartermijn_tot: Option<NaiveDate>,
    /// How the texts of the body are written; absent, the light form. They are read already.
    pub tekstvorm: Option<Tekstvorm>,
}

/// What one kind of document changes of the data that all four share.
#[derive(Debug, Clone, Default)]
pub struct DocumentPatch {
    pub nummer: Option<Text>,
    pub versie: Option<u32>,
    pub datum: Option<NaiveDate>,
    pub status: Option<Status>,
    pub variant: Option<Variant>,
    pub bestandsnaam: Option<Text>,
    pub bewaartermijn_tot: Option<NaiveDate>,
}

impl Document {
    /// This data with the given parts replaced.
    pub fn patched(&self, patch: &DocumentPatch) -> Self {
        Self {
            nummer: patch.nummer.clone().or_else(|| self.nummer.clone()),
            versie: patch.versie.unwrap_or(self.versie),
            datum: patch.datum.or(self.datum),
            status: patch.status.unwrap_or(self.status),
            variant: patch.variant.or(self.variant),
            bestandsnaam: patch.bestandsnaam.clone().or_else(|| self.bestandsnaam.clone()),
            bewaartermijn_tot: patch.bewaartermijn_tot.or(self.bewaartermijn_tot),
            tekstvorm: self.tekstvorm,
        }
    }
}
