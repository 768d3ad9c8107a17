//! Files that a run writes, and files that it leaves unchanged.

use std::fs;
use std::path::Path;

use crate::support::golden;
use crate::support::tree::{Run, Tree, run};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const CLOSE: &str = "generated-client/src/generated/acme/v1/room/close.rs";

/// Whether a run had nothing to do.
fn is_fresh(run: &Run) -> bool {
    run.code == 0 && run.err.is_empty() && run.out.contains("2 operations up to date (files: ")
}

#[test]
fn generated_files_of_this_repository_are_up_to_date() {
    let run = run(&["--check", "--root", REPOSITORY]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "run `cargo clientloom`:\n{}", run.out);
}

#[test]
fn a_second_run_writes_nothing() {
    let tree = Tree::generated();
    let (time, before) = (tree.age(), tree.sources());
    let run = tree.run(&[]);
    assert!(is_fresh(&run), "{run:?}");
    assert_eq!((tree.written_after(time), tree.sources()), (vec![], before));
}

#[test]
fn location_and_order_of_files_do_not_matter() {
    let tree = Tree::with(&golden::cases("command/none"));
    for (path, text) in golden::read(&golden::cases("command/small/specs")).iter().rev() {
        tree.write(&format!("specs/{path}"), text);
    }
    tree.run(&[]);
    assert_eq!(tree.sources(), Tree::generated().sources());
}

#[test]
fn a_check_writes_nothing() {
    let tree = Tree::generated();
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "1..30");
    let before = tree.sources();
    assert_eq!(tree.run(&["--check"]).code, 100);
    assert_eq!(tree.run(&["lint"]).code, 0);
    assert_eq!(tree.sources(), before);
}

#[test]
fn an_error_prevents_writing() {
    let tree = Tree::generated();
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "20..1");
    tree.remove("specs/acme/v1/guest/list.yaml");
    let before = tree.sources();
    assert_eq!(tree.run(&[]).code, 100);
    assert_eq!(tree.sources(), before);
}

#[test]
fn damaged_generated_files_are_restored() {
    let tree = Tree::generated();
    let before = tree.sources();
    tree.write(CLOSE, "fn (((");
    tree.write("generated-client/src/generated/mod.rs", [0xff, 0x00, 0xfe]);
    tree.remove("generated-client/src/generated/acme/v1/mod.rs");
    assert_eq!(tree.run(&[]).code, 0);
    assert_eq!(tree.sources(), before);
}

#[test]
fn stale_files_are_removed_and_foreign_files_kept() {
    let tree = Tree::generated();
    tree.write("generated-client/src/generated/acme/v1/notes.rs", "// By hand.\n");
    tree.remove("specs/acme/v1/guest/list.yaml");
    assert_eq!(tree.run(&[]).code, 0);
    let left: Vec<String> = tree.sources().into_keys().filter(|path| path.starts_with("generated/acme/v1/")).collect();
    assert_eq!(
        left,
        ["mod.rs", "notes.rs", "room/close.rs", "room/mod.rs"].map(|name| format!("generated/acme/v1/{name}"))
    );
    assert!(!tree.path("generated-client/src/generated/acme/v1/guest").exists());
    assert!(!tree.path("generated-client/src/examples/acme/v1/guest").exists());
}

/// Git on Windows can change line ends, and editors can add a byte order mark.
#[test]
fn line_ends_and_byte_order_marks_are_ignored() {
    let tree = Tree::generated();
    let before = tree.sources();
    for (path, text) in golden::read(&tree.path("specs")) {
        let mark = if path.ends_with("yaml") { "\u{feff}" } else { "" };
        tree.write(&format!("specs/{path}"), format!("{mark}{}", text.replace('\n', "\r\n")));
    }
    for (path, text) in &before {
        tree.write(&format!("generated-client/src/{path}"), text.replace('\n', "\r\n"));
    }
    let time = tree.age();
    assert!(is_fresh(&tree.run(&["--check"])));
    assert!(is_fresh(&tree.run(&[])));
    assert!(tree.written_after(time).is_empty());
    tree.write(CLOSE, "");
    assert_eq!(tree.run(&[]).code, 0);
    assert_eq!(fs::read_to_string(tree.path(CLOSE)).ok().as_ref(), before.get("generated/acme/v1/room/close.rs"));
}

