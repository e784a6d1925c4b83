//! How close the words of a text stand to each other.

use super::plek::Match;
use super::words::Words;

/// Tokens before and after a word that count as close to it.
const CLOSE_BEFORE: usize = 6;
const CLOSE_AFTER: usize = 2;
/// Tokens from the opening of a group of people to what they have: ‘mensen met een beperking’.
const CLOSE_TO_GROUP: usize = 2;
/// Tokens between a part of the body and what is wrong with it: ‘haar pols is vorige week gebroken’.
const CLOSE_TO_BODY: usize = 5;

impl Words {
    /// Whether some tokens can make one phrase: in one sentence, with nothing between them that parts words.
    pub(super) fn are_joined(&self, first: usize, last: usize) -> bool {
        let sentence = self.tokens[first].sentence;
        self.tokens[first + 1..=last].iter().all(|token| token.joined && token.sentence == sentence)
    }

    /// ‘Contact opgenomen’ is no stay in a hospital.
    pub(super) fn follows_contact(&self, found: &Match) -> bool {
        found.first > 0 && self.folded(&self.tokens[found.first - 1]) == "contact"
    }

    /// Whether a match says what a group of others has: ‘mensen met dementie’.
    pub(super) fn close_to_a_group(&self, found: &Match, groups: &[&Match]) -> bool {
        let sentence = self.tokens[found.first].sentence;
        groups.iter().any(|group| {
            let before = group.last < found.first && found.first - group.last <= CLOSE_TO_GROUP;
            before && self.tokens[group.first].sentence == sentence
        })
    }

    /// Whether a part of the body stands close to a match: ‘zijn schouder is gebroken’.
    pub(super) fn close_to_body(&self, found: &Match, body: &[&Match]) -> bool {
        let sentence = self.tokens[found.first].sentence;
        body.iter().any(|part| {
            let close = part.first <= found.last + CLOSE_TO_BODY && found.first <= part.last + CLOSE_TO_BODY;
            close && self.tokens[part.first].sentence == sentence
        })
    }

    /// Whether a word of jobs stands close to a match.
    pub(super) fn close_to_a_job(&self, found: &Match, jobs: &[&Match]) -> bool {
        let sentence = self.tokens[found.first].sentence;
        let close = |job: &&Match| {
            let before = job.last < found.first && found.first - job.last <= CLOSE_BEFORE;
            let after = job.first > found.last && job.first - found.last <= CLOSE_AFTER;
            (before || after) && self.tokens[job.first].sentence == sentence
        };
        jobs.iter().any(close)
    }

    /// Whether ‘als’ or ‘tot’ stands right before a match: ‘werken als psycholoog’.
    pub(super) fn is_a_role(&self, found: &Match) -> bool {
        let before = found.first.checked_sub(1).map(|index| self.folded(&self.tokens[index]));
        matches!(before, Some("als" | "tot"))
    }
}
