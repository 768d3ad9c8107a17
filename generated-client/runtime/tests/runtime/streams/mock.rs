//! The mock server's streams: both framings, chunks of any size, and faults.

use super::sample::{Ask, AskEvent, LINES, all, answer};
use crate::sample::{Acme, builder};
use clientloom_runtime::error::TransportKind;
use clientloom_runtime::operation::{Framing, Operation as _};
use clientloom_runtime::testing::{Example, Fault, MockResponse, MockServer, Typed, TypedStream, VendorDocs};
use clientloom_runtime::{Call, Error};
use std::time::Duration;

static EXAMPLES: &[&dyn Example] = &[
    &Typed {
        name: "whole",
        request: Ask::default,
        target: "/v1/ask",
        headers: &[],
        body: Some("{\"mode\":\"whole\"}"),
        status: 200,
        response: "{\"code\":0,\"msg\":\"ok\"}",
    },
    &TypedStream(Typed {
        name: "stream",
        request: Ask::default,
        target: "/v1/ask",
        headers: &[],
        body: Some("{\"mode\":\"stream\"}"),
        status: 200,
        response: LINES,
    }),
];

static DOCS: VendorDocs = VendorDocs::new(&[Ask::INFO], &[EXAMPLES]);

fn server() -> (MockServer, Acme) {
    let server = MockServer::start(&DOCS);
    let acme = builder().base_url(server.base_url()).attempts(1).build().unwrap();
    (server, acme)
}

async fn read(acme: &Acme) -> (Vec<AskEvent>, Option<Error>) {
    let ask = Ask::default();
    let call = Call::stream(&acme.0, &ask).idle_timeout(Duration::from_millis(200));
    all(call.await.unwrap()).await
}

#[tokio::test]
async fn documented_events_are_the_response_to_a_call_for_a_stream() {
    let (server, acme) = server();
    for example in EXAMPLES {
        let outcome = example.call(&acme.0).await.unwrap();
        assert_eq!((outcome.status, outcome.deviations.len()), (200, 0));
        assert_eq!(outcome.response.contains("pieces: Some("), example.is_stream(), "{}", outcome.response);
    }
    server.assert_clean();
    let documented = |pointer| EXAMPLES[1].documented(pointer).map(|documented| documented.kind);
    assert_eq!(documented("/4/pieces"), Some("a whole number"));
    assert_eq!((documented("/3"), documented("/9"), documented("")), (Some("a string"), None, None));
}

#[tokio::test]
async fn events_come_in_both_framings_and_in_chunks_of_any_size() {
    let (server, acme) = server();
    for framing in [Framing::Sse, Framing::Lines] {
        for size in 1..80 {
            server.on::<Ask>().once(MockResponse::events(LINES, framing).chunks(size));
            let (events, error) = read(&acme).await;
            assert!(error.is_none(), "{error:?}");
            assert_eq!(events, answer(), "{framing:?} {size}");
        }
    }
}

#[tokio::test]
async fn faults_end_a_stream() {
    let (server, acme) = server();
    let late = format!("{LINES}{{\"code\":3,\"data\":\"late\"}}\n");
    let wrong = "{\"code\":3,\"data\":\"a\"}\n{\"code\":7,\"msg\":\"no\"}\n";
    let first = LINES.lines().next().unwrap();
    let cut = |at| MockResponse::events(LINES, Framing::Lines).fault(Fault::TruncateAt(at));
    let rows = [
        ("whole", MockResponse::documented(), 3, None),
        ("behind the end", MockResponse::events(&late, Framing::Sse), 3, None),
        ("half an event", cut(first.len() / 2), 0, Some(TransportKind::Io)),
        ("cut", cut(first.len() + 1), 1, Some(TransportKind::Io)),
        ("no end", MockResponse::events(first, Framing::Sse), 1, Some(TransportKind::Incomplete)),
        ("idle", MockResponse::documented().fault(Fault::StallBody), 2, Some(TransportKind::Timeout)),
    ];
    for (name, response, count, kind) in rows {
        server.on::<Ask>().once(response);
        let (events, error) = read(&acme).await;
        assert_eq!(events, answer()[..count], "{name}");
        let found = error.map(|error| match error {
            Error::Transport(error) => error.kind(),
            error => panic!("{name}: {error}"),
        });
        assert_eq!(found, kind, "{name}");
    }
    server.on::<Ask>().once(MockResponse::events(wrong, Framing::Lines));
    let (events, error) = read(&acme).await;
    assert!(matches!((events.len(), &error), (1, Some(Error::Api(_)))), "{error:?}");
}
