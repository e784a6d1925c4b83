//! Who asks, as far as shares go.

use actix_web::{HttpMessage as _, HttpRequest};

use super::gate::Caller;
use crate::press::Client;

/// Who asks.
pub fn client_of(request: &HttpRequest) -> Client {
    if let Some(caller) = request.extensions().get::<Caller>() {
        return caller.client;
    }
    request.peer_addr().map_or(Client::OURSELVES, |address| Client::address(address.ip()))
}
