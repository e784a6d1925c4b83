//! The first look at a text, at which most stop: whether it may hold something at all.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{ControlFlow, Range};

use super::fold::{BORDER, fold, is_loose_accent};
use super::lijf::{may_be_somebodys, may_end_with_a_complaint};
use super::patterns::{Patterns, telling_word};
use super::vermoeden::{ENOUGH, NEAR};

/// What a spelling says of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alarm {
    /// It may hold something.
    Alone,
    /// It may, where it stands there in capitals: ‘ALS’ is no ‘als’.
    Letters,
    /// It may, where the other half of this pair stands in it too; of the halves this is the one that ordinary text has
    /// less often, so that it is looked for first.
    Half(usize),
    /// The other half of a pair.
    With(usize),
    /// It may, where soft words enough stand near each other.
    Soft(u8),
    /// A part of the body: it may, where it is somebody's own, or where the other half of this pair, a word of
    /// complaint, stands in it too.
    Body(usize),
}

/// Points of a soft word from which it is looked for first: a text that holds something has one.
const STRONG: u8 = 2;

/// Words from the first of some soft ones to the last: a phrase may begin some words before its last one.
const REACH: usize = NEAR + 8;

/// Spellings without which a text holds nothing.
#[derive(Debug)]
pub struct Alarms {
    first: Said,
    /// The other halves of pairs.
    others: Said,
    /// All soft words, and the points of each.
    soft: Patterns,
    points: Vec<u8>,
}

/// Spellings and what each says.
#[derive(Debug)]
struct Said {
    spellings: Patterns,
    of: Vec<Saying>,
}

#[derive(Debug, Clone, Default)]
struct Saying {
    alone: bool,
    /// In capitals alone.
    letters: Option<String>,
    pairs: BTreeSet<usize>,
    /// A soft word.
    soft: bool,
    /// A part of the body.
    body: bool,
}

impl Alarms {
    pub fn new<'a>(alarms: impl Iterator<Item = (&'a str, Alarm)>) -> Self {
        let (mut first, mut others, mut soft) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        for (spelling, alarm) in alarms {
            let word = telling_word(spelling);
            match alarm {
                Alarm::Alone => said(&mut first, word).alone = true,
                Alarm::Letters => said(&mut first, spelling).letters = Some(spelling.trim_matches(BORDER).to_owned()),
                Alarm::Half(pair) => _ = said(&mut first, word).pairs.insert(pair),
                Alarm::With(pair) => _ = said(&mut others, word).pairs.insert(pair),
                Alarm::Body(pair) => {
                    let said = said(&mut first, spelling);
                    said.body = true;
                    said.pairs.insert(pair);
                }
                Alarm::Soft(points) => {
                    soft.push((spelling, points));
                    if points >= STRONG {
                        said(&mut first, word).soft = true;
                    }
                }
            }
        }
        Self {
            first: Said::new(first),
            others: Said::new(others),
            soft: Patterns::new(soft.iter().map(|(spelling, _)| spelling)),
            points: soft.into_iter().map(|(_, points)| points).collect(),
        }
    }

    /// Whether a text, which is also given as its folded words, may hold something: never no where it does.
    pub fn may_be_in(&self, text: &str, folded: &[u8]) -> bool {
        let mut seen: Vec<&Saying> = Vec::new();
        let told = self.first.each(folded, |saying, place| {
            let in_capitals = || saying.letters.as_ref().is_some_and(|letters| is_in_capitals(text, letters));
            let ails = || may_be_somebodys(folded, place.start) || may_end_with_a_complaint(folded, place.end);
            if saying.alone || in_capitals() || (saying.body && ails()) {
                return ControlFlow::Break(());
            }
            seen.push(saying);
            ControlFlow::Continue(())
        });
        told.is_break()
            || (seen.iter().any(|saying| saying.soft) && self.is_suspect(folded))
            || (seen.iter().any(|saying| !saying.pairs.is_empty()) && self.is_paired(folded, &seen))
    }

    /// Whether the other half of a pair stands there as well.
    fn is_paired(&self, folded: &[u8], seen: &[&Saying]) -> bool {
        let other_half = |other: &Saying, _| match seen.iter().any(|half| !half.pairs.is_disjoint(&other.pairs)) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        };
        self.others.each(folded, other_half).is_break()
    }

    /// Whether the soft words near each other have points enough.
    fn is_suspect(&self, folded: &[u8]) -> bool {
        let mut stand: Vec<(usize, usize)> = Vec::new();
        let _: ControlFlow<()> = self.soft.each(folded, |number, place| {
            stand.push((place.start, number));
            ControlFlow::Continue(())
        });
        stand.sort_unstable();
        // Each by the number of its word in the text.
        let (mut at, mut word) = (0, 0);
        let words = stand.into_iter().map(|(start, number)| {
            word += folded[at..start].iter().filter(|letter| **letter == BORDER as u8).count();
            at = start;
            (word, number)
        });
        let words: Vec<(usize, usize)> = words.collect();
        words.iter().enumerate().any(|(last, (word, _))| {
            let near = words[..=last].iter().rev().take_while(|(other, _)| word - other <= REACH);
            let counted: BTreeSet<usize> = near.map(|(_, number)| *number).collect();
            let points = counted.iter().map(|number| self.points.get(*number).copied().unwrap_or_default());
            points.fold(0_u8, u8::saturating_add) >= ENOUGH
        })
    }

    /// Whether every spelling is known by letters of its own.
    #[cfg(test)]
    pub const fn are_precise(&self) -> bool {
        self.first.spellings.are_precise() && self.others.spellings.are_precise() && self.soft.are_precise()
    }
}

