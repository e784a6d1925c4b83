//! The lists of a text: their marks, their numbers and their depth.

use html5gum::Token;

use super::elements::attribute;
use super::values::declarations;
use super::{Page, Tag, tokens};
use crate::wire::fault::Repairs;
use crate::wire::text::clean::{EMPTY_BOX, TICKED_BOX, clean};

/// A list of a text, with the number that its next item gets.
#[derive(Debug)]
pub struct List {
    marks: Marks,
    /// Whether its element is one of numbers.
    numbered: bool,
    next: i64,
    step: i64,
    /// Whether all of its items are ticked, if they are to be ticked.
    ticked: Option<bool>,
    /// The numbers that the last items of a flat list had, by how deep they are drawn.
    drawn: Vec<i64>,
    /// The number of its last item as it was written.
    last: String,
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
    fn asked_by(tag: &Tag) -> Option<Self> {
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

/// Depths of a flat list.
const MOST_DRAWN: usize = 9;

impl List {
    fn number(&mut self, numbers: Numbers, given: Option<i64>) -> String {
        let own = given.unwrap_or(self.next);
        self.next = own.saturating_add(self.step);
        numbers.write(own)
    }

    /// The number of an item that Quill draws so deep, where nothing deeper is left: every depth counts for itself, and
    /// writes in its own way.
    fn drawn_number(&mut self, depth: usize) -> String {
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

/// How many items follow before this list ends.
fn items_of(rest: &str) -> i64 {
    let mut depth = 0_usize;
    let mut items = 0;
    for token in tokens(rest) {
        match token {
            Token::StartTag(tag) if is_list(&tag.name) => depth += 1,
            Token::StartTag(tag) if depth == 0 && tag.name == b"li" => items += 1,
            Token::EndTag(tag) if is_list(&tag.name) && depth == 0 => break,
            Token::EndTag(tag) if is_list(&tag.name) => depth -= 1,
            _ => {}
        }
    }
    items
}

fn is_list(name: &[u8]) -> bool {
    matches!(name, b"ul" | b"ol")
}

impl Page {
    /// Begins a list, of which `rest` is what stands behind its tag.
    pub fn begin_list(&mut self, name: &str, tag: &Tag, ruled: Option<Marks>, rest: &str) {
        self.end_line();
        let numbered = name == "ol";
        let default = if numbered { Marks::Numbers(Numbers::Digits) } else { Marks::Bullet };
        let marks = self.told(Marks::asked_by(tag).or(ruled), numbered, default);
        let start = attribute(tag, "start").and_then(|start| start.trim().parse().ok());
        let reversed = numbered && attribute(tag, "reversed").is_some();
        // Without a first number it counts down from as many items as will come.
        let next = start.unwrap_or_else(|| if reversed { items_of(rest) } else { 1 });
        let step = if reversed { -1 } else { 1 };
        let ticked = is_checked(tag);
        self.lists.push(List { marks, numbered, next, step, ticked, drawn: Vec::new(), last: String::new() });
    }

    /// What is printed for the marks that are asked for. Numbers are printed where a list of them asks for none; that is
    /// counted, as are marks that are not known.
    fn told(&mut self, asked: Option<Marks>, numbered: bool, default: Marks) -> Marks {
        match asked {
            None => default,
            Some(Marks::Bullet | Marks::Bare) if !numbered => Marks::Bullet,
            Some(Marks::Bullet | Marks::Bare | Marks::Other) => {
                self.lost += 1;
                default
            }
            Some(Marks::Sign(sign)) => {
                let sign = clean(&sign, &mut Repairs::default()).into_owned();
                self.lost += usize::from(sign.contains(char::REPLACEMENT_CHARACTER));
                Marks::Sign(sign)
            }
            Some(numbers @ (Marks::Numbers(_) | Marks::Outline(_))) => numbers,
        }
    }

    pub fn begin_item(&mut self, tag: &Tag, ruled: Option<Marks>) {
        self.end_line();
        // Quill writes every list flat: its depth as a class, its kind on the item.
        let class = attribute(tag, "class").unwrap_or_default();
        let deeper = class.split(' ').find_map(|class| class.strip_prefix("ql-indent-")?.parse::<usize>().ok());
        let kind = attribute(tag, "data-list").unwrap_or_default();
        let given = attribute(tag, "value").and_then(|value| value.trim().parse().ok());
        let ticked = self.is_ticked(tag, &kind);
        let marks = self.marks_of_item(tag, ruled, &kind);
        let around = self.lists.iter().rev().nth(1).map(|list| list.last.clone()).unwrap_or_default();
        let mut number = None;
        if let Some(list) = self.lists.last_mut() {
            let depth = deeper.unwrap_or(0).min(MOST_DRAWN);
            list.drawn.truncate(depth);
            if let Marks::Numbers(numbers) | Marks::Outline(numbers) = &marks {
                let own = if depth == 0 { list.number(*numbers, given) } else { list.drawn_number(depth) };
                list.last = if matches!(marks, Marks::Outline(_)) { around + &own } else { own };
                number = Some(list.last.clone());
            }
        }
        let number = ticked.map(|ticked| box_that_is(ticked).to_owned()).or(number);
        let level = self.lists.len().saturating_sub(1).saturating_add(deeper.unwrap_or(0));
        match marks {
            // A plus is no bullet.
            Marks::Sign(sign) => {
                self.item = None;
                self.print_plain(&format!("{sign} "));
            }
            // A cell is one line: its items follow each other, each with its mark.
            _ if self.row.is_some() => {
                let mark = number.unwrap_or_else(|| "–".to_owned());
                self.print_plain(&format!("{mark} "));
            }
            _ => self.item = Some((level, number)),
        }
    }

    /// Whether an item is ticked, if it is one to tick.
    fn is_ticked(&self, tag: &Tag, kind: &str) -> Option<bool> {
        let of_kind = match kind {
            "checked" => Some(true),
            "unchecked" => Some(false),
            _ => None,
        };
        is_checked(tag).or(of_kind).or_else(|| self.lists.last()?.ticked)
    }

    /// Prints a box or a circle to tick, unless its item has one as its mark. Of other fields a browser shows what it
    /// knows last; here it is what was filled in before.
    pub fn print_input(&mut self, tag: &Tag, gone: bool) {
        let kind = attribute(tag, "type").unwrap_or_default().to_ascii_lowercase();
        let ticked = attribute(tag, "checked").is_some();
        let shown = match kind.as_str() {
            "checkbox" => box_that_is(ticked),
            "radio" if ticked => "(•)",
            "radio" => "( )",
            "hidden" => return,
            kind => {
                self.lost += 1;
                if !gone && !matches!(kind, "password" | "color" | "range" | "file" | "image") {
                    let filled = attribute(tag, "value").unwrap_or_default();
                    self.print_plain(&clean(&filled, &mut Repairs::default()));
                    self.apart = true;
                }
                return;
            }
        };
        if !gone && !self.begins_ticked() {
            self.print_plain(&format!("{shown} "));
        }
    }

    /// Whether a picture is the box of an item that has it as its mark: Google Docs writes both.
    pub fn is_pictured_box(&self, tag: &Tag) -> bool {
        let told = attribute(tag, "alt").unwrap_or_default();
        self.begins_ticked() && matches!(told.trim(), "checked" | "unchecked")
    }

    /// Whether an item begins that has a box as its mark.
    fn begins_ticked(&self) -> bool {
        self.words.is_empty() && matches!(&self.item, Some((_, Some(mark))) if mark == EMPTY_BOX || mark == TICKED_BOX)
    }

    fn marks_of_item(&mut self, tag: &Tag, ruled: Option<Marks>, kind: &str) -> Marks {
        let Some(list) = self.lists.last() else { return Marks::Bullet };
        if matches!(kind, "bullet" | "checked" | "unchecked") {
            return Marks::Bullet;
        }
        let (numbered, marks) = (list.numbered, list.marks.clone());
        self.told(Marks::asked_by(tag).or(ruled), numbered, marks)
    }
}

/// Whether a list or an item is ticked, if it says so.
fn is_checked(tag: &Tag) -> Option<bool> {
    let value = attribute(tag, "data-checked").or_else(|| attribute(tag, "aria-checked"))?;
    match value.trim() {
        "mixed" => None,
        value => Some(!value.eq_ignore_ascii_case("false")),
    }
}

const fn box_that_is(ticked: bool) -> &'static str {
    if ticked { TICKED_BOX } else { EMPTY_BOX }
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
