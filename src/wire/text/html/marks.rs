//! A list of a text, and what stands before its items.

use super::elements::attribute;
use super::tags::Tag;
use super::values::declarations;

/// A list of a text, with the number that its next item gets.
#[derive(Debug)]
pub struct List {
    pub marks: Marks,
    /// Whether its element is one of numbers.
    pub numbered: bool,
    pub next: i64,
    pub step: i64,
    /// Whether all of its items are ticked, if they are to be ticked.
    pub ticked: Option<bool>,
    /// The numbers that the last items of a flat list had, by how deep they are drawn.
    pub drawn: Vec<i64>,
    /// The number of its last item as it was written.
    pub last: String,
}

/// What stands before the items of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marks {
    Bullet,
    Numbers(Numbers),
    /// Numbers behind that of the item around them: 1.1.
    Outline(Numbers),
    /// Words of its own.
    Sign(String),
    /// Nothing.
    Bare,
    /// Numbers and signs that are not known here.
    Other,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    Digits,
    Padded,
    Letters { capital: bool },
    Roman { capital: bool },
}

impl Marks {
    /// Reads the value of `list-style` or `list-style-type`, if it says what the marks are.
    pub fn read(value: &str) -> Option<Self> {
        if let Some(quote) = value.chars().find(|sign| matches!(sign, '"' | '\'')) {
            let sign = value.split(quote).nth(1).unwrap_or_default();
            return Some(Self::of_sign(sign));
        }
        value.split_whitespace().find_map(|word| Self::named(&word.to_ascii_lowercase()))
    }

    fn named(word: &str) -> Option<Self> {
        let capital = word.starts_with("upper");
        Some(match word {
            "inside" | "outside" | "inherit" | "initial" | "unset" | "revert" | "normal" => return None,
            word if word.starts_with("url(") => return None,
            "disc" | "circle" | "square" => Self::Bullet,
            "none" => Self::Bare,
            "decimal" => Self::Numbers(Numbers::Digits),
            "decimal-leading-zero" => Self::Numbers(Numbers::Padded),
            "lower-alpha" | "lower-latin" | "upper-alpha" | "upper-latin" => {
                Self::Numbers(Numbers::Letters { capital })
            }
            "lower-roman" | "upper-roman" => Self::Numbers(Numbers::Roman { capital }),
            _ => Self::Other,
        })
    }

    /// Reads the `type` of a list or an item.
    fn of_type(value: &str) -> Option<Self> {
        Some(match value.trim() {
            "" => return None,
            "1" => Self::Numbers(Numbers::Digits),
            "a" | "A" => Self::Numbers(Numbers::Letters { capital: value.contains('A') }),
            "i" | "I" => Self::Numbers(Numbers::Roman { capital: value.contains('I') }),
            word => return Self::named(&word.to_ascii_lowercase()),
        })
    }

    /// Reads the `content` of a rule about what stands before an item, as Google Docs writes it.
    pub fn of_content(rules: &str) -> Option<Self> {
        let content = declarations(rules).find(|(property, _)| property == "content").map(|(_, value)| value)?;
        let whole = content.rsplit_once("counters(").map(|(_, counter)| (counter, 2));
        let counter = whole.or_else(|| content.rsplit_once("counter(").map(|(_, counter)| (counter, 1)));
        let Some((counter, place)) = counter else {
            return Self::read(content).filter(|marks| matches!(marks, Self::Sign(_) | Self::Other));
        };
        let (arguments, _) = counter.split_once(')')?;
        let named = arguments.split(',').nth(place).and_then(|style| Self::named(style.trim()));
        // Those of the items around it stand before its own.
        let is_outline = whole.is_some() || content.matches("counter(").count() > 1;
        match named {
            Some(Self::Numbers(numbers)) if is_outline => Some(Self::Outline(numbers)),
            None if is_outline => Some(Self::Outline(Numbers::Digits)),
            named => named,
        }
    }

    fn of_sign(sign: &str) -> Self {
        let sign = sign.trim();
        if sign.contains('\\') {
            return Self::Other;
        }
        match sign {
            "" => Self::Bare,
            "-" | "–" | "—" | "•" | "·" | "*" | "●" | "○" | "■" | "▪" | "◦" | "‣" | "►" | "▸" | "➢" | "◆" => {
                Self::Bullet
            }
            _ => Self::Sign(sign.to_owned()),
        }
    }

