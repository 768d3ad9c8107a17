//! The waits that headers and fields state, by their units and without.

use super::retry_after;
use crate::operation::{Service, WaitUnit};
use crate::value::{Members, members};
use http::{HeaderMap, HeaderName, HeaderValue};
use std::time::{Duration, UNIX_EPOCH};

/// The client's time of day, in seconds since 1970.
const NOW: u64 = 1_794_999_700;

static SERVICE: Service = Service { retry_after: &["X-Reset", "X-Ms", "X-At", "X-At-Ms"], ..Service::BASE };
static COUNTED: Service = Service {
    retry_after_counts: &[
        ("x-reset", WaitUnit::Seconds),
        ("X-Ms", WaitUnit::Milliseconds),
        ("X-At", WaitUnit::EpochSeconds),
        ("X-At-Ms", WaitUnit::EpochMilliseconds),
        ("Retry-After", WaitUnit::Milliseconds),
    ],
    ..SERVICE
};

/// Returns the wait in milliseconds that a response with these headers asks for.
fn asked(service: &Service, headers: &[(&'static str, &'static str)]) -> Option<u128> {
    let header = |(name, value): &(&'static str, &'static str)| {
        (name.parse::<HeaderName>().expect("a name"), HeaderValue::from_static(value))
    };
    let headers: HeaderMap = headers.iter().map(header).collect();
    retry_after(&headers, &Members::default(), service, UNIX_EPOCH + Duration::from_secs(NOW))
        .map(|wait| wait.as_millis())
}

const DAY: u128 = 86_400_000;

#[test]
fn a_number_without_a_unit_is_a_wait_or_a_moment() {
    for (value, expected) in [
        ("0", Some(0)),
        ("7", Some(7000)),
        (" 1.5 ", Some(1500)),
        ("86400", Some(DAY)),
        ("86401", Some(DAY)),
        ("999999999", Some(DAY)),
        ("1795000000", Some(300_000)),
        ("1795000000.5", Some(300_500)),
        ("1.795e9", Some(300_000)),
        ("1795000000000", Some(300_000)),
        ("1795000000250", Some(300_250)),
        ("1794999699", Some(0)),
        ("1000000000", Some(0)),
        ("99999999999", Some(DAY)),
        ("1e18", Some(DAY)),
        ("1e400", Some(DAY)),
        ("Wed, 18 Nov 2026 08:00:00 GMT", Some(0)),
        ("Mon, 18 Nov 2126 08:00:00 GMT", Some(DAY)),
        ("-1", None),
        ("NaN", None),
        ("soon", None),
        ("", None),
    ] {
        assert_eq!(asked(&SERVICE, &[("x-reset", value)]), expected, "{value}");
        assert_eq!(asked(&SERVICE, &[("retry-after", value)]), expected, "{value}");
    }
}

#[test]
fn a_documented_unit_decides() {
    for (header, expected) in [
        (("x-reset", "1795000000"), Some(DAY)),
        (("x-ms", "1500"), Some(1500)),
        (("x-at", "1795000000"), Some(300_000)),
        (("x-at", "7"), Some(0)),
        (("x-at", "1795000000000"), Some(DAY)),
        (("x-at-ms", "1795000000000"), Some(300_000)),
        (("x-at-ms", "1e300"), Some(DAY)),
        (("retry-after", "1500"), Some(1500)),
    ] {
        assert_eq!(asked(&COUNTED, &[header]), expected, "{header:?}");
    }
}

#[test]
fn moments_are_compared_with_the_servers_clock() {
    let date = ("date", "Wed, 18 Nov 2026 08:00:00 GMT");
    for (header, expected) in [
        (("x-reset", "1795852801"), Some(DAY)),
        (("x-reset", "1794988801"), Some(1000)),
        (("retry-after", "Wed, 18 Nov 2026 08:00:09 GMT"), Some(9000)),
    ] {
        assert_eq!(asked(&SERVICE, &[date, header]), expected, "{header:?}");
    }
}

#[test]
fn the_longest_wait_counts() {
    assert_eq!(asked(&SERVICE, &[("retry-after", "3"), ("x-reset", "121")]), Some(121_000));
    assert_eq!(asked(&SERVICE, &[("retry-after", "300"), ("x-reset", "121")]), Some(300_000));
    assert_eq!(asked(&SERVICE, &[]), None);
}

static IN_BODY: Service = Service {
    retry_after: &["X-Reset"],
    retry_after_fields: &["error.wait", "wait_ms", "until"],
    retry_after_counts: &[("wait_ms", WaitUnit::Milliseconds), ("until", WaitUnit::EpochSeconds)],
    ..Service::BASE
};

#[test]
fn fields_of_the_body_state_waits_like_headers() {
    for (body, reset, expected) in [
        (r#"{"error":{"wait":2}}"#, None, Some(2000)),
        (r#"{"error":{"wait":"2.5"}}"#, None, Some(2500)),
        (r#"{"error":{"wait":1794999701}}"#, None, Some(1000)),
        (r#"{"error":{"wait":"Mon, 18 Nov 2126 08:00:00 GMT"}}"#, None, Some(DAY)),
        (r#"{"wait_ms":1500}"#, None, Some(1500)),
        (r#"{"until":1794999702}"#, None, Some(2000)),
        (r#"{"error":{"wait":2},"wait_ms":3000}"#, Some("1"), Some(3000)),
        (r#"{"error":{"wait":2}}"#, Some("5"), Some(5000)),
        (r#"{"error":{"wait":1e300}}"#, None, Some(DAY)),
        (r#"{"error":{"wait":1e999}}"#, None, Some(DAY)),
        (r#"{"error":{"wait":99999999999999999999}}"#, None, Some(DAY)),
        (r#"{"error":{"wait":-1}}"#, None, None),
        (r#"{"error":{"wait":-1}}"#, Some("5"), Some(5000)),
        (r#"{"error":{"wait":"soon"}}"#, None, None),
        (r#"{"error":{"wait":"NaN"}}"#, None, None),
        (r#"{"error":{"wait":true}}"#, None, None),
        (r#"{"error":{"wait":null}}"#, None, None),
        (r#"{"error":{"wait":[2]}}"#, None, None),
        (r#"{"error":{"wait":{"s":2}}}"#, None, None),
        (r#"{"error":2}"#, None, None),
        (r#"{"error.wait":2}"#, None, None),
    ] {
        let headers = reset.map(|reset| (HeaderName::from_static("x-reset"), HeaderValue::from_static(reset)));
        let headers: HeaderMap = headers.into_iter().collect();
        let now = UNIX_EPOCH + Duration::from_secs(NOW);
        let wait = retry_after(&headers, &members(body).expect("an object"), &IN_BODY, now);
        assert_eq!(wait.map(|wait| wait.as_millis()), expected, "{body} {reset:?}");
    }
}
