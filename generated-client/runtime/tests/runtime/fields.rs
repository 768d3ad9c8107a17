//! Debug output and equality of generated types, by the list of their fields.

use clientloom_runtime::__private::prelude::{BTreeMap, fields};
use clientloom_runtime::__private::{FieldsByKey, Object, debug_received, equal_received};
use clientloom_runtime::testing::json;
use clientloom_runtime::{Decimal, Value};
use std::fmt;

/// A type with a field of each kind.
#[derive(Clone, Default)]
struct Room {
    name: String,
    floor: Option<i64>,
    area: Option<f64>,
    price: Option<Decimal>,
    is_open: Option<bool>,
    tags: Vec<String>,
    free: Option<Value>,
    by_day: BTreeMap<String, i64>,
    inner: Option<Box<Room>>,
}

fields!(sent received Room { name, floor = "floorNo", area, price, is_open = "open", tags, free, by_day, inner });

/// A type with the same fields that is not sent.
#[derive(Clone)]
struct Hall(Room);

impl Object for Hall {
    fn fields(&mut self) -> FieldsByKey<'_> {
        self.0.fields()
    }
}

impl fmt::Debug for Hall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_received(self, f)
    }
}

impl PartialEq for Hall {
    fn eq(&self, other: &Self) -> bool {
        equal_received(self, other)
    }
}

fn room() -> Room {
    Room {
        name: "r\"7".to_owned(),
        floor: Some(2),
        area: Some(1.5),
        is_open: Some(true),
        tags: vec!["a".to_owned()],
        by_day: BTreeMap::from([("mon".to_owned(), 1)]),
        inner: Some(Box::new(Room::default())),
        ..Room::default()
    }
}

#[test]
fn debug_output_has_the_fields_that_are_set() {
    let inner = r#"{"name": "", "tags": [], "by_day": {}}"#;
    assert_eq!(format!("{:?}", Room::default()), r#"Room { name: "", tags: [], by_day: {} }"#);
    assert_eq!(
        format!("{:?}", room()),
        format!(
            r#"Room {{ name: "r\"7", floorNo: 2, area: 1.5, open: true, tags: ["a"], by_day: {{"mon": 1}}, inner: {inner} }}"#
        )
    );
}

#[test]
fn debug_output_is_the_same_for_types_that_are_not_sent() {
    for room in [Room::default(), room(), Room { inner: Some(Box::new(room())), free: Some(json("[1]")), ..room() }] {
        let sent = format!("{room:#?}");
        assert_eq!(format!("{:#?}", Hall(room)), sent.replacen("Room", "Hall", 1));
    }
}

#[test]
fn equality_compares_every_field() {
    let changes: [fn(&mut Room); 9] = [
        |room| room.name.push('x'),
        |room| room.floor = None,
        |room| room.area = Some(f64::NAN),
        |room| room.price = Some(Decimal::from(1)),
        |room| room.is_open = Some(false),
        |room| room.tags.clear(),
        |room| room.free = Some(json("null")),
        |room| room.by_day.clear(),
        |room| room.inner = None,
    ];
    assert_eq!(room(), room());
    assert_eq!(Hall(room()), Hall(room()));
    for change in changes {
        let mut other = room();
        change(&mut other);
        assert_ne!(room(), other);
        assert_ne!(Hall(room()), Hall(other));
    }
}
