//! Prints the import graphs of runtime and generator; fails if an import breaks a rule.
//!
//! `cargo run -p client-tests --example import_graph`, with `-- --files` for each import by name.

#[path = "boundaries/graph/mod.rs"]
mod graph;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use graph::Graph;
use graph::order::{GENERATOR, RUNTIME, Room};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const CRATES: [(&str, &[Room]); 2] = [("generated-client/runtime/src", RUNTIME), ("codegen/src", GENERATOR)];

fn main() -> ExitCode {
    let with_files = std::env::args().any(|argument| argument == "--files");
    let mut wrong = Vec::new();
    for (root, rooms) in CRATES {
        let graph = Graph::read(&Path::new(REPOSITORY).join(root));
        println!("{root}: {} files, {} imports between them", graph.files.len(), graph.imports.len());
        print_rooms(&graph, rooms);
        if with_files {
            print_files(&graph);
        }
        wrong.extend(violations(&graph, rooms));
    }
    for violation in &wrong {
        println!("wrong: {violation}");
    }
    if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints the rooms in their order, each with its purpose and the other rooms that it uses.
fn print_rooms(graph: &Graph, rooms: &[Room]) {
    for (room, purpose) in rooms {
        println!("  {room}: {purpose}");
        let uses: Vec<String> =
            used_rooms(graph, room).iter().map(|(room, count)| format!("{room} ({count})")).collect();
        if !uses.is_empty() {
            println!("    uses {}", uses.join(", "));
        }
    }
    for circle in graph.named_circles() {
        println!("  named circle: {circle:?}");
    }
}

fn print_files(graph: &Graph) {
    for ((from, to), names) in &graph.imports {
        println!("  {from} -> {to}: {names:?}");
    }
}

/// Returns the other rooms that a room uses, each with the number of imports between their files.
fn used_rooms<'a>(graph: &'a Graph, room: &str) -> BTreeMap<&'a str, usize> {
    let mut used = BTreeMap::new();
    let between = graph.imports.keys().filter(|(from, to)| Graph::room(from) == room && Graph::room(to) != room);
    for (_, to) in between {
        *used.entry(Graph::room(to)).or_default() += 1;
    }
    used
}

fn violations(graph: &Graph, rooms: &[Room]) -> Vec<String> {
    let named = graph.named_circles();
    let circles = graph.circles().into_iter().filter(|circle| !named.contains(circle));
    let circles = circles.map(|circle| format!("a circle without a name: {circle:?}"));
    let paths = graph.through_root.iter().map(|path| format!("a path through the root of the crate: {path}"));
    graph.upward(rooms).into_iter().chain(paths).chain(circles).collect()
}
