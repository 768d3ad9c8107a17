//! The command `lint --sources`: specs that are older than their pages, or contradict them.

use std::fs;

use crate::support::golden;
use crate::support::printed::check;
use crate::support::tree::{Run, Tree};

/// Returns pages and specs.
///
/// - a newer page with an older copy
/// - a page with another date only
/// - a page with other facts
/// - a page that an erratum overrides
/// - a page that is older than its spec
/// - a page that its spec cannot take
/// - a file without an API page
fn tree() -> Tree {
    let tree = Tree::with(&golden::cases("command/aged/specs"));
    for (path, text) in golden::read(&golden::cases("command/aged/pages")) {
        tree.write(&format!("pages/{path}"), text);
    }
    assert_eq!(tree.run(&["lint"]).out, "7 operations, no findings\n");
    tree
}

fn lint(tree: &Tree, more: &[&str]) -> Run {
    let pages = tree.path("pages").display().to_string();
    tree.run(&[&["lint", "--sources", &pages], more].concat())
}

#[test]
fn specs_are_compared_with_their_pages() {
    let tree = tree();
    check("aged", &lint(&tree, &[]));
    for (format, name) in [("json", "aged_json"), ("github", "aged_github")] {
        check(name, &lint(&tree, &["--format", format]));
    }
    let sarif = lint(&tree, &["--format", "sarif"]);
    assert!(
        sarif.out.contains("\"ruleId\": \"older-than-page\"") && sarif.err.starts_with("7 operations and 9 pages in "),
        "{sarif:?}"
    );
    tree.write("codegen.toml", "[severity]\nolder-than-page = \"error\"\nother-than-page = \"off\"\n");
    let run = lint(&tree, &[]);
    assert!(run.code == 100 && run.err.contains("2 errors, 0 warnings"), "{run:?}");
}

/// The suggested command removes the finding.
#[test]
fn merged_differences_are_not_reported_again() {
    let tree = tree();
    let pages = ["close", "open", "list"].map(|page| tree.path(&format!("pages/{page}.md")).display().to_string());
    for page in &pages {
        assert_eq!(tree.run(&["import", "--update", page]).code, 0);
    }
    tree.write("codegen.toml", "[severity]\nunwritten = \"off\"\n");
    let run = lint(&tree, &["--format", "github"]);
    assert!(run.out.lines().count() == 1 && run.out.contains("cannot be merged"), "{run:?}");
    assert!(run.err.contains(": 4 agree, 1 differ, 1 newer than the page, 1 without a page;"), "{run:?}");
}

#[test]
fn linting_writes_nothing() {
    let tree = tree();
    let before = golden::read(&tree.path(""));
    lint(&tree, &[]);
    assert!(golden::read(&tree.path("")) == before);
}

#[test]
fn a_folder_without_pages_is_refused() {
    let tree = tree();
    for page in golden::read(&tree.path("pages")).keys().filter(|page| *page != "guide.md") {
        tree.remove(&format!("pages/{page}"));
    }
    check("aged_guides", &lint(&tree, &[]));
    fs::remove_dir_all(tree.path("pages")).expect("a folder that can go");
    check("aged_nowhere", &lint(&tree, &[]));
}

/// Errors in specs come first.
#[test]
fn errors_prevent_comparison_with_pages() {
    let tree = tree();
    tree.edit("specs/feishu/room/v1/guest/open.yaml", "1..10", "10..1");
    let run = lint(&tree, &[]);
    assert!(run.code == 100 && run.out.is_empty() && run.err.contains("1 error, 0 warnings"), "{run:?}");
}
