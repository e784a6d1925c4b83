//! What a reader finds in the same place.

use trajectpers::wire::Soort;

use crate::pdf::{Pdf, Run, squash};
use crate::support::{AKKER, PIETERSMA, example, list, order, pages_for, pdf, soort, variant, words};

#[test]
fn reports_begin_with_the_same_facts_in_the_same_order() {
    for reader in ["uwv", "werkgever", "werknemer"] {
        let labels = |kind: &str| -> Vec<String> {
            let data = pages_for(&example(PIETERSMA), kind, reader);
            let first = list(&data, "feiten").into_iter().map(|fact| words(&fact["label"]));
            first.filter(|label| label != "Geboortedatum").take(5).collect()
        };
        let same = ["Werknemer", "Werkgever", "Adviseur", "Functie", "Trajectnummer"];
        for kind in ["plan-van-aanpak", "voortgangsrapportage", "eindrapportage"] {
            assert_eq!(labels(kind), same, "{kind} {reader}");
        }
    }
}

#[test]
fn the_bar_of_the_wachttijd_names_its_first_and_its_last_week() {
    for name in [PIETERSMA, AKKER, "de-graaf", "volst"] {
        for soort in Soort::ALL.iter().filter(|soort| soort.as_str() != "offerte") {
            let document = pdf(&example(name), order(*soort, variant("uwv")));
            let named = |week: &str| document.runs.iter().any(|run| squeezed(&run.text) == week);
            let told = ["week 1", "week 104"].map(named);
            assert_eq!(told, [true, true], "{name} {}", soort.as_str());
        }
    }
}

#[test]
fn this_document_stands_at_its_own_mark() {
    // The left edge and the length of the bar, and the most that the words take.
    let (left, length, widest) = (62.4, 470.6, 110.0);
    for name in [PIETERSMA, AKKER, "de-graaf"] {
        for kind in ["plan-van-aanpak", "voortgangsrapportage", "eindrapportage"] {
            let data = pages_for(&example(name), kind, "uwv");
            let Some(place) = data["tijdlijn"]["vandaag"]["plaats"].as_f64() else { continue };
            let document = pdf(&example(name), order(soort(kind), variant("uwv")));
            let label = document.runs.iter().find(|run| run.text.starts_with("dit document"));
            let start = f64::from(label.expect("the words of the document").x);
            let mark = left + length * place;
            assert!(start <= mark + 1.0 && mark <= start + widest, "{name} {kind}: {start} for {mark}");
        }
    }
}

#[test]
fn no_short_fact_leaves_a_hole_on_a_first_page() {
    let row = |document: &Pdf, label: &str| {
        let found = document.runs.iter().find(|run| run.page == 1 && !run.artifact && squeezed(&run.text) == label);
        found.map(|run| run.y)
    };
    for (kind, reader, first, second) in [
        // Without a day of birth the next that fits stands beside the name.
        ("voortgangsrapportage", "werkgever", "Werknemer", "Adviseur"),
        ("plan-van-aanpak", "uwv", "Datum en versie", "BSN"),
        ("eindrapportage", "uwv", "Einde begeleiding", "BSN"),
    ] {
        let document = pdf(&example(PIETERSMA), order(soort(kind), variant(reader)));
        let rows = (row(&document, first), row(&document, second));
        let apart = rows.0.zip(rows.1).map(|(one, other)| (one - other).abs());
        assert!(apart.is_some_and(|apart| apart < 0.1), "{kind} {reader}: {first} {second} {rows:?}");
    }
}

#[test]
fn an_amount_of_an_option_stands_below_those_of_the_price() {
    let offer = pdf(&example(PIETERSMA), order(soort("offerte"), variant("werkgever")));
    let heads: Vec<&Run> = offer.runs.iter().filter(|run| squeezed(&run.text) == "Per eenheid").collect();
    assert_eq!(heads.len(), 2, "of the price and of the options");
    assert!((heads[0].x - heads[1].x).abs() < 0.1, "{} {}", heads[0].x, heads[1].x);
}

#[test]
fn applications_of_a_period_stand_under_the_version_that_counts_them() {
    let report = pdf(&example(PIETERSMA), order(soort("voortgangsrapportage"), variant("uwv")));
    let headings = report.headings();
    for title in [
        "In deze periode verstuurd, zoekprofiel versie 1 tenzij anders vermeld",
        "Eerder verstuurd, met nieuws uit deze periode, zoekprofiel versie 1",
    ] {
        assert!(headings.iter().any(|heading| squeezed(heading) == title), "{title}: {headings:?}");
    }
}

/// The words of a run with plain spaces.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn who_signed_and_what_it_says_stand_on_one_line() {
    let document = pdf(&example(PIETERSMA), order(soort("eindrapportage"), variant("uwv")));
    let mut lines = std::collections::BTreeMap::<i32, Vec<&Run>>::new();
    for run in document.runs.iter().filter(|run| run.page == 1) {
        #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
        lines.entry(run.y.round() as i32).or_default().push(run);
    }
    let line = |runs: &Vec<&Run>| squash(&runs.iter().map(|run| run.text.as_str()).collect::<String>());
    let lines: Vec<String> = lines.values().map(line).collect();
    for party in ["adviseur:akkoord17-12-2025", "werknemer:akkoord18-12-2025", "werkgever:akkoord19-12-2025"] {
        assert!(lines.iter().any(|line| line.contains(party)), "{party}: {lines:?}");
    }
}

#[test]
fn an_offer_says_before_the_letter_that_it_is_a_copy() {
    for (reader, copy) in [("werkgever", false), ("werknemer", true), ("uwv", true), ("intern", true)] {
        assert_eq!(pages_for(&example(PIETERSMA), "offerte", reader)["afschrift"], copy, "{reader}");
    }
    let document = pdf(&example(PIETERSMA), order(soort("offerte"), variant("uwv")));
    let place = |words: &str| document.runs.iter().position(|run| run.text.contains(words));
    let (told, letter) = (place("afschrift"), place("Geachte"));
    assert!(told.is_some() && told < letter, "{told:?} {letter:?}");
}
