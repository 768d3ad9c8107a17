//! Rules about the fields of responses, and about types.

use super::entry::{Rule, rules};
use crate::change::diff::verdict::Verdict;

rules! {
    REPLY_FIELD_ADDED "reply-field-added" [Nothing Nothing Adds Words]
        "Responses gain a field." "a member of the response is new"
    REPLY_FIELD_REMOVED "reply-field-removed" [Nothing Breaks Breaks Words]
        "Responses lose a field, so code that reads it finds no value." "a member of the response is removed"
    REPLY_FIELD_TYPE_CHANGED "reply-field-type-changed" [Nothing Breaks Breaks Words]
        "A response field has another type, which an old client cannot read." "`type: integer` becomes `type: string[]`"
    REPLY_FIELD_TYPE_LOOSENED "reply-field-type-loosened" [Nothing Unclear Breaks Words]
        "A response field has another type. An old client reads it only while the value can be converted to the old type."
        "`type: integer` becomes `type: string`: `\"12\"` is read as 12"
    REPLY_FIELD_TYPE_READABLE "reply-field-type-readable" [Nothing Nothing Breaks Words]
        "A response field has another type. An old client converts it to the old type."
        "`type: string` becomes `type: integer`"
    REPLY_JSON_TEXT_STATED "reply-json-text-stated" [Nothing Breaks Nothing Words]
        "A response field becomes JSON text. An old client returns the text itself."
        "`json_text: true` is new in a response"
    REPLY_JSON_TEXT_DROPPED "reply-json-text-dropped" [Nothing Nothing Nothing Words]
        "A response field is no longer JSON text. An old client reads the plain value too."
        "`json_text: true` is removed in a response"
    REPLY_VALUE_ADDED "reply-value-added" [Nothing Unclear Nothing Words]
        "A response may contain values that the page did not list before. Old code may not handle them."
        "`values: [open, closed]` of a response becomes `values: [open, closed, full]`"
    REPLY_FIELD_DEPRECATED "reply-field-deprecated" [Nothing Unclear Nothing Words]
        "The page now calls the field deprecated. It does not say how long responses contain it."
        "`deprecated: true` is new"
    REPLY_FIELD_RENAMED "reply-field-renamed" [Nothing Nothing Breaks Words]
        "The field has a new name in Rust." "`rust: kind` is new"
    TYPE_RENAMED "type-renamed" [Nothing Nothing Breaks Words]
        "A type has a new name in Rust." "`type: Item` becomes `type: Row`, with the same fields"
    TYPE_SPLIT "type-split" [Nothing Nothing Breaks Words]
        "A field has a new type of its own, and other fields keep the type that they shared."
        "`receiver: { type: Person }` becomes `receiver: { type: Receiver }`, and `sender` stays a `Person`"
    TYPES_MERGED "types-merged" [Nothing Nothing Breaks Words]
        "A field has the type that another field had before, and its own type is gone."
        "`receiver: { type: Receiver }` becomes `receiver: { type: Person }`, as `sender` is"
    TYPE_WAY_CHANGED "type-way-changed" [Nothing Nothing Breaks Words]
        "A type is now also received, so its required fields become optional in Rust; or it is no longer sent, so it loses its constructor."
        "a response contains a type with required fields that only requests contained before"
    TYPE_WAY_ADDED "type-way-added" [Nothing Nothing Adds Words]
        "A type is now also sent, so it gains constructors; or it is now also received, and its fields stay the same."
        "a request contains a type that only responses contained before"
    TYPE_MOVED "type-moved" [Nothing Nothing Breaks Words]
        "A type is in another module in Rust." "a type moves from a page to service.yaml"
}
