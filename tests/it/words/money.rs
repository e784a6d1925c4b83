//! Complaints, and what the offer says of money.

use serde_json::{Value, json};

use super::{EIND, OFFERTE, PLAN, VOORTGANG, explanation};
use crate::support::{AKKER, PIETERSMA, example, list, pages_for, remove, set, words};

#[test]
fn a_complaint_goes_the_same_way_in_every_document() {
    let mut body = example(PIETERSMA);
    let plan = |body: &Value| words(&pages_for(body, PLAN, "uwv")["rechten"]);
    assert!(plan(&body).contains("Die is bij het bureau op te vragen (dewissel.example)."), "{}", plan(&body));
    let way = "De klachtenregeling vraagt u op bij Voorbeeldbureau De Wissel B.V.";
    for kind in [PLAN, VOORTGANG, EIND, OFFERTE] {
        let told = explanation(&body, kind);
        assert!(told.contains(&format!("{way} (dewissel.example). Gaat het over uw gegevens?")), "{kind}: {told}");
    }
    remove(&mut body, "/bureau/website");
    assert!(plan(&body).contains("Die is bij het bureau op te vragen."), "{}", plan(&body));
    for kind in [PLAN, VOORTGANG, EIND, OFFERTE] {
        let told = explanation(&body, kind);
        assert!(told.contains(&format!("{way} Gaat het over uw gegevens?")), "{kind}: {told}");
    }
}

#[test]
fn an_offer_says_what_is_not_ordered_and_what_is_paid_when_it_stops() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/offerte/algemeneVoorwaarden", json!({ "versie": "2025-1" }));
    set(&mut body, "/offerte/tussentijdsStoppen", "Dan betaalt u wat is geleverd.");
    let offerte = pages_for(&body, OFFERTE, "werkgever");
    let agreed = words(&offerte["akkoord"]["tekst"]);
    let options =
        "Een optie bestelt u hiermee niet: die bestelt u apart en schriftelijk, voordat het werk ervoor begint";
    assert!(agreed.contains(options), "{agreed}");
    let terms = |body: &Value| words(&pages_for(body, OFFERTE, "werkgever")["voorwaarden"]);
    let paid = "Voor wat u dan betaalt, gelden de prijzen en de korting van deze offerte.";
    assert!(terms(&body).contains(paid), "{}", terms(&body));
    assert!(terms(&body).contains("Vraag ze bij ons op voordat u akkoord gaat."), "they are nowhere to be read");
    let planned = words(&offerte["planning"]);
    let latest = "uiterlijk zes weken na de eerstejaarsevaluatie. Die evaluatie was op 27 maart 2025. De uiterste dag is \
                  8 mei 2025.";
    assert!(planned.contains(latest), "{planned}");
    // The bureau's own words about the price hold.
    set(&mut body, "/offerte/tussentijdsStoppen", "Bij eerder stoppen vervalt de korting.");
    assert!(!terms(&body).contains("Voor wat u dan betaalt"), "{}", terms(&body));
    set(&mut body, "/offerte/tussentijdsStoppen", "Bij eerder stoppen blijft het volledige bedrag van toepassing.");
    assert!(!terms(&body).contains("Voor wat u dan betaalt"), "nothing is worked out: {}", terms(&body));
    let akker = pages_for(&example(AKKER), OFFERTE, "werkgever");
    assert!(
        !words(&akker["akkoord"]["tekst"]).contains("optie") && !words(&akker["voorwaarden"]).contains("de korting")
    );
}

#[test]
fn what_a_missed_appointment_costs_is_no_part_of_the_price() {
    let left_out = |body: &Value| words(&pages_for(body, OFFERTE, "werkgever")["uitsluitingen"]);
    let mut body = example(PIETERSMA);
    let missed = "50% van de kosten van een afspraak waarop de werknemer niet verschijnt";
    assert!(left_out(&body).contains(missed), "{}", left_out(&body));
    set(&mut body, "/offerte/uitsluitingen", json!(["No-show: de helft van een gesprek"]));
    assert!(!left_out(&body).contains(missed), "the bureau tells it itself: {}", left_out(&body));
    set(&mut body, "/offerte/noShowPercentage", 0);
    remove(&mut body, "/offerte/uitsluitingen");
    assert_eq!(left_out(&body), "");
}

#[test]
fn the_employee_reads_in_the_offer_what_travelling_costs_and_when_it_begins() {
    let told = explanation(&example(PIETERSMA), OFFERTE);
    for words in [
        "Uw reiskosten zitten niet in de prijs. Uw werkgever vergoedt die.",
        "Kunt u niet komen? Zeg dat ten minste 24 uur van tevoren.",
        "geen diagnose of behandeling in. Wel staat erin wanneer u ziek werd en welke dagen niet meetellen.",
        "Uw adviseur maakt een afspraak met u.",
        "De start is gepland op 14 april 2025. Hoorde u dan nog niets? Bel uw adviseur.",
        "Dat plan komt uiterlijk op 12 mei 2025.",
        "Gaat u akkoord? Dan zet u uw handtekening.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn reports_without_a_number_refer_to_their_days() {
    let mut body = example(AKKER);
    let modules = body["offerte"]["modules"].as_array_mut().expect("a list");
    for module in modules.iter_mut().filter(|module| module["naam"] == "Rapportages") {
        let counted = module.as_object_mut().expect("an object");
        counted.retain(|field, _| !["aantal", "eenheid"].contains(&field.as_str()));
    }
    let offer = pages_for(&body, OFFERTE, "werkgever");
    let sizes: Vec<(String, String)> =
        list(&offer, "modules").into_iter().map(|row| (words(&row["naam"]), words(&row["omvang"]))).collect();
    assert!(sizes.contains(&("Rapportages".to_owned(), "zie planning".to_owned())), "{sizes:?}");
    assert!(sizes.iter().any(|(_, size)| size.is_empty()), "others keep an empty cell: {sizes:?}");
}
