//! Dependencies between packages, and on other crates, as Cargo.lock lists them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clientloom::naming;

use super::rust::REPOSITORY;

/// The names of all packages, each with the names that it depends on, for building and testing too.
struct Lock(BTreeMap<String, BTreeSet<String>>);

impl Lock {
    fn read() -> Self {
        let text = fs::read_to_string(Path::new(REPOSITORY).join("Cargo.lock")).expect("Cargo.lock");
        let mut packages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for package in text.split("[[package]]").skip(1) {
            let mut quoted = package.lines().filter_map(|line| Some((line, line.split('"').nth(1)?)));
            let (_, name) = quoted.next().expect("a package begins with its name");
            let dependencies = quoted.filter(|(line, _)| line.starts_with(" \""));
            let names = dependencies.map(|(_, name)| name.split(' ').next().unwrap_or(name).to_owned());
            packages.entry(name.to_owned()).or_default().extend(names);
        }
        Self(packages)
    }

    fn direct(&self, package: &str) -> &BTreeSet<String> {
        self.0.get(package).unwrap_or_else(|| panic!("no package {package}"))
    }

    /// Returns all direct and indirect dependencies of a package.
    fn all(&self, package: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut next = vec![package];
        while let Some(package) = next.pop() {
            next.extend(self.direct(package).iter().filter(|name| found.insert((*name).clone())).map(String::as_str));
        }
        found
    }
}

/// The vendors, by the folders of the specs.
pub(super) fn vendors() -> BTreeSet<String> {
    let specs = Path::new(REPOSITORY).join("specs");
    folders("specs").into_iter().filter(|folder| specs.join(folder).join("vendor.yaml").is_file()).collect()
}

fn folders(folder: &str) -> BTreeSet<String> {
    let entries =
        fs::read_dir(Path::new(REPOSITORY).join(folder)).expect("a folder").map(|entry| entry.expect("an entry"));
    entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().expect("UTF-8")).collect()
}

#[test]
fn clients_know_no_generator() {
    let lock = Lock::read();
    for package in ["clientloom-runtime", "feishu-gptbots-ctyun"] {
        let all = lock.all(package);
        for foreign in ["clientloom", "prettyplease", "heck", "serde_yaml", "yaml_serde", "granit-parser"] {
            assert!(!all.contains(foreign), "{package} stands on {foreign}");
        }
        // Derives of others may use these; our own code does not.
        for foreign in ["syn", "quote", "proc-macro2"] {
            assert!(!lock.direct(package).contains(foreign), "{package} depends on {foreign}");
        }
    }
}

#[test]
fn the_generator_knows_no_client() {
    let all = Lock::read().all("clientloom");
    for foreign in ["clientloom-runtime", "feishu-gptbots-ctyun", "reqwest", "hyper", "tokio"] {
        assert!(!all.contains(foreign), "clientloom stands on {foreign}");
    }
}

#[test]
fn a_consumer_needs_the_runtime_and_not_our_client() {
    let lock = Lock::read();
    assert!(lock.direct("consumer").contains("clientloom-runtime"));
    assert!(!lock.all("consumer").contains("feishu-gptbots-ctyun"));
}

#[test]
fn each_vendor_is_a_feature() {
    let manifest = fs::read_to_string(Path::new(REPOSITORY).join("generated-client/Cargo.toml")).expect("a manifest");
    let mut manifest: toml::Table = toml::from_str(&manifest).expect("a valid manifest");
    let features = manifest.remove("features").expect("features");
    let features: BTreeMap<String, Vec<String>> = features.try_into().expect("lists of features");
    let others = [
        "default",
        "charset",
        "events",
        "gzip",
        "rustls",
        "native-tls",
        "serde",
        "blocking",
        "testing",
        "tracing",
        "users",
    ];
    assert!(others.iter().all(|name| naming::is_root(name.split('-').next().unwrap_or(name))), "a vendor's feature");
    let vendors = vendors();
    let is_service = |name: &str| name.split_once('-').is_some_and(|(vendor, _)| vendors.contains(vendor));
    let mut found: BTreeSet<&str> = features.keys().map(String::as_str).collect();
    found.retain(|name| !others.contains(name) && !is_service(name));
    assert_eq!(found, vendors.iter().map(String::as_str).collect());
    let services: BTreeSet<&String> = features.keys().filter(|name| is_service(name)).collect();
    assert_eq!(vendors.iter().flat_map(|vendor| &features[vendor]).collect::<BTreeSet<_>>(), services);
    let on = &features["default"];
    assert!(!on.iter().any(|name| vendors.contains(name) || is_service(name)), "no vendor is on by default: {on:?}");
    assert_eq!(folders("generated-client/src/generated"), vendors);
}

/// Modules have small names.
#[test]
fn no_vendor_takes_a_name_of_the_root() {
    let read = |path: &str| fs::read_to_string(Path::new(REPOSITORY).join(path)).expect("a file");
    let (runtime, client) = (read("generated-client/runtime/src/lib.rs"), read("generated-client/src/lib.rs"));
    let public = runtime.lines().filter_map(|line| line.strip_prefix("pub mod ")?.split(';').next());
    let own = client.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
    let exported = runtime.split("pub use ").skip(1).filter_map(|item| item.split(';').next());
    let exported = exported.flat_map(|item| item.split([',', '{', '}'])).filter_map(|path| path.rsplit("::").next());
    let names = public.chain(own).chain(exported).filter_map(|name| name.split(';').next()).map(str::trim);
    let free: BTreeSet<&str> = names
        .filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase()) && !naming::is_root(name))
        .collect();
    assert!(free.is_empty(), "a vendor could be called {free:?}");
}
