//! What the employee reads.

use serde_json::{Value, json};

use super::{EIND, OFFERTE, PLAN, VOORTGANG, explanation, with_open_signatures};
use crate::pdf::squash;
use crate::support::{
    AKKER, GRAAF, PIETERSMA, example, list, order, pages_for, pdf, push, remove, set, soort, variant, words,
};

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
fn the_plan_repeats_what_the_employee_agreed_to() {
    let body = example(PIETERSMA);
    let told = explanation(&body, PLAN);
    assert!(told.contains("Dit vraagt het plan van u:"), "{told}");
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
    assert!(told.contains("Verder loopt dit door: ‘Elke week contact met de jobhunter"), "{told}");
    let hours =
        "U kunt nu ten hoogste 3 uur per dag en 15 uur per week werken. Dat was 4 uur per dag en 20 uur per week.";
    assert!(told.contains(hours), "{told}");
    assert!(told.contains("Op een werkervaringsplaats betaalt uw eigen werkgever uw loon door."), "{told}");
    let report = pages_for(&example(AKKER), VOORTGANG, "werkgever");
    let goes_on = list(&report, "vooruitblik").into_iter().filter(|row| row["datum"] == "");
    let kinds: Vec<String> = goes_on.map(|row| words(&row["soort"])).collect();
    assert!(!kinds.is_empty() && kinds.iter().all(|kind| kind == "Algemeen"), "{kinds:?}");
    let plan = explanation(&example(PIETERSMA), PLAN);
    assert!(plan.contains("Vraag dan zelf een WIA-uitkering aan bij UWV, uiterlijk op 14 januari 2026."), "{plan}");
}

