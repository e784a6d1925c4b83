//! HTML as web editors store it, brought back to what paper has: paragraphs, lines, lists, bold, italic and addresses.

use std::borrow::Cow;

use html5gum::{DefaultEmitter, Error, StartTag, Token, Tokenizer};

use super::clean::clean;
use super::faces::Face;
use super::tree::{Tree, push};
use crate::trajectory::{Inline, Look, Prose};
use crate::wire::fault::{RepairKind, Repairs};

/// A tag with its place in the text.
type Tag = StartTag<usize>;

/// Reads a text, in one pass over its tags. One without any tag keeps its line ends: its writer saw them.
pub fn read(raw: &str, repairs: &mut Repairs) -> Prose {
    let text = with_one_line_end(raw);
    let text = &*text;
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // So that what stands in a script or a style is no text.
    emitter.naively_switch_states(true);
    let mut page = Page { keeps_lines: usize::from(!text.contains('<')), ..Page::default() };
    // Where the last tag ends, and where it ended when the text broke off inside the next.
    let (mut end, mut cut) = (0, None);
    for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                page.open(&tag, text, repairs);
                end = tag.span.end;
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                page.close(&name, as_typed(text, tag.span.start, tag.span.end), repairs);
                end = tag.span.end;
            }
            Token::String(string) => page.text(&String::from_utf8_lossy(&string.value), repairs),
            Token::Error(error) if matches!(error.value, Error::EofInTag | Error::EofInComment) => cut = Some(end),
            Token::Comment(_) if cut.is_none() => end += page.comment(text.get(end..).unwrap_or_default(), repairs),
            Token::Error(_) | Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
    if let Some(rest) = cut.and_then(|from| text.get(from..)) {
        page.cut_off(rest, repairs);
    }
    // A row that was never closed.
    page.end_row();
    page.lost += usize::from(page.skipped.is_some());
    if page.lost > 0 {
        repairs.add(RepairKind::Flattened, page.lost, 1);
    }
    page.tree.finish()
}

/// The text with every line end as the tokenizer counts it, so that the places of tags are those in the text.
fn with_one_line_end(raw: &str) -> Cow<'_, str> {
    if raw.contains('\r') {
        return Cow::Owned(raw.replace("\r\n", "\n").replace('\r', "\n"));
    }
    Cow::Borrowed(raw)
}

/// A tag as it stands in the text, if one stands there.
fn as_typed(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).filter(|tag| tag.starts_with('<') && tag.ends_with('>')).unwrap_or_default()
}

/// Where a mark of HTML begins that is no comparison and no arrow.
fn begin_of(rest: &str, begins: impl Fn(char) -> bool) -> Option<usize> {
    rest.match_indices('<').map(|(at, _)| at).find(|at| rest[at + 1..].starts_with(&begins))
}

/// A list of a text, with the number that its next item gets.
#[derive(Debug)]
struct List {
    numbered: bool,
    next: i64,
    step: i64,
    /// Whether its items are ticked, or not, all of them.
    ticked: bool,
}

/// An element that gives its words a look.
#[derive(Debug)]
struct Styled {
    name: String,
    look: Look,
    face: Face,
}

/// A link that is open: where it leads, and the words so far.
#[derive(Debug)]
struct Link {
    address: String,
    words: String,
}

/// What was read so far.
#[derive(Debug, Default)]
struct Page {
    tree: Tree,
    /// The line that is being read.
    words: Vec<Inline>,
    /// Whether that line begins a paragraph.
    fresh: bool,
    /// The item that the line begins: its level and its number.
    item: Option<(usize, Option<String>)>,
    lists: Vec<List>,
    styled: Vec<Styled>,
    strong: usize,
    emph: usize,
    struck: usize,
    /// The face of signs that the words stand in.
    face: Face,
    /// Whether the words stand above or below the line, in the innermost element that says so.
    shifted: Vec<Shift>,
    link: Option<Link>,
    /// The element whose content is nothing to read.
    skipped: Option<String>,
    /// Elements around this place whose line ends are line ends.
    keeps_lines: usize,
    /// Cells of the row so far; inside a row a block is no line of its own.
    cells: Option<usize>,
    /// Columns that the last cell takes besides its own.
    spanned: usize,
    /// Whether the words are the title of the page, which a browser shows elsewhere.
    titled: bool,
    /// What paper has no form for.
    lost: usize,
    /// Pictures of a face of signs that became U+FFFD.
    faceless: usize,
}

