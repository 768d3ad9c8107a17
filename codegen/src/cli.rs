//! The command: `cargo codegen`.

mod export;
mod import;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use crate::emit::Options;
use crate::output::{self, Action, Change};
use crate::report::Report;
use crate::source::Sources;
use crate::{Generated, export_openapi, generate, lint, render, schema};

use self::export::Export;

const CRATE_SOURCES: &str = "generated-client/src";

const FINE: u8 = 0;
const FAILED: u8 = 1;
const WRONG_USAGE: u8 = 2;
const FINDINGS: u8 = 100;

const MORE_HELP: &str = "\
Without a command every spec is read and checked. Then each generated file that is
not as it should be is written, and those that no page stands behind any more are
removed. Nothing is written while a finding of severity error stands.

Exit codes:
  0    fine; warnings do not count
  1    the tool failed: a file could not be read or written
  2    wrong usage
  100  findings, stale files with --check, or pages that import refused

Examples:
  cargo codegen import page.txt  draft the spec of a page
  cargo codegen lint             while a page is transcribed
  cargo codegen                  write what changed, to be reviewed with the spec
  cargo codegen --check          in CI: is everything that specs/ says written?
  cargo codegen export openapi --vendor feishu -o feishu.json
                                 for every tool that reads OpenAPI";

/// Turns the pages in specs/ into the client in generated-client/
#[derive(Debug, Parser)]
#[command(name = "cargo codegen", bin_name = "cargo codegen", version, term_width = 84, after_help = MORE_HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Write nothing; show what is stale as a diff
    #[arg(long)]
    check: bool,
    /// Folder with specs/ and generated-client/, if not here or above
    #[arg(long, value_name = "FOLDER", global = true)]
    root: Option<PathBuf>,
}

#[derive(Clone, Debug, Subcommand)]
enum Command {
    /// Show the findings of all specs; write nothing
    Lint,
    /// Write the specs down for other tools
    #[command(subcommand)]
    Export(Export),
    /// Draft the specs of pages; overwrite nothing
    #[command(after_help = import::MORE_HELP)]
    Import {
        /// Files and folders of pages; `-` is standard input
        #[arg(required = true, value_name = "PAGE")]
        pages: Vec<String>,
        /// Folder of specs that the drafts go into, if not specs/
        #[arg(long, value_name = "FOLDER")]
        into: Option<PathBuf>,
        /// Folder of the vendor, if not the one that the layout says
        #[arg(long)]
        vendor: Option<String>,
    },
}

/// Runs the command with the process's arguments; colour is for terminals alone, and `NO_COLOR` turns it off.
#[must_use]
pub fn main() -> ExitCode {
    let (mut out, mut err) = (anstream::stdout().lock(), anstream::stderr().lock());
    ExitCode::from(run(std::env::args_os(), &mut out, &mut err))
}

/// Runs the command and returns its exit code. What it prints is coloured: the streams decide whether that stays.
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    // As a cargo subcommand the first argument is the subcommand's own name.
    if arguments.get(1).is_some_and(|first| first == "codegen") {
        arguments.remove(1);
    }
    let mut streams = Streams { out, err };
    let done = match Arguments::try_parse_from(arguments) {
        Ok(arguments) if arguments.check && arguments.command.is_some() => {
            let message = "the argument '--check' is for the run without a command";
            streams.answer(&Arguments::command().error(ErrorKind::ArgumentConflict, message))
        }
        Ok(arguments) => execute(&arguments, &mut streams),
        Err(answer) => streams.answer(&answer),
    };
    done.unwrap_or_else(|error| {
        // Whoever read along has seen enough: `cargo codegen | head`.
        if error.kind() == io::ErrorKind::BrokenPipe {
            return FINE;
        }
        // Nobody is left to be told if even this cannot be printed.
        let _unheard = writeln!(streams.err, "error: {error}");
        FAILED
    })
}

struct Streams<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

impl Streams<'_> {
    /// Prints what the command line itself led to: the help, the version, or what is wrong with it.
    fn answer(&mut self, answer: &clap::Error) -> io::Result<u8> {
        let stream = if answer.use_stderr() { &mut self.err } else { &mut self.out };
        write!(stream, "{}", answer.render().ansi())?;
        Ok(if answer.use_stderr() { WRONG_USAGE } else { FINE })
    }

    fn show(&mut self, report: &Report, sources: &Sources) -> io::Result<()> {
        if report.findings().is_empty() {
            return Ok(());
        }
        writeln!(self.err, "{}", render::render(report, sources, true))
    }

    fn conclude(&mut self, report: &Report, fine: &str) -> io::Result<u8> {
        let (errors, warnings) = (count(report.errors(), "error"), count(report.warnings(), "warning"));
        if report.errors() > 0 {
            writeln!(self.err, "{errors}, {warnings}; nothing was written")?;
            return Ok(FINDINGS);
        }
        let rest = if report.warnings() == 0 { "nothing to mend" } else { &warnings };
        writeln!(self.out, "{fine}, {rest}")?;
        Ok(FINE)
    }
}

