//! A text as a tree of places: where each key and value begins and ends, and how it is written.
//!
//! Whoever changes a file that a person wrote replaces these places and leaves all others as they are.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle};

/// A value in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its bytes. A block ends with the last of what is in it.
    pub bytes: Range<usize>,
    /// What it is.
    pub style: NodeStyle,
}

/// How a value is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeStyle {
    /// A text or number as it is.
    Plain,
    /// A text in single quotes.
    Single,
    /// A text in double quotes.
    Double,
    /// A text over several lines, by `|` or `>`.
    Folded {
        /// Where what counts for it ends: behind its last line, or, where they are part of it, behind the spaces and line
        /// ends that follow.
        end: usize,
    },
    /// A mapping.
    Map {
        /// Whether it stands in braces.
        flow: bool,
        /// Keys and values, in order.
        entries: Vec<MapEntry>,
    },
    /// A list.
    List {
        /// Whether it stands in brackets.
        flow: bool,
        /// Its items, in order.
        items: Vec<Node>,
    },
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapEntry {
    /// The key, read.
    pub key: String,
    /// The bytes of the key.
    pub name: Range<usize>,
    /// The value.
    pub value: Node,
}

/// A step from a value to one that is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value of a key.
    Key(String),
    /// An item of a list.
    Item(usize),
}

impl Node {
    /// Reads a text; nothing if it holds no value, or cannot be read to its end.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut open: Vec<Open> = Vec::new();
        let mut root = None;
        for event in Parser::new_from_str(text) {
            let (event, span) = event.ok()?;
            let bytes = range(text, &span);
            let done = match event {
                Event::Scalar(value, style, ..) => match open.last_mut() {
                    Some(Open { style: NodeStyle::Map { .. }, key: key @ None, .. }) => {
                        *key = Some((value.into_owned(), bytes));
                        continue;
                    }
                    Some(Open { key: Some((_, name)), .. }) if bytes.is_empty() && style == ScalarStyle::Plain => {
                        // Nothing stands directly behind the colon, if there is one.
                        let gap = text[name.end..].len() - text[name.end..].trim_ascii_start().len();
                        let colon = name.end + gap;
                        let end = if text[colon..].starts_with(':') { colon + 1 } else { name.end };
                        Self { bytes: end..end, style: NodeStyle::Plain }
                    }
                    _ => scalar(text, bytes, style, &value),
                },
                Event::MappingStart(style, ..) => {
                    let style = NodeStyle::Map { flow: style == StructureStyle::Flow, entries: Vec::new() };
                    open.push(Open { start: bytes.start, key: None, style });
                    continue;
                }
                Event::SequenceStart(style, ..) => {
                    let style = NodeStyle::List { flow: style == StructureStyle::Flow, items: Vec::new() };
                    open.push(Open { start: bytes.start, key: None, style });
                    continue;
                }
                Event::MappingEnd | Event::SequenceEnd => open.pop()?.close(bytes.end),
                Event::Alias(_) => return None,
                _ => continue,
            };
            match open.last_mut() {
                Some(above) => above.take(done)?,
                None => root = Some(done),
            }
        }
        root
    }

    /// The value at the end of some steps.
    #[must_use]
    pub fn find(&self, steps: &[Step]) -> Option<&Self> {
        steps.iter().try_fold(self, |place, step| match (&place.style, step) {
            (NodeStyle::Map { entries, .. }, Step::Key(key)) => {
                entries.iter().find(|entry| entry.key == *key).map(|entry| &entry.value)
            }
            (NodeStyle::List { items, .. }, Step::Item(number)) => items.get(*number),
            _ => None,
        })
    }

    /// Where what counts for it ends.
    #[must_use]
    pub fn end(&self) -> usize {
        let last = match &self.style {
            NodeStyle::Folded { end } => Some(*end),
            NodeStyle::Map { flow: false, entries } => entries.last().map(|entry| entry.value.end()),
            NodeStyle::List { flow: false, items } => items.last().map(Self::end),
            _ => None,
        };
        last.unwrap_or_default().max(self.bytes.end)
    }

    /// Whether it stands in braces or brackets.
    #[must_use]
    pub const fn is_flow(&self) -> bool {
        matches!(self.style, NodeStyle::Map { flow: true, .. } | NodeStyle::List { flow: true, .. })
    }
}

