//! The lock file of a client: each run writes it, and `--check` compares it.

use std::fs;

use crate::support::printed::check;
use crate::support::tree::{Run, Tree};

const LOCK: &str = "generated-client/codegen.lock";
const CLOSE: &str = "specs/acme/v1/room/close.yaml";

fn lock(tree: &Tree) -> String {
    fs::read_to_string(tree.path(LOCK)).expect("a lock file")
}

/// Whether a run wrote one file only.
fn wrote_one(run: &Run) -> bool {
    run.code == 0 && run.out.contains(" operations up to date (files: 1 written, ") && !run.out.contains("removed")
}

/// Sets the version that a lock file states.
fn by(tree: &Tree, version: &str) {
    let text = lock(tree);
    let line = text.lines().find(|line| line.starts_with("generator = ")).expect("a version");
    tree.write(LOCK, text.replace(line, &format!("generator = \"{version}\"")));
}

#[test]
fn every_client_has_a_lock_file() {
    let [one, other] = [Tree::generated(), Tree::generated()];
    assert_eq!(lock(&one), lock(&other), "no lock file knows where it lies");
    let before = lock(&one);
    for text in ["", &before.replace("\n[operations]", "\n<<<<<<< ours\n[operations]"), &before.replace("sha256:", "")]
    {
        one.write(LOCK, text);
        let run = one.run(&["--check"]);
        assert!(run.code == 100 && run.err.contains("stale: 1 generated file"), "{run:?}");
        assert!(wrote_one(&one.run(&[])));
        assert_eq!(lock(&one), before);
    }
    one.remove(LOCK);
    assert_eq!(one.run(&["--check"]).code, 100);
    assert!(!one.path(LOCK).exists());
    assert!(wrote_one(&one.run(&[])));
    one.write(LOCK, before.replace('\n', "\r\n"));
    assert_eq!(one.run(&["--check"]).code, 0);
}

#[test]
fn errors_prevent_writing_the_lock_file() {
    let tree = Tree::generated();
    let before = lock(&tree);
    tree.edit(CLOSE, "1..20", "20..1");
    assert_eq!(tree.run(&[]).code, 100);
    assert_eq!(lock(&tree), before);
}

#[test]
fn a_newer_generator_rewrites_the_lock_file_only() {
    let tree = Tree::generated();
    let before = lock(&tree);
    by(&tree, "0.0.9");
    assert_eq!(tree.run(&["--check"]).code, 100);
    let run = tree.run(&[]);
    assert!(wrote_one(&run) && run.err.is_empty(), "{run:?}");
    assert_eq!(lock(&tree), before);
}

#[test]
fn an_older_generator_gives_a_warning() {
    let tree = Tree::generated();
    by(&tree, "77.0.0-rc.1");
    let run = tree.run(&["--check"]);
    assert!(run.code == 100 && run.err.contains("warning[older-generator]"), "{run:?}");
    tree.write("codegen.toml", "[severity]\nolder-generator = \"error\"\n");
    let run = tree.run(&[]);
    assert!(run.code == 100 && run.err.contains("nothing was written") && lock(&tree).contains("77.0.0"), "{run:?}");
    tree.remove("codegen.toml");
    let run = tree.run(&[]);
    assert!(wrote_one(&run) && run.err.contains("warning[older-generator]") && !lock(&tree).contains("77.0.0"));
}

/// Changed specs are named even if no Rust changed, and removed specs too.
#[test]
fn a_run_names_changed_operations() {
    let tree = Tree::generated();
    tree.edit("specs/acme/vendor.yaml", "title: Acme Rooms", "title: Rooms of Acme");
    let close = fs::read_to_string(tree.path(CLOSE)).expect("a spec");
    tree.write(CLOSE, close + "errata:\n  - { at: path.room, page: It is a list., fact: It is not. }\n# The end.\n");
    tree.remove("specs/acme/v1/guest/list.yaml");
    check("locked", &tree.run(&[]));
    tree.edit(CLOSE, "# The end.", "# The very end.");
    assert!(tree.run(&["--check"]).err.is_empty());
}

/// Users of the crate have the file.
#[test]
fn the_lock_file_is_part_of_the_package() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../generated-client/Cargo.toml");
    let mut command = std::process::Command::new(env!("CARGO"));
    command.args(["package", "--list", "--offline", "--allow-dirty", "--manifest-path", manifest]);
    let run = command.output().expect("a run");
    let files = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && files.lines().any(|file| file == "codegen.lock"), "{run:?}");
}
