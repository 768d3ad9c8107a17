//! Two invented vendors: one with fetched tokens, one with a separate error code.

use crate::sample::{Answer, ProbeError};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::auth::{Bearer, Exchange};
use clientloom_runtime::operation::{
    Envelope, ErrorClass, ErrorRow, Field, ObjectType, Operation, OperationInfo, Service, ValueType, Vendor,
};
use clientloom_runtime::testing::{Typed, VendorDocs};
use clientloom_runtime::{Builder, Client, Method, Value, VendorClient};
use std::marker::PhantomData;

pub static SHOP: Service = Service {
    vendor: "shop",
    headers: &[("X-Api", "2"), ("X-Fixed", "of the vendor")],
    envelope: Envelope { message: "msg", ..Envelope::BASE },
    errors: &[
        ErrorRow::new("9001").meaning("No such token.").class(ErrorClass::BadToken),
        ErrorRow::new("9002").meaning("Slow down.").class(ErrorClass::TooManyRequests),
        ErrorRow::literal("9003", 403, "used up").class(ErrorClass::QuotaExhausted),
    ],
    ..Service::BASE
};

pub static GATEWAY: Service = Service {
    vendor: "gateway",
    retry_after: &["X-Reset", "X-Other"],
    envelope: Envelope::new("status", "message", &["done"]).failure(&["failed"]).error_codes(&["error", "errorCode"]),
    errors: &[ErrorRow::new("E1").name("Refused").class(ErrorClass::QuotaExhausted)],
    ..Service::BASE
};

static OPTIONS: ObjectType = ObjectType::new(&[
    Field::body("notes", ValueType::List(&ValueType::Object(&NOTE))),
    Field::body("labels", ValueType::Map(&ValueType::Object(&NOTE))),
]);
static NOTE: ObjectType = ObjectType::new(&[Field::body("text", ValueType::String).required()]);

/// Facts of an operation, without its values.
pub trait Page: Send + Sync {
    const INFO: &'static OperationInfo;
}

/// An operation that puts goods on a shelf.
pub struct Shelve;

impl Page for Shelve {
    const INFO: &'static OperationInfo = &SHELVE;
}

static SHELVE: OperationInfo = OperationInfo {
    name: "goods.shelve",
    method: Method::Put,
    path: "/v1/shops/{shop}/goods/{id}",
    fields: &[
        Field::path("shop", ValueType::String).chars_max(8),
        Field::path("id", ValueType::Integer).range_min(1),
        Field::query("tag", ValueType::List(&ValueType::String)),
        Field::query("page", ValueType::Integer).range(1, 9),
        Field::query("sort", ValueType::OneOf(&["name", "2"])),
        Field::query("size", ValueType::List(&ValueType::OneOfIntegers(&[1, 2]))),
        Field::header("X-Trace", ValueType::String),
        Field::body("names", ValueType::List(&ValueType::String)).required().items(1, 3),
        Field::body("rows", ValueType::JsonText(&ValueType::List(&ValueType::Object(&NOTE)))),
        Field::body("options", ValueType::Object(&OPTIONS)),
    ],
    headers: &[("X-Fixed", "yes")],
    query: &[("v", "2")],
    tokens: &["access"],
    errors: &[ErrorRow::literal("7", 409, "the shelf is full"), ErrorRow::new("8").name("Lost")],
    ..OperationInfo::of(&SHOP)
};

/// An operation that counts goods. Its page has no example and needs no token.
pub struct Count;

impl Page for Count {
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "goods.count",
        method: Method::Put,
        path: "/v1/shops/{shop}/goods/count",
        ..OperationInfo::of(&SHOP)
    };
}

/// An operation that is a token request.
pub struct Apply;

impl Page for Apply {
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "app.apply",
        method: Method::Post,
        path: "/app",
        fields: &[Field::body("id", ValueType::String), Field::body("secret", ValueType::String)],
        headers: &[("X-Fixed", "yes")],
        errors: &[ErrorRow::literal("11", 403, "no such app")],
        ..OperationInfo::of(&SHOP)
    };
}

/// An operation that opens a gate.
pub struct Open;

impl Page for Open {
    const INFO: &'static OperationInfo =
        &OperationInfo { name: "gate.open", path: "/open", ..OperationInfo::of(&GATEWAY) };
}

/// A call of an operation with any values.
pub struct Ask<P>(Value, PhantomData<P>);

impl<P> Ask<P> {
    pub fn new(values: Value) -> Self {
        Self(values, PhantomData)
    }
}

impl<P: Page> Encode for Ask<P> {
    fn encode(&self) -> Json<'_> {
        let value = |field: &Field| self.0.get(field.name).map_or(Json::Absent, Json::Value);
        Json::Object(P::INFO.fields.iter().map(|field| (field.name, value(field))).collect())
    }
}

impl<P: Page> Operation for Ask<P> {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = P::INFO;
}

pub fn shelve(names: &[&str]) -> Ask<Shelve> {
    Ask::new(json!({ "shop": "s 1", "id": 5, "names": names, "rows": [{ "text": "t" }] }))
}

pub static APP: Exchange =
    Exchange { path: "/app", send: &["id", "secret"], token: "app_token", ..Exchange::of(&SHOP) };
pub static ACCESS: Exchange =
    Exchange { path: "/access", send: &["app_token", "tenant"], token: "access", ..Exchange::of(&SHOP) };

pub static VENDOR_DOCS: VendorDocs = VendorDocs::new(
    &[<Ask<Shelve>>::INFO],
    &[&[
        &Typed {
            name: "one name",
            request: || shelve(&["a"]),
            target: "/v1/shops/s%201/goods/5?v=2",
            headers: &[("X-Fixed", "yes")],
            body: Some(r#"{ "names": ["a"], "rows": "[{\"text\":\"t\"}]" }"#),
            status: 200,
            response: r#"{ "code": 0, "msg": "ok", "data": { "text": "one" } }"#,
        },
        &Typed {
            name: "two names",
            request: || shelve(&["a", "b"]),
            target: "/v1/shops/s%201/goods/5?v=2",
            headers: &[("X-Fixed", "yes")],
            body: Some(r#"{ "names": ["a", "b"], "rows": "[{\"text\":\"t\"}]" }"#),
            status: 200,
            response: r#"{ "code": 0, "msg": "ok", "data": { "text": "two" } }"#,
        },
    ]],
)
.exchanges(&[&APP]);

pub static GATES: VendorDocs = VendorDocs::new(&[<Ask<Open>>::INFO], &[]);

#[derive(Clone, Debug)]
pub struct Shop(pub Client);

impl Vendor for Shop {
    const SERVICE: &'static Service = &SHOP;
}

impl VendorClient for Shop {
    fn from_client(client: Client) -> Self {
        Self(client)
    }

    fn client(&self) -> &Client {
        &self.0
    }
}

/// Returns a client without retries, whose token the server accepts.
pub fn client(server: &clientloom_runtime::testing::MockServer) -> Client {
    server.accept_token("t");
    Builder::<Shop>::new(Bearer::new("t")).base_url(server.base_url()).attempts(1).build().unwrap().0
}
