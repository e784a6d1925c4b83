//! The contract: when it ends, what ends with it, and work beside it.

use serde_json::{Value, json};

use super::{EIND, OFFERTE, PLAN, VOORTGANG, case, explanation, not_placed, offer, pages, says, state};
use crate::support::{AKKER, GRAAF, PIETERSMA, example, set, words};

#[test]
fn a_contract_that_ended_and_an_age_that_was_reached_are_past() {
    let caption = |body: &Value, kind: &str| words(&pages(body, kind)["tijdlijn"]["bijschrift"]);
    let until = |end: &str| caption(&case(&[("/dienstverband/einddatum", json!(end))]), VOORTGANG);
    says(&until("2025-05-31"), &["Het dienstverband eindigde eerder: op 31 mei 2025."], &["eindigt eerder"]);
    says(&until("2025-12-31"), &["Het dienstverband eindigt eerder: op 31 december 2025."], &["eindigde eerder"]);
    let reached = not_placed("aow", &[("/werknemer/geboortedatum", json!("1958-09-10"))]);
    let told = "Het tweede spoor liep tot de AOW-leeftijd, tot en met 9 september 2025.";
    says(&caption(&reached, EIND), &[told], &["Het tweede spoor loopt"]);
    says(&explanation(&reached, EIND), &["U bereikte op 10 september 2025 de AOW-leeftijd."], &["U bereikt op"]);
}

#[test]
fn a_contract_that_ends_with_the_wachttijd_leaves_nothing_to_extend() {
    let body = offer(&[("/dienstverband/einddatum", json!("2026-02-01"))]);
    for kind in [PLAN, VOORTGANG] {
        says(&explanation(&body, kind), &["Na de wachttijd kan een WIA"], &["langer doorbetaalt", "Een vast contract"]);
        assert!(state(&pages(&body, kind), "einde van het dienstverband").is_some(), "{kind}");
    }
    says(&words(&pages(&body, OFFERTE)["latere_start"]["toelichting"]), &[], &["verlengen"]);
}

#[test]
fn a_contract_that_ends_in_the_wachttijd_is_told_as_it_is() {
    let told = |end: &str, kind: &str| explanation(&case(&[("/dienstverband/einddatum", json!(end))]), kind);
    let wrong = ["Zolang u in dienst bent, betaalt", "Een vast contract stopt"];
    let over = "Uw contract eindigde op 31 mei 2025. Tot en met die dag betaalde uw werkgever ten minste 70% van uw \
                loon, tot een maximum. Bent u daarna nog ziek? Dan kunt u een uitkering van de Ziektewet krijgen.";
    says(&told("2025-05-31", VOORTGANG), &[over, "Na de wachttijd kan een WIA-uitkering beginnen"], &wrong);
    says(&told("2025-05-31", PLAN), &["Uw contract eindigt op 31 mei 2025."], &wrong);
}

#[test]
fn nobody_is_promised_a_benefit_of_the_ziektewet_after_the_wachttijd() {
    let promise = "Daarna kunt u een uitkering van de Ziektewet krijgen.";
    let paid = "Uw werkgever betaalt loon tot het einde van uw contract.";
    let told = |end: &str, patches: &[(&str, Value)]| {
        let contract = [("/dienstverband/einddatum", json!(end))];
        explanation(&not_placed("uit_dienst", &[&contract[..], patches].concat()), EIND)
    };
    let longer = json!({ "verzoek": "2025-06-02", "besluit": "2025-06-16", "laatsteDag": "2026-05-03" });
    let extended = [("/verzuim/vrijwilligeVerlenging", longer)];
    // The wachttijd ends on 1 February 2026, and the Ziektewet pays no longer than it.
    says(&told("2026-01-30", &[]), &[paid, promise], &[]);
    says(&told("2026-02-01", &[]), &[paid], &[promise]);
    says(&told("2026-03-31", &extended), &[paid], &[promise]);
    // Neither does a page of after it.
    let later = [("/eind/document/datum", json!("2026-03-03"))];
    says(&told("2025-11-30", &later), &["Uw werkgever betaalde loon"], &["uitkering van de Ziektewet"]);
}

#[test]
fn a_contract_that_ends_before_the_aow_age_is_told_to_end_the_wage() {
    let patches =
        [("/dienstverband/einddatum", json!("2025-10-31")), ("/werknemer/geboortedatum", json!("1958-11-15"))];
    let right = "Uw contract eindigt op 31 oktober 2025. Daarna betaalt uw werkgever geen loon meer.";
    for kind in [PLAN, VOORTGANG] {
        says(&explanation(&case(&patches), kind), &["op 15 november 2025 de AOW-leeftijd.", right], &[]);
    }
    says(&explanation(&not_placed("uit_dienst", &patches), EIND), &[right], &[]);
}