    /// The marks that an element asks for by itself.
    pub fn asked_by(tag: &Tag) -> Option<Self> {
        let style = attribute(tag, "style").unwrap_or_default();
        let styles =
            declarations(&style).filter(|(property, _)| matches!(property.as_str(), "list-style" | "list-style-type"));
        let styled = styles.filter_map(|(_, value)| Self::read(value)).last();
        styled.or_else(|| Self::of_type(&attribute(tag, "type")?))
    }
}

impl Numbers {
    fn write(self, number: i64) -> String {
        let (words, capital) = match self {
            Self::Digits => (None, false),
            Self::Padded => return format!("{number:02}."),
            Self::Letters { capital } => (letters(number), capital),
            Self::Roman { capital } => (roman(number), capital),
        };
        let words = words.unwrap_or_else(|| number.to_string());
        format!("{}.", if capital { words.to_uppercase() } else { words })
    }
}

/// a, b … z, aa; there are none for nothing and less.
fn letters(number: i64) -> Option<String> {
    let mut left = u32::try_from(number).ok().filter(|number| *number > 0)?;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.extend(char::from_digit(left % 26 + 10, 36));
        left /= 26;
    }
    Some(letters.into_iter().rev().collect())
}

fn roman(number: i64) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut left = u32::try_from(number).ok().filter(|number| (1..4000).contains(number))?;
    let mut roman = String::new();
    for (worth, sign) in SIGNS {
        while left >= worth {
            left -= worth;
            roman.push_str(sign);
        }
    }
    Some(roman)
}

impl List {
    /// The number of its next item, which it may say itself.
    pub fn number(&mut self, numbers: Numbers, given: Option<i64>) -> String {
        let own = given.unwrap_or(self.next);
        self.next = own.saturating_add(self.step);
        numbers.write(own)
    }

    /// The number of an item that Quill draws so deep, where nothing deeper is left: every depth counts for itself, and
    /// writes in its own way.
    pub fn drawn_number(&mut self, depth: usize) -> String {
        self.drawn.resize(depth, 0);
        let Some(own) = self.drawn.last_mut() else { return String::new() };
        *own += 1;
        let numbers = match depth % 3 {
            0 => Numbers::Digits,
            1 => Numbers::Letters { capital: false },
            _ => Numbers::Roman { capital: false },
        };
        numbers.write(*own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_were_seen() {
        let written = |numbers: Numbers, all: &[i64]| {
            all.iter().map(|number| numbers.write(*number)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(written(Numbers::Letters { capital: false }, &[1, 26, 27, 703, 0]), "a. z. aa. aaa. 0.");
        assert_eq!(written(Numbers::Roman { capital: true }, &[4, 1994, 4000, -1]), "IV. MCMXCIV. 4000. -1.");
        assert_eq!(written(Numbers::Padded, &[7, 12]), "07. 12.");
    }

    #[test]
    fn marks_are_read_from_styles() {
        for (value, marks) in [
            ("'+ '", Some(Marks::Sign("+".into()))),
            ("inside \"- \"", Some(Marks::Bullet)),
            ("square outside", Some(Marks::Bullet)),
            ("none", Some(Marks::Bare)),
            ("\"\\2713\"", Some(Marks::Other)),
            ("lower-greek", Some(Marks::Other)),
            ("inherit", None),
        ] {
            assert_eq!(Marks::read(value), marks, "{value}");
        }
        let content = "content:\"\" counter(lst-ctn-kix_x-0,lower-latin) \") \"";
        assert_eq!(Marks::of_content(content), Some(Marks::Numbers(Numbers::Letters { capital: false })));
        assert_eq!(Marks::of_content("content:\"●  \""), None);
        for content in [
            "content:counters(item, '.') ' '",
            "content:\"\" counter(lst-ctn-kix_x-0,decimal) \".\" counter(lst-ctn-kix_x-1,decimal) \". \"",
        ] {
            assert_eq!(Marks::of_content(content), Some(Marks::Outline(Numbers::Digits)), "{content}");
        }
    }
}
