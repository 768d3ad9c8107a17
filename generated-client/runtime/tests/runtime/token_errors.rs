//! Errors of token requests: what they say, and the tokens and secrets that they never contain.

use crate::sample::{Acme, Answer, valid};
use crate::script::{OK, Script, Step};
use crate::tokens::{EXCHANGE, SECRET, builder, json};
use clientloom_runtime::auth::{Exchange, Sign, SigningContext, TokenExchange};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::AuthError;
use clientloom_runtime::http;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::transport::BoxFuture;
use clientloom_runtime::{Builder, Call, Error, Method, Response};

#[tokio::test]
async fn a_failed_fetch_states_once_that_the_call_was_not_sent() {
    for (response, why) in [
        (
            json(r#"{"code":0}"#),
            "/auth/token returned HTTP 200 with an unreadable response: \
             the body is an object without a usable token instead of an object with access and expire",
        ),
        (
            LoopbackResponse::new(204, ""),
            "/auth/token returned HTTP 204 with an unreadable response: the body is empty instead of an object with `code`",
        ),
        (json("x".repeat(1000)), "/auth/token received no response: the response is larger than the client accepts"),
        (LoopbackResponse::new(502, ""), "/auth/token failed with HTTP 502, without an error code of the vendor"),
    ] {
        let server = Loopback::start(move |_| response.clone());
        let acme = builder(&server).max_body(500).attempts(1).build().unwrap();
        let error = Call::new(&acme.0, &valid()).await.unwrap_err();
        assert_eq!(error.to_string(), format!("things.probe was not sent: no token could be fetched: {why}"));
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

/// Calls a vendor whose token requests get this response.
async fn refused(response: LoopbackResponse) -> (Error, usize) {
    let server = Loopback::start(move |_| response.clone());
    let acme = builder(&server).attempts(1).build().unwrap();
    (Call::new(&acme.0, &valid()).await.unwrap_err(), server.received().len())
}

#[tokio::test]
async fn a_refused_token_is_an_error_of_the_vendor() {
    let refusal = LoopbackResponse::new(400, r#"{"code":9001,"msg":"no such app","hint":"look again"}"#);
    let (error, count) = refused(refusal.header("X-Log", "L-17")).await;
    assert!(matches!(error, Error::Auth(_)), "{error:?}");
    assert_eq!((error.attempts(), count, error.operation()), (1, 1, Some("things.probe")));
    assert_eq!((error.status(), error.log_id()), (Some(400), Some("L-17")));
    assert!(!error.may_have_reached_server() && !error.may_have_been_carried_out());
    let api = error.api_error().expect("the vendor's error");
    assert_eq!((api.code.as_str(), api.status, api.log_id.as_deref()), ("9001", 400, Some("L-17")));
    assert_eq!((api.message.as_str(), api.remedy()), ("no such app", Some("Get another token.")));
    assert_eq!((&*api.operation, api.header("X-Log"), api.raw()), ("/auth/token", None, &b""[..]));
    assert_eq!(
        error.to_string(),
        "things.probe was not sent: the token was refused: /auth/token failed with code 9001 (BadToken), HTTP 400: \
         no such app: look again. Get another token. [log id L-17]"
    );
}

/// The code of the token request is none of the operation, whose page may use the same one.
#[tokio::test]
async fn the_code_of_a_token_request_is_no_code_of_the_operation() {
    let (error, _) = refused(LoopbackResponse::new(400, r#"{"code":7,"msg":"no"}"#)).await;
    assert_eq!(error.api_error().map(|api| api.code.as_str()), Some("7"));
    assert_eq!(error.api::<crate::sample::Probe>(), None);
}

#[tokio::test]
async fn only_a_refusal_is_called_one() {
    for (status, body, refuses) in [
        (401, "", true),
        (404, "<html>", true),
        (200, r#"{"code":5}"#, true),
        (403, r#"{"code":5}"#, true),
        (429, r#"{"code":5}"#, false),
        (503, r#"{"code":5}"#, false),
        (408, "", false),
        (429, "", false),
        (500, "", false),
        (302, "", false),
        (200, "", false),
        (204, "", false),
    ] {
        let (error, _) = refused(LoopbackResponse::new(status, body)).await;
        let step = if refuses { "the token was refused: " } else { "no token could be fetched: " };
        let text = error.to_string();
        assert!(text.starts_with(&format!("things.probe was not sent: {step}/auth/token")), "{status} {body}: {text}");
    }
}

/// A signer that fails.
struct Broken;

impl Sign for Broken {
    fn sign<'a>(
        &'a self,
        _: &'a mut http::Request<Bytes>,
        _: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(async { Err(AuthError::new("the key is worn out")) })
    }
}

#[tokio::test]
async fn each_failure_before_sending_states_its_reason() {
    let text = async |builder: Builder<Acme>| {
        let script = Script::new([OK]);
        let acme = builder.transport(script.clone()).build().unwrap();
        let error = Call::new(&acme.0, &valid()).await.unwrap_err();
        assert_eq!((script.count(), error.status()), (0, None));
        error.to_string()
    };
    assert_eq!(
        text(Builder::new(Broken)).await,
        "things.probe was not sent: it could not be signed: the key is worn out"
    );
    let bearer = |token: &str| Builder::new(clientloom_runtime::auth::Bearer::new(token));
    assert_eq!(text(bearer("")).await, "things.probe was not sent: the token is empty");
    assert_eq!(
        text(bearer("a\nb")).await,
        "things.probe was not sent: the token contains a character that a header cannot contain"
    );
}

static BY_QUERY: Exchange = Exchange { method: Method::Get, ..EXCHANGE };

/// Calls with a token that is fetched by `GET`, with a secret whose form in a query differs.
async fn call_by_query(script: &Script) -> Result<Response<Answer>, Error> {
    let signer = TokenExchange::new(&BY_QUERY, "app 1", "s&cr=t/é");
    let acme: Acme = Builder::new(signer).transport(script.clone()).attempts(1).build().unwrap();
    Call::new(&acme.0, &valid()).await
}

#[tokio::test]
async fn a_get_sends_the_credentials_in_its_query() {
    let token = Step::Respond(200, &[], r#"{"code":0,"access":"token-1","expire":7200}"#);
    let script = Script::new([token, OK]);
    call_by_query(&script).await.unwrap();
    let [fetch, call] = &script.all()[..] else { panic!("two requests") };
    assert_eq!(fetch.method(), "GET");
    let target = fetch.uri().path_and_query().unwrap().as_str();
    assert_eq!(target, "/api/auth/token?app_id=app%201&app_secret=s%26cr%3Dt%2F%C3%A9");
    assert!(fetch.body().is_empty() && !fetch.headers().contains_key("content-type"));
    assert_eq!(call.headers()["authorization"], "Bearer token-1");
}

#[tokio::test]
async fn errors_of_such_a_get_show_neither_secret_nor_query() {
    for step in [
        Step::Respond(400, &[], r#"{"code":5,"msg":"bad /auth?app_secret=s%26cr%3Dt%2F%C3%A9 or s&cr=t/é"}"#),
        Step::Respond(302, &[("Location", "/login?of=s%26cr%3Dt%2F%C3%A9")], ""),
        Step::Broken,
        Step::Refused,
    ] {
        let error = call_by_query(&Script::new([step.clone()])).await.unwrap_err();
        for text in [error.to_string(), format!("{error:?}")] {
            assert!(!text.contains("s%26cr") && !text.contains("s&cr"), "{step:?}: {text}");
        }
    }
}
