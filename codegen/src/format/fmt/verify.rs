//! The comparison of a formatted text with the original: neither values nor comments may change.

use super::content::Content;
use super::error::FormatError;
use crate::format::keys::Record;
use crate::yaml::{self, Node, NodeStyle, Value};

/// Checks that both YAML parsers read the same keys.
///
/// The parsers disagree about some characters, which only one of them reads as the end of a line.
pub(super) fn check_parsers(node: &Node, value: &Value) -> Result<(), FormatError> {
    match (&node.style, value) {
        (NodeStyle::Map { entries, .. }, Value::Map(members)) if entries.len() == members.len() => {
            entries.iter().zip(members).try_for_each(|(entry, (key, value))| {
                if entry.key == *key {
                    check_parsers(&entry.value, value)
                } else {
                    Err(FormatError::Unsupported(entry.name.clone()))
                }
            })
        }
        (NodeStyle::List { items, .. }, Value::List(values)) if items.len() == values.len() => {
            items.iter().zip(values).try_for_each(|(item, value)| check_parsers(item, value))
        }
        (NodeStyle::Map { .. } | NodeStyle::List { .. }, _) | (_, Value::Map(_) | Value::List(_)) => {
            Err(FormatError::Unsupported(node.bytes.clone()))
        }
        _ => Ok(()),
    }
}

/// Checks that a formatted text has the values and the comments of the original.
pub(super) fn check_output(text: &str, before: &Value, out: &str, record: &'static Record) -> Result<(), FormatError> {
    if yaml::parse(out).ok() != Some(Content::Keys(record).ordered(before)) {
        return Err(FormatError::Altered("the content"));
    }
    let comments = |text| {
        let mut comments = yaml::comments(text);
        comments.sort_unstable();
        comments
    };
    if comments(text) == comments(out) { Ok(()) } else { Err(FormatError::Altered("the comments")) }
}
