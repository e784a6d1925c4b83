//! What stands on the bar: marks and stretches of time, by their place as a fraction of it.

use serde::Serialize;

/// A stretch of the bar.
#[derive(Debug, Clone, Serialize)]
pub struct Vak {
    pub van: f64,
    pub tot: f64,
}

/// A mark on the bar. Lanes count from the bar outwards: positive above, negative below, so that labels stay apart.
#[derive(Debug, Clone, Serialize)]
pub struct Punt {
    pub plaats: f64,
    pub label: String,
    pub datum: String,
    pub stand: &'static str,
    pub baan: i32,
    /// Where the label stands, to make way for the lines of other marks: `midden`, or `links` or `rechts` of its line.
    pub kant: &'static str,
}

/// Width of the bar in millimetres.
pub const BAR_MM: f64 = 166.0;
/// The sides of a label.
pub const MIDDEN: &str = "midden";
pub const LINKS: &str = "links";
pub const RECHTS: &str = "rechts";
