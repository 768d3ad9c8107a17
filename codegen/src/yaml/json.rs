//! Reading of JSON, with the digits of its numbers.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::number::Number;
use super::value::Value;

/// The deepest nesting that is read, in levels. `serde_json` has the same limit.
const MAX_DEPTH: usize = 127;

impl Value {
    /// Reads JSON; `None` if the text is invalid, or has a number beyond the range of a float.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        value(serde_json::from_str(text).ok()?, MAX_DEPTH)
    }
}

fn value(raw: &RawValue, levels: usize) -> Option<Value> {
    let text = raw.get();
    Some(match text.as_bytes().first()? {
        b'{' => {
            let (levels, members) = (levels.checked_sub(1)?, serde_json::from_str::<BTreeMap<String, &RawValue>>(text));
            let members = members.ok()?.into_iter().map(|(name, raw)| Some((name, value(raw, levels)?)));
            Value::Map(members.collect::<Option<_>>()?)
        }
        b'[' => {
            let (levels, items) = (levels.checked_sub(1)?, serde_json::from_str::<Vec<&RawValue>>(text));
            Value::List(items.ok()?.into_iter().map(|raw| value(raw, levels)).collect::<Option<_>>()?)
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
