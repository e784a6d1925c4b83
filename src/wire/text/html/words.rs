//! The words of a text and the lines that they stand on.

use std::borrow::Cow;

use super::address::{encoded, says_address, says_number, unguarded};
use super::height::Height;
use super::page::{Link, Page};
use super::style::Parting;
use crate::trajectory::{Inline, Look};
use crate::wire::fault::Repairs;
use crate::wire::text::clean::{EMPTY_BOX, bracketed, clean, clean_chosen, is_star};
use crate::wire::text::faces::Face;
use crate::wire::text::tree::push;

/// What the address of a link may begin with, to be printed behind its words.
const SCHEMES: [&str; 8] = ["https://", "http://", "mailto:", "tel:", "ftp://", "ftps://", "sftp://", "www."];

/// What stands behind a number that tells the place in a row.
const ORDINALS: [&str; 6] = ["e", "de", "ste", "er", "re", "me"];

impl Page {
    pub fn text(&mut self, raw: &str, repairs: &mut Repairs) {
        if self.skipped.is_some() {
            return;
        }
        if !self.open.state.is_seen() {
            let unseen = clean(raw, &mut Repairs::default());
            let says = !unseen.trim().is_empty();
            self.lost += usize::from(says);
            self.parted |= says && self.open.state.leaves_room();
            return;
        }
        let text = clean_chosen(raw, self.chosen, repairs);
        self.pale += usize::from(self.open.state.is_pale() && !text.trim().is_empty());
        self.in_words = text.trim().chars().nth(2).is_some();
        self.lost += usize::from(self.titled && !text.trim().is_empty());
        if let Some(link) = &mut self.link {
            link.words.push_str(&text);
        }
        self.print(&text);
        for _ in 0..std::mem::take(&mut self.faceless) {
            repairs.lose(1, false);
        }
    }

    /// Adds words to the line, if they are seen. White space is one space, as in a browser.
    pub fn print(&mut self, text: &str) {
        let state = self.open.state;
        if !state.is_seen() || self.keeps_mark(text) {
            return;
        }
        for sign in text.chars() {
            match sign {
                '\n' if state.keeps_lines => self.end_short_line(),
                '\t' if state.keeps_lines => push(&mut self.words, '\t', Look::default()),
                ' ' | '\n' | '\t' => self.space(),
                _ => {
                    if !sign.is_whitespace() {
                        self.part_cell();
                        let on_line = state.height == Height::Line;
                        let apart = std::mem::take(&mut self.apart) && on_line;
                        let parted = std::mem::take(&mut self.parted) && on_line;
                        let joins = (apart && self.joins_number(sign)) || (parted && self.joins_word(sign));
                        if joins || self.is_other_number(sign) {
                            self.space();
                        }
                        if state.height == Height::Line {
                            self.size = state.size;
                        }
                    }
                    let sign = self.in_face(sign);
                    if let Some(box_to_tick) = bracketed(sign) {
                        box_to_tick.chars().for_each(|part| push(&mut self.words, part, state.look));
                        continue;
                    }
                    let sign = self.at_height(sign);
                    let sign = if is_star(sign) { self.star_in_its_colour(sign) } else { sign };
                    push(&mut self.words, sign, state.look);
                }
            }
        }
    }

    /// Whether a sign would go on with the word that the line ends in.
    fn joins_word(&self, sign: char) -> bool {
        let Some(Inline::Text { text, .. }) = self.words.last() else { return false };
        text.ends_with(char::is_alphanumeric) && sign.is_alphanumeric()
    }

    /// Whether a sign would go on with the number that the line ends in, or begins one behind a word.
    fn joins_number(&self, sign: char) -> bool {
        let Some(Inline::Text { text, .. }) = self.words.last() else { return false };
        text.chars().next_back().is_some_and(|last| {
            last.is_alphanumeric() && sign.is_alphanumeric() && (last.is_numeric() || sign.is_numeric())
        })
    }

    /// Whether a digit is so much smaller or larger than the one before it that it begins a number of its own: a small
    /// 8 behind 24 makes no 248. A power (10²) and a half go on with it.
    fn is_other_number(&self, sign: char) -> bool {
        let state = self.open.state;
        let on_line = state.height == Height::Line && sign.is_ascii_digit();
        on_line && self.ends_in_number() && state.size.differs(self.size)
    }

    /// Whether the line ends in a number.
    pub fn ends_in_number(&self) -> bool {
        matches!(self.words.last(), Some(Inline::Text { text, .. }) if text.ends_with(char::is_numeric))
    }

    /// Parts what is read from what comes.
    pub fn part(&mut self, parting: Parting) {
        match parting {
            Parting::Flow => {}
            Parting::Cell if self.row.is_none() && self.words.iter().any(|word| !is_blank(word)) => {
                self.end_cell();
                push(&mut self.words, '\t', Look::default());
            }
            Parting::Apart | Parting::Cell => self.apart = true,
            Parting::Lines => self.end_line(),
        }
    }

    /// Takes the space at the end of a cell away.
    fn end_cell(&mut self) {
        if let Some(Inline::Text { text, .. }) = self.words.last_mut() {
            text.truncate(text.trim_end_matches(' ').len());
            if text.is_empty() {
                self.words.pop();
            }
        }
    }

    /// Adds words that nobody set in a face of signs or above the line: a mark, an address.
    pub fn print_plain(&mut self, text: &str) {
        let state = self.open.state;
        self.open.state = state.plain();
        self.print(text);
        self.open.state = state;
    }

