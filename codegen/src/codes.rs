//! The catalogue of findings: every rule with its stable name, severity and the way out.

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
}

macro_rules! codes {
    ($($severity:ident $constant:ident $name:literal $help:literal)*) => {
        $(
            #[doc = concat!("The rule `", $name, "`.")]
            pub static $constant: Code = Code { name: $name, severity: Severity::$severity, help: $help };
        )*
        /// Every rule, in the order of the stages that check it.
        pub static ALL: &[&Code] = &[$(&$constant),*];
    };
}

codes! {
    Error UNREADABLE_YAML "unreadable-yaml" "mend the YAML first; the other findings of this file come after that"
    Error DUPLICATE_KEY "duplicate-key" "keep one of the two"
    Error YAML_FEATURE "yaml-feature" "write the value out: specs hold no anchors, aliases, tags or merge keys"
    Error NO_SPECS "no-specs" "write the first spec, or name the right folder"
    Error STRAY_FILE "stray-file" "put it into the folder of its vendor, as specs/<vendor>/…/<operation>.yaml"
    Error UNKNOWN_VENDOR "unknown-vendor" "add a vendor.yaml to the vendor's folder"
    Error VENDOR_NAME "vendor-name" "`vendor` and the folder say the same: rename one of them"
    Error UNKNOWN_KEY "unknown-key" "the reference of the format lists the keys"
    Error MISSING_KEY "missing-key" "add the key; the reference of the format has an example"
    Error MISSING_SOURCE "missing-source" "say which page this is: `source: { title: …, url: … }`"
    Error WRONG_TYPE "wrong-type" "the reference of the format says what the key takes"
    Error BAD_VALUE "bad-value" "the reference of the format says what the key takes"
    Error OPERATION_NAME "operation-name" "name and path of an operation say the same: rename one of them"
    Error OPERATION_FOLDER "operation-folder" "an operation cannot be a folder too: move the file or the folder"
    Error DUPLICATE_OPERATION "duplicate-operation" "two pages that describe one call are one file"
    Error DUPLICATE_WIRE_NAME "duplicate-wire-name" "one of the two is never sent or read: remove it"
    Error DUPLICATE_ERROR_CODE "duplicate-error-code" "put both meanings into one row"
    Error UNKNOWN_TYPE "unknown-type" "declare it under `types` of this file, of a service.yaml above it or of vendor.yaml"
    Warning UNUSED_TYPE "unused-type" "remove it, or use it in a field"
    Error ENDLESS_TYPE "endless-type" "make one of the fields optional, or a list"
    Error DUPLICATE_TYPE "duplicate-type" "types that are seen from one operation need names of their own"
    Error PATH_WITHOUT_FIELD "path-without-field" "describe the parameter under `path`"
    Error FIELD_WITHOUT_PLACEHOLDER "field-without-placeholder" "put {name} into the path of `http`, or remove the field"
    Error PATH_FIELD "path-field" "a path parameter is one required piece of text, number or boolean"
    Error PARAMETER_TYPE "parameter-type" "a header is one piece of text, number or boolean; a query field may also be a list of them, or JSON text"
    Error BOUNDS_ORDER "bounds-order" "write the smaller bound first"
    Error BOUNDS_TYPE "bounds-type" "`chars` and `pattern` bound a string, `items` a list, `range` a number, `values` a string or an integer"
    Error VALUE_TYPE "value-type" "`values` are of the field's type, or of that of a list's items: look at the page again"
    Error DUPLICATE_VALUE "duplicate-value" "keep one of the two"
    Error BAD_PATTERN "bad-pattern" "write it as the page does; if that is no regular expression, say so under `errata` and leave it out"
    Warning UNREAD_PATTERN "unread-pattern" "see for yourself that the page's example matches; it is documented and exported all the same"
    Error EXAMPLE_TYPE "example-type" "one of the two is wrong: look at the page again; if the page itself is, say so under `errata` and leave it out"
    Error EXAMPLE_BOUNDS "example-bounds" "one of the two is wrong: look at the page again; if the page itself is, say so under `errata` and leave one out"
    Error EXAMPLE_FIELD "example-field" "describe the field, or correct the example"
    Error REQUIRED_DEFAULT "required-default" "a field that must be sent has no default: remove one of the two"
    Error FIXED_VALUE "fixed-value" "a header or query field with `value` or `auth` is not given by the caller: it has no bounds, no default, and stands in no body"
    Error REPLY_FIELD "reply-field" "leave the key out: whatever a reply holds or lacks, it is read"
    Error FORM_FIELD "form-field" "a part of a multipart body is a file, a text, a number, a boolean, a list of these, or JSON text"
    Error FILE_FIELD "file-field" "a file is a field of its own in the `body` of an operation with `sends: multipart`"
    Error FILE_REPLY "file-reply" "a file has no members: leave the key out, or `receives: file`"
    Error JSON_TEXT "json-text" "`json_text` holds for fields other than plain strings"
    Error EITHER_FIELD "either-field" "`either` names at least two optional fields of its type, which is sent and not received"
    Error BATCH_FIELD "batch-field" "name a field that the page describes"
    Error BATCH_BOUND "batch-bound" "the maximum of a batch is the bound of the field that is split: state it once"
    Error BATCH_SHAPE "batch-shape" "leave the key out, or choose the shape that has it"
    Error PAGE_FIELD "page-field" "name a field of the request, or a member of the reply, that the page describes"
    Error PAGE_WAY "page-way" "name one of `next`, `page` and `offset`"
    Error NO_SUCCESS "no-success" "list the codes of success under `envelope` of this service or vendor"
    Error UNKNOWN_TOKEN "unknown-token" "the vendor's tokens are those that its `auth` serves"
    Error UNKNOWN_SCOPE "unknown-scope" "add it under `scopes` of vendor.yaml if the vendor really has it"
    Error UNKNOWN_VARIABLE "unknown-variable" "`host` and `variables` name the same things"
    Error AUTH_SCHEME "auth-scheme" "bearer takes one credential, token_exchange and eop two; `exchange` and `tenants` go with token_exchange alone"
    Error ERRATUM_ADDRESS "erratum-address" "`at` is an address in the same file, such as body.ids or examples[0].response"
    Error MISSING_ERRATUM "missing-erratum" "add an erratum whose `at` is the example's address, and say what is wrong with the page's JSON"
    Error NAME_COLLISION "name-collision" "give one of them another Rust name with `rust: …`; the wire name stays"
    Error BAD_NAME "bad-name" "a Rust name has letters, digits and underscores, and does not begin with a digit"
    Warning UNSURE "unsure" "look at the page, correct the file if need be, and remove the entry"
    Warning UNWRITTEN "unwritten" "say in your own words what it means; the vendor's sentences stay with the vendor"
    Warning EQUAL_SHAPES "equal-shapes" "if the vendor means one type, declare it once in a service.yaml"
}
