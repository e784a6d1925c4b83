//! Rights, wage and costs, and whom to ask or object to.

use serde_json::{Value, json};

use crate::support::{AKKER, GRAAF, PIETERSMA, example, list, pages_for, remove, set, words};
use crate::words::{EIND, OFFERTE, PLAN, VOORTGANG, explanation, with_open_signatures};

#[test]
fn the_employee_reads_that_the_employer_agreed_and_pays() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/offerte/regels/8/omschrijving", "Nazorg na plaatsing (stelpost)");
    let told = explanation(&body, OFFERTE);
    for words in [
        "Uw werkgever ging op 7 april 2025 akkoord.",
        "Nee, het traject kost u niets, ook niet als u een keer niet komt. Uw werkgever betaalt het.",
        "Die code bent u; zo staat uw naam niet in de offerte.",
        "Stelpost: ",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("kiest of het traject doorgaat"));
    let open = explanation(&with_open_signatures(PIETERSMA, "offerte"), OFFERTE);
    assert!(open.contains("kiest of het traject doorgaat"), "{open}");
    let mut free = example(PIETERSMA);
    remove(&mut free, "/offerte/noShowPercentage");
    assert!(!explanation(&free, OFFERTE).contains("ook niet als"), "nothing is charged");
}

#[test]
fn days_that_do_not_count_are_named_with_their_reason() {
    for kind in [PLAN, VOORTGANG, EIND, OFFERTE] {
        let told = explanation(&example(PIETERSMA), kind);
        let expected = "Van 17 juni tot en met 3 juli 2024 was u hersteld gemeld. Die 17 dagen tellen niet mee.";
        assert!(told.contains(expected), "{kind}: {told}");
        assert!(!explanation(&example("de-graaf"), kind).contains("tellen niet mee"), "{kind}");
    }
}

#[test]
fn rights_are_the_same_in_every_document() {
    for kind in [PLAN, VOORTGANG, EIND, OFFERTE] {
        let told = explanation(&example(PIETERSMA), kind);
        for right in [
            "U mag uw dossier inzien",
            "een fout laten verbeteren",
            "iemand meenemen naar een gesprek.",
            "U mag een klacht indienen als u niet tevreden bent.",
            "UWV zegt dan wat het ervan vindt. Niemand is verplicht dat te volgen. Het kost u geld;",
            "De laatste dag van de wachttijd is 1 april 2026.",
            "maar uw werkgever hoeft uw loon dan meestal niet meer door te betalen.",
        ] {
            assert!(told.contains(right), "{kind}: {right}");
        }
    }
}

#[test]
fn a_track_costs_nothing_but_the_travel_that_its_price_leaves_out() {
    let travel = "Het traject zelf kost u niets. Vraag uw werkgever of hij uw reiskosten vergoedt.";
    let paid = "Het traject kost u niets. Uw werkgever vergoedt uw reiskosten.";
    let body = example(PIETERSMA);
    let mut agreed = body.clone();
    set(&mut agreed, "/offerte/uitsluitingen", json!(["Reiskosten van de werknemer"]));
    let mut asked = agreed.clone();
    let agreements = asked["plan"]["afspraken"].as_array_mut().expect("a list");
    agreements.retain(|agreement| agreement["partij"] != "werkgever");
    let mut all = asked.clone();
    remove(&mut all, "/offerte/uitsluitingen");
    for kind in [PLAN, VOORTGANG] {
        assert!(explanation(&body, kind).contains(paid), "{kind}");
        assert!(explanation(&agreed, kind).contains(paid), "{kind}: as the employer agreed");
        assert!(explanation(&asked, kind).contains(travel), "{kind}");
        let told = explanation(&all, kind);
        assert!(told.contains("kost u niets.") && !told.contains("reiskosten vergoedt"), "{kind}: {told}");
    }
    let offer = explanation(&agreed, OFFERTE);
    assert!(offer.contains("Vraag uw werkgever of hij die vergoedt."), "an offer does not know the plan: {offer}");
}

