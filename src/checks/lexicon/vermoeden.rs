//! Soft words, of which one says nothing and some say something: ‘tot vier uur naar het plafond staren’.
//!
//! People tell what is wrong with them in words of their own, which no list holds. But such a sentence is full of words
//! of nights, beds, needles and trembling, of which an innocent one seldom holds two.

use super::plek::Match;
use super::zin::Zinnen;

/// Steps from one soft word to another.
pub const NEAR: usize = 15;
/// Points that words near each other need: a strong one and a weak one, or two half ones and a weak one.
pub const ENOUGH: u8 = 5;

/// The soft words that with those before them say something. `soft`: in order of their ends.
pub fn suspicions<'a>(zinnen: &Zinnen<'_>, soft: &[&'a Match], points: impl Fn(&Match) -> u8) -> Vec<&'a Match> {
    let says = |(at, found): (usize, &&'a Match)| {
        let (mut counted, mut sum) = (vec![*found], points(found));
        for other in soft[..at].iter().rev().take_while(|other| found.first <= other.last + NEAR) {
            let apart = counted.iter().all(|word| word.entry != other.entry && !word.overlaps(other));
            if apart && zinnen.steps(found, other).is_some_and(|steps| steps <= NEAR) {
                counted.push(other);
                sum = sum.saturating_add(points(other));
            }
        }
        (sum >= ENOUGH && counted.iter().any(|word| points(word) > 1)).then_some(*found)
    };
    soft.iter().enumerate().filter_map(says).collect()
}
