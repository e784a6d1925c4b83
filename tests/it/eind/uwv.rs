//! The request for the WIA once its day has passed, and what UWV decides on a request.

use serde_json::{Value, json};

use super::{EIND, asked, decided, explanation, not_placed, pages, reason, step};
use crate::support::{AKKER, GRAAF, codes, example, pages_for, remove, set, words};

// The request for the WIA, once its day has passed.

#[test]
fn a_request_for_the_wia_that_was_missed_is_told_to_the_employee() {
    let mut body = not_placed();
    set(&mut body, "/eind/document/datum", "2025-11-25");
    let missed = "Hebt u nog geen WIA-uitkering aangevraagd bij UWV? Doe dat meteen. Dat kan op uwv.nl. De laatste dag was 16 november 2025.";
    let told = explanation(&body);
    assert!(told.contains(missed) && told.contains("Stuur bij die aanvraag zelf uw medische informatie"), "{told}");
    let first = asked(&body, "werknemer");
    assert!(first.contains("Doe dat dan meteen: de laatste dag was 16 november 2025."), "{first}");
    set(&mut body, "/poortwachter/wiaAanvraag", "2025-11-14");
    assert!(!explanation(&body).contains("Doe dat meteen"));
    remove(&mut body, "/poortwachter/wiaAanvraag");
    set(&mut body, "/eind/document/datum", "2025-11-16");
    let told = explanation(&body);
    assert!(
        told.contains("Vraag dan zelf een WIA-uitkering aan bij UWV, uiterlijk op 16 november 2025.")
            && !told.contains("Doe dat meteen"),
        "{told}"
    );
}

#[test]
fn after_the_wachttijd_uwv_extends_no_payment_of_wage() {
    for mut body in [not_placed(), example(AKKER)] {
        let longer = "Dan kan UWV besluiten dat hij uw loon langer doorbetaalt.";
        set(&mut body, "/eind/document/datum", "2026-02-01");
        assert!(explanation(&body).contains(longer), "the last day itself");
        set(&mut body, "/eind/document/datum", "2026-02-02");
        let told = explanation(&body);
        assert!(!told.contains(longer), "{told}");
    }
}

// What UWV decides on a request.

#[test]
fn a_decision_that_uwv_owes_is_told_as_late() {
    let mut body = example(GRAAF);
    set(&mut body, "/eind/document/datum", "2026-02-20");
    let eind = pages(&body);
    let late = ["10-02-2026", "", "niet bekend; termijn van UWV voorbij"].map(str::to_owned);
    assert_eq!(step(&eind, "besluit op het bekortingsverzoek"), Some(late));
    let said = words(&eind["reden"]);
    let told = "UWV moest uiterlijk op 10 februari 2026 beslissen op het verzoek van 20 januari 2026; op de dag van dit \
                verslag is geen besluit bekend. Beslist UWV alsnog positief, dan eindigt de loondoorbetaling uiterlijk \
                op 24 maart 2026";
    assert!(said.contains(told) && !said.contains("Beslist UWV uiterlijk"), "{said}");
    // By what a refusal comes too late the extension ends earlier as well.
    assert!(said.contains("wijst UWV het verzoek alsnog af, dan kan ook die dag door de vertraging eerder komen."));
    let mut requested = body.clone();
    set(&mut requested, "/traject/loonsanctie/bekorting", json!({ "verzoek": "2026-01-20" }));
    let plain = words(&pages_for(&requested, EIND, "werknemer")["uitleg"]);
    let earlier = "Dan is 30 augustus 2026 de laatste dag, of een eerdere dag omdat UWV te laat beslist.";
    assert!(plain.contains(earlier), "{plain}");
    // On the last day of the term UWV is not late.
    set(&mut body, "/eind/document/datum", "2026-02-10");
    assert!(reason(&body).contains("Beslist UWV uiterlijk op 10 februari 2026 positief"));
    // Nine weeks after the request a positive decision has no day any more.
    set(&mut body, "/eind/document/datum", "2026-03-25");
    let said = reason(&body);
    assert!(!said.contains("24 maart") && said.contains("Zonder een positief besluit loopt"), "{said}");
}

#[test]
fn after_a_refusal_the_report_belongs_to_no_request() {
    let body = decided("2026-03-02", None);
    let eind = pages(&body);
    let said = words(&eind["reden"]);
    assert!(
        said.contains("UWV wees het bekortingsverzoek op 5 februari 2026 af.") && !said.contains("UWV stelt"),
        "{said}"
    );
    let told = asked(&body, "uwv");
    assert!(
        told.contains("is bedoeld voor een bekortingsverzoek van de werkgever") && !told.contains("hoort"),
        "{told}"
    );
    // The first report of the repair is in the list of documents.
    let first = ["", "16-01-2026", "gedaan"].map(str::to_owned);
    assert_eq!(step(&eind, "eindrapportage na herstel"), Some(first));
    // While UWV has yet to decide it belongs to the request.
    let mut open = example(GRAAF);
    set(&mut open, "/eind/document/datum", "2026-01-30");
    assert!(asked(&open, "uwv").contains("hoort bij het bekortingsverzoek van de werkgever"));
}

