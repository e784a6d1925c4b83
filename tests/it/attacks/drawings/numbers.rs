//! Numbers at the ends of their range, alone and multiplied.

use super::{around, drawing, inside, svg};
use crate::attacks::{Attack, MADE_OR_NO_LOGO};

/// Transforms that together leave the range of the PDF writer. 240 bytes. Today: panic while unwinding, the process
/// aborts (C1). Right: a document or 400.
pub fn clip_path_in_huge_scale() -> String {
    svg("<clipPath id=\"c\"><rect width=\"9\" height=\"9\"/></clipPath>\n \
         <g transform=\"scale(1e20)\"><g transform=\"scale(1e20)\"><rect clip-path=\"url(#c)\" width=\"9\" height=\"9\"/></g></g>")
}

/// The same by groups with an opacity. 200 bytes. Today: the process aborts (C1). Right: a document or 400.
pub fn opacity_in_huge_scale() -> String {
    let rects = "<rect width=\"9\" height=\"9\"/><rect width=\"5\" height=\"5\"/>";
    svg(&format!("<g transform=\"scale(1e20)\"><g opacity=\".5\" transform=\"scale(1e20)\">{rects}</g></g>"))
}

/// The same with scale 10 in every one of so many groups, none of them large by itself. 30 levels are 1.5 kB. Sister of
/// C1: a limit on each number does not see it. Right: a document or 400.
pub fn scale_in_small_steps(levels: usize) -> String {
    let heart = "<clipPath id=\"c\"><rect width=\"9\" height=\"9\"/></clipPath><rect clip-path=\"url(#c)\" width=\"9\" height=\"9\"/>";
    svg(&around("<g transform=\"scale(10)\">", "</g>", levels, heart))
}

/// One `transform` with so many entries. 10,000 rotations are 90 kB. Sister of C1 and C4. Right: a document or 400.
pub fn long_transform(entry: &str, entries: usize) -> String {
    svg(&format!("<rect width=\"9\" height=\"9\" opacity=\".5\" transform=\"{}\"/>", entry.repeat(entries)))
}

/// An arc to the end of the numbers, dashed. 0.8 kB as a body. Today: 503 after 30 s, the thread is lost (C4).
pub fn dashed_arc_to_the_end_of_numbers() -> String {
    svg("<path d=\"M0 0A9 9 0 0 1 3e38 3e38\" stroke=\"#000\" stroke-dasharray=\"400 1\" fill=\"none\"/>")
}

/// A circle too large to dash. Today: 12 s (C4).
pub fn dashed_circle_of_1e38() -> String {
    svg("<circle r=\"1e38\" stroke=\"#000\" stroke-dasharray=\"-400 1\" fill=\"none\"/>")
}

/// A mask out of range. Today: 500, a panic in the path library (M6).
pub fn mask_of_3e38() -> String {
    svg(
        "<mask id=\"m\" x=\"0\" y=\"0\" width=\"3e38\" height=\"3e38\" maskUnits=\"userSpaceOnUse\"><rect width=\"3e38\" height=\"3e38\" \
         fill=\"#fff\"/></mask><rect mask=\"url(#m)\" width=\"9\" height=\"9\"/>",
    )
}

/// Dashes so short that a path falls into 1e30 of them. 0.3 kB. Sister of C4.
pub fn dashes_of(length: &str) -> String {
    svg(&format!(
        "<path d=\"M0 0H400V200H0Z{}\" stroke=\"#000\" stroke-dasharray=\"{length} {length}\" fill=\"none\"/>",
        "l99 99l-99 99".repeat(20)
    ))
}

/// A list of dashes of 180 kB on a path of 100 kB. Sister of C4.
pub fn many_dashes() -> String {
    let dashes = ".001 .002 ".repeat(18_000);
    svg(&format!(
        "<path d=\"M0 0{}\" stroke=\"#000\" stroke-dasharray=\"{dashes}\" fill=\"none\"/>",
        "l9 1l1 9".repeat(12_000)
    ))
}

