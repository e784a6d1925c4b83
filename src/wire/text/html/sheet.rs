//! The rules of a style sheet that a text brings along, as Word and Google Docs write them.

use super::called::Called;
use super::marks::Marks;
use super::open::Open;
use super::style::Style;
use super::values::declarations;

#[derive(Debug)]
struct Rule {
    /// The elements that the one it is about stands in, outermost first, and that one.
    path: Vec<Called>,
    /// Whether the path is all that it says of them; it may ask for a place or a neighbour as well.
    exact: bool,
    style: Style,
    marks: Option<Marks>,
    /// Whether it adds words of its own.
    words: bool,
}

impl Rule {
    fn holds_for(&self, element: &Called, around: &[Open]) -> bool {
        let Some((own, outer)) = self.path.split_last() else { return false };
        if !own.holds_for(element) {
            return false;
        }
        let mut outer = outer.iter().rev().peekable();
        for open in around.iter().rev().take(MOST_AROUND) {
            if outer.next_if(|called| called.holds_for(&open.called)).is_none() && outer.peek().is_none() {
                break;
            }
        }
        outer.peek().is_none()
    }

    /// The closer a rule describes its elements, the more it weighs.
    fn weight(&self) -> (usize, usize, usize) {
        let ids = self.path.iter().filter(|called| !called.id.is_empty()).count();
        let classes = self.path.iter().map(|called| called.classes.len()).sum();
        let names = self.path.iter().filter(|called| !called.name.is_empty()).count();
        (ids, classes, names)
    }
}

/// So many elements around one are looked at, and so many rules kept.
const MOST_AROUND: usize = 64;
const MOST_RULES: usize = 300;

/// The rules that say something of words.
#[derive(Debug, Default)]
pub struct Sheet {
    rules: Vec<Rule>,
    /// Rules beyond the most that are kept.
    pub left_out: usize,
}

/// What the rules say of an element.
#[derive(Debug, Default)]
pub struct Said {
    pub style: Style,
    pub marks: Option<Marks>,
    /// How many rules may hold for it that cannot be judged here.
    pub unclear: usize,
}

impl Sheet {
    /// Reads rules behind those that are there.
    pub fn add(&mut self, css: &str) {
        let css = without_comments(css);
        let mut rest = css.as_str();
        while let Some((head, body)) = rest.split_once('{') {
            let head = head.rsplit([';', '}']).next().unwrap_or_default().trim();
            rest = if matches!(head, "@media screen" | "@media all") {
                body
            } else if head.starts_with('@') {
                // Pages, fonts, lists of Word, screens of other sizes.
                behind_block(body)
            } else {
                let (rules, more) = body.split_once('}').unwrap_or((body, ""));
                self.add_rules(head, rules);
                more
            };
        }
        self.rules.sort_by_key(Rule::weight);
    }

    fn add_rules(&mut self, selectors: &str, rules: &str) {
        let style = Style::read(rules);
        for selector in selectors.split(',') {
            let marks = if says_before(selector) { Marks::of_content(rules) } else { marks_of(rules) };
            let style = if is_about_words(selector) { style } else { Style::default() };
            let words = adds_words(selector, rules);
            if style == Style::default() && marks.is_none() && !words {
                continue;
            }
            if self.rules.len() < MOST_RULES {
                self.rules.extend(rule(selector, style, marks, words));
            } else {
                self.left_out += 1;
            }
        }
    }

    /// What the rules say of an element with these around it.
    pub fn said_of(&self, element: &Called, around: &[Open]) -> Said {
        let mut said = Said::default();
        for rule in self.rules.iter().filter(|rule| rule.holds_for(element, around)) {
            if rule.exact {
                said.style = said.style.under(rule.style);
                said.marks = rule.marks.clone().or(said.marks.take());
            } else {
                let is_told = rule.marks.as_ref().is_some_and(|marks| *marks != Marks::Bullet);
                said.unclear += usize::from(rule.style.tells() || is_told);
            }
            // The words before an item are its mark.
            said.unclear += usize::from(rule.words && element.name != "li");
        }
        said
    }
}

fn rule(selector: &str, style: Style, marks: Option<Marks>, words: bool) -> Option<Rule> {
    let before = BEFORE.iter().find_map(|words| selector.trim_end().strip_suffix(*words));
    // The marks that Google Docs draws before its items are those of the list around them.
    let list = before.and_then(|own| own.rsplit_once('>')).filter(|(_, item)| item.trim() == "li");
    let selector = list.map(|(list, _)| list).or(before).unwrap_or(selector);
    let exact = !selector.contains([':', '[', '+', '~']);
    let parts = selector.split(|sign: char| sign.is_whitespace() || matches!(sign, '>' | '+' | '~'));
    let parts = parts.filter(|part| !part.is_empty());
    let mut path: Vec<Called> =
        parts.map(|part| Called::read(part.split([':', '[']).next().unwrap_or_default())).collect();
    if !exact {
        path.drain(..path.len().saturating_sub(1));
    }
    // What is left of `[hidden]` would be about everything.
    let about = path.last().is_some_and(|own| exact || !own.is_empty());
    about.then_some(Rule { path, exact, style, marks, words })
}

/// What stands before the words of an element, at the end of a selector.
const BEFORE: [&str; 3] = ["::before", ":before", "::marker"];

