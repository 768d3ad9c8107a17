//! Objects that are stored and read again.

use super::super::{Decimal, Upload, Value};
use crate::__fields as fields;
use serde_json::json;
use std::collections::BTreeMap;

#[derive(Clone)]
struct Send {
    id: String,
    body_id: Option<i64>,
    price: Option<Decimal>,
    items: Vec<Item>,
    labels: BTreeMap<String, Value>,
    file: Option<Upload>,
}

fields!(sent Send { id, body_id = "id", price, items, labels, file });

#[derive(Clone, Default)]
struct Item {
    is_new: Option<bool>,
    next: Option<Box<Item>>,
}

fields!(sent received Item { is_new = "new", next });

fn stored(send: &Send) -> serde_json::Value {
    serde_json::to_value(send).unwrap()
}

#[test]
fn an_object_is_stored_with_the_keys_of_its_page() {
    let next = Item { is_new: Some(true), next: None };
    let send = Send {
        id: "r7".to_owned(),
        body_id: Some(3),
        price: Some("0.10".parse().unwrap()),
        items: vec![Item { is_new: None, next: Some(Box::new(next)) }],
        labels: BTreeMap::from([("a".to_owned(), Value::from(1))]),
        file: Some(Upload::from_bytes("a.txt", "hi")),
    };
    let json = json!({
        "id": "r7", "id@2": 3, "price": "0.10", "items": [{ "next": { "new": true } }], "labels": { "a": 1 },
        "file": { "name": "a.txt", "content_type": null, "bytes": [104, 105] },
    });
    assert_eq!(stored(&send), json);
    let read: Send = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(stored(&read), json);
}

#[test]
fn a_field_that_does_not_fit_is_named() {
    for (text, expected) in [
        ("[]", "is not an object"),
        ("{}", "`id` is missing"),
        (r#"{"id":1}"#, "`id` is not a string"),
        (r#"{"id":"a","items":[{"next":{"new":1}}],"labels":{}}"#, "`items[0].next.new` is not a boolean"),
        (r#"{"id":"a","items":[],"labels":[]}"#, "`labels` is not an object"),
        (r#"{"id":"a","items":[],"labels":{},"price":"x"}"#, "`price` is not a number"),
    ] {
        let error = serde_json::from_str::<Send>(text).unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
    }
}

#[derive(Clone)]
struct Filter {
    field: String,
    not: Option<Box<Filter>>,
}

fields!(sent Filter { field, not });

#[test]
fn a_request_can_contain_itself() {
    let text = r#"{"field":"a","not":{"field":"b"}}"#;
    let read: Filter = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    assert_eq!(read.not.map(|inner| inner.field).as_deref(), Some("b"));
}

#[test]
fn what_is_unknown_or_null_is_passed_over() {
    let text = r#"{"id":"a","items":[{"new":null,"later":[1]}],"labels":{},"later":{}}"#;
    let read: Send = serde_json::from_str(text).unwrap();
    assert_eq!(stored(&read), json!({ "id": "a", "items": [{}], "labels": {} }));
}
