//! Work that was found: one job or more, for a part of the hours, or not lasting.

use serde_json::{Value, json};

use super::{EIND, explanation, not_placed, pages, reason};
use crate::support::{AKKER, GRAAF, PIETERSMA, codes, example, pages_for, push, remove, set, words};

// Work that was found.

#[test]
fn paid_work_that_is_over_was_found() {
    let mut body = not_placed();
    let none = "U vond nog geen betaald werk bij een andere werkgever.";
    assert!(explanation(&body).contains(none));
    let mut job = example(AKKER)["plaatsingen"][1].clone();
    job["van"] = json!("2025-08-01");
    job["tot"] = json!("2025-09-12");
    push(&mut body, "/plaatsingen", job);
    let told = explanation(&body);
    let had = "U had betaald werk bij een andere werkgever: van 1 augustus tot en met 12 september 2025. Dat werk is \
               voorbij.";
    assert!(told.contains(had) && !told.contains(none), "{told}");
}

#[test]
fn two_jobs_count_together_from_the_first() {
    let mut body = example(AKKER);
    set(&mut body, "/plaatsingen/1/van", "2025-09-01");
    set(&mut body, "/plaatsingen/1/urenPerWeek", 12);
    let mut second = body["plaatsingen"][1].clone();
    second["organisatie"] = json!("Basisschool Voorbeeld");
    second["van"] = json!("2025-09-15");
    second["urenPerWeek"] = json!(8);
    push(&mut body, "/plaatsingen", second);
    let eind = pages(&body);
    let figures = words(&eind["cijfers"]);
    assert!(figures.contains("per 1 september 2025") && !figures.contains("15 september"), "{figures}");
    let contract = words(&eind["resultaat"]["contract"]);
    for told in ["20 uur per week in twee banen", "Zorggroep Voorbeeld", "Basisschool Voorbeeld"] {
        assert!(contract.contains(told), "{told}: {contract}");
    }
    let told = explanation(&body);
    let both = "medewerker klantcontact bij Zorggroep Voorbeeld, 12 uur per week, en medewerker klantcontact bij \
                Basisschool Voorbeeld, 8 uur per week. Dat is samen 20 uur per week in twee banen. De eerste baan begon \
                op 1 september 2025.";
    assert!(told.contains(both), "{told}");
    // A job that is over is no part of the result.
    set(&mut body, "/plaatsingen/1/tot", "2025-09-14");
    let told = explanation(&body);
    assert!(told.contains("klantcontact bij Basisschool Voorbeeld, 8 uur per week. U bent daar begonnen"), "{told}");
}

// Work that does not last, or fills a part of the hours.

#[test]
fn work_for_a_part_of_the_hours_is_no_reason_to_stop() {
    let mut body = example(AKKER);
    set(&mut body, "/eind/resultaat", "deels");
    set(&mut body, "/plaatsingen/1/urenPerWeek", 10);
    let told = explanation(&body);
    let right = [
        "U hebt voor een deel van uw uren ander werk gevonden",
        "Uw begeleiding stopte op 30 september",
        "Blijf zoeken naar passend werk voor de andere uren.",
    ];
    assert!(right.iter().all(|part| told.contains(part)) && !told.contains("Daarom stopte"), "{told}");
    assert!(reason(&body).contains("omdat mevrouw Van den Akker voor een deel van de uren ander werk heeft gevonden"));
    assert!(codes(&body, EIND).contains("A10"));
}

#[test]
fn a_month_of_work_is_no_lasting_result() {
    let mut body = example(AKKER);
    set(&mut body, "/plaatsingen/1/tot", "2025-11-01");
    assert!(codes(&body, EIND).contains("C12"));
    let contract = words(&pages(&body)["resultaat"]["contract"]);
    assert!(contract.contains("ruim 4 weken, tot en met 1 november 2025"), "{contract}");
    assert!(contract.contains("niet opgenomen in dit verslag"), "the wage: {contract}");
}

