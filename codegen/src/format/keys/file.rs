//! The keys of operations, vendors and services.

use super::auth::AUTH;
use super::envelope::{ENVELOPE, LOG_ID, RETRY_AFTER as WAITS};
use super::key::KeyType::{
    Bool, Http, Named, OneOrMore, Record as One, Records, Short, Text, TextMap, Texts, Word, WordMap,
};
use super::key::{Key, Record, defaulting, optional, required};
use super::pages::PAGES;
use super::part::{
    BATCH, CONCURRENCY, ERRATUM, ERROR, EXAMPLE, FIELD, RATE_LIMIT, REPEAT, SOURCE, TYPE, UNSURE, VARIABLE,
};
use super::stream::EVENTS;
use super::webhook::WEBHOOK;

pub(super) const ERRATA: Key =
    optional("errata", Records(&ERRATUM), "Points at which a page contradicts itself or is known to be wrong.", "");
pub(super) const OPEN_POINTS: Key = optional(
    "unsure",
    Records(&UNSURE),
    "Facts of which the importer was not certain; a reviewed file has no entries.",
    "",
);
pub(super) const TYPES: Key = optional("types", Named(&TYPE), "Types, by their names in the client.", "");
const HOST: &str = "Address of the API; `{name}` is a variable.";
const HEADERS: Key = optional("headers", TextMap, "Headers of every call, with their values.", "{ X-Client: rooms }");
const RETRY_AFTER: Key = optional(
    "retry_after",
    Short(&WAITS),
    "Headers, in addition to `Retry-After`, or members of the body in which a failed response states how long to wait.",
    "{ headers: [X-RateLimit-Reset], fields: [error.retry_after] }",
);
const RETRY_AFTER_COUNTS: Key = optional(
    "retry_after_counts",
    WordMap(WAIT_UNITS),
    "Units of the headers and members in `retry_after`, or of `Retry-After`. Without a unit, a number counts seconds \
     to wait. From 1e9 it is a moment since 1970 in seconds, and from 1e11 in milliseconds.",
    "{ X-RateLimit-Reset: epoch_seconds }",
);
/// Units of a stated wait: to wait, or since 1970.
const WAIT_UNITS: &[&str] = &["seconds", "milliseconds", "epoch_seconds", "epoch_milliseconds"];
const METHOD_REPEATS: Key = optional(
    "repeat",
    Named(&REPEAT),
    "Whether retries of the calls of an HTTP method are safe, by method. The `repeat` of an operation wins.",
    "{ GET: { safe: true, by: us, why: A read changes nothing. } }",
);
const VARIABLES: &str = "Values of the variables in `host`.";

/// The file of a page: `specs/<vendor>/<a>/<b>/<operation>.yaml` for the operation `a.b.operation`.
pub static OPERATION: Record = Record {
    name: "operation",
    doc: "One page in one file: `specs/<vendor>/<a>/<b>/<operation>.yaml`. The keys are written in this order.",
    keys: &[
        required("source", One(&SOURCE), "The page.", ""),
        required(
            "operation",
            Text,
            "The vendor's own dotted name; equal to the file's path below the vendor.",
            "v1.room.close",
        ),
        required("summary", Text, "Effect of the call, in one line of our own words.", "Closes a room."),
        optional(
            "notes",
            Texts,
            "Further facts that a caller needs to know.",
            "[Guests who are still inside are asked to leave.]",
        ),
        defaulting("deprecated", Bool, "false", "Whether the page calls the operation deprecated.", "true"),
        required(
            "http",
            Http,
            "Method and path; `{name}` is a parameter that `path` describes.",
            "POST /v1/rooms/{room}/close",
        ),
        required(
            "token",
            Texts,
            "Kind of token that the call takes, as the vendor's `auth` serves it; any one of several is sufficient. \
             With `none`, the call takes no credentials.",
            "api_key",
        ),
        optional("scopes", Texts, "Scopes of the vendor, any one of which is sufficient.", "[room:write]"),
        optional("app_types", Texts, "Kinds of apps that may call the operation.", "[custom, isv]"),
        optional(
            "rate_limit",
            OneOrMore(&RATE_LIMIT),
            "Documented rates of calls, per app and tenant; a list for rates of all calls and rates `per` field.",
            "{ per_minute: 1000, per_second: 50 }",
        ),
        optional("concurrency", Short(&CONCURRENCY), "Documented number of calls at a time, per app and tenant.", "1"),
        optional(
            "regions",
            Texts,
            "Regions that offer the call; absent if the page does not restrict them.",
            "[华东1]",
        ),
        optional("path", Named(&FIELD), "Path parameters.", ""),
        optional("query", Named(&FIELD), "Query parameters.", ""),
        optional("headers", Named(&FIELD), "Headers that the page names.", ""),
        defaulting(
            "sends",
            Word(&["json", "multipart"]),
            "json",
            "Format of the body: a JSON object, or `multipart/form-data` with one part for each field.",
            "multipart",
        ),
        optional(
            "either",
            Texts,
            "Members of the body of which at least one must be set; the first one given takes precedence.",
            "[id, name]",
        ),
        optional("body", Named(&FIELD), "Members of the body.", ""),
        defaulting(
            "receives",
            Word(&["json", "file", "nothing", "events"]),
            "json",
            "Format of a successful response: JSON in the vendor's envelope, the bytes of a file, no body, or a \
             stream of events. Without a `response`, HTTP 204 is a success in any case.",
            "file",
        ),
        defaulting(
            "redirect",
            Bool,
            "false",
            "Whether the page answers the download of a file with a redirect. The client then follows the redirect, \
             for GET alone.",
            "true",
        ),
        defaulting(
            "bare",
            Bool,
            "false",
            "Whether the page shows a success without its envelope. JSON without a code is then the `response`, \
             and a list is its only field.",
            "true",
        ),
        defaulting(
            "data",
            Word(&["below", "beside"]),
            "below",
            "Location of the `response`: below the envelope's `data`, or next to its code and message.",
            "beside",
        ),
        optional(
            "response",
            Named(&FIELD),
            "Members of the envelope's `data`, or of the whole response if the envelope has no `data`, or with \
             `data: beside`.",
            "",
        ),
        optional("events", One(&EVENTS), "Events of a response that is a stream.", ""),
        TYPES,
        optional("errors", Records(&ERROR), "Error rows of the page.", ""),
        optional("repeat", One(&REPEAT), "Whether a retry of the same call is safe; absent if unknown.", ""),
        optional(
            "batch",
            One(&BATCH),
            "Split of a list of items over calls, and the report of each item in the response.",
            "",
        ),
        optional("pages", One(&PAGES), "Paging of the results.", ""),
        optional("examples", Records(&EXAMPLE), "Examples on the page.", ""),
        ERRATA,
        OPEN_POINTS,
    ],
};

