//! Which numbers with points count items: 7.5 before a tab may as well be a mark or so many hours.

use std::collections::HashSet;

use super::item::{Item, NUMBER};

/// The numbers that were read so far.
#[derive(Default)]
pub struct Counts {
    /// What stands before the last part of those that may follow: `1.` of 1.2.
    known: HashSet<String>,
    /// Whether a number was met that counts nothing: the first of a kind behind it counts as little.
    others: bool,
}

impl Counts {
    /// Whether the number of an item counts. One with points does where it is the first of its kind (1.1, 2.a), or
    /// where its kind or the number that it stands below was read before it.
    pub fn holds(&mut self, item: &Item<'_>) -> bool {
        let Some(number) = item.number.filter(|_| item.sign == NUMBER) else { return true };
        let bare = number.trim_end_matches(['.', ')']);
        if let Some((before, last)) = bare.rsplit_once('.') {
            let kind = format!("{before}.");
            let first = matches!(last, "1" | "a") && !self.others;
            if !first && !self.known.contains(&kind) {
                self.others = true;
                return false;
            }
            self.known.insert(kind);
        }
        self.known.insert(format!("{bare}."));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::item::item;
    use super::*;

    #[test]
    fn numbers_with_points_count_behind_the_first_of_their_kind() {
        for (text, all) in [
            ("1.1\ta\n1.2\tb\n1.2.1\tc\n1.4\td", true),
            ("2. a\n2.2\tb\n2.2.b\tc", true),
            ("- a\nb.\tc", true),
            ("7.5\tNederlands\n8.1\tRekenen", false),
            ("12.5\tkg", false),
        ] {
            let mut counts = Counts::default();
            let mut read = text.lines().filter_map(item);
            assert_eq!(read.all(|item| counts.holds(&item)), all, "{text}");
        }
    }
}
