//! Rules about events that a vendor pushes.

use super::entry::{Rule, rules};
use crate::change::diff::verdict::Verdict;

rules! {
    EVENT_ADDED "event-added" [Nothing Nothing Adds Words]
        "The client gains a type of events." "a page with `event` is new"
    EVENT_REMOVED "event-removed" [Nothing Unclear Breaks Words]
        "The client loses a type of events, which may still come. It then arrives as JSON." "a page with `event` is removed"
    EVENT_TYPE_CHANGED "event-type-changed" [Nothing Breaks Nothing Words]
        "The event has another type, so an old client takes it for an unknown one."
        "`event: room.door.opened_v1` becomes `event: room.door.opened_v2` in the same file"
    EVENT_SCHEMA_CHANGED "event-schema-changed" [Nothing Breaks Nothing Words]
        "The event comes in another frame, so an old client takes it for an unknown one."
        "`schema: \"1.0\"` becomes `schema: \"2.0\"`"
    EVENT_TERMS_CHANGED "event-terms-changed" [Unclear Nothing Nothing Words]
        "The event comes under other terms: its ways of delivery, its address, its order, the call before it, or the answer to it. The receiver may not get it."
        "`delivery: [webhook]` becomes `delivery: [long_connection]`"
    EVENT_DEPRECATED "event-deprecated" [Nothing Unclear Nothing Words]
        "The page now calls the event deprecated. It does not say how long it comes." "`deprecated: true` is new in a page with `event`"
    WEBHOOK_CHANGED "webhook-changed" [Breaks Nothing Nothing Words]
        "The vendor signs, encrypts, frames or repeats events in another way, so an old client may refuse them."
        "`header: X-Acme-Signature` of `webhook.signature` becomes `header: X-Acme-Sign`"
}
