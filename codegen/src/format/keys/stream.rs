//! The keys that describe a response that is a stream of events.

use super::key::KeyType::{Code, Named, Record as One, Text, TextMap, Type, Word};
use super::key::{Record, defaulting, optional, required};

/// A stream of events.
pub static EVENTS: Record = Record {
    name: "events",
    doc: "Events of a response that is a stream, for `receives: events`. An event is a JSON object.",
    keys: &[
        optional(
            "when",
            One(&WHEN),
            "Field of the body that chooses between a stream and a whole response; absent if every response is a stream.",
            "",
        ),
        defaulting(
            "framing",
            Word(&["either", "sse", "lines"]),
            "either",
            "Framing of the events: server-sent events as in the HTML standard, a JSON object on each line, or either.",
            "sse",
        ),
        optional(
            "by",
            Text,
            "Member of an event whose value is its kind. Absent if the `event` line of the standard names the kind, \
             which is `message` without such a line.",
            "code",
        ),
        required("kinds", TextMap, "Kinds of events, with their Rust names.", "{ 3: Text, 4: Cost, 0: End }"),
        optional(
            "end",
            Code,
            "Kind of the last event, or its literal text such as `[DONE]`. Absent if the end of the response is the end \
             of the stream.",
            "0",
        ),
        optional("data", Text, "Member of an event with its data; absent if the whole event is the data.", "data"),
        optional(
            "contents",
            Named(&CONTENT),
            "Data of each kind of event, by the kind. The last event may have none.",
            "",
        ),
    ],
};

/// A field that chooses between a stream and a whole response.
pub static WHEN: Record = Record {
    name: "events.when",
    doc: "Field of the body that chooses between a stream and a whole response. The client has a method for each.",
    keys: &[
        required("field", Text, "Field at the top of the body. Callers need not set it.", "mode"),
        required("stream", Text, "Value that asks for a stream.", "streaming"),
        required("whole", Text, "Value that asks for the `response`; callers may set a third one.", "blocking"),
    ],
};

/// The data of a kind of event.
pub static CONTENT: Record = Record {
    name: "events.content",
    doc: "Data of a kind of event.",
    keys: &[
        required("type", Type, "Type of the data, as that of a field.", "string"),
        defaulting(
            "basis",
            Word(&["page", "example"]),
            "page",
            "Basis of the type: a table of the page, or only its example.",
            "example",
        ),
        required("doc", Text, "Meaning of the event, in our own words.", "A piece of the answer."),
    ],
};
