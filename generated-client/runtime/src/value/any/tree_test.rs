//! Tests of values.

use super::Value;
use crate::value::{Decimal, Encode};
use serde_json::json;
use std::collections::{BTreeMap, HashSet};

fn value(text: &str) -> Value {
    text.parse().unwrap()
}

/// Texts of JSON as a value writes them.
const TEXTS: [&str; 22] = [
    "null",
    "true",
    "0",
    "-0",
    "0.10",
    "1.0",
    "1E5",
    "1e+05",
    "-7.000000000000000000001",
    "1e400",
    "-1e-400",
    "9007199254740993",
    "18446744073709551616",
    "98765432109876543210.125",
    "123456789012345678901234567890",
    r#""""#,
    r#""a\"b\\c\n€😀""#,
    "[]",
    "{}",
    "[1,[2.50],{}]",
    r#"{"":0.1,"a":{"b":[1e400]}}"#,
    r#"{"$serde_json::private::RawValue":"1"}"#,
];

#[test]
fn every_digit_is_kept() {
    for text in TEXTS {
        let read = value(text);
        assert_eq!(read.to_string(), text);
        assert_eq!(serde_json::to_string(&read.encode()).unwrap(), text);
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
        assert_eq!(serde_json::from_str::<Value>(text).unwrap().to_string(), text);
        assert_eq!(serde_json::from_slice::<Vec<Value>>(format!("[{text}]").as_bytes()).unwrap()[0].to_string(), text);
    }
}

