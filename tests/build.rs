//! Writes a `#[test]` for each case below `cases`, so that each case has a name and runs alone.
//!
//! A test calls `check_case` of the module that includes the list, with the name of its case.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Folders below `cases` whose entries are cases.
const KINDS: [&str; 14] = [
    "calls",
    "changelog",
    "diff",
    "diff/pairs",
    "export",
    "faults",
    "findings",
    "fmt",
    "generated",
    "import",
    "lock/different",
    "lock/equal",
    "update",
    "update_specs",
];

/// Folders that several cases share.
const SHARED: [&str; 3] = ["diff/base", "diff/formats", "diff/pairs"];

fn main() {
    let cases = Path::new("cases");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    println!("cargo::rerun-if-changed=build.rs");
    for kind in KINDS {
        let folder = cases.join(kind);
        println!("cargo::rerun-if-changed={}", folder.display());
        let file = out.join(format!("{}.rs", kind.replace('/', "_")));
        fs::write(&file, tests(kind, &folder)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
    let rows = cases.join("responses/columns.yaml");
    println!("cargo::rerun-if-changed={}", rows.display());
    fs::write(out.join("responses.rs"), row_tests(&rows)).expect("a file that can be written");
}

/// Returns a test for each row of a table, named after its line.
fn row_tests(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut tests = String::new();
    for (at, _) in text.lines().enumerate().filter(|(_, line)| line.starts_with("  - {")) {
        let name = format!("row_{}", at + 1);
        write!(tests, "#[test]\nfn {name}() {{\n    check_case({name:?});\n}}\n\n").expect("memory suffices");
    }
    tests
}

/// Returns a test for each case of a kind, in the order of their names.
fn tests(kind: &str, folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut cases = BTreeMap::new();
    for entry in entries {
        let path = entry.expect("the folder can be listed").path();
        // The name of a folder may have dots in it.
        let case = if path.is_dir() { path.file_name() } else { path.file_stem() };
        let case = case.expect("an entry has a name").to_string_lossy().into_owned();
        if case.starts_with('.') || SHARED.contains(&format!("{kind}/{case}").as_str()) {
            continue;
        }
        if let Some(other) = cases.insert(function(&case), case.clone()) {
            panic!("cases/{kind}: `{case}` and `{other}` give one test the same name: rename one of them");
        }
    }
    let mut text = String::new();
    for (function, case) in cases {
        write!(text, "#[test]\nfn r#{function}() {{\n    check_case({case:?});\n}}\n\n").expect("memory suffices");
    }
    text
}

/// Returns the name of a case's test: `unknown_key` for `unknown-key`.
fn function(case: &str) -> String {
    let name: String = case.chars().map(|sign| if sign.is_alphanumeric() { sign } else { '_' }).collect();
    if name.starts_with(|sign: char| sign.is_ascii_digit()) { format!("case_{name}") } else { name }
}
