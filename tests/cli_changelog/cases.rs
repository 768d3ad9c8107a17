//! One folder per case.
//!
//! - `case.yaml`: the crate's versions.
//! - `change.yaml`: edits of the specs since the release.
//! - `before.md`, `after.md`: the changelog.
//! - `printed.txt`: output of a check, two writes, and another check.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::repositories::manifest;
use crate::cli_diff::state::{self, State};
use crate::support::{self, golden};

use crate::support::tree::{Run, Tree};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The crate's version at the tag.
    released: String,
    /// The crate's present version.
    present: String,
    /// The content of the file given to `--accept`.
    accept: Option<String>,
}

const COMMAND: &[&str] = &["changelog"];
const FILE: &str = "generated-client/CHANGELOG.md";

fn write_specs(tree: &Tree, state: &State) {
    for (_, source) in state.sources.iter() {
        tree.write(&source.path, &source.text);
    }
}

fn transcript(text: &mut String, arguments: &[&str], run: &Run) {
    let Run { code, out, err } = run;
    let exit = format!("exit code {code}\n\n");
    text.extend(["$ cargo clientloom ", &arguments.join(" "), "\n", out, err, &exit]);
}

/// Runs a case and returns the output and the final changelog.
fn play(folder: &Path, line_end: &str) -> Option<(String, String)> {
    let case = fs::read_to_string(folder.join("case.yaml")).expect("a case");
    let case: Case = serde_yaml::from_str(&case).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let tree = Tree::with(&state::folder().join("base/specs"));
    tree.write("generated-client/Cargo.toml", manifest(&case.released));
    if !tree.git(&["init", "--quiet"]) {
        return None;
    }
    tree.git(&["add", "--all"]);
    tree.git(&["commit", "--quiet", "--message", "Release"]);
    tree.git(&["tag", &format!("v{}", case.released)]);
    write_specs(&tree, &State::base().after(&folder.join("change.yaml")));
    tree.write("generated-client/Cargo.toml", manifest(&case.present));
    if let Ok(before) = fs::read_to_string(folder.join("before.md")) {
        tree.write(FILE, before.replace('\n', line_end));
    }
    let mut accept = Vec::new();
    if let Some(agreed) = &case.accept {
        tree.write("agreed", agreed);
        accept = vec!["--accept".to_owned(), tree.path("agreed").display().to_string()];
    }
    let (mut printed, mut texts) = (String::new(), Vec::new());
    for mode in [&["--check"][..], &[], &[], &["--check"]] {
        let arguments = [COMMAND, mode, &accept.iter().map(String::as_str).collect::<Vec<_>>()].concat();
        let run = tree.run(&arguments);
        let shown: Vec<String> = arguments.iter().map(|argument| tree.shown(argument)).collect();
        transcript(&mut printed, &shown.iter().map(String::as_str).collect::<Vec<_>>(), &run);
        texts.push(fs::read_to_string(tree.path(FILE)).unwrap_or_default());
    }
    let first = fs::read_to_string(folder.join("before.md")).unwrap_or_default().replace('\n', line_end);
    assert_eq!(texts[0], first, "{}: a check writes nothing", folder.display());
    assert_eq!(texts[1], texts[2], "{}: a second run changes nothing", folder.display());
    Some((printed, texts.pop().unwrap_or_default()))
}

/// Checks a case with both kinds of line ends. New lines get the line ends of the file.
fn check_case(name: &str) {
    let folder = golden::cases("changelog").join(name);
    let Some((printed, after)) = play(&folder, "\n") else {
        return support::skip("git is not installed");
    };
    golden::check(&folder.join("printed.txt"), printed.trim_end());
    golden::check(&folder.join("after.md"), &after);
    if folder.join("before.md").is_file() {
        let (printed, windows) = play(&folder, "\r\n").expect("git is installed");
        assert_eq!(windows, after.replace('\n', "\r\n"), "with the line ends of Windows");
        golden::check(&folder.join("printed.txt"), printed.trim_end());
    }
}

include!(concat!(env!("OUT_DIR"), "/changelog.rs"));
