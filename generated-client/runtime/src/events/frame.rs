//! The event in its frame.

use super::error::WebhookErrorKind;
use super::info::{FrameInfo, WebhookInfo};
use super::path::{at, text_at};
use crate::value::{Secret, Value};
use std::time::{Duration, SystemTime};
use subtle::ConstantTimeEq;

/// Returns the frame that an event has; `None` if the vendor's events have none.
pub(super) fn find(info: &WebhookInfo, event: &Value) -> Result<Option<&'static FrameInfo>, WebhookErrorKind> {
    let fits = |frame: &&FrameInfo| {
        let marker = text_at(event, frame.marker);
        marker.is_some_and(|marker| frame.value.is_none_or(|value| marker == value)) && at(event, frame.body).is_some()
    };
    match (info.frames, info.frames.iter().find(fits)) {
        ([], _) => event.is_object().then_some(None).ok_or(WebhookErrorKind::Unreadable),
        (_, Some(frame)) => Ok(Some(frame)),
        (_, None) => Err(WebhookErrorKind::Unreadable),
    }
}

/// Compares the verification token at a path with the expected one. Without a path it is missing.
pub(super) fn check_token(
    expected: Option<&Secret>,
    event: &Value,
    path: Option<&str>,
) -> Result<(), WebhookErrorKind> {
    let Some(expected) = expected else { return Ok(()) };
    let token = path.and_then(|path| text_at(event, path)).unwrap_or_default();
    let is_equal = bool::from(expected.expose().as_bytes().ct_eq(token.as_bytes()));
    if is_equal { Ok(()) } else { Err(WebhookErrorKind::WrongToken) }
}

/// Returns the time of an event. A fraction of a second counts, as in `1502199207.7171419`.
pub(super) fn created(frame: &FrameInfo, event: &Value) -> Option<SystemTime> {
    let number: f64 = text_at(event, frame.created?)?.parse().ok()?;
    let seconds = if frame.counts_milliseconds { number / 1000.0 } else { number };
    SystemTime::UNIX_EPOCH.checked_add(Duration::try_from_secs_f64(seconds).ok()?)
}
