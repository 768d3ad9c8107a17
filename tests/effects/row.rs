//! Rows: a key with its value, the specs around it, and the call that shows its effect.

use std::fs;

use clientloom::diagnostics::{Source, Sources};
use clientloom::format::keys::{self, Record};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::edit::{merge, set};
use super::table::{KeyAddress, key_at};
use crate::calls::case::Answer;
use crate::support::golden;

/// A kind of spec file.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum FileKind {
    Operation,
    Service,
    Vendor,
}

impl FileKind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Operation => "operation",
            Self::Service => "service",
            Self::Vendor => "vendor",
        }
    }

    /// Returns the module of the types that a file of this kind declares.
    const fn types(self) -> &'static str {
        match self {
            Self::Operation => "parcel::look",
            Self::Service => "parcel::types",
            Self::Vendor => "types",
        }
    }

    pub(super) const fn record(self) -> &'static Record {
        match self {
            Self::Operation => &keys::OPERATION,
            Self::Service => &keys::SERVICE,
            Self::Vendor => &keys::VENDOR,
        }
    }
}

/// The effect that a pair shows.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Effect {
    /// The call sends other requests, or none.
    Request,
    /// The caller gets another result from the same response.
    Response,
    /// The client waits for another time.
    Wait,
    /// A program that uses the client sees another type, signature, method or constant.
    Rust,
    /// The mock server answers or judges a call differently.
    Mock,
    /// `diff` reports a change that is more than words.
    Diff,
    /// A check compares the key with the rest of the specs.
    Check,
    /// A finding refuses the key, or reminds of it.
    Finding,
    /// Documentation differs.
    Words,
}

impl Effect {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::Wait => "wait",
            Self::Rust => "rust",
            Self::Mock => "mock",
            Self::Diff => "diff",
            Self::Check => "check",
            Self::Finding => "finding",
            Self::Words => "words",
        }
    }

    /// Whether only a call shows the effect.
    pub(super) const fn needs_call(self) -> bool {
        matches!(self, Self::Request | Self::Response | Self::Wait | Self::Mock)
    }
}

/// A file of rows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowFile {
    /// The kinds of file that have the keys: each row is tried in each of them.
    files: Vec<FileKind>,
    /// Changes of the specs that all rows share.
    #[serde(default)]
    specs: Value,
    /// Changes of the file that has the keys.
    #[serde(default)]
    own: Value,
    #[serde(default)]
    call: Call,
    rows: Vec<StatedRow>,
}

/// The call of a row; a row replaces parts of its file's call.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Call {
    /// Names of the client that the call uses; `{types}` is the module of the file's types.
    #[serde(rename = "use")]
    pub(super) uses: Option<Vec<String>>,
    /// The call as a caller writes it; `client` is the vendor's client.
    #[serde(rename = "call")]
    pub(super) written: Option<String>,
    /// The call of the spec without the key, if it is written differently.
    #[serde(rename = "call_without")]
    pub(super) written_without: Option<String>,
    /// The function that shows the result: `of`, `batch`, `items` or `file`.
    pub(super) shows: Option<String>,
    /// Methods of the builder that set the credentials.
    pub(super) credentials: Option<String>,
    /// The type of the client, if it is not named after the vendor.
    pub(super) client: Option<String>,
    /// Further methods of the builder.
    pub(super) settings: Option<String>,
    /// Responses in their order; the last one is repeated.
    pub(super) answers: Option<Vec<Answer>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatedRow {
    key: String,
    #[serde(default, deserialize_with = "stated")]
    with: Option<Value>,
    #[serde(default, deserialize_with = "stated")]
    without: Option<Value>,
    effect: Effect,
    /// The case, if another row has the same key.
    case: Option<String>,
    /// Changes of the specs on both sides.
    #[serde(default)]
    specs: Value,
    /// Changes of the file that has the key, on both sides.
    #[serde(default)]
    own: Value,
    #[serde(flatten)]
    call: Call,
}

fn stated<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(value).map(Some)
}

