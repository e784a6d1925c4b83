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
    open: &['○', '◯', '⚪', '⭘', '❍', '\u{f0a1}'],
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
        let leads = self.leads(text);
        let led = text.split(LINE_ENDS).any(|line| self.is_row(line)) || leads == Leads::Choice;
        // A small square or a diamond between words is one of a choice where both stand on its line.
        let both = |line: &str| line.contains(self.open) && line.contains(self.taken);
        let open = led || !self.open.contains(&'▫') || text.split(LINE_ENDS).any(both);
        Choosing { led, open, levels: !led && leads == Leads::Levels, unclear: !led && leads == Leads::Unclear }
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

    /// What the signs at the heads of lines are. Two circles are the bullets of the first and the second level of
    /// editors as well: they are a choice where the words answer, or the open one comes first. Where a square of the
    /// third level stands below them they are levels, and where nothing tells, nobody knows.
    fn leads(&self, text: &str) -> Leads {
        let led = |line: &str| {
            let words = line.trim_start_matches(SPACES);
            let sign = words.chars().next().filter(|sign| self.form(*sign).is_some())?;
            let behind = words.strip_prefix(sign)?.trim_start_matches(is_selector);
            let is_choice = is_answer(behind) || !BULLETS.contains(&sign);
            behind.starts_with(SPACES).then_some((self.open.contains(&sign), is_choice))
        };
        let lines: Vec<(bool, bool)> = text.split(LINE_ENDS).filter_map(led).collect();
        let first = lines.first().is_some_and(|(is_open, _)| *is_open);
        let both = lines.iter().any(|(is_open, _)| *is_open) && lines.iter().any(|(is_open, _)| !is_open);
        if !both {
            return Leads::Nothing;
        }
        if self.open.contains(&'□') || first || lines.iter().any(|(_, is_choice)| *is_choice) {
            return Leads::Choice;
        }
        let square = |line: &str| line.trim_start_matches(SPACES).starts_with(SQUARES);
        match (self.open.contains(&'○'), text.split(LINE_ENDS).any(square)) {
            (false, _) => Leads::Nothing,
            (true, true) => Leads::Levels,
            (true, false) => Leads::Unclear,
        }
    }
}

/// What the signs of one pair are at the heads of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leads {
    Nothing,
    Choice,
    Levels,
    Unclear,
}

/// Bullets of the third level of editors.
const SQUARES: [char; 3] = ['■', '▪', '\u{f0a7}'];

/// How the signs of one pair stand in a text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choosing {
    /// Those that lead a line are a choice, and no bullet.
    pub led: bool,
    /// Those between words are a choice.
    pub open: bool,
    /// Those that lead a line are bullets of two levels.
    pub levels: bool,
    /// Those that lead a line are a choice or bullets of two levels, and nothing tells which.
    pub unclear: bool,
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

/// The form of a circle in a row of answers, where bullets are circles as well: `• ja ◦ nee`.
pub fn circle(sign: char) -> Option<&'static str> {
    let [open, taken] = CIRCLES.shown;
    CIRCLES.form(sign).or(match sign {
        '•' => Some(taken),
        '◦' | '⚬' => Some(open),
        _ => None,
    })
}

/// Whether a sign that leads a line begins a row of answers: the words behind it answer, and a circle of the other form
/// follows.
pub fn begins_answers(sign: char, behind: impl Iterator<Item = char>) -> bool {
    let Some(first) = circle(sign) else { return false };
    let line: String = behind.take_while(|sign| !LINE_ENDS.contains(sign)).collect();
    let words = line.split(|sign: char| circle(sign).is_some()).next().unwrap_or_default();
    is_answer(words) && line.chars().any(|other| circle(other).is_some_and(|form| form != first))
}

fn is_answer(words: &str) -> bool {
    let words = words.trim_matches(|sign: char| sign.is_whitespace() || is_selector(sign) || ",;/|".contains(sign));
    ANSWERS.iter().any(|answer| words.eq_ignore_ascii_case(answer))
}

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
        '○' | '◯' | '⚪' | '⭘' | '❍' | '\u{f0a1}' => "( )",
        '●' | '⚫' | '⬤' | '◉' | '⦿' | '🔘' | '\u{f06c}' | '\u{f0a4}' => "(•)",
        _ => return None,
    })
}

pub const EMPTY_BOX: &str = "[ ]";
pub const TICKED_BOX: &str = "[✓]";
