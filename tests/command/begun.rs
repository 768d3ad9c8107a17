//! `new`: specs to begin with, which lint has nothing against but their blanks.

use std::fs;

use super::printed::check;
use super::tree::{Run, Tree};
use crate::golden;

#[test]
fn a_spec_begins_with_its_blanks() {
    let tree = Tree::generated();
    check("new", &tree.run(&["new", "acme/v1/room/lock", "--http", "PUT /v1/rooms/{room}/lock"]));
    check("new_lint", &tree.run(&["lint"]));
    let again = tree.run(&["new", "specs/acme/v1/room/lock.yaml"]);
    assert_eq!((again.code, again.err.as_str()), (100, "error: specs/acme/v1/room/lock.yaml is there already\n"));
    let text = fs::read_to_string(tree.path("specs/acme/v1/room/lock.yaml")).expect("a spec");
    assert!(text.starts_with("# yaml-language-server: $schema=../../../schema/operation.json\n"), "{text}");
    assert_eq!(tree.run(&[]).code, 0, "a spec with blanks generates");
}

#[test]
fn a_new_vendor_begins_too() {
    let tree = Tree::generated();
    check("new_vendor", &tree.run(&["new", "bolt/door/open"]));
    let run = tree.run(&["lint"]);
    assert!(run.code == 0 && run.err.contains("warning[unsure]") && !run.err.contains("error["), "{run:?}");
}

#[test]
fn a_vendor_can_begin_alone() {
    let tree = Tree::generated();
    let out = "specs/bolt/vendor.yaml\n`cargo codegen lint` says what is left to be filled in\n".to_owned();
    assert_eq!(tree.run(&["new", "bolt"]), Run { code: 0, out, err: String::new() });
    let err = "error: specs/bolt/vendor.yaml is there already\n".to_owned();
    assert_eq!(tree.run(&["new", "bolt"]), Run { code: 100, out: String::new(), err });
}

#[test]
fn a_vendor_knows_what_its_drafts_name() {
    let tree = Tree::generated();
    let draft = "source: { title: T, url: \"https://bolt.example\" }\noperation: open\nsummary: Open.\nhttp: POST /open\n\
                 token: [app_token, user_token]\nscopes: [door:write, \"all doors\"]\n";
    tree.write("specs/bolt/open.yaml", draft);
    assert_eq!(tree.run(&["new", "bolt"]).code, 0);
    let text = fs::read_to_string(tree.path("specs/bolt/vendor.yaml")).expect("a vendor");
    golden::check(&golden::cases("command").join("new_vendor_of_drafts.txt"), &text);
    let run = tree.run(&[]);
    assert!(run.code == 0 && run.err.contains("warning[unwritten]"), "{run:?}");
}

/// Rust's own words are names of calls too.
#[test]
fn a_spec_can_be_called_as_rust_calls_things() {
    let tree = Tree::generated();
    assert_eq!(tree.run(&["new", "acme/type/move"]).code, 0);
    let run = tree.run(&[]);
    assert!(run.code == 0 && run.out.contains("acme.r#type().r#move("), "{run:?}");
}

#[test]
fn what_is_there_is_left_alone() {
    let tree = Tree::generated();
    let before = fs::read_to_string(tree.path("specs/acme/v1/room/close.yaml")).expect("a spec");
    let run = tree.run(&["new", "acme/v1/room/close"]);
    let err = "error: specs/acme/v1/room/close.yaml is there already\n".to_owned();
    assert_eq!(run, Run { code: 100, out: String::new(), err });
    assert_eq!(fs::read_to_string(tree.path("specs/acme/v1/room/close.yaml")).ok(), Some(before));
}

#[test]
fn names_that_cannot_be_are_refused() {
    let tree = Tree::generated();
    for (name, why) in [
        ("Acme", "`Acme` is no name in snake_case"),
        ("acme/Room/close", "`Room` is no name in snake_case"),
        ("acme//close", "`` is no name in snake_case"),
        ("acme/../close", "`..` is no name in snake_case"),
        ("type/close", "`type` is no name in snake_case"),
        ("acme/self/close", "`self` is no name in snake_case"),
        ("acme/v1/service", "service.yaml says what operations share"),
        ("bolt/vendor", "vendor.yaml says what operations share"),
    ] {
        let err = format!("error: `{name}` cannot be an operation: {why}\n");
        assert_eq!(tree.run(&["new", name]), Run { code: 2, out: String::new(), err });
    }
}
