//! The elements that are open, and how the words in them stand.

use super::called::Called;
use super::elements::{ends_paragraph, is_formatting, is_heading};
use super::style::{Parting, State, Style};

/// An element that is open.
#[derive(Debug)]
pub struct Open {
    pub called: Called,
    style: Style,
    /// How words stand around it.
    outer: State,
}

/// All that are open, outermost first.
#[derive(Debug, Default)]
pub struct Elements {
    pub state: State,
    open: Vec<Open>,
}

impl Elements {
    pub fn around(&self) -> &[Open] {
        &self.open
    }

    /// How the innermost element of this name parts its words from those beside it.
    pub fn parting_of(&self, name: &str) -> Parting {
        let open = self.open.iter().rev().find(|open| open.called.name == name);
        open.map_or(Parting::Flow, |open| open.style.parting())
    }

    /// Whether what stands in the innermost element stands side by side.
    pub fn hold_cells(&self) -> bool {
        self.open.last().is_some_and(|open| open.style.holds_cells())
    }

    pub fn begin(&mut self, called: Called, style: Style) {
        let outer = self.state;
        self.state = outer.with(style);
        self.open.push(Open { called, style, outer });
    }

    /// Ends what need not be closed before this element begins: an item before the next, a paragraph before a list.
    pub fn end_before(&mut self, name: &str) {
        let (ends, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "dir"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["td", "th", "tr"], &["table"]),
            "thead" | "tbody" | "tfoot" => (&["tr", "thead", "tbody", "tfoot"], &["table"]),
            "option" => (&["option"], &["select", "datalist"]),
            _ if ends_paragraph(name) => (&["p"], &["td", "th", "table", "li"]),
            _ => return,
        };
        let inside = self.open.iter().rev().take_while(|open| !within.contains(&open.called.name.as_str()));
        let ended = inside.filter(|open| ends.contains(&open.called.name.as_str())).last();
        if let Some(name) = ended.map(|open| open.called.name.clone()) {
            self.end(&name);
        }
    }

    /// Ends the innermost element of this name, and with a block what was left open in it, but for the look of words: that
    /// lasts until it is closed itself.
    pub fn end(&mut self, name: &str) {
        // A heading ends with the end of any.
        let is_it = |open: &Open| open.called.name == name || (is_heading(name) && is_heading(&open.called.name));
        let Some(place) = self.open.iter().rposition(is_it) else { return };
        let inner = self.open.split_off(place + 1);
        let Some(ended) = self.open.pop() else { return };
        self.state = ended.outer;
        let formats = is_formatting(name) || matches!(name, "span" | "sup" | "sub" | "a");
        for open in inner {
            if formats || is_formatting(&open.called.name) {
                self.begin(open.called, open.style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begin(elements: &mut Elements, name: &str, style: &str) {
        let called = Called { name: name.to_owned(), ..Called::default() };
        elements.end_before(name);
        elements.begin(called, Style::of_element(name).under(Style::read(style)));
    }

    #[test]
    fn a_look_outlives_its_block_and_a_style_does_not() {
        let mut elements = Elements::default();
        begin(&mut elements, "p", "");
        begin(&mut elements, "b", "");
        begin(&mut elements, "span", "display:none");
        elements.end("p");
        assert!(elements.state.look.strong && elements.state.is_seen());
        elements.end("b");
        assert!(!elements.state.look.strong);
    }

    #[test]
    fn tags_that_cross_end_each_their_own() {
        let mut elements = Elements::default();
        begin(&mut elements, "b", "");
        begin(&mut elements, "i", "");
        elements.end("b");
        assert!(!elements.state.look.strong && elements.state.look.emph);
        elements.end("i");
        elements.end("i");
        assert!(!elements.state.look.emph);
    }

    #[test]
    fn what_need_not_be_closed_ends_by_itself() {
        let mut elements = Elements::default();
        begin(&mut elements, "p", "text-decoration:line-through");
        begin(&mut elements, "p", "");
        assert!(!elements.state.look.struck);
        begin(&mut elements, "ul", "");
        begin(&mut elements, "li", "text-decoration:line-through");
        begin(&mut elements, "ul", "");
        begin(&mut elements, "li", "");
        assert!(elements.state.look.struck, "an item inside the other");
        elements.end("ul");
        begin(&mut elements, "li", "");
        assert!(!elements.state.look.struck);
    }
}
