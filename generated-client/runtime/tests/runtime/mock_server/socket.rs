//! Bytes over a socket, without an HTTP client.

use clientloom_runtime::Value;
use clientloom_runtime::testing::MockServer;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// The bytes that a connection received until it ended.
pub struct Ended {
    pub bytes: Vec<u8>,
    /// The error that ended the connection; `None` if it was closed in order.
    pub error: Option<ErrorKind>,
}

impl Ended {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn status(&self) -> u16 {
        self.text().split(' ').nth(1).unwrap_or_default().parse().unwrap_or_default()
    }

    pub fn body(&self) -> String {
        self.text().split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default()
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body()).unwrap()
    }
}

/// Sends a request on its own connection and reads until the connection ends.
///
/// Headers are lines; the length is added to them.
pub async fn send(server: &MockServer, line: &str, headers: &str, body: &str) -> Ended {
    send_within(server, [line, headers, body], Duration::from_secs(60)).await
}

/// Sends a request like [`send`], but ends after this time without a byte.
async fn send_within(server: &MockServer, [line, headers, body]: [&str; 3], patience: Duration) -> Ended {
    let address = server.base_url().replace("http://", "");
    let length = body.len();
    let text =
        format!("{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}");
    let exchange = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(patience)).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        let error = stream.read_to_end(&mut bytes).err().map(|error| error.kind());
        Ended { bytes, error }
    });
    exchange.await.unwrap()
}

pub const HEADERS: &str = "X-Api: 2\r\nX-Fixed: yes\r\nAuthorization: Bearer t\r\n";
pub const BODY: &str = r#"{"names":["a","b"],"rows":"[{\"text\":\"t\"}]"}"#;
pub const LINE: &str = "PUT /v1/shops/s%201/goods/5?v=2";

/// Sends the second documented call.
pub async fn shelve(server: &MockServer) -> Ended {
    server.accept_token("t");
    send(server, LINE, HEADERS, BODY).await
}

/// Sends the call of [`shelve`], but waits at most a second for the next byte.
pub async fn shelve_briefly(server: &MockServer) -> Ended {
    server.accept_token("t");
    send_within(server, [LINE, HEADERS, BODY], Duration::from_secs(1)).await
}
