//! The words of the contract as they are typed on the command line: as the service takes them, in whatever letters.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::wire::{Soort, Variant, is_word, kind_meant};

/// Reads a word of a list, which help and completions show.
#[derive(Debug, Clone)]
pub struct Words<T> {
    parse: fn(&str) -> Result<T, String>,
    all: fn() -> Vec<&'static str>,
}

/// A kind of document; the error names them all.
pub const SOORT: Words<Soort> = Words { parse: parse_soort, all: || words(Soort::ALL, Soort::as_str) };

/// A reader of documents; the error names them all.
pub const VARIANT: Words<Variant> = Words { parse: parse_variant, all: || words(Variant::ALL, Variant::as_str) };

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Words<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        self.parse.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.all)().into_iter().map(PossibleValue::new)))
    }
}

fn parse_soort(text: &str) -> Result<Soort, String> {
    parse(text, Soort::ALL, Soort::as_str).map_err(|known| {
        let meant = kind_meant(text).map(|soort| format!("; bedoelt u ‘{}’?", soort.as_str()));
        format!("{known}{}", meant.unwrap_or_default())
    })
}

fn parse_variant(text: &str) -> Result<Variant, String> {
    parse(text, Variant::ALL, Variant::as_str)
}

fn parse<T: Copy>(text: &str, all: &[T], as_str: fn(T) -> &'static str) -> Result<T, String> {
    let found = all.iter().copied().find(|known| is_word(as_str(*known), text));
    found.ok_or_else(|| format!("kies uit: {}", words(all, as_str).join(", ")))
}

fn words<T: Copy>(all: &[T], as_str: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|known| as_str(*known)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_as_the_service_takes_them() {
        for text in ["offerte", "Offerte", "OFFERTE"] {
            assert_eq!(parse_soort(text), Ok(Soort::Offerte), "{text}");
        }
        assert_eq!(parse_soort("planVanAanpak"), Ok(Soort::PlanVanAanpak));
        assert_eq!(parse_variant("UWV"), Ok(Variant::Uwv));
        assert!(parse_variant("baas").is_err_and(|told| told.contains("kies uit: werkgever, werknemer, uwv, intern")));
    }

    #[test]
    fn the_word_of_an_address_is_told_that_of_the_kind() {
        for (text, meant) in [("offertes", "‘offerte’"), ("plannen-van-aanpak", "‘plan-van-aanpak’")] {
            assert!(parse_soort(text).is_err_and(|told| told.contains(meant)), "{text}");
        }
        assert!(parse_soort("factuur").is_err_and(|told| !told.contains("bedoelt")));
    }
}
