//! Rules about the formats of requests and responses.

use super::entry::{Rule, rules};
use crate::change::diff::verdict::Verdict;

rules! {
    SENDS_CHANGED "sends-changed" [Breaks Nothing Nothing Words]
        "The server expects the body in another format. In Rust, only fields that become files, or were files, change their type."
        "`sends: multipart` is new"
    RECEIVES_CHANGED "receives-changed" [Nothing Breaks Breaks Words]
        "A successful response changes between JSON, a file and no body, so the call returns another type."
        "`receives: file` is new"
    REDIRECT_STATED "redirect-stated" [Nothing Breaks Nothing Words]
        "The file is at the address of a redirect, which an old client reports as an error." "`redirect: true` is new"
    REDIRECT_DROPPED "redirect-dropped" [Nothing Nothing Nothing Words]
        "The page no longer answers with a redirect. An old client accepts the file too." "`redirect: true` is removed"
    REPLY_BARED "reply-bared" [Nothing Breaks Nothing Words]
        "A successful response arrives without the envelope that an old client expects." "`bare: true` is new"
    REPLY_WRAPPED "reply-wrapped" [Nothing Nothing Nothing Words]
        "A successful response arrives in its envelope. An old client accepts this too." "`bare: true` is removed"
    DATA_MOVED "data-moved" [Nothing Breaks Nothing Words]
        "The results move between the envelope's `data` and the place next to its code." "`data: beside` is new"
    REPLY_WHOLE_CHANGED "reply-whole-changed" [Nothing Breaks Nothing Words]
        "A successful response without an envelope changes between a single value and an object with members."
        "the only member of a response with `bare: true` is joined by a second one"
}
