//! Rules about the fields of requests.

use super::entry::{Rule, rules};
use crate::change::diff::verdict::Verdict;

rules! {
    REQUIRED_FIELD_ADDED "required-field-added" [Breaks Nothing Breaks Words]
        "The server rejects calls without the new field, and the constructor takes it."
        "a body member with `required: true` is new"
    REQUIRED_FIELD_ADDED_ON_WIRE "required-field-added-on-wire" [Breaks Nothing Adds Words]
        "The server rejects a type without the new field. The type is also received, so the field is optional in Rust."
        "a member with `required: true` is new in a type that responses contain too"
    FIELD_ADDED "field-added" [Nothing Nothing Adds Words]
        "Requests gain an optional field." "an optional query parameter is new"
    FIELD_REMOVED "field-removed" [Unclear Nothing Breaks Words]
        "Requests lose a field. The server may still accept it." "a body member is removed"
    FIELD_MOVED "field-moved" [Breaks Nothing Nothing Words]
        "The field is sent in another part of the request." "`id` moves from the query to the body"
    FIELD_REQUIRED "field-required" [Breaks Nothing Breaks Words]
        "The server rejects calls without the field, and the constructor takes it." "`required: true` is new"
    FIELD_OPTIONAL "field-optional" [Adds Nothing Breaks Words]
        "The field is now optional, so a setter replaces the constructor's parameter." "`required: true` is removed"
    FIELD_REQUIRED_ON_WIRE "field-required-on-wire" [Breaks Nothing Nothing Words]
        "The server rejects a type without the field. The type is also received, so the field stays optional in Rust."
        "`required: true` is new in a type that responses contain too"
    FIELD_OPTIONAL_ON_WIRE "field-optional-on-wire" [Adds Nothing Nothing Words]
        "The server accepts a type without the field. The type is also received, so the field was already optional in Rust."
        "`required: true` is removed in a type that responses contain too"
    FIELDS_REORDERED "fields-reordered" [Nothing Nothing Breaks Words]
        "The parameters of a constructor change their order. Old code may compile and swap two values."
        "`from`, `to` become `to`, `from`, both required"
    FIELD_TYPE_CHANGED "field-type-changed" [Breaks Nothing Breaks Words]
        "The server expects another type." "`type: string` becomes `type: integer`"
    FIELD_TYPE_WIDENED "field-type-widened" [Adds Nothing Breaks Words]
        "The server accepts the old values and more, and the Rust type changes."
        "`type: integer` becomes `type: number`"
    FIELD_RENAMED "field-renamed" [Nothing Nothing Breaks Words]
        "The field has a new name in Rust." "`rust: kind` becomes `rust: sort`"
    FIELD_BOXED "field-boxed" [Nothing Nothing Breaks Words]
        "The type of a field starts or stops containing itself, so the field gains or loses its `Box` in Rust."
        "a `Guest` in a `Room` gets a member of type `Room`"
    FIELD_DEPRECATED "field-deprecated" [Unclear Nothing Nothing Words]
        "The page now calls the field deprecated. It does not say how long the server accepts it."
        "`deprecated: true` is new"
    JSON_TEXT_CHANGED "json-text-changed" [Breaks Nothing Nothing Words]
        "The value starts or stops being sent as JSON text." "`json_text: true` is new"
    JSON_TEXT_TYPED "json-text-typed" [Unclear Nothing Breaks Words]
        "The page starts or stops saying that a text contains JSON. The value is sent as text in both cases, and its Rust type changes."
        "`type: string` becomes `type: map<any>` with `json_text: true`"
    LIMIT_TIGHTENED "limit-tightened" [Breaks Nothing Nothing Words]
        "The server rejects values that it accepted before." "`items: ..500` becomes `items: ..200`"
    LIMIT_LOOSENED "limit-loosened" [Adds Nothing Nothing Words]
        "An old client rejects values that the server now accepts." "`items: ..200` becomes `items: ..500`"
    LIMIT_STATED "limit-stated" [Unclear Nothing Nothing Words]
        "The page now states a limit. The server may have enforced it before." "`chars: ..50` is new"
    LIMIT_DROPPED "limit-dropped" [Adds Nothing Nothing Words]
        "The page no longer states a limit." "`chars: ..50` is removed"
    VALUE_REMOVED "value-removed" [Breaks Nothing Nothing Words]
        "The server rejects a value that it accepted before." "`values: [open, closed]` becomes `values: [open]`"
    VALUE_ADDED "value-added" [Adds Nothing Nothing Words]
        "An old client rejects a value that the server now accepts." "`values: [open]` becomes `values: [open, closed]`"
    VALUES_STATED "values-stated" [Unclear Nothing Nothing Words]
        "The page now lists the allowed values. The server may have rejected other values before."
        "`values: [open, closed]` is new"
    VALUES_DROPPED "values-dropped" [Adds Nothing Nothing Words]
        "The page no longer lists the allowed values." "`values: [open, closed]` is removed"
    CONSTANT_REMOVED "constant-removed" [Nothing Nothing Breaks Words]
        "A constant for a value is removed, or has another name." "`values: [open, closed]` becomes `values: [open]`"
    PATTERN_CHANGED "pattern-changed" [Unclear Nothing Nothing Words]
        "The page states a new or a different pattern for a text. The server may now reject values that it accepted before."
        "`pattern: ^[a-z]+$` becomes `pattern: ^[a-z]{2}$`"
    PATTERN_DROPPED "pattern-dropped" [Adds Nothing Nothing Words]
        "The page no longer states a pattern for a text." "`pattern: ^[a-z]+$` is removed"
    DEFAULT_CHANGED "default-changed" [Breaks Nothing Nothing Words]
        "The meaning of calls without the field changes." "`default: asc` becomes `default: desc`"
    DEFAULT_STATED "default-stated" [Unclear Nothing Nothing Words]
        "The page now states the default. It may have applied before." "`default: asc` is new"
    DEFAULT_DROPPED "default-dropped" [Unclear Nothing Nothing Words]
        "The page no longer states the default. It may still apply." "`default: asc` is removed"
    FIXED_VALUE_CHANGED "fixed-value-changed" [Breaks Nothing Nothing Words]
        "The server expects another value in a header or parameter that the client fills in."
        "`value: v1` becomes `value: v2`"
    FIXED_VALUE_ADDED "fixed-value-added" [Unclear Nothing Nothing Words]
        "The client sends one more header or parameter with a fixed value. The server may not require it."
        "a header with `value: v1` is new"
    FIXED_VALUE_REMOVED "fixed-value-removed" [Unclear Nothing Nothing Words]
        "The client no longer sends a header or parameter with a fixed value. The server may reject the old one."
        "a header with `value: v1` is removed"
    GIVEN_CHANGED "given-changed" [Breaks Nothing Breaks Words]
        "The value of a header or parameter moves from the client to the caller, or from the caller to the client."
        "`value: v1` is removed from a required header"
    GIVEN_ADDED "given-added" [Unclear Nothing Adds Words]
        "The caller may now set a header or parameter that the client filled in. The old value may not apply any longer."
        "`value: v1` is removed from an optional header"
    EITHER_CHANGED "either-changed" [Breaks Nothing Breaks Words]
        "The fields of which the caller must set at least one change, or another one takes precedence."
        "`either: [id, name]` is new"
    EITHER_WIDENED "either-widened" [Adds Nothing Adds Words]
        "One more field can satisfy the rule that the caller must set at least one of several."
        "`either: [id, name]` becomes `either: [id, name, mail]`"
    EITHER_DROPPED "either-dropped" [Adds Nothing Breaks Words]
        "The caller no longer has to set one of the fields, so their constructors are removed."
        "`either: [id, name]` is removed"
}
