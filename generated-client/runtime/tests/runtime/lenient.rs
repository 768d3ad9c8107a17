//! Lenient decoding: tolerated values, their deviations, and its bounds.

use crate::sample::{Answer, answered, read};
use clientloom_runtime::testing::LoopbackResponse;
use clientloom_runtime::{Error, Value};

fn show(answer: &Answer, field: &str) -> String {
    match field {
        "text" => format!("{:?}", answer.text),
        "int" => format!("{:?}", answer.int),
        "float" => format!("{:?}", answer.float),
        "flag" => format!("{:?}", answer.flag),
        "any" => answer.any.as_ref().map_or("None".to_owned(), Value::to_string),
        "names" => format!("{:?}", answer.names),
        "counts" => format!("{:?}", answer.counts),
        "by_key" => format!("{:?}", answer.by_key),
        "maybes" => format!("{:?}", answer.maybes),
        "anys" => Value::from(answer.anys.clone()).to_string(),
        "child" => format!("{:?}", answer.child.as_ref().map(|child| child.int)),
        "sheet" => format!("{:?}", answer.sheet),
        "held" => answer.held.as_ref().map_or("None".to_owned(), Value::to_string),
        "children" => format!("{:?}", answer.children.iter().map(|child| child.int).collect::<Vec<_>>()),
        field => panic!("{field}"),
    }
}

