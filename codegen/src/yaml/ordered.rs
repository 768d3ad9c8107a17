//! Members of JSON in the order of the text.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::plain_json::without_repeated;

/// The members of an object, in the order of the text.
pub(super) struct Members<'t>(pub(super) Vec<(String, &'t RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Object).map(Self)
    }
}

/// Takes the members of an object. Of members with one name the last one counts.
struct Object;

impl<'de> Visitor<'de> for Object {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut map = Vec::new();
        while let Some(member) = members.next_entry()? {
            map.push(member);
        }
        Ok(without_repeated(map))
    }
}

#[cfg(test)]
mod tests {
    use crate::yaml::Value;

    #[test]
    fn members_keep_their_order() {
        let rows = [
            (r#"{"b":1,"a":{"d":[true,null],"c":-1.50}}"#, Some(r#"{"b":1,"a":{"d":[true,null],"c":-1.50}}"#)),
            (r#"{"b":1,"a":2,"b":18446744073709551615}"#, Some(r#"{"b":18446744073709551615,"a":2}"#)),
            ("\"a\\u00e9\"", Some("\"aé\"")),
            ("{", None),
            ("{} x", None),
        ];
        for (text, written) in rows {
            assert_eq!(Value::from_ordered_json(text).map(|value| value.to_json()).as_deref(), written, "{text}");
        }
    }
}
