//! Colours of letters and of what lies behind them, as far as they tell whether words are seen.

/// A colour that a style names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// None at all.
    Clear,
    /// Red, green and blue.
    Known([u8; 3]),
    /// One that is not known here, such as a picture.
    Other,
}

/// So close to each other are the shares of two colours that nobody tells apart.
const CLOSE: u8 = 24;

/// So far apart are the shares of a colour that is no grey.
const BRIGHT: u8 = 48;

const WHITE: [u8; 3] = [255; 3];
const BLACK: [u8; 3] = [0; 3];

/// Names of colours that are close to white, and of the others that are used most.
#[rustfmt::skip]
const NAMES: &[(&str, [u8; 3])] = &[
    ("white", WHITE), ("black", BLACK), ("snow", WHITE), ("ivory", WHITE), ("whitesmoke", [245; 3]),
    ("ghostwhite", [248, 248, 255]), ("floralwhite", [255, 250, 240]), ("mintcream", [245, 255, 250]),
    ("azure", [240, 255, 255]), ("aliceblue", [240, 248, 255]), ("seashell", [255, 245, 238]),
    ("honeydew", [240, 255, 240]), ("gray", [128; 3]), ("grey", [128; 3]), ("silver", [192; 3]), ("red", [255, 0, 0]),
    ("maroon", [128, 0, 0]), ("yellow", [255, 255, 0]), ("lime", [0, 255, 0]), ("green", [0, 128, 0]),
    ("aqua", [0, 255, 255]), ("cyan", [0, 255, 255]), ("blue", [0, 0, 255]), ("navy", [0, 0, 128]),
    ("fuchsia", [255, 0, 255]), ("magenta", [255, 0, 255]), ("purple", [128, 0, 128]), ("orange", [255, 165, 0]),
];

impl Colour {
    /// Reads the value of `color`, in small letters, or of an attribute.
    pub fn read(value: &str) -> Option<Self> {
        let value = value.trim();
        let is_that_around = matches!(value, "" | "inherit" | "initial" | "unset" | "revert" | "currentcolor" | "auto");
        (!is_that_around).then(|| Self::named(value).unwrap_or(Self::Other))
    }

    /// Reads the value of `background`, which names more than a colour.
    pub fn of_background(value: &str) -> Option<Self> {
        if value.contains("url(") || value.contains("gradient") {
            return Some(Self::Other);
        }
        if let Some(start) = value.find("rgb").or_else(|| value.find("hsl")) {
            let behind = value.get(start..).unwrap_or_default();
            let end = behind.find(')').map_or(behind.len(), |end| end + 1);
            return behind.get(..end).and_then(Self::named);
        }
        let none = || value.split_whitespace().any(|word| word == "none").then_some(Self::Clear);
        value.split_whitespace().find_map(Self::named).or_else(none)
    }

    fn named(value: &str) -> Option<Self> {
        if value == "transparent" {
            return Some(Self::Clear);
        }
        if let Some(digits) = value.strip_prefix('#') {
            return of_digits(digits);
        }
        match value.split_once('(') {
            Some(("rgb" | "rgba", shares)) => of_shares(shares),
            Some(("hsl" | "hsla", shares)) => of_lightness(shares),
            Some(_) => None,
            None => NAMES.iter().find(|(name, _)| *name == value).map(|(_, shares)| Self::Known(*shares)),
        }
    }

    /// Whether letters in this colour are not seen on paper of that one.
    pub fn is_lost_on(self, paper: Self) -> bool {
        match (self, paper) {
            (Self::Known(ink), Self::Known(paper)) => are_close(ink, paper),
            _ => false,
        }
    }

    pub fn is_white(self) -> bool {
        self.is_lost_on(Self::Known(WHITE))
    }

    pub fn is_black(self) -> bool {
        self.is_lost_on(Self::Known(BLACK))
    }

    /// Whether it is no white, grey or black.
    pub fn is_bright(self) -> bool {
        let Self::Known(shares) = self else { return false };
        let most = shares.iter().max().copied().unwrap_or_default();
        let least = shares.iter().min().copied().unwrap_or_default();
        most - least >= BRIGHT
    }
}

fn are_close(one: [u8; 3], other: [u8; 3]) -> bool {
    one.iter().zip(other).all(|(share, other)| share.abs_diff(other) <= CLOSE)
}

