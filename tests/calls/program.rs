//! The program that makes the calls of all cases.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use clientloom::diagnostics::{Report, render};
use clientloom::project::read_specs;
use clientloom::rust::{Options, generate_nested};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tempfile::TempDir;

use super::case::Case;
use super::compare::Request;
use crate::support::golden;

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
    let scratch = ScratchCrate::new("calls");
    let (mut modules, mut runs) = (String::new(), String::new());
    let clients: Vec<Result<(String, String), String>> = cases.iter().map(client).collect();
    for (number, (case, made)) in cases.iter().zip(&clients).enumerate() {
        let Ok((vendor, client)) = made else { continue };
        scratch.put(&format!("src/case_{number}/client.rs"), client);
        scratch.put(&format!("src/case_{number}/mod.rs"), &module(case, number, vendor));
        writeln!(modules, "mod case_{number};").expect("memory suffices");
        writeln!(runs, "        case_{number}::run().await,").expect("memory suffices");
    }
    let main = include_str!("program/main.rs");
    scratch.put("src/main.rs", &main.replace("// modules\n", &modules).replace("// runs\n", &runs));
    scratch.put("src/server.rs", include_str!("program/server.rs"));
    scratch.put("src/result.rs", include_str!("program/result.rs"));
    let made: Vec<Vec<Outcome>> = scratch.run();
    let mut made = made.into_iter();
    clients.into_iter().map(|client| client.map(|_| made.next().expect("an outcome of each client"))).collect()
}

/// A crate in a folder of its own, whose program prints JSON.
pub(crate) struct ScratchCrate {
    name: &'static str,
    folder: TempDir,
}

impl ScratchCrate {
    /// Creates a crate with the dependencies of generated clients.
    pub(crate) fn new(name: &'static str) -> Self {
        let scratch = Self { name, folder: tempfile::tempdir().expect("a folder") };
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
        scratch.put("Cargo.toml", &manifest(name, &repository.join("generated-client/runtime")));
        // The lock file of the repository: cargo downloads nothing.
        scratch.put("Cargo.lock", &fs::read_to_string(repository.join("Cargo.lock")).expect("versions"));
        scratch
    }

    /// Writes a file.
    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        fs::write(path, text).expect("a file that can be written");
    }

    /// Compiles the program, and returns what it prints.
    pub(crate) fn run<T: DeserializeOwned>(&self) -> T {
        let mut run = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        run.args(["run", "--quiet", "--offline"]).current_dir(self.folder.path());
        // The folder stays between runs, so dependencies are compiled once.
        run.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("calls"));
        run.env("CARGO_PROFILE_DEV_DEBUG", "0");
        let ran = run.output().expect("cargo");
        let printed = String::from_utf8_lossy(&ran.stderr);
        let errors: Vec<&str> = printed.split("\n\n").filter(|part| !part.starts_with("warning")).collect();
        assert!(ran.status.success(), "{}: {}", self.name, errors.join("\n\n"));
        serde_json::from_slice(&ran.stdout).expect("outcomes")
    }
}

/// Returns the vendor of a case and its generated client, or the findings in its specs.
fn client(case: &Case) -> Result<(String, String), String> {
    let specs = golden::cases("calls").join(&case.name).join("specs");
    let sources = read_specs(&specs, "specs").expect("specs that can be read");
    let vendor = sources.iter().find_map(|(_, source)| Some(source.path.strip_suffix("/vendor.yaml")?.to_owned()));
    let vendor = vendor.expect("a vendor").trim_start_matches("specs/").to_owned();
    let options = Options { serde: true, ..Options::default() };
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
    format!(
        "pub mod client {{\n    include!(\"client.rs\");\n}}\n\n{uses}\n\
         pub async fn run() -> Vec<serde_json::Value> {{\n\
         let mut outcomes = Vec::new();\n\
         for answers in crate::server::turns({answers:?}) {{\n\
         let server = crate::server::start(answers);\n\
         let builder = client::{vendor}::{camel}::builder().{credentials};\n\
         let client = builder.base_url(server.base_url()).attempts(1).build().expect(\"case {number}\");\n\
         let result = crate::result::of({call}.await);\n\
         outcomes.push(crate::server::outcome(&server, result));\n\
         }}\noutcomes\n}}\n",
        credentials = case.credentials,
        call = case.call,
    )
}

fn manifest(name: &str, runtime: &Path) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n\
         [features]\ndefault = [\"serde\"]\n[dependencies]\n\
         clientloom-runtime = {{ path = {:?}, default-features = false, features = [\"charset\", \"eop\", \"serde\", \"testing\"] }}\n\
         serde = {{ version = \"1\", features = [\"derive\"], optional = true }}\nserde_json = \"1\"\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt\", \"test-util\", \"time\"] }}\n",
        runtime.display().to_string()
    )
}
