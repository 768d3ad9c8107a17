//! Files as responses: their headers, their bytes, and error responses instead of them.

use crate::sample::{Acme, ProbeError, SERVICE, builder};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::{TransportError, TransportKind};
use clientloom_runtime::http;
use clientloom_runtime::operation::{ErrorRow, Operation, OperationInfo, ResponseFormat, RetrySafety};
use clientloom_runtime::response::NoData;
use clientloom_runtime::testing::{Fault, Loopback, LoopbackResponse, MockServer, VendorDocs};
use clientloom_runtime::transport::Transport;
use clientloom_runtime::{Call, Download, Error, OperationExt as _};
use std::time::Duration;

/// A request for a file.
#[derive(Debug)]
pub struct Fetch;

impl Encode for Fetch {
    fn encode(&self) -> Json<'_> {
        Json::members([])
    }
}

impl Operation for Fetch {
    type Vendor = crate::sample::Acme;
    type Response = NoData;
    type Output = clientloom_runtime::Download;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "files.fetch",
        path: "/v1/file",
        errors: &[ErrorRow::new("7").name("Seven").remedy("Say yes.")],
        retry_safety: RetrySafety::Safe,
        response_format: ResponseFormat::File,
        ..OperationInfo::of(&SERVICE)
    };
}

pub fn client(server: &Loopback) -> Acme {
    builder().base_url(server.base_url()).build().unwrap()
}

async fn fetched(response: LoopbackResponse) -> Result<Download, Error> {
    let server = Loopback::start(move |_| response.clone());
    let acme = client(&server);
    Call::download(&acme.0, &Fetch).attempts(1).await
}

pub fn file(bytes: impl Into<Bytes>) -> LoopbackResponse {
    LoopbackResponse::new(200, bytes).header("Content-Type", "image/png").header("X-Log", "l-1")
}

#[tokio::test]
async fn a_request_for_a_file_sends_itself() {
    let server = Loopback::start(|_| file("picture"));
    let acme = client(&server);
    let download = Fetch.send(&acme).await.unwrap();
    assert_eq!(download.bytes(100).await.unwrap(), "picture");
}

#[tokio::test]
async fn a_download_has_the_facts_of_its_headers() {
    let server = Loopback::start(|_| file("picture").header("Content-Disposition", "attachment; filename=\"a.png\""));
    let acme = client(&server);
    let download = Call::download(&acme.0, &Fetch).await.unwrap();
    assert_eq!((download.status(), download.length()), (200, Some(7)));
    assert_eq!((download.content_type(), download.log_id()), (Some("image/png"), Some("l-1")));
    assert_eq!((download.file_name().as_deref(), download.header("x-log")), (Some("a.png"), Some("l-1")));
    assert_eq!(download.bytes(7).await.unwrap(), "picture");
    assert_eq!(server.received()[0].header("accept"), Some("*/*"));
}

#[tokio::test]
async fn a_download_arrives_in_chunks_without_a_size_limit() {
    let bytes = vec![7_u8; 300_000];
    let server = {
        let bytes = bytes.clone();
        Loopback::start(move |_| file(bytes.clone()))
    };
    let acme = builder().base_url(server.base_url()).max_body(10).build().unwrap();
    let mut download = Call::download(&acme.0, &Fetch).await.unwrap();
    let (mut parts, mut read) = (0, Vec::new());
    while let Some(chunk) = download.chunk().await.unwrap() {
        parts += 1;
        read.extend_from_slice(&chunk);
    }
    assert_eq!(read, bytes);
    assert!(parts > 1);
    assert_eq!(download.chunk().await.unwrap(), None);
}