impl Page {
    fn open(&mut self, tag: &Tag, text: &str, repairs: &mut Repairs) {
        if self.skipped.is_some() {
            return;
        }
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        // A line through words is drawn where their own element asks for it.
        self.lost += usize::from(!is_styled(&name) && style_of(tag).contains("line-through"));
        match name.as_str() {
            "script" | "style" => self.skipped = Some(name),
            "title" => {
                self.end_line();
                self.titled = true;
            }
            "template" | "noscript" => {
                self.end_line();
                self.lost += 1;
            }
            "iframe" | "noembed" | "noframes" | "object" | "svg" | "math" => {
                self.lost += 1;
                // Only drawings and formulas can end in their own tag.
                let ended = tag.self_closing && matches!(name.as_str(), "svg" | "math");
                self.skipped = (!ended).then_some(name);
            }
            name if is_styled(name) => self.begin_style(name, tag),
            "sup" => self.shifted.push(Shift::Above),
            "sub" => self.shifted.push(Shift::Below),
            "br" => self.end_short_line(),
            "p" | "dl" | "form" => self.end_paragraph(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                self.lost += 1;
                self.strong += 1;
            }
            "blockquote" | "hr" | "table" => {
                self.end_paragraph();
                self.lost += 1;
            }
            "pre" => {
                self.end_paragraph();
                self.lost += 1;
                self.keeps_lines += 1;
            }
            "ul" | "ol" => self.begin_list(&name, tag),
            "li" => self.begin_item(tag),
            "tr" => {
                self.end_row();
                self.cells = Some(0);
            }
            "td" | "th" => self.begin_cell(tag),
            "a" => {
                self.end_link();
                let address = attribute(tag, "href").unwrap_or_default().trim().to_owned();
                self.link = Some(Link { address, words: String::new() });
            }
            "img" => {
                self.lost += 1;
                self.print(&attribute(tag, "alt").unwrap_or_default());
            }
            name if is_block(name) => self.end_line(),
            name if is_plain(name) => {}
            name => {
                self.lost += 1;
                if !is_known(name) {
                    self.text(as_typed(text, tag.span.start, tag.span.end), repairs);
                }
            }
        }
    }

    fn close(&mut self, name: &str, typed: &str, repairs: &mut Repairs) {
        if let Some(skipped) = &self.skipped {
            if skipped == name {
                self.skipped = None;
            }
            return;
        }
        match name {
            name if is_styled(name) => self.end_style(name),
            "sup" | "sub" => {
                self.shifted.pop();
            }
            "br" => self.end_short_line(),
            "p" | "dl" | "form" | "blockquote" => self.end_paragraph(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                self.strong = self.strong.saturating_sub(1);
            }
            "pre" => {
                self.end_paragraph();
                self.keeps_lines = self.keeps_lines.saturating_sub(1);
            }
            "ul" | "ol" => {
                self.end_line();
                self.item = None;
                self.lists.pop();
                self.tree.leave(self.lists.len());
                self.fresh = true;
            }
            "li" => {
                self.end_line();
                self.item = None;
            }
            "tr" | "table" => {
                self.end_row();
                self.fresh |= name == "table";
            }
            "a" => self.end_link(),
            "title" => {
                self.end_line();
                self.titled = false;
            }
            "template" | "noscript" => self.end_line(),
            name if is_block(name) => self.end_line(),
            name if is_known(name) => {}
            _ => {
                self.lost += 1;
                self.text(typed, repairs);
            }
        }
    }

