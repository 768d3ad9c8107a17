//! Drafts of vendor pages, compiled together in one crate per vendor.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use clientloom::import::Draft;

use super::generated_drafts::generate;
use super::vendor_pages::pages;

#[test]
fn drafts_of_vendor_pages_compile() {
    let drafts = distinct();
    if drafts.is_empty() {
        return;
    }
    let generated = generate(&drafts).unwrap_or_else(|findings| panic!("{findings}"));
    let folder = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        fs::write(path, text).expect("a file that can be written");
    };
    let manifest = format!(
        "[package]\nname = \"drafts\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
         clientloom-runtime = {{ path = \"{}\", features = [\"eop\"] }}\n",
        root.join("generated-client/runtime").display()
    );
    write("Cargo.toml", &manifest);
    // The lock file of the repository: cargo downloads nothing.
    write("Cargo.lock", &fs::read_to_string(root.join("Cargo.lock")).expect("versions"));
    write("src/lib.rs", "//! Drafts.\n\n/// Generated.\npub mod generated;\n");
    for output in &generated.client {
        write(&format!("src/{}", output.path), &output.text);
    }
    // The folder lies in the target folder of the tests, so the runtime is not rebuilt each time.
    let tests = env::current_exe().expect("a path");
    let target = tests.ancestors().nth(3).expect("the target folder").join("drafts");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut check = Command::new(cargo);
    check.args(["check", "--quiet", "--offline"]).current_dir(folder.path()).env("CARGO_TARGET_DIR", target);
    let said = check.env("RUSTFLAGS", "-D warnings").output().expect("cargo");
    println!("{} drafts, {} files", drafts.len(), generated.client.len());
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
}

/// Returns one draft per call. Drafts of raw pages come first, because their names are best.
fn distinct() -> Vec<&'static Draft> {
    let mut drafts: Vec<&Draft> = Vec::new();
    let (raw, other): (Vec<_>, Vec<_>) = pages().iter().partition(|page| page.path.to_string_lossy().contains("/raw/"));
    let mut calls = BTreeSet::new();
    for draft in raw.into_iter().chain(other).filter_map(|page| page.draft.as_ref().ok()) {
        let vendor = draft.path.split('/').next().unwrap_or_default();
        let call = draft.text.lines().find(|line| line.starts_with("http: ")).expect("a call");
        // Names of parameters do not distinguish calls.
        let call: Vec<&str> = call.split('/').map(|step| if step.starts_with('{') { "{}" } else { step }).collect();
        if calls.insert(format!("{vendor} {}", call.join("/"))) && calls.insert(draft.path.clone()) {
            drafts.push(draft);
        }
    }
    drafts
}
