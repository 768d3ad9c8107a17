//! Findings in formats for tools: JSON, SARIF, and annotations of GitHub.

use std::fs;

use serde_json::Value;

use crate::support::printed::check;
use crate::support::tree::{Tree, run};

/// Returns a vendor with an error and a warning. The text has characters that formats escape, and
/// some of several bytes.
fn mistaken() -> Tree {
    let tree = Tree::generated();
    tree.edit("specs/acme/v1/room/close.yaml", "path:", "types:\n  Guest: { doc: A guest., fields: {} }\npath:");
    tree.edit("specs/acme/v1/guest/list.yaml", "string[]", "客人:50%,[]");
    tree
}

#[test]
fn all_formats_show_the_same_findings() {
    let tree = mistaken();
    for format in ["json", "sarif", "github"] {
        let run = tree.run(&["lint", "--format", format]);
        assert_eq!(run.code, 100, "{run:?}");
        check(&format!("findings_{format}"), &run);
    }
}

#[test]
fn no_findings_give_an_empty_document() {
    let tree = Tree::generated();
    let run = tree.run(&["lint", "--format", "json"]);
    assert_eq!((run.code, run.out.as_str()), (0, "{\n  \"findings\": []\n}\n"));
    let run = tree.run(&["lint", "--format", "github"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    let run = tree.run(&["lint", "--format", "sarif"]);
    let root: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!((run.code, &root["runs"][0]["results"]), (0, &Value::Array(Vec::new())));
}

/// GitHub shows annotations by paths of the repository.
#[test]
fn annotations_use_paths_of_the_repository() {
    let tree = Tree::generated();
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "20..1");
    fs::create_dir(tree.path("rooms")).expect("a folder that can be made");
    for folder in ["specs", "generated-client"] {
        fs::rename(tree.path(folder), tree.path("rooms").join(folder)).expect("a folder that can be moved");
    }
    let root = tree.path("rooms").display().to_string();
    let lint = |format: &str| run(&["lint", "--format", format, "--root", &root]).out;
    let path = "specs/acme/v1/room/close.yaml";
    assert!(lint("github").contains(&format!("file={path},")), "outside of git it is the project's");
    if !tree.git(&["init", "--quiet"]) {
        return;
    }
    tree.git(&["add", "--all"]);
    assert!(lint("github").contains(&format!("file=rooms/{path},")), "{}", lint("github"));
    assert!(lint("sarif").contains(&format!("\"rooms/{path}\"")), "{}", lint("sarif"));
    assert!(lint("json").contains(&format!("\"{path}\"")), "{}", lint("json"));
    tree.edit(&format!("rooms/{path}"), "20..1", "1..20");
    tree.git(&["commit", "--quiet", "--all", "--message", "Old"]);
    tree.edit(&format!("rooms/{path}"), "1..20", "1..10");
    let diff = run(&["diff", "--format", "github", "--root", &root]).out;
    assert!(diff.contains(&format!("file=rooms/{path},")), "{diff}");
}
