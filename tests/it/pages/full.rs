//! How full the pages are, and the air on them.

use trajectpers::wire::Soort;

use crate::documents::documents;
use crate::pdf::{Pdf, Run, squash};
use crate::support::{AKKER, PIETERSMA, example, order, pdf, soort, variant};

/// The lowest and the highest place of text on a page, in points from its foot.
const FOOT: f32 = 68.0;
const HEAD: f32 = 771.0;

/// How much of each page is filled, as a fraction of the height between the margins.
fn filled(document: &Pdf) -> Vec<f32> {
    let pages = u32::try_from(document.pages()).expect("few pages");
    let lowest = |page: u32| {
        let content = document.runs.iter().filter(|run| run.page == page && !run.artifact);
        content.map(|run| run.y).fold(HEAD, f32::min)
    };
    (1..=pages).map(|page| (HEAD - lowest(page)) / (HEAD - FOOT)).collect()
}

/// Whether an annex or the calendar begins on a page or the next one, or the document is signed on it: what is a whole of
/// its own may leave room.
fn may_leave_room(document: &Pdf, page: u32) -> bool {
    let content = document.runs.iter().filter(|run| !run.artifact);
    let starts = |run: &Run| {
        let own = ["Bijlage\u{a0}", "Bijlage ", "Poortwachterkalender", "handtekening", "Ondertekening", "Akkoord"]
            .iter()
            .any(|start| run.text.starts_with(start));
        own || run.text.starts_with("Uitleg bij") || run.text.starts_with("Bevindingen voor")
    };
    content.filter(|run| run.page == page || run.page == page + 1).any(starts)
}

#[test]
fn no_page_is_left_more_than_two_thirds_empty() {
    for name in [PIETERSMA, AKKER] {
        for soort in Soort::ALL {
            let document = pdf(&example(name), order(*soort, variant("werkgever")));
            for (page, part) in (1..).zip(filled(&document)) {
                let full = part >= 0.35 || may_leave_room(&document, page);
                assert!(full, "{name} {}: page {page} is filled for {part:.2}", soort.as_str());
            }
        }
    }
}

#[test]
fn contents_stand_alone_on_no_page() {
    for name in ["volst", PIETERSMA] {
        for word in ["voortgangsrapportage", "plan-van-aanpak", "eindrapportage"] {
            let document = pdf(&example(name), order(soort(word), variant("werknemer")));
            let page =
                document.runs.iter().find(|run| !run.artifact && run.text.trim() == "Inhoud").map(|run| run.page);
            let page = page.expect("contents");
            let part = filled(&document)[page as usize - 1];
            assert!(part >= 0.5, "{name} {word}: page {page} is filled for {part:.2}");
        }
    }
}

/// Tables of fewer than seven rows, by the title that they bear where they go on.
const SHORT: [&str; 7] = [
    "Belastbaarheid per rubriek",
    "Doelen",
    "Eerder verstuurd",
    "Instrumenten",
    "Knelpunten",
    "Wat er per fase gebeurt",
    "Zoekrichtingen",
];

/// Where a table that goes on began: the head that it bears again stands on the page before, at this place.
fn began(document: &Pdf, mark: &Run) -> Option<f32> {
    let below = document.runs.iter().filter(|run| run.page == mark.page && run.y < mark.y - 1.0 && run.x < 64.0);
    let head = below.max_by(|one, other| one.y.total_cmp(&other.y))?;
    let same = document.runs.iter().filter(|run| run.page + 1 == mark.page && !run.artifact && run.x < 64.0);
    same.filter(|run| run.text.trim() == head.text.trim()).map(|run| run.y).reduce(f32::min)
}

#[test]
fn a_short_table_is_parted_only_where_its_page_would_be_left_too_empty() {
    for name in [PIETERSMA, AKKER, "de-graaf"] {
        for soort in Soort::ALL {
            for reader in ["uwv", "werkgever"] {
                let document = pdf(&example(name), order(*soort, variant(reader)));
                let titles = document.runs.iter().filter(|run| run.artifact && !run.text.contains("(vervolg)"));
                let short = titles.filter(|run| SHORT.iter().any(|title| run.text.trim().starts_with(title)));
                for title in short {
                    let left = began(&document, title).map(|place| (HEAD - place) / (HEAD - FOOT));
                    let told = format!("{name} {} {reader}: {} on page {}", soort.as_str(), title.text, title.page);
                    assert!(left.is_none_or(|part| part < 0.7), "{told} leaves {left:?}");
                }
            }
        }
    }
}

#[test]
fn what_opens_a_page_says_what_it_is() {
    // The facts of the belastbaarheid stay with their section, and its limits have a heading of their own.
    for name in [PIETERSMA, AKKER, "de-graaf"] {
        for (kind, reader) in [
            ("voortgangsrapportage", "uwv"),
            ("voortgangsrapportage", "werknemer"),
            ("plan-van-aanpak", "uwv"),
            ("plan-van-aanpak", "werknemer"),
            ("eindrapportage", "uwv"),
        ] {
            let document = pdf(&example(name), order(soort(kind), variant(reader)));
            let first = |page: u32| {
                let content = document.runs.iter().filter(|run| run.page == page && !run.artifact);
                content.map(|run| run.text.trim()).find(|words| words.len() > 1)
            };
            let pages = u32::try_from(document.pages()).expect("few pages");
            for page in 2..=pages {
                let opens = first(page).unwrap_or_default();
                let unnamed = ["Bron", "Rubriek", "Doel", "Fase en periode"].contains(&opens);
                assert!(!unnamed, "{name} {kind} {reader}: page {page} opens with {opens}");
            }
        }
    }
}

