//! The way in which vendors push events, for vendor files of tests.

/// The frames of Feishu's events.
const FRAMES: &str = "{ frames: { \"2.0\": { marker: schema, value: \"2.0\", type: header.event_type, body: event }, \
                      \"1.0\": { marker: event.type, type: event.type, body: event } } }";

/// Returns the key `webhook` of a vendor's file.
pub(super) fn of(vendor: &str) -> String {
    let webhook = if vendor == "feishu" { FRAMES } else { "{ auth: [bearer, basic] }" };
    format!("webhook: {webhook}\n")
}
