//! Decoded responses check the verdicts for `decode`.
//!
//! Values of each type of a response field are decoded into each other type. All of them succeed
//! where a rule says that nothing changes, some where it is unclear, and none where it breaks.

use std::collections::BTreeMap;

use clientloom::change::diff::{AUDIENCES, Change, Verdict, show};
use clientloom::diagnostics::{Source, Sources};
use clientloom_runtime::__private::{Encode, FieldsByKey, Json, Object};
use clientloom_runtime::VendorClient;
use clientloom_runtime::auth::Bearer;
use clientloom_runtime::operation::{ApiCode, Operation, OperationInfo, Service, Vendor};
use clientloom_runtime::response::{Deviation, DeviationKind};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Builder, Call, Client, Value};

use super::state::{State, diff};

/// Declarations of a field, each with possible values.
const TYPES: [(&str, &[&str]); 10] = [
    ("type: string", &[r#""a""#, r#""12""#, r#""true""#, r#""{\"k\":1}""#]),
    ("type: integer", &["12", "1"]),
    ("type: number", &["1.5", "1"]),
    ("type: boolean", &["true", "false"]),
    ("type: any", &[r#""a""#, r#"{"k":1}"#, "[1]", "1", "true"]),
    (r#"type: "string[]""#, &[r#"["a"]"#, r#"["12"]"#]),
    (r#"type: "integer[]""#, &["[1]"]),
    (r#"type: "map<any>""#, &[r#"{"k":{"z":1}}"#, r#"{"count":"x"}"#]),
    (r#"type: "map<any>", json_text: true"#, &[r#""{\"k\":1}""#]),
    ("type: Part", &[r#"{"count":3}"#, r#"{"tags":["a"]}"#]),
];

/// A field of each type, in the order of the declarations.
#[derive(Debug, Default)]
struct Places {
    text: Option<String>,
    integer: Option<i64>,
    number: Option<f64>,
    boolean: Option<bool>,
    any: Option<Value>,
    texts: Vec<String>,
    integers: Vec<i64>,
    map: BTreeMap<String, Value>,
    held: BTreeMap<String, Value>,
    part: Option<Part>,
}

#[derive(Debug, Default)]
struct Part {
    count: Option<i64>,
    tags: Vec<String>,
}

impl Object for Places {
    fn fields(&mut self) -> FieldsByKey<'_> {
        FieldsByKey::new([
            (TYPES[0].0, &mut self.text),
            (TYPES[1].0, &mut self.integer),
            (TYPES[2].0, &mut self.number),
            (TYPES[3].0, &mut self.boolean),
            (TYPES[4].0, &mut self.any),
            (TYPES[5].0, &mut self.texts),
            (TYPES[6].0, &mut self.integers),
            (TYPES[7].0, &mut self.map),
            (TYPES[8].0, &mut self.held),
            (TYPES[9].0, &mut self.part),
        ])
    }

    fn json_texts(&self) -> &'static [&'static str] {
        &[TYPES[8].0]
    }
}

impl Object for Part {
    fn fields(&mut self) -> FieldsByKey<'_> {
        FieldsByKey::new([("count", &mut self.count), ("tags", &mut self.tags)])
    }
}

struct Probe;

#[derive(Clone, Copy, Debug)]
struct AnyCode;

impl ApiCode for AnyCode {
    const LISTED: &'static [(&'static str, Self)] = &[];
    const UNLISTED: Self = Self;
}

impl Encode for Probe {
    fn encode(&self) -> Json<'_> {
        Json::Object(Vec::new())
    }
}

impl Operation for Probe {
    type Vendor = Harbor;
    type Response = Places;
    type Output = clientloom_runtime::Response<Places>;
    type Code = AnyCode;
    const INFO: &'static OperationInfo =
        &OperationInfo { name: "probe", path: "/probe", ..OperationInfo::of(&Service::BASE) };
}

struct Harbor(Client);

impl Vendor for Harbor {
    const SERVICE: &'static Service = &Service::BASE;
}

impl VendorClient for Harbor {
    fn from_client(client: Client) -> Self {
        Self(client)
    }

    fn client(&self) -> &Client {
        &self.0
    }
}

/// Whether an old client, with a field of this type, decodes all of a response with this value.
///
/// The client leaves a field absent whose value cannot be read.
async fn reads(ty: &str, value: &str) -> bool {
    let key = Value::from(ty);
    let body = format!(r#"{{"code":0,"msg":"ok","data":{{{key}:{value}}}}}"#);
    let server = Loopback::start(move |_| LoopbackResponse::json(body.clone()));
    let harbor = Builder::<Harbor>::new(Bearer::new("t")).base_url(server.base_url()).build().expect("a client");
    let is_unreadable = |deviation: &Deviation| matches!(deviation.kind, DeviationKind::Unreadable { .. });
    let response = Call::new(&harbor.0, &Probe).await;
    response.is_ok_and(|response| !response.deviations().iter().any(is_unreadable))
}

/// Returns the base with a response field of this type.
fn state(ty: &str) -> State {
    let page = |source: &Source| {
        let text = source.text.replace("response:\n", &format!("response:\n  probe: {{ {ty}, doc: Any. }}\n"));
        let fields = "count: { type: integer, doc: Any. }\n      tags: { type: \"string[]\", doc: Any. }\n";
        let part = format!("types:\n  Part:\n    doc: Any.\n    fields:\n      {fields}");
        let text = if ty.ends_with("Part") { text + &part } else { text };
        Source { path: source.path.clone(), text }
    };
    let base = State::base();
    let files = base
        .sources
        .iter()
        .map(|(_, source)| if source.path.ends_with("boat/picture.yaml") { page(source) } else { source.clone() });
    State::of(Sources::new("specs", files.collect()))
}

fn decode(change: &Change) -> Verdict {
    let at = AUDIENCES.iter().position(|audience| *audience == "decode").expect("an audience");
    change.rule.verdicts[at]
}

#[tokio::test]
async fn old_clients_decode_new_responses_as_the_verdict_says() {
    let states = TYPES.map(|(ty, _)| state(ty));
    let mut wrong = Vec::new();
    for ((old, _), before) in TYPES.iter().zip(&states) {
        for ((new, values), after) in TYPES.iter().zip(&states) {
            let changes = diff(before, after);
            let verdict = changes.0.iter().map(decode).max().unwrap_or(Verdict::Nothing);
            let mut read = Vec::new();
            for value in *values {
                read.push(reads(old, value).await);
            }
            let is_right = match verdict {
                Verdict::Breaks => read.iter().all(|is_read| !is_read),
                Verdict::Unclear => read.contains(&true) && read.contains(&false),
                _ => read.iter().all(|is_read| *is_read),
            };
            if !is_right {
                wrong.push(format!("{old} -> {new}: {values:?} {read:?}\n{}", show::text(&changes)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