/// A pair of specs that differ in one key, and the effect of the key.
pub(super) struct Row {
    pub(super) file: String,
    /// The address of the key in the specs: `body.label.chars`.
    path: String,
    case: Option<String>,
    pub(super) key: KeyAddress,
    pub(super) effect: Effect,
    /// The specs without the key or with another value, and the specs with it.
    pub(super) specs: [Sources; 2],
    pub(super) call: Call,
}

impl Row {
    /// Returns the key with its address in the specs of the row.
    pub(super) fn title(&self) -> String {
        let kind = self.key.address.split(':').next().unwrap_or_default();
        let case = self.case.as_ref().map(|case| format!(" ({case})")).unwrap_or_default();
        format!("{kind}: {}{case}", self.path)
    }
}

/// Returns the specs that all rows share, by the kind of file.
pub(super) fn base() -> Value {
    read(&fs::read_to_string(golden::cases("effects").join("base.yaml")).expect("a base"), "base.yaml")
}

/// Reads the rows of all files.
pub(super) fn read_all() -> Vec<Row> {
    let folder = golden::cases("effects");
    let base = base();
    let mut rows = Vec::new();
    for (name, text) in golden::read(&folder).into_iter().filter(|(name, _)| name != "base.yaml") {
        let file: RowFile = read(&text, &name);
        for kind in &file.files {
            let mut specs = base.clone();
            merge(&mut specs, &file.specs);
            merge(&mut specs[kind.name()], &file.own);
            rows.extend(file.rows.iter().map(|stated| row(&name, *kind, &file.call, stated, specs.clone())));
        }
    }
    rows
}

/// Returns a row in one kind of file.
fn row(file: &str, kind: FileKind, call: &Call, stated: &StatedRow, mut specs: Value) -> Row {
    let key = key_at(kind, &stated.key);
    let key = key.unwrap_or_else(|| panic!("{file}: the format has no key at `{}`", stated.key));
    merge(&mut specs, &stated.specs);
    merge(&mut specs[kind.name()], &stated.own);
    let side = |value: Option<&Value>| {
        let mut specs = specs.clone();
        set(&mut specs[kind.name()], &stated.key, value.unwrap_or(&Value::Null));
        sources(&specs)
    };
    let mut call = stated.call.clone().over(call);
    for name in call.uses.iter_mut().flatten() {
        *name = name.replace("{types}", kind.types());
    }
    Row {
        file: file.to_owned(),
        key,
        effect: stated.effect,
        specs: [side(stated.without.as_ref()), side(stated.with.as_ref())],
        call,
        path: stated.key.clone(),
        case: stated.case.clone(),
    }
}

fn read<T: for<'de> Deserialize<'de>>(text: &str, name: &str) -> T {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Returns the files of specs, each on one line: JSON is YAML.
pub(super) fn sources(specs: &Value) -> Sources {
    let operation = specs["operation"]["operation"].as_str().expect("the name of an operation").replace('.', "/");
    let vendor = specs["vendor"]["vendor"].as_str().expect("the name of a vendor");
    let files = [
        (format!("specs/{vendor}/vendor.yaml"), &specs["vendor"]),
        (format!("specs/{vendor}/parcel/service.yaml"), &specs["service"]),
        (format!("specs/{vendor}/{operation}.yaml"), &specs["operation"]),
    ];
    let files = files.into_iter().filter(|(_, file)| file.as_object().is_some_and(|file| !file.is_empty()));
    Sources::new("specs", files.map(|(path, file)| Source { path, text: file.to_string() }).collect())
}

impl Call {
    /// Returns the call with the parts of another one where it has none.
    fn over(self, file: &Self) -> Self {
        let file = file.clone();
        Self {
            uses: self.uses.or(file.uses),
            written: self.written.or(file.written),
            written_without: self.written_without.or(file.written_without),
            shows: self.shows.or(file.shows),
            credentials: self.credentials.or(file.credentials),
            client: self.client.or(file.client),
            settings: self.settings.or(file.settings),
            answers: self.answers.or(file.answers),
        }
    }
}
