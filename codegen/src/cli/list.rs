//! `cargo clientloom list`: the operations of the specs, or those that match words.

use std::io;

use clap::Args;

use super::exit::SUCCESS;
use super::streams::{Streams, count};
use crate::diagnostics::{Report, Sources};
use crate::spec::{Operation, load};

pub(super) const MORE_HELP: &str = "\
An operation matches if each word is part of its name, its path, its summary, the title
of its page or one of its scopes, or is one of its error codes. Case does not matter.
Examples:
  cargo clientloom list                  all operations
  cargo clientloom list calendar free    those with both words
  cargo clientloom list 1254045          those with an error code
  cargo clientloom list im:message:send  those with a scope";

#[derive(Clone, Debug, Args)]
pub(super) struct List {
    /// Words of names, paths, summaries and scopes, or error codes
    words: Vec<String>,
}

/// Prints a line for each operation that matches, and their number.
pub(super) fn run(args: &List, sources: &Sources, streams: &mut Streams<'_>) -> io::Result<u8> {
    let spec = load(sources, &mut Report::default());
    let words: Vec<String> = args.words.iter().map(|word| word.to_lowercase()).collect();
    let all: Vec<_> = spec.operations().collect();
    let found: Vec<_> = all.iter().filter(|(_, operation)| matches(operation, &words)).collect();
    for (vendor, operation) in &found {
        let http = format!("{} {}", operation.http.method, operation.http.path);
        writeln!(streams.out, "{} {}  {http}  {}", vendor.name, operation.path.join("."), operation.summary)?;
    }
    let total = count(all.len(), "operation");
    if words.is_empty() {
        writeln!(streams.out, "{total}")?;
    } else {
        writeln!(streams.out, "{} of {total}", found.len())?;
    }
    Ok(SUCCESS)
}

/// Whether an operation has each of the words, which are in small letters.
fn matches(operation: &Operation, words: &[String]) -> bool {
    let text = [
        operation.path.join("."),
        operation.http.path.clone(),
        operation.summary.clone(),
        operation.source.title.clone(),
        operation.scopes.join(" "),
    ];
    let text = text.join("\n").to_lowercase();
    let is_code = |word: &String| operation.errors.iter().any(|row| row.code.to_lowercase() == *word);
    words.iter().all(|word| text.contains(word.as_str()) || is_code(word))
}
