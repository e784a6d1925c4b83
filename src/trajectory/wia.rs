//! The request for a WIA benefit: the ordinary one near the end of the wachttijd, or one for a shortened wachttijd.

use chrono::NaiveDate;

use super::Trajectory;

impl Trajectory {
    /// The day of the ordinary request, with which the re-integratieverslag goes to UWV.
    pub fn wia_gevraagd_op(&self) -> Option<NaiveDate> {
        self.poortwachter.wia_aanvraag.filter(|asked| !self.verzuim.is_vervroegde_aanvraag(*asked))
    }

    /// The day of a request for a shortened wachttijd, with which no re-integratieverslag goes. The ordinary one is
    /// still to come where UWV refuses it.
    pub fn vervroegd_gevraagd_op(&self) -> Option<NaiveDate> {
        self.poortwachter.wia_aanvraag.filter(|asked| self.verzuim.is_vervroegde_aanvraag(*asked))
    }
}