/// `fff`, `ffffff`, and both with how much of it there is behind them.
fn of_digits(digits: &str) -> Option<Colour> {
    let values: Option<Vec<u8>> =
        digits.chars().map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok())).collect();
    let values = values?;
    let shares: Vec<u8> = match values.len() {
        3 | 4 => values.iter().map(|value| value * 17).collect(),
        6 | 8 => values.chunks(2).map(|pair| pair.iter().fold(0, |share, value| share * 16 + value)).collect(),
        _ => return None,
    };
    let [red, green, blue, rest @ ..] = shares.as_slice() else { return None };
    Some(if rest.first() == Some(&0) { Colour::Clear } else { Colour::Known([*red, *green, *blue]) })
}

/// What stands between brackets, each with its sign.
fn numbers(shares: &str) -> Vec<(f32, bool)> {
    let words = shares.trim_end_matches(')').split([',', ' ', '/']).filter(|word| !word.is_empty());
    let read = |word: &str| {
        let is_share = word.ends_with('%');
        word.trim_end_matches(['%', 'd', 'e', 'g']).parse::<f32>().ok().map(|number| (number, is_share))
    };
    words.map_while(read).collect()
}

/// So little of a colour is none.
const FAINT: f32 = 0.05;

fn is_clear(part: Option<&(f32, bool)>) -> bool {
    part.is_some_and(|(number, is_share)| *number < if *is_share { FAINT * 100.0 } else { FAINT })
}

/// `255, 255, 255` and `100% 100% 100% / 0.5`.
fn of_shares(shares: &str) -> Option<Colour> {
    let numbers = numbers(shares);
    let [red, green, blue, rest @ ..] = numbers.as_slice() else { return None };
    if is_clear(rest.first()) {
        return Some(Colour::Clear);
    }
    Some(Colour::Known([red, green, blue].map(|(number, is_share)| {
        let share = if *is_share { number * 2.55 } else { *number };
        nearest_share(share)
    })))
}

/// The whole share that is nearest, of those that there are.
fn nearest_share(share: f32) -> u8 {
    (0..=u8::MAX).find(|whole| f32::from(*whole) + 0.5 >= share).unwrap_or(u8::MAX)
}

/// `0, 0%, 100%`: of these only white and black are known.
fn of_lightness(shares: &str) -> Option<Colour> {
    let numbers = numbers(shares);
    let [_, _, (light, _), rest @ ..] = numbers.as_slice() else { return None };
    if is_clear(rest.first()) {
        return Some(Colour::Clear);
    }
    Some(match *light {
        light if light >= 97.0 => Colour::Known(WHITE),
        light if light <= 3.0 => Colour::Known(BLACK),
        _ => Colour::Other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_every_form() {
        for white in ["white", "#fff", "#fffffe", "rgb(255, 255, 255)", "rgb(100% 100% 100%)", "hsl(0,0%,100%)", "snow"]
        {
            assert!(Colour::read(white).is_some_and(Colour::is_white), "{white}");
        }
        for clear in ["transparent", "#0000", "#ffffff00", "rgba(0,0,0,0)", "rgb(0 0 0 / 0%)", "hsla(0,0%,0%,0)"] {
            assert_eq!(Colour::read(clear), Some(Colour::Clear), "{clear}");
        }
        for other in ["windowtext", "hsl(120deg, 50%, 50%)", "var(--kleur)", "#ff", "#gggggg"] {
            assert_eq!(Colour::read(other), Some(Colour::Other), "{other}");
        }
        assert_eq!(Colour::read("rgb(31,73.6,125)"), Some(Colour::Known([31, 74, 125])));
        for none in ["", "inherit", "initial", "currentcolor", "auto"] {
            assert_eq!(Colour::read(none), None, "{none}");
        }
        assert!(Colour::read("#000").is_some_and(Colour::is_black));
        assert!(Colour::read("#1f497d").is_some_and(Colour::is_bright) && !Colour::Known([245; 3]).is_bright());
    }

    #[test]
    fn a_background_names_its_colour_among_others() {
        for (value, colour) in [
            ("black", Some(Colour::Known(BLACK))),
            ("rgb(255, 255, 0) none repeat scroll", Some(Colour::Known([255, 255, 0]))),
            ("url(x.png) #fff", Some(Colour::Other)),
            ("none", Some(Colour::Clear)),
            ("none repeat scroll 0 0 yellow", Some(Colour::Known([255, 255, 0]))),
            ("repeat scroll", None),
        ] {
            assert_eq!(Colour::of_background(value), colour, "{value}");
        }
    }
}
