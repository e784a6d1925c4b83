//! What UWV was asked to judge because the re-integration got stuck, and what came of it (Wet SUWI art. 32).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Trajectory;
use super::text::Text;
use super::words::words;

words! {
    /// Who asked UWV.
    OordeelVrager {
        Werkgever = "werkgever", "werkgever";
        Werknemer = "werknemer", "werknemer";
    }
}

words! {
    /// What UWV was asked (Wet SUWI art. 32 lid 1 to 3).
    OordeelVraag {
        EigenWerk = "eigen_werk", "geschiktheid voor het eigen werk";
        PassendeArbeid = "passende_arbeid", "passende arbeid";
        InspanningenWerkgever = "inspanningen_werkgever", "re-integratie-inspanningen van de werkgever";
        InspanningenWerknemer = "inspanningen_werknemer", "re-integratie-inspanningen van de werknemer";
    }
}

words! {
    /// What UWV answered; each question has two of these words, and UWV may give no opinion.
    OordeelUitkomst {
        Voldoende = "voldoende", "voldoende";
        Onvoldoende = "onvoldoende", "onvoldoende";
        Passend = "passend", "passend";
        NietPassend = "niet_passend", "niet passend";
        Geschikt = "geschikt", "geschikt";
        NietGeschikt = "niet_geschikt", "niet geschikt";
        GeenOordeel = "geen_oordeel", "geen oordeel gegeven";
    }
}

impl OordeelVraag {
    /// The words that answer this question.
    pub const fn antwoorden(self) -> [OordeelUitkomst; 3] {
        use OordeelUitkomst as U;
        match self {
            Self::EigenWerk => [U::Geschikt, U::NietGeschikt, U::GeenOordeel],
            Self::PassendeArbeid => [U::Passend, U::NietPassend, U::GeenOordeel],
            Self::InspanningenWerkgever | Self::InspanningenWerknemer => [U::Voldoende, U::Onvoldoende, U::GeenOordeel],
        }
    }
}

/// One opinion of UWV: asked, and given or not yet.
#[derive(Debug, Clone)]
pub struct Deskundigenoordeel {
    /// Position in the list of the body, which is sorted here.
    pub index: usize,
    pub gevraagd_op: NaiveDate,
    pub gevraagd_door: OordeelVrager,
    pub vraag: OordeelVraag,
    /// The day of the opinion; absent while UWV has not given it.
    pub oordeel_op: Option<NaiveDate>,
    // Invariant: one of the answers to the question, and only with the day of the opinion.
    pub uitkomst: Option<OordeelUitkomst>,
    /// What UWV says with it, in words of work.
    pub toelichting: Option<Text>,
    /// What was done with it.
    pub vervolg: Option<Text>,
}

impl Deskundigenoordeel {
    /// Whether something has to change after it: efforts that fall short, work that does not suit, or own work that
    /// can be done while the track looks for other work.
    pub const fn vraagt_vervolg(&self) -> bool {
        matches!(
            self.uitkomst,
            Some(OordeelUitkomst::Onvoldoende | OordeelUitkomst::NietPassend | OordeelUitkomst::Geschikt)
        )
    }

    /// The request as it was known at the end of a day; nothing before it was made, and no outcome before it was given.
    pub fn known_on(mut self, date: NaiveDate) -> Option<Self> {
        if self.oordeel_op.is_some_and(|given| given > date) {
            self.oordeel_op = None;
            self.uitkomst = None;
            self.toelichting = None;
            self.vervolg = None;
        }
        (self.gevraagd_op <= date).then_some(self)
    }
}

impl Trajectory {
    /// The days on which UWV gave an opinion, each once and in order: of the list that says more, and of the one that
    /// has the days alone.
    pub fn oordeelsdagen(&self) -> BTreeSet<NaiveDate> {
        let told = self.deskundigenoordelen.iter().filter_map(|opinion| opinion.oordeel_op);
        told.chain(self.poortwachter.deskundigenoordelen.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 6, day).expect("a day")
    }

    fn opinion() -> Deskundigenoordeel {
        Deskundigenoordeel {
            index: 0,
            gevraagd_op: day(2),
            gevraagd_door: OordeelVrager::Werkgever,
            vraag: OordeelVraag::InspanningenWerkgever,
            oordeel_op: Some(day(20)),
            uitkomst: Some(OordeelUitkomst::Onvoldoende),
            toelichting: None,
            vervolg: Text::parse("Er zijn twee zoekrichtingen toegevoegd.").ok(),
        }
    }

    #[test]
    fn an_outcome_is_known_from_its_day_on_and_a_request_from_its_own() {
        assert!(opinion().known_on(day(1)).is_none());
        let asked = opinion().known_on(day(19)).expect("asked");
        assert!(asked.uitkomst.is_none() && asked.vervolg.is_none() && !asked.vraagt_vervolg());
        let given = opinion().known_on(day(20)).expect("given");
        assert!(given.vervolg.is_some() && given.vraagt_vervolg());
    }

    #[test]
    fn every_outcome_answers_a_question() {
        for uitkomst in OordeelUitkomst::ALL {
            assert!(OordeelVraag::ALL.iter().any(|vraag| vraag.antwoorden().contains(uitkomst)), "{uitkomst:?}");
        }
    }
}
