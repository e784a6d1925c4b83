//! The lists of a text: which marks their items get, and how deep they stand.

use html5gum::Token;

use super::elements::attribute;
use super::marks::{List, Marks, Numbers};
use super::page::Page;
use super::tags::{Tag, tokens};
use crate::wire::fault::Repairs;
use crate::wire::text::clean::{EMPTY_BOX, TICKED_BOX, clean};

/// Depths of a flat list.
const MOST_DRAWN: usize = 9;

/// How many items follow before this list ends.
fn items_of(rest: &str) -> i64 {
    let mut depth = 0_usize;
    let mut items = 0;
    for token in tokens(rest) {
        match token {
            Token::StartTag(tag) if is_list(&tag.name) => depth += 1,
            Token::StartTag(tag) if depth == 0 && tag.name == b"li" => items += 1,
            Token::EndTag(tag) if is_list(&tag.name) && depth == 0 => break,
            Token::EndTag(tag) if is_list(&tag.name) => depth -= 1,
            _ => {}
        }
    }
    items
}

fn is_list(name: &[u8]) -> bool {
    matches!(name, b"ul" | b"ol")
}

impl Page {
    /// Begins a list, of which `rest` is what stands behind its tag.
    pub fn begin_list(&mut self, name: &str, tag: &Tag, ruled: Option<Marks>, rest: &str) {
        self.end_line();
        let numbered = name == "ol";
        let default = if numbered { Marks::Numbers(Numbers::Digits) } else { Marks::Bullet };
        let marks = self.told(Marks::asked_by(tag).or(ruled), numbered, default);
        let start = attribute(tag, "start").and_then(|start| start.trim().parse().ok());
        let reversed = numbered && attribute(tag, "reversed").is_some();
        // Without a first number it counts down from as many items as will come.
        let next = start.unwrap_or_else(|| if reversed { items_of(rest) } else { 1 });
        let step = if reversed { -1 } else { 1 };
        let ticked = is_checked(tag);
        self.lists.push(List { marks, numbered, next, step, ticked, drawn: Vec::new(), last: String::new() });
    }

    /// What is printed for the marks that are asked for. Numbers are printed where a list of them asks for none; that is
    /// counted, as are marks that are not known.
    fn told(&mut self, asked: Option<Marks>, numbered: bool, default: Marks) -> Marks {
        match asked {
            None => default,
            Some(Marks::Bullet | Marks::Bare) if !numbered => Marks::Bullet,
            Some(Marks::Bullet | Marks::Bare | Marks::Other) => {
                self.lost += 1;
                default
            }
            Some(Marks::Sign(sign)) => {
                let sign = clean(&sign, &mut Repairs::default()).into_owned();
                self.lost += usize::from(sign.contains(char::REPLACEMENT_CHARACTER));
                Marks::Sign(sign)
            }
            Some(numbers @ (Marks::Numbers(_) | Marks::Outline(_))) => numbers,
        }
    }

    pub fn begin_item(&mut self, tag: &Tag, ruled: Option<Marks>) {
        self.end_line();
        // Quill writes every list flat: its depth as a class, its kind on the item.
        let class = attribute(tag, "class").unwrap_or_default();
        let deeper = class.split(' ').find_map(|class| class.strip_prefix("ql-indent-")?.parse::<usize>().ok());
        let kind = attribute(tag, "data-list").unwrap_or_default();
        let given = attribute(tag, "value").and_then(|value| value.trim().parse().ok());
        let ticked = self.is_ticked(tag, &kind);
        let marks = self.marks_of_item(tag, ruled, &kind);
        let around = self.lists.iter().rev().nth(1).map(|list| list.last.clone()).unwrap_or_default();
        let mut number = None;
        if let Some(list) = self.lists.last_mut() {
            let depth = deeper.unwrap_or(0).min(MOST_DRAWN);
            list.drawn.truncate(depth);
            if let Marks::Numbers(numbers) | Marks::Outline(numbers) = &marks {
                let own = if depth == 0 { list.number(*numbers, given) } else { list.drawn_number(depth) };
                list.last = if matches!(marks, Marks::Outline(_)) { around + &own } else { own };
                number = Some(list.last.clone());
            }
        }
        let number = ticked.map(|ticked| box_that_is(ticked).to_owned()).or(number);
        let level = self.lists.len().saturating_sub(1).saturating_add(deeper.unwrap_or(0));
        match marks {
            // A plus is no bullet.
            Marks::Sign(sign) => {
                self.item = None;
                self.print_plain(&format!("{sign} "));
            }
            // A cell is one line: its items follow each other, each with its mark.
            _ if self.row.is_some() => {
                let mark = number.unwrap_or_else(|| "–".to_owned());
                self.print_plain(&format!("{mark} "));
            }
            _ => self.item = Some((level, number)),
        }
    }