fn said<'a, 'b>(sayings: &'b mut BTreeMap<&'a str, Saying>, word: &'a str) -> &'b mut Saying {
    sayings.entry(word).or_default()
}

impl Said {
    fn new(sayings: BTreeMap<&str, Saying>) -> Self {
        Self { spellings: Patterns::new(sayings.keys()), of: sayings.into_values().collect() }
    }

    #[inline]
    fn each<'a>(
        &'a self,
        folded: &[u8],
        mut tell: impl FnMut(&'a Saying, Range<usize>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        self.spellings.each(folded, |number, place| match self.of.get(number) {
            Some(saying) => tell(saying, place),
            None => ControlFlow::Continue(()),
        })
    }
}

/// Whether a word stands in a text without a small letter.
fn is_in_capitals(text: &str, word: &str) -> bool {
    let words = text.split(|character: char| !character.is_alphanumeric() && !is_loose_accent(character));
    let mut large = words.filter(|word| !word.is_empty() && !word.contains(char::is_lowercase));
    large.any(|large| fold(large).trim_ascii() == word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alarms() -> Alarms {
        let soft = [(" bleek ", Alarm::Soft(3)), (" trilt ", Alarm::Soft(2)), (" nacht ", Alarm::Soft(1))];
        let pair = [(" rug ", Alarm::Half(0)), (" sinds ", Alarm::With(0)), (" weken ", Alarm::With(1))];
        let body = [(" schouder ", Alarm::Body(2)), (" stijf ", Alarm::With(2))];
        Alarms::new(
            [("depressie", Alarm::Alone), (" als ", Alarm::Letters)].into_iter().chain(soft).chain(pair).chain(body),
        )
    }

    #[test]
    fn a_text_is_searched_only_where_it_can_hold_something() {
        for (text, may) in [
            ("Een zomerdepressie.", true),
            ("Zij heeft ALS.", true),
            ("Werkt als planner in de IT.", false),
            ("Hij zag bleek en trilt.", true),
            ("Hij zag bleek en trilde.", false),
            ("Trilt in de nacht, elke nacht, en elke nacht.", false),
            ("Hij zag bleek in de loop van de dag, want er waren tien mensen, en hij trilt in de kantine.", true),
            (
                "Hij zag bleek. In de loop van de dag waren er tien mensen op de afdeling, en die brachten alle dozen van het \
                 schap naar de wagen. De telefoon trilt.",
                false,
            ),
            ("Zijn schouder deed mee.", true),
            ("Zij werkt met de schouder van de machine.", false),
            ("De schouder is de laatste tijd stijf.", true),
            ("De schouder is op.", true),
            ("In de nacht, elke nacht, elke nacht, elke nacht, elke nacht.", false),
            ("Sinds mei zit zijn rug vast.", true),
            ("Zijn rug zit al weken vast.", false),
            ("Sinds mei.", false),
            ("", false),
        ] {
            assert_eq!(alarms().may_be_in(text, &fold(text)), may, "{text}");
        }
    }
}
