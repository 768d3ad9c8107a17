//! Errors: one-line messages, and secrets that they never contain.

use crate::sample::{Acme, Answer, Probe, ProbeError, SECRET, SERVICE, answered, builder, strict, valid};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::auth::{Sign, SigningContext};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::AuthError;
use clientloom_runtime::operation::{Operation, OperationInfo, Service};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::transport::BoxFuture;
use clientloom_runtime::{Builder, Call, Error, ErrorCode, http};
use std::error::Error as _;

fn assert_fit<T: std::error::Error + Send + Sync + 'static>() {}

#[tokio::test]
async fn an_api_error_has_the_facts_of_page_and_response() {
    assert_fit::<Error>();
    let body = r#"{"code":7,"msg":"no,\n  really","hint":"ask","error":{"log_id":"L1"}}"#;
    let error = answered(LoopbackResponse::new(400, body)).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "things.probe failed with code 7 (Seven), HTTP 400: no, really: ask. Say yes. [log id L1]"
    );
    assert_eq!(error.api::<Probe>(), Some(ProbeError::Seven));
    assert_eq!((error.status(), error.log_id()), (Some(400), Some("L1")));
    assert!(error.source().is_none());
    let api = error.api_error().unwrap();
    assert_eq!(
        (api.remedy(), api.message.as_str(), api.detail.as_deref()),
        (Some("Say yes."), "no,\n  really", Some("ask"))
    );
    assert_eq!(api.row.and_then(|row| row.status), Some(400));
}

