//! The lines of a text, and the keys to which comments belong.

use std::ops::Range;

use super::content::Content;
use super::error::FormatError;
use crate::yaml::{Node, NodeStyle};

/// A text that ends with a line end.
#[derive(Clone, Copy, Debug)]
pub(super) struct CommentedLines<'a> {
    pub(super) text: &'a str,
}

impl CommentedLines<'_> {
    /// Formats a value, with the text around it in `bytes`.
    pub(super) fn value(self, node: &Node, content: Content, bytes: Range<usize>) -> Result<String, FormatError> {
        if matches!(content, Content::Data) {
            return Ok(self.text[bytes].to_owned());
        }
        let is_mapping = matches!(content, Content::Keys(_) | Content::Names(_) | Content::OneOrMore(_));
        let is_list = matches!(content, Content::Items(_) | Content::OneOrMore(_));
        let flow = node.is_flow();
        let inner = match &node.style {
            NodeStyle::Map { entries, .. } if is_mapping && flow => self.braces(&node.bytes, entries, content)?,
            NodeStyle::Map { entries, .. } if is_mapping => return self.mapping(entries, content, bytes),
            NodeStyle::List { items, .. } if is_list && flow => self.brackets(&node.bytes, items, content)?,
            NodeStyle::List { items, .. } if is_list => return self.list(items, content, bytes),
            _ => return Ok(self.text[bytes].to_owned()),
        };
        Ok([&self.text[bytes.start..node.bytes.start], &inner, &self.text[node.bytes.end..bytes.end]].concat())
    }

    /// Returns the end of the head of the file, which belongs to no key.
    ///
    /// A comment directly above the first key belongs to that key, unless the file begins with it.
    pub(super) fn head(self, first: usize) -> usize {
        let first = self.line(first);
        let (mut head, mut at) = (0, 0);
        while at < first {
            let next = self.next_line(at);
            if !self.text[at..next].trim_ascii_start().starts_with('#') {
                head = next;
            }
            at = next;
        }
        if head == 0 { first } else { head }
    }

    /// Returns the end of the lines that belong to a key or item.
    ///
    /// The key or item begins at `column`, and its value ends at `end`. Two kinds of comments
    /// belong to it:
    ///
    /// - comments with a deeper indent
    /// - comments directly below it, if a blank line follows them
    pub(super) fn stop(self, end: usize, limit: usize, column: usize, is_last: bool) -> usize {
        let mut stop = if self.begins_line(end) { end } else { self.next_line(end).min(limit) };
        let mut at = stop;
        while at < limit {
            let line = &self.text[at..self.next_line(at)];
            at += line.len();
            if is_comment(line) && indent(line) > column {
                stop = at;
            } else if !is_blank(line) {
                break;
            }
        }
        let mut below = stop;
        while below < limit && is_comment(&self.text[below..self.next_line(below)]) {
            below = self.next_line(below);
        }
        let is_apart = !is_last && below < limit && is_blank(&self.text[below..self.next_line(below)]);
        if is_apart { below } else { stop }
    }

    /// Returns the start of the line that contains a byte.
    pub(super) fn line(self, byte: usize) -> usize {
        self.text[..byte].rfind('\n').map_or(0, |end| end + 1)
    }

    /// Returns the start of the next line after a byte.
    pub(super) fn next_line(self, byte: usize) -> usize {
        self.text[byte..].find('\n').map_or(self.text.len(), |end| byte + end + 1)
    }

    pub(super) fn begins_line(self, byte: usize) -> bool {
        self.line(byte) == byte
    }

    /// Returns the text before a byte in its line.
    pub(super) fn margin(&self, byte: usize) -> &str {
        &self.text[self.line(byte)..byte]
    }
}

pub(super) fn is_blank(line: &str) -> bool {
    line.trim_ascii().is_empty()
}

pub(super) fn is_comment(line: &str) -> bool {
    line.trim_ascii_start().starts_with('#')
}

pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_ascii_start().len()
}
