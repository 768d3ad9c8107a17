//! Texts and values that YAML could mistake for something else.

use clientloom::yaml::{Value, parse};

const TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    "a b",
    " a",
    "a ",
    "yes",
    "No",
    "null",
    "~",
    "true",
    "on",
    "NaN",
    ".nan",
    "7",
    "-7",
    "0x1f",
    "1e3",
    "0o7",
    "2024-09-23",
    "12:30:45",
    "a: b",
    "a:b",
    "a #b",
    "#a",
    "- a",
    "-",
    "? a",
    "[a]",
    "{a}",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "'a'",
    "it's",
    "\"a\"",
    "a\"b",
    "\\n",
    "a, b",
    "a\nb",
    "a\n\nb",
    "a\n  b\n- c",
    "\na",
    "a\n",
    " a\nb",
    "a\n \nb",
    "\ta",
    "a\tb",
    "a\r\nb",
    "a\u{2028}b",
    "a\u{85}b",
    "\u{feff}a",
    "a\u{7f}",
    "价格 7",
    "表:\n - 一\n#二",
    "---",
    "...",
    "<<",
    "=",
];

#[test]
fn every_text_survives_yaml() {
    for text in TEXTS {
        let value = Value::from(*text);
        let map = Value::Map(vec![((*text).to_owned(), value.clone())]);
        let list = Value::List(vec![value.clone(), map.clone(), Value::List(vec![value.clone()])]);
        for value in [value, map.clone(), list.clone(), Value::Map(vec![("a".to_owned(), list), ("b".to_owned(), map)])]
        {
            let (yaml, json) = (value.to_yaml(), value.to_pretty_json());
            // Keys that specs forbid, such as `<<`, have nothing to do with spelling.
            assert_eq!(serde_yaml::from_str::<serde_json::Value>(&yaml).expect(&yaml), tree(&json), "{yaml}");
            assert_eq!(tree(&json), tree(&value.to_json()));
        }
    }
}

#[test]
fn empty_and_nested_values_survive_yaml() {
    for json in ["[]", "{}", "[[]]", "[{}]", r#"{"a":[[1,[2.5,null]],{"b":{"c":[true]}}],"d":{},"e":-7}"#] {
        let value = Value::from_json(json).expect("JSON");
        assert_eq!(parse(&value.to_yaml()).expect("YAML"), value);
        assert_eq!(parse(&value.to_pretty_json()).expect("YAML"), value);
    }
}

fn tree(json: &str) -> serde_json::Value {
    serde_json::from_str(json).expect("JSON")
}
