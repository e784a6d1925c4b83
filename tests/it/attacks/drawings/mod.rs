//! SVG logos: few bytes that cost much, or that a library cannot bear.
//!
//! All fit in the 400 kB of a logo. Where a limit decides whether a drawing is shown or refused, both are right; what
//! multiplies is refused.

mod names;
mod nesting;
mod numbers;
mod outside;
mod repetition;
mod styles;

use crate::attacks::{Attack, Expected, MADE_OR_NO_LOGO};
use crate::support::read;

pub use names::names;
pub use nesting::nesting;
pub use numbers::numbers;
pub use outside::{encodings, outside};
pub use repetition::repetition;
pub use styles::styles;

/// A drawing of 400 by 200 with this inside.
pub fn svg(inside: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\">{inside}</svg>")
}

fn drawing(name: &str, expected: Expected, make: impl Fn() -> String + Send + Sync + 'static) -> Attack {
    Attack::logo(format!("svg: {name}"), expected, move || make().into_bytes())
}

/// A drawing with this inside, which may be shown or refused.
fn inside(name: &str, inside: &'static str) -> Attack {
    drawing(name, MADE_OR_NO_LOGO, move || svg(inside))
}

/// An element around itself, so many times.
fn around(open: &str, close: &str, depth: usize, heart: &str) -> String {
    format!("{}{heart}{}", open.repeat(depth), close.repeat(depth))
}

/// The same element so many times.
pub fn row(element: &str, times: usize) -> String {
    svg(&element.repeat(times))
}

/// Logos as drawing programs write them. A guard that refuses these is no use.
pub fn of_real_bureaus() -> Vec<Attack> {
    let real = |program: &'static str, expected| {
        drawing(&format!("as {program} writes it"), expected, move || {
            read(format!("tests/fixtures/logos/{program}.svg"))
        })
    };
    vec![
        real("inkscape", Expected::Made),
        real("figma", Expected::Made),
        // Today 400: its clip draws a `use`, and what is drawn again may draw nothing again. One step of it is usual.
        real("illustrator", MADE_OR_NO_LOGO),
        // Today 400: every `url(` in a sheet counts as pointing outside, `url(#…)` too, and a DOCTYPE as entities.
        real("illustrator-verloop", MADE_OR_NO_LOGO),
    ]
}
