//! The command `cargo clientloom init`: a new project generates, builds and passes its tests.

use std::fs;
use std::path::{Path, PathBuf};

use clientloom::project::template::{self, Settings};

use crate::support::golden::{self, Files};
use crate::support::printed::check;
use crate::support::scratch;
use crate::support::tree::{Run, Tree, run};

const SETTINGS: Settings<'_> = Settings { vendor: "acme", version: "1.2.3", rust: "1.89", runtime: None };

fn repository() -> PathBuf {
    fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).expect("the repository")
}

fn skeleton(settings: &Settings<'_>) -> Files {
    template::files(settings).into_iter().map(|file| (file.path, file.text)).collect()
}

#[test]
fn a_new_project_has_the_expected_files() {
    golden::check_tree(&golden::cases("init/acme"), &skeleton(&SETTINGS));
}

#[test]
fn the_vendors_name_is_used_in_every_file() {
    let files = skeleton(&Settings { vendor: "zoo_desk", ..SETTINGS });
    assert!(files.values().all(|text| !text.contains("acme") && !text.contains("Acme") && !text.contains("$V")));
    let uses: Vec<&str> = files["tests/calls.rs"].lines().filter(|line| line.starts_with("use ")).collect();
    assert!(uses.is_sorted() && uses[3] == "use zoo_desk_client::zoo_desk::v1::room::{Close, CloseError};", "{uses:?}");
    assert!(files["src/lib.rs"].starts_with("//! A typed client for Zoo Desk.\n"));
    assert!(files["Cargo.toml"].starts_with("[package]\nname = \"zoo-desk-client\"\n"));
    for (path, text) in files.iter().filter(|(path, _)| Path::new(path).extension().is_some_and(|end| end == "rs")) {
        assert!(text.lines().all(|line| line.chars().count() <= 100), "rustfmt would break a line of {path}");
    }
}

#[test]
fn the_client_type_does_not_clash_with_the_tests() {
    let files = skeleton(&Settings { vendor: "close", ..SETTINGS });
    assert!(files["specs/close/vendor.yaml"].contains("\ntitle: Close\nclient: CloseClient\ndoc: "));
    assert!(files["tests/calls.rs"].contains("use close_client::close::CloseClient;\n"));
    assert_eq!(Tree::empty().run(&["init", "--vendor", "close"]).code, 0);
}

#[test]
fn paths_are_quoted_in_toml() {
    let manifest = &skeleton(&Settings { runtime: Some("a\"b\\c\u{7}"), ..SETTINGS })["Cargo.toml"];
    let line =
        "clientloom-runtime = { version = \"1.2.3\", path = \"a\\\"b\\\\c\\u0007\", default-features = false }\n";
    assert!(manifest.contains(line), "{manifest}");
}

#[test]
fn every_command_works_in_a_new_project() {
    let tree = Tree::empty();
    check("init", &tree.run(&["init", "--vendor", "open_desk"]));
    assert_eq!(tree.run(&["--check"]).code, 0);
    check("init_lint", &tree.run(&["lint"]));
    let run = tree.run(&["new", "bolt/door/open", "--http", "POST /v1/doors/{door}/open"]);
    assert_eq!(run.code, 0, "{run:?}");
    let run = tree.run(&[]);
    assert!(run.code == 0 && !run.err.contains("feature"), "{run:?}");
    let manifest = fs::read_to_string(tree.path("Cargo.toml")).expect("a manifest");
    let features = "bolt = [\"bolt-door\"]\nopen_desk = [\"open_desk-room\"]\n\
                    # One feature for each service.\nbolt-door = []\nopen_desk-room = []\n# services:end\n";
    assert!(manifest.contains(features), "{manifest}");
    tree.edit("specs/open_desk/v1/room/close.yaml", "1..200", "1..100");
    let stale = tree.run(&["--check"]);
    assert!(
        stale.code == 100 && stale.out.starts_with("--- a/src/generated/open_desk/v1/room/close.rs\n"),
        "{stale:?}"
    );
}

