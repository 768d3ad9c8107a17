//! The catalog of findings: each rule with its stable name, severity and help.

mod reference;

pub use reference::{MARKERS, reference};

use crate::yaml::SyntaxErrorKind;

/// Whether a finding stops the generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A finding that stops the generator: no files are written.
    Error,
    /// A finding to check; the client is generated in any case.
    Warning,
}

/// A rule that a spec can break.
#[derive(Debug)]
pub struct Code {
    /// The stable name, shown in brackets.
    pub name: &'static str,
    /// The default severity.
    pub severity: Severity,
    /// The default help, for findings without a more specific one.
    pub help: &'static str,
    /// An example of a spec that breaks the rule.
    pub example: &'static str,
}

/// The rule that a syntax error breaks.
#[must_use]
pub const fn of_syntax(kind: SyntaxErrorKind) -> &'static Code {
    match kind {
        SyntaxErrorKind::Unreadable => &UNREADABLE_YAML,
        SyntaxErrorKind::DuplicateKey => &DUPLICATE_KEY,
        SyntaxErrorKind::Feature => &YAML_FEATURE,
    }
}

macro_rules! codes {
    ($($severity:ident $constant:ident $name:literal $help:literal $example:literal)*) => {
        $(
            #[doc = concat!("The rule `", $name, "`.")]
            pub static $constant: Code = Code { name: $name, severity: Severity::$severity, help: $help, example: $example };
        )*
        /// All rules, in the order of the stages that check them.
        pub static ALL: &[&Code] = &[$(&$constant),*];
    };
}