#[tokio::test]
async fn tolerated_values_are_decoded_and_reported() {
    let cases = [
        ("text", r#""a\u8868\n""#, r#"Some("a表\n")"#, ""),
        ("text", "null", "None", ""),
        (
            "text",
            "12345678901234567890123",
            r#"Some("12345678901234567890123")"#,
            "`data.text` is a number instead of a string",
        ),
        ("text", "1.50", r#"Some("1.50")"#, "`data.text` is a number instead of a string"),
        ("text", "true", r#"Some("true")"#, "`data.text` is a boolean instead of a string"),
        ("int", "-7", "Some(-7)", ""),
        ("int", "9223372036854775807", "Some(9223372036854775807)", ""),
        ("int", r#""7""#, "Some(7)", "`data.int` is a string instead of a whole number"),
        ("int", "7.0", "Some(7)", "`data.int` is a number instead of a whole number"),
        ("int", "1e3", "Some(1000)", "`data.int` is a number instead of a whole number"),
        ("float", "1", "Some(1.0)", ""),
        ("float", "1.5e2", "Some(150.0)", ""),
        ("float", r#""1.5""#, "Some(1.5)", "`data.float` is a string instead of a number"),
        ("flag", "false", "Some(false)", ""),
        ("flag", r#""true""#, "Some(true)", "`data.flag` is a string instead of a boolean"),
        ("flag", "1", "Some(true)", "`data.flag` is a number instead of a boolean"),
        ("any", r#"{"a":[1,null]}"#, r#"{"a":[1,null]}"#, ""),
        ("any", "null", "None", ""),
        ("names", r#"["a"]"#, r#"["a"]"#, ""),
        ("names", "null", "[]", "`data.names` is null instead of a list"),
        (
            "names",
            r#"["a",null,3]"#,
            r#"["a", "3"]"#,
            "`data.names[1]` is null instead of a string; `data.names[2]` is a number instead of a string",
        ),
        ("counts", r#"[1,"2"]"#, "[1, 2]", "`data.counts[1]` is a string instead of a whole number"),
        (
            "counts",
            "[null,1,null]",
            "[1]",
            "`data.counts[0]` is null instead of a whole number; `data.counts[2]` is null instead of a whole number",
        ),
        ("maybes", "[1,null,2]", "[Some(1), None, Some(2)]", ""),
        ("anys", r#"[null,"a"]"#, r#"[null,"a"]"#, ""),
        ("by_key", r#"{"k":1}"#, r#"{"k": 1}"#, ""),
        ("by_key", "null", "{}", "`data.by_key` is null instead of an object"),
        ("by_key", r#"{"k":"1"}"#, r#"{"k": 1}"#, "`data.by_key.k` is a string instead of a whole number"),
        ("child", r#"{"int":1}"#, "Some(Some(1))", ""),
        ("child", "null", "None", ""),
        ("child", r#"{"new":1}"#, "Some(None)", "`data.child.new` is not documented"),
        (
            "children",
            r#"[{"int":1},{"int":"2"},null]"#,
            "[Some(1), Some(2)]",
            "`data.children[1].int` is a string instead of a whole number; `data.children[2]` is null instead of an object",
        ),
        ("sheet", r#""[1,2]""#, "[1, 2]", ""),
        ("sheet", r#""\u005b1]""#, "[1]", ""),
        ("sheet", r#""[\"1\"]""#, "[1]", "`data.sheet[0]` is a string instead of a whole number"),
        ("sheet", "[1]", "[1]", "`data.sheet` is a list instead of JSON text in a string"),
        ("sheet", r#""""#, "[]", "`data.sheet` is an empty string instead of JSON text in a string"),
        ("sheet", "null", "[]", "`data.sheet` is null instead of JSON text in a string"),
        ("sheet", r#""null""#, "[]", "`data.sheet` is null instead of a list"),
        ("held", r#""{\"a\":\"b\"}""#, r#"{"a":"b"}"#, ""),
        ("held", "7", "7", "`data.held` is a number instead of JSON text in a string"),
        ("held", r#""""#, "None", "`data.held` is an empty string instead of JSON text in a string"),
        ("held", r#""null""#, "None", ""),
        ("held", "null", "None", ""),
    ];
    for (field, json, value, tolerated) in cases {
        let response = read(&format!(r#"{{"{field}":{json}}}"#)).await.unwrap();
        assert_eq!(show(&response, field), value, "{field}: {json}");
        let deviations: Vec<String> = response.deviations().iter().map(ToString::to_string).collect();
        assert_eq!(deviations.join("; "), tolerated, "{field}: {json}");
    }
}

#[tokio::test]
async fn a_decode_error_has_the_location_and_the_body() {
    let cases = [
        (r#"{"text":[]}"#, "`data.text` is a list instead of a string"),
        (r#"{"text":{}}"#, "`data.text` is an object instead of a string"),
        (r#"{"text":"\ud800"}"#, "`data.text` is a string with an invalid escape instead of a string"),
        (r#"{"int":1.5}"#, "`data.int` is the number 1.5 instead of a whole number"),
        (r#"{"int":9223372036854775808}"#, "`data.int` is the number 9223372036854775808 instead of a whole number"),
        (r#"{"int":9007199254740993.0}"#, "`data.int` is the number 9007199254740993.0 instead of a whole number"),
        (r#"{"int":"x"}"#, "`data.int` is a string instead of a whole number"),
        (r#"{"int":true}"#, "`data.int` is a boolean instead of a whole number"),
        (r#"{"float":"NaN"}"#, "`data.float` is a string instead of a number"),
        (r#"{"float":1e999}"#, "`data.float` is the number 1e999 instead of a number"),
        (r#"{"flag":2}"#, "`data.flag` is the number 2 instead of a boolean"),
        (r#"{"names":"a"}"#, "`data.names` is a string instead of a list"),
        (r#"{"names":{}}"#, "`data.names` is an object instead of a list"),
        (r#"{"by_key":[]}"#, "`data.by_key` is a list instead of an object"),
        (r#"{"child":""}"#, "`data.child` is a string instead of an object"),
        (
            r#"{"children":[{"children":[{"names":[[]]}]}]}"#,
            "`data.children[0].children[0].names[0]` is a list instead of a string",
        ),
        (r#"{"sheet":"[1"}"#, "`data.sheet` is a string that is not JSON instead of JSON text in a string"),
        (r#"{"sheet":"[1] 2"}"#, "`data.sheet` is a string that is not JSON instead of JSON text in a string"),
        (r#"{"sheet":"{}"}"#, "`data.sheet` is an object instead of a list"),
        (r#"{"sheet":7}"#, "`data.sheet` is the number 7 instead of JSON text in a string"),
        (r#"{"sheet":true}"#, "`data.sheet` is a boolean instead of JSON text in a string"),
        (r#"{"sheet":{}}"#, "`data.sheet` is an object instead of a list"),
        (r#"{"held":"free text"}"#, "`data.held` is a string that is not JSON instead of JSON text in a string"),
        ("[]", "`data` is a list instead of an object"),
        (r#""x""#, "`data` is a string instead of an object"),
    ];
    for (data, what) in cases {
        let error = read(data).await.unwrap_err();
        let Error::Decode(decode) = &error else { panic!("{error}") };
        let Decoded { address, expected, found } = Decoded::of(decode);
        assert_eq!(format!("`{address}` is {found} instead of {expected}"), what);
        assert_eq!(decode.raw(), format!(r#"{{"code":0,"msg":"ok","data":{data}}}"#).as_bytes());
        let line = format!(
            "things.probe returned HTTP 200 with an unreadable response: {what}; the call may have been carried out"
        );
        assert_eq!(error.to_string(), line);
    }
}

struct Decoded<'a> {
    address: &'a str,
    expected: &'a str,
    found: &'a str,
}

impl<'a> Decoded<'a> {
    fn of(error: &'a clientloom_runtime::error::DecodeError) -> Self {
        Self { address: &error.address, expected: &error.expected, found: &error.found }
    }
}

#[tokio::test]
async fn deep_nesting_is_refused() {
    let deep = |levels| format!("{}{}{}", r#"{"child":"#.repeat(levels), "{}", "}".repeat(levels));
    assert!(read(&deep(126)).await.is_ok());
    for levels in [128, 10_000] {
        let Err(Error::Decode(error)) = read(&deep(levels)).await else { panic!("read {levels}") };
        assert_eq!(
            (error.expected.as_str(), error.found.as_str()),
            ("at most 128 levels deep", "more than 128 levels deep")
        );
    }
    let any = format!(r#"{{"any":{}{}}}"#, "[".repeat(1000), "]".repeat(1000));
    assert!(matches!(read(&any).await, Err(Error::Decode(_))));
}

#[tokio::test]
async fn the_list_of_deviations_is_bounded() {
    let keys: Vec<String> = (0..1000).map(|key| format!(r#""k{key}":0"#)).collect();
    assert_eq!(read(&format!("{{{}}}", keys.join(","))).await.unwrap().deviations().len(), 100);
    let response = LoopbackResponse::json(format!(r#"{{"code":0,{}}}"#, keys.join(",")));
    assert_eq!(answered(response).await.unwrap().deviations().len(), 100);
}

#[tokio::test]
async fn the_last_of_repeated_keys_is_used() {
    let data = r#"{"names":["a","b"],"by_key":{"x":1},"text":"t","child":{"text":"t"},"int":1,
        "names":["c"],"by_key":{"y":2},"text":null,"child":{"int":2},"int":3}"#;
    let response = read(data).await.unwrap();
    let child = response.child.as_ref().unwrap();
    assert_eq!(
        (response.names.as_slice(), response.int, response.text.as_deref()),
        (&["c".to_owned()][..], Some(3), None)
    );
    assert_eq!(response.by_key.keys().collect::<Vec<_>>(), ["y"]);
    assert_eq!((child.int, child.text.as_deref()), (Some(2), None));
}