#[test]
fn what_speaks_for_a_satisfactory_result_and_what_is_not_told_stands_with_the_result() {
    let told = |body: &Value| words(&pages(body)["resultaat"]["contract"]);
    let says = |body: &Value, part: &str| assert!(told(body).contains(part), "{part}: {}", told(body));
    let mut body = example(AKKER);
    let right = "UWV beoordeelt dit. Ervoor spreken de uren (100% van wat mogelijk is), de bevestiging dat het werk \
                 past en de duur (tot en met 30 september 2026, langer dan de wachttijd). Dit verslag zegt niet of het \
                 loon ten minste 65% van het oude loon is; de werkgever kan dat aanvullen.";
    says(&body, right);
    let mut lasting = example(AKKER);
    remove(&mut lasting, "/plaatsingen/1/tot");
    says(&lasting, "en de duur (zonder einddatum).");
    set(&mut body, "/plaatsingen/1/urenPerWeek", 12);
    says(&body, "Ertegen spreken de uren (50% van wat mogelijk is).");
    set(&mut body, "/plaatsingen/1/tot", "2025-11-01");
    let short = "Ertegen spreken de uren (50% van wat mogelijk is) en de duur (tot en met 1 november 2025, korter \
                 dan de wachttijd).";
    says(&body, short);
    remove(&mut body, "/plaatsingen/1/passendBevestigdDoor");
    says(&body, "Dit verslag zegt niet of het werk is bevestigd als passend en of het loon");
    says(&example(PIETERSMA), "Zonder passend betaald werk is er geen bevredigend resultaat. UWV beoordeelt dan");
    assert!(!told(&example("kaalst")).contains("evredigend"));
    // A request to shorten the payment of wage is granted once all is repaired.
    says(&example(GRAAF), "of de tekortkomingen zijn hersteld. Dat kan ook zonder betaald werk.");
    let mut shortened = example(GRAAF);
    let decided = json!({ "verzoek": "2026-01-20", "besluit": "2026-02-05", "tot": "2026-03-19" });
    set(&mut shortened, "/traject/loonsanctie/bekorting", decided);
    set(&mut shortened, "/eind/vervolgTot", "2026-03-18");
    set(&mut shortened, "/eind/einddatumBegeleiding", "2026-03-18");
    set(&mut shortened, "/eind/document/datum", "2026-02-06");
    assert!(!told(&shortened).contains("evredigend"), "UWV has decided");
}

#[test]
fn goals_that_were_never_begun_do_not_run_on() {
    let figures = |body: &Value, reader: &str| words(&pages_for(body, EIND, reader)["cijfers"]);
    let told = figures(&example("alles-mis"), "intern");
    assert!(told.contains("van 3") && !told.contains("lopen nog"), "{told}");
    let told = figures(&example(PIETERSMA), "werkgever");
    assert!(told.contains("van 6; 2 lopen nog"), "{told}");
}

#[test]
fn an_effort_that_was_not_described_is_said_to_be_absent() {
    let mut body = example(PIETERSMA);
    remove(&mut body, "/eind/inzetWerkgever");
    let effort = "De inzet van de werkgever is in dit verslag niet apart beschreven.";
    let told = words(&pages(&body)["inspanningen"]);
    let given = body["voortgang"]["inzetWerkgever"].as_str().expect("words").split('.').next().expect("a sentence");
    assert!(told.contains("Uit voortgangsrapportage") && told.contains(given), "{told}");
    assert!(!told.contains(effort), "{told}");
    let until = "Dit gaat over de tijd tot en met 26 september 2025. Wat daarna is gedaan";
    assert!(told.contains(until), "it is twelve weeks old: {told}");
    let mut recent = body.clone();
    set(&mut recent, "/voortgang/document/datum", "2025-10-22");
    assert!(!words(&pages(&recent)["inspanningen"]).contains("Dit gaat over"), "eight weeks");
    // A report of the same day comes not before.
    let day = body["eind"]["document"]["datum"].clone();
    set(&mut body, "/voortgang/document/datum", day);
    assert!(words(&pages(&body)["inspanningen"]).contains(effort));
    remove(&mut body, "/voortgang");
    assert!(words(&pages(&body)["inspanningen"]).contains(effort));
}

