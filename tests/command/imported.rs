//! Pages that the command imports: what it writes, refuses and says.

use std::fs;

use super::printed::check;
use super::tree::Tree;
use crate::golden;

const DRAFT: &str = "specs/feishu/room/v1/room_guest/close.yaml";

/// A repository with a folder of pages: one that is an API, one that is a guide, one that is no text, one that is hidden.
fn tree() -> Tree {
    let tree = Tree::generated();
    let page = |case: &str| fs::read(golden::cases("import").join(case).join("page.txt")).expect("a page");
    tree.write("pages/close.txt", page("whole"));
    tree.write("pages/more/guide.txt", page("guide"));
    tree.write("pages/more/unreadable.txt", [0xff]);
    tree.write("pages/.hidden", "");
    tree
}

#[test]
fn a_folder_becomes_drafts_and_a_summary() {
    let tree = tree();
    let pages = tree.path("pages").display().to_string();
    check("import", &tree.run(&["import", &pages]));
    let draft = golden::cases("import").join("whole/draft.yaml");
    golden::check(&draft, &fs::read_to_string(tree.path(DRAFT)).expect("a draft"));
}

#[test]
fn nothing_is_overwritten() {
    let tree = tree();
    tree.write(DRAFT, "ours");
    let page = tree.path("pages/close.txt").display().to_string();
    check("import_again", &tree.run(&["import", &page]));
    assert_eq!(fs::read_to_string(tree.path(DRAFT)).expect("a file"), "ours");
}

#[test]
fn folder_and_vendor_can_be_said() {
    let tree = tree();
    let (page, into) = (tree.path("pages/close.txt").display().to_string(), tree.path("drafts").display().to_string());
    check("import_into", &tree.run(&["import", &page, "--into", &into, "--vendor", "acme"]));
    assert!(tree.path("drafts/acme/room/v1/room_guest/close.yaml").is_file());
    check("import_vendor", &tree.run(&["import", &page, "--vendor", "../acme"]));
}
