//! The elements of an SVG: only those that draw, nothing from outside, and no more than can be drawn in a moment.

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node, NodeId};

use super::css::{self, Sheet};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Elements that the drawing library draws, or that draw nothing.
const KNOWN: &[&str] = &[
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "a",
    "switch",
    "title",
    "desc",
    "metadata",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
];
/// Properties and attributes whose value is a number, or a row of them.
const NUMBERS: &[&str] = &[
    "d",
    "points",
    "transform",
    "gradientTransform",
    "viewBox",
    "x",
    "y",
    "width",
    "height",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "fr",
    "x1",
    "y1",
    "x2",
    "y2",
    "offset",
    "opacity",
    "font",
    "font-size",
    "stroke-width",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-miterlimit",
    "transform-origin",
    "stroke-opacity",
];

const MAX_NUMBER: f64 = 1e6;
const MAX_DIGITS: usize = 40;
/// Of the width of a line, in any unit but that of the letters, which may be of any size.
const MAX_WIDTH: f64 = 1e4;
const MAX_WIDTH_PERCENT: f64 = 100.0;
/// Of any attribute but the points of a shape: those of a group are read again for each shape in it.
const MAX_VALUE: usize = 4_000;
/// Of a class or an id, which every rule looks at.
const MAX_NAME: usize = 256;
const MAX_TRANSFORMS: usize = 16;
/// Bytes of points, each time that they are drawn. A traced picture of 300 kB is drawn once.
const MAX_DRAWN: u64 = 1_000_000;
/// What an element counts besides its points.
const ELEMENT: u64 = 100;
/// A clip that uses a shape takes two steps; with a clip on that shape, three.
const MAX_STEPS: usize = 3;
const MAX_TAKEN_OVER: usize = 6;
const MAX_STOPS: usize = 256;
/// Selectors times elements drawn, and declarations times elements drawn.
const MAX_MATCHES: u64 = 1_000_000;
const MAX_DECLARED: u64 = 4_000_000;

const OUTSIDE: &str = "De SVG van het logo verwijst naar iets buiten zichzelf. Neem alles in het bestand op, of sla het logo \
    op als PNG.";
const PICTURE: &str = "De SVG van het logo bevat een afbeelding. Sla het logo op als PNG of JPEG.";
const WORDS: &str = "De SVG van het logo bevat tekst. Zet tekst om in paden, of sla het logo op als PNG.";
const RUNS: &str = "De SVG van het logo bevat een script, animatie, patroon, pijlpunt of vreemd object. Verwijder dat, of sla \
    het logo op als PNG.";
const FILTER: &str = "De SVG van het logo bevat een filter, zoals een schaduw of vervaging. Sla het logo op zonder filter, of \
    als PNG.";
const UNKNOWN: &str = "De SVG van het logo bevat een onderdeel dat hier niet getekend kan worden. Sla het logo op als gewone \
    SVG, of als PNG.";
const NUMBER: &str = "De SVG van het logo bevat een getal boven 1.000.000 of met meer dan 40 cijfers. Verklein de tekening en \
    sla het logo opnieuw op, of sla het op als PNG.";
const WIDTH: &str = "De SVG van het logo heeft een lijn met een dikte boven 10.000, boven 100% of in em of ex. Maak de lijn \
    dunner, of sla het logo op als PNG.";
const LONG: &str = "Een kenmerk in de SVG van het logo is te lang. Sla het logo op als gewone of geoptimaliseerde SVG.";
const TRANSFORMS: &str = "Een onderdeel van de SVG van het logo heeft meer dan 16 transformaties. Sla het logo op als \
    geoptimaliseerde SVG, of als PNG.";
const GROWS: &str = "De SVG van het logo herhaalt onderdelen te vaak, of binnen herhaalde onderdelen. Vereenvoudig het logo of \
    sla het op als PNG.";
