//! The program that makes the calls of all cases.

use std::fmt::Write as _;

use clientloom::diagnostics::{Report, render};
use clientloom::project::read_specs;
use clientloom::rust::{Options, generate_nested};
use serde::Deserialize;
use serde_json::Value;

use super::case::Case;
use super::compare::Request;
use crate::support::golden;
use crate::support::scratch::ScratchCrate;

pub(crate) const FEATURES: &str =
    r#"default-features = false, features = ["charset", "eop", "gzip", "serde", "streams", "testing", "users"]"#;

/// The generated code reads the feature `serde` of its crate.
pub(crate) const DEPENDENCIES: &str = r#"serde = { version = "1", features = ["derive"], optional = true }
serde_json = "1"
tokio = { version = "1", features = ["macros", "rt", "test-util", "time"] }
[features]
default = ["serde"]
"#;

/// The requests of a turn, and the result of its call.
#[derive(Debug, Deserialize)]
pub(super) struct Outcome {
    pub(super) requests: Vec<Request>,
    pub(super) result: Value,
}

/// The outcomes of the turns of a case, or the findings in its specs.
pub(super) type Outcomes = Result<Vec<Outcome>, String>;

/// Compiles the clients of all cases, and returns the outcomes of their turns.
pub(super) fn run(cases: &[Case]) -> Vec<Outcomes> {
    let program = ScratchCrate::new("calls", FEATURES, DEPENDENCIES);
    let (mut modules, mut runs) = (String::new(), String::new());
    let clients: Vec<Result<(String, String), String>> = cases.iter().map(client).collect();
    for (number, (case, made)) in cases.iter().zip(&clients).enumerate() {
        let Ok((vendor, client)) = made else { continue };
        program.put(&format!("src/case_{number}/client.rs"), client);
        program.put(&format!("src/case_{number}/mod.rs"), &module(case, number, vendor));
        writeln!(modules, "mod case_{number};").expect("memory suffices");
        writeln!(runs, "        case_{number}::run().await,").expect("memory suffices");
    }
    let main = include_str!("program/main.rs");
    program.put("src/main.rs", &main.replace("// modules\n", &modules).replace("// runs\n", &runs));
    program.put("src/server.rs", include_str!("program/server.rs"));
    program.put("src/result.rs", include_str!("program/result.rs"));
    program.put("src/events.rs", include_str!("program/events.rs"));

    let made: Vec<Vec<Outcome>> = serde_json::from_slice(&program.run()).expect("outcomes");
    let mut made = made.into_iter();
    clients.into_iter().map(|client| client.map(|_| made.next().expect("an outcome of each client"))).collect()
}

/// Returns the vendor of a case and its generated client, or the findings in its specs.
fn client(case: &Case) -> Result<(String, String), String> {
    let specs = golden::cases("calls").join(&case.name).join("specs");
    let sources = read_specs(&specs, "specs").expect("specs that can be read");
    let vendor = sources.iter().find_map(|(_, source)| Some(source.path.strip_suffix("/vendor.yaml")?.to_owned()));
    let vendor = vendor.expect("a vendor").trim_start_matches("specs/").to_owned();
    let options = Options::default();
    let mut report = Report::default();
    let client = generate_nested(&sources, &options, &mut report);
    client.map(|client| (vendor, client)).map_err(|_| render::render(&report, &sources, false))
}

/// Returns the module that makes the calls of a case.
fn module(case: &Case, number: usize, vendor: &str) -> String {
    let camel = format!("{}{}", vendor[..1].to_uppercase(), &vendor[1..]);
    let uses: Vec<String> = case.uses.iter().map(|name| format!("use client::{vendor}::{name};\n")).collect();
    let uses = uses.concat();
    let answers: Vec<_> = case.turns.iter().map(|turn| &turn.answers).collect();
    let answers = serde_json::to_string(&answers).expect("JSON");
    let call = &case.call;
    let result = if case.streams {
        format!("crate::events::of({call}.await).await")
    } else {
        format!("crate::result::of({call}.await)")
    };
    format!(
        "pub mod client {{\n    include!(\"client.rs\");\n}}\n\n{uses}\n\
         pub async fn run() -> Vec<serde_json::Value> {{\n\
         let mut outcomes = Vec::new();\n\
         for answers in crate::server::turns({answers:?}) {{\n\
         let server = crate::server::start(answers);\n\
         let builder = client::{vendor}::{camel}::builder().{credentials};\n\
         let client = builder.base_url(server.base_url()).attempts(1).build().expect(\"case {number}\");\n\
         let result = {result};\n\
         outcomes.push(crate::server::outcome(&server, result));\n\
         }}\noutcomes\n}}\n",
        credentials = case.credentials,
    )
}
