//! Hostile and broken requests.

use super::sample::{DoorOpened, Kiosk, no_headers, secrets, signed_at, webhook};
use clientloom_runtime::events::{Webhook, WebhookErrorKind, WebhookSecrets};
use clientloom_runtime::http::{HeaderMap, HeaderValue};
use clientloom_runtime::testing::{EventPusher, PushFault};

async fn kind(headers: &HeaderMap, body: &[u8]) -> Option<WebhookErrorKind> {
    webhook().receive(headers, body).await.err().map(|error| error.kind())
}

#[tokio::test]
async fn each_fault_of_the_vendor_is_told_apart() {
    let rows = [
        (PushFault::MissingSignature, WebhookErrorKind::MissingSignature, 401),
        (PushFault::WrongSignature, WebhookErrorKind::WrongSignature, 401),
        (PushFault::WrongToken, WebhookErrorKind::WrongToken, 401),
        (PushFault::OtherKey, WebhookErrorKind::Undecryptable, 400),
        (PushFault::OldTimestamp, WebhookErrorKind::TooOld, 401),
    ];
    for (fault, expected, status) in rows {
        let mut pusher = EventPusher::<Kiosk>::new(secrets()).clock(signed_at);
        pusher.set_fault(fault);
        let request = pusher.documented::<DoorOpened>().remove(0);
        let error = webhook().receive(request.headers(), request.body()).await.expect_err("a fault");
        assert_eq!((error.kind(), error.response().status().as_u16()), (expected, status), "{fault:?}");
    }
}

#[tokio::test]
async fn a_body_without_a_signature_never_tells_whether_it_could_be_decrypted() {
    let request = EventPusher::<Kiosk>::new(secrets()).documented::<DoorOpened>().remove(0);
    let broken = [br#"{"encrypt":"AAAA"}"#, &b"{"[..], b"", b"{}", br#"{"encrypt":7}"#, b"\xff"];
    for body in broken.into_iter().chain([&request.body()[..]]) {
        assert_eq!(kind(&no_headers(), body).await, Some(WebhookErrorKind::MissingSignature));
    }
}

#[tokio::test]
async fn a_request_cut_anywhere_is_no_event() {
    let request = EventPusher::<Kiosk>::new(secrets()).clock(signed_at).documented::<DoorOpened>().remove(0);
    for end in 0..request.body().len() {
        assert_eq!(kind(request.headers(), &request.body()[..end]).await, Some(WebhookErrorKind::WrongSignature));
    }
    let plain = WebhookSecrets::new().token("v-token");
    let request = EventPusher::<Kiosk>::new(plain.clone()).documented::<DoorOpened>().remove(0);
    let webhook = Webhook::<Kiosk>::new(plain).expect("a secret");
    for end in 0..request.body().len() {
        let error = webhook.receive(request.headers(), &request.body()[..end]).await.expect_err("half an event");
        assert_eq!(error.kind(), WebhookErrorKind::Unreadable, "{end}");
    }
}

#[tokio::test]
async fn a_header_that_comes_twice_is_refused() {
    for name in ["x-lark-signature", "x-lark-request-nonce", "x-lark-request-timestamp"] {
        let request = EventPusher::<Kiosk>::new(secrets()).clock(signed_at).documented::<DoorOpened>().remove(0);
        let mut headers = request.headers().clone();
        headers.append(name, HeaderValue::from_static("other"));
        assert_eq!(kind(&headers, request.body()).await, Some(WebhookErrorKind::WrongSignature), "{name}");
    }
}

#[tokio::test]
async fn a_body_has_a_limit_and_may_begin_with_a_byte_order_mark() {
    let plain = WebhookSecrets::new().token("v-token");
    let request = EventPusher::<Kiosk>::new(plain.clone()).documented::<DoorOpened>().remove(0);
    let marked = [b"\xef\xbb\xbf", &request.body()[..]].concat();
    let webhook = Webhook::<Kiosk>::new(plain).expect("a secret").max_body(marked.len());
    webhook.receive(request.headers(), &marked).await.expect("an event");
    let error = webhook.receive(request.headers(), &[&marked[..], b" "].concat()).await.expect_err("too large");
    assert_eq!((error.kind(), error.response().status().as_u16()), (WebhookErrorKind::TooLarge, 413));
}

#[tokio::test]
async fn json_that_is_too_deep_or_no_event_is_unreadable() {
    let webhook = Webhook::<Kiosk>::new(WebhookSecrets::new().token("v-token")).expect("a secret");
    let deep = format!("{{\"schema\":\"2.0\",\"event\":{}1{}}}", "[".repeat(5_000), "]".repeat(5_000));
    let bodies = [deep.as_str(), "[]", "7", "null", r#"{"schema":"2.0"}"#, r#"{"schema":"3.0","event":{}}"#];
    for body in bodies {
        let error = webhook.receive(&no_headers(), body.as_bytes()).await.expect_err("no event");
        assert_eq!(error.kind(), WebhookErrorKind::Unreadable, "{body:.40}");
    }
}
