//! The values of a style, and what each says.

/// What a style says, one after the other: of which property in small letters, and what.
pub fn declarations(style: &str) -> impl Iterator<Item = (String, &str)> {
    style.split(';').filter_map(|rule| {
        let (property, value) = rule.split_once(':')?;
        let value = value.trim();
        let value = value.strip_suffix("!important").map_or(value, str::trim_end);
        Some((property.trim().to_ascii_lowercase(), value))
    })
}

pub fn is_bold(value: &str) -> Option<bool> {
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        _ => value.parse::<u16>().ok().map(|weight| weight >= 600),
    }
}

pub fn is_slanted(value: &str) -> Option<bool> {
    match value {
        "normal" => Some(false),
        _ => (value == "italic" || value.starts_with("oblique")).then_some(true),
    }
}

pub fn keeps_lines(value: &str) -> Option<bool> {
    let says = |words: &[&str]| value.split_whitespace().any(|word| words.contains(&word));
    if says(&["pre", "pre-wrap", "pre-line", "break-spaces", "preserve", "preserve-breaks"]) {
        return Some(true);
    }
    says(&["normal", "nowrap", "collapse", "initial"]).then_some(false)
}

/// Whether letters of this size are not seen; one that depends on the size around it says that when it is nothing.
pub fn is_sizeless(value: &str) -> Option<bool> {
    let depends = value.ends_with('%') || (value.ends_with("em") && !value.ends_with("rem"));
    match (is_tiny(value), depends || matches!(value, "inherit" | "larger" | "smaller")) {
        (true, _) => Some(true),
        (false, true) => None,
        (false, false) => Some(false),
    }
}

/// Whether letters are clearly smaller than those around them. What a size in points is smaller than is not known.
pub fn is_small(value: &str) -> bool {
    let share = |unit: &str| value.strip_suffix(unit).and_then(|share| share.parse::<f32>().ok());
    matches!(value, "smaller" | "x-small" | "xx-small")
        || share("%").is_some_and(|share| share < 86.0)
        || (!value.ends_with("rem") && share("em").is_some_and(|share| share < 0.86))
}

/// Whether letters of this size are a speck. Without a unit it is a size only where it is nothing.
fn is_tiny(value: &str) -> bool {
    let has_unit = value.ends_with(|sign: char| sign.is_ascii_alphabetic() || sign == '%');
    is_nothing(value) || (has_unit && length(value).is_some_and(|points| points < 2.0))
}

/// Whether so little is seen that it is nothing.
pub fn is_faint(value: &str) -> bool {
    let (number, whole) = value.strip_suffix('%').map_or((value, 1.0), |share| (share, 100.0));
    number.trim().parse::<f32>().is_ok_and(|number| number / whole < 0.05)
}

/// Whether all of a box is cut off.
pub fn is_clipped(value: &str) -> bool {
    let share = value.strip_prefix("inset(").and_then(|rest| rest.split(['%', ' ', ')']).next());
    let cuts_half = share.and_then(|share| share.parse::<f32>().ok()).is_some_and(|share| share >= 50.0);
    (cuts_half && value.contains('%')) || value.starts_with("circle(0")
}

/// Whether a length or a share is nothing.
pub fn is_nothing(value: &str) -> bool {
    length(value).is_some_and(|points| points <= 0.0)
}

/// Whether this lies so far beside the page that nobody sees it.
pub fn is_far(value: &str) -> bool {
    length(value).is_some_and(|points| points <= -999.0)
}

/// A length in points of a screen, of which a letter takes sixteen.
pub fn length(value: &str) -> Option<f32> {
    let unit = value.trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '+' | '-' | '.'));
    let points = match unit {
        "" | "px" => 1.0,
        "pt" => 1.33,
        "em" | "rem" | "pc" => 16.0,
        "ex" | "ch" => 8.0,
        "%" => 0.16,
        "mm" => 3.78,
        "cm" => 37.8,
        "in" => 96.0,
        _ => return None,
    };
    value.strip_suffix(unit)?.parse::<f32>().ok().map(|number| number * points)
}
