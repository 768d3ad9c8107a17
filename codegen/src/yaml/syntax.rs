//! Errors of the YAML parser, explained for the author of the text.

use std::ops::Range;

use super::error::{SyntaxError, SyntaxErrorKind};

const QUOTE: &str = "put a text in quotes if it contains `: `, a comma or a bracket, or begins with a sign";

/// Turns an error of the parser into a message that names the cause, at the bytes to correct.
pub(super) fn explain(text: &str, error: &serde_yaml::Error) -> SyntaxError {
    let full = error.to_string();
    let here = error.location().map_or(0..0, |at| character(text, at.line(), at.column()));
    known_cause(text, &full, &here).unwrap_or_else(|| {
        let message = full.split(" at line ").next().unwrap_or_default();
        parser_message(message, text[here.clone()].chars().next(), here)
    })
}

/// Recognises causes that the parser reports at another location, or in words of its own.
fn known_cause(text: &str, full: &str, here: &Range<usize>) -> Option<SyntaxError> {
    if let Some(marker) = conflict_marker(text) {
        return Some(with_help(
            marker,
            "the file contains the markers of an unresolved merge conflict",
            "resolve the conflict, and remove the lines of `<`, `=` and `>`",
        ));
    }
    if full.contains("more than one document") {
        return Some(with_help(
            second_document(text),
            "a second document begins here, but a spec is one document",
            "remove the line, or split the file in two",
        ));
    }
    if full.split(" at line ").next().is_some_and(|message| message.contains("invalid type: integer")) {
        let number = full.split('`').nth(1).unwrap_or_default();
        let message = format!("the number {number} has too many digits");
        return Some(with_help(here.clone(), &message, "put the number in quotes"));
    }
    let start = full.split("while scanning a quoted scalar").nth(1).and_then(|rest| context(text, rest))?;
    Some(with_help(
        start,
        "the quoted text has no closing quote",
        "add the closing quote; inside the text, write `\\\"` for a double quote, or double a single quote",
    ))
}

/// Rewords a message of the parser; `first` is the character at its location.
fn parser_message(message: &str, first: Option<char>, here: Range<usize>) -> SyntaxError {
    match message {
        "unknown anchor" => {
            SyntaxError { kind: SyntaxErrorKind::Feature, ..unreadable(here, "aliases are not allowed in specs") }
        }
        "found character that cannot start any token" if first == Some('\t') => {
            with_help(here, "the line is indented with a tab", "indent with spaces, two for each level")
        }
        "found character that cannot start any token" => {
            let sign = first.map(String::from).unwrap_or_default();
            with_help(here, &format!("an unquoted text cannot begin with `{sign}`"), "put the text in quotes")
        }
        "mapping values are not allowed in this context" => with_help(here, "a value is not allowed here", QUOTE),
        message if message.starts_with("did not find expected ','") => with_help(here, &message.to_lowercase(), QUOTE),
        message => unreadable(here, &message.to_lowercase()),
    }
}

fn with_help(bytes: Range<usize>, message: &str, help: &str) -> SyntaxError {
    SyntaxError { help: Some(help.to_owned()), ..unreadable(bytes, message) }
}

fn unreadable(bytes: Range<usize>, message: &str) -> SyntaxError {
    SyntaxError { kind: SyntaxErrorKind::Unreadable, bytes, message: message.to_owned(), help: None }
}

/// Returns the line that git writes above the two sides of a merge conflict.
fn conflict_marker(text: &str) -> Option<Range<usize>> {
    const MARK: &str = "<<<<<<< ";
    let start = if text.starts_with(MARK) { 0 } else { text.find(&format!("\n{MARK}"))? + 1 };
    Some(start..start + text[start..].lines().next().unwrap_or_default().len())
}

/// Returns the character at a line and column; both count from 1, the column in characters.
fn character(text: &str, line: usize, column: usize) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text[start..].lines().next().unwrap_or_default();
    let start = start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
    start..start + text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8)
}

/// Reads the location in words such as ` at line 1 column 9`.
fn context(text: &str, words: &str) -> Option<Range<usize>> {
    let mut words = words.trim_start_matches(" at").split_whitespace();
    let mut number = |name| words.next().filter(|word| *word == name).and_then(|_| words.next()?.parse().ok());
    Some(character(text, number("line")?, number("column")?))
}

/// Returns the marker of the last document.
fn second_document(text: &str) -> Range<usize> {
    let lines = text.match_indices("\n---").map(|(before, _)| before + 1);
    let start = lines.last().unwrap_or_default();
    start..text.len().min(start + 3)
}
