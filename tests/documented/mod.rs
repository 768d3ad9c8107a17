//! Documented commands: each is in the table that `.ci/run` runs, and each row is documented.

mod collect;
mod table;

use std::collections::BTreeSet;

use table::Folder;

/// Whether `command` is the whole of `line`, or its first words.
fn is_run_by(command: &str, line: &str) -> bool {
    line.strip_prefix(command).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ')', ';']))
}

/// Returns the commands that `.ci/run` runs itself.
fn lines_of_ci() -> Vec<&'static str> {
    let lines = include_str!("../../.ci/run").lines().map(str::trim);
    lines.filter(|line| line.starts_with("cargo ")).collect()
}

#[test]
fn every_documented_command_is_run() {
    let rows = table::rows();
    let ci = lines_of_ci();
    let missing: Vec<String> = collect::commands()
        .into_iter()
        .filter(|(command, _)| !rows.iter().any(|row| is_run_by(command, &row.command)))
        .filter(|(command, _)| !ci.iter().any(|line| is_run_by(command, line)))
        .map(|(command, documents)| format!("{command}, of {documents:?}"))
        .collect();
    assert!(missing.is_empty(), "add rows to tests/cases/commands.yaml for:\n{}", missing.join("\n"));
}

#[test]
fn every_row_is_documented_and_complete() {
    let documented = collect::commands();
    let mut seen = BTreeSet::new();
    for row in table::rows() {
        let command = &row.command;
        assert!(documented.contains_key(command), "no document names `{command}`: remove the row");
        assert!(seen.insert(command.clone()), "`{command}` has two rows");
        let is_checked = !row.prints.is_empty() || row.until.is_some();
        assert!(row.not_run.is_some() != is_checked, "`{command}` needs either `prints` or `not_run`");
        let says_how = row.run.is_some() || row.exit != 0 || !matches!(row.folder, Folder::Copy);
        assert!(row.not_run.is_none() || !says_how, "`{command}` is not run, so nothing says how");
    }
}
