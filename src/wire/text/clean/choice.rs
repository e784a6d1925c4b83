//! Signs of which one is chosen: boxes and circles to tick, and the bullets that they are taken for.

use super::signs::{SPACES, is_selector};

/// Signs of which some are open and some are filled where something can be chosen, and how they are printed.
pub struct Choice {
    open: &'static [char],
    taken: &'static [char],
    shown: [&'static str; 2],
}

/// Those of Wingdings as well.
const CIRCLES: Choice = Choice {
    open: &['○', '◯', '⚪', '⭘', '\u{f0a1}'],
    taken: &['●', '⚫', '⬤', '◉', '⦿', '🔘', '\u{f06c}', '\u{f0a4}'],
    shown: ["( )", "(•)"],
};

const BOXES: Choice = Choice {
    open: &['□', '◻', '☐', '⬜', '▢', '❏', '❐', '❑', '❒', '\u{f06f}', '\u{f071}', '\u{f0a8}'],
    taken: &['■', '◼', '⬛', '▣', '\u{f06e}'],
    shown: [EMPTY_BOX, "[x]"],
};

/// Small squares and diamonds: bullets of two levels as often as a choice.
const SMALL_BOXES: Choice =
    Choice { open: &['▫', '◽', '◇'], taken: &['▪', '◾', '◆'], shown: [EMPTY_BOX, "[x]"] };

pub const CHOICES: [Choice; 3] = [CIRCLES, BOXES, SMALL_BOXES];

/// What parts the lines of a text that was not read yet, but for NEL, which may have been another sign.
pub const LINE_ENDS: [char; 6] = ['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'];

impl Choice {
    pub fn form(&self, sign: char) -> Option<&'static str> {
        let [open, taken] = self.shown;
        let shown = self.open.contains(&sign).then_some(open);
        shown.or_else(|| self.taken.contains(&sign).then_some(taken))
    }

    /// What a text chooses from these.
    fn choosing(&self, text: &str) -> Choosing {
        if !text.contains(self.open) {
            return Choosing::default();
        }
        let row = text.split(LINE_ENDS).any(|line| self.is_row(line));
        let led = row || self.is_led(text);
        // A small square or a diamond between words is one of a choice where both stand on its line.
        let both = |line: &str| line.contains(self.open) && line.contains(self.taken);
        let open = led || !self.open.contains(&'▫') || text.split(LINE_ENDS).any(both);
        Choosing { led, row, open }
    }

    /// Whether a line is a row of choices: one of the signs leads it, and the other stands behind it. Where the words
    /// between them ask (`● Vervoer: ○ auto`), the first is a bullet.
    fn is_row(&self, line: &str) -> bool {
        let mut signs = line.trim_start_matches(SPACES).chars();
        let Some(sign) = signs.next().filter(|sign| self.form(*sign).is_some()) else { return false };
        let behind = signs.as_str();
        let other = if self.open.contains(&sign) { self.taken } else { self.open };
        let words = behind.split(|sign: char| self.form(sign).is_some()).next().unwrap_or_default();
        behind.contains(other) && !words.trim_end().ends_with([':', '?'])
    }

    /// Whether the lines of a text are choices, of which some are taken. Two circles are the bullets of the first and
    /// the second level of web editors as well: as those the open one never comes first, and is indented or has a tab
    /// behind it.
    fn is_led(&self, text: &str) -> bool {
        let led = |line: &str| {
            let words = line.trim_start_matches(SPACES);
            let sign = words.chars().next().filter(|sign| self.form(*sign).is_some())?;
            let is_open = self.open.contains(&sign);
            let behind = words.strip_prefix(sign)?.trim_start_matches(is_selector);
            let answer = ANSWERS.iter().any(|answer| behind.trim().eq_ignore_ascii_case(answer));
            let margin = words.len() == line.len() && behind.starts_with([' ', '\u{a0}']);
            let is_choice = answer || !BULLETS.contains(&sign) || (is_open && sign == '○' && margin);
            behind.starts_with(SPACES).then_some((is_open, is_choice))
        };
        let lines: Vec<(bool, bool)> = text.split(LINE_ENDS).filter_map(led).collect();
        let both = lines.iter().any(|(is_open, _)| *is_open) && lines.iter().any(|(is_open, _)| !is_open);
        let first = lines.first().is_some_and(|(is_open, _)| *is_open);
        both && (self.open.contains(&'□') || first || lines.iter().any(|(_, is_choice)| *is_choice))
    }
}

/// How the signs of one pair stand in a text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choosing {
    /// Those that lead a line are a choice, and no bullet.
    pub led: bool,
    /// One leads a line that holds the other.
    pub row: bool,
    /// Those between words are a choice.
    pub open: bool,
}

/// How the signs of each pair stand in a text.
pub type Chosen = [Choosing; 3];

pub fn chosen_from(text: &str) -> Chosen {
    CHOICES.map(|choice| choice.choosing(text))
}

/// Whether a text holds a sign that can be chosen.
pub fn holds_choice(text: &str) -> bool {
    CHOICES.iter().any(|choice| text.contains(choice.open) || text.contains(choice.taken))
}

/// Signs that editors have as bullets.
const BULLETS: [char; 9] = ['○', '●', '\u{f06c}', '▪', '▫', '◾', '◽', '◆', '◇'];

/// Words that are chosen from, and head no list.
const ANSWERS: [&str; 9] =
    ["ja", "nee", "neen", "deels", "soms", "onbekend", "n.v.t.", "niet van toepassing", "anders"];

/// A box or a circle to tick, as brackets around what is in it: no font has the sign itself. A cross stays a cross, since
/// in a box it says yes as often as no.
pub fn bracketed(character: char) -> Option<&'static str> {
    Some(match character {
        // The empty ones of Wingdings as well, and the ticked ones.
        '☐' | '□' | '◻' | '▢' | '❏' | '❐' | '❑' | '❒' | '⬜' | '\u{f06f}' | '\u{f071}' | '\u{f0a8}' => {
            EMPTY_BOX
        }
        '☑' | '🗹' | '\u{f0fe}' => TICKED_BOX,
        '☒' | '🗵' | '🗷' | '⌧' | '\u{f0fd}' | '\u{f078}' => "[x]",
        '○' | '◯' | '⚪' | '⭘' | '\u{f0a1}' => "( )",
        '●' | '⚫' | '⬤' | '◉' | '⦿' | '🔘' | '\u{f06c}' | '\u{f0a4}' => "(•)",
        _ => return None,
    })
}

pub const EMPTY_BOX: &str = "[ ]";
pub const TICKED_BOX: &str = "[✓]";
