//! `cargo codegen lint`: findings, for people and for tools.

use std::io;

use clap::ValueEnum;

use super::{FINDINGS, FINE, Streams, count};
use crate::render;
use crate::report::Report;
use crate::source::Sources;
use crate::spec::Spec;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub's workflows
    Github,
}

/// Shows the findings of all specs.
pub(super) fn run(format: Format, sources: &Sources, report: &mut Report, streams: &mut Streams<'_>) -> io::Result<u8> {
    let linted = crate::lint(sources, report);
    let format = match format {
        Format::Text => {
            streams.show(report, sources)?;
            let operations = |spec: Spec| spec.vendors.iter().map(|vendor| vendor.operations.len()).sum();
            return streams.conclude(report, &count(linted.map_or(0, operations), "operation"));
        }
        Format::Json => render::Format::Json,
        Format::Sarif => render::Format::Sarif,
        Format::Github => render::Format::Github,
    };
    write!(streams.out, "{}", render::write(format, report, sources))?;
    Ok(if report.errors() > 0 { FINDINGS } else { FINE })
}