#[test]
fn who_leaves_ill_reads_that_the_verslag_comes_by_the_employer() {
    let ended = |end: &str| case(&[("/dienstverband/einddatum", json!(end))]);
    // 31 August 2025 is a Sunday.
    let right = "Uw contract eindigt op 31 augustus 2025. Uiterlijk op 29 augustus 2025 heeft uw werkgever zijn verslag \
                 over uw re-integratie klaar. U krijgt daarvan een kopie. Vraagt UWV erom? Stuur die dan naar UWV.";
    for kind in [PLAN, VOORTGANG] {
        says(&explanation(&ended("2025-08-31"), kind), &[right], &["Dan stuurt uw werkgever"]);
    }
    // The first page calls that step what the calendar calls it.
    let soon = words(&pages(&ended("2025-06-22"), VOORTGANG)["volgende_stap"]);
    says(&soon, &["re-integratieverslag (ziek uit dienst)"], &["inzending"]);
    let leaves = not_placed("uit_dienst", &[("/dienstverband/einddatum", json!("2025-10-31"))]);
    let ready = "Uiterlijk op 31 oktober 2025 heeft uw werkgever zijn verslag";
    says(&explanation(&leaves, EIND), &[ready], &["Dan stuurt uw werkgever"]);
    // The work found goes on from this contract: there may be no verslag at all.
    let told = explanation(&ended("2025-09-30"), EIND);
    says(&told, &["Uw contract eindigde op 30 september 2025."], &["moest uw werkgever zijn verslag"]);
}

#[test]
fn after_the_contract_uwv_looks_after_the_employee() {
    let ended = ("/dienstverband/einddatum", json!("2025-05-31"));
    let right = [
        "Uw contract eindigde op 31 mei 2025. Uiterlijk op de laatste werkdag moest uw werkgever zijn verslag",
        "Bij ziekte oordeelt een arts van UWV.",
        "Bent u het oneens met een besluit van UWV?",
    ];
    let wrong = ["Dan stuurt uw werkgever", "Bij ziekte oordeelt de bedrijfsarts", "Uw werkgever betaalt die."];
    says(&explanation(&case(std::slice::from_ref(&ended)), VOORTGANG), &right, &wrong);
    let risk = ("/werkgever/eigenrisicodrager", json!({ "zw": true, "wga": true }));
    let own = explanation(&case(&[ended, risk]), VOORTGANG);
    says(&own, &["Bij ziekte oordeelt de bedrijfsarts", "Uw werkgever betaalt die."], &["een arts van UWV"]);
}

#[test]
fn the_verslag_of_who_leaves_ill_goes_to_the_employee() {
    let body = |end: &str| not_placed("uit_dienst", &[("/dienstverband/einddatum", json!(end))]);
    // Sunday 30 November 2025 comes after the WIA request, Friday 31 October before it.
    let leaves = pages(&body("2025-10-31"), EIND);
    let asked = words(&leaves["gevraagd"]);
    says(&asked, &["Geef de werknemer een afschrift van het re-integratieverslag."], &["naar UWV"]);
    assert_eq!(state(&leaves, "re-integratieverslag (ziek uit dienst)").as_deref(), Some("nog 21 dagen"));
    let usual = pages(&body("2025-11-30"), EIND);
    says(&words(&usual["gevraagd"]), &["Stuur het re-integratieverslag naar UWV."], &["afschrift"]);
    assert!(state(&usual, "inzending re-integratieverslag").is_some());
    // The work found goes on from this contract: nobody is late with a verslag.
    let placed = pages(&case(&[("/dienstverband/einddatum", json!("2025-09-30"))]), EIND);
    assert_eq!(state(&placed, "re-integratieverslag"), None);
}

#[test]
fn work_with_an_employer_whose_contract_is_over_goes_first_at_own_risk() {
    let told = |end: &str| {
        let risk = json!({ "zw": true, "wga": false });
        let body = case(&[("/dienstverband/einddatum", json!(end)), ("/werkgever/eigenrisicodrager", risk)]);
        words(&pages(&body, PLAN)["kader"]["eerste_spoor"])
    };
    let first = "Ontstaat daar alsnog passend werk, dan gaat dat voor.";
    let closed = "is na het advies van de arbeidsdeskundige van 9 januari 2025 afgesloten.";
    let own = "Als eigenrisicodrager voor de Ziektewet blijft de werkgever ook na het dienstverband nagaan";
    says(&told("2024-12-31"), &[closed, own, first], &["Zolang het dienstverband duurt"]);
    says(&told("2025-12-31"), &[first], &[own]);
    let ended = ("/dienstverband/einddatum", json!("2025-02-20"));
    let over = words(&pages(&case(std::slice::from_ref(&ended)), PLAN)["kader"]["eerste_spoor"]);
    says(&over, &[closed], &[own, first, "blijft de werkgever nagaan"]);
    // The other documents say the same in a word.
    let (later, open) = (("/dienstverband/einddatum", json!("2025-05-31")), ", tenzij daar passend werk ontstaat");
    let risk = ("/werkgever/eigenrisicodrager", json!({ "zw": true, "wga": true }));
    says(&words(&pages(&case(&[later.clone(), risk]), VOORTGANG)["gegevens"]), &[open], &[]);
    says(&words(&pages(&case(&[later]), VOORTGANG)["gegevens"]), &["afgesloten"], &[open]);
}

