//! What the pages say to whom: what is asked of who signed and who did not, what the employee reads of the own dossier,
//! and sentences that hold for the figures beside them.

use serde_json::{Value, json};

use crate::support::{
    AKKER, GRAAF, PIETERSMA, example, list, order, pages_for, pdf, push, remove, set, soort, variant, words,
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

/// The example, of which the employer has yet to decide on hours of jobhunting.
fn with_hours_to_decide_on() -> Value {
    let mut body = example(PIETERSMA);
    let asked = json!([{ "wat": "Besluit over de jobhunting.", "voor": "2025-12-31", "bedragCent": 133_000 }]);
    set(&mut body, "/eind/gevraagd", asked);
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
    let both = "Tekenen voor gelezen betekent: ik ken dit verslag. Tekenen voor akkoord betekent: ik ben het ook met \
                dit verslag eens.";
    assert!(eind.contains(both) && !eind.contains("extra uren"), "{eind}");
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
    let options = words(&offer["prijs"]["opties_btw"]);
    assert_eq!(
        options,
        "Deze bedragen zijn exclusief btw en zonder de korting op de prijs. Inclusief btw: Nazorg na plaatsing \
         € 689,70; Jobhunting, 15 december t/m 1 april 2026 € 1.609,30. Met alle opties is de prijs ten hoogste \
         € 11.733,61 inclusief btw (€ 9.780,50 exclusief btw), zonder meerwerk."
    );
    let privacy = format!("{} {}", words(&offer["privacy"]), words(&offer["kwaliteit"]));
    assert_eq!(privacy.matches("verwerkingsverantwoordelijke").count(), 1, "{privacy}");
}

// What the employee reads.

#[test]
fn the_employee_reads_that_the_employer_agreed_and_pays() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/offerte/regels/8/omschrijving", "Nazorg na plaatsing (stelpost)");
    let told = explanation(&body, OFFERTE);
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
    let body = example(PIETERSMA);
    let mut all = body.clone();
    remove(&mut all, "/offerte/uitsluitingen");
    for kind in [PLAN, VOORTGANG] {
        assert!(explanation(&body, kind).contains(travel), "{kind}");
        let told = explanation(&all, kind);
        assert!(told.contains("kost u niets.") && !told.contains("reiskosten vergoedt"), "{kind}: {told}");
    }
}

#[test]
fn the_plan_repeats_what_the_employee_agreed_to() {
    let body = example(PIETERSMA);
    let told = explanation(&body, PLAN);
    let asked = "In het plan staan uw afspraken. U bent daarin ‘de werknemer’. Dit vraagt het plan van u:";
    assert!(told.contains(asked), "{told}");
    assert!(told.contains("Uw adviseur schrijft elke zes weken op hoe het gaat."), "{told}");
    for agreement in list(&body["plan"], "afspraken") {
        let own = agreement["partij"] == "werknemer";
        let words = agreement["afspraak"].as_str().expect("words");
        // It begins with ‘U’, and the verb goes on as a small letter.
        let (_, rest) = words.split_once(' ').expect("more words than one");
        assert_eq!(told.contains(rest), own, "{words}");
    }
    let mut none = body;
    let agreements = none["plan"]["afspraken"].as_array_mut().expect("a list");
    agreements.retain(|agreement| agreement["partij"] != "werknemer");
    assert!(!explanation(&none, PLAN).contains("Dit vraagt het plan van u:"));
}

#[test]
fn what_goes_on_without_a_day_is_told_to_the_employee() {
    let told = explanation(&example(PIETERSMA), VOORTGANG);
    assert!(told.contains("En verder de hele tijd: ‘Elke week contact met de jobhunter"), "{told}");
    let hours =
        "U kunt nu ten hoogste 3 uur per dag en 15 uur per week werken. Dat was 4 uur per dag en 20 uur per week.";
    assert!(told.contains(hours), "{told}");
    assert!(told.contains("Op een werkervaringsplaats betaalt uw eigen werkgever uw loon door."), "{told}");
    let report = pages_for(&example(AKKER), VOORTGANG, "werkgever");
    let goes_on = list(&report, "vooruitblik").into_iter().filter(|row| row["datum"] == "");
    let kinds: Vec<String> = goes_on.map(|row| words(&row["soort"])).collect();
    assert!(!kinds.is_empty() && kinds.iter().all(|kind| kind == "algemeen"), "{kinds:?}");
    let plan = explanation(&example(PIETERSMA), PLAN);
    assert!(plan.contains("Vraag dan zelf een WIA-uitkering aan bij UWV, uiterlijk op 14 januari 2026."), "{plan}");
}

