//! HTML as web editors store it, brought back to what paper has: paragraphs, lines, lists, bold, italic and addresses.

mod address;
mod broken;
mod called;
mod colour;
mod drawing;
mod elements;
mod height;
mod lists;
mod marks;
mod open;
mod page;
mod sheet;
mod size;
mod stars;
mod style;
mod survey;
mod table;
mod tags;
mod values;
mod word;
mod words;

use std::borrow::Cow;

use html5gum::{Error, Token};

use self::called::Called;
use self::colour::Colour;
pub use self::elements::holds_tag;
use self::elements::{
    attribute, holds_words, is_block, is_formatting, is_inline, is_known, is_placeless, is_plain, is_void,
};
use self::marks::Marks;
use self::page::{Link, Page};
use self::size::Scale;
use self::style::{Parting, Style, underlines};
use self::tags::{Tag, as_typed, tokens};
use super::clean::clean;
use super::faces::Face;
use crate::trajectory::Prose;
use crate::wire::fault::{RepairKind, Repairs};

/// Reads a text, in one pass over its tags. One without a tag that makes lines keeps its line ends: its writer saw them.
pub fn read(raw: &str, repairs: &mut Repairs) -> Prose {
    let text = with_one_line_end(raw);
    let text = &*text;
    let mut page = Page::of(text);
    // Where the last tag ends, and where it ended when the text broke off inside the next.
    let (mut end, mut cut) = (0, None);
    for token in tokens(text) {
        match token {
            Token::StartTag(tag) => {
                page.begin(&tag, text, repairs);
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
    page.tell_stars(repairs);
    page.lost += usize::from(page.skipped.is_some());
    if page.lost > 0 {
        repairs.add(RepairKind::Flattened, page.lost, 1);
    }
    if page.pale > 0 {
        repairs.add(RepairKind::Pale, page.pale, 1);
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

impl Page {
    /// Opens an element, or prints its tag where that is none: `<i 5 kg>`. One that is not closed before the next begins
    /// reaches as far as that.
    fn begin(&mut self, tag: &Tag, text: &str, repairs: &mut Repairs) {
        let typed = as_typed(text, tag.span.start, tag.span.end);
        let is_tag = typed.is_empty() || !holds_words(tag, typed);
        if is_tag || self.skipped.is_some() || !self.drawing.is_empty() {
            self.open(tag, text, repairs);
            return;
        }
        self.lost += 1;
        let (words, rest) = typed.split_at(typed.rfind('<').unwrap_or_default());
        if words.is_empty() {
            self.text(typed, repairs);
            return;
        }
        self.text(words, repairs);
        for token in tokens(rest) {
            match token {
                Token::StartTag(tag) => self.open(&tag, rest, repairs),
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name);
                    self.close(&name, as_typed(rest, tag.span.start, tag.span.end), repairs);
                }
                Token::String(string) => self.text(&String::from_utf8_lossy(&string.value), repairs),
                Token::Comment(_) | Token::Doctype(_) => self.text(rest, repairs),
                Token::Error(_) => {}
            }
        }
    }

    fn open(&mut self, tag: &Tag, text: &str, repairs: &mut Repairs) {
        if self.skipped.is_some() {
            return;
        }
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if self.drawing.is_empty() {
            self.open.end_before(&name);
        }
        let called = called(&name, tag);
        let (style, ruled) = self.style_of(&called, tag);
        if !self.drawing.is_empty() {
            self.begin_drawn(called, style, tag);
            return;
        }
        let gone = self.open.state.with(style).gone;
        if is_inline(&name) && name != "br" && !gone {
            self.part(style.parting());
        }
        match name.as_str() {
            "script" | "style" => self.skipped = Some(name.clone()),
            "title" => {
                self.end_line();
                self.titled = true;
            }
            "template" | "noscript" | "option" | "optgroup" => {
                self.end_line();
                self.lost += 1;
                if name == "option" && attribute(tag, "selected").is_some() && !gone {
                    self.print_plain("(•) ");
                }
            }
            "iframe" | "noembed" | "noframes" | "object" => {
                self.lost += 1;
                self.skipped = Some(name.clone());
            }
            "svg" | "math" => {
                self.begin_drawing(called, style, tag);
                return;
            }
            "q" if gone => {}
            "q" => self.print_plain("“"),
            "sup" | "sub" => {}
            "br" if gone || !self.open.state.is_seen() => {}
            "br" => self.end_short_line(),
            "p" => {
                self.end_paragraph();
                self.begin_item_of_word(tag);
            }
            // A heading is a bold line of its own.
            "dl" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.end_paragraph(),
            "blockquote" | "hr" | "pre" | "textarea" | "listing" | "xmp" | "plaintext" => {
                self.end_paragraph();
                self.lost += 1;
            }
            "table" => {
                self.end_paragraph();
                self.lost += 1;
                self.reached.push(Vec::new());
            }
            "thead" | "tbody" | "tfoot" => {
                self.end_row();
                // No cell reaches into another group.
                self.reached.last_mut().into_iter().for_each(Vec::clear);
            }
            "ul" | "ol" => self.begin_list(&name, tag, ruled, text.get(tag.span.end..).unwrap_or_default()),
            "li" if gone => {
                self.end_line();
                self.item = None;
            }
            "li" => self.begin_item(tag, ruled),
            "tr" => self.begin_row(),
            "td" | "th" if gone => {}
            "td" | "th" => self.begin_cell(tag),
            "a" => {
                self.end_link();
                let address = attribute(tag, "href").unwrap_or_default().trim().to_owned();
                self.link = Some(Link { address, words: String::new(), joined: self.ends_in_number() });
            }
            "img" if self.is_pictured_box(tag) => {}
            "img" => {
                self.lost += 1;
                // Mail and chat programs write a smiley so.
                if !gone && self.open.state.is_seen() {
                    let told = clean(&attribute(tag, "alt").unwrap_or_default(), repairs).into_owned();
                    // Words that stand in a frame of their own go on with none beside them.
                    let says = !told.trim().is_empty();
                    self.parted |= says;
                    self.print(&told);
                    self.parted |= says;
                    self.apart = true;
                }
            }
            "input" => self.print_input(tag, gone),
            name if is_block(name) => self.end_line(),
            name if is_plain(name) || is_formatting(name) => {}
            name => {
                self.lost += 1;
                if !is_known(name) {
                    self.text(as_typed(text, tag.span.start, tag.span.end), repairs);
                    return;
                }
            }
        }
        if self.skipped.is_none() && !is_void(&name) {
            self.open.begin(called, style);
        }
    }

    /// What an element, the rules about it and its own style say, and the marks that rules ask for its items.
    fn style_of(&mut self, called: &Called, tag: &Tag) -> (Style, Option<Marks>) {
        let name = called.name.as_str();
        let mut style = Style::of_element(name);
        if attribute(tag, "hidden").is_some() || (name == "dialog" && attribute(tag, "open").is_none()) {
            style = style.under(Style::of_nothing());
        }
        if name == "font" {
            style = style.under(Style::of_face(attribute(tag, "face").as_deref().and_then(Face::named)));
            style = style.under(Style::of_scale(attribute(tag, "size").as_deref().and_then(Scale::of_step)));
        }
        let colour = |name: &str| attribute(tag, name).and_then(|value| Colour::read(&value.to_ascii_lowercase()));
        let ink = match name {
            "font" => colour("color"),
            "body" => colour("text"),
            _ => None,
        };
        style = style.under(Style::of_colours(ink, colour("bgcolor")));
        let said = self.sheet.said_of(called, self.open.around());
        self.lost += said.unclear;
        style = style.under(said.style);
        if let Some(own) = attribute(tag, "style") {
            // The line below the words of a link is no emphasis, and `<u>` is told as an element.
            let is_told = matches!(name, "a" | "u" | "ins") || self.link.is_some();
            self.lost += usize::from(!is_told && underlines(&own));
            let own = Style::read(&own);
            self.lost += usize::from(is_inline(name) && name != "mark" && own.highlights());
            style = style.under(own);
        }
        let style = match (is_inline(name), self.open.hold_cells() && !is_placeless(name)) {
            (true, true) => style.of_cell(),
            (true, false) => style,
            (false, _) => style.of_block(),
        };
        (style, said.marks)
    }

    fn close(&mut self, name: &str, typed: &str, repairs: &mut Repairs) {
        if let Some(skipped) = &self.skipped {
            if skipped == name {
                self.skipped = None;
            }
            return;
        }
        if !self.drawing.is_empty() {
            self.end_drawn(name);
            return;
        }
        let parting = if is_inline(name) { self.open.parting_of(name) } else { Parting::Flow };
        match name {
            "br" => self.end_short_line(),
            "p" => {
                self.end_paragraph();
                self.end_item_of_word();
            }
            "dl" | "form" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "textarea" | "listing"
            | "xmp" => self.end_paragraph(),
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
            "tr" => self.end_row(),
            "table" => {
                self.end_row();
                self.reached.pop();
                self.fresh = true;
            }
            "a" => self.end_link(),
            "q" => self.print_plain("”"),
            "title" => {
                self.end_line();
                self.titled = false;
            }
            "template" | "noscript" | "option" => self.end_line(),
            name if is_block(name) => self.end_line(),
            name if is_known(name) => {}
            _ => {
                self.lost += 1;
                self.text(typed, repairs);
                return;
            }
        }
        self.open.end(name);
        // A cell that comes begins with its own sign.
        self.part(if parting == Parting::Cell { Parting::Apart } else { parting });
    }
}

fn called(name: &str, tag: &Tag) -> Called {
    let classes = attribute(tag, "class").unwrap_or_default();
    Called {
        name: name.to_owned(),
        id: attribute(tag, "id").unwrap_or_default(),
        classes: classes.split_whitespace().map(str::to_owned).collect(),
    }
}

#[cfg(test)]
mod tests;
