//! What the YAML parser says of a text that it cannot read, in the words of whoever wrote it.

use std::ops::Range;

use super::error::{SyntaxError, SyntaxErrorKind};

const QUOTE: &str = "put a text in quotes if it contains `: `, a comma or a bracket, or begins with a sign";

/// Turns the parser's error into a finding at the place that has to be mended.
pub(super) fn refuse(text: &str, error: &serde_yaml::Error) -> SyntaxError {
    let full = error.to_string();
    let message = full.split(" at line ").next().unwrap_or_default();
    let here = error.location().map_or(0..0, |at| character(text, at.line(), at.column()));
    let at = text[here.clone()].chars().next();
    if let Some(mark) = merge_mark(text) {
        return refusal(
            mark,
            "the file contains the markers of an unresolved merge conflict",
            "resolve the conflict, and remove the lines of `<`, `=` and `>`",
        );
    }
    if full.contains("more than one document") {
        return refusal(
            second_document(text),
            "a second document begins here, but a spec is one document",
            "remove the line, or split the file in two",
        );
    }
    if message.contains("invalid type: integer") {
        let number = full.split('`').nth(1).unwrap_or_default();
        return refusal(here, &format!("the number {number} has too many digits"), "put the number in quotes");
    }
    if let Some(start) = full.split("while scanning a quoted scalar").nth(1).and_then(|rest| context(text, rest)) {
        return refusal(
            start,
            "the quoted text has no closing quote",
            "add the closing quote; inside the text, write `\\\"` for a double quote, or double a single quote",
        );
    }
    match message {
        "unknown anchor" => {
            SyntaxError { kind: SyntaxErrorKind::Feature, ..unreadable(here, "aliases are not allowed in specs") }
        }
        "found character that cannot start any token" if at == Some('\t') => {
            refusal(here, "the line is indented with a tab", "indent with spaces, two for each level")
        }
        "found character that cannot start any token" => {
            let sign = at.map(String::from).unwrap_or_default();
            refusal(here, &format!("an unquoted text cannot begin with `{sign}`"), "put the text in quotes")
        }
        "mapping values are not allowed in this context" => refusal(here, "a value is not allowed here", QUOTE),
        message if message.starts_with("did not find expected ','") => refusal(here, &message.to_lowercase(), QUOTE),
        message => unreadable(here, &message.to_lowercase()),
    }
}

fn refusal(bytes: Range<usize>, message: &str, help: &str) -> SyntaxError {
    SyntaxError { help: Some(help.to_owned()), ..unreadable(bytes, message) }
}

fn unreadable(bytes: Range<usize>, message: &str) -> SyntaxError {
    SyntaxError { kind: SyntaxErrorKind::Unreadable, bytes, message: message.to_owned(), help: None }
}

/// The line that git writes above two sides of a conflict.
fn merge_mark(text: &str) -> Option<Range<usize>> {
    const MARK: &str = "<<<<<<< ";
    let start = if text.starts_with(MARK) { 0 } else { text.find(&format!("\n{MARK}"))? + 1 };
    Some(start..start + text[start..].lines().next().unwrap_or_default().len())
}

/// The character at a line and column, both from one on, the column counted in characters.
fn character(text: &str, line: usize, column: usize) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text[start..].lines().next().unwrap_or_default();
    let start = start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
    start..start + text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8)
}

/// The place in ` at line 1 column 9`.
fn context(text: &str, words: &str) -> Option<Range<usize>> {
    let mut words = words.trim_start_matches(" at").split_whitespace();
    let mut number = |name| words.next().filter(|word| *word == name).and_then(|_| words.next()?.parse().ok());
    Some(character(text, number("line")?, number("column")?))
}

fn second_document(text: &str) -> Range<usize> {
    let lines = text.match_indices("\n---").map(|(before, _)| before + 1);
    let start = lines.last().unwrap_or_default();
    start..text.len().min(start + 3)
}
