//! Reasons that the data deny.

use serde_json::json;

use super::{EIND, explanation, not_placed, pages, reason, step};
use crate::support::{AKKER, GRAAF, codes, example, remove, set, words};

#[test]
fn ability_that_was_stated_denies_that_there_was_none() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "uitval_gbm");
    assert_eq!(reason(&body), "De begeleiding eindigde op 30 september 2025.");
    assert!(codes(&body, EIND).contains("C10"));
    set(&mut body, "/geenBenutbareMogelijkheden", json!([{ "van": "2025-09-15", "bron": "bedrijfsarts" }]));
    let eind = pages(&body);
    assert!(words(&eind["reden"]).contains("geen benutbare mogelijkheden voor werk heeft"), "{}", eind["reden"]);
    assert!(!codes(&body, EIND).contains("C10"));
    let told = words(&eind["belastbaarheid"]);
    let since = "Sinds 15 september 2025 zijn er geen benutbare mogelijkheden, volgens de bedrijfsarts.";
    assert!(told.contains(since) && !told.contains("volgens bedrijfsarts"), "{told}");
}

#[test]
fn who_was_not_placed_found_no_other_work() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "geplaatst");
    let said = reason(&body);
    assert_eq!(said, "De begeleiding eindigde op 30 september 2025.");
    let told = explanation(&body);
    assert!(!told.contains("U hebt ander werk gevonden"), "{told}");
    assert!(reason(&example(AKKER)).contains("omdat mevrouw Van den Akker ander werk heeft gevonden"));
}

#[test]
fn who_cannot_bear_the_hours_of_the_contract_has_not_recovered() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "herstel_eigen_werk");
    let eind = pages(&body);
    assert_eq!(words(&eind["reden"]), "De begeleiding eindigde op 30 september 2025.", "24 of 28 hours");
    assert!(!words(&eind["cijfers"]).contains("eigen werk hervat"), "{}", eind["cijfers"]);
    assert!(step(&eind, "WIA-aanvraag").is_some() && codes(&body, EIND).contains("C10"));
    let told = explanation(&body);
    assert!(!told.contains("U doet weer uw eigen werk") && told.contains("Vraag dan zelf een WIA-uitkering"), "{told}");
    set(&mut body, "/belastbaarheid/0/urenPerWeek", 28);
    assert!(reason(&body).contains("het eigen werk heeft hervat") && !codes(&body, EIND).contains("C10"));
}

#[test]
fn work_in_another_function_is_no_recovery() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "herstel_eigen_werk");
    let work = |job: &str| json!([{ "functie": job, "van": "2025-06-02", "urenPerWeek": 28 }]);
    set(&mut body, "/werkSpoor1", work("baliemedewerker"));
    let eind = pages(&body);
    assert_eq!(words(&eind["reden"]), "De begeleiding eindigde op 30 september 2025.");
    assert!(step(&eind, "WIA-aanvraag").is_some() && codes(&body, EIND).contains("C10"));
    for own in ["Medewerker verkoop binnendienst", "medewerker verkoop", "eigen werk"] {
        set(&mut body, "/werkSpoor1", work(own));
        assert!(reason(&body).contains("het eigen werk heeft hervat") && !codes(&body, EIND).contains("C10"), "{own}");
    }
}

#[test]
fn two_who_agreed_may_leave_the_second_track_near_the_aow_age() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "aow");
    // 67 years on 1 June 2026.
    set(&mut body, "/werknemer/geboortedatum", "1959-06-01");
    assert!(codes(&body, EIND).contains("C10") && !reason(&body).contains("AOW"));
    set(&mut body, "/traject/redenUitstel", "aow_nabij");
    set(&mut body, "/traject/uitstelOvereengekomenOp", "2025-09-15");
    assert!(!codes(&body, EIND).contains("C10"));
    assert!(reason(&body).contains("vanwege de AOW-leeftijd van mevrouw Van den Akker op 1 juni 2026"));
}

