//! A text as words without case and accents, in sentences.

use super::fold::{BORDER, is_loose_accent, push_folded};

/// A word of a text.
#[derive(Debug)]
pub struct Token {
    /// Bytes in the text.
    pub start: usize,
    pub end: usize,
    /// Bytes in the folded text.
    pub from: usize,
    pub to: usize,
    /// Without a small letter.
    pub upper: bool,
    /// With a capital in front.
    pub capital: bool,
    /// Number of its sentence.
    pub sentence: usize,
    /// Only spaces, hyphens and the like stand between it and the word before it.
    pub joined: bool,
}

/// A text as words without case and accents.
#[derive(Debug, Default)]
pub struct Words {
    pub folded: String,
    pub tokens: Vec<Token>,
}

/// Bytes of a word and what stands after it, on the safe side.
const AVERAGE_WORD: usize = 5;

/// Abbreviations that do not end a sentence.
const ABBREVIATIONS: [&str; 17] = [
    "dr", "drs", "mr", "mw", "dhr", "mevr", "mnr", "prof", "ir", "ing", "bijv", "evt", "nr", "ca", "incl", "wn", "betr",
];

impl Words {
    pub fn of(text: &str) -> Self {
        // Sizes that most texts stay within.
        let mut words = Self {
            folded: String::with_capacity(text.len() + 2),
            tokens: Vec::with_capacity(text.len() / AVERAGE_WORD + 1),
        };
        words.folded.push(BORDER);
        let (mut sentence, mut joined, mut at) = (0, false, 0);
        while let Some(character) = text[at..].chars().next() {
            let end = words.take_word(text, at, sentence, joined);
            if end > at {
                (at, joined) = (end, true);
                continue;
            }
            at += character.len_utf8();
            match character {
                ' ' | '\u{a0}' | '\u{202f}' | '-' | '‑' | '–' | '/' | '\'' | '’' => {}
                '.' if words.ends_in_abbreviation() => {}
                '.' if text[at..].starts_with(char::is_alphanumeric) => joined = false,
                '.' | '!' | '?' | '\n' => (sentence, joined) = (sentence + 1, false),
                _ => joined = false,
            }
        }
        words
    }

    /// Adds the word that starts at a byte of the text, if one does, and says where it ends.
    fn take_word(&mut self, text: &str, start: usize, sentence: usize, joined: bool) -> usize {
        let from = self.folded.len();
        let (mut end, mut upper) = (start, true);
        loop {
            // Nearly all letters are ASCII, and a whole run of those is folded at once.
            let letters = text.as_bytes()[end..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            let (run, at) = (&text[end..end + letters], self.folded.len());
            self.folded.push_str(run);
            self.folded[at..].make_ascii_lowercase();
            upper &= !run.bytes().any(|byte| byte.is_ascii_lowercase());
            end += letters;
            match text[end..].chars().next() {
                Some(letter) if !letter.is_ascii() && (letter.is_alphanumeric() || is_loose_accent(letter)) => {
                    push_folded(letter, &mut self.folded);
                    upper &= !letter.is_lowercase();
                    end += letter.len_utf8();
                }
                _ => break,
            }
        }
        if end > start {
            let to = self.folded.len();
            let capital = text[start..end].starts_with(char::is_uppercase);
            self.tokens.push(Token { start, end, from, to, upper, capital, sentence, joined });
            self.folded.push(BORDER);
        }
        end
    }

    pub fn folded(&self, token: &Token) -> &str {
        &self.folded[token.from..token.to]
    }

    /// Whether a full stop now would belong to an abbreviation or an initial.
    fn ends_in_abbreviation(&self) -> bool {
        self.tokens.last().is_some_and(|token| {
            let word = self.folded(token);
            let initial = token.upper && word.chars().count() == 1 && !word.chars().all(|c| c.is_ascii_digit());
            initial || ABBREVIATIONS.contains(&word)
        })
    }
}
