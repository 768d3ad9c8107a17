//! The client of a build script: one file, lines for cargo, or findings as the build error.

use std::process::Command;
use std::time::{Duration, SystemTime};
use std::{env, fs};

use clientloom::{BuildError, Builder};

use crate::support::golden;
use crate::support::tree::Tree;

/// Builds from a tree and returns the lines printed for cargo.
fn build(tree: &Tree) -> Result<String, BuildError> {
    let mut cargo = Vec::new();
    Builder::new("specs").write_to(&tree.path(""), &tree.path("out/client.rs"), &mut cargo)?;
    Ok(String::from_utf8(cargo).expect("text"))
}

fn small() -> Tree {
    Tree::with(&golden::cases("command/small/specs"))
}

#[test]
fn a_build_writes_one_module_and_names_its_folder() {
    let tree = small();
    assert_eq!(build(&tree).expect("a client"), "cargo::rerun-if-changed=specs\n");
    let text = fs::read_to_string(tree.path("out/client.rs")).expect("text");
    golden::check(&golden::cases("command/built.txt"), &text);
}

#[test]
fn an_unchanged_client_is_not_rewritten() {
    let tree = small();
    build(&tree).expect("a client");
    let time = SystemTime::now() - Duration::from_secs(60);
    let file = fs::File::options().write(true).open(tree.path("out/client.rs")).expect("a file");
    file.set_modified(time).expect("a time that can be set");
    build(&tree).expect("a client");
    assert_eq!(file.metadata().and_then(|metadata| metadata.modified()).expect("a time"), time);
}

#[test]
fn warnings_reach_cargo() {
    let tree = small();
    tree.edit("specs/acme/v1/room/close.yaml", "path:", "types:\n  Guest: { doc: A guest., fields: {} }\npath:");
    golden::check(&golden::cases("command/built_warning.txt"), &build(&tree).expect("a client"));
}

/// Cargo prints the error of a build script with `Debug`.
#[test]
fn findings_become_the_build_error() {
    let tree = small();
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "20..1");
    tree.edit("specs/acme/v1/guest/list.yaml", "string[]", "Guest[]");
    let error = build(&tree).expect_err("findings");
    golden::check(&golden::cases("command/built_error.txt"), &format!("{error:?}"));
    assert!(!tree.path("out").exists());
}

/// Cargo sets `OUT_DIR` for this test, so a child process without the variable runs the test again.
#[test]
fn a_build_outside_cargo_is_an_error() {
    if env::var_os("OUT_DIR").is_some() {
        let mut test = Command::new(env::current_exe().expect("a path"));
        test.args(["--exact", "builder::a_build_outside_cargo_is_an_error"]).env_remove("OUT_DIR");
        let run = test.output().expect("a test that can be run");
        let out = String::from_utf8_lossy(&run.stdout);
        return assert!(run.status.success() && out.contains("1 passed"), "{out}");
    }
    let error = Builder::new("specs").write("client.rs").expect_err("no OUT_DIR");
    let reason = "OUT_DIR is not set: call the builder from a build script, which cargo runs";
    assert_eq!(error.to_string(), format!("no client was generated:\n\n{reason}"));
}
