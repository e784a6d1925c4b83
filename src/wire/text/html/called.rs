//! What elements are called, by themselves and by the rules of a style sheet.

/// What an element is called, and what a rule calls those that it is about, where what is empty is any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Called {
    pub name: String,
    pub id: String,
    pub classes: Vec<String>,
}

impl Called {
    /// Reads `p.MsoNormal`, `.c1` or `#id`.
    pub fn read(words: &str) -> Self {
        let (name, mut rest) = words.split_at(words.find(['.', '#']).unwrap_or(words.len()));
        let mut called = Self { name: name.trim_matches('*').to_ascii_lowercase(), ..Self::default() };
        while let Some(sign) = rest.chars().next() {
            let after = rest.strip_prefix(sign).unwrap_or_default();
            let (word, more) = after.split_at(after.find(['.', '#']).unwrap_or(after.len()));
            if sign == '.' {
                called.classes.push(word.to_owned());
            } else {
                called.id = word.to_owned();
            }
            rest = more;
        }
        called
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub fn holds_for(&self, element: &Self) -> bool {
        (self.name.is_empty() || self.name == element.name)
            && (self.id.is_empty() || self.id == element.id)
            && self.classes.iter().all(|class| element.classes.contains(class))
    }
}
