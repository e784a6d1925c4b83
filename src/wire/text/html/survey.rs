//! What only the whole of a text tells.

use html5gum::Token;

use super::elements::{is_inline, is_plain};
use super::sheet::Sheet;
use super::tags::tokens;
use crate::wire::text::clean::{Chosen, chosen_from, holds_choice};

/// What only the whole of a text tells: the rules of its styles, which may stand behind their words, and the signs that its
/// lines choose from.
pub fn survey(text: &str) -> (Sheet, Chosen) {
    let mut sheet = Sheet::default();
    let mut lines = String::new();
    let mut in_style = false;
    for token in tokens(text) {
        match token {
            Token::StartTag(tag) => {
                let name: &[u8] = &tag.name;
                in_style = name == b"style";
                push_line_end(name, &mut lines);
            }
            Token::EndTag(tag) => {
                in_style = false;
                push_line_end(&tag.name, &mut lines);
            }
            Token::String(string) if in_style => sheet.add(&String::from_utf8_lossy(&string.value)),
            Token::String(string) => lines.push_str(&String::from_utf8_lossy(&string.value)),
            Token::Error(_) | Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
    (sheet, chosen_from(&lines))
}

fn push_line_end(name: &[u8], lines: &mut String) {
    let name = String::from_utf8_lossy(name);
    if name == "br" || !(is_inline(&name) || is_plain(&name)) {
        lines.push('\n');
    }
}

/// Whether a text may hold what only the whole of it tells.
pub fn needs_survey(text: &str) -> bool {
    let holds_style = text.as_bytes().windows(6).any(|bytes| bytes.eq_ignore_ascii_case(b"<style"));
    holds_style || holds_choice(text) || REFERENCES.iter().any(|reference| text.contains(reference))
}

/// Beginnings of references to signs that can be chosen.
const REFERENCES: [&str; 6] = ["&#", "&cir;", "&squ", "&blacksq", "&bigcirc;", "&xcirc;"];
