//! `watch`: a save leads to a run, and a run says what changed and nothing else.

use std::fs;
use std::thread;
use std::time::Duration;

use super::tree::Tree;

/// How often a file is looked at, a hundredth of a second apart.
const LOOKS: usize = 3_000;

/// Waits until a file holds a text.
fn await_text(tree: &Tree, path: &str, wanted: &str) {
    for _ in 0..LOOKS {
        if fs::read_to_string(tree.path(path)).is_ok_and(|text| text.contains(wanted)) {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("{path} never held `{wanted}`");
}

#[test]
fn a_save_makes_the_client_anew() {
    let tree = Tree::generated();
    let close = "generated-client/src/generated/acme/v1/room/close.rs";
    // The first run writes this file, which tells that saves are noticed from now on.
    tree.write(close, "");
    let run = thread::scope(|scope| {
        let watching = scope.spawn(|| tree.run(&["watch", "--runs", "2"]));
        await_text(&tree, close, ".chars(1, 20)");
        tree.edit("specs/acme/v1/room/close.yaml", "1..20", "1..30");
        await_text(&tree, close, ".chars(1, 30)");
        watching.join().expect("a run")
    });
    let page = "specs/acme/v1/room/close.yaml\n  acme.v1().room().close(&Close) (changed)\n";
    let files =
        |written, unchanged| format!("2 operations up to date (files: {written} written, {unchanged} unchanged)\n");
    // What the spec says stands in the lock file too.
    let [first, second] = [files(1, 12), files(2, 11)];
    assert_eq!((run.code, run.out, run.err), (0, format!("{page}{first}{page}{second}"), String::new()));
}

/// A folder that goes or comes as a whole is noticed, though none of its files is named.
#[test]
fn a_folder_that_moves_makes_the_client_anew() {
    let tree = Tree::generated();
    let list = "generated-client/src/generated/acme/v1/guest/list.rs";
    tree.write(list, "");
    let run = thread::scope(|scope| {
        let watching = scope.spawn(|| tree.run(&["watch", "--runs", "2"]));
        await_text(&tree, list, "// @generated");
        fs::rename(tree.path("specs/acme/v1/guest"), tree.path("guest")).expect("a folder that can be moved");
        watching.join().expect("a run")
    });
    assert!(run.code == 0 && run.out.contains("specs/acme/v1/guest/list.yaml (removed)\n"), "{run:?}");
    assert!(!tree.path(list).exists());
}

/// What codegen.toml says now counts, and what it says no more does not.
#[test]
fn settings_that_change_make_the_client_anew() {
    let tree = Tree::generated();
    let close = "generated-client/src/generated/acme/v1/room/close.rs";
    tree.write(close, "");
    fs::create_dir(tree.path("rooms")).expect("a folder");
    let run = thread::scope(|scope| {
        let watching = scope.spawn(|| tree.run(&["watch", "--runs", "2"]));
        await_text(&tree, close, ".chars(1, 20)");
        tree.write("codegen.toml", "[paths]\nclient = \"rooms\"\n");
        watching.join().expect("a run")
    });
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(tree.path("rooms/codegen.lock").is_file(), "{}", run.out);
}
