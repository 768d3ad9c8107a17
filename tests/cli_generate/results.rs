//! Results of earlier runs: a run with them does what a run without them does.

use std::fs;
use std::path::Path;

use crate::support::golden;
use crate::support::tree::{Run, Tree};

const CLOSE: &str = "generated-client/src/generated/acme/v1/room/close.rs";
const RESULTS: &str = "generated-client/.clientloom/results";
const PAGE: &str = "specs/acme/v1/room/close.yaml";

/// The specs whose changes are tried: shared types on two levels, and services.
const CASES: [&str; 2] = ["generated/shared_types/specs", "generated/services/specs"];

/// Runs without results of earlier runs, in a project of its own.
fn run_from_nothing(specs: &golden::Files) -> (Run, Tree) {
    let tree = Tree::empty();
    for (path, text) in specs {
        tree.write(&format!("specs/{path}"), text);
    }
    (tree.run(&[]), tree)
}

/// Every line of every spec is left out once. This changes types, names, facts and texts, makes
/// specs invalid, and turns each change back again.
#[test]
fn a_run_after_any_change_equals_a_run_from_nothing() {
    for case in CASES {
        let specs = golden::read(&golden::cases(case));
        let tree = Tree::with(&golden::cases(case));
        assert_eq!(tree.run(&[]).code, 0, "{case}");
        for (path, text) in &specs {
            for (number, _) in text.lines().enumerate() {
                let line = |(at, line): (usize, &str)| if at == number { String::new() } else { format!("{line}\n") };
                let changed: String = text.lines().enumerate().map(line).collect();
                tree.write(&format!("specs/{path}"), &changed);
                let with = tree.run(&[]);
                let mut specs = specs.clone();
                specs.insert(path.clone(), changed);
                let (from_nothing, other) = run_from_nothing(&specs);
                let at = format!("{case}/{path} without line {}", number + 1);
                assert_eq!((with.code, &with.err), (from_nothing.code, &from_nothing.err), "{at}");
                assert!(with.code != 0 || tree.sources() == other.sources(), "{at}: other files");
            }
            tree.write(&format!("specs/{path}"), text);
        }
    }
}

#[test]
fn a_run_without_changes_prints_the_same_findings() {
    let tree = Tree::generated();
    tree.edit(PAGE, "Close a room.", "\"?\"");
    let [first, second] = [tree.run(&[]), tree.run(&[])];
    assert!(first.err.contains("warning[unwritten]"), "{first:?}");
    assert_eq!((second.code, second.err), (0, first.err));
    assert!(second.out.ends_with("unchanged)\n"), "{}", second.out);
    // The severity is part of the inputs.
    tree.write("codegen.toml", "[severity]\nunwritten = \"error\"\n");
    assert_eq!(tree.run(&[]).code, 100);
}

#[test]
fn edited_removed_and_additional_files_are_noticed() {
    let tree = Tree::generated();
    let before = tree.sources();
    tree.edit(CLOSE, "ID of the room", "ID of a room");
    assert_eq!(tree.run(&["--check"]).code, 100, "an edited file");
    assert_eq!(tree.run(&[]).code, 0);
    tree.remove(CLOSE);
    assert_eq!(tree.run(&["--check"]).code, 100, "a removed file");
    assert_eq!(tree.run(&[]).code, 0);
    let close = fs::read_to_string(tree.path(CLOSE)).expect("a file that can be read");
    tree.write("generated-client/src/generated/acme/v1/room/shut.rs", close);
    assert_eq!(tree.run(&["--check"]).code, 100, "an additional file");
    assert_eq!(tree.run(&[]).code, 0);
    tree.remove("generated-client/codegen.lock");
    assert_eq!(tree.run(&["--check"]).code, 100, "a removed lock file");
    assert_eq!(tree.run(&[]).code, 0);
    assert_eq!((tree.run(&["--check"]).code, tree.sources()), (0, before));
}

/// Only the files that a change concerns are compared as text and written.
#[test]
fn a_change_writes_what_depends_on_it() {
    let tree = Tree::with(&golden::cases(CASES[0]));
    assert_eq!(tree.run(&[]).code, 0);
    let (time, before) = (tree.age(), tree.sources());
    let service = fs::read_to_string(tree.path("specs/acme/v1/service.yaml")).expect("a file that can be read");
    let changed = service.replacen("string", "integer", 1);
    assert_ne!(changed, service);
    tree.write("specs/acme/v1/service.yaml", changed);
    assert_eq!(tree.run(&[]).code, 0);
    let changed: Vec<String> =
        tree.sources().into_iter().filter(|file| before.get(&file.0) != Some(&file.1)).map(|(path, _)| path).collect();
    assert!(!changed.is_empty());
    assert_eq!(tree.written_after(time), changed);
}

#[test]
fn damaged_results_are_ignored() {
    let whole = {
        let tree = Tree::generated();
        fs::read(tree.path(RESULTS)).expect("results")
    };
    let damaged =
        [b"".to_vec(), b"results".to_vec(), whole[..whole.len() / 2].to_vec(), [whole.as_slice(), b"x"].concat()];
    for bytes in damaged {
        let tree = Tree::generated();
        let before = tree.sources();
        tree.write(RESULTS, &bytes);
        tree.edit(CLOSE, "ID of the room", "ID of a room");
        let run = tree.run(&[]);
        assert_eq!((run.code, run.err.as_str(), tree.sources()), (0, "", before));
        assert_eq!(fs::read(tree.path(RESULTS)).expect("results").len(), whole.len(), "they are written again");
    }
}

#[test]
fn results_of_other_specs_are_not_taken() {
    let (one, other) = (Tree::generated(), Tree::with(&golden::cases(CASES[0])));
    assert_eq!(other.run(&[]).code, 0);
    let before = other.sources();
    other.write(RESULTS, fs::read(one.path(RESULTS)).expect("results"));
    assert_eq!((other.run(&["--check"]).code, other.sources()), (0, before));
}

#[test]
fn a_check_keeps_no_results() {
    let tree = Tree::with(&golden::cases("command/small/specs"));
    assert_eq!(tree.run(&["--check"]).code, 100);
    assert!(!tree.path(RESULTS).exists());
}

#[test]
fn git_ignores_the_results() {
    let tree = Tree::generated();
    if !tree.git(&["init", "--quiet"]) {
        return;
    }
    tree.git(&["add", "--all"]);
    assert!(tree.git(&["commit", "--quiet", "--message", "All"]));
    let ignored = fs::read_to_string(tree.path(RESULTS).with_file_name(".gitignore")).expect("a file that can be read");
    assert_eq!(ignored, "*\n");
    let index = fs::read(tree.path(".git/index")).expect("an index");
    assert!(!index.windows(11).any(|bytes| bytes == b".clientloom"), "the folder is in the index");
}

/// A folder that cannot be written costs time, and nothing else.
#[test]
fn results_that_cannot_be_kept_lead_to_a_warning() {
    let tree = Tree::with(&golden::cases("command/small/specs"));
    tree.write("generated-client/.clientloom", "A file where the folder would be.");
    let run = tree.run(&[]);
    assert_eq!(run.code, 0);
    assert!(run.err.starts_with("warning: ROOT/generated-client/.clientloom"), "{run:?}");
    assert!(run.err.ends_with("the next run starts from nothing\n"), "{run:?}");
    assert!(Path::new(&tree.path(CLOSE)).exists());
}
