//! A cell read as what its column holds. What has one meaning is read so; anything else is told, never guessed.

mod cell;
mod code;
mod day;
mod number;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::column::Kind;
use super::grid::Cell;
use super::headings::{folded, nearest};
use super::value::cell::{Reason, is_time, json, round, text};
use super::value::code::{bsn, kvk, phone, postcode};
use super::value::day::day;
use super::value::number::{NO_WHOLE, decimal, euro, whole};
use crate::wire::is_word;

pub use cell::plain;

/// Reads the file of this name that lies beside the workbook; the error is a sentence.
pub type Beside<'a> = &'a dyn Fn(&str) -> Result<Vec<u8>, String>;

/// The value of a cell.
pub fn read(cell: &Cell, kind: &Kind, beside: Beside<'_>) -> Result<Value, Reason> {
    match cell {
        Cell::Error(error) => {
            return Err((
                "formule",
                format!("Hier staat de fout {error} van een formule. Herstel de formule of typ de waarde."),
            ));
        }
        Cell::Uncounted => {
            return Err((
                "formule",
                "Van deze formule is de uitkomst niet bewaard. Open het bestand in Excel of LibreOffice, bewaar het en \
                 probeer het opnieuw."
                    .to_owned(),
            ));
        }
        _ => {}
    }
    match kind {
        Kind::Text => text(cell).map(Value::String),
        Kind::Choice(words) => choice(cell, words).map(Value::String),
        Kind::Day => day(cell, false).map(Value::String),
        Kind::BirthDay => day(cell, true).map(Value::String),
        Kind::Whole => whole(cell),
        Kind::Decimal => decimal(cell).map(json),
        Kind::Euro => euro(cell),
        Kind::YesNo => yes_no(cell).map(Value::Bool),
        Kind::Bsn => bsn(cell).map(Value::String),
        Kind::Kvk => kvk(cell).map(Value::String),
        Kind::Postcode => postcode(cell).map(Value::String),
        Kind::Phone => phone(cell).map(Value::String),
        Kind::File => file(cell, beside),
        Kind::Lines(kind) => lines(cell, kind, beside),
    }
}

/// What is told of a cell in a column, where its heading says more than the kind of its values does.
pub fn told_in(cell: &Cell, heading: &str, detail: String) -> String {
    let is_minutes = heading.ends_with(" min");
    if is_time(cell) && is_minutes {
        return "Dit is een tijd. Typ minuten als getal: 90 voor anderhalf uur.".to_owned();
    }
    if is_minutes && detail == NO_WHOLE {
        return "Dit is geen getal. Typ alleen het aantal minuten, zonder woord erbij: 90 voor anderhalf uur."
            .to_owned();
    }
    let begins_with_digit = |text: &str| text.trim_start().starts_with(|letter: char| letter.is_ascii_digit());
    match (cell, heading.strip_suffix("huisnummer")) {
        (Cell::Text(text), Some(before)) if begins_with_digit(text) => {
            format!("Typ hier alleen het getal, en de letter of toevoeging in de kolom ‘{before}toevoeging’.")
        }
        _ => detail,
    }
}

fn choice(cell: &Cell, words: &[String]) -> Result<String, Reason> {
    let given = match cell {
        Cell::Truth(truth) => (if *truth { "ja" } else { "nee" }).to_owned(),
        // 21 % is 0,21 in a cell.
        Cell::Number(number) if *number > 0.0 && *number < 1.0 => plain(round(number * 100.0)),
        Cell::Text(text) => text.trim().trim_end_matches('%').trim().to_owned(),
        other => text(other)?,
    };
    let known = words.iter().find(|word| folded(word) == folded(&given));
    let known = known.or_else(|| words.iter().find(|word| is_word(word, &given)));
    known.cloned().ok_or_else(|| {
        let colour = LIGHTS.iter().find(|(colour, _)| folded(&given) == *colour).map(|(_, word)| *word);
        let colour = colour.filter(|word| words.iter().any(|known| known == word));
        let guess = colour.or_else(|| nearest(&given, words));
        let guess = guess.map(|word| format!(" Bedoelt u ‘{word}’?")).unwrap_or_default();
        ("keuze", format!("Kies een van: {}.{guess}", words.join(", ")))
    })
}

/// The words that a traffic light stands for.
const LIGHTS: [(&str, &str); 4] =
    [("groen", "op_schema"), ("oranje", "aandacht"), ("geel", "aandacht"), ("rood", "vertraagd")];

fn yes_no(cell: &Cell) -> Result<bool, Reason> {
    let answer = match cell {
        Cell::Truth(truth) => Some(*truth),
        Cell::Number(number) if *number == 1.0 => Some(true),
        Cell::Number(number) if *number == 0.0 => Some(false),
        Cell::Text(text) => match folded(text).as_str() {
            "ja" | "j" | "x" | "waar" | "true" | "yes" | "1" => Some(true),
            "nee" | "n" | "onwaar" | "false" | "no" | "0" => Some(false),
            _ => None,
        },
        _ => None,
    };
    answer.ok_or_else(|| ("type", "Typ ja of nee.".to_owned()))
}

