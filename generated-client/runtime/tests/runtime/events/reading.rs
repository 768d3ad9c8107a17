//! The facts of an event and its typed members.

use super::sample::{DoorClosed, DoorOpened, Kiosk, secrets, signed_at, webhook};
use clientloom_runtime::Value;
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::events::{Received, Webhook, WebhookErrorKind, WebhookSecrets};
use clientloom_runtime::http::Request;
use clientloom_runtime::testing::EventPusher;
use std::time::Duration;

async fn received(request: &Request<Bytes>) -> Received {
    let delivery = webhook().receive(request.headers(), request.body()).await.expect("an event");
    delivery.into_event().expect("an event")
}

fn pusher() -> EventPusher<Kiosk> {
    EventPusher::new(secrets()).clock(signed_at)
}

#[tokio::test]
async fn an_event_has_the_facts_of_its_frame() {
    let request = pusher().documented::<DoorOpened>().remove(0);
    let event = received(&request).await;
    let facts = (event.kind(), event.schema(), event.id(), event.tenant(), event.app());
    let expected = (Some("kiosk.door.opened_v1".into()), Some("2.0"), Some("pushed-0".into()));
    assert_eq!(facts, (expected.0, expected.1, expected.2, Some("t-1".into()), Some("a-1".into())));
    assert_eq!(event.created(), Some(signed_at() - Duration::from_millis(500)));
    let opened = event.read::<DoorOpened>().expect("its type");
    assert_eq!((opened.door.as_deref(), opened.guests), (Some("north"), Some(2)));
    assert_eq!(opened.deviations(), []);
}

#[tokio::test]
async fn both_frames_come_to_one_receiver() {
    let request = pusher().documented::<DoorClosed>().remove(0);
    let event = received(&request).await;
    assert_eq!((event.schema(), event.kind().as_deref()), (Some("1.0"), Some("door_closed")));
    let closed = event.read::<DoorClosed>().expect("its type");
    assert_eq!((closed.door.as_deref(), closed.deviations()), (Some("north"), &[][..]));
    assert_eq!(event.read::<DoorOpened>().expect_err("another type").kind(), WebhookErrorKind::OtherType);
}

#[tokio::test]
async fn an_example_without_a_frame_is_pushed_in_one() {
    let request = pusher().documented::<DoorOpened>().remove(1);
    let opened = received(&request).await.read::<DoorOpened>().expect("its type");
    assert_eq!(opened.into_inner().door.as_deref(), Some("south"));
}

#[tokio::test]
async fn an_unknown_type_arrives_as_json_and_a_wrong_value_costs_its_field() {
    let json: Value = serde_json::json!({
        "schema": "2.0",
        "header": { "event_type": "kiosk.new_v1" },
        "event": { "any": [1] },
    })
    .into();
    let event = received(&pusher().request(json.clone())).await;
    assert_eq!((event.kind().as_deref(), event.body()["any"][0].as_i64()), (Some("kiosk.new_v1"), Some(1)));
    let mut json = json;
    json["header"]["event_type"] = Value::from("kiosk.door.opened_v1");
    json["event"] = serde_json::json!({ "door": ["x"], "guests": "3", "new": 1 }).into();
    let opened = received(&pusher().request(json)).await.read::<DoorOpened>().expect("its type");
    assert_eq!((opened.door.as_deref(), opened.guests), (None, Some(3)));
    let addresses: Vec<&str> = opened.deviations().iter().map(|deviation| deviation.address.as_str()).collect();
    assert_eq!(addresses, ["event.door", "event.guests", "event.new"]);
}

#[test]
fn a_receiver_needs_a_secret_that_the_vendor_sends() {
    let rows = [
        (WebhookSecrets::new(), "the webhook has no secret, so it could verify no event: set one"),
        (WebhookSecrets::new().token("").bearer(""), "the webhook has no secret, so it could verify no event: set one"),
        (
            WebhookSecrets::new().token("t").bearer("b"),
            "the vendor's events contain no `bearer` or `basic`: remove this secret",
        ),
    ];
    for (secrets, expected) in rows {
        assert_eq!(Webhook::<Kiosk>::new(secrets).expect_err(expected).to_string(), expected);
    }
    let shown = format!("{:?}", webhook());
    assert!(!shown.contains("v-token") && !shown.contains("e-key"), "{shown}");
}
