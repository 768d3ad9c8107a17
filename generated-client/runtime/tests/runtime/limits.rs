//! Limits: all violations at once, counted in characters, and calls that skip limits.

use crate::sample::{Probe, SERVICE, builder, refused, valid, with};
use clientloom_runtime::__private::{Encode, Json, check_limits};
use clientloom_runtime::operation::{Field, ObjectType, Operation, OperationInfo, ValueType};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Error, Value};

#[tokio::test]
async fn a_violation_names_field_found_and_allowed() {
    let object = |object| json!({ "objects": [{ "key": "k", "id": "i" }, object] });
    let cases = [
        ("ids", json!(["a", "b", "c", "d"]), "`ids` has 4 items, but at most 3 are allowed"),
        ("ids", json!([]), "`ids` has 0 items, but at least 1 is required"),
        ("ids", json!(null), "`ids` is required but missing"),
        ("ids", json!(["a", ""]), "`ids[1]` must not be empty"),
        ("ids", json!(["a", 1]), "`ids[1]` must be a string, not a number"),
        ("ids", json!("a"), "`ids` must be a list, not a string"),
        ("note", json!("x"), "`note` has 1 character, but at least 2 are required"),
        ("note", json!("删除记录六个"), "`note` has 6 characters, but at most 5 are allowed"),
        ("space", json!("123456789"), "`space` has 9 characters, but at most 8 are allowed"),
        ("page", json!(0), "`page` is 0, but must be 1 to 100"),
        ("price", json!(-0.5), "`price` is -0.5, but must be 0 or more"),
        ("rows", json!([{}, {}, {}]), "`rows` has 3 items, but at most 2 are allowed"),
        ("rows", json!("[{},{},{}]"), "`rows` has 3 items, but at most 2 are allowed"),
        ("rows", json!("[{}"), "`rows` must be JSON text in a string, not other text"),
        ("rows", json!([1]), "`rows[0]` must be an object, not a number"),
        ("options", json!({}), "`options.objects` is required but missing"),
        ("options", object(json!({ "key": "", "id": "i" })), "`options.objects[1].key` must not be empty"),
        ("options", object(json!({ "key": "k" })), "`options.objects[1]` needs at least one of `id`, `filter`"),
        (
            "options",
            object(json!({ "key": "k", "id": "" })),
            "`options.objects[1]` needs at least one of `id`, `filter`",
        ),
        (
            "options",
            object(json!({ "key": "k", "filter": {} })),
            "`options.objects[1]` needs at least one of `id`, `filter`",
        ),
        (
            "options",
            object(json!({ "key": "k", "filter": { "a": null } })),
            "`options.objects[1]` needs at least one of `id`, `filter`",
        ),
        (
            "options",
            object(json!({ "key": "k", "id": "", "filter": { "a": null } })),
            "`options.objects[1]` needs at least one of `id`, `filter`",
        ),
        (
            "options",
            object(json!({ "key": "k", "id": "", "filter": { "a": 1 } })),
            "`options.objects[1].id` must not be empty",
        ),
        (
            "options",
            object(json!({ "key": "k", "id": "i", "filter": {} })),
            "`options.objects[1].filter` must not be empty",
        ),
        (
            "options",
            object(json!({ "key": "k", "id": "i", "filter": { "a": null } })),
            "`options.objects[1].filter` must not be empty",
        ),
        ("X-Trace", json!("a\nb"), "`X-Trace` contains a character that HTTP headers do not allow"),
    ];
    for (field, value, violation) in cases {
        assert_eq!(refused(&with(field, value)).await, [violation]);
    }
}

#[tokio::test]
async fn values_within_limits_are_sent() {
    for (field, value) in [
        ("note", json!("删除记录五")),
        ("name", json!("")),
        ("space", json!("八个汉字是可以的")),
        ("ids", json!(["1", "2", "3"])),
        ("page", json!(100)),
        ("price", json!(0)),
        ("rows", json!("[{},{}]")),
        ("options", json!({ "objects": [{ "key": "k", "filter": { "a": "" } }], "quiet": true })),
        ("options", json!({ "objects": [{ "key": "k", "id": null, "filter": { "a": null, "b": 1 } }] })),
        ("options", json!({ "objects": [{ "key": "k", "id": "i", "filter": null }] })),
    ] {
        crate::sample::sent(&with(field, value)).await;
    }
}

