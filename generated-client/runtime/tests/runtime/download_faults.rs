//! Downloads that stall, fail, have another length, or outlive their client.

use crate::downloads::{Fetch, client, file};
use crate::sample::builder;
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::{TransportError, TransportKind};
use clientloom_runtime::testing::{Fault, Loopback, LoopbackResponse};
use clientloom_runtime::transport::{BoxFuture, ByteStream, TransferLimits, Transport};
use clientloom_runtime::{Call, Download, Error, http};
use futures_core::Stream;
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

#[tokio::test]
async fn a_failure_in_place_of_a_file_keeps_its_status() {
    let body = format!(r#"{{"code":7,"msg":"{}"}}"#, "x".repeat(9 * 1024 * 1024));
    let server = Loopback::start(move |_| LoopbackResponse::new(404, body.clone()));
    let Err(Error::Http(error)) = Call::download(&client(&server).0, &Fetch).await else { panic!("no HTTP error") };
    assert_eq!((error.status, error.raw().len()), (404, 64 * 1024));
}

#[tokio::test]
async fn the_wait_for_the_next_part_is_named() {
    let cases = [(Duration::from_millis(300), "300 ms"), (Duration::from_secs(1), "1 s")];
    for (wait, text) in cases {
        let server = Loopback::start(|_| file("1234").fault(Fault::StallBody));
        let acme = builder().base_url(server.base_url()).attempt_timeout(wait).build().unwrap();
        let error = Call::download(&acme.0, &Fetch).await.unwrap().bytes(9).await.unwrap_err();
        let expected =
            format!("the download of files.fetch ended after 2 bytes: the next part did not come within {text}");
        assert_eq!(error.to_string(), expected);
        assert!(matches!(&error, Error::Transport(error) if error.kind() == TransportKind::Timeout), "{error}");
    }
}

/// A transport whose response is a stream with this declared length.
struct Declared(u64);

/// A stream of one chunk of seven bytes.
struct Seven(bool);

impl Stream for Seven {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let is_first = !std::mem::replace(&mut self.0, true);
        Poll::Ready(is_first.then(|| Ok(Bytes::from_static(b"picture"))))
    }
}

impl Transport for Declared {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        unreachable!("every call of the test is a download")
    }

    fn stream(
        &self,
        _: http::Request<ByteStream>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>> {
        let mut response = http::Response::new(ByteStream::new(Seven(false), Some(self.0)));
        response.headers_mut().insert("Content-Type", http::HeaderValue::from_static("image/png"));
        response.headers_mut().insert("Content-Disposition", http::HeaderValue::from_static("attachment"));
        Box::pin(std::future::ready(Ok(response)))
    }
}

#[tokio::test]
async fn a_file_of_another_length_is_an_error() {
    for (declared, expected) in [
        (7, "picture"),
        (6, "6 bytes were declared, but more were given"),
        (8, "8 bytes were declared, but only 7 were given"),
    ] {
        let acme = builder().base_url("http://localhost").transport(Declared(declared)).build().unwrap();
        let mut download = Call::download(&acme.0, &Fetch).await.unwrap();
        let mut read = Vec::new();
        let text = loop {
            match download.chunk().await {
                Ok(Some(chunk)) => read.extend_from_slice(&chunk),
                Ok(None) => break String::from_utf8(read).unwrap(),
                Err(error) => break error.to_string(),
            }
        };
        assert!(text.ends_with(expected), "{text}");
        assert_eq!(download.chunk().await.unwrap(), None);
    }
}

/// Wakes a thread.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for a future without any runtime.
fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

/// Begins a download with a client that is dropped.
fn begun(server: &Loopback, wait: Duration, begin: fn(Call<'_, Fetch, Download>) -> Download) -> Download {
    let acme = builder().base_url(server.base_url()).attempt_timeout(wait).build().unwrap();
    begin(Call::download(&acme.0, &Fetch))
}

#[test]
fn a_blocking_download_goes_on_without_its_client() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let server = runtime.block_on(async { Loopback::start(|_| file(vec![7; 4_000_000])) });
    let wait = Duration::from_secs(60);
    let download = begun(&server, wait, |call| call.blocking().unwrap());
    assert_eq!(wait_for(download.bytes(5_000_000)).unwrap().len(), 4_000_000);
    let download = begun(&server, wait, |call| call.blocking().unwrap());
    assert_eq!(runtime.block_on(download.bytes(5_000_000)).unwrap().len(), 4_000_000);
    let download = begun(&server, wait, |call| call.blocking().unwrap());
    let other = client(&server);
    assert_eq!(other.0.block_on(download.bytes(5_000_000)).unwrap().unwrap().len(), 4_000_000);
}

#[test]
fn a_blocking_download_without_its_client_waits_no_longer_than_allowed() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let server = runtime.block_on(async { Loopback::start(|_| file("1234").fault(Fault::StallBody)) });
    let download = begun(&server, Duration::from_millis(300), |call| call.blocking().unwrap());
    let error = wait_for(download.bytes(9)).unwrap_err();
    assert!(error.to_string().ends_with("the next part did not come within 300 ms"), "{error}");
}
