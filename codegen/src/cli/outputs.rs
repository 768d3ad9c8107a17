//! The files that a run of the generator writes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::streams::count;
use crate::diagnostics::Source;
use crate::memo::Digest;

/// The folders of the crate's sources with nothing but generated files.
pub(super) const GENERATED: &[&str] = &["generated", "examples"];

/// The outputs of one folder.
pub(super) struct Outputs {
    /// The displayed folder.
    pub(super) folder: String,
    /// The folders in it whose superfluous generated files are removed.
    pub(super) generated: &'static [&'static str],
    /// The files with their texts.
    pub(super) made: Vec<Source>,
    /// The files that are up to date, with the digests of their texts.
    pub(super) kept: BTreeMap<String, Digest>,
}

/// Prints the numbers of operations and of written, removed and unchanged files.
pub(super) fn print_total(operations: usize, files: [usize; 3], out: &mut dyn Write) -> io::Result<()> {
    let files = files.into_iter().zip(["written", "removed", "unchanged"]);
    let files: Vec<String> =
        files.filter(|(number, _)| *number > 0).map(|(number, state)| format!("{number} {state}")).collect();
    writeln!(out, "{} up to date (files: {})", count(operations, "operation"), files.join(", "))
}
