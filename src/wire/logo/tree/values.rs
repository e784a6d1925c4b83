//! Values of attributes and properties: no number that is large, nothing that points outside.

use super::refusals::{FILTER, NUMBER, OUTSIDE, RUNS, TRANSFORMS, WIDTH};

/// Properties and attributes whose value is a number, or a row of them.
const NUMBERS: &[&str] = &[
    "d",
    "points",
    "transform",
    "gradientTransform",
    "viewBox",
    "x",
    "y",
    "width",
    "height",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "fr",
    "x1",
    "y1",
    "x2",
    "y2",
    "offset",
    "opacity",
    "font",
    "font-size",
    "stroke-width",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-miterlimit",
    "transform-origin",
    "stroke-opacity",
];

const MAX_NUMBER: f64 = 1e6;
const MAX_DIGITS: usize = 40;
/// Of the width of a line, in any unit but that of the letters, which may be of any size.
const MAX_WIDTH: f64 = 1e4;
const MAX_WIDTH_PERCENT: f64 = 100.0;
pub const MAX_TRANSFORMS: usize = 16;

/// An attribute, or a property of CSS.
pub fn property(name: &str, value: &str) -> Result<(), &'static str> {
    links(value)?;
    match name {
        "filter" | "backdrop-filter" | "mask-image" if !value.trim().starts_with("none") => Err(FILTER),
        "marker" | "marker-start" | "marker-mid" | "marker-end" if !value.trim().starts_with("none") => Err(RUNS),
        "transform" | "gradientTransform" if value.matches('(').count() > MAX_TRANSFORMS => Err(TRANSFORMS),
        name if NUMBERS.contains(&name) && !is_within(value, MAX_NUMBER) => Err(NUMBER),
        "stroke-width" if !is_width(value) => Err(WIDTH),
        _ => Ok(()),
    }
}

fn is_width(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let most = if value.contains('%') { MAX_WIDTH_PERCENT } else { MAX_WIDTH };
    !value.contains("em") && !value.contains("ex") && is_within(&value, most)
}

/// Whether every number in a value is at most this. `-1.8e-16` is usual; what is large is not.
fn is_within(value: &str, most: f64) -> bool {
    let bytes = value.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while at < bytes.len() {
        if !(digit(at) || bytes.get(at) == Some(&b'.') && digit(at + 1)) {
            at += 1;
            continue;
        }
        let start = at;
        while digit(at) {
            at += 1;
        }
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            while digit(at) {
                at += 1;
            }
        }
        if matches!(bytes.get(at), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
            if digit(at + 1 + sign) {
                at += 1 + sign;
                while digit(at) {
                    at += 1;
                }
            }
        }
        let digits = value.get(start..at).filter(|digits| digits.len() <= MAX_DIGITS);
        let number: Option<f64> = digits.and_then(|digits| digits.parse().ok());
        if !number.is_some_and(|number| number <= most) {
            return false;
        }
    }
    true
}

/// The ids that a value refers to by `url(#…)`.
pub fn links(value: &str) -> Result<Vec<&str>, &'static str> {
    if !value.contains('(') {
        return Ok(Vec::new());
    }
    let all = value.to_ascii_lowercase().matches("url(").count();
    let found: Option<Vec<&str>> = value
        .split("url(")
        .skip(1)
        .map(|rest| {
            let (inside, _) = rest.split_once(')')?;
            let id = inside.trim().trim_matches(['"', '\'']).trim().strip_prefix('#')?;
            (!id.contains(['"', '\'', ' ', '\n', '\t', '\r'])).then_some(id)
        })
        .collect();
    found.filter(|found| found.len() == all).ok_or(OUTSIDE)
}
