//! The keys of the file of an event.

use super::file::{ERRATA, OPEN_POINTS, TYPES};
use super::key::KeyType::{Any, Bool, Http, Named, Record as One, Records, Text, Texts, Word, Words};
use super::key::{Record, defaulting, optional, required};
use super::part::{FIELD, SOURCE};

/// The file of an event: `specs/<vendor>/<service>/events/<name>.yaml`.
pub static EVENT: Record = Record {
    name: "event",
    doc: "One page about an event that the vendor pushes: `specs/<vendor>/<service>/events/<name>.yaml`, where the \
          name is the event's type without its service and with `_` for each dot. The keys are written in this order.",
    keys: &[
        required("source", One(&SOURCE), "The page.", ""),
        required("event", Text, "The vendor's own name of the event's type.", "room.door.opened_v1"),
        required("summary", Text, "Cause of the event, in one line of our own words.", "A door was opened."),
        optional(
            "notes",
            Texts,
            "Further facts that a receiver needs to know.",
            "[The event also comes for doors that were forced.]",
        ),
        defaulting("deprecated", Bool, "false", "Whether the page calls the event deprecated.", "true"),
        optional(
            "schema",
            Text,
            "Frame of the event, by its name under `webhook.frames` in vendor.yaml. Absent if the vendor's events have \
             no frame.",
            "\"2.0\"",
        ),
        defaulting("method", Word(&["POST", "PUT"]), "POST", "HTTP method, if the receiver chooses the path.", "PUT"),
        optional("http", Http, "Method and path, if the page fixes both.", "POST /door-opened"),
        optional(
            "auth",
            Words(&["bearer", "basic"]),
            "Ways in which the vendor authenticates itself in the header `Authorization`, as the receiver sets it.",
            "[bearer, basic]",
        ),
        optional("scopes", Texts, "Scopes of the vendor, any one of which is sufficient.", "[room:read]"),
        optional(
            "field_scopes",
            Texts,
            "Scopes of the vendor without which single fields are absent.",
            "[room:guest:read]",
        ),
        optional("app_types", Texts, "Kinds of apps that may receive the event.", "[custom, isv]"),
        optional(
            "delivery",
            Words(&["webhook", "long_connection"]),
            "Ways of delivery: a request to the receiver's URL, or a connection that the receiver opens.",
            "[webhook]",
        ),
        optional("for", Words(&["app", "user"]), "For whom the event comes.", "[app]"),
        defaulting(
            "ordered",
            Bool,
            "false",
            "Whether the page says that events come in order: the next one waits until the one before was taken.",
            "true",
        ),
        optional("subscribe", Text, "Operation that has to be called before events come.", "v1.room.subscribe"),
        optional("body", Named(&FIELD), "Members of the event, without those of its frame.", ""),
        optional(
            "answer",
            Any,
            "JSON that the receiver gives back, if it differs from the vendor's `webhook.answer`.",
            "{ code: 0 }",
        ),
        TYPES,
        optional("examples", Records(&PUSHED), "Examples on the page.", ""),
        ERRATA,
        OPEN_POINTS,
    ],
};

/// A documented event.
pub static PUSHED: Record = Record {
    name: "pushed",
    doc: "A documented event. Invalid JSON of the page is kept as text with an erratum, and tests skip it.",
    keys: &[
        optional("name", Text, "Case that the example shows.", "a forced door"),
        optional(
            "pushed",
            Any,
            "The JSON that the vendor sends, decrypted and with its frame. Without the frame's marker, it is the \
             members of `body` alone.",
            "{ schema: \"2.0\", header: { event_type: room.door.opened_v1 }, event: { door: 7 } }",
        ),
        optional("pushed_text", Text, "The JSON as the page shows it, if it is not valid.", "'{ \"door\": 7, }'"),
    ],
};
