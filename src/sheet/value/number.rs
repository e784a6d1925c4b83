//! A cell read as a number, in Dutch notation where it was typed as text.

use serde_json::Value;

use super::cell::{Reason, is_time, json, round};
use crate::sheet::grid::Cell;

/// A number, in Dutch notation where it was typed as text.
pub fn decimal(cell: &Cell) -> Result<f64, Reason> {
    let wrong = || ("type", NO_NUMBER.to_owned());
    match cell {
        Cell::Number(number) => Ok(round(*number)),
        timed if is_time(timed) => {
            Err(("type", "Dit is een tijd. Typ uren als getal: 7,5 voor zeven en een half uur.".to_owned()))
        }
        Cell::Text(text) if is_several(text) => Err(("type", SEVERAL.to_owned())),
        Cell::Text(text) => number(text).ok_or_else(|| in_two_ways(text).map_or_else(wrong, |told| ("type", told))),
        Cell::Day(_) => Err((
            "type",
            "Het rekenblad heeft van dit getal een datum gemaakt. Geef de cel de opmaak Getal en typ het opnieuw."
                .to_owned(),
        )),
        _ => Err(wrong()),
    }
}

pub fn whole(cell: &Cell) -> Result<Value, Reason> {
    let number =
        decimal(cell).map_err(|(code, told)| (code, if told == NO_NUMBER { NO_WHOLE.to_owned() } else { told }))?;
    if number.fract() == 0.0 {
        return Ok(json(number));
    }
    let hint = if number > 0.0 && number < 1.0 { " Typ 50 voor vijftig procent." } else { "" };
    Err(("type", format!("Hier hoort een geheel getal te staan.{hint}")))
}

const NO_NUMBER: &str = "Dit is geen getal. Typ alleen het getal, bijvoorbeeld 12,5.";
pub const NO_WHOLE: &str = "Dit is geen getal. Typ alleen een geheel getal, zonder woord erbij: 1.";

/// Whether white space in a text keeps it from being one number: behind a comma or a point, or between digits that are
/// no thousands.
fn is_several(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let [before, next] = pair else { return false };
        let digits = next.bytes().take_while(u8::is_ascii_digit).count();
        let follows_digit = before.ends_with(|letter: char| letter.is_ascii_digit());
        digits > 0 && (before.ends_with([',', '.']) || (follows_digit && digits != 3))
    })
}

const SEVERAL: &str =
    "Hier staat meer dan één getal, of een spatie in een getal. Typ één getal zonder spatie, bijvoorbeeld 12,5.";

/// What is told of a number that may be read in two ways, as `4.950`.
fn in_two_ways(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let (sign, (whole, part)) = match (digits.split_once('.'), digits.split_once(',')) {
        (Some(parts), None) => ("de punt", parts),
        (None, Some(parts)) => ("de komma", parts),
        _ => return None,
    };
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let sound = (1..=3).contains(&whole.len()) && part.len() == 3 && is_digits(whole) && is_digits(part);
    sound.then(|| {
        format!(
            "Dit is geen getal met één betekenis: {sign} kan duizendtallen scheiden of decimalen. Typ {whole}{part}, of ten \
             hoogste twee decimalen achter een komma."
        )
    })
}

/// `12`, `12,5`, `12.50`, `€ 1.234,50`, `€ 1.234,-`, `50%`. A point or a comma before three digits may part thousands
/// or decimals, so it says neither.
fn number(text: &str) -> Option<f64> {
    let kept = |c: &char| !c.is_whitespace() && *c != '€' && *c != '\u{a0}';
    let text: String = text.chars().filter(kept).collect();
    let text = text.strip_suffix('%').unwrap_or(&text);
    // A stroke in the place of the decimals says that there are none.
    let whole = [",--", ",-", ",–", ",—"].into_iter().find_map(|none| text.strip_suffix(none));
    let text = whole.map_or_else(|| text.to_owned(), |whole| format!("{whole},00"));
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text.as_str()), |digits| (-1.0, digits));
    let (whole, decimals) = match digits.rsplit_once(',') {
        Some((whole, decimals)) => (thousands(whole)?, decimals),
        None => digits.split_once('.').map_or((digits.to_owned(), "0"), |(whole, part)| (whole.to_owned(), part)),
    };
    let is_digits =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let sound = is_digits(&whole, 12) && is_digits(decimals, 2);
    sound.then(|| format!("{whole}.{decimals}").parse::<f64>().ok().map(|number| sign * number)).flatten()
}

/// The digits before a comma, of which points may part the thousands.
fn thousands(whole: &str) -> Option<String> {
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let sound = rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    sound.then(|| whole.replace('.', ""))
}

pub fn euro(cell: &Cell) -> Result<Value, Reason> {
    let cents = decimal(cell)? * 100.0;
    if (cents - cents.round()).abs() > 1e-6 {
        return Err(("bereik", "Een bedrag heeft ten hoogste twee decimalen.".to_owned()));
    }
    Ok(json(cents.round()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_a_number_where_it_has_one_meaning() {
        for (text, read) in
            [("12,5", 12.5), ("12.50", 12.5), ("€ 1.234,50", 1234.5), ("50 %", 50.0), ("1.234.567,0", 1_234_567.0)]
        {
            assert_eq!(number(text), Some(read), "{text}");
        }
        for (text, read) in [("€ 4.950,-", 4950.0), ("4950,--", 4950.0), ("€ 4.950,–", 4950.0), ("-5,-", -5.0)] {
            assert_eq!(number(text), Some(read), "{text}");
        }
        for text in ["1.234", "1,234", "12 uur", "1.23,4", "", "veel", ",-", "1.23,-"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