#[tokio::test]
async fn all_violations_are_reported_in_one_line() {
    let probe = Probe(json!({ "space": "..", "id": "", "ids": ["a", "", "b", "c"], "note": "x", "page": 101 }));
    let violations = refused(&probe).await;
    assert_eq!(
        violations,
        [
            r#"`space` is "..", which would change the URL"#,
            r#"`id` is "", which would change the URL"#,
            "`page` is 101, but must be 1 to 100",
            "`ids` has 4 items, but at most 3 are allowed",
            "`ids[1]` must not be empty",
            "`note` has 1 character, but at least 2 are required",
            "`name` is required but missing",
        ]
    );
    let acme = builder().base_url("http://localhost").build().unwrap();
    let error = Call::new(&acme.0, &probe).await.unwrap_err();
    assert_eq!(error.to_string(), format!("things.probe was not sent: {}", violations.join("; ")));
    assert_eq!(error.operation(), Some("things.probe"));
}

#[tokio::test]
async fn limits_can_be_skipped_but_checks_of_the_request_cannot() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let strict = builder().base_url(server.base_url()).build().unwrap();
    let lax = builder().base_url(server.base_url()).skip_limits().build().unwrap();
    let many = with("ids", json!(["1", "2", "3", "4"]));

    Call::new(&strict.0, &many).skip_limits().await.unwrap();
    Call::new(&lax.0, &many).await.unwrap();
    assert!(matches!(Call::new(&strict.0, &many).await, Err(Error::Invalid(_))));
    assert_eq!(server.received().len(), 2);

    let astray = Probe(json!({ "space": "..", "id": "1" }));
    let Err(Error::Invalid(invalid)) = Call::new(&lax.0, &astray).await else { panic!("sent") };
    assert_eq!(invalid.violations.len(), 1);
    assert_eq!(invalid.violations[0].address, "space");
}

/// A request with a float that JSON cannot represent.
struct NonFinite(Vec<f64>);

impl Encode for NonFinite {
    fn encode(&self) -> Json<'_> {
        Json::Object(vec![("factors", self.0.encode())])
    }
}

impl Operation for NonFinite {
    type Vendor = crate::sample::Acme;
    type Response = crate::sample::Answer;
    type Output = clientloom_runtime::Response<crate::sample::Answer>;
    type Code = crate::sample::ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.endless",
        fields: &[Field::body("factors", ValueType::List(&ValueType::Number)).required()],
        ..OperationInfo::of(&SERVICE)
    };
}

