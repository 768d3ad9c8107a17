//! The catalogue of findings: every rule with its stable name, severity and the way out.

use crate::yaml::SyntaxErrorKind;

/// Whether a finding stops the generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written while it stands.
    Error,
    /// Worth a look; the client is generated all the same.
    Warning,
}

/// A rule that a spec can break.
#[derive(Debug)]
pub struct Code {
    /// The stable name, shown in brackets.
    pub name: &'static str,
    /// Whether it stops the generator.
    pub severity: Severity,
    /// What to do about it, where a finding knows nothing better.
    pub help: &'static str,
    /// A spec that breaks it.
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
        /// Every rule, in the order of the stages that check it.
        pub static ALL: &[&Code] = &[$(&$constant),*];
    };
}

codes! {
    Error UNREADABLE_YAML "unreadable-yaml"
        "mend the YAML first; the other findings of this file come after that"
        "`doc: 会议室的名字: 字`, a text with a colon in it and no quotes"
    Error DUPLICATE_KEY "duplicate-key"
        "keep one of the two"
        "`名称: { type: string` twice below `body`"
    Error YAML_FEATURE "yaml-feature"
        "write the value out: specs hold no anchors, aliases, tags or merge keys"
        "`example: *text`"
    Error NO_SPECS "no-specs"
        "write the first spec, or name the right folder"
        "a folder without a file whose name ends in .yaml"
    Error STRAY_FILE "stray-file"
        "put it into the folder of its vendor, as <vendor>/…/<operation>.yaml"
        "specs/close.yaml, beside the folders of the vendors"
    Error UNKNOWN_VENDOR "unknown-vendor"
        "add a vendor.yaml to the vendor's folder"
        "specs/beta/room/close.yaml, without specs/beta/vendor.yaml"
    Error VENDOR_NAME "vendor-name"
        "`vendor` and the folder say the same: rename one of them"
        "`vendor: acne` in specs/acme/vendor.yaml"
    Error UNKNOWN_KEY "unknown-key"
        "the reference of the format lists the keys"
        "`sumary: Close a room.`, where `summary` was meant"
    Error MISSING_KEY "missing-key"
        "add the key; the reference of the format has an example"
        "`name: { type: string }`, a field without `doc`"
    Error MISSING_SOURCE "missing-source"
        "say which page this is: `source: { title: …, url: … }`"
        "a spec that begins with `operation: room.close`, without `source`"
    Error WRONG_TYPE "wrong-type"
        "the reference of the format says what the key takes"
        "`required: 是的`, where the key takes true or false"
    Error BAD_VALUE "bad-value"
        "the reference of the format says what the key takes"
        "`chars: 0-255`, where bounds are written `0..255`"
    Error OPERATION_NAME "operation-name"
        "name and path of an operation say the same: rename one of them"
        "`operation: room.clsoe` in the file room/close.yaml"
    Error OPERATION_FOLDER "operation-folder"
        "an operation cannot be a folder too: move the file or the folder"
        "the files room/close.yaml and room/close/all.yaml"
    Error DUPLICATE_OPERATION "duplicate-operation"
        "two pages that describe one call are one file"
        "`http: POST /rooms/{id}` in one file, and `http: POST /rooms/{room}` in another"
    Error DUPLICATE_WIRE_NAME "duplicate-wire-name"
        "one of the two is never sent or read: remove it"
        "the headers `X-Room:` and `x-room:`, which HTTP takes for one"
    Error DUPLICATE_ERROR_CODE "duplicate-error-code"
        "put both meanings into one row"
        "a row with `code: 7` and a row with `code: \"7\"`"
    Error UNKNOWN_TYPE "unknown-type"
        "declare it under `types` of this file, of a service.yaml above it or of vendor.yaml"
        "`type: \"Gest[]\"`, where `types` declares `Guest`"
    Warning UNUSED_TYPE "unused-type"
        "remove it, or use it in a field"
        "`Guest:` below `types`, and no field of that type"
    Error ENDLESS_TYPE "endless-type"
        "make one of the fields optional, or a list"
        "the type `Guest` with a required field of type `Friend`, which has a required field of type `Guest`"
    Error DUPLICATE_TYPE "duplicate-type"
        "types that are seen from one operation need names of their own"
        "`Guest:` below `types` of a page, and of the service.yaml above it"
    Error PATH_WITHOUT_FIELD "path-without-field"
        "describe the parameter under `path`"
        "`http: POST /rooms/{room}/close`, and no `room` below `path`"
    Error FIELD_WITHOUT_PLACEHOLDER "field-without-placeholder"
        "put {name} into the path of `http`, or remove the field"
        "`房间: { type: string` below `path`, and no {房间} in the path of `http`"
    Error PATH_FIELD "path-field"
        "a path parameter is one required piece of text, number or boolean"
        "`type: \"string[]\"` below `path`"
    Error PARAMETER_TYPE "parameter-type"
        "a header is one piece of text, number or boolean; a query field may also be a list of them, or JSON text"
        "`type: \"string[]\"` below `headers`"
    Error BOUNDS_ORDER "bounds-order"
        "write the smaller bound first"
        "`chars: 255..0`"
    Error BOUNDS_TYPE "bounds-type"
        "`chars` and `pattern` bound a string, `items` a list, `range` a number, `values` a string or an integer"
        "`type: \"string[]\", chars: ..20`, where `items` bounds the list"
    Error VALUE_TYPE "value-type"
        "`values` are of the field's type, or of that of a list's items: look at the page again"
        "`type: integer, values: [1, 二]`"
    Error DUPLICATE_VALUE "duplicate-value"
        "keep one of the two"
        "`values: [soft, hard, soft]`"
    Error BAD_PATTERN "bad-pattern"
        "write it as the page does; if that is no regular expression, say so under `errata` and leave it out"
        "`pattern: \"^[a-z$\"`"
    Warning UNREAD_PATTERN "unread-pattern"
        "see for yourself that the page's example matches; it is documented and exported all the same"
        "`pattern: \"^(?!x)[a-z]+$\", example: X`"
    Error EXAMPLE_TYPE "example-type"
        "one of the two is wrong: look at the page again; if the page itself is, say so under `errata` and leave it out"
        "`type: string, example: 12`"
    Error EXAMPLE_BOUNDS "example-bounds"
        "one of the two is wrong: look at the page again; if the page itself is, say so under `errata` and leave one out"
        "`chars: ..4, example: 大会议室一号`"
    Error EXAMPLE_FIELD "example-field"
        "describe the field, or correct the example"
        "`request: { body: { nmae: 大会议室 } }`, where the field is called `name`"
    Error REQUIRED_DEFAULT "required-default"
        "a field that must be sent has no default: remove one of the two"
        "`required: true, default: false`"
    Error FIXED_VALUE "fixed-value"
        "a header or query field with `value` or `auth` is not given by the caller: it has no bounds, no default, and stands in no body"
        "`value: all` below `body`"
    Error REPLY_FIELD "reply-field"
        "leave the key out: whatever a reply holds or lacks, it is read"
        "`required: true` below `response`"
    Error FORM_FIELD "form-field"
        "a part of a multipart body is a file, a text, a number, a boolean, a list of these, or JSON text"
        "`type: \"map<any>[]\"` in a body with `sends: multipart`"
    Error FILE_FIELD "file-field"
        "a file is a field of its own in the `body` of an operation with `sends: multipart`"
        "`type: file` in a body without `sends: multipart`"
    Error FILE_REPLY "file-reply"
        "a file has no members: leave the key out, or `receives: file`"
        "`receives: file` beside `response:`"
    Error JSON_TEXT "json-text"
        "`json_text` holds for fields other than plain strings"
        "`type: string, json_text: true`"
    Error EITHER_FIELD "either-field"
        "`either` names at least two optional fields of its type, which is sent and not received"
        "`either: [id, nmae]`, where the field is called `name`"
    Error BATCH_FIELD "batch-field"
        "name a field that the page describes"
        "`split: idss`, where the field is called `ids`"
    Error BATCH_BOUND "batch-bound"
        "the maximum of a batch is the bound of the field that is split: state it once"
        "`max: 200` below `batch`, and `items: 0..100` of the field that is split"
    Error BATCH_SHAPE "batch-shape"
        "leave the key out, or choose the shape that has it"
        "`outcome: { shape: two_lists` with a `code`"
    Error PAGE_FIELD "page-field"
        "name a field of the request, or a member of the reply, that the page describes"
        "`next: { page_tokn: total }`, where the field is called `page_token`"
    Error PAGE_WAY "page-way"
        "name one of `next`, `page` and `offset`"
        "`pages: { items: rooms }`"
    Error NO_SUCCESS "no-success"
        "list the codes of success under `envelope` of this service or vendor"
        "an `envelope` with a `code`, and no `success`"
    Error UNKNOWN_TOKEN "unknown-token"
        "the vendor's tokens are those that its `auth` serves"
        "`token: api_kye`, where the vendor has an `api_key`"
    Error UNKNOWN_SCOPE "unknown-scope"
        "add it under `scopes` of vendor.yaml if the vendor really has it"
        "`scopes: [room:wrte]`, where the vendor has `room:write`"
    Error UNKNOWN_VARIABLE "unknown-variable"
        "`host` and `variables` name the same things"
        "`host: https://{regon}.acme.example`, where `variables` describes {region}"
    Error AUTH_SCHEME "auth-scheme"
        "bearer takes one credential, token_exchange and eop two; `exchange` and `tenants` go with token_exchange alone"
        "`scheme: bearer` with `credentials: [id, secret]`"
    Error ERRATUM_ADDRESS "erratum-address"
        "`at` is an address in the same file, such as body.ids or examples[0].response"
        "`at: body.nmae`, where the field is called `name`"
    Error MISSING_ERRATUM "missing-erratum"
        "add an erratum whose `at` is the example's address, and say what is wrong with the page's JSON"
        "`response_text:` in an example that no entry of `errata` is about"
    Error NAME_COLLISION "name-collision"
        "give one of them another Rust name with `rust: …`; the wire name stays"
        "the operations `room.close`, which has a method close_all, and `room.close_all`"
    Error BAD_NAME "bad-name"
        "a Rust name has letters, digits and underscores, and does not begin with a digit"
        "`\"——\": { type: string`, which makes no name in Rust"
    Warning UNSURE "unsure"
        "look at the page, correct the file if need be, and remove the entry"
        "`at: body.name, assumed: A string.` below `unsure`, as import writes it"
    Warning UNWRITTEN "unwritten"
        "say in your own words what it means; the vendor's sentences stay with the vendor"
        "`doc: \"?\"`, as import and new write it"
    Warning OLDER_THAN_PAGE "older-than-page"
        "merge the page by `cargo codegen import --update`, review what changed, then run `cargo codegen`"
        "`updated: 2023-11-14`, where the page in the folder of `lint --sources` is of 2024-03-09"
    Warning OTHER_THAN_PAGE "other-than-page"
        "merge the page by `cargo codegen import --update`, or say under `errata` what it gets wrong"
        "`items: 1..10`, where the page in the folder of `lint --sources` says 1 to 20"
    Warning OLDER_GENERATOR "older-generator"
        "go on with the version that made the client, or a newer one"
        "a codegen.lock that codegen 0.3.0 wrote, where codegen 0.2.0 runs"
    Warning EQUAL_SHAPES "equal-shapes"
        "if the vendor means one type, declare it once in a service.yaml"
        "`Visitor:` and `Guest:` in two pages, with the same fields"
}