    /// A comment is nothing to read. What is written like one and is none, such as `</3`, is printed as it was typed.
    /// Tells how far it reaches.
    fn comment(&mut self, rest: &str, repairs: &mut Repairs) -> usize {
        let Some(start) = begin_of(rest, |next| matches!(next, '/' | '!' | '?')) else { return 0 };
        let comment = &rest[start..];
        if comment.starts_with("<!--") {
            // A browser takes `--!>` for its end as well.
            let ends = ["-->", "--!>"].map(|sign| comment.find(sign).map(|at| at + sign.len()));
            return start + ends.into_iter().flatten().min().unwrap_or("<!--".len());
        }
        let end = comment.find('>').map_or(comment.len(), |end| end + 1);
        // Word writes conditions and namespaces so.
        if !comment.starts_with("<![") && !comment.starts_with("<?") {
            self.lost += 1;
            self.text(&comment[..end], repairs);
        }
        start + end
    }

    /// Prints a tag or a comment in which the text broke off: nobody knows how much of it was meant to be read.
    fn cut_off(&mut self, rest: &str, repairs: &mut Repairs) {
        self.lost += 1;
        if let Some(start) = begin_of(rest, |next| next.is_ascii_alphabetic() || matches!(next, '/' | '!')) {
            self.text(&rest[start..], repairs);
        }
    }

    fn text(&mut self, raw: &str, repairs: &mut Repairs) {
        if self.skipped.is_none() {
            let text = clean(raw, repairs);
            self.lost += usize::from(self.titled && !text.trim().is_empty());
            if let Some(link) = &mut self.link {
                link.words.push_str(&text);
            }
            self.print(&text);
            for _ in 0..std::mem::take(&mut self.faceless) {
                repairs.lose(1, false);
            }
        }
    }

    /// Adds words to the line. White space is one space, as in a browser.
    fn print(&mut self, text: &str) {
        for sign in text.chars() {
            match sign {
                '\n' if self.keeps_lines > 0 => self.end_short_line(),
                '\t' if self.keeps_lines > 0 => push(&mut self.words, '\t', Look::default()),
                ' ' | '\n' | '\t' => self.space(),
                _ => {
                    let sign = self.in_face(sign);
                    let sign = self.shifted(sign);
                    let look = self.look();
                    push(&mut self.words, sign, look);
                }
            }
        }
    }

    fn look(&self) -> Look {
        Look { strong: self.strong > 0, emph: self.emph > 0, struck: self.struck > 0 }
    }

    /// The sign that the face shows for a letter. One that is not known stands as it was typed, and is counted.
    fn in_face(&mut self, sign: char) -> char {
        if self.face == Face::Words {
            return sign;
        }
        let shown = self.face.shows(sign);
        self.lost += usize::from(shown.is_none());
        self.faceless += usize::from(shown == Some(char::REPLACEMENT_CHARACTER));
        shown.unwrap_or(sign)
    }

    /// The sign above or below the line, where it stands there: 10³ must not become 103. What has no such sign stands on
    /// the line, and is counted.
    fn shifted(&mut self, sign: char) -> char {
        let Some(shift) = self.shifted.last() else { return sign };
        let shifted = shift.of(sign);
        self.lost += usize::from(shifted.is_none());
        shifted.unwrap_or(sign)
    }

    fn space(&mut self) {
        if matches!(self.words.last(), Some(Inline::Text { text, .. }) if !text.ends_with(' ')) {
            let look = self.look();
            push(&mut self.words, ' ', look);
        }
    }

    /// Ends the line where it has words; without any it is an empty line, which begins a paragraph.
    fn end_short_line(&mut self) {
        let empty = self.cells.is_none() && self.words.iter().all(is_blank);
        self.end_line();
        self.fresh |= empty;
    }

    fn end_paragraph(&mut self) {
        self.end_line();
        self.fresh |= self.cells.is_none();
    }

    fn end_line(&mut self) {
        if self.cells.is_some() {
            self.space();
            return;
        }
        let words = trimmed(std::mem::take(&mut self.words));
        self.add_line(words);
    }

