//! Faces of signs: what Word and Outlook show for a letter that is set in Symbol or Wingdings.

/// What the letters of a run stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Face {
    /// Themselves.
    #[default]
    Words,
    Symbol,
    Wingdings,
    Wingdings2,
    /// A face whose signs are not known here.
    Other,
}

impl Face {
    /// The face of the value of `font`, which names it behind a size.
    pub fn of_font(value: &str) -> Option<Self> {
        let first = value.split(',').next()?;
        let words: Vec<&str> = first.split_whitespace().collect();
        let has_unit = |word: &&str| {
            word.starts_with(|sign: char| sign.is_ascii_digit() || sign == '.')
                && word.ends_with(|sign: char| sign.is_ascii_alphabetic() || sign == '%')
        };
        let is_size = |word: &&str| has_unit(word) || word.contains('/') || SIZES.contains(word);
        let size = words.iter().position(is_size)?;
        let is_height = |word: &&&str| **word == "/" || has_unit(word) || word.parse::<f32>().is_ok();
        let behind: Vec<&str> = words.iter().skip(size + 1).skip_while(is_height).copied().collect();
        Self::named(&behind.join(" "))
    }

    /// The first of the faces that are named.
    pub fn named(faces: &str) -> Option<Self> {
        let first = faces.split(',').next()?.trim_matches(|sign: char| sign.is_whitespace() || "\"'".contains(sign));
        let name = first.to_ascii_lowercase();
        Some(match name.as_str() {
            "" | "inherit" => return None,
            "symbol" => Self::Symbol,
            "wingdings" => Self::Wingdings,
            "wingdings2" | "wingdings 2" => Self::Wingdings2,
            "wingdings3" | "wingdings 3" | "webdings" | "marlett" | "zapfdingbats" | "zapf dingbats" | "mt extra" => {
                Self::Other
            }
            _ => Self::Words,
        })
    }

    /// The sign that is seen, a box to tick among them, or U+FFFD where no font has it; `None` where that is not known.
    pub fn shows(self, sign: char) -> Option<char> {
        // Beyond these the face has nothing, and the sign is taken from another.
        if sign.is_whitespace() || !matches!(sign, '!'..='ÿ') {
            return Some(sign);
        }
        let known = match self {
            Self::Words => return Some(sign),
            Self::Other => return None,
            Self::Symbol => SYMBOL,
            Self::Wingdings => WINGDINGS,
            Self::Wingdings2 => WINGDINGS_2,
        };
        let found = known.iter().find(|(letter, _)| *letter == sign).map(|(_, shown)| *shown);
        let found = found.or_else(|| greek(sign).filter(|_| self == Self::Symbol));
        let same = self == Self::Symbol && (sign.is_ascii_digit() || "!#%&()+,./:;<=>?[]_{|}°±·".contains(sign));
        found.or(same.then_some(sign))
    }
}

/// Sizes that are words.
const SIZES: [&str; 10] =
    ["xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large", "larger", "smaller"];

const SYMBOL: &[(char, char)] = &[
    ('-', '−'),
    ('·', '•'),
    ('³', '≥'),
    ('£', '≤'),
    ('¹', '≠'),
    ('»', '≈'),
    ('´', '×'),
    ('¸', '÷'),
    ('¥', '∞'),
    ('Ö', '√'),
    ('¬', '←'),
    ('®', '→'),
    ('¯', '↓'),
    ('«', '↔'),
    ('Þ', '→'),
    ('Ü', '←'),
    ('Ý', '↑'),
    ('ß', '↓'),
    ('Û', '↔'),
    ('¢', '′'),
    ('²', '″'),
    ('¼', '…'),
    ('¶', '∂'),
    ('å', '∑'),
    ('ò', '∫'),
    ('Ó', '©'),
    ('Ò', '®'),
    ('Ô', '™'),
    ('*', '*'),
    ('~', '~'),
];

/// Latin letters, in the face Symbol the Greek ones in the same order.
const LATIN: &str = "ABCDEFGHIKLMNOPQRSTUVWXYZabcdefghiklmnopqrstuwxyz";
const GREEK: &str = "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηικλμνοπθρστυωξψζ";

/// The Greek letter that the face Symbol has for a Latin one.
fn greek(letter: char) -> Option<char> {
    LATIN.chars().zip(GREEK.chars()).find(|(latin, _)| *latin == letter).map(|(_, greek)| greek)
}

const WINGDINGS: &[(char, char)] = &[
    // Faces that laugh, look and frown.
    ('J', char::REPLACEMENT_CHARACTER),
    ('K', char::REPLACEMENT_CHARACTER),
    ('L', char::REPLACEMENT_CHARACTER),
    // Bullets of Word: squares, diamonds, arrow heads.
    ('§', '•'),
    ('l', '•'),
    ('n', '•'),
    ('u', '•'),
    ('v', '•'),
    ('w', '•'),
    ('Ø', '•'),
    ('ß', '←'),
    ('à', '→'),
    ('á', '↑'),
    ('â', '↓'),
    ('ç', '←'),
    ('è', '→'),
    ('é', '↑'),
    ('ê', '↓'),
    ('ó', '↔'),
    ('ð', '→'),
    ('ï', '←'),
    ('û', '❌'),
    ('ü', '✓'),
    // Boxes to tick, which are printed as brackets.
    ('o', '☐'),
    ('q', '☐'),
    ('¨', '☐'),
    ('¡', '○'),
    ('þ', '☑'),
    ('ý', '☒'),
];

const WINGDINGS_2: &[(char, char)] = &[('O', '❌'), ('P', '✓'), ('R', '☑'), ('S', '☒'), ('T', '☒'), ('£', '☐')];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_symbol_are_greek() {
        assert_eq!(LATIN.chars().count(), GREEK.chars().count());
        for (typed, seen) in [('m', Some('μ')), ('W', Some('Ω')), ('D', Some('Δ')), ('z', Some('ζ')), ('@', None)] {
            assert_eq!(Face::Symbol.shows(typed), seen, "{typed}");
        }
        assert_eq!(Face::Wingdings.shows('m'), None);
    }

    #[test]
    fn a_font_names_its_face_behind_its_size() {
        for (value, face) in [
            ("10.0pt Symbol", Some(Face::Symbol)),
            ("bold 10pt/1.2 \"Wingdings\", serif", Some(Face::Wingdings)),
            ("700 1em / 1.5 'Symbol'", Some(Face::Symbol)),
            ("10pt Wingdings 2", Some(Face::Wingdings2)),
            ("10pt Webdings", Some(Face::Other)),
            ("10pt 'Zapf Dingbats'", Some(Face::Other)),
            ("7.0pt \"Times New Roman\"", Some(Face::Words)),
            ("small Symbol", Some(Face::Symbol)),
            ("inherit", None),
            ("10pt", None),
        ] {
            assert_eq!(Face::of_font(value), face, "{value}");
        }
    }
}
