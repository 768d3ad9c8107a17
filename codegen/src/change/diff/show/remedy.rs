//! Remedies for breaking changes, for users of the client.

use crate::change::diff::rule::{self, Rule, Verdict};

/// The remedies, by rule.
static REMEDIES: &[(&Rule, &str)] = &[
    (&rule::APP_TYPE_REMOVED, "Call it with another kind of app."),
    (&rule::AUTH_CHANGED, "Give the credentials that it takes now."),
    (&rule::AUTH_REMOVED, "Use another authentication method."),
    (&rule::BATCH_REMOVED, "Split the list over single calls."),
    (&rule::BATCH_SIZE_DROPPED, "Pass `max`."),
    (&rule::BATCH_SIZE_STATED, "Remove the argument `max`."),
    (&rule::BATCH_SPLIT_CHANGED, "Check each use: the method splits another list over calls."),
    (&rule::CLIENT_RENAMED, "Use the new name."),
    (&rule::DEFAULT_CHANGED, "Set the field in calls that rely on the old default."),
    (&rule::EITHER_CHANGED, "Check each request: it may have to set other fields."),
    (&rule::ERROR_REMOVED, "Remove its variant from the code."),
    (&rule::ERROR_RENAMED, "Use the new name."),
    (&rule::FIELD_BOXED, "Put the value into a `Box`, or take it out."),
    (&rule::FIELD_OPTIONAL, "Call its setter instead of passing it to the constructor."),
    (
        &rule::FIELD_REMOVED,
        "Remove its setter; if the server still accepts the field, send it with `body_field` or `query_field`.",
    ),
    (&rule::FIELD_RENAMED, "Use the new name."),
    (&rule::FIELD_REQUIRED, "Pass it to the constructor."),
    (&rule::FIELD_REQUIRED_ON_WIRE, "Set it on each value that is sent; the compiler does not check this."),
    (&rule::FIELD_TYPE_CHANGED, "Give a value of the new type."),
    (&rule::FIELD_TYPE_WIDENED, "Give a value of the new type."),
    (&rule::FIELDS_REORDERED, "Check each call of the constructor: old code may compile and swap two values."),
    (&rule::GIVEN_CHANGED, "Pass it, or remove it, as the compiler asks."),
    (&rule::LIMIT_TIGHTENED, "Stay within the limit: the client rejects other values before it sends anything."),
    (&rule::PAGES_REMOVED, "Request each page with a call of its own."),
    (&rule::REGION_REMOVED, "Call another region."),
    (&rule::REPLY_FIELD_RENAMED, "Use the new name."),
    (&rule::REPLY_FIELD_TYPE_CHANGED, "Read the new type."),
    (&rule::REPLY_FIELD_TYPE_LOOSENED, "Read the new type."),
    (&rule::REPLY_FIELD_TYPE_READABLE, "Read the new type."),
    (&rule::REPLY_JSON_TEXT_STATED, "Check each use of the value: it is now the content of the JSON text."),
    (&rule::REQUIRED_FIELD_ADDED, "Pass it to the constructor."),
    (&rule::REQUIRED_FIELD_ADDED_ON_WIRE, "Set it on each value that is sent; the compiler does not check this."),
    (&rule::SCOPE_REMOVED, "Give the app one of the remaining scopes."),
    (&rule::TOKEN_REMOVED, "Give the client another kind of token."),
    (&rule::TYPE_MOVED, "Import it from its new module."),
    (&rule::TYPE_RENAMED, "Use the new name."),
    (&rule::TYPE_SPLIT, "Use the new type for this field."),
    (&rule::TYPES_MERGED, "Use the remaining type."),
    (&rule::VALUE_REMOVED, "Send another value: the client rejects this one before it sends anything."),
    (&rule::VARIABLE_DEFAULT_CHANGED, "Set the variable in clients that rely on the old default."),
    (&rule::VARIABLE_REMOVED, "Choose another value."),
];

/// Returns the remedy for a breaking change.
///
/// A change that only the client has to handle needs no remedy in code.
#[must_use]
pub fn remedy(rule: &Rule) -> Option<&'static str> {
    let [.., source, _] = rule.verdicts;
    let known = REMEDIES.iter().find(|(known, _)| known.name == rule.name).map(|(_, remedy)| *remedy);
    let nothing = (source != Verdict::Breaks).then_some("The new client handles this; your code stays the same.");
    known.or(nothing).filter(|_| rule.worst() == Verdict::Breaks)
}
