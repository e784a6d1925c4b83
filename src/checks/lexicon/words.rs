//! A text as words without case and accents, in sentences.

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
    /// Number of its sentence.
    pub sentence: usize,
    /// Only spaces, hyphens and the like stand between it and the word before it.
    pub joined: bool,
}

/// Stands after every word, so that letters of two words never make one stem.
const BETWEEN_WORDS: char = ' ';

/// A text as words without case and accents.
#[derive(Debug, Default)]
pub struct Words {
    pub folded: String,
    pub tokens: Vec<Token>,
}

/// Abbreviations that do not end a sentence.
const ABBREVIATIONS: [&str; 14] =
    ["dr", "drs", "mr", "mw", "dhr", "mevr", "prof", "ir", "ing", "bijv", "evt", "nr", "ca", "incl"];

impl Words {
    pub fn of(text: &str) -> Self {
        let mut words = Self::default();
        let (mut sentence, mut joined, mut inside) = (0, false, false);
        let mut characters = text.char_indices().peekable();
        while let Some((start, character)) = characters.next() {
            if character.is_alphanumeric() || is_loose_accent(character) {
                if !inside {
                    let at = words.folded.len();
                    words.tokens.push(Token { start, end: start, from: at, to: at, upper: true, sentence, joined });
                    inside = true;
                }
                push_folded(character, &mut words.folded);
                if let Some(token) = words.tokens.last_mut() {
                    token.end = start + character.len_utf8();
                    token.to = words.folded.len();
                    token.upper &= !character.is_lowercase();
                }
                continue;
            }
            if inside {
                (inside, joined) = (false, true);
                words.folded.push(BETWEEN_WORDS);
            }
            match character {
                ' ' | '\u{a0}' | '\u{202f}' | '-' | '‑' | '–' | '/' | '\'' | '’' => {}
                '.' if words.ends_in_abbreviation() => {}
                '.' if characters.peek().is_some_and(|(_, next)| next.is_alphanumeric()) => joined = false,
                '.' | '!' | '?' | '\n' => (sentence, joined) = (sentence + 1, false),
                _ => joined = false,
            }
        }
        words
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

fn is_loose_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// The letter without case and accent; a ligature as two letters, a letter of another script as it is.
fn push_folded(character: char, folded: &mut String) {
    if character.is_ascii() {
        folded.push(character.to_ascii_lowercase());
        return;
    }
    for lower in character.to_lowercase() {
        match lower {
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => folded.push('a'),
            'æ' => folded.push_str("ae"),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => folded.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => folded.push('g'),
            'ĥ' | 'ħ' => folded.push('h'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => folded.push('i'),
            'ĳ' => folded.push_str("ij"),
            'ķ' => folded.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ọ'..='ợ' => folded.push('o'),
            'œ' => folded.push_str("oe"),
            'ŕ' | 'ř' => folded.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ţ' | 'ť' | 'ț' => folded.push('t'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            accent if is_loose_accent(accent) => {}
            other => folded.push(other),
        }
    }
}
