//! A small HTTP/1.1 server on this machine.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use http_body_util::{BodyExt, Collected, Full};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// A server that answers by a function and remembers what it was asked.
///
/// It listens on a free port of 127.0.0.1 until it is dropped, which ends its connections too.
#[derive(Debug)]
pub struct Loopback {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    task: JoinHandle<()>,
}

/// A request as it arrived.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Received {
    /// The HTTP method.
    pub method: Method,
    /// Path and query, as they were sent.
    pub target: String,
    /// The headers; names are in lower case, as HTTP compares them.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Received {
    /// Returns a header's value; `None` if there is none that is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

/// An answer.
#[derive(Clone, Debug)]
#[must_use]
pub struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    delay: Duration,
}

impl Reply {
    /// An answer with this status and body, and no header of its own.
    ///
    /// # Panics
    ///
    /// If `status` is not one of HTTP's: 100 to 999.
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        let status = StatusCode::from_u16(status).expect("a status from 100 to 999");
        Self { status, headers: HeaderMap::new(), body: body.into(), delay: Duration::ZERO }
    }

    /// An answer of JSON with status 200.
    pub fn json(body: impl Into<Bytes>) -> Self {
        Self::new(200, body).header("Content-Type", "application/json")
    }

    /// Adds a header.
    ///
    /// # Panics
    ///
    /// If HTTP cannot carry it.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().expect("a header's name");
        self.headers.append(name, HeaderValue::from_str(value).expect("a header's value"));
        self
    }

    /// Waits before answering.
    pub fn delay(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }
}

impl Loopback {
    /// Starts a server inside the current Tokio runtime.
    ///
    /// # Panics
    ///
    /// Outside of a runtime, or if no port of 127.0.0.1 is free.
    pub fn start(answer: impl Fn(Received) -> Reply + Send + Sync + 'static) -> Self {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        listener.set_nonblocking(true).expect("a listener that does not block");
        let address = listener.local_addr().expect("an address");
        let listener = TcpListener::from_std(listener).expect("a Tokio runtime");
        let received = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::new(Shared { answer: Box::new(answer), received: Arc::clone(&received) });
        Self { address, received, task: tokio::spawn(listen(listener, shared)) }
    }

    /// Returns the server's address: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns all requests so far, in the order in which they arrived.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        lock(&self.received).clone()
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        self.task.abort();
    }
}

struct Shared {
    answer: Box<dyn Fn(Received) -> Reply + Send + Sync>,
    received: Arc<Mutex<Vec<Received>>>,
}

/// Owns the connections, so that they end with it.
async fn listen(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(serve(stream, Arc::clone(&shared)));
        while connections.try_join_next().is_some() {}
    }
}

async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    let service = service_fn(|request| respond(request, &shared));
    let io = TokioIo::new(stream);
    // A client that hangs up in the middle is none of the server's business.
    let _ended = hyper::server::conn::http1::Builder::new().serve_connection(io, service).await;
}

async fn respond(
    request: http::Request<hyper::body::Incoming>,
    shared: &Shared,
) -> Result<http::Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map(Collected::to_bytes).unwrap_or_default();
    let target = head.uri.to_string();
    let received = Received { method: head.method, target, headers: head.headers, body };
    lock(&shared.received).push(received.clone());
    let reply = (shared.answer)(received);
    tokio::time::sleep(reply.delay).await;
    let mut response = http::Response::new(Full::new(reply.body));
    *response.status_mut() = reply.status;
    *response.headers_mut() = reply.headers;
    Ok(response)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
