//! The kinds of open points: each entry of `unsure` can name one.

use super::code::{Code, Severity};

macro_rules! kinds {
    ($($default:ident $constant:ident $name:literal $words:literal $help:literal)*) => {
        $(
            #[doc = concat!("The kind `", $name, "`.")]
            pub static $constant: Code = Code {
                name: $name,
                severity: Severity::Warning,
                is_on: stringify!($default).len() == "On".len(),
                help: $help,
                example: concat!("`kind: ", $name, "` below `unsure`: ", $words),
            };
        )*
        /// All kinds.
        pub static ALL: &[&Code] = &[$(&$constant),*];
        /// The names of all kinds.
        pub static NAMES: &[&str] = &[$($name),*];
    };
}

/// Returns the kind of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Code> {
    ALL.iter().find(|code| code.name == name).copied()
}

kinds! {
    On UNREAD_TABLE "unread-table"
        "a table that no rule reads"
        "add the facts of the table to the spec, then remove the entry"
    On UNREAD_ROW "unread-row"
        "rows of a table that no rule reads"
        "add the facts of the rows to the spec, then remove the entry"
    On UNREAD_COLUMN "unread-column"
        "columns of a table whose headings are unknown"
        "add the facts of the columns to the spec, then remove the entry"
    On UNREAD_CODE "unread-code"
        "code that no rule reads, such as a second example"
        "add the example to `examples` if the page has one there, then remove the entry"
    On UNREAD_LIST "unread-list"
        "a list of bullets that no rule reads"
        "add the facts of the list to the spec, then remove the entry"
    Off UNREAD_PROSE "unread-prose"
        "lines of prose, without tables, code and lists"
        "read the lines for facts of the call, then remove the entry"
    On UNREAD_EXAMPLE "unread-example"
        "an example that is incomplete, or not of the stated type"
        "write a valid example, or remove the entry if the page has none"
    On UNREAD_RULE "unread-rule"
        "a rule that has an unknown form, or does not fit the type"
        "write the rule as `chars`, `items`, `range` or `values`, then remove the entry"
    On UNREAD_URL "unread-url"
        "a part of the URL that the draft leaves out"
        "check the host and the query of the URL, then remove the entry"
    On ROW_WITHOUT_NAME "row-without-name"
        "a row of fields that names no field"
        "find the name of the field, add the field, then remove the entry"
    On REPEATED_ROW "repeated-row"
        "a field or a code that the page lists twice"
        "check which of the two rows is right, then remove the entry"
    On RESPONSE_HEADERS "response-headers"
        "a table of headers of the response"
        "mention the headers in `notes` if callers need them, then remove the entry"
    On SUB_CODES "sub-codes"
        "a table of codes that belong to one error code"
        "mention the codes in the `remedy` of the error, then remove the entry"
    On FIELD_SCOPES "field-scopes"
        "scopes that single fields need"
        "mention the scopes in `notes`, then remove the entry"
    On LIMIT_IN_WORDS "limit-in-words"
        "a limit that only words state"
        "check the bounds of the field against the words, then remove the entry"
    On DEFAULT_IN_WORDS "default-in-words"
        "a default that only words state, or that is not of the stated type"
        "check `default` against the words, then remove the entry"
    On VALUES_IN_WORDS "values-in-words"
        "values that only words list, or a list that is open"
        "check `values` against the words, then remove the entry"
    On REQUIRED_IN_WORDS "required-in-words"
        "a field that is required on a condition"
        "check `required`, state the condition in `doc`, then remove the entry"
    On EITHER_IN_WORDS "either-in-words"
        "fields of which one is needed, in words"
        "check `either` against the words, then remove the entry"
    On RATE_IN_WORDS "rate-in-words"
        "a rate or a number of calls at a time, in words"
        "check `rate_limit` and `concurrency` against the words, then remove the entry"
    On DEPRECATED_IN_WORDS "deprecated-in-words"
        "words that call the operation old"
        "check `deprecated` against the words, then remove the entry"
    On ASSUMED_TYPE "assumed-type"
        "a type that the page does not state clearly"
        "check the type against the page and its example, then remove the entry"
    On ASSUMED_NAME "assumed-name"
        "a name or a title that the page does not state"
        "check the name, then remove the entry"
    On ASSUMED_NESTING "assumed-nesting"
        "fields whose nesting the page does not show clearly"
        "check which object each field belongs to, then remove the entry"
    On ASSUMED_PAGES "assumed-pages"
        "a rule for paging, by the names of fields"
        "check `pages` against the page, then remove the entry"
    On ASSUMED_RESPONSE "assumed-response"
        "a response that the page does not describe clearly"
        "check `response` and `receives` against a real response, then remove the entry"
    On ASSUMED_TOKEN "assumed-token"
        "a kind of token that the page does not name"
        "check `token`, then remove the entry"
    On UNDESCRIBED_FIELD "undescribed-field"
        "fields that the URL or an example shows, but no table describes"
        "check the fields against the page, then remove the entry"
    On READINGS_DISAGREE "readings-disagree"
        "two statements of the page that contradict each other"
        "decide which statement is right, explain it under `errata`, then remove the entry"
    On SHARED_TYPE "shared-type"
        "a shared type without the fields that a newer page gives it"
        "change the type in its service.yaml if its other pages agree, or declare one here, then remove the entry"
    On LOST_CHARACTERS "lost-characters"
        "characters of the page that are lost or hidden"
        "find the page in another copy and complete the texts, then remove the entry"
}
