//! The reaction to an error code, read from its literal message.

/// Words of a message after which a client waits, in small letters.
const TOO_MANY: [&str; 17] = [
    "too many request",
    "too many call",
    "frequency limit",
    "limit of frequency",
    "over frequency",
    "frequency exceed",
    "rate limit",
    "rate-limit",
    "ratelimit",
    "qps over limit",
    "qps limit",
    "over qps",
    "qps exceed",
    "request too fast",
    "requests too fast",
    "too frequent",
    "throttl",
];

/// Words of a message that refuses a call until credentials or settings change.
const REFUSED: [&str; 14] = [
    "no permission",
    "permission denied",
    "permission deny",
    "permission fail",
    "not have permission",
    "not have the permission",
    "insufficient permission",
    "without permission",
    "lack of permission",
    "lacks permission",
    "perm denied",
    "no access permission",
    "no file permission",
    "no folder permission",
];

/// Words that name a second cause, or a permission that is only a value.
const OTHERS: [&str; 7] =
    ["not found", "not exist", " or the ", "no permissions", "too many permission", "rate limiter config", "invalid"];

/// Returns the reaction that a literal message states.
pub(super) fn of_message(message: &str) -> Option<&'static str> {
    let small = message.to_lowercase();
    let contains = |words: &[&str]| words.iter().any(|word| small.contains(word));
    if contains(&OTHERS) {
        return None;
    }
    let is_forbidden = ["forbidden", "access denied"].contains(&small.trim_end_matches(['.', '!', ' ']));
    match (contains(&TOO_MANY), is_forbidden || contains(&REFUSED)) {
        (true, false) => Some("too_many_requests"),
        (false, true) => Some("refused"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::of_message;

    #[test]
    fn a_message_states_at_most_one_reaction() {
        for (message, expected) in [
            ("too many requests", Some("too_many_requests")),
            ("Too Many Request", Some("too_many_requests")),
            ("request frequency limit exceeded", Some("too_many_requests")),
            ("QPS over limit", Some("too_many_requests")),
            ("Rooms are booked too frequently", Some("too_many_requests")),
            ("rate limited", Some("too_many_requests")),
            ("service rate limiting protection, try again later", Some("too_many_requests")),
            ("request too fast", Some("too_many_requests")),
            ("No permission to book", Some("refused")),
            ("Permission denied.", Some("refused")),
            ("The guest does not have permission to book", Some("refused")),
            ("forbidden", Some("refused")),
            ("too many guests in room", None),
            ("room not found or no permission", None),
            ("The role has no permissions.", None),
            ("names include a forbidden word", None),
            ("Method Forbidden", None),
            ("limit exceeded", None),
            ("invalid rate limit", None),
            ("ok", None),
        ] {
            assert_eq!(of_message(message), expected, "{message}");
        }
    }
}
