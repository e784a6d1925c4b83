//! How large letters are beside others.

use super::values::length;

/// What a style says of the size of its letters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scale {
    /// So many times that of the letters around them.
    Times(f32),
    /// In points of a screen.
    Points(f32),
}

impl Scale {
    /// Reads the value of `font-size`, in small letters.
    pub fn read(value: &str) -> Option<Self> {
        let named = NAMES.iter().find(|(name, _)| *name == value).map(|(_, said)| *said);
        named.or_else(|| {
            let share = |unit: &str| value.strip_suffix(unit).and_then(|share| share.parse::<f32>().ok());
            let times = |unit: &str, whole: f32| share(unit).map(|share| Self::Times(share / whole));
            let relative = times("%", 100.0).or_else(|| times("em", 1.0)).or_else(|| times("ex", 2.0));
            relative.or_else(|| {
                let has_unit = value.ends_with(|sign: char| sign.is_ascii_alphabetic());
                length(value).filter(|_| has_unit).map(Self::Points)
            })
        })
    }

    /// Reads the value of `font`, which names more than a size: `bold 11px/1.4 Arial`.
    pub fn of_font(value: &str) -> Option<Self> {
        value.split_whitespace().find_map(|word| Self::read(word.split('/').next().unwrap_or_default()))
    }

    /// Reads the `size` of `<font>`: a step of seven, or so many from the third.
    pub fn of_step(value: &str) -> Option<Self> {
        let value = value.trim();
        let number = value.parse::<i8>().ok()?;
        let step = if value.starts_with(['+', '-']) { number.saturating_add(3) } else { number };
        let place = usize::try_from(step.clamp(1, 7) - 1).ok()?;
        STEPS.get(place).copied().map(Self::Points)
    }
}

/// Sizes that are words.
const NAMES: [(&str, Scale); 9] = [
    ("smaller", Scale::Times(0.83)),
    ("larger", Scale::Times(1.2)),
    ("xx-small", Scale::Points(9.0)),
    ("x-small", Scale::Points(10.0)),
    ("small", Scale::Points(13.0)),
    ("medium", Scale::Points(16.0)),
    ("large", Scale::Points(18.0)),
    ("x-large", Scale::Points(24.0)),
    ("xx-large", Scale::Points(32.0)),
];

const STEPS: [f32; 7] = [10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0];

/// How large the letters are that are read now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// In points of a screen, where the text says that somewhere.
    points: Option<f32>,
    /// So many times that.
    times: f32,
}

impl Default for Size {
    fn default() -> Self {
        Self { points: None, times: 1.0 }
    }
}

/// Letters that are made smaller than so large a share of those beside them are clearly smaller.
const CLEARLY: f32 = 0.86;

/// The same of letters that have a size of their own: notes from two programs mix 10 and 12 points, and are read as
/// one.
const OWN: f32 = 0.76;

impl Size {
    pub fn with(self, said: Option<Scale>) -> Self {
        match said {
            None => self,
            Some(Scale::Times(times)) => Self { times: self.times * times, ..self },
            Some(Scale::Points(points)) => Self { points: Some(points), times: 1.0 },
        }
    }

    /// Whether one of these is clearly smaller than the other. What a size in points is smaller than is not known where
    /// nothing else has one.
    pub fn differs(self, other: Self) -> bool {
        let (one, two) = match (self.points, other.points) {
            (Some(one), Some(two)) => (one * self.times, two * other.times),
            (None, None) => (self.times, other.times),
            _ => return false,
        };
        let share = if self.points == other.points { CLEARLY } else { OWN };
        one.min(two) < share * one.max(two)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(value: &str) -> Size {
        Size::default().with(Scale::read(value))
    }

    #[test]
    fn sizes_are_compared_where_they_can_be() {
        for (one, two, differ) in [
            ("80%", "1em", true),
            ("smaller", "", true),
            ("20px", "10px", true),
            ("11pt", "10.5pt", false),
            ("10pt", "12pt", false),
            ("8pt", "11pt", true),
            ("8pt", "", false),
            ("x-small", "medium", true),
            ("0.9em", "100%", false),
            ("8", "", false),
        ] {
            assert_eq!(size(one).differs(size(two)), differ, "{one} {two}");
        }
        let small = size("11pt").with(Scale::read("75%"));
        assert!(small.differs(size("11pt")) && !small.differs(size("8pt")));
        assert_eq!(Scale::of_step("-1"), Scale::of_step("2"));
        assert_eq!(Scale::of_step("groot"), None);
        assert_eq!(Scale::of_font("italic bold 11px/1.4 arial, serif"), Scale::read("11px"));
        assert_eq!(Scale::of_font("700 arial"), None);
    }
}
