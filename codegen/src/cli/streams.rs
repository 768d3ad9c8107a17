//! The streams that the command prints to.

use std::io::{self, Write};

use super::exit::{FINDINGS, FINE, WRONG_USAGE};
use crate::diagnostics::{Report, Sources, render};

/// What stands for standard input.
pub(super) const STDIN: &str = "-";

pub(super) struct Streams<'a> {
    pub(super) out: &'a mut dyn Write,
    pub(super) err: &'a mut dyn Write,
}

impl Streams<'_> {
    /// Prints what the command line itself led to: the help, the version, or what is wrong with it.
    pub(super) fn answer(&mut self, answer: &clap::Error) -> io::Result<u8> {
        let stream = if answer.use_stderr() { &mut self.err } else { &mut self.out };
        write!(stream, "{}", answer.render().ansi())?;
        Ok(if answer.use_stderr() { WRONG_USAGE } else { FINE })
    }

    pub(super) fn show(&mut self, report: &Report, sources: &Sources) -> io::Result<()> {
        if report.findings().is_empty() {
            return Ok(());
        }
        writeln!(self.err, "{}", render::render(report, sources, true))
    }

    pub(super) fn conclude(&mut self, report: &Report, fine: &str) -> io::Result<u8> {
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

pub(super) fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
