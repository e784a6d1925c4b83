//! What stands inside itself, refers to itself, or goes round.

use super::{around, drawing, inside, svg};
use crate::attacks::{Attack, MADE_OR_NO_LOGO, NO_LOGO};

/// Drawings inside drawings, each ten times as large. 56 levels 2.9 kB. Today: 27 levels 500 (M6), 56 the end of the
/// process (C1), 600 a stack overflow when judged (C2).
pub fn nested_views(levels: usize) -> String {
    let heart = "<rect width=\"9\" height=\"9\"/>";
    svg(&around("<svg viewBox=\"0 0 9 9\" width=\"90\" height=\"90\">", "</svg>", levels, heart))
}

/// The same without growing. Sister: no number grows, only the depth.
pub fn nested_views_of_one_size(levels: usize) -> String {
    nested_views(levels).replace("width=\"90\" height=\"90\"", "width=\"9\" height=\"9\"")
}

/// Groups inside groups. 10,000 levels 70 kB. Sister of C2.
pub fn deep(open: &str, close: &str, levels: usize) -> String {
    svg(&around(open, close, levels, "<rect width=\"9\" height=\"9\"/><circle r=\"5\"/>"))
}

/// Each level uses the one before ten times: 10 levels draw 1e10 in 2.6 kB. Today 400, and so it stays.
pub fn laughs(element: &str, levels: usize) -> String {
    let level = |n: usize| {
        let uses = format!("<use href=\"#l{n}\"/>").repeat(10);
        format!("<{element} id=\"l{}\">{uses}</{element}>", n + 1)
    };
    let levels_of: String = (0..levels).map(level).collect();
    svg(&format!("<defs><rect id=\"l0\" width=\"9\" height=\"9\"/>{levels_of}</defs><use href=\"#l{levels}\"/>"))
}

/// Each level refers to the one before by an attribute, three times: patterns, masks, clips. Today 400.
pub fn chain(element: &str, attribute: &str, levels: usize) -> String {
    let level = |n: usize| {
        let link = if n > 0 { format!(" {attribute}=\"url(#k{})\"", n - 1) } else { String::new() };
        let rects = format!("<rect width=\"4\" height=\"4\"{link}/>").repeat(3);
        format!("<{element} id=\"k{n}\" width=\"1\" height=\"1\">{rects}</{element}>")
    };
    let levels_of: String = (0..levels).map(level).collect();
    svg(&format!("{levels_of}<rect width=\"40\" height=\"20\" {attribute}=\"url(#k{})\"/>", levels - 1))
}

/// The same, the reference hidden in a `style` attribute. Sister: a guard that reads attributes by name misses it.
pub fn chain_in_style(element: &str, property: &str, levels: usize) -> String {
    chain(element, "style", levels).replace("style=\"url(", &format!("style=\"{property}:url("))
}

/// Markers whose paths have markers. Today 400.
pub fn markers(levels: usize) -> String {
    let level = |n: usize| {
        let link = if n > 0 { format!(" marker-mid=\"url(#m{})\"", n - 1) } else { String::new() };
        format!(
            "<marker id=\"m{n}\" markerWidth=\"5\" markerHeight=\"5\"><path d=\"M0 0{}\"{link}/></marker>",
            "L1 1L2 2".repeat(10)
        )
    };
    let levels_of: String = (0..levels).map(level).collect();
    svg(&format!("{levels_of}<path d=\"M0 0{}\" marker-mid=\"url(#m{})\"/>", "L1 1L2 2".repeat(10), levels - 1))
}

/// Gradients that each take over from the one before: 4,900 are 250 kB. Sister of C4: it draws nothing again, so
/// nothing counts it.
pub fn gradients_in_a_row(length: usize) -> String {
    let link = |n: usize| format!("<linearGradient id=\"g{n}\" href=\"#g{}\"/>", n + 1);
    let links: String = (0..length).map(link).collect();
    svg(&format!(
        "{links}<linearGradient id=\"g{length}\"><stop stop-color=\"#123\"/><stop offset=\"1\"/></linearGradient>\
         <rect width=\"9\" height=\"9\" fill=\"url(#g0)\"/>"
    ))
}

