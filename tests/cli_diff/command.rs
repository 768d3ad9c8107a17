//! The command `cargo clientloom diff`: its arguments, exit codes, and accepted changes.

use std::fs;

use crate::support;
use crate::support::printed::check;
use crate::support::tree::{Run, Tree};

/// Returns a repository whose specs have a tighter limit and a new field. The folder `old` has the
/// old specs.
fn changed() -> Tree {
    let tree = Tree::generated();
    for (path, text) in crate::support::golden::read(&crate::support::golden::cases("command/small/specs")) {
        tree.write(&format!("old/{path}"), text);
    }
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "1..10");
    tree.edit(
        "specs/acme/v1/guest/list.yaml",
        "response:\n",
        "response:\n  more: { type: boolean, doc: Whether there are more. }\n",
    );
    tree
}

/// Runs `diff` with the paths of the tree.
fn diff(tree: &Tree, sides: &[&str], options: &[&str]) -> Run {
    let sides: Vec<String> = sides.iter().map(|side| tree.path(side).display().to_string()).collect();
    let sides: Vec<&str> = sides.iter().map(String::as_str).collect();
    tree.run(&[&["diff"], sides.as_slice(), options].concat())
}

#[test]
fn folders_are_compared() {
    let tree = changed();
    check("diff", &diff(&tree, &["old", "specs"], &[]));
    check("diff_reverse", &diff(&tree, &["specs", "old"], &[]));
    check("diff_none", &diff(&tree, &["old", "old"], &["--fail-on", "patch"]));
    // A folder that contains `specs` means these. Without a second argument, the working tree is
    // the new state.
    assert_eq!(diff(&tree, &["old", ""], &[]), diff(&tree, &["old", "specs"], &[]));
    assert_eq!(diff(&tree, &["old"], &[]).code, 0);
}

/// The folder of a vendor selects that vendor in both states.
#[test]
fn a_vendor_folder_is_compared_alone() {
    let tree = changed();
    let whole = diff(&tree, &["old", "specs"], &[]);
    let boat = |text: String| text.replace("acme", "boat").replace("Acme", "Boat");
    for (path, text) in crate::support::golden::read(&crate::support::golden::cases("command/small/specs")) {
        tree.write(&format!("specs/{}", boat(path)), boat(text));
    }
    for sides in [["old/acme", "specs/acme"], ["old/acme", "specs"], ["old", "specs/acme"]] {
        let told = diff(&tree, &sides, &[]);
        assert_eq!(told, whole, "{sides:?}");
    }
    assert!(diff(&tree, &["old", "specs"], &[]).out.contains("[vendor-added:"));
}

#[test]
fn every_format_can_be_selected() {
    let tree = changed();
    for format in ["json", "markdown", "github"] {
        check(&format!("diff_{format}"), &diff(&tree, &["old", "specs"], &["--format", format]));
    }
    assert_eq!(diff(&tree, &["old", "specs"], &["--format", "xml"]).code, 2);
}

#[test]
fn fail_on_fails_a_run_at_its_bump() {
    let tree = changed();
    for (least, code) in [("major", 100), ("minor", 100), ("patch", 100)] {
        assert_eq!(diff(&tree, &["old", "specs"], &["--fail-on", least]).code, code, "{least}");
    }
    tree.edit("specs/acme/v1/room/close.yaml", "1..10", "1..20");
    for (least, code) in [("major", 0), ("minor", 100), ("patch", 100)] {
        assert_eq!(diff(&tree, &["old", "specs"], &["--fail-on", least]).code, code, "{least}");
    }
    assert_eq!(diff(&tree, &["old", "specs"], &["--fail-on", "most"]).code, 2);
}

