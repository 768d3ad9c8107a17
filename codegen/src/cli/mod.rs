//! The command `cargo clientloom`, with one file for each subcommand.
//!
//! [`run`] parses the arguments, finds the project (`config.rs`), reads its specs, and calls the
//! subcommand. Without a subcommand, `make.rs` writes the client. The other files contain the parts
//! that subcommands share:
//!
//! - `streams.rs` and `exit.rs` for output and exit codes, `quiet_pipe.rs` for closed pipes;
//! - `git.rs`, `released.rs`, `state.rs`, `compare.rs` and `manifest.rs` for states of a project;
//! - `results.rs` and `last_run.rs` for what earlier runs have found;
//! - `features.rs` for the lists of services in files of the client's crate;
//! - `import_summary.rs` for the text about imported pages.

mod changelog;
mod compare;
mod config;
mod diff;
mod exit;
mod explain;
mod export;
mod features;
mod fmt;
mod git;
mod import;
mod import_summary;
mod init;
mod last_run;
mod lint;
mod list;
mod make;
mod manifest;
mod new;
mod new_conflict;
mod open_points;
mod outputs;
mod pages;
mod quiet_pipe;
mod released;
mod results;
mod show;
mod state;
mod streams;
mod watch;
mod words;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use self::changelog::Changelog;
use self::config::Project;
use self::diff::Diff;
use self::export::Export;
use self::fmt::Fmt;
use self::import::{ImportArgs, Text};
use self::init::Init;
use self::lint::Lint;
use self::list::List;
use self::make::Mode;
use self::new::New;
use self::quiet_pipe::QuietPipe;
use self::show::Show;
use self::watch::Watch;
use self::words::Words;
use crate::diagnostics::{Levels, Report, Sources};
use crate::export::export_openapi;
use crate::import::ImportOptions;
use crate::project::files;
use exit::{FAILED, WRONG_USAGE};
use streams::Streams;

const MORE_HELP: &str = "\
Without a command, clientloom reads and checks every spec. It then writes the
generated files that are out of date and removes those whose spec is gone. It writes
nothing while there is a finding of severity error.
Exit codes:
  0    success; warnings do not count
  1    the tool failed: a file could not be read or written
  2    wrong usage
  100  findings; stale files or a version that is too low, with --check; pages that
       import refused; changes that --fail-on rejects
Examples:
  cargo clientloom init rooms       create a project of your own in the folder rooms
  cargo clientloom import page.txt  draft the spec of a page
  cargo clientloom lint             check the specs while you transcribe a page
  cargo clientloom                  write the changes, to be reviewed with the spec
  cargo clientloom --check          in CI: are all generated files up to date?
  cargo clientloom export openapi --vendor feishu -o feishu.json
                                    for any tool that reads OpenAPI";

/// Generate a typed client from specs, the YAML transcriptions of API pages
#[derive(Debug, Parser)]
#[command(name = "cargo clientloom", bin_name = "cargo clientloom", version, term_width = 84, after_help = MORE_HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Write nothing; show what is stale as a diff
    #[arg(long)]
    check: bool,
    /// Folder with codegen.toml, or with specs/ and generated-client/ [default: here or above]
    #[arg(long, value_name = "FOLDER", global = true)]
    root: Option<PathBuf>,
}

#[derive(Clone, Debug, Subcommand)]
enum Command {
    /// Create a project: specs, a client's crate, and tests
    #[command(after_help = init::MORE_HELP)]
    Init(Init),
    /// Show the findings of all specs, or of some; write nothing
    Lint(Lint),
    /// List operations by words of their names, paths and summaries, by scope or error code
    #[command(after_help = list::MORE_HELP)]
    List(List),
    /// Create a spec, and a vendor.yaml if there is none
    New(New),
    /// Put the keys of specs in order; comments and values stay the same
    #[command(after_help = fmt::MORE_HELP)]
    Fmt(Fmt),
    /// Write the generated files again whenever a spec is saved
    Watch(Watch),
    /// Print the generated Rust of a spec, and a request as curl
    Show(Show),
    /// Write the specs in a format of other tools
    #[command(subcommand)]
    Export(Export),
    /// Compare two states of the specs: the breaking changes, and the version that is due
    #[command(after_help = diff::MORE_HELP)]
    Diff(Diff),
    /// Write the next section of the client's changelog, or check it and the crate's version
    #[command(after_help = changelog::MORE_HELP)]
    Changelog(Changelog),
    /// List the rules for changes, with their verdicts
    Rules,
    /// Explain a rule or a finding
    Explain {
        /// The name in brackets
        #[arg(value_name = "CODE")]
        code: String,
    },
    /// Draft specs from pages, or merge newer pages into their specs
    #[command(after_help = import::MORE_HELP)]
    Import {
        /// Files and folders of pages; `-` is standard input
        #[arg(required = true, value_name = "PAGE")]
        pages: Vec<String>,
        /// Folder of specs for the drafts [default: the project's]
        #[arg(long, value_name = "FOLDER")]
        into: Option<PathBuf>,
        /// Folder of the vendor [default: derived from the layout]
        #[arg(long)]
        vendor: Option<String>,
        /// Merge pages into existing specs
        #[arg(long)]
        update: bool,
        /// Move types that several new pages of a service share to its service.yaml
        #[arg(long)]
        share: bool,
        /// Texts of the drafts
        #[arg(long, value_name = "SOURCE", default_value = "known")]
        text: Text,
    },
    /// List the sentences of pages that have no text in the specs, and save texts for them
    #[command(after_help = words::MORE_HELP)]
    Words(Words),
}

