//! Requests with known signatures and ciphertexts, and the answers to them.

use super::sample::{Kiosk, signed_at};
use clientloom_runtime::Value;
use clientloom_runtime::events::{Delivery, Webhook, WebhookErrorKind, WebhookSecrets};
use clientloom_runtime::http::{HeaderMap, HeaderName, HeaderValue};

fn vectors() -> Value {
    include_str!("vectors.json").parse().expect("JSON")
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap_or_default()
}

#[tokio::test]
async fn each_request_has_the_expected_answer() {
    let vectors = vectors();
    let rows = vectors["requests"].as_array().expect("requests");
    assert_eq!(rows.len(), 34);
    for row in rows {
        let secrets = WebhookSecrets::new().token(text(row, "token")).encrypt_key(text(row, "key"));
        let webhook = Webhook::<Kiosk>::new(secrets).expect("a secret").clock(signed_at);
        let mut headers = HeaderMap::new();
        for (name, value) in row["headers"].as_object().expect("headers") {
            let value = HeaderValue::from_bytes(value.as_str().expect("text").as_bytes()).expect("a header");
            headers.insert(HeaderName::from_bytes(name.to_lowercase().as_bytes()).expect("a name"), value);
        }
        let received = webhook.receive(&headers, text(row, "body").as_bytes()).await;
        let found = match &received {
            Ok(Delivery::Event(_)) => "Event".to_owned(),
            Ok(_) => "Challenge".to_owned(),
            Err(error) => match error.kind() {
                WebhookErrorKind::MissingSignature | WebhookErrorKind::WrongSignature => "Signature".to_owned(),
                kind => format!("{kind:?}"),
            },
        };
        assert_eq!(found, text(row, "expect"), "{}", text(row, "id"));
    }
}

#[tokio::test]
async fn a_challenge_is_given_back() {
    let vectors = vectors();
    let rows = vectors["requests"].as_array().expect("requests");
    let challenges = rows.iter().filter(|row| text(row, "expect") == "Challenge");
    for row in challenges {
        let secrets = WebhookSecrets::new().token(text(row, "token")).encrypt_key(text(row, "key"));
        let webhook = Webhook::<Kiosk>::new(secrets).expect("a secret");
        let delivery = webhook.receive(&HeaderMap::new(), text(row, "body").as_bytes()).await.expect("a challenge");
        assert_eq!(delivery.response().status(), 200);
        assert_eq!(*delivery.response().body(), r#"{"challenge":"c-A-1b6aef1a"}"#);
    }
}
