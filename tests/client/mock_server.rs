//! A mock server of all vendors returns the documented response of each call, without violations.

use super::each::{check_each, check_equal};
use super::errata::summarize_unexplained;
use super::stub::{examples, operations, sample};
use super::summary::summarize;
use super::vendors::{Setup, TOKEN};
use clientloom_runtime::operation::{ErrorClass, ErrorRow};
use clientloom_runtime::testing::{Example, Fault, MockResponse, MockServer, Outcome};
use clientloom_runtime::{Client, Error, Value};
use feishu_gptbots_ctyun::examples::VENDORS;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

fn server_of_all() -> MockServer {
    let [first, others @ ..] = VENDORS else { panic!("no vendor") };
    let server = others.iter().fold(MockServer::start(first), |server, seed| server.with(seed));
    server.accept_token(TOKEN);
    server
}

fn client(server: &MockServer, example: &dyn Example) -> Client {
    Setup { base_url: server.base_url(), ..Setup::default() }.client(example.info())
}

async fn call(server: &MockServer, example: &'static dyn Example) -> Result<Outcome, Error> {
    example.call(&client(server, example)).await
}

/// Returns the server that the calls of a test share. It starts in the runtime of the first call.
fn shared() -> impl Fn() -> Arc<MockServer> + Clone + Send + Sync {
    let server = Arc::new(OnceLock::new());
    move || Arc::clone(server.get_or_init(|| Arc::new(server_of_all())))
}

#[test]
fn documented_calls_have_no_violations() {
    let server = shared();
    check_each(examples(), move |example| {
        let server = server();
        async move {
            // A token request can contain a token, which the server has to know.
            example
                .values()
                .get("app_access_token")
                .and_then(Value::as_str)
                .into_iter()
                .for_each(|token| server.accept_token(token));
            let result = call(&server, example).await;
            check_equal("the result", &summarize_unexplained(example, &result).as_str(), &"ok")?;
            let requests = server.of_named(example.info().name);
            let same = requests.iter().find(|request| given(example, &request.values) == example.values());
            let same = same.ok_or_else(|| format!("the server read {:?}", requests.last().map(|last| &last.values)))?;
            check_equal("violations", &same.violations, &Vec::new())
        }
    });
}

/// Returns the values that a caller gives: without the one by which a method asks for a stream.
fn given(example: &dyn Example, values: &Value) -> Value {
    let mut values = values.clone();
    let switch = example.info().events.and_then(|rule| rule.switch);
    if let (Some(switch), Some(members)) = (switch, values.as_object_mut())
        && example.values().get(switch.field).is_none()
    {
        members.remove(switch.field);
    }
    values
}

#[test]
fn documented_error_codes_are_returned() {
    let server = shared();
    check_each(operations(), move |example| {
        let server = server();
        async move { check_codes(&server, example, example.info().errors).await }
    });
}

#[test]
fn error_codes_of_the_vendor_are_returned() {
    let server = shared();
    check_each(sample(), move |example| {
        let server = server();
        async move { check_codes(&server, example, example.info().service.errors).await }
    });
}

async fn check_codes(server: &MockServer, example: &'static dyn Example, rows: &[ErrorRow]) -> Result<(), String> {
    let client = client(server, example);
    for ErrorRow { code, status, message, .. } in rows {
        server.on_named(example.info().name).once(MockResponse::code(*code));
        let Err(error) = example.call(&client).await else { return Err(format!("code {code} is a success")) };
        let api = error.api_error().ok_or_else(|| error.to_string())?;
        check_equal("the code", &api.code.as_str(), code)?;
        check_equal("the status", &status.is_none_or(|status| api.status == status), &true)?;
        check_equal("the message", &message.is_none_or(|message| api.message == message), &true)?;
    }
    Ok(())
}

#[tokio::test]
async fn each_fault_is_injected_into_each_call() {
    for example in sample() {
        for &fault in Fault::ALL.iter().filter(|fault| !fault.stalls()) {
            let server = server_of_all();
            server.on_named(example.info().name).once(fault);
            let expected = if matches!(fault, Fault::Oversize(_)) { "transport TooLarge" } else { "transport Io" };
            assert_eq!(summarize(&call(&server, example).await), expected, "{}: {fault:?}", example.name());
            assert_eq!(summarize(&call(&server, example).await), "ok", "{}: {fault:?} is over", example.name());
            server.assert_clean();
        }
    }
}

#[tokio::test]
async fn retry_after_is_sent_as_each_vendor_documents() {
    let server = server_of_all();
    let limited = |example: &&dyn Example| {
        let mut rows = example.info().errors.iter().chain(example.info().service.errors);
        rows.any(|row| row.class == Some(ErrorClass::TooManyRequests))
    };
    for example in sample().filter(limited) {
        let wait = Duration::from_secs(121);
        server
            .on_named(example.info().name)
            .once(MockResponse::too_many().retry_after(wait))
            .once(MockResponse::too_many());
        for expected in [Some(wait), None] {
            let error = call(&server, example).await.expect_err("a failure");
            assert_eq!(error.retry_after(), expected, "{error}");
        }
    }
}
