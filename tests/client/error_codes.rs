//! Documented error codes: each has its row, with the row's HTTP status and with 200.

use super::stub::{Stub, examples};
use clientloom_runtime::operation::{Envelope, ErrorRow};
use clientloom_runtime::testing::{Example, LoopbackResponse};
use clientloom_runtime::{Error, Value};
use std::collections::BTreeSet;

/// The variant of codes that the page does not list.
const UNLISTED: &str = "Unknown";

#[tokio::test]
async fn documented_error_codes_are_typed_and_have_remedies() {
    for example in examples() {
        let stub = Stub::of(example);
        let info = example.info();
        let mut typed = BTreeSet::new();
        for row in info.errors {
            typed.insert(check(&stub, example, row).await);
        }
        assert_eq!(typed.len(), info.errors.len(), "{} has codes with the same type", info.name);
        assert!(!typed.iter().any(|code| code == UNLISTED), "{} has untyped codes", info.name);
        for row in info.service.errors.iter().filter(|row| info.errors.iter().all(|own| own.code != row.code)) {
            assert_eq!(check(&stub, example, row).await, UNLISTED);
        }
        let stranger = ErrorRow::new("4242424242");
        assert_eq!(check(&stub, example, &stranger).await, UNLISTED);
    }
}

/// Responds with the code in every form of the envelope and returns the typed code.
async fn check(stub: &Stub, example: &dyn Example, row: &ErrorRow) -> String {
    let message = row.message.unwrap_or("the vendor's own words");
    let mut typed = BTreeSet::new();
    for status in [row.status.unwrap_or(400), 200] {
        for body in failures(&example.info().service.envelope, row.code, message) {
            let error = stub.answered(LoopbackResponse::new(status, body.to_string())).await.expect_err("a failure");
            assert_eq!(error.to_string(), line(example, row, status, message), "{body}");
            let Error::Api(api) = &error else { panic!("{error}") };
            assert_eq!((api.code.as_str(), api.message.as_str(), api.status), (row.code, message, status));
            assert_eq!(api.row.unwrap_or(&ErrorRow::new(row.code)), row);
            assert_eq!(api.remedy(), row.remedy);
            assert_eq!(api.raw(), body.to_string().as_bytes());
            typed.insert(example.code(&error).expect("an error of the operation"));
        }
    }
    assert_eq!(typed.len(), 1, "{typed:?}");
    typed.pop_first().unwrap_or_default()
}

/// Returns bodies with the code: as text and as number, in each code field of the envelope, next to
/// data.
fn failures(envelope: &Envelope, code: &str, message: &str) -> Vec<Value> {
    let general = envelope.failure.first().map_or(json!(code), |code| json!(code));
    let fields = if envelope.error_codes.is_empty() { &[envelope.code] } else { envelope.error_codes };
    let forms = [Some(json!(code)), code.parse::<i64>().ok().map(Value::from)];
    let mut bodies = Vec::new();
    for form in forms.into_iter().flatten() {
        for field in fields {
            let mut body = json!({ envelope.message: message, envelope.code: general });
            body[field] = form.clone();
            bodies.push(body.clone());
            if let Some(data) = envelope.data {
                body[data] = json!({});
                bodies.push(body);
            }
        }
    }
    bodies
}

/// Returns the message of the error.
fn line(example: &dyn Example, row: &ErrorRow, status: u16, message: &str) -> String {
    let ErrorRow { code, name, remedy, meaning, .. } = row;
    let name = name.map(|name| format!(" ({name})")).unwrap_or_default();
    let advice = remedy
        .or(*meaning)
        .map(|advice| format!("{}{advice}", if message.ends_with('.') { " " } else { ". " }))
        .unwrap_or_default();
    format!("{} failed with code {code}{name}, HTTP {status}: {message}{advice}", example.info().name)
}