#[test]
fn two_jobs_together_are_more_than_can_be_borne() {
    let mut body = example(AKKER);
    assert!(!codes(&body, EIND).contains("C02"));
    let mut second = body["plaatsingen"][1].clone();
    second["organisatie"] = json!("Tweede Werkgever");
    push(&mut body, "/plaatsingen", second);
    assert!(codes(&body, EIND).contains("C02"), "48 hours of 24");
}

// More jobs than one.

#[test]
fn three_jobs_are_told_with_one_and() {
    let mut body = example(AKKER);
    set(&mut body, "/plaatsingen/1/urenPerWeek", 12);
    for (organisation, hours) in [("Basisschool Voorbeeld", 8), ("Uitgeverij Voorbeeld", 4)] {
        let mut job = body["plaatsingen"][1].clone();
        job["organisatie"] = json!(organisation);
        job["urenPerWeek"] = json!(hours);
        push(&mut body, "/plaatsingen", job);
    }
    let told = explanation(&body);
    let all = "Zorggroep Voorbeeld, 12 uur per week; medewerker klantcontact bij Basisschool Voorbeeld, 8 uur per \
               week; en medewerker klantcontact bij Uitgeverij Voorbeeld, 4 uur per week. Dat is samen 24 uur per week \
               in drie banen.";
    assert!(told.contains(all), "{told}");
}

#[test]
fn a_contract_that_follows_on_another_began_with_the_first() {
    let mut body = example(AKKER);
    let mut first = body["plaatsingen"][1].clone();
    first["van"] = json!("2025-07-01");
    first["tot"] = json!("2025-09-30");
    first["urenPerWeek"] = json!(12);
    push(&mut body, "/plaatsingen", first);
    let told = explanation(&body);
    assert!(told.contains("U bent daar begonnen op 1 juli 2025."), "{told}");
    let eind = pages(&body);
    assert!(words(&eind["cijfers"]).contains("per 1 juli 2025"), "{}", eind["cijfers"]);
    // Of another organisation that is over, neither the figures nor the bar tell.
    set(&mut body, "/plaatsingen/2/organisatie", "Basisschool Voorbeeld");
    let eind = pages(&body);
    assert!(words(&eind["cijfers"]).contains("per 1 oktober 2025"), "{}", eind["cijfers"]);
    let bar = words(&eind["tijdlijn"]["alternatief"]);
    assert!(bar.contains("start nieuw werk 1 oktober 2025") && !bar.contains("nieuw werk 1 juli 2025"), "{bar}");
}

#[test]
fn one_day_of_work_was_on_that_day() {
    let mut body = not_placed();
    let mut job = example(AKKER)["plaatsingen"][1].clone();
    for field in ["van", "tot"] {
        job[field] = json!("2025-08-01");
    }
    push(&mut body, "/plaatsingen", job);
    let told = explanation(&body);
    assert!(told.contains("U had betaald werk bij een andere werkgever: op 1 augustus 2025."), "{told}");
}

#[test]
fn brackets_that_were_typed_stay_closed() {
    let mut body = example(AKKER);
    set(&mut body, "/persoonsprofiel/werkervaring/1/werkgever", "Bakkerij Zonneschijn (failliet)");
    set(&mut body, "/persoonsprofiel/opleidingen/0/naam", "Secretarieel werk (niet afgemaakt)");
    set(&mut body, "/sollicitaties/0/functie", "verzorgende (24 uur)");
    let told = words(&pages_for(&body, EIND, "uwv"));
    for whole in ["Zonneschijn (failliet), 2", "werk (niet afgemaakt), ", "verzorgende (24 uur)"] {
        assert!(told.contains(whole), "{whole}");
    }
    assert!(!told.contains("(failliet, ") && !told.contains("(24 uur, "));
}
