//! Errors of token requests: what they say, and the tokens and secrets that they never contain.

use crate::sample::valid;
use crate::tokens::{EXCHANGE, SECRET, builder, json};
use clientloom_runtime::auth::TokenExchange;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Error};

#[tokio::test]
async fn a_failed_fetch_states_once_that_the_call_was_not_sent() {
    for (response, why) in [
        (
            json(r#"{"code":0}"#),
            "/auth/token returned HTTP 200 with an unreadable response: \
             the body is an object without a usable token instead of an object with access and expire",
        ),
        (json("x".repeat(1000)), "/auth/token received no response: the response is larger than the client accepts"),
        (LoopbackResponse::new(502, ""), "/auth/token failed with HTTP 502, without an error code of the vendor"),
    ] {
        let server = Loopback::start(move |_| response.clone());
        let acme = builder(&server).max_body(500).attempts(1).build().unwrap();
        let error = Call::new(&acme.0, &valid()).await.unwrap_err();
        assert_eq!(error.to_string(), format!("things.probe was not sent, because it could not be signed: {why}"));
    }
}

#[tokio::test]
async fn a_token_response_without_a_token_is_never_shown() {
    for (status, body) in [
        (200, r#"{"code":0,"access":"token-9"}"#),
        (200, r#"{"code":0,"access":"","expire":1,"other":"token-9"}"#),
        (200, r#"{"access":"token-9","expire":7200}"#),
        (200, "token-9 the-apps-secret"),
        (500, r#"{"code":0,"access":"token-9","expire":7200}"#),
    ] {
        let server = Loopback::start(move |_| LoopbackResponse::new(status, body));
        let acme = builder(&server).build().unwrap();
        let error = Call::new(&acme.0, &valid()).await.unwrap_err();
        let Error::Auth(auth) = &error else { panic!("{error}") };
        for text in [error.to_string(), format!("{error:?}"), format!("{auth:?}"), format!("{acme:?}")] {
            assert!(!text.contains("token-9") && !text.contains(SECRET), "{text}");
        }
    }
    let exchange = TokenExchange::new(&EXCHANGE, "app-1", SECRET);
    assert_eq!(format!("{exchange:?}"), r#"TokenExchange { id: "app-1", .. }"#);
}
