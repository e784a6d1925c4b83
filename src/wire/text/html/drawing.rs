//! The words of drawings and formulas: what was read there stays, its form does not.

use super::called::Called;
use super::elements::is_void;
use super::height::Height;
use super::page::{Page, Part};
use super::style::Style;
use super::tags::Tag;

/// Elements whose words a reader does not see.
const UNSEEN: [&str; 8] = ["script", "style", "title", "desc", "metadata", "defs", "annotation", "annotation-xml"];

/// Elements whose words stand on lines of their own.
const LINES: [&str; 7] = ["text", "foreignobject", "p", "div", "li", "br", "mtr"];

impl Page {
    /// Begins a drawing or a formula, whose form is lost.
    pub fn begin_drawing(&mut self, called: Called, style: Style, tag: &Tag) {
        self.lost += 1;
        self.apart = true;
        if !tag.self_closing {
            self.drawing.push(Part { name: called.name.clone(), parts: 0, bracketed: false });
            self.open.begin(called, style);
        }
    }

    /// Begins an element inside one.
    pub fn begin_drawn(&mut self, called: Called, style: Style, tag: &Tag) {
        let name = called.name.clone();
        if UNSEEN.contains(&name.as_str()) {
            self.skipped = (!tag.self_closing).then_some(name);
            return;
        }
        if LINES.contains(&name.as_str()) {
            self.end_line();
        }
        self.apart = true;
        let (height, bracketed) = self.place_of(&name);
        if !tag.self_closing && !is_void(&name) {
            self.drawing.push(Part { name, parts: 0, bracketed });
            self.open.begin(called, style.under(Style::of_height(height)));
        }
    }

    /// Where the next element of a formula stands, and whether it has a bracket before it: a fraction has a stroke, and a
    /// power stands above the line.
    fn place_of(&mut self, name: &str) -> (Option<Height>, bool) {
        let Some(outer) = self.drawing.last_mut() else { return (None, false) };
        outer.parts += 1;
        let (within, place) = (outer.name.clone(), outer.parts);
        match (within.as_str(), place) {
            ("msup", 2) => (Some(Height::Above), false),
            ("msub", 2) => (Some(Height::Below), false),
            ("mfrac", _) => {
                if place == 2 {
                    self.print_plain("/");
                }
                let bracketed = name == "mrow";
                if bracketed {
                    self.print_plain("(");
                }
                (None, bracketed)
            }
            _ => {
                if name == "msqrt" {
                    self.print_plain("√");
                }
                (None, false)
            }
        }
    }

    /// Ends an element of a drawing or a formula, with what was left open in it.
    pub fn end_drawn(&mut self, name: &str) {
        let Some(place) = self.drawing.iter().rposition(|part| part.name == name) else { return };
        let bracketed = self.drawing.get(place).is_some_and(|part| part.bracketed);
        self.drawing.truncate(place);
        self.open.end(name);
        if bracketed {
            self.print_plain(")");
        }
        if LINES.contains(&name) {
            self.end_line();
        }
        self.apart = true;
    }
}
