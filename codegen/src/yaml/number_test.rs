//! Tests of numbers.

use super::Number;
use crate::yaml::{Value, parse};

#[test]
fn neighbours_are_exact() {
    let cases = [
        ("0.5", (0, 1)),
        ("-0.5", (-1, 0)),
        ("5.0", (5, 5)),
        ("-0", (0, 0)),
        ("0e5", (0, 0)),
        ("1e3", (1000, 1000)),
        ("12.345e1", (123, 124)),
        ("-12.345e2", (-1235, -1234)),
        ("1e-400", (0, 1)),
        ("9223372036854775807.00000000000000000001", (9_223_372_036_854_775_807, 9_223_372_036_854_775_808)),
        ("1000.0000000000000000000001", (1000, 1001)),
        ("1e60", (i128::MAX, i128::MAX)),
        ("-1e300", (i128::MIN, i128::MIN)),
        ("1e-99999999999999999999", (0, 1)),
    ];
    for (text, expected) in cases {
        assert_eq!(Number(text.to_owned()).neighbours(), expected, "{text}");
    }
}

#[test]
fn numbers_are_equal_by_value() {
    let cases = [
        ("0.1", "0.10", true),
        ("0.1", "1e-1", true),
        ("100.0", "1E2", true),
        ("-0.0", "0e5", true),
        ("0.1", "-0.1", false),
        ("0.1", "0.10000000000000000000001", false),
        ("1e300", "1e301", false),
    ];
    for (left, right, is_equal) in cases {
        assert_eq!(Number(left.to_owned()) == Number(right.to_owned()), is_equal, "{left} {right}");
    }
}

#[test]
fn digits_are_kept() {
    let cases = [
        ("0.10", "0.10"),
        ("1.50e3", "1.50e3"),
        ("-0.0", "-0.0"),
        ("0.12345678901234567890123", "0.12345678901234567890123"),
        ("12345678901234567890.5", "12345678901234567890.5"),
    ];
    for (text, expected) in cases {
        let yaml = parse(&format!("a.b: {{ c: [{text}, x] }}\na: {{ b: 1.5 }}")).unwrap();
        let json = Value::from_json(&format!(r#"{{"c":[{text}]}}"#)).unwrap();
        assert_eq!(yaml.get("a.b").unwrap().to_json(), format!(r#"{{"c":[{expected},"x"]}}"#));
        assert_eq!(json.to_json(), format!(r#"{{"c":[{expected}]}}"#));
    }
    // YAML writes these numbers in ways that JSON lacks.
    for (text, expected) in [(".5", "0.5"), ("1.", "1.0"), ("+1.50", "1.5")] {
        assert_eq!(parse(&format!("a: {text}")).unwrap().get("a").unwrap().to_json(), expected, "{text}");
    }
    assert_eq!(Value::from_json("123456789012345678901234567890").unwrap().to_json(), "123456789012345678901234567890");
    assert_eq!(Value::from_json("-0").unwrap().to_json(), "-0");
    assert_eq!(Value::from_json("1e400"), None);
}

#[test]
fn json_of_any_depth_is_read_or_refused() {
    for (levels, is_read) in [(100, true), (128, false), (100_000, false)] {
        let text = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(Value::from_json(&text).is_some(), is_read, "{levels}");
    }
}
