//! Lenient decoding: tolerated values, their deviations, and its bounds.

use crate::sample::{Acme, Answer, ProbeError, SECRET, SERVICE, answered, builder, enveloped, read, strict, valid};
use crate::script::{Script, Step};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::operation::{Operation, OperationInfo};
use clientloom_runtime::response::{DeviationKind, NoData};
use clientloom_runtime::testing::LoopbackResponse;
use clientloom_runtime::{Call, Error, Options, Response, Value};

fn show(answer: &Answer, field: &str) -> String {
    match field {
        "text" => format!("{:?}", answer.text),
        "int" => format!("{:?}", answer.int),
        "float" => format!("{:?}", answer.float),
        "price" => format!("{:?}", answer.price),
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
        ("price", "0.10", "Some(0.10)", ""),
        ("price", "-0", "Some(-0)", ""),
        ("price", "1e400", "Some(1e400)", ""),
        ("price", "12345678901234567890.5", "Some(12345678901234567890.5)", ""),
        ("price", r#""0.30""#, "Some(0.30)", "`data.price` is a string instead of a number"),
        ("price", "null", "None", ""),
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
        (r#"{"names":{"0":"a"}}"#, "`data.names` is an object instead of a list"),
        (r#"{"by_key":[1]}"#, "`data.by_key` is a list instead of an object"),
        (r#"{"child":"x"}"#, "`data.child` is a string instead of an object"),
        (r#"{"names":["a",[]]}"#, "`data.names[1]` is a list instead of a string"),
        (r#"{"new":1,"int":"x","names":5}"#, "`data.int` is a string instead of a whole number"),
        (r#"{"sheet":"[1"}"#, "`data.sheet` is a string that is not JSON instead of JSON text in a string"),
        (r#"{"sheet":"[1] 2"}"#, "`data.sheet` is a string that is not JSON instead of JSON text in a string"),
        (r#"{"sheet":"{\"a\":1}"}"#, "`data.sheet` is an object instead of a list"),
        (r#"{"sheet":7}"#, "`data.sheet` is the number 7 instead of JSON text in a string"),
        (r#"{"sheet":true}"#, "`data.sheet` is a boolean instead of JSON text in a string"),
        (r#"{"sheet":"\ud800"}"#, "`data.sheet` is a string with an invalid escape instead of JSON text in a string"),
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
async fn a_value_that_cannot_be_read_leaves_its_field_absent() {
    let cases = [
        ("text", r#"{"zh":"a"}"#, "None", r#"`data.text` cannot be read as a string: `{"zh":"a"}`"#),
        ("text", r#""\ud800""#, "None", r#"`data.text` cannot be read as a string: `"\ud800"`"#),
        ("int", r#""""#, "None", "`data.int` cannot be read as a whole number: `\"\"`"),
        ("int", "1.5", "None", "`data.int` cannot be read as a whole number: `1.5`"),
        ("int", "9223372036854775808", "None", "`data.int` cannot be read as a whole number: `9223372036854775808`"),
        ("float", "1e999", "None", "`data.float` cannot be read as a number: `1e999`"),
        ("flag", "2", "None", "`data.flag` cannot be read as a boolean: `2`"),
        ("any", r#"{"a":"\udfff"}"#, "None", r#"`data.any` cannot be read as any JSON: `{"a":"\udfff"}`"#),
        ("names", r#""""#, "[]", "`data.names` is an empty string instead of a list"),
        ("names", "{ }", "[]", "`data.names` is an empty object instead of a list"),
        ("names", r#""a""#, "[]", r#"`data.names` cannot be read as a list: `"a"`"#),
        ("names", "[1,null,{}]", "[]", "`data.names` cannot be read as a list: `[1,null,{}]`"),
        ("names", "1e999", "[]", "`data.names` cannot be read as a list: `1e999`"),
        ("by_key", "[]", "{}", "`data.by_key` is an empty list instead of an object"),
        ("by_key", "false", "{}", "`data.by_key` cannot be read as an object: `false`"),
        ("by_key", r#"{"a":1,"b":null}"#, r#"{"a": 1}"#, "`data.by_key.b` is null instead of a whole number"),
        (
            "by_key",
            r#"{"a":1,"b":[2],"a":{}}"#,
            "{}",
            "`data.by_key.b` cannot be read as a whole number: `[2]`; \
             `data.by_key.a` cannot be read as a whole number: `{}`",
        ),
        ("by_key", r#"{"\ud800":1,"b":2}"#, r#"{"b": 2}"#, "`data.by_key.\u{fffd}` cannot be read as a key: `1`"),
        ("child", r#""""#, "None", "`data.child` is an empty string instead of an object"),
        ("child", "[]", "None", "`data.child` is an empty list instead of an object"),
        ("child", "7", "None", "`data.child` cannot be read as an object: `7`"),
        (
            "child",
            r#"{"int":{},"\ud800":1}"#,
            "Some(None)",
            "`data.child.int` cannot be read as a whole number: `{}`; \
             `data.child.\u{fffd}` is not documented",
        ),
        ("children", r#"[{"int":1},"x"]"#, "[]", r#"`data.children` cannot be read as a list: `[{"int":1},"x"]`"#),
        (
            "children",
            r#"[{"int":1},{"children":[{"int":"x"}]},""]"#,
            "[Some(1), None]",
            "`data.children[1].children[0].int` cannot be read as a whole number: `\"x\"`; \
             `data.children[2]` is an empty string instead of an object",
        ),
        ("sheet", r#""[1""#, "[]", r#"`data.sheet` cannot be read as JSON text in a string: `"[1"`"#),
        ("sheet", r#""{}""#, "[]", "`data.sheet` is an empty object instead of a list"),
        ("sheet", "{}", "[]", "`data.sheet` is an object instead of JSON text in a string"),
        ("held", r#""free""#, "None", r#"`data.held` cannot be read as JSON text in a string: `"free"`"#),
        (
            "float",
            "12345678901234567890",
            "Some(1.2345678901234567e19)",
            "`data.float` has more digits than a 64-bit float: `12345678901234567890`",
        ),
        ("float", "1e-400", "Some(0.0)", "`data.float` has more digits than a 64-bit float: `1e-400`"),
        ("float", "100000000000000000000", "Some(1e20)", ""),
        (
            "any",
            r#"{"a":"\"12345678901234567890.5","b":[1.50,12345678901234567890.5]}"#,
            r#"{"a":"\"12345678901234567890.5","b":[1.50,12345678901234567890.5]}"#,
            "",
        ),
        ("any", "[18446744073709551615,-9223372036854775808]", "[18446744073709551615,-9223372036854775808]", ""),
        ("held", r#""{\"a\":0.12345678901234567890123}""#, r#"{"a":0.12345678901234567890123}"#, ""),
        ("any", "1e9999999999999999999", "None", "`data.any` cannot be read as any JSON: `1e9999999999999999999`"),
        ("price", r#""1,5""#, "None", "`data.price` cannot be read as a number: `\"1,5\"`"),
        ("price", "{}", "None", "`data.price` cannot be read as a number: `{}`"),
    ];
    for (field, json, value, deviations) in cases {
        let before = if field == "text" { "" } else { r#""text":"here","# };
        let response = read(&format!(r#"{{{before}"{field}":{json},"maybes":[7]}}"#)).await.unwrap();
        assert_eq!(show(&response, field), value, "{field}: {json}");
        assert_eq!(response.maybes, [Some(7)], "{field}: {json}");
        assert_eq!(field == "text", response.text.is_none(), "{field}: {json}");
        let found: Vec<String> = response.deviations().iter().map(ToString::to_string).collect();
        assert_eq!(found.join("; "), deviations, "{field}: {json}");
    }
}

#[tokio::test]
async fn strict_calls_tolerate_nothing() {
    let cases = [
        (r#"{"int":"7"}"#, "`data.int` is a string instead of a whole number"),
        (r#"{"text":"a","int":{}}"#, "`data.int` is an object instead of a whole number"),
        (r#"{"text":"a","names":""}"#, "`data.names` is a string instead of a list"),
        (r#"{"text":"a","names":null}"#, "`data.names` is null instead of a list"),
        (r#"{"text":"a","new":1}"#, "`data.new` is an undocumented key instead of a documented key"),
    ];
    for (data, what) in cases {
        let body: &'static str = format!(r#"{{"code":0,"data":{data}}}"#).leak();
        for (builder, options) in [(builder().strict(), Options::new()), (builder(), Options::new().strict())] {
            let acme = builder.transport(Script::new([Step::Respond(200, &[], body)])).build().unwrap();
            let error = Call::new(&acme.0, &valid()).options(options).await.unwrap_err();
            assert!(error.to_string().contains(what), "{error}");
        }
    }
    assert!(strict(LoopbackResponse::json(r#"{"code":0,"msg":"","data":{"int":7}}"#)).await.is_ok());
}

#[tokio::test]
async fn a_deviation_keeps_a_short_text_without_secrets() {
    let long = "x".repeat(1_000_000);
    let body = format!(r#"{{"text":"a","int":["{SECRET}","{long}"],"{long}":1,"{SECRET}":2}}"#);
    let response = read(&body).await.unwrap();
    let [int, key, secret] = response.deviations() else { panic!("{:?}", response.deviations()) };
    assert_eq!(secret.address, "data.[redacted]");
    assert!(int.text.starts_with(r#"["[redacted]","xxx"#) && int.text.chars().count() == 101, "{}", int.text);
    assert!(key.address.len() < 310, "{}", key.address.len());
}

#[tokio::test]
async fn nesting_is_read_up_to_a_limit() {
    let deep = |levels| format!("{}{}{}", r#"{"child":"#.repeat(levels), "{}", "}".repeat(levels));
    assert!(read(&deep(126)).await.unwrap().deviations().is_empty());
    for levels in [128, 10_000] {
        let response = read(&deep(levels)).await.unwrap();
        let [deviation] = response.deviations() else { panic!("{:?}", response.deviations()) };
        assert!(matches!(deviation.kind, DeviationKind::Unreadable { expected: "an object" }), "{deviation}");
        let Err(Error::Decode(error)) = strict(enveloped(&deep(levels))).await else { panic!("read {levels}") };
        assert_eq!(
            (error.expected.as_str(), error.found.as_str()),
            ("at most 128 levels deep", "more than 128 levels deep")
        );
    }
    let any = format!(r#"{{"any":{}{}}}"#, "[".repeat(1000), "]".repeat(1000));
    assert!(matches!(read(&any).await, Err(Error::Decode(_))));
}

#[tokio::test]
async fn a_page_without_members_accepts_any_data() {
    for data in ["{}", "null", "[]", r#""done""#, "7", r#"{"new":1}"#] {
        let body: &'static str = format!(r#"{{"code":0,"data":{data}}}"#).leak();
        let acme = builder().transport(Script::new([Step::Respond(200, &[], body)])).build().unwrap();
        let response = Call::new(&acme.0, &Silent).await.unwrap();
        assert_eq!(response.deviations().len(), usize::from(data != "{}"), "{data}");
        let strict = Call::new(&acme.0, &Silent).strict().await;
        assert_eq!(strict.is_ok(), data == "{}", "{data}");
    }
}

/// An operation whose page documents no member of the response.
struct Silent;

impl Encode for Silent {
    fn encode(&self) -> Json<'_> {
        Json::members([])
    }
}

impl Operation for Silent {
    type Vendor = Acme;
    type Response = NoData;
    type Output = Response<NoData>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo { name: "things.touch", ..OperationInfo::of(&SERVICE) };
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
