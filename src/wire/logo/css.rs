//! The CSS of a logo: the few forms that drawing programs write. Whatever else there is gets refused, so that what is
//! judged here is what the drawing library reads.

use std::collections::HashMap;

/// Bytes of all sheets together; real logos have 20 kB.
const MAX_SHEETS: usize = 64_000;
/// Rules are tried on every element: selectors and declarations count again for each.
const MAX_SELECTORS: usize = 500;
const MAX_DECLARATIONS: usize = 2_000;
/// A selector of two parts looks at all elements around one.
const TWO_PARTS: usize = 10;

const STRANGE: &str = "De opmaak (CSS) in de SVG van het logo is hier niet te lezen. Sla het logo op met opmaak als \
    presentatiekenmerken, of als PNG.";
const LARGE: &str = "De SVG van het logo heeft te veel opmaakregels (CSS). Sla het logo op met opmaak als \
    presentatiekenmerken, of als PNG.";

/// What the sheets of a drawing say, as far as it can cost anything.
#[derive(Debug, Default)]
pub struct Sheet {
    bytes: usize,
    /// Each as often as it costs.
    pub selectors: usize,
    pub declarations: usize,
    /// Those that refer to something, by what the last part of a selector asks for: `.class`, `#id`, a name or `*`.
    rules: HashMap<String, Vec<(String, String)>>,
    seen: Vec<(String, String)>,
}

impl Sheet {
    pub fn read(&mut self, text: &str) -> Result<(), &'static str> {
        self.bytes += text.len();
        if self.bytes > MAX_SHEETS {
            return Err(LARGE);
        }
        let plain = without_comments(text)?;
        let mut rest = plain.trim();
        if rest.starts_with("@charset") {
            rest = rest.split_once(';').map(|(_, rest)| rest.trim_start()).ok_or(STRANGE)?;
        }
        while !rest.is_empty() {
            let (selectors, block) = rest.split_once('{').ok_or(STRANGE)?;
            let (block, after) = block.split_once('}').ok_or(STRANGE)?;
            let declarations = pairs(block)?;
            self.declarations += declarations.len();
            for selector in selectors.split(',') {
                let (wanted, cost) = wanted(selector)?;
                self.selectors += cost;
                if self.selectors > MAX_SELECTORS || self.declarations > MAX_DECLARATIONS {
                    return Err(LARGE);
                }
                // Only what refers to something matters afterwards.
                let links = declarations.iter().filter(|(_, value)| value.contains("url("));
                let links: Vec<_> = links.cloned().collect();
                if !links.is_empty() {
                    self.rules.entry(wanted).or_default().extend(links);
                }
            }
            self.seen.extend(declarations);
            rest = after.trim_start();
        }
        Ok(())
    }

    /// Every declaration.
    pub fn all(&self) -> impl Iterator<Item = &(String, String)> {
        self.seen.iter()
    }

    /// Every declaration with a reference that may hold for an element.
    pub fn links(&self, name: &str, id: Option<&str>, classes: Option<&str>) -> Vec<&(String, String)> {
        if self.rules.is_empty() {
            return Vec::new();
        }
        let classes = classes.unwrap_or_default().split_ascii_whitespace().map(|class| format!(".{class}"));
        let keys = ["*".to_owned(), name.to_owned()].into_iter().chain(id.map(|id| format!("#{id}"))).chain(classes);
        keys.filter_map(|key| self.rules.get(&key)).flatten().collect()
    }
}

/// The declarations of a block or of a `style` attribute; names in small letters.
pub fn declarations(text: &str) -> Result<Vec<(String, String)>, &'static str> {
    pairs(&without_comments(text)?)
}

fn pairs(block: &str) -> Result<Vec<(String, String)>, &'static str> {
    if block.contains(['{', '}']) {
        return Err(STRANGE);
    }
    let parts = block.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (name, value) = part.split_once(':').ok_or(STRANGE)?;
            Ok((name.trim().trim_start_matches('*').to_ascii_lowercase(), value.trim().to_owned()))
        })
        .collect()
}

