//! What to do about a change that breaks, for whoever uses the client.

use crate::change::diff::rule::{self, Rule, Verdict};

/// What to do after a change of a rule.
static REMEDIES: &[(&Rule, &str)] = &[
    (&rule::APP_TYPE_REMOVED, "Call it with an app of another kind."),
    (&rule::AUTH_CHANGED, "Give the credentials that it takes now."),
    (&rule::AUTH_REMOVED, "Be authorised in another way."),
    (&rule::BATCH_REMOVED, "Split the list over single calls."),
    (&rule::BATCH_SIZE_DROPPED, "Give `max`."),
    (&rule::BATCH_SIZE_STATED, "Leave `max` out."),
    (&rule::BATCH_SPLIT_CHANGED, "Look at each use, as another list is handed out over calls."),
    (&rule::CLIENT_RENAMED, "Use the new name."),
    (&rule::DEFAULT_CHANGED, "Set the field wherever the old default is meant."),
    (&rule::EITHER_CHANGED, "Look at each request, as others of its fields may have to be given."),
    (&rule::ERROR_REMOVED, "Take its variant out of the code."),
    (&rule::ERROR_RENAMED, "Use the new name."),
    (&rule::FIELD_BOXED, "Put the value into a `Box`, or take it out."),
    (&rule::FIELD_OPTIONAL, "Call its setter, and leave it out of the constructor."),
    (&rule::FIELD_REMOVED, "Set it no more; `body_field` or `query_field` of a call sends what the page forgets."),
    (&rule::FIELD_RENAMED, "Use the new name."),
    (&rule::FIELD_REQUIRED, "Give it to the constructor."),
    (&rule::FIELD_REQUIRED_ON_WIRE, "Set it on each value that is sent, as the compiler does not ask for it."),
    (&rule::FIELD_TYPE_CHANGED, "Give a value of the new type."),
    (&rule::FIELD_TYPE_WIDENED, "Give a value of the new type."),
    (
        &rule::FIELDS_REORDERED,
        "Look at each use of the constructor, as code that compiles may send one value as another.",
    ),
    (&rule::GIVEN_CHANGED, "Give it, or leave it out, as the compiler asks."),
    (&rule::LIMIT_TIGHTENED, "Keep to it, as the client refuses other values before anything is sent."),
    (&rule::PAGES_REMOVED, "Ask for each page by a call of its own."),
    (&rule::REGION_REMOVED, "Call another region."),
    (&rule::REPLY_FIELD_RENAMED, "Use the new name."),
    (&rule::REPLY_FIELD_TYPE_CHANGED, "Read the new type."),
    (&rule::REPLY_FIELD_TYPE_LOOSENED, "Read the new type."),
    (&rule::REPLY_FIELD_TYPE_READABLE, "Read the new type."),
    (&rule::REPLY_JSON_TEXT_STATED, "Look at each use of the value, which is what the text holds now."),
    (&rule::REQUIRED_FIELD_ADDED, "Give it to the constructor."),
    (&rule::REQUIRED_FIELD_ADDED_ON_WIRE, "Set it on each value that is sent, as the compiler does not ask for it."),
    (&rule::SCOPE_REMOVED, "Give the app one of the scopes that are left."),
    (&rule::TOKEN_REMOVED, "Give the client another kind of token."),
    (&rule::TYPE_MOVED, "Import it from where it is now."),
    (&rule::TYPE_RENAMED, "Use the new name."),
    (&rule::VALUE_REMOVED, "Send another one, as the client refuses this one before anything is sent."),
    (&rule::VARIABLE_DEFAULT_CHANGED, "Choose the value wherever the old one is meant."),
    (&rule::VARIABLE_REMOVED, "Choose another value."),
];

/// What to do about changes of a rule that break; what only changes how the client works asks for nothing.
#[must_use]
pub fn remedy(rule: &Rule) -> Option<&'static str> {
    let [.., source, _] = rule.verdicts;
    let known = REMEDIES.iter().find(|(known, _)| known.name == rule.name).map(|(_, remedy)| *remedy);
    let nothing = (source != Verdict::Breaks).then_some("The client goes by it; code stays as it is.");
    known.or(nothing).filter(|_| rule.worst() == Verdict::Breaks)
}
