//! Why it ended, and who signs nothing any more.

use serde_json::{Value, json};

use super::{EIND, asked, explanation, not_placed, pages, reason, step};
use crate::support::{AKKER, GRAAF, PIETERSMA, codes, example, fixture, push, remove, set, soort, words};

// Who died signs nothing.

#[test]
fn after_a_death_the_copy_of_the_employee_asks_for_no_signature() {
    let mut body = fixture(soort(EIND), "overlijden");
    let said = asked(&body, "werknemer");
    assert!(said.contains("Wij vragen niets van u.") && !said.contains("Teken "), "{said}");
    push(&mut body, "/eind/gevraagd", json!({ "wat": "Haal de spullen op.", "aan": "werknemer" }));
    let said = asked(&body, "werknemer");
    assert!(said.contains("Haal de spullen op.") && !said.contains("Wij vragen niets"), "{said}");
}

// Why it ended.

#[test]
fn no_point_repaired_is_told_as_that() {
    let mut body = example(GRAAF);
    for point in 0..3 {
        remove(&mut body, &format!("/traject/loonsanctie/tekortkomingen/{point}/datum"));
    }
    let said = reason(&body);
    let none = "Volgens de werkgever en het bureau is nog geen van de drie tekortkomingen hersteld die UWV noemde.";
    assert!(said.starts_with(none) && !said.contains("nul"), "{said}");
    let points = body["traject"]["loonsanctie"]["tekortkomingen"].as_array_mut().expect("a list");
    *points = points.split_off(2);
    let said = reason(&body);
    let only = "Volgens de werkgever en het bureau is de tekortkoming nog niet hersteld die UWV noemde. De begeleiding";
    assert!(said.starts_with(only), "{said}");
    set(&mut body, "/traject/loonsanctie/tekortkomingen/0/datum", "2025-11-11");
    let said = reason(&body);
    let only =
        "Volgens de werkgever en het bureau is de tekortkoming hersteld die UWV noemde; UWV moet dat nog vaststellen.";
    assert!(said.starts_with(only), "{said}");
}

#[test]
fn words_of_the_caller_follow_on_because() {
    let mut body = example(AKKER);
    set(&mut body, "/eind/redenEinde", "anders");
    for given in ["de werkgever failliet ging", "omdat de werkgever failliet ging."] {
        set(&mut body, "/eind/redenEindeToelichting", given);
        let said = reason(&body);
        let told = "De bemiddeling eindigde op 30 september 2025, omdat de werkgever failliet ging.";
        assert!(said.starts_with(told) && !said.contains("De reden:"), "{said}");
    }
    set(&mut body, "/eind/redenEindeToelichting", "De werkgever ging failliet.");
    let said = reason(&body);
    assert!(said.ends_with("De reden: ‘De werkgever ging failliet’.") && !said.contains("omdat"), "{said}");
}

#[test]
fn a_reason_that_the_data_deny_is_on_no_page() {
    let only = "De bemiddeling eindigde op 30 september 2025. De nazorg loopt tot en met 31 december 2025.";
    for word in ["uit_dienst", "aow", "tekortkomingen_hersteld", "einde_loonsanctie"] {
        let mut body = example(AKKER);
        set(&mut body, "/eind/redenEinde", word);
        assert_eq!(reason(&body), only, "{word}");
        assert!(codes(&body, EIND).contains("C10"), "{word}");
        let eind = pages(&body);
        assert!(step(&eind, "eindevaluatie").is_some(), "{word}: nothing ended");
        set(&mut body, "/eind/redenEindeToelichting", "de afspraken afliepen");
        assert!(reason(&body).contains(", omdat de afspraken afliepen."), "{word}");
    }
    let mut body = example(AKKER);
    set(&mut body, "/eind/redenEinde", "uit_dienst");
    set(&mut body, "/dienstverband/einddatum", "2025-09-30");
    let said = reason(&body);
    assert!(said.contains("omdat het dienstverband van mevrouw Van den Akker eindigde"), "{said}");
    let mut old = example(PIETERSMA);
    set(&mut old, "/eind/redenEinde", "aow");
    assert_eq!(reason(&old), "De begeleiding eindigt op 1 april 2026.", "67 years and three months in 2036");
}

#[test]
fn the_own_work_in_adapted_form_is_no_recovery() {
    let ended = |work: Value| {
        let mut body = not_placed();
        set(&mut body, "/eind/redenEinde", "herstel_eigen_werk");
        set(&mut body, "/werkSpoor1", work);
        body
    };
    let job = |what: &str, hours: u32| {
        let function = format!("medewerker verkoop binnendienst{what}");
        json!({ "functie": function, "van": "2025-08-04", "urenPerWeek": hours })
    };
    let bare = "De begeleiding eindigde op 30 september 2025.";
    for adapted in [", aangepast", " (passend werk)", ", lichte taken", ", arbeidstherapeutisch"] {
        let body = ended(json!([job(adapted, 28)]));
        assert_eq!(words(&pages(&body)["reden"]), bare, "{adapted}");
        assert!(codes(&body, EIND).contains("C10"), "{adapted}");
        assert!(!explanation(&body).contains("U doet weer uw eigen werk"), "{adapted}");
    }
    // Half of it is the work of the contract.
    let part = ended(json!([job("", 14), job(", aangepast", 14)]));
    assert_eq!(words(&pages(&part)["reden"]), bare);
    let whole = ended(json!([job("", 28), job(", aangepast", 4)]));
    assert_ne!(words(&pages(&whole)["reden"]), bare);
    assert!(!codes(&whole, EIND).contains("C10"));
}

#[test]
fn work_for_half_of_the_hours_is_no_recovery() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "herstel_eigen_werk");
    let job = "medewerker verkoop binnendienst";
    let work = |hours: u32| json!([{ "functie": job, "van": "2025-06-02", "urenPerWeek": hours }]);
    set(&mut body, "/werkSpoor1", work(14));
    let eind = pages(&body);
    assert_eq!(words(&eind["reden"]), "De begeleiding eindigde op 30 september 2025.");
    assert!(!words(&eind["cijfers"]).contains("eigen werk hervat"), "{}", eind["cijfers"]);
    for name in ["eindevaluatie", "WIA-aanvraag", "inzending"] {
        assert!(step(&eind, name).is_some(), "{name}");
    }
    let told = explanation(&body);
    assert!(!told.contains("U doet weer uw eigen werk") && told.contains("Vraag dan zelf een WIA-uitkering"), "{told}");
    set(&mut body, "/werkSpoor1", work(28));
    let eind = pages(&body);
    assert!(words(&eind["reden"]).contains("omdat mevrouw Van den Akker het eigen werk heeft hervat"));
    assert_eq!(step(&eind, "WIA-aanvraag"), None);
}

#[test]
fn after_a_recovery_no_copy_goes_to_uwv() {
    let mut body = not_placed();
    assert!(explanation(&body).contains("Uw werkgever en UWV lezen ook waar u solliciteerde"));
    set(&mut body, "/eind/redenEinde", "herstel_eigen_werk");
    set(&mut body, "/belastbaarheid/0/urenPerWeek", 28);
    let told = explanation(&body);
    assert!(told.contains("Uw werkgever leest ook waar u solliciteerde"), "{told}");
    assert!(!told.contains("UWV lezen"), "{told}");
}