#[test]
fn accepted_changes_do_not_fail_a_run() {
    let tree = changed();
    let json = diff(&tree, &["old", "specs"], &["--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let changes = json["changes"].as_array().expect("a list");
    let breaks = changes.iter().find(|change| change["verdict"] == "breaks").expect("a change that breaks");
    tree.write("agreed", format!("# Agreed with the office.\n\n{}\n", breaks["fingerprint"].as_str().expect("text")));
    let agreed = tree.path("agreed").display().to_string();
    let accept = ["--accept", agreed.as_str()];
    assert_eq!(diff(&tree, &["old", "specs"], &[&accept[..], &["--fail-on", "major"]].concat()).code, 0);
    check("diff_agreed", &diff(&tree, &["old", "specs"], &[&accept[..], &["--fail-on", "minor"]].concat()));
    let annotated = diff(&tree, &["old", "specs"], &[&accept[..], &["--format", "github"]].concat()).out;
    assert!(annotated.contains("title=limit-tightened") && !annotated.contains("::error "), "{annotated}");
    assert_eq!(diff(&tree, &["old", "specs"], &["--accept", "no-such-file"]).code, 1);
    // The needed version is printed in both cases. An accepted change that no longer occurs is
    // named with its line.
    tree.edit("agreed", "\n\n", "\n\n  limit-tightened acme v1.room.close path.room.chars: 1..20 -> 1..9\n");
    check("diff_agreed_json", &diff(&tree, &["old", "specs"], &[&accept[..], &["--format", "json"]].concat()));
}

#[test]
fn a_single_spec_replaces_its_counterpart() {
    let tree = changed();
    check("diff_page", &diff(&tree, &["old/acme/v1/room/close.yaml"], &[]));
    check("diff_pages", &diff(&tree, &["old/acme/v1/room/close.yaml", "specs/acme/v1/room/close.yaml"], &[]));
    tree.edit("old/acme/vendor.yaml", "https://", "https://old.");
    check("diff_vendor", &diff(&tree, &["old/acme/vendor.yaml"], &[]));
    tree.write("other.yaml", "operation: v1.room.open\n");
    check("diff_page_alone", &diff(&tree, &["other.yaml"], &[]));
    let told = diff(&tree, &["specs/acme/v1/guest/list.yaml", "specs/acme/v1/room/close.yaml"], &[]);
    assert!(
        told.code == 1 && told.err.ends_with("describe different operations or files: compare folders instead\n"),
        "{told:?}"
    );
}

/// Two states of a spec outside the project.
#[test]
fn specs_outside_the_project_are_compared() {
    let tree = Tree::generated();
    let close = fs::read_to_string(tree.path("specs/acme/v1/room/close.yaml")).expect("a spec");
    let open = close.replace("v1.room.close", "v1.room.open").replace("/close", "/open");
    tree.write("before.yaml", &open);
    tree.write("after.yaml", open.replace("1..20", "1..10"));
    check("diff_elsewhere", &diff(&tree, &["before.yaml", "after.yaml"], &[]));
    tree.write("other.yaml", open.replace("v1.room.open", "v1.room.lock"));
    let told = diff(&tree, &["before.yaml", "other.yaml"], &[]);
    assert!(told.code == 1 && told.err.contains("no corresponding spec"), "{told:?}");
    // Only a path tells which of two vendors the spec belongs to.
    let acme = fs::read_to_string(tree.path("specs/acme/vendor.yaml")).expect("a vendor");
    tree.write("specs/bolt/vendor.yaml", acme.replace("vendor: acme", "vendor: bolt"));
    assert_eq!(diff(&tree, &["before.yaml", "after.yaml"], &[]).code, 1);
    for (side, text) in [("before", open.clone()), ("after", open.replace("1..20", "1..10"))] {
        tree.write(&format!("{side}/acme/open.yaml"), text);
    }
    let told = diff(&tree, &["before/acme/open.yaml", "after/acme/open.yaml"], &[]);
    assert!(told.code == 0 && told.out.contains("limit-tightened"), "{told:?}");
}

/// The file is read like one of the project, and messages show its own path.
#[test]
fn a_spec_outside_the_project_is_shown_by_its_own_path() {
    let tree = changed();
    let close = fs::read_to_string(tree.path("specs/acme/v1/room/close.yaml")).expect("a spec");
    tree.write("新 pages/close.yaml", format!("\u{feff}{}", close.replace('\n', "\r\n")));
    let same = diff(&tree, &["新 pages/close.yaml", "specs/acme/v1/room/close.yaml"], &["--fail-on", "patch"]);
    assert_eq!((same.code, same.out.as_str()), (0, "nothing changed\n"));
    tree.write("新 pages/close.yaml", close.replace("1..10", "1..9"));
    let told = diff(&tree, &["specs", "新 pages/close.yaml"], &[]);
    assert!(told.out.contains("ROOT/新 pages/close.yaml:"), "{told:?}");
    tree.write("新 pages/close.yaml", close.replace("1..10", "10..1"));
    let stopped = diff(&tree, &["specs", "新 pages/close.yaml"], &[]);
    assert!(stopped.code == 100 && stopped.err.contains("--> ROOT/新 pages/close.yaml:"), "{stopped:?}");
}

#[test]
fn a_subfolder_of_a_vendor_is_refused() {
    let tree = changed();
    let told = diff(&tree, &["old", "specs/acme/v1"], &[]);
    let why =
        "`ROOT/specs/acme/v1` has no vendor.yaml: name the folder of one vendor or of all vendors, or a single spec";
    assert_eq!((told.code, told.err), (1, format!("error: {why}\n")));
}

#[test]
fn errors_in_a_state_prevent_comparison() {
    let tree = changed();
    tree.edit("old/acme/v1/room/close.yaml", "1..20", "20..1");
    check("diff_findings", &diff(&tree, &["old", "specs"], &[]));
}

/// Warnings are counted in one line and not shown.
#[test]
fn warnings_of_both_states_are_counted() {
    let tree = changed();
    tree.edit("specs/acme/v1/room/close.yaml", "path:", "types:\n  Guest: { doc: A guest., fields: {} }\npath:");
    let told = diff(&tree, &["old", "specs"], &[]);
    assert_eq!((told.code, told.err.as_str()), (0, "0 warnings in ROOT/old, 1 warning in ROOT/specs\n"));
    tree.edit("old/acme/v1/room/close.yaml", "path:", "types:\n  Guest: { doc: A guest., fields: {} }\npath:");
    tree.edit("old/acme/v1/room/close.yaml", "1..20", "20..1");
    let stopped = diff(&tree, &["old", "specs"], &[]).err;
    assert!(stopped.contains("has 1 error and 1 warning, and cannot be compared"), "{stopped}");
    assert!(!stopped.contains("unused-type"), "{stopped}");
}

/// Outside of projects, two folders are compared all the same.
#[test]
fn two_folders_need_no_project() {
    let tree = changed();
    let told = diff(&tree, &["old", "specs"], &[]);
    let outside = |sides: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO"));
        command.args(["run", "--quiet", "--offline", "--package", "clientloom", "--bin", "cargo-clientloom"]);
        command.args(["--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"), "--", "diff"]);
        command.args(sides.iter().map(|side| tree.path(side)));
        command.current_dir(std::env::temp_dir()).output().expect("a run")
    };
    let alone = outside(&["old", "specs"]);
    assert_eq!(tree.shown(&String::from_utf8_lossy(&alone.stdout)), told.out);
    let refused = outside(&["old/acme/v1/room/close.yaml", "specs"]);
    assert!(String::from_utf8_lossy(&refused.stderr).starts_with("error: no codegen.toml"), "{refused:?}");
}

