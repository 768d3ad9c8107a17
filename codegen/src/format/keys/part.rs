//! The keys of the records that files are made of.

use super::key::KeyType::{
    Any, Bool, Bounds, Code, Count, Named, Positive, Record as One, Status, Text, Texts, Type, Values, Word,
};
use super::key::{Record, defaulting, optional, required};

/// A page.
pub static SOURCE: Record = Record {
    name: "source",
    doc: "The page that the facts come from.",
    keys: &[
        required("title", Text, "Its title, literally.", "Close a room"),
        optional("url", Text, "Its address.", "https://acme.example/docs/close-room"),
        optional("updated", Text, "The day it was changed last, as year-month-day.", "2024-09-23"),
        optional("language", Text, "Its language.", "en"),
        optional("id", Text, "The vendor's number of the page.", "\"7384730094873083932\""),
    ],
};

/// A parameter or a member.
pub static FIELD: Record = Record {
    name: "field",
    doc: "A parameter, or a member of an object, by its name on the wire.",
    keys: &[
        required(
            "type",
            Type,
            "`string`, `integer`, `number`, `boolean`, `any`, `map<T>`, `T[]`, `file` in a multipart body, or the name of a type.",
            "\"string[]\"",
        ),
        defaulting(
            "required",
            Bool,
            "false",
            "Whether the caller has to give it. Path parameters always are, reply fields never.",
            "true",
        ),
        optional("chars", Bounds, "Bounds of a string's length, in Unicode code points.", "0..255"),
        optional("items", Bounds, "Bounds of a list's length.", "1..10"),
        optional("range", Bounds, "Bounds of a number.", "..100"),
        optional(
            "values",
            Values,
            "The values that the page allows, of the field itself or of a list's items.",
            "[open, closed]",
        ),
        optional("pattern", Text, "The page's regular expression for a string.", "\"^[a-z]{2,8}$\""),
        defaulting(
            "json_text",
            Bool,
            "false",
            "Whether the wire carries a string that holds this value as JSON text.",
            "true",
        ),
        optional("default", Any, "What the server assumes where it is absent.", "false"),
        optional(
            "value",
            Text,
            "The fixed value that is always sent; the caller does not give it.",
            "application/json",
        ),
        defaulting("auth", Bool, "false", "Whether the credentials fill it; the caller does not give it.", "true"),
        optional("example", Any, "The page's example.", "room-7"),
        defaulting("deprecated", Bool, "false", "Whether the page calls it deprecated.", "true"),
        defaulting(
            "basis",
            Word(&["page", "example"]),
            "page",
            "What the type rests on: a table of the page, or only its example.",
            "example",
        ),
        optional("rust", Text, "Another Rust name, where the derived one collides.", "body_id"),
        required("doc", Text, "What it means, in our own words.", "The room to close."),
    ],
};

/// An object type.
pub static TYPE: Record = Record {
    name: "type",
    doc: "An object with named members.",
    keys: &[
        required("doc", Text, "What it stands for.", "A guest."),
        optional(
            "either",
            Texts,
            "Fields of which at least one has to be given; the first one given wins.",
            "[id, name]",
        ),
        required("fields", Named(&FIELD), "Its members.", ""),
    ],
};

/// A row of an error table.
pub static ERROR: Record = Record {
    name: "error",
    doc: "A row of an error table.",
    keys: &[
        required("code", Code, "The code, a number or text.", "40001"),
        optional("status", Status, "The HTTP status it comes with.", "400"),
        defaulting("name", Text, "made from the message", "Name of the Rust variant.", "RoomIsBusy"),
        optional("message", Text, "The literal message.", "room is busy"),
        optional("meaning", Text, "What it means, where the page gives no literal message.", "The room is busy."),
        optional("remedy", Text, "What to do about it, in our own words.", "Wait until everybody has left."),
        optional(
            "means",
            Word(&["bad_token", "too_many_requests", "quota_exhausted", "refused"]),
            "What the client has to know about it: get a new token, wait, give up as a quota is used up, or give up until \
             credentials or settings are changed.",
            "bad_token",
        ),
        optional(
            "repeat",
            One(&ROW_REPEAT),
            "Whether a call that got it may be sent again; absent if nobody says.",
            "",
        ),
    ],
};

