//! Prints the import graphs of runtime and generator; fails where a rule between rooms is broken.
//!
//! `cargo run -p client-tests --example import_graph`, with `-- --files` for each import by name.

#[path = "boundaries/graph/mod.rs"]
mod graph;

use std::path::Path;
use std::process::ExitCode;

use graph::Graph;
use graph::order::{GENERATOR, RUNTIME, Room};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const CRATES: [(&str, &[Room]); 2] = [("generated-client/runtime/src", RUNTIME), ("codegen/src", GENERATOR)];

fn main() -> ExitCode {
    let with_files = std::env::args().any(|argument| argument == "--files");
    let mut is_good = true;
    for (root, rooms) in CRATES {
        let graph = Graph::read(&Path::new(REPOSITORY).join(root));
        let description = graph.describe(rooms);
        println!("{root}: {description}\n");
        if with_files {
            for ((from, to), names) in &graph.imports {
                println!("  {from} -> {to}: {names:?}");
            }
        }
        is_good &= !description.contains("wrong: ");
    }
    if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
