//! Files of the client that list its services, between two marks.

use std::fs;

use crate::support::golden::{self, Files};
use crate::support::tree::Tree;

use super::{generated, project};

const MANIFEST: &str = "generated-client/Cargo.toml";
const README: &str = "generated-client/README.md";

fn read(tree: &Tree, path: &str) -> String {
    fs::read_to_string(tree.path(path)).expect("a file that can be read")
}

#[test]
fn a_run_lists_all_services() {
    let tree = generated();
    let runtime = fs::canonicalize("../generated-client/runtime").expect("the runtime");
    let mut files: Files = tree.sources();
    files.remove("lib.rs");
    let manifest = read(&tree, MANIFEST).replace(runtime.to_str().expect("a path in UTF-8"), "RUNTIME");
    files.insert("Cargo.toml".to_owned(), manifest);
    files.insert("README.md".to_owned(), read(&tree, README));
    golden::check_tree(&golden::cases("features/out"), &files);
    assert_eq!(tree.run(&["--check"]).code, 0);
}

#[test]
fn lists_that_are_out_of_date_are_stale() {
    let tree = generated();
    tree.edit(MANIFEST, "acme-ping = []\n", "");
    tree.edit(README, "| `acme-mail` | 1 |", "| `acme-mail` | 2 |");
    let run = tree.run(&["--check"]);
    assert!(run.code == 100 && run.err.ends_with("stale: 2 generated files; run `cargo clientloom`\n"), "{run:?}");
    assert!(run.out.starts_with(&format!("--- a/{MANIFEST}\n")) && run.out.contains("+acme-ping = []\n"), "{run:?}");
    assert!(run.out.contains("+| `acme-mail` | 1 |"), "{run:?}");
    let expected = (read(&generated(), MANIFEST), read(&generated(), README));
    assert_eq!(tree.run(&[]).code, 0);
    assert_eq!((read(&tree, MANIFEST), read(&tree, README)), expected);
}

/// The rest of a file belongs to the user, with its line ends.
#[test]
fn other_lines_stay_as_they_are() {
    let tree = project();
    let text = format!("\u{feff}{}", read(&tree, MANIFEST).replace('\n', "\r\n"));
    tree.write(MANIFEST, text);
    assert_eq!(tree.run(&[]).code, 0);
    let written = read(&tree, MANIFEST);
    assert_eq!(written, format!("\u{feff}{}", read(&generated(), MANIFEST).replace('\n', "\r\n")));
    assert_eq!(tree.run(&["--check"]).code, 0);
}

#[test]
fn files_without_marks_are_kept() {
    let tree = project();
    let without = |path: &str| {
        read(&tree, path)
            .lines()
            .filter(|line| !line.contains("services:"))
            .fold(String::new(), |text, line| text + line + "\n")
    };
    let files = [MANIFEST, README].map(|path| (path, without(path)));
    for (path, text) in &files {
        tree.write(path, text.replace("# docs.rs:begin\n# docs.rs:end\n", ""));
    }
    let before = [MANIFEST, README].map(|path| read(&tree, path));
    let run = tree.run(&[]);
    assert_eq!([MANIFEST, README].map(|path| read(&tree, path)), before);
    golden::check(&golden::cases("command").join("features_missing.txt"), &run.err);

    // A project that lists all services by hand is complete.
    let features = "testing = [\"clientloom-runtime/testing\"]\n";
    let by_hand =
        "acme = []\nacme-door = []\nacme-mail = []\nacme-parcel-locker = []\nacme-ping = []\nacme-room = []\n";
    tree.edit(MANIFEST, features, &format!("{features}{by_hand}"));
    assert_eq!(tree.run(&[]).err, "");
}

#[test]
fn broken_marks_are_refused() {
    let cases: [(&str, &str, &str, [usize; 2]); 4] = [
        (MANIFEST, "# services:end\n", "", [1, 0]),
        (MANIFEST, "# docs.rs:begin\n", "# docs.rs:begin\n# docs.rs:begin\n", [2, 1]),
        (README, "<!-- services:begin -->\n", "", [0, 1]),
        (README, "begin -->\n<!-- services:end -->", "end -->\n<!-- services:begin -->", [1, 1]),
    ];
    for (path, from, to, [begins, ends]) in cases {
        let tree = project();
        tree.edit(path, from, to);
        let run = tree.run(&[]);
        let [begin, end] = match from {
            from if from.contains("docs.rs") => ["# docs.rs:begin", "# docs.rs:end"],
            _ if path == MANIFEST => ["# services:begin", "# services:end"],
            _ => ["<!-- services:begin -->", "<!-- services:end -->"],
        };
        let why = format!(
            "error: {path}: expected one line `{begin}` and one line `{end}` below it, but found {begins} and {ends}: \
             write one pair, or remove both so that the file stays as it is\n"
        );
        assert_eq!((run.code, run.err), (1, why));
        assert!(!tree.path("generated-client/src/generated").exists(), "nothing was written");
    }
}
