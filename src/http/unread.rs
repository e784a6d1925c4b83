//! Answers that wait until their caller has read them: bytes of all of them together, and of those of one caller.

use actix_web::body::{BodySize, BoxBody, MessageBody as _};
use actix_web::dev::ServiceResponse;

use super::address;
use super::client::client_of;
use super::lent::is_lent;
use super::shares::{Lacking, Share, Shares};
use super::state::State;
use crate::answers::{Problem, addresses};
use crate::press::Client;

/// Bytes of an answer that is not counted: its connection costs as much.
const SMALL: u64 = 8 * 1024;

/// Room for an answer of so many bytes. What is more than one caller can ever have, takes all that one can have.
pub fn room(unread: &Shares, client: Client, bytes: usize) -> Result<Share, Problem> {
    unread.take(client, bytes.min(unread.of_one())).map_err(|lacking| match lacking {
        Lacking::Everything => Problem::too_much_unread(),
        Lacking::Own => Problem::too_much_of_one("bytes aan antwoorden", unread.of_one(), "TRAJECTPERS_ANSWERS"),
    })
}

/// The same for an answer that is there already; none for a small one, none for what everybody shares, and none for whoever
/// watches the service.
pub fn room_for(response: &ServiceResponse<BoxBody>, state: &State) -> Result<Option<Share>, Problem> {
    let BodySize::Sized(length @ SMALL..) = response.response().body().size() else { return Ok(None) };
    if is_lent(response.response()) || addresses::is_watched(address::of(response.request())) {
        return Ok(None);
    }
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    room(&state.unread, client_of(response.request()), length).map(Some)
}
