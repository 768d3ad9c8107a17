//! Two invented vendors: one with fetched tokens, one with a separate error code.

use crate::sample::{Answer, ProbeError};
use client_runtime::testing::{Seed, Typed};
use client_runtime::{
    Bearer, Builder, Client, Encode, Envelope, ErrorRow, Exchange, Field, Info, Json, Kind, Means, Method, Operation,
    Service, Shape, Value, Vendor,
};
use serde_json::json;
use std::marker::PhantomData;

pub static SHOP: Service = Service {
    vendor: "shop",
    headers: &[("X-Api", "2"), ("X-Fixed", "of the vendor")],
    envelope: Envelope { message: "msg", ..Envelope::BASE },
    errors: &[
        ErrorRow::new("9001").meaning("No such token.").means(Means::BadToken),
        ErrorRow::new("9002").meaning("Slow down.").means(Means::TooManyRequests),
        ErrorRow::literal("9003", 403, "used up").means(Means::QuotaExhausted),
    ],
    ..Service::BASE
};

pub static GATEWAY: Service = Service {
    vendor: "gateway",
    retry_after: &["X-Reset", "X-Other"],
    envelope: Envelope::new("status", "message", &["done"]).failure(&["failed"]).error_codes(&["error", "errorCode"]),
    errors: &[ErrorRow::new("E1").name("Refused").means(Means::QuotaExhausted)],
    ..Service::BASE
};

static OPTIONS: Shape = Shape::new(&[
    Field::body("notes", Kind::List(&Kind::Object(&NOTE))),
    Field::body("labels", Kind::Map(&Kind::Object(&NOTE))),
]);
static NOTE: Shape = Shape::new(&[Field::body("text", Kind::String).required()]);

/// Facts of an operation, without its values.
pub trait Page: Send + Sync {
    const INFO: &'static Info;
}

/// An operation that puts goods on a shelf.
pub struct Shelve;

impl Page for Shelve {
    const INFO: &'static Info = &SHELVE;
}

static SHELVE: Info = Info {
    name: "goods.shelve",
    method: Method::Put,
    path: "/v1/shops/{shop}/goods/{id}",
    fields: &[
        Field::path("shop", Kind::String).chars_max(8),
        Field::path("id", Kind::Integer).range_min(1),
        Field::query("tag", Kind::List(&Kind::String)),
        Field::query("page", Kind::Integer).range(1, 9),
        Field::query("sort", Kind::OneOf(&["name", "2"])),
        Field::query("size", Kind::List(&Kind::OneOfIntegers(&[1, 2]))),
        Field::header("X-Trace", Kind::String),
        Field::body("names", Kind::List(&Kind::String)).required().items(1, 3),
        Field::body("rows", Kind::JsonText(&Kind::List(&Kind::Object(&NOTE)))),
        Field::body("options", Kind::Object(&OPTIONS)),
    ],
    headers: &[("X-Fixed", "yes")],
    query: &[("v", "2")],
    tokens: &["access"],
    errors: &[ErrorRow::literal("7", 409, "the shelf is full"), ErrorRow::new("8").name("Lost")],
    ..Info::of(&SHOP)
};

/// An operation that counts goods. Its page has no example and needs no token.
pub struct Count;

impl Page for Count {
    const INFO: &'static Info =
        &Info { name: "goods.count", method: Method::Put, path: "/v1/shops/{shop}/goods/count", ..Info::of(&SHOP) };
}

/// An operation that opens a gate.
pub struct Open;

impl Page for Open {
    const INFO: &'static Info = &Info { name: "gate.open", path: "/open", ..Info::of(&GATEWAY) };
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
    type Reply = Answer;
    type Code = ProbeError;
    const INFO: &'static Info = P::INFO;
}

pub fn shelve(names: &[&str]) -> Ask<Shelve> {
    Ask::new(json!({ "shop": "s 1", "id": 5, "names": names, "rows": [{ "text": "t" }] }))
}

pub static APP: Exchange =
    Exchange { path: "/app", send: &["id", "secret"], token: "app_token", ..Exchange::of(&SHOP) };
pub static ACCESS: Exchange =
    Exchange { path: "/access", send: &["app_token", "tenant"], token: "access", ..Exchange::of(&SHOP) };

pub static SEED: Seed = Seed::new(
    &[<Ask<Shelve>>::INFO],
    &[&[
        &Typed {
            name: "one name",
            request: || shelve(&["a"]),
            target: "/v1/shops/s%201/goods/5?v=2",
            headers: &[("X-Fixed", "yes")],
            body: Some(r#"{ "names": ["a"], "rows": "[{\"text\":\"t\"}]" }"#),
            status: 200,
            reply: r#"{ "code": 0, "msg": "ok", "data": { "text": "one" } }"#,
        },
        &Typed {
            name: "two names",
            request: || shelve(&["a", "b"]),
            target: "/v1/shops/s%201/goods/5?v=2",
            headers: &[("X-Fixed", "yes")],
            body: Some(r#"{ "names": ["a", "b"], "rows": "[{\"text\":\"t\"}]" }"#),
            status: 200,
            reply: r#"{ "code": 0, "msg": "ok", "data": { "text": "two" } }"#,
        },
    ]],
)
.exchanges(&[&APP]);

pub static GATES: Seed = Seed::new(&[<Ask<Open>>::INFO], &[]);

#[derive(Clone, Debug)]
pub struct Shop(pub Client);

impl Vendor for Shop {
    const SERVICE: &'static Service = &SHOP;

    fn from_client(client: Client) -> Self {
        Self(client)
    }
}

/// Returns a client without retries, whose token the server accepts.
pub fn client(server: &client_runtime::testing::Replay) -> Client {
    server.accept_token("t");
    Builder::<Shop>::new(Bearer::new("t")).base_url(server.base_url()).attempts(1).build().unwrap().0
}
