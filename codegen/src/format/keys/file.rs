//! The keys of the three kinds of file.

use super::key::KeyType::{Bool, Http, Named, Record as One, Records, Text, TextMap, Texts, Word};
use super::key::{Key, Record, defaulting, optional, required};
use super::pages::PAGES;
use super::part::{
    AUTH, BATCH, ENVELOPE, ERRATUM, ERROR, EXAMPLE, FIELD, LOG_ID, RATE_LIMIT, REPEAT, SOURCE, TYPE, UNSURE, VARIABLE,
};

const ERRATA: Key =
    optional("errata", Records(&ERRATUM), "Where a page contradicts itself or is known to be wrong.", "");
const TYPES: Key = optional("types", Named(&TYPE), "Types, by the names that the client gives them.", "");
const HOST: &str = "Where the calls go; `{name}` is a variable.";
const HEADERS: Key =
    optional("headers", TextMap, "Headers that every call carries, with their values.", "{ X-Client: rooms }");
const RETRY_AFTER: Key = optional(
    "retry_after",
    Texts,
    "Headers, beside `Retry-After`, in which a refused reply says how many seconds to wait.",
    "[X-RateLimit-Reset]",
);
const VARIABLES: &str = "What may stand for the variables of `host`.";

/// A page: `specs/<vendor>/<name, one folder a dot>.yaml`.
pub static OPERATION: Record = Record {
    name: "operation",
    doc: "One page, one file: `specs/<vendor>/<a>/<b>/<operation>.yaml`. The keys stand in this order.",
    keys: &[
        required("source", One(&SOURCE), "The page.", ""),
        required(
            "operation",
            Text,
            "The vendor's own dotted name; the file's path below the vendor says the same.",
            "v1.room.close",
        ),
        required("summary", Text, "What the call does, in one line of our own.", "Close a room."),
        optional(
            "notes",
            Texts,
            "What a caller has to know beyond that.",
            "[Guests that are still inside are asked to leave.]",
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
            "The kind of token it takes, one that the vendor's `auth` serves; of several any one suffices.",
            "api_key",
        ),
        optional("scopes", Texts, "Scopes of the vendor, any one of which suffices.", "[room:write]"),
        optional("app_types", Texts, "Kinds of apps that may call it.", "[custom, isv]"),
        optional("rate_limit", One(&RATE_LIMIT), "How often it may be called, per app and tenant.", ""),
        optional("regions", Texts, "Where it is offered; absent if the page does not restrict it.", "[华东1]"),
        optional("path", Named(&FIELD), "Path parameters.", ""),
        optional("query", Named(&FIELD), "Query parameters.", ""),
        optional("headers", Named(&FIELD), "Headers that the page names.", ""),
        defaulting(
            "sends",
            Word(&["json", "multipart"]),
            "json",
            "How the body travels: as a JSON object, or as `multipart/form-data`, a part a field.",
            "multipart",
        ),
        optional("body", Named(&FIELD), "Members of the body.", ""),
        defaulting(
            "receives",
            Word(&["json", "file"]),
            "json",
            "What a success is: JSON in the vendor's envelope, or the bytes of a file.",
            "file",
        ),
        defaulting(
            "bare",
            Bool,
            "false",
            "Whether the page shows a success without its envelope: then what has no code is the `response`, and a list its only field.",
            "true",
        ),
        optional(
            "response",
            Named(&FIELD),
            "Members of the envelope's `data`, or of the whole reply if the envelope has none.",
            "",
        ),
        TYPES,
        optional("errors", Records(&ERROR), "The page's error rows.", ""),
        optional("repeat", One(&REPEAT), "Whether the same call may be sent again; absent if nobody says.", ""),
        optional(
            "batch",
            One(&BATCH),
            "How many items one call takes, and how its reply tells what became of each.",
            "",
        ),
        optional("pages", One(&PAGES), "How results come in pages.", ""),
        optional("examples", Records(&EXAMPLE), "The page's examples.", ""),
        ERRATA,
        optional(
            "unsure",
            Records(&UNSURE),
            "What the importer was not certain of; a reviewed file holds none of it any more.",
            "",
        ),
    ],
};

/// `vendor.yaml`: what every operation of a vendor shares.
pub static VENDOR: Record = Record {
    name: "vendor.yaml",
    doc: "What all operations of a vendor share.",
    keys: &[
        required("vendor", Text, "The folder's name; it becomes a module.", "acme"),
        required("title", Text, "The vendor's name.", "Acme Rooms"),
        defaulting("client", Text, "the vendor's name in Rust's spelling", "Name of the client type.", "AcmeRooms"),
        required("doc", Text, "What the API is for.", "Meeting rooms of one company."),
        optional("sources", Records(&SOURCE), "Pages that say what this file says.", ""),
        required("host", Text, HOST, "https://{region}.acme.example"),
        optional("variables", Named(&VARIABLE), VARIABLES, ""),
        HEADERS,
        required("envelope", One(&ENVELOPE), "How replies are wrapped.", ""),
        optional("log_id", One(&LOG_ID), "Where a reply says how the vendor's support finds it.", ""),
        RETRY_AFTER,
        required("auth", Named(&AUTH), "How calls are authorised, by the name of the builder's method.", ""),
        optional("scopes", TextMap, "The vendor's scopes and what each allows.", "{ \"room:write\": Change rooms. }"),
        optional("errors", Records(&ERROR), "Codes that any call may answer.", ""),
        TYPES,
        ERRATA,
    ],
};

/// `service.yaml`: what the operations below a folder share.
pub static SERVICE: Record = Record {
    name: "service.yaml",
    doc: "What the operations below a folder share or do differently. Each key replaces the one above it as a whole; `errors` and `types` add.",
    keys: &[
        optional("title", Text, "The service's name.", "Rooms"),
        optional("doc", Text, "What the service is for.", "Rooms and who is in them."),
        optional("sources", Records(&SOURCE), "Pages that say what this file says.", ""),
        optional("host", Text, HOST, "https://rooms.acme.example"),
        optional("variables", Named(&VARIABLE), VARIABLES, ""),
        HEADERS,
        optional("envelope", One(&ENVELOPE), "How replies are wrapped.", ""),
        optional("log_id", One(&LOG_ID), "Where a reply says how the vendor's support finds it.", ""),
        RETRY_AFTER,
        optional("errors", Records(&ERROR), "Codes that any call of the service may answer.", ""),
        TYPES,
        ERRATA,
    ],
};
