//! Replies as nobody documented them: never a panic, never a failure that is read as a success.

mod bodies;
mod broken;
mod envelopes;
mod fields;
mod redirects;
mod text;

use super::desk::{Desk, examples};
use super::verdict::verdict;
use client_runtime::testing::{Example, LoopbackResponse};

/// A reply, and what has to come of it.
struct Case {
    name: String,
    reply: LoopbackResponse,
    expected: String,
}

impl Case {
    fn new(name: impl Into<String>, reply: LoopbackResponse, expected: impl Into<String>) -> Self {
        Self { name: name.into(), reply, expected: expected.into() }
    }

    /// A case whose reply says by itself what it is about.
    fn json(body: String, expected: impl Into<String>) -> Self {
        Self::new(body.clone(), LoopbackResponse::new(200, body), expected)
    }
}

/// Makes the documented call of every page whose reply has an envelope with all the replies that `cases` makes for it.
async fn check(cases: fn(&dyn Example) -> Vec<Case>) {
    let mut wrong = Vec::new();
    for example in
        examples().filter(|example| text::reply(*example).get(example.info().service.envelope.code).is_some())
    {
        let desk = Desk::of(example);
        for Case { name, reply, expected } in cases(example) {
            let found = verdict(&desk.answered(reply).await);
            if found != expected {
                wrong.push(format!("{}: {name}\n  expected {expected}\n  found    {found}", example.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
