//! JSON whose members keep their order.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::value::Value;

/// A JSON value with its members in the order of the text.
struct Ordered(Value);

/// Reads JSON. Of members with one name the last one counts.
pub(super) fn read(text: &str) -> Option<Value> {
    serde_json::from_str::<Ordered>(text).ok().map(|Ordered(value)| value)
}

impl<'de> Deserialize<'de> for Ordered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Json).map(Self)
    }
}

/// Takes the values of JSON.
struct Json;

impl<'de> Visitor<'de> for Json {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Integer(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Ordered(item)) = items.next_element()? {
            list.push(item);
        }
        list.shrink_to_fit();
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map: Vec<(String, Value)> = Vec::new();
        while let Some((name, Ordered(value))) = members.next_entry()? {
            map.push((name, value));
        }
        map.shrink_to_fit();
        Ok(Value::Map(without_repeated(map)))
    }
}

/// Keeps the last value of each name, at the position of the first one.
fn without_repeated(map: Vec<(String, Value)>) -> Vec<(String, Value)> {
    let mut names: Vec<&str> = map.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    if names.windows(2).all(|pair| pair[0] != pair[1]) {
        return map;
    }
    let mut positions: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept: Vec<(String, Value)> = Vec::new();
    for (name, value) in map {
        if let Some(position) = positions.get(&name) {
            kept[*position].1 = value;
        } else {
            positions.insert(name.clone(), kept.len());
            kept.push((name, value));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn members_keep_their_order() {
        let rows = [
            (r#"{"b":1,"a":{"d":[true,null],"c":-1.5}}"#, Some(r#"{"b":1,"a":{"d":[true,null],"c":-1.5}}"#)),
            (r#"{"b":1,"a":2,"b":18446744073709551615}"#, Some(r#"{"b":18446744073709551615,"a":2}"#)),
            ("\"a\\u00e9\"", Some("\"aé\"")),
            ("{", None),
            ("{} x", None),
        ];
        for (text, written) in rows {
            assert_eq!(read(text).map(|value| value.to_json()).as_deref(), written, "{text}");
        }
    }
}
