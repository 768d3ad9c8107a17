//! That nothing is lost: whatever else goes wrong, no file is written that says something else.

use super::error::FormatError;
use super::holds::Holds;
use crate::format::keys::Record;
use crate::yaml::{self, Node, NodeStyle, Value};

/// Holds the places of a text against its value: some signs one YAML parser takes for the end of a line, and another does not.
pub(super) fn agree(node: &Node, value: &Value) -> Result<(), FormatError> {
    match (&node.style, value) {
        (NodeStyle::Map { entries, .. }, Value::Map(members)) if entries.len() == members.len() => {
            entries.iter().zip(members).try_for_each(|(entry, (key, value))| {
                if entry.key == *key { agree(&entry.value, value) } else { Err(FormatError::Odd(entry.name.clone())) }
            })
        }
        (NodeStyle::List { items, .. }, Value::List(values)) if items.len() == values.len() => {
            items.iter().zip(values).try_for_each(|(item, value)| agree(item, value))
        }
        (NodeStyle::Map { .. } | NodeStyle::List { .. }, _) | (_, Value::Map(_) | Value::List(_)) => {
            Err(FormatError::Odd(node.bytes.clone()))
        }
        _ => Ok(()),
    }
}

/// Holds a text that was formatted against the one before.
pub(super) fn prove(text: &str, before: &Value, out: &str, record: &'static Record) -> Result<(), FormatError> {
    if yaml::parse(out).ok() != Some(Holds::Keys(record).ordered(before)) {
        return Err(FormatError::Lost("the content"));
    }
    let comments = |text| {
        let mut comments = yaml::comments(text);
        comments.sort_unstable();
        comments
    };
    if comments(text) == comments(out) { Ok(()) } else { Err(FormatError::Lost("the comments")) }
}