#[test]
fn no_iva_comes_early_after_the_wachttijd() {
    let mut body = example(GRAAF);
    set(&mut body, "/eind/redenEinde", "vervroegde_iva");
    assert!(codes(&body, EIND).contains("C10") && !reason(&body).contains("IVA"), "{}", reason(&body));
    assert!(!explanation(&body).contains("vervroegde IVA"));
    let mut early = not_placed();
    set(&mut early, "/eind/redenEinde", "vervroegde_iva");
    assert!(
        codes(&early, EIND).contains("C10") && !reason(&early).contains("IVA"),
        "hours were stated: {}",
        reason(&early)
    );
    assert!(explanation(&early).contains("Vraag dan zelf een WIA-uitkering"));
    set(&mut early, "/geenBenutbareMogelijkheden", json!([{ "van": "2025-09-15", "bron": "bedrijfsarts" }]));
    assert!(!codes(&early, EIND).contains("C10"));
    let bar = words(&pages(&early)["tijdlijn"]);
    let told = "De vervroegde IVA verkort de wachttijd, die anders liep tot en met 1 februari 2026.";
    assert!(bar.contains(told), "{bar}");
    assert!(!bar.contains("Laatste dag van de wachttijd 1 februari 2026"), "{bar}");
    set(&mut early, "/eind/resultaat", "deels");
    assert!(codes(&early, EIND).contains("C10") && reason(&early).contains("IVA"), "found, and still told");
}

#[test]
fn a_wachttijd_that_uwv_shortened_ends_on_the_day_it_wrote() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "vervroegde_iva");
    set(&mut body, "/geenBenutbareMogelijkheden", json!([{ "van": "2025-03-01", "bron": "bedrijfsarts" }]));
    set(&mut body, "/verzuim/eindeWachttijdOpgave", "2025-06-15");
    // UWV wrote of it afterwards, so that the guidance ended some days after the benefit began.
    set(&mut body, "/eind/einddatumBegeleiding", "2025-06-20");
    assert!(!codes(&body, EIND).contains("C10"));
    let bar = words(&pages(&body)["tijdlijn"]);
    let told = "zij loopt tot en met 15 juni 2025, en liep zonder verkorting tot en met 1 februari 2026.";
    assert!(bar.contains(told) && !bar.contains("die anders liep"), "{bar}");
    let plain = explanation(&body);
    assert!(plain.contains("die begint voordat de wachttijd van 104 weken voorbij is."), "{plain}");
}

#[test]
fn an_agreement_that_ends_the_contract_has_a_day() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "vaststellingsovereenkomst");
    assert!(
        codes(&body, EIND).contains("C10") && reason(&body).contains("een vaststellingsovereenkomst hebben gesloten")
    );
    set(&mut body, "/dienstverband/einddatum", "2025-12-31");
    assert!(!codes(&body, EIND).contains("C10"));
}

#[test]
fn who_agrees_to_an_end_while_ill_is_warned_about_the_ziektewet() {
    let mut body = not_placed();
    set(&mut body, "/eind/redenEinde", "vaststellingsovereenkomst");
    let promise = "Daarna kunt u een uitkering van de Ziektewet krijgen.";
    let warning = "Let op: wie tijdens ziekte met ontslag instemt, krijgt vaak geen uitkering van de Ziektewet.";
    for (end, paid, advice) in [
        ("2025-12-31", "Uw werkgever betaalt loon tot het einde van uw contract.", "Vraag daarover eerst advies."),
        ("2025-09-30", "Uw werkgever betaalde loon tot het einde van uw contract.", "Vraag daarover advies."),
    ] {
        set(&mut body, "/dienstverband/einddatum", end);
        let told = explanation(&body);
        for part in [paid, warning, advice] {
            assert!(told.contains(part), "{part}: {told}");
        }
        assert!(!told.contains(promise) && codes(&body, EIND).contains("C11"), "{told}");
    }
    set(&mut body, "/eind/redenEinde", "uit_dienst");
    let told = explanation(&body);
    assert!(told.contains(promise) && !told.contains("Let op") && !codes(&body, EIND).contains("C11"), "{told}");
}

