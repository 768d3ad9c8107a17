//! Values of requests with many lists and objects inside each other.

use crate::sample::{Answer, ProbeError, SERVICE, builder};
use clientloom_runtime::__private::check_limits;
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::error::LimitRule;
use clientloom_runtime::operation::{Field, ObjectType, Operation, OperationInfo, ValueType};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Error, Method, Options, Value};
use std::mem::ManuallyDrop;

/// A request with any JSON, which is never dropped: the drop of a deep [`Value`] ends the process.
struct Add {
    free: ManuallyDrop<Value>,
    sheet: ManuallyDrop<Value>,
}

impl Add {
    fn new(free: Value, sheet: Value) -> Self {
        Self { free: ManuallyDrop::new(free), sheet: ManuallyDrop::new(sheet) }
    }
}

impl Encode for Add {
    fn encode(&self) -> Json<'_> {
        Json::members([("free", &*self.free), ("sheet", &*self.sheet)])
    }
}

impl Operation for Add {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.add",
        method: Method::Post,
        path: "/v1/things",
        fields: &[
            Field::body("free", ValueType::Any),
            Field::body("sheet", ValueType::JsonText(&ValueType::Any)).chars_max(1000),
        ],
        ..OperationInfo::of(&SERVICE)
    };
}

fn lists(levels: usize) -> Value {
    (0..levels).fold(Value::Null, |value, _| Value::Array(vec![value]))
}

fn objects(levels: usize) -> Value {
    (0..levels).fold(Value::Null, |value, _| Value::Object([("a".to_owned(), value)].into_iter().collect()))
}

fn server() -> Loopback {
    Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#))
}

/// Returns the message about a value that is too deep.
fn refused(error: &Error) -> String {
    let Error::Invalid(invalid) = error else { panic!("{error}") };
    assert!(invalid.violations.iter().all(|violation| violation.rule == LimitRule::Depth { max: 128 }), "{error}");
    assert!(!error.may_have_reached_server());
    error.to_string()
}

#[tokio::test]
async fn a_request_of_any_depth_is_sent_or_refused() {
    let server = server();
    let acme = builder().base_url(server.base_url()).build().unwrap();
    for (free, sheet) in [(lists(128), json!(1)), (json!(1), lists(128)), (objects(128), json!({}))] {
        Call::new(&acme.0, &Add::new(free, sheet)).await.unwrap();
    }
    let sent = server.received().len();
    for levels in [129, 130, 5_000, 100_000] {
        for (add, field) in [(Add::new(lists(levels), json!(1)), "free"), (Add::new(json!(1), lists(levels)), "sheet")]
        {
            for call in [Call::new(&acme.0, &add), Call::new(&acme.0, &add).skip_limits()] {
                let expected = format!(
                    "things.add was not sent: `{field}[0]` is nested too deep: a field has at most 128 levels of lists and objects"
                );
                assert_eq!(refused(&call.await.unwrap_err()), expected, "{levels}");
            }
        }
    }
    assert_eq!(server.received().len(), sent);
}

/// The items of a list are refused one by one, so that a batch is sent without them.
#[test]
fn the_deep_items_of_a_list_are_named() {
    static ROW: ObjectType = ObjectType::new(&[Field::body("of", ValueType::List(&ValueType::Any))]);
    static PAGE: ObjectType = ObjectType::new(&[
        Field::body("rows", ValueType::List(&ValueType::Any)),
        Field::body("inner", ValueType::Object(&ROW)),
        Field::body("map", ValueType::Map(&ValueType::Any)),
    ]);
    let [deep, flat, other] = [lists(127), lists(128), lists(129)].map(ManuallyDrop::new);
    let rows = [Json::Value(&deep), Json::Value(&flat), Json::Value(&deep), Json::Value(&other)];
    let inner = Json::Object(vec![("of", Json::List(vec![Json::Null, Json::Value(&other)]))]);
    let map = Json::Object(vec![("a", Json::Value(&Value::Null)), ("b", Json::Value(&other))]);
    let page = Json::Object(vec![("rows", Json::List(rows.into())), ("inner", inner), ("map", map)]);
    let addresses: Vec<String> = check_limits(&PAGE, &page).into_iter().map(|violation| violation.address).collect();
    assert_eq!(addresses, ["rows[1]", "rows[3]", "inner.of[1]", "map.b[0]"]);
}

#[tokio::test]
async fn a_field_of_the_options_is_sent_or_refused() {
    let server = server();
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let add = Add::new(json!(1), json!(1));
    Call::new(&acme.0, &add).body_field("more", lists(128)).await.unwrap();
    let deep = Options::new().body_field("more", lists(100_000));
    let copy = deep.clone();
    assert!(!format!("{copy:?}").is_empty());
    let error = Call::new(&acme.0, &add).options(copy).await.unwrap_err();
    assert_eq!(
        refused(&error),
        "things.add was not sent: `more` is nested too deep: a field has at most 128 levels of lists and objects"
    );
    // The field of the options replaces that of the request, and a later one an earlier one.
    let deep_request = Add::new(lists(100_000), json!(1));
    Call::new(&acme.0, &deep_request).options(deep.body_field("more", 1)).body_field("free", 2).await.unwrap();
    assert_eq!(server.received().len(), 2);
    assert_eq!(server.received()[1].body, r#"{"sheet":"1","more":1,"free":2}"#);
}

#[tokio::test]
async fn a_raw_body_is_sent_or_refused() {
    let server = server();
    let acme = builder().base_url(server.base_url()).build().unwrap();
    for body in [lists(128), objects(129)] {
        acme.0.call_raw(Method::Post, "/v1/raw", body).await.unwrap();
    }
    for body in [lists(129), objects(130), lists(100_000)] {
        let call = acme.0.call_raw(Method::Post, "/v1/raw?secret=1", body);
        assert!(format!("{call:?}").contains("/v1/raw"));
        let expected = "POST /v1/raw was not sent: the request is nested too deep: a field has at most 128 levels of \
                        lists and objects";
        assert_eq!(refused(&call.await.unwrap_err()), expected);
    }
    let options = Options::new().body_field("more", lists(129));
    let error = acme.0.call_raw(Method::Post, "/v1/raw", json!({})).options(options).await.unwrap_err();
    assert!(refused(&error).contains("`more` is nested too deep"));
    assert_eq!(server.received().len(), 2);
}
