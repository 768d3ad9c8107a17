//! Compiled programs check the verdicts for `source`.
//!
//! A program written for the old client is compiled with the new one. It must fail exactly where a
//! change of the case breaks source. The program of the base uses everything that its client
//! offers; other cases have a `program.rs` of their own. Each case is a binary of one crate, which
//! cargo checks once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use clientloom::change::diff::{AUDIENCES, Bump, Change, Changes, Verdict, show};
use clientloom::diagnostics::Report;
use clientloom::rust::{Options, generate_nested};
use serde_json::Value;

use super::cases::{alike, cases};
use super::state::{State, folder};
use crate::support::scratch::ScratchCrate;

/// Rules whose changes no compiler finds: the types are equal, so the program compiles with another
/// meaning.
const SILENT: [&str; 3] = ["batch-split-changed", "fields-reordered", "variable-default-changed"];

/// Rules for harmless additions: they need a minor version, and old programs compile unchanged.
const ADDITIONS: [&str; 4] = ["field-added", "reply-field-added", "error-added", "operation-added"];

/// A program and its expected result.
struct Judged<'a> {
    name: String,
    changes: &'a [Change],
    new: &'a State,
    program: PathBuf,
}

impl Judged<'_> {
    /// Returns the verdict of each change for `source`.
    fn verdicts(&self) -> impl Iterator<Item = (&'static str, Verdict)> {
        let source = AUDIENCES.iter().position(|audience| *audience == "source").expect("an audience");
        self.changes.iter().map(move |change| (change.rule.name, change.rule.verdicts[source]))
    }

    fn is_touched(&self) -> bool {
        self.verdicts().any(|(_, verdict)| verdict != Verdict::Nothing)
    }

    /// Whether the compiler must find an error.
    fn breaks(&self) -> bool {
        self.verdicts().any(|(rule, verdict)| verdict == Verdict::Breaks && !SILENT.contains(&rule))
    }
}

/// Returns the cases whose change affects source. After other changes the Rust differs only in
/// data.
fn judged(base: &State) -> Vec<Judged<'_>> {
    let shared = folder().join("base/program.rs");
    let mut judged = vec![Judged { name: "base".to_owned(), changes: &[], new: base, program: shared.clone() }];
    for case in cases() {
        let own = folder().join(case.rule.name).join("program.rs");
        let (program, name) = if own.is_file() { (&own, "own") } else { (&shared, "base") };
        let name = |state: &str| format!("{name}_{}_{state}", case.rule.name.replace('-', "_"));
        let (new, changes) = &case.change;
        let after = Judged { name: name("after"), changes: &changes.0, new, program: program.clone() };
        judged.extend(Some(after).filter(Judged::is_touched));
        if own.is_file() {
            judged.push(Judged { name: name("before"), changes: &[], new: &case.before, program: own });
        }
    }
    for pair in alike().iter().filter(|pair| !pair.is_own) {
        let name = format!("base_{}", pair.name.replace('-', "_"));
        let after = Judged { name, changes: &pair.changes.0, new: &pair.after, program: shared.clone() };
        judged.extend(Some(after).filter(Judged::is_touched));
    }
    judged
}

/// Writes a crate with one binary per case.
fn write(cases: &[Judged<'_>]) -> ScratchCrate {
    let programs = ScratchCrate::new("programs", "default-features = false, features = [\"events\", \"streams\"]", "");
    for case in cases {
        let folder = format!("src/bin/{}", case.name);
        let mut report = Report::default();
        let options = Options { events: true, ..Options::default() };
        let client = generate_nested(&case.new.sources, &options, &mut report);
        programs
            .put(&format!("{folder}/client.rs"), &client.unwrap_or_else(|_| panic!("{} is not generated", case.name)));
        programs.put(&format!("{folder}/program.rs"), &fs::read_to_string(&case.program).expect("a program"));
        programs.put(
            &format!("{folder}/main.rs"),
            "pub mod client {\n    include!(\"client.rs\");\n}\npub mod program;\nfn main() {}\n",
        );
    }
    programs
}

/// Returns the first error of each binary that has one.
fn errors(programs: &ScratchCrate) -> BTreeMap<String, String> {
    let check = ["check", "--bins", "--keep-going", "--message-format", "json"];
    let done = programs.cargo(&check);
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    let mut errors = BTreeMap::new();
    let mut compiled = BTreeSet::new();
    for line in out.lines() {
        let message: Value = serde_json::from_str(line).unwrap_or_default();
        let target = message["target"]["name"].as_str().unwrap_or_default().to_owned();
        if message["message"]["level"] == "error" {
            errors.entry(target).or_insert(message["message"]["rendered"].as_str().unwrap_or_default().to_owned());
        } else if message["reason"] == "compiler-artifact" {
            compiled.insert(target);
        }
    }
    assert!(compiled.contains("base"), "the program of the base does not compile:\n{:?}\n{err}", errors.get("base"));
    errors
}

fn told(case: &Judged<'_>) -> String {
    show::text(&Changes(case.changes.to_vec()))
}

#[test]
fn old_programs_fail_to_compile_exactly_where_source_breaks() {
    let base = State::base();
    let cases = judged(&base);
    assert!(cases.len() > 45, "only {} cases touch source", cases.len());
    let errors = errors(&write(&cases));
    let mut wrong = Vec::new();
    for case in &cases {
        let (error, breaks) = (errors.get(&case.name), case.breaks());
        match error {
            None if breaks => wrong.push(format!("{} compiles, and should not:\n{}", case.name, told(case))),
            Some(error) if !breaks => {
                wrong.push(format!("{} should compile:\n{}{error}", case.name, told(case)));
            }
            _ => {}
        }
        // An error is never in generated code.
        let place = error.and_then(|error| error.lines().find(|line| line.trim_start().starts_with("-->")));
        assert!(place.is_none_or(|place| place.contains("program.rs")), "{}: {error:?}", case.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for addition in ADDITIONS {
        let name = format!("base_{}_after", addition.replace('-', "_"));
        let case = cases.iter().find(|case| case.name == name).expect("the program of the base against the addition");
        assert_eq!(Bump::from(Changes(case.changes.to_vec()).worst()), Bump::Minor, "{}", told(case));
        assert_eq!(errors.get(&name), None, "what was written before {addition}");
    }
}
