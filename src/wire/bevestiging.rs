//! What somebody answers for, and whether it is about a text of this body.

use super::leaf::{Naam, Nummer, Verhaal};
use super::object::object;
use super::reader::At;
use crate::trajectory::{self as domain, StatedText};

object! {
    /// Dat iemand instaat voor een woord in een tekst: de bevinding van `_valideer` (P01, P03, P05 of P07) klopt niet of
    /// mag blijven staan. Het document kan dan worden gemaakt; de bevinding blijft in `_valideer` en in de variant intern,
    /// met wie en waarom. Een burgerservicenummer is niet te bevestigen.
    Bevestiging => domain::Bevestiging, |at|
    required {
        /// Plaats van de tekst in het bericht, zoals in de bevinding.
        #[schema(value_type = String, min_length = 2, max_length = 120, examples("/voortgang/samenvatting"))]
        pointer: Nummer,
        /// Het woord, zoals in de bevinding.
        #[schema(value_type = String, min_length = 1, max_length = 120, examples("ziekenhuis"))]
        woord: Naam,
        /// Waarom het woord mag blijven staan.
        #[schema(value_type = String, min_length = 3, max_length = 300, examples("Het ziekenhuis is hier de werkgever."))]
        reden: Verhaal,
        /// Wie ervoor instaat.
        #[schema(value_type = String, min_length = 2, max_length = 120, examples("E. ten Cate"))]
        door: Naam,
        /// De `hash` uit de bevinding: de eerste 16 hexadecimale cijfers van SHA-256 over de tekst zoals verstuurd (UTF-8).
        #[schema(value_type = String, min_length = 16, max_length = 16, examples("9f86d081884c7d65"))]
        hash: Nummer,
    }
}

/// Digits that a burgerservicenummer has at least, when it lost its zero in front.
const DIGITS: usize = 8;

const UNKNOWN: &str = "Op deze plaats staat geen tekst. Neem de pointer uit de bevinding over.";
const OTHER_TEXT: &str = "Deze bevestiging is van een andere tekst: de hash past niet bij de tekst op deze plaats. Beoordeel de tekst \
     opnieuw en neem de hash uit de nieuwe bevinding over.";
const OTHER_WORD: &str = "Dit woord staat niet in de tekst. Neem het woord uit de bevinding over.";
const WORDLESS: &str =
    "Schrijf in woorden waarom het mag blijven staan: wie het document later leest, moet het kunnen volgen.";
const NUMBER: &str = "Een burgerservicenummer is niet te bevestigen. Haal het uit de tekst.";

/// Reports confirmations that are of no text of the body, of another text, or of a number that nobody may answer for.
pub fn check(at: &mut At, bevestigd: &[domain::Bevestiging]) {
    for (index, bevestiging) in bevestigd.iter().enumerate() {
        if let Some((field, detail)) = fault_of(bevestiging, &at.texts) {
            at.inside("bevestigd", |at| at.inside(&index.to_string(), |at| at.fault_in(field, "bevestiging", detail)));
        }
    }
}

fn fault_of(bevestiging: &domain::Bevestiging, texts: &[StatedText]) -> Option<(&'static str, &'static str)> {
    let (pointer, woord) = (bevestiging.pointer.as_str(), bevestiging.woord.as_str());
    if woord.chars().filter(char::is_ascii_digit).count() >= DIGITS {
        return Some(("woord", NUMBER));
    }
    let is_word = |part: &str| part.chars().count() > 1;
    if !bevestiging.reden.as_str().split(|sign: char| !sign.is_alphabetic()).any(is_word) {
        return Some(("reden", WORDLESS));
    }
    let own = pointer.starts_with("/bevestigd/");
    let Some(text) = texts.iter().find(|text| text.pointer == pointer && !own) else {
        return Some(("pointer", UNKNOWN));
    };
    if !text.hash().eq_ignore_ascii_case(bevestiging.hash.as_str()) {
        return Some(("hash", OTHER_TEXT));
    }
    let there = text.text.to_lowercase().contains(&woord.to_lowercase());
    (!there).then_some(("woord", OTHER_WORD))
}