/// What the last part of a selector asks for, and what trying it costs.
fn wanted(selector: &str) -> Result<(String, usize), &'static str> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#' | '*');
    let parts: Vec<&str> =
        selector.split(|c: char| c.is_ascii_whitespace() || c == '>').filter(|part| !part.is_empty()).collect();
    let cost = match parts.len() {
        1 => 1,
        2 => TWO_PARTS,
        _ => return Err(STRANGE),
    };
    if parts.iter().any(|part| !part.chars().all(plain)) {
        return Err(STRANGE);
    }
    let last = parts.last().copied().unwrap_or_default();
    let until = |rest: &str| rest.split(['.', '#']).next().unwrap_or_default().to_owned();
    let key = if let Some((_, class)) = last.split_once('.') {
        format!(".{}", until(class))
    } else if let Some((_, id)) = last.split_once('#') {
        format!("#{}", until(id))
    } else {
        last.to_owned()
    };
    Ok((key, cost))
}

/// The text with a space for each comment. An escape, and a mark inside quotes that means something outside them, would
/// let two readers differ: both are refused.
fn without_comments(text: &str) -> Result<String, &'static str> {
    let mut plain = String::with_capacity(text.len());
    let mut quote = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\' || c.is_control() && !c.is_ascii_whitespace() {
            return Err(STRANGE);
        }
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) if matches!(c, ';' | '{' | '}' | '(' | ')' | '*' | '\n' | '\r') => return Err(STRANGE),
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == '/' && chars.peek() == Some(&'*') => {
                chars.next();
                let mut star = false;
                loop {
                    match chars.next() {
                        Some('/') if star => break,
                        Some(next) => star = next == '*',
                        None => return Err(STRANGE),
                    }
                }
                plain.push(' ');
                continue;
            }
            None => {}
        }
        plain.push(c);
    }
    if quote.is_none() { Ok(plain) } else { Err(STRANGE) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> Result<Sheet, &'static str> {
        let mut sheet = Sheet::default();
        sheet.read(text).map(|()| sheet)
    }

    #[test]
    fn the_sheets_of_drawing_programs_are_read() {
        let read = sheet(
            "@charset \"utf-8\";\n/* it's */ .cls-1, .cls-2 { fill: #1d6f72; }\n.cls-2 {clip-path:url(#knip);;}\
             #a > rect{font-family:'Lato Bold'}g.b{mask:url(\"#m\")}*{fill:none!important}",
        );
        let read = read.expect("read");
        assert_eq!((read.selectors, read.declarations), (2 + 1 + TWO_PARTS + 1 + 1, 5));
        let links = |name: &str, class: &str| -> Vec<String> {
            read.links(name, None, Some(class)).into_iter().map(|(_, value)| value.clone()).collect()
        };
        assert_eq!(links("path", "x cls-2"), ["url(#knip)"]);
        assert_eq!(links("g", "b"), ["url(\"#m\")"]);
        assert!(links("g", "cls-1").is_empty());
    }

    #[test]
    fn what_two_readers_may_take_differently_is_refused() {
        for text in [
            "a{",
            "a",
            "a{b}",
            "a{b:c",
            "a{b:\\72}",
            "@import 'x.css';",
            "@font-face{src:url(#a)}",
            "a[b]{c:d}",
            "a:first-child{c:d}",
            "a b c{d:e}",
            "a{b:'c;d:e'}",
            "a{b:'c}",
            "/* a",
            "a{b:c}}",
            "a,,b{c:d}",
        ] {
            assert!(sheet(text).is_err(), "{text}");
        }
    }

    #[test]
    fn each_limit_holds_at_its_edge() {
        let rules = |count: usize| "a{b:c}".repeat(count);
        let declared = |count: usize| format!("a{{{}}}", "b:c;".repeat(count));
        let long = |bytes: usize| format!("{}a{{}}", " ".repeat(bytes - 3));
        type Make<'a> = &'a dyn Fn(usize) -> String;
        let limits: [(Make<'_>, usize); 3] =
            [(&rules, MAX_SELECTORS), (&declared, MAX_DECLARATIONS), (&long, MAX_SHEETS)];
        for (make, limit) in limits {
            assert!(sheet(&make(limit)).is_ok(), "{limit}");
            assert_eq!(sheet(&make(limit + 1)).err(), Some(LARGE));
        }
    }

    #[test]
    fn a_style_attribute_is_read_by_name() {
        let read = declarations("fill:none; -inkscape-font-specification:'Lato Bold';FILTER:none;").expect("read");
        let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["fill", "-inkscape-font-specification", "filter"]);
    }
}
