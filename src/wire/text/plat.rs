//! Texts without marks: paragraphs and lines, and nothing else.

use super::rows;
use super::tree::{Tree, push};
use crate::trajectory::{Inline, Look, Prose};

/// Reads a clean text.
pub fn read(text: &str) -> Prose {
    let mut tree = Tree::default();
    let mut fresh = true;
    let lines: Vec<&str> = text.split('\n').collect();
    for run in lines.chunk_by(|one, next| one.trim().is_empty() == next.trim().is_empty()) {
        for line in rows::lines(run, |_| false).into_iter().filter(|line| !line.words.is_empty()) {
            tree.line(false, fresh, words(line.words));
            fresh = false;
        }
        fresh = true;
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
    use crate::trajectory::Block;

    #[test]
    fn no_sign_is_a_mark() {
        let text = "- *een*\n1. [twee](https://voorbeeld.example)\n\n**drie**";
        assert_eq!(read(text).plain(), "- *een* 1. [twee](https://voorbeeld.example)\n**drie**");
    }

    #[test]
    fn an_empty_first_cell_is_a_cell() {
        let prose = read("\tMa\tDi\nJan\t4\t");
        let Some(Block::Paragraph(words)) = prose.blocks.first() else { unreachable!("rows") };
        assert_eq!(words.first(), Some(&Inline::Tab));
    }
}
