//! Words that tell together what neither tells alone: ‘slikken’ and ‘lukt niet meer’, ‘plakt’ and ‘op zijn arm’.

use super::plek::Match;
use super::zin::Zinnen;

/// Steps from one half of a pair to the other.
const NEAR: usize = 7;
/// Words that a half may take, on the safe side.
const LONGEST: usize = 8;

/// Whether the other half of a pair stands near. `halves`: in order of their ends, of all pairs.
pub fn stands_near(zinnen: &Zinnen<'_>, found: &Match, halves: &[&Match], of_pair: impl Fn(&Match) -> bool) -> bool {
    let from = halves.partition_point(|half| half.last + NEAR < found.first);
    let around = halves[from..].iter().take_while(|half| half.last <= found.last + NEAR + LONGEST);
    let near = |half: &Match| !half.overlaps(found) && zinnen.steps(found, half).is_some_and(|steps| steps <= NEAR);
    around.copied().any(|half| of_pair(half) && near(half))
}
