//! Texts without marks: paragraphs and lines, and nothing else.

use super::tree::{Tree, push};
use crate::trajectory::{Inline, Look, Prose};

/// Reads a clean text.
pub fn read(text: &str) -> Prose {
    let mut tree = Tree::default();
    let mut fresh = true;
    for line in text.split('\n').map(str::trim) {
        if !line.is_empty() {
            tree.line(false, fresh, words(line));
        }
        fresh = line.is_empty();
    }
    tree.finish()
}

/// A line as it was typed.
pub fn words(line: &str) -> Vec<Inline> {
    if !line.contains('\t') {
        return vec![Inline::Text { text: line.to_owned(), look: Look::default() }];
    }
    let mut words = Vec::new();
    line.chars().for_each(|sign| push(&mut words, sign, Look::default()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_is_a_mark() {
        let text = "- *een*\n1. [twee](https://voorbeeld.example)\n\n**drie**";
        assert_eq!(read(text).plain(), "- *een* 1. [twee](https://voorbeeld.example)\n**drie**");
    }
}
