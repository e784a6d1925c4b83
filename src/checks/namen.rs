//! Names in which somebody can tell of a person all the same, and what of them is sought: sure words of illness alone.
//!
//! What the contract gains is searched before anybody thinks of it; what is not searched stands here, with the reason.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lexicon::{Category, Hit, certain, folded_words};

/// Names that are not searched, and why not. `*` stands for any position in a list.
pub const PROPER_NAMES: &[(&str, &str)] = &[
    ("/adviseur/functie", WRITER),
    ("/adviseur/naam", PERSON),
    ("/adviseur/registraties/*/naam", WRITER),
    ("/andereWerkgevers/*/naam", ORGANISATION),
    ("/arbeidsdeskundigAdvies/naamAd", PERSON),
    ("/arbeidsmarkt/*/bron", SOURCE),
    ("/bevestigd/*/door", ANSWER),
    ("/bevestigd/*/woord", ANSWER),
    ("/bureau/adres/plaats", PLACE),
    ("/bureau/adres/straat", PLACE),
    ("/bureau/keurmerken/*/naam", ORGANISATION),
    ("/bureau/naam", ORGANISATION),
    ("/dienstverband/cao", ORGANISATION),
    ("/eerdereDocumenten/*/opsteller", PERSON),
    ("/eind/ondertekening/*/naam", PERSON),
    ("/eind/ondertekening/*/plaats", PLACE),
    ("/offerte/ondertekening/*/naam", PERSON),
    ("/offerte/ondertekening/*/plaats", PLACE),
    ("/offerte/tekenbevoegdNaam", PERSON),
    ("/ondertekening/*/naam", PERSON),
    ("/ondertekening/*/plaats", PLACE),
    ("/persoonsprofiel/talen/*/taal", LANGUAGE),
    ("/persoonsprofiel/werkervaring/*/werkgever", ORGANISATION),
    ("/plaatsingen/*/organisatie", ORGANISATION),
    ("/plan/ondertekening/*/naam", PERSON),
    ("/plan/ondertekening/*/plaats", PLACE),
    ("/scholing/*/aanbieder", ORGANISATION),
    ("/sollicitaties/*/bron", SOURCE),
    ("/sollicitaties/*/plaats", PLACE),
    ("/sollicitaties/*/werkgever", ORGANISATION),
    ("/voortgang/ondertekening/*/naam", PERSON),
    ("/voortgang/ondertekening/*/plaats", PLACE),
    ("/werkgever/adres/plaats", PLACE),
    ("/werkgever/adres/straat", PLACE),
    ("/werkgever/contactpersoon/achternaam", PERSON),
    ("/werkgever/naam", ORGANISATION),
    ("/werkgever/plaats", PLACE),
    ("/werknemer/achternaam", PERSON),
    ("/werknemer/adres/plaats", PLACE),
    ("/werknemer/adres/straat", PLACE),
    ("/werknemer/roepnaam", PERSON),
    ("/werknemer/woonplaats", PLACE),
    ("/zoekprofielen/*/zoekrichtingen/*/vacatureBron", SOURCE),
];

const ANSWER: &str = "noemt het woord waarvoor iemand instaat";
const LANGUAGE: &str = "een taal";
const ORGANISATION: &str = "een organisatie; een ziekenhuis is een goede werkgever, en een reumafonds ook";
const PERSON: &str = "de naam van iemand";
const PLACE: &str = "een straat of plaats";
const SOURCE: &str = "waar iets is gevonden";
const WRITER: &str = "het vak van wie het document schrijft";

/// Names of jobs, of schooling for them and of sectors: an illness is their trade, unless it is given as a cause.
const JOBS: [&str; 17] = [
    "/andereWerkgevers/*/functie",
    "/arbeidsdeskundigAdvies/genoemdeFuncties/*",
    "/arbeidsmarkt/*/functie",
    "/dienstverband/functie",
    "/eind/ondertekening/*/functie",
    "/offerte/ondertekening/*/functie",
    "/ondertekening/*/functie",
    "/persoonsprofiel/opleidingen/*/naam",
    "/persoonsprofiel/werkervaring/*/functie",
    "/plaatsingen/*/functie",
    "/plan/ondertekening/*/functie",
    "/sollicitaties/*/functie",
    "/voortgang/ondertekening/*/functie",
    "/werkSpoor1/*/functie",
    "/werkgever/contactpersoon/functie",
    "/zoekprofielen/*/zoekrichtingen/*/functie",
    "/zoekprofielen/*/zoekrichtingen/*/sector",
];

/// Names of who does something: a role, and sometimes a name.
const WHO: [&str; 5] = [
    "/activiteiten/*/uitvoerder",
    "/doelen/*/verantwoordelijke",
    "/fases/*/stappen/*/wie",
    "/plaatsingen/*/passendBevestigdDoor",
    "/traject/loonsanctie/tekortkomingen/*/wie",
];

/// The last names of those places, by which most others are told apart.
const LAST: [&str; 4] = ["/uitvoerder", "/verantwoordelijke", "/wie", "/passendBevestigdDoor"];

/// Whether the text at a pointer tells who does something.
pub fn tells_who(pointer: &str) -> bool {
    LAST.iter().any(|last| pointer.ends_with(*last)) && WHO.contains(&starred(pointer).as_str())
}

