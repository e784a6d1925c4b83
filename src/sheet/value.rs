//! A cell read as what its column holds. What has one meaning is read so; anything else is told, never guessed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use serde_json::{Number, Value};

use super::column::Kind;
use super::grid::Cell;
use super::headings::{folded, nearest};
use crate::dutch::MONTHS;
use crate::trajectory::Bsn;
use crate::wire::is_word;

/// Why a cell cannot be read: a code and a sentence.
pub type Reason = (&'static str, String);

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

/// A time or a duration, also one that was typed as a text: `1:30`.
fn is_time(cell: &Cell) -> bool {
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
fn text(cell: &Cell) -> Result<String, Reason> {
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

/// A day as `jjjj-mm-dd`. In a sheet of the Netherlands the day comes before the month.
fn day(cell: &Cell, birth: bool) -> Result<String, Reason> {
    let wrong = || {
        let unknown = if birth { "; is de dag of de maand onbekend, typ dan 00-03-1975 of 00-00-1975" } else { "" };
        ("datum", format!("Dit is geen datum. Typ een datum als 31-03-2025 of 31 maart 2025{unknown}."))
    };
    match cell {
        Cell::Day(day) => Ok(day.clone()),
        Cell::Text(text) => {
            let why = || why_no_day(text).map_or_else(wrong, |why| ("datum", why.to_owned()));
            let day = typed_day(text).ok_or_else(why)?;
            if exists(&day, birth) {
                return Ok(day);
            }
            Err(("datum", "Dit is geen bestaande datum. Typ een datum als 31-03-2025 of 31 maart 2025.".to_owned()))
        }
        Cell::Number(_) => Err((
            "datum",
            "Hier staat een getal. Of het een datum is, wordt niet geraden: geef de cel de opmaak Datum of typ 31-03-2025."
                .to_owned(),
        )),
        _ => Err(wrong()),
    }
}

/// What is wrong with a text that is no date, where that is known.
fn why_no_day(text: &str) -> Option<&'static str> {
    let text = text.trim().to_lowercase();
    let plain = folded(&text);
    if plain.is_empty() || NONE.contains(&plain.as_str()) {
        return Some("Dit is geen datum. Is er geen datum of is zij nog niet bekend, laat de cel dan leeg.");
    }
    let words: Vec<&str> = text.split([' ', '-', '/', '.', ',']).filter(|part| !part.is_empty()).collect();
    if words.first().is_some_and(|word| WEEKDAYS.contains(word)) {
        return Some("Dit is geen datum. Laat de dag van de week weg: 31 maart 2025.");
    }
    if words.iter().any(|word| ENGLISH_MONTHS.contains(word)) {
        return Some("Dit is geen datum. Typ de maand in het Nederlands of als getal: 31 maart 2025 of 31-03-2025.");
    }
    let digits = |word: &&str, most: usize| word.len() <= most && word.bytes().all(|byte| byte.is_ascii_digit());
    match words[..] {
        [day, middle, year]
            if digits(&day, 2) && digits(&year, 2) && (digits(&middle, 2) || month(middle).is_some()) =>
        {
            Some("Dit is geen datum: het jaar heeft twee cijfers. Typ het jaar met vier cijfers, zoals 31-03-2025.")
        }
        _ => None,
    }
}

/// What people type where there is nothing to type.
const NONE: [&str; 8] = ["nvt", "onbekend", "geen", "nb", "na", "niet", "nietbekend", "nietvantoepassing"];

const WEEKDAYS: [&str; 14] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "ma",
    "di",
    "wo",
    "do",
    "vr",
    "za",
    "zo",
];

/// Those that are not shortened or written as the Dutch ones are.
const ENGLISH_MONTHS: [&str; 10] =
    ["january", "february", "march", "mar", "may", "june", "july", "august", "october", "oct"];

/// Whether a day is one of the calendar; of a birth, the day or the month may be unknown.
fn exists(day: &str, birth: bool) -> bool {
    let part = |part: std::ops::Range<usize>| day.get(part).and_then(|digits| digits.parse::<u32>().ok());
    let (Some(year), Some(month), Some(number)) = (part(0..4), part(5..7), part(8..10)) else { return false };
    let is_known = |month: u32, number: u32| {
        i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, number)).is_some()
    };
    match (month, number) {
        (0, 0) if birth => true,
        (_, 0) if birth => is_known(month, 1),
        _ => is_known(month, number),
    }
}