/// Whether an operation may be repeated.
pub static REPEAT: Record = Record {
    name: "repeat",
    doc: "Whether sending the same call again does harm.",
    keys: &[
        required("safe", Bool, "Whether it may be sent again.", "true"),
        required("by", Word(&["page", "us"]), "Whose word that is.", "us"),
        required("why", Text, "Why.", "Closing a closed room changes nothing."),
    ],
};

/// Whether a call may be repeated after a code.
pub static ROW_REPEAT: Record = Record {
    name: "error.repeat",
    doc: "Whether sending the same call again does harm after this code.",
    keys: &[
        required("safe", Bool, "Whether it may be sent again.", "true"),
        required("by", Word(&["page", "us"]), "Whose word that is.", "page"),
    ],
};

/// Documented rates.
pub static RATE_LIMIT: Record = Record {
    name: "rate_limit",
    doc: "Documented rates; each holds for itself.",
    keys: &[
        optional("per_minute", Positive, "Calls a minute.", "1000"),
        optional("per_second", Positive, "Calls a second.", "50"),
    ],
};

/// What one call takes and tells.
pub static BATCH: Record = Record {
    name: "batch",
    doc: "How a list of items is split over calls.",
    keys: &[
        required("split", Text, "The list that is split, by its path in the body.", "ids"),
        optional("max", Positive, "Items a call takes, where the field has no bound of its own.", "100"),
        optional("key", Texts, "Members of an item that identify it; absent if the item itself does.", "[id]"),
        required("outcome", One(&OUTCOME), "How the reply tells what became of each item.", ""),
    ],
};

/// How a reply tells what became of each item.
pub static OUTCOME: Record = Record {
    name: "outcome",
    doc: "Where a reply tells what became of each item. Lists and members go by their names in the reply.",
    keys: &[
        required(
            "shape",
            Word(&["flag", "two_lists", "deleted_errors", "none"]),
            "flag: a result an item; two_lists: ids on both sides; deleted_errors: objects on both sides; none: nothing an item.",
            "flag",
        ),
        optional("each", Text, "flag: the list of results.", "items"),
        optional("key", Texts, "Members of a result that identify it, in the order of the batch's key.", "[id]"),
        optional("ok", Text, "flag: the member that says whether it went well.", "success"),
        optional("succeeded", Text, "two_lists: the ids that went well.", "done_ids"),
        optional("failed", Text, "two_lists: the ids that did not.", "failed_ids"),
        optional(
            "reasons",
            Word(&["message"]),
            "two_lists: where the reasons stand; `message`: as JSON, by id, in the envelope's message.",
            "message",
        ),
        optional("deleted", Text, "deleted_errors: the objects that went well.", "deleted"),
        optional(
            "errors",
            Text,
            "flag: the member with an item's errors; deleted_errors: the list of what did not go well.",
            "errors",
        ),
        optional("code", Text, "The member with the code of an error.", "code"),
        optional("message", Text, "The member with the message of an error.", "message"),
        optional(
            "quiet",
            Text,
            "The request's switch that leaves successes out of the reply, by its path in the body.",
            "quiet",
        ),
    ],
};

/// How replies are wrapped.
pub static ENVELOPE: Record = Record {
    name: "envelope",
    doc: "How replies are wrapped.",
    keys: &[
        required("code", Text, "The member that tells success from failure.", "code"),
        required("message", Text, "The member with the message.", "msg"),
        optional("detail", Text, "A member with a second message.", "description"),
        optional("data", Text, "The member with the data; absent if the data stand beside the code.", "data"),
        required("success", Texts, "Values of `code` that mean success; text and number are the same.", "[\"0\"]"),
        optional("failure", Texts, "Values of `code` that are documented for failure.", "[\"900\"]"),
        optional(
            "error_codes",
            Texts,
            "Members that hold the code of a failure, the first that is there counts; absent: `code` does.",
            "[errorCode]",
        ),
        optional("known", Texts, "Further members that may stand beside these.", "[error]"),
    ],
};

/// Where the log id stands.
pub static LOG_ID: Record = Record {
    name: "log_id",
    doc: "Where a reply says how the vendor's support finds it: the first that is there counts.",
    keys: &[
        optional("headers", Texts, "Reply headers.", "[X-Request-Id]"),
        optional("fields", Texts, "Members of the reply, by their paths.", "[error.log_id]"),
    ],
};

/// A variable of a host.
pub static VARIABLE: Record = Record {
    name: "variable",
    doc: "What may stand for a variable of `host`.",
    keys: &[
        required("values", Texts, "Its values; the first is the default.", "[eu, us]"),
        required("doc", Text, "What they stand for.", "Region of the data."),
    ],
};

