//! Changes as JSON for other programs, in the format of `codegen/schemas/diff.json`.

use crate::change::diff::accepted::Accepted;
use crate::change::diff::bump::Bump;
use crate::change::diff::change::{Change, ChangeLocation, Changes};
use crate::change::diff::rule::AUDIENCES;
use crate::yaml::Value;

/// Returns the required version, with and without accepted changes, and all changes.
#[must_use]
pub fn json(changes: &Changes, accepted: &Accepted) -> String {
    let due = |changes: &Changes| text(Bump::from(changes.worst()).to_string());
    let members = [
        ("due", due(changes)),
        ("due_without_agreed", due(&accepted.without(changes))),
        ("changes", Value::List(changes.0.iter().map(|one| change(one, accepted.holds(one))).collect())),
    ];
    map(members).to_pretty_json()
}

fn change(change: &Change, is_accepted: bool) -> Value {
    let verdicts =
        AUDIENCES.iter().zip(change.rule.verdicts).map(|(audience, verdict)| (*audience, text(verdict.word())));
    let [old, new] = &change.values;
    map([
        ("rule", text(change.rule.name)),
        ("verdict", text(change.rule.worst().word())),
        ("audiences", map(verdicts)),
        ("subject", text(&change.subject)),
        ("address", text(&change.address)),
        ("old", side(change.old.as_ref(), old)),
        ("new", side(change.new.as_ref(), new)),
        ("says", text(change.rule.doc)),
        ("fingerprint", text(change.fingerprint())),
        ("agreed", Value::Bool(is_accepted)),
    ])
}

/// Returns a value with its location; null if there is none.
fn side(location: Option<&ChangeLocation>, value: &str) -> Value {
    let Some(ChangeLocation { file, line }) = location else { return Value::Null };
    let line = i128::try_from(*line).unwrap_or(i128::MAX);
    map([("file", text(file)), ("line", Value::Integer(line)), ("value", text(value))])
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

fn map<'a>(members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    Value::Map(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}
