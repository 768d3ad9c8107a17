//! Documented error codes: each has its row, with the row's HTTP status and with 200.

use super::each::{check_each, check_equal};
use super::stub::{Stub, operations, sample};
use clientloom_runtime::operation::{Envelope, ErrorRow};
use clientloom_runtime::testing::{Example, LoopbackResponse};
use clientloom_runtime::{Error, Value};
use std::collections::BTreeSet;

/// The variant of codes that the page does not list.
const UNLISTED: &str = "Unknown";

/// Each code of a page once, as its row says.
#[test]
fn documented_error_codes_are_typed_and_have_remedies() {
    check_each(operations(), |example| async move {
        let stub = Stub::of(example);
        let info = example.info();
        let mut typed = BTreeSet::new();
        for row in info.errors {
            let message = message(row);
            let body = failures(&info.service.envelope, row.code, message).swap_remove(0);
            typed.insert(check(&stub, example, row, (row.status.unwrap_or(400), &body)).await?);
        }
        check_equal("the number of types", &typed.len(), &info.errors.len())?;
        check_equal("an untyped code", &typed.contains(UNLISTED), &false)
    });
}

/// Codes of the page, of its vendor, and of neither.
#[test]
fn each_form_of_an_error_code_is_read() {
    check_each(sample(), |example| async move {
        let stub = Stub::of(example);
        let info = example.info();
        for row in info.errors {
            check_forms(&stub, example, row).await?;
        }
        for row in info.service.errors.iter().filter(|row| info.errors.iter().all(|own| own.code != row.code)) {
            check_equal("the type of a shared code", &check_forms(&stub, example, row).await?.as_str(), &UNLISTED)?;
        }
        let stranger = check_forms(&stub, example, &ErrorRow::new("4242424242")).await?;
        check_equal("the type of an unknown code", &stranger.as_str(), &UNLISTED)
    });
}

/// Responds with the code in every form of the envelope and returns the typed code.
async fn check_forms(stub: &Stub, example: &dyn Example, row: &ErrorRow) -> Result<String, String> {
    let mut typed = BTreeSet::new();
    for status in [row.status.unwrap_or(400), 200] {
        for body in failures(&example.info().service.envelope, row.code, message(row)) {
            typed.insert(check(stub, example, row, (status, &body)).await?);
        }
    }
    check_equal("the number of types of one code", &typed.len(), &1)?;
    Ok(typed.pop_first().unwrap_or_default())
}

/// Responds with the code and returns the typed code.
async fn check(
    stub: &Stub,
    example: &dyn Example,
    row: &ErrorRow,
    (status, body): (u16, &Value),
) -> Result<String, String> {
    let message = message(row);
    let Err(error) = stub.answered(LoopbackResponse::new(status, body.to_string())).await else {
        return Err(format!("{status} {body} is a success"));
    };
    check_equal("the text of the error", &error.to_string(), &line(example, row, status, message))?;
    let Error::Api(api) = &error else { return Err(format!("{status} {body} has no code: {error}")) };
    check_equal("the code", &(api.code.as_str(), &*api.message, api.status), &(row.code, message, status))?;
    check_equal("the row", &api.row.unwrap_or(&ErrorRow::new(row.code)), &row)?;
    check_equal("the remedy", &api.remedy(), &row.remedy)?;
    check_equal("the body", &api.raw(), &body.to_string().as_bytes())?;
    example.code(&error).ok_or_else(|| format!("{error} is no error of the operation"))
}

fn message(row: &ErrorRow) -> &'static str {
    row.message.unwrap_or("the vendor's own words")
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
