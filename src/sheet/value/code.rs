//! A cell read as a number of a person, a company, an address or a telephone, of which a sheet drops the zero in front.

use super::cell::{Reason, plain, text};
use crate::sheet::grid::Cell;
use crate::trajectory::Bsn;

/// Nine digits. Of a number of eight digits that passes the elfproef with a 0 in front, that is the only meaning.
pub fn bsn(cell: &Cell) -> Result<String, Reason> {
    let Cell::Number(number) = cell else { return text(cell) };
    let digits = plain(*number);
    if digits.len() == 9 {
        return Ok(digits);
    }
    let mended = format!("0{digits}");
    if digits.len() == 8 && Bsn::parse(&mended).is_ok() {
        return Ok(mended);
    }
    Err(("bsn", format!("Dit is een getal van {} cijfers en geen burgerservicenummer. {LOST}", digits.len())))
}

/// Eight digits. Of a number of seven, the first can only have been 0.
pub fn kvk(cell: &Cell) -> Result<String, Reason> {
    let Cell::Number(number) = cell else { return text(cell) };
    let digits = plain(*number);
    match digits.len() {
        8 => Ok(digits),
        7 => Ok(format!("0{digits}")),
        length => Err(("kvk_nummer", format!("Dit is een getal van {length} cijfers en geen KVK-nummer. {LOST}"))),
    }
}

/// Without letters it is one of another country, which the country beside it must bear out.
pub fn postcode(cell: &Cell) -> Result<String, Reason> {
    let digits = text(cell)?;
    match cell {
        Cell::Number(_) if digits.len() < 4 => Err(("postcode", format!("Dit is een getal en geen postcode. {LOST}"))),
        _ => Ok(digits),
    }
}

/// A number has lost a 0 or a + in front, and which of them is not known.
pub fn phone(cell: &Cell) -> Result<String, Reason> {
    match cell {
        Cell::Number(_) => Err(("telefoon", format!("Dit telefoonnummer is als getal opgeslagen. {LOST}"))),
        _ => text(cell),
    }
}

const LOST: &str =
    "Een rekenblad laat van een getal de 0 of + vooraan weg. Geef de cel de opmaak Tekst en typ het opnieuw.";
