//! The page in plain language, its words, and what points to it.

use serde_json::json;

use crate::pdf::squash;
use crate::support::{
    AKKER, GRAAF, PIETERSMA, example, list, order, pages_for, pdf, remove, set, soort, variant, words,
};
use crate::words::{EIND, OFFERTE, PLAN, VOORTGANG, explanation, with_open_signatures};

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
