//! Status lines and headers of responses that are as large as the client reads, and larger.

use crate::sample::builder;
use clientloom_runtime::error::TransportKind;
use clientloom_runtime::{Error, Method};
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::thread;

const BODY: &str = r#"{"code":0}"#;

/// Starts a server on this machine that sends these bytes to the first connection.
fn server(response: String) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            request.extend(byte);
        }
        // The client closes the connection when it has read enough.
        let _is_closed = stream.write_all(response.as_bytes());
        let _is_closed = stream.read(&mut [0]);
    });
    address
}

/// Calls a server whose response has these headers besides its length.
async fn called(headers: &str) -> Result<(), Error> {
    let length = BODY.len();
    let address = server(format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n{headers}\r\n{BODY}"));
    let acme = builder().base_url(format!("http://{address}")).attempts(1).build().unwrap();
    acme.0.call_raw(Method::Get, "/v1/a", None).await.map(drop)
}

fn is_too_large(result: &Result<(), Error>) -> bool {
    matches!(result, Err(Error::Transport(error)) if error.kind() == TransportKind::TooLarge)
}

#[tokio::test]
async fn a_hundred_headers_are_read() {
    for (count, is_read) in [(1, true), (100, true), (101, false), (1000, false)] {
        // The length is a header too.
        let headers = "X: 1\r\n".repeat(count - 1);
        let result = called(&headers).await;
        assert_eq!((result.is_ok(), is_too_large(&result)), (is_read, !is_read), "{count}: {result:?}");
    }
}

/// How much more than that is read depends on how the bytes arrive.
#[tokio::test]
async fn four_hundred_kibibytes_of_headers_are_read() {
    const LINES: usize = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\nX: \r\n\r\n".len();
    for (size, is_read) in [(400 * 1024, true), (1024 * 1024, false), (4096 * 1024, false)] {
        let result = called(&format!("X: {}\r\n", "x".repeat(size - LINES))).await;
        assert_eq!((result.is_ok(), is_too_large(&result)), (is_read, !is_read), "{size}: {result:?}");
    }
}
