//! What the pages say to whom: what is asked of who signed and who did not, what the employee reads of the own dossier,
//! and sentences that hold for the figures beside them.

use serde_json::{Value, json};

use crate::support::{
    AKKER, PIETERSMA, example, list, order, pages_for, pdf, push, remove, set, soort, variant, words,
};

const PLAN: &str = "plan-van-aanpak";
const VOORTGANG: &str = "voortgangsrapportage";
const EIND: &str = "eindrapportage";
const OFFERTE: &str = "offerte";

/// The employee's page of a document.
fn explanation(body: &Value, kind: &str) -> String {
    words(&pages_for(body, kind, "werknemer")["uitleg"])
}

fn with_open_signatures(name: &str, part: &str) -> Value {
    let mut body = example(name);
    for index in 0..list(&body[part], "ondertekening").len() {
        let at = format!("/{part}/ondertekening/{index}");
        if body.pointer(&format!("{at}/rol")).and_then(Value::as_str) != Some("adviseur") {
            set(&mut body, &format!("{at}/status"), "open");
            remove(&mut body, &format!("{at}/datum"));
        }
    }
    body
}

// Who signs what.

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
        assert!(!asked.contains("Teken ") && !asked.contains("nog niet is gebeurd"), "{kind} {reader}: {asked}");
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
    }
}

#[test]
fn what_a_signature_means_stands_where_it_is_set() {
    let body = example(PIETERSMA);
    let plan = words(&pages_for(&body, PLAN, "werkgever")["akkoord"]["tekst"]);
    assert!(plan.contains("Tekenen betekent: akkoord met de afspraken."), "{plan}");
    let eind = words(&pages_for(&body, EIND, "werkgever")["betekenis"]);
    assert!(
        eind.contains("Tekenen betekent: gelezen.") && eind.contains("Tekenen is geen akkoord op extra uren"),
        "{eind}"
    );
    let voortgang = words(&pages_for(&body, VOORTGANG, "werkgever")["betekenis"]);
    assert!(voortgang.contains("schrijft dat bij zijn naam") && !voortgang.contains("extra uren"), "{voortgang}");
    let places = pages_for(&body, EIND, "werkgever");
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
fn an_offer_tells_which_days_do_not_count_and_its_options_with_btw() {
    let offer = pages_for(&example(PIETERSMA), OFFERTE, "werkgever");
    let told = words(&offer["aanleiding_feiten"]);
    assert!(told.contains("telt 17 juni tot en met 3 juli 2024 (17 dagen) niet mee"), "{told}");
    let options = words(&offer["prijs"]["opties_btw"]);
    assert_eq!(options, "Deze bedragen zijn exclusief btw. Inclusief btw: Nazorg na plaatsing (stelpost) € 689,70.");
    let privacy = format!("{} {}", words(&offer["privacy"]), words(&offer["kwaliteit"]));
    assert_eq!(privacy.matches("verwerkingsverantwoordelijke").count(), 1, "{privacy}");
}

// What the employee reads.

#[test]
fn the_employee_reads_that_the_employer_agreed_and_pays() {
    let told = explanation(&example(PIETERSMA), OFFERTE);
    for words in [
        "Uw werkgever ging op 7 april 2025 akkoord.",
        "Die rekening gaat naar uw werkgever, niet naar u.",
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
    assert!(!explanation(&free, OFFERTE).contains("Die rekening"), "nothing is charged");
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
            "U mag uw dossier inzien en een fout laten verbeteren.",
            "U mag iemand meenemen naar een gesprek.",
            "U mag een klacht indienen als u niet tevreden bent.",
            "Die mening is niet bindend. Daar betaalt u een bijdrage voor.",
        ] {
            assert!(told.contains(right), "{kind}: {right}");
        }
    }
}

#[test]
fn the_plan_repeats_what_the_employee_agreed_to() {
    let body = example(PIETERSMA);
    let told = explanation(&body, PLAN);
    assert!(told.contains("In het plan staat dat u dit doet:"), "{told}");
    for agreement in list(&body["plan"], "afspraken") {
        let own = agreement["partij"] == "werknemer";
        let words = agreement["afspraak"].as_str().expect("words");
        assert_eq!(told.contains(words), own, "{words}");
    }
    let mut none = body;
    let agreements = none["plan"]["afspraken"].as_array_mut().expect("a list");
    agreements.retain(|agreement| agreement["partij"] != "werknemer");
    assert!(!explanation(&none, PLAN).contains("dat u dit doet"));
}

