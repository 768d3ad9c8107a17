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

/// Returns the day of a moment in milliseconds, or the day at the beginning of a text.
#[must_use]
pub fn stated(moment: &str) -> Option<String> {
    if let Ok(moment) = moment.parse() {
        return day(moment);
    }
    let day = moment.get(..10)?;
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_day.then(|| day.to_owned())
}

/// Returns the day of the page that a spec comes from.
#[must_use]
pub fn day_of(spec: &Value) -> Option<&str> {
    let day = spec.get("source")?.get("updated").and_then(Value::as_text)?.get(..10)?;
    day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-').then_some(day)
}
