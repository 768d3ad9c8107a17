//! Documented events of an invented vendor are read whole.

use super::receiver::{handle, pusher, webhook};
use client_tests::events::acme;
use client_tests::events::acme::room::events::{DoorClosed, DoorOpened, Event, Ping};
use clientloom_runtime::Value;
use clientloom_runtime::events::{AnyEvent, Pushed};

#[tokio::test]
async fn documented_events_are_read_without_a_loss() {
    let (webhook, pusher) = (webhook(), pusher());
    let all: Vec<&AnyEvent> = acme::EVENTS.iter().copied().flatten().collect();
    let kinds: Vec<&str> = all.iter().map(|event| event.info().kind).collect();
    assert_eq!(kinds, ["door_closed", "room.door.opened", "ping"]);
    for event in all {
        for request in pusher.documented_of(event) {
            let received = webhook.receive(request.headers(), request.body()).await.expect("an event");
            let received = received.into_event().expect("an event");
            assert_eq!(event.deviations(&received).expect("its type"), [], "{}", event.info().kind);
        }
    }
}

#[tokio::test]
async fn the_enum_tells_types_apart() {
    let (webhook, pusher) = (webhook(), pusher());
    let ping = r#"{"schema":"2.0","head":{"type":"ping"},"event":{}}"#;
    let other = r#"{"schema":"2.0","head":{"type":"new"},"event":{}}"#;
    let json = [ping, other].map(|text| pusher.request(text.parse::<Value>().expect("JSON")));
    let requests = pusher.documented::<DoorClosed>().into_iter().chain(pusher.documented::<DoorOpened>()).chain(json);
    let mut found = Vec::new();
    for request in requests {
        let received = webhook.receive(request.headers(), request.body()).await.expect("an event");
        found.push(match Event::read(&received.into_event().expect("an event")).expect("a type") {
            Event::DoorClosed(closed) => format!("closed {:?}", closed.door),
            Event::DoorOpened(opened) => format!("opened by {:?}", opened.guests[0].name),
            Event::Ping(ping) => format!("ping {}", ping.deviations().len()),
            Event::Other(other) => format!("other {:?}", other.kind()),
            _ => "none of these".to_owned(),
        });
    }
    assert_eq!(found, [r#"closed Some("south")"#, r#"opened by Some("Ada")"#, "ping 0", r#"other Some("new")"#]);
}

#[tokio::test]
async fn an_answer_is_that_of_the_event_or_of_the_vendor() {
    let (webhook, pusher) = (webhook(), pusher());
    let request = pusher.documented::<DoorOpened>().remove(0);
    let received = webhook.receive(request.headers(), request.body()).await.expect("an event");
    let received = received.into_event().expect("an event");
    let _: Pushed<DoorOpened> = received.read().expect("its type");
    assert_eq!(*received.response_to::<DoorOpened>().body(), r#"{"code":0,"text":"thanks"}"#);
    assert_eq!(*received.response_to::<Ping>().body(), r#"{"code":0}"#);
    let challenge = pusher.challenge("word-1");
    let (response, told) = handle(&webhook, challenge.headers(), challenge.body()).await;
    assert_eq!((&**response.body(), told.as_str()), (&br#"{"word":"word-1"}"#[..], "a test"));
}
