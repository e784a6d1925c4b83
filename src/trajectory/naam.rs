//! Names of people, by the rules of the Taalunie.

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
    pub voorletters: Text,
    pub roepnaam: Option<Text>,
    pub tussenvoegsel: Option<Text>,
    pub achternaam: Text,
}

impl Persoonsnaam {
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
        match &self.tussenvoegsel {
            Some(prefix) => format!("{} {prefix} {}", self.voorletters, self.achternaam),
            None => format!("{} {}", self.voorletters, self.achternaam),
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

    /// The surname without initials: the first letter of the tussenvoegsel becomes a capital, but the loose
    /// `'t` and `d'` stay low.
    fn surname_alone(&self) -> String {
        match &self.tussenvoegsel {
            None => self.achternaam.to_string(),
            Some(prefix) => format!("{} {}", capitalised(prefix.as_str()), self.achternaam),
        }
    }
}

/// The first letter as a capital; a text that opens with an apostrophe, or is `d'`, stays as it is.
pub fn capitalised(text: &str) -> String {
    let apostrophe = |c: char| matches!(c, '\'' | '’' | '‘');
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if !apostrophe(first) && !chars.as_str().starts_with(apostrophe) => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(aanhef: Aanhef, prefix: &str, surname: &str) -> Persoonsnaam {
        let text = |text: &str| Text::parse(text).expect("printable");
        Persoonsnaam {
            aanhef,
            voorletters: text("J.M."),
            roepnaam: None,
            tussenvoegsel: (!prefix.is_empty()).then(|| text(prefix)),
            achternaam: text(surname),
        }
    }

    #[test]
    fn the_prefix_is_low_after_initials_and_high_alone() {
        let akker = name(Aanhef::Mevrouw, "van den", "Akker");
        assert_eq!(akker.formal(), "mevrouw J.M. van den Akker");
        assert_eq!(akker.short(), "mevrouw Van den Akker");
    }

    #[test]
    fn loose_t_and_d_are_always_low() {
        assert_eq!(name(Aanhef::DeHeer, "'t", "Hart").short(), "de heer 't Hart");
        assert_eq!(name(Aanhef::Mevrouw, "d'", "Ancona").short(), "mevrouw d' Ancona");
        assert_eq!(name(Aanhef::Mevrouw, "van 't", "Hof").short(), "mevrouw Van 't Hof");
    }

    #[test]
    fn without_a_form_of_address_the_name_keeps_its_initials() {
        assert_eq!(name(Aanhef::Geen, "de", "Wit-van Dalen").short(), "J.M. de Wit-van Dalen");
    }
}