#[test]
fn the_last_day_of_the_contract_has_a_label_that_fits_its_column() {
    let body = case(&[("/dienstverband/einddatum", json!("2025-09-30"))]);
    says(&words(&pages(&body, VOORTGANG)["gegevens"]), &["In dienst tot en met\n30-09-2025"], &["Einde dienstverband"]);
}

#[test]
fn an_agreement_ends_an_indefinite_contract_also_without_its_day() {
    let ended = |patches: &[(&str, Value)]| not_placed("vaststellingsovereenkomst", patches);
    let kind = ("/dienstverband/soort", json!("vast"));
    let open = ended(std::slice::from_ref(&kind));
    let told = words(&pages(&open, EIND)["gegevens"]);
    says(&told, &["In dienst tot en met\nvolgens de vaststellingsovereenkomst"], &["voor onbepaalde tijd"]);
    let page = explanation(&open, EIND);
    let wrong = ["Een vast contract stopt dan niet vanzelf", "langer doorbetaalt"];
    says(&page, &["Uw werkgever betaalt loon tot het einde van uw contract."], &wrong);
    let dated =
        words(&pages(&ended(&[kind.clone(), ("/dienstverband/einddatum", json!("2025-12-31"))]), EIND)["gegevens"]);
    says(
        &dated,
        &["voor onbepaalde tijd", "In dienst tot en met\n31-12-2025"],
        &["volgens de vaststellingsovereenkomst"],
    );
    // An earlier document knows of no agreement.
    let earlier = words(&pages(&open, VOORTGANG)["gegevens"]);
    says(&earlier, &["voor onbepaalde tijd"], &["vaststellingsovereenkomst"]);
    let other = words(&pages(&not_placed("einde_wachttijd_nadert", &[kind]), EIND)["gegevens"]);
    says(&other, &["voor onbepaalde tijd"], &["vaststellingsovereenkomst"]);
}

#[test]
fn the_first_track_is_closed_as_of_a_day_while_the_contract_goes_on() {
    let plan = pages(&example(PIETERSMA), PLAN);
    let told = "is na het advies van de arbeidsdeskundige van 6 maart 2025 afgesloten. \
                Zolang het dienstverband duurt, blijft de werkgever nagaan of daar passend werk is.";
    says(&words(&plan["kader"]["eerste_spoor"]), &[told], &[]);
    let open = "afgesloten, tenzij daar passend werk ontstaat";
    for kind in [PLAN, VOORTGANG, EIND] {
        says(&words(&pages(&example(PIETERSMA), kind)["gegevens"]), &[open], &[]);
    }
    // The guidance is over, or the contract.
    says(&words(&pages(&example(AKKER), EIND)["gegevens"]), &["afgesloten"], &[open]);
    let over = case(&[("/dienstverband/einddatum", json!("2025-05-31"))]);
    says(&words(&pages(&over, VOORTGANG)["gegevens"]), &["afgesloten"], &[open]);
}

#[test]
fn after_the_contract_no_step_is_planned_that_would_shorten_the_wage() {
    let mut body = example(GRAAF);
    set(&mut body, "/dienstverband/einddatum", "2025-11-30");
    for day in ["2025-11-21", "2025-12-05"] {
        set(&mut body, "/voortgang/document/datum", day);
        let told = pages(&body, VOORTGANG);
        says(
            &words(&told["kalender"]),
            &["einde van het dienstverband"],
            &["gepland 16-01-2026", "gepland 20-01-2026"],
        );
        says(&words(&told["volgende_stap"]), &[], &["16 januari 2026", "20 januari 2026"]);
        assert_eq!(state(&told, "besluit op het bekortingsverzoek"), None, "{day}");
    }
}

#[test]
fn nobody_is_promised_wage_by_an_employer_whose_contract_has_ended() {
    let promise = ["Bent u dan nog bij hem in dienst", "langer doorbetaalt"];
    says(&explanation(&example(AKKER), EIND), &promise, &[]);
    let ended = case(&[("/dienstverband/einddatum", json!("2025-08-31"))]);
    says(&explanation(&ended, EIND), &["Uw contract eindigde op 31 augustus 2025."], &promise);
}
