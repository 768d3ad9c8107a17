//! The wait that a server asks for.

use http::HeaderMap;
use http::header::{DATE, HeaderName, RETRY_AFTER};
use std::time::{Duration, SystemTime};

/// Returns the longest wait that a response asks for, by `Retry-After` or the vendor's own headers.
///
/// A date is compared with the `Date` of the response, because clocks of server and client may
/// differ.
pub(crate) fn retry_after(headers: &HeaderMap, own: &[&str], now: SystemTime) -> Option<Duration> {
    let own = own.iter().filter_map(|name| seconds(headers.get(*name)?.to_str().ok()?));
    let text = headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok());
    let standard = text.and_then(|text| seconds(text).or_else(|| until(text, headers, now)));
    own.chain(standard).max()
}

/// Reads whole or fractional seconds.
fn seconds(text: &str) -> Option<Duration> {
    Duration::try_from_secs_f64(text.trim().parse().ok()?).ok()
}

fn until(text: &str, headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let then = httpdate::parse_http_date(text).ok()?;
    let date = |name: HeaderName| httpdate::parse_http_date(headers.get(name)?.to_str().ok()?).ok();
    Some(then.duration_since(date(DATE).unwrap_or(now)).unwrap_or_default())
}
