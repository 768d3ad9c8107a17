//! The table of documented commands in `cases/commands.yaml`: how each is run, and what it prints.

use serde::Deserialize;

/// The table, in the order in which the commands run.
pub(crate) fn rows() -> Vec<Row> {
    serde_yaml::from_str(include_str!("../cases/commands.yaml")).expect("rows of commands")
}

/// A documented command.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    /// The command, as documents write it.
    pub command: String,
    /// The folder in which it runs.
    #[serde(default, rename = "in")]
    pub folder: Folder,
    /// Script that runs in place of the command: fewer rounds, or a file in place of a placeholder.
    pub run: Option<String>,
    /// Parts of the printed lines; `{}` is a number.
    #[serde(default)]
    pub prints: Vec<String>,
    /// The text after which a command is stopped that does not end by itself.
    pub until: Option<String>,
    /// The exit code.
    #[serde(default)]
    pub exit: i32,
    /// Why the command is not run.
    pub not_run: Option<String>,
}

/// The folder in which a command runs.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Folder {
    /// A copy of the repository, with the generator installed as a command.
    #[default]
    Copy,
    /// The repository; the command leaves no change in it.
    Repository,
    /// A project that `init` created next to the copy.
    Rooms,
}

/// Whether `text` contains `pattern`, in one line, where `{}` is a number.
pub(crate) fn contains(text: &str, pattern: &str) -> bool {
    text.lines().any(|line| (0..=line.len()).filter_map(|at| line.get(at..)).any(|rest| begins(rest, pattern)))
}

fn begins(text: &str, pattern: &str) -> bool {
    let Some((before, after)) = pattern.split_once("{}") else {
        return text.starts_with(pattern);
    };
    let Some(rest) = text.strip_prefix(before) else {
        return false;
    };
    let digits = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(rest.len());
    digits > 0 && begins(&rest[digits..], after)
}

#[test]
fn a_pattern_stands_for_numbers() {
    let text = "first\na call: 1.5ms, ratio 1.08 (of 20)";
    assert!(contains(text, "a call: {}ms, ratio {} (of {})") && contains(text, "ratio"));
    assert!(!contains(text, "a call: {}, ratio") && !contains(text, "ratio {}."));
}
