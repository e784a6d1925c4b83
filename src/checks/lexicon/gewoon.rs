//! Words that no sentence does without: ‘Hij zegt dat het klopt.’
//!
//! What is learnt from sentences about people gives these weight too, for such sentences are full of them. So a note of
//! little else must weigh more before it tells something.

use super::fold::{BORDER, fold};

/// In their folded form.
const GEWOON: &str = "
    de het een hij zij ze ik wij we u je jij hem haar mij me ons hun zich zijn mijn uw dit dat die deze
    er daar hier waar wat wie waarom wanneer hoe
    is was waren heeft had hebben hadden heb ben bent kan kon kunnen mag mocht mogen moet moest moeten hoeft hoefde
    wil wilde willen zal zou zullen gaat ging gaan gegaan wordt werd worden doet deed doen gedaan laat liet komt kwam
    komen geeft gaf zegt zei vindt vond denkt dacht weet wist vraagt vroeg meldt blijft bleef lukt lukte klopt klopte
    in op aan van voor met naar uit bij tot om over onder tussen door na per te via binnen buiten rond sinds vanaf
    en of maar want dus als dan omdat zodat
    niet geen wel nog al ook alleen zelf steeds vaak soms weer nu toen straks later eerst daarna daarom zo heel erg
    veel weinig meer minder goed toch even pas net juist verder terug af mee heen hoeveel
    ooit nooit altijd iets niets alles iemand niemand elk elke ieder iedere
    keer week weken maand maanden dag dagen jaar uur uren tijd minuten
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    januari februari maart april mei juni juli augustus september oktober november december
    twee drie vier vijf zes zeven acht negen tien elf twaalf eens eerste tweede derde vorige volgende
";

/// From this weight on a sentence tells something that has one word that does so by itself, and one that has none: ‘dat
/// ze er niet meer wilde zijn’.
const ONE_TELLS: f32 = 2.25;
const NONE_TELLS: f32 = 4.0;

/// Whether a sentence of this weight has words enough that tell something by themselves.
pub fn says_enough(sentence: &str, weight: f32) -> bool {
    match telling_words(sentence) {
        0 => weight > NONE_TELLS,
        1 => weight > ONE_TELLS,
        _ => true,
    }
}

/// How many words are neither ordinary nor a number.
fn telling_words(sentence: &str) -> usize {
    let folded = fold(sentence);
    let words = folded.split(|letter| *letter == BORDER as u8).filter(|word| !word.is_empty());
    words.filter(|word| !word.iter().all(u8::is_ascii_digit) && !is_ordinary(word)).count()
}

fn is_ordinary(word: &[u8]) -> bool {
    GEWOON.split_ascii_whitespace().any(|ordinary| ordinary.as_bytes() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_of_ordinary_words_must_weigh_much() {
        for text in ["Hij zegt dat het klopt.", "3 keer per maand", "Zij kan dit zelf.", "Eén keer in 14 dagen", ""] {
            assert!(!says_enough(text, NONE_TELLS), "{text}");
            assert!(says_enough(text, NONE_TELLS + 0.1), "{text}");
        }
    }

    #[test]
    fn one_telling_word_must_weigh_more_than_two() {
        let one = "Hij komt zijn bed niet uit.";
        assert!(!says_enough(one, ONE_TELLS) && says_enough(one, ONE_TELLS + 0.1));
        assert!(says_enough("Zij komt de trap niet meer op zonder leuning.", ONE_TELLS));
    }
}
