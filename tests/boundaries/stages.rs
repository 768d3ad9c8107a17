//! The stages of the generator and the rooms of the runtime.

use super::rust::{Rust, read, read_by_hand};

/// The rooms of the generator in their order: a file uses its own room and rooms before it.
const ROOMS: &[&str] =
    &["yaml", "diagnostics", "naming", "format", "spec", "rust", "import", "change", "export", "project", "cli"];

/// Rooms that the files below a folder of the room `rust` may use.
const FINER: &[(&str, &[&str])] = &[
    ("rust/ir", &["rust"]),
    ("rust/emit", &["naming", "rust"]),
    ("rust/lower", &["diagnostics", "naming", "rust", "spec", "yaml"]),
];

/// Crates that few rooms may know, most of them one.
const TOOLS: &[(&str, &str)] = &[
    ("reqwest", "generated-client/runtime/src/transport/reqwest.rs"),
    ("serde_yaml", "codegen/src/yaml/"),
    ("granit_parser", "codegen/src/yaml/"),
    ("prettyplease", "codegen/src/rust/print.rs"),
    ("annotate_snippets", "codegen/src/diagnostics/render/text.rs"),
    ("clap", "codegen/src/cli"),
    ("toml", "codegen/src/cli/"),
    ("toml", "codegen/src/change/lock/read.rs"),
    ("notify", "codegen/src/cli/watch.rs"),
    ("similar", "codegen/src/project/files.rs"),
    ("tempfile", "codegen/src/project/files.rs"),
];

fn is_stage(file: &Rust, stage: &str) -> bool {
    let below = file.path.trim_start_matches("codegen/src/");
    below == format!("{stage}.rs") || below.starts_with(&format!("{stage}/"))
}

fn sources() -> Vec<Rust> {
    read("codegen/src").into_iter().chain(read_by_hand("generated-client")).collect()
}

#[test]
fn rooms_use_only_those_before_them() {
    for file in read("codegen/src") {
        let Some(number) = ROOMS.iter().position(|room| is_stage(&file, room)) else { continue };
        let strange: Vec<&String> =
            file.modules.iter().filter(|module| !ROOMS[..=number].contains(&module.as_str())).collect();
        assert!(strange.is_empty(), "{} uses {strange:?}", file.path);
    }
}

#[test]
fn emitters_see_no_spec() {
    for file in read("codegen/src") {
        let Some((folder, seen)) = FINER.iter().find(|(folder, _)| is_stage(&file, folder)) else { continue };
        let strange: Vec<&String> = file.modules.iter().filter(|module| !seen.contains(&module.as_str())).collect();
        assert!(strange.is_empty(), "{} uses {strange:?}", file.path);
        let own = folder.replace('/', "::");
        for other in ["rust::emit", "rust::lower", "rust::print"].into_iter().filter(|other| *other != own) {
            assert!(!file.text.contains(other), "{} uses {other}", file.path);
        }
    }
}

#[test]
fn every_room_is_there() {
    let files = read("codegen/src");
    let missing: Vec<&str> =
        ROOMS.iter().copied().filter(|room| !files.iter().any(|file| is_stage(file, room))).collect();
    assert!(missing.is_empty(), "no such rooms: {missing:?}");
}

#[test]
fn few_files_of_the_generator_touch_the_outside() {
    for file in read("codegen/src")
        .iter()
        .filter(|file| !["cli", "project/builder", "project/files", "main"].iter().any(|stage| is_stage(file, stage)))
    {
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
    // Benchmarks hold the client against the tools themselves.
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
