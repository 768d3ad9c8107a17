//! The keys of the records inside files.

use super::key::KeyType::{
    Any, Bool, Bounds, Code, Named, Positive, Record as One, Short, Status, Text, Texts, Type, Values, Word,
};
use super::key::{Record, defaulting, optional, required};
use crate::diagnostics::codes::kinds;

/// A page.
pub static SOURCE: Record = Record {
    name: "source",
    doc: "The page that contains the facts.",
    keys: &[
        required("title", Text, "Title of the page, copied literally.", "Close a room"),
        optional("url", Text, "Address of the page.", "https://acme.example/docs/close-room"),
        optional("updated", Text, "Day of the page's last change, as year-month-day.", "2024-09-23"),
        optional("language", Text, "Language of the page.", "en"),
        optional("id", Text, "The vendor's number of the page.", "\"7384730094873083932\""),
    ],
};

/// A parameter or a member.
pub static FIELD: Record = Record {
    name: "field",
    doc: "A parameter, or a member of an object, by its wire name.",
    keys: &[
        required(
            "type",
            Type,
            "`string`, `integer`, `number`, `decimal` (a number that keeps its digits), `boolean`, `any`, `map<T>`, `T[]`, `file` in a multipart body, \
             or the name of a type.",
            "\"string[]\"",
        ),
        defaulting(
            "required",
            Bool,
            "false",
            "Whether callers must set the field. Path parameters are always required, response fields never.",
            "true",
        ),
        optional(
            "chars",
            Bounds,
            "Bounds of a string's length, or of each string in a list, in Unicode code points. A minimum of 0 allows \
             an empty string in a required field.",
            "0..255",
        ),
        optional(
            "bytes",
            Bounds,
            "Bounds of a string's UTF-8 bytes, or of those of each string in a list; for a file, bounds of its size in \
             bytes.",
            "..20480",
        ),
        optional("items", Bounds, "Bounds of a list's length.", "1..10"),
        optional("range", Bounds, "Bounds of a number.", "..100"),
        optional(
            "values",
            Values,
            "Allowed values of the field, or of the items of a list; a mapping gives each value its meaning, in our own \
             words.",
            "{ 1: By the user., 2: By an administrator. }",
        ),
        optional("pattern", Text, "The page's regular expression for a string.", "\"^[a-z]{2,8}$\""),
        defaulting(
            "json_text",
            Bool,
            "false",
            "Whether the value is sent as a string that contains JSON text.",
            "true",
        ),
        optional("default", Any, "Value that the server assumes if the field is absent.", "false"),
        optional(
            "value",
            Text,
            "Fixed value that the client always sends; callers do not set the field.",
            "application/json",
        ),
        defaulting("auth", Bool, "false", "Whether the credentials fill the field; callers do not set it.", "true"),
        optional("example", Any, "The page's example.", "room-7"),
        defaulting("deprecated", Bool, "false", "Whether the page calls the field deprecated.", "true"),
        defaulting(
            "basis",
            Word(&["page", "example"]),
            "page",
            "Basis of the type: a table of the page, or only its example.",
            "example",
        ),
        optional("rust", Text, "Another Rust name, for a derived name that collides.", "body_id"),
        required("doc", Text, "Meaning of the field, in our own words.", "The room to close."),
    ],
};

/// An object type.
pub static TYPE: Record = Record {
    name: "type",
    doc: "An object with named members.",
    keys: &[
        required("doc", Text, "Meaning of the object.", "A guest."),
        optional(
            "either",
            Texts,
            "Fields of which at least one must be set; the first one given takes precedence.",
            "[id, name]",
        ),
        required("fields", Named(&FIELD), "Members of the object.", ""),
    ],
};

