//! Faces of signs: what Word and Outlook show for a letter that is set in Symbol or Wingdings.

/// What the letters of a run stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Face {
    /// Themselves.
    #[default]
    Words,
    Symbol,
    Wingdings,
    /// A face whose signs are not known here.
    Other,
}

impl Face {
    /// The face of a style without white space, if the style names any.
    pub fn of_style(style: &str) -> Option<Self> {
        style.split(';').rev().find_map(|rule| {
            let (property, value) = rule.split_once(':')?;
            match property {
                "font-family" => Self::named(value),
                // Of `font` the face stands behind a size; one of words is enough to know that.
                "font" => Some(Self::Words),
                _ => None,
            }
        })
    }

    /// The first of the faces that are named.
    pub fn named(faces: &str) -> Option<Self> {
        let first = faces.split(',').next()?.trim_matches(|sign: char| sign.is_whitespace() || "\"'".contains(sign));
        let name = first.to_ascii_lowercase();
        Some(match name.as_str() {
            "" | "inherit" => return None,
            "symbol" => Self::Symbol,
            "wingdings" => Self::Wingdings,
            "wingdings2" | "wingdings 2" | "wingdings3" | "wingdings 3" | "webdings" => Self::Other,
            _ => Self::Words,
        })
    }

    /// The sign that is seen, or U+FFFD where no font has it; `None` where that is not known.
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
        };
        let found = known.iter().find(|(letter, _)| *letter == sign).map(|(_, shown)| *shown);
        let same = self == Self::Symbol && (sign.is_ascii_digit() || "!#%&()+,./:;<=>?[]_{|}°±·".contains(sign));
        found.or(same.then_some(sign))
    }
}

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
];

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
];
