//! The program that makes the calls of all rows: one crate for the clients of all specs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use clientloom::diagnostics::{Report, Sources};
use clientloom::rust::{Options, generate, generate_nested};
use serde_json::Value;

use super::row::{Call, Effect, Row};
use crate::calls::program::{DEPENDENCIES, FEATURES};
use crate::support::scratch::ScratchCrate;

/// The outcomes of the call without the key and with it.
pub(super) type Outcomes = [Value; 2];

/// The files of the program, as far as they are known.
struct Program {
    scratch: ScratchCrate,
    /// Numbers of the clients by their text: many rows share the specs of one side.
    clients: BTreeMap<String, usize>,
    modules: String,
    calls: String,
}

/// Compiles the clients of all rows, and returns the outcomes of their calls.
///
/// A row whose effect needs no call has none, and neither has a row whose specs have an error.
pub(super) fn run(rows: &[Row]) -> Vec<Option<Outcomes>> {
    let mut program = Program {
        scratch: ScratchCrate::new("effects", FEATURES, DEPENDENCIES),
        clients: BTreeMap::new(),
        modules: String::new(),
        calls: String::new(),
    };
    let made: Vec<bool> = rows.iter().map(|row| program.add_row(row).is_some()).collect();
    let main = include_str!("program/main.rs");
    program
        .scratch
        .put("src/main.rs", &main.replace("// modules\n", &program.modules).replace("// calls\n", &program.calls));
    program.scratch.put("src/server.rs", include_str!("program/server.rs"));
    program.scratch.put("src/shown.rs", include_str!("program/shown.rs"));
    program.scratch.put("src/result.rs", include_str!("../calls/program/result.rs"));
    let outcomes: Vec<Value> = serde_json::from_slice(&program.scratch.run()).expect("outcomes");
    let mut outcomes = outcomes.into_iter();
    let mut next = || outcomes.next().expect("an outcome of each call");
    made.into_iter().map(|is_made| is_made.then(|| [next(), next()])).collect()
}

impl Program {
    /// Adds both calls of a row.
    fn add_row(&mut self, row: &Row) -> Option<()> {
        if !row.effect.needs_call() {
            return None;
        }
        let call = row.call.written.as_deref().unwrap_or_else(|| panic!("{}: the effect needs a call", row.title()));
        let written = [row.call.written_without.as_deref().unwrap_or(call), call];
        let mut calls = Vec::new();
        for (sources, written) in row.specs.iter().zip(written) {
            let vendor = vendor(sources);
            let client = if row.effect == Effect::Mock { self.add_mocked(sources)? } else { self.add_client(sources)? };
            calls.push(text(&row.call, written, &client, &vendor, row.effect == Effect::Mock));
        }
        self.calls.push_str(&calls.concat());
        Some(())
    }

    /// Adds a client, and returns the path of its module.
    fn add_client(&mut self, sources: &Sources) -> Option<String> {
        let options = Options::default();
        let text = generate_nested(sources, &options, &mut Report::default()).ok()?;
        let next = self.clients.len();
        let number = *self.clients.entry(text.clone()).or_insert(next);
        if number == next {
            self.scratch.put(&format!("src/client_{number}.rs"), &text);
            writeln!(self.modules, "mod client_{number} {{\n    include!(\"client_{number}.rs\");\n}}")
                .expect("memory suffices");
        }
        Some(format!("crate::client_{number}"))
    }

    /// Adds a client with its documented examples, and returns the path of its module.
    fn add_mocked(&mut self, sources: &Sources) -> Option<String> {
        let options = Options { examples: true, ..Options::default() };
        let generated = generate(sources, &options, &mut Report::default()).ok()?;
        let number = self.modules.len();
        let path = format!("crate::mocked_{number}");
        let inner = format!("{path}::generated");
        for file in generated.client.iter().chain(&generated.examples) {
            let text = file.text.replace("crate::generated", &inner);
            self.scratch.put(&format!("src/mocked_{number}/{}", file.path), &text);
        }
        self.scratch.put(&format!("src/mocked_{number}/mod.rs"), "pub mod examples;\npub mod generated;\n");
        writeln!(self.modules, "mod mocked_{number};").expect("memory suffices");
        Some(path)
    }
}

/// Returns the name of the vendor.
fn vendor(sources: &Sources) -> String {
    let path = sources.iter().map(|(_, source)| source.path.as_str()).find(|path| path.ends_with("/vendor.yaml"));
    let folder = Path::new(path.expect("a vendor")).parent().and_then(Path::file_name).expect("a folder");
    folder.to_string_lossy().into_owned()
}

/// Returns the code that makes a call and returns its outcome.
fn text(call: &Call, written: &str, client: &str, vendor: &str, is_mocked: bool) -> String {
    let camel = format!("{}{}", vendor[..1].to_uppercase(), &vendor[1..]);
    let camel = call.client.as_deref().unwrap_or(&camel);
    let generated = if is_mocked { format!("{client}::generated::{vendor}") } else { format!("{client}::{vendor}") };
    let uses: Vec<_> = call.uses.iter().flatten().map(|name| format!("use {generated}::{name};\n")).collect();
    let uses = uses.concat();
    let shows = call.shows.as_deref().map_or("result::of", |name| match name {
        "batch" | "items" | "file" => name,
        name => panic!("no function shows `{name}`"),
    });
    let shows = if shows == "result::of" { shows.to_owned() } else { format!("shown::{shows}") };
    let credentials = call.credentials.as_deref().unwrap_or(r#"api_key("sk-1")"#);
    let settings = call.settings.as_deref().unwrap_or_default();
    let builder = format!(
        "{generated}::{camel}::builder().{credentials}.clock(server::now).request_ids(|| \"id-1\".to_owned()).attempts(1){settings}"
    );
    if is_mocked {
        return format!(
            "{{\n{uses}server::mocked(&{client}::examples::{vendor}::VENDOR_DOCS, async |address: String| {{\n\
             let client = {builder}.base_url(address).build().expect(\"a client\");\n\
             {shows}({written}.await)\n}}).await\n}},\n"
        );
    }
    let answers = serde_json::to_string(call.answers.as_deref().unwrap_or_default()).expect("JSON");
    format!(
        "{{\n{uses}let server = server::Server::new({answers:?});\n\
         let client = {builder}.transport(server.clone()).build().expect(\"a client\");\n\
         let result = {shows}({written}.await);\nserver.outcome(result)\n}},\n"
    )
}
