//! A mock server of all vendors returns the documented response of each call, without violations.

use super::stub::examples;
use super::summary::summarize;
use super::vendors::{Setup, TOKEN};
use clientloom_runtime::Error;
use clientloom_runtime::operation::{ErrorClass, ErrorRow};
use clientloom_runtime::testing::{Example, Fault, MockResponse, MockServer, Outcome};
use feishu_gptbots_ctyun::examples::VENDORS;
use std::time::Duration;

fn server() -> MockServer {
    let [first, others @ ..] = VENDORS else { panic!("no vendor") };
    let server = others.iter().fold(MockServer::start(first), |server, seed| server.with(seed));
    server.accept_token(TOKEN);
    server
}

async fn call(server: &MockServer, example: &'static dyn Example) -> Result<Outcome, Error> {
    let setup = Setup { base_url: server.base_url(), ..Setup::default() };
    example.call(&setup.client(example.info().service.vendor)).await
}

#[tokio::test]
async fn documented_calls_have_no_violations() {
    let server = server();
    for example in examples() {
        assert_eq!(summarize(&call(&server, example).await), "ok", "{}", example.name());
        let request = server.requests().pop().expect("a request");
        assert_eq!(request.operation.map(|info| info.name), Some(example.info().name));
        assert_eq!(request.values, example.values(), "{}", example.name());
    }
    server.assert_clean();
}

#[tokio::test]
async fn documented_error_codes_are_returned() {
    let server = server();
    for example in examples() {
        let rows = example.info().errors.iter().chain(example.info().service.errors);
        for ErrorRow { code, status, message, .. } in rows {
            server.on_named(example.info().name).once(MockResponse::code(*code));
            let error = call(&server, example).await.expect_err("a failure");
            let api = error.api_error().unwrap_or_else(|| panic!("{error}"));
            assert_eq!(api.code.as_str(), *code);
            assert!(status.is_none_or(|status| api.status == status), "{error}");
            assert!(message.is_none_or(|message| api.message == message), "{error}");
        }
    }
    server.assert_clean();
}

#[tokio::test]
async fn each_fault_is_injected_into_each_call() {
    for example in examples() {
        for &fault in Fault::ALL.iter().filter(|fault| !fault.stalls()) {
            let server = server();
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
    let server = server();
    let limited = |example: &&dyn Example| {
        let mut rows = example.info().errors.iter().chain(example.info().service.errors);
        rows.any(|row| row.class == Some(ErrorClass::TooManyRequests))
    };
    for example in examples().filter(limited) {
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
