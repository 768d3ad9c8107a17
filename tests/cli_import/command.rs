//! The command `cargo clientloom import`: written files, refusals, and messages.

use std::fs;

use crate::support::golden;
use crate::support::printed::check;
use crate::support::tree::Tree;

const DRAFT: &str = "specs/feishu/room/v1/room_guest/close.yaml";

/// Returns a repository with a folder of pages: an API, a guide, a file that is not text, and a
/// hidden file.
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
fn a_folder_of_pages_becomes_drafts_and_a_summary() {
    let tree = tree();
    let pages = tree.path("pages").display().to_string();
    check("import", &tree.run(&["import", &pages]));
    let draft = golden::cases("import").join("whole/draft.yaml");
    golden::check(&draft, &fs::read_to_string(tree.path(DRAFT)).expect("a draft"));
}

#[test]
fn existing_specs_are_not_overwritten() {
    let tree = tree();
    tree.write(DRAFT, "ours");
    let page = tree.path("pages/close.txt").display().to_string();
    check("import_again", &tree.run(&["import", &page]));
    assert_eq!(fs::read_to_string(tree.path(DRAFT)).expect("a file"), "ours");
}

#[test]
fn folder_and_vendor_can_be_given() {
    let tree = tree();
    let (page, into) = (tree.path("pages/close.txt").display().to_string(), tree.path("drafts").display().to_string());
    check("import_into", &tree.run(&["import", &page, "--into", &into, "--vendor", "acme"]));
    assert!(tree.path("drafts/acme/room/v1/room_guest/close.yaml").is_file());
    check("import_vendor", &tree.run(&["import", &page, "--vendor", "../acme"]));
}

#[test]
fn a_newer_page_is_merged() {
    let tree = tree();
    let page = tree.path("pages/close.txt").display().to_string();
    assert_eq!(tree.run(&["import", &page, "--update"]).code, 0);
    tree.edit(DRAFT, "summary: \"?\"", "summary: Close a room. # ours");
    check("update_same", &tree.run(&["import", &page, "--update"]));
    tree.edit("pages/close.txt", "`1` ～ `50`", "`1` ～ `60`");
    check("update", &tree.run(&["import", &page, "--update"]));
    let draft = fs::read_to_string(tree.path(DRAFT)).expect("a draft");
    assert!(draft.contains("summary: Close a room. # ours") && draft.contains("items: 1..60"), "{draft}");
}

/// The vendor's file gets the scopes of a page, and a note that their description is missing.
#[test]
fn scopes_are_added_to_the_vendor() {
    let tree = tree();
    let vendor = fs::read_to_string(tree.path("specs/acme/vendor.yaml")).expect("a vendor");
    tree.write("specs/feishu/vendor.yaml", vendor.replace("vendor: acme", "vendor: feishu") + "# The end.\n");
    let page = tree.path("pages/close.txt").display().to_string();
    check("import_scopes", &tree.run(&["import", &page]));
    let after = fs::read_to_string(tree.path("specs/feishu/vendor.yaml")).expect("a vendor");
    assert!(after.contains("\nscopes:\n  room:all: \"?\"\n  room:write: \"?\"\n"), "{after}");
}

#[test]
fn a_second_file_of_one_page_is_refused() {
    let tree = tree();
    let page = fs::read(tree.path("pages/close.txt")).expect("a page");
    tree.write("pages/copy.txt", page);
    let [first, second] = ["pages/close.txt", "pages/copy.txt"].map(|page| tree.path(page).display().to_string());
    check("import_twice", &tree.run(&["import", &first, &second]));
}

/// `-` means standard input, which needs a separate process.
#[test]
fn a_page_from_standard_input_is_imported() {
    let tree = tree();
    let run = tree.piped("pages/close.txt", &["import", "-"]);
    assert!(run.code == 0 && run.out.contains("from standard input, "), "{run:?}");
    assert!(tree.path(DRAFT).is_file());
}

/// A vendor that a person chooses has to serve the tokens of the page.
#[test]
fn a_vendor_without_the_token_of_a_page_is_refused() {
    let tree = tree();
    let page = tree.path("pages/close.txt").display().to_string();
    check("import_vendor_token", &tree.run(&["import", &page, "--vendor", "acme"]));
    assert!(!tree.path("specs/acme/room").exists());
    tree.edit("specs/acme/vendor.yaml", "token: api_key", "token: tenant_access_token");
    assert_eq!(tree.run(&["import", &page, "--vendor", "acme"]).code, 0);
}

/// Characters that no reader sees stay out of a draft, which says so.
#[test]
fn hidden_characters_are_left_out() {
    let tree = tree();
    tree.edit("pages/close.txt", "room is busy", "room\u{202e} is\rbusy");
    tree.edit("pages/close.txt", "# 关闭房间", "# 关闭\u{2066}房间");
    let page = tree.path("pages/close.txt").display().to_string();
    let run = tree.run(&["import", &page]);
    assert_eq!(run.code, 0, "{run:?}");
    let draft = fs::read_to_string(tree.path(DRAFT)).expect("a draft");
    assert!(draft.contains("message: room is busy") && !draft.contains(['\u{202e}', '\u{2066}', '\r']), "{draft}");
    assert!(draft.contains("characters that no reader sees: U+000D, U+202E, U+2066."), "{draft}");
    assert!(!tree.run(&["lint"]).err.contains("hidden-character"));
}
