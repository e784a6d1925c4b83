//! The grid of the pages: on which axes columns begin, in which size a profile is set, and where abbreviations stand.

use trajectpers::wire::Soort;

use crate::pdf::{Pdf, Run};
use crate::support::{AKKER, PIETERSMA, example, order, pdf, set, soort, variant};

/// Points in a millimetre, and the left margin of the page in millimetres.
const MILLIMETRE: f32 = 72.0 / 25.4;
const MARGIN: f32 = 22.0;

/// Headings, heads of columns, and labels of facts that stand second in their row: where they begin, in millimetres
/// from the margin. The first axis is 0, the second 26; from there the axes are 35 apart, with halves between them.
const AXES: [(&str, f32); 27] = [
    ("Werkervaringsplaats bij Bouwmarkt Voorbeeld", 0.0),
    ("Belemmeringen", 0.0),
    ("Rubriek", 0.0),
    ("Instrument", 0.0),
    ("Belemmering", 0.0),
    ("Kader", 0.0),
    ("Was", 26.0),
    ("Wat wordt bereikt", 26.0),
    ("Wat stond in de weg", 26.0),
    ("Wat is gepland", 61.0),
    ("Wat er gebeurt", 61.0),
    ("Mogelijkheden en beperkingen in werk", 61.0),
    ("Aanbieder", 61.0),
    ("Wat eraan wordt gedaan", 61.0),
    ("Wat ervan kwam", 61.0),
    ("Wat het regelt", 61.0),
    ("Ziekteweek", 61.0),
    ("Spreken", 61.0),
    ("Waaraan te zien", 78.5),
    ("Wordt", 96.0),
    ("Lezen", 96.0),
    ("Geboortedatum", 96.0),
    ("Schrijven", 131.0),
    ("Uiterlijk en wie", 131.0),
    ("Waarop het berust", 131.0),
    ("Doelen behaald", 131.0),
    ("Vacatures in de regio", 131.0),
];

fn axis_of(run: &Run) -> f32 {
    run.x / MILLIMETRE - MARGIN
}

fn content(document: &Pdf) -> impl Iterator<Item = &Run> {
    document.runs.iter().filter(|run| !run.artifact)
}

#[test]
fn columns_begin_on_the_axes_of_the_page() {
    let mut documents = Vec::new();
    for name in [PIETERSMA, AKKER] {
        for soort in Soort::ALL {
            documents.push(pdf(&example(name), order(*soort, variant("uwv"))));
        }
    }
    for (head, axis) in AXES {
        let found: Vec<&Run> = documents.iter().flat_map(content).filter(|run| run.text.trim() == head).collect();
        assert!(!found.is_empty(), "‘{head}’ is on no page");
        for run in found {
            assert!((axis_of(run) - axis).abs() < 0.3, "‘{head}’ begins at {} on page {}", axis_of(run), run.page);
        }
    }
}

#[test]
fn a_profile_has_one_size_of_letters() {
    for name in [PIETERSMA, AKKER] {
        let document = pdf(&example(name), order(soort("plan-van-aanpak"), variant("uwv")));
        // Titles of sections stand behind their numbers, what they head on the second axis.
        let told = |run: &&Run| (84.5..86.0).contains(&run.x) || (135.5..137.0).contains(&run.x);
        let told: Vec<&Run> = content(&document).filter(told).collect();
        let place = |title: &str| told.iter().position(|run| run.text.trim() == title).expect("a section");
        let (first, last) = (place("Persoonsprofiel"), place("Afstand tot werk"));
        for pair in told[first..last].windows(2).filter(|pair| pair[0].page == pair[1].page) {
            // Lines of running text are 13.7 points apart, those of facts 10.8, and facts themselves 12.2.
            let way = pair[0].y - pair[1].y;
            assert!(!(13.0..14.5).contains(&way), "{name}: {} and {} are {way} apart", pair[0].text, pair[1].text);
        }
    }
}

#[test]
fn abbreviations_stand_last_behind_the_signatures_and_the_facts() {
    for (word, before) in [
        ("offerte", "Akkoord"),
        ("plan-van-aanpak", "Akkoord"),
        ("voortgangsrapportage", "Poortwachterkalender"),
        ("eindrapportage", "Gegevens traject"),
    ] {
        let headings = pdf(&example(PIETERSMA), order(soort(word), variant("uwv"))).headings();
        let place = |title: &str| headings.iter().position(|heading| heading.ends_with(title));
        let signed = place("Ondertekening").or_else(|| place("Akkoord"));
        assert!(signed.is_some() && signed < place("Afkortingen"), "{word}: {headings:?}");
        assert_eq!(place("Afkortingen"), place(before).map(|place| place + 1), "{word}: {headings:?}");
    }
}

#[test]
fn the_words_of_a_head_stand_on_one_line_also_beside_one_of_two() {
    let mut body = example(PIETERSMA);
    set(&mut body, "/sollicitaties/0/bewijs", false);
    let document = pdf(&body, order(soort("eindrapportage"), variant("uwv")));
    let beside = |head: &Run, words: &str| {
        content(&document).any(|run| run.page == head.page && run.text.trim() == words && (run.y - head.y).abs() < 0.1)
    };
    let heads: Vec<&Run> = content(&document).filter(|run| run.text.trim() == "Werkgever, functie").collect();
    assert!(!heads.is_empty());
    for head in heads {
        assert!(beside(head, "Datum") && beside(head, "Richting"), "on page {}", head.page);
    }
}