/// `vendor.yaml`: the facts that all operations of a vendor share.
pub static VENDOR: Record = Record {
    name: "vendor.yaml",
    doc: "Facts that all operations of a vendor share.",
    keys: &[
        required("vendor", Text, "Name of the folder; it becomes a module.", "acme"),
        required("title", Text, "Name of the vendor.", "Acme Rooms"),
        defaulting("client", Text, "the vendor's name in Rust's spelling", "Name of the client type.", "AcmeRooms"),
        required("doc", Text, "Purpose of the API.", "Meeting rooms of one company."),
        optional("sources", Records(&SOURCE), "Pages that contain the facts of this file.", ""),
        required("host", Text, HOST, "https://{region}.acme.example"),
        optional("variables", Named(&VARIABLE), VARIABLES, ""),
        HEADERS,
        required("envelope", One(&ENVELOPE), "Envelope of responses.", ""),
        optional("log_id", One(&LOG_ID), "Location of the log ID, by which the vendor's support finds a call.", ""),
        RETRY_AFTER,
        RETRY_AFTER_COUNTS,
        METHOD_REPEATS,
        optional(
            "auth",
            Named(&AUTH),
            "Authentication methods, by the name of the builder's method. Required unless every call has `token: none`.",
            "",
        ),
        optional(
            "scopes",
            TextMap,
            "Scopes of the vendor, with the access that each grants.",
            "{ \"room:write\": Change rooms. }",
        ),
        optional("webhook", One(&WEBHOOK), "The way in which the vendor pushes events.", ""),
        optional("errors", Records(&ERROR), "Error codes that any call may return.", ""),
        TYPES,
        ERRATA,
    ],
};

/// `service.yaml`: the facts that the operations below a folder share.
pub static SERVICE: Record = Record {
    name: "service.yaml",
    doc: "Facts that the operations below a folder share, or that differ from the vendor's. \
          Each key replaces the one above it as a whole; `errors` and `types` add entries.",
    keys: &[
        optional("title", Text, "Name of the service.", "Rooms"),
        optional("doc", Text, "Purpose of the service.", "Rooms and their guests."),
        optional("sources", Records(&SOURCE), "Pages that contain the facts of this file.", ""),
        optional("host", Text, HOST, "https://rooms.acme.example"),
        optional("variables", Named(&VARIABLE), VARIABLES, ""),
        HEADERS,
        optional("envelope", One(&ENVELOPE), "Envelope of responses.", ""),
        optional("log_id", One(&LOG_ID), "Location of the log ID, by which the vendor's support finds a call.", ""),
        RETRY_AFTER,
        RETRY_AFTER_COUNTS,
        METHOD_REPEATS,
        optional("errors", Records(&ERROR), "Error codes that any call of the service may return.", ""),
        TYPES,
        ERRATA,
    ],
};
