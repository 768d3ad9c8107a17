//! Operations of the invented vendor, one for each shape of outcome.

use crate::sample::{Answer, ProbeError, SERVICE};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::batch::{BatchOutcome, BatchRule, Batched, OutcomeRule};
use clientloom_runtime::operation::{ErrorClass, ErrorRow, Field, ObjectType, Operation, OperationInfo, ValueType};
use clientloom_runtime::{Method, Value};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Reports a flag in each result, and errors in a list. A call takes three items.
#[derive(Clone, Debug, Default)]
pub struct Remove {
    pub space: String,
    pub ids: Vec<String>,
}

impl Encode for Remove {
    fn encode(&self) -> Json<'_> {
        Json::members([("space", &self.space), ("ids", &self.ids)])
    }
}

impl Operation for Remove {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.remove",
        method: Method::Delete,
        path: "/v1/{space}/things",
        fields: &[
            Field::path("space", ValueType::String),
            Field::body("ids", ValueType::List(&ValueType::String)).required().items_max(3),
        ],
        errors: &[ErrorRow::new("9003").class(ErrorClass::QuotaExhausted)],
        ..OperationInfo::of(&SERVICE)
    };
}

impl Batched for Remove {
    type Item = String;
    const RULE: &'static BatchRule = &BatchRule::new(&["ids"])
        .max(3)
        .outcome(OutcomeRule::flag("children", "flag").key(&["text"]).errors("errors").code("code").message("message"));

    fn items(&mut self) -> &mut Vec<String> {
        &mut self.ids
    }
}

/// Reports a flag and a reason in each result. Its items are maps in JSON text.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub rows: Vec<BTreeMap<String, Value>>,
}

impl Encode for Change {
    fn encode(&self) -> Json<'_> {
        Json::members([("rows", &self.rows)])
    }
}

impl Operation for Change {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.change",
        method: Method::Patch,
        path: "/v1/things",
        fields: &[Field::body("rows", ValueType::JsonText(&ValueType::List(&ValueType::Map(&ValueType::Any))))
            .required()
            .items_max(2)],
        ..OperationInfo::of(&SERVICE)
    };
}

impl Batched for Change {
    type Item = BTreeMap<String, Value>;
    const RULE: &'static BatchRule = &BatchRule::new(&["rows"])
        .max(2)
        .key(&["_id"])
        .outcome(OutcomeRule::flag("child.rows", "flag").key(&["id"]).code("code").message("message"));

    fn items(&mut self) -> &mut Vec<BTreeMap<String, Value>> {
        &mut self.rows
    }
}

/// Reports two lists of keys, with reasons in the message.
#[derive(Clone, Debug, Default)]
pub struct Erase {
    pub ids: Vec<String>,
}

impl Encode for Erase {
    fn encode(&self) -> Json<'_> {
        Json::members([("ids", &self.ids)])
    }
}

impl Operation for Erase {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.erase",
        method: Method::Post,
        path: "/v1/things/erase",
        fields: &[Field::body("ids", ValueType::List(&ValueType::String)).required().items(1, 4)],
        ..OperationInfo::of(&SERVICE)
    };
}

impl Batched for Erase {
    type Item = String;
    const RULE: &'static BatchRule =
        &BatchRule::new(&["ids"]).max(4).outcome(OutcomeRule::two_lists("names", "anys").reasons());

    fn items(&mut self) -> &mut Vec<String> {
        &mut self.ids
    }
}

/// Reports a list of successes, which is optional, and a list of failures. It has no maximum.
#[derive(Clone, Debug, Default)]
pub struct Purge {
    pub options: Box<Options>,
}

#[derive(Clone, Debug, Default)]
pub struct Options {
    pub objects: Vec<Version>,
    pub quiet: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Version {
    pub key: String,
    pub version: Option<String>,
}

static OPTIONS: ObjectType = ObjectType::new(&[
    Field::body("objects", ValueType::List(&ValueType::Object(&VERSION))).required(),
    Field::body("quiet", ValueType::Boolean),
]);

static VERSION: ObjectType =
    ObjectType::new(&[Field::body("key", ValueType::String).required(), Field::body("version", ValueType::String)]);

impl Encode for Purge {
    fn encode(&self) -> Json<'_> {
        Json::members([("options", &self.options)])
    }
}

