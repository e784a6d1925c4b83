//! Any text renders: what the fonts or the subset of CommonMark lack is put right, and reported.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::fault::RepairKind;
use super::reader::{At, Wire};
use crate::trajectory::{Block, Inline, Prose, Text, TextKind, is_printable};

/// Free text in a safe subset of CommonMark. Its limits stand on the field.
pub enum Proza {}

/// Lists inside lists; deeper ones join the deepest.
const MAX_LIST_DEPTH: usize = 3;

impl Wire for Proza {
    type Domain = Prose;

    const KIND: Option<TextKind> = Some(TextKind::Narrative);

    fn read(value: &Value, at: &mut At) -> Option<Prose> {
        read_kind(value, TextKind::Narrative, at)
    }
}

/// The employee's own account of work and training; free text as well.
pub enum Cv {}

impl Wire for Cv {
    type Domain = Prose;

    const KIND: Option<TextKind> = Some(TextKind::Cv);

    fn read(value: &Value, at: &mut At) -> Option<Prose> {
        read_kind(value, TextKind::Cv, at)
    }
}

fn read_kind(value: &Value, kind: TextKind, at: &mut At) -> Option<Prose> {
    let prose = read_prose(value.as_str()?, at)?;
    at.stated(kind, prose.plain());
    Some(prose)
}

/// Reads one line: line ends and tabs become spaces.
pub fn read_line(raw: &str, at: &mut At) -> Option<Text> {
    let clean = clean(raw, at);
    let text = Text::parse(&in_one_line(&clean)).ok();
    if text.is_none() {
        at.fault("leeg", EMPTY);
    }
    text
}

/// Reads free text into its tree.
pub fn read_prose(raw: &str, at: &mut At) -> Option<Prose> {
    let clean = clean(raw, at);
    if let Some(text) = without_markup(&clean) {
        let text = Inline::Text { text: text.to_owned(), strong: false, emph: false };
        return Some(Prose { blocks: vec![Block::Paragraph(vec![text])] });
    }
    let mut tree = Tree::default();
    for event in Parser::new_ext(&clean, Options::empty()) {
        tree.take(event);
    }
    at.repaired(RepairKind::Flattened, tree.flattened);
    let mut prose = tree.finish();
    clean_runs(&mut prose.blocks, at);
    if prose.is_empty() {
        at.fault("leeg", EMPTY);
        return None;
    }
    Some(prose)
}

/// The words of a text that is one plain paragraph, as most are: one line, a letter first, and nothing that CommonMark
/// could read as markup.
fn without_markup(text: &str) -> Option<&str> {
    const MARKUP: [char; 13] = ['\n', '*', '_', '`', '[', ']', '<', '>', '&', '\\', '!', '#', '~'];
    let plain = text.starts_with(char::is_alphabetic) && !text.contains(MARKUP);
    plain.then(|| text.trim_end_matches(' '))
}

/// Markup can spell a character (`&#128512;`) that its letters did not hold, so the runs are cleaned as well.
fn clean_runs(blocks: &mut [Block], at: &mut At) {
    for block in blocks {
        match block {
            Block::List { items, .. } => items.iter_mut().for_each(|item| clean_runs(item, at)),
            Block::Paragraph(inlines) => {
                for inline in inlines {
                    match inline {
                        Inline::Text { text, .. } if !text.chars().all(is_printable) => {
                            let clean = clean(text, at).replace('\n', " ");
                            *text = clean;
                        }
                        Inline::Text { .. } | Inline::LineBreak => {}
                    }
                }
            }
        }
    }
}

const EMPTY: &str = "Dit veld bevat geen leesbare tekst. Vul het in; een veld dat niet verplicht is, mag ook weg.";