    /// Ends the row, whose first cells may be empty.
    fn end_row(&mut self) {
        let in_row = self.cells.take().is_some();
        self.spanned = 0;
        if !in_row {
            self.end_line();
            return;
        }
        let words = std::mem::take(&mut self.words);
        let empty = words.iter().take_while(|word| is_blank(word)).filter(|word| **word == Inline::Tab).count();
        let words = trimmed(words);
        if !words.is_empty() {
            let row = std::iter::repeat_n(Inline::Tab, empty).chain(words).collect();
            self.add_line(row);
        }
    }

    fn begin_cell(&mut self, tag: &Tag) {
        let cells = self.cells.unwrap_or(0);
        if cells > 0 {
            for _ in 0..=self.spanned {
                push(&mut self.words, '\t', Look::default());
            }
        }
        let columns = attribute(tag, "colspan").and_then(|columns| columns.trim().parse::<usize>().ok());
        self.spanned = columns.map_or(0, |columns| columns.saturating_sub(1).min(MOST_SPANNED));
        self.cells = Some(cells + 1);
    }

    fn add_line(&mut self, words: Vec<Inline>) {
        if words.is_empty() {
            return;
        }
        match self.item.take() {
            Some((level, number)) => self.tree.item(level, number, words),
            None => self.tree.line(!self.lists.is_empty(), self.fresh, words),
        }
        self.fresh = false;
    }

    fn begin_list(&mut self, name: &str, tag: &Tag) {
        self.end_line();
        let numbered = name == "ol";
        // Letters and Roman numbers are not those that were seen; other signs of a bullet are bullets.
        self.lost += usize::from(numbered && attribute(tag, "type").is_some_and(|kind| kind != "1"));
        self.lost += usize::from(is_marked_otherwise(numbered, tag));
        let start = attribute(tag, "start").and_then(|start| start.trim().parse().ok());
        let reversed = numbered && attribute(tag, "reversed").is_some();
        // Without a first number it counts down from as many items as will come.
        self.lost += usize::from(reversed && start.is_none());
        let step = if reversed && start.is_some() { -1 } else { 1 };
        let ticked = attribute(tag, "data-checked").is_some();
        self.lists.push(List { numbered, next: start.unwrap_or(1), step, ticked });
    }

    fn begin_item(&mut self, tag: &Tag) {
        self.end_line();
        // Quill writes every list flat: its depth as a class, its kind on the item.
        let class = attribute(tag, "class").unwrap_or_default();
        let deeper = class.split(' ').find_map(|class| class.strip_prefix("ql-indent-")?.parse::<usize>().ok());
        let kind = attribute(tag, "data-list").unwrap_or_default();
        let given = attribute(tag, "value").and_then(|value| value.trim().parse().ok());
        let ticked = self.lists.last().is_some_and(|list| list.ticked) || attribute(tag, "data-checked").is_some();
        let number = self
            .lists
            .last_mut()
            .filter(|list| list.numbered && !matches!(kind.as_str(), "bullet" | "checked" | "unchecked"));
        let number = number.map(|list| {
            let number = given.unwrap_or(list.next);
            list.next = number.saturating_add(list.step);
            format!("{number}.")
        });
        self.lost += usize::from(is_marked_otherwise(number.is_some(), tag));
        // Whether a box was ticked, and the numbers of a flat list that is not flat, cannot be seen on paper.
        self.lost += usize::from(ticked || matches!(kind.as_str(), "checked" | "unchecked"));
        self.lost += usize::from(deeper.is_some() && number.is_some());
        let level = self.lists.len().saturating_sub(1).saturating_add(deeper.unwrap_or(0));
        if self.cells.is_some() {
            // A cell is one line: its items follow each other, each with its mark.
            let mark = number.unwrap_or_else(|| "–".to_owned());
            self.print(&format!("{mark} "));
        } else {
            self.item = Some((level, number));
        }
    }

