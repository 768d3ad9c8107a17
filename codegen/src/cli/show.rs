//! `cargo clientloom show`: the generated Rust of a spec, without writing any file.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::config::Project;
use super::exit::{SUCCESS, WRONG_USAGE};
use super::make;
use super::streams::Streams;
use crate::diagnostics::{Report, Sources};
use crate::export::curl;
use crate::format::keys::{EVENT, OPERATION};
use crate::format::schema;
use crate::rust::{MARK, Options};
use crate::spec::{Operation, Spec, Vendor};

#[derive(Clone, Debug, Args)]
pub(super) struct Show {
    /// The spec of an operation or an event
    file: PathBuf,
}

/// Prints the generated Rust, then the request of an operation as a curl command.
pub(super) fn run(
    args: &Show,
    project: &Project,
    sources: &Sources,
    report: &mut Report,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    let wanted = project.spec_path(&args.file);
    let source = sources.iter().map(|(_, source)| source).find(|source| Some(&source.path) == wanted.as_ref());
    let record = source.map(|source| schema::record_in(&source.path, &source.text).name);
    let is_event = record == Some(EVENT.name);
    let Some(source) = source.filter(|_| is_event || record == Some(OPERATION.name)) else {
        return refuse(args, project, streams);
    };
    let options = Options { examples: false, ..make::client_options(project)? };
    let generated = crate::rust::generate(sources, &options, report);
    streams.show_errors(report, sources)?;
    let Ok(generated) = generated else { return streams.conclude(report, "") };
    if is_event {
        let head = format!("{MARK}{}. ", source.path);
        let output = generated.client.iter().find(|output| output.text.starts_with(&head));
        write!(streams.out, "{}", output.map_or("", |output| output.text.as_str()))?;
        return Ok(SUCCESS);
    }
    let spec = crate::spec::load(sources, &mut Report::default());
    let page = generated.pages.iter().find(|page| page.spec == source.path);
    let Some((page, (vendor, operation))) = page.zip(find(&spec, sources, &source.path)) else {
        return refuse(args, project, streams);
    };
    let output = generated.client.iter().find(|output| output.path == page.file);
    write!(streams.out, "{}\n{}", output.map_or("", |output| output.text.as_str()), curl(vendor, operation))?;
    Ok(SUCCESS)
}

fn refuse(args: &Show, project: &Project, streams: &mut Streams<'_>) -> io::Result<u8> {
    let file = args.file.display();
    writeln!(streams.err, "error: {file} is not the spec of an operation or an event below {}", project.specs)?;
    Ok(WRONG_USAGE)
}

/// Returns the operation of a file, with its vendor.
fn find<'a>(spec: &'a Spec, sources: &Sources, shown: &str) -> Option<(&'a Vendor, &'a Operation)> {
    spec.operations().find(|(_, operation)| sources.get(operation.file).path == shown)
}
