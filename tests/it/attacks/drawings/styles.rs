//! CSS: rules, selectors, filters, and references that hide in them.

use super::{around, drawing, svg};
use crate::attacks::{Attack, MADE_OR_NO_LOGO, NO_LOGO};

/// Rules of CSS times elements: 20,000 × 4,000 are 312 kB. Today 11.7 s (C4). Right: 400.
pub fn rules_times_elements(rule: &str, rules: usize, element: &str, elements: usize) -> String {
    svg(&format!("<style>{}</style>{}", rule.repeat(rules), element.repeat(elements)))
}

/// One rule with so many selectors, over elements at some depth. 8,000 are 190 kB. Today 4.6 s (C4). Right: 400.
pub fn selectors(selector: &str, count: usize) -> String {
    let list = vec![selector; count].join(",");
    let rects = "<rect width=\"9\" height=\"9\"/>".repeat(500);
    svg(&format!("<style>{list}{{fill:red}}</style>{}", around("<g>", "</g>", 12, &rects)))
}

/// A filter of CSS, which needs no element `filter`: 20 shadows on 12 shapes are 1 kB. Today 7.1 s (C4). Right: 400.
pub fn filters(filter: &str, attribute: bool) -> String {
    let shadows = format!("{filter} ").repeat(20);
    let styled = if attribute { format!("filter=\"{shadows}\"") } else { format!("style=\"filter:{shadows}\"") };
    svg(&format!("<rect width=\"399\" height=\"199\" {styled}/>").repeat(12))
}

/// CSS: rules, selectors, filters, and references that hide in them.
pub fn styles() -> Vec<Attack> {
    const SHADOW: &str = "drop-shadow(9px 9px 99px red)";
    let either = MADE_OR_NO_LOGO;
    vec![
        drawing("20,000 rules × 4,000 shapes", NO_LOGO, || {
            rules_times_elements(".a{r:1}", 20_000, "<rect class=\"a\" width=\"9\" height=\"9\"/>", 4_000)
        }),
        drawing("20,000 rules for all × 4,000 shapes", NO_LOGO, || {
            rules_times_elements("*{r:1}", 20_000, "<rect width=\"9\" height=\"9\"/>", 4_000)
        }),
        drawing("rules by attribute", NO_LOGO, || {
            rules_times_elements("[a~=b]{r:1}", 15_000, "<rect a=\"c d e\" width=\"9\" height=\"9\"/>", 4_000)
        }),
        drawing("40,000 properties in a rule", either, || {
            svg(&format!(
                "<style>.a{{{}}}</style><rect class=\"a\" width=\"9\" height=\"9\"/>",
                "fill:red;".repeat(40_000)
            ))
        }),
        drawing("40,000 properties in a style", either, || {
            svg(&format!("<rect width=\"9\" height=\"9\" style=\"{}\"/>", "fill:red;".repeat(40_000)))
        }),
        drawing("8,000 selectors", NO_LOGO, || selectors("g g g g g g rect", 8_000)),
        drawing("8,000 selectors of children", NO_LOGO, || selectors("g>g>g>*:first-child", 8_000)),
        drawing("180,000 classes", either, || {
            let classes = "a b c d e f ".repeat(30_000);
            svg(&format!(
                "<style>{}</style><rect class=\"{classes}\" width=\"9\" height=\"9\"/>",
                ".z{r:1}".repeat(100)
            ))
        }),
        drawing("100 sheets", either, || {
            svg(&format!("{}<rect width=\"9\" height=\"9\"/>", "<style>*{fill:red}</style>".repeat(100)))
        }),
        drawing("a sheet that is never closed", either, || svg(&format!("<style>a{}</style>", "{".repeat(300_000)))),
        drawing("a sheet of comments", either, || svg(&format!("<style>{}</style>", "/**/".repeat(95_000)))),
        drawing("shadows by style", NO_LOGO, || filters(SHADOW, false)),
        drawing("shadows by attribute", NO_LOGO, || filters(SHADOW, true)),
        drawing("blurs by style", NO_LOGO, || filters("blur(9999px)", false)),
        drawing("colours turned by style", NO_LOGO, || filters("hue-rotate(9deg)", false)),
        drawing("shadows by a sheet", NO_LOGO, || {
            let rects = "<rect width=\"399\" height=\"199\"/>".repeat(12);
            svg(&format!("<style>rect{{filter:{}}}</style>{rects}", format!("{SHADOW} ").repeat(20)))
        }),
        drawing("shadows in capitals", either, || {
            filters(SHADOW, false).replace("filter", "FILTER").replace("drop", "DROP")
        }),
        drawing("a filter of its own", NO_LOGO, || {
            svg(
                "<filter id=\"f\"><feTurbulence numOctaves=\"9999\" baseFrequency=\"1e9\"/><feMorphology radius=\"9999\"/></filter>\
                 <rect width=\"399\" height=\"199\" filter=\"url(#f)\"/>",
            )
        }),
        drawing("a mask by a sheet, with an escape", either, || {
            svg(
                "<style>rect{mask:u\\72l(#m)}</style><mask id=\"m\"><rect width=\"9\" height=\"9\"/></mask><rect width=\"9\" height=\"9\"/>",
            )
        }),
        drawing("a clip by a sheet × 80,000 segments", NO_LOGO, || {
            let path = "l1 9l1-9".repeat(40_000);
            let rects = "<rect width=\"9\" height=\"9\"/>".repeat(600);
            svg(&format!(
                "<style>rect{{clip-path:url(#c)}}</style><clipPath id=\"c\"><path d=\"M0 0{path}\"/></clipPath>{rects}"
            ))
        }),
    ]
}