    fn begin_style(&mut self, name: &str, tag: &Tag) {
        let style = style_of(tag);
        let says = |words: &[&str]| words.iter().any(|word| style.contains(word));
        let bold = matches!(name, "b" | "strong");
        let strong = if bold {
            !says(&["font-weight:normal", "font-weight:400"])
        } else {
            says(&["font-weight:bold", "font-weight:600", "font-weight:700", "font-weight:800", "font-weight:900"])
        };
        let emph = matches!(name, "i" | "em") || says(&["font-style:italic"]);
        let struck = matches!(name, "s" | "del" | "strike") || says(&["line-through"]);
        self.strong += usize::from(strong);
        self.emph += usize::from(emph);
        self.struck += usize::from(struck);
        let named = attribute(tag, "face").as_deref().and_then(Face::named);
        self.face = Face::of_style(&style).or(named).unwrap_or(self.face);
        self.styled.push(Styled { name: name.to_owned(), look: Look { strong, emph, struck }, face: self.face });
    }

    fn end_style(&mut self, name: &str) {
        if let Some(place) = self.styled.iter().rposition(|styled| styled.name == name) {
            let Look { strong, emph, struck } = self.styled.remove(place).look;
            self.strong = self.strong.saturating_sub(usize::from(strong));
            self.emph = self.emph.saturating_sub(usize::from(emph));
            self.struck = self.struck.saturating_sub(usize::from(struck));
            self.face = self.styled.last().map_or(Face::Words, |styled| styled.face);
        }
    }

    /// The address after the words, unless they are the address.
    fn end_link(&mut self) {
        let Some(Link { address, words }) = self.link.take() else { return };
        let shown = address.strip_prefix("mailto:").unwrap_or(&address);
        let leads = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
        if leads && words.trim() != shown && words.trim() != address {
            // What stands in an attribute may hold anything; only its words matter here.
            let address = clean(&address, &mut Repairs::default()).into_owned();
            self.print(&format!(" ({address})"));
        }
    }
}

/// Where words stand that are not on the line.
#[derive(Debug, Clone, Copy)]
enum Shift {
    Above,
    Below,
}

impl Shift {
    /// The character that is this sign above or below the line, if there is one that prints.
    fn of(self, sign: char) -> Option<char> {
        let (from, to) = match self {
            Self::Above => ("0123456789ao", "⁰¹²³⁴⁵⁶⁷⁸⁹ªº"),
            Self::Below => ("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
        };
        let place = from.chars().position(|known| known == sign)?;
        to.chars().nth(place)
    }
}

/// Columns that one cell takes at most besides its own.
const MOST_SPANNED: usize = 11;

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(&value.value).into_owned())
}

