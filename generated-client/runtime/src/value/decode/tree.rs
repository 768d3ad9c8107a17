//! The values of a response as a tree, for debug output and equality.

use super::slot::{Object, Slot};
use crate::value::depth::encode_nested;
use crate::value::json::Json;

/// Returns the values of an object, which borrows their strings.
pub(crate) fn tree(object: &mut dyn Object) -> Json<'_> {
    let fields = object.fields().into_list();
    encode_nested(|| Json::Object(fields.into_iter().map(|(name, field)| (name, value(field.slot()))).collect()))
}

fn value(slot: Slot<'_>) -> Json<'_> {
    match slot {
        Slot::Text(text) => Json::Str(text),
        Slot::Integer(int) => Json::Int(*int),
        Slot::Float(float) => Json::Float(*float),
        Slot::Decimal(decimal) => Json::Decimal(decimal),
        Slot::Bool(bool) => Json::Bool(*bool),
        Slot::File(upload) => Json::File(upload),
        Slot::Any(any) => Json::Value(any),
        Slot::Object(object) => tree(object),
        Slot::Optional(optional) => optional.get().map_or(Json::Absent, |some| value(some.slot())),
        Slot::List(list) => {
            encode_nested(|| Json::List(list.items().into_iter().map(|item| value(item.slot())).collect()))
        }
        Slot::Map(map) => {
            let entries = map.entries().into_iter();
            encode_nested(|| Json::Object(entries.map(|(key, entry)| (key, value(entry.slot()))).collect()))
        }
    }
}
