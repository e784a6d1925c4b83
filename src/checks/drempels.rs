//! Thresholds of the rules: where a fact becomes worth a word. An operator may set each of them by its name.
//!
//! A term of the law is not a threshold: it stands in `trajectory::law`, reaches the rules by the calendar, and cannot
//! be set. Here stands what practice, UWV's guides or we ourselves chose, and terms on which the sources disagree.

use crate::trajectory::law;

/// A threshold as an operator sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThresholdInfo {
    pub name: &'static str,
    pub default: i64,
    pub unit: &'static str,
    pub source: &'static str,
}

/// Why a threshold was not set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidThreshold {
    UnknownName,
    /// Below zero or above [`Thresholds::MAX`].
    OutOfRange,
}

/// Declares the thresholds once: field, default, unit and source.
macro_rules! thresholds {
    ($($(#[$meta:meta])* $name:ident = $default:expr, $unit:literal, $source:literal;)+) => {
        /// Every threshold that the rules use.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Thresholds {
            $($(#[$meta])* #[doc = ""] #[doc = concat!("Source: ", $source, ".")] pub $name: i64),+
        }

        impl Default for Thresholds {
            fn default() -> Self {
                Self { $($name: $default),+ }
            }
        }

        impl Thresholds {
            /// Largest value of any threshold: far beyond any use, and far inside the calendar.
            pub const MAX: i64 = 100_000;

            /// Every threshold with its default, in the order of the rules.
            pub const ALL: &'static [ThresholdInfo] = &[$(ThresholdInfo {
                name: stringify!($name), default: $default, unit: $unit, source: $source,
            }),+];

            /// Sets one threshold by its name.
            pub fn set(&mut self, name: &str, value: i64) -> Result<(), InvalidThreshold> {
                let threshold = $(if name == stringify!($name) { &mut self.$name } else)+ {
                    return Err(InvalidThreshold::UnknownName);
                };
                if !(0..=Self::MAX).contains(&value) {
                    return Err(InvalidThreshold::OutOfRange);
                }
                *threshold = value;
                Ok(())
            }

            /// The value of one threshold by its name.
            pub fn get(&self, name: &str) -> Option<i64> {
                $(if name == stringify!($name) { Some(self.$name) } else)+ { None }
            }
        }
    };
}

