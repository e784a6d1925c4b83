//! Names of people, by the rules of the Taalunie (taaladvies.net, ‘Hoofdletters in namen van personen’).

use super::text::Text;
use super::words::words;

words! {
    /// How a person is addressed.
    Aanhef {
        Mevrouw = "mevrouw", "mevrouw";
        DeHeer = "de heer", "de heer";
        /// No form of address: the name stands alone.
        Geen = "geen", "";
    }
}

/// A person's name in its parts.
#[derive(Debug, Clone)]
pub struct Persoonsnaam {
    pub aanhef: Aanhef,
    pub roepnaam: Option<Text>,
    // Invariant: one of them is there. Somebody may have but one name.
    voorletters: Option<Text>,
    tussenvoegsel: Option<Text>,
    achternaam: Option<Text>,
}

/// Why these are no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidName {
    /// Neither initials nor a surname.
    Nameless,
    /// A tussenvoegsel with no surname to stand before.
    LoosePrefix,
}

impl Persoonsnaam {
    /// A name of initials, tussenvoegsel and surname. Where somebody has none of these, the population register writes
    /// a full stop and other systems a hyphen: those are no names.
    pub fn new(
        aanhef: Aanhef,
        voorletters: Option<Text>,
        tussenvoegsel: Option<Text>,
        achternaam: Option<Text>,
    ) -> Result<Self, InvalidName> {
        let given = |name: &Text| !is_placeholder(name);
        let (voorletters, achternaam) = (voorletters.filter(given), achternaam.filter(given));
        if voorletters.is_none() && achternaam.is_none() {
            return Err(InvalidName::Nameless);
        }
        let tussenvoegsel = tussenvoegsel.filter(given);
        if tussenvoegsel.is_some() && achternaam.is_none() {
            return Err(InvalidName::LoosePrefix);
        }
        Ok(Self { aanhef, roepnaam: None, voorletters, tussenvoegsel, achternaam })
    }

    #[must_use]
    pub fn called(self, roepnaam: Option<Text>) -> Self {
        Self { roepnaam, ..self }
    }

    /// The surname without its tussenvoegsel, or the only name there is.
    pub fn surname(&self) -> &str {
        self.achternaam.as_ref().or(self.voorletters.as_ref()).map_or("", Text::as_str)
    }

    /// `mevrouw J.M. van den Akker`: in a block of facts or inside a sentence.
    pub fn formal(&self) -> String {
        let address = match self.aanhef {
            Aanhef::Mevrouw => "mevrouw ",
            Aanhef::DeHeer => "de heer ",
            Aanhef::Geen => "",
        };
        format!("{address}{}", self.initials_and_surname())
    }

    /// `J.M. van den Akker`.
    pub fn initials_and_surname(&self) -> String {
        match (&self.voorletters, self.whole_surname()) {
            (Some(initials), Some(surname)) => format!("{initials} {surname}"),
            (Some(only), None) => only.to_string(),
            (None, _) => self.surname_alone(),
        }
    }

    /// `mevrouw Van den Akker`, or initials and surname where no form of address is wanted.
    pub fn short(&self) -> String {
        match self.aanhef {
            Aanhef::Mevrouw => format!("mevrouw {}", self.surname_alone()),
            Aanhef::DeHeer => format!("de heer {}", self.surname_alone()),
            Aanhef::Geen => self.initials_and_surname(),
        }
    }

    /// The surname without initials: its first letter becomes a capital, but the loose `'t` and `d'` stay low.
    fn surname_alone(&self) -> String {
        self.whole_surname().map_or_else(|| self.surname().to_owned(), |surname| capitalised(&surname))
    }

    /// `van den Akker`, `d'Ancona`.
    fn whole_surname(&self) -> Option<String> {
        let surname = self.achternaam.as_ref()?;
        Some(match &self.tussenvoegsel {
            // What was cut off from the name stands against it; `'t` is a word of its own.
            Some(prefix) if prefix.as_str().ends_with(|sign: char| is_apostrophe(sign) || is_hyphen(sign)) => {
                format!("{prefix}{surname}")
            }
            Some(prefix) => format!("{prefix} {surname}"),
            None => surname.to_string(),
        })
    }
}

/// Whether a name only says that there is none: `.` and `-`.
fn is_placeholder(name: &Text) -> bool {
    name.as_str().chars().all(|character| matches!(character, '.' | ' ' | '\u{2212}') || is_hyphen(character))
}

const fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}')
}

const fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '´' | '`' | 'ʼ')
}

/// The first letter as a capital; a text that opens with an apostrophe, or with one letter and an apostrophe, stays as
/// it is. The Dutch ij is one letter, also where it was typed as two.
pub fn capitalised(text: &str) -> String {
    if let Some(rest) = text.strip_prefix("ij") {
        return format!("IJ{rest}");
    }
    let mut chars = text.chars();
    match chars.next() {
        // `ŉ` is an apostrophe and an n.
        Some(first) if !is_apostrophe(first) && first != 'ŉ' && !chars.as_str().starts_with(is_apostrophe) => {
            // Of two letters in one sign, such as ﬁ, the first alone.
            let mut capital = first.to_uppercase();
            capital.next().into_iter().chain(capital.flat_map(char::to_lowercase)).chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(aanhef: Aanhef, initials: &str, prefix: &str, surname: &str) -> Persoonsnaam {
        let text = |text: &str| Text::parse(text).ok();
        Persoonsnaam::new(aanhef, text(initials), text(prefix), text(surname)).expect("a name")
    }

    #[test]
    fn the_prefix_is_low_after_initials_and_high_alone() {
        let akker = name(Aanhef::Mevrouw, "J.M.", "van den", "Akker");
        assert_eq!(akker.formal(), "mevrouw J.M. van den Akker");
        assert_eq!(akker.short(), "mevrouw Van den Akker");
        assert_eq!(name(Aanhef::DeHeer, "J.", "", "van den Berg").short(), "de heer Van den Berg");
        assert_eq!(name(Aanhef::Mevrouw, "", "van der", "Berg-de Vries").formal(), "mevrouw Van der Berg-de Vries");
    }

    #[test]
    fn loose_t_and_d_are_always_low() {
        assert_eq!(name(Aanhef::DeHeer, "J.M.", "'t", "Hart").short(), "de heer 't Hart");
        assert_eq!(name(Aanhef::Mevrouw, "J.M.", "d'", "Ancona").short(), "mevrouw d'Ancona");
        assert_eq!(name(Aanhef::Mevrouw, "J.M.", "d’", "Ancona").formal(), "mevrouw J.M. d’Ancona");
        assert_eq!(name(Aanhef::DeHeer, "J.M.", "l'", "Abbé").formal(), "de heer J.M. l'Abbé");
        assert_eq!(name(Aanhef::Mevrouw, "J.M.", "van 't", "Hof").short(), "mevrouw Van 't Hof");
    }

    #[test]
    fn the_first_letter_is_a_capital_as_dutch_writes_it() {
        assert_eq!(name(Aanhef::Mevrouw, "J.", "", "ijsbrand").short(), "mevrouw IJsbrand");
        assert_eq!(name(Aanhef::Mevrouw, "J.", "", "ﬁscher").short(), "mevrouw Fischer");
        assert_eq!(name(Aanhef::Mevrouw, "J.", "", "ŉ Test").short(), "mevrouw ŉ Test");
    }

    #[test]
    fn a_prefix_with_a_hyphen_stands_against_the_name() {
        assert_eq!(name(Aanhef::DeHeer, "J.", "al-", "Sālih").formal(), "de heer J. al-Sālih");
        assert_eq!(name(Aanhef::DeHeer, "J.", "al-", "Salih").short(), "de heer Al-Salih");
        assert_eq!(name(Aanhef::DeHeer, "J.", "el", "Salih").formal(), "de heer J. el Salih");
    }

    #[test]
    fn without_a_form_of_address_the_name_keeps_its_initials() {
        assert_eq!(name(Aanhef::Geen, "J.M.", "de", "Wit-van Dalen").short(), "J.M. de Wit-van Dalen");
    }

    #[test]
    fn one_name_is_enough() {
        for none in ["", ".", "-", "–"] {
            assert_eq!(name(Aanhef::DeHeer, none, "", "Budiman").formal(), "de heer Budiman");
            assert_eq!(name(Aanhef::DeHeer, "Budiman", "", none).short(), "de heer Budiman");
        }
        let text = |text: &str| Text::parse(text).ok();
        let refused = |initials: &str, prefix: &str| {
            Persoonsnaam::new(Aanhef::Geen, text(initials), text(prefix), text("-")).err()
        };
        assert_eq!(refused(".", "van"), Some(InvalidName::Nameless));
        assert_eq!(refused("J.", "van"), Some(InvalidName::LoosePrefix));
        assert_eq!(refused("J.", "-"), None);
    }
}
