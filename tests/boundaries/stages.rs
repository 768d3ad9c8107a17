//! The stages of the generator and the rooms of the runtime.

use super::rust::{Rust, read, read_by_hand};

/// What each stage may see of the others; a stage that is not here may see all.
const SEES: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("changelog", &[]),
    ("codes", &[]),
    ("keys", &[]),
    ("names", &[]),
    ("ir", &[]),
    ("report", &["codes", "source"]),
    ("yaml", &["codes", "source"]),
    ("spec", &["source", "yaml"]),
    ("load", &["codes", "keys", "report", "source", "spec", "yaml"]),
    ("check", &["codes", "load", "names", "report", "source", "spec", "yaml"]),
    ("lower", &["ir", "names", "source", "spec", "yaml"]),
    ("diff", &["github", "names", "source", "spec", "yaml"]),
    ("emit", &["ir", "names"]),
    ("export", &["names", "spec", "yaml"]),
    ("lock", &["codes", "keys", "report", "source", "yaml"]),
    ("fmt", &["keys", "schema", "yaml"]),
    ("curl", &["names", "spec", "yaml"]),
    ("format", &["emit"]),
    ("import", &["codes", "keys", "lint", "names", "report", "schema", "source", "spec", "yaml"]),
    ("scaffold", &["schema", "yaml"]),
    ("schema", &["format", "keys", "yaml"]),
    ("skeleton", &["format", "lock", "names", "schema"]),
    ("github", &[]),
    ("render", &["codes", "github", "report", "source", "yaml"]),
    ("output", &["format", "source"]),
];

/// Crates that few rooms may know, most of them one.
const ROOMS: &[(&str, &str)] = &[
    ("reqwest", "generated-client/runtime/src/transport/reqwest.rs"),
    ("serde_yaml", "codegen/src/yaml/"),
    ("granit_parser", "codegen/src/yaml/"),
    ("prettyplease", "codegen/src/format.rs"),
    ("annotate_snippets", "codegen/src/render/text.rs"),
    ("clap", "codegen/src/cli"),
    ("toml", "codegen/src/cli/"),
    ("toml", "codegen/src/lock/read.rs"),
    ("notify", "codegen/src/cli/watch.rs"),
    ("similar", "codegen/src/output.rs"),
    ("tempfile", "codegen/src/output.rs"),
];

fn is_stage(file: &Rust, stage: &str) -> bool {
    let below = file.path.trim_start_matches("codegen/src/");
    below == format!("{stage}.rs") || below.starts_with(&format!("{stage}/"))
}

fn sources() -> Vec<Rust> {
    read("codegen/src").into_iter().chain(read_by_hand("generated-client")).collect()
}

#[test]
fn stages_see_only_those_before_them() {
    for file in read("codegen/src") {
        let Some((stage, seen)) = SEES.iter().find(|(stage, _)| is_stage(&file, stage)) else { continue };
        let strange: Vec<&String> =
            file.modules.iter().filter(|module| *module != stage && !seen.contains(&module.as_str())).collect();
        assert!(strange.is_empty(), "{} sees {strange:?}", file.path);
    }
}

#[test]
fn every_stage_is_there() {
    let files = read("codegen/src");
    let missing: Vec<&str> =
        SEES.iter().map(|(stage, _)| *stage).filter(|stage| !files.iter().any(|file| is_stage(file, stage))).collect();
    assert!(missing.is_empty(), "no such stages: {missing:?}");
}

#[test]
fn few_files_of_the_generator_touch_the_outside() {
    for file in read("codegen/src")
        .iter()
        .filter(|file| !["cli", "builder", "output", "main"].iter().any(|stage| is_stage(file, stage)))
    {
        for name in [
            "fs", "env", "net", "process", "stdin", "stdout", "stderr", "println", "print", "eprintln", "eprint", "dbg",
        ] {
            assert!(!file.names.contains(name), "{} names `{name}`", file.path);
        }
    }
}

#[test]
fn one_room_knows_each_tool() {
    // Benchmarks hold the client against the tools themselves.
    for file in sources().into_iter().filter(|file| !file.path.contains("/benches/")) {
        for (krate, _) in ROOMS.iter().filter(|(krate, _)| file.roots.contains(*krate)) {
            let mut rooms = ROOMS.iter().filter(|(known, _)| known == krate);
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