/// A way to be authorised.
pub static AUTH: Record = Record {
    name: "auth",
    doc: "A way to be authorised; its name becomes a method of the client's builder.",
    keys: &[
        required(
            "scheme",
            Word(&["bearer", "token_exchange", "eop"]),
            "bearer: the credential is the token; token_exchange: credentials are exchanged for a token; eop: CTyun's signature.",
            "bearer",
        ),
        required("token", Text, "The kind of token it serves.", "api_key"),
        required("doc", Text, "Where the credentials come from.", "A key from the settings page."),
        required(
            "credentials",
            Texts,
            "Their names, in the order of the method's parameters; the last one is secret.",
            "[key]",
        ),
        optional("exchange", One(&EXCHANGE), "token_exchange: how the token is fetched.", ""),
        optional("tenants", One(&TENANTS), "token_exchange: for an app that many tenants install.", ""),
    ],
};

/// How an app gets tokens of its tenants.
pub static TENANTS: Record = Record {
    name: "tenants",
    doc: "How the token of `exchange`, which is the app's, is exchanged for that of the tenant a call is made for. Ticket and tenant become parameters after the credentials.",
    keys: &[
        required(
            "ticket",
            Text,
            "A secret that the vendor sends to the app anew from time to time; `exchange` sends it after the credentials.",
            "app_ticket",
        ),
        required("tenant", Text, "The tenant, by its name in the body of the second exchange.", "tenant_key"),
        required(
            "exchange",
            One(&EXCHANGE),
            "The second exchange: the app's token, by its name in the first reply, and the tenant go into the body.",
            "",
        ),
    ],
};

/// How a token is fetched.
pub static EXCHANGE: Record = Record {
    name: "exchange",
    doc: "How a token is fetched: what it is fetched with goes into the JSON body under its names.",
    keys: &[
        required("http", super::key::KeyType::Http, "Method and path.", "POST /v1/token"),
        required("token", Text, "The reply's member with the token.", "token"),
        required("expires", Text, "The reply's member with its life in seconds.", "expire"),
        required("renew_below", Count, "Seconds of life below which a new one is fetched.", "1800"),
        required("unusable_below", Count, "Seconds of life below which it is not used any more.", "300"),
    ],
};

/// An example of a page.
pub static EXAMPLE: Record = Record {
    name: "example",
    doc: "A documented call. What the page shows as invalid JSON stands as text, with an erratum, and proves nothing.",
    keys: &[
        optional("name", Text, "What it shows.", "two guests"),
        optional("request", One(&REQUEST), "The request.", ""),
        optional(
            "request_text",
            Text,
            "The request's body as the page shows it, where it is no JSON.",
            "'{ \"ids\": [ }'",
        ),
        defaulting("status", Status, "200", "The HTTP status of the reply.", "200"),
        optional("response", Any, "The whole reply.", "{ code: 0, msg: ok }"),
        optional("response_text", Text, "The reply as the page shows it, where it is no JSON.", "'{ \"code\": 0, }'"),
    ],
};

/// The request of an example.
pub static REQUEST: Record = Record {
    name: "request",
    doc: "The values of a request, as they go over the wire.",
    keys: &[
        optional("path", Any, "Path parameters.", "{ room: room-7 }"),
        optional("query", Any, "Query parameters.", "{ limit: 10 }"),
        optional("headers", Any, "Headers that the caller gives.", "{ X-Trace: t1 }"),
        optional("body", Any, "The JSON body.", "{ ids: [\"1\"] }"),
    ],
};

/// A mistake of a page.
pub static ERRATUM: Record = Record {
    name: "erratum",
    doc: "Where a page contradicts itself or is known to be wrong.",
    keys: &[
        required("at", Text, "The address in this file.", "body.ids"),
        required("page", Text, "What the page says.", "The table calls the type `undefined[]`."),
        required("fact", Text, "What we hold, and why.", "It is a list of strings, as the example shows."),
    ],
};

/// A point that nobody has settled yet.
pub static UNSURE: Record = Record {
    name: "unsure",
    doc: "A point that is open: look at the page, correct the file, and remove the entry.",
    keys: &[
        required("at", Text, "The address in this file.", "body.ids"),
        required("assumed", Text, "What the file says for the time being.", "A list of strings."),
        required("why", Text, "Why that is not certain.", "The page gives no type."),
    ],
};
