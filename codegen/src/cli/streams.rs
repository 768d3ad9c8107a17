//! The streams that the command prints to.

use std::io::{self, Write};

use super::exit::{FINDINGS, SUCCESS, WRONG_USAGE};
use crate::diagnostics::codes::Severity;
use crate::diagnostics::{Report, Sources};
use crate::memo::Memo;

/// The argument that means standard input.
pub(super) const STDIN: &str = "-";

/// The standard output and the standard error of a run.
pub(super) struct Streams<'a> {
    pub(super) out: &'a mut dyn Write,
    pub(super) err: &'a mut dyn Write,
}

impl Streams<'_> {
    /// Prints the help, the version, or the error of the command line.
    pub(super) fn print_usage(&mut self, usage: &clap::Error) -> io::Result<u8> {
        let stream = if usage.use_stderr() { &mut self.err } else { &mut self.out };
        write!(stream, "{}", usage.render().ansi())?;
        Ok(if usage.use_stderr() { WRONG_USAGE } else { SUCCESS })
    }

    /// Prints the findings, if there are any.
    pub(super) fn show(&mut self, report: &Report, sources: &Sources) -> io::Result<()> {
        self.show_with(report, sources, &mut Memo::off())
    }

    /// Prints the findings, if there are any, with the texts that the memo has.
    pub(super) fn show_with(&mut self, report: &Report, sources: &Sources, memo: &mut Memo) -> io::Result<()> {
        if report.findings().is_empty() {
            return Ok(());
        }
        writeln!(self.err, "{}", memo.render(report, sources))
    }

    /// Prints the errors. Of the warnings it prints the number, unless there are errors too.
    pub(super) fn show_errors(&mut self, report: &Report, sources: &Sources) -> io::Result<()> {
        let mut errors = report.clone();
        errors.retain(|finding| finding.severity == Severity::Error);
        self.show(&errors, sources)?;
        if report.errors() == 0 && report.warnings() > 0 {
            writeln!(self.err, "{}; `cargo clientloom lint` shows them", count(report.warnings(), "warning"))?;
        }
        Ok(())
    }

    /// Prints the numbers of errors and warnings, after `success` if there are no errors.
    pub(super) fn conclude(&mut self, report: &Report, success: &str) -> io::Result<u8> {
        let (errors, warnings) = (count(report.errors(), "error"), count(report.warnings(), "warning"));
        if report.errors() > 0 {
            writeln!(self.err, "{errors}, {warnings}; nothing was written")?;
            return Ok(FINDINGS);
        }
        let rest = if report.warnings() == 0 { "no findings" } else { &warnings };
        writeln!(self.out, "{success}, {rest}")?;
        Ok(SUCCESS)
    }
}

/// Returns a number with its noun: `1 page`, `2 pages`.
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
