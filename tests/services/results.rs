//! Results of earlier runs and services: a run with them does what a run without them does.

use std::fs;

use crate::support::golden::{self, Files};
use crate::support::tree::{Run, Tree};

use super::{generated, project};

const MANIFEST: &str = "generated-client/Cargo.toml";
const README: &str = "generated-client/README.md";
const RESULTS: &str = "generated-client/.clientloom/results";

/// Choices of services, one after the other in one project.
const CHOICES: [&str; 6] =
    ["[\"mail\"]", "[\"room\"]", "[\"room\", \"mail\"]", "[\"acme\"]", "[\"ping\"]", "[\"mail\"]"];

/// Changes of the user: a file, and what replaces a text in it.
const CHANGES: &[(&str, &str, &str)] = &[
    // Lines that the command writes.
    (MANIFEST, "acme-ping = []\n", ""),
    (MANIFEST, "features = [\"acme\", ", "features = ["),
    (README, "| `acme-mail` | 1 |", "| `acme-mail` | 2 |"),
    // Lines of the user that decide what the command writes.
    (MANIFEST, "default = []\n", "default = []\nextra = []\n"),
    (MANIFEST, "name = \"acme-client\"", "name = \"other-client\""),
    (MANIFEST, "# services:begin\n", ""),
    (MANIFEST, "# docs.rs:begin\n", ""),
    (README, "<!-- services:end -->\n", ""),
    // Lines of the user alone.
    (MANIFEST, "edition = \"2024\"", "edition = \"2021\""),
    (README, "The end.", "The very end."),
];

/// Returns the files of a project, without the results.
fn files(tree: &Tree) -> Files {
    let paths = ["specs", "generated-client/src"].map(|path| (path, golden::read(&tree.path(path))));
    let below = paths
        .into_iter()
        .flat_map(|(folder, files)| files.into_iter().map(move |(path, text)| (format!("{folder}/{path}"), text)));
    let others = [MANIFEST, README, "generated-client/codegen.lock", "codegen.toml"];
    let others = others.iter().filter_map(|path| Some(((*path).to_owned(), fs::read_to_string(tree.path(path)).ok()?)));
    below.chain(others).collect()
}

/// Runs in the project, and without results in a copy of it: both do the same.
fn run(tree: &Tree, at: &str) -> Run {
    let copy = Tree::empty();
    for (path, text) in files(tree) {
        copy.write(&path, text);
    }
    let (run, from_nothing) = (tree.run(&[]), copy.run(&[]));
    assert_eq!(run, from_nothing, "{at}");
    assert!(files(tree) == files(&copy), "{at}: other files");
    run
}

/// Whether a run takes the last one, without new results.
fn is_last(tree: &Tree) -> bool {
    let written = || fs::metadata(tree.path(RESULTS)).and_then(|metadata| metadata.modified()).expect("results");
    let before = written();
    assert_eq!(tree.run(&[]).code, 0);
    before == written()
}

#[test]
fn a_changed_choice_is_noticed() {
    let tree = generated();
    assert!(is_last(&tree), "lists that a run has written are no change");
    for choice in CHOICES {
        tree.write("codegen.toml", format!("services = {choice}\n"));
        assert_eq!(run(&tree, choice).code, 0, "{choice}");
        assert!(is_last(&tree), "{choice}");
    }
    tree.remove("codegen.toml");
    run(&tree, "all services");
    assert!(files(&tree) == files(&generated()), "all services again");
    tree.write("codegen.toml", "services = [\"rom\"]\n");
    assert_eq!(run(&tree, "an unknown service").code, 1);
}

#[test]
fn changed_lists_and_marks_are_noticed() {
    for (path, from, to) in CHANGES {
        let tree = generated();
        tree.edit(path, from, to);
        run(&tree, from);
    }
}

#[test]
fn marks_that_are_added_later_are_noticed() {
    for path in [MANIFEST, README] {
        let tree = project();
        let whole = fs::read_to_string(tree.path(path)).expect("a file that can be read");
        let lines = whole.lines().filter(|line| !line.contains("services:") && !line.contains("docs.rs:"));
        tree.write(path, lines.fold(String::new(), |text, line| text + line + "\n"));
        assert_eq!(tree.run(&[]).code, 0, "{path}");
        assert!(is_last(&tree), "{path} without marks");
        tree.write(path, whole);
        run(&tree, path);
        assert!(files(&tree) == files(&generated()), "{path}: the lists");
    }
}

/// Line ends of a user's file are no change.
#[test]
fn lists_with_line_ends_of_windows_are_kept() {
    let tree = project();
    let text = fs::read_to_string(tree.path(MANIFEST)).expect("a file that can be read");
    tree.write(MANIFEST, text.replace('\n', "\r\n"));
    run(&tree, "the first run");
    assert!(is_last(&tree));
}

/// The conditions of shared types depend on which services reach them.
#[test]
fn changed_conditions_are_noticed() {
    let tree = generated();
    for path in golden::read(&golden::cases("features/specs")).keys().filter(|path| !is_shared(path)) {
        let text = fs::read_to_string(tree.path(&format!("specs/{path}"))).expect("a spec");
        tree.remove(&format!("specs/{path}"));
        run(&tree, path);
        tree.write(&format!("specs/{path}"), text);
        run(&tree, path);
    }
    assert!(files(&tree) == files(&generated()), "all operations again");
}

fn is_shared(path: &str) -> bool {
    ["vendor.yaml", "service.yaml"].iter().any(|name| path.ends_with(name))
}
