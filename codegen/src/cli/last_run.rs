//! The last run of the generator: its inputs, its findings, and the files that it left.

use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};

use super::config::Project;
use super::exit::SUCCESS;
use super::features;
use super::outputs::{GENERATED, Outputs, print_total};
use super::streams::Streams;
use crate::diagnostics::{Source, Sources};
use crate::memo::Digest;
use crate::project::files;

/// The output of a run without changes, and the files that it expects.
#[derive(Serialize, Deserialize)]
pub(super) struct LastRun {
    operations: usize,
    /// The findings as they are shown, with the colors of a terminal.
    findings: Vec<u8>,
    /// The digests of files by their paths, in each folder.
    folders: Vec<(String, BTreeMap<String, Digest>)>,
}

/// Returns the digest of everything that a run reads, except for the lines that it writes.
///
/// # Errors
/// [`io::Error`] if a file of the client's crate cannot be read.
pub(super) fn inputs(project: &Project, sources: &Sources) -> io::Result<Digest> {
    let [manifest, readme] = features::own_lines(project)?;
    let settings = format!("{project:?}");
    let specs = sources.iter().flat_map(|(_, source)| [source.path.as_str(), &source.text]);
    Ok(Digest::of(["run", &settings, &manifest, &readme].into_iter().chain(specs)))
}

impl LastRun {
    /// Creates the record of a run that has written its outputs.
    pub(super) fn new(outputs: &[Outputs], operations: usize, findings: Vec<u8>) -> Self {
        let digests = |outputs: &Outputs| {
            let digest = |output: &Source| files::text_digest(output.text.as_bytes());
            let made = outputs.made.iter().map(|output| (output.path.clone(), digest(output)));
            made.chain(outputs.kept.iter().map(|(path, text)| (path.clone(), *text))).collect()
        };
        let folders = outputs.iter().map(|outputs| (outputs.folder.clone(), digests(outputs)));
        Self { operations, findings, folders: folders.collect() }
    }

    /// Whether all files are as the run left them, and no generated file has been added.
    pub(super) fn is_intact(&self, project: &Project) -> io::Result<bool> {
        for (folder, outputs) in &self.folders {
            let generated = if *folder == project.crate_sources() { GENERATED } else { &[] };
            if !files::are_intact(&project.root.join(folder), generated, outputs)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Prints the findings and the numbers of files.
    pub(super) fn print(&self, streams: &mut Streams<'_>) -> io::Result<u8> {
        streams.err.write_all(&self.findings)?;
        let files = self.folders.iter().map(|(_, outputs)| outputs.len()).sum();
        print_total(self.operations, [0, 0, files], streams.out)?;
        Ok(SUCCESS)
    }
}
