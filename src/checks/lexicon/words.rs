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

/// Short forms and the words that they stand for; where the first letter stands alone, an apostrophe follows it.
const SHORT_FORMS: [(&str, &str); 5] =
    [("zn", "zijn"), ("mn", "mijn"), ("ie", "hij"), ("em", "hem"), ("wgr", "werkgever")];
const SPLIT_FORMS: [(&str, &str, &str); 3] = [("z", "n", "zijn"), ("m", "n", "mijn"), ("d", "r", "haar")];

/// The short forms as they stand in a folded text.
pub fn short_forms() -> impl Iterator<Item = String> {
    let whole = SHORT_FORMS.into_iter().map(|(short, _)| format!(" {short} "));
    whole.chain(SPLIT_FORMS.into_iter().map(|(first, last, _)| format!(" {first} {last} ")))
}

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
            let capital = text[start..end].starts_with(char::is_uppercase);
            self.tokens.push(Token { start, end, from, to: from, upper, capital, sentence, joined });
            self.write_out(text);
            self.folded.push(BORDER);
        }
        end
    }

    /// Puts the word that a short form stands for in its place: ‘z'n’ and ‘zn’ are ‘zijn’ to every stem.
    fn write_out(&mut self, text: &str) {
        let [.., token] = self.tokens.as_slice() else { return };
        let (from, word) = (token.from, &self.folded[token.from..]);
        let whole = SHORT_FORMS.iter().find(|(short, _)| *short == word).map(|(_, word)| *word);
        let split = |before: &Token| {
            let apart = matches!(&text[before.end..token.start], "'" | "’" | "‘" | "`");
            let form = SPLIT_FORMS.iter().find(|(first, last, _)| *first == self.folded(before) && *last == word);
            form.filter(|_| apart).map(|(_, _, word)| (before.from, *word))
        };
        let joined = self.tokens.len().checked_sub(2).and_then(|before| split(&self.tokens[before]));
        if let Some((from, word)) = joined.or(whole.map(|word| (from, word))) {
            self.folded.truncate(from);
            self.folded.push_str(word);
            if joined.is_some() {
                let end = self.tokens.pop().map_or(0, |last| last.end);
                self.tokens.iter_mut().last().into_iter().for_each(|token| token.end = end);
            }
        }
        let to = self.folded.len();
        self.tokens.iter_mut().last().into_iter().for_each(|token| token.to = to);
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
