//! Errors: what they say, in one line, and what they never say.

use crate::sample::{Probe, ProbeError, SECRET, answered, builder};
use client_runtime::testing::Reply;
use client_runtime::{Code, Error};
use std::error::Error as _;

fn assert_fit<T: std::error::Error + Send + Sync + 'static>() {}

#[tokio::test]
async fn an_api_error_has_what_page_and_reply_say() {
    assert_fit::<Error>();
    let body = r#"{"code":7,"msg":"no,\n  really","hint":"ask","error":{"log_id":"L1"}}"#;
    let error = answered(Reply::new(400, body)).await.unwrap_err();
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
async fn rows_of_the_vendor_and_unknown_codes() {
    let error = answered(Reply::json(r#"{"code":8}"#)).await.unwrap_err();
    assert_eq!(error.to_string(), "things.probe failed with code 8, HTTP 200. It is full.");
    let error = answered(Reply::json(r#"{"code":"x.y","msg":"?"}"#)).await.unwrap_err();
    assert_eq!(error.to_string(), "things.probe failed with code x.y, HTTP 200: ?");
    assert_eq!(error.api::<Probe>(), Some(ProbeError::Unknown(Code::new("x.y"))));
    assert_eq!((Code::new("-3").as_i64(), Code::new("x.y").as_i64()), (Some(-3), None));
}

#[tokio::test]
async fn a_failure_of_http_quotes_its_body_briefly() {
    let page = format!("<html>\n<h1>Bad\tGateway</h1>{}", "x".repeat(200_000));
    let error = answered(Reply::new(502, page).header("X-Log", "L2")).await.unwrap_err();
    let line = error.to_string();
    let begin =
        "things.probe failed with HTTP 502, without an error code of the vendor: <html> <h1>Bad Gateway</h1>xxx";
    assert!(line.starts_with(begin), "{line}");
    assert!(line.ends_with("x… [log id L2]") && line.len() < 400, "{line}");
    let Error::Http(http) = &error else { panic!("{error}") };
    assert_eq!(http.raw().len(), 64 * 1024);
    assert_eq!(error.api::<Probe>(), None);

    let moved = answered(Reply::new(302, "").header("Location", "https://elsewhere.example")).await.unwrap_err();
    assert_eq!(moved.to_string(), "things.probe failed with HTTP 302, redirects are not followed");
}

#[tokio::test]
async fn a_token_that_comes_back_is_not_shown() {
    for reply in [
        Reply::new(401, format!(r#"{{"code":5,"msg":"bad {SECRET}","hint":"{SECRET}"}}"#)),
        Reply::new(401, format!("who is {SECRET}?")),
        Reply::new(200, format!("who is {SECRET}?")),
        Reply::new(200, format!(r#"{{"msg":"{SECRET}"}}"#)),
    ] {
        let error = answered(reply).await.unwrap_err();
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
async fn debug_shows_no_secret() {
    let acme = builder().base_url("http://localhost").build().unwrap();
    for text in [format!("{acme:?}"), format!("{:?}", builder().proxy("http://u:pw@p"))] {
        assert!(!text.contains(SECRET) && !text.contains("pw"), "{text}");
    }
    let eop = client_runtime::Eop::new("ak", SECRET);
    assert!(!format!("{eop:?}").contains(SECRET));
}