fn find_root() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let is_root = |folder: &&Path| folder.join("specs").is_dir() && folder.join("generated-client").is_dir();
    here.ancestors().find(is_root).map(Path::to_path_buf)
}

fn execute(arguments: &Arguments, streams: &mut Streams<'_>) -> io::Result<u8> {
    if let Some(Command::Import { pages, into: Some(into), vendor }) = &arguments.command {
        return import::run(pages, into, vendor.as_deref(), streams);
    }
    let Some(root) = arguments.root.clone().or_else(find_root) else {
        let message = "no folder from here upwards holds `specs` and `generated-client`; name it with --root";
        writeln!(streams.err, "error: {message}")?;
        return Ok(WRONG_USAGE);
    };
    if let Some(Command::Import { pages, vendor, .. }) = &arguments.command {
        return import::run(pages, &root.join("specs"), vendor.as_deref(), streams);
    }
    let sources = output::read_specs(&root.join("specs"), "specs")?;
    let mut report = Report::default();
    if let Some(Command::Lint) = arguments.command {
        let linted = lint(&sources, &mut report);
        streams.show(&report, &sources)?;
        let pages = linted.as_ref().map_or(0, |spec| spec.vendors.iter().map(|vendor| vendor.operations.len()).sum());
        return streams.conclude(&report, &count(pages, "operation"));
    }
    if let Some(Command::Export(Export::OpenApi(asked))) = &arguments.command {
        let documents = export_openapi(&sources, &mut report);
        streams.show(&report, &sources)?;
        let Ok(documents) = documents else { return streams.conclude(&report, "") };
        return export::write(asked, &documents, streams);
    }
    let options = Options { serde: true, features: true, examples: true };
    let generated = generate(&sources, options, &mut report);
    streams.show(&report, &sources)?;
    let Ok(generated) = generated else { return streams.conclude(&report, "") };
    let crate_sources = root.join(CRATE_SOURCES);
    let outputs = [generated.client.as_slice(), generated.examples.as_slice()].concat();
    let mut changes = output::plan(&crate_sources, &["generated", "examples"], &outputs)?;
    let specs = root.join("specs");
    let schemas = output::plan(&specs, &[], &schema::schemas())?;
    let of = [(CRATE_SOURCES, &changes), ("specs", &schemas)];
    let all = of.into_iter().flat_map(|(folder, changes)| changes.iter().map(move |change| (folder, change)));
    let stale: Vec<(&str, &Change)> = all.filter(|(_, change)| change.action != Action::Keep).collect();
    if arguments.check && !stale.is_empty() {
        for (folder, change) in &stale {
            write!(streams.out, "{}", change.diff(folder))?;
        }
        writeln!(streams.err, "error: stale: {}; run `cargo codegen`", count(stale.len(), "generated file"))?;
        return Ok(FINDINGS);
    }
    output::apply(&crate_sources, &changes)?;
    output::apply(&specs, &schemas)?;
    changes.extend(schemas);
    print_pages(&generated, &changes, streams.out)?;
    Ok(FINE)
}

fn print_pages(generated: &Generated, changes: &[Change], out: &mut dyn Write) -> io::Result<()> {
    for page in &generated.pages {
        let action = changes.iter().find(|change| change.path == page.file).map(|change| change.action);
        let state = match action {
            Some(Action::Create) => "new",
            Some(Action::Change) => "changed",
            _ => "up to date",
        };
        writeln!(out, "{}\n  {} ({state})", page.spec, page.call)?;
    }
    let counted = |action| changes.iter().filter(|change| change.action == action).count();
    let written = counted(Action::Create) + counted(Action::Change);
    let files = [(written, "written"), (counted(Action::Remove), "removed"), (counted(Action::Keep), "unchanged")];
    let files: Vec<String> =
        files.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
    writeln!(out, "{} up to date (files: {})", count(generated.pages.len(), "operation"), files.join(", "))
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
