//! Rules about the formats of requests and responses.

use super::entry::{Rule, rules};
use crate::change::diff::verdict::Verdict;

rules! {
    SENDS_CHANGED "sends-changed" [Breaks Nothing Nothing Words]
        "The server expects the body in another format. In Rust, only fields that become files, or were files, change their type."
        "`sends: multipart` is new"
    RECEIVES_CHANGED "receives-changed" [Nothing Breaks Breaks Words]
        "A successful response changes between JSON, a file, a stream of events and no body, so the call returns another type."
        "`receives: file` is new"
    REDIRECT_STATED "redirect-stated" [Nothing Breaks Nothing Words]
        "The file is at the address of a redirect, which an old client reports as an error." "`redirect: true` is new"
    REDIRECT_DROPPED "redirect-dropped" [Nothing Nothing Nothing Words]
        "The page no longer answers with a redirect. An old client accepts the file too." "`redirect: true` is removed"
    STREAM_ADDED "stream-added" [Nothing Nothing Adds Words]
        "The client gains a method whose response is a stream of events." "`events: { when: … }` is new"
    STREAM_REMOVED "stream-removed" [Breaks Nothing Breaks Words]
        "The client loses the method whose response is a stream of events." "`events: { when: … }` is removed"
    STREAM_FIELD_CHANGED "stream-field-changed" [Breaks Nothing Nothing Words]
        "Another field of the request asks for a stream of events." "`when: { field: mode, … }` becomes `when: { field: form, … }`"
    STREAM_VALUE_CHANGED "stream-value-changed" [Breaks Nothing Nothing Words]
        "Another value asks for a stream of events, or for a whole response."
        "`stream: streaming` becomes `stream: sse`"
    EVENT_KIND_ADDED "event-kind-added" [Nothing Adds Adds Words]
        "A stream has one more kind of event, which an old client passes on as JSON." "`kinds: { 5: Names }` is new"
    EVENT_KIND_REMOVED "event-kind-removed" [Nothing Nothing Breaks Words]
        "A stream has one kind of event less, so its enum loses a variant." "`kinds: { 5: Names }` is removed"
    EVENT_KIND_RENAMED "event-kind-renamed" [Nothing Nothing Breaks Words]
        "A kind of event has another name in Rust." "`3: Text` becomes `3: Piece`"
    EVENT_MEMBER_CHANGED "event-member-changed" [Nothing Breaks Nothing Words]
        "The kind or the data of an event is in another member, where an old client does not look."
        "`by: code` becomes `by: type`"
    EVENT_END_CHANGED "event-end-changed" [Nothing Breaks Nothing Words]
        "A stream ends in another way, so an old client reports whole streams as cut, or cut ones as whole."
        "`end: 0` becomes `end: 9`"
    EVENT_FRAMING_CHANGED "event-framing-changed" [Nothing Breaks Nothing Words]
        "The events have a framing that an old client does not read." "`framing: sse` becomes `framing: lines`"
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
