//! The request for a WIA benefit: the ordinary one near the end of the wachttijd, or one for a shortened wachttijd.

use chrono::NaiveDate;

use super::Trajectory;
use super::law;

impl Trajectory {
    /// The day of the ordinary request, with which the re-integratieverslag goes to UWV.
    pub fn wia_gevraagd_op(&self) -> Option<NaiveDate> {
        self.poortwachter.wia_aanvraag.filter(|asked| !self.verzuim.is_vervroegde_aanvraag(*asked))
    }

    /// The first day on which the ordinary request makes sense: that of UWV's letter about it, where it came early.
    /// What was asked before UWV made the wachttijd longer on request was asked near the end of then.
    pub fn wia_te_vragen_vanaf(&self) -> NaiveDate {
        let first = self.verzuim.vanaf_bij_het_einde(law::BRIEF_WIA_DAY);
        let granted = self.verzuim.verlengd().and_then(|extension| extension.besluit);
        let before = self.poortwachter.wia_aanvraag.zip(granted).is_some_and(|(asked, granted)| asked <= granted);
        let usual = self.verzuim.vanaf_zonder_verlenging(law::BRIEF_WIA_DAY).filter(|_| before);
        let letters = self.verzuim.wachttijd.date_of(law::BRIEF_WIA_FIRST_DAY);
        let letter = self.poortwachter.brief_wia.filter(|written| granted.is_none() && *written >= letters);
        usual.into_iter().chain(letter).fold(first, NaiveDate::min)
    }

    /// The day of a request for a shortened wachttijd, with which no re-integratieverslag goes. The ordinary one is
    /// still to come where UWV refuses it.
    pub fn vervroegd_gevraagd_op(&self) -> Option<NaiveDate> {
        self.poortwachter.wia_aanvraag.filter(|asked| self.verzuim.is_vervroegde_aanvraag(*asked))
    }
}
