//! The elements of an SVG: only those that draw, nothing from outside, and no more than can be drawn in a moment.

mod nodes;
mod refusals;
mod values;
mod weight;

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node};

use super::css::{self, Sheet};
use nodes::{is_gradient, is_svg, is_taken, own};
use refusals::{FILTER, LONG, OUTSIDE, PICTURE, RULES, RUNS, UNKNOWN, WORDS};
use values::property;
use weight::Drawing;

/// Elements that the drawing library draws, or that draw nothing.
const KNOWN: &[&str] = &[
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "a",
    "switch",
    "title",
    "desc",
    "metadata",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
];

/// Of any attribute but the points of a shape: those of a group are read again for each shape in it.
const MAX_VALUE: usize = 4_000;
/// Of a class or an id, which every rule looks at.
const MAX_NAME: usize = 256;
/// Selectors times elements drawn, and declarations times elements drawn.
const MAX_MATCHES: u64 = 1_000_000;
const MAX_DECLARED: u64 = 4_000_000;

/// Judges the elements of a drawing; tells whether any of them may have a line around it.
pub fn judge(document: &Document<'_>) -> Result<bool, &'static str> {
    let mut drawing = Drawing { by_id: HashMap::new(), sheet: Sheet::default(), weights: HashMap::new() };
    let mut elements = 0;
    for node in document.descendants().filter(Node::is_element) {
        elements += 1;
        for id in own(&node, "id") {
            drawing.by_id.entry(id).or_default().push(node);
        }
        if node.tag_name().name() == "style" {
            for text in node.children() {
                if text.is_element() {
                    return Err(UNKNOWN);
                }
                if text.is_text() {
                    drawing.sheet.read(text.text().unwrap_or_default())?;
                }
            }
        }
        if is_svg(&node) {
            known(&node)?;
            attributes(&node)?;
        }
    }
    tries(&drawing.sheet, elements)?;
    for (name, value) in drawing.sheet.all() {
        property(name, value)?;
    }
    for node in document.descendants().filter(|node| is_gradient(node)) {
        drawing.gradient(node)?;
    }
    let all = drawing.weigh(document.root(), 0)?;
    tries(&drawing.sheet, all.elements)?;
    has_lines(document, &drawing.sheet)
}

/// Whether a line is asked for anywhere, by an attribute, a style or a rule.
fn has_lines(document: &Document<'_>, sheet: &Sheet) -> Result<bool, &'static str> {
    let is_line = |name: &str, value: &str| name == "stroke" && value.trim() != "none";
    if sheet.all().any(|(name, value)| is_line(name, value)) {
        return Ok(true);
    }
    let attributes = document.descendants().filter(is_svg).flat_map(|node| node.attributes());
    for attribute in attributes.filter(|attribute| is_taken(attribute.namespace())) {
        let (name, value) = (attribute.name(), attribute.value());
        let styled = if name == "style" { css::declarations(value)? } else { Vec::new() };
        if is_line(name, value) || styled.iter().any(|(name, value)| is_line(name, value)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Every rule is tried on every element, each time that it is drawn.
fn tries(sheet: &Sheet, elements: u64) -> Result<(), &'static str> {
    let matches = elements.saturating_mul(sheet.selectors as u64);
    let declared = elements.saturating_mul(sheet.declarations as u64);
    if matches > MAX_MATCHES || declared > MAX_DECLARED { Err(RULES) } else { Ok(()) }
}

fn known(node: &Node<'_, '_>) -> Result<(), &'static str> {
    match node.tag_name().name() {
        "image" | "feImage" => Err(PICTURE),
        "text" | "tspan" | "textPath" | "tref" | "font" | "flowRoot" => Err(WORDS),
        "filter" => Err(FILTER),
        "script" | "foreignObject" | "animate" | "animateTransform" | "animateMotion" | "set" | "marker"
        | "pattern" => Err(RUNS),
        name if KNOWN.contains(&name) => Ok(()),
        _ if node.ancestors().any(|around| around.tag_name().name() == "metadata") => Ok(()),
        _ => Err(UNKNOWN),
    }
}

fn attributes(node: &Node<'_, '_>) -> Result<(), &'static str> {
    for attribute in node.attributes() {
        if !is_taken(attribute.namespace()) {
            continue;
        }
        let (name, value) = (attribute.name(), attribute.value());
        let limit = match name {
            "d" | "points" => usize::MAX,
            "class" | "id" | "href" => MAX_NAME,
            _ => MAX_VALUE,
        };
        let link = node.tag_name().name() == "a" && name == "href";
        if !link && value.len() > limit {
            return Err(LONG);
        }
        match name {
            "href" if link => {}
            "href" if !value.starts_with('#') => return Err(OUTSIDE),
            "style" => {
                for (name, value) in css::declarations(value)? {
                    property(&name, &value)?;
                }
            }
            _ => property(name, value)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
