//! Undocumented responses: no panic, and no failure that is decoded as a success.

mod bodies;
mod broken;
mod envelopes;
mod fields;
mod redirects;
mod text;

use super::stub::{Stub, sample};
use super::summary::summarize;
use super::vendors::Setup;
use clientloom_runtime::testing::{Example, LoopbackResponse};

/// A response and its expected result.
struct Case {
    name: String,
    reply: LoopbackResponse,
    expected: String,
    /// Whether the client tolerates no deviation.
    is_strict: bool,
}

impl Case {
    fn new(name: impl Into<String>, reply: LoopbackResponse, expected: impl Into<String>) -> Self {
        Self { name: name.into(), reply, expected: expected.into(), is_strict: false }
    }

    /// Makes the call with a client that tolerates no deviation.
    fn strict(self) -> Self {
        Self { is_strict: true, ..self }
    }

    /// Creates a case that is named by its response.
    fn json(body: String, expected: impl Into<String>) -> Self {
        Self::new(body.clone(), LoopbackResponse::new(200, body), expected)
    }
}

/// Calls each operation whose response has an envelope, with all responses that `cases` makes for
/// it.
async fn check(cases: fn(&dyn Example) -> Vec<Case>) {
    let mut wrong = Vec::new();
    for example in sample().filter(|example| text::reply(*example).get(example.info().service.envelope.code).is_some())
    {
        let (lenient, strict) = (Stub::of(example), Stub::with(example, &Setup { strict: true, ..Setup::default() }));
        for Case { name, reply, expected, is_strict } in cases(example) {
            let stub = if is_strict { &strict } else { &lenient };
            let found = summarize(&stub.answered(reply).await);
            if found != expected {
                wrong.push(format!("{}: {name}\n  expected {expected}\n  found    {found}", example.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