#[test]
fn the_conditions_of_an_offer_stand_on_one_page() {
    for name in [PIETERSMA, AKKER, "de-graaf", "kaalst"] {
        let offer = pdf(&example(name), order(soort("offerte"), variant("uwv")));
        // A title may come in several runs.
        let words = |title: &Run| {
            let line = offer.runs.iter().filter(|run| run.page == title.page && (run.y - title.y).abs() < 0.1);
            squash(&line.filter(|run| run.x >= title.x).map(|run| run.text.as_str()).collect::<String>())
        };
        let page = |title: &str| {
            let found = section_titles(&offer).into_iter().find(|run| words(run) == squash(title));
            found.map(|run| (run.page, run.y))
        };
        let (first, next) = (page("Voorwaarden"), page("Privacy en kwaliteit"));
        let (Some((begins, _)), Some((ends, place))) = (first, next) else { panic!("{name}: {first:?} {next:?}") };
        // The next section opens a page, or follows on that of the conditions.
        assert!(begins == ends || place > HEAD - 30.0, "{name}: from page {begins} to {ends}");
    }
}

#[test]
fn planned_activities_of_a_plan_do_not_begin_below_the_signatures() {
    let plan = pdf(&example("de-graaf"), order(soort("plan-van-aanpak"), variant("uwv")));
    let page = |words: &str| {
        let content = plan.runs.iter().filter(|run| !run.artifact && run.page > 1);
        content.filter(|run| run.text.replace('\u{a0}', " ").starts_with(words)).map(|run| run.page).max()
    };
    assert!(page("Bijlage 1") > page("Akkoord op"), "{:?} {:?}", page("Bijlage 1"), page("Akkoord op"));
}

#[test]
fn the_account_to_pay_to_stands_with_the_terms() {
    let offerte = pdf(&example(PIETERSMA), order(soort("offerte"), variant("werkgever")));
    let page = |words: &str| offerte.runs.iter().find(|run| run.text.contains(words)).map(|run| run.page);
    assert!(page("IBAN").is_some());
    assert_eq!(page("IBAN"), page("Vierde kwartaal"));
}

#[test]
fn a_trajectory_of_a_year_stays_short() {
    for (word, most) in [("voortgangsrapportage", 7), ("plan-van-aanpak", 8), ("eindrapportage", 15), ("offerte", 4)] {
        let pages = pdf(&example(PIETERSMA), order(soort(word), variant("werkgever"))).pages();
        assert!(pages <= most, "{word}: {pages}");
    }
}

#[test]
fn no_finding_stands_alone_on_the_last_page() {
    for soort in Soort::ALL {
        let document = pdf(&example("alles-mis"), order(*soort, variant("intern")));
        let last = u32::try_from(document.pages()).expect("few pages");
        let content = document.runs.iter().filter(|run| run.page == last && !run.artifact);
        let heads = content.filter(|run| ["blokkade", "waarschuwing", "info"].contains(&run.text.trim()));
        assert!(heads.count() > 1, "{}", soort.as_str());
    }
}

#[test]
fn abbreviations_do_not_stand_alone_on_a_last_page() {
    for made in documents() {
        let content = || made.pdf.runs.iter().filter(|run| !run.artifact);
        let last = content().map(|run| run.page).max();
        let mut of_last = content().filter(|run| Some(run.page) == last);
        let first = of_last.next().map_or("", |run| run.text.trim());
        let followed = of_last.any(|run| run.text.trim().starts_with("Bijlage"));
        assert!(!first.is_empty() && (first != "Afkortingen" || followed), "{}", made.name);
    }
}

/// The runs of the titles of numbered sections: each has its number before it, on the first axis of the page.
fn section_titles(document: &Pdf) -> Vec<&Run> {
    let content = || document.runs.iter().filter(|run| !run.artifact);
    let numbers = content().filter(|run| {
        let words = run.text.trim();
        run.x < 63.0 && !words.is_empty() && words.len() < 3 && words.bytes().all(|byte| byte.is_ascii_digit())
    });
    let title = |number: &Run| {
        content().find(|run| run.page == number.page && (run.y - number.y).abs() < 0.1 && (84.5..86.0).contains(&run.x))
    };
    // Rows of tables have such numbers too, with words beside both.
    let beyond = |title: &&Run| {
        content().any(|run| run.page == title.page && (run.y - title.y).abs() < 0.1 && run.x > title.x + 60.0)
    };
    numbers.filter_map(title).filter(|title| !beyond(title)).collect()
}

#[test]
fn the_air_around_a_heading_is_the_same_whatever_stands_there() {
    for name in [PIETERSMA, AKKER, "kaalst"] {
        for soort in Soort::ALL {
            let document = pdf(&example(name), order(*soort, variant("werkgever")));
            let titles = section_titles(&document);
            assert!(titles.len() > 5, "{name} {}: {}", soort.as_str(), titles.len());
            for title in titles {
                // Also what is not heard: the words under a picture.
                let beside =
                    document.runs.iter().filter(|run| run.page == title.page && (FOOT..=HEAD).contains(&run.y));
                let ways: Vec<f32> = beside.map(|run| run.y - title.y).filter(|way| way.abs() > 1.0).collect();
                let above = ways.iter().copied().filter(|way| *way > 0.0).reduce(f32::min);
                let below = ways.iter().copied().filter(|way| *way < 0.0).reduce(f32::max);
                let told = format!("{name} {}: {} has {above:?} and {below:?}", soort.as_str(), title.text);
                assert!(above.is_none_or(|way| (way - 24.7).abs() < 0.4), "{told}");
                // The word of the result has larger letters.
                let airy = |way: f32| [14.5, 16.6].into_iter().any(|air| (way + air).abs() < 0.4);
                assert!(below.is_none_or(airy), "{told}");
            }
        }
    }
}
