//! Who signs, on the wire.

use super::leaf::{Datum, Naam, Nummer, Verhaal};
use super::object::{choice, object};
use crate::trajectory as domain;

choice! {
    /// Wie tekent.
    OndertekeningRol {
        "werknemer": "De werknemer.",
        "adviseur": "De adviseur van het bureau.",
        "werkgever": "De werkgever.",
    }
    /// Of en hoe is getekend.
    OndertekeningStatus {
        "open": "Nog niet ondertekend.",
        "gelezen": "Voor gelezen getekend.",
        "akkoord": "Akkoord.",
        "akkoord_met_opmerking": "Akkoord, met een opmerking.",
        "niet_akkoord": "Niet akkoord; ‘opmerking’ zegt waarom.",
        "weigert": "Weigert te tekenen; ‘opmerking’ zegt waarom.",
    }
    /// Hoe een handtekening is gezet.
    OndertekeningWijze {
        "nat": "Met de hand, op papier.",
        "digitaal": "Digitaal; ‘kenmerk’ zegt waarmee de handtekening is terug te vinden.",
    }
}

object! {
    /// Een handtekening, gezet of nog open.
    Ondertekening => domain::Ondertekening, |at|
    required {
        rol: OndertekeningRol,
        /// Naam van wie tekent.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        naam: Naam,
        status: OndertekeningStatus,
    }
    optional {
        /// Functie van wie tekent.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        functie: Naam,
        /// Plaats van ondertekening.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        plaats: Naam,
        /// Dag waarop is getekend; weglaten zolang dat niet zo is.
        datum: Datum,
        /// Zonder dit veld blijft op papier ruimte voor een handtekening; bij ‘digitaal’ niet.
        wijze: OndertekeningWijze,
        /// Waarmee een digitale handtekening is terug te vinden bij de dienst die haar zette.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        kenmerk: Nummer,
        /// Opmerking van wie tekent; verplicht bij de status ‘niet_akkoord’ of ‘weigert’.
        #[schema(value_type = String, min_length = 2, max_length = 600)]
        opmerking: Verhaal,
    }
    check {
        use domain::OndertekeningStatus::{NietAkkoord, Weigert};
        if matches!(status, Some(NietAkkoord | Weigert)) && opmerking.as_ref().is_some_and(Option::is_none) {
            at.fault_in("opmerking", "verplicht", "Bij de status ‘niet_akkoord’ of ‘weigert’ is een opmerking \
                verplicht. Vul in ‘opmerking’ de reden in.");
        }
    }
}