#[test]
fn existing_files_are_kept_and_named() {
    let tree = Tree::empty();
    for path in [".gitignore", "README.md", "LICENSE", ".git/HEAD"] {
        tree.write(path, "mine\n");
    }
    check("init_beside", &tree.run(&["init", "--vendor", "acme"]));
    assert!(fs::read_to_string(tree.path("README.md")).is_ok_and(|text| text == "mine\n"));
    // A second run changes nothing.
    assert_eq!(tree.run(&["init"]).code, 0);

    let tree = Tree::empty();
    for path in ["Cargo.toml", "specs/bolt/vendor.yaml", "src/generated/mod.rs", "tests"] {
        tree.write(path, "mine\n");
    }
    let before = golden::read(&tree.path(""));
    check("init_in_the_way", &tree.run(&["init"]));
    assert_eq!(golden::read(&tree.path("")), before);
}

#[test]
fn invalid_arguments_are_refused() {
    let tree = Tree::empty();
    let refused = |arguments: &[&str]| {
        let Run { code, out, err } = tree.run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        assert_eq!(golden::read(&tree.path("")).len(), 3, "nothing was written");
        err
    };
    tree.write("other/Cargo.toml", "[package]\nname = \"other\"\nversion = \"0.1.0\"\n");
    tree.write("old/Cargo.toml", "[package]\nname = \"clientloom-runtime\"\nversion = \"0.0.9\"\n");
    tree.write("house/Cargo.toml", "[workspace]\n");
    let text = |path: &str| tree.path(path).to_str().expect("a path in UTF-8").to_owned();
    let mut all = String::new();
    for vendor in ["Acme", "2fa", "type", "mod", "acme-rooms", "../acme", "größe", "testing"] {
        all += &refused(&["init", "--vendor", vendor]);
    }
    for folder in ["other", "house", "nowhere", "old"] {
        all += &refused(&["init", "--runtime-path", &text(folder)]);
    }
    golden::check(&golden::cases("command").join("init_refused.txt"), &all);
}

/// Both packages have the version of the workspace, so the generator can ask for its own version.
#[test]
fn runtime_and_generator_have_one_version() {
    for package in ["codegen", "generated-client/runtime"] {
        let manifest = fs::read_to_string(repository().join(package).join("Cargo.toml")).expect("a manifest");
        assert!(
            manifest.contains("\nversion.workspace = true\nedition.workspace = true\nrust-version.workspace = true\n")
        );
    }
    let tree = Tree::empty();
    assert_eq!(tree.run(&["init"]).code, 0);
    let manifest = fs::read_to_string(tree.path("Cargo.toml")).expect("a manifest");
    let (version, rust) = (env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_RUST_VERSION"));
    assert!(manifest.contains(&format!("clientloom-runtime = {{ version = \"{version}\", default")), "{manifest}");
    assert!(manifest.contains(&format!("\nedition = \"2024\"\nrust-version = \"{rust}\"\n")), "{manifest}");
}

#[test]
fn a_project_builds_and_passes_its_tests() {
    let tree = Tree::empty();
    let project = tree.path("made/below");
    // Tests run in the folder of their package.
    let runtime = "../generated-client/runtime";
    let made = run(&["init", project.to_str().expect("a path in UTF-8"), "--runtime-path", runtime]);
    assert_eq!(made.code, 0, "{made:?}");
    // The lock file of the repository: cargo downloads nothing.
    fs::copy(repository().join("Cargo.lock"), project.join("Cargo.lock")).expect("versions");
    let cargo = |arguments: &[&str]| {
        let mut cargo = scratch::cargo(&project);
        let done = cargo.args(arguments).env("RUSTDOCFLAGS", "-D warnings").output().expect("cargo");
        let said = String::from_utf8_lossy(&done.stdout) + String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{arguments:?}: {said}");
        said.into_owned()
    };
    cargo(&["fmt", "--check"]);
    // The test calls only a loopback server, so it does not build TLS.
    let said = cargo(&["test", "--offline", "--no-default-features"]);
    assert!(said.contains("test result: ok. 4 passed") && said.contains("test result: ok. 2 passed"), "{said}");
    let lib = ["--offline", "--no-default-features", "--features", "acme,testing"];
    let pedantic = ["--all-targets", "--", "-D", "warnings", "-W", "clippy::pedantic", "-W", "missing_docs"];
    cargo(&[&["clippy"], &lib[..], &pedantic[..]].concat());
    cargo(&[&["doc", "--no-deps"], &lib[..]].concat());
}
