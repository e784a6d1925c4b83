//! One part of a batch that several processes, or machines, make together without knowing of each other.

/// The values of a batch whose position, divided by the number of parts, leaves the number of this one. Each value
/// belongs to one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// From 0; Invariant: below `count`.
    index: u64,
    count: u64,
}

impl Shard {
    /// The batch as a whole.
    pub const WHOLE: Self = Self { index: 0, count: 1 };

    /// Reads `i/n`: part `i`, counted from 0, of `n` parts; the error is a sentence.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = || "schrijf i/n: deel i, geteld vanaf 0, van n delen, zoals 0/4 tot en met 3/4".to_owned();
        let (index, count) = text.split_once('/').ok_or_else(wrong)?;
        let number = |text: &str| text.parse::<u64>().map_err(|_| wrong());
        let shard = Self { index: number(index)?, count: number(count)? };
        if shard.index < shard.count { Ok(shard) } else { Err(wrong()) }
    }

    /// Whether the value at a position, counted from 0, belongs to this part.
    pub const fn takes(self, position: u64) -> bool {
        position % self.count == self.index
    }

    /// Whether it has the first value, so that it is empty only if the batch is.
    pub const fn is_first(self) -> bool {
        self.index == 0
    }

    /// How many of so many values belong to this part.
    pub const fn part_of(self, values: u64) -> u64 {
        values.saturating_sub(self.index).div_ceil(self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_batch_hold_each_value_once() {
        for count in 1..=7 {
            let parts: Vec<Shard> = (0..count).map(|index| Shard { index, count }).collect();
            for values in 0..=20 {
                for position in 0..values {
                    assert_eq!(parts.iter().filter(|part| part.takes(position)).count(), 1);
                }
                for part in &parts {
                    let taken = (0..values).filter(|position| part.takes(*position)).count();
                    assert_eq!(part.part_of(values), taken as u64, "{part:?} of {values}");
                }
            }
        }
    }

    #[test]
    fn a_part_is_counted_from_nought_and_lies_within_its_parts() {
        assert_eq!(Shard::parse("0/1"), Ok(Shard::WHOLE));
        assert_eq!(Shard::parse("3/4"), Ok(Shard { index: 3, count: 4 }));
        for wrong in ["", "1", "4/4", "0/0", "-1/4", "1/4/4", "a/b", "1 /4", "/4"] {
            assert!(Shard::parse(wrong).is_err(), "{wrong}");
        }
    }
}
