//! The bytes of an SVG, before a tree is made of them: what a parser of XML would take too long for is counted here.
//!
//! One pass, no recursion, no allocation. What is not well-formed may be miscounted: the parser refuses it afterwards.

/// Real logos have 15.
const MAX_DEPTH: usize = 40;
const MAX_ELEMENTS: usize = 5_000;
/// Comments, instructions, CDATA and text between elements, white space included.
const MAX_OTHERS: usize = 15_000;
/// Real logos have 30 at most. The parser compares each with all others.
const MAX_NAMESPACES: usize = 64;
/// Of one element; real logos have 25. The parser compares each with all before it.
const MAX_ATTRIBUTES: usize = 100;
const MAX_ALL_ATTRIBUTES: usize = 30_000;
/// Bytes of one tag outside quotes: names and white space.
const MAX_NAMES: usize = 8_000;

const BROKEN: &str = "De SVG van het logo is geen geldige XML. Sla het logo opnieuw op als SVG, of als PNG.";
const DEEP: &str = "De onderdelen in de SVG van het logo staan meer dan 40 lagen diep in elkaar. Hef groepen op en sla het \
    logo opnieuw op, of sla het op als PNG.";
const ELEMENTS: &str =
    "De SVG van het logo heeft meer dan 5.000 onderdelen. Vereenvoudig het logo of sla het op als PNG.";
const OTHERS: &str = "De SVG van het logo bevat te veel opmerkingen of losse tekst. Sla het logo op als gewone of \
    geoptimaliseerde SVG.";
const NAMESPACES: &str =
    "De SVG van het logo noemt meer dan 64 naamruimten. Sla het logo op als gewone of geoptimaliseerde SVG.";
const ATTRIBUTES: &str = "Een onderdeel van de SVG van het logo heeft te veel kenmerken. Sla het logo op als gewone of \
    geoptimaliseerde SVG.";
const ENTITIES: &str = "De SVG van het logo bevat een DTD met entiteiten. Sla het logo op zonder bewerkingsmogelijkheden \
    van het tekenprogramma.";

#[derive(Default)]
struct Scan {
    depth: usize,
    elements: usize,
    others: usize,
    namespaces: usize,
    attributes: usize,
}

pub fn judge(text: &str) -> Result<(), &'static str> {
    let mut scan = Scan::default();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, markup) = rest.split_at(start);
        if !before.is_empty() {
            scan.other()?;
        }
        rest = scan.markup(markup)?;
    }
    if scan.depth == 0 { Ok(()) } else { Err(BROKEN) }
}

impl Scan {
    /// Counts what begins here; returns what comes after it.
    fn markup<'a>(&mut self, markup: &'a str) -> Result<&'a str, &'static str> {
        for (open, close) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
            if let Some(inside) = markup.strip_prefix(open) {
                self.other()?;
                return after(inside, close);
            }
        }
        if markup.starts_with("<!DOCTYPE") {
            return doctype(markup);
        }
        if markup.starts_with("<!") {
            return Err(BROKEN);
        }
        if markup.starts_with("</") {
            self.depth = self.depth.checked_sub(1).ok_or(BROKEN)?;
            return after(markup, ">");
        }
        self.tag(markup)
    }

    fn other(&mut self) -> Result<(), &'static str> {
        self.others += 1;
        within(self.others, MAX_OTHERS, OTHERS)
    }

    fn tag<'a>(&mut self, markup: &'a str) -> Result<&'a str, &'static str> {
        let bytes = markup.as_bytes();
        let mut quote = None;
        let (mut attributes, mut names, mut previous) = (0, 0, b'<');
        for (at, byte) in markup.bytes().enumerate().skip(1) {
            match (quote, byte) {
                (Some(open), byte) if byte == open => quote = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'<') => return Err(BROKEN),
                (None, b'>') => {
                    self.elements += 1;
                    self.attributes += attributes;
                    within(self.elements, MAX_ELEMENTS, ELEMENTS)?;
                    within(self.attributes, MAX_ALL_ATTRIBUTES, ATTRIBUTES)?;
                    if previous != b'/' {
                        self.depth += 1;
                        within(self.depth, MAX_DEPTH, DEEP)?;
                    }
                    return markup.get(at + 1..).ok_or(BROKEN);
                }
                (None, byte) => {
                    names += 1;
                    attributes += usize::from(byte == b'=');
                    let declares = bytes.get(at..).is_some_and(|rest| rest.starts_with(b"xmlns"));
                    self.namespaces += usize::from(declares);
                    within(self.namespaces, MAX_NAMESPACES, NAMESPACES)?;
                    within(attributes, MAX_ATTRIBUTES, ATTRIBUTES)?;
                    within(names, MAX_NAMES, ATTRIBUTES)?;
                }
            }
            previous = byte;
        }
        Err(BROKEN)
    }
}

