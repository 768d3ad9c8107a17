//! Bytes of responses: character sets, broken texts, content codings, large heads.

use crate::sample::{builder, valid};
use clientloom_runtime::error::TransportKind;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Error, Method};

/// Compresses a text as a server does.
fn gzip(text: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

const SUCCESS: &[u8] = b"{\"code\":0,\"msg\":\"\xb3\xc9\xb9\xa6\",\"data\":{\"text\":\"\xca\xd2\",\"int\":7}}";

#[tokio::test]
async fn a_stated_character_set_is_read() {
    let server =
        Loopback::start(|_| LoopbackResponse::new(200, SUCCESS).header("Content-Type", "text/json; charset=GBK"));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let response = Call::new(&acme.0, &valid()).await.unwrap();
    assert_eq!((response.message(), response.text.as_deref(), response.int), ("成功", Some("室"), Some(7)));
    assert_eq!((response.deviations(), response.raw()), (&[][..], SUCCESS));
}

#[tokio::test]
async fn broken_texts_are_replaced_and_noted() {
    let server = Loopback::start(|_| LoopbackResponse::new(200, SUCCESS).header("Content-Type", "application/json"));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let response = Call::new(&acme.0, &valid()).await.unwrap();
    let noted: Vec<String> = response.deviations().iter().map(ToString::to_string).collect();
    assert_eq!(
        noted,
        [
            "`msg` has invalid characters, which were replaced",
            "`data.text` has invalid characters, which were replaced"
        ]
    );
    assert_eq!((response.text.as_deref(), response.int), (Some("\u{FFFD}\u{FFFD}"), Some(7)));
    let error = Call::new(&acme.0, &valid()).strict().await.unwrap_err();
    assert!(error.to_string().contains("`msg` is a text with invalid characters instead of a valid text"), "{error}");
}

#[tokio::test]
async fn a_character_set_that_is_not_read_is_named() {
    let server = Loopback::start(|_| LoopbackResponse::new(200, SUCCESS).header("Content-Type", "a/b; charset=x-own"));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let error = Call::new(&acme.0, &valid()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "things.probe returned HTTP 200 with an unreadable response: the body is text in the character set `x-own`, \
         which the client does not read (it begins with `{\\\"code\\\":0,\\\"msg\\\":\\\"\\xb3\\xc9\\xb9\\xa6\\\",\\\"data\\\":{\\\"text\\\":`) \
         instead of an object with `code`; the call may have been carried out"
    );
}

#[tokio::test]
async fn a_broken_text_costs_no_failure_its_code() {
    for body in [
        &b"{\"code\":7,\"msg\":\"a\tb\"}"[..],
        b"{\"code\":7,\"msg\":\"a\nb\"}",
        b"{\"code\":7,\"msg\":\"\xc3\xfb\"}",
        b"{\"code\":7,\"msg\":\"\xe4\xbd\"}",
        b"{\"code\":7,\"msg\":\"\x95\\\"}",
        b"{\"code\":7,\"msg\":\"\\ud800\"}",
        b"{\"code\":7,\"\\ud800\":\"a\"}",
        b"\xef\xbb\xbf{\"code\":7,\"msg\":\"a\"}",
        b"\xff\xfe{\0\"\0c\0o\0d\0e\0\"\0:\x007\0}\0",
    ] {
        for charset in ["application/json", "application/json; charset=utf-8", "application/json; charset=x-own"] {
            let server = Loopback::start(move |_| LoopbackResponse::new(400, body).header("Content-Type", charset));
            let acme = builder().base_url(server.base_url()).build().unwrap();
            let error = Call::new(&acme.0, &valid()).await.unwrap_err();
            assert_eq!(error.api_error().map(|error| error.code.as_str()), Some("7"), "{body:?}: {error}");
        }
    }
}

#[tokio::test]
async fn codings_that_are_named_are_read() {
    let body = gzip(b"{\"code\":0,\"data\":{\"text\":\"zip\"}}");
    for coding in ["gzip", "x-gzip", "GZIP", "identity, gzip"] {
        let body = body.clone();
        let server =
            Loopback::start(move |_| LoopbackResponse::new(200, body.clone()).header("Content-Encoding", coding));
        let acme = builder().base_url(server.base_url()).build().unwrap();
        let response = Call::new(&acme.0, &valid()).await.unwrap();
        assert_eq!(response.text.as_deref(), Some("zip"), "{coding}");
        assert_eq!(server.received()[0].header("accept-encoding"), Some("gzip, deflate"));
    }
}

#[tokio::test]
async fn other_codings_are_named() {
    for (coding, problem) in [("br", "the client does not read"), ("gzip", "the body does not have")] {
        let server =
            Loopback::start(move |_| LoopbackResponse::new(200, "\u{1}xyz").header("Content-Encoding", coding));
        let acme = builder().base_url(server.base_url()).build().unwrap();
        let error = Call::new(&acme.0, &valid()).await.unwrap_err().to_string();
        let expected =
            format!("the body is in the content coding `{coding}`, which {problem} (it begins with `\\x01xyz`)");
        assert!(error.contains(&expected), "{error}");
    }
}

#[tokio::test]
async fn the_limit_counts_decoded_bytes() {
    let body = gzip(&vec![b' '; 1024 * 1024]);
    assert!(body.len() < 10_000);
    let success = body.clone();
    let server =
        Loopback::start(move |_| LoopbackResponse::new(200, success.clone()).header("Content-Encoding", "gzip"));
    let acme = builder().base_url(server.base_url()).max_body(10_000).build().unwrap();
    let Err(Error::Transport(error)) = Call::new(&acme.0, &valid()).await else { panic!("a success") };
    assert_eq!((error.kind(), server.received().len()), (TransportKind::TooLarge, 1));
    let server = Loopback::start(move |_| LoopbackResponse::new(404, body.clone()).header("Content-Encoding", "gzip"));
    let acme = builder().base_url(server.base_url()).max_body(10_000).build().unwrap();
    let Err(Error::Http(error)) = Call::new(&acme.0, &valid()).await else { panic!("a success") };
    assert_eq!((error.status, error.raw().len()), (404, 10_000));
}

#[tokio::test]
async fn too_many_headers_are_named_and_not_retried() {
    let server = Loopback::start(|_| {
        (0..150).fold(LoopbackResponse::json(r#"{"code":0}"#), |response, index| {
            response.header(&format!("X-Extra-{index}"), "1")
        })
    });
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let error = acme.0.call_raw(Method::Get, "/v1/a", None).retry_is_safe().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /v1/a received no response: the response is larger than the client accepts: it has more than 100 \
         headers, or more than 400 KiB of them; the call may have been carried out"
    );
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_raw_path_that_leads_elsewhere_is_refused() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    for path in ["/../x", "/a/%2e%2e/b", "/a/%2E.", "/./a", "/a/.", "/a\\..\\b", "/a/..?b=1"] {
        let error = acme.0.call_raw(Method::Get, path, None).await.unwrap_err().to_string();
        let shown = path.split('?').next().unwrap();
        let expected =
            format!("invalid path `{shown}`: segments `.` and `..` lead to another path, also as `%2e`; remove them");
        assert_eq!(error, expected);
    }
    assert!(server.received().is_empty());
    acme.0.call_raw(Method::Get, "/a/..b/...?c=/../", None).await.unwrap();
}
