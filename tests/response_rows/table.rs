//! A table of rows, and the program that makes their calls.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clientloom::diagnostics::Report;
use clientloom::project::read_specs;
use clientloom::rust::{Options, generate_nested};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::scratch::ScratchCrate;

const FEATURES: &str = r#"default-features = false, features = ["serde"]"#;

/// The generated code reads the feature `serde` of its crate.
const DEPENDENCIES: &str = r#"serde = { version = "1", features = ["derive"], optional = true }
serde_json = "1"
tokio = { version = "1", features = ["macros", "rt", "time"] }
[features]
default = ["serde"]
"#;

/// A table: the specs of a vendor by their paths, and rows.
#[derive(Deserialize)]
pub(super) struct Table {
    specs: BTreeMap<String, String>,
    pub(super) rows: Vec<Row>,
}

/// A response, and what the caller should get.
#[derive(Deserialize)]
pub(super) struct Row {
    /// The line in the file.
    #[serde(skip)]
    pub(super) line: usize,
    #[serde(default = "read")]
    pub(super) call: String,
    pub(super) field: Option<String>,
    pub(super) json: Option<String>,
    body: Option<String>,
    next: Option<String>,
    pub(super) outcome: String,
    pub(super) value: Option<Value>,
    pub(super) kept: Option<String>,
    #[serde(default)]
    pub(super) tolerated: Vec<String>,
    #[serde(default, rename = "new")]
    pub(super) is_new: bool,
}

fn read() -> String {
    "read".to_owned()
}

/// The results that the caller gets, row by row.
pub(super) struct Results(pub(super) Vec<Value>);

impl Row {
    /// Returns the field and its JSON, or the call and the body.
    pub(super) fn subject(&self) -> String {
        match (&self.field, &self.json) {
            (Some(field), Some(json)) => format!("{field}: {json}"),
            _ => format!("{}: {}", self.call, self.body()),
        }
    }

    fn body(&self) -> String {
        let (field, json) = (self.field.as_deref().unwrap_or_default(), self.json.as_deref().unwrap_or_default());
        self.body
            .clone()
            .unwrap_or_else(|| format!(r#"{{"code":0,"msg":"ok","data":{{"mark":"here","{field}":{json}}}}}"#))
    }
}

impl Table {
    /// Reads a table. Each row begins a line with `  - {`.
    pub(super) fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut table: Self = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let lines = text.lines().enumerate().filter(|(_, line)| line.starts_with("  - {")).map(|(at, _)| at + 1);
        let lines: Vec<usize> = lines.collect();
        assert_eq!(lines.len(), table.rows.len(), "each row has a line of its own");
        table.rows.iter_mut().zip(lines).for_each(|(row, line)| row.line = line);
        table
    }

    /// Generates and compiles the client, and makes the call of each row.
    pub(super) fn run(&self) -> Results {
        let vendor = self.specs.keys().find_map(|path| path.strip_suffix("/vendor.yaml")).expect("a vendor");
        let program = ScratchCrate::new(&format!("responses-{vendor}"), FEATURES, DEPENDENCIES);
        for (path, text) in &self.specs {
            program.put(&format!("specs/{path}"), text);
        }
        program.put("src/client.rs", &client(&program.path("specs")));
        let camel = format!("{}{}", vendor[..1].to_uppercase(), &vendor[1..]);
        program.put("src/names.rs", &format!("pub use crate::client::{vendor}::{{{camel} as Vendor, v1}};\n"));
        program.put("src/main.rs", include_str!("program/main.rs"));
        program.put("src/calls.rs", include_str!("program/calls.rs"));
        let call = |row: &Row| json!({ "call": row.call, "body": row.body(), "next": row.next });
        program.put("rows.json", &Value::from(self.rows.iter().map(call).collect::<Vec<_>>()).to_string());
        Results(serde_json::from_slice(&program.run()).expect("results"))
    }
}

fn client(specs: &Path) -> String {
    let sources = read_specs(specs, "specs").expect("specs that can be read");
    let options = Options::default();
    generate_nested(&sources, &options, &mut Report::default()).expect("specs without findings")
}
