//! Errors are one line, with excerpts of names and texts that others chose.

use crate::sample::{Probe, answered, builder, valid, with};
use crate::script::{OK, Script};
use clientloom_runtime::auth::{Sign, SigningContext};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::{AuthError, TransportError, TransportKind};
use clientloom_runtime::testing::LoopbackResponse;
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use clientloom_runtime::{Builder, Call, Error, Method, Options, http};
use std::future::ready;

/// Texts that a message must not contain as they are.
fn hostile() -> [String; 4] {
    ["a\nb\r\u{2028}c".to_owned(), "a\u{1b}[31mb".to_owned(), "a\u{202e}b\u{2066}c".to_owned(), "n".repeat(1_000_000)]
}

/// Checks the messages of an error: one short line that changes no direction of text.
#[track_caller]
fn check(error: &Error) {
    let text = error.to_string();
    let foreign =
        |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    assert!(!text.contains(foreign), "{text:?}");
    assert!(text.len() < 5000, "{} characters: {}", text.len(), &text[..200]);
}

async fn refused(options: Options, probe: &Probe) -> Error {
    let acme = builder().transport(Script::new([OK])).build().unwrap();
    Call::new(&acme.0, probe).options(options).await.unwrap_err()
}

#[tokio::test]
async fn names_and_values_of_the_caller_are_shortened() {
    for text in hostile() {
        check(&refused(Options::new().header(format!("{text} "), "x"), &valid()).await);
        check(&refused(Options::new().header("X-A", format!("{text}\n")), &valid()).await);
        check(&refused(Options::new(), &with("options", json!({ "objects": [{ "key": 1, "id": text }] }))).await);
        check(&refused(Options::new(), &with("rows", json!([{ "a": [text.clone()] }, 2, 3]))).await);
        check(&refused(Options::new(), &with("tag", json!([{ text: 1 }]))).await);
    }
    let many: Vec<_> = (0..10_000).map(|_| json!({ "key": 1 })).collect();
    let error = refused(Options::new(), &with("options", json!({ "objects": many }))).await;
    assert!(error.to_string().ends_with("; and 19950 more"), "{error}");
    check(&error);
}

#[tokio::test]
async fn settings_of_a_client_are_shortened() {
    for text in hostile() {
        for built in [
            builder().base_url(text.clone()),
            builder().base_url(format!("ftp://{text}")),
            builder().base_url(format!("http://{}.example", "h".repeat(60_000))),
            builder().user_agent_suffix(format!("{text}\n")),
            builder().proxy(text.clone()),
        ] {
            if let Err(error) = built.build() {
                check(&error);
            }
        }
    }
}

#[tokio::test]
async fn addresses_of_raw_calls_are_shortened() {
    let acme = builder().transport(Script::new([OK])).build().unwrap();
    for text in hostile() {
        for path in [format!("{text}/v1"), format!("/v1/{text}")] {
            if let Err(error) = acme.0.call_raw(Method::Get, path, None).await {
                check(&error);
            }
        }
        let error = acme.0.call_raw(Method::Post, "/v1", json!([])).options(Options::new().body_field(text, 1)).await;
        check(&error.unwrap_err());
    }
    let failing = builder().transport(Script::new([crate::script::Step::Respond(400, &[], "no")])).build().unwrap();
    check(&failing.0.call_raw(Method::Get, format!("/v1/{}", "p".repeat(60_000)), None).await.unwrap_err());
}

#[tokio::test]
async fn an_address_that_is_too_long_names_its_longest_value() {
    let long = "x".repeat(70_000);
    let tags = vec!["a".repeat(700); 100];
    for (probe, options, line) in [
        (with("id", json!(long)), Options::new(), "`id` has 70000 characters, which is too long for a URL"),
        (with("tag", json!(tags)), Options::new(), "`tag` has 70301 characters, which is too long for a URL"),
        (
            valid(),
            Options::new().query_field("q", long.clone()),
            "`q` has 70000 characters, which is too long for a URL",
        ),
    ] {
        let error = refused(options.skip_limits(), &probe).await;
        assert!(matches!(error, Error::Invalid(_)), "{error}");
        assert_eq!(error.to_string(), format!("things.probe was not sent: {line}"));
    }
    let acme = builder().transport(Script::new([OK])).build().unwrap();
    let error = acme.0.call_raw(Method::Get, format!("/{long}?q=1"), None).await.unwrap_err();
    assert!(error.to_string().starts_with("`GET /xxx") && error.to_string().contains(" of 70005 bytes, "), "{error}");
    check(&error);
}

#[tokio::test]
async fn texts_of_the_vendor_are_shortened() {
    for text in hostile() {
        let body = json!({ "code": text, "msg": text, "hint": text, "error": { "log_id": text } });
        for response in [LoopbackResponse::new(500, text), LoopbackResponse::json(body.to_string())] {
            let error = answered(response).await.unwrap_err();
            check(&error);
            assert!(format!("{error:?}").len() < 100_000);
        }
    }
}

/// A signer that fails with this text.
struct Failing(String);

impl Sign for Failing {
    fn sign<'a>(
        &'a self,
        _: &'a mut http::Request<Bytes>,
        _: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(ready(Err(AuthError::new(self.0.clone()))))
    }
}

/// A transport that fails with this text.
impl Transport for Failing {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(ready(Err(TransportError::new(TransportKind::Io).because(self.0.clone()))))
    }
}

#[tokio::test]
async fn causes_of_others_are_shortened() {
    for text in hostile() {
        let acme: crate::sample::Acme =
            Builder::new(Failing(text.clone())).transport(Script::new([OK])).build().unwrap();
        check(&Call::new(&acme.0, &valid()).await.unwrap_err());
        let acme = builder().transport(Failing(text)).build().unwrap();
        check(&Call::new(&acme.0, &valid()).await.unwrap_err());
    }
}
