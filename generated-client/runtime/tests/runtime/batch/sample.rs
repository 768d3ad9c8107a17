//! Operations of the invented vendor, one for each shape of outcome.

use crate::sample::{Answer, ProbeError, SERVICE};
use client_runtime::{
    BatchOutcome, BatchRule, Batched, Encode, ErrorRow, Field, Info, Json, Kind, Means, Method, Operation, Shape, Told,
    Value,
};
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
        Json::object().with("space", &self.space).with("ids", &self.ids)
    }
}

impl Operation for Remove {
    type Reply = Answer;
    type Code = ProbeError;
    const INFO: &'static Info = &Info {
        name: "things.remove",
        method: Method::Delete,
        path: "/v1/{space}/things",
        fields: &[
            Field::path("space", Kind::String),
            Field::body("ids", Kind::List(&Kind::String)).required().items_max(3),
        ],
        errors: &[ErrorRow::new("9003").means(Means::QuotaExhausted)],
        ..Info::of(&SERVICE)
    };
}

impl Batched for Remove {
    type Item = String;
    const RULE: &'static BatchRule = &BatchRule {
        split: &["ids"],
        max: Some(3),
        key: &[],
        told: Told::Flag {
            each: "children",
            key: &["text"],
            ok: "flag",
            errors: Some("errors"),
            code: Some("code"),
            message: Some("message"),
        },
    };

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
        Json::object().with("rows", &self.rows)
    }
}

impl Operation for Change {
    type Reply = Answer;
    type Code = ProbeError;
    const INFO: &'static Info = &Info {
        name: "things.change",
        method: Method::Patch,
        path: "/v1/things",
        fields: &[Field::body("rows", Kind::JsonText(&Kind::List(&Kind::Map(&Kind::Any)))).required().items_max(2)],
        ..Info::of(&SERVICE)
    };
}

impl Batched for Change {
    type Item = BTreeMap<String, Value>;
    const RULE: &'static BatchRule = &BatchRule {
        split: &["rows"],
        max: Some(2),
        key: &["_id"],
        told: Told::Flag {
            each: "child.rows",
            key: &["id"],
            ok: "flag",
            errors: None,
            code: Some("code"),
            message: Some("message"),
        },
    };

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
        Json::object().with("ids", &self.ids)
    }
}

impl Operation for Erase {
    type Reply = Answer;
    type Code = ProbeError;
    const INFO: &'static Info = &Info {
        name: "things.erase",
        method: Method::Post,
        path: "/v1/things/erase",
        fields: &[Field::body("ids", Kind::List(&Kind::String)).required().items(1, 4)],
        ..Info::of(&SERVICE)
    };
}

impl Batched for Erase {
    type Item = String;
    const RULE: &'static BatchRule = &BatchRule {
        split: &["ids"],
        max: Some(4),
        key: &[],
        told: Told::TwoLists { succeeded: "names", failed: "anys", reasons: true },
    };

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

static OPTIONS: Shape = Shape::new(&[
    Field::body("objects", Kind::List(&Kind::Object(&VERSION))).required(),
    Field::body("quiet", Kind::Boolean),
]);

static VERSION: Shape =
    Shape::new(&[Field::body("key", Kind::String).required(), Field::body("version", Kind::String)]);

impl Encode for Purge {
    fn encode(&self) -> Json<'_> {
        Json::object().with("options", &self.options)
    }
}

impl Encode for Options {
    fn encode(&self) -> Json<'_> {
        Json::object().with("objects", &self.objects).with("quiet", &self.quiet)
    }
}

impl Encode for Version {
    fn encode(&self) -> Json<'_> {
        Json::object().with("key", &self.key).with("version", &self.version)
    }
}

impl Operation for Purge {
    type Reply = Answer;
    type Code = ProbeError;
    const INFO: &'static Info = &Info {
        name: "things.purge",
        method: Method::Post,
        path: "/v1/things/purge",
        fields: &[Field::body("options", Kind::Object(&OPTIONS)).required()],
        ..Info::of(&SERVICE)
    };
}

impl Batched for Purge {
    type Item = Version;
    const RULE: &'static BatchRule = &BatchRule {
        split: &["options", "objects"],
        max: None,
        key: &["key", "version"],
        told: Told::DeletedErrors {
            deleted: "deleted",
            errors: "errors",
            key: &["name", "versionID"],
            code: Some("code"),
            message: Some("message"),
            quiet: &["options", "quiet"],
        },
    };

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

static ROW: Kind = Kind::Object(&ROW_SHAPE);

static ROW_SHAPE: Shape = Shape::new(&[Field::body("id", Kind::String), Field::body("filter", Kind::Map(&Kind::Any))])
    .either(&["id", "filter"]);

impl Encode for Forget {
    fn encode(&self) -> Json<'_> {
        Json::object().with("table", &self.table).with("rows", &self.rows)
    }
}

impl Encode for Row {
    fn encode(&self) -> Json<'_> {
        Json::object().with("id", &self.id).with("filter", &self.filter)
    }
}

impl Operation for Forget {
    type Reply = Answer;
    type Code = ProbeError;
    const INFO: &'static Info = &Info {
        name: "things.forget",
        method: Method::Post,
        path: "/v1/things/forget",
        fields: &[
            Field::body("table", Kind::String).required(),
            Field::body("rows", Kind::List(&ROW)).required().items_max(3),
        ],
        ..Info::of(&SERVICE)
    };
}

impl Batched for Forget {
    type Item = Row;
    const RULE: &'static BatchRule = &BatchRule { split: &["rows"], max: Some(3), key: &[], told: Told::Nothing };

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
    let strays = outcome.strays.iter().map(|stray| match stray.succeeded {
        Some(true) => format!("stray +{}", stray.id),
        Some(false) => format!("stray -{}", stray.id),
        None => format!("stray ?{}", stray.id),
    });
    lines.into_values().chain(strays).collect::<Vec<_>>().join("; ")
}
