//! Namespaces, attributes, ids, and XML that draws nothing.

use super::{drawing, row, svg};
use crate::attacks::{Attack, MADE_OR_NO_LOGO, NO_LOGO};

/// Namespaces times elements: 8,000 on the root, 4,000 children with one each, 200 kB. Today 503, and ten minutes later
/// the thread is still busy (C4). Right: 400.
pub fn namespaces(on_root: usize, children: usize) -> String {
    let names: String = (0..on_root).map(|n| format!(" xmlns:n{n:x}=\"{n:x}\"")).collect();
    let inside: String = (0..children).map(|n| format!("<g xmlns:c=\"c{n:x}\"/>")).collect();
    svg(&format!("<rect width=\"9\" height=\"9\"/>{inside}")).replacen("<svg", &format!("<svg{names}"), 1)
}

/// So many attributes on one element: 30,000 are 250 kB. Today 35,000 take 3.9 s (C4). Right: 400.
pub fn attributes(count: usize) -> String {
    let attributes: String = (0..count).map(|n| format!(" a{n:x}=\"\"")).collect();
    svg(&format!("<rect width=\"9\" height=\"9\"{attributes}/>"))
}

/// Namespaces, attributes, ids, and XML that draws nothing.
pub fn names() -> Vec<Attack> {
    let either = MADE_OR_NO_LOGO;
    vec![
        drawing("8,000 namespaces × 4,000 elements", NO_LOGO, || namespaces(8_000, 4_000)),
        drawing("2,000 namespaces × 1,000 elements", NO_LOGO, || namespaces(2_000, 1_000)),
        drawing("20,000 namespaces", NO_LOGO, || namespaces(20_000, 0)),
        drawing("4,900 elements with a namespace each", either, || namespaces(0, 4_900)),
        drawing("namespaces that each element adds", NO_LOGO, || {
            let opened: String = (0..2_000).map(|n| format!("<g xmlns:n{n:x}=\"{n:x}\">")).collect();
            svg(&format!("{opened}<rect width=\"9\" height=\"9\"/>{}", "</g>".repeat(2_000)))
        }),
        drawing("30,000 attributes", NO_LOGO, || attributes(30_000)),
        drawing("4,900 elements with 10 attributes", either, || {
            row("<path a=\"\" b=\"\" c=\"\" d=\"h9\" e=\"\" f=\"\" g=\"\" h=\"\" i=\"\" j=\"\"/>", 4_900)
        }),
        drawing("an attribute twice", NO_LOGO, || svg("<rect width=\"9\" width=\"9\" height=\"9\"/>")),
        drawing("4,900 times one id", either, || {
            svg(&format!("{}<use href=\"#a\"/>", "<rect id=\"a\" width=\"9\" height=\"9\"/>".repeat(4_900)))
        }),
        drawing("an id of 190 kB", either, || {
            let id = "a".repeat(190_000);
            svg(&format!("<rect id=\"{id}\" width=\"9\" height=\"9\"/><use href=\"#{id}\"/>"))
        }),
        drawing("a name of 190 kB", either, || {
            let name = "a".repeat(190_000);
            svg(&format!("<{name}></{name}><rect width=\"9\" height=\"9\"/>"))
        }),
        drawing("comments of 300 kB", either, || {
            svg(&format!("<!--{}--><rect width=\"9\" height=\"9\"/>", "x".repeat(300_000)))
        }),
        drawing("40,000 comments", either, || {
            svg(&format!("{}<rect width=\"9\" height=\"9\"/>", "<!---->".repeat(40_000)))
        }),
        drawing("70,000 instructions", either, || {
            svg(&format!("{}<rect width=\"9\" height=\"9\"/>", "<?a?>".repeat(70_000)))
        }),
        drawing("text of 390 kB", either, || svg(&"x".repeat(390_000))),
        drawing("60,000 characters by number", either, || svg(&"&#x41;".repeat(60_000))),
        drawing("30,000 pieces of text", either, || svg(&"<![CDATA[]]>".repeat(30_000))),
        drawing("a title of 390 kB", either, || {
            svg(&format!("<title>{}</title><rect width=\"9\" height=\"9\"/>", "x ".repeat(190_000)))
        }),
        drawing("90,000 openings without an end", NO_LOGO, || format!("<svg{}", "<svg".repeat(90_000))),
        drawing("90,000 elements that are not closed", NO_LOGO, || svg(&"<g>".repeat(90_000))),
        drawing("90,000 closings", NO_LOGO, || svg(&"</g>".repeat(90_000))),
    ]
}
