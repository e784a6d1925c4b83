//! What is written like HTML and is none, or breaks off.

use super::page::Page;
use crate::wire::fault::Repairs;

impl Page {
    /// A comment is nothing to read. What is written like one and is none, such as `</3`, is printed as it was typed.
    /// Tells how far it reaches.
    pub fn comment(&mut self, rest: &str, repairs: &mut Repairs) -> usize {
        let Some(start) = begin_of(rest, |next| matches!(next, '/' | '!' | '?')) else { return 0 };
        let comment = &rest[start..];
        if comment.starts_with("<!--") {
            // A browser takes `--!>` for its end as well.
            let ends = ["-->", "--!>"].map(|sign| comment.find(sign).map(|at| at + sign.len()));
            return start + ends.into_iter().flatten().min().unwrap_or("<!--".len());
        }
        let end = comment.find('>').map_or(comment.len(), |end| end + 1);
        // Word writes conditions and namespaces so.
        let is_namespace = ["<?xml", "<?import"]
            .iter()
            .any(|words| comment.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words)));
        if !comment.starts_with("<![") && !is_namespace {
            self.lost += 1;
            self.text(&comment[..end], repairs);
        }
        start + end
    }

    /// Prints a tag or a comment in which the text broke off: nobody knows how much of it was meant to be read.
    pub fn cut_off(&mut self, rest: &str, repairs: &mut Repairs) {
        self.lost += 1;
        if let Some(start) = begin_of(rest, |next| next.is_ascii_alphabetic() || matches!(next, '/' | '!')) {
            self.text(&rest[start..], repairs);
        }
    }
}

/// Where a mark of HTML begins that is no comparison and no arrow.
fn begin_of(rest: &str, begins: impl Fn(char) -> bool) -> Option<usize> {
    rest.match_indices('<').map(|(at, _)| at).find(|at| rest[at + 1..].starts_with(&begins))
}
