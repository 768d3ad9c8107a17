//! The command `cargo clientloom export`: output, files, and refused arguments.

use std::fs;

use crate::support::tree::{Run, Tree};

fn export(tree: &Tree, arguments: &[&str]) -> Run {
    tree.run(&[&["export", "openapi"], arguments].concat())
}

fn refused(message: &str) -> Run {
    Run { code: 2, out: String::new(), err: format!("error: {message}\n") }
}

/// Returns a tree with a second vendor, `bolt`, that equals the first one.
fn two_vendors() -> Tree {
    let tree = Tree::generated();
    for page in ["vendor.yaml", "v1/room/close.yaml", "v1/guest/list.yaml"] {
        let text = fs::read_to_string(tree.path(&format!("specs/acme/{page}"))).expect("text");
        tree.write(&format!("specs/bolt/{page}"), text.replace("vendor: acme", "vendor: bolt"));
    }
    tree
}

#[test]
fn one_document_is_printed() {
    let run = export(&Tree::generated(), &[]);
    assert!(run.code == 0 && run.err.is_empty() && run.out.starts_with("{\n  \"openapi\": \"3.1.0\",\n"), "{run:?}");
    assert_eq!(run, export(&two_vendors(), &["--vendor", "acme"]));
    let yaml = export(&Tree::generated(), &["--format", "yaml"]);
    assert!(yaml.out.starts_with("openapi: \"3.1.0\"\n"), "{yaml:?}");
}

#[test]
fn the_extension_of_a_file_selects_its_format() {
    let tree = two_vendors();
    for (name, first) in [("a.json", "{"), ("b.yaml", "openapi:"), ("c.yml", "openapi:")] {
        let path = tree.path(name);
        let path = path.to_str().expect("a path in UTF-8");
        for state in ["written", "up to date"] {
            let run = export(&tree, &["--vendor", "bolt", "-o", path]);
            assert_eq!(run, Run { code: 0, out: format!("ROOT/{name} ({state})\n"), err: String::new() });
        }
        assert!(fs::read_to_string(path).expect("text").starts_with(first));
    }
}

#[test]
fn a_folder_gets_one_file_per_vendor() {
    let tree = two_vendors();
    let folder = tree.path("documents");
    let run = export(&tree, &["-o", folder.to_str().expect("a path in UTF-8")]);
    let out = "ROOT/documents/acme.json (written)\nROOT/documents/bolt.json (written)\n".to_owned();
    assert_eq!(run, Run { code: 0, out, err: String::new() });
}

#[test]
fn invalid_arguments_are_refused() {
    let tree = two_vendors();
    let several = refused(
        "each document describes one vendor, but there are 2 vendors: choose one with --vendor (acme, bolt), or give a folder with -o",
    );
    assert_eq!(export(&tree, &[]), several);
    assert_eq!(export(&tree, &["-o", "all.json"]), several);
    let ending = refused("`all.txt` is not a folder and does not end in .json, .yaml or .yml");
    assert_eq!(export(&tree, &["-o", "all.txt"]), ending);
    let unknown = refused("there is no vendor `acmee`; did you mean `acme`? Vendors: acme, bolt");
    assert_eq!(export(&tree, &["--vendor", "acmee"]), unknown);
    let unknown = refused("there is no vendor `zzz`. Vendors: acme, bolt");
    assert_eq!(export(&tree, &["--vendor", "zzz"]), unknown);
}

#[test]
fn errors_prevent_export() {
    let tree = Tree::generated();
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "20..1");
    let run = export(&tree, &[]);
    assert!(run.code == 100 && run.out.is_empty() && run.err.ends_with("nothing was written\n"), "{run:?}");
}
