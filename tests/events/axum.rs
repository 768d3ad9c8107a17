//! A receiver with axum.

use super::receiver::{pusher, webhook};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::routing::post;
use client_tests::events::acme;
use client_tests::events::acme::room::events::DoorOpened;
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::events::Delivery;
use clientloom_runtime::http::{HeaderMap, Response};
use clientloom_runtime::testing::PushFault;

// README: from here
async fn receive(State(webhook): State<acme::Webhook>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    let response = match webhook.receive(&headers, &body).await {
        Ok(Delivery::Event(event)) => match event.read::<DoorOpened>() {
            Ok(opened) => {
                println!("opened: {:?}", opened.door);
                event.response_to::<DoorOpened>()
            }
            Err(_) => event.response(), // another type
        },
        Ok(challenge) => challenge.response(),
        Err(refused) => refused.response(), // 401 for a wrong signature, 200 for a repeat
    };
    response.map(Body::from)
}
// README: up to here

#[tokio::test]
async fn axum_receives_events() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
    let app = Router::new().route("/hook", post(receive)).with_state(webhook());
    let server = tokio::spawn(async move { axum::serve(listener, app).await });
    let mut pusher = pusher();
    let response = pusher.push::<DoorOpened>(&url).await.expect("a response");
    assert_eq!((response.status().as_u16(), &**response.body()), (200, &br#"{"code":0,"text":"thanks"}"#[..]));
    let challenge = pusher.challenge("word-1");
    let response = pusher.send(&url, challenge).await.expect("a response");
    assert_eq!(*response.body(), r#"{"word":"word-1"}"#);
    let rows = [(PushFault::MissingSignature, 401), (PushFault::WrongSignature, 401), (PushFault::OldTimestamp, 401)];
    for (fault, status) in rows {
        pusher.set_fault(fault);
        let response = pusher.push::<DoorOpened>(&url).await.expect("a response");
        assert_eq!(response.status().as_u16(), status, "{fault:?}");
    }
    pusher.set_fault(PushFault::HalfBody);
    pusher.push::<DoorOpened>(&url).await.expect_err("half a body");
    server.abort();
}
