//! Where the service listens: at an address or under a name, with a port.

use std::fmt;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs as _};

/// What was said to listen on. A name is looked up when the service starts, and stands for every address that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listen {
    Address(SocketAddr),
    Name { host: String, port: u16 },
}

/// What is said of anything else.
const RIGHT: &str = "schrijf een IP-adres of een naam, met poort, zoals 127.0.0.1:8080 of localhost:8080";

impl Listen {
    /// Reads an address or a name with its port; the error says what would be right.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let address = text.parse().ok().map(Self::Address);
        address.or_else(|| named(text)).ok_or_else(|| RIGHT.to_owned())
    }

    /// Every address that it stands for, each once, and those of IPv4 first.
    ///
    /// # Errors
    ///
    /// When nobody whom this machine asks knows the name.
    pub fn addresses(&self) -> io::Result<Vec<SocketAddr>> {
        let (host, port) = match self {
            Self::Address(address) => return Ok(vec![*address]),
            Self::Name { host, port } => (host.as_str(), *port),
        };
        let mut addresses: Vec<SocketAddr> = Vec::new();
        for address in (host, port).to_socket_addrs()? {
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        if addresses.is_empty() {
            return Err(io::ErrorKind::NotFound.into());
        }
        addresses.sort_by_key(SocketAddr::is_ipv6);
        Ok(addresses)
    }
}

impl fmt::Display for Listen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => write!(f, "{address}"),
            Self::Name { host, port } => write!(f, "{host}:{port}"),
        }
    }
}

/// A name with its port. What has no letter is an address with a mistake in it.
fn named(text: &str) -> Option<Listen> {
    let (host, port) = text.rsplit_once(':')?;
    let port = port.parse().ok()?;
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "-._".contains(sign);
    let is_name = host.chars().all(is_sign) && host.contains(|sign: char| sign.is_ascii_alphabetic());
    is_name.then(|| Listen::Name { host: host.to_owned(), port })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_or_a_name_is_taken_with_its_port() {
        for text in ["127.0.0.1:8080", "[::1]:0", "0.0.0.0:443"] {
            let listen = Listen::parse(text).expect("an address");
            assert_eq!(listen.addresses().expect("itself"), [text.parse::<SocketAddr>().expect("an address")]);
            assert_eq!(listen.to_string(), text);
        }
        let listen = Listen::parse(" localhost:8080").expect("a name");
        assert_eq!(listen, Listen::Name { host: "localhost".into(), port: 8080 });
        assert_eq!(listen.to_string(), "localhost:8080");
    }

    #[test]
    fn what_is_neither_or_has_no_port_is_refused() {
        for text in [
            "",
            "hier",
            "8080",
            ":8080",
            "*:8080",
            "localhost",
            "localhost:",
            "localhost:http",
            "localhost:65536",
            "127.0.0:8080",
            "256.0.0.1:8080",
            "::1:8080",
            "http://localhost:8080",
            "jan@localhost:8080",
            "local host:8080",
        ] {
            assert_eq!(Listen::parse(text), Err(RIGHT.to_owned()), "{text}");
        }
    }

    #[test]
    fn this_machine_knows_its_own_name_and_the_old_addresses_come_first() {
        let addresses =
            Listen::parse("localhost:8080").and_then(|listen| listen.addresses().map_err(|e| e.to_string()));
        let addresses = addresses.expect("known");
        assert!(addresses.iter().all(|address| address.ip().is_loopback() && address.port() == 8080), "{addresses:?}");
        assert!(addresses.is_sorted_by_key(SocketAddr::is_ipv6), "{addresses:?}");
    }
}