#[test]
fn each_way_to_disagree_stands_by_itself() {
    let told = explanation(&example("de-graaf"), EIND);
    for words in [
        "U kunt UWV om een deskundigenoordeel vragen.",
        "mag u ook een andere bedrijfsarts om een mening vragen.",
        "Schrijf uw adviseur wat niet klopt.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let told = explanation(&example(PIETERSMA), VOORTGANG);
    assert!(told.contains("Dat mag ook als u al tekende."), "{told}");
}

#[test]
fn codes_of_the_offer_stay_out_of_the_copy_of_the_employee() {
    let codes = |body: &Value, reader: &str| {
        let pages = pages_for(body, OFFERTE, reader);
        list(&pages, "modules").into_iter().filter(|row| !row["code"].is_null()).count()
    };
    let mut body = example(PIETERSMA);
    assert_eq!(codes(&body, "werknemer"), 0);
    assert!(codes(&body, "werkgever") > 0);
    let price = |reader: &str| words(&pages_for(&example(PIETERSMA), OFFERTE, reader)["prijs"]);
    assert!(price("werkgever").contains("B4") && price("werkgever").contains("B8"), "the price bears them too");
    assert!(!price("werknemer").contains("B4"));
    assert_eq!(codes(&example(AKKER), "werkgever"), 0, "a price by the week refers to none");
    set(&mut body, "/offerte/modules/0/omschrijving", "Zie ook B5.");
    assert!(codes(&body, "werknemer") > 0, "words name one");
}

#[test]
fn the_employee_of_who_repairs_first_reads_how_long_the_wage_goes_on() {
    let body = example(GRAAF);
    let (own, employer) = (pages_for(&body, EIND, "werknemer"), pages_for(&body, EIND, "werkgever"));
    let headline = "Uw werkgever betaalt uw loon tot en met 30 augustus 2026, of korter als UWV dat besluit.";
    assert_eq!(words(&own["kernboodschap"]), headline);
    assert!(words(&employer["feiten"]).contains("Loondoorbetaling"), "as the employer reads it");
    assert!(!words(&own["feiten"]).contains("Loondoorbetaling"), "not twice on a page");
    let written = words(&employer["kernboodschap"]);
    assert!(words(&own["conclusie_kort"]).trim_start().starts_with(&written), "what the bureau wrote follows");
    let other = pages_for(&example(PIETERSMA), EIND, "werknemer");
    assert!(words(&other["kernboodschap"]).contains("nog geen betaald werk gevonden"), "UWV extended nothing");
}

#[test]
fn what_an_outcome_means_for_the_income_stands_below_the_wage() {
    let pages = pages_for(&example("volst"), PLAN, "werknemer");
    let heads: Vec<String> = list(&pages, "uitleg").iter().map(|part| words(&part["kop"])).collect();
    let place = |begin: &str| heads.iter().position(|head| head.starts_with(begin)).expect(begin);
    assert_eq!(place("Uw inkomen: "), place("Hoe zit het met uw loon en uitkering?") + 1, "{heads:?}");
}

#[test]
fn an_objection_is_told_while_its_term_runs() {
    let right = "Bent u het niet eens met het besluit van UWV over uw loon? Vraag UWV meteen of u bezwaar kunt maken. \
                 Dat kan uiterlijk op 25 augustus 2025.";
    for (name, kind, runs) in
        [(GRAAF, OFFERTE, true), (GRAAF, VOORTGANG, false), (GRAAF, EIND, false), (PIETERSMA, PLAN, false)]
    {
        let told = explanation(&example(name), kind);
        assert_eq!(told.contains(right), runs, "{name} {kind}: {told}");
        assert!(runs || !told.contains("het besluit van UWV over uw loon"), "{name} {kind}: {told}");
    }
}

#[test]
fn an_objection_is_past_once_somebody_signed_after_its_last_day() {
    let past = "Bent u het niet eens met het besluit van UWV over uw loon? U kon bezwaar maken. Die termijn eindigde \
                op 25 augustus 2025. Maakte u geen bezwaar? Vraag UWV of het nog kan.";
    let told = explanation(&example(GRAAF), PLAN);
    assert!(told.contains(past) && !told.contains("Dat kan uiterlijk op 25 augustus 2025."), "{told}");
    let mut unsigned = with_open_signatures(GRAAF, "plan");
    set(&mut unsigned, "/plan/ondertekening/0/datum", "2025-08-22");
    let open = explanation(&unsigned, PLAN);
    assert!(open.contains("Dat kan uiterlijk op 25 augustus 2025.") && !open.contains("Die termijn"), "{open}");
}

#[test]
fn what_the_employee_has_to_do_stands_below_its_own_heading() {
    for kind in [OFFERTE, PLAN, VOORTGANG, EIND] {
        let pages = pages_for(&example(PIETERSMA), kind, "werknemer");
        let parts = list(&pages, "uitleg");
        let own = parts.iter().find(|part| words(&part["kop"]) == "Wat moet u wel doen?").expect("a part");
        let told = words(&own["tekst"]);
        assert!(told.contains("Dan kan uw werkgever stoppen met het betalen van uw loon."), "{kind}: {told}");
        let rights = parts.iter().find(|part| words(&part["kop"]).starts_with("Niet eens")).expect("a part");
        assert!(!words(&rights["tekst"]).contains("U moet meewerken"), "{kind}");
    }
}

#[test]
fn the_offer_says_who_asks_for_the_wia_and_what_who_disagrees_does() {
    let told = explanation(&example(PIETERSMA), OFFERTE);
    for words in [
        "Niet akkoord? Zeg dat tegen uw adviseur.",
        "Vraag dan zelf een WIA-uitkering aan bij UWV, uiterlijk op 14 januari 2026.",
        "Die 17 dagen tellen niet mee. Daardoor ligt de laatste dag 17 dagen later.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let extended = explanation(&example(GRAAF), OFFERTE);
    assert!(!extended.contains("Vraag dan zelf een WIA-uitkering"), "it was asked for: {extended}");
}

#[test]
fn who_keeps_a_contract_reads_what_protects_it() {
    let safe = "Uw werkgever mag u dan niet zomaar ontslaan: daarvoor is toestemming van UWV nodig. Teken niets over \
                het einde van uw contract zonder advies.";
    for kind in [OFFERTE, PLAN, VOORTGANG, EIND] {
        for name in [PIETERSMA, GRAAF] {
            assert!(explanation(&example(name), kind).contains(safe), "{name} {kind}");
        }
        let mut ends = example(PIETERSMA);
        set(&mut ends, "/dienstverband/einddatum", "2026-01-31");
        assert!(!explanation(&ends, kind).contains("zomaar ontslaan"), "{kind}: the contract ends by itself");
    }
}

#[test]
fn a_signature_under_the_end_is_no_consent_to_a_shorter_payment() {
    let may = "U mag het met dat verzoek oneens zijn.";
    assert!(explanation(&example(GRAAF), EIND).contains(may));
    assert!(!explanation(&example(PIETERSMA), EIND).contains(may));
    let below = |name: &str| words(&pages_for(&example(name), EIND, "werknemer")["betekenis"]);
    let told = "Uw handtekening gaat niet over het verzoek om uw loon korter te betalen.";
    assert!(below(GRAAF).contains(told), "{}", below(GRAAF));
    assert!(!below(PIETERSMA).contains("handtekening gaat niet"), "{}", below(PIETERSMA));
}

#[test]
fn the_wage_is_told_first_while_it_runs() {
    let wage = |name: &str, kind: &str| {
        let pages = pages_for(&example(name), kind, "werknemer");
        let part = list(&pages, "uitleg").into_iter().find(|part| words(&part["kop"]).contains(" loon "));
        words(&part.expect("a part")["tekst"]).trim().to_owned()
    };
    for kind in [OFFERTE, PLAN, VOORTGANG, EIND] {
        let (own, extended) = (wage(PIETERSMA, kind), wage(GRAAF, kind));
        assert!(own.starts_with("Uw loon loopt door tot en met 1 april 2026."), "{kind}: {own}");
        assert!(extended.starts_with("Uw loon loopt door tot en met 30 augustus 2026, of korter als"), "{kind}");
    }
    let time = "De wachttijd is de tijd voordat u een WIA-uitkering kunt krijgen. De laatste dag van de wachttijd is 1 \
                april 2026.";
    for kind in [OFFERTE, PLAN, VOORTGANG, EIND] {
        assert!(wage(PIETERSMA, kind).contains(time), "{kind}: {}", wage(PIETERSMA, kind));
    }
}
