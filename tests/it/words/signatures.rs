//! Who signs what.

use serde_json::{Value, json};

use super::{EIND, OFFERTE, PLAN, VOORTGANG, with_hours_to_decide_on, with_open_signatures};
use crate::support::{GRAAF, PIETERSMA, example, list, pages_for, remove, set, words};

#[test]
fn who_signed_reads_when_and_is_asked_no_more() {
    for (kind, reader, told) in [
        (PLAN, "werkgever", "U tekende op 30 april 2025 voor akkoord."),
        (PLAN, "werknemer", "U tekende op 29 april 2025 voor akkoord."),
        (VOORTGANG, "werknemer", "U tekende op 26 september 2025 voor gelezen."),
        (EIND, "werkgever", "U tekende op 19 december 2025 voor akkoord."),
        (OFFERTE, "werkgever", "U ging op 7 april 2025 akkoord."),
    ] {
        let asked = words(&pages_for(&example(PIETERSMA), kind, reader)["gevraagd"]);
        assert!(asked.contains(told), "{kind} {reader}: {asked}");
        // An earlier report that the reader did not sign is another matter.
        let again = asked.replace("Teken ook voortgangsrapportage 4 van", "").contains("Teken ");
        assert!(!again && !asked.contains("nog niet is gebeurd"), "{kind} {reader}: {asked}");
    }
}

#[test]
fn who_did_not_sign_is_asked_to_by_a_day() {
    for (kind, part, told) in [
        (PLAN, "plan", ["Teken dit plan en stuur het terug", "uiterlijk 9 mei 2025"]),
        (EIND, "eind", ["Teken dit verslag en stuur het terug", "uiterlijk 31 december 2025"]),
    ] {
        let asked = words(&pages_for(&with_open_signatures(PIETERSMA, part), kind, "werkgever")["gevraagd"]);
        assert!(told.iter().all(|told| asked.contains(told)), "{kind}: {asked}");
        assert!(!asked.contains("nog niet is gebeurd"), "{kind}: {asked}");
        assert!(!asked.contains("te ondertekenen"), "the point asks for it: {kind}: {asked}");
    }
    // Three questions leave no room for that point.
    let mut body = with_open_signatures(PIETERSMA, "eind");
    let question = |what: &str| json!({ "wat": what });
    set(&mut body, "/eind/gevraagd", json!([question("Lees dit."), question("Deel dit."), question("Bespreek dit.")]));
    let asked = words(&pages_for(&body, EIND, "werkgever")["gevraagd"]);
    assert!(asked.contains("te lezen, te ondertekenen en") && !asked.contains("Teken dit verslag"), "{asked}");
}

#[test]
fn what_a_signature_means_stands_where_it_is_set() {
    let body = example(PIETERSMA);
    let plan = words(&pages_for(&body, PLAN, "werkgever")["akkoord"]["tekst"]);
    assert!(plan.contains("Tekenen betekent: akkoord met de afspraken."), "{plan}");
    let eind = words(&pages_for(&body, EIND, "werkgever")["betekenis"]);
    let both = "Tekenen voor gelezen betekent: ik ken dit verslag. Tekenen voor akkoord betekent: ik ben het ook met \
                dit verslag eens.";
    assert!(eind.contains(both) && !eind.contains("extra uren"), "{eind}");
    // All signed: nobody is told any more where to write what he does not agree with.
    for told in [&plan, &eind] {
        assert!(!told.contains("niet mee eens"), "{told}");
    }
    let asked = words(&pages_for(&with_hours_to_decide_on(), EIND, "werkgever")["betekenis"]);
    assert!(asked.contains("Tekenen is geen akkoord op extra uren"), "{asked}");
    let voortgang = words(&pages_for(&body, VOORTGANG, "werkgever")["betekenis"]);
    assert!(voortgang.contains("schrijft dat bij zijn naam") && !voortgang.contains("extra uren"), "{voortgang}");
    let open = pages_for(&with_open_signatures(PIETERSMA, "eind"), EIND, "werkgever");
    assert!(words(&open["betekenis"]).contains("De werknemer kan kiezen: tekenen voor gelezen of voor akkoord."));
    let choices = |report: &Value| -> Vec<usize> {
        list(report, "ondertekening").iter().map(|place| list(place, "keuze").len()).collect()
    };
    assert_eq!(choices(&open).into_iter().sum::<usize>(), 2, "for the employee alone");
    let places = pages_for(&body, EIND, "werkgever");
    assert!(choices(&places).iter().all(|number| *number == 0), "who signed has chosen");
    assert!(list(&places, "ondertekening").iter().all(|place| place["getekend"] == true), "all of them signed");
}

