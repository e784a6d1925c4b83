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
        describe "Een dag als jjjj-mm-dd (ISO 8601), in de jaren 1900 tot en met 2199.",
        parse parse_date,
        fault "datum" "Dit is geen bestaande datum in de jaren 1900 tot en met 2199. Schrijf jjjj-mm-dd, bijvoorbeeld \
            2025-06-20.";
    Bsn => domain::Bsn, "bsn", example "999990019",
        describe "Een burgerservicenummer: negen cijfers die de elfproef doorstaan. Staat alleen in de variant uwv op papier.",
        parse |text| domain::Bsn::parse(text).ok(),
        fault "bsn" "Dit burgerservicenummer klopt niet: het heeft geen negen cijfers of doorstaat de elfproef niet.";
    Iban => domain::Iban, "iban", example "NL13 TEST 0123 4567 89",
        describe "Een IBAN, met of zonder spaties.",
        parse |text| domain::Iban::parse(text).ok(),
        fault "iban" "Dit IBAN klopt niet: de lengte of het controlegetal is fout. Een voorbeeld van de vorm is NL13 TEST 0123 4567 89.";
    KvkNummer => domain::KvkNumber, "kvk-nummer", example "99000001",
        describe "Een nummer van de Kamer van Koophandel: acht cijfers.",
        parse |text| domain::KvkNumber::parse(text).ok(),
        fault "kvk_nummer" "Een KVK-nummer heeft precies acht cijfers, zonder punten of spaties.";
    BtwId => domain::BtwId, "btw-id", example "NL999990007B01",
        describe "Een btw-identificatienummer: NL, negen cijfers, B, twee cijfers.",
        parse |text| domain::BtwId::parse(text).ok(),
        fault "btw_id" "Een btw-id heeft de vorm NL999990007B01: NL, negen cijfers, B, twee cijfers.";
    Postcode => domain::Postcode, "postcode", example "1234 AB",
        describe "Een Nederlandse postcode.",
        parse |text| domain::Postcode::parse(text).ok(),
        fault "postcode" "Dit is geen Nederlandse postcode. Schrijf vier cijfers en twee letters, bijvoorbeeld 1234 AB.";
    Kleur => domain::Colour, "kleur", example "#0F5F66",
        describe "Een kleur als #RRGGBB. Is zij te licht om te lezen, dan wordt voor tekst een donkerder tint gebruikt.",
        parse |text| domain::Colour::parse(text).ok(),
        fault "kleur" "Schrijf een kleur als # met zes hexadecimale cijfers, bijvoorbeeld #0F5F66.";
    Email => domain::Text, "email", example "e.tencate@dewissel.example",
        describe "Een e-mailadres.",
        parse parse_email,
        fault "email" "Dit is geen e-mailadres. Schrijf bijvoorbeeld naam@voorbeeld.nl, zonder spaties.",
        stated Number;
    Telefoon => domain::Text, "telefoon", example "06 0000 0001",
        describe "Een telefoonnummer zoals het op papier moet komen: cijfers, spaties, +, haakjes en streepjes.",
        parse parse_phone,
        fault "telefoon" "Dit is geen telefoonnummer. Gebruik cijfers, spaties, +, haakjes en streepjes, met 7 tot 15 cijfers.",
        stated Number;
}

pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        let digit = |byte: &u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
        digits.iter().try_fold(0, |number, byte| Some(number * 10 + digit(byte)?))
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?);
    date.filter(|_| YEARS.contains(&year))
}

fn parse_email(text: &str) -> Option<domain::Text> {
    let (local, host) = text.split_once('@')?;
    let plain =
        |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control() || c == '@');
    let hosted = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    (plain(local) && plain(host) && hosted).then(|| domain::Text::parse(text).ok())?
}

fn parse_phone(text: &str) -> Option<domain::Text> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')'));
    (plain && (7..=15).contains(&digits)).then(|| domain::Text::parse(text).ok())?
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
                let text = text::read_line(value.as_str()?, at)?;
                at.stated(TextKind::$kind, text.as_str());
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
        for text in ["2025-02-29", "2025-6-2", "20250602", "0205-06-02", "2025-06-02T00:00", "+025-06-02", ""] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_and_numbers_that_cannot_work_are_refused() {
        assert!(parse_email("e.tencate@dewissel.example").is_some());
        for text in ["e.tencate", "@dewissel.example", "e t@dewissel.example", "a@b", "a@b.", "a@@b.nl"] {
            assert!(parse_email(text).is_none(), "{text}");
        }
        assert!(parse_phone("+31 (0)6-0000 0001").is_some());
        for text in ["bel mij", "123", "06 0000 0001 #2"] {
            assert!(parse_phone(text).is_none(), "{text}");
        }
    }
}
