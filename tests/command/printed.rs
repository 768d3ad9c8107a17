//! What a run prints and answers, held against whole files.

use std::fmt::Write;

use super::tree::{Run, Tree, run};
use crate::golden;

/// Holds a run against a file: exit code, then both streams.
pub(super) fn check(name: &str, run: &Run) {
    let mut text = format!("exit code {}\n", run.code);
    for (stream, printed) in [("stdout", &run.out), ("stderr", &run.err)] {
        if !printed.is_empty() {
            write!(text, "--- {stream}\n{printed}").expect("a `String` accepts any text");
        }
    }
    golden::check(&golden::cases("command").join(format!("{name}.txt")), &text);
}

#[test]
fn the_help_is_worth_reading() {
    check("help", &run(&["--help"]));
    check("help_init", &run(&["init", "--help"]));
    check("help_lint", &run(&["lint", "--help"]));
    check("help_export", &run(&["export", "openapi", "--help"]));
    check("help_import", &run(&["import", "--help"]));
    check("help_fmt", &run(&["fmt", "--help"]));
    check("help_diff", &run(&["diff", "--help"]));
    check("help_changelog", &run(&["changelog", "--help"]));
    check("wrong_usage", &run(&["--chekc"]));
    check("wrong_usage_lint", &run(&["--check", "lint"]));
}

#[test]
fn a_run_names_each_page_and_what_it_became() {
    let tree = Tree::with(&golden::cases("command/small/specs"));
    check("first_run", &tree.run(&[]));
    check("second_run", &tree.run(&[]));
    check("fresh", &tree.run(&["--check"]));
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "1..30");
    tree.remove("specs/acme/v1/guest/list.yaml");
    check("stale", &tree.run(&["--check"]));
    check("third_run", &tree.run(&[]));
}

#[test]
fn a_warning_alone_is_fine() {
    let tree = Tree::generated();
    tree.edit("specs/acme/v1/room/close.yaml", "path:", "types:\n  Guest: { doc: A guest., fields: {} }\npath:");
    check("warning", &tree.run(&[]));
    check("warning_lint", &tree.run(&["lint"]));
}

#[test]
fn findings_go_to_the_error_stream() {
    let tree = Tree::generated();
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "20..1");
    tree.edit("specs/acme/v1/guest/list.yaml", "string[]", "Guest[]");
    check("findings", &tree.run(&[]));
    assert_eq!(tree.run(&["lint"]), tree.run(&[]));
    assert_eq!(tree.run(&["--check"]), tree.run(&[]));
}

#[test]
fn colour_depends_on_the_streams() {
    let tree = Tree::generated();
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "20..1");
    let root = tree.path("").display().to_string();
    let arguments = ["cargo-codegen", "lint", "--root", &root];
    let mut colored = Vec::new();
    assert_eq!(codegen::cli::run(arguments.map(Into::into), &mut Vec::new(), &mut colored), 100);
    let colored = String::from_utf8(colored).expect("text");
    assert!(colored.contains("\u{1b}["));
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), tree.run(&["lint"]).err);
}