codes! {
    Error UNREADABLE_YAML "unreadable-yaml"
        "correct the YAML first; the other findings of this file appear after that"
        "`doc: 会议室的名字: 字`, an unquoted text with a colon in it"
    Error DUPLICATE_KEY "duplicate-key"
        "remove one of the two keys"
        "`名称: { type: string` twice below `body`"
    Error YAML_FEATURE "yaml-feature"
        "write the value out: specs contain no anchors, aliases, tags or merge keys"
        "`example: *text`"
    Error NO_SPECS "no-specs"
        "write the first spec, or name the right folder"
        "a folder without any file that ends in `.yaml`"
    Error STRAY_FILE "stray-file"
        "move it to the folder of its vendor, as `<vendor>/…/<operation>.yaml`"
        "`specs/close.yaml`, next to the vendors' folders"
    Error UNKNOWN_VENDOR "unknown-vendor"
        "add a vendor.yaml to the vendor's folder"
        "`specs/beta/room/close.yaml`, without `specs/beta/vendor.yaml`"
    Error VENDOR_NAME "vendor-name"
        "give `vendor` and the folder the same name"
        "`vendor: acne` in `specs/acme/vendor.yaml`"
    Error UNKNOWN_KEY "unknown-key"
        "remove the key, or use one of the keys that the format has here"
        "`sumary: Closes a room.`, where `summary` was meant"
    Error MISSING_KEY "missing-key"
        "add the key"
        "`name: { type: string }`, a field without `doc`"
    Error MISSING_SOURCE "missing-source"
        "name the page: `source: { title: …, url: … }`"
        "a spec that begins with `operation: room.close` and has no `source`"
    Error WRONG_TYPE "wrong-type"
        "write a value of the expected type"
        "`required: 是的`, although the key takes true or false"
    Error BAD_VALUE "bad-value"
        "write a value that the key allows"
        "`chars: 0-255`, although bounds are written `0..255`"
    Error HIDDEN_CHARACTER "hidden-character"
        "remove the character: no reader sees it"
        "`summary: \"Close \\u202Ea room.\"`, whose character U+202E changes the direction of the text"
    Error OPERATION_NAME "operation-name"
        "give `operation` and the file's path the same name"
        "`operation: room.clsoe` in the file `room/close.yaml`"
    Error OPERATION_FOLDER "operation-folder"
        "rename the file or the folder: an operation cannot also be a folder"
        "the files `room/close.yaml` and `room/close/all.yaml`"
    Error DUPLICATE_OPERATION "duplicate-operation"
        "describe each call in one file: merge the two"
        "`http: POST /rooms/{id}` in one file, and `http: POST /rooms/{room}` in another"
    Error DUPLICATE_WIRE_NAME "duplicate-wire-name"
        "remove one of the two: the server would receive only one of them"
        "the headers `X-Room:` and `x-room:`, which are the same in HTTP"
    Error DUPLICATE_ERROR_CODE "duplicate-error-code"
        "put both meanings into one row"
        "a row with `code: 7` and a row with `code: \"7\"`"
    Error UNKNOWN_TYPE "unknown-type"
        "declare it under `types` in this file, in a service.yaml above it, or in vendor.yaml"
        "`type: \"Gest[]\"`, although `types` declares `Guest`"
    Warning UNUSED_TYPE "unused-type"
        "remove it, or use it in a field"
        "`Guest:` below `types`, and no field of that type"
    Error ENDLESS_TYPE "endless-type"
        "make one of the fields optional, or a list"
        "the type `Guest` with a required field of type `Friend`, which has a required field of type `Guest`"
    Error DUPLICATE_TYPE "duplicate-type"
        "rename one of the types: all types that one operation can use need different names"
        "`Guest:` below `types` of a page, and of the service.yaml above it"
    Error PATH_WITHOUT_FIELD "path-without-field"
        "describe the parameter under `path`"
        "`http: POST /rooms/{room}/close`, and no `room` below `path`"
    Error FIELD_WITHOUT_PLACEHOLDER "field-without-placeholder"
        "put {name} into the path of `http`, or remove the field"
        "`房间: { type: string` below `path`, and no {房间} in the path of `http`"
    Error PATH_FIELD "path-field"
        "make it one required text, number or boolean"
        "`type: \"string[]\"` below `path`"
    Error PARAMETER_TYPE "parameter-type"
        "write one text, number or boolean; a query field may also be a list of them, or JSON text"
        "`type: \"string[]\"` below `headers`"
    Error BOUNDS_ORDER "bounds-order"
        "write the smaller bound first"
        "`chars: 255..0`"
    Error BOUNDS_TYPE "bounds-type"
        "bound a string by `chars` or `pattern`, a list by `items`, a number by `range`, a string or an integer by `values`"
        "`type: \"integer[]\", chars: ..20`, although `items` bounds a list of integers"
    Error VALUE_TYPE "value-type"
        "check the page: each of the `values` must have the type of the field, or of the list's items"
        "`type: integer, values: [1, 二]`"
    Error DUPLICATE_VALUE "duplicate-value"
        "keep one of the two"
        "`values: [soft, hard, soft]`"
    Error BAD_PATTERN "bad-pattern"
        "copy the pattern from the page; if the page's pattern is invalid, remove it here and explain under `errata`"
        "`pattern: \"^[a-z$\"`"
    Warning UNREAD_PATTERN "unread-pattern"
        "check by hand that the page's example matches; the pattern is documented and exported in any case"
        "`pattern: \"^(?!x)[a-z]+$\", example: X`"
    Error EXAMPLE_TYPE "example-type"
        "check the page and correct the type or the example; if the page is wrong, remove the example and explain under `errata`"
        "`type: string, example: 12`"
    Error EXAMPLE_BOUNDS "example-bounds"
        "check the page and correct the bounds or the example; if the page is wrong, remove one of them and explain under `errata`"
        "`chars: ..4, example: 大会议室一号`"
    Error EXAMPLE_FIELD "example-field"
        "describe the field, or correct the example"
        "`request: { body: { nmae: 大会议室 } }`, although the field is called `name`"
    Error REQUIRED_DEFAULT "required-default"
        "remove `required` or `default`: a field that must be sent needs no default"
        "`required: true, default: false`"
    Warning NO_EFFECT "no-effect"
        "remove the key, or correct the facts that it depends on"
        "`label: { type: string, default: none` below `response`"
    Error FIXED_VALUE "fixed-value"
        "use `value` and `auth` only for headers and query fields, without bounds and without a default"
        "`value: all` below `body`"
    Error REPLY_FIELD "reply-field"
        "remove the key: response fields are always optional"
        "`required: true` below `response`"
    Warning GET_BODY "get-body"
        "check the page: move the fields to `query`, or confirm the body by an erratum with `at: body`"
        "`http: GET /rooms/close` and `body:`, without an erratum at `body`"
    Error FORM_FIELD "form-field"
        "use a file, text, number, boolean, a list of these, or JSON text"
        "`type: \"map<any>[]\"` in a body with `sends: multipart`"
    Error FILE_FIELD "file-field"
        "use `file` only for a field at the top of the `body`, with `sends: multipart`"
        "`type: file` in a body without `sends: multipart`"
    Error FILE_REPLY "file-reply"
        "remove `response`, or remove `receives: file`"
        "`receives: file` and `response:` in one spec"
    Error EMPTY_RESPONSE "empty-response"
        "remove `receives: nothing`, or the key that needs a body in the response"
        "`receives: nothing` and `response:` in one spec"
    Error DATA_BESIDE "data-beside"
        "remove `data: beside`"
        "`data: beside` below an envelope without `data`"
    Error FILE_REDIRECT "file-redirect"
        "remove `redirect`, or state `receives: file` and a call with GET"
        "`redirect: true` and `http: POST /plans`"
    Error JSON_TEXT "json-text"
        "remove `json_text`, or give the field a type other than string"
        "`type: string, json_text: true`"
    Error EITHER_FIELD "either-field"
        "name at least two optional fields of the type or the body; a type must be sent and not received"
        "`either: [id, nmae]`, although the field is called `name`"
    Error RATE_LIMIT "rate-limit"
        "state at least one rate in each mapping, and the rates of each `per` in one mapping"
        "`rate_limit: { per: room }`"
    Error RATE_ORDER "rate-order"
        "check the page: correct the rate, or remove the one that cannot be reached and explain under `errata`"
        "`per_second: 50, per_day: 20`"
    Error RATE_FIELD "rate-field"
        "name a field of the request that callers set, with one text, number or boolean"
        "`per: rooom`, although the field is called `room`"
    Error BATCH_FIELD "batch-field"
        "name a field that the page describes"
        "`split: idss`, although the field is called `ids`"
    Error BATCH_BOUND "batch-bound"
        "state the maximum once: as `max`, or as the bound of the split field"
        "`max: 200` below `batch`, and `items: 0..100` on the split field"
    Error BATCH_SHAPE "batch-shape"
        "remove the key, or choose a shape that has it"
        "`outcome: { shape: two_lists` with a `code`"
    Error PAGE_FIELD "page-field"
        "name a request field or a response member that the page describes"
        "`next: { page_tokn: total }`, although the field is called `page_token`"
    Error PAGE_WAY "page-way"
        "name exactly one of `next`, `page` and `offset`"
        "`pages: { items: rooms }`"
    Error NO_SUCCESS "no-success"
        "list the success codes as `success` under `envelope` of this service or vendor"
        "an `envelope` with a `code`, and no `success`"
    Error UNKNOWN_TOKEN "unknown-token"
        "use a token that the vendor's `auth` serves"
        "`token: api_kye`, although the vendor has an `api_key`"
    Error NO_CREDENTIALS "no-credentials"
        "write `token: none` alone for a call without credentials, or remove `none`"
        "`token: [api_key, none]`"
    Error UNKNOWN_SCOPE "unknown-scope"
        "correct the name, or add the scope under `scopes` in vendor.yaml if the vendor has it"
        "`scopes: [room:wrte]`, although the vendor has `room:write`"
    Error UNKNOWN_VARIABLE "unknown-variable"
        "use the same names in `host` and `variables`"
        "`host: https://{regon}.acme.example`, although `variables` describes {region}"
    Error AUTH_SCHEME "auth-scheme"
        "bearer takes one credential, token_exchange and eop take two; only token_exchange takes `exchange` and `tenants`"
        "`scheme: bearer` with `credentials: [id, secret]`"
    Error ERRATUM_ADDRESS "erratum-address"
        "write an address in this file, such as `body.ids` or `examples[0].response`"
        "`at: body.nmae`, although the field is called `name`"
    Error MISSING_ERRATUM "missing-erratum"
        "add an erratum with the example's address as `at` that says what is wrong with the page's JSON"
        "`response_text:` in an example that no entry of `errata` mentions"
    Error NAME_COLLISION "name-collision"
        "give one of them another Rust name with `rust: …`; the wire name stays"
        "the operations `room.close`, which has a method close_all, and `room.close_all`"
    Error BAD_NAME "bad-name"
        "use letters, digits and underscores; a Rust name cannot begin with a digit"
        "`\"——\": { type: string`, which cannot become a Rust name"
    Warning UNSURE "unsure"
        "check the page, correct the file if needed, and remove the entry"
        "`at: body.name, assumed: A string.` below `unsure`, as import writes it"
    Warning UNWRITTEN "unwritten"
        "describe it in your own words; do not copy the vendor's sentences"
        "`doc: \"?\"`, as import and new write it"
    Warning OLDER_THAN_PAGE "older-than-page"
        "merge the page with `cargo clientloom import --update`, review the changes, then run `cargo clientloom`"
        "`updated: 2023-11-14`, although the page in the folder of `lint --sources` is of 2024-03-09"
    Warning OTHER_THAN_PAGE "other-than-page"
        "merge the page with `cargo clientloom import --update`, or explain under `errata` what the page gets wrong"
        "`items: 1..10`, although the page in the folder of `lint --sources` says 1 to 20"
    Warning OLDER_GENERATOR "older-generator"
        "use the version that generated the client, or a newer one"
        "a codegen.lock that clientloom 0.3.0 wrote, read by clientloom 0.2.0"
    Warning EQUAL_SHAPES "equal-shapes"
        "if the vendor means one type, declare it once in a service.yaml"
        "`Visitor:` and `Guest:` in two pages, with the same fields"
}
