//! The smallest parts of the contract: dates, numbers with a check digit, hours, and lines of text.

use chrono::NaiveDate;
use serde_json::Value;
use utoipa::openapi::extensions::ExtensionsBuilder;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use super::object::leaf;
use super::reader::{At, Wire};
use super::text;
use crate::trajectory::{self as domain, TextKind};

/// The field of the schema that says what a text is for.
pub const TEXT_KIND: &str = "x-tekst";

/// What a text is for, in the schema.
pub const fn word(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Narrative | TextKind::Cv => "verhaal",
        TextKind::Name => "naam",
        TextKind::Number => "nummer",
    }
}

/// Years that a date may have: wide enough for every working life, narrow enough to catch `0205`.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

leaf! {
    Datum => NaiveDate, "date", example "2025-06-20",
        describe "Een dag als jjjj-mm-dd (ISO 8601), in de jaren 1900 tot en met 2199. Middernacht zonder tijdzone erachter \
            (T00:00:00) is dezelfde dag.",
        within 64,
        parse parse_date,
        fault "datum" "Dit is geen bestaande datum in de jaren 1900 tot en met 2199. Schrijf jjjj-mm-dd, bijvoorbeeld \
            2025-06-20.",
        why why_no_date;
    Geboortedatum => domain::Geboortedatum, "geboortedatum", example "1979-02-11",
        describe "Een geboortedatum als jjjj-mm-dd. Is zij maar deels bekend, dan zoals de basisregistratie personen haar \
            schrijft: 1975-03-00 of 1975-00-00.",
        within 64,
        parse parse_birth_date,
        fault "datum" "Dit is geen bestaande datum in de jaren 1900 tot en met 2199. Schrijf jjjj-mm-dd, bijvoorbeeld \
            1979-02-11; is de dag of de maand onbekend, schrijf daar dan 00.",
        why why_no_date;
    Bsn => domain::Bsn, "bsn", example "999990019",
        describe "Een burgerservicenummer: negen cijfers die de elfproef doorstaan. Staat alleen in de variant uwv op papier.",
        within 64,
        parse |text| domain::Bsn::parse(text).ok(),
        fault "bsn" "Dit burgerservicenummer klopt niet: het heeft geen negen cijfers of doorstaat de elfproef niet.";
    Iban => domain::Iban, "iban", example "NL13 TEST 0123 4567 89",
        describe "Een IBAN, met of zonder spaties.",
        within 64,
        parse |text| domain::Iban::parse(text).ok(),
        fault "iban" "Dit IBAN klopt niet: de lengte of het controlegetal is fout. Een voorbeeld van de vorm is NL13 TEST 0123 4567 89.";
    KvkNummer => domain::KvkNumber, "kvk-nummer", example "99000001",
        describe "Een nummer van de Kamer van Koophandel: acht cijfers.",
        within 64,
        parse |text| domain::KvkNumber::parse(text).ok(),
        fault "kvk_nummer" "Een KVK-nummer heeft precies acht cijfers, bijvoorbeeld 99000001.";
    BtwId => domain::BtwId, "btw-id", example "NL999990009B01",
        describe "Een btw-identificatienummer: NL, negen cijfers, B, twee cijfers.",
        within 64,
        parse |text| domain::BtwId::parse(text).ok(),
        fault "btw_id" "Een btw-id heeft de vorm NL999990009B01: NL, negen cijfers, B, twee cijfers.";
    Postcode => domain::Postcode, "postcode", example "1234 AB",
        describe "Een postcode. In Nederland verplicht: vier cijfers en twee letters. In een ander land zoals die daar is, of \
            weg als het land ze niet kent.",
        within 64,
        parse |text| domain::Postcode::parse(text).or_else(|_| domain::Postcode::abroad(text)).ok(),
        fault "postcode" "Dit is geen postcode. Schrijf voor Nederland vier cijfers en twee letters, bijvoorbeeld 1234 AB; \
            vul voor een ander land ook ‘land’ in.";
    Land => domain::Land, "land", example "BE",
        describe "Het land van het adres: een code van ISO 3166 (BE) of de Nederlandse of Engelse naam (België). Zonder land is \
            het Nederland.",
        within 64,
        parse |text| domain::Land::parse(text).ok(),
        fault "land" "Dit land is niet bekend. Schrijf de code van twee letters (ISO 3166), bijvoorbeeld BE, of de Nederlandse \
            naam.";
    Kleur => domain::Colour, "kleur", example "#0F5F66",
        describe "Een kleur als #RRGGBB. Is zij te licht om te lezen, dan wordt voor tekst een donkerder tint gebruikt.",
        within 64,
        parse |text| domain::Colour::parse(&domain::plain(text)).ok(),
        fault "kleur" "Schrijf een kleur als # met zes hexadecimale cijfers, bijvoorbeeld #0F5F66.";
    Email => domain::Text, "email", example "e.tencate@dewissel.example",
        describe "Een e-mailadres van ten hoogste 254 tekens.",
        within 254,
        parse parse_email,
        fault "email" "Dit is geen e-mailadres. Schrijf bijvoorbeeld naam@voorbeeld.nl, zonder spaties.",
        why why_no_email,
        stated Number;
    Telefoon => domain::Text, "telefoon", example "06 0000 0001",
        describe "Een telefoonnummer zoals het op papier moet komen: 5 tot 20 cijfers, met spaties, +, haakjes, punten, schuine \
            strepen en streepjes.",
        within 64,
        parse parse_phone,
        fault "telefoon" "Dit is geen telefoonnummer. Gebruik 5 tot 20 cijfers, met spaties, +, haakjes, punten, schuine strepen \
            en streepjes.",
        stated Number;
}

