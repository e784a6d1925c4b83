//! `openapi`: the document that `openapi/v1.json` is a copy of.

use std::process::ExitCode;

pub fn run() -> ExitCode {
    super::print(crate::http::openapi_json().as_bytes())
}
