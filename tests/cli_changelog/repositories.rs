//! The last release, as found in git repositories.

use std::fs;

use crate::support::tree::{Run, Tree};
use crate::support::{self, golden};

/// Returns the manifest of a crate that states its own version.
pub(super) fn manifest(version: &str) -> String {
    format!("[package]\nname = \"acme-client\"\nversion = \"{version}\"\n")
}

/// Returns a repository with one commit of the crate; `None` without git.
fn repository(version: &str) -> Option<Tree> {
    let tree = Tree::with(&golden::cases("command/small/specs"));
    tree.write("generated-client/Cargo.toml", manifest(version));
    if !tree.git(&["init", "--quiet"]) {
        support::skip("git is not installed");
        return None;
    }
    commit(&tree, "First");
    Some(tree)
}

fn commit(tree: &Tree, title: &str) {
    tree.git(&["add", "--all"]);
    tree.git(&["commit", "--quiet", "--allow-empty", "--message", title]);
}

/// Makes a change that needs version 0.2.0 after 0.1.x.
fn tighten(tree: &Tree) {
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "1..10");
}

fn check(tree: &Tree) -> Run {
    tree.run(&["changelog", "--check"])
}

/// Returns the exit code and the first printed line.
fn told(run: &Run) -> (u8, &str) {
    let text = if run.err.is_empty() { &run.out } else { &run.err };
    (run.code, text.lines().next().unwrap_or_default())
}

const LOW: (u8, &str) =
    (100, "error: generated-client/CHANGELOG.md does not list the changes; run `cargo clientloom changelog`");

#[test]
fn an_unreleased_crate_is_not_compared() {
    let Some(tree) = repository("0.1.0") else { return };
    tighten(&tree);
    let nothing = "no release found: there is no tag such as v0.1.0";
    assert_eq!(told(&check(&tree)), (0, format!("not compared: {nothing}").as_str()));
    let asked = tree.run(&["changelog"]);
    assert_eq!(asked.err, format!("error: {nothing}\nhelp: name the state to compare with: `--since REVISION`\n"));
    assert_eq!(asked.code, 2);
    assert!(!tree.path("generated-client/CHANGELOG.md").exists());
    assert_eq!(tree.run(&["changelog", "--since", "HEAD"]).code, 0);
    let text = fs::read_to_string(tree.path("generated-client/CHANGELOG.md")).expect("a changelog");
    assert!(text.starts_with("# Changelog\n\n## 0.2.0, unreleased\n"), "{text}");
    assert_eq!(told(&tree.run(&["changelog", "--since", "v9"])), (1, "error: git knows no revision `v9`"));
    assert_eq!(tree.run(&["changelog", "--since=--exec=x"]).code, 1);
}

#[test]
fn no_repository_or_commit_is_needed() {
    let tree = Tree::with(&golden::cases("command/small/specs"));
    assert_eq!(told(&check(&tree)), (1, "error: generated-client/Cargo.toml is missing, or has no package"));
    tree.write("generated-client/Cargo.toml", manifest("0.1.0"));
    let no = "this folder is not in a git repository, so the last release is unknown";
    assert_eq!(told(&check(&tree)), (0, format!("not compared: {no}").as_str()));
    assert_eq!(tree.run(&["changelog"]).code, 2);
    if tree.git(&["init", "--quiet"]) {
        let nothing = "not compared: no release found: there is no tag such as v0.1.0";
        assert_eq!(told(&check(&tree)), (0, nothing));
    }
}

#[test]
fn three_tag_names_are_recognized() {
    for tag in ["v0.1.0", "acme-client-v0.1.0", "acme-client@0.1.0"] {
        let Some(tree) = repository("0.1.0") else { return };
        tree.git(&["tag", tag]);
        tighten(&tree);
        assert_eq!(told(&check(&tree)), LOW, "{tag}");
    }
    for tag in ["0.1.0", "v0.1", "version-0.1.0", "other-v0.1.0", "v0.1.0-rc.1", "acme-client-0.1.0"] {
        let Some(tree) = repository("0.1.0") else { return };
        tree.git(&["tag", tag]);
        tighten(&tree);
        assert_eq!(check(&tree).code, 0, "{tag}");
    }
}

/// The version decides which release is the newest, not its age or name.
#[test]
fn the_newest_release_is_compared() {
    let Some(tree) = repository("0.9.0") else { return };
    tree.git(&["tag", "v0.9.0"]);
    tighten(&tree);
    tree.write("generated-client/Cargo.toml", manifest("0.10.0"));
    commit(&tree, "Second");
    tree.git(&["tag", "--annotate", "--message", "A note", "v0.10.0"]);
    // These tags name another product, or a version that the crate never had.
    tree.git(&["tag", "v7.0.0"]);
    tree.git(&["tag", "other-v0.11.0"]);
    let run = check(&tree);
    assert_eq!(
        (run.code, run.out.as_str()),
        (0, "generated-client/CHANGELOG.md: up to date; since v0.10.0, nothing changed\n")
    );
    let since = tree.run(&["changelog", "--check", "--since", "v0.9.0"]);
    assert_eq!(told(&since), LOW);
}

#[test]
fn releases_on_other_branches_are_ignored() {
    let Some(tree) = repository("0.1.0") else { return };
    tree.git(&["checkout", "--quiet", "-b", "old"]);
    tree.write("generated-client/Cargo.toml", manifest("0.1.1"));
    commit(&tree, "Mend it for whoever stays");
    tree.git(&["tag", "v0.1.1"]);
    tree.git(&["checkout", "--quiet", "main"]);
    tighten(&tree);
    let nothing = "no release found: there is no tag such as v0.1.0; v0.1.1 is not in the history of HEAD";
    assert_eq!(told(&check(&tree)), (0, format!("not compared: {nothing}").as_str()));
    tree.git(&["tag", "v0.2.0"]);
    let strange = "no release found: there is no tag such as v0.1.0; \
                   at v0.2.0 the crate has version 0.1.0; v0.1.1 is not in the history of HEAD";
    assert_eq!(told(&check(&tree)), (0, format!("not compared: {strange}").as_str()));
}