/// The style of an element in small letters, without white space.
fn style_of(tag: &Tag) -> String {
    let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase();
    style.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// Whether a list or an item asks for other marks than it gets here: letters or Roman numbers, numbers where bullets are
/// printed, bullets or nothing where numbers are.
fn is_marked_otherwise(numbered: bool, tag: &Tag) -> bool {
    let style = style_of(tag);
    let mut marks = style.split(';').filter_map(|rule| {
        let (property, value) = rule.split_once(':')?;
        matches!(property, "list-style" | "list-style-type").then_some(value)
    });
    marks.any(|value| {
        let says = |words: &[&str]| words.iter().any(|word| value.contains(word));
        let other = says(&["alpha", "latin", "roman", "greek", "leading-zero", "armenian", "georgian"]);
        let (digits, none) = (says(&["decimal"]), says(&["none", "disc", "circle", "square"]));
        other || if numbered { none } else { digits }
    })
}

/// Elements that give their words a look.
fn is_styled(name: &str) -> bool {
    matches!(name, "b" | "strong" | "i" | "em" | "span" | "font" | "s" | "del" | "strike")
}

/// Elements of HTML and of Office. What else stands between angle brackets was typed: an address, a comparison.
fn is_known(name: &str) -> bool {
    let office = name.split_once(':').is_some_and(|(space, local)| {
        matches!(space, "a" | "m" | "o" | "p" | "st1" | "st2" | "u1" | "v" | "w" | "x") && !local.is_empty()
    });
    office || is_plain(name) || ELEMENTS.contains(&name)
}

/// Elements of HTML whose tags say nothing here, old ones too; those that do are known by what is done with them.
#[rustfmt::skip]
const ELEMENTS: &[&str] = &[
    "a", "acronym", "applet", "area", "audio", "basefont", "bdo", "bgsound", "blink", "blockquote", "br", "button",
    "canvas", "code", "data", "datalist", "dialog", "dir", "dl", "embed", "form", "frame", "frameset", "h1", "h2", "h3",
    "h4", "h5", "h6", "hgroup", "hr", "iframe", "image", "img", "input", "ins", "isindex", "kbd", "keygen", "li",
    "listing", "map", "mark", "marquee", "math", "menu", "menuitem", "meter", "multicol", "nextid", "noembed",
    "noframes", "noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "picture", "plaintext", "pre",
    "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "samp", "script", "search", "select", "slot", "source", "spacer",
    "style", "sub", "sup", "svg", "table", "td", "template", "textarea", "th", "title", "tr", "track", "tt", "u", "ul",
    "var", "video", "xml", "xmp",
];

/// Elements that stand on lines of their own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "nav"
            | "address"
            | "center"
            | "dt"
            | "dd"
            | "figure"
            | "figcaption"
            | "fieldset"
            | "legend"
            | "details"
            | "summary"
            | "caption"
    )
}

/// Elements whose words are all there is to them.
fn is_plain(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "head"
            | "body"
            | "meta"
            | "link"
            | "base"
            | "thead"
            | "tbody"
            | "tfoot"
            | "colgroup"
            | "col"
            | "label"
            | "small"
            | "big"
            | "abbr"
            | "time"
            | "cite"
            | "dfn"
            | "bdi"
            | "wbr"
            | "nobr"
            | "o:p"
    )
}

fn is_blank(word: &Inline) -> bool {
    match word {
        Inline::Text { text, .. } => text.trim().is_empty(),
        Inline::LineBreak | Inline::Tab => true,
    }
}

