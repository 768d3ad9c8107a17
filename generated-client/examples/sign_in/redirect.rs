//! The address on this machine to which the vendor sends the browser.

use std::io;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

/// A server that waits for one redirect.
pub struct RedirectServer(TcpListener);

impl RedirectServer {
    /// Starts the server on a port of 127.0.0.1; 0 is any free port.
    pub async fn start(port: u16) -> io::Result<Self> {
        TcpListener::bind(("127.0.0.1", port)).await.map(Self)
    }

    /// Returns the redirect address.
    pub fn address(&self) -> String {
        let port = self.0.local_addr().map_or(0, |address| address.port());
        format!("http://127.0.0.1:{port}/back")
    }

    /// Waits for the browser, and returns path and query of its request.
    pub async fn target(&self) -> io::Result<String> {
        loop {
            let (mut stream, _) = self.0.accept().await?;
            let mut line = String::new();
            BufReader::new(&mut stream).read_line(&mut line).await?;
            let target = line.split(' ').nth(1).unwrap_or_default();
            // Browsers also ask for an icon.
            let is_redirect = target.starts_with("/back?");
            let (status, text) = if is_redirect { ("200 OK", "Close this tab.") } else { ("404 Not Found", "") };
            let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", text.len());
            stream.write_all(format!("{head}{text}").as_bytes()).await?;
            if is_redirect {
                return Ok(target.to_owned());
            }
        }
    }
}