/// A row of an error table.
pub static ERROR: Record = Record {
    name: "error",
    doc: "A row of an error table.",
    keys: &[
        required("code", Code, "The code, a number or text.", "40001"),
        optional("status", Status, "HTTP status of the error.", "400"),
        defaulting("name", Text, "derived from the message", "Name of the Rust variant.", "RoomIsBusy"),
        optional("message", Text, "The literal message.", "room is busy"),
        optional("meaning", Text, "Meaning of the code, if the page gives no literal message.", "The room is busy."),
        optional("remedy", Text, "Remedy, in our own words.", "Wait until everybody has left."),
        optional(
            "means",
            Short(&MEANS),
            "Reaction of the client: get a new token, wait, or give up. It gives up if a quota is used up, or until \
             credentials or settings change, or until the user signs in again.",
            "bad_token",
        ),
        optional("repeat", One(&ROW_REPEAT), "Whether a call that got the code may be retried; absent if unknown.", ""),
    ],
};

/// The reaction of the client to an error code.
pub static MEANS: Record = Record {
    name: "means",
    doc: "Reaction of the client to an error code. The word alone is a statement of the page.",
    keys: &[
        required(
            "is",
            Word(&["bad_token", "too_many_requests", "quota_exhausted", "refused", "sign_in"]),
            "The reaction.",
            "too_many_requests",
        ),
        defaulting(
            "basis",
            Word(&["page", "message"]),
            "page",
            "Basis of the reaction: a statement of the page, or only the literal message of the row.",
            "message",
        ),
    ],
};

/// The retry safety of an operation.
pub static REPEAT: Record = Record {
    name: "repeat",
    doc: "Whether a retry of the same call is safe.",
    keys: &[
        required("safe", Bool, "Whether the call may be retried.", "true"),
        required("by", Word(&["page", "us"]), "Source of this statement: the page, or our judgment.", "us"),
        required("why", Text, "Reason for the statement.", "Closing a closed room changes nothing."),
    ],
};

/// The retry safety of a call after an error code.
pub static ROW_REPEAT: Record = Record {
    name: "error.repeat",
    doc: "Whether a retry of the same call is safe after this code.",
    keys: &[
        required("safe", Bool, "Whether the call may be retried.", "true"),
        required("by", Word(&["page", "us"]), "Source of this statement: the page, or our judgment.", "page"),
    ],
};

/// Documented rates.
pub static RATE_LIMIT: Record = Record {
    name: "rate_limit",
    doc: "Documented rates; each applies by itself.",
    keys: &[
        optional("per_minute", Positive, "Calls per minute.", "1000"),
        optional("per_second", Positive, "Calls per second.", "50"),
        optional("per_day", Positive, "Calls in any 24 hours.", "10000"),
        optional(
            "per",
            Text,
            "Field of the request, dotted for a member of an object: the rates apply to each of its values. Calls \
             without a value share the rates of one more value.",
            "room",
        ),
    ],
};

/// The bound on calls at a time.
pub static CONCURRENCY: Record = Record {
    name: "concurrency",
    doc: "Documented number of calls at a time, each until its response was read. The number alone is for all calls.",
    keys: &[
        required("max", Positive, "Calls at a time.", "1"),
        optional(
            "per",
            Text,
            "Field of the request, dotted for a member of an object: the number applies to each of its values. Calls \
             without a value count as those of one more value.",
            "room",
        ),
    ],
};

/// A list that is split over calls.
pub static BATCH: Record = Record {
    name: "batch",
    doc: "Split of a list of items over calls.",
    keys: &[
        required("split", Text, "List that is split, by its path in the body.", "ids"),
        optional("max", Positive, "Maximum number of items in a call, if the field has no bound of its own.", "100"),
        optional("key", Texts, "Members of an item that identify it; absent if the item identifies itself.", "[id]"),
        required("outcome", One(&OUTCOME), "Report of each item in the response.", ""),
    ],
};

