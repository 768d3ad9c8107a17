//! A server with one response, and the request that it received.

use clientloom_runtime::testing::{Loopback, LoopbackResponse, Received};
use consumer::client::parcelbox::Parcelbox;

/// An expected request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sent<'a> {
    /// Method and target.
    pub(crate) line: &'a str,
    /// The headers by name, except those of every request.
    pub(crate) headers: &'a [(&'a str, &'a str)],
    /// The body; empty if there is none.
    pub(crate) body: &'a str,
}

/// Headers that HTTP, the runtime or the credentials need. The runtime's own tests check their
/// values.
const ALWAYS: [&str; 6] = ["accept", "accept-encoding", "authorization", "content-length", "host", "user-agent"];

pub(crate) fn start(status: u16, reply: &'static str) -> (Loopback, Parcelbox) {
    let server = Loopback::start(move |_| LoopbackResponse::new(status, reply));
    let parcelbox = Parcelbox::builder().api_key("key-1").base_url(server.base_url()).build();
    (server, parcelbox.expect("a client"))
}

/// Checks the only request that arrived.
pub(crate) fn check(server: &Loopback, sent: &Sent<'_>) {
    let received = server.received();
    let [request] = received.as_slice() else { panic!("one request, not {received:?}") };
    assert_eq!(request.header("authorization"), Some("Bearer key-1"));
    let line = format!("{} {}", request.method, request.target);
    let body = str::from_utf8(&request.body).expect("text");
    assert_eq!(Sent { line: &line, headers: &special(request), body }, *sent);
}

fn special(request: &Received) -> Vec<(&str, &str)> {
    let headers = request.headers.iter().map(|(name, value)| (name.as_str(), value.to_str().expect("text")));
    let mut headers: Vec<_> = headers.filter(|(name, _)| !ALWAYS.contains(name)).collect();
    headers.sort_unstable();
    headers
}
