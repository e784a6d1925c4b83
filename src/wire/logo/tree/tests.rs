//! Drawings that are shown and drawings that are refused, each limit at its edge.

use resvg::usvg::roxmltree::Document;

use super::nodes::{SVG, XLINK};
use super::refusals::{
    FILTER, GRADIENT, GROWS, LONG, NUMBER, OUTSIDE, PICTURE, RULES, RUNS, TRANSFORMS, UNKNOWN, WIDTH, WORDS,
};
use super::values::MAX_TRANSFORMS;
use super::weight::{MAX_STEPS, MAX_STOPS, MAX_TAKEN_OVER};
use super::{MAX_NAME, MAX_VALUE, judge};

fn judged(inside: &str) -> Result<(), &'static str> {
    let text = format!(
        "<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" xmlns:i=\"urn:i\" width=\"400\" height=\"200\">{inside}</svg>"
    );
    judge(&Document::parse(&text).expect("XML")).map(|_| ())
}

#[test]
fn whatever_points_outside_runs_or_cannot_be_drawn_is_refused() {
    for (inside, refusal) in [
        ("<image href=\"https://voorbeeld.example/x.png\" width=\"4\" height=\"4\"/>", PICTURE),
        ("<use href=\"ander.svg#a\"/>", OUTSIDE),
        ("<use xlink:href=\"file:///tmp/ander.svg#a\"/>", OUTSIDE),
        ("<rect fill=\"url(https://voorbeeld.example/x#a)\"/>", OUTSIDE),
        ("<rect fill=\"URL(#a)\"/>", OUTSIDE),
        ("<style>rect{fill:url(https://voorbeeld.example/x#a)}</style>", OUTSIDE),
        ("<script>alert(1)</script>", RUNS),
        ("<text>De Wissel</text>", WORDS),
        ("<b/>", UNKNOWN),
        ("<rect filter=\"blur(9px)\"/>", FILTER),
        ("<rect style=\"filter:drop-shadow(9px 9px 9px red)\"/>", FILTER),
        ("<style>rect{filter:url(#f)}</style>", FILTER),
        ("<rect style=\"marker-start:url(#f)\"/>", RUNS),
    ] {
        assert_eq!(judged(inside), Err(refusal), "{inside}");
    }
}

#[test]
fn what_draws_nothing_stays() {
    for inside in [
        "<i:pgf>iets</i:pgf><metadata><sfw><slices/></sfw></metadata>",
        "<rect style=\"filter:none;fill:#1e7777;font-family:'Lato Bold'\" filter=\"none\" i:d=\"9e99\"/>",
        "<a href=\"https://voorbeeld.example/\"><path d=\"M0 0h9v9z\"/></a>",
    ] {
        assert_eq!(judged(inside), Ok(()), "{inside}");
    }
}

#[test]
fn numbers_are_bounded_wherever_they_stand() {
    for inside in ["<rect x=\"VALUE\"/>", "<path d=\"M0-VALUE\"/>", "<rect style=\"stroke-dashoffset:VALUE\"/>"] {
        for good in ["1000000", "1e6", "-1.8e-16", ".5.5.5", "1em", "0.00001"] {
            assert_eq!(judged(&inside.replace("VALUE", good)), Ok(()), "{inside} {good}");
        }
        for bad in ["1000001", "1.1e6", "3e38", "1e20%", "9".repeat(41).as_str(), "0".repeat(41).as_str()] {
            assert_eq!(judged(&inside.replace("VALUE", bad)), Err(NUMBER), "{inside} {bad}");
        }
    }
}

#[test]
fn a_line_is_no_wider_than_any_drawing() {
    let wide = |width: &str| judged(&format!("<style>g{{stroke-width:{width}}}</style>"));
    for good in ["10000", "1e4", "2mm", "100%", "inherit", ".5 !important"] {
        assert_eq!(wide(good), Ok(()), "{good}");
    }
    for bad in ["10001", "1e6", "20000mm", "101%", "1em", "2EX"] {
        assert_eq!(wide(bad), Err(WIDTH), "{bad}");
    }
}

