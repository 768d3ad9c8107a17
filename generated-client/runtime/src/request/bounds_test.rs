//! Table of decimals and the range that they are held to.

use super::bounds_rule;
use crate::operation::{Field, ValueType};
use crate::value::{Decimal, Json, Value};

#[test]
fn a_decimal_is_within_its_range_to_the_last_digit() {
    let field = Field::body("price", ValueType::Number).range(0, 5);
    let cases = [
        ("5", None),
        ("5.000", None),
        ("-0", None),
        ("5.00000000000000000000001", Some("is 5.00000000000000000000001, but must be 0 to 5")),
        ("-1e-400", Some("is -1e-400, but must be 0 to 5")),
    ];
    for (text, expected) in cases {
        let price: Decimal = text.parse().unwrap();
        let rule = bounds_rule(&field, &Json::Decimal(&price)).map(|rule| rule.to_string());
        assert_eq!(rule.as_deref(), expected, "{text}");
        let value: Value = text.parse().unwrap();
        let rule = bounds_rule(&field, &Json::Value(&value)).map(|rule| rule.to_string());
        assert_eq!(rule.as_deref(), expected, "{text}");
    }
}