#[test]
fn whitespace_and_escapes_are_read() {
    let cases = [
        (" [ 1 ,\t2\r\n] ", "[1,2]"),
        ("{ \"a\" : [ ] , \"b\" : { } }", r#"{"a":[],"b":{}}"#),
        (r#""\u0041\/\ud83d\ude00\t""#, "\"A/😀\\t\""),
        (r#"{"\u0061":1,"a":2}"#, r#"{"a":2}"#),
        (r#"["\\","\"",","]"#, r#"["\\","\"",","]"#),
    ];
    for (text, expected) in cases {
        assert_eq!(value(text).to_string(), expected, "{text}");
    }
}

#[test]
fn other_texts_are_refused() {
    for text in ["", "01", "[1,]", "{1:2}", "nul", "1 2", "'a'", r#""\ud800""#, "1e1000000000000000000"] {
        let error = text.parse::<Value>().unwrap_err().to_string();
        assert!(error.starts_with("the text is not JSON: "), "{text}: {error}");
    }
}

#[test]
fn a_value_has_at_most_127_levels() {
    for (levels, is_read) in [(127, true), (128, false), (100_000, false)] {
        for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
            let inner = if open == "[" { "" } else { "1" };
            let text = format!("{}{inner}{}", open.repeat(levels), close.repeat(levels));
            assert_eq!(text.parse::<Value>().is_ok(), is_read, "{levels}");
        }
    }
}

#[test]
fn numbers_are_equal_by_value() {
    let cases = [
        ("1", "1.0", true),
        ("0.1", "0.10", true),
        ("100", "1e2", true),
        ("0", "-0", true),
        ("9007199254740993", "9007199254740992", false),
        ("0.1", "0.1000000000000000055511151231257827", false),
        ("1", "\"1\"", false),
        ("[1]", "[1.0]", true),
    ];
    for (left, right, is_equal) in cases {
        assert_eq!(value(left) == value(right), is_equal, "{left} {right}");
        let distinct = HashSet::from([value(left), value(right)]).len();
        assert_eq!(distinct == 1, is_equal, "{left} {right}");
    }
}

#[test]
fn values_of_serde_json_are_converted_and_compared() {
    let values = [
        json!(null),
        json!(false),
        json!(-3),
        json!(u64::MAX),
        json!(0.1),
        json!(1e300),
        json!("text"),
        json!([1, "a", [], {}]),
        json!({ "a": { "b": [0.5] } }),
    ];
    for (index, original) in values.iter().enumerate() {
        let converted = Value::from(original.clone());
        assert_eq!(converted, *original);
        assert_eq!(*original, converted);
        assert_eq!(converted.to_string(), original.to_string());
        assert_eq!(converted.to_serde_json_lossy(), *original);
        for other in values.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other) {
            assert_ne!(converted, *other);
        }
    }
    assert_ne!(value(r#"{"a":1,"b":2}"#), json!({ "a": 1 }));
    assert_ne!(value(r#"{"a":1}"#), json!({ "a": 1, "b": 2 }));
}

#[test]
fn the_tree_of_serde_json_loses_digits() {
    let cases = [
        ("9223372036854775808", json!(9_223_372_036_854_775_808_u64)),
        ("18446744073709551616", json!(18_446_744_073_709_551_616.0)),
        ("0.10000000000000000000001", json!(0.1)),
        ("-0", json!(-0.0)),
        ("1e400", json!("1e400")),
        ("[-1e400,2]", json!(["-1e400", 2])),
    ];
    for (text, expected) in cases {
        assert_eq!(value(text).to_serde_json_lossy(), expected, "{text}");
        assert_eq!(serde_json::to_value(value(text)).unwrap(), expected, "{text}");
    }
    assert_eq!(serde_json::to_value(value("[2.50,1e5]")).unwrap(), json!([2.5, 1e5]));
    assert_eq!(serde_json::from_value::<Value>(json!({ "a": [1, 0.5] })).unwrap(), json!({ "a": [1, 0.5] }));
}

#[test]
fn scalars_and_collections_become_values() {
    let cases = [
        (Value::from(()), "null"),
        (Value::from(true), "true"),
        (Value::from(-1_i8), "-1"),
        (Value::from(u64::MAX), "18446744073709551615"),
        (Value::from(3_usize), "3"),
        (Value::from(2.0), "2.0"),
        (Value::from(0.1_f32), "0.1"),
        (Value::from(1e300), "1e300"),
        (Value::from(f64::NAN), "null"),
        (Value::from(Decimal::new(10, 2)), "0.10"),
        (Value::from("a"), r#""a""#),
        (Value::from("a".to_owned()), r#""a""#),
        (Value::from(vec![1, 2]), "[1,2]"),
        (Value::from(&["a"][..]), r#"["a"]"#),
        (Value::from([Some(1), None]), "[1,null]"),
        (Value::from(BTreeMap::from([("a".to_owned(), Value::Null)])), r#"{"a":null}"#),
        (Value::from_iter([("b", 1), ("a", 2)]), r#"{"a":2,"b":1}"#),
        (Value::from_iter([json!(1), json!("x")]), r#"[1,"x"]"#),
    ];
    for (value, expected) in cases {
        assert_eq!(value.to_string(), expected);
    }
}

#[test]
fn parts_are_found() {
    let mut part = value(r#"{"items":[{"id":"x","size":1e3,"price":0.30},{}],"a/b":{"~":true}}"#);
    assert_eq!(part["items"][0]["id"], "x");
    assert_eq!(part["items"][0]["size"], 1000);
    assert_eq!(part["items"][0]["size"].as_i64(), Some(1000));
    assert_eq!(part["items"][0]["price"].as_decimal().unwrap().as_str(), "0.30");
    assert_eq!(part["items"][0]["price"].as_i64(), None);
    assert_eq!(part["items"][0]["price"].as_f64(), Some(0.3));
    assert!(part["items"][7]["id"].is_null() && part["none"][0]["x"].is_null() && part[0].is_null());
    assert_eq!(part.get("items").and_then(|items| items.get(1)), Some(&Value::Object(BTreeMap::new())));
    assert_eq!(part.pointer("/a~1b/~0"), Some(&Value::Bool(true)));
    assert_eq!(part.pointer("/items/0/id").and_then(Value::as_str), Some("x"));
    for pointer in ["items", "/items/00", "/items/+0", "/items/2", "/items/0/id/x"] {
        assert_eq!(part.pointer(pointer), None, "{pointer}");
    }
    part["items"][1]["id"] = Value::from("y");
    *part.pointer_mut("/items/0/id").unwrap() = Value::Null;
    part["new"]["inner"] = Value::from(1);
    assert_eq!(part["items"], json!([{ "id": null, "size": 1000, "price": 0.3 }, { "id": "y" }]));
    assert_eq!((part["new"].take(), &part["new"]), (json!({ "inner": 1 }).into(), &Value::Null));
}

#[test]
fn whole_numbers_are_read_in_any_spelling() {
    let cases = [
        ("1e3", Some(1000), Some(1000)),
        ("-2.0", Some(-2), None),
        ("0.5", None, None),
        ("-0", Some(0), Some(0)),
        ("1200e-2", Some(12), Some(12)),
        ("9223372036854775808", None, Some(9_223_372_036_854_775_808)),
        ("1.8446744073709551615e19", None, Some(u64::MAX)),
        ("1e400", None, None),
        ("1e-400", None, None),
    ];
    for (text, signed, unsigned) in cases {
        assert_eq!((value(text).as_i64(), value(text).as_u64()), (signed, unsigned), "{text}");
    }
}

#[test]
fn debug_names_the_kinds() {
    let debug = format!("{:?}", value(r#"{"a":[null,true,1.50,"x"]}"#));
    assert_eq!(debug, r#"Object {"a": Array [Null, Bool(true), Number(1.50), String("x")]}"#);
    assert_eq!(format!("{:#}", value("[1]")), "[\n  1\n]");
}