#[test]
fn a_reason_is_promised_where_one_is_printed() {
    let mut body = example(PIETERSMA);
    let promise = "Uw werkgever en UWV lezen wel dat een afspraak niet doorging. Bij die afspraak staat de reden wel in \
                   dit exemplaar, en niet in hun exemplaar.";
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
        "Deed uw werkgever te weinig? Dan kan UWV besluiten dat hij uw loon langer doorbetaalt.",
        "In het tweede spoor zoekt u passend werk",
        "Blijf solliciteren op werk dat bij uw zoekprofiel past.",
        "U moet meewerken aan uw re-integratie.",
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
fn a_sentence_ends_once_and_keeps_the_letters_that_were_typed() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/eind/redenEindeToelichting", "Het werk van 2..4 uur is op.");
    set(
        &mut body,
        "/eind/conclusieKort",
        "de heer Pietersma zocht passend werk. de heer Pietersma volgde een scholing.",
    );
    if let Some(eind) = body["eind"].as_object_mut() {
        eind.remove("kernboodschap");
    }
    let eind = pages_for(&body, EIND, "werkgever");
    let reason = words(&eind["reden"]);
    assert!(reason.contains("2..4 uur is op") && !reason.contains("op.."), "{reason}");
    let told = format!("{} {}", words(&eind["kernboodschap"]), words(&eind["conclusie_kort"]));
    assert!(
        told.contains("de heer Pietersma zocht passend werk.")
            && told.contains("de heer Pietersma volgde een scholing."),
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
fn an_answer_to_an_earlier_application_stands_in_the_report_of_its_period() {
    let body = example(GRAAF);
    let report = pages_for(&body, VOORTGANG, "uwv");
    let groups = list(&report["sollicitaties"], "groepen");
    let last = groups.last().expect("a group");
    assert_eq!(last["titel"], "Eerder verstuurd, met nieuws uit deze periode");
    let rows = list(last, "rijen");
    let names: Vec<String> = rows.iter().map(|row| words(&row["werkgever"])).collect();
    assert_eq!(names, ["Gemeentearchief Voorbeeldstad, Zutphen"]);
    assert_eq!(words(&rows[0]["stand"]), "afgewezen 07-10-2025");
    assert!(words(&rows[0]["toelichting"]).contains("geen functie vrij"));
    // What came earlier, later or never is no news.
    for day in ["2025-09-26", "2025-11-22"] {
        let mut other = body.clone();
        set(&mut other, "/sollicitaties/1/resultaatDatum", day);
        let report = pages_for(&other, VOORTGANG, "uwv");
        let told = words(&report["sollicitaties"]["groepen"]);
        assert!(!told.contains("Eerder verstuurd") && !told.contains("Gemeentearchief"), "{day}: {told}");
    }
    // Proof that is missing there is not passed over above the list.
    let mut unproven = body.clone();
    set(&mut unproven, "/sollicitaties/1/bewijs", false);
    assert!(report["sollicitaties"]["bewijs"].is_string());
    assert!(pages_for(&unproven, VOORTGANG, "uwv")["sollicitaties"]["bewijs"].is_null());
}

#[test]
fn what_was_said_at_the_start_and_what_is_still_to_come_are_told_as_that() {
    let report = pages_for(&example(GRAAF), VOORTGANG, "uwv");
    let placements = words(&report["plaatsingen"]);
    assert!(
        placements.contains("van 20 oktober 2025 tot en met 9 november 2025; paste bij de start binnen"),
        "{placements}"
    );
    assert!(
        placements.contains("vanaf 10 november 2025, gepland tot en met 19 december 2025; past binnen"),
        "{placements}"
    );
    let applied = words(&report["sollicitaties"]["inleiding"]);
    assert!(applied.contains("geen daarvan leidde tot nu toe tot een gesprek"), "{applied}");
    let mut other = example(GRAAF);
    set(&mut other, "/plaatsingen/0/passendBevestigdDoor", "de arbeidsdeskundige");
    let placements = words(&pages_for(&other, VOORTGANG, "uwv")["plaatsingen"]);
    assert!(placements.contains("; bij de start passend volgens de arbeidsdeskundige"), "{placements}");
    let goes_on = words(&pages_for(&example(GRAAF), EIND, "uwv")["vervolg"]);
    assert!(goes_on.contains("30 augustus 2026 (nog ruim 32 weken), de laatste dag"), "{goes_on}");
    let asked = words(&pages_for(&example(PIETERSMA), OFFERTE, "uwv")["gevraagd"]);
    assert!(asked.contains("dit is een afschrift ter informatie"), "{asked}");
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
        weeks.contains("Zonder vastgelegde activiteit: week ") && weeks.contains("Aantal per week: week "),
        "{weeks}"
    );
    let funnel = words(&report["sollicitaties"]["trechter"]["alternatief"]);
    assert!(funnel.contains(" verstuurd") && !funnel.contains(", 0 met"), "{funnel}");
}

/// Every text that is read aloud in the place of a picture.
fn alternatives(part: &Value, found: &mut Vec<String>) {
    match part {
        Value::Object(fields) => fields.iter().for_each(|(name, field)| match field {
            Value::String(text) if name == "alternatief" => found.push(text.clone()),
            _ => alternatives(field, found),
        }),
        Value::Array(items) => items.iter().for_each(|item| alternatives(item, found)),
        _ => {}
    }
}

#[test]
fn what_is_read_aloud_writes_its_days_out_and_names_its_zoekrichtingen() {
    for kind in [PLAN, VOORTGANG, EIND, OFFERTE] {
        let mut told = Vec::new();
        alternatives(&pages_for(&example(PIETERSMA), kind, "werkgever"), &mut told);
        assert!(!told.is_empty(), "{kind}");
        for text in told {
            assert!(!text.contains("-2025") && !text.contains("t/m"), "{kind}: {text}");
        }
    }
    let end = pages_for(&example(PIETERSMA), EIND, "werkgever");
    assert!(words(&end["sollicitaties"]["trechter"]["alternatief"]).contains("richting 1, "));
    // The days that do not count are told under the bar, and the steps in the table after it.
    let bar = words(&end["tijdlijn"]["alternatief"]);
    assert!(
        bar.ends_with("De stappen staan in de poortwachterkalender hierna.") && !bar.contains("juli 2024"),
        "{bar}"
    );
    let plan = words(&pages_for(&example(PIETERSMA), PLAN, "werkgever")["planning"]["beeld"]["alternatief"]);
    for told in
        ["4 fasen van 14 april 2025 tot en met 1 april 2026", "de week van dit plan, week 56", "onder Rapportage"]
    {
        assert!(plan.contains(told), "{told}: {plan}");
    }
}

#[test]
fn what_tables_tell_is_not_read_aloud_again_in_the_place_of_a_picture() {
    let mut told: Vec<Value> = [PLAN, VOORTGANG, EIND]
        .map(|kind| pages_for(&example(PIETERSMA), kind, "werkgever")["tijdlijn"].clone())
        .into();
    told.push(pages_for(&example(PIETERSMA), PLAN, "werkgever")["planning"]["beeld"].clone());
    for picture in told {
        let alternative = words(&picture["alternatief"]);
        assert!(alternative.chars().count() <= 300, "{alternative}");
    }
}

#[test]
fn a_number_is_written_as_in_the_sentence_before_it() {
    let told = pages_for(&example(PIETERSMA), VOORTGANG, "werkgever")["sollicitaties"].clone();
    assert!(words(&told["inleiding"]).contains("zijn zeven sollicitaties verstuurd"), "{told}");
    assert_eq!(words(&told["bewijs"]), "Van alle zeven sollicitaties zit bewijs in het dossier.");
}

#[test]
fn time_has_one_notation() {
    let end = pages_for(&example(PIETERSMA), EIND, "uwv");
    let total = words(&end["activiteiten"]["totaal"]["uren"]);
    assert!(total.contains(" uur en ") && words(&end["activiteiten"]["inleiding"]).contains(&total), "{total}");
    let log = words(&end["bijlagen"]["activiteiten"]);
    assert!(log.contains("2 uur\n") || log.contains("45 minuten"), "{log}");
}

#[test]
fn the_next_step_is_the_first_that_is_open_in_the_calendar() {
    let report = pages_for(&example(PIETERSMA), VOORTGANG, "uwv");
    let told = words(&report["volgende_stap"]);
    assert!(told.contains("eindrapportage van het bureau, uiterlijk 24 december 2025"), "{told}");
}

#[test]
fn the_numbers_of_a_list_are_explained_before_it() {
    let body = example(PIETERSMA);
    let report = pages_for(&body, EIND, "werkgever");
    let key = list(&report["bijlagen"]["sollicitaties"], "sleutel");
    let versions = list(&report["bijlagen"]["sollicitaties"], "groepen").len();
    assert_eq!(key.len(), versions, "{key:?}");
    assert!(words(key[0]).starts_with("In zoekprofiel versie 1: richting 1 "), "{}", words(key[0]));
    // A group has its version in its title; in the report of a period, where there are no such groups, each row names its own.
    let groups = list(&report["bijlagen"]["sollicitaties"], "groepen");
    assert!(words(&groups[0]["titel"]).contains("ersie 1"), "{}", groups[0]["titel"]);
    assert_eq!(words(&list(groups[0], "rijen")[0]["richting"]), "1");
    let period = pages_for(&body, VOORTGANG, "werkgever");
    let first = words(&list(list(&period["sollicitaties"], "groepen")[0], "rijen")[0]["richting"]);
    assert!(first.starts_with("versie 1, richting "), "{first}");
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
    assert!(plan.says("Uitleg in gewone taal op pagina 2") && plan.says("Uitleg bij dit plan pagina 2"));
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
    let part = pages_for(&body, VOORTGANG, "werkgever")["activiteiten"]["afname"].clone();
    assert_eq!(bought(&part, "Coachgesprekken"), ["24", "14", "10"]);
    assert_eq!(bought(&part, "Jobhunting"), ["20 uur", "10 uur en 50 minuten", "9 uur en 10 minuten"]);
    assert_eq!(told(&body, "werknemer"), "");
    // Two lines about one thing cannot be told apart.
    assert_eq!(told(&with_open_signatures(PIETERSMA, "offerte"), "werkgever"), "");
    let mut two = body;
    let more = two["offerte"]["regels"][3].clone();
    push(&mut two, "/offerte/regels", more);
    assert!(!told(&two, "werkgever").contains("Coachgesprekken"));
}

/// What was bought of a part of the offer, what of it was used, and what is left.
fn bought(part: &Value, name: &str) -> [String; 3] {
    let rows = list(part, "rijen");
    let row = rows.into_iter().find(|row| row["onderdeel"] == name).expect("a part of the offer");
    ["besteld", "gebruikt", "over"].map(|field| words(&row[field]))
}

#[test]
fn a_letter_opens_before_the_words_of_the_bureau_and_repeats_no_day_of_theirs() {
    let mut body = example(PIETERSMA);
    let told = words(&pages_for(&body, OFFERTE, "werkgever")["inleiding"]);
    assert!(told.trim_start().starts_with("Hierbij ontvangt u") && !told.contains("14 april 2025"), "{told}");
    set(&mut body, "/offerte/aanleiding", "U vroeg ons een werknemer te begeleiden.");
    let told = words(&pages_for(&body, OFFERTE, "werkgever")["inleiding"]);
    assert!(told.contains("Het traject start op 14 april 2025."), "{told}");
    // Fifty weeks and three days; the price of this offer does not count them.
    let figures = words(&pages_for(&body, OFFERTE, "werkgever")["cijfers"]);
    assert!(figures.contains("ruim 50 weken"), "{figures}");
    let plan = words(&pages_for(&body, PLAN, "werkgever")["cijfers"]);
    assert!(plan.contains("ruim 50 weken") && plan.contains("op 23 april 2025, 16 tot 20 uur per week"), "{plan}");
}

#[test]
fn the_employee_reads_what_this_plan_is_and_what_a_signature_leaves_open() {
    let told = explanation(&example(PIETERSMA), PLAN);
    for words in [
        "Dit is een ander plan dan het plan van aanpak van u en uw werkgever van 8 mei 2024.",
        "U tekende op 29 april 2025 voor akkoord. Een fout mag u nog steeds laten verbeteren.",
        "ten minste 70% van uw loon",
        "U moet meewerken aan uw re-integratie.",
        "Dat kan een goede reden zijn. Bij ziekte oordeelt de bedrijfsarts.",
        "Dan kunt u ook naar de Autoriteit Persoonsgegevens.",
        "In dit plan staat geen diagnose of behandeling. Er staat wel in wat u in werk kunt doen.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("Lees het plan rustig door"), "{told}");
    let open = explanation(&with_open_signatures(PIETERSMA, "plan"), PLAN);
    assert!(open.contains("Lees het plan rustig door") && open.contains("Teken dan voor gelezen"), "{open}");
}

#[test]
fn the_end_is_no_surer_than_what_the_employer_has_yet_to_decide() {
    let mut body = with_hours_to_decide_on();
    let told = explanation(&body, EIND);
    for words in [
        "Of de jobhunter doorgaat, beslist uw werkgever, uiterlijk op 31 december 2025.",
        "Dat zegt niets over uw inzet.",
        "Vraag een WIA-uitkering aan bij UWV. Doe dat zelf, uiterlijk op 14 januari 2026. Dat kan op uwv.nl.",
        "Stuur bij die aanvraag zelf uw medische informatie naar UWV.",
        "werk van het bureau mee waar u niet bij hoefde te zijn",
        "Uw werkgever en UWV lezen ook waar u solliciteerde en wat uw mening is.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    set(&mut body, "/eind/gevraagd", json!([]));
    let told = explanation(&body, EIND);
    assert!(
        told.contains("Uw begeleiding gaat door tot en met 1 april 2026.") && !told.contains("beslist uw"),
        "{told}"
    );
    let asked = words(&pages_for(&with_open_signatures(PIETERSMA, "eind"), EIND, "werknemer")["gevraagd"]);
    assert!(asked.contains("U hoeft niet akkoord te gaan."), "{asked}");
}

#[test]
fn a_placement_tells_its_own_day_and_what_lapsed_by_it() {
    let body = example(AKKER);
    let report = pages_for(&body, EIND, "werkgever");
    let figures = words(&report["cijfers"]);
    assert!(
        figures.contains("per 1 oktober 2025, week 87") && figures.contains("tot en met 10 oktober 2025"),
        "{figures}"
    );
    let planned = words(&report["gepland"]);
    assert!(
        planned.contains("Einde traject, uiterlijk") && planned.contains("einde bemiddeling 30-09-2025"),
        "{planned}"
    );
    let facts = words(&report["feiten"]);
    assert!(facts.contains("10 oktober 2025, versie 1") && !facts.contains("met de handtekeningen"), "{facts}");
    assert!(facts.contains("14-10-2025"), "who signed when stands in a line of its own: {facts}");
    // The reports that were to follow, where the rhythm of reporting is known.
    let mut rhythm = body;
    set(&mut rhythm, "/traject/rapportageFrequentieWeken", 6);
    let planned = words(&pages_for(&rhythm, EIND, "werkgever")["gepland"]);
    assert!(planned.contains("vervallen door de plaatsing"), "{planned}");
}

#[test]
fn uwv_can_tie_the_offer_to_the_file() {
    for kind in [PLAN, VOORTGANG, EIND] {
        let told = |reader: &str| words(&pages_for(&example(AKKER), kind, reader)["gegevens"]);
        assert!(told("uwv").contains("OFF-2025-0017, kandidaatcode VH-2025-01"), "{kind}: {}", told("uwv"));
        assert!(!told("werkgever").contains("VH-2025-01"), "{kind}");
    }
}

#[test]
fn a_last_day_bears_its_ground() {
    let told = words(&pages_for(&example(AKKER), PLAN, "uwv")["kader"]["start"]);
    let ground = "11 maart 2025 (zes weken na de eerstejaarsevaluatie van 28 januari 2025)";
    assert!(told.contains(ground), "{told}");
    let list = words(&pages_for(&example(AKKER), PLAN, "uwv")["rapportage"]["rijen"]);
    assert!(list.contains("24-10-2025") && list.contains("Eindrapportage (uiterlijk 26-10-2025)"), "{list}");
}

#[test]
fn an_absence_that_the_words_tell_is_not_told_twice() {
    let mut body = example(PIETERSMA);
    let rows = |body: &Value| list(&pages_for(body, VOORTGANG, "werkgever")["inzet"], "afwezigheid").len();
    assert_eq!(rows(&body), 0);
    set(&mut body, "/voortgang/inzetWerknemer", "De heer Pietersma heeft zich ingezet.");
    assert_eq!(rows(&body), 1, "here it is the only proof");
}

#[test]
fn the_end_tells_what_was_used_of_the_offer() {
    let told = |reader: &str| pages_for(&example(PIETERSMA), EIND, reader)["activiteiten"]["afname"].clone();
    let employer = told("werkgever");
    assert_eq!(bought(&employer, "Coachgesprekken"), ["24", "20", "4"]);
    let counted = "Geteld is wat is uitgevoerd. De andere onderdelen van de offerte zijn hier niet geteld.";
    assert_eq!(words(&employer["toelichting"]), counted);
    assert!(told("werknemer").is_null());
    let mut hidden = example(PIETERSMA);
    let talk = json!({
        "datum": "2025-06-12", "soort": "coachgesprek", "omschrijving": "Gesprek in huis.", "status": "uitgevoerd",
        "rapporteerbaar": false,
    });
    push(&mut hidden, "/activiteiten", talk);
    let told = |reader: &str| bought(&pages_for(&hidden, EIND, reader)["activiteiten"]["afname"], "Coachgesprekken");
    assert_eq!(told("werkgever"), ["24", "20", "4"], "as many as his list has");
    assert_eq!(told("intern"), ["24", "21", "3"]);
}

#[test]
fn activities_are_told_from_the_first_that_the_reader_sees() {
    let mut body = example(PIETERSMA);
    let early = json!({
        "datum": "2025-01-06", "soort": "overleg", "omschrijving": "Overleg in huis.", "status": "uitgevoerd",
        "rapporteerbaar": false,
    });
    push(&mut body, "/activiteiten", early);
    let told = |reader: &str| words(&pages_for(&body, EIND, reader)["activiteiten"]["inleiding"]);
    assert!(told("werkgever").starts_with("Van 14 april tot en met"), "{}", told("werkgever"));
    assert!(told("intern").starts_with("Van 6 januari tot en met"), "{}", told("intern"));
}

// What is asked, and of whom.

#[test]
fn a_question_names_who_answers_it_and_how_a_decision_is_told() {
    let questions = json!([
        { "wat": "Besluit over veertien uur jobhunting.", "voor": "2025-12-31", "bedragCent": 133_000 },
        { "wat": "Vraag de bedrijfsarts om het actuele oordeel", "voor": "2025-12-31" },
    ]);
    let mut body = example(PIETERSMA);
    set(&mut body, "/eind/gevraagd", questions.clone());
    let asked = pages_for(&body, EIND, "werkgever")["gevraagd"].clone();
    let points: Vec<(String, String)> =
        list(&asked, "punten").iter().map(|point| (words(&point["wat"]), words(&point["bij"]))).collect();
    let adviser = "aan e.tencate@dewissel.example";
    assert!(points[0].1.contains("€ 1.330,00 exclusief btw") && points[0].1.contains(adviser), "{points:?}");
    assert!(points[1].0.ends_with("om het actuele oordeel.") && !points[1].1.contains("aan "), "{points:?}");
    assert_eq!(points[2].0, "Stuur het re-integratieverslag naar UWV.", "{points:?}");
    assert!(points[2].1.contains("uiterlijk 15 januari 2026"), "{points:?}");
    let told = words(&asked["tekst"]);
    assert!(
        told.contains("Uw besluit over extra uren of kosten geeft u schriftelijk door aan mevrouw drs. E. ten Cate")
    );
    assert!(!told.contains("Het re-integratieverslag stuurt u"), "it is asked as a point: {told}");
    // The signature goes first; then the sentence asks for the report to UWV.
    let mut open = with_open_signatures(PIETERSMA, "eind");
    set(&mut open, "/eind/gevraagd", questions);
    let open = pages_for(&open, EIND, "werkgever")["gevraagd"].clone();
    assert_eq!(list(&open, "punten").len(), 3);
    assert!(words(&open["punten"]).contains("Teken dit verslag"), "{}", open["punten"]);
    assert!(words(&open["tekst"]).contains("Het re-integratieverslag stuurt u uiterlijk 15 januari 2026 naar UWV."));
    set(&mut body, "/eind/gevraagd/0/bij", "mevrouw L. Proef");
    let told = words(&pages_for(&body, EIND, "werkgever")["gevraagd"]);
    assert!(told.contains("aan mevrouw L. Proef") && !told.contains("geeft u schriftelijk door"), "{told}");
}

#[test]
fn the_adviser_can_be_reached_from_the_first_page_of_a_report() {
    let told = words(&pages_for(&example(PIETERSMA), VOORTGANG, "werkgever")["gevraagd"]);
    assert!(told.contains("aan e.tencate@dewissel.example"), "{told}");
    let mut called = example(PIETERSMA);
    remove(&mut called, "/adviseur/email");
    let told = words(&pages_for(&called, VOORTGANG, "werkgever")["gevraagd"]);
    assert!(told.contains("mevrouw drs. E. ten Cate (06 0000 0001)"), "{told}");
}

#[test]
fn reading_is_no_agreement_and_agreement_means_something() {
    let asked = |kind: &str| words(&pages_for(&example(PIETERSMA), kind, "werknemer")["gevraagd"]["tekst"]);
    assert!(asked(VOORTGANG).contains("voor gelezen. Dat is geen akkoord."), "{}", asked(VOORTGANG));
    assert!(asked(EIND).contains("Dat betekent: u bent het eens met dit verslag."), "{}", asked(EIND));
    assert!(!asked(PLAN).contains("Dat betekent"), "{}", asked(PLAN));
}

// The calendar.

#[test]
fn the_calendar_has_what_the_employer_asks_of_the_bedrijfsarts_and_says_whose_day_it_is() {
    let report = pages_for(&example(PIETERSMA), VOORTGANG, "werkgever");
    let steps: Vec<[String; 3]> = list(&report, "kalender")
        .iter()
        .map(|row| ["stap", "wie", "uiterlijk"].map(|field| words(&row[field])))
        .collect();
    let has = |step: &str, who: &str, last: &str| steps.contains(&[step.to_owned(), who.to_owned(), last.to_owned()]);
    let judgement = "actueel oordeel (werkgever vraagt)";
    assert!(has(judgement, "bedrijfsarts", "31-12-2025"), "{steps:?}");
    assert!(has("eindrapportage (streefdatum)", "bureau", "24-12-2025"), "{steps:?}");
    let next = words(&report["volgende_stap"]);
    assert_eq!(
        next,
        "De eerstvolgende stap is gepland op 30 september 2025 (nog 4 dagen): overleg. Daarna in de \
         poortwachterkalender: eindrapportage van het bureau, uiterlijk 24 december 2025; de eerste stap uit de wet: \
         eindevaluatie, uiterlijk 31 december 2025."
    );
    // Who has no re-integratieverslag to make, asks nothing of the bedrijfsarts.
    let mut old = example(PIETERSMA);
    set(&mut old, "/werknemer/geboortedatum", "1959-04-02");
    assert!(!words(&pages_for(&old, VOORTGANG, "werkgever")["kalender"]).contains("actueel oordeel"));
}

// Complaints, and what the offer says of money.

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
    let akker = pages_for(&example(AKKER), OFFERTE, "werkgever");
    assert!(
        !words(&akker["akkoord"]["tekst"]).contains("optie") && !words(&akker["voorwaarden"]).contains("de korting")
    );
}

#[test]
fn the_employee_reads_in_the_offer_what_travelling_costs_and_when_it_begins() {
    let told = explanation(&example(PIETERSMA), OFFERTE);
    for words in [
        "Uw reiskosten zitten niet in de prijs. Vraag uw werkgever of hij die vergoedt.",
        "Kunt u niet komen? Zeg dat ten minste 24 uur van tevoren.",
        "Wel staat erin wanneer u ziek werd en welke dagen niet meetellen.",
        "De start is gepland op 14 april 2025.",
        "Dat plan komt uiterlijk op 12 mei 2025.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

// What UWV reads.

#[test]
fn the_plan_says_no_more_of_the_law_and_of_the_first_track_than_holds() {
    let plan = pages_for(&example(PIETERSMA), PLAN, "uwv");
    let frame = words(&plan["kader"]);
    for told in [
        "gerekend over ten hoogste het maximumdagloon (lid 1)",
        "of is het re-integratieverslag onvolledig en vult hij dat niet aan, dan verlengt UWV de loondoorbetaling met ten \
         hoogste 52 weken (lid 9)",
        "Zolang het dienstverband duurt, blijft de werkgever nagaan of daar passend werk is.",
    ] {
        assert!(frame.contains(told), "{told}: {frame}");
    }
    let limits = words(&plan["belastbaarheid"]["inleiding"]);
    assert!(limits.contains("ze zeggen niets over het karakter van de werknemer"), "{limits}");
}

#[test]
fn a_new_zoekprofiel_says_what_it_rests_on() {
    let change = pages_for(&example(PIETERSMA), VOORTGANG, "uwv")["bijstelling"]["zoekprofiel"]["versie"].clone();
    let grounds: Vec<String> = list(&change, "richtingen").iter().map(|found| words(&found["herkomst"])).collect();
    // The advice of March names other work.
    assert_eq!(grounds, ["Genoemd door de arbeidsdeskundige. Berust op: FML 15-09-2025."; 3], "{grounds:?}");
    let soon = words(&pages_for(&example(PIETERSMA), VOORTGANG, "uwv")["bijstelling"]["zoekprofiel"]["termijn"]);
    assert!(soon.contains("is negen dagen na de ontvangst vastgesteld, op 25 september 2025"), "{soon}");
    let first = words(&pages_for(&example(PIETERSMA), EIND, "uwv")["bijlagen"]);
    assert!(
        first.contains("Genoemd door de arbeidsdeskundige (advies 06-03-2025). Berust op: FML 10-02-2025."),
        "{first}"
    );
}

// Texts that are made of others.

#[test]
fn a_caller_replaces_the_whole_page_in_plain_language_or_a_part_of_it() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/teksten", json!({ "eindrapportage/uitleg_reden": "Uw reden in onze woorden, week {{ week }}." }));
    let told = explanation(&body, EIND);
    assert!(told.contains("Uw reden in onze woorden, week 89.") && told.contains("Dit doet u zelf:"), "{told}");
    let whole = "## Uitleg\n\nAlleen dit, tot {{ laatste_dag }}.{% if wia_uiterlijk %} En de WIA.{% endif %}";
    set(&mut body, "/teksten", json!({ "uitleg_eindrapportage": whole }));
    let told = explanation(&body, EIND);
    assert!(told.contains("Alleen dit, tot 1 april 2026. En de WIA.") && !told.contains("Dit doet u zelf:"), "{told}");
}

#[test]
fn thousands_have_a_point_wherever_vacancies_are_counted() {
    let mut body = example(AKKER);
    let last = body["zoekprofielen"].as_array().map_or(0, |versions| versions.len() - 1);
    for version in 0..=last {
        set(&mut body, &format!("/zoekprofielen/{version}/zoekrichtingen/0/vacaturesRegio"), 1250);
    }
    for kind in [PLAN, VOORTGANG, EIND] {
        let said = words(&pages_for(&body, kind, "werkgever"));
        assert!(!said.contains("1250"), "{kind}");
    }
    assert!(words(&pages_for(&body, PLAN, "werkgever")).contains("1.250 vacatures"));
}
