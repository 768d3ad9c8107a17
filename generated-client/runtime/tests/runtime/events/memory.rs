//! Repeats: the memory of IDs, its limit and its time.

use super::sample::{DoorClosed, DoorOpened, Kiosk, secrets, signed_at, webhook};
use clientloom_runtime::events::{Delivery, SeenError, SeenIds, SeenStore, Webhook, WebhookError, WebhookErrorKind};
use clientloom_runtime::testing::{EventPusher, PushFault};
use clientloom_runtime::transport::BoxFuture;
use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

fn pusher() -> EventPusher<Kiosk> {
    EventPusher::new(secrets()).clock(signed_at)
}

async fn receive(webhook: &Webhook<Kiosk>, pusher: &EventPusher<Kiosk>) -> Result<Delivery, WebhookError> {
    let request = pusher.documented::<DoorClosed>().remove(0);
    webhook.receive(request.headers(), request.body()).await
}

#[tokio::test]
async fn a_repeat_is_an_error_with_the_response_of_a_success() {
    let (webhook, mut pusher) = (webhook(), pusher());
    receive(&webhook, &pusher).await.expect("new");
    pusher.set_fault(PushFault::Replay);
    let error = receive(&webhook.clone(), &pusher).await.expect_err("a repeat");
    assert_eq!((error.kind(), error.id()), (WebhookErrorKind::Repeated, Some("pushed-0")));
    assert_eq!((error.response().status().as_u16(), &**error.response().body()), (200, &b"{}"[..]));
}

#[tokio::test]
async fn an_event_that_was_forgotten_is_new() {
    let (webhook, mut pusher) = (webhook(), pusher());
    let event = receive(&webhook, &pusher).await.expect("new").into_event().expect("an event");
    webhook.forget(&event).await.expect("a memory");
    pusher.set_fault(PushFault::Replay);
    receive(&webhook, &pusher).await.expect("new again");
}

#[tokio::test]
async fn a_full_memory_forgets_the_id_that_came_first() {
    let webhook = webhook().seen(SeenIds::with_limit(2));
    let pusher = pusher();
    let requests: Vec<_> = (0..3).map(|_| pusher.documented::<DoorOpened>().remove(0)).collect();
    for request in &requests {
        webhook.receive(request.headers(), request.body()).await.expect("new");
    }
    for (number, is_new) in [(2, false), (1, false), (0, true)] {
        let received = webhook.receive(requests[number].headers(), requests[number].body()).await;
        assert_eq!(received.is_ok(), is_new, "{number}");
    }
}

#[tokio::test]
async fn without_an_age_limit_an_id_is_forgotten_after_eight_hours() {
    let seconds = Arc::new(AtomicU64::new(0));
    let clock = Arc::clone(&seconds);
    let clock = move || signed_at() + Duration::from_secs(clock.load(Ordering::Relaxed));
    let webhook = webhook().max_age(None).clock(clock);
    let request = pusher().documented::<DoorOpened>().remove(0);
    for (at, is_new) in [(0, true), (28_799, false), (28_801, true)] {
        seconds.store(at, Ordering::Relaxed);
        assert_eq!(webhook.receive(request.headers(), request.body()).await.is_ok(), is_new, "{at}");
    }
}

#[tokio::test]
async fn a_recorded_event_is_a_repeat_until_it_is_too_old() {
    let seconds = Arc::new(AtomicU64::new(0));
    let clock = Arc::clone(&seconds);
    let clock = move || signed_at() + Duration::from_secs(clock.load(Ordering::Relaxed));
    let webhook = webhook().clock(clock);
    let request = pusher().documented::<DoorOpened>().remove(0);
    webhook.receive(request.headers(), request.body()).await.expect("new");
    for (at, kind) in [(28_800, WebhookErrorKind::Repeated), (28_801, WebhookErrorKind::TooOld)] {
        seconds.store(at, Ordering::Relaxed);
        let error = webhook.receive(request.headers(), request.body()).await.expect_err("a replay");
        assert_eq!(error.kind(), kind, "{at}");
    }
}

struct Broken;

impl SeenStore for Broken {
    fn claim<'a>(&'a self, _: &'a str, _: SystemTime, _: Duration) -> BoxFuture<'a, Result<bool, SeenError>> {
        Box::pin(ready(Err("no disk".into())))
    }

    fn forget<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<(), SeenError>> {
        Box::pin(ready(Err("no disk".into())))
    }
}

#[tokio::test]
async fn an_event_is_refused_if_the_store_fails() {
    let error = receive(&webhook().seen(Broken), &pusher()).await.expect_err("no store");
    assert_eq!((error.kind(), error.response().status().as_u16()), (WebhookErrorKind::Store, 503));
    assert_eq!(std::error::Error::source(&error).expect("a cause").to_string(), "no disk");
}
