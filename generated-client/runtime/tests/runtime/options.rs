//! Options of a single call that override the client's.

use crate::sample::{Answer, ProbeError, SERVICE, builder, valid, with};
use crate::script::{OK, Script};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::operation::{Operation, OperationInfo};
use clientloom_runtime::{Call, Error, Method, Options, Value, http};

async fn sent(call: impl FnOnce(Options) -> Options) -> http::Request<Bytes> {
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    Call::new(&acme.0, &valid()).options(call(Options::new())).await.unwrap();
    script.last()
}

fn body(request: &http::Request<Bytes>) -> Value {
    serde_json::from_slice(request.body()).unwrap()
}

#[tokio::test]
async fn extra_fields_are_sent_unchanged() {
    let request = sent(|options| {
        options
            .body_field("new", json!({ "a": [1, null] }))
            .body_field("note", Value::Null)
            .body_field("rows", "as it is")
            .query_field("tag", "a b")
            .query_field("tag", "c")
            .header("X-Fixed", "no")
            .header("x-more", "1")
    })
    .await;
    let expected = json!({ "ids": ["a"], "name": "n", "new": { "a": [1, null] }, "note": null, "rows": "as it is" });
    assert_eq!(body(&request), expected);
    assert_eq!(request.uri().query(), Some("tag=a%20b&tag=c"));
    let header = |name: &str| request.headers()[name].to_str().unwrap();
    assert_eq!([header("x-fixed"), header("x-more")], ["no", "1"]);
}

#[tokio::test]
async fn extra_fields_are_not_checked_against_the_page() {
    let request = sent(|options| options.body_field("ids", json!([]))).await;
    assert_eq!(body(&request), json!({ "ids": [], "name": "n" }));
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let lacking = with("name", Value::Null);
    Call::new(&acme.0, &lacking).body_field("name", Value::Null).await.unwrap();
    assert_eq!(body(&script.last())["name"], Value::Null);
    let Err(Error::Invalid(invalid)) = Call::new(&acme.0, &lacking).body_field("names", 1).await else {
        panic!("a name is missing")
    };
    assert_eq!(invalid.violations.len(), 1);
}

#[tokio::test]
async fn an_invalid_header_is_an_error() {
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let error = Call::new(&acme.0, &valid()).header("X-Bad", "a\nb").await.unwrap_err();
    let why = "invalid header `X-Bad`: its name or its value has a character that HTTP does not allow";
    assert_eq!((error.to_string().as_str(), script.count()), (why, 0));
}

#[tokio::test]
async fn headers_of_the_http_client_are_refused() {
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    for (name, value) in [
        ("Content-Length", "3"),
        ("content-length", "3"),
        ("Transfer-Encoding", "chunked"),
        ("Host", "evil.example"),
        ("Connection", "close"),
        ("Keep-Alive", "timeout=5"),
        ("Upgrade", "h2c"),
        ("HTTP2-Settings", "AAMAAABkAARAAAAAAAIAAAAA"),
        ("TE", "trailers"),
        ("Trailer", "X-End"),
        ("Expect", "100-continue"),
        ("Proxy-Authorization", "Basic eDp5"),
        ("Proxy-Connection", "close"),
    ] {
        let typed = Call::new(&acme.0, &valid()).header(name, value).await.unwrap_err();
        let options = Options::new().header(name, value);
        let raw = acme.0.call_raw(Method::Post, "/v1", json!({})).options(options).await.unwrap_err();
        for error in [typed, raw] {
            assert!(matches!(error, Error::Build(_)), "{error}");
            let start = format!("the header `{}` cannot be set: the HTTP client sets it", name.to_lowercase());
            assert!(error.to_string().starts_with(&start), "{error}");
        }
    }
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn a_call_can_use_another_token() {
    let request = sent(|options| options.bearer("u-of-a-user")).await;
    assert_eq!(request.headers()["authorization"], "Bearer u-of-a-user");
}

#[tokio::test]
async fn a_tenant_is_refused_by_credentials_without_tenants() {
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let error = Call::new(&acme.0, &valid()).tenant("t-1").await.unwrap_err();
    assert!(matches!(error, Error::Auth(_)), "{error}");
    assert!(error.to_string().contains("have no tenants"), "{error}");
    assert_eq!(script.count(), 0);
}

#[test]
fn options_show_no_secret() {
    let options = Options::new().bearer("u-secret").header("X-Key", "k-secret").body_field("pin", "p-secret");
    assert!(!format!("{options:?}").contains("secret"), "{options:?}");
}

#[tokio::test]
async fn token_and_tenant_options_exclude_each_other() {
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let error = Call::new(&acme.0, &valid()).bearer("u-1").tenant("t-1").await.unwrap_err();
    assert!(error.to_string().ends_with("remove the tenant from the call"), "{error}");
}

#[tokio::test]
async fn too_many_headers_are_an_error() {
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let mut options = Options::new();
    for number in 0..40_000 {
        options = options.header(format!("x-{number}"), "1");
    }
    let error = Call::new(&acme.0, &valid()).options(options).await.unwrap_err();
    assert!(matches!(error, Error::Build(_)), "{error}");
}

/// An operation whose address contains `v=1`.
struct Versioned;

impl Encode for Versioned {
    fn encode(&self) -> Json<'_> {
        Json::members([])
    }
}

impl Operation for Versioned {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo =
        &OperationInfo { name: "things.versioned", query: &[("v", "1"), ("w", "1")], ..OperationInfo::of(&SERVICE) };
}

#[tokio::test]
async fn an_extra_query_field_replaces_a_fixed_one() {
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    Call::new(&acme.0, &Versioned).query_field("v", "2").await.unwrap();
    assert_eq!(script.last().uri().query(), Some("w=1&v=2"));
}