/// NFC, without what carries no ink, with U+FFFD for what no font has. Line ends stay; other controls go.
pub fn clean<'a>(raw: &'a str, at: &mut At) -> Cow<'a, str> {
    if stands_as_it_is(raw) {
        return Cow::Borrowed(raw);
    }
    let (mut replaced, mut dropped) = (0, 0);
    let mut text = String::with_capacity(raw.len());
    for character in raw.nfc() {
        match character {
            '\r' => {}
            '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => text.push('\n'),
            '\t' | '\u{2000}' | '\u{2001}' | '\u{205f}' | '\u{3000}' => text.push(' '),
            _ if is_printable(character) => text.push(character),
            _ if carries_no_ink(character) => dropped += 1,
            // A letter without a form of its own in the fonts may still print as a letter with a loose accent.
            _ if decomposes_to_printable(character) => text.extend(std::iter::once(character).nfd()),
            _ => {
                replaced += 1;
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    at.repaired(RepairKind::Replaced, replaced);
    at.repaired(RepairKind::Dropped, dropped);
    Cow::Owned(text)
}

/// Whether a text has nothing to clean, as nearly every text: every character prints, and lies in a range whose
/// characters are all in NFC, next to each other as well.
fn stands_as_it_is(text: &str) -> bool {
    is_plain(text)
        || text.chars().all(|character| {
            let composed = matches!(
                character,
                '\0'..='\u{2ff}' | '\u{1e80}'..='\u{1eff}' | '\u{2010}'..='\u{203a}' | '€'
            );
            character == '\n' || (composed && is_printable(character))
        })
}

/// Whether a text is printable ASCII and line ends. Every byte is looked at, since so the compiler takes many at a time.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & (matches!(byte, b' '..=b'~') | (byte == b'\n')))
}

/// Controls, zero-width characters, direction marks, soft hyphens, variation selectors, tags: characters that
/// change others or nothing, and that an archive format refuses.
fn carries_no_ink(character: char) -> bool {
    character.is_control()
        || matches!(character as u32,
            0x00AD | 0x034F | 0x061C | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
            | 0xFE00..=0xFE0F | 0xFEFF | 0xFFF0..=0xFFFB | 0xE0000..=0xE0FFF)
}

fn decomposes_to_printable(character: char) -> bool {
    let mut parts = std::iter::once(character).nfd();
    let first = parts.next();
    first.is_some_and(|first| first != character && is_printable(first)) && parts.all(is_printable)
}

/// Runs of spaces and line ends become one space; no-break spaces are text.
fn in_one_line(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    // Every pair is looked at, since so the compiler takes many at a time.
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let uneven = pairs.fold(false, |uneven, (one, next)| uneven | ((*one == b' ') & (*next == b' ')));
    if uneven || text.contains('\n') {
        return Cow::Owned(text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
    }
    // Spaces at its ends are no part of a `Text`.
    Cow::Borrowed(text)
}

/// The tree under construction.
#[derive(Default)]
struct Tree {
    root: Vec<Block>,
    /// Open lists, outermost first.
    lists: Vec<OpenList>,
    inlines: Vec<Inline>,
    strong: usize,
    emph: usize,
    /// A heading prints as a strong paragraph: the section it stands in has a heading of its own.
    heading: bool,
    /// Target of the open link, printed after its words.
    link: Option<String>,
    flattened: usize,
}

struct OpenList {
    ordered: bool,
    start: u64,
    items: Vec<Vec<Block>>,
    /// Too deep: its items join the list around it.
    merged: bool,
}

impl Tree {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.flattened += 1;
                self.text(&text);
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.inlines.push(Inline::LineBreak),
            Event::Rule => {
                self.flattened += 1;
                self.paragraph();
            }
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(start) => {
                self.paragraph();
                let merged = self.lists.len() >= MAX_LIST_DEPTH;
                self.lists.push(OpenList {
                    ordered: start.is_some(),
                    start: start.unwrap_or(1),
                    items: vec![],
                    merged,
                });
            }
            Tag::Item => {
                self.paragraph();
                if let Some(list) = self.target_list() {
                    list.items.push(vec![]);
                }
            }
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emph += 1,
            Tag::Heading { .. } => {
                self.paragraph();
                self.flattened += 1;
                self.heading = true;
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::BlockQuote(_) => {
                self.paragraph();
                self.flattened += 1;
            }
            Tag::Link { dest_url, .. } => self.link = Some(dest_url.into_string()),
            Tag::Image { dest_url, .. } => {
                self.flattened += 1;
                self.link = Some(dest_url.into_string());
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::BlockQuote(_) => self.paragraph(),
            TagEnd::Heading(_) => {
                self.paragraph();
                self.heading = false;
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emph = self.emph.saturating_sub(1),
            TagEnd::Item => self.paragraph(),
            TagEnd::List(_) => {
                self.paragraph();
                if let Some(list) = self.lists.pop().filter(|list| !list.merged) {
                    let items: Vec<_> = list.items.into_iter().filter(|item| !item.is_empty()).collect();
                    if !items.is_empty() {
                        self.push(Block::List { ordered: list.ordered, start: list.start, items });
                    }
                }
            }
            TagEnd::Link | TagEnd::Image => self.print_link(),
            _ => {}
        }
    }

    /// Links are shown as text: the words, then the address unless the words are the address.
    fn print_link(&mut self) {
        let Some(address) = self.link.take().filter(|address| !address.is_empty()) else { return };
        let shown = matches!(self.inlines.last(), Some(Inline::Text { text, .. }) if text.ends_with(address.as_str()));
        if !shown {
            self.text(&format!(" ({address})"));
        }
    }

    fn text(&mut self, text: &str) {
        let (strong, emph) = (self.strong > 0 || self.heading, self.emph > 0);
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.inlines.push(Inline::LineBreak);
            }
            match self.inlines.last_mut() {
                _ if line.is_empty() => {}
                Some(Inline::Text { text, strong: s, emph: e }) if (*s, *e) == (strong, emph) => text.push_str(line),
                _ => self.inlines.push(Inline::Text { text: line.to_owned(), strong, emph }),
            }
        }
    }

    /// Ends the paragraph that is open, if any.
    fn paragraph(&mut self) {
        let mut inlines = std::mem::take(&mut self.inlines);
        let blank = |inline: &Inline| match inline {
            Inline::LineBreak => true,
            Inline::Text { text, .. } => text.trim().is_empty(),
        };
        while inlines.last().is_some_and(blank) {
            inlines.pop();
        }
        let leading = inlines.iter().take_while(|inline| blank(inline)).count();
        inlines.drain(..leading);
        if !inlines.is_empty() {
            self.push(Block::Paragraph(inlines));
        }
    }

    fn push(&mut self, block: Block) {
        match self.target_list() {
            None => self.root.push(block),
            Some(list) => match list.items.last_mut() {
                Some(item) => item.push(block),
                None => list.items.push(vec![block]),
            },
        }
    }

    fn target_list(&mut self) -> Option<&mut OpenList> {
        self.lists.iter_mut().rev().find(|list| !list.merged)
    }

    fn finish(mut self) -> Prose {
        self.paragraph();
        Prose { blocks: self.root }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose(raw: &str) -> (Prose, At) {
        let mut at = At::default();
        let prose = read_prose(raw, &mut at).unwrap_or_default();
        (prose, at)
    }

    fn kinds(at: &At) -> Vec<(RepairKind, usize)> {
        at.repairs.iter().map(|repair| (repair.kind, repair.count)).collect()
    }

    #[test]
    fn the_subset_becomes_a_tree() {
        let (prose, at) = prose("Eerste **vet** en *cursief*.\n\n1. een\n2. twee\n   - diep\n");
        assert!(at.repairs.is_empty());
        assert_eq!(prose.blocks.len(), 2);
        assert!(matches!(&prose.blocks[1], Block::List { ordered: true, start: 1, items } if items.len() == 2));
        assert_eq!(prose.plain(), "Eerste vet en cursief.\neen\ntwee\ndiep");
    }

    proptest::proptest! {
        #[test]
        fn the_short_way_of_plain_text_ends_where_the_long_way_does(raw in "[a-zé*_#&! .:(=+0-9\u{a0}-]{1,30}") {
            let mut tree = Tree::default();
            Parser::new_ext(&raw, Options::empty()).for_each(|event| tree.take(event));
            let mut at = At::default();
            let prose = read_prose(&raw, &mut at).unwrap_or_default();
            proptest::prop_assert_eq!(prose, tree.finish());
        }
    }

    #[test]
    fn nothing_a_caller_writes_is_lost_or_obeyed() {
        let raw =
            "# Kop\n\n#set page(fill: red) {{ geheim }} $x$ `code` <b>html</b> [tekst](https://voorbeeld.example)";
        let (prose, at) = prose(raw);
        let plain = prose.plain();
        for words in
            ["Kop", "#set page(fill: red)", "{{ geheim }}", "$x$", "code", "<b>html</b>", "https://voorbeeld.example"]
        {
            assert!(plain.contains(words), "{words}: {plain}");
        }
        assert_eq!(kinds(&at), [(RepairKind::Flattened, 4)]);
    }

    #[test]
    fn an_empty_heading_disappears() {
        let (prose, _) = prose("#\n\ntekst");
        assert_eq!(prose.plain(), "tekst");
    }

    #[test]
    fn unknown_and_invisible_characters_are_counted() {
        let (prose, at) = prose("中文 \u{200b}a\u{7}b\u{e000}😀");
        assert_eq!(prose.plain(), "\u{fffd}\u{fffd} ab\u{fffd}\u{fffd}");
        assert_eq!(kinds(&at), [(RepairKind::Replaced, 4), (RepairKind::Dropped, 2)]);
    }

    #[test]
    fn letters_are_composed_or_keep_a_loose_accent() {
        let mut at = At::default();
        assert_eq!(read_line("Zoe\u{308}", &mut at).map(|text| text.to_string()), Some("Zoë".into()));
        assert_eq!(read_line("\u{1e0c}", &mut at).map(|text| text.to_string()), Some("D\u{323}".into()));
        assert!(at.repairs.is_empty());
    }

    #[test]
    fn text_without_ink_is_a_fault() {
        let mut at = At::default();
        assert_eq!(read_line(" \u{200b}\n", &mut at), None);
        assert_eq!(at.faults[0].code, "leeg");
    }

    #[test]
    fn lists_nest_no_deeper_than_three() {
        let raw = (0..40).map(|depth| format!("{}- niveau {depth}\n", "  ".repeat(depth))).collect::<String>();
        let (prose, _) = prose(&raw);
        fn depth(blocks: &[Block]) -> usize {
            blocks
                .iter()
                .map(|block| match block {
                    Block::Paragraph(_) => 0,
                    Block::List { items, .. } => 1 + items.iter().map(|item| depth(item)).max().unwrap_or(0),
                })
                .max()
                .unwrap_or(0)
        }
        assert_eq!(depth(&prose.blocks), MAX_LIST_DEPTH);
        assert!(prose.plain().contains("niveau 9"));
    }
}
