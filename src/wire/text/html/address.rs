//! The addresses of links: what mail programs put before them, and whether the words say them already.

/// The address behind the one that Outlook and Google put before it, to look at who follows it.
pub fn unguarded(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    let name = if lower.starts_with("https://") && lower.contains(".safelinks.protection.outlook.com/") {
        "url="
    } else if lower.starts_with("https://www.google.com/url?") {
        "q="
    } else {
        return None;
    };
    let (_, said) = address.split_once('?')?;
    let own = said.split('&').find_map(|pair| pair.strip_prefix(name))?;
    decoded(own).filter(|own| own.contains("://") || own.starts_with("mailto:"))
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

/// Whether words are this address, without what every reader thinks with it: `https://`, a slash at its end.
pub fn says_address(words: &str, address: &str) -> bool {
    bare(words).eq_ignore_ascii_case(bare(address))
}

fn bare(address: &str) -> &str {
    let start = ["https://", "http://"]
        .into_iter()
        .find(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    address.get(start.map_or(0, str::len)..).unwrap_or_default().trim_end_matches('/')
}

/// Digits of a telephone number without its country.
const NATIONAL: usize = 9;

/// Whether words are this telephone number, with its country or without.
pub fn says_number(words: &str, number: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (said, called) = (digits(words), digits(number));
    let end = |digits: &str| digits.get(digits.len().checked_sub(NATIONAL)?..).map(str::to_owned);
    !called.is_empty() && (said == called || (end(&said).is_some() && end(&said) == end(&called)))
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
            ("https://x.example/?url=https%3A%2F%2Fy.example", None),
            ("https://a.safelinks.protection.outlook.com/?url=https%3", None),
        ] {
            assert_eq!(unguarded(address).as_deref(), own, "{address}");
        }
    }

    #[test]
    fn words_that_are_the_address_are_told_from_others() {
        assert!(says_address("x.example", "https://x.example/") && says_address("X.example/a", "http://x.example/a"));
        assert!(!says_address("x.example", "https://y.example") && !says_address("x.example", "https://x.example/a"));
        assert!(says_number("06 12345678", "+31612345678") && says_number("06-1234 5678", "0612345678"));
        assert!(!says_number("bel mij", "0612345678") && !says_number("112", "+31612345678"));
    }
}
