//! A server that answers documented requests with their documented replies, and nothing else.

use generated_client::Value;
use generated_client::examples;
use generated_client::testing::{Example, Loopback, Received, Reply};

/// Starts the server on a free port of this machine.
pub fn start() -> Loopback {
    Loopback::start(|received| {
        let pages = examples::ALL.iter().copied().flatten().copied();
        match pages.flatten().find(|example| is_of(&received, **example)) {
            Some(example) => Reply::new(example.status(), example.reply()).header("Content-Type", "application/json"),
            None => Reply::new(404, "no page documents this request"),
        }
    })
}

/// Whether a request is the one that the example documents; JSON is compared by what it says.
fn is_of(received: &Received, example: &dyn Example) -> bool {
    let line = (received.method.as_str(), received.target.as_str());
    let json = |text: &[u8]| serde_json::from_slice::<Value>(text).ok();
    line == (example.info().method.as_str(), example.target())
        && json(&received.body) == example.body().and_then(|body| json(body.as_bytes()))
}
