//! JSON without fractions, read in one pass.
//!
//! Most JSON has none. A fraction needs the digits of the text, for which `json.rs` reads the text
//! once for each level of nesting.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;

use super::value::Value;

/// The order of the members of an object. Of members with one name the last one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// By name.
    Sorted,
    /// As in the text.
    Stated,
}

/// Reads JSON. `None` means invalid JSON, and an error means a number with a fraction or beyond the
/// range of an integer.
pub(super) fn read(text: &str, order: Order) -> Result<Option<Value>, ()> {
    let mut json = serde_json::Deserializer::from_str(text);
    match order.deserialize(&mut json).and_then(|value| json.end().map(|()| value)) {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.classify() == Category::Data => Err(()),
        Err(_) => Ok(None),
    }
}

impl<'de> DeserializeSeed<'de> for Order {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Order {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Integer(value.into()))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Value, E> {
        Err(E::custom("a number with a fraction"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        list.shrink_to_fit();
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map: Vec<(String, Value)> = Vec::new();
        while let Some(name) = members.next_key()? {
            map.push((name, members.next_value_seed(self)?));
        }
        // Small objects are many: each takes the memory that it needs.
        map.shrink_to_fit();
        Ok(Value::Map(match self {
            Self::Sorted => map.into_iter().collect::<BTreeMap<_, _>>().into_iter().collect(),
            Self::Stated => without_repeated(map),
        }))
    }
}

/// Keeps the last value of each name, at the position of the first one.
pub(super) fn without_repeated<T>(map: Vec<(String, T)>) -> Vec<(String, T)> {
    let mut names: Vec<&str> = map.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    if names.windows(2).all(|pair| pair[0] != pair[1]) {
        return map;
    }
    let mut positions: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept: Vec<(String, T)> = Vec::new();
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
    use super::{Order, read};

    #[test]
    fn json_without_fractions_is_read_in_one_pass() {
        let rows = [
            (r#"{"b":1,"a":[true,null,"x"],"b":-2}"#, Ok(Some(r#"{"b":-2,"a":[true,null,"x"]}"#))),
            ("18446744073709551615", Ok(Some("18446744073709551615"))),
            ("{", Ok(None)),
            ("{} x", Ok(None)),
            ("[1.50]", Err(&())),
            ("[-0]", Err(&())),
            ("[18446744073709551616]", Err(&())),
        ];
        for (text, expected) in rows {
            let found = read(text, Order::Stated).map(|value| value.map(|value| value.to_json()));
            assert_eq!(found.as_ref().map(Option::as_deref), expected, "{text}");
        }
        let sorted = read(r#"{"b":1,"a":{"d":2,"c":3},"b":4}"#, Order::Sorted).map(|value| value.map(|v| v.to_json()));
        assert_eq!(sorted, Ok(Some(r#"{"a":{"c":3,"d":2},"b":4}"#.to_owned())));
    }

    #[test]
    fn deep_nesting_is_refused() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(matches!(read(&nested(127), Order::Stated), Ok(Some(_))));
        assert_eq!(read(&nested(128), Order::Stated), Ok(None));
    }
}
