//! The result of a call as JSON: what a program of the caller can see.

use clientloom_runtime::{Error, Response};
use serde::Serialize;
use serde_json::{Value, json};

pub fn of<T: Serialize>(result: Result<Response<T>, Error>) -> Value {
    match result {
        Ok(response) => success(&response),
        Err(error) => failure(&error),
    }
}

fn success<T: Serialize>(response: &Response<T>) -> Value {
    let value: &T = response;
    let deviations = response.deviations().iter();
    let places: Vec<&str> = deviations.map(|deviation| deviation.address.as_str()).collect();
    json!({
        "kind": "ok",
        "status": response.status(),
        "message": response.message(),
        // The text first: a tree would round numbers.
        "text": serde_json::to_string(value).expect("JSON"),
        "value": serde_json::to_value(value).expect("JSON"),
        "tolerated": places,
    })
}

pub fn failure(error: &Error) -> Value {
    let api = error.api_error();
    json!({
        "kind": kind(error),
        "status": error.status(),
        "api": api.map(|api| json!({
            "code": api.code.as_str(),
            "message": api.message,
            "status": api.status,
            "log_id": api.log_id,
            "row": api.row.map(|row| format!("{row:?}")),
        })),
        "log_id": error.log_id(),
        "attempts": error.attempts(),
        "retry_after": error.retry_after().map(|wait| wait.as_secs_f64()),
        "may_have_been_carried_out": error.may_have_been_carried_out(),
        "text": error.to_string(),
    })
}

fn kind(error: &Error) -> &'static str {
    match error {
        Error::Invalid(_) => "invalid",
        Error::Build(_) => "build",
        Error::Auth(_) => "auth",
        Error::Transport(_) => "transport",
        Error::Api(_) => "api",
        Error::Http(_) => "http",
        Error::Decode(_) => "unreadable",
        _ => "another",
    }
}
