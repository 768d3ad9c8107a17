//! Every Rust block of the READMEs and guides is part of a test.

use std::collections::BTreeSet;

use crate::docs_links::documents;

const TESTS: [&str; 7] = [
    include_str!("guide_chapters.rs"),
    include_str!("guide_code.rs"),
    include_str!("guide_test.rs"),
    include_str!("../events/axum.rs"),
    include_str!("../consumer/build.rs"),
    include_str!("../consumer/src/lib.rs"),
    include_str!("../consumer/tests/wire/parcels.rs"),
];

/// Returns the text between the marks of a file, without their indentation.
fn marked(file: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = file.lines();
    while let Some(mark) = lines.find(|line| line.trim_start() == "// README: from here") {
        let indent = mark.len() - mark.trim_start().len();
        let block = lines.by_ref().take_while(|line| line.trim_start() != "// README: up to here");
        blocks.push(block.map(|line| line.get(indent..).unwrap_or_default()).collect::<Vec<_>>().join("\n"));
    }
    blocks
}

fn blocks(document: &str) -> impl Iterator<Item = &str> {
    document.split("```rust\n").skip(1).filter_map(|text| text.split("\n```").next())
}

#[test]
fn rust_blocks_of_documents_are_tested() {
    let tested: BTreeSet<String> = TESTS.into_iter().flat_map(marked).collect();
    let mut unused = tested.clone();
    for (path, text) in documents() {
        for block in blocks(&text) {
            assert!(tested.contains(block), "no test contains this block of {path}:\n{block}");
            unused.remove(block);
        }
    }
    assert_eq!(unused, BTreeSet::new(), "marked in a test, but in no document");
}
