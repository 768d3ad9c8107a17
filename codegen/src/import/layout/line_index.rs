//! The position of a piece of text, in lines.

use crate::import::page::Lines;

/// A text with the starts of its lines.
pub(super) struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, starts: std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect() }
    }

    /// Returns the lines of a piece of the text, without blank lines at its ends.
    pub(super) fn of(&self, piece: &str) -> Lines {
        let trimmed = piece.trim();
        let start = trimmed.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        let line = |at: usize| self.starts.partition_point(|start| *start <= at);
        Lines { first: line(start), last: line(start + trimmed.len().saturating_sub(1)) }
    }
}
