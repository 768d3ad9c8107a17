//! The commands that documents name: READMEs, guides, doc comments, and the help of the command.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::repository::{REPOSITORY, files};

/// The first words of a command in a code span; other spans are no commands.
const PROGRAMS: [&str; 4] = ["cargo ", ".ci/run", "tests/openapi/check.sh", "tests/editor/check.sh"];

/// Returns each command with the documents that name it, by their paths in the repository.
pub(crate) fn commands() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    // The expected texts of `--help` are the only documents among the cases.
    let is_document = |path: &String| !path.contains("/cases/") || path.starts_with("tests/cases/command/");
    for path in files(&["generated"]).into_iter().filter(is_document) {
        let text = fs::read_to_string(Path::new(REPOSITORY).join(&path)).expect("text in UTF-8");
        for command in in_file(&path, &text) {
            found.entry(command).or_default().insert(path.clone());
        }
    }
    found
}

fn in_file(path: &str, text: &str) -> Vec<String> {
    let name = path.rsplit('/').next().unwrap_or_default();
    if path.starts_with("tests/cases/command/") {
        let is_help = name.starts_with("help");
        return if is_help { text.lines().filter_map(in_help).collect() } else { Vec::new() };
    }
    match name.rsplit('.').next() {
        Some("md" | "in") if name != "CHANGELOG.md" => in_document(text),
        Some("rs") => {
            let docs = text.lines().map(str::trim_start).filter_map(|line| {
                let line = line.strip_prefix("//!").or_else(|| line.strip_prefix("///"))?;
                Some(line.strip_prefix(' ').unwrap_or(line))
            });
            in_document(&docs.collect::<Vec<_>>().join("\n"))
        }
        _ => Vec::new(),
    }
}

/// Returns the command of a line in the help of a command, where it is indented by two spaces.
fn in_help(line: &str) -> Option<String> {
    let line = line.strip_prefix("  ").filter(|line| line.starts_with("cargo "))?;
    line.split("  ").next().map(str::to_owned)
}

/// Returns the commands in blocks of shell code, and in code spans outside of blocks.
fn in_document(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut block: Option<&str> = None;
    let mut line_before = String::new();
    for line in text.lines().map(str::trim) {
        match (line.strip_prefix("```"), block) {
            (Some(_), Some(_)) => block = None,
            (Some(language), None) => block = Some(language),
            (None, Some("sh")) => {
                let line = line_before + without_comment(line);
                line_before = line.strip_suffix('\\').map(str::to_owned).unwrap_or_default();
                found.extend((line_before.is_empty() && !line.is_empty()).then_some(line));
            }
            (None, Some(_)) => {}
            (None, None) => found.extend(line.split('`').skip(1).step_by(2).filter(is_command).map(str::to_owned)),
        }
    }
    found
}

fn without_comment(line: &str) -> &str {
    if line.starts_with('#') { "" } else { line.split(" #").next().unwrap_or_default().trim_end() }
}

/// Whether a code span is a command, after assignments of variables.
fn is_command(span: &&str) -> bool {
    let is_assignment = |word: &&str| word.split_once('=').is_some_and(|(name, _)| name.to_uppercase() == name);
    let words: Vec<&str> = span.split(' ').skip_while(is_assignment).collect();
    let command = words.join(" ");
    PROGRAMS.iter().any(|program| command.starts_with(program))
}

#[test]
fn commands_are_found_in_blocks_and_spans() {
    let text = "Run `cargo fmt`, `X=1 cargo test` or `cargo`.\n\n```sh\n# first\na \\\n  -b c   # why\n```\n```text\n`cargo no`\n```";
    assert_eq!(in_document(text), ["cargo fmt", "X=1 cargo test", "a -b c"]);
    assert_eq!(in_help("  cargo clientloom diff   what changed?"), Some("cargo clientloom diff".to_owned()));
    assert_eq!(in_file("a/b.rs", "//! `cargo doc`\nlet a = \"`cargo no`\";"), ["cargo doc"]);
}
