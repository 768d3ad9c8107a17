//! Errors before and within a stream, waits, and streams that are dropped.

use super::sample::{Ask, AskEvent, Bodies, LINES, Part, answer, read, text};
use crate::sample::{ProbeError, builder};
use clientloom_runtime::error::TransportKind;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Error};
use std::sync::atomic::Ordering;
use std::time::Duration;

#[tokio::test]
async fn a_failure_before_the_stream_is_an_error_like_any_other() {
    let seven = "{\"code\":7,\"msg\":\"no\"}";
    for (status, media) in [(400, "application/json"), (500, "text/event-stream"), (404, "text/plain")] {
        let bodies = Bodies { status, media, ..Bodies::text(seven) };
        let (events, error) = read(&bodies).await;
        let error = error.unwrap();
        assert_eq!((events.len(), error.api::<Ask>()), (0, Some(ProbeError::Seven)));
        assert_eq!(
            error.to_string(),
            format!("things.ask failed with code 7 (Seven), HTTP {status}: no. Say yes. [log id l-1]")
        );
    }
    let (_, error) = read(&Bodies { status: 502, ..Bodies::text("bad gateway") }).await;
    assert!(matches!(&error, Some(Error::Http(http)) if http.status == 502), "{error:?}");
}

#[tokio::test]
async fn a_code_of_a_failure_is_no_kind() {
    // With a failing status, 3 is an error.
    let (events, error) = read(&Bodies { status: 400, ..Bodies::text("{\"code\":3,\"data\":\"a\"}\n") }).await;
    assert!(events.is_empty());
    assert!(matches!(&error, Some(Error::Api(api)) if api.code.as_str() == "3"), "{error:?}");
}

#[tokio::test]
async fn a_whole_error_with_a_good_status_is_retried_by_the_rules() {
    let server = Loopback::start(|_| LoopbackResponse::json("{\"code\":9001,\"msg\":\"token\"}"));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let error = Call::stream(&acme.0, &Ask::default()).await.unwrap_err();
    assert!(matches!(&error, Error::Api(api) if api.code.as_str() == "9001"), "{error:?}");
    let server = Loopback::start(|_| LoopbackResponse::new(503, ""));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let error = Call::stream(&acme.0, &Ask::default()).await.unwrap_err();
    assert_eq!((error.attempts(), server.received().len()), (3, 3), "{error}");
}

#[tokio::test]
async fn a_documented_error_within_the_stream_is_one() {
    for body in ["{\"code\":7,\"msg\":\"no\"}\n", "data: {\"code\":\"7\",\"msg\":\"no\"}\n\n"] {
        for before in ["", "{\"code\":3,\"data\":\"a\"}\n"] {
            let (events, error) = read(&Bodies::text(format!("{before}{body}{LINES}"))).await;
            assert_eq!(events.len(), usize::from(!before.is_empty()));
            assert_eq!(error.unwrap().api::<Ask>(), Some(ProbeError::Seven));
        }
    }
}

#[tokio::test]
async fn an_undocumented_code_alone_is_an_error() {
    let unknown = "{\"code\":55,\"msg\":\"odd\"}\n";
    let (events, error) = read(&Bodies::text(unknown)).await;
    assert!(events.is_empty());
    assert!(matches!(&error, Some(Error::Api(api)) if api.code.as_str() == "55"), "{error:?}");
    let (events, error) = read(&Bodies::of(vec![Part::Bytes(unknown.into()), Part::Broken])).await;
    assert_eq!(events, [AskEvent::Other(unknown.trim().parse().unwrap())]);
    assert!(matches!(&error, Some(Error::Transport(error)) if error.kind() == TransportKind::Io), "{error:?}");
}

#[tokio::test]
async fn a_text_that_is_no_event_ends_the_stream() {
    for body in ["data: hello\n\n", "data: {\"code\":3,\n\n", "data: [1]\n\n"] {
        let (events, error) = read(&Bodies::text(format!("{{\"code\":3,\"data\":\"a\"}}\n{body}{LINES}"))).await;
        assert_eq!(events, [text("a")]);
        let error = error.unwrap();
        assert!(matches!(&error, Error::Decode(_)), "{error}");
        assert!(error.to_string().contains("an event as a JSON object"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_within_the_stream_has_a_limit() {
    let first = LINES.lines().next().unwrap();
    let bodies = Bodies::of(vec![Part::Bytes(format!("{first}\n{{\"co").into()), Part::Stall]);
    let acme = bodies.acme();
    let ask = Ask::default();
    let start = tokio::time::Instant::now();
    for (limit, expected) in [(None, 120), (Some(7), 7)] {
        let mut call = Call::stream(&acme.0, &ask).timeout(Duration::from_secs(1));
        if let Some(seconds) = limit {
            call = call.idle_timeout(Duration::from_secs(seconds));
        }
        let before = start.elapsed();
        let (events, error) = super::sample::all(call.await.unwrap()).await;
        assert_eq!(events, answer()[..1]);
        let message =
            format!("the stream of things.ask ended after 1 events: no part of an event came within {expected} s");
        assert_eq!(error.unwrap().to_string(), message);
        assert_eq!(start.elapsed().saturating_sub(before).as_secs(), expected);
        assert_eq!(bodies.open.load(Ordering::SeqCst), 0);
    }
}

#[tokio::test]
async fn a_dropped_stream_ends_its_call_and_frees_its_slot() {
    let bodies = Bodies::of(vec![Part::Bytes(LINES.lines().next().unwrap().into()), Part::Stall]);
    let acme = builder().transport(bodies.clone()).max_in_flight(1).build().unwrap();
    let ask = Ask::default();
    for _ in 0..3 {
        let stream = Call::stream(&acme.0, &ask).await.unwrap();
        assert_eq!(bodies.open.load(Ordering::SeqCst), 1);
        let waiting = Call::stream(&acme.0, &ask).timeout(Duration::from_millis(50)).await;
        assert!(waiting.unwrap_err().to_string().contains("another call to end"));
        drop(stream);
        assert_eq!(bodies.open.load(Ordering::SeqCst), 0);
    }
}

#[tokio::test]
async fn the_end_of_a_stream_frees_its_slot() {
    let bodies = Bodies::of(vec![Part::Bytes(LINES.into()), Part::Stall]);
    let acme = builder().transport(bodies.clone()).max_in_flight(1).build().unwrap();
    let ask = Ask::default();
    let mut stream = Call::stream(&acme.0, &ask).await.unwrap();
    while let Some(event) = stream.next().await {
        event.unwrap();
    }
    assert_eq!(bodies.open.load(Ordering::SeqCst), 0);
    drop(Call::stream(&acme.0, &ask).timeout(Duration::from_secs(1)).await.unwrap());
}
