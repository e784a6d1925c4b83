//! What a cell holds of what was typed: its text, its number, and what a sheet made of them.

use serde_json::{Number, Value};

use crate::sheet::grid::Cell;

/// Why a cell cannot be read: a code and a sentence.
pub type Reason = (&'static str, String);

/// A time or a duration, also one that was typed as a text: `1:30`.
pub fn is_time(cell: &Cell) -> bool {
    match cell {
        Cell::Clock => true,
        Cell::Text(text) => {
            let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            text.contains(':') && text.trim().split(':').all(digits)
        }
        _ => false,
    }
}

/// A text. What Excel made of one that was typed is not the text.
pub fn text(cell: &Cell) -> Result<String, Reason> {
    let spoilt = |what: &str| {
        let detail = format!(
            "Het rekenblad heeft van deze tekst {what} gemaakt. Geef de cel de opmaak Tekst en typ de tekst opnieuw."
        );
        Err(("type", detail))
    };
    match cell {
        Cell::Text(text) => Ok(text.replace("\r\n", "\n")),
        Cell::Number(number) if number.abs() >= LARGEST => spoilt("een getal met te veel cijfers"),
        Cell::Number(number) => Ok(plain(*number)),
        Cell::Day(_) => spoilt("een datum"),
        Cell::Clock => spoilt("een tijd"),
        Cell::Truth(_) => spoilt("WAAR of ONWAAR"),
        Cell::Error(_) | Cell::Uncounted => Ok(String::new()),
    }
}

/// From here on Excel drops digits.
const LARGEST: f64 = 1e15;

/// What sums leave behind the comma is no part of the number.
pub fn round(number: f64) -> f64 {
    (number * 1e9).round() / 1e9
}

/// A number as JSON, whole where it is.
pub fn json(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < LARGEST {
        return Value::from(number as i64);
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}

/// A number as somebody in the Netherlands types it.
pub fn plain(number: f64) -> String {
    round(number).to_string().replace('.', ",")
}
