//! Streams without an async runtime.

use super::sample::{Ask, LINES, answer};
use crate::blocking::serve;
use crate::sample::builder;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Error};

#[test]
fn events_are_an_iterator() {
    let (url, _end) = serve(|_| LoopbackResponse::new(200, LINES).chunks(7));
    let acme = builder().base_url(url).build().unwrap();
    let ask = Ask::default();
    let events = Call::stream(&acme.0, &ask).blocking().unwrap();
    assert_eq!(events.get_ref().status(), 200);
    let events: Result<Vec<_>, Error> = events.collect();
    assert_eq!(events.unwrap(), answer());
}

#[test]
fn events_can_be_read_behind_the_end_of_the_client() {
    let (url, _end) = serve(|_| LoopbackResponse::new(200, LINES).chunks(7));
    let acme = builder().base_url(url).build().unwrap();
    let events = Call::stream(&acme.0, &Ask::default()).blocking().unwrap();
    drop(acme);
    assert_eq!(events.map(Result::unwrap).collect::<Vec<_>>(), answer());
}

#[tokio::test]
async fn an_async_runtime_is_not_blocked() {
    let server = Loopback::start(|_| LoopbackResponse::new(200, LINES));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let error = Call::stream(&acme.0, &Ask::default()).blocking().unwrap_err();
    assert!(error.to_string().contains("inside an async runtime"), "{error}");
}
