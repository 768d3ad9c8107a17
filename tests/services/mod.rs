//! Services as features: conditions of generated code, lists in files, and the choice of some.

mod compiled;
mod conditions;
mod lists;
mod package_features;
mod results;
mod selection;

use std::fs;

use crate::support::golden;
use crate::support::tree::Tree;

/// The manifest of a client, with marks.
const MANIFEST: &str = "\
[package]
name = \"acme-client\"
version = \"0.1.0\"
edition = \"2024\"
[workspace]
[features]
default = []
serde = [\"clientloom-runtime/serde\"]
testing = [\"clientloom-runtime/testing\"]
# services:begin
# services:end
[dependencies]
clientloom-runtime = { path = \"RUNTIME\", default-features = false }
# docs.rs:begin
# docs.rs:end
";

/// A README with marks.
const README: &str = "# A client\n<!-- services:begin -->\n<!-- services:end -->\nThe end.\n";

/// Returns a project of the case's specs, with marks in the files of the client, before a run.
fn project() -> Tree {
    let tree = Tree::with(&golden::cases("features/specs"));
    let runtime = fs::canonicalize("../generated-client/runtime").expect("the runtime");
    let manifest = MANIFEST.replace("RUNTIME", runtime.to_str().expect("a path in UTF-8"));
    tree.write("generated-client/Cargo.toml", manifest);
    tree.write("generated-client/README.md", README);
    tree.write("generated-client/src/lib.rs", include_str!("client.rs"));
    tree
}

/// Returns the project after a run without findings.
fn generated() -> Tree {
    let tree = project();
    let run = tree.run(&[]);
    assert!(run.code == 0 && run.err.is_empty(), "{run:?}");
    tree
}
