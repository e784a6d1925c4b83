//! The address that a request asks for, as the router reads it: for everything that is decided by address.

use actix_web::HttpRequest;
use actix_web::dev::Url;

use crate::answers::addresses;

/// The address of a request. The router takes `%6F` for an `o`: who judges by the bytes that came (`request.path()`), judges
/// another address than the one that answers.
pub fn of(request: &HttpRequest) -> &str {
    request.match_info().as_str()
}

/// The same of a request that has not come to the application yet.
pub fn before(request: &actix_http::Request) -> String {
    Url::new(request.uri().clone()).path().to_owned()
}

/// The pattern of the route of such a request. Those with a name in them take no body, and are told as none.
pub fn pattern_before(request: &actix_http::Request) -> Option<&'static str> {
    Some(addresses::known(&before(request))).filter(|known| known.starts_with('/'))
}

/// The pattern of the route of a request, also of one that was refused before it came to the router.
pub fn pattern(request: &HttpRequest) -> Option<String> {
    request.match_pattern().or_else(|| request.resource_map().match_pattern(of(request)))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn an_address_that_takes_a_body_is_its_own_pattern() {
        let pattern = |uri| pattern_before(&TestRequest::with_uri(uri).to_request());
        assert_eq!(pattern("/v1/%6Fffertes?variant=uwv"), Some("/v1/offertes"));
        for other in ["/v1/geheim", "/v1/schemas/traject", "/v1/offertes/"] {
            assert_eq!(pattern(other), None, "{other}");
        }
    }

    #[test]
    fn an_address_is_what_the_router_makes_of_it() {
        for (written, read) in [
            ("/v1/%6Fffertes", "/v1/offertes"),
            ("/v1/offertes%2F", "/v1/offertes%2F"),
            ("//v1/offertes", "//v1/offertes"),
            ("/v1/./offertes/?variant=uwv", "/v1/./offertes/"),
        ] {
            assert_eq!(of(&TestRequest::with_uri(written).to_http_request()), read, "{written}");
            assert_eq!(before(&TestRequest::with_uri(written).to_request()), read, "{written}");
        }
    }
}
