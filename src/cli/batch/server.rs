//! A service as it was typed: where it is, and what opens it. The latter is sent and never said.

use std::convert::Infallible;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use ureq::http::Uri;

use crate::http::is_loopback;

/// What may hold a password or a key: nobody can print it.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Never fails: a message about what was typed would repeat it.
    pub fn parse(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.trim().to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// Where a service is, and what opens it.
pub struct Server {
    /// Scheme, host and path, without what opens it and without a slash at the end.
    base: String,
    authorization: Option<Secret>,
    /// Whether what is sent there can be read on its way.
    is_open: bool,
}

impl Server {
    /// Reads an address; a key is sent where the address has no name and password. The error is a sentence that repeats
    /// nothing of either.
    pub fn parse(typed: &Secret, key: Option<&Secret>) -> Result<Self, String> {
        let key = key.filter(|key| !key.0.is_empty());
        let address = Address::parse(&typed.0).ok_or(NO_ADDRESS)?;
        let authorization = match (address.userinfo, key) {
            (Some(_), Some(_)) => return Err(TWO_WAYS.to_owned()),
            (Some(userinfo), None) => Some(Secret(basic(userinfo))),
            (None, Some(key)) if !key.0.bytes().all(|byte| byte.is_ascii_graphic()) => return Err(NO_KEY.to_owned()),
            (None, Some(key)) => Some(Secret(format!("Bearer {}", key.0))),
            (None, None) => None,
        };
        let Address { scheme, host, authority, path, .. } = address;
        Ok(Self {
            base: format!("{scheme}://{authority}{path}"),
            authorization,
            is_open: scheme == "http" && !is_loopback(host),
        })
    }

    /// The address as it may be said, and as a path follows it.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The value of the header that opens it.
    pub fn authorization(&self) -> Option<&str> {
        self.authorization.as_ref().map(|secret| secret.0.as_str())
    }

    /// Whether what is sent there can be read on its way.
    pub const fn is_open(&self) -> bool {
        self.is_open
    }
}

const NO_ADDRESS: &str = "Bij --server staat iets dat geen adres van een dienst is. Schrijf bijvoorbeeld \
                          https://pers.example.nl of http://127.0.0.1:8080, met een @ in een wachtwoord als %40.";
const TWO_WAYS: &str = "Er is een sleutel (--key of TRAJECTPERS_KEY), en bij --server ook een naam met wachtwoord. Een \
                        dienst neemt er één; laat het andere weg.";
const NO_KEY: &str = "De sleutel van --key of TRAJECTPERS_KEY bevat tekens die niet in een sleutel kunnen staan.";

/// The parts of an address.
struct Address<'a> {
    scheme: &'static str,
    userinfo: Option<&'a str>,
    host: &'a str,
    /// Host and port.
    authority: &'a str,
    path: &'a str,
}

impl<'a> Address<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        // Says whether it is an address at all. Its parts are cut from the text, since it would forgive too much.
        let uri: Uri = text.parse().ok()?;
        let (scheme, rest) = text.split_once("://")?;
        let scheme = ["http", "https"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
        if uri.query().is_some() || rest.contains(['?', '#']) {
            return None;
        }
        let (before, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (userinfo, authority) = match before.rsplit_once('@') {
            Some((userinfo, authority)) => (Some(userinfo), authority),
            None => (None, before),
        };
        let host_ends = authority.rfind(']').map_or_else(|| authority.find(':'), |end| Some(end + 1));
        let (host, port) = authority.split_at(host_ends.unwrap_or(authority.len()));
        // What stands where a port should may be a password that lost its @.
        let is_port = port.is_empty() || port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
        if host.is_empty() || !is_port {
            return None;
        }
        Some(Self { scheme, userinfo, host, authority, path: path.trim_end_matches('/') })
    }
}

/// A name and a password as HTTP carries them.
fn basic(userinfo: &str) -> String {
    let (name, password) = userinfo.split_once(':').unwrap_or((userinfo, ""));
    let mut plain: Vec<u8> = percent_decode_str(name).collect();
    plain.push(b':');
    plain.extend(percent_decode_str(password));
    format!("Basic {}", STANDARD.encode(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(address: &str, key: Option<&str>) -> Result<Server, String> {
        let secret = |text: &str| Secret::parse(text).expect("never fails");
        let key = key.map(secret);
        Server::parse(&secret(address), key.as_ref())
    }

    #[test]
    fn what_opens_a_service_is_apart_from_where_it_is() {
        let opened = server("http://naam:ge%40heim@127.0.0.1:8080/pers/", None).expect("an address");
        assert_eq!(opened.base(), "http://127.0.0.1:8080/pers");
        assert_eq!(opened.authorization(), Some("Basic bmFhbTpnZUBoZWlt"));
        let opened = server("https://pers.example.nl", Some(" sleutel\n")).expect("an address");
        assert_eq!((opened.base(), opened.authorization()), ("https://pers.example.nl", Some("Bearer sleutel")));
        assert_eq!(server("https://pers.example.nl", Some("")).expect("an address").authorization(), None);
        assert_eq!(format!("{:?}", Secret::parse("geheim").expect("never fails")), "…");
    }

    #[test]
    fn what_is_no_address_is_refused_and_not_repeated() {
        for address in [
            "",
            "127.0.0.1:8080",
            "ftp://naam:geheim@host",
            "http://naam:geheim",
            "http://naam:geheim@",
            "http://naam:geheim@host:poort",
            "http://naam:ge heim@host",
            "https://host?sleutel=geheim",
            "https://host/#geheim",
            "http://:80",
        ] {
            let why = server(address, None).err().unwrap_or_default();
            assert!(why.contains("geen adres") && !why.contains("geheim"), "{address}: {why}");
        }
        let both = server("http://naam:geheim@host", Some("sleutel")).err().unwrap_or_default();
        assert!(both.contains("één") && !both.contains("geheim"), "{both}");
        let unfit = server("http://host", Some("gehéim woord")).err().unwrap_or_default();
        assert!(unfit.contains("tekens") && !unfit.contains("woord"), "{unfit}");
    }

    #[test]
    fn only_loopback_may_be_asked_without_tls() {
        for (address, open) in [
            ("http://127.0.0.1:80", false),
            ("http://[::1]", false),
            ("http://[::1]:8080/", false),
            ("http://LOCALHOST/", false),
            ("https://pers.example.nl", false),
            ("http://pers.example.nl", true),
            ("HTTP://0.0.0.0:8080", true),
            ("http://localhost.example.nl", true),
            ("http://127.0.0.1@pers.example.nl", true),
        ] {
            assert_eq!(server(address, None).map(|server| server.is_open()), Ok(open), "{address}");
        }
    }
}
