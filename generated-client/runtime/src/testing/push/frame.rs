//! Documented events in their frames.

use crate::events::{EventInfo, FrameInfo, WebhookInfo, set, text_at};
use crate::value::{Secret, Value};

/// Returns a documented event with its frame. An example without a frame gets one.
pub(super) fn framed(webhook: &WebhookInfo, event: &EventInfo, example: Value) -> Value {
    let Some(frame) = webhook.frames.iter().find(|frame| Some(frame.schema) == event.schema) else { return example };
    if fits(frame, &example) {
        return example;
    }
    let mut json = Value::Null;
    set(&mut json, frame.body, example);
    set(&mut json, frame.kind, Value::from(event.kind));
    if let Some(value) = frame.value {
        set(&mut json, frame.marker, Value::from(value));
    }
    json
}

fn fits(frame: &FrameInfo, event: &Value) -> bool {
    text_at(event, frame.marker).is_some_and(|marker| frame.value.is_none_or(|value| marker == value))
}

/// Sets the verification token and the ID of an event.
pub(super) fn address(webhook: &WebhookInfo, event: &mut Value, token: Option<&Secret>, id: &str) {
    let Some(frame) = webhook.frames.iter().find(|frame| fits(frame, event)) else { return };
    if let (Some(path), Some(token)) = (frame.token, token) {
        set(event, path, Value::from(token.expose()));
    }
    if let Some(path) = frame.id {
        set(event, path, Value::from(id));
    }
}