fn file(cell: &Cell, beside: Beside<'_>) -> Result<Value, Reason> {
    let name = text(cell)?;
    let bytes = beside(name.trim()).map_err(|sentence| ("bestand", sentence))?;
    Ok(Value::String(STANDARD.encode(bytes)))
}

/// One value of each line that is not blank.
fn lines(cell: &Cell, kind: &Kind, beside: Beside<'_>) -> Result<Value, Reason> {
    let Cell::Text(text) = cell else { return read(cell, kind, beside).map(|value| Value::Array(vec![value])) };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| read(&Cell::Text(line.to_owned()), kind, beside)).collect::<Result<_, _>>().map(Value::Array)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::trajectory::Bsn;

    fn nothing(_: &str) -> Result<Vec<u8>, String> {
        Err("Dit bestand is er niet.".to_owned())
    }

    fn told(cell: Cell, kind: &Kind) -> Result<Value, &'static str> {
        read(&cell, kind, &nothing).map_err(|(code, _)| code)
    }

    fn typed(text: &str, kind: &Kind) -> Result<Value, &'static str> {
        told(Cell::Text(text.to_owned()), kind)
    }

    #[test]
    fn days_are_read_as_they_are_typed_here() {
        for text in
            ["31-03-2025", "31/3/2025", "31.3.2025", "2025-03-31", "31 maart 2025", "31 mrt 2025", " 31 MRT. 2025 "]
        {
            assert_eq!(typed(text, &Kind::Day), Ok(json!("2025-03-31")), "{text}");
        }
        for text in ["2-13-2025", "31-02-2025", "00-03-2025"] {
            let (code, told) = read(&Cell::Text(text.to_owned()), &Kind::Day, &nothing).expect_err("no such day");
            assert!(code == "datum" && told.contains("31-03-2025") && !told.contains("jjjj"), "{text}: {told}");
        }
        for text in ["31-03-25", "maart 2025", "gisteren", "45747", "31-ma-2025x", "31 ma 2025"] {
            assert_eq!(typed(text, &Kind::Day), Err("datum"), "{text}");
        }
        assert_eq!(typed("00-03-1975", &Kind::BirthDay), Ok(json!("1975-03-00")));
        assert_eq!(told(Cell::Number(45_747.0), &Kind::Day), Err("datum"));
    }

    #[test]
    fn what_is_no_day_is_told_why() {
        let why = |text: &str| {
            let (code, told) = read(&Cell::Text(text.to_owned()), &Kind::Day, &nothing).expect_err("no day");
            assert_eq!(code, "datum", "{text}");
            told
        };
        for (text, told) in [
            ("5-2-24", "twee cijfers"),
            ("5 feb 24", "twee cijfers"),
            ("n.v.t.", "laat de cel dan leeg"),
            ("-", "laat de cel dan leeg"),
            ("Onbekend", "laat de cel dan leeg"),
            ("heden", "laat de cel dan leeg"),
            ("1-4-'26", "twee cijfers"),
            ("15-4-2026 10:00", "Laat de tijd weg"),
            ("feb 2026", "de dag ontbreekt"),
            ("maandag 5 februari 2024", "dag van de week"),
            ("5 February 2024", "in het Nederlands"),
            ("gisteren", "Typ een datum als 31-03-2025"),
        ] {
            assert!(why(text).starts_with("Dit is geen datum") && why(text).contains(told), "{text}: {}", why(text));
        }
    }

    #[test]
    fn a_number_with_a_word_or_a_space_is_told_what_fits_its_column() {
        let told = |text: &str, kind: &Kind, heading: &str| {
            let cell = Cell::Text(text.to_owned());
            let (_, detail) = read(&cell, kind, &nothing).expect_err("no number");
            told_in(&cell, heading, detail)
        };
        for text in ["60 min", "1,5 uur"] {
            assert!(told(text, &Kind::Whole, "duur min").contains("90 voor anderhalf uur"), "{text}");
        }
        assert!(told("doel 1", &Kind::Whole, "doel").ends_with("zonder woord erbij: 1."));
        assert!(told("28 uur", &Kind::Decimal, "uren").ends_with("bijvoorbeeld 12,5."));
        for (text, kind) in
            [("1, 2", Kind::Whole), ("1, 25", Kind::Euro), ("1 2", Kind::Decimal), ("3. 50", Kind::Euro)]
        {
            assert!(told(text, &kind, "prijs euro").contains("meer dan één getal"), "{text}");
        }
        for text in ["€ 1 250,00", "1250,00 €", " 1 250 000 ", "€ 4.950, -", "50 %"] {
            assert!(read(&Cell::Text(text.to_owned()), &Kind::Euro, &nothing).is_ok(), "{text}");
        }
    }

    #[test]
    fn usual_words_for_a_choice_are_taken_and_a_colour_is_told_its_word() {
        let choices = |words: &[&str]| Kind::Choice(words.iter().map(|word| (*word).to_owned()).collect());
        let form = choices(&["mevrouw", "de heer", "geen"]);
        for (typed_word, word) in [("dhr.", "de heer"), ("Heer", "de heer"), ("mw.", "mevrouw"), ("mevr", "mevrouw")] {
            assert_eq!(typed(typed_word, &form), Ok(json!(word)), "{typed_word}");
        }
        assert_eq!(typed("hoog", &choices(&["21", "9", "0"])), Ok(json!("21")));
        assert_eq!(typed("per week", &choices(&["week", "uur"])), Ok(json!("week")));
        let light = choices(&["op_schema", "aandacht", "vertraagd"]);
        let (_, told) = read(&Cell::Text("Groen".to_owned()), &light, &nothing).expect_err("a colour");
        assert!(told.ends_with("Bedoelt u ‘op_schema’?"), "{told}");
    }

    #[test]
    fn numbers_have_a_comma_and_no_doubt() {
        let (_, detail) = read(&Cell::Text("€ 4.950".to_owned()), &Kind::Euro, &nothing).expect_err("two meanings");
        assert!(detail.contains("één betekenis") && detail.contains("Typ 4950,"), "{detail}");
        assert_eq!(typed("32", &Kind::Whole), Ok(json!(32)));
        assert_eq!(told(Cell::Number(0.5), &Kind::Whole), Err("type"));
        assert_eq!(told(Cell::Number(0.1 + 0.2), &Kind::Decimal), Ok(json!(0.3)));
        assert_eq!(told(Cell::Number(19.99), &Kind::Euro), Ok(json!(1999)));
        assert_eq!(told(Cell::Number(19.999), &Kind::Euro), Err("bereik"));
        assert_eq!(told(Cell::Clock, &Kind::Decimal), Err("type"));
    }

    #[test]
    fn a_lost_zero_is_put_back_only_where_nothing_else_can_be_meant() {
        assert_eq!(told(Cell::Number(999_990_007.0), &Kind::Bsn), Ok(json!("999990007")));
        // 099999016 passes the elfproef, 12345678 with a 0 in front does not.
        let lost = (10_000_000_u32..).find(|digits| Bsn::parse(&format!("0{digits}")).is_ok()).expect("one");
        assert_eq!(told(Cell::Number(f64::from(lost)), &Kind::Bsn), Ok(json!(format!("0{lost}"))));
        assert_eq!(told(Cell::Number(f64::from(lost + 1)), &Kind::Bsn), Err("bsn"));
        assert_eq!(told(Cell::Number(1_234_567.0), &Kind::Bsn), Err("bsn"));
        assert_eq!(told(Cell::Number(9_000_001.0), &Kind::Kvk), Ok(json!("09000001")));
        assert_eq!(told(Cell::Number(900_001.0), &Kind::Kvk), Err("kvk_nummer"));
        assert_eq!(told(Cell::Number(612_345_678.0), &Kind::Phone), Err("telefoon"));
        assert_eq!(told(Cell::Number(9_000.0), &Kind::Postcode), Ok(json!("9000")));
        assert_eq!(told(Cell::Number(123.0), &Kind::Postcode), Err("postcode"));
    }

    #[test]
    fn what_a_sheet_made_of_a_text_is_not_the_text() {
        assert_eq!(told(Cell::Day("2025-04-03".into()), &Kind::Text), Err("type"));
        assert_eq!(told(Cell::Truth(true), &Kind::Text), Err("type"));
        assert_eq!(told(Cell::Number(17.0), &Kind::Text), Ok(json!("17")));
        assert_eq!(told(Cell::Number(1e15), &Kind::Text), Err("type"));
        assert_eq!(told(Cell::Error("#N/A".into()), &Kind::Text), Err("formule"));
        assert_eq!(told(Cell::Uncounted, &Kind::Day), Err("formule"));
    }

    #[test]
    fn words_are_known_in_other_dress() {
        let words = Kind::Choice(vec!["op_schema".into(), "aandacht".into(), "21".into()]);
        for text in ["Op schema", "op_schema", "OP-SCHEMA"] {
            assert_eq!(typed(text, &words), Ok(json!("op_schema")), "{text}");
        }
        assert_eq!(typed("21%", &words), Ok(json!("21")));
        assert_eq!(told(Cell::Number(0.21), &words), Ok(json!("21")));
        let (_, sentence) = read(&Cell::Text("aandagt".into()), &words, &nothing).expect_err("no such word");
        assert!(sentence.contains("Bedoelt u ‘aandacht’?"), "{sentence}");
        for (text, truth) in [("Ja", true), ("x", true), ("NEE", false), ("onwaar", false)] {
            assert_eq!(typed(text, &Kind::YesNo), Ok(json!(truth)), "{text}");
        }
        assert_eq!(typed("misschien", &Kind::YesNo), Err("type"));
    }

    #[test]
    fn a_cell_with_lines_is_a_list() {
        let lines = Kind::Lines(Box::new(Kind::Text));
        assert_eq!(typed("auto\n\n fiets \r\nbus", &lines), Ok(json!(["auto", "fiets", "bus"])));
        let days = Kind::Lines(Box::new(Kind::Day));
        assert_eq!(told(Cell::Day("2025-01-02".into()), &days), Ok(json!(["2025-01-02"])));
    }
}