/// `31-03-2025`, `31/3/2025`, `31.3.2025`, `2025-03-31`, `31 maart 2025`, `31 mrt 2025`, whether that day exists or not.
fn typed_day(text: &str) -> Option<String> {
    let text = text.replace('\u{a0}', " ");
    let text = text.trim().to_lowercase();
    let text = [" 00:00:00", " 0:00:00", " 00:00", " 0:00", "t00:00:00"]
        .iter()
        .fold(text.as_str(), |text, midnight| text.strip_suffix(midnight).unwrap_or(text));
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, middle, last] = parts[..] else { return None };
    let number = |part: &str, most: usize| {
        let digits = !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (year, month, day) = if first.len() == 4 {
        (number(first, 4)?, number(middle, 2)?, number(last, 2)?)
    } else {
        let year = (last.len() == 4).then(|| number(last, 4))??;
        (year, number(middle, 2).or_else(|| month(middle))?, number(first, 2)?)
    };
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// The number of a month by its name or what it is shortened to.
fn month(word: &str) -> Option<u32> {
    let short = |month: &str| word.len() >= 3 && month.starts_with(word);
    let position = MONTHS.iter().position(|month| short(month) || (word == "mrt" && *month == "maart"))?;
    u32::try_from(position + 1).ok()
}

/// A number, in Dutch notation where it was typed as text.
fn decimal(cell: &Cell) -> Result<f64, Reason> {
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

fn whole(cell: &Cell) -> Result<Value, Reason> {
    let number =
        decimal(cell).map_err(|(code, told)| (code, if told == NO_NUMBER { NO_WHOLE.to_owned() } else { told }))?;
    if number.fract() == 0.0 {
        return Ok(json(number));
    }
    let hint = if number > 0.0 && number < 1.0 { " Typ 50 voor vijftig procent." } else { "" };
    Err(("type", format!("Hier hoort een geheel getal te staan.{hint}")))
}

const NO_NUMBER: &str = "Dit is geen getal. Typ alleen het getal, bijvoorbeeld 12,5.";
const NO_WHOLE: &str = "Dit is geen getal. Typ alleen een geheel getal, zonder woord erbij: 1.";

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

/// `12`, `12,5`, `12.50`, `€ 1.234,50`, `€ 1.234,-`, `50%`. A point or a comma before three digits may part thousands or
/// decimals, so it says neither.
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

fn euro(cell: &Cell) -> Result<Value, Reason> {
    let cents = decimal(cell)? * 100.0;
    if (cents - cents.round()).abs() > 1e-6 {
        return Err(("bereik", "Een bedrag heeft ten hoogste twee decimalen.".to_owned()));
    }
    Ok(json(cents.round()))
}

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

/// Nine digits. Of a number of eight digits that passes the elfproef with a 0 in front, that is the only meaning.
fn bsn(cell: &Cell) -> Result<String, Reason> {
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
fn kvk(cell: &Cell) -> Result<String, Reason> {
    let Cell::Number(number) = cell else { return text(cell) };
    let digits = plain(*number);
    match digits.len() {
        8 => Ok(digits),
        7 => Ok(format!("0{digits}")),
        length => Err(("kvk_nummer", format!("Dit is een getal van {length} cijfers en geen KVK-nummer. {LOST}"))),
    }
}

/// Without letters it is one of another country, which the country beside it must bear out.
fn postcode(cell: &Cell) -> Result<String, Reason> {
    let digits = text(cell)?;
    match cell {
        Cell::Number(_) if digits.len() < 4 => Err(("postcode", format!("Dit is een getal en geen postcode. {LOST}"))),
        _ => Ok(digits),
    }
}

/// A number has lost a 0 or a + in front, and which of them is not known.
fn phone(cell: &Cell) -> Result<String, Reason> {
    match cell {
        Cell::Number(_) => Err(("telefoon", format!("Dit telefoonnummer is als getal opgeslagen. {LOST}"))),
        _ => text(cell),
    }
}

const LOST: &str =
    "Een rekenblad laat van een getal de 0 of + vooraan weg. Geef de cel de opmaak Tekst en typ het opnieuw.";

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

/// What sums leave behind the comma is no part of the number.
fn round(number: f64) -> f64 {
    (number * 1e9).round() / 1e9
}

/// A number as JSON, whole where it is.
fn json(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < LARGEST {
        return Value::from(number as i64);
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}

/// A number as somebody in the Netherlands types it.
pub fn plain(number: f64) -> String {
    round(number).to_string().replace('.', ",")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

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