/// A finding in a revision names the revision, because the file on disk may be another one.
#[test]
fn a_file_of_a_revision_is_shown_as_that() {
    let tree = Tree::generated();
    if !tree.git(&["init", "--quiet"]) {
        return support::skip("git is not installed");
    }
    let close = "specs/acme/v1/room/close.yaml";
    tree.edit(close, "1..20", "20..1");
    tree.git(&["add", "--all"]);
    tree.git(&["commit", "--quiet", "--message", "Old"]);
    tree.edit(close, "20..1", "1..20");
    for old in ["HEAD", "HEAD:specs", "HEAD:specs/acme", "HEAD:specs/acme/v1/room/close.yaml"] {
        let stopped = tree.run(&["diff", old]);
        assert!(stopped.err.contains(&format!("--> HEAD:{close}:")), "{old}: {stopped:?}");
    }
    tree.git(&["commit", "--quiet", "--all", "--message", "New"]);
    tree.remove("specs/acme/v1/guest/list.yaml");
    let removed = tree.run(&["diff"]).out;
    assert!(removed.contains("HEAD:specs/acme/v1/guest/list.yaml:"), "{removed}");
    let annotated = tree.run(&["diff", "--format", "github"]).out;
    assert!(annotated.contains("file=specs/acme/v1/guest/list.yaml,"), "{annotated}");
}

/// Folders and severities of `codegen.toml` apply to both states.
#[test]
fn a_project_with_configured_folders_is_compared() {
    let tree = changed();
    fs::rename(tree.path("specs"), tree.path("pages")).expect("a folder that can be renamed");
    fs::create_dir(tree.path("before")).expect("a folder that can be made");
    fs::rename(tree.path("old"), tree.path("before/pages")).expect("a folder that can be renamed");
    tree.write("codegen.toml", "[paths]\nspecs = \"pages\"\n");
    let told = diff(&tree, &["before"], &[]);
    assert!(told.code == 0 && told.out.contains("pages/acme/v1/room/close.yaml:"), "{told:?}");
    tree.edit("pages/acme/v1/room/close.yaml", "path:", "types:\n  Guest: { doc: A guest., fields: {} }\npath:");
    assert_eq!(diff(&tree, &["before"], &[]).code, 0);
    tree.write("codegen.toml", "[paths]\nspecs = \"pages\"\n[severity]\nunused-type = \"error\"\n");
    let stopped = diff(&tree, &["before"], &[]);
    assert!(stopped.code == 100 && stopped.err.contains("error[unused-type]"), "{stopped:?}");
}

