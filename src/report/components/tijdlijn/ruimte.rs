//! Room on the bar: a lane and a side for each label, so that none touches another, and a place for the name of a
//! track.

use super::punt::{BAR_MM, LINKS, MIDDEN, Punt, RECHTS, Vak};

/// Width of a letter in a label, in millimetres; enough to keep labels apart.
const LETTER_MM: f64 = 1.3;
/// How far a label that makes way reaches past its line.
const ASIDE_MM: f64 = 1.0;

/// Names of two tracks stand in the bar, away from the marks.
const MARK_MM: f64 = 4.0;

/// The widest part between two places in which no mark and no pause stands; empty when there is none.
pub fn widest(from: f64, until: f64, marks: &[f64], pauses: &[Vak]) -> Vak {
    let half = MARK_MM / 2.0 / BAR_MM;
    let marked = marks.iter().map(|place| (place - half, place + half));
    let paused = pauses.iter().map(|vak| (vak.van, vak.tot));
    let mut taken: Vec<(f64, f64)> = marked.chain(paused).chain([(until, until)]).collect();
    taken.sort_by(|left, right| left.0.total_cmp(&right.0));
    let mut best = Vak { van: from, tot: from };
    let mut reached = from;
    for (start, end) in taken {
        let start = start.min(until);
        if start - reached > best.tot - best.van {
            best = Vak { van: reached, tot: start };
        }
        reached = reached.max(end);
    }
    best
}

/// A label that has its place, in millimetres, and the line from it to the bar.
struct Label {
    lane: i32,
    side: &'static str,
    left: f64,
    right: f64,
    line: f64,
}

impl Label {
    fn new(punt: &Punt, lane: i32, side: &'static str) -> Self {
        let letters = punt.label.chars().count().max(punt.datum.chars().count());
        let width = (letters.max(10) as f64) * LETTER_MM;
        let line = punt.plaats * BAR_MM;
        let left = match side {
            LINKS => line + ASIDE_MM - width,
            RECHTS => line - ASIDE_MM,
            _ => line - width / 2.0,
        };
        let left = left.clamp(0.0, (BAR_MM - width).max(0.0));
        Self { lane, side, left, right: left + width, line }
    }

    /// Whether the label stands where its side says, and not at an end of the bar.
    fn is_free(&self) -> bool {
        let width = self.right - self.left;
        self.side == MIDDEN || (self.left > 0.0 && self.left < BAR_MM - width)
    }

    fn touches(&self, other: &Self) -> bool {
        self.lane == other.lane && self.left < other.right + 2.0 && other.left < self.right + 2.0
    }

    /// Whether the line of the one that is further from the bar runs through the words of the other.
    fn crosses(&self, other: &Self) -> bool {
        let (near, far) = if self.lane.abs() < other.lane.abs() { (self, other) } else { (other, self) };
        let same_side = near.lane.signum() == far.lane.signum() && near.lane != far.lane;
        same_side && near.left - 1.0 < far.line && far.line < near.right + 1.0
    }
}

/// Gives each mark the nearest lane and the side on which its label touches no other and no line runs through words.
pub fn assign_lanes(punten: &mut [Punt]) {
    const LANES: [i32; 6] = [1, -1, 2, -2, 3, -3];
    const SIDES: [&str; 3] = [MIDDEN, LINKS, RECHTS];
    let lines: Vec<f64> = punten.iter().map(|punt| punt.plaats * BAR_MM).collect();
    let mut placed: Vec<Label> = Vec::new();
    for (index, punt) in punten.iter_mut().enumerate() {
        let labels = || {
            LANES
                .into_iter()
                .flat_map(|lane| SIDES.into_iter().map(move |side| (lane, side)))
                .map(|(lane, side)| Label::new(punt, lane, side))
                .filter(Label::is_free)
        };
        let apart = |label: &Label| !placed.iter().any(|other| label.touches(other));
        let clear = |label: &Label| !placed.iter().any(|other| label.crosses(other));
        // The marks that follow need a way to the bar too.
        let leaves_room = |label: &Label| {
            let next = lines[index + 1..].iter().filter(|line| **line > label.line + ASIDE_MM + 1.0);
            !next.clone().any(|line| *line < label.right + 1.0)
        };
        let label = labels()
            .find(|label| apart(label) && clear(label) && leaves_room(label))
            .or_else(|| labels().find(|label| apart(label) && clear(label)))
            .or_else(|| labels().find(apart))
            .unwrap_or_else(|| Label::new(punt, 3, MIDDEN));
        punt.baan = label.lane;
        punt.kant = label.side;
        placed.push(label);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn punt(plaats: f64, label: &str) -> Punt {
        Punt { plaats, label: label.to_owned(), datum: String::new(), stand: "", baan: 0, kant: MIDDEN }
    }

    #[test]
    fn no_label_touches_another_and_no_line_runs_through_words() {
        let mut punten = [
            punt(0.5, "eerstejaarsevaluatie"),
            punt(0.52, "start tweede spoor"),
            punt(0.86, "eindrapportage"),
            punt(0.875, "eindevaluatie"),
            punt(0.894, "WIA-aanvraag"),
            punt(0.9, "start nieuw werk"),
        ];
        assign_lanes(&mut punten);
        let labels: Vec<Label> = punten.iter().map(|punt| Label::new(punt, punt.baan, punt.kant)).collect();
        for (index, label) in labels.iter().enumerate() {
            for other in &labels[..index] {
                assert!(!label.touches(other) && !label.crosses(other), "{} {}", label.lane, other.lane);
            }
        }
    }

    #[test]
    fn the_name_of_a_track_stands_where_nothing_else_does() {
        let widest = widest(0.0, 0.5, &[0.1, 0.2], &[Vak { van: 0.3, tot: 0.32 }]);
        assert!(widest.van >= 0.32 && widest.tot <= 0.5, "{widest:?}");
        let none = super::widest(0.4, 0.4, &[], &[]);
        assert!(none.tot - none.van < 1e-9);
    }
}
