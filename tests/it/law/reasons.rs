//! Why a track ended: each reason in its sentence, and the ones that the data deny.

use serde_json::json;
use trajectpers::judgement;
use trajectpers::wire::ParseOptions;

use super::{EIND, pages};
use crate::support::{GRAAF, PIETERSMA, bytes, codes, example, remove, set, soort, today, words};

#[test]
fn every_reason_of_an_end_has_its_sentence() {
    let reason = |word: &str, date: &str| {
        let mut body = example(PIETERSMA);
        set(&mut body, "/eind/redenEinde", word);
        set(&mut body, "/eind/document/datum", date);
        if word == "anders" {
            set(&mut body, "/eind/redenEindeToelichting", "de werknemer verhuist");
        }
        if word == "aow" {
            // 67 years on 2 April 2026.
            set(&mut body, "/werknemer/geboortedatum", "1959-04-02");
        }
        if word == "vervroegde_iva" {
            // It begins after 78 weeks at the latest.
            set(&mut body, "/eind/einddatumBegeleiding", "2025-12-17");
            set(&mut body, "/geenBenutbareMogelijkheden", json!([{ "van": "2025-09-15", "bron": "bedrijfsarts" }]));
        }
        words(&pages(&body, EIND)["reden"])
    };
    for (word, said) in [
        ("vervroegde_iva", "vanwege een vervroegde IVA-uitkering"),
        ("aow", "vanwege de AOW-leeftijd"),
        ("vaststellingsovereenkomst", "een vaststellingsovereenkomst hebben gesloten"),
        ("ander_bureau", "omdat een ander bureau de begeleiding overneemt"),
        ("anders", "De begeleiding eindigt op 1 april 2026, omdat de werknemer verhuist."),
        ("einde_loonsanctie", "De begeleiding eindigt op 1 april 2026."),
    ] {
        assert!(reason(word, "2025-12-17").contains(said), "{word}: {}", reason(word, "2025-12-17"));
    }
    assert!(reason("einde_wachttijd_nadert", "2025-12-17").contains("nadert: de laatste dag is 1 april 2026"));
    let past = reason("einde_wachttijd_nadert", "2026-04-20");
    assert!(
        past.contains("De wachttijd is voorbij: de laatste dag was 1 april 2026") && !past.contains("nadert"),
        "{past}"
    );
}

#[test]
fn another_reason_needs_words_and_one_that_the_data_deny_is_found() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/eind/redenEinde", "anders");
    let faults = judgement::parse(&bytes(&body), soort(EIND), ParseOptions::default(), today()).expect_err("a fault");
    assert_eq!(faults[0].pointer, "/eind/redenEindeToelichting");
    set(&mut body, "/eind/redenEinde", "tekortkomingen_hersteld");
    assert!(codes(&body, EIND).contains("C10"), "there is no sanction");
    assert!(!codes(&example(GRAAF), EIND).contains("C10"));
    let mut open = example(GRAAF);
    remove(&mut open, "/traject/loonsanctie/tekortkomingen/2/datum");
    assert!(codes(&open, EIND).contains("C10"), "one point is not repaired");
    let said = words(&pages(&open, EIND)["reden"]);
    assert!(
        said.contains(
            "Volgens de werkgever en het bureau zijn twee van de drie tekortkomingen hersteld die UWV noemde."
        ),
        "{said}"
    );
}