/// A workspace may state the version: the project's own, or one above it.
#[test]
fn the_version_may_come_from_a_workspace() {
    const SHARED: &str = "[package]\nname = \"acme-client\"\nversion.workspace = true\n";
    let workspace = |version: &str| format!("[workspace]\n[workspace.package]\nversion = \"{version}\"\n");
    let Some(tree) = repository("0.1.0") else { return };
    tree.write("generated-client/Cargo.toml", SHARED);
    let alone =
        "error: generated-client/Cargo.toml: the version is inherited from a workspace, but no workspace was found";
    assert_eq!(told(&check(&tree)), (1, alone));
    tree.write("Cargo.toml", workspace("0.3.1"));
    commit(&tree, "Share the version");
    tree.git(&["tag", "v0.3.1"]);
    tighten(&tree);
    let low = "error: the crate has version 0.3.1, but the changes of its specs since v0.3.1 require 0.4.0";
    let run = check(&tree);
    assert!(run.code == 100 && run.err.contains(low), "{run:?}");
    assert!(run.err.ends_with("help: set the version in Cargo.toml to 0.4.0\n"), "{run:?}");
    tree.write("Cargo.toml", workspace("0.4.0"));
    assert_eq!(tree.run(&["changelog"]).code, 0);
    assert_eq!(check(&tree).code, 0);
    tree.write("Cargo.toml", "[workspace]\n");
    assert_eq!(told(&check(&tree)), (1, "error: Cargo.toml: no version: add `version` to `[package]`"));
}

/// The `codegen.toml` of each state names its folders.
#[test]
fn folders_may_have_moved_since_the_release() {
    let Some(tree) = repository("0.1.0") else { return };
    tree.git(&["tag", "v0.1.0"]);
    fs::rename(tree.path("specs"), tree.path("pages")).expect("a folder that can be renamed");
    fs::create_dir(tree.path("crates")).expect("a folder that can be made");
    fs::rename(tree.path("generated-client"), tree.path("crates/client")).expect("a folder that can be renamed");
    tree.write("codegen.toml", "[paths]\nspecs = \"pages\"\nclient = \"crates/client\"\n");
    let same = "crates/client/CHANGELOG.md: up to date; since v0.1.0, nothing changed";
    assert_eq!(told(&check(&tree)), (0, same));
    tree.write("crates/client/Cargo.toml", manifest("0.1.1"));
    commit(&tree, "Move");
    tree.git(&["tag", "v0.1.1"]);
    assert_eq!(told(&check(&tree)), (0, same.replace("0.1.0", "0.1.1").as_str()));
    tree.edit("pages/acme/v1/room/close.yaml", "1..20", "1..10");
    assert_eq!(check(&tree).code, 100);
}

#[test]
fn a_shallow_clone_names_what_is_missing() {
    let Some(origin) = repository("0.1.0") else { return };
    origin.git(&["tag", "v0.1.0"]);
    origin.write("generated-client/CHANGELOG.md", "# Changelog\n\n## 0.1.0, unreleased\n");
    tighten(&origin);
    commit(&origin, "Second");
    let clone = |origin: &Tree| {
        let clone = Tree::with(&golden::cases("command/small/specs"));
        fs::remove_dir_all(clone.path("specs")).expect("a folder that can go");
        let from = format!("file://{}", origin.path("").display());
        clone.git(&["clone", "--quiet", "--depth", "1", "--no-tags", &from, "."]);
        clone
    };
    // If no section mentions a release, there may be none.
    let run = check(&clone(&origin));
    assert_eq!((run.code, run.out.as_str()), (0, "not compared: no release found: there is no tag such as v0.1.0\n"));
    let fetch =
        "this clone is shallow: fetch the rest with `git fetch --unshallow --tags`, or set `fetch-depth: 0` in CI\n";
    assert_eq!(run.err, format!("warning: {fetch}"));
    origin.write("generated-client/CHANGELOG.md", "# Changelog\n\n## 0.1.0, 2026-11-22\n");
    commit(&origin, "Third");
    let clone = clone(&origin);
    let run = check(&clone);
    assert!(run.code == 100 && run.err.ends_with(&format!("help: {fetch}")), "{run:?}");
    clone.git(&["fetch", "--quiet", "--unshallow", "--tags"]);
    assert_eq!(told(&check(&clone)), LOW);
}

/// Today's severities do not apply to a past release.
#[test]
fn a_release_is_not_checked_by_later_rules() {
    let Some(tree) = repository("0.1.0") else { return };
    let close = "specs/acme/v1/room/close.yaml";
    tree.edit(close, "path:", "types:\n  Guest: { doc: A guest., fields: {} }\npath:");
    tree.edit(close, "1..20", "20..1");
    commit(&tree, "Declare a type");
    tree.git(&["tag", "v0.1.0"]);
    tree.write("codegen.toml", "[severity]\nunused-type = \"error\"\n");
    let run = check(&tree);
    assert!(
        run.code == 100
            && run.err.contains("the new state, the working tree, has 1 error and 1 warning, and cannot be compared"),
        "{run:?}"
    );
    tree.edit(close, "20..1", "1..10");
    assert_eq!(told(&check(&tree)), LOW);
}
