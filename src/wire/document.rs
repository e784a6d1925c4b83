//! The document's own data on the wire.

use super::leaf::{Datum, Nummer};
use super::object::{choice, object};
use crate::trajectory as domain;

choice! {
    /// Welk document.
    Soort {
        "plan-van-aanpak": "Plan van aanpak van het bureau (trajectplan).",
        "voortgangsrapportage": "Voortgangsrapportage over een periode.",
        "eindrapportage": "Eindrapportage over het hele traject.",
        "offerte": "Offerte voor het traject.",
    }
    /// Voor wie het document is; bepaalt wat het mag tonen.
    Variant {
        "werkgever": "Voor de werkgever: zonder BSN en privégegevens van de werknemer.",
        "werknemer": "Voor de werknemer: met de eigen gegevens.",
        "uwv": "Voor UWV: de enige variant met het BSN.",
        "intern": "Voor intern gebruik bij het bureau.",
    }
    /// Of het document nog kan veranderen; een concept krijgt een merkteken.
    Status {
        "concept": "Kan nog veranderen; het document krijgt een merkteken.",
        "definitief": "Staat vast; bevindingen met ernst blokkade houden het tegen.",
    }
    /// Hoe de teksten in het bericht zijn geschreven.
    Tekstvorm {
        "licht": "Zoals mensen typen, met streepjes voor opsommingen en sterretjes voor vet en cursief.",
        "plat": "Zonder tekens voor opmaak.",
        "html": "HTML uit een teksteditor.",
    }
}

object! {
    /// Gegevens van het document zelf. Gelden voor alle documenten; een documentdeel (zoals `voortgang.document`) kan
    /// ze voor dat document vervangen.
    Document => domain::Document, |at|
    required {
        /// Versie van het document, vanaf 1.
        #[schema(minimum = 1, maximum = 99)]
        versie: u32,
        status: Status,
    }
    optional {
        /// Nummer of kenmerk van het document bij het bureau.
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        nummer: Nummer,
        /// Dag waarop het document is opgemaakt; wat later gebeurde, staat er niet in. Zonder datum geldt de dag
        /// van het verzoek in Amsterdam.
        datum: Datum,
        /// Lezer als het verzoek geen `variant` noemt; zonder beide is dat de werkgever.
        variant: Variant,
        /// Gewenste bestandsnaam zonder extensie; een andere lezer dan de werkgever komt erachter: `_uwv`.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        bestandsnaam: Nummer,
        /// Laatste dag waarop het bureau het document bewaart.
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
        /// Nummer of kenmerk van alleen dit document.
        #[schema(value_type = String, min_length = 1, max_length = 40)]
        nummer: Nummer,
        /// Versie van alleen dit document, vanaf 1.
        #[schema(minimum = 1, maximum = 99)]
        versie: u32,
        /// Dag waarop alleen dit document is opgemaakt; zonder deze geldt de datum voor alle documenten.
        datum: Datum,
        status: Status,
        variant: Variant,
        /// Gewenste bestandsnaam zonder extensie, alleen voor dit document.
        #[schema(value_type = String, min_length = 1, max_length = 80)]
        bestandsnaam: Nummer,
        /// Laatste dag waarop het bureau alleen dit document bewaart.
        bewaartermijn_tot: Datum,
    }
}