impl Encode for Options {
    fn encode(&self) -> Json<'_> {
        Json::members([("objects", &self.objects), ("quiet", &self.quiet)])
    }
}

impl Encode for Version {
    fn encode(&self) -> Json<'_> {
        Json::members([("key", &self.key), ("version", &self.version)])
    }
}

impl Operation for Purge {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.purge",
        method: Method::Post,
        path: "/v1/things/purge",
        fields: &[Field::body("options", ValueType::Object(&OPTIONS)).required()],
        ..OperationInfo::of(&SERVICE)
    };
}

impl Batched for Purge {
    type Item = Version;
    const RULE: &'static BatchRule = &BatchRule::new(&["options", "objects"]).key(&["key", "version"]).outcome(
        OutcomeRule::deleted_errors("deleted", "errors")
            .key(&["name", "versionID"])
            .code("code")
            .message("message")
            .quiet(&["options", "quiet"]),
    );

    fn items(&mut self) -> &mut Vec<Version> {
        &mut self.options.objects
    }
}

/// Reports no items.
#[derive(Clone, Debug, Default)]
pub struct Forget {
    pub table: String,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    pub id: Option<String>,
    pub filter: Option<BTreeMap<String, Value>>,
}

static ROW: ValueType = ValueType::Object(&ROW_SHAPE);

static ROW_SHAPE: ObjectType =
    ObjectType::new(&[Field::body("id", ValueType::String), Field::body("filter", ValueType::Map(&ValueType::Any))])
        .either(&["id", "filter"]);

impl Encode for Forget {
    fn encode(&self) -> Json<'_> {
        Json::members([("table", &self.table), ("rows", &self.rows)])
    }
}

impl Encode for Row {
    fn encode(&self) -> Json<'_> {
        Json::members([("id", &self.id), ("filter", &self.filter)])
    }
}

impl Operation for Forget {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.forget",
        method: Method::Post,
        path: "/v1/things/forget",
        fields: &[
            Field::body("table", ValueType::String).required(),
            Field::body("rows", ValueType::List(&ROW)).required().items_max(3),
        ],
        ..OperationInfo::of(&SERVICE)
    };
}

impl Batched for Forget {
    type Item = Row;
    const RULE: &'static BatchRule = &BatchRule::new(&["rows"]).max(3);

    fn items(&mut self) -> &mut Vec<Row> {
        &mut self.rows
    }
}

/// Returns items of one letter each.
pub fn letters(letters: &str) -> Vec<String> {
    letters.chars().map(String::from).collect()
}

/// Returns an outcome as text: `+0 a; -1 b [7: no]; ?2 c [why]; stray d`.
pub fn show(outcome: &BatchOutcome) -> String {
    let mut lines = BTreeMap::new();
    for item in &outcome.succeeded {
        lines.insert(item.index, format!("+{} {}", item.index, item.id));
    }
    for item in &outcome.failed {
        let mut why = item.code.as_ref().map(ToString::to_string).unwrap_or_default();
        for text in [item.message.as_str(), item.detail.as_deref().unwrap_or_default()] {
            let separator = if why.is_empty() || text.is_empty() { "" } else { ": " };
            let _infallible = write!(why, "{separator}{text}");
        }
        lines.insert(item.index, format!("-{} {} [{why}]", item.index, item.id));
    }
    for item in &outcome.unknown {
        lines.insert(item.index, format!("?{} {} [{}]", item.index, item.id, item.reason));
    }
    assert_eq!(lines.len(), outcome.len(), "an item is in two parts");
    let strays = outcome.unmatched.iter().map(|stray| match stray.succeeded {
        Some(true) => format!("stray +{}", stray.id),
        Some(false) => format!("stray -{}", stray.id),
        None => format!("stray ?{}", stray.id),
    });
    lines.into_values().chain(strays).collect::<Vec<_>>().join("; ")
}