const GRADIENT: &str = "Een verloop in de SVG van het logo heeft te veel kleuren of bouwt op te veel andere verlopen. Vereenvoudig \
    het verloop of sla het logo op als PNG.";
const RULES: &str = "De SVG van het logo heeft te veel opmaakregels (CSS) voor zijn aantal onderdelen. Sla het logo op met \
    opmaak als presentatiekenmerken, of als PNG.";

/// What an element comes to, with all that is in it and all that it draws once more.
#[derive(Debug, Clone, Copy)]
struct Weight {
    bytes: u64,
    elements: u64,
    /// References behind each other.
    steps: usize,
}

struct Drawing<'a, 'input> {
    by_id: HashMap<&'a str, Vec<Node<'a, 'input>>>,
    sheet: Sheet,
    /// `None` while it is being weighed: what comes there again goes round.
    weights: HashMap<NodeId, Option<Weight>>,
}

/// Judges the elements of a drawing; tells whether any of them may have a line around it.
pub fn judge(document: &Document<'_>) -> Result<bool, &'static str> {
    let mut drawing = Drawing { by_id: HashMap::new(), sheet: Sheet::default(), weights: HashMap::new() };
    let mut elements = 0;
    for node in document.descendants().filter(Node::is_element) {
        elements += 1;
        for id in own(&node, "id") {
            drawing.by_id.entry(id).or_default().push(node);
        }
        if node.tag_name().name() == "style" {
            for text in node.children() {
                if text.is_element() {
                    return Err(UNKNOWN);
                }
                if text.is_text() {
                    drawing.sheet.read(text.text().unwrap_or_default())?;
                }
            }
        }
        if is_svg(&node) {
            known(&node)?;
            attributes(&node)?;
        }
    }
    tries(&drawing.sheet, elements)?;
    for (name, value) in drawing.sheet.all() {
        property(name, value)?;
    }
    for node in document.descendants().filter(|node| is_gradient(node)) {
        drawing.gradient(node)?;
    }
    let all = drawing.weigh(document.root(), 0)?;
    tries(&drawing.sheet, all.elements)?;
    has_lines(document, &drawing.sheet)
}

/// Whether a line is asked for anywhere, by an attribute, a style or a rule.
fn has_lines(document: &Document<'_>, sheet: &Sheet) -> Result<bool, &'static str> {
    let is_line = |name: &str, value: &str| name == "stroke" && value.trim() != "none";
    if sheet.all().any(|(name, value)| is_line(name, value)) {
        return Ok(true);
    }
    let attributes = document.descendants().filter(is_svg).flat_map(|node| node.attributes());
    for attribute in attributes.filter(|attribute| is_taken(attribute.namespace())) {
        let (name, value) = (attribute.name(), attribute.value());
        let styled = if name == "style" { css::declarations(value)? } else { Vec::new() };
        if is_line(name, value) || styled.iter().any(|(name, value)| is_line(name, value)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Every rule is tried on every element, each time that it is drawn.
fn tries(sheet: &Sheet, elements: u64) -> Result<(), &'static str> {
    let matches = elements.saturating_mul(sheet.selectors as u64);
    let declared = elements.saturating_mul(sheet.declarations as u64);
    if matches > MAX_MATCHES || declared > MAX_DECLARED { Err(RULES) } else { Ok(()) }
}

/// The values of an attribute of this name, in whichever namespace the drawing library reads it.
fn own<'a>(node: &Node<'a, '_>, name: &str) -> Vec<&'a str> {
    let taken = node.attributes().filter(|attribute| attribute.name() == name && is_taken(attribute.namespace()));
    taken.map(|attribute| attribute.value()).collect()
}

fn is_taken(namespace: Option<&str>) -> bool {
    matches!(namespace, None | Some(SVG | XLINK | XML))
}

/// Elements of another namespace draw nothing.
fn is_svg(node: &Node<'_, '_>) -> bool {
    matches!(node.tag_name().namespace(), None | Some(SVG))
}

fn is_gradient(node: &Node<'_, '_>) -> bool {
    node.is_element() && matches!(node.tag_name().name(), "linearGradient" | "radialGradient")
}

fn known(node: &Node<'_, '_>) -> Result<(), &'static str> {
    match node.tag_name().name() {
        "image" | "feImage" => Err(PICTURE),
        "text" | "tspan" | "textPath" | "tref" | "font" | "flowRoot" => Err(WORDS),
        "filter" => Err(FILTER),
        "script" | "foreignObject" | "animate" | "animateTransform" | "animateMotion" | "set" | "marker"
        | "pattern" => Err(RUNS),
        name if KNOWN.contains(&name) => Ok(()),
        _ if node.ancestors().any(|around| around.tag_name().name() == "metadata") => Ok(()),
        _ => Err(UNKNOWN),
    }
}

fn attributes(node: &Node<'_, '_>) -> Result<(), &'static str> {
    for attribute in node.attributes() {
        if !is_taken(attribute.namespace()) {
            continue;
        }
        let (name, value) = (attribute.name(), attribute.value());
        let limit = match name {
            "d" | "points" => usize::MAX,
            "class" | "id" | "href" => MAX_NAME,
            _ => MAX_VALUE,
        };
        let link = node.tag_name().name() == "a" && name == "href";
        if !link && value.len() > limit {
            return Err(LONG);
        }
        match name {
            "href" if link => {}
            "href" if !value.starts_with('#') => return Err(OUTSIDE),
            "style" => {
                for (name, value) in css::declarations(value)? {
                    property(&name, &value)?;
                }
            }
            _ => property(name, value)?,
        }
    }
    Ok(())
}

/// An attribute, or a property of CSS.
fn property(name: &str, value: &str) -> Result<(), &'static str> {
    links(value)?;
    match name {
        "filter" | "backdrop-filter" | "mask-image" if !value.trim().starts_with("none") => Err(FILTER),
        "marker" | "marker-start" | "marker-mid" | "marker-end" if !value.trim().starts_with("none") => Err(RUNS),
        "transform" | "gradientTransform" if value.matches('(').count() > MAX_TRANSFORMS => Err(TRANSFORMS),
        name if NUMBERS.contains(&name) && !is_within(value, MAX_NUMBER) => Err(NUMBER),
        "stroke-width" if !is_width(value) => Err(WIDTH),
        _ => Ok(()),
    }
}

fn is_width(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let most = if value.contains('%') { MAX_WIDTH_PERCENT } else { MAX_WIDTH };
    !value.contains("em") && !value.contains("ex") && is_within(&value, most)
}

/// Whether every number in a value is at most this. `-1.8e-16` is usual; what is large is not.
fn is_within(value: &str, most: f64) -> bool {
    let bytes = value.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while at < bytes.len() {
        if !(digit(at) || bytes.get(at) == Some(&b'.') && digit(at + 1)) {
            at += 1;
            continue;
        }
        let start = at;
        while digit(at) {
            at += 1;
        }
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            while digit(at) {
                at += 1;
            }
        }
        if matches!(bytes.get(at), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
            if digit(at + 1 + sign) {
                at += 1 + sign;
                while digit(at) {
                    at += 1;
                }
            }
        }
        let digits = value.get(start..at).filter(|digits| digits.len() <= MAX_DIGITS);
        let number: Option<f64> = digits.and_then(|digits| digits.parse().ok());
        if !number.is_some_and(|number| number <= most) {
            return false;
        }
    }
    true
}