/// The comments of a text, in order, as far as it can be read.
#[must_use]
pub fn comments(text: &str) -> Vec<&str> {
    let events = Parser::new_from_str(text).map_while(Result::ok);
    let comments = events.filter(|(event, _)| matches!(event, Event::Comment(..)));
    comments.map(|(_, span)| text[range(text, &span)].trim_ascii_end()).collect()
}

/// A mapping or list that is being read.
struct Open {
    start: usize,
    key: Option<(String, Range<usize>)>,
    style: NodeStyle,
}

impl Open {
    fn take(&mut self, value: Node) -> Option<()> {
        match &mut self.style {
            NodeStyle::Map { entries, .. } => {
                let (key, name) = self.key.take()?;
                entries.push(MapEntry { key, name, value });
            }
            NodeStyle::List { items, .. } => items.push(value),
            _ => return None,
        }
        Some(())
    }

    fn close(self, end: usize) -> Node {
        let last = match &self.style {
            NodeStyle::Map { flow: false, entries } => {
                entries.last().map(|entry| entry.value.bytes.end.max(entry.name.end))
            }
            NodeStyle::List { flow: false, items } => items.last().map(|item| item.bytes.end),
            _ => None,
        };
        let start = match &self.style {
            NodeStyle::Map { flow: false, entries } => entries.first().map_or(self.start, |entry| entry.name.start),
            _ => self.start,
        };
        Node { bytes: start..last.unwrap_or(end).max(start), style: self.style }
    }
}

/// A scalar: with the sign that begins a text over several lines, without the line ends behind it.
fn scalar(text: &str, bytes: Range<usize>, style: ScalarStyle, value: &str) -> Node {
    let end = bytes.start + text[bytes.clone()].trim_ascii_end().len();
    let style = match style {
        ScalarStyle::SingleQuoted => NodeStyle::Single,
        ScalarStyle::DoubleQuoted => NodeStyle::Double,
        ScalarStyle::Plain => NodeStyle::Plain,
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let (sign, signs) = header(text, bytes.start, value);
            let keeps = text[sign..signs].contains('+');
            // The spaces before what follows are not part of it.
            let all = if bytes.end == text.len() { bytes.end } else { line(text, bytes.end) };
            let end = if bytes.is_empty() { signs } else { end };
            let is_plain = value.is_empty() || (!keeps && text[end..all.max(end)].chars().all(|c| c == '\n'));
            let style = NodeStyle::Folded { end: if is_plain { end } else { all } };
            return Node { bytes: sign..end, style };
        }
    };
    Node { bytes: bytes.start..end, style }
}

/// The sign of a text over several lines that begins at a byte, up to what else its header says: the first sign in the
/// line above that has nothing but its own signs and a comment behind it. A text without content may begin with its sign.
fn header(text: &str, start: usize, value: &str) -> (usize, usize) {
    let begins = value.trim_matches('\n').is_empty() && text[start..].starts_with(['|', '>']);
    let (first, end) = if begins {
        (start, start + text[start..].find('\n').unwrap_or(text.len() - start))
    } else {
        let end = text[..line(text, start)].trim_ascii_end().len();
        (line(text, end), end)
    };
    let own = |at: usize| {
        let rest = &text[at + 1..end];
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '+' || c == '-');
        let is_comment = behind.starts_with([' ', '\t']) && behind.trim_ascii_start().starts_with('#');
        (behind.trim_ascii().is_empty() || is_comment).then_some((at, end - behind.len()))
    };
    let mut signs = text[first..end].match_indices(['|', '>']);
    signs.find_map(|(at, _)| own(first + at)).unwrap_or((start, start))
}

/// Where the line of a byte begins.
fn line(text: &str, byte: usize) -> usize {
    text[..byte].rfind('\n').map_or(0, |end| end + 1)
}

fn range(text: &str, span: &Span) -> Range<usize> {
    super::index::range(text, span)
}
