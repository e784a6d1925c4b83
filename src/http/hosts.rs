//! Names by which this machine calls itself. A web page in somebody's browser can make it send requests here; without keys
//! these are told by the name that they ask for, and by where they come from.

use std::net::{Ipv4Addr, Ipv6Addr};

use actix_web::http::header::{HOST, HeaderMap, HeaderName, ORIGIN};

/// Whether a request may come in without a key: it asks for this machine by its own name, and no page of another site sent it.
pub fn is_from_here(headers: &HeaderMap, authority: Option<&str>) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let host = authority.or_else(|| text(HOST));
    // Without a name (HTTP/1.0) no browser sent it.
    let named = host.is_none_or(is_loopback);
    let site = text(HeaderName::from_static("sec-fetch-site"));
    let own_page = site.is_none_or(|site| matches!(site, "same-origin" | "none"));
    let origin = text(ORIGIN).is_none_or(|origin| {
        origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")).is_some_and(is_loopback)
    });
    named && own_page && origin
}

/// Headers in which a proxy says that it passes on what somebody else asked.
const PASSED_ON: [&str; 6] = ["cf-connecting-ip", "forwarded", "true-client-ip", "via", "x-client-ip", "x-real-ip"];

/// Whether a request says that it was passed on. Who wrote it may sit anywhere, also where the proxy is on this
/// machine and asks for it by its own name.
pub fn is_passed_on(headers: &HeaderMap) -> bool {
    headers.keys().any(|name| PASSED_ON.contains(&name.as_str()) || name.as_str().starts_with("x-forwarded"))
}

/// Whether this names the machine itself, with or without a port.
pub fn is_loopback(host: &str) -> bool {
    let Some(name) = name_of(host) else { return false };
    if let Some(address) = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        return address.parse::<Ipv6Addr>().is_ok_and(|address| address.to_canonical().is_loopback());
    }
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    name.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        || name == "localhost"
        // RFC 6761: every name below it is this machine.
        || name.strip_suffix(".localhost").is_some_and(|name| !name.is_empty())
}

/// The name of a host without its port, when that is well-formed.
fn name_of(host: &str) -> Option<&str> {
    let end = if host.starts_with('[') { host.find(']')? + 1 } else { host.find(':').unwrap_or(host.len()) };
    let (name, port) = host.split_at_checked(end)?;
    let sound = |port: &str| port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    (port.is_empty() || port.strip_prefix(':').is_some_and(sound)).then_some(name)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    #[test]
    fn only_names_of_this_machine_are_its_names() {
        for host in [
            "localhost",
            "LOCALHOST:80",
            "localhost.",
            "a.localhost:1",
            "127.0.0.1",
            "127.9.9.9:8080",
            "[::1]",
            "[::1]:8080",
            "[::ffff:127.0.0.1]:1",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "notlocalhost",
            "127.0.0.1.nip.example",
            "127.1",
            "0x7f.1",
            "2130706433",
            "0.0.0.0",
            "[::]",
            "::1",
            "localhost:x",
            "localhost:80:80",
            "[::1]x",
            "localhost@evil",
            "[::1",
            ".localhost",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn what_a_proxy_passes_on_says_so() {
        let passed = |name: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static("x"));
            is_passed_on(&headers)
        };
        for name in ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"] {
            assert!(passed(name), "{name}");
        }
        for name in ["host", "origin", "traceparent", "user-agent", "x-requested-with"] {
            assert!(!passed(name), "{name}");
        }
    }

    #[test]
    fn a_page_of_another_site_is_not_from_here() {
        let from = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
            }
            is_from_here(&headers, None)
        };
        assert!(from(&[]) && from(&[("host", "localhost:8080")]));
        assert!(from(&[
            ("host", "localhost:8080"),
            ("origin", "http://localhost:8080"),
            ("sec-fetch-site", "same-origin")
        ]));
        assert!(!from(&[("host", "rebind.example:8080")]));
        assert!(!from(&[("host", "127.0.0.1:8080"), ("sec-fetch-site", "cross-site")]));
        assert!(!from(&[("host", "127.0.0.1:8080"), ("origin", "https://page.example")]));
        assert!(!from(&[("host", "127.0.0.1:8080"), ("origin", "null")]));
    }
}