/// Runs the command with the arguments of the process.
///
/// Only terminals get colors; the environment variable `NO_COLOR` turns colors off.
#[must_use]
pub fn main() -> ExitCode {
    let (mut out, mut err) = (anstream::stdout().lock(), anstream::stderr().lock());
    ExitCode::from(run(std::env::args_os(), &mut out, &mut err))
}

/// Runs the command and returns its exit code.
///
/// The output contains colors as ANSI codes. The caller's streams can remove them.
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    // Cargo passes the name of its subcommand as the first argument.
    if arguments.get(1).is_some_and(|first| first == "clientloom") {
        arguments.remove(1);
    }
    let (mut out, mut err) = (QuietPipe::new(out), QuietPipe::new(err));
    let mut streams = Streams { out: &mut out, err: &mut err };
    let code = match Arguments::try_parse_from(arguments) {
        Ok(arguments) if arguments.check && arguments.command.is_some() => {
            let message = "the argument '--check' works only without a command";
            streams.print_usage(&Arguments::command().error(ErrorKind::ArgumentConflict, message))
        }
        Ok(arguments) => execute(&arguments, &mut streams),
        Err(usage) => streams.print_usage(&usage),
    };
    code.unwrap_or_else(|error| {
        // If the message cannot be printed, only the exit code is left.
        let _unprinted = writeln!(streams.err, "error: {error}");
        FAILED
    })
}

/// Runs the commands that need no project.
fn execute(arguments: &Arguments, streams: &mut Streams<'_>) -> io::Result<u8> {
    match &arguments.command {
        Some(Command::Init(args)) => init::run(args, arguments.root.as_deref(), streams),
        Some(Command::Rules) => explain::list(streams),
        Some(Command::Explain { code }) => explain::explain(code, streams),
        Some(Command::Import { pages, into: Some(into), vendor, update, share, text }) => {
            let options = ImportOptions { update: *update, share: *share };
            let (vendor, levels) = (vendor.as_deref(), &Levels::default());
            import::run(&ImportArgs { pages, into, shown: into, vendor, text: *text, options, levels }, streams)
        }
        _ => execute_in_project(arguments, streams),
    }
}

/// Runs the commands that need a project.
fn execute_in_project(arguments: &Arguments, streams: &mut Streams<'_>) -> io::Result<u8> {
    let outside = match &arguments.command {
        Some(Command::Diff(args)) if args.has_two_folders() => Some(Project::nowhere()),
        _ => None,
    };
    let Some(project) = &Project::find(arguments.root.as_deref())?.or(outside) else {
        let message = "no codegen.toml, and no folders `specs` and `generated-client`, here or in a folder above; \
                       name the project with --root, or create one with `cargo clientloom init`";
        writeln!(streams.err, "error: {message}")?;
        return Ok(WRONG_USAGE);
    };
    let specs = project.root.join(&project.specs);
    match &arguments.command {
        Some(Command::Import { pages, vendor, update, share, text, .. }) => {
            let (shown, options) = (Path::new(&project.specs), ImportOptions { update: *update, share: *share });
            let (vendor, levels) = (vendor.as_deref(), &project.levels);
            import::run(&ImportArgs { pages, into: &specs, shown, vendor, text: *text, options, levels }, streams)
        }
        Some(Command::Words(args)) => words::run(args, &specs, streams),
        Some(Command::New(args)) => new::run(args, &specs, &project.specs, streams),
        Some(Command::Watch(args)) => watch::run(args, project, streams),
        Some(Command::Fmt(args)) => fmt::run(args, project, streams),
        Some(Command::Diff(args)) => diff::run(args, project, streams),
        Some(Command::Changelog(args)) => changelog::run(args, project, streams),
        _ => execute_with_specs(arguments, project, files::read_specs(&specs, &project.specs)?, streams),
    }
}

/// Runs the commands that need all specs of the project.
fn execute_with_specs(
    arguments: &Arguments,
    project: &Project,
    sources: Sources,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    let mut report = Report::with_levels(project.levels.clone());
    match &arguments.command {
        Some(Command::Lint(args)) => lint::run(args, project, sources, &mut report, streams),
        Some(Command::List(args)) => list::run(args, &sources, streams),
        Some(Command::Show(args)) => show::run(args, project, &sources, &mut report, streams),
        Some(Command::Export(Export::OpenApi(args))) => {
            let documents = export_openapi(&sources, &mut report);
            streams.show_errors(&report, &sources)?;
            let Ok(documents) = documents else { return streams.conclude(&report, "") };
            export::write(args, &documents, streams)
        }
        _ => {
            let mode = if arguments.check { Mode::Check } else { Mode::Write };
            make::run(mode, project, sources, &mut report, streams)
        }
    }
}
