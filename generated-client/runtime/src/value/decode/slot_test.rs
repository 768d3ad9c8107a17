//! The search for keys in a list of fields.

use super::{FieldsByKey, Slot};

/// Sets the fields `a`, `b` and `c` to the numbers of the keys that name them. Returns the fields.
fn set(keys: &[&str]) -> [i64; 3] {
    let [mut a, mut b, mut c] = [0; 3];
    let mut fields = FieldsByKey::new([("a", &mut a), ("b", &mut b), ("c", &mut c)]);
    for (number, key) in (1..).zip(keys) {
        if let Some(Slot::Integer(field)) = fields.get(key).map(|field| field.slot()) {
            *field = number;
        }
    }
    [a, b, c]
}

#[test]
fn keys_are_found_in_any_order() {
    let cases: [(&[&str], [i64; 3]); 6] = [
        (&["a", "b", "c"], [1, 2, 3]),
        (&["c", "b", "a"], [3, 2, 1]),
        (&["b", "b", "a"], [3, 2, 0]),
        (&["c", "c"], [0, 0, 2]),
        (&["x", "b", "x", "a"], [4, 2, 0]),
        (&[], [0, 0, 0]),
    ];
    for (keys, fields) in cases {
        assert_eq!(set(keys), fields, "{keys:?}");
    }
}