/// A day. `2025-06-20T00:00:00` is the same one: systems that know no type for a day alone write it so. Another time or a
/// zone makes it a moment, which is a day only where somebody knows which clock was meant.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let text = domain::plain(text);
    let (year, month, day) = year_month_day(without_midnight(&text)?)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// A day of birth, or as much of it as the population register knows: `1975-03-00`, `1975-00-00`.
fn parse_birth_date(text: &str) -> Option<domain::Geboortedatum> {
    let plain = domain::plain(text);
    match year_month_day(without_midnight(&plain)?)? {
        (year, 0, 0) => domain::Geboortedatum::in_part(year, None),
        (year, month, 0) => domain::Geboortedatum::in_part(year, Some(month)),
        (year, month, day) => NaiveDate::from_ymd_opt(year, month, day).map(domain::Geboortedatum::of_day),
    }
}

/// The three numbers of `jjjj-mm-dd`.
fn year_month_day(text: &str) -> Option<(i32, u32, u32)> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        let digit = |byte: &u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
        digits.iter().try_fold(0, |number, byte| Some(number * 10 + digit(byte)?))
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok().filter(|year| YEARS.contains(year))?;
    Some((year, number(&[m1, m2])?, number(&[d1, d2])?))
}

/// What stands before midnight without a zone, or the whole text when it has no time. `None` for any other time.
fn without_midnight(text: &str) -> Option<&str> {
    let Some((day, time)) = text.split_once(['T', 't', ' ']) else { return Some(text) };
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let midnight = matches!(time, "00:00" | "00:00:00") && !fraction.is_empty();
    (midnight && fraction.bytes().all(|byte| byte == b'0')).then_some(day)
}

/// What a text that is no date looks like, when that is known.
fn why_no_date(text: &str) -> Option<&'static str> {
    let text = domain::plain(text);
    if text.is_empty() {
        return Some("Dit veld is leeg. Schrijf een dag als jjjj-mm-dd, bijvoorbeeld 2025-06-20.");
    }
    let (day, timed) = match text.split_once(['T', 't', ' ']) {
        Some((day, _)) => (day, true),
        None => (&*text, false),
    };
    if timed && year_month_day(day).is_some() {
        return Some(
            "Hier staat een tijdstip of een tijdzone bij. Welke dag dat in Nederland is, hangt af van de klok van het \
             systeem dat het schreef, en wordt niet geraden. Stuur alleen de dag als jjjj-mm-dd, bijvoorbeeld 2025-06-20.",
        );
    }
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let numbers = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    match parts.iter().map(|part| part.len()).collect::<Vec<_>>().as_slice() {
        [1 | 2, 1 | 2, 2 | 4] if numbers => Some(
            "Deze datum begint niet met het jaar. Of de dag of de maand voorop staat, wordt niet geraden. Schrijf \
             jjjj-mm-dd: 20 juni 2025 is 2025-06-20.",
        ),
        [4, 2, 2] if numbers && (parts[1] == "00" || parts[2] == "00") => Some(
            "Van deze datum ontbreekt de dag of de maand. Alleen een geboortedatum mag deels onbekend zijn. Schrijf \
             jjjj-mm-dd, bijvoorbeeld 2025-06-20.",
        ),
        // The form is right, and the day is none of the calendar.
        [4, 2, 2] if numbers && day.split('-').count() == 3 => None,
        _ => Some(NO_FORM_OF_A_DATE),
    }
}

