//! The description of the service for people who write programs: Swagger UI, out of its crate.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use actix_web::web::{Bytes, Data, Path};
use utoipa_swagger_ui::Config;

use super::{html, policy, there};
use crate::answers::Problem;
use crate::http::lent::lent;
use crate::http::state::State;

pub const DOCS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/page/docs.html"));

/// Of the files in the crate those that a page needs; what configures them is ours.
const FILES: [&str; 2] = ["swagger-ui-bundle.js", "swagger-ui.css"];

static CONFIG: LazyLock<Arc<Config<'static>>> = LazyLock::new(|| Arc::new(Config::from("openapi.json")));

/// The reader.
pub async fn docs(state: Data<State>) -> Result<HttpResponse, Problem> {
    there(&state)?;
    Ok(html(policy::DOCS, DOCS))
}

/// One of its files.
pub async fn docs_file(name: Path<String>, state: Data<State>) -> Result<HttpResponse, Problem> {
    there(&state)?;
    if !FILES.contains(&name.as_str()) {
        return Err(Problem::no_such_address());
    }
    let file = utoipa_swagger_ui::serve(&name, Arc::clone(&CONFIG)).ok().flatten();
    let file = file.ok_or_else(Problem::no_such_address)?;
    let mut response = HttpResponse::Ok();
    response.insert_header((CONTENT_TYPE, file.content_type));
    if file.gzpipped {
        response.insert_header((CONTENT_ENCODING, "gzip"));
    }
    Ok(match file.bytes {
        Cow::Borrowed(bytes) => lent(&mut response, Bytes::from_static(bytes)),
        Cow::Owned(bytes) => response.body(bytes),
    })
}
