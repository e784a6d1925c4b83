//! Answers that stay the same as long as the service runs: with a tag, so that whoever has one is not sent it again.

use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, IF_MATCH, IF_NONE_MATCH,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::lent::lent;
use crate::answers::Problem;
use crate::hex;

/// The media type of most answers.
pub const JSON: &str = "application/json";

/// Bytes of a tag: enough that no two answers share one.
const TAG: usize = 16;

/// An answer that is the same for everybody, with its tag, which is reckoned once: whoever asks again and again takes no time
/// from others.
#[derive(Debug, Clone)]
pub struct Steady {
    media_type: &'static str,
    body: Bytes,
    tag: String,
}

impl Steady {
    pub fn new(media_type: &'static str, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        let tag = tag(&body);
        Self { media_type, body, tag }
    }

    /// A value as JSON.
    pub fn json(value: &impl Serialize) -> Self {
        Self::new(JSON, json(value))
    }

    /// The answer, or that nothing changed since the caller took it.
    pub fn answer(&self, request: &HttpRequest) -> HttpResponse {
        unless_known(request, &self.tag, |answer| {
            lent(answer.insert_header((CONTENT_TYPE, self.media_type)), self.body.clone())
        })
    }
}

/// The same of a value that is written as JSON for this caller.
pub fn steady_json(request: &HttpRequest, value: &impl Serialize) -> HttpResponse {
    let body = json(value);
    unless_known(request, &tag(&body), |answer| answer.insert_header((CONTENT_TYPE, JSON)).body(body))
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// Lets any page read it: the contract alone, which holds nothing of anybody.
pub fn for_everybody(mut answer: HttpResponse) -> HttpResponse {
    answer.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer
}

/// The answer with its tag, of which a caller that has it already is told no more than that, and a caller that wants another
/// gets nothing.
fn unless_known(
    request: &HttpRequest,
    tag: &str,
    whole: impl FnOnce(&mut HttpResponseBuilder) -> HttpResponse,
) -> HttpResponse {
    let wanted = shown_in(request, IF_MATCH);
    if request.headers().contains_key(IF_MATCH) && !wanted.iter().any(|shown| *shown == "*" || *shown == tag) {
        return HttpResponse::from_error(Problem::changed());
    }
    let is_known = shown_in(request, IF_NONE_MATCH).into_iter().any(|shown| is_same(shown, tag));
    let mut answer = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, "no-cache"));
    if is_known { answer.finish() } else { whole(&mut answer) }
}

/// The tags in a header; several of them are one list.
fn shown_in(request: &HttpRequest, header: HeaderName) -> Vec<&str> {
    let lists = request.headers().get_all(header).filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(',')).map(str::trim).collect()
}

fn tag(body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    format!("\"{}\"", hex::of(digest.get(..TAG).unwrap_or_default()))
}

/// By the weak comparison of RFC 9110, which a proxy that compresses may need.
fn is_same(shown: &str, tag: &str) -> bool {
    let shown = shown.trim();
    shown == "*" || shown.strip_prefix("W/").unwrap_or(shown) == tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_alone_in_a_list_and_weakened() {
        let tag = tag(b"x");
        assert_eq!(tag.len(), 2 * TAG + 2);
        for shown in [tag.clone(), format!(" W/{tag} "), "*".to_owned()] {
            assert!(is_same(&shown, &tag), "{shown}");
        }
        assert!(!is_same("\"x\"", &tag));
    }
}
