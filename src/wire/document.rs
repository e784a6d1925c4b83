//! The document's own data on the wire.

use super::leaf::{Datum, Nummer};
use super::object::{choice, object};
use crate::trajectory as domain;

choice! {
    /// Welk document.
    Soort;
    /// Voor wie het document is; bepaalt wat het mag tonen.
    Variant;
    /// Of het document nog kan veranderen; een concept krijgt een merkteken.
    Status;
    /// Hoe de teksten in het bericht zijn geschreven.
    Tekstvorm;
}

object! {
    /// Gegevens van het document zelf. Gelden voor alle documenten; een documentdeel (zoals `voortgang.document`) kan
    /// ze voor dat document vervangen.
    Document => domain::Document, |at|
    required {
        #[schema(minimum = 1, maximum = 99)]
        versie: u32,
        status: Status,
    }
    optional {
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        nummer: Nummer,
        /// Dag waarop het document is opgemaakt; wat later gebeurde, staat er niet in. Zonder datum geldt de dag
        /// van het verzoek in Amsterdam.
        datum: Datum,
        /// Lezer als het verzoek geen `variant` noemt; zonder beide is dat de werkgever.
        variant: Variant,
        /// Gewenste bestandsnaam zonder extensie.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        bestandsnaam: Nummer,
        bewaartermijn_tot: Datum,
        /// Hoe de teksten in het hele bericht zijn geschreven. `licht` (ook zonder dit veld): zoals mensen typen; gedrukt
        /// wordt wat er staat, met opsommingen (een regel die begint met `- `, `• ` of `1. `), `**vet**` en `*cursief*`.
        /// `plat`: zonder tekens voor opmaak. `html`: uit een teksteditor die HTML bewaart. Geldt voor elke tekst behalve
        /// die in `teksten`.
        tekstvorm: Tekstvorm,
    }
}

object! {
    /// Gegevens die voor één document afwijken van `document`.
    DocumentDeel => domain::DocumentPatch, |at|
    optional {
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        nummer: Nummer,
        #[schema(minimum = 1, maximum = 99)]
        versie: u32,
        datum: Datum,
        status: Status,
        variant: Variant,
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        bestandsnaam: Nummer,
        bewaartermijn_tot: Datum,
    }
}
