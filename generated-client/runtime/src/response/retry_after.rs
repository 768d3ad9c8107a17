//! The wait that a server asks for.

use super::dotted::dotted;
use crate::operation::{Service, WaitUnit};
use crate::value::Members;
use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};
use std::borrow::Cow;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The longest wait that is reported and kept.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Returns the longest wait that a response asks for: by `Retry-After`, the vendor's own headers,
/// or fields of the body.
///
/// The wait is at most 24 hours. A moment is compared with the `Date` of the response, because
/// clocks of server and client may differ.
pub(crate) fn retry_after(
    headers: &HeaderMap,
    fields: &Members<'_>,
    service: &Service,
    now: SystemTime,
) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok();
    let now = text(DATE.as_str()).and_then(date).unwrap_or(now);
    let names = service.retry_after.iter().copied().chain([RETRY_AFTER.as_str()]);
    let in_headers = names.filter_map(|name| Some((name, Cow::Borrowed(text(name)?))));
    let paths = service.retry_after_fields.iter().copied();
    let in_body = paths.filter_map(|path| Some((path, Cow::Owned(dotted(fields, path)?))));
    let waits = in_headers.chain(in_body).filter_map(|(name, text)| wait(text.trim(), unit(service, name), now));
    waits.max().map(|wait| wait.min(LONGEST))
}

/// Returns the documented unit of a header or field.
fn unit(service: &Service, name: &str) -> Option<WaitUnit> {
    service.retry_after_counts.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, unit)| *unit)
}

/// Reads a number, whole or not, or a date of HTTP.
fn wait(text: &str, unit: Option<WaitUnit>, now: SystemTime) -> Option<Duration> {
    let until = |then: SystemTime| then.duration_since(now).unwrap_or_default();
    let Ok(number) = text.parse::<f64>() else { return date(text).map(until) };
    let since_1970 = |number| seconds(number).map(|time| UNIX_EPOCH.checked_add(time).map_or(LONGEST, until));
    match unit.unwrap_or_else(|| WaitUnit::of(number)) {
        WaitUnit::Seconds => seconds(number),
        WaitUnit::Milliseconds => seconds(number / 1000.0),
        WaitUnit::EpochSeconds => since_1970(number),
        WaitUnit::EpochMilliseconds => since_1970(number / 1000.0),
    }
}

/// Returns a time in seconds, up to the longest that a [`Duration`] has; `None` below 0.
fn seconds(number: f64) -> Option<Duration> {
    if number >= 0.0 { Some(Duration::try_from_secs_f64(number).unwrap_or(Duration::MAX)) } else { None }
}

fn date(text: &str) -> Option<SystemTime> {
    httpdate::parse_http_date(text).ok()
}

#[cfg(test)]
#[path = "retry_after_test.rs"]
mod test;