/// A number of so many digits in a path. Right: a document or 400.
pub fn number_of_digits(digits: usize) -> String {
    svg(&format!("<path d=\"M0 0H{}\" stroke=\"#000\"/>", "9".repeat(digits)))
}

/// A drawing with this size and view.
pub fn root(width: &str, height: &str, view_box: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"{view_box}\">\
         <clipPath id=\"c\"><rect width=\"9\" height=\"9\"/></clipPath><rect clip-path=\"url(#c)\" width=\"9\" height=\"9\"/></svg>"
    )
}

/// Numbers at the ends of their range, alone and multiplied.
pub fn numbers() -> Vec<Attack> {
    let either = MADE_OR_NO_LOGO;
    vec![
        drawing("a clip in a scale of 1e40", either, clip_path_in_huge_scale),
        drawing("an opacity in a scale of 1e40", either, opacity_in_huge_scale),
        drawing("scale 10, 30 times", either, || scale_in_small_steps(30)),
        drawing("scale 10, 45 times", either, || scale_in_small_steps(45)),
        drawing("a scale of 1e-40", either, || scale_in_small_steps(40).replace("scale(10)", "scale(.1)")),
        drawing("10,000 rotations", either, || long_transform("rotate(7)", 10_000)),
        drawing("1,000 scales", either, || long_transform("scale(9)", 1_000)),
        drawing("1,000 slants", either, || long_transform("skewX(89.99999)", 1_000)),
        drawing("an arc to 3e38", either, dashed_arc_to_the_end_of_numbers),
        drawing("a circle of 1e38", either, dashed_circle_of_1e38),
        drawing("a mask of 3e38", either, mask_of_3e38),
        drawing("dashes of 1e-30", either, || dashes_of("1e-30")),
        drawing("dashes of 1e-7", either, || dashes_of("1e-7")),
        drawing("dashes of 0.0001", either, || dashes_of("0.0001")),
        drawing("36,000 dashes", either, many_dashes),
        drawing("a number of 10,000 digits", either, || number_of_digits(10_000)),
        drawing("a number of 390,000 digits", either, || number_of_digits(390_000)),
        drawing("a view of 1e-38", either, || root("400", "200", "0 0 1e-38 1e-38")),
        drawing("a view of 1e38", either, || root("400", "200", "0 0 1e38 1e38")),
        drawing("a view from -3e38", either, || root("400", "200", "-3e38 -3e38 9 9")),
        drawing("a view of NaN", either, || root("400", "200", "0 0 NaN inf")),
        drawing("a view of nothing", either, || root("400", "200", "0 0 0 0")),
        drawing("a view of less than nothing", either, || root("400", "200", "0 0 -9 -9")),
        drawing("a size of 1e38", either, || root("1e38", "1e38", "0 0 9 9")),
        drawing("a size of 1e-38", either, || root("1e-38", "1e-38", "0 0 9 9")),
        drawing("a size in 1e30 percent", either, || root("1e30%", "1e30%", "0 0 9 9")),
        drawing("a size in 1e20 em", either, || root("1e20em", "1e20em", "0 0 9 9")),
        drawing("a size of NaN", either, || root("NaN", "inf", "0 0 9 9")),
        inside(
            "lengths in percent of percent",
            "<svg width=\"1e20%\" height=\"1e20%\"><rect width=\"1e20%\" height=\"1e20%\" opacity=\".5\"/></svg>",
        ),
        inside("em of 1e38", "<g font-size=\"1e38\"><rect width=\"1e38em\" height=\"9ex\" stroke-width=\"2em\"/></g>"),
        inside("a line as wide as 3e38", "<path d=\"M0 0L9 9\" stroke=\"#000\" stroke-width=\"3e38\"/>"),
        inside(
            "a line as thin as 1e-44",
            "<path d=\"M0 0L9 9A1 2 3 0 0 9 1\" stroke=\"#000\" stroke-width=\"1e-44\" stroke-dasharray=\"1\"/>",
        ),
        inside("a mitre of 3e38", "<path d=\"M0 0L9 9L0 1e-9\" stroke=\"#000\" stroke-miterlimit=\"3e38\"/>"),
        inside(
            "dashes that start at 3e38",
            "<path d=\"M0 0L9 9\" stroke=\"#000\" stroke-dasharray=\"1\" stroke-dashoffset=\"3e38\"/>",
        ),
        inside("an ellipse of 3e38", "<ellipse rx=\"3e38\" ry=\"1e-38\" stroke=\"#000\" stroke-dasharray=\"9\"/>"),
        inside("a rectangle of NaN", "<rect x=\"NaN\" y=\"-inf\" width=\"inf\" height=\"NaN\" opacity=\".5\"/>"),
        inside("a corner of 3e38", "<rect width=\"3e38\" height=\"3e38\" rx=\"3e38\" ry=\"1e-38\" stroke=\"#000\"/>"),
        inside(
            "a row that adds up past the numbers",
            "<path d=\"M3e38 0h3e38h3e38v3e38c3e38 3e38-3e38-3e38 3e38 3e38z\" stroke=\"#000\" stroke-linejoin=\"round\"/>",
        ),
        inside(
            "curves of 1e19",
            "<path d=\"M0 0C1e19 0 0 1e19 9 9S-1e19 1e19 9 0Q1e19 1e19 0 0T9 9\" stroke=\"#000\" fill=\"none\" stroke-dasharray=\"5\"/>",
        ),
        inside(
            "arcs without end",
            "<path d=\"M0 0A1e-30 1e30 1e30 1 1 9 9A1e30 1e-30 0 0 0 0 0\" stroke=\"#000\" stroke-dasharray=\"3\"/>",
        ),
        inside(
            "a gradient of 3e38",
            "<linearGradient id=\"a\" x1=\"-3e38\" x2=\"3e38\" gradientUnits=\"userSpaceOnUse\"><stop/><stop offset=\"1\" stop-color=\"#fff\"/>\
             </linearGradient><rect width=\"99\" height=\"99\" fill=\"url(#a)\"/>",
        ),
        inside(
            "a gradient in a scale of 1e38",
            "<radialGradient id=\"a\" r=\"1e-38\" fx=\"9e37\" gradientTransform=\"scale(1e38)\" spreadMethod=\"repeat\"><stop/>\
             <stop offset=\"1\" stop-color=\"#fff\" stop-opacity=\".1\"/></radialGradient><rect width=\"99\" height=\"99\" fill=\"url(#a)\"/>",
        ),
        inside(
            "a gradient repeated each 1e-30",
            "<linearGradient id=\"a\" x2=\"1e-30\" spreadMethod=\"reflect\"><stop/><stop offset=\"1\" stop-color=\"#fff\"/></linearGradient>\
             <rect width=\"399\" height=\"199\" fill=\"url(#a)\" stroke=\"url(#a)\"/>",
        ),
        inside(
            "a clip in a scale of its own of 3e38",
            "<clipPath id=\"c\" transform=\"scale(3e38)\"><rect width=\"9\" height=\"9\"/></clipPath><rect clip-path=\"url(#c)\" width=\"9\" height=\"9\"/>",
        ),
        inside(
            "a clip in units of a line",
            "<clipPath id=\"c\" clipPathUnits=\"objectBoundingBox\"><rect width=\"1\" height=\"1\"/></clipPath><path clip-path=\"url(#c)\" \
             d=\"M0 0H9\" stroke=\"#000\"/>",
        ),
        inside(
            "a matrix that cannot be turned back",
            "<g transform=\"matrix(1e38 1e38 1e38 1e38 0 0)\" opacity=\".5\"><rect width=\"9\" height=\"9\"/></g>",
        ),
        inside(
            "a shift of 3e38",
            "<g transform=\"translate(3e38)\"><g transform=\"translate(3e38)\" opacity=\".3\"><rect width=\"9\" height=\"9\"/></g></g>",
        ),
        inside(
            "a slice of a view of 1e-30",
            "<svg viewBox=\"0 0 1e-30 9\" width=\"90\" height=\"90\" preserveAspectRatio=\"xMidYMid slice\"><rect width=\"9\" height=\"9\" \
             opacity=\".5\"/></svg>",
        ),
    ]
}
