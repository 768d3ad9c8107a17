//! Waits in the unit of their header or field.

use crate::operation::WaitUnit;
use crate::value::Value;
use bytes::Bytes;
use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Returns a wait that begins `now`, as a number in a unit. Seconds are rounded up.
pub(super) fn in_unit(wait: Duration, unit: WaitUnit, now: SystemTime) -> u128 {
    let until = now.duration_since(UNIX_EPOCH).unwrap_or_default() + wait;
    match unit {
        WaitUnit::Seconds => whole_seconds(wait),
        WaitUnit::Milliseconds => wait.as_millis(),
        WaitUnit::EpochSeconds => whole_seconds(until),
        WaitUnit::EpochMilliseconds => until.as_millis(),
    }
}

/// Returns a JSON object with a number at a dotted path; `None` without room for one.
pub(super) fn with_member(body: &[u8], path: &str, number: u128) -> Option<Bytes> {
    let mut whole: Value = serde_json::from_slice(body).ok()?;
    let mut at = &mut whole;
    for name in path.split('.') {
        if at.is_null() {
            *at = Value::Object(BTreeMap::new());
        }
        at = at.as_object_mut()?.entry(name.to_owned()).or_insert(Value::Null);
    }
    *at = u64::try_from(number).unwrap_or(u64::MAX).into();
    Some(whole.to_string().into())
}

fn whole_seconds(time: Duration) -> u128 {
    u128::from(time.as_secs()) + u128::from(time.subsec_nanos() > 0)
}

#[cfg(test)]
#[path = "wait_test.rs"]
mod test;
