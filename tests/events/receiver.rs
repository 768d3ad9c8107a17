//! A receiver without a web framework: headers and bytes in, a response out.

use client_tests::events::acme;
use client_tests::events::acme::Acme;
use client_tests::events::acme::room::events::Event;
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::events::{Delivery, WebhookSecrets};
use clientloom_runtime::http::{HeaderMap, Response};
use clientloom_runtime::testing::EventPusher;

/// Returns the secrets of the app.
pub(super) fn secrets() -> WebhookSecrets {
    WebhookSecrets::new().token("v-token").encrypt_key("e-key")
}

/// Returns the receiver of the app.
pub(super) fn webhook() -> acme::Webhook {
    acme::Webhook::new(secrets()).expect("two secrets")
}

/// Returns a vendor that shares the secrets.
pub(super) fn pusher() -> EventPusher<Acme> {
    EventPusher::new(secrets())
}

/// Receives a request, and tells which event came.
pub(super) async fn handle(webhook: &acme::Webhook, headers: &HeaderMap, body: &[u8]) -> (Response<Bytes>, String) {
    let delivery = match webhook.receive(headers, body).await {
        Ok(delivery) => delivery,
        Err(error) => return (error.response(), error.to_string()),
    };
    let Delivery::Event(received) = &delivery else { return (delivery.response(), "a test".to_owned()) };
    let told = match Event::read(received) {
        Ok(Event::DoorOpened(opened)) => format!("opened {:?}", opened.door),
        Ok(other) => format!("{other:?}"),
        Err(error) => error.to_string(),
    };
    (delivery.response(), told)
}