/// Words by which the name of a job says what somebody has: ‘receptionist, afgebroken wegens een paniekaanval’.
const TELLING: [&str; 22] = [
    "wegens",
    "vanwege",
    "ivm",
    "doordat",
    "door",
    "omdat",
    "want",
    "na",
    "had",
    "heeft",
    "kreeg",
    "ziek",
    "gestopt",
    "gestaakt",
    "afgebroken",
    "uitgevallen",
    "zijn",
    "haar",
    "mijn",
    "eigen",
    "werknemer",
    "werkneemster",
];

/// Words by which any other name does: ‘Werknemer heeft borstkanker’ at the foot of a page. Without them it may be what
/// a bureau offers, or its trade: ‘Jobcoaching autisme’.
const OF_SOMEBODY: [&str; 14] = [
    "wegens",
    "vanwege",
    "ivm",
    "had",
    "heeft",
    "heb",
    "kreeg",
    "ziek",
    "zijn",
    "haar",
    "mijn",
    "werknemer",
    "werkneemster",
    "kandidaat",
];

/// Whether words say what they say of somebody.
pub fn is_of_somebody(text: &str) -> bool {
    folded_words(text).iter().any(|word| OF_SOMEBODY.contains(&word.as_str()))
}

/// What a name is the name of, as far as it matters to what it may tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NaamVan {
    /// Nothing but a name.
    Eigennaam,
    /// A job, schooling for one, or a sector.
    Werk,
    /// Whatever somebody writes there.
    Iets,
}

impl NaamVan {
    /// That of the text at a pointer.
    pub fn at(pointer: &str) -> Self {
        static KINDS: LazyLock<HashMap<&str, NaamVan>> = LazyLock::new(|| {
            let proper = PROPER_NAMES.iter().map(|(place, _)| (*place, NaamVan::Eigennaam));
            proper.chain(JOBS.iter().map(|place| (*place, NaamVan::Werk))).collect()
        });
        KINDS.get(starred(pointer).as_str()).copied().unwrap_or(Self::Iets)
    }
}

/// A pointer with a star for each position in a list.
fn starred(pointer: &str) -> String {
    let is_position = |segment: &str| !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
    let segments = pointer.split('/').map(|segment| if is_position(segment) { "*" } else { segment });
    segments.collect::<Vec<_>>().join("/")
}

/// What a name tells of illness. Care is doubtful here, for it may be what is bought, and so is all in the name of a
/// job.
pub fn search_name(pointer: &str, name: &str) -> Vec<Hit> {
    let job = match NaamVan::at(pointer) {
        NaamVan::Eigennaam => return vec![],
        NaamVan::Werk => true,
        NaamVan::Iets => false,
    };
    let mut hits = certain(name);
    if hits.is_empty() {
        return vec![];
    }
    let words = folded_words(name);
    let tells = |among: &[&str]| words.iter().any(|word| among.contains(&word.as_str()));
    if job && !tells(&TELLING) {
        return vec![];
    }
    let of_somebody = is_of_somebody(name);
    for hit in &mut hits {
        let bought = matches!(hit.category, Category::Behandeling | Category::Onderzoek);
        hit.doubtful = job || bought || !of_somebody;
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pointer: &str, name: &str) -> Vec<(String, bool)> {
        search_name(pointer, name).into_iter().map(|hit| (hit.term, hit.doubtful)).collect()
    }

    #[test]
    fn an_illness_in_a_name_that_is_a_sentence_is_sure() {
        for (pointer, name, word) in [
            ("/bureau/huisstijl/voettekst", "Werknemer heeft borstkanker en wordt bestraald", "borstkanker"),
            ("/scholing/0/naam", "Leren leven met haar depressie", "depressie"),
            ("/offerte/modules/2/naam", "Traumaverwerking wegens depressie", "depressie"),
        ] {
            let hits = found(pointer, name);
            assert!(hits.contains(&(word.to_owned(), false)), "{name}: {hits:?}");
        }
    }

    #[test]
    fn care_in_the_name_of_what_is_bought_is_doubtful() {
        let hits = found("/offerte/regels/0/omschrijving", "Acht sessies EMDR en begeleiding bij burn-out");
        assert!(hits.contains(&("EMDR".to_owned(), true)) && hits.contains(&("burn-out".to_owned(), true)), "{hits:?}");
    }

    #[test]
    fn work_in_care_and_the_roles_of_the_law_are_innocent() {
        for name in [
            "verpleegkundige oncologie",
            "psychiatrisch verpleegkundige",
            "activiteitenbegeleider GGZ",
            "Diabetesverpleegkundige",
            "jobcoach autisme",
            "Verpleegkunde",
            "Ergotherapie",
            "SPH",
        ] {
            for pointer in ["/sollicitaties/3/functie", "/persoonsprofiel/opleidingen/0/naam"] {
                assert!(found(pointer, name).is_empty(), "{name}");
            }
        }
        for role in ["bedrijfsarts", "arbeidsdeskundige", "verzekeringsarts", "fysiotherapeut", "medisch adviseur"] {
            assert!(found("/belastbaarheid/0/opgesteldDoorRol", role).is_empty(), "{role}");
        }
    }

    #[test]
    fn a_job_that_ended_by_an_illness_is_doubtful() {
        let hits = found("/sollicitaties/3/functie", "receptionist, afgebroken wegens een paniekaanval");
        assert_eq!(hits, [("paniekaanval".to_owned(), true)]);
    }

    #[test]
    fn names_of_organisations_and_people_are_not_searched() {
        assert!(found("/sollicitaties/3/werkgever", "Depressie Vereniging").is_empty());
        assert!(found("/adviseur/naam", "H. Kanker").is_empty());
    }
}
