//! Streams in bodies: one call for each stream, declared lengths, and failures.

use crate::sample::builder;
use crate::script::{OK, Script};
use crate::uploads::{Chunks, Store, client, ok};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::TransportKind;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Error, Upload};
use futures_core::Stream;
use std::error::Error as _;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

const SENT_ALREADY: &str = "the stream of `file` was already sent: create a new stream for each call";

/// A stream of one chunk that panics when it is polled after its end.
struct Strict(u8);

impl Stream for Strict {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0 += 1;
        match self.0 {
            1 => Poll::Ready(Some(Ok(Bytes::from_static(b"content")))),
            2 => Poll::Ready(None),
            _ => panic!("polled after the end"),
        }
    }
}

fn failing(length: Option<u64>, error: &'static str) -> Upload {
    Upload::from_stream("a", length, Chunks(vec!["one"], Some(error)))
}

#[tokio::test]
async fn one_of_two_calls_gets_the_stream() {
    for length in [Some(7), None] {
        let server = ok();
        let acme = client(&server);
        let upload = Upload::from_stream("a", length, Strict(0));
        let [first, second] = [upload.clone(), upload].map(Store::new);
        let (first, second) =
            tokio::join!(Call::new(&acme.0, &first).into_future(), Call::new(&acme.0, &second).into_future());
        first.unwrap();
        let error = second.unwrap_err();
        assert_eq!((error.to_string().as_str(), error.may_have_reached_server()), (SENT_ALREADY, false));
        assert_eq!(server.received().len(), 1);
        assert_eq!(server.received()[0].parts().unwrap()[0].bytes, "content");
    }
}

#[tokio::test]
async fn the_other_call_is_refused_before_the_first_one_ends() {
    let server = ok();
    let acme = client(&server);
    let store = Store::new(Upload::from_stream("a", None, Strict(0)));
    let first = Call::new(&acme.0, &store).into_future();
    assert_eq!(Call::new(&acme.0, &store).await.unwrap_err().to_string(), SENT_ALREADY);
    // A call that read nothing gives the stream back.
    drop(first);
    let refused = Call::new(&acme.0, &store).header("not a name", "1").await.unwrap_err();
    assert!(matches!(refused, Error::Build(_)), "{refused}");
    Call::new(&acme.0, &store).await.unwrap();
    assert_eq!(Call::new(&acme.0, &store).await.unwrap_err().to_string(), SENT_ALREADY);
}

#[tokio::test]
async fn a_stream_of_another_length_breaks_the_call() {
    let cases = [
        (7, vec!["seven b"], None),
        (7, vec!["", "sev", "", "en b", ""], None),
        (5, vec!["123", "456"], Some("5 bytes were declared, but more were given")),
        (5, vec!["12345", "6"], Some("5 bytes were declared, but more were given")),
        (2, vec!["123"], Some("2 bytes were declared, but more were given")),
        (5, vec!["123"], Some("5 bytes were declared, but only 3 were given")),
        (5, vec![], Some("5 bytes were declared, but only 0 were given")),
    ];
    for (length, chunks, expected) in cases {
        let upload = Upload::from_stream("a", length, Chunks(chunks, None));
        let result = Call::new(&client(&ok()).0, &Store::new(upload)).await;
        let Some(expected) = expected else {
            result.unwrap();
            continue;
        };
        let error = result.unwrap_err();
        let text = format!(
            "files.store received no response: the stream of `file` failed: {expected}; the call may have been \
             carried out"
        );
        assert_eq!((error.to_string(), error.attempts()), (text, 1));
        assert!(matches!(&error, Error::Transport(error) if error.kind() == TransportKind::Upload), "{error}");
    }
}

#[tokio::test]
async fn the_error_of_a_stream_is_named_once() {
    for length in [None, Some(50)] {
        let error = Call::new(&client(&ok()).0, &Store::new(failing(length, "disk\non fire"))).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "files.store received no response: the stream of `file` failed: disk on fire; the call may have been \
             carried out"
        );
        let own = error.source().and_then(std::error::Error::source).expect("the error of the stream");
        assert!(own.downcast_ref::<io::Error>().is_some(), "{own:?}");
    }
}

#[tokio::test]
async fn a_failure_with_a_large_body_keeps_its_status() {
    let body = format!(r#"{{"code":7,"msg":"{}"}}"#, "x".repeat(9 * 1024 * 1024));
    let server = Loopback::start(move |_| LoopbackResponse::new(404, body.clone()));
    let upload = Upload::from_stream("a", None, Strict(0));
    let error = Call::new(&client(&server).0, &Store::new(upload)).await.unwrap_err();
    assert!(matches!(&error, Error::Http(error) if error.status == 404), "{error}");
}

#[tokio::test]
async fn a_transport_without_streams_sends_nothing_of_a_failing_one() {
    let script = Script::new([OK]);
    let acme = builder().base_url("http://localhost").transport(script.clone()).build().unwrap();
    let error = Call::new(&acme.0, &Store::new(failing(None, "disk on fire"))).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "files.store received no response: the stream of `file` failed: disk on fire; the call was not sent"
    );
    assert_eq!((script.count(), error.attempts()), (0, 1));
}
