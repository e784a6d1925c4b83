//! `openapi`: the document that `openapi/v1.json` is a copy of.

use std::process::ExitCode;

use super::streams::print;
use crate::http::openapi_json;

pub fn run() -> ExitCode {
    print(openapi_json().as_bytes())
}