/// The spec whose limit changes, and whose call runs in batches.
const BATCH_DELETE: &str = "apaas/v1/application_object_record/batch_delete.yaml";

#[test]
fn a_new_limit_changes_one_file() {
    let specs = Path::new(REPOSITORY).join("specs/feishu");
    let tree = Tree::empty();
    for path in ["vendor.yaml", "apaas/service.yaml", "apaas/v1/service.yaml", BATCH_DELETE] {
        let text = fs::read_to_string(specs.join(path)).expect("a spec");
        tree.write(&format!("specs/feishu/{path}"), text);
    }
    assert_eq!(tree.run(&[]).code, 0);
    tree.edit("specs/feishu/apaas/v1/application_object_record/batch_delete.yaml", "items: 0..500", "items: 0..200");
    let stale = tree.run(&["--check"]).out;
    let (rust, lock) = stale.split_once("--- a/generated-client/codegen.lock").expect("the lock file is stale too");
    golden::check(&golden::cases("command/new_limit.diff"), rust);
    assert_eq!((lock.matches("\n-\"").count(), lock.matches("\n+\"").count()), (1, 1), "{lock}");
    let time = tree.age();
    assert_eq!(tree.run(&[]).code, 0);
    assert_eq!(tree.written_after(time), ["generated/feishu/apaas/v1/application_object_record/batch_delete.rs"]);
}

/// Windows reserves some names of files, with any ending.
#[test]
fn names_that_windows_reserves_get_other_files() {
    let tree = Tree::generated();
    let spec = fs::read_to_string(tree.path("specs/acme/v1/guest/list.yaml")).expect("a spec");
    let add = |path: &str| {
        let call = format!("http: GET /{path}\n");
        let lines = spec.split_inclusive('\n').map(|line| match line.split_once(':') {
            Some(("operation", _)) => format!("operation: {}\n", path.replace('/', ".")),
            Some(("http", _)) => call.clone(),
            _ => line.to_owned(),
        });
        tree.write(&format!("specs/acme/{path}.yaml"), lines.collect::<String>());
    };
    for path in ["v1/con", "v1/COM1", "aux/nul", "aux/lpt9/prn", "v1/console"] {
        add(path);
    }
    let run = tree.run(&[]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
    assert!(run.out.contains("acme.aux_().lpt9_().prn_("), "{run:?}");
    let files = tree.sources();
    for file in ["v1/con_.rs", "v1/com1_.rs", "aux_/nul_.rs", "aux_/lpt9_/prn_.rs", "v1/console.rs"] {
        assert!(files.contains_key(&format!("generated/acme/{file}")), "{file} is not in {:?}", files.keys());
    }
    let text = files.into_values().collect::<String>();
    assert!(
        text.contains("pub mod con_;") && text.contains("pub fn con_"),
        "the modules have the names of their files"
    );
}

/// Values of the wire can contain control characters, and literal messages several lines.
#[test]
fn hidden_characters_are_escaped_in_documentation() {
    let tree = Tree::generated();
    let facts = "query:\n  end: { type: string, values: [\"\\r\", \"\\r\\n\"], example: \"\\r\", doc: End of lines. }\n\
                 body:\n  text: { type: string, default: \"a\\0\\u200E\\x7F\\u2028\", doc: A text. }\n\
                 errors:\n  - { code: 7, message: \"room\\r\\nis\\nbusy\" }\n";
    let spec = fs::read_to_string(tree.path("specs/acme/v1/room/close.yaml")).expect("a spec");
    tree.write("specs/acme/v1/room/close.yaml", spec + facts);
    let run = tree.run(&[]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
    let text = fs::read_to_string(tree.path(CLOSE)).expect("a generated file");
    assert!(!text.contains(clientloom::yaml::is_hidden), "{text}");
    assert!(text.contains(r#"`"a\u0000\u200e\u007f\u2028"`"#) && text.contains("room is busy"), "{text}");
}
