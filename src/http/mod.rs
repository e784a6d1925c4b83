//! The service over HTTP: routes, status codes, headers. It decides nothing about documents.

mod accept;
mod batch;
mod body;
mod budget;
mod documents;
mod examples;
mod failure;
mod headers;
mod health;
mod openapi;
mod query;
mod responses;
mod routes;
mod rules;
mod server;
mod state;
mod trace;
mod validate;

pub use body::BodyLimits;
pub use budget::Budget;
pub use openapi::openapi_json;
pub use routes::application;
pub use server::{ServeError, serve};
pub use state::{BatchLimits, State};