#[tokio::test]
async fn non_finite_numbers_are_never_sent() {
    let acme = builder().base_url("http://localhost").skip_limits().build().unwrap();
    let error = Call::new(&acme.0, &NonFinite(vec![1.0, f64::NAN, f64::INFINITY])).await.unwrap_err();
    let expected =
        "things.endless was not sent: `factors[1]` is not a finite number; `factors[2]` is not a finite number";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn only_documented_values_are_allowed() {
    static SHAPE: ObjectType = ObjectType::new(&[
        Field::body("state", ValueType::OneOf(&["open", "closed"])).required().chars_max(6),
        Field::body("days", ValueType::List(&ValueType::OneOfIntegers(&[1, 7]))).items_max(2),
        Field::body("modes", ValueType::JsonText(&ValueType::List(&ValueType::OneOf(&["a"])))),
    ]);
    let wrong =
        |body: Value| check_limits(&SHAPE, &Json::Value(&body)).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(wrong(json!({ "state": "open", "days": [7, 1], "modes": "[\"a\"]" })).is_empty());
    assert_eq!(wrong(json!({ "state": "shut" })), [r#"`state` is "shut", but only open, closed are allowed"#]);
    assert_eq!(wrong(json!({ "state": "" })), [r#"`state` is "", but only open, closed are allowed"#]);
    assert_eq!(wrong(json!({ "state": 1 })), ["`state` must be a string, not a number"]);
    assert_eq!(
        wrong(json!({ "state": "open again", "days": [1, 2, "7"], "modes": "[\"b\"]" })),
        [
            "`state` has 10 characters, but at most 6 are allowed",
            r#"`state` is "open again", but only open, closed are allowed"#,
            "`days` has 3 items, but at most 2 are allowed",
            "`days[1]` is 2, but only 1, 7 are allowed",
            "`days[2]` must be a whole number, not a string",
            r#"`modes[0]` is "b", but only a is allowed"#,
        ]
    );
    let violations = check_limits(&SHAPE, &Json::Value(&json!({ "state": "shut" })));
    assert!(violations[0].rule.is_skippable());
}

#[test]
fn a_received_body_can_be_checked_too() {
    let shape = ObjectType::new(crate::sample::OBJECT.fields).either(crate::sample::OBJECT.either);
    let received = json!({ "rows": "[1]", "filter": { "any": ["thing"] } });
    let violations = check_limits(&shape, &Json::Value(&received));
    let texts: Vec<String> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(texts, ["`key` is required but missing", "`rows[0]` must be an object, not a number"]);

    let [violation] = &check_limits(&shape, &Json::Value(&json!([])))[..] else { panic!("not one") };
    assert_eq!(violation.to_string(), "the request must be an object, not a list");
    assert!(check_limits(&Probe::INFO.object_type(), &valid().encode()).is_empty());
}

/// Bounds decide about empty strings: a minimum of 0 that the page states allows them.
#[test]
fn stated_bounds_allow_empty_strings() {
    const TEXT: ValueType = ValueType::String;
    const TEXTS: ValueType = ValueType::List(&ValueType::String);
    static SHAPE: ObjectType = ObjectType::new(&[
        Field::path("folder", TEXT).chars_min(0),
        Field::query("after", TEXT).required().chars(0, 3),
        Field::header("X-Room", TEXT).required().chars_min(0),
        Field::body("name", TEXT).required().chars_min(0),
        Field::body("title", TEXT).required().chars_max(3),
        Field::body("ids", TEXTS).required().items(1, 3).item_chars(0, 2),
        Field::body("tags", TEXTS).required().item_chars_max(2),
        Field::body("words", TEXTS).item_chars_min(1),
        Field::body("texts", ValueType::JsonText(&TEXTS)).required().item_chars_min(0),
        Field::body("grid", ValueType::List(&TEXTS)).item_chars(1, 2),
        Field::body("modes", ValueType::List(&ValueType::OneOf(&["a", "abc"]))).item_chars_max(2),
        Field::body("id", TEXT).chars_min(0),
        Field::body("key", TEXT),
    ])
    .either(&["id", "key"]);
    let wrong = |changed: Value| {
        let mut body = json!({
            "folder": "f", "after": "", "X-Room": "", "name": "", "title": "t", "ids": ["", "a"], "tags": ["a"],
            "texts": [""], "id": "",
        });
        for (name, value) in changed.as_object().unwrap() {
            body[name] = value.clone();
        }
        check_limits(&SHAPE, &Json::Value(&body)).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let cases = [
        (json!({}), vec![]),
        (json!({ "texts": "[\"\", \"a\"]", "words": ["a"], "grid": [["a", "ab"], []], "key": "k" }), vec![]),
        (json!({ "folder": "" }), vec!["`folder` is \"\", which would change the URL"]),
        (json!({ "name": null }), vec!["`name` is required but missing"]),
        (json!({ "title": "" }), vec!["`title` must not be empty"]),
        (json!({ "ids": ["", "abc"] }), vec!["`ids[1]` has 3 characters, but at most 2 are allowed"]),
        (json!({ "ids": [] }), vec!["`ids` has 0 items, but at least 1 is required"]),
        (
            json!({ "tags": ["", "abc"] }),
            vec!["`tags[0]` must not be empty", "`tags[1]` has 3 characters, but at most 2 are allowed"],
        ),
        (json!({ "words": [""] }), vec!["`words[0]` has 0 characters, but at least 1 is required"]),
        (
            json!({ "grid": [["a"], ["删除记录", ""]] }),
            vec![
                "`grid[1][0]` has 4 characters, but at most 2 are allowed",
                "`grid[1][1]` has 0 characters, but at least 1 is required",
            ],
        ),
        (json!({ "modes": ["abc"] }), vec!["`modes[0]` has 3 characters, but at most 2 are allowed"]),
        (json!({ "id": null }), vec!["the request needs at least one of `id`, `key`"]),
        (json!({ "id": null, "key": "" }), vec!["the request needs at least one of `id`, `key`"]),
        (json!({ "key": "" }), vec!["`key` must not be empty"]),
    ];
    for (changed, violations) in cases {
        assert_eq!(wrong(changed.clone()), violations, "{changed}");
    }
}

/// Bytes are counted in UTF-8, next to characters.
#[test]
fn bytes_of_texts_are_bounded() {
    const TEXT: ValueType = ValueType::String;
    const TEXTS: ValueType = ValueType::List(&ValueType::String);
    static SHAPE: ObjectType = ObjectType::new(&[
        Field::query("after", TEXT).bytes_max(2),
        Field::body("title", TEXT).required().chars_max(2).bytes(1, 5),
        Field::body("name", TEXT).required().bytes(0, 4),
        Field::body("ids", TEXTS).required().items(1, 2).item_chars_max(3).bytes(0, 3),
        Field::body("grid", ValueType::List(&TEXTS)).bytes_min(2),
        Field::body("card", ValueType::JsonText(&ValueType::Any)).bytes_max(9),
        Field::body("rows", ValueType::JsonText(&TEXTS)).bytes_max(10),
        Field::body("state", ValueType::OneOf(&["a", "abc"])).bytes_max(2),
    ]);
    let wrong = |changed: Value| {
        let mut body = json!({ "title": "t", "name": "", "ids": [""] });
        for (name, value) in changed.as_object().unwrap() {
            body[name] = value.clone();
        }
        check_limits(&SHAPE, &Json::Value(&body)).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let cases = [
        (json!({}), vec![]),
        (json!({ "after": "é", "title": "éé", "name": "房", "ids": ["房", "abc"], "grid": [["é"]] }), vec![]),
        (json!({ "after": "房" }), vec!["`after` has 3 bytes, but at most 2 are allowed"]),
        (json!({ "title": "房间" }), vec!["`title` has 6 bytes, but at most 5 are allowed"]),
        (
            json!({ "title": "房间七" }),
            vec![
                "`title` has 3 characters, but at most 2 are allowed",
                "`title` has 9 bytes, but at most 5 are allowed",
            ],
        ),
        (json!({ "title": "" }), vec!["`title` must not be empty"]),
        (json!({ "name": null }), vec!["`name` is required but missing"]),
        (json!({ "ids": ["é", "房间"] }), vec!["`ids[1]` has 6 bytes, but at most 3 are allowed"]),
        (json!({ "grid": [[], ["a"]] }), vec!["`grid[1][0]` has 1 byte, but at least 2 are required"]),
        (json!({ "card": { "a": "b" } }), vec![]),
        (json!({ "card": { "a": "bc" } }), vec!["`card` has 10 bytes, but at most 9 are allowed"]),
        (json!({ "card": "{ \"a\": 12345 }" }), vec!["`card` has 14 bytes, but at most 9 are allowed"]),
        (json!({ "rows": ["abc", "d"] }), vec!["`rows` has 11 bytes, but at most 10 are allowed"]),
        (json!({ "state": "abc" }), vec!["`state` has 3 bytes, but at most 2 are allowed"]),
    ];
    for (changed, violations) in cases {
        assert_eq!(wrong(changed.clone()), violations, "{changed}");
    }
}

/// The members of `either` are those of the body; a path parameter can have the same name.
#[test]
fn either_names_members_of_the_body() {
    static INFO: OperationInfo = OperationInfo {
        fields: &[
            Field::path("id", ValueType::String),
            Field::body("key", ValueType::String).bytes_min(0),
            Field::body("id", ValueType::Integer),
        ],
        either: &["key", "id"],
        ..OperationInfo::of(&crate::sample::SERVICE)
    };
    let cases = [
        (Json::Absent, Json::Absent, Some("the request needs at least one of `key`, `id`")),
        (Json::Absent, Json::Int(7), None),
        (Json::Str("k"), Json::Absent, None),
        (Json::Str(""), Json::Absent, None),
    ];
    for (key, id, expected) in cases {
        let request = Json::Object(vec![("id", Json::Str("7")), ("key", key), ("id", id)]);
        let violations = check_limits(&INFO.object_type(), &request);
        let found = violations.first().map(ToString::to_string);
        assert_eq!(found.as_deref(), expected, "{request:?}");
    }
}
