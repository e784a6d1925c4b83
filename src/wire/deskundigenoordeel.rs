//! The opinions of UWV on the wire: who asked what, and what came of it.

use super::leaf::{Datum, Verhaal};
use super::object::{choice, object};
use crate::trajectory as domain;

choice! {
    /// Wie UWV om het oordeel vroeg.
    OordeelVrager {
        "werkgever": "De werkgever.",
        "werknemer": "De werknemer.",
    }
    /// Wat UWV is gevraagd (artikel 32 Wet SUWI).
    OordeelVraag {
        "eigen_werk": "Of de werknemer het eigen werk kan doen (lid 1).",
        "passende_arbeid": "Of werk bij de werkgever passend is (lid 3 onder a).",
        "inspanningen_werkgever": "Of de werkgever genoeg doet aan de re-integratie (lid 3 onder b).",
        "inspanningen_werknemer": "Of de werknemer genoeg doet aan de re-integratie (lid 2).",
    }
    /// Wat UWV oordeelde. Bij elke vraag horen twee van deze woorden, en ‘geen_oordeel’.
    OordeelUitkomst {
        "voldoende": "De inspanningen zijn voldoende.",
        "onvoldoende": "De inspanningen zijn onvoldoende.",
        "passend": "Het werk is passend.",
        "niet_passend": "Het werk is niet passend.",
        "geschikt": "De werknemer kan het eigen werk doen.",
        "niet_geschikt": "De werknemer kan het eigen werk niet doen.",
        "geen_oordeel": "UWV gaf geen oordeel, bijvoorbeeld omdat de aanvraag is ingetrokken.",
    }
}

object! {
    /// Een deskundigenoordeel van UWV: gevraagd, en gegeven of nog niet. Zonder medische gegevens.
    Deskundigenoordeel => domain::Deskundigenoordeel, |at|
    required {
        /// Dag waarop het oordeel bij UWV is gevraagd.
        gevraagd_op: Datum,
        gevraagd_door: OordeelVrager,
        vraag: OordeelVraag,
    }
    optional {
        /// Dag van het oordeel; weglaten zolang UWV het niet gaf.
        oordeel_op: Datum,
        uitkomst: OordeelUitkomst,
        /// Wat UWV daarbij schrijft, in termen van werk.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        toelichting: Verhaal,
        /// Wat er met het oordeel is gedaan.
        #[schema(value_type = String, min_length = 3, max_length = 300)]
        vervolg: Verhaal,
    }
    computed { index = at.index(), }
    check {
        at.in_order(("gevraagd_op", gevraagd_op), ("oordeel_op", oordeel_op.flatten()));
        if let (Some(None), Some(Some(_))) = (oordeel_op, uitkomst) {
            at.fault_in("oordeel_op", "verplicht", "Een uitkomst rust op een oordeel van UWV. Geef in ‘oordeelOp’ de \
                dag daarvan.");
        }
        if let (Some(asked), Some(Some(answer))) = (vraag, uitkomst) && !asked.antwoorden().contains(&answer) {
            let words = asked.antwoorden().map(|word| format!("‘{}’", word.as_str())).join(", ");
            let detail = format!("Deze uitkomst hoort niet bij de vraag ‘{}’. Kies uit {words}.", asked.as_str());
            at.fault_in("uitkomst", "keuze", detail);
        }
    }
}
