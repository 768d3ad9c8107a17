//! Hashes of the values of fields that have limits of their own.

use super::options::Options;
use crate::operation::{FieldLocation, OperationInfo};
use crate::value::Json;
use serde_json::Value;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Returns the fields for whose values the page states limits, each with the hash of its value.
///
/// A number and its text are one value. Unset, null and missing are one more.
pub(super) fn value_hashes(info: &OperationInfo, json: &Json<'_>, options: &Options) -> Vec<(&'static str, u64)> {
    let fields = info.field_rates.iter().map(|rate| rate.field);
    let fields = fields.chain(info.concurrency.and_then(|concurrency| concurrency.field));
    fields.map(|field| (field, hash(info, json, options, field).finish())).collect()
}

fn hash(info: &OperationInfo, json: &Json<'_>, options: &Options, field: &str) -> DefaultHasher {
    let mut names = field.split('.');
    let name = names.next().unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    let location = info.fields.iter().find(|known| known.name == name).map(|known| known.location);
    let of_body = options.body.iter().find(|(given, _)| location == Some(FieldLocation::Body) && given == name);
    let of_query = options.query.iter().find(|(given, _)| location == Some(FieldLocation::Query) && given == name);
    match (of_body, of_query) {
        (Some((_, value)), _) => {
            let member = names.try_fold(value, |value, name| value.get(name)).unwrap_or(&Value::Null);
            hash_json(&Json::Value(member), &mut hasher);
        }
        (None, Some((_, text))) => text.hash(&mut hasher),
        (None, None) => hash_json(names.fold(json.member(0, name), |json, name| json.member(0, name)), &mut hasher),
    }
    hasher
}

fn hash_json(json: &Json<'_>, hasher: &mut DefaultHasher) {
    match json {
        Json::Str(text) => text.hash(hasher),
        Json::Value(Value::String(text)) => text.hash(hasher),
        _ if json.is_nothing() => {}
        _ => serde_json::to_string(json).unwrap_or_default().hash(hasher),
    }
}
