//! What a drawing comes to when all that it uses is drawn.

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Node, NodeId};

use super::nodes::{hrefs, is_gradient, is_svg, own};
use super::refusals::{GRADIENT, GROWS};
use super::values::links;
use crate::wire::logo::css::{self, Sheet};

/// Bytes of points, each time that they are drawn. A traced picture of 300 kB is drawn once.
const MAX_DRAWN: u64 = 1_000_000;
/// What an element counts besides its points.
const ELEMENT: u64 = 100;
/// A clip that uses a shape takes two steps; with a clip on that shape, three.
pub const MAX_STEPS: usize = 3;
pub const MAX_TAKEN_OVER: usize = 6;
pub const MAX_STOPS: usize = 256;

/// What an element comes to, with all that is in it and all that it draws once more.
#[derive(Debug, Clone, Copy)]
pub struct Weight {
    bytes: u64,
    pub elements: u64,
    /// References behind each other.
    steps: usize,
}

/// A drawing while it is judged.
pub struct Drawing<'a, 'input> {
    pub by_id: HashMap<&'a str, Vec<Node<'a, 'input>>>,
    pub sheet: Sheet,
    /// `None` while it is being weighed: what comes there again goes round.
    pub weights: HashMap<NodeId, Option<Weight>>,
}

impl<'a, 'input> Drawing<'a, 'input> {
    /// A gradient may take over from another, but not from many.
    pub fn gradient(&self, node: Node<'a, 'input>) -> Result<(), &'static str> {
        if node.children().filter(|child| child.tag_name().name() == "stop").count() > MAX_STOPS {
            return Err(GRADIENT);
        }
        let mut current = node;
        for _ in 0..MAX_TAKEN_OVER {
            let next = hrefs(&current).first().and_then(|id| self.by_id.get(id));
            match next.map(Vec::as_slice) {
                None | Some([]) => return Ok(()),
                Some([next]) => current = *next,
                Some(_) => return Err(GRADIENT),
            }
        }
        Err(GRADIENT)
    }

    /// Recursion is bounded: elements by the depth that was counted before, references by their steps.
    pub fn weigh(&mut self, node: Node<'a, 'input>, steps: usize) -> Result<Weight, &'static str> {
        if steps > MAX_STEPS {
            return Err(GROWS);
        }
        if let Some(known) = self.weights.get(&node.id()) {
            return known.filter(|known| steps + known.steps <= MAX_STEPS).ok_or(GROWS);
        }
        self.weights.insert(node.id(), None);
        let points: usize = ["d", "points"].into_iter().flat_map(|name| own(&node, name)).map(str::len).sum();
        let mut weight = Weight { bytes: ELEMENT + points as u64, elements: 1, steps: 0 };
        for child in node.children().filter(Node::is_element) {
            let inside = self.weigh(child, steps)?;
            weight.add(inside, 0)?;
        }
        for id in self.references(&node)? {
            for target in self.by_id.get(id.as_str()).cloned().unwrap_or_default() {
                let drawn = self.weigh(target, steps + 1)?;
                weight.add(drawn, 1)?;
            }
        }
        self.weights.insert(node.id(), Some(weight));
        Ok(weight)
    }

    /// What an element draws once more, by an attribute, its style or a rule.
    fn references(&self, node: &Node<'a, 'input>) -> Result<Vec<String>, &'static str> {
        let mut found: Vec<String> = Vec::new();
        if !is_svg(node) {
            return Ok(found);
        }
        if !is_gradient(node) {
            found.extend(hrefs(node).into_iter().map(str::to_owned));
        }
        let mut take = |name: &str, value: &str| -> Result<(), &'static str> {
            if matches!(name, "clip-path" | "mask") {
                found.extend(links(value)?.into_iter().map(str::to_owned));
            }
            Ok(())
        };
        for attribute in node.attributes() {
            take(attribute.name(), attribute.value())?;
        }
        for (name, value) in css::declarations(node.attribute("style").unwrap_or_default())? {
            take(&name, &value)?;
        }
        for (name, value) in self.sheet.links(node.tag_name().name(), node.attribute("id"), node.attribute("class")) {
            take(name, value)?;
        }
        Ok(found)
    }
}

impl Weight {
    fn add(&mut self, other: Self, step: usize) -> Result<(), &'static str> {
        self.bytes = self.bytes.saturating_add(other.bytes);
        self.elements = self.elements.saturating_add(other.elements);
        self.steps = self.steps.max(other.steps + step);
        if self.bytes > MAX_DRAWN { Err(GROWS) } else { Ok(()) }
    }
}