#[tokio::test]
async fn bytes_limits_the_memory_of_a_download() {
    for (response, read) in [(file("1234567"), 0), (file("1234567").fault(Fault::Oversize(20)), 1)] {
        let error = fetched(response).await.unwrap().bytes(6).await.unwrap_err();
        let Error::Transport(error) = error else { panic!("{error}") };
        assert_eq!(error.kind(), TransportKind::TooLarge);
        let text = error.to_string();
        assert!(text.starts_with("the download of files.fetch ended after "), "{text}");
        assert!(text.ends_with(" bytes: the response is larger than the client accepts"), "{text}");
        assert_eq!(text.contains("after 0 bytes"), read == 0, "{text}");
    }
    assert!(fetched(file("")).await.unwrap().bytes(0).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_error_response_instead_of_a_file_is_an_error() {
    let json =
        |status, body: &'static str| LoopbackResponse::new(status, body).header("Content-Type", "application/json");
    let seven = r#"{"code":7,"msg":"no"}"#;
    for (response, status) in
        [(json(200, seven), 200), (json(404, seven), 404), (LoopbackResponse::new(200, seven), 200)]
    {
        let error = fetched(response).await.unwrap_err();
        assert_eq!(error.api::<Fetch>(), Some(ProbeError::Seven));
        assert_eq!(error.to_string(), format!("files.fetch failed with code 7 (Seven), HTTP {status}: no. Say yes."));
    }
    let error = fetched(LoopbackResponse::new(500, "down")).await.unwrap_err();
    assert!(matches!(&error, Error::Http(http) if http.status == 500), "{error}");
}

#[tokio::test]
async fn an_error_response_has_any_media_type() {
    let seven = r#"{"code":7,"msg":"no"}"#;
    let mut bodies = vec![seven.to_owned(), format!("\u{feff}{seven}"), format!(" \r\n\t{seven}\n")];
    bodies.push(format!("\u{feff}\n{seven}"));
    for body in bodies {
        for media_type in ["application/octet-stream", "image/png", "application/pdf", "application/json", "text/html"]
        {
            for disposition in [None, Some("inline"), Some(" Inline ; x=1"), Some("")] {
                let mut reply = LoopbackResponse::new(200, body.clone()).header("Content-Type", media_type);
                if let Some(disposition) = disposition {
                    reply = reply.header("Content-Disposition", disposition);
                }
                let error = fetched(reply).await.expect_err(media_type);
                assert_eq!(error.api::<Fetch>(), Some(ProbeError::Seven), "{media_type} {disposition:?}: {error}");
            }
        }
    }
    for disposition in ["attachment", "attachment; filename=a", "inline; filename=\"a.json\"", "form-data"] {
        let reply = LoopbackResponse::json(seven).header("Content-Disposition", disposition);
        assert_eq!(fetched(reply).await.unwrap().bytes(100).await.unwrap(), seven, "{disposition}");
    }
}

/// A stream that does not end is not read ahead if it cannot be an error.
#[tokio::test]
async fn a_file_that_is_no_object_begins_at_once() {
    for start in ["PNG", "[1", "\u{feff}x", "\u{feff}", "  <"] {
        let server = Loopback::start(move |_| file(format!("{start}{start}")).fault(Fault::StallBody));
        let acme = builder().base_url(server.base_url()).timeout(Duration::from_secs(20)).build().unwrap();
        let result = Call::download(&acme.0, &Fetch).attempt_timeout(Duration::from_secs(3)).attempts(1).await;
        assert_eq!(result.is_ok(), !"\u{feff}".starts_with(start), "{start:?}: {result:?}");
    }
}

#[tokio::test]
async fn a_part_of_a_file_is_not_the_file() {
    let part = || {
        let reply = LoopbackResponse::new(206, "abcde").header("Content-Type", "image/png");
        reply.header("Content-Range", "bytes 0-4/100")
    };
    let error = fetched(part()).await.unwrap_err();
    let line = "files.fetch returned HTTP 206 with an unreadable response: the body is a part of the file \
                (`Content-Range: bytes 0-4/100`) instead of the whole file; the call may have been carried out";
    assert_eq!(error.to_string(), line);
    // The caller may ask for a part.
    let server = Loopback::start(move |_| part());
    let download = Call::download(&client(&server).0, &Fetch).header("Range", "bytes=0-4").await.unwrap();
    assert_eq!((download.status(), download.bytes(5).await.unwrap()), (206, Bytes::from("abcde")));
}

#[tokio::test]
async fn json_without_an_error_code_is_the_file() {
    let long = format!(r#"{{"code":7,"msg":"{}"}}"#, "x".repeat(70_000));
    let named = LoopbackResponse::json(r#"{"code":7}"#).header("Content-Disposition", "attachment");
    let cases = [
        LoopbackResponse::json("[1,2]"),
        LoopbackResponse::json(r#"{"code":0,"a":1}"#),
        LoopbackResponse::json("{"),
        LoopbackResponse::json(long),
        named,
    ];
    for response in cases {
        let length = {
            let download = fetched(response.clone()).await.unwrap();
            let length = download.length().unwrap();
            assert_eq!(download.bytes(100_000).await.unwrap().len() as u64, length);
            length
        };
        assert!(length > 0);
    }
}

#[tokio::test]
async fn a_failure_before_the_file_begins_is_retried() {
    let server = Loopback::start(|_| file("7"));
    server.reset_next(1);
    let acme = client(&server);
    assert_eq!(Call::download(&acme.0, &Fetch).await.unwrap().bytes(1).await.unwrap(), "7");

    let server = Loopback::start(|_| file("1234").fault(Fault::Truncate));
    server.reset_next(1);
    let acme = client(&server);
    let error = Call::download(&acme.0, &Fetch).await.unwrap().bytes(9).await.unwrap_err();
    assert_eq!(error.attempts(), 2);
    assert!(error.to_string().ends_with(" (2 attempts, an earlier one may have been carried out)"), "{error}");

    let error = fetched(file("1234").fault(Fault::Truncate)).await.unwrap().bytes(9).await.unwrap_err();
    assert!(error.to_string().starts_with("the download of files.fetch ended after 2 bytes: "), "{error}");
    assert_eq!(error.operation(), Some("files.fetch"));
}

#[tokio::test]
async fn a_stalled_download_times_out() {
    let server = Loopback::start(|_| file("1234").fault(Fault::StallBody));
    let acme = builder().base_url(server.base_url()).attempt_timeout(Duration::from_millis(300)).build().unwrap();
    let mut download = Call::download(&acme.0, &Fetch).await.unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "12");
    let error = download.chunk().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the download of files.fetch ended after 2 bytes: the next part did not come within 300 ms"
    );
    assert_eq!(download.chunk().await.unwrap(), None);
}

#[tokio::test]
async fn file_names_never_contain_a_folder() {
    let cases: [(&[u8], Option<&str>); 21] = [
        (b"attachment; filename=\"%E5%90%8D.txt\"", Some("\u{540d}.txt")),
        (b"attachment; filename=%E5%90%8D.txt", Some("\u{540d}.txt")),
        (b"attachment; filename=\"a%20b.txt\"", Some("a b.txt")),
        (b"attachment; filename=\"100%.txt\"", Some("100%.txt")),
        (b"attachment; filename=\"%FF%E5.txt\"", Some("%FF%E5.txt")),
        (b"attachment; filename=\"..%2F..%2Fetc%2Fpasswd\"", Some("passwd")),
        (b"attachment; filename=\"%2E%2E\"", None),
        (b"attachment; filename=\"a b.txt\"", Some("a b.txt")),
        (b"attachment; filename=a.txt", Some("a.txt")),
        (b"attachment;FileName=a.txt; size=3", Some("a.txt")),
        (b"attachment; filename=\"a \\\"b\\\";c.txt\"; size=3", Some("a _b_;c.txt")),
        (b"attachment; filename=\"x.txt\"; filename*=UTF-8''%E8%AE%A1%E5%88%92.txt", Some("计划.txt")),
        (b"attachment; filename*=iso-8859-1'en'%A3.txt; filename=x", Some("£.txt")),
        (b"attachment; filename*=utf-7''a; filename=\"x\"", Some("x")),
        (b"attachment; filename=\"\xE8\xAE\xA1.txt\"", Some("计.txt")),
        (b"attachment; filename=\"\xA3.txt\"", Some("£.txt")),
        (b"attachment; filename=\"../../etc/passwd\"", Some("passwd")),
        (b"attachment; filename=\"d\\\\temp\\\\a.txt\"", Some("a.txt")),
        (b"attachment; filename=\"..\"", None),
        (b"attachment; filename=\"a/\"", None),
        (b"attachment", None),
    ];
    for (header, expected) in cases {
        let transport = NamedFile(http::HeaderValue::from_bytes(header).unwrap());
        let acme = builder().transport(transport).base_url("http://localhost").build().unwrap();
        let download = Call::download(&acme.0, &Fetch).await.unwrap();
        assert_eq!(download.file_name().as_deref(), expected, "{}", header.escape_ascii());
        assert_eq!(download.bytes(9).await.unwrap(), "whole");
    }
}

/// A transport without streams, which gives a file this name.
struct NamedFile(http::HeaderValue);

impl Transport for NamedFile {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: clientloom_runtime::transport::TransferLimits,
    ) -> clientloom_runtime::transport::BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        assert!(request.body().is_empty());
        let mut response = http::Response::new(Bytes::from_static(b"whole"));
        response.headers_mut().insert("Content-Disposition", self.0.clone());
        Box::pin(std::future::ready(Ok(response)))
    }
}

#[tokio::test]
async fn the_mock_server_responds_with_a_file() {
    let server = MockServer::start(&VendorDocs::new(&[Fetch::INFO], &[]));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let download = Call::download(&acme.0, &Fetch).await.unwrap();
    assert_eq!(download.file_name().as_deref(), Some("documented"));
    let response = Call::new(&acme.0, &Fetch).await.unwrap();
    assert_eq!((response.status(), *response), (200, NoData::default()));
}

#[test]
fn a_blocking_client_downloads_a_file() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let server = runtime.block_on(async { Loopback::start(|_| file("picture")) });
    let acme = client(&server);
    let download = Call::download(&acme.0, &Fetch).blocking().unwrap();
    assert_eq!(acme.0.block_on(download.bytes(7)).unwrap().unwrap(), "picture");
}
