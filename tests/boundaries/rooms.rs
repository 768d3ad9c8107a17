//! The rules between the rooms of both crates: order, circles, and what few rooms may know.

use std::path::Path;
use std::sync::LazyLock;

use super::graph::Graph;
use super::graph::order::{GENERATOR, RUNTIME, Room};
use super::rust::{REPOSITORY, Rust, read, read_by_hand};

/// The crates with rooms.
const CRATES: [&str; 2] = ["generated-client/runtime/src", "codegen/src"];

/// Crates that only one room or file of ours may name.
const TOOLS: &[(&str, &str)] = &[
    ("reqwest", "generated-client/runtime/src/transport/reqwest.rs"),
    ("serde_yaml", "codegen/src/yaml/"),
    ("granit_parser", "codegen/src/yaml/"),
    ("prettyplease", "codegen/src/rust/format.rs"),
    ("postcard", "codegen/src/memo/"),
    ("annotate_snippets", "codegen/src/diagnostics/render/text.rs"),
    ("clap", "codegen/src/cli/"),
    ("toml", "codegen/src/cli/"),
    ("toml", "codegen/src/change/lock/read.rs"),
    ("notify", "codegen/src/cli/watch.rs"),
    ("similar", "codegen/src/project/files.rs"),
    ("tempfile", "codegen/src/project/files.rs"),
];

/// Returns the graph of a crate, which all tests share.
fn graph(root: &str) -> &'static Graph {
    static GRAPHS: LazyLock<[Graph; 2]> =
        LazyLock::new(|| CRATES.map(|root| Graph::read(&Path::new(REPOSITORY).join(root))));
    let number = CRATES.iter().position(|krate| *krate == root).expect("a crate with rooms");
    &GRAPHS[number]
}

/// Holds a crate against the ordered list of its rooms.
fn check_order(root: &str, rooms: &[Room]) {
    let graph = graph(root);
    let upward = graph.upward(rooms);
    assert!(upward.is_empty(), "{root}: imports of later rooms:\n{}", upward.join("\n"));
    let is_empty = |room: &&str| !graph.files.keys().any(|file| Graph::room(file) == *room);
    let missing: Vec<&str> = rooms.iter().map(|(room, _)| *room).filter(is_empty).collect();
    assert!(missing.is_empty(), "{root}: no files in the rooms {missing:?}");
}

/// Holds the circles of a crate against those that its `mod.rs` files name.
fn check_circles(root: &str) {
    let graph = graph(root);
    let (found, named) = (graph.circles(), graph.named_circles());
    let unnamed: Vec<_> = found.difference(&named).collect();
    assert!(unnamed.is_empty(), "{root}: end these circles, or name them with the reason: {unnamed:#?}");
    let gone: Vec<_> = named.difference(&found).collect();
    assert!(gone.is_empty(), "{root}: these circles are named and do not exist: {gone:#?}");
}

#[test]
fn runtime_files_use_their_own_and_earlier_rooms() {
    check_order("generated-client/runtime/src", RUNTIME);
}

#[test]
fn generator_files_use_their_own_and_earlier_rooms() {
    check_order("codegen/src", GENERATOR);
}

#[test]
fn runtime_circles_are_named() {
    check_circles("generated-client/runtime/src");
}

#[test]
fn generator_circles_are_named() {
    check_circles("codegen/src");
}

#[test]
fn imports_name_the_room() {
    for root in CRATES {
        let found = &graph(root).through_root;
        assert!(found.is_empty(), "{root}: paths through the root of the crate: {found:#?}");
    }
}

/// Emitting sees the model of Rust and naming alone; only lowering sees that model and the pages'.
#[test]
fn emit_sees_no_spec_and_only_lower_sees_both_models() {
    let graph = graph("codegen/src");
    for (from, to) in graph.imports.keys() {
        if from.starts_with("rust/emit/") {
            let allowed = ["rust/emit/", "rust/ir/", "rust/format.rs", "naming/"];
            assert!(allowed.iter().any(|room| to.starts_with(room)), "{from} uses {to}");
        }
        if from.starts_with("rust/ir/") {
            assert!(to.starts_with("rust/ir/"), "{from} uses {to}");
        }
        if to.starts_with("rust/ir/") {
            let allowed = ["rust/ir/", "rust/lower/", "rust/emit/", "rust/kept.rs", "rust/generate.rs", "rust/mod.rs"];
            assert!(allowed.iter().any(|room| from.starts_with(room)), "{from} uses {to}");
        }
    }
}

fn sources() -> Vec<Rust> {
    read("codegen/src").into_iter().chain(read_by_hand("generated-client")).collect()
}

#[test]
fn few_files_of_the_generator_touch_the_outside() {
    let outside = ["codegen/src/cli/", "codegen/src/project/", "codegen/src/main.rs"];
    for file in read("codegen/src").iter().filter(|file| !outside.iter().any(|path| file.path.starts_with(path))) {
        for name in ["fs", "env", "net", "process", "stdin", "stdout", "stderr"] {
            assert!(!file.names.contains(name), "{} names `{name}`", file.path);
        }
        for name in ["println", "print", "eprintln", "eprint", "dbg"] {
            assert!(!file.macros.contains(name), "{} calls `{name}!`", file.path);
        }
    }
}

#[test]
fn one_room_knows_each_tool() {
    // Benchmarks compare the client with the tools themselves.
    for file in sources().into_iter().filter(|file| !file.path.contains("/benches/")) {
        for (krate, _) in TOOLS.iter().filter(|(krate, _)| file.roots.contains(*krate)) {
            let mut rooms = TOOLS.iter().filter(|(known, _)| known == krate);
            assert!(rooms.any(|(_, room)| file.path.starts_with(room)), "{} names {krate}", file.path);
        }
    }
}

#[test]
fn the_runtime_knows_no_vendor() {
    let vendors = super::packages::vendors();
    for file in read("generated-client/runtime/src") {
        let known: Vec<&String> = file
            .names
            .iter()
            .filter(|name| vendors.iter().any(|vendor| name.to_lowercase().contains(vendor)))
            .collect();
        assert!(known.is_empty(), "{} names {known:?}", file.path);
    }
}
