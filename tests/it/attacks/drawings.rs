//! SVG logos: few bytes that cost much, or that a library cannot bear.
//!
//! All fit in the 400 kB of a logo. Where a limit decides whether a drawing is shown or refused, both are right; what
//! multiplies is refused.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Attack, Expected, MADE_OR_NO_LOGO, NO_LOGO};
use crate::support::read;

/// A drawing of 400 by 200 with this inside.
pub fn svg(inside: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\">{inside}</svg>")
}

fn drawing(name: &str, expected: Expected, make: impl Fn() -> String + Send + Sync + 'static) -> Attack {
    Attack::logo(format!("svg: {name}"), expected, move || make().into_bytes())
}

/// A drawing with this inside, which may be shown or refused.
fn inside(name: &str, inside: &'static str) -> Attack {
    drawing(name, MADE_OR_NO_LOGO, move || svg(inside))
}

/// An element around itself, so many times.
fn around(open: &str, close: &str, depth: usize, heart: &str) -> String {
    format!("{}{heart}{}", open.repeat(depth), close.repeat(depth))
}

// Numbers.

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

// Nesting.

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

// Repetition.

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

/// The same element so many times.
pub fn row(element: &str, times: usize) -> String {
    svg(&element.repeat(times))
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

// Styles.

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

// Names.

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

// Outside.

/// What would open a file, a connection or another picture. Today all 400, and so it stays.
pub fn outside() -> Vec<Attack> {
    let refused = |name: &str, inside: &'static str| drawing(name, NO_LOGO, move || svg(inside));
    vec![
        refused("a file", "<image href=\"file:///etc/hostname\" width=\"9\" height=\"9\"/>"),
        refused("an address", "<image href=\"http://127.0.0.1:9/x.png\" width=\"9\" height=\"9\"/>"),
        refused("a drawing elsewhere", "<use href=\"file:///tmp/ander.svg#a\"/>"),
        refused("a colour elsewhere", "<rect width=\"9\" height=\"9\" fill=\"url(http://127.0.0.1:9/#a)\"/>"),
        refused(
            "a sheet elsewhere",
            "<style>@import 'http://127.0.0.1:9/x.css';</style><rect width=\"9\" height=\"9\"/>",
        ),
        refused("a script", "<script>while(1);</script><rect width=\"9\" height=\"9\"/>"),
        refused(
            "another language",
            "<foreignObject width=\"9\" height=\"9\"><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
        ),
        drawing("a picture that is a bomb", NO_LOGO, || {
            svg(&embedded("png", &super::pictures::of_zeros(30_000, 30_000, 1, 0)))
        }),
        drawing("a drawing in a drawing in a drawing", NO_LOGO, || {
            (0..8).fold(svg("<rect width=\"9\" height=\"9\"/>"), |inner, _| svg(&embedded("svg+xml", inner.as_bytes())))
        }),
        drawing("20 pictures", NO_LOGO, || {
            svg(&embedded("png", &super::pictures::of_zeros(1_000, 1_000, 8, 6)).repeat(20))
        }),
    ]
}

/// A picture inside a drawing.
fn embedded(kind: &str, picture: &[u8]) -> String {
    format!("<image href=\"data:image/{kind};base64,{}\" width=\"9\" height=\"9\"/>", STANDARD.encode(picture))
}

// Encodings.

/// XML that is not plain UTF-8, or that has a DOCTYPE. Right: shown as any reader would, or 400.
pub fn encodings() -> Vec<Attack> {
    const RECT: &str = "<rect width=\"9\" height=\"9\"/>";
    let utf_16 = |big: bool| {
        let text = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{}", svg(RECT));
        let unit = move |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect::<Vec<u8>>()
    };
    let entities: String =
        (1..10).map(|n| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10))).collect();
    let multiplying = format!("<!DOCTYPE svg [<!ENTITY e0 \"x\">{entities}]>{}", svg("<title>&e9;</title>"));
    vec![
        Attack::logo("svg: UTF-16, little end first", MADE_OR_NO_LOGO, move || utf_16(false)),
        Attack::logo("svg: UTF-16, big end first", MADE_OR_NO_LOGO, move || utf_16(true)),
        drawing("a byte order mark", MADE_OR_NO_LOGO, || format!("\u{feff}{}", svg(RECT))),
        drawing("a DOCTYPE without entities", MADE_OR_NO_LOGO, || {
            format!(
                "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
                 \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">{}",
                svg(RECT)
            )
        }),
        drawing("entities that multiply", NO_LOGO, move || multiplying.clone()),
        drawing("an entity that is a file", NO_LOGO, || {
            format!("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>{}", svg("<title>&x;</title>"))
        }),
        drawing("an encoding nobody knows", MADE_OR_NO_LOGO, || {
            format!("<?xml version=\"1.0\" encoding=\"x-onzin\"?>{}", svg(RECT))
        }),
        drawing("a drawing of another namespace", MADE_OR_NO_LOGO, || svg(RECT).replace("2000/svg", "1999/xhtml")),
        drawing("no drawing at all", MADE_OR_NO_LOGO, || svg("")),
        Attack::logo("svg: a NUL in it", NO_LOGO, || svg("<rect width=\"9\0\" height=\"9\"/>").into_bytes()),
        Attack::logo("svg: half a character", NO_LOGO, || [svg(RECT).as_bytes(), b"\xc3"].concat()),
        Attack::logo("svg: compressed", NO_LOGO, || {
            let mut packed = b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec();
            packed.extend_from_slice(svg(RECT).as_bytes());
            packed
        }),
    ]
}

// Of real bureaus.

/// Logos as drawing programs write them. A guard that refuses these is no use.
pub fn of_real_bureaus() -> Vec<Attack> {
    let real = |program: &'static str, expected| {
        drawing(&format!("as {program} writes it"), expected, move || {
            read(format!("tests/fixtures/logos/{program}.svg"))
        })
    };
    vec![
        real("inkscape", Expected::Made),
        real("figma", Expected::Made),
        // Today 400: its clip draws a `use`, and what is drawn again may draw nothing again. One step of it is usual.
        real("illustrator", MADE_OR_NO_LOGO),
        // Today 400: every `url(` in a sheet counts as pointing outside, `url(#…)` too, and a DOCTYPE as entities.
        real("illustrator-verloop", MADE_OR_NO_LOGO),
    ]
}
