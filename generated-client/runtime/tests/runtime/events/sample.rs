//! An invented vendor that pushes events in two frames.

use clientloom_runtime::__private::prelude::*;
use clientloom_runtime::events::{
    ChallengeInfo, EncryptionInfo, Event, EventInfo, FrameInfo, PushesEvents, SignatureInfo, Webhook, WebhookInfo,
    WebhookSecrets,
};
use clientloom_runtime::http::HeaderMap;
use clientloom_runtime::operation::{Service, Vendor};
use std::time::{Duration, SystemTime};

/// The vendor.
#[derive(Debug)]
pub struct Kiosk;

impl Vendor for Kiosk {
    const SERVICE: &'static Service = &SERVICE;
}

static SERVICE: Service = Service { vendor: "kiosk", ..Service::BASE };

impl PushesEvents for Kiosk {
    const WEBHOOK: &'static WebhookInfo = &WEBHOOK;
}

static WEBHOOK: WebhookInfo = WebhookInfo {
    signature: Some(SignatureInfo {
        header: "X-Lark-Signature",
        timestamp: "X-Lark-Request-Timestamp",
        nonce: "X-Lark-Request-Nonce",
    }),
    encryption: Some(EncryptionInfo { member: "encrypt" }),
    challenge: Some(ChallengeInfo {
        marker: "type",
        value: "url_verification",
        token: Some("token"),
        answer: "challenge",
    }),
    frames: &[
        FrameInfo {
            value: Some("2.0"),
            id: Some("header.event_id"),
            created: Some("header.create_time"),
            counts_milliseconds: true,
            token: Some("header.token"),
            tenant: Some("header.tenant_key"),
            app: Some("header.app_id"),
            ..FrameInfo::of("2.0", "schema", "header.event_type", "event")
        },
        FrameInfo {
            id: Some("uuid"),
            created: Some("ts"),
            token: Some("token"),
            tenant: Some("event.tenant_key"),
            app: Some("event.app_id"),
            ..FrameInfo::of("1.0", "event.type", "event.type", "event")
        },
    ],
    repeats: Some(4),
    repeats_within_seconds: Some(25515),
    within_seconds: Some(3),
    ..WebhookInfo::BASE
};

/// A door was opened.
#[derive(Clone, Default)]
pub struct DoorOpened {
    /// The door.
    pub door: Option<String>,
    /// The number of guests.
    pub guests: Option<i64>,
}

fields!(received DoorOpened { door, guests });

impl Event for DoorOpened {
    type Vendor = Kiosk;
    const INFO: &'static EventInfo =
        &EventInfo { schema: Some("2.0"), ..EventInfo::of("kiosk.door.opened_v1", "https://kiosk.example/opened") };
    const EXAMPLES: &'static [&'static str] = &[
        r#"{"schema":"2.0","header":{"event_id":"e-1","event_type":"kiosk.door.opened_v1","create_time":"1748000000500","token":"t","tenant_key":"t-1","app_id":"a-1"},"event":{"door":"north","guests":2}}"#,
        r#"{"door":"south"}"#,
    ];
}

/// A door was closed, as old events say it.
#[derive(Clone, Default)]
pub struct DoorClosed {
    /// The door.
    pub door: Option<String>,
}

fields!(received DoorClosed { door });

impl Event for DoorClosed {
    type Vendor = Kiosk;
    const INFO: &'static EventInfo =
        &EventInfo { schema: Some("1.0"), ..EventInfo::of("door_closed", "https://kiosk.example/closed") };
    const EXAMPLES: &'static [&'static str] = &[
        r#"{"ts":"1748000000.5","uuid":"u-1","token":"t","type":"event_callback","event":{"type":"door_closed","app_id":"a-1","tenant_key":"t-1","door":"north"}}"#,
    ];
}

/// The time at which the vectors were signed.
pub fn signed_at() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_748_000_001)
}

/// Returns a receiver with both secrets, at the time of the vectors.
pub fn webhook() -> Webhook<Kiosk> {
    Webhook::new(secrets()).expect("two secrets").clock(signed_at)
}

/// Returns both secrets.
pub fn secrets() -> WebhookSecrets {
    WebhookSecrets::new().token("v-token").encrypt_key("e-key")
}

/// Returns no headers.
pub fn no_headers() -> HeaderMap {
    HeaderMap::new()
}
