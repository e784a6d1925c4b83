//! The addresses of links: what mail programs put before them, and whether the words say them already.

use std::borrow::Cow;

use crate::trajectory::is_printable;

/// The address behind the one that Outlook and Google put before it, to look at who follows it.
pub fn unguarded(address: &str) -> Option<String> {
    let (place, said) = address.split_once('?')?;
    let place = place.to_ascii_lowercase();
    let place = place.strip_prefix("https://")?;
    let names: &[&str] = if is_of_outlook(place) {
        &["url="]
    } else if GOOGLES.contains(&place) {
        &["q=", "url="]
    } else {
        return None;
    };
    let said_as = |name: &&str| {
        let own = said.split('&').find_map(|pair| pair.strip_prefix(*name)).and_then(decoded)?;
        (own.contains("://") || own.starts_with("mailto:")).then_some(own)
    };
    names.iter().find_map(said_as)
}

const GOOGLES: [&str; 2] = ["www.google.com/url", "www.google.nl/url"];

/// Whether this is a place of the guard of Outlook, and none that has its name elsewhere.
fn is_of_outlook(place: &str) -> bool {
    place.split('/').next().is_some_and(|host| host.ends_with(".safelinks.protection.outlook.com"))
}

/// An address as it leads there: a sign that no font has, or that stands in none, by the bytes that it is.
pub fn encoded(address: &str) -> Cow<'_, str> {
    let stands = |sign: char| is_printable(sign) && !sign.is_whitespace();
    if address.chars().all(stands) {
        return Cow::Borrowed(address);
    }
    let mut text = String::with_capacity(address.len());
    for sign in address.chars() {
        if stands(sign) {
            text.push(sign);
        } else {
            text.extend(sign.to_string().bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    Cow::Owned(text)
}

/// Reads `%3A` as `:`.
fn decoded(text: &str) -> Option<String> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
            bytes.push(high * 16 + low);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Whether words are this address, without what every reader thinks with it: `https://`, a slash at its end, and
/// capitals in its name. Behind that a capital leads elsewhere.
pub fn says_address(words: &str, address: &str) -> bool {
    let parts = |text: &str| {
        let text = bare(text);
        let (host, path) = text.split_at(text.find(['/', '?', '#']).unwrap_or(text.len()));
        (host.to_ascii_lowercase(), path.to_owned())
    };
    parts(words) == parts(address)
}

fn bare(address: &str) -> &str {
    let start = ["https://", "http://"]
        .into_iter()
        .find(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    address.get(start.map_or(0, str::len)..).unwrap_or_default().trim_end_matches('/')
}

/// Digits of a telephone number without its country.
const NATIONAL: usize = 9;

/// What stands before those digits of a number of this country.
const OWN: [&str; 6] = ["", "0", "31", "310", "0031", "00310"];

/// Whether words are this telephone number, with its country or without. A number of another country is another.
pub fn says_number(words: &str, number: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (said, called) = (digits(words), digits(number));
    let parts = |digits: &str| {
        let (before, end) = digits.split_at_checked(digits.len().checked_sub(NATIONAL)?)?;
        OWN.contains(&before).then(|| end.to_owned())
    };
    !called.is_empty() && (said == called || (parts(&said).is_some() && parts(&said) == parts(&called)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_behind_those_that_guard_it() {
        for (address, own) in [
            (
                "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2Fa%3Fb%3D1&data=05",
                Some("https://x.example/a?b=1"),
            ),
            ("https://www.google.com/url?q=https://x.example/a&sa=D", Some("https://x.example/a")),
            ("https://www.google.com/url?q=woorden", None),
            ("https://www.google.nl/url?sa=t&url=https://x.example/a", Some("https://x.example/a")),
            ("https://www.google.com/url?q=&esrc=s&url=https://x.example", Some("https://x.example")),
            ("https://x.example/?url=https%3A%2F%2Fy.example", None),
            ("https://x.example/.safelinks.protection.outlook.com/?url=https%3A%2F%2Fy.example", None),
            ("https://a.safelinks.protection.outlook.com@x.example/?url=https%3A%2F%2Fy.example", None),
            ("https://a.safelinks.protection.outlook.com/?url=https%3", None),
        ] {
            assert_eq!(unguarded(address).as_deref(), own, "{address}");
        }
    }

    #[test]
    fn words_that_are_the_address_are_told_from_others() {
        assert!(says_address("x.example", "https://x.example/") && says_address("X.example/a", "http://x.example/a"));
        assert!(!says_address("x.example/a", "https://x.example/A"));
        assert!(says_address("x.example/A", "https://X.example/A"));
        assert!(!says_address("x.example", "https://y.example") && !says_address("x.example", "https://x.example/a"));
        assert!(says_number("06 12345678", "+31612345678") && says_number("06-1234 5678", "0612345678"));
        assert!(!says_number("06 12345678", "+32612345678") && !says_number("+49612345678", "0612345678"));
        assert!(says_number("0031 6 12345678", "06-12345678") && says_number("+31 (0)6 12345678", "+31612345678"));
        assert!(!says_number("bel mij", "0612345678") && !says_number("112", "+31612345678"));
    }

    #[test]
    fn signs_that_no_font_has_are_their_bytes_in_an_address() {
        assert_eq!(encoded("https://x.example/★ a\u{200b}"), "https://x.example/%E2%98%85%20a%E2%80%8B");
        assert_eq!(encoded("https://x.example/é?a=1"), "https://x.example/é?a=1");
    }
}