#[test]
fn a_reason_is_promised_where_one_is_printed() {
    let mut body = example(PIETERSMA);
    let promise = "Waarom een afspraak niet doorging, staat alleen in uw exemplaar.";
    body["activiteiten"].as_array_mut().expect("a list").retain(|activity| activity["redenNietUitgevoerd"].is_null());
    for kind in [VOORTGANG, EIND] {
        assert!(!explanation(&body, kind).contains(promise), "{kind}");
    }
    let missed = json!({ "datum": "2025-09-15", "soort": "coachgesprek", "omschrijving": "Gesprek over het cv.",
        "status": "vervallen", "redenNietUitgevoerd": "De adviseur was verhinderd." });
    push(&mut body, "/activiteiten", missed);
    for kind in [VOORTGANG, EIND] {
        assert!(explanation(&body, kind).contains(promise), "{kind}");
    }
}

#[test]
fn the_end_tells_the_employee_what_came_of_it_and_what_to_do() {
    let mut body = example(PIETERSMA);
    push(
        &mut body,
        "/eind/gevraagd",
        json!({ "wat": "Lever uw laatste sollicitaties in.", "voor": "2026-01-09", "aan": "werknemer" }),
    );
    let told = explanation(&body, EIND);
    for words in [
        "U vond nog geen betaald werk bij een andere werkgever.",
        "Dit doet u zelf:",
        "Lever uw laatste sollicitaties in. Doe dat uiterlijk op 9 januari 2026.",
        "Vraag een WIA-uitkering aan bij UWV.",
        "Deed uw werkgever te weinig? Dan betaalt hij uw loon langer door.",
        "ze zeggen niets over uw karakter",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn attention_has_its_reason() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/voortgang/stoplicht", "aandacht");
    set(&mut body, "/voortgang/watBelemmert", "Er zijn weinig passende vacatures. Meer volgt.");
    let told = explanation(&body, VOORTGANG);
    assert!(told.contains("De reden: ‘Er zijn weinig passende vacatures’."), "{told}");
}

// Sentences.

#[test]
fn a_sentence_ends_once_and_begins_with_a_capital() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/eind/redenEindeToelichting", "Het werk is op..");
    set(
        &mut body,
        "/eind/conclusieKort",
        "de heer Pietersma zocht passend werk. de heer Pietersma volgde een scholing.",
    );
    if let Some(eind) = body["eind"].as_object_mut() {
        eind.remove("kernboodschap");
    }
    let eind = pages_for(&body, EIND, "werkgever");
    assert!(!words(&eind["reden"]).contains(".."), "{}", words(&eind["reden"]));
    let told = format!("{} {}", words(&eind["kernboodschap"]), words(&eind["conclusie_kort"]));
    assert!(
        told.contains("De heer Pietersma zocht passend werk.")
            && told.contains("De heer Pietersma volgde een scholing."),
        "{told}"
    );
}

#[test]
fn who_did_most_of_a_list_is_said_above_it() {
    let log = pages_for(&example(PIETERSMA), EIND, "werkgever")["bijlagen"]["activiteiten"].clone();
    assert!(words(&log["inleiding"]).contains("bij jobhunting jobhunter"), "{}", words(&log["inleiding"]));
    let rows: Vec<Value> = list(&log, "groepen").into_iter().flat_map(|group| list(group, "rijen")).cloned().collect();
    assert!(rows.iter().all(|row| row["uitvoerder"] != "jobhunter"));
    assert!(rows.iter().any(|row| row["uitvoerder"] == "assessmentadviseur"), "others are named");
}

#[test]
fn an_amount_that_is_asked_says_that_it_is_without_btw() {
    let mut body = with_open_signatures(PIETERSMA, "eind");
    set(&mut body, "/eind/gevraagd/0/bedragCent", 133_000);
    let asked = words(&pages_for(&body, EIND, "werkgever")["gevraagd"]);
    assert!(asked.contains("€ 1.330,00 exclusief btw"), "{asked}");
}