/// Whether a selector is about what stands before or behind words, and not about those.
fn says_before(selector: &str) -> bool {
    selector.contains(":before") || selector.contains("::marker")
}

/// Whether a rule prints words before or behind those of its elements.
fn adds_words(selector: &str, rules: &str) -> bool {
    let beside = selector.contains(":before") || selector.contains(":after");
    let said = |(property, value): (String, &str)| {
        let quoted = value.split(['"', '\'']).nth(1).unwrap_or_default();
        property == "content" && !value.contains("counter(") && quoted.contains(char::is_alphanumeric)
    };
    beside && declarations(rules).any(said)
}

/// Whether a selector is about words as they stand there, and not under a mouse.
fn is_about_words(selector: &str) -> bool {
    let other = [
        ":before",
        ":after",
        "::",
        ":hover",
        ":focus",
        ":active",
        ":visited",
        ":target",
        ":empty",
        ":checked",
        ":disabled",
    ];
    !other.iter().any(|words| selector.contains(words))
}

/// The marks that a rule asks for. Without any the editor draws its own.
fn marks_of(rules: &str) -> Option<Marks> {
    let mut marks = None;
    for (property, value) in declarations(rules) {
        if matches!(property.as_str(), "list-style" | "list-style-type") {
            marks = Marks::read(value).filter(|marks| *marks != Marks::Bare);
        }
    }
    marks
}

fn without_comments(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.replace("<!--", " ").replace("-->", " ")
}

/// What stands behind a block, whose opening brace was read.
fn behind_block(body: &str) -> &str {
    let mut depth = 1;
    for (at, sign) in body.match_indices(['{', '}']) {
        depth += if sign == "{" { 1 } else { -1 };
        if depth == 0 {
            return body.get(at + 1..).unwrap_or_default();
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::super::height::Height;
    use super::super::style::State;
    use super::*;

    fn said(css: &str, element: &str) -> (State, usize) {
        let mut sheet = Sheet::default();
        sheet.add(css);
        let said = sheet.said_of(&Called::read(element), &[]);
        (State::default().with(said.style), said.unclear)
    }

    #[test]
    fn rules_of_classes_and_elements_hold() {
        let css = "<!-- /* Style */ @page x {size:1} @list l0 {a:b; @x {}} @font-face\n{font-family:Wingdings;}\n\
                   p.MsoNormal, li.MsoNormal {text-decoration:line-through} .c1{font-weight:700}.c2.c3{vertical-align:super} \
                   b{font-weight:400} @media print{.c4{display:none}} @media screen{.c5{display:none}} #x{font-style:italic} -->";
        assert!(said(css, "p.MsoNormal").0.look.struck && said(css, "li.MsoNormal.nog").0.look.struck);
        assert!(!said(css, "div.MsoNormal").0.look.struck && !said(css, "p").0.look.struck);
        assert!(said(css, "b.c1").0.look.strong, "a class weighs more than an element");
        assert_eq!(said(css, "span.c3.c2").0.height, Height::Above);
        assert_eq!(said(css, "span.c2").0.height, Height::Line);
        assert!(said(css, "p.c4").0.is_seen() && !said(css, "p.c5").0.is_seen());
        assert!(said(css, "p#x").0.look.emph);
    }

    #[test]
    fn what_cannot_be_judged_is_counted_where_it_would_tell() {
        let css = ".a:first-child{text-decoration:line-through} .b:not(.c){font-weight:bold} a:hover{display:none} \
                   [hidden]{display:none} p + .d{display:none}";
        assert_eq!(said(css, "p.a").1, 1);
        assert_eq!(said(css, "p.b").1, 0);
        assert_eq!(said(css, "a").1, 0);
        assert_eq!(said(css, "p.d").1, 1);
    }

    #[test]
    fn words_of_a_rule_are_counted() {
        let css = "p::before{content:\"niet \"} b:after{content:''} i::before{content:\"•\"}";
        assert_eq!((said(css, "p").1, said(css, "b").1, said(css, "i").1, said(css, "u").1), (1, 0, 0, 0));
    }

    #[test]
    fn marks_are_those_of_the_elements_that_a_rule_names() {
        let marks = |css: &str, element: &str| {
            let mut sheet = Sheet::default();
            sheet.add(css);
            let said = sheet.said_of(&Called::read(element), &[]);
            (said.marks, said.unclear)
        };
        let tick = Some(Marks::Sign("✓".to_owned()));
        assert_eq!(marks("ul.af > li:before{content:'✓ '}", "ul.af"), (tick.clone(), 0));
        assert_eq!(marks("li.af::before{content:'✓ '}", "li.af"), (tick, 0));
        assert_eq!(marks("li.af::before{content:'✓ '}", "li"), (None, 0));
        assert_eq!(marks("ul > li.af::before{content:'✓ '}", "ul"), (None, 0));
        assert_eq!(marks("li:nth-child(2)::before{content:'✓ '}", "li"), (None, 1));
    }

    #[test]
    fn a_sheet_without_end_is_read() {
        for css in ["{", "a{", "}", "@media x{", "/*", ".a{display:none", ",,{}", "#{}.{}"] {
            assert!(said(css, "p").0.is_seen(), "{css}");
        }
        assert!(!said(".a{display:none", "p.a").0.is_seen());
    }
}