#[test]
fn git_revisions_are_compared() {
    let tree = Tree::generated();
    if !tree.git(&["init", "--quiet"]) {
        return support::skip("git is not installed");
    }
    let before = tree.run(&["diff"]);
    assert_eq!(before.err, "error: `HEAD` is not a file or a folder, and the repository has no commits yet\n");
    tree.write("specs/acme/v1/room/.notes.yaml", "no spec");
    tree.git(&["add", "--all"]);
    tree.git(&["commit", "--quiet", "--message", "Old"]);
    tree.git(&["tag", "v1.0.0"]);
    check("diff_git_none", &tree.run(&["diff"]));
    tree.edit("specs/acme/v1/room/close.yaml", "1..20", "1..10");
    check("diff_git", &tree.run(&["diff"]));
    tree.git(&["commit", "--quiet", "--all", "--message", "New"]);
    assert_eq!(tree.run(&["diff"]), tree.run(&["diff", "HEAD", "HEAD"]));
    let sides = [["v1.0.0", "HEAD"], ["v1.0.0:specs", "HEAD:specs/"], ["HEAD~1", "v1.0.0~0"]];
    let [tags, folders, same] = sides.map(|[old, new]| tree.run(&["diff", old, new]));
    assert_eq!(tags, folders);
    assert_eq!(same.out, tree.run(&["diff", "HEAD", "HEAD"]).out);
    check("diff_git_revisions", &tags);
    assert_eq!(tree.run(&["diff", "v1.0.0:specs/acme", "HEAD"]).out, tags.out);
    check("diff_git_unknown", &tree.run(&["diff", "v9"]));
    for whole in ["v1.0.0:", "v1.0.0:.", "v1.0.0:./specs//", "v1.0.0:specs/acme/v1/room/close.yaml"] {
        assert_eq!(tree.run(&["diff", whole]), tree.run(&["diff", "v1.0.0"]), "{whole}");
    }
    for (unknown, why) in [
        ("v9", "`v9` is not a file or a folder, and git knows no revision `v9`"),
        ("HEAD:nothing", "revision `HEAD` has no specs below `nothing`"),
        ("HEAD:specs/acme/none.yaml", "revision `HEAD` has no file `specs/acme/none.yaml`"),
        ("HEAD:specs/acme/v1", "`specs/acme/v1` has no vendor.yaml: "),
        ("--exec=x", "unexpected argument"),
    ] {
        let run = tree.run(&["diff", unknown]);
        assert!(run.code != 0 && run.err.starts_with(&format!("error: {why}")), "{unknown}: {run:?}");
    }
    tree.write("below/generated-client/Cargo.toml", "");
    tree.write("below/specs/acme/none.yaml", "");
    let untracked = crate::support::tree::run(&["diff", "--root", &tree.path("below").display().to_string()]);
    assert_eq!(untracked.err, "error: revision `HEAD` has no specs below `specs`\n");
    fs::remove_dir_all(tree.path("below")).expect("a folder that can go");
    // The folder may have had another name in that revision.
    fs::rename(tree.path("specs"), tree.path("pages")).expect("a folder that can be renamed");
    tree.write("codegen.toml", "[paths]\nspecs = \"pages\"\n");
    assert_eq!(tree.run(&["diff"]).out, "nothing changed\n");
    tree.git(&["add", "--all"]);
    tree.git(&["commit", "--quiet", "--message", "Renamed"]);
    fs::rename(tree.path("pages"), tree.path("specs")).expect("a folder that can be renamed");
    tree.remove("codegen.toml");
    assert_eq!(tree.run(&["diff"]).out, "nothing changed\n");
    let place = "HEAD:specs/acme/v1/room/close.yaml:7";
    let was = place.replace("HEAD", "v1.0.0");
    let renamed = tags.out.replace(place, &format!("{} (was {was})", place.replace("specs", "pages")));
    assert_eq!(tree.run(&["diff", "v1.0.0", "HEAD"]).out, renamed);
    fs::remove_dir_all(tree.path(".git")).expect("a folder that can go");
    check("diff_git_no_repository", &tree.run(&["diff"]));
    // Messages of git are passed on.
    tree.write(".git", "nonsense");
    let refused = tree.run(&["diff"]).err;
    assert!(refused.starts_with("error: `HEAD` is not a file or a folder, and git: invalid gitfile"), "{refused}");
}
