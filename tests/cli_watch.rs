//! `cargo clientloom watch`: a saved file leads to a run, which prints only the changes.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::support::tree::Tree;

/// Number of checks of a file, ten milliseconds apart.
const LOOKS: usize = 3_000;

/// Waits until a file contains a text.
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
fn a_save_regenerates_the_client() {
    let tree = Tree::generated();
    let close = "generated-client/src/generated/acme/v1/room/close.rs";
    // The first run writes this file. From then on, saved files are noticed.
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
    // The lock file records the content of the spec.
    let [first, second] = [files(1, 13), files(2, 12)];
    assert_eq!((run.code, run.out, run.err), (0, format!("{page}{first}{page}{second}"), String::new()));
}

/// A folder that moves as a whole is noticed, although no event names its files.
#[test]
fn a_moved_folder_regenerates_the_client() {
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

/// New settings of `codegen.toml` apply, and removed ones do not.
#[test]
fn changed_settings_regenerate_the_client() {
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
