//! Printed text and exit codes, compared with whole files.

use crate::support::golden;
use crate::support::printed::check;
use crate::support::tree::{Tree, run};

#[test]
fn help_of_each_command_is_as_expected() {
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
fn a_run_names_each_spec_and_its_change() {
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
fn a_warning_does_not_fail_a_run() {
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
fn color_depends_on_the_stream() {
    let tree = Tree::generated();
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "20..1");
    let root = tree.path("").display().to_string();
    let arguments = ["cargo-clientloom", "lint", "--root", &root];
    let mut colored = Vec::new();
    assert_eq!(clientloom::cli::run(arguments.map(Into::into), &mut Vec::new(), &mut colored), 100);
    let colored = String::from_utf8(colored).expect("text");
    assert!(colored.contains("\u{1b}["));
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), tree.run(&["lint"]).err);
}