#[test]
fn by_shortening_the_extension_uwv_found_the_repair_sufficient() {
    let mut body = decided("2026-02-06", Some("2026-03-20"));
    for field in ["vervolgTot", "einddatumBegeleiding"] {
        set(&mut body, &format!("/eind/{field}"), "2026-03-19");
    }
    let eind = pages(&body);
    let found = ["", "11-11-2025", "vastgesteld door UWV"].map(str::to_owned);
    assert_eq!(step(&eind, "herstel van elke tekortkoming"), Some(found));
    // Whatever the day of a point.
    let mut open = body.clone();
    remove(&mut open, "/traject/loonsanctie/tekortkomingen/2/datum");
    set(&mut open, "/traject/loonsanctie/tekortkomingen/2/gepland", "2026-02-20");
    let found = ["", "", "vastgesteld door UWV"].map(str::to_owned);
    assert_eq!(step(&pages(&open), "herstel van elke tekortkoming"), Some(found));
    let bar = words(&eind["tijdlijn"]);
    assert!(bar.contains("herstel volgens UWV") && !bar.contains("volgens werkgever"), "{bar}");
    let told = "De begeleiding eindigt op 19 maart 2026, omdat UWV op 5 februari 2026 vaststelde dat de tekortkomingen \
                zijn hersteld.";
    assert_eq!(words(&eind["reden"]), told);
    assert!(!asked(&body, "uwv").contains("bekortingsverzoek"));
}

#[test]
fn guidance_beyond_a_shortened_extension_is_found_and_its_end_is_not_early() {
    let mut body = decided("2026-03-02", Some("2026-03-20"));
    assert!(codes(&body, EIND).contains("T16"), "the guidance goes on to 30 August");
    remove(&mut body, "/eind/vervolgTot");
    set(&mut body, "/eind/einddatumBegeleiding", "2026-03-19");
    assert!(!codes(&body, EIND).contains("T16"));
    set(&mut body, "/eind/redenEinde", "einde_loonsanctie");
    set(&mut body, "/eind/document/datum", "2026-04-02");
    let planned = words(&pages(&body)["gepland"]);
    assert!(planned.contains("19-03-2026 (laatste dag van de verlengde loondoorbetaling)"), "{planned}");
    assert!(!planned.contains("dagen eerder"), "{planned}");
    set(&mut body, "/eind/einddatumBegeleiding", "2026-03-18");
    let planned = words(&pages(&body)["gepland"]);
    assert!(planned.contains("18-03-2026 (1 dag eerder)") && !planned.contains("165"), "{planned}");
}

#[test]
fn a_request_that_shortens_nothing_is_no_way_out() {
    let mut body = example(GRAAF);
    set(&mut body, "/traject/loonsanctie/tot", "2026-02-02");
    for field in ["vervolgTot", "einddatumBegeleiding"] {
        set(&mut body, &format!("/eind/{field}"), "2026-02-01");
    }
    let said = reason(&body);
    assert!(said.ends_with("De loondoorbetaling loopt door tot en met 1 februari 2026."), "{said}");
    assert!(!said.contains("positief besluit"), "{said}");
    assert!(!asked(&body, "uwv").contains("bekortingsverzoek"));
    assert!(codes(&body, EIND).contains("T28") && !codes(&example(GRAAF), EIND).contains("T28"));
}

// What UWV decided since.

#[test]
fn a_decision_that_came_leaves_no_moment_of_the_request() {
    let moment = |body: &Value| pages(body)["moment_verzoek"].clone();
    assert!(moment(&example(GRAAF)).is_string());
    assert!(moment(&decided("2026-03-02", None)).is_null());
    assert!(moment(&decided("2026-02-06", Some("2026-03-20"))).is_null());
}

#[test]
fn uwv_stays_late_when_its_decision_has_no_day_any_more() {
    let mut body = example(GRAAF);
    set(&mut body, "/eind/document/datum", "2026-03-25");
    let said = reason(&body);
    let late = "UWV moest uiterlijk op 10 februari 2026 beslissen op het verzoek van 20 januari 2026; op de dag van \
                dit verslag is geen besluit bekend. Zonder een positief besluit loopt de loondoorbetaling door";
    assert!(said.contains(late), "{said}");
}

#[test]
fn who_is_out_of_service_reads_of_the_ziektewet_in_the_eindrapportage_too() {
    let mut body = example(AKKER);
    set(&mut body, "/eind/redenEinde", "uit_dienst");
    set(&mut body, "/eind/resultaat", "niet_geplaatst");
    body["eind"].as_object_mut().expect("an object").remove("nazorg");
    body["plaatsingen"].as_array_mut().expect("a list").retain(|work| work["soort"] != "dienstverband");
    let told = |body: &Value| words(&pages_for(body, EIND, "werknemer")["uitleg"]);
    set(&mut body, "/dienstverband/einddatum", "2025-09-30");
    let ended = told(&body);
    assert!(
        ended.contains("tot het einde van uw contract. Daarna kunt u een uitkering van de Ziektewet krijgen."),
        "{ended}"
    );
    assert!(ended.contains("Uw werkgever betaalde loon tot het einde"), "the contract is over: {ended}");
    assert!(!ended.contains("Zolang u in dienst bent") && !ended.contains("vast contract"), "{ended}");
}

#[test]
fn hours_that_are_only_planned_are_not_hours_that_were_found() {
    let mut body = example(AKKER);
    remove(&mut body, "/eind/resultaatToelichting");
    set(&mut body, "/plaatsingen/1/urenPerWeek", 12);
    let with_step = |from: &str| {
        let mut body = body.clone();
        set(&mut body, "/plaatsingen/1/opbouw", json!([{ "vanaf": from, "urenPerWeek": 24 }]));
        body
    };
    // The report is of 10 October.
    let (begun, planned) = (with_step("2025-10-10"), with_step("2025-10-11"));
    assert!(!codes(&begun, EIND).contains("C07"));
    assert!(codes(&planned, EIND).contains("C07"));
    let told = |body: &Value| words(&pages_for(body, EIND, "werknemer")["uitleg"]);
    assert!(told(&begun).contains("Zorggroep Voorbeeld, 24 uur per week"), "{}", told(&begun));
    assert!(told(&planned).contains("Zorggroep Voorbeeld, 12 uur per week"), "{}", told(&planned));
}
