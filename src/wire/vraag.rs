//! What a document asks of its reader, on the wire.

use super::leaf::{Datum, Naam, Verhaal};
use super::object::object;
use super::offerte::Eurocent;
use super::partijen::Partij;
use crate::trajectory as domain;

object! {
    /// Iets wat het document van een partij vraagt: een besluit of een handeling.
    Vraag => domain::Vraag, |at|
    required {
        /// Een zin, bijvoorbeeld: Besluit over veertien uur jobhunting tot 1 april 2026.
        #[schema(value_type = String, min_length = 3, max_length = 160)]
        wat: Verhaal,
    }
    optional {
        /// Uiterste dag van het antwoord.
        voor: Datum,
        /// Het bedrag waarover het gaat, zonder btw.
        bedrag_cent: Eurocent,
        /// Bij wie het antwoord terechtkomt. Zonder dit veld noemt de vraag alleen bij een bedrag iemand: de adviseur.
        #[schema(value_type = String, min_length = 2, max_length = 120)]
        bij: Naam,
    }
    defaults {
        /// Wie wordt gevraagd.
        aan: Partij = domain::Partij::Werkgever,
    }
    build {
        Some(domain::Vraag { wat, voor, bedrag: bedrag_cent, bij, aan })
    }
}
