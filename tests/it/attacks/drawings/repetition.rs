//! Little that is drawn often.

use super::{drawing, row, svg};
use crate::attacks::{Attack, MADE_OR_NO_LOGO, NO_LOGO};

/// A path of so many segments, drawn so many times. 80,000 × 200 are 323 kB: today 8 s and a PDF of 54 MB (C4); × 600
/// are 161 MB and 1.9 GB of memory, × 4,900 the end of the process under a limit of memory (H2). Right: 400.
pub fn path_used(segments: usize, uses: usize) -> String {
    let path = "l1 9l1-9".repeat(segments / 2);
    svg(&format!("<path id=\"p\" d=\"M0 0{path}\"/>{}", "<use href=\"#p\"/>".repeat(uses)))
}

/// A path that is the clip or the mask of many. Sister of C4.
pub fn path_through(element: &str, attribute: &str, segments: usize, uses: usize) -> String {
    let path = "l1 9l1-9".repeat(segments / 2);
    let rects = format!("<rect width=\"9\" height=\"9\" {attribute}=\"url(#c)\"/>").repeat(uses);
    svg(&format!("<{element} id=\"c\"><path fill=\"#fff\" d=\"M0 0{path}\"/></{element}>{rects}"))
}

/// One path with all that a stroke can cost. Sister of C4.
pub fn dear_stroke(segments: usize) -> String {
    let path = "c9 1 1 9 5-9".repeat(segments);
    svg(&format!(
        "<path d=\"M0 0{path}\" fill=\"none\" stroke=\"#000\" stroke-width=\"99\" stroke-linejoin=\"round\" \
         stroke-linecap=\"round\" stroke-dasharray=\"1 1\"/>"
    ))
}

/// A gradient of so many stops, used so many times. Sister of C4.
pub fn gradient_used(stops: usize, uses: usize) -> String {
    let stops = "<stop offset=\".5\" stop-color=\"#123\"/>".repeat(stops);
    let rects = "<rect width=\"9\" height=\"9\" fill=\"url(#g)\"/>".repeat(uses);
    svg(&format!("<linearGradient id=\"g\">{stops}</linearGradient>{rects}"))
}

/// Curves that go far outside, with a line around them, used so many times. 30 kB with 20 uses. The library lays each line
/// before it can be asked how large it is, and divides a curve without end where its numbers are coarse: 24 s of one worker,
/// and with 12,000 curves all its memory. Right: 400, before any line is laid.
pub fn lines_around_what_is_far(curves: usize, far: &str, uses: usize) -> String {
    let path = format!("C9 9 {far} {far} -{far} 50").repeat(curves);
    let shape = format!("<path id=\"p\" d=\"M0 0{path}\" stroke=\"red\" fill=\"none\"/>");
    svg(&format!("<defs>{shape}</defs><use href=\"#p\"/>{}", "<use href=\"#p\"/>".repeat(uses)))
}

/// Little that is drawn often.
pub fn repetition() -> Vec<Attack> {
    let either = MADE_OR_NO_LOGO;
    vec![
        drawing("80,000 segments × 200", NO_LOGO, || path_used(80_000, 200)),
        drawing("80,000 segments × 600", NO_LOGO, || path_used(80_000, 600)),
        drawing("80,000 segments × 4,900", NO_LOGO, || path_used(80_000, 4_900)),
        drawing("3,000 segments × 4,900", NO_LOGO, || path_used(3_000, 4_900)),
        drawing("the same hidden behind a reference", NO_LOGO, || {
            path_used(80_000, 600).replace("href=\"#p\"", "href=\"&#35;&#x70;\"")
        }),
        drawing("a clip of 80,000 segments × 600", NO_LOGO, || path_through("clipPath", "clip-path", 80_000, 600)),
        drawing("a mask of 80,000 segments × 600", NO_LOGO, || path_through("mask", "mask", 80_000, 600)),
        drawing("a mask over all × 2,000", either, || path_through("mask", "mask", 2, 2_000)),
        drawing("80,000 segments once", either, || path_used(80_000, 0)),
        drawing("28,000 wide dashed curves", either, || dear_stroke(28_000)),
        drawing("lines around 1,500 far curves × 20", NO_LOGO, || lines_around_what_is_far(1_500, "1e6", 20)),
        drawing("lines around 12,000 far curves", NO_LOGO, || lines_around_what_is_far(12_000, "1e6", 0)),
        drawing("lines around 9,000 curves that are just not too far", NO_LOGO, || {
            lines_around_what_is_far(9_000, "5e4", 0)
        }),
        drawing("lines around 8,000 far arcs", NO_LOGO, || {
            svg(&format!("<path d=\"M0 0{}\" stroke=\"#000\"/>", "A9 1e6 3 1 1 1e6 9A1e6 9 3 0 1 9 9".repeat(4_000)))
        }),
        drawing("2,000 stops × 2,900", either, || gradient_used(2_000, 2_900)),
        drawing("4,900 transparent shapes", either, || {
            row("<rect width=\"399\" height=\"199\" opacity=\".01\"/>", 4_900)
        }),
        drawing("1,600 transparent groups", either, || {
            row("<g opacity=\".5\"><rect width=\"9\" height=\"9\"/><circle r=\"9\"/></g>", 1_600)
        }),
        drawing("25,000 shapes", NO_LOGO, || row("<path d=\"h9\"/>", 25_000)),
        drawing("2,400 drawings of one size", either, || {
            row("<svg viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>", 2_400)
        }),
        drawing("190,000 steps", either, || {
            svg(&format!("<path d=\"M0 0{}\" stroke=\"#000\"/>", "h1v1".repeat(95_000)))
        }),
        drawing("25,000 arcs", either, || {
            svg(&format!("<path d=\"M0 0{}\" stroke=\"#000\"/>", "a9 9 9 1 1 9 0".repeat(25_000)))
        }),
        drawing("100,000 corners", either, || {
            svg(&format!("<polygon points=\"{}\" stroke=\"#000\"/>", "1 2 3 4 ".repeat(48_000)))
        }),
        drawing("75,000 beginnings", either, || svg(&format!("<path d=\"{}\"/>", "M1 2z".repeat(75_000)))),
    ]
}
