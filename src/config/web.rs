//! Addresses that others read, as an operator types them: one that does not fit would be found out by callers alone.

use std::net::Ipv6Addr;

/// Reads the address by which callers know the service: with the path of a proxy, and without the version, which the
/// description puts behind it.
pub fn parse_service(text: &str) -> Result<String, String> {
    let address = text.trim().trim_end_matches('/');
    let is_whole = is_of_the_web(address) && !address.contains(['?', '#']) && !address.ends_with("/v1");
    let right = "schrijf het hele adres zonder /v1 erachter, zoals https://pers.example of https://x.example/pers";
    if is_whole { Ok(address.to_owned()) } else { Err(right.to_owned()) }
}

/// Reads the address of a page.
pub fn parse_page(text: &str) -> Result<String, String> {
    let address = text.trim();
    let right = "schrijf het hele adres van een pagina, zoals https://bureau.example/contact";
    if is_of_the_web(address) { Ok(address.to_owned()) } else { Err(right.to_owned()) }
}

/// Reads an address of e-mail.
pub fn parse_email(text: &str) -> Result<String, String> {
    let address = text.trim();
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|sign| is_of_an_address(sign) && sign != '@');
    let is_address = address.split_once('@').is_some_and(|(local, host)| is_part(local) && is_part(host));
    let right = "schrijf een e-mailadres, zoals beheer@bureau.example";
    if is_address { Ok(address.to_owned()) } else { Err(right.to_owned()) }
}

/// Reads a name.
pub fn parse_name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() { Err("schrijf een naam".to_owned()) } else { Ok(name.to_owned()) }
}

fn is_of_the_web(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    is_web && text.chars().all(is_of_an_address) && origin(&format!("{scheme}://{host}")).is_some()
}

/// Whether a sign may stand in an address; in one of a description braces are for what is filled in.
const fn is_of_an_address(sign: char) -> bool {
    sign.is_ascii_graphic() && !matches!(sign, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
}

/// Reads the origin of pages, or `*`, and writes it as a browser does: in small letters, without the usual port and without
/// a slash behind it. Anything else than that would never be the origin of a request.
pub fn parse_origin(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text == "*" {
        return Ok(text.to_owned());
    }
    origin(text).ok_or_else(|| "schrijf een herkomst zoals https://dossier.example, zonder pad, of *".to_owned())
}

fn origin(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let (scheme, place) = (scheme.to_ascii_lowercase(), rest.strip_suffix('/').unwrap_or(rest).to_ascii_lowercase());
    let (host, port) = match place.rsplit_once(':') {
        // The last colon of an address of IPv6 stands before no port.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port.parse::<u16>().ok()?)),
        _ => (place.as_str(), None),
    };
    let is_plain = |sign: char, others: &str| sign.is_ascii_alphanumeric() || others.contains(sign);
    let is_name = !host.is_empty() && host.chars().all(|sign| is_plain(sign, "-._"));
    let address = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let is_address = address.is_some_and(|address| address.parse::<Ipv6Addr>().is_ok());
    if scheme.is_empty() || !scheme.chars().all(|sign| is_plain(sign, "+-.")) || !(is_name || is_address) {
        return None;
    }
    match (scheme.as_str(), port) {
        (_, None) | ("http", Some(80)) | ("https", Some(443)) => Some(format!("{scheme}://{host}")),
        (_, Some(port)) => Some(format!("{scheme}://{host}:{port}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_written_as_a_browser_writes_it() {
        for (typed, origin) in [
            ("*", "*"),
            ("https://dossier.example", "https://dossier.example"),
            ("https://dossier.example/", "https://dossier.example"),
            (" https://DRIE.example:443", "https://drie.example"),
            ("http://localhost:80/", "http://localhost"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("https://[::1]:8443", "https://[::1]:8443"),
            ("http://[::1]", "http://[::1]"),
            ("app://nl.bureau", "app://nl.bureau"),
        ] {
            assert_eq!(parse_origin(typed).as_deref(), Ok(origin), "{typed}");
        }
    }

    #[test]
    fn what_no_browser_sends_as_an_origin_is_refused() {
        for typed in [
            "",
            "null",
            "ander.example",
            "https://",
            "https://dossier.example/pad",
            "https://dossier.example//",
            "https://*.example",
            "https://jan:geheim@dossier.example",
            "https://dossier.example:poort",
            "https://dossiër.example",
            "://dossier.example",
        ] {
            assert!(parse_origin(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn the_address_of_the_service_is_whole_and_without_its_version() {
        for (typed, address) in [
            ("https://pers.example", "https://pers.example"),
            (" https://pers.example/ ", "https://pers.example"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("https://x.example/pers/", "https://x.example/pers"),
            ("https://x.example/v1/pers", "https://x.example/v1/pers"),
            ("HTTPS://[::1]:8443", "HTTPS://[::1]:8443"),
        ] {
            assert_eq!(parse_service(typed).as_deref(), Ok(address), "{typed}");
        }
        for typed in [
            "",
            "pers.example",
            "/pers",
            "//pers.example",
            "ftp://pers.example",
            "javascript:alert(1)",
            "https://pers.example/v1",
            "https://pers.example/v1/",
            "https://pers.example?a=b",
            "https://pers.example/#a",
            "https://jan:geheim@pers.example",
            "https://pers.example/een twee",
            "https://persé.example",
            "https://{bureau}.example",
        ] {
            assert!(parse_service(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn who_is_to_be_asked_can_be_reached() {
        assert_eq!(
            parse_page("https://bureau.example/contact?a=b#c").as_deref(),
            Ok("https://bureau.example/contact?a=b#c")
        );
        assert_eq!(parse_email(" beheer@bureau.example").as_deref(), Ok("beheer@bureau.example"));
        assert_eq!(parse_name(" Bureau Noord ").as_deref(), Ok("Bureau Noord"));
        assert!(parse_page("bureau.example").is_err() && parse_page("mailto:a@b").is_err());
        for typed in ["", "beheer", "@bureau.example", "beheer@", "a@b@c", "de beheerder@bureau.example", "<a@b>"] {
            assert!(parse_email(typed).is_err(), "{typed}");
        }
        assert!(parse_name("  ").is_err());
    }
}
