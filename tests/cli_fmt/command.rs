//! The command `cargo clientloom fmt`: all specs, some specs, or standard input.

use std::fs;

use crate::support::printed::check;
use crate::support::tree::{Run, Tree, run};

const CLOSE: &str = "specs/acme/v1/room/close.yaml";
const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Returns unordered specs: one with a comment, one with invalid YAML, one that is in order.
fn disordered() -> Tree {
    let tree = Tree::generated();
    assert_eq!(tree.run(&["fmt"]).code, 0);
    tree.edit(CLOSE, "operation: v1.room.close\n", "");
    tree.edit(CLOSE, "source:", "# What it is called.\noperation: v1.room.close\nsource:");
    tree.edit("specs/acme/v1/guest/list.yaml", "summary:", "summary: [");
    tree
}

#[test]
fn specs_of_this_repository_are_formatted() {
    let run = run(&["fmt", "--check", "--root", REPOSITORY]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "run `cargo clientloom fmt`:\n{}", run.out);
}

#[test]
fn readable_specs_are_formatted_despite_unreadable_ones() {
    let tree = disordered();
    let before = fs::read_to_string(tree.path(CLOSE)).expect("a spec");
    let broken = fs::read_to_string(tree.path("specs/acme/v1/guest/list.yaml")).expect("a spec");
    check("fmt_check", &tree.run(&["fmt", "--check"]));
    assert_eq!(fs::read_to_string(tree.path(CLOSE)).ok(), Some(before));
    check("fmt", &tree.run(&["fmt"]));
    check("fmt_again", &tree.run(&["fmt"]));
    assert_eq!(fs::read_to_string(tree.path("specs/acme/v1/guest/list.yaml")).ok(), Some(broken));
}

#[test]
fn a_spec_that_cannot_be_reordered_is_named() {
    let tree = Tree::generated();
    assert_eq!(tree.run(&["fmt"]).code, 0);
    tree.edit(CLOSE, "operation: v1.room.close\n", "? operation\n: v1.room.close\n");
    let why = "keys in this style cannot be reordered: write each as `key: value`";
    let err = format!("error: specs/acme/v1/room/close.yaml:3: {why}\n");
    let out = "0 specs formatted, 2 unchanged, 1 refused\n".to_owned();
    assert_eq!(tree.run(&["fmt"]), Run { code: 100, out, err });
}

#[test]
fn new_specs_are_formatted() {
    let tree = Tree::generated();
    assert_eq!(tree.run(&["fmt"]).code, 0);
    assert_eq!(tree.run(&["new", "bolt/door/open", "--http", "POST /doors/{door}/open"]).code, 0);
    assert_eq!(tree.run(&["fmt", "--check"]).code, 0);
}

#[test]
fn paths_name_a_spec_or_a_folder() {
    let tree = disordered();
    let folder = tree.path("specs/acme/v1/room").display().to_string();
    let elsewhere = tree.path("draft.yaml");
    fs::write(&elsewhere, "operation: a.b\nsource: { title: B }\n").expect("a file that can be written");
    let run = tree.run(&["fmt", &folder, &format!("{folder}/close.yaml"), &elsewhere.display().to_string()]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, "ROOT/draft.yaml\nROOT/specs/acme/v1/room/close.yaml\n2 specs formatted, 0 unchanged\n");
    // The location of the schema is unknown.
    assert_eq!(fs::read_to_string(elsewhere).expect("a draft"), "source: { title: B }\noperation: a.b\n");
}

/// In Markdown, for example, two spaces at the end of a line have a meaning.
#[test]
fn other_files_are_not_formatted() {
    let tree = Tree::generated();
    let text = "# Rooms  \nof one company  \n";
    tree.write("README.md", text);
    let path = tree.path("README.md").display().to_string();
    let err = "error: ROOT/README.md is not a spec; specs end in `.yaml`\n".to_owned();
    assert_eq!(tree.run(&["fmt", &path]), Run { code: 1, out: String::new(), err });
    assert_eq!(fs::read_to_string(tree.path("README.md")).ok().as_deref(), Some(text));
    let err = "error: `-` is standard input and excludes other paths\n".to_owned();
    assert_eq!(tree.run(&["fmt", "-", &path]), Run { code: 2, out: String::new(), err });
}

#[test]
fn line_ends_and_byte_order_marks_are_kept() {
    let tree = disordered();
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let before = fs::read_to_string(tree.path(CLOSE)).expect("a spec");
    tree.run(&["fmt"]);
    let after = fs::read_to_string(tree.path(CLOSE)).expect("a spec");
    tree.write(CLOSE, windows(&before));
    tree.run(&["fmt"]);
    assert_eq!(fs::read_to_string(tree.path(CLOSE)).ok(), Some(windows(&after)));
    let run = tree.run(&["fmt", &tree.path("specs/acme/v1/room").display().to_string()]);
    assert_eq!(run.out, "0 specs formatted, 1 unchanged\n");
}

/// `-` means standard input, which needs a separate process.
#[test]
fn a_spec_from_standard_input_is_formatted() {
    let tree = disordered();
    let text =
        "# yaml-language-server: $schema=../schema/vendor.json\ntitle: Acme\nvendor: acme\n".replace('\n', "\r\n");
    fs::write(tree.path("page"), &text).expect("a file that can be written");
    let formatted = tree.piped("page", &["fmt", "-"]);
    assert_eq!((formatted.code, formatted.err.as_str()), (0, ""));
    assert_eq!(formatted.out, text.replace("title: Acme\r\nvendor: acme", "vendor: acme\r\ntitle: Acme"));
    let checked = tree.piped("page", &["fmt", "-", "--check"]);
    assert!(checked.code == 100 && checked.out.starts_with("--- a/standard input\n"), "{checked:?}");
    fs::write(tree.path("page"), "a: [").expect("a file that can be written");
    let refused = tree.piped("page", &["fmt", "-"]);
    assert!(refused.code == 100 && refused.err.contains("standard input:1"), "{refused:?}");
    assert_eq!(refused.out, "");
}
