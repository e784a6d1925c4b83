//! Who asks: callers take turns and each is bounded, so they must be told apart.

use std::net::{IpAddr, Ipv6Addr};

/// A caller, by its key or by the network address that it asks from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Client(Who);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Who {
    Address(IpAddr),
    Key(u64),
    Others,
}

impl Client {
    /// This program itself.
    pub const OURSELVES: Self = Self(Who::Address(IpAddr::V6(Ipv6Addr::UNSPECIFIED)));

    /// Callers that are too many to be told apart.
    pub const OTHERS: Self = Self(Who::Others);

    /// Addresses of one IPv6 network of 64 bits are one caller, who may use any of them.
    pub fn address(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(Who::Address(address.into())),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Self(Who::Address(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()))
            }
        }
    }

    /// Whoever has the key with this number, wherever it asks from.
    pub const fn key(number: u64) -> Self {
        Self(Who::Key(number))
    }
}
