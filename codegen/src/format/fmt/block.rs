//! Block mappings and lists: each key and item begins a line.

use std::fmt::Write;
use std::ops::Range;

use super::commented_lines::{CommentedLines, indent, is_blank, is_comment};
use super::content::Content;
use super::error::FormatError;
use crate::yaml::{MapEntry, Node};

/// A key with its value and its comments.
struct Piece {
    /// The lines above the key: comments and blank lines.
    lead: Range<usize>,
    /// The formatted text from the key to the end of its last line.
    body: String,
    /// Whether the last line is a comment that could be mistaken for a comment on the next key.
    needs_gap: bool,
}

impl CommentedLines<'_> {
    /// Formats a mapping; `bytes` begins after its key or dash, or at the beginning of a line.
    pub(super) fn mapping(
        self,
        entries: &[MapEntry],
        content: Content,
        bytes: Range<usize>,
    ) -> Result<String, FormatError> {
        let Some(first) = entries.first() else { return Ok(self.text[bytes].to_owned()) };
        let column = self.margin(first.name.start).len();
        let is_below = is_blank(self.margin(first.name.start));
        let start = match is_below {
            false => first.name.start,
            true if self.begins_line(bytes.start) => bytes.start,
            true => self.next_line(bytes.start),
        };
        let (pieces, end) = self.pieces(entries, content, start..bytes.end)?;
        let order = content.sort(entries.iter().map(|entry| entry.key.as_str()));
        let (before, tail) = (&self.text[bytes.start..start], &self.text[end..bytes.end]);
        if order.is_sorted() {
            let pieces = pieces.iter().enumerate().map(|(number, piece)| {
                let indent = if number == 0 && !is_below { 0 } else { column };
                format!("{}{:indent$}{}", &self.text[piece.lead.clone()], "", piece.body)
            });
            return Ok(before.to_owned() + &pieces.collect::<String>() + tail);
        }
        let moved = self.moved(&pieces, &order, column);
        let moved = if is_below { moved.as_str() } else { &moved[column..] };
        Ok([before, moved, tail].concat())
    }

    /// Splits a mapping into pieces; returns them and the end of the last one.
    ///
    /// `bytes` begins with the lines above the first key, or with that key.
    fn pieces(
        self,
        entries: &[MapEntry],
        content: Content,
        bytes: Range<usize>,
    ) -> Result<(Vec<Piece>, usize), FormatError> {
        let column = entries.first().map_or(0, |first| self.margin(first.name.start).len());
        let (mut pieces, mut start) = (Vec::new(), bytes.start);
        for (number, entry) in entries.iter().enumerate() {
            let (name, margin) = (&entry.name, self.margin(entry.name.start));
            let is_first = number == 0 && margin.chars().all(|c| c == ' ' || c == '-');
            let is_line = margin.len() == column && margin.chars().all(|c| c == ' ');
            if !(is_first || is_line) || !self.text[name.end..].trim_ascii_start().starts_with(':') {
                return Err(FormatError::Unsupported(name.clone()));
            }
            let next = entries.get(number + 1);
            let limit = next.map_or(bytes.end, |next| self.line(next.name.start));
            let stop = self.stop(entry.value.end().max(name.end), limit, column, next.is_none());
            let value = self.value(&entry.value, content.key(&entry.key), name.end..stop)?;
            let last = self.text[..stop].lines().next_back().unwrap_or_default();
            pieces.push(Piece {
                lead: start..self.line(name.start).max(start),
                body: self.text[name.clone()].to_owned() + &value,
                needs_gap: next.is_some() && is_comment(last) && indent(last) <= column,
            });
            start = stop;
        }
        Ok((pieces, start))
    }

    /// Writes the pieces in another order, each with its indent.
    fn moved(self, pieces: &[Piece], order: &[usize], column: usize) -> String {
        let leads = |piece: &Piece| self.text[piece.lead.clone()].lines().next().is_some_and(is_blank);
        let mut out = String::new();
        let mut needs_gap = false;
        for (position, number) in order.iter().enumerate() {
            let piece = &pieces[*number];
            // The first piece has no gap above it: it gets the gap of the second.
            let is_apart = leads(if *number == 0 { &pieces[1] } else { piece });
            if position > 0 && (is_apart || needs_gap) {
                out.push('\n');
            }
            for line in self.text[piece.lead.clone()].lines().skip_while(|line| is_blank(line)) {
                let indent = if is_blank(line) { 0 } else { column };
                writeln!(out, "{:indent$}{}", "", line.trim_ascii()).expect("a `String` accepts any text");
            }
            write!(out, "{:column$}{}", "", piece.body).expect("a `String` accepts any text");
            needs_gap = piece.needs_gap;
        }
        out
    }

    /// Formats a list below its key; the items keep their order.
    pub(super) fn list(self, items: &[Node], content: Content, bytes: Range<usize>) -> Result<String, FormatError> {
        let mut dash = self.dash(self.next_line(bytes.start));
        let column = self.margin(dash).len();
        let mut out = self.text[bytes.start..dash].to_owned();
        for (number, item) in items.iter().enumerate() {
            if !self.text[dash..].starts_with('-') || item.bytes.start < dash {
                return Err(FormatError::Unsupported(item.bytes.clone()));
            }
            let is_last = number + 1 == items.len();
            let stop = self.stop(item.end(), bytes.end, column, is_last);
            out.push('-');
            out.push_str(&self.value(item, content.item(), dash + 1..stop)?);
            dash = if is_last { bytes.end } else { self.dash(stop) };
            out.push_str(&self.text[stop..dash]);
        }
        Ok(out)
    }

    /// Returns the first character outside of comments, from a byte on.
    fn dash(self, mut at: usize) -> usize {
        while at < self.text.len() {
            let line = &self.text[at..self.next_line(at)];
            if !is_blank(line) && !is_comment(line) {
                return at + line.len() - line.trim_ascii_start().len();
            }
            at += line.len();
        }
        at
    }
}
