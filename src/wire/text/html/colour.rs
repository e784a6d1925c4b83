//! Colours of letters and of what lies behind them, as far as they tell whether words are seen.

/// A colour that a style names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// None at all.
    Clear,
    /// Red, green and blue.
    Known([u8; 3]),
    /// The same, through which what lies behind it is seen.
    Through([u8; 3]),
    /// One that is not known here, such as a picture.
    Other,
}

/// So close to each other are the shares of two colours that nobody tells apart.
const CLOSE: u8 = 24;

/// So far apart are the shares of a colour that is no grey.
const BRIGHT: u8 = 48;

/// Shares of a grey that is nearer to white than to black.
const GREY: u8 = 128;

const WHITE: [u8; 3] = [255; 3];
const BLACK: [u8; 3] = [0; 3];

/// Names of colours that are close to white, and of the others that are used most.
#[rustfmt::skip]
const NAMES: &[(&str, [u8; 3])] = &[
    ("white", WHITE), ("black", BLACK), ("snow", WHITE), ("ivory", WHITE), ("whitesmoke", [245; 3]),
    ("ghostwhite", [248, 248, 255]), ("floralwhite", [255, 250, 240]), ("mintcream", [245, 255, 250]),
    ("azure", [240, 255, 255]), ("aliceblue", [240, 248, 255]), ("seashell", [255, 245, 238]),
    ("honeydew", [240, 255, 240]), ("gray", [128; 3]), ("grey", [128; 3]), ("silver", [192; 3]),
    ("lightgray", [211; 3]), ("lightgrey", [211; 3]), ("darkgray", [169; 3]), ("darkgrey", [169; 3]),
    ("gainsboro", [220; 3]), ("gold", [255, 215, 0]), ("red", [255, 0, 0]),
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

    /// Whether letters in this colour are not seen on paper of that one. What is seen of paper that lets something
    /// through is not known.
    pub fn is_lost_on(self, paper: Self) -> bool {
        match (self, paper) {
            (Self::Known(ink) | Self::Through(ink), Self::Known(paper)) => are_close(ink, paper),
            _ => false,
        }
    }

    /// What letters stand on where this lies over that. Of a veil over another colour it is not known.
    pub fn over(self, paper: Option<Self>) -> Option<Self> {
        match (self, paper) {
            (Self::Clear, _) => paper,
            (Self::Through(_), Some(paper)) => Some(if self.is_lost_on(paper) { paper } else { Self::Other }),
            _ => Some(self),
        }
    }

    pub fn is_white(self) -> bool {
        self.is_lost_on(Self::Known(WHITE))
    }

    /// Whether nothing is seen behind it, and it is black: a veil of a tenth black is a light grey.
    pub fn is_black(self) -> bool {
        matches!(self, Self::Known(shares) if are_close(shares, BLACK))
    }

    /// Whether it is a grey in which a star is drawn that was not given.
    pub fn is_grey(self) -> bool {
        let (Self::Known(shares) | Self::Through(shares)) = self else { return false };
        !self.is_bright() && shares.iter().all(|share| *share >= GREY)
    }

    /// Whether it is no white, grey or black.
    pub fn is_bright(self) -> bool {
        let (Self::Known(shares) | Self::Through(shares)) = self else { return false };
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
    let opacity = rest.first().map_or(1.0, |part| f32::from(*part) / f32::from(u8::MAX));
    Some(with_opacity([*red, *green, *blue], opacity))
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

/// So little of a colour is none, and all but so little is all of it.
const FAINT: f32 = 0.05;

fn with_opacity(shares: [u8; 3], opacity: f32) -> Colour {
    match opacity {
        opacity if opacity < FAINT => Colour::Clear,
        opacity if opacity > 1.0 - FAINT => Colour::Known(shares),
        _ => Colour::Through(shares),
    }
}

/// How much of a colour there is, as its fourth number says.
fn opacity_of(part: Option<&(f32, bool)>) -> f32 {
    part.map_or(1.0, |(number, is_share)| if *is_share { number / 100.0 } else { *number })
}

/// `255, 255, 255` and `100% 100% 100% / 0.5`.
fn of_shares(shares: &str) -> Option<Colour> {
    let numbers = numbers(shares);
    let [red, green, blue, rest @ ..] = numbers.as_slice() else { return None };
    let shares = [red, green, blue].map(|(number, is_share)| {
        let share = if *is_share { number * 2.55 } else { *number };
        nearest_share(share)
    });
    Some(with_opacity(shares, opacity_of(rest.first())))
}

/// The whole share that is nearest, of those that there are.
fn nearest_share(share: f32) -> u8 {
    (0..=u8::MAX).find(|whole| f32::from(*whole) + 0.5 >= share).unwrap_or(u8::MAX)
}

/// `0, 0%, 100%`: of these only white and black are known.
fn of_lightness(shares: &str) -> Option<Colour> {
    let numbers = numbers(shares);
    let [_, _, (light, _), rest @ ..] = numbers.as_slice() else { return None };
    let opacity = opacity_of(rest.first());
    Some(match *light {
        light if light >= 97.0 => with_opacity(WHITE, opacity),
        light if light <= 3.0 => with_opacity(BLACK, opacity),
        _ if opacity < FAINT => Colour::Clear,
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
        for value in ["rgba(0,0,0,.1)", "rgb(0 0 0 / 10%)", "#0001", "#00000020", "hsla(0,0%,0%,.1)", "rgba(0,0,0,.87)"]
        {
            assert_eq!(Colour::read(value), Some(Colour::Through(BLACK)), "{value}");
        }
        let (veil, black) = (Colour::Through(BLACK), Colour::Known(BLACK));
        assert_eq!((veil.over(None), veil.over(Some(black))), (Some(veil), Some(black)));
        assert_eq!(veil.over(Some(Colour::Known(WHITE))), Some(Colour::Other));
        assert!(!veil.is_black() && veil.is_lost_on(black) && !black.is_lost_on(veil));
        assert!(Colour::read("rgba(255,212,0,.14)").is_some_and(Colour::is_bright));
        assert!(Colour::read("rgba(255,255,255,.87)").is_some_and(Colour::is_white));
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
