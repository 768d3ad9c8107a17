//! Every Rust block of the READMEs is part of a test.

use std::collections::BTreeSet;

const READMES: [(&str, &str); 3] = [
    ("README.md", include_str!("../../README.md")),
    ("generated-client/README.md", include_str!("../../generated-client/README.md")),
    ("generated-client/runtime/README.md", include_str!("../../generated-client/runtime/README.md")),
];

const TESTS: [&str; 2] = [include_str!("guide_code.rs"), include_str!("guide_test.rs")];

/// Returns the text between the marks of a test, without its indentation.
fn marked(test: &str) -> impl Iterator<Item = String> {
    test.split("    // README: ").skip(1).step_by(2).map(|text| {
        let lines = text.lines().skip(1).map(|line| line.strip_prefix("    ").unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n").trim_end().to_owned()
    })
}

fn blocks(readme: &str) -> impl Iterator<Item = &str> {
    readme.split("```rust\n").skip(1).filter_map(|text| text.split("\n```").next())
}

#[test]
fn rust_blocks_of_readmes_are_tested() {
    let mut unseen: BTreeSet<String> = TESTS.into_iter().flat_map(marked).collect();
    let known = unseen.clone();
    for (name, readme) in READMES {
        for block in blocks(readme) {
            assert!(known.contains(block), "{name} shows what no test has:\n{block}");
            unseen.remove(block);
        }
    }
    assert_eq!(unseen, BTreeSet::new(), "marked in tests, and shown nowhere");
}
