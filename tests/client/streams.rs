//! Documented streams, in both framings, that arrive in pieces or end too early at any byte.

use super::stub::{Stub, examples};
use super::summary::summarize;
use clientloom_runtime::Error;
use clientloom_runtime::error::TransportKind;
use clientloom_runtime::testing::{Example, Fault, LoopbackResponse};

fn streams() -> impl Iterator<Item = &'static dyn Example> {
    examples().filter(|example| example.is_stream())
}

/// Returns the events of an example as JSON lines and as server-sent events.
fn bodies(example: &dyn Example) -> [String; 2] {
    let lines = example.response().trim_end();
    let events = format!("data: {}\n\n", lines.replace('\n', "\n\ndata: "));
    [format!("{lines}\n"), events]
}

fn answer(body: &str) -> LoopbackResponse {
    let media_type = if body.starts_with("data:") { "text/event-stream" } else { "application/json" };
    LoopbackResponse::new(200, body.to_owned()).header("Content-Type", media_type)
}

#[tokio::test]
async fn a_stream_can_arrive_in_pieces_of_any_size() {
    for example in streams() {
        let stub = Stub::of(example);
        let whole = stub.call().await.expect("the documented stream");
        for body in bodies(example) {
            for bytes in [1, 2, 3, 7, 64, 4096] {
                let outcome = stub.answered(answer(&body).chunks(bytes)).await.expect("a stream in pieces");
                assert_eq!(outcome.response, whole.response, "{} in pieces of {bytes} bytes", example.name());
            }
        }
    }
}

#[tokio::test]
async fn a_connection_that_closes_early_is_an_error() {
    for example in streams() {
        let stub = Stub::of(example);
        for body in bodies(example) {
            // With the last byte of its last event, a stream may be whole.
            let end = body.trim_end().len();
            for cut in 0..end {
                let result = stub.answered(answer(&body).fault(Fault::TruncateAt(cut))).await;
                let Err(Error::Transport(error)) = result else {
                    panic!("{} cut at {cut}: {}", example.name(), summarize(&result));
                };
                assert!(matches!(error.kind(), TransportKind::Incomplete | TransportKind::Io), "{error} at {cut}");
            }
        }
    }
}