#[test]
fn a_refusal_that_ended_the_guidance_is_found_and_leaves_the_duty() {
    let duty = ["U moet meewerken aan uw re-integratie.", "Dan kan uw werkgever stoppen met het betalen van uw loon."];
    for word in ["anders", "opdrachtgever_stopt", "ander_bureau"] {
        let mut body = not_placed();
        set(&mut body, "/eind/redenEinde", word);
        set(&mut body, "/eind/redenEindeToelichting", "de werknemer verdere medewerking weigert");
        let told = explanation(&body);
        assert!(duty.iter().all(|part| told.contains(part)), "{word}: {told}");
        assert!(codes(&body, EIND).contains("A11"), "{word}");
        assert_eq!(codes(&body, EIND).contains("A10"), word != "ander_bureau", "{word}");
        set(&mut body, "/maatregelen", json!([{ "datum": "2025-09-22", "soort": "waarschuwing" }]));
        assert!(!codes(&body, EIND).contains("A11"), "{word}");
    }
    let mut recovered = not_placed();
    set(&mut recovered, "/eind/redenEinde", "herstel_eigen_werk");
    set(&mut recovered, "/belastbaarheid/0/urenPerWeek", 28);
    for body in [recovered, example(AKKER)] {
        assert!(!explanation(&body).contains(duty[0]), "nothing to cooperate in");
    }
}

#[test]
fn who_refuses_is_the_employee_or_another() {
    let found = |words: &str| {
        let mut body = not_placed();
        set(&mut body, "/eind/redenEinde", "anders");
        set(&mut body, "/eind/redenEindeToelichting", words);
        codes(&body, EIND).contains("A11")
    };
    let own = [
        "de werknemer niet meer wil meewerken",
        "de werknemer niet meer meewerkt",
        "de werknemer passend werk afwees",
        "de werknemer zonder bericht wegbleef",
        "de werknemer het werk bij de werkgever weigerde",
        "toen de werkgever werk aanbood, weigerde de werknemer",
        "mevrouw Van den Akker heeft besloten te stoppen met het traject",
        "mevrouw Van den Akker niet verder wil met het traject",
        "mevrouw Van den Akker niet meer op afspraken verschijnt",
    ];
    for words in own {
        assert!(found(words), "{words}");
    }
    let others = [
        "de school de werknemer weigerde",
        "de werknemer scholing vroeg en UWV weigerde de vergoeding",
        "de werknemer bij vijf bedrijven solliciteerde en twee weigerden hem een gesprek",
        "de werkgever heeft besloten te stoppen met het traject van de werknemer",
        "de werknemer in overleg heeft besloten te stoppen met het traject",
    ];
    for words in others {
        assert!(!found(words), "{words}");
    }
}

#[test]
fn after_a_sanction_nothing_can_be_shortened_and_the_wia_goes_on() {
    let mut body = example(GRAAF);
    let goes_on = "Uiterlijk zes weken voor het einde van die tijd beoordeelt UWV uw WIA-aanvraag van 10 juni 2025 \
                   verder.";
    assert!(explanation(&body).contains(goes_on), "while it lasts");
    // Six weeks before 30 August 2026 are 19 July.
    let late = "Uiterlijk zes weken voor het einde van die tijd moest UWV uw WIA-aanvraag van 10 juni 2025 verder";
    for (day, passed) in [("2026-07-19", false), ("2026-07-20", true)] {
        set(&mut body, "/eind/document/datum", day);
        let told = explanation(&body);
        assert_eq!((told.contains(goes_on), told.contains(late)), (!passed, passed), "{day}: {told}");
    }
    let decided = "UWV moest uw WIA-aanvraag van 10 juni 2025 vóór het einde van die tijd beoordelen.";
    set(&mut body, "/eind/document/datum", "2026-09-03");
    set(&mut body, "/eind/document/status", "concept");
    set(&mut body, "/eind/redenEinde", "einde_loonsanctie");
    remove(&mut body, "/eind/vervolgTot");
    let told = explanation(&body);
    for part in
        ["moest betalen. Die tijd is voorbij.", "langer moest doorbetalen: tot en met 30 augustus 2026.", decided]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("korter maken") && !told.contains("U moet meewerken"), "{told}");
}

#[test]
fn words_beside_a_reason_explain_it() {
    let mut body = example(AKKER);
    set(&mut body, "/eind/redenEindeToelichting", "De werkgever bood een contract.");
    let said = reason(&body);
    assert!(said.ends_with("Toelichting: ‘De werkgever bood een contract’.") && !said.contains("De reden:"), "{said}");
}

#[test]
fn a_refusal_is_found_in_what_is_told_of_the_effort() {
    let found = |words: &str| {
        let mut body = not_placed();
        set(&mut body, "/eind/inzetWerknemer", words);
        codes(&body, EIND).contains("A11")
    };
    assert!(found("Mevrouw Van den Akker stopte in september 2025 met het traject."));
    assert!(!found("Mevrouw Van den Akker kwam haar afspraken na."));
}
