//! Every address of the service: for its routes, for their description, and for whoever asks another service.

use crate::wire::Soort;

macro_rules! documents {
    ($($soort:ident = $address:literal;)+) => {
        /// Where a document of this kind is made.
        pub const fn of(soort: Soort) -> &'static str {
            match soort { $(Soort::$soort => $address),+ }
        }

        /// Where a trajectory is judged for a document of this kind.
        pub const fn judging(soort: Soort) -> &'static str {
            match soort { $(Soort::$soort => concat!($address, "/_valideer")),+ }
        }
    };
}

documents! {
    PlanVanAanpak = "/v1/plannen-van-aanpak";
    Voortgangsrapportage = "/v1/voortgangsrapportages";
    Eindrapportage = "/v1/eindrapportages";
    Offerte = "/v1/offertes";
}

/// Where a trajectory is judged for every kind of document.
pub const JUDGING_ALL: &str = "/v1/trajecten/_valideer";
/// Where many documents are made in one go.
pub const BATCH: &str = "/v1/documenten/_batch";
/// The rules and thresholds.
pub const REGELS: &str = "/v1/regels";
/// The shipped examples.
pub const VOORBEELDEN: &str = "/v1/voorbeelden";
/// One of them, by name.
pub const VOORBEELD: &str = "/v1/voorbeelden/{naam}";
/// The JSON Schema of a trajectory.
pub const SCHEMA: &str = "/v1/schemas/traject";
/// The description of this service.
pub const OPENAPI: &str = "/v1/openapi.json";
/// Whether the service lives.
pub const LIVE: &str = "/health/live";
/// Whether it takes work.
pub const READY: &str = "/health/ready";

/// What the service measures of itself.
pub const METRICS: &str = "/metrics";

/// Every address that is not about one kind of document.
const OTHERS: [&str; 10] = [JUDGING_ALL, BATCH, REGELS, VOORBEELDEN, VOORBEELD, SCHEMA, OPENAPI, LIVE, READY, METRICS];

/// The pattern of an address as one of ours: what a caller wrote is none.
pub fn known(pattern: &str) -> &'static str {
    let of_kinds = Soort::ALL.iter().flat_map(|soort| [of(*soort), judging(*soort)]);
    of_kinds.chain(OTHERS).find(|known| *known == pattern).unwrap_or("none")
}

/// Whether documents are made at this address.
pub fn makes(path: &str) -> bool {
    path == BATCH || Soort::ALL.iter().any(|soort| of(*soort) == path)
}

/// Whether an address is open to who has no key: health, and the contract.
pub fn is_open(path: &str) -> bool {
    [LIVE, READY, OPENAPI, SCHEMA].contains(&path)
}

/// Whether an address is asked by who watches the service, which must not be kept out by its own asking.
pub fn is_watched(path: &str) -> bool {
    [LIVE, READY, METRICS].contains(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_stands_below_the_list_of_them() {
        assert_eq!(VOORBEELD, format!("{VOORBEELDEN}/{{naam}}"));
    }

    #[test]
    fn a_kind_of_document_is_judged_below_where_it_is_made() {
        for soort in Soort::ALL {
            assert_eq!(judging(*soort), format!("{}/_valideer", of(*soort)));
        }
    }
}
