//! `cargo codegen`: the client that the specs make.

use std::io::{self, Write};

use super::config::Project;
use super::{FINDINGS, FINE, Streams, count};
use crate::emit::Options;
use crate::output::{self, Action, Change};
use crate::report::Report;
use crate::source::Sources;
use crate::{Generated, generate, schema};

/// What a run is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// To write what is not as it should be.
    Write,
    /// To show it instead.
    Check,
}

/// Makes the client as it should be.
pub(super) fn run(
    mode: Mode,
    project: &Project,
    sources: &Sources,
    report: &mut Report,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    let options = Options { serde: true, features: true, examples: true };
    let generated = generate(sources, options, report);
    streams.show(report, sources)?;
    let Ok(generated) = generated else { return streams.conclude(report, "") };
    let shown = project.crate_sources();
    let crate_sources = project.root.join(&shown);
    let outputs = [generated.client.as_slice(), generated.examples.as_slice()].concat();
    let mut changes = output::plan(&crate_sources, &["generated", "examples"], &outputs)?;
    let specs = project.root.join(&project.specs);
    let schemas = output::plan(&specs, &[], &schema::schemas())?;
    let of = [(&shown, &changes), (&project.specs, &schemas)];
    let all = of.into_iter().flat_map(|(folder, changes)| changes.iter().map(move |change| (folder, change)));
    let stale: Vec<(&String, &Change)> = all.filter(|(_, change)| change.action != Action::Keep).collect();
    if mode == Mode::Check && !stale.is_empty() {
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

/// Names the pages whose files are new or changed, and counts all.
fn print_pages(generated: &Generated, changes: &[Change], out: &mut dyn Write) -> io::Result<()> {
    for page in &generated.pages {
        let action = changes.iter().find(|change| change.path == page.file).map(|change| change.action);
        let state = match action {
            Some(Action::Create) => "new",
            Some(Action::Change) => "changed",
            _ => continue,
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
