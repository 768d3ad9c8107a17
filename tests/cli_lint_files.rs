//! The command `lint FILE`: the findings of some specs.

use crate::support::tree::Tree;

const CLOSE: &str = "specs/acme/v1/room/close.yaml";
const LIST: &str = "specs/acme/v1/guest/list.yaml";

/// Returns a tree with an error in one spec and a warning in another.
fn tree() -> Tree {
    let tree = Tree::generated();
    tree.edit(CLOSE, "1..20", "20..1");
    tree.edit(LIST, "response:", "types:\n  Guest: { doc: A guest., fields: {} }\nresponse:");
    tree
}

#[test]
fn findings_of_other_specs_are_left_out() {
    let tree = tree();
    for (files, code, summary) in [
        (&[CLOSE][..], 100, "1 error, 0 warnings; nothing was written"),
        (&[LIST], 0, "1 operation, 1 warning"),
        (&["specs/acme/v1/guest"], 0, "1 operation, 1 warning"),
        (&["specs/acme/vendor.yaml"], 0, "0 operations, no findings"),
        (&[LIST, CLOSE], 100, "1 error, 1 warning; nothing was written"),
        (&["specs"], 100, "1 error, 1 warning; nothing was written"),
        (&[], 100, "1 error, 1 warning; nothing was written"),
    ] {
        let files: Vec<String> = files.iter().map(|file| tree.path(file).display().to_string()).collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let run = tree.run(&[&["lint"], files.as_slice()].concat());
        let text = [run.out.as_str(), run.err.as_str()].concat();
        assert!(run.code == code && text.contains(summary), "{files:?}: {run:?}");
    }
}

#[test]
fn a_file_that_is_no_spec_is_refused() {
    let tree = tree();
    tree.write("page.md", "A page.");
    for file in ["page.md", "specs/none.yaml", "specs/acme/v2"] {
        let run = tree.run(&["lint", &tree.path(file).display().to_string()]);
        let err = format!("error: ROOT/{file} is not a spec or a folder of specs below specs\n");
        assert_eq!((run.code, run.err), (2, err));
    }
}
