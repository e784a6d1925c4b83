//! Who asks: callers take turns and each is bounded, so they must be told apart.

use std::net::{IpAddr, Ipv6Addr};

/// A caller, by the network address that it asks from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Client(IpAddr);

impl Client {
    /// This program itself.
    pub const OURSELVES: Self = Self(IpAddr::V6(Ipv6Addr::UNSPECIFIED));

    /// Addresses of one IPv6 network of 64 bits are one caller, who may use any of them.
    pub fn address(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(address.into()),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Self(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into())
            }
        }
    }
}