#[test]
fn a_reason_is_promised_where_one_is_printed() {
    let mut body = example(PIETERSMA);
    let promise = "Uw werkgever en UWV lezen wel dat een afspraak niet doorging: die van 15 september 2025. In uw \
                   exemplaar staat erachter waarom. Die zin lezen zij niet. Ergens anders in het verslag kan wel iets \
                   over de reden staan.";
    let both = "lezen wel dat twee afspraken niet doorgingen: die van 2 september en 22 september 2025.";
    for kind in [VOORTGANG, EIND] {
        let told = explanation(&body, kind);
        assert!(told.contains(both), "{kind}: {told}");
    }
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
        "Verder staat dit op de agenda, op volgorde van datum:",
        "uiterlijk 9 januari 2026: Lever uw laatste sollicitaties in.",
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

#[test]
fn appointments_are_those_of_the_employee_up_to_the_first_day_at_work() {
    let told = explanation(&example(PIETERSMA), VOORTGANG);
    for words in [
        "Dit staat op de agenda, op volgorde van datum:",
        "30 september 2025: overleg. Uw werkgever en u passen het plan van aanpak aan",
        "13 oktober 2025: werkervaringsplaats.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("24 oktober 2025"), "the first five: {told}");
    let mut body = example(PIETERSMA);
    set(&mut body, "/voortgang/vooruitblik/0/omschrijving", "Gesprek met de werkgever over het plan.");
    assert!(!explanation(&body, VOORTGANG).contains("30 september 2025: overleg"), "the employee is not there");
    let end = explanation(&example(PIETERSMA), EIND);
    assert!(end.contains("22 december 2025: de bedrijfsarts bekijkt opnieuw wat u in werk kunt."), "{end}");
    assert!(end.contains("na het oordeel van de bedrijfsarts; ook op 13, 20 en 27 januari"), "{end}");
}

#[test]
fn the_plan_tells_what_comes_first_and_lists_the_work_that_is_sought() {
    let body = example(PIETERSMA);
    let told = explanation(&body, PLAN);
    for words in [
        "12 juni 2025: de bedrijfsarts bekijkt opnieuw wat u in werk kunt.",
        "Tot en met 30 juni 2025 staat dit gepland:",
        "Assessment (6 mei) en arbeidsmarktonderzoek (20 mei)",
        "Deze dagen staan al vast, op volgorde van datum:",
        "uiterlijk 31 mei 2025: doel 1. Persoonsprofiel en zoekprofiel zijn vastgesteld",
        "Kunt u niet komen? Zeg dat ten minste 24 uur van tevoren.",
        "Op een werkervaringsplaats betaalt uw eigen werkgever uw loon door.",
        "U mag uw werkgever vragen om op papier te zetten wat het traject voor uw inkomen kan betekenen.",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("transportadministratie, medewerker"), "each on a line: {told}");
    let mut planned = body;
    push(
        &mut planned,
        "/activiteiten",
        json!({ "datum": "2025-05-06", "soort": "assessment", "omschrijving": "Assessment.", "status": "gepland" }),
    );
    let told = explanation(&planned, PLAN);
    assert!(told.contains("6 mei 2025: Assessment.") && !told.contains("staat dit gepland"), "{told}");
}

#[test]
fn the_end_begins_with_what_the_employee_does() {
    let pages = pages_for(&example(PIETERSMA), EIND, "werknemer");
    let heads: Vec<String> = list(&pages, "uitleg").iter().map(|part| words(&part["kop"])).collect();
    assert_eq!(heads.first().map(String::as_str), Some("Wat is dit verslag?"));
    assert_eq!(heads.get(1).map(String::as_str), Some("Wat moet u doen, en wanneer?"));
    assert_eq!(heads.get(2).map(String::as_str), Some("Hoe zit het met uw loon en uitkering?"));
    let now = words(&pages["uitleg"][1]["tekst"]);
    let place = |part: &str| now.find(part).expect(part);
    assert!(place("Vraag een WIA-uitkering aan bij UWV.") < place("op volgorde van datum:"), "{now}");
    assert!(place("op volgorde van datum:") < place("Ook dit is belangrijk:"), "{now}");
    let days = ["22 december 2025:", "uiterlijk 31 december 2025:", "5 januari 2026:", "29 januari 2026:"];
    assert!(days.map(place).is_sorted(), "one list of days: {now}");
    let wage = words(&pages["uitleg"][2]["tekst"]).trim().to_owned();
    let opening = "Uw loon loopt door tot en met 1 april 2026. Zolang u in dienst bent, betaalt uw werkgever";
    assert!(wage.starts_with(opening), "{wage}");
}

#[test]
fn the_result_is_told_to_the_employee_as_the_page_in_plain_language_does() {
    let shown = |reader: &str| words(&pages_for(&example(PIETERSMA), EIND, reader)["cijfers"][0]);
    assert!(shown("werknemer").contains("nog geen betaald werk"), "{}", shown("werknemer"));
    assert!(shown("uwv").contains("niet geplaatst"), "{}", shown("uwv"));
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
fn hard_words_stand_in_one_short_list_in_the_order_of_a_dictionary() {
    for name in [PIETERSMA, GRAAF, AKKER, "volst"] {
        for kind in [OFFERTE, PLAN, VOORTGANG, EIND] {
            let pages = pages_for(&example(name), kind, "werknemer");
            let last = list(&pages, "uitleg").pop().expect("a part");
            assert_eq!(words(&last["kop"]), "Welke woorden komt u tegen?", "{name} {kind}");
            let told = words(&last["tekst"]);
            let explained = told.lines().filter_map(|line| line.split_once(": "));
            let names: Vec<String> = explained.map(|(word, _)| word.to_lowercase()).collect();
            assert!((1..=25).contains(&names.len()) && names.is_sorted(), "{name} {kind}: {names:?}");
            for known in ["uwv", "bedrijfsarts", "netwerk", "scholing", "intake"] {
                assert!(!names.iter().any(|one| one == known), "{name} {kind}: everybody knows {known}");
            }
        }
    }
}

#[test]
fn hard_words_close_the_copy() {
    for kind in [OFFERTE, PLAN, VOORTGANG, EIND] {
        let headings = pdf(&example(PIETERSMA), order(soort(kind), variant("werknemer"))).headings();
        let last = headings.last().map(|heading| squash(heading));
        assert_eq!(last, Some(squash("Welke woorden komt u tegen?")), "{kind}: {headings:?}");
        let told = explanation(&example(PIETERSMA), kind);
        assert!(told.contains("Moeilijke woorden staan achteraan."), "{kind}: {told}");
    }
}

#[test]
fn the_page_answers_in_the_order_of_the_questions_of_the_employee() {
    let order_of = [
        "Wat is dit",
        "Wat moet u doen, en wanneer?",
        "Hoe zit het met uw loon en uitkering?",
        "Niet eens, of lukt het niet?",
        "Wie leest",
        "Wie mag mee?",
        "Wie belt u?",
    ];
    for name in [PIETERSMA, GRAAF] {
        for kind in [OFFERTE, PLAN, VOORTGANG, EIND] {
            let pages = pages_for(&example(name), kind, "werknemer");
            let heads: Vec<String> = list(&pages, "uitleg").iter().map(|part| words(&part["kop"])).collect();
            let place = |begin: &&str| heads.iter().position(|head| head.starts_with(*begin));
            let places: Vec<Option<usize>> = order_of.iter().map(place).collect();
            assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{name} {kind}: {heads:?}");
        }
    }
}

#[test]
fn what_can_frighten_says_what_to_do() {
    for name in [PIETERSMA, GRAAF] {
        for kind in [PLAN, VOORTGANG, EIND] {
            let told = explanation(&example(name), kind);
            let advice = "Dan kan UWV uw uitkering verlagen of weigeren. Had u een goede reden, zoals ziekte? Zeg dat \
                          dan tegen UWV.";
            assert!(told.contains(advice), "{name} {kind}: {told}");
            assert!(told.contains("Over een uitkering belt u UWV. Het nummer staat op uwv.nl."), "{name} {kind}");
        }
    }
    let offer = explanation(&example(PIETERSMA), OFFERTE);
    assert!(offer.contains("U hoeft nu zelf niets te doen."), "{offer}");
}

#[test]
fn an_appointment_names_the_day_of_the_week_and_whom_to_ask_for_the_place() {
    let told = explanation(&example(PIETERSMA), VOORTGANG);
    assert!(told.contains("dinsdag 30 september 2025: overleg."), "{told}");
    assert!(told.contains("Weet u niet waar of hoe laat u moet zijn? Vraag het uw adviseur."), "{told}");
    let repair = explanation(&example(GRAAF), EIND);
    let talks = "dinsdag 3 februari 2026: jobhunting. Gesprekken bij Groothandel De Proefpallet en Groothandel \
                 Voorbeeldroute over orderverwerking. Vraag uw adviseur of u daarbij moet zijn.";
    assert!(repair.contains(talks), "{repair}");
}

#[test]
fn who_signs_a_report_is_told_so_first() {
    let open = explanation(&with_open_signatures(PIETERSMA, "voortgang"), VOORTGANG);
    assert!(open.contains("Zet daarna uw handtekening."), "{open}");
    assert!(!explanation(&example(PIETERSMA), VOORTGANG).contains("Zet daarna uw handtekening."), "it is signed");
}

#[test]
fn the_end_tells_what_comes_after_it_in_the_order_of_the_days() {
    let told = explanation(&example(PIETERSMA), EIND);
    let places: Vec<Option<usize>> = [
        "uiterlijk 31 december 2025: de eindevaluatie.",
        "Uw begeleiding gaat door tot en met 1 april 2026.",
        "UWV beslist of u een WIA-uitkering krijgt.",
        "UWV moet binnen acht weken na uw aanvraag beslissen. Vraagt u op tijd aan? Dan is dat vóór uw loon stopt.",
        "Lukt dat niet? Vraag UWV om een voorschot.",
    ]
    .iter()
    .map(|part| told.find(*part))
    .collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {told}");
    let repair = explanation(&example(GRAAF), EIND);
    let wage = "Uw loon loopt door tot en met 30 augustus 2026, of korter als UWV dat besluit.";
    assert!(repair.contains(wage), "{repair}");
    assert_eq!(repair.matches("30 augustus 2026, of").count(), 1, "{repair}");
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
fn the_law_is_an_annex_of_the_copies_for_uwv_and_the_employer() {
    let body = example(PIETERSMA);
    let law = |reader: &str| list(&pages_for(&body, PLAN, reader)["kader"], "regels").len();
    assert!(law("werkgever") > 0 && law("uwv") > 0);
    assert_eq!(law("werknemer"), 0);
    let told = explanation(&body, PLAN);
    let annex = "Bijlage 2 gaat over de wet en zit niet in dit exemplaar. Er staat niets over u in.";
    assert!(told.contains(annex), "{told}");
    let copy = pdf(&body, order(soort(PLAN), variant("werknemer")));
    assert!(!copy.says("Wat het regelt") && copy.pages() <= 10);
}

#[test]
fn a_step_without_a_last_day_says_so_to_every_reader() {
    let body = example(GRAAF);
    for kind in [PLAN, VOORTGANG, EIND] {
        let says = |reader: &str| pdf(&body, order(soort(kind), variant(reader))).says("geen vaste dag");
        assert!(says("werknemer") && says("uwv") && says("werkgever"), "{kind}");
    }
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
    for (name, kind, runs) in [
        (GRAAF, OFFERTE, true),
        (GRAAF, PLAN, true),
        (GRAAF, VOORTGANG, false),
        (GRAAF, EIND, false),
        (PIETERSMA, PLAN, false),
    ] {
        let told = explanation(&example(name), kind);
        assert_eq!(told.contains(right), runs, "{name} {kind}: {told}");
        assert!(runs || !told.contains("het besluit van UWV over uw loon"), "{name} {kind}: {told}");
    }
}

#[test]
fn the_plan_names_what_uwv_found_lacking() {
    let point = "Bij de tweede vestiging van de werkgever is niet naar passend werk gezocht.";
    let told = explanation(&example(GRAAF), PLAN);
    assert!(told.contains("Dit was volgens UWV niet goed:") && told.contains(point), "{told}");
    assert!(!explanation(&example(GRAAF), EIND).contains("Dit was volgens UWV niet goed:"), "the pages have them");
}

#[test]
fn a_signature_under_the_end_is_no_consent_to_a_shorter_payment() {
    let told = "U mag het met dat verzoek oneens zijn. Uw handtekening onder dit verslag gaat daar niet over.";
    assert!(explanation(&example(GRAAF), EIND).contains(told));
    assert!(!explanation(&example(PIETERSMA), EIND).contains(told));
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
    assert!(wage(PIETERSMA, PLAN).contains("Dat is de tijd voordat u een WIA-uitkering kunt krijgen."));
    assert!(!wage(PIETERSMA, VOORTGANG).contains("Dat is de tijd"), "an earlier document told it");
}

#[test]
fn the_page_says_where_reading_may_stop_and_what_to_look_at() {
    for kind in [PLAN, VOORTGANG, EIND] {
        let told = explanation(&example(PIETERSMA), kind);
        assert!(told.contains("hier kunt u stoppen. De rest is vooral voor uw werkgever en UWV."), "{kind}: {told}");
        assert!(told.contains("uw mening, in het deel ‘Visie van werknemer en werkgever’."), "{kind}: {told}");
        assert!(!told.contains("Tekenen doet u"), "{kind}: it is signed");
        let copy = pdf(&example(PIETERSMA), order(soort(kind), variant("werknemer")));
        assert!(copy.says("‘Visie van werknemer en werkgever’ (pagina "), "{kind}: with its page");
    }
    for (part, kind, place) in
        [("plan", PLAN, "Akkoord"), ("voortgang", VOORTGANG, "Ondertekening"), ("eind", EIND, "Ondertekening")]
    {
        let told = explanation(&with_open_signatures(PIETERSMA, part), kind);
        assert!(told.contains(&format!("Tekenen doet u in het deel ‘{place}’.")), "{kind}: {told}");
    }
    assert!(explanation(&example(PIETERSMA), OFFERTE).contains("De rest is voor uw werkgever."));
}

#[test]
fn the_first_page_points_to_the_explanation_once() {
    for kind in [PLAN, VOORTGANG, EIND, OFFERTE] {
        let asked = words(&pages_for(&example(PIETERSMA), kind, "werknemer")["gevraagd"]);
        assert!(!asked.contains("gewone taal"), "{kind}: {asked}");
        assert!(pdf(&example(PIETERSMA), order(soort(kind), variant("werknemer"))).says("Uitleg in gewone taal op"));
    }
}

#[test]
fn the_report_says_what_work_is_sought_now_and_which_goal_asks_to_apply() {
    let told = explanation(&example(PIETERSMA), VOORTGANG);
    let sought = "U zoekt nu dit werk, voor 12 tot 15 uur per week: medewerker receptie/portier (dagdienst), conciërge \
                  en telefonisch planner.";
    assert!(told.contains(sought), "{told}");
    let repair = explanation(&example(GRAAF), VOORTGANG);
    let goal = "Verder loopt dit door: ‘Vanaf 15 september 2025 wordt elke week ten minste één sollicitatie \
                verstuurd.’";
    assert!(repair.contains(goal), "{repair}");
    let mut done = example(GRAAF);
    set(&mut done, "/voortgang/doelen/2/status", "behaald");
    assert!(!explanation(&done, VOORTGANG).contains("Verder loopt dit door:"));
    assert_eq!(told.matches("Verder loopt dit door:").count(), 1, "what goes on says so already: {told}");
    let second = "2 december 2025: de bedrijfsarts bekijkt opnieuw wat u in werk kunt. Vraag uw adviseur of u daarbij \
                  moet zijn.";
    assert!(repair.contains(second), "{repair}");
}

#[test]
fn our_own_sentence_on_the_first_page_speaks_to_the_employee() {
    let reason = |reader: &str| words(&pages_for(&example(AKKER), EIND, reader)["reden"]);
    assert!(reason("werknemer").contains("omdat u ander werk heeft gevonden"), "{}", reason("werknemer"));
    assert!(reason("werkgever").contains("omdat mevrouw Van den Akker ander werk heeft gevonden"));
    let mut body = example(AKKER);
    set(&mut body, "/eind/redenEinde", "uit_dienst");
    set(&mut body, "/eind/resultaat", "niet_geplaatst");
    set(&mut body, "/plaatsingen", json!([]));
    remove(&mut body, "/eind/nazorg");
    set(&mut body, "/dienstverband/einddatum", "2025-10-09");
    let told = words(&pages_for(&body, EIND, "werknemer")["reden"]);
    assert!(told.contains("omdat uw dienstverband eindigde"), "{told}");
}

#[test]
fn what_changed_is_told_first() {
    let told = |name: &str| {
        let pages = pages_for(&example(name), VOORTGANG, "werknemer");
        let first = list(&pages, "uitleg").into_iter().next().expect("a part").clone();
        (words(&first["kop"]), words(&first["tekst"]))
    };
    let (head, text) = told(PIETERSMA);
    assert_eq!(head, "Wat is er veranderd?");
    for words in [
        "U kunt nu ten hoogste 3 uur per dag en 15 uur per week werken. Dat was 4 uur",
        "Uw werkervaringsplaats bij Bouwmarkt Voorbeeld was van 18 augustus tot en met 12 september 2025.",
        "U zoekt nu dit werk, voor 12 tot 15 uur per week:",
        "staat in het deel ‘Bijstelling’.",
        "Dat gaat over het traject, niet over u.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let (_, text) = told(GRAAF);
    assert!(text.contains("Sinds 10 november 2025 werkt u 16 uur per week bij Stichting Voorbeeldarchief."), "{text}");
    assert!(!text.contains("stopte op 9 november"), "it went on: {text}");
    assert_eq!(told("kaalst").0, "Wat is dit verslag?", "nothing changed");
}

#[test]
fn the_last_day_of_the_wia_request_comes_before_the_other_days() {
    for kind in [PLAN, VOORTGANG, EIND] {
        let pages = pages_for(&example(PIETERSMA), kind, "werknemer");
        let part = list(&pages, "uitleg").into_iter().find(|part| words(&part["kop"]).starts_with("Wat moet u doen"));
        let told = words(&part.expect("a part")["tekst"]);
        let place = |part: &str| told.find(part).expect(part);
        assert!(place("uiterlijk op 14 januari 2026.") < place("op volgorde van datum:"), "{kind}: {told}");
    }
}

#[test]
fn the_first_page_names_the_nearest_days_of_the_employee() {
    let days = |name: &str| -> Vec<String> {
        let pages = pages_for(&example(name), VOORTGANG, "werknemer");
        list(&pages, "volgende_stappen").into_iter().map(|row| words(&row["datum"])).collect()
    };
    let own = ["30 september 2025", "2 oktober 2025", "7 oktober 2025", "uiterlijk 14 januari 2026"];
    assert_eq!(days(PIETERSMA), own);
    assert_eq!(days(GRAAF), ["2 december 2025", "2 december 2025", "16 december 2025"]);
}

#[test]
fn the_next_look_of_the_bedrijfsarts_is_planned_like_the_rest() {
    let planned = |body: &Value| list(&pages_for(body, EIND, "werknemer")["vervolg"], "gepland").len();
    let body = example(PIETERSMA);
    let rows = words(&pages_for(&body, EIND, "werknemer")["vervolg"]["gepland"]);
    assert!(rows.contains("De bedrijfsarts bekijkt opnieuw wat de werknemer in werk kan."), "{rows}");
    assert!(rows.contains("22-12-2025"), "{rows}");
    let mut told = body.clone();
    let visit = json!({ "datum": "2025-12-22", "soort": "overig", "omschrijving": "Spreekuur van de bedrijfsarts.",
        "status": "gepland" });
    push(&mut told, "/activiteiten", visit);
    assert_eq!(planned(&told), planned(&body), "a visit that is planned is told once");
}

#[test]
fn the_day_of_the_decision_of_uwv_and_an_objection_to_it_are_told() {
    for kind in [PLAN, VOORTGANG, EIND] {
        let told = explanation(&example(GRAAF), kind);
        for words in [
            "Vraagt hij dat op 20 januari 2026? Dan moet UWV uiterlijk op 10 februari 2026 beslissen. Stemt UWV in?",
            "Mag uw werkgever van UWV korter doorbetalen, en bent u het daar niet mee eens? Vraag UWV meteen of u \
             bezwaar kunt maken.",
        ] {
            assert!(told.contains(words), "{kind} {words}: {told}");
        }
        assert!(!explanation(&example(PIETERSMA), kind).contains("korter doorbetalen"), "{kind}");
    }
    let agenda = "uiterlijk 10 februari 2026: UWV moet beslissen over korter doorbetalen, als uw werkgever dat op 20 \
                  januari 2026 vraagt.";
    for kind in [VOORTGANG, EIND] {
        assert!(explanation(&example(GRAAF), kind).contains(agenda), "{kind}");
    }
    assert!(!explanation(&example(GRAAF), OFFERTE).contains("Mag uw werkgever van UWV"), "an offer comes too early");
}

#[test]
fn the_repair_is_told_once_on_the_first_page_of_the_employee() {
    let reason = |reader: &str| words(&pages_for(&example(GRAAF), EIND, reader)["reden"]);
    let told = reason("werknemer");
    assert!(told.starts_with("UWV moet nog vaststellen of alles is hersteld."), "{told}");
    assert!(reason("werkgever").starts_with("Volgens de werkgever en het bureau"));
}

#[test]
fn above_the_price_the_employee_reads_that_he_does_not_pay_it() {
    let told = words(&pages_for(&example(PIETERSMA), OFFERTE, "werknemer")["gevraagd"]);
    assert!(told.contains("De prijs hieronder is voor uw werkgever: u betaalt die niet."), "{told}");
}

#[test]
fn our_own_sentences_to_the_employee_have_twenty_words_at_most() {
    for name in [PIETERSMA, GRAAF, AKKER, "kaalst", "alles-mis"] {
        for kind in [OFFERTE, PLAN, VOORTGANG, EIND] {
            let told = explanation(&example(name), kind);
            for line in told.lines().filter(|line| !line.contains(['‘', ':'])) {
                let long = line.split_inclusive(['.', '?', '!']).find(|one| one.split_whitespace().count() > 20);
                assert_eq!(long, None, "{name} {kind}");
            }
        }
    }
}

#[test]
fn many_kinds_of_work_are_a_list_that_ends() {
    let pages = pages_for(&example("volst"), VOORTGANG, "werknemer");
    let first = words(&list(&pages, "uitleg").first().expect("a part")["tekst"]);
    assert!(first.contains("en nog twaalf soorten werk: zie het zoekprofiel"), "{first}");
    assert!(first.contains("Wat er op uw werkplekken veranderde, staat in het deel"), "more than a few: {first}");
}

#[test]
fn hours_at_a_place_are_not_those_of_who_cannot_work() {
    let mut body = example(GRAAF);
    set(&mut body, "/geenBenutbareMogelijkheden", json!([{ "van": "2025-11-17", "bron": "bedrijfsarts" }]));
    let told = explanation(&body, VOORTGANG);
    assert!(told.contains("bij Stichting Voorbeeldarchief begon op 20 oktober 2025."), "{told}");
    assert!(!told.contains("werkt u 16 uur per week"), "{told}");
}
