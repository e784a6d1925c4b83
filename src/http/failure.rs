//! The answer to a request that failed: a problem with its status, its headers, and the trace id in its body.

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER, VARY, WWW_AUTHENTICATE};
use actix_web::web::Bytes;
use actix_web::{HttpResponse, ResponseError};

use super::trace::Trace;
use crate::answers::Problem;

/// A handler fails with a problem, which actix keeps beside the answer it makes of it. That answer never leaves:
/// [`answer`] writes the one that does, since only there the trace is known.
impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// A problem as a worker wrote it, without its trace. Nobody here reads it.
#[derive(Debug, Clone)]
pub struct Told {
    status: u16,
    problem: Vec<u8>,
    /// For the log; only of what is ours.
    cause: Option<String>,
}

impl Told {
    pub fn new(status: u16, problem: &[Bytes], cause: Option<String>) -> Self {
        Self { status, problem: problem.concat(), cause }
    }

    /// The problem with its trace: one more field at the end of the object.
    fn traced(mut self, trace: &Trace) -> Vec<u8> {
        if self.problem.pop() == Some(b'}') {
            self.problem.extend_from_slice(format!(",\"traceId\":\"{}\"}}", trace.id()).as_bytes());
            self.problem
        } else {
            serde_json::to_vec(&Problem::internal().traced(trace.id())).unwrap_or_default()
        }
    }
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "refused with status {}", self.status)
    }
}

impl ResponseError for Told {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// Why a request was refused, where that is counted.
pub fn reason(failed: &HttpResponse) -> Option<&'static str> {
    let error = failed.error()?;
    if let Some(problem) = error.as_error::<Problem>() {
        return problem.reason();
    }
    (failed.status() == StatusCode::PAYLOAD_TOO_LARGE).then_some("too_large")
}

/// What leaves in the place of a failed answer: the problem of its handler, or, when the framework refused the request
/// before a handler saw it, the problem of its status.
pub fn answer(failed: &HttpResponse, trace: &Trace) -> HttpResponse {
    if let Some(told) = failed.error().and_then(|error| error.as_error::<Told>()) {
        if told.status_code().is_server_error() {
            let cause = told.cause.as_deref().unwrap_or("unknown");
            tracing::error!(trace = trace.id(), cause, "a document could not be made");
        }
        let mut answer = HttpResponse::build(told.status_code());
        answer.insert_header((CONTENT_TYPE, "application/problem+json"));
        return answer.body(told.clone().traced(trace));
    }
    let of_handler = failed.error().and_then(|error| error.as_error::<Problem>()).cloned();
    let problem = of_handler.unwrap_or_else(|| Problem::of_status(failed.status().as_u16())).traced(trace.id());
    if let Some(cause) = problem.cause() {
        tracing::error!(trace = trace.id(), cause, "a request could not be answered");
    }
    let mut answer = HttpResponse::build(problem.status_code());
    answer.insert_header((CONTENT_TYPE, "application/problem+json"));
    if let Some((name, value)) = problem.wanted() {
        answer.insert_header((name, value));
    }
    if problem.status_code() == StatusCode::NOT_ACCEPTABLE {
        answer.insert_header((VARY, "Accept"));
    }
    if let Some(methods) = problem.allow() {
        answer.insert_header((ALLOW, methods));
    }
    if let Some(seconds) = problem.retry_after() {
        answer.insert_header((RETRY_AFTER, seconds));
    }
    if let Some(challenge) = problem.challenge() {
        answer.insert_header((WWW_AUTHENTICATE, challenge));
    }
    answer.json(problem)
}

#[cfg(test)]
mod tests {
    use actix_web::body::MessageBody;
    use actix_web::http::header::HeaderMap;
    use serde_json::Value;

    use super::*;

    #[test]
    fn every_failure_leaves_as_a_problem_with_the_trace_of_its_request() {
        let trace = Trace::of(&HeaderMap::new());
        let of_handler = HttpResponse::from_error(Problem::method_not_allowed("POST"));
        let of_framework = HttpResponse::new(StatusCode::BAD_REQUEST);
        for (failed, status, code, allow) in
            [(of_handler, 405, "methode-niet-toegestaan", Some("POST")), (of_framework, 400, "verzoek-ongeldig", None)]
        {
            let left = answer(&failed, &trace);
            assert_eq!(left.status().as_u16(), status);
            assert_eq!(left.headers().get(ALLOW).and_then(|value| value.to_str().ok()), allow);
            assert!(left.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "application/problem+json"));
            let body = left.into_body().try_into_bytes().expect("a body at hand");
            let problem: Value = serde_json::from_slice(&body).expect("JSON");
            assert_eq!((&problem["code"], &problem["traceId"]), (&Value::from(code), &Value::from(trace.id())));
        }
    }
}
