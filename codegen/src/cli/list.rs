//! `cargo clientloom list`: the operations and events of the specs, or those that match words.

use std::io;

use clap::Args;

use super::exit::SUCCESS;
use super::streams::{Streams, count};
use crate::diagnostics::{Report, Sources};
use crate::spec::{Event, Operation, load};

pub(super) const MORE_HELP: &str = "\
An operation or an event matches if each word is part of its name, its path, its summary, the title
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

/// Prints a line for each operation and each event that matches, and their number.
pub(super) fn run(args: &List, sources: &Sources, streams: &mut Streams<'_>) -> io::Result<u8> {
    let spec = load(sources, &mut Report::default());
    let words: Vec<String> = args.words.iter().map(|word| word.to_lowercase()).collect();
    let all: Vec<_> = spec.operations().collect();
    let found: Vec<_> = all.iter().filter(|(_, operation)| matches(operation, &words)).collect();
    for (vendor, operation) in &found {
        let http = format!("{} {}", operation.http.method, operation.http.path);
        writeln!(streams.out, "{} {}  {http}  {}", vendor.name, operation.path.join("."), operation.summary)?;
    }
    let events: Vec<_> = spec.events().collect();
    let found_events: Vec<_> = events.iter().filter(|(_, event)| matches_event(event, &words)).collect();
    for (vendor, event) in &found_events {
        writeln!(streams.out, "{} {}  {}  {}", vendor.name, event.path.join("."), event.kind, event.summary)?;
    }
    let total = count(all.len(), "operation");
    let total = if events.is_empty() { total } else { format!("{total} and {}", count(events.len(), "event")) };
    if words.is_empty() {
        writeln!(streams.out, "{total}")?;
    } else {
        writeln!(streams.out, "{} of {total}", found.len() + found_events.len())?;
    }
    Ok(SUCCESS)
}

/// Whether an event has each of the words, which are in small letters.
fn matches_event(event: &Event, words: &[String]) -> bool {
    let text = [
        event.path.join("."),
        event.kind.clone(),
        event.summary.clone(),
        event.source.title.clone(),
        event.scopes.join(" "),
    ];
    let text = text.join("\n").to_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
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
