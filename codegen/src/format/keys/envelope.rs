//! The keys of envelopes, and of the facts next to the data of a response.

use super::key::KeyType::{Codes, Text, Texts};
use super::key::{Record, optional, required};

/// The envelope of responses.
pub static ENVELOPE: Record = Record {
    name: "envelope",
    doc: "The envelope of responses.",
    keys: &[
        required("code", Text, "Member that tells success from failure.", "code"),
        required("message", Text, "Member with the message.", "msg"),
        optional("detail", Text, "Member with a second message.", "description"),
        optional("data", Text, "Member with the data; absent if the data are next to the code.", "data"),
        required(
            "success",
            Codes,
            "Values of `code` that mean success; the text and the number are equal, and `true` is a boolean.",
            "[\"0\"]",
        ),
        optional("failure", Codes, "Values of `code` that are documented as failures.", "[\"900\"]"),
        optional(
            "error_codes",
            Texts,
            "Members with the code of a failure; the first one present counts (default: `code`).",
            "[errorCode]",
        ),
        optional("known", Texts, "Further members that may appear next to these.", "[error]"),
    ],
};

/// The location of the log id.
pub static LOG_ID: Record = Record {
    name: "log_id",
    doc: "Location of the log ID, by which the vendor's support finds a call; the first one present counts.",
    keys: &[
        optional("headers", Texts, "Response headers.", "[X-Request-Id]"),
        optional("fields", Texts, "Members of the response, by their paths.", "[error.log_id]"),
    ],
};

/// The locations of a stated wait.
pub static RETRY_AFTER: Record = Record {
    name: "retry_after",
    doc: "Locations in which a failed response states how long to wait; the longest wait counts.",
    keys: &[
        optional("headers", Texts, "Response headers, in addition to `Retry-After`.", "[X-RateLimit-Reset]"),
        optional("fields", Texts, "Members of the response, by their paths.", "[error.retry_after]"),
    ],
};
