//! What ends, and what was used.

use serde_json::{Value, json};

use super::{EIND, OFFERTE, PLAN, VOORTGANG, explanation, with_hours_to_decide_on, with_open_signatures};
use crate::support::{AKKER, PIETERSMA, example, list, pages_for, push, remove, set, words};

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
fn after_a_placement_the_calendar_tells_what_a_verslag_depends_on() {
    let told = |body: &Value, kind: &str| words(&pages_for(body, kind, "uwv")["kalender"]);
    let mut body = example(AKKER);
    let asked = "inzending re-integratieverslag (bij een WIA-aanvraag)";
    assert!(told(&body, EIND).contains(asked), "{}", told(&body, EIND));
    assert!(!told(&body, VOORTGANG).contains(asked), "in June nobody was placed");
    assert!(!told(&example(PIETERSMA), EIND).contains(asked), "who has no work asks for a benefit");
    set(&mut body, "/dienstverband/einddatum", "2025-10-31");
    assert!(!told(&body, EIND).contains(asked), "for who is ill then it is due without one: {}", told(&body, EIND));
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
    let part = pages_for(&two, VOORTGANG, "werkgever")["activiteiten"]["afname"].clone();
    assert!(!words(&part["rijen"]).contains("Coachgesprekken"), "{part}");
    assert_eq!(words(&part["niet_geteld"]), "drie andere onderdelen van de offerte");
    let mut help = example(PIETERSMA);
    let more =
        json!({ "omschrijving": "Hulp bij een brief.", "eenheid": "stuk", "aantal": 1, "prijsCent": 100, "btw": "21" });
    push(&mut help, "/offerte/regels", more);
    let told = words(&pages_for(&help, VOORTGANG, "werkgever")["activiteiten"]["afname"]["niet_geteld"]);
    assert_eq!(told, "‘Begeleiding van werkervaringsplaatsen’ en ‘Hulp bij een brief’");
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
        "Vraag dan zelf een WIA-uitkering aan bij UWV, uiterlijk op 14 januari 2026. Dat kan op uwv.nl.",
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
    assert!(figures.contains("per 1 oktober 2025, week 87"), "{figures}");
    // The days of the title are those of the figures and of the activities; the nazorg had begun.
    let title = words(&report["document"]["ondertitel"]);
    assert_eq!(title, "17 februari tot en met 10 oktober 2025 · ziekteweek 55 tot en met 88");
    assert!(!figures.contains("10 oktober 2025"), "{figures}");
    assert!(words(&report["activiteiten"]["inleiding"]).starts_with("Van 17 februari tot en met 10 oktober 2025"));
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
    for (part, bought_and_used) in [
        ("Intake", ["1", "1", "geen"]),
        ("Assessment", ["1", "1", "geen"]),
        ("Digitale basisvaardigheden", ["1", "1", "geen"]),
    ] {
        assert_eq!(bought(&employer, part), bought_and_used);
    }
    let counted = "Geteld is wat is uitgevoerd. Niet geteld: ‘Begeleiding van werkervaringsplaatsen’.";
    assert_eq!(words(&employer["toelichting"]), counted);
    let bought_without_options = "Besteld in de offerte (zonder opties), en daarvan gebruikt";
    assert!(words(&employer["inleiding"]).starts_with(bought_without_options), "{employer}");
    let as_far = "Besteld in de offerte (zonder opties), en daarvan gebruikt, voor zover geteld:";
    assert_eq!(words(&employer["in_een_zin"]), as_far);
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
