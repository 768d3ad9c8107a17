//! Hashes of the values of fields that have limits of their own.

use super::options::Options;
use crate::operation::{FieldLocation, OperationInfo};
use crate::value::{Json, Value};
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
    let known = |name: &str| info.fields.iter().find(|known| known.name == name);
    let (name, path) = match known(field) {
        Some(_) => (field, None),
        None => field.split_once('.').map_or((field, None), |(name, path)| (name, Some(path))),
    };
    let location = known(name).map(|known| known.location);
    let of_body = options.body.iter().find(|(given, _)| location == Some(FieldLocation::Body) && given == name);
    let of_query = options.query.iter().find(|(given, _)| location == Some(FieldLocation::Query) && given == name);
    let mut hasher = DefaultHasher::new();
    match (of_body, of_query) {
        (Some((_, value)), _) => {
            let member = path.map_or(Some(value), |path| member_of(value, path)).unwrap_or(&Value::Null);
            hash_json(&Json::Value(member), &mut hasher);
        }
        (None, Some((_, text))) => text.hash(&mut hasher),
        (None, None) => {
            let value = json.member(0, name);
            hash_json(path.map_or(value, |path| member(value, path)), &mut hasher);
        }
    }
    hasher
}

/// Follows a dotted path; the name of a member can contain dots itself.
fn member<'j, 'a>(json: &'j Json<'a>, path: &str) -> &'j Json<'a> {
    let whole = json.member(0, path);
    match path.split_once('.') {
        Some((name, rest)) if matches!(whole, Json::Absent) => member(json.member(0, name), rest),
        _ => whole,
    }
}

fn member_of<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let below = || path.split_once('.').and_then(|(name, rest)| member_of(value.get(name)?, rest));
    value.get(path).or_else(below)
}

fn hash_json(json: &Json<'_>, hasher: &mut DefaultHasher) {
    match json {
        Json::Str(text) => text.hash(hasher),
        Json::Value(Value::String(text)) => text.hash(hasher),
        _ if json.is_nothing() => {}
        _ => serde_json::to_string(json).unwrap_or_default().hash(hasher),
    }
}

#[cfg(test)]
#[path = "value_hash_test.rs"]
mod test;
