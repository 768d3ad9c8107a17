//! Each service compiles alone, without a warning, and so does each pair.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::generated;
use super::package_features::features;
use crate::support::scratch;

/// The vendors of the client, by the folders of the specs.
fn vendors() -> BTreeSet<String> {
    let folders = fs::read_dir("../specs").expect("specs").map(|entry| entry.expect("an entry").path());
    let vendors = folders.filter(|folder| folder.join("vendor.yaml").is_file());
    vendors.map(|folder| folder.file_name().expect("a name").to_string_lossy().into_owned()).collect()
}

/// Returns the services of these vendors.
fn services(features: &BTreeMap<String, Vec<String>>, vendors: &BTreeSet<String>) -> Vec<String> {
    vendors.iter().flat_map(|vendor| features.get(vendor).expect("a feature for each vendor").clone()).collect()
}

/// Checks the library of a crate with these features.
fn check(manifest: &Path, features: &[&str]) {
    let mut cargo = scratch::cargo(manifest.parent().expect("a folder"));
    cargo.args(["check", "--quiet", "--offline", "--lib", "--no-default-features", "--features", &features.join(",")]);
    let done = cargo.env("RUSTFLAGS", "-D warnings").output().expect("cargo");
    assert!(done.status.success(), "{features:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// `.ci/run` checks each feature without the documented examples.
#[test]
fn every_service_of_the_client_compiles_alone() {
    let manifest = Path::new("../generated-client/Cargo.toml");
    check(manifest, &[]);
    for service in services(&features(manifest).expect("features"), &vendors()) {
        check(manifest, &[&service, "testing"]);
    }
}

#[test]
fn services_with_shared_types_compile_alone_and_in_pairs() {
    let tree = generated();
    fs::copy("../Cargo.lock", tree.path("generated-client/Cargo.lock")).expect("versions");
    let manifest = &tree.path("generated-client/Cargo.toml");
    let services = services(&features(manifest).expect("features"), &BTreeSet::from(["acme".to_owned()]));
    assert_eq!(services, ["acme-door", "acme-mail", "acme-parcel-locker", "acme-ping", "acme-room"]);
    check(manifest, &[]);
    check(manifest, &["acme", "serde", "testing"]);
    for (at, service) in services.iter().enumerate() {
        check(manifest, &[service, "testing"]);
        for other in &services[at..] {
            check(manifest, &[service, other]);
        }
    }
}

/// `.ci/run` checks each of these features alone.
#[test]
fn features_of_any_name_are_listed() {
    let tree = generated();
    fs::copy("../Cargo.lock", tree.path("generated-client/Cargo.lock")).expect("versions");
    tree.edit("generated-client/Cargo.toml", "# services:begin\n", "h2_push = []\nv1-2 = []\n# services:begin\n");
    let features = features(&tree.path("generated-client/Cargo.toml")).expect("features");
    let names: Vec<&str> = features.keys().map(String::as_str).collect();
    let acme = ["acme", "acme-door", "acme-mail", "acme-parcel-locker", "acme-ping", "acme-room"];
    assert_eq!(names, [&acme[..], &["default", "h2_push", "serde", "testing", "v1-2"]].concat());
    let ci = fs::read_to_string("../.ci/run").expect("the checks of a change");
    assert!(ci.contains("--example list_features -- \"$folder/Cargo.toml\""), "the checks of each feature");
}
