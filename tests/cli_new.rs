//! The command `cargo clientloom new`: new specs, whose blanks are the only findings.

use std::fs;

use crate::support::golden;
use crate::support::printed::check;
use crate::support::tree::{Run, Tree};

#[test]
fn a_new_spec_has_blanks() {
    let tree = Tree::generated();
    check("new", &tree.run(&["new", "acme/v1/room/lock", "--http", "PUT /v1/rooms/{room}/lock"]));
    check("new_lint", &tree.run(&["lint"]));
    let again = tree.run(&["new", "specs/acme/v1/room/lock.yaml"]);
    assert_eq!((again.code, again.err.as_str()), (100, "error: specs/acme/v1/room/lock.yaml already exists\n"));
    let text = fs::read_to_string(tree.path("specs/acme/v1/room/lock.yaml")).expect("a spec");
    assert!(text.starts_with("# yaml-language-server: $schema=../../../schema/operation.json\n"), "{text}");
    assert_eq!(tree.run(&[]).code, 0, "a spec with blanks generates");
}

#[test]
fn a_missing_vendor_is_created() {
    let tree = Tree::generated();
    check("new_vendor", &tree.run(&["new", "bolt/door/open"]));
    let run = tree.run(&["lint"]);
    assert!(
        run.err.contains("`title` is not described yet, and neither are 2 others\n --> specs/bolt/vendor.yaml:4:8"),
        "{run:?}"
    );
    assert!(run.code == 0 && run.err.contains("warning[unsure]") && !run.err.contains("error["), "{run:?}");
}

#[test]
fn a_vendor_can_be_created_alone() {
    let tree = Tree::generated();
    let out = "specs/bolt/vendor.yaml\nrun `cargo clientloom lint` to see what is left to fill in\n".to_owned();
    assert_eq!(tree.run(&["new", "bolt"]), Run { code: 0, out, err: String::new() });
    let err = "error: specs/bolt/vendor.yaml already exists\n".to_owned();
    assert_eq!(tree.run(&["new", "bolt"]), Run { code: 100, out: String::new(), err });
}