    /// The sign that the face shows for a letter. One that is not known stands as it was typed, and is counted.
    pub fn in_face(&mut self, sign: char) -> char {
        let face = self.open.state.face;
        if face == Face::Words {
            return sign;
        }
        // A filled square and a filled circle, bullets of Word.
        match (face, sign) {
            (Face::Wingdings, 'n') => self.faced = Some("[x]"),
            (Face::Wingdings, 'l') => self.faced = Some("(•)"),
            _ => {}
        }
        let is_word = self.in_words && face == Face::Symbol && sign.is_ascii_alphabetic();
        let shown = face.shows(sign).filter(|_| !is_word);
        self.lost += usize::from(shown.is_none());
        self.faceless += usize::from(shown == Some(char::REPLACEMENT_CHARACTER));
        shown.unwrap_or(sign)
    }

    /// The sign above or below the line, where it stands there: 10³ must not become 103. What has no such sign stands on
    /// the line, and is counted, unless it is written so as well: 1e.
    fn at_height(&mut self, sign: char) -> char {
        let shown = if sign.is_whitespace() { Some(sign) } else { self.open.state.height.of(sign) };
        let lost = shown.is_none() && !self.goes_on_in_ordinal(sign);
        self.lost += usize::from(lost);
        shown.unwrap_or(sign)
    }

    /// Whether a letter stands behind a number as in 1e, 2de and 3ste.
    fn goes_on_in_ordinal(&self, sign: char) -> bool {
        let (Height::Above, Some(Inline::Text { text, .. })) = (self.open.state.height, self.words.last()) else {
            return false;
        };
        let number = text.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
        let letters = format!("{}{sign}", text.get(number.len()..).unwrap_or_default());
        number.ends_with(|digit: char| digit.is_ascii_digit())
            && ORDINALS.iter().any(|ordinal| ordinal.starts_with(&letters))
    }

    fn space(&mut self) {
        if matches!(self.words.last(), Some(Inline::Text { text, .. }) if !text.ends_with(' ')) {
            let look = self.open.state.look;
            push(&mut self.words, ' ', look);
        }
    }

    /// Ends the line where it has words; without any it is an empty line, which begins a paragraph.
    pub fn end_short_line(&mut self) {
        let empty = self.row.is_none() && self.words.iter().all(is_blank);
        self.end_line();
        self.fresh |= empty;
    }

    pub fn end_paragraph(&mut self) {
        self.end_line();
        self.fresh |= self.row.is_none();
    }

    /// Ends the line; inside a row a block is no line of its own.
    pub fn end_line(&mut self) {
        if let Some(row) = &mut self.row {
            row.part();
            return;
        }
        let mut words = trimmed(std::mem::take(&mut self.words));
        if let Some(taken) = self.faced.take() {
            tick(&mut words, taken);
        }
        self.add_line(words);
    }

    pub fn add_line(&mut self, mut words: Vec<Inline>) {
        if words.is_empty() {
            return;
        }
        self.count_stars(&mut words);
        match self.item.take() {
            Some((level, number)) => {
                let number = number.or_else(|| self.number_of_word());
                self.tree.item(level, number, words);
            }
            None => {
                let inside = !self.lists.is_empty() || self.mark.is_some();
                self.tree.line(inside, self.fresh, words);
            }
        }
        self.fresh = false;
    }

    /// Puts brackets around the number that the line ends in, which goes on with none before it: 24[1].
    fn bracket(&mut self, number: &str) {
        let Some(Inline::Text { text, .. }) = self.words.last_mut() else { return };
        let start = text.len().checked_sub(number.len()).filter(|start| text.get(*start..) == Some(number));
        if let Some(start) = start {
            text.insert(start, '[');
            text.push(']');
        }
    }

    /// The address after the words, unless they are the address. One that leads nowhere outside its own system is counted.
    pub fn end_link(&mut self) {
        let Some(Link { address, words, joined }) = self.link.take() else { return };
        let address = unguarded(&address).unwrap_or(address);
        if joined && is_reference(words.trim()) {
            self.bracket(words.trim());
        }
        let begins = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        let Some(scheme) = SCHEMES.iter().find(|scheme| begins(scheme)) else {
            let nowhere = address.is_empty() || address.starts_with('#') || begins("javascript:");
            self.lost += usize::from(!nowhere && self.open.state.is_seen());
            return;
        };
        let bare = if scheme.ends_with("//") || *scheme == "www." { 0 } else { scheme.len() };
        let shown = address.get(bare..).unwrap_or_default();
        let said = words.trim();
        let called = *scheme == "tel:" && says_number(said, shown);
        if said != shown && !says_address(said, &address) && !called {
            // What stands in an attribute may hold anything; only its words matter here.
            let printed = if *scheme == "tel:" { Cow::Borrowed(shown) } else { encoded(&address) };
            let printed = clean(&printed, &mut Repairs::default());
            self.print_plain(&format!(" ({printed})"));
            if words.ends_with(char::is_whitespace) {
                self.space();
            }
        }
    }
}

/// Makes a choice of the bullets of a line on which an open one of their kind stands.
fn tick(words: &mut [Inline], taken: &str) {
    let open = if taken == "(•)" { "( )" } else { EMPTY_BOX };
    let holds_open = |word: &Inline| matches!(word, Inline::Text { text, .. } if text.contains(open));
    if !words.iter().any(holds_open) {
        return;
    }
    for word in words {
        if let Inline::Text { text, .. } = word {
            *text = text.replace('•', taken);
        }
    }
}

/// Whether the words of a link are the number of a note or a source.
fn is_reference(words: &str) -> bool {
    (1..=3).contains(&words.len()) && words.bytes().all(|byte| byte.is_ascii_digit())
}

pub fn is_blank(word: &Inline) -> bool {
    match word {
        Inline::Text { text, .. } => text.trim().is_empty(),
        Inline::LineBreak | Inline::Tab => true,
    }
}

/// Without what is blank at the ends of a line.
pub fn trimmed(mut words: Vec<Inline>) -> Vec<Inline> {
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