const NO_FORM_OF_A_DATE: &str = "Dit is geen datum in de vorm jjjj-mm-dd. Schrijf vier cijfers voor het jaar, twee voor \
    de maand en twee voor de dag, met streepjes ertussen: 20 juni 2025 is 2025-06-20.";

/// An address of at most 254 characters (RFC 5321, as corrected by erratum 1690).
fn parse_email(text: &str) -> Option<domain::Text> {
    let text = domain::plain(text);
    is_address(&text).then(|| domain::Text::parse(&text).ok())?
}

fn is_address(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let plain =
        |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control() || c == '@');
    let hosted = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    plain(local) && plain(host) && hosted
}

/// What is wrong with an address that has the form of one.
fn why_no_email(text: &str) -> Option<&'static str> {
    is_address(&domain::plain(text)).then_some(
        "In dit e-mailadres staat een teken dat niet te drukken is. Gebruik Latijnse, Griekse of Cyrillische letters, of \
         laat het veld weg.",
    )
}

fn parse_phone(text: &str) -> Option<domain::Text> {
    let text = domain::plain(text);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '/' | '.'));
    (plain && (5..=20).contains(&digits)).then(|| domain::Text::parse(&text).ok())?
}

/// A line of text, by what it is for; its limits stand on the field.
macro_rules! line {
    ($($(#[$meta:meta])* $name:ident: $kind:ident;)+) => { $(
        $(#[$meta])*
        pub enum $name {}

        impl Wire for $name {
            type Domain = domain::Text;

            const KIND: Option<TextKind> = Some(TextKind::$kind);

            fn read(value: &Value, at: &mut At) -> Option<domain::Text> {
                let typed = value.as_str()?;
                let text = text::read_line(typed, TextKind::$kind, at)?;
                at.stated(TextKind::$kind, text.as_str(), typed);
                Some(text)
            }
        }
    )+ };
}

line! {
    /// A sentence or two, searched for what does not belong in a document.
    Verhaal: Narrative;
    /// The name of somebody or something.
    Naam: Name;
    /// What somebody numbered or abbreviated.
    Nummer: Number;
}

/// A line of text in a list, with its limits.
macro_rules! line_in_list {
    ($($(#[$meta:meta])* $name:ident => $line:ident;)+) => { $(
        $(#[$meta])*
        pub enum $name {}

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .description(Some("Een regel tekst."))
                    .min_length(Some(1))
                    .max_length(Some(200))
                    .extensions($line::KIND.map(|kind| ExtensionsBuilder::new().add(TEXT_KIND, word(kind)).build()))
                    .into()
            }
        }

        impl ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }

        impl Wire for $name {
            type Domain = domain::Text;

            fn read(value: &Value, at: &mut At) -> Option<domain::Text> {
                $line::read(value, at)
            }
        }
    )+ };
}

line_in_list! {
    VerhaalRegel => Verhaal;
    NaamRegel => Naam;
}

/// Hours of work, decimals allowed.
impl Wire for f64 {
    type Domain = domain::Hours;

    fn read(value: &Value, _at: &mut At) -> Option<domain::Hours> {
        value.as_f64().map(domain::Hours::of)
    }
}

impl Wire for u32 {
    type Domain = Self;

    fn read(value: &Value, _at: &mut At) -> Option<Self> {
        // JSON Schema counts 12.0 among the integers.
        let number = value.as_f64().filter(|number| number.fract() == 0.0)?;
        (0.0..=f64::from(Self::MAX)).contains(&number).then_some(number as Self)
    }
}

impl Wire for bool {
    type Domain = Self;

    fn read(value: &Value, _at: &mut At) -> Option<Self> {
        value.as_bool()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_days_are_dates() {
        assert!(parse_date("2024-02-29").is_some());
        for text in ["2025-02-29", "2025-6-2", "20250602", "0205-06-02", "+025-06-02", "", "1975-00-00", "1975-03-00"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn midnight_without_a_zone_is_the_day() {
        let day = parse_date("2025-09-26");
        assert!(day.is_some());
        for text in [
            "2025-09-26T00:00",
            "2025-09-26T00:00:00",
            "2025-09-26T00:00:00.000",
            "2025-09-26T00:00:00.0000000",
            "2025-09-26 00:00:00",
            "2025-09-26 00:00:00.000000",
            "\u{a0}2025–09–26 ",
            "2025\u{2011}09\u{2011}26",
        ] {
            assert_eq!(parse_date(text), day, "{text}");
        }
        for text in [
            "2025-09-26T00:00:00Z",
            "2025-09-26T00:00:00+02:00",
            "2025-09-26T22:00:00",
            "2025-09-26T00:00:01",
            "2025-09-26T00:00:00.001",
            "2025-09-26T00:00:00.",
            "2025-09-25T22:00:00.000Z",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
            assert!(why_no_date(text).is_some_and(|why| why.contains("tijdzone")), "{text}");
        }
    }

    #[test]
    fn a_date_that_does_not_begin_with_its_year_is_not_guessed() {
        for text in ["26-09-2025", "05-06-2025", "5/6/2025", "26.9.25", "5-6-2025 0:00:00"] {
            assert_eq!(parse_date(text), None, "{text}");
            assert!(why_no_date(text).is_some_and(|why| why.contains("niet geraden")), "{text}");
        }
        assert!(why_no_date("2025-03-00").is_some_and(|why| why.contains("geboortedatum")));
    }

    #[test]
    fn a_form_that_is_no_date_is_told_apart_from_a_day_that_does_not_exist() {
        for text in ["2025-02-30", "2025-13-01", "0205-06-02"] {
            assert_eq!((parse_date(text), why_no_date(text)), (None, None), "{text}");
        }
        for text in ["2025-5-20", "20250520", "2025/05/20", "20 mei 2025", "vandaag", "gisteren"] {
            assert_eq!(parse_date(text), None, "{text}");
            assert!(why_no_date(text).is_some_and(|why| why.contains("vorm jjjj-mm-dd")), "{text}");
        }
    }

    #[test]
    fn a_birth_date_may_be_known_in_part() {
        let known = |text: &str| parse_birth_date(text).map(|birth| (birth.day(), birth.month()));
        assert_eq!(known("1975-00-00"), Some((None, None)));
        assert_eq!(known("1975-03-00"), Some((None, NaiveDate::from_ymd_opt(1975, 3, 1))));
        assert_eq!(known("1975-03-02"), Some((NaiveDate::from_ymd_opt(1975, 3, 2), None)));
        for text in ["1975-00-12", "1975-13-00", "0000-00-00", "1975-02-30"] {
            assert_eq!(known(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_and_numbers_that_cannot_work_are_refused() {
        assert!(parse_email("e.tencate@dewissel.example").is_some());
        assert_eq!(parse_email(" a.b@c.example\u{200b}").map(|text| text.to_string()), Some("a.b@c.example".into()));
        for text in ["e.tencate", "@dewissel.example", "e t@dewissel.example", "a@b", "a@b.", "a@@b.nl"] {
            assert!(parse_email(text).is_none(), "{text}");
        }
        assert_eq!(parse_email("王@x.example"), None);
        assert!(why_no_email("王@x.example").is_some_and(|why| why.contains("niet te drukken")));
        assert_eq!(why_no_email("e t@dewissel.example"), None);
        for text in ["+31 (0)6-0000 0001", "0031.45.000.0001", "045/000 00 01", "+49 (0) 2562 / 000-0001", "14 045"] {
            assert_eq!(parse_phone(text).map(|number| number.to_string()), Some(text.into()), "{text}");
        }
        assert_eq!(
            parse_phone("06\u{2011}0000\u{a0}0001").map(|number| number.to_string()),
            Some("06-0000 0001".into())
        );
        for text in ["bel mij", "123", "06 0000 0001 #2", "0".repeat(21).as_str()] {
            assert!(parse_phone(text).is_none(), "{text}");
        }
    }
}