#[test]
fn an_offer_is_to_be_signed_before_the_start() {
    let body = with_open_signatures(PIETERSMA, "offerte");
    let asked = words(&pages_for(&body, OFFERTE, "werkgever")["gevraagd"]);
    // The start is on Monday 14 April, the last day to start on Thursday 8 May.
    for told in [
        "uiterlijk op 11 april 2025, voor een start op 14 april 2025",
        "geldig tot en met 30 april 2025",
        "dan schuift de start op, uiterlijk naar 8 mei 2025",
    ] {
        assert!(asked.contains(told), "{told}: {asked}");
    }
    // An offer that ends first is to be signed by then.
    let mut body = body;
    set(&mut body, "/offerte/geldigTot", "2025-04-10");
    let asked = words(&pages_for(&body, OFFERTE, "werkgever")["gevraagd"]);
    assert!(asked.contains("uiterlijk op 10 april 2025.") && !asked.contains("schuift"), "{asked}");
    let letter = words(&pages_for(&example(PIETERSMA), OFFERTE, "werkgever")["inleiding"]);
    assert!(!letter.contains("51 weken") && !letter.contains("9.434,61"), "the figures tell it: {letter}");
}

#[test]
fn a_start_is_told_with_the_days_since_the_advice_and_the_evaluation() {
    let since = "39 dagen na het advies van 6 maart 2025 en 18 dagen na de eerstejaarsevaluatie.";
    let body = example(PIETERSMA);
    let offer = words(&pages_for(&body, OFFERTE, "werkgever"));
    assert!(offer.contains(&format!("valt binnen die termijn: {since}")), "{offer}");
    let plan = words(&pages_for(&body, PLAN, "werkgever")["kader"]["start"]);
    assert!(plan.contains(&format!("De start was {since}")), "{plan}");
    let mut none = body;
    remove(&mut none, "/offerte/adviesDatum");
    assert!(!words(&pages_for(&none, OFFERTE, "werkgever")).contains("dagen na het advies"));
    let repair = words(&pages_for(&example(GRAAF), PLAN, "werkgever")["kader"]["start"]);
    assert!(!repair.contains("na het advies"), "{repair}");
}

#[test]
fn an_offer_tells_which_days_do_not_count_and_its_options_with_btw() {
    let offer = pages_for(&example(PIETERSMA), OFFERTE, "werkgever");
    let told = words(&offer["aanleiding_feiten"]);
    assert!(told.contains("telt 17 juni tot en met 3 juli 2024 (17 dagen) niet mee"), "{told}");
    let options: Vec<String> = list(&offer["prijs"], "opties").iter().map(|row| words(&row["inclusief"])).collect();
    assert_eq!(options, ["€ 689,70", "€ 1.609,30"]);
    assert_eq!(
        words(&offer["prijs"]["opties_zonder"]),
        "De bedragen van de opties zijn zonder de korting op de prijs. In de prijs met alle opties zit geen meerwerk."
    );
    let privacy = format!("{} {}", words(&offer["privacy"]), words(&offer["kwaliteit"]));
    assert_eq!(privacy.matches("verwerkingsverantwoordelijke").count(), 1, "{privacy}");
}