/// Without what is blank at the ends of a line.
fn trimmed(mut words: Vec<Inline>) -> Vec<Inline> {
    while words.last().is_some_and(is_blank) {
        words.pop();
    }
    let leading = words.iter().take_while(|word| is_blank(word)).count();
    words.drain(..leading);
    if let Some(Inline::Text { text, .. }) = words.last_mut() {
        text.truncate(text.trim_end().len());
    }
    if let Some(Inline::Text { text, .. }) = words.first_mut() {
        text.drain(..text.len() - text.trim_start().len());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trajectory::{Block, ListItem};

    fn prose(raw: &str) -> (Prose, Vec<(RepairKind, usize)>) {
        let mut repairs = Repairs::default();
        let prose = read(raw, &mut repairs);
        (prose, repairs.kinds())
    }

    fn plain(raw: &str) -> String {
        prose(raw).0.plain()
    }

    #[test]
    fn paragraphs_breaks_and_emphasis_stay() {
        let (prose, repairs) =
            prose("<p>Een <b>vet</b> en <em>cursief</em> woord.<br>Tweede&nbsp;regel</p><p>&nbsp;</p><p>Slot</p>");
        assert_eq!(prose.plain(), "Een vet en cursief woord. Tweede\u{a0}regel\nSlot");
        assert!(repairs.is_empty(), "{repairs:?}");
        let Some(Block::Paragraph(words)) = prose.blocks.first() else { unreachable!("a paragraph") };
        assert_eq!(words[1], Inline::Text { text: "vet".into(), look: Look { strong: true, ..Look::default() } });
        assert_eq!(words[3], Inline::Text { text: "cursief".into(), look: Look { emph: true, ..Look::default() } });
        assert!(words.contains(&Inline::LineBreak));
    }

    #[test]
    fn lists_keep_their_numbers_and_nest() {
        let (prose, repairs) = prose("<ol start=\"3\"><li>drie<ul><li>diep</li></ul>verder</li><li>vier</li></ol>na");
        assert_eq!(prose.plain(), "3. drie\ndiep\nverder\n4. vier\nna");
        assert!(repairs.is_empty(), "{repairs:?}");
        let Some(Block::List { items }) = prose.blocks.first() else { unreachable!("a list") };
        let [ListItem { number, blocks }, second] = items.as_slice() else { unreachable!("two items") };
        assert_eq!((number.as_deref(), second.number.as_deref()), (Some("3."), Some("4.")));
        assert_eq!(blocks.len(), 3);
    }

    #[test]
    fn lists_of_quill_nest_by_their_class() {
        let (prose, _) =
            prose("<ol><li data-list=\"bullet\">a</li><li data-list=\"bullet\" class=\"ql-indent-1\">b</li></ol>");
        let Some(Block::List { items }) = prose.blocks.first() else { unreachable!("a list") };
        assert_eq!(items.len(), 1);
        assert_eq!(items[0].number, None);
        assert!(matches!(items[0].blocks.last(), Some(Block::List { items }) if items.len() == 1));
    }

    #[test]
    fn what_was_struck_out_stays_struck_out() {
        for raw in
            ["<s>niet</s> wel", "<del>niet</del> wel", "<span style=\"text-decoration: line-through\">niet</span> wel"]
        {
            let (prose, repairs) = prose(raw);
            assert!(repairs.is_empty(), "{repairs:?}");
            let Some(Block::Paragraph(words)) = prose.blocks.first() else { unreachable!("a paragraph") };
            assert_eq!(words[0], Inline::Text { text: "niet".into(), look: Look { struck: true, ..Look::default() } });
            assert_eq!(words[1], Inline::Text { text: " wel".into(), look: Look::default() });
        }
    }

    #[test]
    fn an_address_is_printed_once() {
        assert_eq!(plain("<a href=\"https://voorbeeld.example\">de site</a>"), "de site (https://voorbeeld.example)");
        assert_eq!(plain("<a href=\"mailto:a@voorbeeld.example\">a@voorbeeld.example</a>"), "a@voorbeeld.example");
        assert_eq!(plain("<a href=\"javascript:x()\">knop</a>"), "knop");
    }

    #[test]
    fn what_paper_has_no_form_for_gives_its_text_and_is_counted() {
        for (raw, text, lost) in [
            ("<h2>Kop</h2>tekst", "Kop\ntekst", 1),
            (
                "<table><tr><td><p>Naam</p></td><td>Uren</td></tr><tr><td>Jan</td><td>12</td></tr></table>",
                "Naam  Uren Jan 12",
                1,
            ),
            ("<img alt=\"een foto\" src=x>", "een foto", 1),
            ("<script>alert(1)</script><style>p{}</style>tekst<!-- stil -->", "tekst", 0),
            ("tekst <b", "tekst <b", 1),
            ("Mail <jan@x.example> of <https://x.example>", "Mail <jan@x.example> of <https://x.example>", 2),
            ("a<b, i<10, jan<piet>klaas, 3<x<5", "a<b, i<10, jan<piet>klaas, 3<x<5", 2),
            ("regel\r\nik </3 jou> en<!-- stil --> <piet>", "regel ik </3 jou> en <piet>", 2),
            ("a <!-- stil --!>b </3> c<!-- x ---> d", "a b </3> c d", 1),
            ("<p class=\"x>Niet tillen</p>", "<p class=\"x>Niet tillen</p>", 1),
            ("<!-- [if mso]>tekst", "<!-- [if mso]>tekst", 1),
            ("<![if !supportLists]><o:p></o:p>tekst", "tekst", 0),
            ("<title>Kop</title><template>een</template><noscript>twee</noscript>", "Kop een twee", 3),
            ("<p style='text-decoration: line-through'>niet</p>", "niet", 1),
            ("<ul data-checked='true'><li>gedaan</li></ul>", "gedaan", 1),
            ("<ul><li data-checked='false'>open</li></ul>", "open", 1),
            ("<ol style='list-style-type: lower-alpha'><li>a</li></ol>", "1. a", 1),
            ("<ol><li style='list-style-type:decimal'>a</li></ol>", "1. a", 0),
            ("<ol reversed><li>a</li></ol>", "1. a", 1),
            ("<ol reversed start=2><li>a</li><li>b</li></ol>", "2. a\n1. b", 0),
            ("<ol start='-1'><li>a</li><li>b</li></ol>", "-1. a\n0. b", 0),
            ("<blockquote>Van: A</blockquote>ja", "Van: A\nja", 1),
            ("m<sup>2</sup>, CO<sub>2</sub>, 10<sup>-3</sup>, 1<sup>e</sup>", "m², CO₂, 10-³, 1e", 2),
            ("<table><tr><td>open", "open", 1),
            ("<table><tr><td><ol><li>een</li><li>twee</li></ol></td></tr></table>", "1. een 2. twee", 1),
        ] {
            let (prose, repairs) = prose(raw);
            let counted: usize = repairs.iter().map(|(_, count)| count).sum();
            assert_eq!((prose.plain().as_str(), counted), (text, lost), "{raw}");
        }
    }

    #[test]
    fn an_empty_cell_keeps_its_place() {
        let words = |raw: &str| {
            let Some(Block::Paragraph(words)) = prose(raw).0.blocks.into_iter().next() else { unreachable!("a row") };
            let shown = |word: Inline| match word {
                Inline::Text { text, .. } => text,
                Inline::LineBreak => "/".to_owned(),
                Inline::Tab => "|".to_owned(),
            };
            words.into_iter().map(shown).collect::<String>()
        };
        let row = |cells: &[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
        let rows = [row(&["", "Ma", "Di"]), row(&["Jan", "4", ""]), row(&["&nbsp;", " ", "2"])].concat();
        assert_eq!(words(&format!("<table>{rows}</table>")), "|Ma|Di/Jan|4/||2");
        assert_eq!(words("<table><tr><th colspan=2>Week</th><th>Uur</th></tr></table>"), "Week||Uur");
    }

    #[test]
    fn faces_of_signs_show_their_signs() {
        for (raw, text, codes) in [
            ("<span style='font-family:Wingdings'>à</span> nu", "→ nu", vec![]),
            ("<span style='font-family: \"Wingdings\", serif'>&#252;</span> af", "✓ af", vec![]),
            ("<font face=Symbol>³</font> 3, <font face=Symbol>a</font>", "≥ 3, a", vec![(RepairKind::Flattened, 1)]),
            (
                "<span style='font-family:Wingdings'>§<span style='font:7pt \"Times New Roman\"'>&nbsp;</span></span>§",
                "•\u{a0}§",
                vec![],
            ),
            ("<span style='font-family:Wingdings'>J</span>", "\u{fffd}", vec![(RepairKind::Replaced, 1)]),
            ("<span style='font-family:Segoe UI Symbol'>J</span>", "J", vec![]),
        ] {
            let (prose, repairs) = prose(raw);
            assert_eq!((prose.plain().as_str(), repairs), (text, codes), "{raw}");
        }
    }

    #[test]
    fn a_text_without_tags_keeps_its_lines() {
        assert_eq!(plain("een &amp; twee\ndrie\n\nvier"), "een & twee drie\nvier");
        assert_eq!(plain("3*8 uur, &lt; 4 &euro; &#128; &#x1F600;"), "3*8 uur, < 4 € € \u{fffd}");
    }

    #[test]
    fn the_worst_markup_is_read_in_a_moment() {
        for unit in ["<b>", "<ul>", "<li>", "<ul><li>", "</i>", "<", "&", "<a href=x>", "<table><tr><td>"] {
            let (prose, _) = prose(&format!("woord {}", unit.repeat(6_000 / unit.len())));
            assert!(prose.plain().starts_with("woord"), "{unit}");
        }
    }
}
