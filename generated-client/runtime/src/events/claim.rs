//! The decision whether a signed event is recent.

use std::time::{Duration, SystemTime};

/// Whether the time of a signature is near the time of day, before or after it.
pub(super) fn is_recent(signed: SystemTime, now: SystemTime, max_age: Option<Duration>) -> bool {
    let distance = now.duration_since(signed).or_else(|_| signed.duration_since(now)).unwrap_or_default();
    max_age.is_none_or(|max_age| distance <= max_age)
}

#[cfg(test)]
mod tests {
    use super::is_recent;
    use std::time::{Duration, SystemTime};

    #[test]
    fn a_time_is_recent_within_the_limit_on_both_sides() {
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let limit = Some(Duration::from_secs(10));
        let rows = [(100, 100, limit, true), (90, 100, limit, true), (89, 100, limit, false)];
        let rows = rows.into_iter().chain([(110, 100, limit, true), (111, 100, limit, false), (0, 100, None, true)]);
        for (signed, now, limit, expected) in rows {
            assert_eq!(is_recent(at(signed), at(now), limit), expected, "{signed} at {now}");
        }
    }
}
