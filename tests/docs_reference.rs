//! The generated tables of `specs/REFERENCE.md`, and the numbers of README.md.

use std::fs;
use std::path::Path;

use clientloom::change::diff;
use clientloom::diagnostics::codes;
use clientloom::format::keys;

use crate::docs_links::documents;
use crate::support::golden;

/// Holds the text between two marks of the reference equal to a table.
fn check(marks: [&str; 2], table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/REFERENCE.md");
    let text = fs::read_to_string(&path).expect("the reference can be read");
    let [begin, end] = marks;
    let (before, rest) = text.split_once(begin).unwrap_or_else(|| panic!("no mark {begin}"));
    let (_, after) = rest.split_once(end).unwrap_or_else(|| panic!("no mark {end}"));
    let wanted = format!("{before}{begin}\n\n{}\n\n{end}{after}", table.trim_end());
    golden::check(&path, &wanted);
}

/// One test, as each table rewrites the same file.
#[test]
fn the_reference_is_up_to_date() {
    check(keys::MARKERS, &keys::reference());
    check(codes::MARKERS, &codes::reference());
    check(diff::MARKERS, &diff::reference());
}

#[test]
fn the_readme_counts_the_operations() {
    let readme = &documents()["README.md"];
    for (title, vendor) in [("Feishu", "feishu"), ("GPTBots", "gptbots"), ("CTyun", "ctyun")] {
        let specs = golden::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs").join(vendor));
        let is_spec = |path: &&String| {
            let is_yaml = Path::new(path.as_str()).extension().is_some_and(|extension| extension == "yaml");
            // An operation can be called `..._service`.
            let is_shared = path.rsplit('/').next() == Some("service.yaml");
            let is_event = path.rsplit('/').nth(1) == Some("events");
            is_yaml && !is_shared && !is_event && *path != "vendor.yaml"
        };
        let count = specs.keys().filter(is_spec).count();
        let row = readme.lines().find(|line| line.starts_with(&format!("| {title}")));
        assert!(
            row.is_some_and(|row| row.contains(&format!("| {count} |"))),
            "{title} has {count} operations: {row:?}"
        );
    }
}
