//! The tree of a text under construction, line by line.

use crate::trajectory::{Block, Inline, ListItem, Look, Prose};

/// Lists inside lists; deeper ones join the deepest.
pub const MAX_DEPTH: usize = 5;

/// What was read of a text, with the lists that are still open.
#[derive(Debug, Default)]
pub struct Tree {
    root: Vec<Block>,
    /// Outermost first; every one has an item.
    open: Vec<OpenList>,
}

#[derive(Debug)]
struct OpenList {
    numbered: bool,
    items: Vec<ListItem>,
}

impl Tree {
    pub fn is_in_list(&self) -> bool {
        !self.open.is_empty()
    }

    /// Adds an item to the list at this level, where 0 is the outermost; a number is one as it was typed.
    pub fn item(&mut self, level: usize, number: Option<String>, words: Vec<Inline>) {
        let level = level.min(self.open.len()).min(MAX_DEPTH - 1);
        self.leave(level + 1);
        let numbered = number.is_some();
        if self.open.get(level).is_some_and(|list| list.numbered != numbered) {
            self.leave(level);
        }
        let item = ListItem { number, blocks: vec![Block::Paragraph(words)] };
        match self.open.get_mut(level) {
            Some(list) => list.items.push(item),
            None => self.open.push(OpenList { numbered, items: vec![item] }),
        }
    }

    /// Adds a line that is no item: inside the last item, or behind the list. One that is not fresh stands below the line
    /// before it, in the same paragraph.
    pub fn line(&mut self, inside: bool, fresh: bool, words: Vec<Inline>) {
        if !inside {
            self.leave(0);
        }
        let blocks = self.blocks();
        if let (false, Some(Block::Paragraph(earlier))) = (fresh, blocks.last_mut()) {
            earlier.push(Inline::LineBreak);
            earlier.extend(words);
            return;
        }
        blocks.push(Block::Paragraph(words));
    }

    /// Ends all lists but so many of the outermost.
    pub fn leave(&mut self, lists: usize) {
        while self.open.len() > lists {
            let items = self.open.pop().map(|list| list.items).unwrap_or_default();
            self.blocks().push(Block::List { items });
        }
    }

    pub fn finish(mut self) -> Prose {
        self.leave(0);
        Prose { blocks: self.root }
    }

    /// Where the next block belongs.
    fn blocks(&mut self) -> &mut Vec<Block> {
        match self.open.last_mut().and_then(|list| list.items.last_mut()) {
            Some(item) => &mut item.blocks,
            None => &mut self.root,
        }
    }
}

/// Adds a character to the words of a line.
pub fn push(words: &mut Vec<Inline>, sign: char, look: Look) {
    if sign == '\t' {
        words.push(Inline::Tab);
        return;
    }
    match words.last_mut() {
        Some(Inline::Text { text, look: before }) if *before == look => text.push(sign),
        _ => words.push(Inline::Text { text: sign.into(), look }),
    }
}
