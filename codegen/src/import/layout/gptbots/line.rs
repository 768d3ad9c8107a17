//! Lines of a file with their numbers, and the headings among them.

use crate::import::labels;
use crate::import::page::Lines;

/// A line of the file.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// The number in the file, from 1.
    pub(super) number: usize,
    pub(super) raw: &'a str,
}

impl<'a> Line<'a> {
    /// Returns the text without the spaces around it and without the mark of a quote.
    pub(super) fn text(&self) -> &'a str {
        let text = self.raw.trim();
        text.strip_prefix("> ").map_or(if text == ">" { "" } else { text }, str::trim)
    }

    pub(super) fn at(&self) -> Lines {
        Lines::one(self.number)
    }
}

/// A part at the beginning of lines, with its number of lines.
pub(super) struct Piece<T> {
    pub(super) part: T,
    pub(super) length: usize,
}

/// Returns the range of some lines.
pub(super) fn span(lines: &[Line<'_>]) -> Lines {
    let numbers = lines.first().zip(lines.last());
    numbers.map_or(Lines::default(), |(first, last)| Lines { first: first.number, last: last.number })
}

/// Returns the lines of a text. `above` is the number of lines above it.
pub(super) fn lines(text: &str, above: usize) -> Vec<Line<'_>> {
    text.lines().enumerate().map(|(at, raw)| Line { number: above + at + 1, raw }).collect()
}

/// Returns the title of a line that begins a section: a heading with a mark, or a known label.
pub(super) fn heading(text: &str) -> Option<&str> {
    let marked = text.strip_prefix('#').map(|rest| rest.trim_start_matches('#').trim().trim_matches('*').trim());
    marked.or_else(|| {
        let bold = text.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
        let title = bold.unwrap_or(text).trim();
        labels::section(title).map(|_| title)
    })
}

/// Returns the number of marks in front of a heading, or 0.
pub(super) fn level(text: &str) -> usize {
    text.len() - text.trim_start_matches('#').len()
}

#[cfg(test)]
mod tests {
    use super::{heading, level, lines};

    #[test]
    fn a_heading_has_a_mark_or_is_a_label() {
        for (text, expected, marks) in [
            ("## **Room Keys**", Some("Room Keys"), 2),
            ("**Request Body**", Some("Request Body"), 0),
            ("Request Body", Some("Request Body"), 0),
            ("リクエスト例", Some("リクエスト例"), 0),
            ("**Room Keys**", None, 0),
            ("* Request", None, 0),
            ("A request body", None, 0),
        ] {
            assert_eq!((heading(text), level(text)), (expected, marks), "{text}");
        }
    }

    #[test]
    fn the_mark_of_a_quote_is_left_out() {
        let texts: Vec<&str> = lines("> | a |\n>\n a > b", 2).iter().map(super::Line::text).collect();
        assert_eq!(texts, ["| a |", "", "a > b"]);
    }
}
