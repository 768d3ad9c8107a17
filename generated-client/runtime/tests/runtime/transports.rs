//! The default transport: size limits, timeouts, redirects, failing connections.

use crate::sample::{builder, valid};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::{TransportError, TransportKind};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use clientloom_runtime::{Call, Error, http};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

fn transport(error: Error) -> (TransportKind, bool) {
    let reached = error.may_have_reached_server();
    match error {
        Error::Transport(error) => (error.kind(), reached),
        error => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_body_above_the_limit_is_not_read() {
    let body = format!(r#"{{"code":0,"msg":"{}"}}"#, "x".repeat(100));
    let length = body.len();
    let server = Loopback::start(move |_| LoopbackResponse::json(body.clone()));
    for (cap, fits) in [(length, true), (length - 1, false), (0, false)] {
        let acme = builder().base_url(server.base_url()).max_body(cap).build().unwrap();
        let result = Call::new(&acme.0, &valid()).await;
        match result {
            Ok(_) => assert!(fits),
            Err(error) => {
                assert_eq!(
                    error.to_string(),
                    "things.probe received no response: the response is larger than the client accepts; the call may have been carried out"
                );
                assert_eq!((fits, transport(error)), (false, (TransportKind::TooLarge, true)));
            }
        }
    }
}

#[tokio::test]
async fn the_default_body_limit_is_eight_mebibytes() {
    let server = Loopback::start(|_| LoopbackResponse::new(200, vec![b'x'; 8 * 1024 * 1024 + 1]));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let error = Call::new(&acme.0, &valid()).await.unwrap_err();
    assert_eq!(transport(error), (TransportKind::TooLarge, true));
}

#[tokio::test]
async fn a_failure_with_a_large_body_keeps_its_status() {
    let body = format!(r#"{{"code":7,"msg":"{}"}}"#, "x".repeat(9 * 1024 * 1024));
    for (status, max_body, kept) in [(404, 8 * 1024 * 1024, 64 * 1024), (501, 100, 100), (302, 0, 0)] {
        let whole = LoopbackResponse::new(status, body.clone()).header("X-Log", "l-9");
        let server = Loopback::start(move |_| whole.clone());
        let acme = builder().base_url(server.base_url()).max_body(max_body).build().unwrap();
        let error = Call::new(&acme.0, &valid()).await.unwrap_err();
        let Error::Http(error) = error else { panic!("{error}") };
        assert_eq!((error.status, error.log_id.as_deref(), error.raw().len()), (status, Some("l-9"), kept));
    }
}

#[tokio::test]
async fn a_call_ends_at_its_timeout() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#).delay(Duration::from_secs(60)));
    let slow = builder().base_url(server.base_url()).build().unwrap();
    let error = Call::new(&slow.0, &valid()).timeout(Duration::from_millis(50)).await.unwrap_err();
    assert_eq!(transport(error), (TransportKind::Timeout, true));
    let quick = builder().base_url(server.base_url()).timeout(Duration::from_millis(50)).build().unwrap();
    let error = Call::new(&quick.0, &valid()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "things.probe received no response: the time ran out; the call may have been carried out"
    );
}

#[tokio::test]
async fn redirects_are_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let server = Loopback::start(move |_| LoopbackResponse::new(status, "").header("Location", "/elsewhere"));
        let acme = builder().base_url(server.base_url()).build().unwrap();
        let Err(Error::Http(error)) = Call::new(&acme.0, &valid()).await else { panic!("{status}") };
        assert_eq!((error.status, server.received().len()), (status, 1));
    }
}

#[tokio::test]
async fn a_refused_connection_means_nothing_was_sent() {
    let acme = builder().base_url("http://127.0.0.1:1").build().unwrap();
    let error = Call::new(&acme.0, &valid()).attempts(1).await.unwrap_err();
    assert!(error.to_string().ends_with("; the call was not sent"), "{error}");
    assert_eq!(transport(error), (TransportKind::Connect, false));
}

/// Responds to the first request with these bytes and closes the connection.
fn broken(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _some_of_the_request = stream.read(&mut [0; 4096]).unwrap();
        stream.write_all(answer).unwrap();
    });
    format!("http://{address}")
}

#[tokio::test]
async fn a_truncated_response_is_an_error() {
    for answer in [
        &b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"code\":0}"[..],
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n{\"code\":0}\r\n",
        b"",
        b"nonsense\r\n\r\n",
    ] {
        let acme = builder().base_url(broken(answer)).build().unwrap();
        let error = Call::new(&acme.0, &valid()).await.unwrap_err();
        assert_eq!(transport(error), (TransportKind::Io, true));
    }
}

/// A transport that ignores the size limit.
struct UnlimitedTransport;

impl Transport for UnlimitedTransport {
    fn send(
        &self,
        _: http::Request<Bytes>,
        allowance: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let body = vec![b' '; allowance.max_body + 1];
        Box::pin(async { Ok(http::Response::new(body.into())) })
    }
}

#[tokio::test]
async fn the_body_limit_holds_for_every_transport() {
    let acme = builder().transport(UnlimitedTransport).build().unwrap();
    let error = Call::new(&acme.0, &valid()).await.unwrap_err();
    assert_eq!(transport(error), (TransportKind::TooLarge, true));
}

#[tokio::test]
async fn a_configured_proxy_is_used() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let far = builder().base_url("http://far.example/base").allow_http().proxy(server.base_url());
    Call::new(&far.build().unwrap().0, &valid()).await.unwrap();
    let received = &server.received()[0];
    assert_eq!(received.target, "http://far.example/base/v1/s/things/1");
}

/// A transport that always returns the same response, and keeps its bytes.
struct FixedTransport(http::StatusCode, Bytes);

impl Transport for FixedTransport {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let mut response = http::Response::new(self.1.clone());
        *response.status_mut() = self.0;
        Box::pin(async { Ok(response) })
    }
}

#[tokio::test]
async fn an_error_keeps_only_the_excerpt_that_it_shows() {
    let long = " ".repeat(1024 * 1024);
    for (status, body) in [(502, ""), (200, ""), (400, r#"{"code":5}"#), (200, r#"{"code":0,"data":[]}"#)] {
        let body = Bytes::from(format!("{body}{long}").into_bytes());
        let fixed = Arc::new(FixedTransport(http::StatusCode::from_u16(status).unwrap(), body));
        let acme = builder().transport(Arc::clone(&fixed)).build().unwrap();
        let error = Call::new(&acme.0, &valid()).await.unwrap_err();
        assert!(fixed.1.is_unique(), "{error}");
        let kept = match &error {
            Error::Api(error) => error.raw(),
            Error::Http(error) => error.raw(),
            Error::Decode(error) => error.raw(),
            error => panic!("{error}"),
        };
        assert_eq!(kept, &fixed.1[..64 * 1024]);
    }
}

#[tokio::test]
async fn clients_may_share_a_transport() {
    let shared: Arc<dyn Transport> =
        Arc::new(FixedTransport(http::StatusCode::OK, Bytes::from_static(b"{\"code\":0}")));
    for _ in 0..2 {
        let acme = builder().transport(Arc::clone(&shared)).build().unwrap();
        Call::new(&acme.0, &valid()).await.unwrap();
    }
}