/// What stands inside itself, refers to itself, or goes round.
pub fn nesting() -> Vec<Attack> {
    let either = MADE_OR_NO_LOGO;
    vec![
        drawing("27 views in each other", either, || nested_views(27)),
        drawing("56 views in each other", either, || nested_views(56)),
        drawing("600 views in each other", NO_LOGO, || nested_views(600)),
        drawing("27 views of one size", either, || nested_views_of_one_size(27)),
        drawing("600 views of one size", NO_LOGO, || nested_views_of_one_size(600)),
        drawing("4,900 views of one size", NO_LOGO, || nested_views_of_one_size(4_900)),
        drawing("40 groups with an opacity", either, || deep("<g opacity=\".9\">", "</g>", 40)),
        drawing("600 groups with an opacity", NO_LOGO, || deep("<g opacity=\".9\">", "</g>", 600)),
        drawing("600 groups that blend", NO_LOGO, || deep("<g style=\"mix-blend-mode:multiply\">", "</g>", 600)),
        drawing("40 groups in a clip", either, || {
            deep("<g clip-path=\"url(#c)\">", "</g>", 40).replacen(
                "<g",
                "<clipPath id=\"c\"><rect width=\"99\" height=\"99\"/></clipPath><g",
                1,
            )
        }),
        drawing("10,000 groups", NO_LOGO, || deep("<g>", "</g>", 10_000)),
        drawing("4,900 groups", NO_LOGO, || deep("<g>", "</g>", 4_900)),
        drawing("4,900 links", NO_LOGO, || deep("<a>", "</a>", 4_900)),
        drawing("4,900 choices", NO_LOGO, || deep("<switch>", "</switch>", 4_900)),
        drawing("4,900 sets of definitions", NO_LOGO, || deep("<defs>", "</defs>", 4_900)),
        drawing("50,000 elements nobody knows", NO_LOGO, || deep("<b>", "</b>", 50_000)),
        drawing("a billion laughs by groups", NO_LOGO, || laughs("g", 10)),
        drawing("a billion laughs by symbols", NO_LOGO, || laughs("symbol", 10)),
        drawing("a billion laughs by drawings", NO_LOGO, || laughs("svg", 10)),
        drawing("masks of masks", NO_LOGO, || chain("mask", "mask", 12)),
        drawing("clips of clips", NO_LOGO, || chain("clipPath", "clip-path", 12)),
        drawing("patterns of patterns", NO_LOGO, || chain("pattern", "fill", 12)),
        drawing("masks of masks by style", NO_LOGO, || chain_in_style("mask", "mask", 12)),
        drawing("clips of clips by style", NO_LOGO, || chain_in_style("clipPath", "clip-path", 12)),
        drawing("patterns of patterns by style", NO_LOGO, || chain_in_style("pattern", "stroke", 12)),
        drawing("markers of markers", NO_LOGO, || markers(6)),
        drawing("4,900 gradients in a row", either, || gradients_in_a_row(4_900)),
        drawing("500 gradients in a row", either, || gradients_in_a_row(500)),
        inside(
            "gradients in a ring",
            "<linearGradient id=\"a\" href=\"#b\"/><linearGradient id=\"b\" href=\"#a\"/><rect width=\"9\" height=\"9\" fill=\"url(#a)\"/>",
        ),
        inside("a use of itself", "<g id=\"a\"><use href=\"#a\"/><rect width=\"9\" height=\"9\"/></g>"),
        inside(
            "uses in a ring",
            "<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g><use href=\"#a\"/><rect width=\"9\" height=\"9\"/>",
        ),
        inside(
            "a mask of itself",
            "<mask id=\"m\" mask=\"url(#m)\"><rect width=\"9\" height=\"9\" mask=\"url(#m)\"/></mask><rect mask=\"url(#m)\" width=\"9\" height=\"9\"/>",
        ),
        inside(
            "a clip of itself",
            "<clipPath id=\"c\" clip-path=\"url(#c)\"><rect width=\"9\" height=\"9\"/></clipPath><rect clip-path=\"url(#c)\" width=\"9\" height=\"9\"/>",
        ),
        drawing("words along a path", NO_LOGO, || {
            let words = "<textPath href=\"#p\">woord</textPath>".repeat(2_000);
            svg(&format!("<path id=\"p\" d=\"M0 0{}\"/><text>{words}</text>", "l9 1l1 9".repeat(5_000)))
        }),
        drawing("words in words", NO_LOGO, || svg(&around("<text><tspan>", "</tspan></text>", 2_000, "De Wissel"))),
    ]
}
