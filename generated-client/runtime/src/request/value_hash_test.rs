//! Values of fields as hashes: which calls share the limits of a value.

use super::value_hashes;
use crate::operation::{Concurrency, Field, FieldRate, ObjectType, OperationInfo, Rate, Service, ValueType};
use crate::request::Options;
use crate::value::{Json, Value};
use serde_json::json;

static SERVICE: Service = Service { host: "https://acme.example", ..Service::BASE };
static GUEST: ObjectType =
    ObjectType::new(&[Field::body("id", ValueType::String), Field::body("of.desk", ValueType::String)]);

static FIELDS: [Field; 3] = [
    Field::query("room", ValueType::String),
    Field::body("guest", ValueType::Object(&GUEST)),
    Field::body("a.b", ValueType::Any),
];

static RATES: [FieldRate; 1] = [FieldRate::of("guest.id", Rate::per_second(5))];

fn info(field: &'static str) -> OperationInfo {
    OperationInfo { fields: &FIELDS, concurrency: Some(Concurrency::per(field, 1)), ..OperationInfo::of(&SERVICE) }
}

/// Returns the hash of a field in a call with these values.
fn hash(field: &'static str, values: &serde_json::Value, options: &Options) -> u64 {
    let values = Value::from(values.clone());
    let Value::Object(members) = &values else { panic!("members") };
    let members = members.iter().map(|(name, value)| (name.as_str(), tree(value)));
    let hashes = value_hashes(&info(field), &Json::Object(members.collect()), options);
    assert_eq!(hashes.iter().map(|(field, _)| *field).collect::<Vec<_>>(), [field]);
    hashes[0].1
}

/// Returns a value as a typed request has it.
fn tree(value: &Value) -> Json<'_> {
    match value {
        Value::String(text) => Json::Str(text),
        Value::Number(_) => value.as_i64().map_or(Json::Null, Json::Int),
        Value::Object(members) => {
            Json::Object(members.iter().map(|(name, value)| (name.as_str(), tree(value))).collect())
        }
        other => Json::Value(other),
    }
}

#[test]
fn equal_values_share_a_hash() {
    let other = || Options::new().query_field("room", "b").body_field("guest", json!({ "id": "b", "of.desk": 9 }));
    for (field, one, two, options, is_same) in [
        ("room", json!({ "room": "a" }), json!({ "room": "a", "a.b": 7 }), Options::new(), true),
        ("room", json!({ "room": "a" }), json!({ "room": "b" }), Options::new(), false),
        ("room", json!({ "room": "5" }), json!({ "room": 5 }), Options::new(), true),
        ("room", json!({ "room": true }), json!({ "room": "true" }), Options::new(), true),
        ("room", json!({}), json!({ "room": null }), Options::new(), true),
        ("room", json!({}), json!({ "room": "a" }), Options::new(), false),
        ("room", json!({ "room": "b" }), json!({ "room": "a" }), other(), true),
        ("guest.id", json!({ "guest": { "id": "a" } }), json!({ "guest": { "id": "a" } }), Options::new(), true),
        ("guest.id", json!({ "guest": { "id": "a" } }), json!({ "guest": { "id": "b" } }), Options::new(), false),
        ("guest.id", json!({ "guest": {} }), json!({}), Options::new(), true),
        ("guest.id", json!({ "guest": { "id": "b" } }), json!({ "guest": { "id": "a" } }), other(), true),
        ("guest.of.desk", json!({ "guest": { "of.desk": "a" } }), json!({ "guest": {} }), Options::new(), false),
        ("guest.of.desk", json!({ "guest": { "of.desk": "9" } }), json!({}), other(), true),
        ("a.b", json!({ "a.b": "a" }), json!({ "a.b": "b" }), Options::new(), false),
    ] {
        let hashes = [hash(field, &one, &Options::new()), hash(field, &two, &options)];
        assert_eq!(hashes[0] == hashes[1], is_same, "{field}: {one} and {two}");
    }
}

#[test]
fn rates_and_numbers_of_calls_name_their_fields() {
    let info = OperationInfo { field_rates: &RATES, ..info("room") };
    let hashes = value_hashes(&info, &Json::Object(Vec::new()), &Options::new());
    assert_eq!(hashes.iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["guest.id", "room"]);
    let all = OperationInfo { concurrency: Some(Concurrency::of(1)), ..OperationInfo::of(&SERVICE) };
    assert!(value_hashes(&all, &Json::Object(Vec::new()), &Options::new()).is_empty());
}
