//! An invented vendor and its operation, with functions to call it.

use client_runtime::testing::{Loopback, Received, Reply};
use client_runtime::{
    ApiCode, Bearer, Builder, Call, Client, Code, Decode, Encode, Envelope, Error, ErrorRow, Field, Info, Json, Kind,
    LogId, Means, Method, Object, Operation, Response, Service, Shape, Value, Vendor,
};
use std::collections::BTreeMap;

pub static SERVICE: Service = Service {
    vendor: "acme",
    host: "https://{place}.acme.example/api",
    variables: &[("place", &["north", "south"])],
    envelope: Envelope { message: "msg", detail: Some("hint"), known: &["error"], ..Envelope::BASE },
    log_id: LogId { headers: &["X-Log", "X-Request"], fields: &["error.log_id", "error.logid"] },
    errors: &[
        ErrorRow::new("9001").name("BadToken").remedy("Get another token.").means(Means::BadToken),
        ErrorRow::new("7").name("TheVendorsSeven"),
        ErrorRow::new("8").meaning("It is full."),
    ],
    ..Service::BASE
};

pub static OPTIONS: Shape = Shape::new(&[
    Field::body("objects", Kind::List(&Kind::Object(&OBJECT))).required(),
    Field::body("quiet", Kind::Boolean),
]);

pub static OBJECT: Shape = Shape::new(&[
    Field::body("key", Kind::String).required(),
    Field::body("id", Kind::String),
    Field::body("filter", Kind::Map(&Kind::Any)),
    Field::body("rows", Kind::JsonText(&Kind::List(&Kind::Map(&Kind::Any)))),
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
    type Reply = Answer;
    type Code = ProbeError;
    const INFO: &'static Info = &Info {
        name: "things.probe",
        method: Method::Delete,
        path: "/v1/{space}/things/{id}",
        fields: &[
            Field::path("space", Kind::String).chars(0, 8),
            Field::path("id", Kind::Any),
            Field::query("tag", Kind::List(&Kind::String)),
            Field::query("page", Kind::Integer).range(1, 100),
            Field::header("X-Trace", Kind::String),
            Field::body("ids", Kind::List(&Kind::String)).required().items(1, 3),
            Field::body("note", Kind::String).chars(2, 5),
            Field::body("name", Kind::String).required().chars(0, 9),
            Field::body("price", Kind::Number).range_min(0),
            Field::body("rows", Kind::JsonText(&Kind::List(&Kind::Map(&Kind::Any)))).items_max(2),
            Field::body("options", Kind::Object(&OPTIONS)),
        ],
        headers: &[("X-Fixed", "yes")],
        errors: &[ErrorRow::new("7").name("Seven").status(400).message("no").remedy("Say yes.")],
        ..Info::of(&SERVICE)
    };
}

/// Returns a request without violations.
pub fn valid() -> Probe {
    Probe(serde_json::json!({ "space": "s", "id": "1", "ids": ["a"], "name": "n" }))
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
    fn field(&mut self, key: &str) -> Option<&mut dyn Decode> {
        match key {
            "text" => Some(&mut self.text),
            "int" => Some(&mut self.int),
            "float" => Some(&mut self.float),
            "flag" => Some(&mut self.flag),
            "any" => Some(&mut self.any),
            "names" => Some(&mut self.names),
            "counts" => Some(&mut self.counts),
            "maybes" => Some(&mut self.maybes),
            "anys" => Some(&mut self.anys),
            "by_key" => Some(&mut self.by_key),
            "child" => Some(&mut self.child),
            "children" => Some(&mut self.children),
            "sheet" => Some(&mut self.sheet),
            "held" => Some(&mut self.held),
            _ => None,
        }
    }

    fn is_json_text(&self, key: &str) -> bool {
        ["sheet", "held"].contains(&key)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProbeError {
    Seven,
    Unknown(Code),
}

impl ApiCode for ProbeError {
    fn from_code(code: Code) -> Self {
        match code.as_str() {
            "7" => Self::Seven,
            _ => Self::Unknown(code),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Acme(pub Client);

impl Vendor for Acme {
    const SERVICE: &'static Service = &SERVICE;

    fn from_client(client: Client) -> Self {
        Self(client)
    }
}

pub const SECRET: &str = "t-very-secret-token";

/// Returns a builder with a ready-made token.
pub fn builder() -> Builder<Acme> {
    Builder::new(Bearer::new(SECRET))
}

/// Calls a server that always returns this response.
pub async fn answered(reply: Reply) -> Result<Response<Answer>, Error> {
    let server = Loopback::start(move |_| reply.clone());
    let acme = builder().base_url(server.base_url()).build().unwrap();
    Call::new(&acme.0, &valid()).await
}

/// Decodes `data` in the envelope of a success.
pub async fn read(data: &str) -> Result<Response<Answer>, Error> {
    answered(Reply::json(format!(r#"{{"code":0,"msg":"ok","data":{data}}}"#))).await
}

/// Sends a request and returns the received one.
pub async fn sent(probe: &Probe) -> Received {
    let server = Loopback::start(|_| Reply::json(r#"{"code":0}"#));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    Call::new(&acme.0, probe).await.unwrap();
    server.received().remove(0)
}

/// Returns the violations of a refused request, one string each.
pub async fn refused(probe: &Probe) -> Vec<String> {
    let server = Loopback::start(|_| Reply::json(r#"{"code":0}"#));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let error = Call::new(&acme.0, probe).await.unwrap_err();
    assert!(server.received().is_empty(), "{error}");
    assert!(!error.may_have_reached_server());
    match error {
        Error::Invalid(invalid) => invalid.violations.iter().map(ToString::to_string).collect(),
        error => panic!("{error}"),
    }
}
