//! The choice of services, in `codegen.toml` and in a build script.

use std::collections::BTreeSet;
use std::fs;

use clientloom::{BuildError, Builder};

use crate::support::tree::Tree;

use super::{generated, project};

/// Choices, and the modules below the vendor that they generate.
const CHOICES: &[(&[&str], &[&str])] = &[
    (&["mail"], &["mail", "types"]),
    (&["acme-room"], &["types", "v1"]),
    (&["parcel_locker", "ping"], &["ping", "types", "v2"]),
    (&["acme-parcel-locker"], &["types", "v2"]),
    (&["ping"], &["ping"]),
    (&["acme"], &["mail", "ping", "types", "v1", "v2"]),
];

/// Choices that are refused, and the reasons.
const REFUSED: &[(&[&str], &str)] = &[
    (
        &["mail", "rom"],
        "services: there is no service `rom`; did you mean `room`? \
         (the specs have `door`, `mail`, `parcel_locker`, `ping`, `room`)",
    ),
    (
        &["calendar"],
        "services: there is no service `calendar` (the specs have `door`, `mail`, `parcel_locker`, `ping`, `room`)",
    ),
    (
        &[],
        "services: the list chooses nothing: name services, or remove it \
         (the specs have `door`, `mail`, `parcel_locker`, `ping`, `room`)",
    ),
];

fn build(tree: &Tree, services: &[&str]) -> Result<String, BuildError> {
    let (file, mut cargo) = (tree.path("out/client.rs"), Vec::new());
    Builder::new("specs").services(services.iter().copied()).write_to(&tree.path(""), &file, &mut cargo)?;
    assert_eq!(String::from_utf8(cargo).expect("text"), "cargo::rerun-if-changed=specs\n");
    Ok(fs::read_to_string(file).expect("text"))
}

#[test]
fn a_build_script_chooses_services() {
    let tree = project();
    for (services, modules) in CHOICES {
        let text = build(&tree, services).expect("a client");
        let module = |line: &str| Some(line.strip_prefix("    pub mod ")?.split(' ').next()?.to_owned());
        let found: BTreeSet<String> = text.lines().filter_map(module).collect();
        assert_eq!(found, modules.iter().map(|&name| name.to_owned()).collect(), "{services:?}");
        assert!(!text.contains("#[cfg("), "{services:?}: {text}");
    }
    for (services, reason) in REFUSED {
        let error = build(&tree, services).expect_err("an invalid choice");
        assert_eq!(error.to_string(), format!("no client was generated:\n\n{reason}"));
    }
}

#[test]
fn a_project_chooses_services() {
    let tree = project();
    for (services, modules) in CHOICES {
        tree.write("codegen.toml", format!("services = {services:?}\n"));
        let run = tree.run(&[]);
        assert!(run.code == 0 && run.err.is_empty(), "{run:?}");
        let of_vendor = |path: String| Some(path.strip_prefix("generated/acme/")?.split(['/', '.']).next()?.to_owned());
        let mut found: BTreeSet<String> = tree.sources().into_keys().filter_map(of_vendor).collect();
        found.remove("mod");
        assert_eq!(found, modules.iter().map(|&name| name.to_owned()).collect(), "{services:?}");
        assert_eq!(tree.run(&["--check"]).code, 0);
    }
    for (services, reason) in REFUSED {
        tree.write("codegen.toml", format!("services = {services:?}\n"));
        let run = tree.run(&[]);
        assert_eq!((run.code, run.err), (1, format!("error: ROOT/codegen.toml: {reason}\n")));
    }
}

#[test]
fn a_choice_has_its_own_lists() {
    let tree = project();
    tree.write("codegen.toml", "services = [\"mail\"]\n[severity]\nunused-type = \"error\"\n");
    let run = tree.run(&[]);
    assert!(run.code == 0 && run.err.is_empty(), "{run:?}");
    assert!(run.out.ends_with("1 operation up to date (files: 18 written)\n"), "{run:?}");
    let manifest = fs::read_to_string(tree.path("generated-client/Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("\nacme = [\"acme-mail\"]\n") && !manifest.contains("acme-door"), "{manifest}");
    let lock = fs::read_to_string(tree.path("generated-client/codegen.lock")).expect("a lock file");
    assert!(lock.contains("mail") && !lock.contains("door"), "{lock}");
}

/// The specs of other services decide which rules a shared type follows.
#[test]
fn specs_of_other_services_are_checked() {
    let tree = project();
    tree.write("codegen.toml", "services = [\"mail\"]\n");
    tree.edit("specs/acme/v2/door/open.yaml", "required: true", "required: maybe");
    let run = tree.run(&[]);
    assert!(run.code == 100 && run.err.contains("specs/acme/v2/door/open.yaml"), "{run:?}");
}

/// A spec that is not chosen any longer still exists.
#[test]
fn a_narrower_choice_removes_files_and_no_specs() {
    let tree = generated();
    tree.write("codegen.toml", "services = [\"ping\"]\n");
    let run = tree.run(&[]);
    assert!(run.code == 0 && !run.out.contains("(removed)"), "{run:?}");
    assert!(!tree.path("generated-client/src/generated/acme/mail").exists());
}