#[tokio::test]
async fn vendor_rows_are_used_and_unknown_codes_have_none() {
    let error = answered(LoopbackResponse::json(r#"{"code":8}"#)).await.unwrap_err();
    assert_eq!(error.to_string(), "things.probe failed with code 8, HTTP 200. It is full.");
    let error = answered(LoopbackResponse::json(r#"{"code":"x.y","msg":"?"}"#)).await.unwrap_err();
    assert_eq!(error.to_string(), "things.probe failed with code x.y, HTTP 200: ?");
    assert_eq!(error.api::<Probe>(), Some(ProbeError::Unknown));
    assert_eq!((ErrorCode::new("-3").as_i64(), ErrorCode::new("x.y").as_i64()), (Some(-3), None));
}

#[tokio::test]
async fn an_http_error_shows_an_excerpt_of_its_body() {
    let page = format!("<html>\n<h1>Bad\tGateway</h1>{}", "x".repeat(200_000));
    let error = answered(LoopbackResponse::new(502, page).header("X-Log", "L2")).await.unwrap_err();
    let line = error.to_string();
    let begin =
        "things.probe failed with HTTP 502, without an error code of the vendor: <html> <h1>Bad Gateway</h1>xxx";
    assert!(line.starts_with(begin), "{line}");
    assert!(line.ends_with("x… [log id L2]") && line.len() < 400, "{line}");
    let Error::Http(http) = &error else { panic!("{error}") };
    assert_eq!(http.raw().len(), 64 * 1024);
    assert_eq!(error.api::<Probe>(), None);
}

#[tokio::test]
async fn a_redirect_shows_its_address_without_the_query() {
    const SIGNED: &str = "https://files.example/a?sig=hidden&b=1#hidden";
    let page = format!("<a href=\"{SIGNED}\">Found</a>");
    let response = |status, body: &str| {
        let reply = LoopbackResponse::new(status, body.to_owned()).header("Location", SIGNED);
        reply.header("Content-Location", SIGNED).header("Refresh", &format!("0; url={SIGNED}"))
    };
    for status in [301, 302, 303, 307, 308] {
        let error = answered(response(status, &page)).await.unwrap_err();
        let line = format!(
            "things.probe failed with HTTP {status}, a redirect to `https://files.example/a`: redirects are not followed"
        );
        assert_eq!(error.to_string(), line);
        assert!(!format!("{error:?} {error:#?}").contains("hidden"), "{error:?}");
        let Error::Http(http) = error else { panic!("{error}") };
        assert_eq!((http.redirect(), http.header("location")), (Some("https://files.example/a"), http.redirect()));
        assert_eq!((http.raw(), http.header("refresh")), (&b""[..], Some("0; url=https://files.example/a")));
    }
    let error = answered(response(302, r#"{"code":7}"#)).await.unwrap_err();
    assert!(matches!(error, Error::Api(_)) && !format!("{error:?}").contains("hidden"), "{error:?}");
    let relative = answered(LoopbackResponse::new(302, "").header("Location", "/a?sig=hidden")).await.unwrap_err();
    assert!(relative.to_string().contains(", a redirect to `http://127.0.0.1:"), "{relative}");
    assert!(relative.to_string().contains("/a`: redirects") && !relative.to_string().contains("hidden"), "{relative}");
    let lost = answered(LoopbackResponse::new(302, "")).await.unwrap_err();
    let line = "things.probe failed with HTTP 302, a redirect without a valid address: redirects are not followed";
    assert_eq!(lost.to_string(), line);
    let unchanged = answered(LoopbackResponse::new(304, "")).await.unwrap_err();
    assert_eq!(unchanged.to_string(), "things.probe failed with HTTP 304, without an error code of the vendor");
}

#[tokio::test]
async fn an_echoed_token_is_not_shown() {
    for response in [
        LoopbackResponse::new(401, format!(r#"{{"code":5,"msg":"bad {SECRET}","hint":"{SECRET}"}}"#)),
        LoopbackResponse::new(401, format!("who is {SECRET}?")),
        LoopbackResponse::new(200, format!("who is {SECRET}?")),
        LoopbackResponse::new(200, format!(r#"{{"msg":"{SECRET}"}}"#)),
    ] {
        let error = answered(response).await.unwrap_err();
        let raw = match &error {
            Error::Api(error) => error.raw(),
            Error::Http(error) => error.raw(),
            Error::Decode(error) => error.raw(),
            error => panic!("{error}"),
        };
        let raw = String::from_utf8_lossy(raw);
        assert!(raw.contains("[redacted]"), "{raw}");
        for text in [error.to_string(), format!("{error:?} {error:#?}"), raw.into_owned()] {
            assert!(!text.contains(SECRET), "{text}");
        }
    }
}

#[tokio::test]
async fn an_echoed_token_is_not_shown_in_a_success() {
    let body = format!(
        r#"{{"code":0,"msg":"hello {SECRET}","hint":"{SECRET}!","{SECRET}":1,
        "data":{{"text":"{SECRET}","{SECRET}":1}}}}"#
    );
    let log = format!("log-{SECRET}");
    let server = Loopback::start(move |_| LoopbackResponse::json(body.clone()).header("X-Log", &log));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let response = Call::new(&acme.0, &valid()).await.unwrap();
    assert_eq!(response.message(), "hello [redacted]");
    assert_eq!((response.detail(), response.log_id()), (Some("[redacted]!"), Some("log-[redacted]")));
    let shown = format!("{response:?} {response:#?} {:?} {:?}", response.deviations(), acme.0.drifts());
    assert!(!shown.contains(SECRET) && shown.contains(r#"text: Some("[redacted]")"#), "{shown}");
    assert_eq!(response.deviations().len(), 2);
    // The data and the body are what the vendor sent.
    assert_eq!(response.text.as_deref(), Some(SECRET));
    assert!(String::from_utf8_lossy(response.raw()).contains(SECRET));
    assert_eq!(response.header("x-log"), Some(format!("log-{SECRET}").as_str()));
}

#[tokio::test]
async fn debug_shows_no_secret() {
    let acme = builder().base_url("http://localhost").build().unwrap();
    for text in [format!("{acme:?}"), format!("{:?}", builder().proxy("http://u:pw@p"))] {
        assert!(!text.contains(SECRET) && !text.contains("pw"), "{text}");
    }
    let eop = clientloom_runtime::auth::Eop::new("ak", SECRET);
    assert!(!format!("{eop:?}").contains(SECRET));
}

/// An operation of another vendor with the same name.
struct Namesake;

impl Encode for Namesake {
    fn encode(&self) -> Json<'_> {
        Json::Object(Vec::new())
    }
}

impl Operation for Namesake {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo =
        &OperationInfo { name: "things.probe", ..OperationInfo::of(&Service { vendor: "other", ..Service::BASE }) };
}

#[tokio::test]
async fn an_error_code_is_typed_for_its_own_vendor_only() {
    let error = answered(LoopbackResponse::json(r#"{"code":7}"#)).await.unwrap_err();
    assert_eq!(error.api_error().map(|api| api.vendor), Some(SERVICE.vendor));
    assert_eq!((error.api::<Probe>(), error.api::<Namesake>()), (Some(ProbeError::Seven), None));
}

/// Sends this header unchanged.
struct Header(&'static str);

impl Sign for Header {
    fn sign<'a>(
        &'a self,
        request: &'a mut http::Request<Bytes>,
        _: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        let mut value = http::HeaderValue::from_static(self.0);
        value.set_sensitive(true);
        request.headers_mut().insert("Authorization", value);
        Box::pin(async { Ok(()) })
    }
}

#[tokio::test]
async fn secrets_are_redacted_in_every_json_spelling_but_schemes_are_kept() {
    for (header, body, line) in [
        ("Basic c2/j==", r#"{"code":1,"msg":"Basic c2/j=="}"#, "1, HTTP 200: Basic [redacted]"),
        ("Token ab/cd", r#"{"code":1,"msg":"no Token ab/cd"}"#, "1, HTTP 200: no Token [redacted]"),
        ("Bearer ab/cd", r#"{"code":1,"msg":"Bearer ab\/cd"}"#, "1, HTTP 200: Bearer [redacted]"),
        ("Bearer abcd", r#"{"code":"abcd"}"#, "[redacted], HTTP 200"),
        ("Bearer abcd", r#"{"code":1,"error":{"log_id":"L-abcd"}}"#, "1, HTTP 200 [log id L-[redacted]]"),
        ("Token abcd abcdefgh", r#"{"code":1,"msg":"abcdefgh abcd"}"#, "1, HTTP 200: [redacted] [redacted]"),
        ("Bearer a\"b\\c/d", r#"{"code":1,"x":["a\"b\\c/d","a\"b\\c\/d"]}"#, "1, HTTP 200"),
    ] {
        let server = Loopback::start(move |_| LoopbackResponse::json(body));
        let acme: Acme = Builder::new(Header(header)).base_url(server.base_url()).build().unwrap();
        let error = Call::new(&acme.0, &valid()).await.unwrap_err();
        assert_eq!(error.to_string(), format!("things.probe failed with code {line}"));
        let raw = String::from_utf8_lossy(error.api_error().unwrap().raw()).into_owned();
        let secret = header.split(' ').next_back().unwrap();
        assert!(raw.contains("[redacted]") && !raw.contains(secret), "{raw}");
        assert!(!raw.contains(r"\/") && !raw.contains(r#"a\"b"#), "{raw}");
    }
}

#[tokio::test]
async fn texts_of_a_response_are_shortened_and_redacted() {
    let key = "k".repeat(5000);
    let log = "l".repeat(5000);
    for body in [
        format!(r#"{{"code":0,"data":{{"by_key":{{"{key}":[]}}}}}}"#),
        format!(r#"{{"code":7,"error":{{"log_id":"{log}"}}}}"#),
        format!(r#"{{"code":"{key}"}}"#),
        format!(r#"{{"error":{{"log_id":"{log}"}}}}"#),
        format!(r#"{{"code":0,"data":{{"by_key":{{"x-{SECRET}":[]}}}},"error":{{"log_id":"{SECRET}"}}}}"#),
    ] {
        for status in [200, 500] {
            let error = strict(LoopbackResponse::new(status, body.clone())).await.unwrap_err();
            let line = error.to_string();
            assert!(line.len() < 700 && !line.contains(SECRET), "{line}");
            assert!(!format!("{error:?}").contains(SECRET), "{error:?}");
        }
    }
    let found = r#"{"code":0,"data":{"by_key":{"t-very-secret-token":[]}}}"#;
    let Err(Error::Decode(error)) = strict(LoopbackResponse::json(found)).await else { panic!("read") };
    assert_eq!(error.address, "data.by_key.[redacted]");
}

/// A redirect may follow after the request was carried out, so it is not a refusal.
#[tokio::test]
async fn only_a_refusal_means_that_nothing_was_done() {
    for (status, may) in [(302, true), (303, true), (400, false), (404, false), (408, true), (499, false), (500, true)]
    {
        let error = answered(LoopbackResponse::new(status, "")).await.unwrap_err();
        assert_eq!(error.may_have_been_carried_out(), may, "{error}");
    }
}
