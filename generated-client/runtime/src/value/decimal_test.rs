//! Tests of decimals.

use super::Decimal;
use crate::value::{Encode, Json};
use std::cmp::Ordering;
use std::collections::HashSet;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn digits_are_kept() {
    let texts = [
        "0",
        "-0",
        "0.10",
        "1E5",
        "1e400",
        "1e-400",
        "12345678901234567890.5",
        "123456789012345678901234567890",
        "-0.12345678901234567890123",
        "1.0e+5",
    ];
    for text in texts {
        assert_eq!(decimal(text).to_string(), text);
        assert_eq!(decimal(text).as_str(), text);
    }
    assert_eq!(Decimal::default().as_str(), "0");
    assert_eq!(Decimal::from(u128::MAX).as_str(), "340282366920938463463374607431768211455");
    assert_eq!(Decimal::from(-7_i64).as_str(), "-7");
}

#[test]
fn digits_and_places_make_a_number() {
    let cases = [
        (10, 2, "0.10"),
        (-5, 1, "-0.5"),
        (12345, 2, "123.45"),
        (7, 0, "7"),
        (0, 2, "0.00"),
        (15, -3, "15e3"),
        (-1, 400, "-1e-400"),
    ];
    for (digits, places, expected) in cases {
        assert_eq!(Decimal::new(digits, places).as_str(), expected);
        assert_eq!(decimal(expected).as_str(), expected);
    }
}

#[test]
fn other_texts_are_refused() {
    for text in ["", "-", "+1", "01", "1.", ".5", "1,5", "1e", "1e+", "--1", " 1", "1 ", "NaN", "0x1F", "1_000", "١"] {
        let error = text.parse::<Decimal>().unwrap_err().to_string();
        let expected =
            format!("`{text}` is not a decimal number; write it with digits and a point, such as `-0.10` or `1e5`");
        assert_eq!(error, expected);
    }
    assert!("1e1000000000000000000".parse::<Decimal>().is_err());
}

#[test]
fn values_are_compared_to_the_last_digit() {
    let cases = [
        ("0.10", Ordering::Equal, "0.1"),
        ("0.1", Ordering::Equal, "1e-1"),
        ("100", Ordering::Equal, "1E2"),
        ("-0", Ordering::Equal, "0"),
        ("0e5", Ordering::Equal, "0.000"),
        ("0.1", Ordering::Less, "0.10000000000000000000001"),
        ("9007199254740993", Ordering::Greater, "9007199254740992"),
        ("-2", Ordering::Less, "-1"),
        ("-10", Ordering::Less, "-9"),
        ("-1", Ordering::Less, "0"),
        ("0", Ordering::Less, "1e-999999999"),
        ("1e999999999", Ordering::Greater, "1e400"),
        ("12", Ordering::Less, "102"),
    ];
    for (left, order, right) in cases {
        assert_eq!(decimal(left).cmp(&decimal(right)), order, "{left} {right}");
        assert_eq!(decimal(right).cmp(&decimal(left)), order.reverse(), "{right} {left}");
        assert_eq!(decimal(left) == decimal(right), order == Ordering::Equal, "{left} {right}");
        let distinct = HashSet::from([decimal(left), decimal(right)]).len();
        assert_eq!(distinct == 1, order == Ordering::Equal, "{left} {right}");
    }
}

#[test]
fn the_nearest_float_may_lose_digits() {
    assert_eq!(decimal("0.12345678901234567890123").to_f64().to_string(), "0.12345678901234568");
    assert!(decimal("1e400").to_f64().is_infinite());
}

#[test]
fn a_request_has_the_digits() {
    for text in ["0.10", "-0", "1E5", "1e400", "123456789012345678901234567890"] {
        let price = decimal(text);
        let json = Json::members([("price", &price)]);
        assert_eq!(serde_json::to_string(&json).unwrap(), format!(r#"{{"price":{text}}}"#));
        assert_eq!(price.encode().scalar().as_deref(), Some(text));
    }
}
