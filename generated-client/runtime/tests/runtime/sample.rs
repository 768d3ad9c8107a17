//! An invented vendor and its operation, with functions to call it.

use clientloom_runtime::__private::{Encode, FieldsByKey, Json, Object};
use clientloom_runtime::VendorClient;
use clientloom_runtime::auth::Bearer;
use clientloom_runtime::operation::{
    ApiCode, Envelope, ErrorClass, ErrorRow, Field, LogId, ObjectType, Operation, OperationInfo, Service, ValueType,
    Vendor,
};
use clientloom_runtime::testing::{Loopback, LoopbackResponse, Received};
use clientloom_runtime::{Builder, Call, Client, Decimal, Error, Method, Response, Value};
use std::collections::BTreeMap;

pub static SERVICE: Service = Service {
    vendor: "acme",
    host: "https://{place}.acme.example/api",
    variables: &[("place", &["north", "south"])],
    envelope: Envelope { message: "msg", detail: Some("hint"), known: &["error"], ..Envelope::BASE },
    log_id: LogId { headers: &["X-Log", "X-Request"], fields: &["error.log_id", "error.logid"] },
    errors: &[
        ErrorRow::new("9001").name("BadToken").remedy("Get another token.").class(ErrorClass::BadToken),
        ErrorRow::new("7").name("TheVendorsSeven"),
        ErrorRow::new("8").meaning("It is full."),
    ],
    ..Service::BASE
};

pub static OPTIONS: ObjectType = ObjectType::new(&[
    Field::body("objects", ValueType::List(&ValueType::Object(&OBJECT))).required(),
    Field::body("quiet", ValueType::Boolean),
]);

pub static OBJECT: ObjectType = ObjectType::new(&[
    Field::body("key", ValueType::String).required(),
    Field::body("id", ValueType::String),
    Field::body("filter", ValueType::Map(&ValueType::Any)),
    Field::body("rows", ValueType::JsonText(&ValueType::List(&ValueType::Map(&ValueType::Any)))),
])
.either(&["id", "filter"]);

/// A request with any values.
#[derive(Clone, Debug)]
pub struct Probe(pub Value);

impl Encode for Probe {
    fn encode(&self) -> Json<'_> {
        let value = |field: &Field| self.0.get(field.name).map_or(Json::Absent, Json::Value);
        Json::Object(Self::INFO.fields.iter().map(|field| (field.name, value(field))).collect())
    }
}

impl Operation for Probe {
    type Vendor = Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.probe",
        method: Method::Delete,
        path: "/v1/{space}/things/{id}",
        fields: &[
            Field::path("space", ValueType::String).chars(0, 8),
            Field::path("id", ValueType::Any),
            Field::query("tag", ValueType::List(&ValueType::String)),
            Field::query("page", ValueType::Integer).range(1, 100),
            Field::header("X-Trace", ValueType::String),
            Field::body("ids", ValueType::List(&ValueType::String)).required().items(1, 3),
            Field::body("note", ValueType::String).chars(2, 5),
            Field::body("name", ValueType::String).required().chars(0, 9),
            Field::body("price", ValueType::Number).range_min(0),
            Field::body("rows", ValueType::JsonText(&ValueType::List(&ValueType::Map(&ValueType::Any)))).items_max(2),
            Field::body("options", ValueType::Object(&OPTIONS)),
        ],
        headers: &[("X-Fixed", "yes")],
        errors: &[ErrorRow::new("7").name("Seven").status(400).message("no").remedy("Say yes.")],
        ..OperationInfo::of(&SERVICE)
    };
}

/// Returns a request without violations.
pub fn valid() -> Probe {
    Probe(json!({ "space": "s", "id": "1", "ids": ["a"], "name": "n" }))
}

/// Returns a valid request with one changed field; `null` removes the field.
pub fn with(field: &str, value: Value) -> Probe {
    let Probe(mut probe) = valid();
    probe[field] = value;
    Probe(probe)
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub text: Option<String>,
    pub int: Option<i64>,
    pub float: Option<f64>,
    pub price: Option<Decimal>,
    pub flag: Option<bool>,
    pub any: Option<Value>,
    pub names: Vec<String>,
    pub counts: Vec<i64>,
    pub maybes: Vec<Option<i64>>,
    pub anys: Vec<Value>,
    pub by_key: BTreeMap<String, i64>,
    pub child: Option<Box<Answer>>,
    pub children: Vec<Answer>,
    /// Sent as JSON text, like the next one.
    pub sheet: Vec<i64>,
    pub held: Option<Value>,
}

impl Object for Answer {
    fn fields(&mut self) -> FieldsByKey<'_> {
        FieldsByKey::new([
            ("text", &mut self.text),
            ("int", &mut self.int),
            ("float", &mut self.float),
            ("price", &mut self.price),
            ("flag", &mut self.flag),
            ("any", &mut self.any),
            ("names", &mut self.names),
            ("counts", &mut self.counts),
            ("maybes", &mut self.maybes),
            ("anys", &mut self.anys),
            ("by_key", &mut self.by_key),
            ("child", &mut self.child),
            ("children", &mut self.children),
            ("sheet", &mut self.sheet),
            ("held", &mut self.held),
        ])
    }

    fn json_texts(&self) -> &'static [&'static str] {
        &["sheet", "held"]
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProbeError {
    Seven,
    Unknown,
}

impl ApiCode for ProbeError {
    const LISTED: &'static [(&'static str, Self)] = &[("7", Self::Seven)];
    const UNLISTED: Self = Self::Unknown;
}

#[derive(Clone, Debug)]
pub struct Acme(pub Client);

impl Vendor for Acme {
    const SERVICE: &'static Service = &SERVICE;
}

impl VendorClient for Acme {
    fn from_client(client: Client) -> Self {
        Self(client)
    }

    fn client(&self) -> &Client {
        &self.0
    }
}

pub const SECRET: &str = "t-very-secret-token";

/// Returns a builder with a ready-made token.
pub fn builder() -> Builder<Acme> {
    Builder::new(Bearer::new(SECRET))
}

/// Calls a server that always returns this response.
pub async fn answered(response: LoopbackResponse) -> Result<Response<Answer>, Error> {
    let server = Loopback::start(move |_| response.clone());
    let acme = builder().base_url(server.base_url()).build().unwrap();
    Call::new(&acme.0, &valid()).await
}

/// Calls a server like [`answered`], with a strict client.
pub async fn strict(response: LoopbackResponse) -> Result<Response<Answer>, Error> {
    let server = Loopback::start(move |_| response.clone());
    let acme = builder().strict().base_url(server.base_url()).build().unwrap();
    Call::new(&acme.0, &valid()).await
}

/// Returns a success with this data.
pub fn enveloped(data: &str) -> LoopbackResponse {
    LoopbackResponse::json(format!(r#"{{"code":0,"msg":"ok","data":{data}}}"#))
}

/// Decodes `data` in the envelope of a success.
pub async fn read(data: &str) -> Result<Response<Answer>, Error> {
    answered(enveloped(data)).await
}

/// Sends a request and returns the received one.
pub async fn sent(probe: &Probe) -> Received {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    Call::new(&acme.0, probe).await.unwrap();
    server.received().remove(0)
}

/// Returns the violations of a refused request, one string each.
pub async fn refused(probe: &Probe) -> Vec<String> {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let error = Call::new(&acme.0, probe).await.unwrap_err();
    assert!(server.received().is_empty(), "{error}");
    assert!(!error.may_have_reached_server());
    match error {
        Error::Invalid(invalid) => invalid.violations.iter().map(ToString::to_string).collect(),
        error => panic!("{error}"),
    }
}