/// The ids that a value refers to by `url(#…)`.
fn links(value: &str) -> Result<Vec<&str>, &'static str> {
    if !value.contains('(') {
        return Ok(Vec::new());
    }
    let all = value.to_ascii_lowercase().matches("url(").count();
    let found: Option<Vec<&str>> = value
        .split("url(")
        .skip(1)
        .map(|rest| {
            let (inside, _) = rest.split_once(')')?;
            let id = inside.trim().trim_matches(['"', '\'']).trim().strip_prefix('#')?;
            (!id.contains(['"', '\'', ' ', '\n', '\t', '\r'])).then_some(id)
        })
        .collect();
    found.filter(|found| found.len() == all).ok_or(OUTSIDE)
}

impl<'a, 'input> Drawing<'a, 'input> {
    /// A gradient may take over from another, but not from many.
    fn gradient(&self, node: Node<'a, 'input>) -> Result<(), &'static str> {
        if node.children().filter(|child| child.tag_name().name() == "stop").count() > MAX_STOPS {
            return Err(GRADIENT);
        }
        let mut current = node;
        for _ in 0..MAX_TAKEN_OVER {
            let next = hrefs(&current).first().and_then(|id| self.by_id.get(id));
            match next.map(Vec::as_slice) {
                None | Some([]) => return Ok(()),
                Some([next]) => current = *next,
                Some(_) => return Err(GRADIENT),
            }
        }
        Err(GRADIENT)
    }

    /// Recursion is bounded: elements by the depth that was counted before, references by their steps.
    fn weigh(&mut self, node: Node<'a, 'input>, steps: usize) -> Result<Weight, &'static str> {
        if steps > MAX_STEPS {
            return Err(GROWS);
        }
        if let Some(known) = self.weights.get(&node.id()) {
            return known.filter(|known| steps + known.steps <= MAX_STEPS).ok_or(GROWS);
        }
        self.weights.insert(node.id(), None);
        let points: usize = ["d", "points"].into_iter().flat_map(|name| own(&node, name)).map(str::len).sum();
        let mut weight = Weight { bytes: ELEMENT + points as u64, elements: 1, steps: 0 };
        for child in node.children().filter(Node::is_element) {
            let inside = self.weigh(child, steps)?;
            weight.add(inside, 0)?;
        }
        for id in self.references(&node)? {
            for target in self.by_id.get(id.as_str()).cloned().unwrap_or_default() {
                let drawn = self.weigh(target, steps + 1)?;
                weight.add(drawn, 1)?;
            }
        }
        self.weights.insert(node.id(), Some(weight));
        Ok(weight)
    }

    /// What an element draws once more, by an attribute, its style or a rule.
    fn references(&self, node: &Node<'a, 'input>) -> Result<Vec<String>, &'static str> {
        let mut found: Vec<String> = Vec::new();
        if !is_svg(node) {
            return Ok(found);
        }
        if !is_gradient(node) {
            found.extend(hrefs(node).into_iter().map(str::to_owned));
        }
        let mut take = |name: &str, value: &str| -> Result<(), &'static str> {
            if matches!(name, "clip-path" | "mask") {
                found.extend(links(value)?.into_iter().map(str::to_owned));
            }
            Ok(())
        };
        for attribute in node.attributes() {
            take(attribute.name(), attribute.value())?;
        }
        for (name, value) in css::declarations(node.attribute("style").unwrap_or_default())? {
            take(&name, &value)?;
        }
        for (name, value) in self.sheet.links(node.tag_name().name(), node.attribute("id"), node.attribute("class")) {
            take(name, value)?;
        }
        Ok(found)
    }
}

impl Weight {
    fn add(&mut self, other: Self, step: usize) -> Result<(), &'static str> {
        self.bytes = self.bytes.saturating_add(other.bytes);
        self.elements = self.elements.saturating_add(other.elements);
        self.steps = self.steps.max(other.steps + step);
        if self.bytes > MAX_DRAWN { Err(GROWS) } else { Ok(()) }
    }
}

/// The ids that an element refers to by `href`, old or new; a link leads nowhere here.
fn hrefs<'a>(node: &Node<'a, '_>) -> Vec<&'a str> {
    if node.tag_name().name() == "a" {
        return Vec::new();
    }
    let values = own(node, "href").into_iter();
    values.filter_map(|value| value.strip_prefix('#')?.split(' ').next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