#[test]
fn a_new_vendor_lists_tokens_and_scopes_of_its_drafts() {
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

#[test]
fn existing_specs_are_left_alone() {
    let tree = Tree::generated();
    let before = fs::read_to_string(tree.path("specs/acme/v1/room/close.yaml")).expect("a spec");
    let run = tree.run(&["new", "acme/v1/room/close"]);
    let err = "error: specs/acme/v1/room/close.yaml already exists\n".to_owned();
    assert_eq!(run, Run { code: 100, out: String::new(), err });
    assert_eq!(fs::read_to_string(tree.path("specs/acme/v1/room/close.yaml")).ok(), Some(before));
}

#[test]
fn a_path_completed_by_a_shell_names_the_same_spec() {
    let tree = Tree::generated();
    check("new", &tree.run(&["new", "specs/acme/v1/room/lock.yaml", "--http", "PUT /v1/rooms/{room}/lock"]));
    let vendor = "specs/bolt/vendor.yaml\nrun `cargo clientloom lint` to see what is left to fill in\n".to_owned();
    assert_eq!(tree.run(&["new", "specs/bolt/vendor.yaml"]), Run { code: 0, out: vendor, err: String::new() });
}

#[test]
fn a_service_file_can_be_created() {
    let tree = Tree::generated();
    let run = tree.run(&["new", "acme/v1/room/service"]);
    assert_eq!((run.code, run.err), (0, String::new()));
    let text = fs::read_to_string(tree.path("specs/acme/v1/room/service.yaml")).expect("a spec");
    assert_eq!(text, "# yaml-language-server: $schema=../../../schema/service.json\n# ?\ntitle: \"?\"\ndoc: \"?\"\n");
    let run = tree.run(&["lint"]);
    assert!(run.code == 0 && run.err.contains("warning[unwritten]: `title`"), "{run:?}");
}

#[test]
fn invalid_names_are_refused() {
    let tree = Tree::generated();
    let spelling =
        "use a small letter first, then small letters, digits and single `_`; Rust's keywords are not allowed";
    let vendor = |name: &str, why: &str| format!("`{name}` cannot be the module of a vendor: {why}");
    let below = |name: &str, step: &str| format!("`{name}` cannot be an operation: `{step}` cannot be a module name");
    for (name, why) in [
        ("Acme", vendor("Acme", spelling)),
        ("type/close", vendor("type", spelling)),
        ("/acme/close", vendor("", spelling)),
        ("con/close", vendor("con", "Windows reserves this name; `con_api` is free, for example")),
        ("testing/close", vendor("testing", "a client reserves this name; `testing_api` is free, for example")),
        ("acme//close", below("acme//close", "")),
        ("acme/../close", below("acme/../close", "..")),
        ("acme/v1/房/close", below("acme/v1/房/close", "房")),
        ("acme/v1/my room/close", below("acme/v1/my room/close", "my room")),
        (
            "acme/v1/vendor",
            "`acme/v1/vendor` cannot be an operation: a vendor.yaml must be in the vendor's own folder".to_owned(),
        ),
    ] {
        let err = format!("error: {why}\n");
        assert_eq!(tree.run(&["new", name]), Run { code: 2, out: String::new(), err });
    }
    assert!(!tree.path("specs/testing").exists());
}

/// Keywords of Rust are valid names of operations.
#[test]
fn rust_keywords_are_accepted_as_names() {
    let tree = Tree::generated();
    assert_eq!(tree.run(&["new", "acme/type/move"]).code, 0);
    let run = tree.run(&[]);
    assert!(run.code == 0 && run.out.contains("acme.r#type().r#move("), "{run:?}");
}

/// Vendors' names keep their spelling.
#[test]
fn names_that_lint_accepts_are_accepted() {
    let tree = Tree::generated();
    for name in ["acme/v1/roomKey/get", "acme/v1/type/list", "acme/v1/lock-log/get"] {
        assert_eq!(tree.run(&["new", name]).code, 0, "{name}");
    }
    assert_eq!(tree.run(&["lint"]).code, 0);
}

#[test]
fn invalid_calls_are_refused() {
    let tree = Tree::generated();
    let example = "write it like \"POST /v1/rooms/{room}/close\", without a query";
    for (name, http, why) in [
        ("acme/lock", "post /lock", format!("`post /lock` is not a method with a path: {example}")),
        ("acme/lock", "PUT /{}/lock", format!("`PUT /{{}}/lock` is not a method with a path: {example}")),
        ("acme/lock", "PUT /lock\n#: x", format!("`PUT /lock\n#: x` is not a method with a path: {example}")),
        ("acme/service", "PUT /lock", "`acme/service` is not an operation, so --http does not apply".to_owned()),
    ] {
        let err = format!("error: {why}\n");
        assert_eq!(tree.run(&["new", name, "--http", http]), Run { code: 2, out: String::new(), err });
    }
    assert_eq!(tree.run(&["new", "acme/lock", "--http", "PUT /{type}/{a:b}/{x,y}/{2}/{null}"]).code, 0);
    let run = tree.run(&["lint"]);
    assert!(!run.err.contains("error[unreadable-yaml]"), "{run:?}");
}

/// An operation cannot also be a folder, and no two files can describe one call.
#[test]
fn specs_that_conflict_with_others_are_refused() {
    let tree = Tree::generated();
    tree.write("specs/acme/v1/Desk/list.yaml", fs::read(tree.path("specs/acme/v1/guest/list.yaml")).expect("a spec"));
    let close = "specs/acme/v1/room/close.yaml";
    let refused = |args: &[&str], why: &str| {
        let err = format!("error: {why}\n");
        assert_eq!(tree.run(args), Run { code: 100, out: String::new(), err }, "{args:?}");
    };
    refused(
        &["new", "acme/v1/room"],
        &format!(
            "specs/acme/v1/room.yaml cannot be an operation, because specs/acme/v1/room is a folder that contains {close}"
        ),
    );
    refused(
        &["new", "acme/v1/desk"],
        "specs/acme/v1/desk.yaml cannot be an operation, because specs/acme/v1/Desk is a folder that contains \
         specs/acme/v1/Desk/list.yaml",
    );
    for below in ["all", "service", "all/now"] {
        let new = format!("acme/v1/room/close/{below}");
        let why = format!("specs/{new}.yaml cannot be below {close}, because an operation cannot also be a folder");
        refused(&["new", &new], &why);
    }
    assert!(!tree.path("specs/acme/v1/room.yaml").exists() && !tree.path("specs/acme/v1/room/close").exists());
    let run = tree.run(&["new", "acme/v1/room/shut", "--http", "POST /v1/rooms/{id}/close"]);
    assert!(run.code == 100 && run.err.contains("`v1.room.close` describes the same call"), "{run:?}");
    let run = tree.run(&["new", "acme/v1/room/Close", "--http", "POST /v1/rooms/all"]);
    assert!(run.code == 100 && run.err.contains("would become the same module"), "{run:?}");
    assert_eq!(tree.run(&["new", "acme/v1/room/rooms"]).code, 0);
}
