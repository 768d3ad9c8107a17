//! Findings as tools read them: JSON, SARIF, annotations of GitHub.

use serde_json::Value;

use super::printed::check;
use super::tree::Tree;

/// One vendor with an error and a warning, the one with characters that formats escape and that count more bytes than one.
fn mistaken() -> Tree {
    let tree = Tree::generated();
    tree.edit("specs/acme/v1/room/close.yaml", "path:", "types:\n  Guest: { doc: A guest., fields: {} }\npath:");
    tree.edit("specs/acme/v1/guest/list.yaml", "string[]", "客人:50%,[]");
    tree
}

#[test]
fn each_format_says_the_same() {
    let tree = mistaken();
    for format in ["json", "sarif", "github"] {
        let run = tree.run(&["lint", "--format", format]);
        assert_eq!(run.code, 100, "{run:?}");
        check(&format!("findings_{format}"), &run);
    }
}

#[test]
fn no_finding_is_an_empty_document() {
    let tree = Tree::generated();
    let run = tree.run(&["lint", "--format", "json"]);
    assert_eq!((run.code, run.out.as_str()), (0, "{\n  \"findings\": []\n}\n"));
    let run = tree.run(&["lint", "--format", "github"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
    let run = tree.run(&["lint", "--format", "sarif"]);
    let root: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!((run.code, &root["runs"][0]["results"]), (0, &Value::Array(Vec::new())));
}
