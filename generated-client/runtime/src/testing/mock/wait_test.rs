//! A wait in each unit.

use super::{in_unit, with_member};
use crate::operation::WaitUnit;
use std::time::{Duration, UNIX_EPOCH};

#[test]
fn a_wait_is_written_in_the_unit_of_its_header() {
    let now = UNIX_EPOCH + Duration::from_millis(1_795_000_000_600);
    for (unit, expected) in [
        (WaitUnit::Seconds, 3),
        (WaitUnit::Milliseconds, 2001),
        (WaitUnit::EpochSeconds, 1_795_000_003),
        (WaitUnit::EpochMilliseconds, 1_795_000_002_601),
    ] {
        assert_eq!(in_unit(Duration::from_millis(2001), unit, now), expected, "{unit:?}");
    }
}

#[test]
fn a_wait_is_added_at_its_path_of_an_object() {
    for (body, path, expected) in [
        (r#"{"code":1}"#, "wait", Some(r#"{"code":1,"wait":3}"#)),
        (r#"{"code":1}"#, "error.wait", Some(r#"{"code":1,"error":{"wait":3}}"#)),
        (r#"{"error":{"id":"a"}}"#, "error.wait", Some(r#"{"error":{"id":"a","wait":3}}"#)),
        (r#"{"error":null}"#, "error.wait", Some(r#"{"error":{"wait":3}}"#)),
        (r#"{"error":"full"}"#, "error.wait", None),
        ("[1]", "wait", None),
        ("full", "wait", None),
    ] {
        let added = with_member(body.as_bytes(), path, 3);
        assert_eq!(added.as_deref(), expected.map(str::as_bytes), "{body}");
    }
}
