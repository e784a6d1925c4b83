//! What stands around stars and underscores.

const QUOTES: &str = "\"'‘’‚“”„«»‹›";

/// Signs that stand between blanks and between factors, and begin or end no words.
const BETWEEN: &str = "-–—/|\\=×";

/// What stands around a group of marks.
pub struct Around {
    /// Before it, and before that.
    before: Option<char>,
    earlier: Option<char>,
    /// Behind it, and behind that.
    after: Option<char>,
    later: Option<char>,
    is_star: bool,
}

impl Around {
    pub fn of(signs: &[char], start: usize, end: usize) -> Self {
        let back = |steps: usize| start.checked_sub(steps).and_then(|at| signs.get(at)).copied();
        Self {
            before: back(1),
            earlier: back(2),
            after: signs.get(end).copied(),
            later: signs.get(end + 1).copied(),
            is_star: signs.get(start) == Some(&'*'),
        }
    }

    /// Whether marks here can begin something: they stand free before it and hug it.
    pub fn may_open(&self) -> bool {
        let is_free = |sign: char| sign.is_whitespace() || self.quotes(sign) || "([{<¿¡".contains(sign);
        let free = self.before.is_none_or(is_free);
        let hugs = self.after.is_some_and(|sign| !sign.is_whitespace() && !")]}>»›”.,;:!?…".contains(sign));
        free && hugs && self.after.is_some_and(|sign| self.is_word(sign)) && !self.is_quoted() && !self.multiplies()
    }

    /// Whether marks here can end something.
    pub fn may_close(&self) -> bool {
        let is_free = |sign: char| sign.is_whitespace() || QUOTES.contains(sign) || ")]}>.,;:!?…".contains(sign);
        let hugs = self.before.is_some_and(|sign| !sign.is_whitespace() && !"([{<«‹¿¡„‚".contains(sign));
        let free = self.after.is_none_or(is_free);
        let ends = self.before.is_some_and(|sign| self.is_word(sign)) || self.is_amount();
        hugs && free && ends && !self.is_quoted() && !self.multiplies() && !self.goes_on_in_name()
    }

    /// Whether what looks like a mark is part of the name of a file: `__init__.py`.
    fn goes_on_in_name(&self) -> bool {
        let goes_on = |sign: char| sign.is_lowercase() || sign.is_numeric();
        self.after == Some('.') && self.later.is_some_and(goes_on)
    }

    /// Whether an amount without cents stands before the marks: € 5,-.
    fn is_amount(&self) -> bool {
        self.is_star && self.earlier == Some(',') && self.before.is_some_and(|sign| "-–—".contains(sign))
    }

    /// Whether a sign can be at the edge of marked words.
    fn is_word(&self, sign: char) -> bool {
        !BETWEEN.contains(sign) && (self.is_star || !"+()[]{}".contains(sign))
    }

    /// Whether the sign before the marks is a quote, and not the sign of minutes and inches behind a number.
    fn quotes(&self, sign: char) -> bool {
        QUOTES.contains(sign) && !self.earlier.is_some_and(char::is_numeric)
    }

    /// A star against a number with another number before or behind it multiplies: `3 *2`, `4* 1`.
    fn multiplies(&self) -> bool {
        let is_number = |sign: Option<char>| sign.is_some_and(char::is_numeric);
        let is_space = |sign: Option<char>| sign.is_some_and(char::is_whitespace);
        self.is_star
            && ((is_number(self.after) && is_space(self.before) && is_number(self.earlier))
                || (is_number(self.before) && is_space(self.after) && is_number(self.later)))
    }

    /// A sign between quotes is spoken of: ‘*’.
    fn is_quoted(&self) -> bool {
        let is_quote = |sign: char| QUOTES.contains(sign);
        self.before.is_some_and(is_quote) && self.after.is_some_and(is_quote)
    }
}