/// A DOCTYPE may name its DTD, which nobody fetches; it may not bring one, since entities multiply.
fn doctype(markup: &str) -> Result<&str, &'static str> {
    let mut quote = None;
    for (at, byte) in markup.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'[') => return Err(ENTITIES),
            (None, b'>') => return markup.get(at + 1..).ok_or(BROKEN),
            (None, _) => {}
        }
    }
    Err(BROKEN)
}

fn after<'a>(text: &'a str, end: &str) -> Result<&'a str, &'static str> {
    text.split_once(end).map(|(_, rest)| rest).ok_or(BROKEN)
}

fn within(count: usize, limit: usize, refusal: &'static str) -> Result<(), &'static str> {
    if count <= limit { Ok(()) } else { Err(refusal) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(inside: &str) -> String {
        format!("<svg>{inside}</svg>")
    }

    #[test]
    fn each_limit_holds_at_its_edge() {
        let deep = |depth: usize| root(&format!("{}{}", "<g>".repeat(depth - 1), "</g>".repeat(depth - 1)));
        let elements = |count: usize| root(&"<g/>".repeat(count - 1));
        let comments = |count: usize| root(&"<!---->".repeat(count));
        let namespaces = |count: usize| {
            let names: String = (0..count).map(|n| format!("<g xmlns:n{n}=\"n\"/>")).collect();
            root(&names)
        };
        let attributes = |count: usize| {
            let names: String = (0..count).map(|n| format!(" a{n}=\"a=b\"")).collect();
            root(&format!("<g{names}/>"))
        };
        let name = |bytes: usize| root(&format!("<{}/>", "a".repeat(bytes - 1)));
        type Make<'a> = &'a dyn Fn(usize) -> String;
        let limits: [(Make<'_>, usize, &str); 6] = [
            (&deep, MAX_DEPTH, DEEP),
            (&elements, MAX_ELEMENTS, ELEMENTS),
            (&comments, MAX_OTHERS, OTHERS),
            (&namespaces, MAX_NAMESPACES, NAMESPACES),
            (&attributes, MAX_ATTRIBUTES, ATTRIBUTES),
            (&name, MAX_NAMES, ATTRIBUTES),
        ];
        for (make, limit, refusal) in limits {
            assert_eq!(judge(&make(limit)), Ok(()), "{refusal}");
            assert_eq!(judge(&make(limit + 1)), Err(refusal));
        }
    }

    #[test]
    fn all_attributes_together_have_a_limit() {
        let rows = |rows: usize| root(&"<g a='' b='' c='' d='' e='' f='' g='' h='' i='' j=''/>".repeat(rows));
        assert_eq!(judge(&rows(3_000)), Ok(()));
        assert_eq!(judge(&rows(3_001)), Err(ATTRIBUTES));
    }

    #[test]
    fn what_stands_in_quotes_and_comments_counts_for_nothing() {
        for text in [
            "<svg a=\"<g><g>\"/>",
            "<!-- <svg> --><svg/>",
            "<svg><![CDATA[<g>]]></svg>",
            "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '[' \"b\"><svg a='/'></svg>\n",
        ] {
            assert_eq!(judge(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn what_is_not_closed_or_brings_entities_is_refused() {
        for text in
            ["<svg", "<svg><g></svg>", "<svg/></g>", "<svg a='>", "<svg><!--", "<svg <g>", "<!ENTITY a 'b'><svg/>"]
        {
            assert_eq!(judge(text), Err(BROKEN), "{text}");
        }
        assert_eq!(judge("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>"), Err(ENTITIES));
    }
}
