//! The command: `cargo codegen`.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::emit::Options;
use crate::output::{self, Action, Change};
use crate::report::Report;
use crate::source::Sources;
use crate::{Generated, generate, lint, render};

const FAILED: u8 = 1;
const FINDINGS: u8 = 100;

/// Turns the pages in specs/ into the client in generated-client/.
///
/// Without a command, reads every spec, checks it, and writes each generated file that changed. Nothing is written
/// while a finding of severity error stands. Exit codes: 0 fine (warnings too), 100 findings or stale files,
/// 2 wrong usage, 1 a failure of the tool itself.
#[derive(Debug, Parser)]
#[command(name = "cargo codegen", bin_name = "cargo codegen", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Write nothing; show as a diff what is stale, and exit with 100 if anything is
    #[arg(long)]
    check: bool,
    /// Folder that holds `specs` and `generated-client` [default: the nearest one, from here upwards]
    #[arg(long, value_name = "FOLDER", global = true)]
    root: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Subcommand)]
enum Command {
    /// Show the findings of all specs, write nothing
    Lint,
}

/// Runs the command with the process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    // As a cargo subcommand the first argument is the subcommand's own name.
    let mut arguments: Vec<_> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|first| first == "codegen") {
        arguments.remove(1);
    }
    let arguments = Arguments::parse_from(arguments);
    let Some(root) = arguments.root.clone().or_else(find_root) else {
        eprintln!("error: no folder from here upwards holds `specs` and `generated-client`; name it with --root");
        return ExitCode::from(2);
    };
    run(&arguments, &root).unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::from(FAILED)
    })
}

fn find_root() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let is_root = |folder: &&Path| folder.join("specs").is_dir() && folder.join("generated-client").is_dir();
    here.ancestors().find(is_root).map(Path::to_path_buf)
}

fn run(arguments: &Arguments, root: &Path) -> io::Result<ExitCode> {
    let sources = output::read_specs(&root.join("specs"), "specs")?;
    let mut report = Report::default();
    if let Some(Command::Lint) = arguments.command {
        let linted = lint(&sources, &mut report);
        show(&report, &sources);
        let pages = linted.as_ref().map_or(0, |spec| spec.vendors.iter().map(|vendor| vendor.operations.len()).sum());
        return Ok(conclude(&report, &format!("{pages} operations, nothing to mend")));
    }
    let options = Options { serde: true, features: true, examples: true };
    let generated = generate(&sources, options, &mut report);
    show(&report, &sources);
    let Ok(generated) = generated else { return Ok(conclude(&report, "")) };
    let crate_sources = root.join("generated-client/src");
    let outputs = [generated.client.as_slice(), generated.examples.as_slice()].concat();
    let changes = output::plan(&crate_sources, &["generated", "examples"], &outputs)?;
    let stale: Vec<&Change> = changes.iter().filter(|change| change.action != Action::Keep).collect();
    if arguments.check && !stale.is_empty() {
        stale.iter().for_each(|change| print!("{}", change.diff()));
        eprintln!("error: {} are stale; `cargo codegen` writes them anew", count(stale.len(), "generated file"));
        return Ok(ExitCode::from(FINDINGS));
    }
    output::apply(&crate_sources, &changes)?;
    print_pages(&generated, &changes);
    Ok(ExitCode::SUCCESS)
}

fn show(report: &Report, sources: &Sources) {
    let color = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if !report.findings().is_empty() {
        eprintln!("{}", render::render(report, sources, color));
    }
}

fn conclude(report: &Report, fine: &str) -> ExitCode {
    let (errors, warnings) = (count(report.errors(), "error"), count(report.warnings(), "warning"));
    if report.errors() > 0 {
        eprintln!("{errors}, {warnings}; nothing was written");
        ExitCode::from(FINDINGS)
    } else {
        println!("{fine}, {warnings}");
        ExitCode::SUCCESS
    }
}

fn print_pages(generated: &Generated, changes: &[Change]) {
    for page in &generated.pages {
        let action = changes.iter().find(|change| change.path == page.file).map(|change| change.action);
        let state = match action {
            Some(Action::Create) => "new",
            Some(Action::Change) => "changed",
            _ => "up to date",
        };
        println!("{}\n  {} ({state})", page.spec, page.call);
    }
    let counted = |action| changes.iter().filter(|change| change.action == action).count();
    let written = counted(Action::Create) + counted(Action::Change);
    let files = [(written, "written"), (counted(Action::Remove), "removed"), (counted(Action::Keep), "unchanged")];
    let files: Vec<String> = files.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
    println!("{} up to date (files: {})", count(generated.pages.len(), "operation"), files.join(", "));
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
