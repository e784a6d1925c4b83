//! A line that is an item of a list.

use crate::wire::text::clean::CIRCLE;

/// Signs that make an item of the line that they lead. No plus: plus points stay pluses. No minus either.
const BULLETS: [char; 8] = ['-', '–', '—', '*', '•', '·', '∙', CIRCLE];

/// What stands before a line that can be ticked or chosen, and what ticks it off. Each stays before its item.
const CHOICES: [&str; 12] = ["[ ]", "[x]", "[X]", "[v]", "[V]", "[✓]", "( )", "(x)", "(X)", "(•)", "✓", "❌"];

/// A line that is an item of a list.
pub struct Item<'a> {
    /// What leads it; of every number the same, and of every choice.
    pub sign: char,
    /// The number with its sign, or the choice.
    pub number: Option<&'a str>,
    /// How deep its number says that it stands: that of 1.1.a is two.
    pub depth: usize,
    pub words: &'a str,
}

impl Item<'_> {
    pub fn is_dash(&self) -> bool {
        matches!(self.sign, '-' | '–' | '—')
    }
}

/// The bullet of the second level of Word.
pub const WORDS_SECOND: char = 'o';

/// The sign of every number.
pub const NUMBER: char = '1';

pub fn item(line: &str) -> Option<Item<'_>> {
    let parted = |rest: &str| rest.starts_with(SPACES);
    let mut signs = line.chars();
    let sign = signs.next()?;
    let rest = signs.as_str();
    if (BULLETS.contains(&sign) && parted(rest)) || (sign == WORDS_SECOND && is_far(rest)) {
        let sign = if sign == CIRCLE { WORDS_SECOND } else { sign };
        return Some(Item { sign, number: None, depth: 0, words: rest.trim_start() });
    }
    if let Some(choice) = CHOICES.iter().find(|choice| line.starts_with(**choice)) {
        let (mark, rest) = line.split_at(choice.len());
        return parted(rest).then_some(Item { sign: '[', number: Some(mark), depth: 0, words: rest.trim_start() });
    }
    if let Some((number, words)) = line.split_once('\t').filter(|(number, _)| counts_for_word(number)) {
        let depth = number.trim_end_matches(['.', ')']).matches('.').count();
        return Some(Item { sign: NUMBER, number: Some(number), depth, words: words.trim_start() });
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    let item = Item { sign: NUMBER, number: Some(&line[..=digits]), depth: 0, words: rest.trim_start() };
    ((1..=3).contains(&digits) && parted(rest)).then_some(item)
}

const SPACES: [char; 3] = [' ', '\t', '\u{a0}'];

/// Whether words stand so far behind the `o` of Word that it is no letter: behind a tab, or two spaces as in a mail.
fn is_far(rest: &str) -> bool {
    let mut signs = rest.chars();
    match (signs.next(), signs.next()) {
        (Some('\t'), _) => true,
        (Some(one), Some(next)) => SPACES.contains(&one) && SPACES.contains(&next),
        _ => false,
    }
}

/// Whether Word numbers an item so, before a tab: `a.`, `ii)`, `1.1`, `2.3.a.`. A time, a date and an amount have two
/// digits behind a point, or a nought; a capital is the initial of a name in a row.
fn counts_for_word(number: &str) -> bool {
    let bare = number.strip_suffix(['.', ')']).unwrap_or(number);
    let is_letter = |part: &str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_roman = (2..=5).contains(&bare.len()) && bare.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let mut parts = bare.split('.');
    let first = parts.next().unwrap_or_default();
    if first == bare {
        return bare.len() < number.len() && (is_letter(bare) || is_roman);
    }
    let is_digit = |part: &str| part.len() == 1 && part.bytes().all(|byte| matches!(byte, b'1'..=b'9'));
    let is_number = first.bytes().all(|byte| byte.is_ascii_digit());
    let begins = is_number && (1..=2).contains(&first.len()) && !first.starts_with('0');
    begins && bare.len() <= LONGEST_NUMBER && parts.all(|part| is_digit(part) || is_letter(part))
}

/// Bytes of 10.1.1.1.a.
const LONGEST_NUMBER: usize = 10;