#[test]
fn every_step_of_the_law_says_whose_it_is() {
    let calendar = pages_for(&example(PIETERSMA), VOORTGANG, "werkgever");
    let who = |step: &str| {
        let rows = list(&calendar, "kalender");
        rows.into_iter().find(|row| words(&row["stap"]).starts_with(step)).map(|row| words(&row["wie"]))
    };
    for (step, expected) in [
        ("probleemanalyse", "bedrijfsarts"),
        ("plan van aanpak", "samen"),
        ("42e-weeksmelding", "werkgever"),
        ("eindrapportage", "bureau"),
        ("WIA-aanvraag", "werknemer"),
    ] {
        assert_eq!(who(step).as_deref(), Some(expected), "{step}");
    }
}

// For the ear.

#[test]
fn a_picture_names_its_empty_weeks_and_leaves_out_what_is_nought() {
    let report = pages_for(&example(AKKER), EIND, "werkgever");
    let weeks = words(&report["activiteiten"]["grafiek"]["alternatief"]);
    assert!(
        weeks.contains("Zonder gesprek of actie van het bureau: week ") && weeks.contains("Aantal per week: week "),
        "{weeks}"
    );
    let funnel = words(&report["sollicitaties"]["trechter"]["alternatief"]);
    assert!(funnel.contains(" verstuurd") && !funnel.contains(", 0 met"), "{funnel}");
}

#[test]
fn the_numbers_of_a_list_are_explained_before_it() {
    let body = example(PIETERSMA);
    let report = pages_for(&body, EIND, "werkgever");
    let key = list(&report["bijlagen"]["sollicitaties"], "sleutel");
    let versions = list(&report["bijlagen"]["sollicitaties"], "groepen").len();
    assert_eq!(key.len(), versions, "{key:?}");
    assert!(words(key[0]).starts_with("Richtingen in zoekprofiel versie 1: 1 "), "{}", words(key[0]));
    let one = pages_for(&example(AKKER), VOORTGANG, "werkgever");
    // The bars above the list bear the numbers there.
    assert!(list(&one["sollicitaties"], "sleutel").is_empty());
    let bars = words(&one["sollicitaties"]["trechter"]["groepen"][0]["rijen"][0]["label"]);
    assert!(bars.starts_with("1 "), "{bars}");
}

#[test]
fn a_link_to_a_section_says_what_it_is_called() {
    let plan = pdf(&example(PIETERSMA), order(soort(PLAN), variant("werknemer")));
    assert!(plan.holds("Planning, deel 8") && plan.holds("Uitleg bij dit plan, pagina 2"));
    assert!(plan.says("Uitleg in gewone taal op pagina 2"));
}

// What ends, and what was used.

#[test]
fn while_nazorg_goes_on_only_the_search_has_ended() {
    let body = example(AKKER);
    let report = pages_for(&body, EIND, "werkgever");
    let told = words(&report["reden"]);
    assert!(told.starts_with("De bemiddeling eindigde op 30 september 2025"), "{told}");
    assert!(told.contains("De nazorg loopt tot en met 31 december 2025."), "{told}");
    assert!(words(&report["feiten"]).contains("Einde bemiddeling"));
    let mut without = body;
    remove(&mut without, "/eind/nazorg");
    set(&mut without, "/eind/document/status", "concept");
    assert!(words(&pages_for(&without, EIND, "werkgever")["reden"]).starts_with("De begeleiding eindigde"));
}

#[test]
fn what_was_bought_is_told_beside_what_was_used() {
    let body = example(PIETERSMA);
    let told = |body: &Value, reader: &str| words(&pages_for(body, VOORTGANG, reader)["activiteiten"]["afname"]);
    let employer = told(&body, "werkgever");
    assert!(employer.contains(" van 24 coachgesprekken") && employer.contains(" van 20 uur jobhunting"), "{employer}");
    assert_eq!(told(&body, "werknemer"), "");
    // Two lines about one thing cannot be told apart.
    assert_eq!(told(&with_open_signatures(PIETERSMA, "offerte"), "werkgever"), "");
    let mut two = body;
    let more = two["offerte"]["regels"][3].clone();
    push(&mut two, "/offerte/regels", more);
    assert!(!told(&two, "werkgever").contains("coachgesprekken"));
}
