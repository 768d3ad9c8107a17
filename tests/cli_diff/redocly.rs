//! The tool `redocly diff` compares the exported documents of both states.
//!
//! It knows the HTTP interface as far as `OpenAPI` describes it, and no Rust. Where its result
//! differs from ours, `redocly.yaml` gives the reason. The test needs the environment variable
//! `OPENAPI_TOOLS`: the folder in which `tests/openapi/check.sh install` installed the tools.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use clientloom::change::diff::{AUDIENCES, Bump, Changes, Verdict, show};
use clientloom::diagnostics::Report;
use clientloom::export::export_openapi;
use serde::Deserialize;
use serde_json::Value;

use super::cases::{Alike, Case, alike, cases};
use super::state::State;
use crate::support;

/// Results that differ for one reason.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    /// The reason, as a sentence.
    because: String,
    /// The needed versions by the name of a pair, or of a rule with `change` or `beside`:
    /// `rate-lowered change`.
    differs: BTreeMap<String, Due>,
}

/// The needed version according to both tools.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Due {
    ours: String,
    theirs: String,
}

/// Two states of a case, and their changes.
struct Step<'a> {
    name: String,
    old: &'a State,
    new: &'a State,
    changes: &'a Changes,
}

fn steps(case: &Case) -> [Step<'_>; 2] {
    [("change", &case.change), ("beside", &case.beside)].map(|(file, (new, changes))| {
        let name = format!("{} {file}", case.rule.name);
        Step { name, old: &case.before, new, changes }
    })
}

fn step(alike: &Alike) -> Step<'_> {
    Step { name: alike.name.clone(), old: &alike.before, new: &alike.after, changes: &alike.changes }
}

/// Returns the version that is needed for everything but Rust code.
///
/// Additions to Rust code count too, because they also extend the document.
fn ours(changes: &Changes) -> String {
    let counts = |audience: &str, verdict: Verdict| audience != "source" || verdict == Verdict::Adds;
    let verdicts = changes.0.iter().flat_map(|change| AUDIENCES.into_iter().zip(change.rule.verdicts));
    let worst = verdicts.filter(|(audience, verdict)| counts(audience, *verdict)).map(|(_, verdict)| verdict).max();
    Bump::from(worst.unwrap_or(Verdict::Nothing)).to_string()
}

/// Writes the documents of both states for each vendor that is in both.
fn write(folder: &Path, step: &Step<'_>) {
    let documents = |state: &State| {
        let documents = export_openapi(&state.sources, &mut Report::default()).expect("specs without errors");
        documents.into_iter().map(|document| (document.vendor, document.root.to_pretty_json())).collect()
    };
    let [old, new]: [BTreeMap<String, String>; 2] = [step.old, step.new].map(documents);
    for (vendor, old) in &old {
        if let Some(new) = new.get(vendor).filter(|new| *new != old) {
            let file = |side: &str| folder.join(format!("{}.{vendor}.{side}.json", step.name.replace(' ', ".")));
            for (side, text) in [("old", old), ("new", new)] {
                fs::write(file(side), text).expect("a file that can be written");
            }
        }
    }
}

/// Returns the highest version that is needed for any of the vendors.
fn theirs(folder: &Path, step: &Step<'_>) -> String {
    let prefix = format!("{}.", step.name.replace(' ', "."));
    let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    let reports = files.filter(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(&prefix) && name.ends_with(".diff.json")
    });
    let bump = |file| {
        let report: Value = serde_json::from_slice(&fs::read(file).expect("a report")).expect("JSON");
        let bump = report["bump"].as_str().unwrap_or("none");
        Bump::NAMES.iter().find(|(name, _)| *name == bump).map_or(Bump::None, |(_, bump)| *bump)
    };
    reports.map(bump).max().unwrap_or(Bump::None).to_string()
}

#[test]
fn redocly_agrees_or_the_difference_is_listed() {
    if env::var_os("OPENAPI_TOOLS").is_none() {
        return support::skip("OPENAPI_TOOLS is not set (tests/openapi/check.sh install)");
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let steps: Vec<Step<'_>> = cases().flat_map(steps).chain(alike().iter().map(step)).collect();
    for step in &steps {
        write(folder.path(), step);
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let judged = Command::new(here.join("openapi/check.sh")).arg("diff").arg(folder.path()).output();
    let judged = judged.expect("a script that runs");
    assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stderr));

    let listed = fs::read_to_string(here.join("cli_diff/redocly.yaml")).expect("the list of what differs");
    let listed: Vec<Reason> = serde_yaml::from_str(&listed).expect("a list of reasons");
    assert!(listed.iter().all(|reason| reason.because.ends_with('.')), "each reason is a sentence");
    let mut listed: BTreeMap<&String, &Due> = listed.iter().flat_map(|reason| &reason.differs).collect();
    let mut wrong = Vec::new();
    for step in &steps {
        let due = Due { ours: ours(step.changes), theirs: theirs(folder.path(), step) };
        let known = listed.remove(&step.name);
        match known {
            None if due.ours == due.theirs => {}
            Some(known) if *known == due && due.ours != due.theirs => {}
            _ => wrong.push(format!("{}: {due:?}, listed as {known:?}\n{}", step.name, show::text(step.changes))),
        }
    }
    assert!(listed.is_empty(), "no such cases: {listed:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
