//! Days of the calendar.

use time::OffsetDateTime;

use crate::yaml::Value;

/// Returns the day in UTC of a moment in milliseconds since 1970.
#[must_use]
pub fn day(moment: i64) -> Option<String> {
    let date = OffsetDateTime::from_unix_timestamp(moment.div_euclid(1000)).ok()?.date();
    let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
    (1..=9999).contains(&year).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Returns the day of the page that a spec comes from.
#[must_use]
pub fn day_of(spec: &Value) -> Option<&str> {
    let day = spec.get("source")?.get("updated").and_then(Value::as_text)?.get(..10)?;
    day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-').then_some(day)
}
