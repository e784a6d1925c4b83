//! Who asks, when a proxy asks for somebody: its word is taken only from addresses that the operator trusts.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use actix_web::http::header::{FORWARDED, HeaderMap, HeaderName, X_FORWARDED_FOR};
use ipnet::IpNet;

use crate::config::ForwardHeader;

/// Which proxies are trusted, and how they name their callers.
#[derive(Debug, Clone)]
pub struct Proxies {
    pub trusted: Vec<IpNet>,
    pub header: ForwardHeader,
}

impl Proxies {
    pub fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.trusted.iter().any(|net| net.contains(&address))
    }

    /// From the nearest to the farthest: past each trusted proxy, to the first address that is none. What cannot be read ends it.
    pub fn caller(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut caller = peer.to_canonical();
        if !self.trusts(caller) {
            return caller;
        }
        let name: HeaderName = match self.header {
            ForwardHeader::XForwardedFor => X_FORWARDED_FOR,
            ForwardHeader::Forwarded => FORWARDED,
        };
        // Several lines are one list.
        let lines: Vec<&str> = headers.get_all(name).map(|line| line.to_str().unwrap_or_default()).collect();
        let hops: Vec<Option<IpAddr>> =
            lines.iter().flat_map(|line| line.split(',')).map(|hop| self.read(hop)).collect();
        for hop in hops.into_iter().rev() {
            let Some(hop) = hop.filter(|_| self.trusts(caller)) else { break };
            caller = hop;
        }
        caller
    }

    fn read(&self, hop: &str) -> Option<IpAddr> {
        match self.header {
            ForwardHeader::XForwardedFor => address(hop),
            ForwardHeader::Forwarded => hop.split(';').find_map(|pair| {
                let (name, value) = pair.split_once('=')?;
                if name.trim().eq_ignore_ascii_case("for") { address(value) } else { None }
            }),
        }
    }
}

/// `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:80`; neither `unknown` nor `_x`.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let in_brackets = || text.strip_prefix('[')?.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6);
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    text.parse().ok().or_else(with_port).or_else(in_brackets).map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;
    use crate::config::parse_net;

    fn caller(header: ForwardHeader, peer: &str, lines: &[&'static str]) -> String {
        let trusted = ["10.0.0.0/8", "::1"].iter().map(|net| parse_net(net).expect("a network")).collect();
        let mut headers = HeaderMap::new();
        for line in lines {
            let name = if header == ForwardHeader::Forwarded { FORWARDED } else { X_FORWARDED_FOR };
            headers.append(name, HeaderValue::from_static(line));
        }
        Proxies { trusted, header }.caller(peer.parse().expect("an address"), &headers).to_string()
    }

    #[test]
    fn a_proxy_is_believed_where_it_is_trusted() {
        use ForwardHeader::{Forwarded, XForwardedFor};

        for (header, peer, lines, right) in [
            (XForwardedFor, "192.0.2.9", &["198.51.100.1"][..], "192.0.2.9"),
            (XForwardedFor, "10.0.0.1", &["203.0.113.6, 198.51.100.1"], "198.51.100.1"),
            (XForwardedFor, "10.0.0.1", &["203.0.113.6", "198.51.100.1"], "198.51.100.1"),
            (XForwardedFor, "::ffff:10.0.0.1", &["203.0.113.6, 198.51.100.1, 10.2.2.2"], "198.51.100.1"),
            (XForwardedFor, "10.0.0.1", &["unknown"], "10.0.0.1"),
            (XForwardedFor, "10.0.0.1", &[], "10.0.0.1"),
            (Forwarded, "::1", &["for=203.0.113.6, For=\"[2001:db8::1]:4711\";proto=https;by=10.0.0.1"], "2001:db8::1"),
        ] {
            assert_eq!(caller(header, peer, lines), right, "{peer} {lines:?}");
        }
    }
}