/// The report of each item in a response.
pub static OUTCOME: Record = Record {
    name: "outcome",
    doc: "Report of each item in a response. Lists and members are named as in the response.",
    keys: &[
        required(
            "shape",
            Word(&["flag", "two_lists", "deleted_errors", "none"]),
            "flag: one result for each item; two_lists: ids of both sides; deleted_errors: objects of both sides; \
             none: no results of single items.",
            "flag",
        ),
        optional("each", Text, "flag: list of results.", "items"),
        optional("key", Texts, "Members of a result that identify it, in the order of the batch's key.", "[id]"),
        optional("ok", Text, "flag: member that says whether the item succeeded.", "success"),
        optional("succeeded", Text, "two_lists: ids of the successful items.", "done_ids"),
        optional("failed", Text, "two_lists: ids of the failed items.", "failed_ids"),
        optional(
            "reasons",
            Word(&["message"]),
            "two_lists: location of the reasons; `message`: as JSON, by id, in the envelope's message.",
            "message",
        ),
        optional("deleted", Text, "deleted_errors: list of the successful objects.", "deleted"),
        optional(
            "errors",
            Text,
            "flag: member with an item's errors; deleted_errors: list of the failed objects.",
            "errors",
        ),
        optional("code", Text, "Member with the code of an error.", "code"),
        optional("message", Text, "Member with the message of an error.", "message"),
        optional(
            "quiet",
            Text,
            "The request's switch that omits successes from the response, by its path in the body.",
            "quiet",
        ),
    ],
};

/// A variable of a host.
pub static VARIABLE: Record = Record {
    name: "variable",
    doc: "Values of a variable in `host`.",
    keys: &[
        required("values", Texts, "Allowed values; the first is the default.", "[eu, us]"),
        required("doc", Text, "Meaning of the values.", "Region of the data."),
    ],
};

/// An example of a page.
pub static EXAMPLE: Record = Record {
    name: "example",
    doc: "A documented call. Invalid JSON of the page is kept as text with an erratum, and tests skip it.",
    keys: &[
        optional("name", Text, "Case that the example shows.", "two guests"),
        optional("request", One(&REQUEST), "The request.", ""),
        optional(
            "request_text",
            Text,
            "Body of the request as the page shows it, if it is not valid JSON.",
            "'{ \"ids\": [ }'",
        ),
        defaulting("status", Status, "200", "HTTP status of the response.", "200"),
        optional("response", Any, "The whole response.", "{ code: 0, msg: ok }"),
        optional(
            "events",
            Any,
            "Events of a response that is a stream, in their order.",
            "[{ code: 3, data: Left }, { code: 0 }]",
        ),
        optional(
            "response_text",
            Text,
            "The response as the page shows it, if it is not valid JSON.",
            "'{ \"code\": 0, }'",
        ),
    ],
};

/// The request of an example.
pub static REQUEST: Record = Record {
    name: "request",
    doc: "Values of a request, as they are sent over the wire.",
    keys: &[
        optional("path", Any, "Path parameters.", "{ room: room-7 }"),
        optional("query", Any, "Query parameters.", "{ limit: 10 }"),
        optional("headers", Any, "Headers that callers set.", "{ X-Trace: t1 }"),
        optional("body", Any, "The JSON body.", "{ ids: [\"1\"] }"),
    ],
};

/// An error of a page.
pub static ERRATUM: Record = Record {
    name: "erratum",
    doc: "A point at which a page contradicts itself or is known to be wrong.",
    keys: &[
        required("at", Text, "Address in this file.", "body.ids"),
        required("page", Text, "Statement of the page.", "The table calls the type `undefined[]`."),
        required(
            "fact",
            Text,
            "The fact that this file states, and the reason.",
            "It is a list of strings, as the example shows.",
        ),
    ],
};

/// An open question.
pub static UNSURE: Record = Record {
    name: "unsure",
    doc: "An open question: check the page, correct the file, and remove the entry.",
    keys: &[
        required("at", Text, "Address in this file.", "body.ids"),
        optional(
            "kind",
            Word(kinds::NAMES),
            "Kind of the question: a finding that `codegen.toml` can turn off, or into an error.",
            "limit-in-words",
        ),
        required("assumed", Text, "The assumption in this file until then.", "A list of strings."),
        required("why", Text, "Reason for the uncertainty.", "The page gives no type."),
    ],
};
