//! The signature of CTyun, from the documented call to the sent bytes.

use clientloom_runtime::testing::{Example, MockResponse, MockServer};
use feishu_gptbots_ctyun::ctyun::Ctyun;
use feishu_gptbots_ctyun::ctyun::v4::oss::DeleteObjects;
use feishu_gptbots_ctyun::examples;
use std::time::{Duration, UNIX_EPOCH};

/// Headers with a signature that another program computed for these keys, this time, and the
/// documented body.
const SIGNED: [(&str, &str); 4] = [
    ("ctyun-eop-request-id", "27cfe4dc-e640-45f6-92ca-492ca73e8680"),
    ("eop-date", "20220525T160752Z"),
    (
        "eop-authorization",
        "0123456789abcdef0123456789abcdef Headers=ctyun-eop-request-id;eop-date \
         Signature=BHjSH4A4dGqEXxhaDIXS0j4u7ay4/BTm/7xTWdTpByU=",
    ),
    ("content-type", "application/json"),
];

/// Returns the signed call.
fn documented() -> &'static dyn Example {
    let examples = examples::ctyun::ALL.iter().flat_map(|page| page.iter().copied());
    examples.into_iter().find(|example| example.name().starts_with("v4.oss.delete_objects ")).expect("an example")
}

#[tokio::test]
async fn signature_matches_an_independent_one() {
    let server = MockServer::start(&examples::ctyun::VENDOR_DOCS);
    let ctyun = Ctyun::builder()
        .keys("0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210")
        .clock(|| UNIX_EPOCH + Duration::from_secs(1_653_466_072))
        .request_ids(|| "27cfe4dc-e640-45f6-92ca-492ca73e8680".to_owned())
        .base_url(server.base_url())
        .build()
        .expect("a client");
    let example = documented();
    example.call(ctyun.client()).await.expect("a success");

    server.assert_clean();
    let received = &server.requests()[0].received;
    assert_eq!((received.method.as_str(), received.target.as_str()), ("POST", "/v4/oss/delete-objects"));
    assert_eq!(Some(received.body.as_ref()), example.body().map(str::as_bytes), "the bytes are signed");
    for (name, value) in SIGNED {
        assert_eq!(received.header(name), Some(value), "{name}");
    }
    assert_eq!(received.header("authorization"), None);
}

#[tokio::test]
async fn each_call_has_its_own_request_id() {
    let server = MockServer::start(&examples::ctyun::VENDOR_DOCS);
    let ctyun = Ctyun::builder().keys("access", "secret").base_url(server.base_url()).build().expect("a client");
    for _ in 0..2 {
        documented().call(ctyun.client()).await.expect("a success");
    }
    let [first, second] = &server.requests()[..] else { panic!("two requests") };
    assert_ne!(first.received.header("ctyun-eop-request-id"), second.received.header("ctyun-eop-request-id"));
}

/// The gateway has its own response format, which names the documented code last.
#[tokio::test]
async fn a_refused_signature_has_a_remedy() {
    let body = r#"{"requestId":"r-1","error":"CTAPI_10009","code":"CTAPI_10009","message":"bad signature",
        "eopErrCode":"10009","statusCode":"CTAPI_10009","returnObj":{}}"#;
    let server = MockServer::start(&examples::ctyun::VENDOR_DOCS);
    server.on::<DeleteObjects>().once(MockResponse::new(403, body));
    let ctyun = Ctyun::builder().keys("access", "secret").base_url(server.base_url()).build().expect("a client");
    let error = documented().call(ctyun.client()).await.expect_err("a failure");
    let api = error.api_error().expect("an error of the vendor");
    assert_eq!(api.code.as_str(), "CTAPI_10009");
    assert_eq!(api.row.map(|row| row.code), Some("10009"));
    assert_eq!(api.log_id.as_deref(), Some("r-1"));
    assert_eq!(server.requests().len(), 1);
}