    /// Whether an item is ticked, if it is one to tick.
    fn is_ticked(&self, tag: &Tag, kind: &str) -> Option<bool> {
        let of_kind = match kind {
            "checked" => Some(true),
            "unchecked" => Some(false),
            _ => None,
        };
        is_checked(tag).or(of_kind).or_else(|| self.lists.last()?.ticked)
    }

    /// Prints a box or a circle to tick, unless its item has one as its mark. Of other fields a browser shows what it
    /// knows last; here it is what was filled in before.
    pub fn print_input(&mut self, tag: &Tag, gone: bool) {
        let kind = attribute(tag, "type").unwrap_or_default().to_ascii_lowercase();
        let ticked = attribute(tag, "checked").is_some();
        let shown = match kind.as_str() {
            "checkbox" => box_that_is(ticked),
            "radio" if ticked => "(•)",
            "radio" => "( )",
            "hidden" => return,
            kind => {
                self.lost += 1;
                if !gone && !matches!(kind, "password" | "color" | "range" | "file" | "image") {
                    let filled = attribute(tag, "value").unwrap_or_default();
                    let says = !filled.trim().is_empty();
                    self.parted |= says;
                    self.print_plain(&clean(&filled, &mut Repairs::default()));
                    self.parted |= says;
                    self.apart = true;
                }
                return;
            }
        };
        if !gone && !self.begins_ticked() {
            self.print_plain(&format!("{shown} "));
        }
    }

    /// Whether a picture is the box of an item that has it as its mark: Google Docs writes both.
    pub fn is_pictured_box(&self, tag: &Tag) -> bool {
        let told = attribute(tag, "alt").unwrap_or_default();
        self.begins_ticked() && matches!(told.trim(), "checked" | "unchecked")
    }

    /// Whether an item begins that has a box as its mark.
    fn begins_ticked(&self) -> bool {
        self.words.is_empty() && matches!(&self.item, Some((_, Some(mark))) if mark == EMPTY_BOX || mark == TICKED_BOX)
    }

    fn marks_of_item(&mut self, tag: &Tag, ruled: Option<Marks>, kind: &str) -> Marks {
        let Some(list) = self.lists.last() else { return Marks::Bullet };
        if matches!(kind, "bullet" | "checked" | "unchecked") {
            return Marks::Bullet;
        }
        let (numbered, marks) = (list.numbered, list.marks.clone());
        self.told(Marks::asked_by(tag).or(ruled), numbered, marks)
    }
}

/// Whether a list or an item is ticked, if it says so.
fn is_checked(tag: &Tag) -> Option<bool> {
    let value = attribute(tag, "data-checked").or_else(|| attribute(tag, "aria-checked"))?;
    match value.trim() {
        "mixed" => None,
        value => Some(!value.eq_ignore_ascii_case("false")),
    }
}

const fn box_that_is(ticked: bool) -> &'static str {
    if ticked { TICKED_BOX } else { EMPTY_BOX }
}
