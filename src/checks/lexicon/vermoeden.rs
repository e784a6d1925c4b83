//! Soft words, of which one says nothing and two say something: ‘tot vier uur naar het plafond staren’.
//!
//! People tell what is wrong with them in words of their own, which no list holds. But such a sentence is full of words
//! of nights, beds, needles and trembling, of which an innocent one seldom holds two.

use super::plek::Match;
use super::zin::Zinnen;

/// Steps from one soft word to another.
const NEAR: usize = 15;

/// The soft words that have another one before them, of which one at least is not weak. `soft`: in order of their ends.
pub fn suspicions<'a>(zinnen: &Zinnen<'_>, soft: &[&'a Match], weak: impl Fn(&Match) -> bool) -> Vec<&'a Match> {
    let near = |(at, found): (usize, &&'a Match)| {
        let before = soft[..at].iter().rev().take_while(|other| found.first <= other.last + NEAR);
        let beside = |other: &&Match| {
            let apart = other.entry != found.entry && !other.overlaps(found) && !(weak(other) && weak(found));
            apart && zinnen.steps(found, other).is_some_and(|steps| steps <= NEAR)
        };
        before.copied().any(|other| beside(&other)).then_some(*found)
    };
    soft.iter().enumerate().filter_map(near).collect()
}