thresholds! {
    /// T02: youngest age on the eerste ziektedag.
    leeftijd_min = 16, "jaar", "gegevenskwaliteit";
    /// T02: oldest age on the eerste ziektedag.
    leeftijd_max = 70, "jaar", "gegevenskwaliteit";
    /// T08: from this week on some assessors call the start late.
    start_melding_vanaf_week = 53, "ziekteweek", "praktijk: bronnen noemen week 52 en week 58";
    /// T10: from the first belastbaarheid to the start, when it came after the eerstejaarsevaluatie.
    start_na_belastbaarheid_dagen = 56, "dagen", "Werkwijzer Poortwachter 4.3.2";
    /// T11: from the end of the wachttijd to the AOW date.
    aow_na_wachttijd_maanden = 12, "maanden", "Werkwijzer Poortwachter 5.14";
    /// T20: shortest length of a trajectory.
    doorlooptijd_min_weken = 12, "weken", "vuistregel";
    /// T25: from the advice of the arbeidsdeskundige to the start.
    advies_ongebruikt_dagen = 42, "dagen", "naar analogie: zes weken om het tweede spoor te starten (Werkwijzer Poortwachter 4.3.2)";
    /// T28: from the last repair to the request for a shorter loonsanctie.
    bekortingsverzoek_na_herstel_dagen = 14, "dagen", "vuistregel: elke week later kost een week loon (Wet WIA art. 25 lid 12 tot en met 14)";
    /// T34: from the request for a deskundigenoordeel on, while it is not known.
    deskundigenoordeel_open_dagen = 42, "dagen", "vuistregel; Wet SUWI art. 32a lid 3: in beginsel twee weken";
    /// A01: days without an activity that are worth a word.
    activiteiten_gat_dagen = 28, "dagen", "vuistregel";
    /// A01: days without an activity that are worth a stronger word.
    activiteiten_gat_ernstig_dagen = 42, "dagen",
        "praktijk: elke zes weken overleg (Regeling procesgang art. 4 lid 2: periodiek)";
    /// A02: from the start to the first activity.
    eerste_activiteit_dagen = 14, "dagen", "vuistregel";
    /// A04: rhythm of reporting when nothing else was agreed on.
    rapportage_weken = law::VOORTGANGSGESPREK_DAYS / 7, "weken",
        "praktijk: elke zes weken overleg (Regeling procesgang art. 4 lid 2: periodiek)";
    /// A04: days by which a report may come later than its rhythm.
    rapportage_speling_dagen = 14, "dagen", "vuistregel";
    /// A04: days between reports that are worth a stronger word.
    rapportage_ernstig_dagen = 91, "dagen", "vuistregel";
    /// A05: from the start to the trajectplan.
    trajectplan_na_start_dagen = 28, "dagen", "vuistregel";
    /// A07: missed appointments that together are worth a word.
    gemiste_afspraken = 3, "afspraken", "vuistregel";
    /// A07: weeks within which missed appointments count together.
    gemiste_afspraken_weken = 8, "weken", "vuistregel";
    /// A10: days before the end by which guidance may stop without a placement.
    begeleiding_eerder_gestopt_dagen = 28, "dagen", "vuistregel";
    /// C07, A10, Z10: share of the hours possible that a placement fills when the result is satisfactory.
    bevredigend_resultaat_procent = 65, "procent", "naar analogie: 65% van het oude loon in de Beleidsregels beoordelingskader poortwachter";
    /// C08: months that a werkervaringsplaats lasts without a reason.
    werkervaringsplaats_maanden = 3, "maanden", "praktijk: bronnen noemen ongeveer drie maanden";
    /// C13: months that a proefplaatsing lasts without a reason.
    proefplaatsing_maanden = 2, "maanden", "UWV: proefplaatsing, in de regel ten hoogste twee maanden";
    /// S01: week of the trajectory in which applying has begun, where no phase and no application says so.
    solliciteren_vanaf_trajectweek = 6, "weken", "vuistregel";
    /// S01: applications in four weeks, on average.
    sollicitaties_per_vier_weken = 4, "sollicitaties", "praktijk: wekelijks solliciteren; geen wettelijke norm";
    /// S02: from this week on a log without applications is worth a word.
    geen_sollicitaties_vanaf_week = 78, "ziekteweek", "praktijk";
    /// S04: share of applications outside the zoekprofiel.
    buiten_zoekprofiel_procent = 50, "procent", "vuistregel";
    /// S05: days after which an open application is stale.
    sollicitatie_open_dagen = 42, "dagen", "vuistregel";
    /// Z02: fewest zoekrichtingen.
    zoekrichtingen_min = 2, "zoekrichtingen", "rechtspraak: één wensberoep is te smal";
    /// Z03: shortest reistijd that is not narrow.
    reistijd_min_minuten = 30, "minuten", "vuistregel";
    /// Z03: shortest distance that is not narrow.
    afstand_min_km = 15, "kilometer", "vuistregel";
    /// Z06: from a changed belastbaarheid to a zoekprofiel that follows it.
    zoekprofiel_na_belastbaarheid_dagen = 14, "dagen", "Werkwijzer Poortwachter 4.3.2; ECLI:NL:RBMNE:2023:1786";
    /// Z07: age at which a belastbaarheid is no longer actual.
    belastbaarheid_oud_weken = 26, "weken", "vuistregel";
    /// Z08: age at which an unchanged zoekprofiel asks for an evaluation.
    zoekprofiel_ongewijzigd_weken = 26, "weken", "vuistregel";
    /// U02: from the document to the last signature.
    ondertekening_dagen = 14, "dagen", "vuistregel";
    /// F02: longest validity of an offerte.
    offerte_geldig_dagen = 90, "dagen", "vuistregel";
    /// C05: likeness above which a text was copied.
    tekst_gelijk_procent = 80, "procent", "vuistregel";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_threshold_can_be_set_by_its_name() {
        for info in Thresholds::ALL {
            let mut thresholds = Thresholds::default();
            assert_eq!(thresholds.get(info.name), Some(info.default), "{}", info.name);
            assert_eq!(thresholds.set(info.name, info.default + 1), Ok(()));
            assert_eq!(thresholds.get(info.name), Some(info.default + 1), "{}", info.name);
        }
    }

    #[test]
    fn an_unknown_name_and_an_absurd_value_change_nothing() {
        let mut thresholds = Thresholds::default();
        assert_eq!(thresholds.set("hoogste_aantal", 3), Err(InvalidThreshold::UnknownName));
        assert_eq!(thresholds.set("leeftijd_min", -1), Err(InvalidThreshold::OutOfRange));
        assert_eq!(thresholds.set("leeftijd_min", Thresholds::MAX + 1), Err(InvalidThreshold::OutOfRange));
        assert_eq!(thresholds, Thresholds::default());
    }
}