#[test]
fn a_line_is_seen_wherever_it_is_asked_for() {
    let has_line = |inside: &str| {
        let text = format!("<svg xmlns=\"{SVG}\" xmlns:i=\"urn:i\" width=\"400\" height=\"200\">{inside}</svg>");
        judge(&Document::parse(&text).expect("XML")).expect("lawful")
    };
    for inside in [
        "<g stroke=\"red\"><rect/></g>",
        "<g style=\"fill:red; STROKE : inherit\"><rect/></g>",
        "<style>.a,rect{stroke:url(#v)!important}</style>",
    ] {
        assert!(has_line(inside), "{inside}");
    }
    for inside in [
        "<rect/>",
        "<rect stroke=\" none \" style=\"stroke:none;stroke-width:3\" i:stroke=\"red\" i:style=\"{\"/>",
        "<style>rect{stroke-width:3;stroke:none}</style><i:b stroke=\"red\"/>",
    ] {
        assert!(!has_line(inside), "{inside}");
    }
}

#[test]
fn each_limit_holds_at_its_edge() {
    let transforms = |count: usize| format!("<rect transform=\"{}\"/>", "rotate(7)".repeat(count));
    let class = |bytes: usize| format!("<rect class=\"{}\"/>", "a".repeat(bytes));
    let dashes = |bytes: usize| format!("<rect stroke-dasharray=\"{}\"/>", " ".repeat(bytes));
    let stops = |count: usize| {
        format!("<linearGradient id=\"g\">{}</linearGradient><rect fill=\"url(#g)\"/>", "<stop/>".repeat(count))
    };
    let chain = |count: usize| {
        let links = (1..count).map(|n| format!("<linearGradient id=\"g{n}\" href=\"#g{}\"/>", n + 1));
        format!("{}<linearGradient id=\"g{count}\"><stop/></linearGradient>", links.collect::<String>())
    };
    let steps = |count: usize| {
        let links = (0..count).map(|n| format!("<g id=\"u{n}\"><use href=\"#u{}\"/></g>", n + 1));
        format!("{}<rect id=\"u{count}\"/>", links.collect::<String>())
    };
    // The root of the document, the drawing, the group and the path count as elements; each use counts twice.
    let drawn = |bytes: usize| {
        let points = bytes - 5 * 100;
        let path = format!("M0{}", " ".repeat(points / 2 - 2));
        format!("<path id=\"p\" d=\"{path}\"/><use href=\"#p\"/>")
    };
    type Make<'a> = &'a dyn Fn(usize) -> String;
    let limits: [(Make<'_>, usize, usize, &str); 7] = [
        (&transforms, MAX_TRANSFORMS, 1, TRANSFORMS),
        (&class, MAX_NAME, 1, LONG),
        (&dashes, MAX_VALUE, 1, LONG),
        (&stops, MAX_STOPS, 1, GRADIENT),
        (&chain, MAX_TAKEN_OVER, 1, GRADIENT),
        (&steps, MAX_STEPS, 1, GROWS),
        (&drawn, 1_000_000, 2, GROWS),
    ];
    for (make, limit, step, refusal) in limits {
        assert_eq!(judged(&make(limit)), Ok(()), "{limit}: {refusal}");
        assert_eq!(judged(&make(limit + step)), Err(refusal), "{limit}");
    }
}

#[test]
fn what_goes_round_or_multiplies_is_refused_wherever_the_reference_stands() {
    let path = format!("<path d=\"M0 0{}\"/>", "l9 9".repeat(20_000));
    let rects = "<rect/>".repeat(20);
    for inside in [
        "<g id=\"a\"><use href=\"#a\"/></g>".to_owned(),
        "<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>".to_owned(),
        format!("<clipPath id=\"c\">{path}</clipPath>{}", "<rect clip-path=\"url(#c)\"/>".repeat(20)),
        format!("<mask id=\"c\">{path}</mask>{}", "<rect style=\"mask:url( '#c' )\"/>".repeat(20)),
        format!("<style>rect{{clip-path:url(#c)}}</style><clipPath id=\"c\">{path}</clipPath>{rects}"),
        format!("<g id=\"p\">{path}</g>{}", "<use href=\"&#35;&#x70;\"/>".repeat(20)),
        format!("<g id=\"p\"/><g id=\"p\">{path}</g>{}", "<g clip-path=\"url(#p)\"/>".repeat(20)),
    ] {
        assert_eq!(judged(&inside), Err(GROWS), "{inside:.60}");
    }
}

#[test]
fn rules_times_elements_have_a_limit() {
    let styled = |rules: usize, elements: usize| {
        judged(&format!("<style>{}</style>{}", ".a{r:1}".repeat(rules), "<g class=\"a\"/>".repeat(elements)))
    };
    assert_eq!(styled(60, 1_500), Ok(()));
    assert_eq!(styled(450, 4_000), Err(RULES));
}
