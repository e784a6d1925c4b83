//! Who may come in: by key, or from this machine, and not too often.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;

use actix_web::HttpMessage;
use actix_web::dev::ServiceRequest;
use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use actix_web::http::uri::Authority;

use super::address;
use super::hosts;
use super::proxies::Proxies;
use super::rate::{Rate, Turn};
use crate::answers::{Problem, addresses};
use crate::keys::{KeyRing, Right};
use crate::press::Client;

/// Failures to show a key that one caller may make in a second, and at once.
const FAILURES: (NonZeroU32, NonZeroU32) = (NonZeroU32::MIN, NonZeroU32::new(20).unwrap());

/// What is asked of every request before anything of it is done.
pub struct Gate {
    keys: Option<Arc<KeyRing>>,
    /// Without keys: whether everybody who can reach the service may use it.
    anyone: bool,
    rate: Option<Rate>,
    failures: Rate,
    proxies: Proxies,
}

/// What is looked at of a request.
struct Head<'a> {
    peer: Option<SocketAddr>,
    headers: &'a HeaderMap,
    /// The address that it asks for, as the router reads it.
    asked: &'a str,
    /// The name by which it says to have found the service.
    authority: Option<&'a str>,
}

impl Head<'_> {
    fn is_from_here(&self) -> bool {
        hosts::is_from_here(self.headers, self.authority)
    }
}

/// Who sent a request.
#[derive(Debug, Clone)]
pub struct Caller {
    /// By which it takes turns.
    pub client: Client,
    /// The name of its key.
    pub name: Option<String>,
    pub address: IpAddr,
    /// What it may still send.
    pub turn: Option<Turn>,
}

impl Caller {
    /// For the audit: the name of a key, else the address.
    pub fn told(&self) -> String {
        self.name.clone().unwrap_or_else(|| self.address.to_string())
    }

    fn at(address: IpAddr) -> Self {
        Self { client: Client::address(address), name: None, address, turn: None }
    }
}

impl Gate {
    pub fn new(keys: Option<Arc<KeyRing>>, anyone: bool, rate: Option<Rate>, proxies: Proxies) -> Self {
        Self { keys, anyone, rate, failures: Rate::new(FAILURES.0, FAILURES.1), proxies }
    }

    /// Whether a connection from this address is one of a trusted proxy, which stands for many callers.
    pub fn trusts(&self, address: IpAddr) -> bool {
        self.proxies.trusts(address)
    }

    pub fn keys(&self) -> Option<&Arc<KeyRing>> {
        self.keys.as_ref()
    }

    /// What tells a caller how often it may ask.
    pub fn rate(&self) -> Option<&Rate> {
        self.rate.as_ref()
    }

    /// Lets a request in, or says why not.
    pub fn admit(&self, request: &ServiceRequest) -> Result<Caller, Problem> {
        let asked = address::of(request.request());
        let authority = request.uri().authority().map(Authority::as_str);
        let head = Head { peer: request.peer_addr(), headers: request.headers(), asked, authority };
        let mut caller = self.know(&head)?;
        if let Some(rate) = self.rate.as_ref().filter(|_| !addresses::is_watched(asked)) {
            let turn = rate.turn(&caller.client);
            if let Turn::Wait { seconds } = turn {
                request.extensions_mut().insert(turn);
                return Err(Problem::too_often(seconds));
            }
            caller.turn = Some(turn);
        }
        Ok(caller)
    }

    /// Why a request is not let in whose sender waits to hear that before it sends the body. It is counted once it is sent.
    pub fn refuses(&self, request: &actix_http::Request) -> Option<Problem> {
        let asked = address::before(request);
        let authority = request.uri().authority().map(Authority::as_str);
        let head = Head { peer: request.peer_addr(), headers: request.headers(), asked: &asked, authority };
        self.know(&head).err()
    }

    /// Who sent a request, if that is somebody who may.
    fn know(&self, head: &Head<'_>) -> Result<Caller, Problem> {
        // A request without a peer comes out of a test.
        let peer = head.peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.ip());
        let mut caller = Caller::at(self.proxies.caller(peer, head.headers));
        match &self.keys {
            Some(keys) if !addresses::is_open(head.asked) => {
                let key = self.key_of(head, keys, caller.client)?;
                (caller.client, caller.name) = (Client::key(key.0), Some(key.1));
            }
            // The contract is for every page.
            None if !self.anyone && !addresses::is_contract(head.asked) => self.here_alone(peer, head)?,
            _ => {}
        }
        Ok(caller)
    }

    /// Refuses, where there are no keys, what another machine may have sent. A trusted proxy has a lock of its own.
    fn here_alone(&self, peer: IpAddr, head: &Head<'_>) -> Result<(), Problem> {
        if !head.is_from_here() {
            return Err(Problem::not_from_here());
        }
        if hosts::is_passed_on(head.headers) && !self.trusts(peer) {
            return Err(Problem::passed_on());
        }
        Ok(())
    }

    /// Number and name of the key that a request shows, which has to open its address.
    fn key_of(&self, head: &Head<'_>, keys: &KeyRing, client: Client) -> Result<(u64, String), Problem> {
        let shown = head.headers.get(AUTHORIZATION).map(|value| value.as_bytes());
        let Some(shown) = shown else { return self.failed(client, Problem::no_key()) };
        let Some(shown) = bearer(shown) else { return self.failed(client, Problem::no_bearer()) };
        let keys = keys.keys();
        let Some(key) = keys.find(shown) else { return self.failed(client, Problem::unknown_key()) };
        if key.is_expired(crate::clock::today()) {
            return self.failed(client, Problem::expired_key());
        }
        if let Some(right) = right_for(head.asked).filter(|right| !key.may(*right)) {
            return Err(Problem::no_right(right.as_str()));
        }
        Ok((key.number(), key.name.clone()))
    }

    /// A key that did not open anything; too many of these in a row are only told to wait.
    fn failed<T>(&self, client: Client, problem: Problem) -> Result<T, Problem> {
        match self.failures.turn(&client) {
            Turn::Go { .. } => Err(problem),
            Turn::Wait { seconds } => Err(Problem::too_many_keys(seconds)),
        }
    }
}

/// The key in `Authorization: Bearer …`.
fn bearer(shown: &[u8]) -> Option<&[u8]> {
    let (scheme, key) = shown.split_at_checked(7)?;
    if scheme.eq_ignore_ascii_case(b"bearer ") { Some(key.trim_ascii()) } else { None }
}

/// What a key must open to be of use at an address; at others any key will do.
fn right_for(path: &str) -> Option<Right> {
    if path.ends_with("/_valideer") || path == addresses::WORKBOOK {
        Some(Right::Judging)
    } else if path == addresses::METRICS {
        Some(Right::Metrics)
    } else if addresses::makes(path) {
        Some(Right::Documents)
    } else {
        None
    }
}
