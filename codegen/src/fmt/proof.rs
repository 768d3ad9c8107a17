//! That nothing is lost: whatever else goes wrong, no file is written that says something else.

use super::Refused;
use super::holds::Holds;
use crate::keys::Record;
use crate::yaml::{self, Form, Place, Value};

/// Holds the places of a text against its value: some signs one YAML parser takes for the end of a line, and another does not.
pub(super) fn agree(place: &Place, value: &Value) -> Result<(), Refused> {
    match (&place.form, value) {
        (Form::Map { entries, .. }, Value::Map(members)) if entries.len() == members.len() => {
            entries.iter().zip(members).try_for_each(|(entry, (key, value))| {
                if entry.key == *key { agree(&entry.value, value) } else { Err(Refused::Odd(entry.name.clone())) }
            })
        }
        (Form::List { items, .. }, Value::List(values)) if items.len() == values.len() => {
            items.iter().zip(values).try_for_each(|(item, value)| agree(item, value))
        }
        (Form::Map { .. } | Form::List { .. }, _) | (_, Value::Map(_) | Value::List(_)) => {
            Err(Refused::Odd(place.bytes.clone()))
        }
        _ => Ok(()),
    }
}

/// Holds a text that was formatted against the one before.
pub(super) fn prove(text: &str, before: &Value, out: &str, record: &'static Record) -> Result<(), Refused> {
    if yaml::parse(out).ok() != Some(Holds::Keys(record).ordered(before)) {
        return Err(Refused::Lost("the content"));
    }
    let comments = |text| {
        let mut comments = yaml::comments(text);
        comments.sort_unstable();
        comments
    };
    if comments(text) == comments(out) { Ok(()) } else { Err(Refused::Lost("the comments")) }
}
