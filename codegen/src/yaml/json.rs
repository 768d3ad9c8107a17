//! Reading of JSON, with the digits of its numbers.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::number::Number;
use super::ordered::Members;
use super::plain_json::{self, Order};
use super::value::Value;

/// The deepest nesting that is read, in levels. `serde_json` has the same limit.
const MAX_DEPTH: usize = 127;

impl Value {
    /// Reads JSON; `None` if the text is invalid, or has a number beyond the range of a float.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        let plain = plain_json::read(text, Order::Sorted);
        plain.unwrap_or_else(|()| value(serde_json::from_str(text).ok()?, MAX_DEPTH, sorted))
    }

    /// Reads JSON whose members keep their order; `None` like [`Value::from_json`].
    ///
    /// Of members with one name the last one counts.
    #[must_use]
    pub(crate) fn from_ordered_json(text: &str) -> Option<Self> {
        let plain = plain_json::read(text, Order::Stated);
        plain.unwrap_or_else(|()| value(serde_json::from_str(text).ok()?, MAX_DEPTH, in_order))
    }
}

/// Reads the members of an object.
type ReadMembers = for<'t> fn(&'t str) -> Option<Vec<(String, &'t RawValue)>>;

fn in_order(text: &str) -> Option<Vec<(String, &RawValue)>> {
    serde_json::from_str(text).ok().map(|Members(members)| members)
}

fn sorted(text: &str) -> Option<Vec<(String, &RawValue)>> {
    serde_json::from_str::<BTreeMap<_, _>>(text).ok().map(|members| members.into_iter().collect())
}

fn value(raw: &RawValue, levels: usize, read: ReadMembers) -> Option<Value> {
    let text = raw.get();
    Some(match text.as_bytes().first()? {
        b'{' => {
            let (levels, members) = (levels.checked_sub(1)?, read(text)?);
            // Small objects are many: each takes the memory that it needs.
            let mut entries = Vec::with_capacity(members.len());
            for (name, raw) in members {
                entries.push((name, value(raw, levels, read)?));
            }
            Value::Map(entries)
        }
        b'[' => {
            let (levels, items) = (levels.checked_sub(1)?, serde_json::from_str::<Vec<&RawValue>>(text).ok()?);
            let mut list = Vec::with_capacity(items.len());
            for raw in items {
                list.push(value(raw, levels, read)?);
            }
            Value::List(list)
        }
        b'"' => Value::Text(serde_json::from_str(text).ok()?),
        b't' => Value::Bool(true),
        b'f' => Value::Bool(false),
        b'n' => Value::Null,
        _ => match text.parse::<i64>().map(i128::from).or_else(|_| text.parse::<u64>().map(i128::from)) {
            Ok(integer) if text != "-0" => Value::Integer(integer),
            _ => Value::Float(Number::parse(text)?),
        },
    })
}
