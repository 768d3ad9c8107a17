//! Bodies that arrive in pieces, and bodies that end too early, at every byte.

use super::sample::{AskEvent, Bodies, LINES, Part, SSE, answer, read};
use clientloom_runtime::Error;
use clientloom_runtime::error::TransportKind;

#[tokio::test]
async fn chunks_can_end_at_any_byte() {
    for body in [LINES, SSE] {
        for cut in 0..=body.len() {
            let (first, second) = body.as_bytes().split_at(cut);
            let bodies = Bodies::of([first, second].map(|part| Part::Bytes(part.to_vec())).to_vec());
            let (events, error) = read(&bodies).await;
            assert!(error.is_none(), "{error:?} at {cut}");
            assert_eq!(events, answer(), "cut at {cut}");
        }
        let bytes = body.bytes().map(|byte| Part::Bytes(vec![byte]));
        let (events, error) = read(&Bodies::of(bytes.collect())).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(events, answer());
    }
}

#[tokio::test]
async fn a_stream_without_its_end_was_cut() {
    for body in [LINES, SSE] {
        let end = body.rfind("null}").unwrap() + 5;
        for cut in 0..body.len() {
            let part = Part::Bytes(body.as_bytes()[..cut].to_vec());
            for (parts, kind) in
                [(vec![part.clone()], TransportKind::Incomplete), (vec![part.clone(), Part::Broken], TransportKind::Io)]
            {
                let (events, error) = read(&Bodies::of(parts)).await;
                assert!(answer().starts_with(&events), "{events:?} at {cut}");
                if cut >= end {
                    assert!(error.is_none(), "{error:?} at {cut}");
                    continue;
                }
                let Some(Error::Transport(error)) = error else { panic!("{error:?} at {cut}") };
                assert_eq!(error.kind(), kind);
                let count = events.len();
                assert!(
                    error.to_string().starts_with(&format!("the stream of things.ask ended after {count} events: "))
                );
                assert!(error.may_have_reached_server());
            }
        }
    }
}

#[tokio::test]
async fn an_error_says_what_arrived() {
    let first = LINES.lines().next().unwrap();
    let (events, error) = read(&Bodies::text(format!("{first}\n"))).await;
    assert_eq!(events, answer()[..1]);
    let expected = "the stream of things.ask ended after 1 events: its last event is missing";
    assert_eq!(error.unwrap().to_string(), expected);
}

#[tokio::test]
async fn an_event_is_as_large_as_a_response_at_most() {
    let line = format!("{{\"code\":3,\"data\":\"{}\"}}\n", "a".repeat(2000));
    let bodies = Bodies::text(format!("{{\"code\":3,\"data\":\"b\"}}\n{line}"));
    let acme = crate::sample::builder().transport(bodies).max_body(1000).build().unwrap();
    let ask = super::sample::Ask::default();
    let stream = clientloom_runtime::Call::stream(&acme.0, &ask).await.unwrap();
    let (events, error) = super::sample::all(stream).await;
    assert_eq!(events, [AskEvent::Text("b".to_owned())]);
    assert!(matches!(&error, Some(Error::Transport(error)) if error.kind() == TransportKind::TooLarge), "{error:?}");
}
