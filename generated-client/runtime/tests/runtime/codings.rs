//! Content codings of responses: of calls, of files, and of failures in place of files.

use crate::downloads::{Fetch, client};
use crate::sample::{Acme, Answer, ProbeError, SERVICE, builder, valid};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::operation::{Operation, OperationInfo, ResponseFormat};
use clientloom_runtime::response::NoData;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Download, Error, Response};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use std::io::Write as _;

const SUCCESS: &[u8] = br#"{"code":0,"data":{"text":"zip"}}"#;
const SEVEN: &[u8] = br#"{"code":7,"msg":"no"}"#;

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn zlib(text: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn raw_deflate(text: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// Starts a server that always sends this body in these codings.
fn server(status: u16, body: Vec<u8>, codings: &'static str) -> Loopback {
    let response = LoopbackResponse::new(status, body).header("Content-Type", "application/json");
    let response = response.header("Content-Encoding", codings);
    Loopback::start(move |_| response.clone())
}

async fn called(status: u16, body: Vec<u8>, codings: &'static str) -> Result<Response<Answer>, Error> {
    let server = server(status, body, codings);
    let acme = builder().base_url(server.base_url()).attempts(1).build().unwrap();
    Call::new(&acme.0, &valid()).await
}

async fn fetched(status: u16, body: Vec<u8>, codings: &'static str) -> Result<Download, Error> {
    let server = server(status, body, codings);
    let download = Call::download(&client(&server).0, &Fetch).attempts(1).await;
    assert_eq!(server.received()[0].header("accept-encoding"), Some("identity"));
    download
}

#[tokio::test]
async fn deflate_is_read_with_and_without_its_header() {
    for (body, codings) in [
        (zlib(SUCCESS), "deflate"),
        (raw_deflate(SUCCESS), "Deflate"),
        (gzip(&zlib(SUCCESS)), "deflate, gzip"),
        (raw_deflate(&gzip(SUCCESS)), "gzip,deflate"),
        (gzip(SUCCESS), "identity, gzip, "),
    ] {
        let response = called(200, body, codings).await;
        assert_eq!(
            response.as_ref().ok().and_then(|response| response.text.as_deref()),
            Some("zip"),
            "{codings}: {response:?}"
        );
    }
    for body in [zlib(SEVEN), raw_deflate(SEVEN)] {
        let error = called(400, body, "deflate").await.unwrap_err();
        assert_eq!(error.api_error().map(|error| error.code.as_str()), Some("7"), "{error}");
    }
}

#[tokio::test]
async fn the_coding_of_a_failure_is_named() {
    for (body, codings, why) in [
        (b"\x01xyz".to_vec(), "br", "`br`, which the client does not read (it begins with `\\x01xyz`)"),
        (b"\x01xyz".to_vec(), "gzip", "`gzip`, which the body does not have (it begins with `\\x01xyz`)"),
        (b"xyz".to_vec(), "gzip, zstd", "`gzip, zstd`, which the client does not read (it begins with `xyz`)"),
    ] {
        for status in [400, 502] {
            let error = called(status, body.clone(), codings).await.unwrap_err();
            let expected = format!(
                "things.probe failed with HTTP {status}, without an error code of the vendor: the body is in the \
                 content coding {why}"
            );
            assert_eq!(error.to_string(), expected);
            assert!(matches!(&error, Error::Http(http) if http.raw() == body), "{error:?}");
        }
    }
    // A vendor can name a coding that the body does not have.
    let error = called(400, SEVEN.to_vec(), "br").await.unwrap_err();
    assert_eq!(error.api_error().map(|error| error.code.as_str()), Some("7"));
}

#[tokio::test]
async fn the_character_set_of_a_failure_is_named() {
    let server = Loopback::start(|_| {
        LoopbackResponse::new(503, &b"<p>\xb3\xc9</p>"[..]).header("Content-Type", "text/html; charset=x-own")
    });
    let acme = builder().base_url(server.base_url()).attempts(1).build().unwrap();
    assert_eq!(
        Call::new(&acme.0, &valid()).await.unwrap_err().to_string(),
        "things.probe failed with HTTP 503, without an error code of the vendor: the body is text in the character set \
         `x-own`, which the client does not read (it begins with `<p>\\xb3\\xc9</p>`)"
    );
}

/// The connection can break before a failure has arrived as a whole.
#[tokio::test]
async fn a_failure_that_is_cut_keeps_its_start() {
    let text = format!("{{\"code\":7,\"msg\":\"{}\"}}", "no ".repeat(20_000));
    let error = called(400, gzip(text.as_bytes())[..40].to_vec(), "gzip").await.unwrap_err();
    assert!(matches!(&error, Error::Http(http) if http.raw().starts_with(b"{\"c")), "{error}");
}

#[tokio::test]
async fn a_file_in_a_coding_is_not_decoded() {
    for (body, codings) in [(gzip(b"picture"), "gzip"), (zlib(b"picture"), "deflate"), (b"picture".to_vec(), "br")] {
        let error = fetched(200, body.clone(), codings).await.unwrap_err();
        let begin = body.escape_ascii().to_string();
        let expected = format!(
            "files.fetch returned HTTP 200 with an unreadable response: the body is in the content coding `{codings}`, \
             which the client does not decode for files (it begins with `{}`) instead of the file as it is; the call \
             may have been carried out",
            &begin[..begin.len().min(60)]
        );
        assert_eq!(error.to_string(), expected);
    }
    let file = fetched(200, b"picture".to_vec(), "identity").await.unwrap();
    assert_eq!(file.bytes(7).await.unwrap(), "picture");
}

#[tokio::test]
async fn a_failure_in_a_coding_in_place_of_a_file_is_read() {
    for status in [200, 404, 503] {
        for (body, codings) in [(gzip(SEVEN), "gzip"), (zlib(SEVEN), "deflate"), (raw_deflate(SEVEN), "deflate")] {
            let error = fetched(status, body, codings).await.unwrap_err();
            assert_eq!(error.api::<Fetch>(), Some(ProbeError::Seven), "{status} {codings}: {error}");
            assert_eq!(error.status(), Some(status));
        }
    }
    let error = fetched(404, gzip(b"<p>gone</p>"), "gzip").await.unwrap_err();
    let line = "files.fetch failed with HTTP 404, without an error code of the vendor: <p>gone</p>";
    assert_eq!(error.to_string(), line);
    let error = fetched(404, b"xyz".to_vec(), "br").await.unwrap_err();
    assert!(error.to_string().contains("`br`, which the client does not read (it begins with `xyz`)"), "{error}");
}

/// A download that a redirect leads to.
pub struct Moved;

impl Encode for Moved {
    fn encode(&self) -> Json<'_> {
        Json::members([])
    }
}

impl Operation for Moved {
    type Vendor = Acme;
    type Response = NoData;
    type Output = Download;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "files.moved",
        path: "/v1/moved",
        response_format: ResponseFormat::File,
        redirect: true,
        ..OperationInfo::of(&SERVICE)
    };
}

#[tokio::test]
async fn codings_of_a_file_at_another_address_are_read_likewise() {
    for (status, body, codings, why) in [
        (
            403,
            gzip(b"<p>expired</p>"),
            "gzip",
            "failed with HTTP 403, without an error code of the vendor: <p>expired</p>",
        ),
        (403, b"xyz".to_vec(), "br", "`br`, which the client does not read (it begins with `xyz`)"),
        (200, gzip(b"picture"), "gzip", "`gzip`, which the client does not decode for files"),
    ] {
        let files = server(status, body, codings);
        let address = format!("{}/signed", files.base_url());
        let server = Loopback::start(move |_| LoopbackResponse::new(302, "").header("Location", &address));
        let error = Call::download(&client(&server).0, &Moved).attempts(1).await.unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
        assert_eq!(files.received()[0].header("accept-encoding"), Some("identity"));
    }
}
