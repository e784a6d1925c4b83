//! The shipped example trajectories: invented, complete, and tested.

macro_rules! examples {
    ($($name:literal),+ $(,)?) => {
        /// Name and body of every example.
        pub const EXAMPLES: &[(&str, &str)] = &[$((
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/voorbeelden/", $name, ".json")),
        )),+];
    };
}

examples! {
    "van-den-akker",
    "pietersma",
    "de-graaf",
    "kaalst",
    "volst",
    "alles-mis",
}

/// The smallest body of each kind of document: only what that kind cannot do without.
pub const SMALLEST: &[(&str, &str)] = &[
    ("plan-van-aanpak", include_str!("../openapi/kleinst/plan-van-aanpak.json")),
    ("voortgangsrapportage", include_str!("../openapi/kleinst/voortgangsrapportage.json")),
    ("eindrapportage", include_str!("../openapi/kleinst/eindrapportage.json")),
    ("offerte", include_str!("../openapi/kleinst/offerte.json")),
];

/// The body of an example by its name.
pub fn find(name: &str) -> Option<&'static str> {
    EXAMPLES.iter().find(|(known, _)| *known == name).map(|(_, body)| *body)
}

/// The one without anything that is optional.
pub const BAREST: (&str, &str) = EXAMPLES[3];

/// What an example shows, in one sentence.
pub fn summary(name: &str) -> &'static str {
    match name {
        "van-den-akker" => "Geplaatst in passend werk; alles op tijd.",
        "pietersma" => {
            "Niet geplaatst, wel voldoende inspanningen; met een onderbreking en een gewijzigde belastbaarheid."
        }
        "de-graaf" => {
            "Een loonsanctie: het tweede spoor start na het besluit van UWV en herstelt elke tekortkoming, tot het bekortingsverzoek."
        }
        "kaalst" => "Alleen wat verplicht is, in de kortste teksten.",
        "volst" => {
            "Van alles het meeste: honderden regels, lange namen en teksten, alle btw-tarieven, verlof en onderbrekingen."
        }
        "alles-mis" => {
            "Alles ging mis: te laat gestart, gaten in de begeleiding, een loonsanctie en gegevens die er niet in horen."
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_barest_example_is_the_shortest() {
        assert_eq!(EXAMPLES.iter().min_by_key(|(_, body)| body.len()), Some(&BAREST));
    }
}
