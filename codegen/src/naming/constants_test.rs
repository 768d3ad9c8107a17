//! Names of constants for documented values.

use super::{SHARED_CONSTANTS, constants, constants_type};
use crate::naming::{module, snake};

/// The values of a field, and the names of their constants; `-` for none.
const VALUES: &[(&[&str], &[&str])] = &[
    (&["open_id", "union_id"], &["OPEN_ID", "UNION_ID"]),
    (&["zh-CN", "openId", "in progress"], &["ZH_CN", "OPEN_ID", "IN_PROGRESS"]),
    (&["1h", "self", "aws:kms", "{KEY}"], &["N1H", "SELF", "AWS_KMS", "KEY"]),
    (&["", "+", "-1", "1.5", "2021", "2024-09"], &["-", "-", "-", "-", "-", "-"]),
    (&["_", "²", "——"], &["-", "-", "-"]),
    (&["已完成", "é"], &["已完成", "É"]),
    (&["yyyy-mm", "yyyy/mm", "mm"], &["YYYY_DASH_MM", "YYYY_SLASH_MM", "MM"]),
    (&["c", "c++", "c#"], &["C", "C_PLUS_PLUS", "C_HASH"]),
    (&["asc", "ASC", "desc"], &["-", "-", "DESC"]),
    (&["a-b", "a_b", "a dash b"], &["-", "A_UNDERSCORE_B", "-"]),
    (&["a-b", "a\tb"], &["A_DASH_B", "A_B"]),
];

#[test]
fn values_become_names_of_constants() {
    for (values, names) in VALUES {
        let found: Vec<String> = constants(values).into_iter().map(|name| name.unwrap_or("-".to_owned())).collect();
        assert_eq!(found, *names, "{values:?}");
    }
}

/// A field, its object, the names that are taken, and the name of the type.
const TYPES: &[(&str, &str, &[&str], &str)] = &[
    ("user_id_type", "Create", &[], "UserIdType"),
    ("user_id_type", "CreateResponse", &["UserIdType"], "CreateResponseUserIdType"),
    ("method", "Create", &[], "MethodValues"),
    ("method", "Create", &["MethodValues"], "CreateMethod"),
    ("safety", "Retry", &["Safety"], "RetrySafetyValues"),
    ("a1", "A", &["A1", "AA1"], "AA1Values"),
    ("a1", "A", &["A1", "AA1", "AA1Values"], "AA1Values2"),
];

#[test]
fn fields_become_names_of_types() {
    for (field, owner, taken, name) in TYPES {
        assert_eq!(constants_type(field, owner, |name| !taken.contains(&name)), *name, "{field} of {owner}");
    }
}

#[test]
fn no_wire_name_becomes_the_module_of_shared_constants() {
    for wire in ["values", "values_", "values__", "Values", "VALUES_"] {
        assert_eq!([module(wire), snake(wire)], ["values", "values"], "{wire}");
        assert_ne!(module(wire), SHARED_CONSTANTS);
    }
}
