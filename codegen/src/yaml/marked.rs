//! A text as a tree of nodes: the bytes and the style of each key and value.
//!
//! A program that changes a hand-written file replaces the bytes of some nodes and keeps all
//! others.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle};

/// A value in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value; a block ends with its last key or value.
    pub bytes: Range<usize>,
    /// The style, with the values inside.
    pub style: NodeStyle,
}

/// The style of a value, with the values inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeStyle {
    /// A text or number without quotes.
    Plain,
    /// A text in single quotes.
    Single,
    /// A text in double quotes.
    Double,
    /// A block of text, by `|` or `>`.
    Folded {
        /// The end of the text, in bytes.
        ///
        /// It includes the spaces and line ends after the last line if they are part of the text.
        end: usize,
    },
    /// A mapping.
    Map {
        /// Whether the mapping is in braces.
        flow: bool,
        /// The keys and values, in order.
        entries: Vec<MapEntry>,
    },
    /// A list.
    List {
        /// Whether the list is in brackets.
        flow: bool,
        /// The items, in order.
        items: Vec<Node>,
    },
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapEntry {
    /// The key, without quotes and escapes.
    pub key: String,
    /// The bytes of the key.
    pub name: Range<usize>,
    /// The value.
    pub value: Node,
}

/// A step from a value to a value inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The value of a key.
    Key(String),
    /// An item of a list.
    Item(usize),
}

impl Node {
    /// Reads a text; `None` if it is empty, has a syntax error, or contains an alias.
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
                        absent(text, name)
                    }
                    _ => scalar(text, bytes, style, &value),
                },
                Event::MappingStart(style, ..) => {
                    open.push(Open::mapping(bytes.start, style));
                    continue;
                }
                Event::SequenceStart(style, ..) => {
                    open.push(Open::list(bytes.start, style));
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

    /// Returns the value at the end of `steps`, if each step exists.
    #[must_use]
    pub fn find(&self, steps: &[Step]) -> Option<&Self> {
        steps.iter().try_fold(self, |node, step| match (&node.style, step) {
            (NodeStyle::Map { entries, .. }, Step::Key(key)) => {
                entries.iter().find(|entry| entry.key == *key).map(|entry| &entry.value)
            }
            (NodeStyle::List { items, .. }, Step::Item(number)) => items.get(*number),
            _ => None,
        })
    }

    /// Returns the end of the value in bytes, with line ends that are part of its last text.
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

    /// Whether the value is in braces or brackets.
    #[must_use]
    pub const fn is_flow(&self) -> bool {
        matches!(self.style, NodeStyle::Map { flow: true, .. } | NodeStyle::List { flow: true, .. })
    }
}

/// Returns the comments of a text, in order, up to the first syntax error.
#[must_use]
pub fn comments(text: &str) -> Vec<&str> {
    let events = Parser::new_from_str(text).map_while(Result::ok);
    let comments = events.filter(|(event, _)| matches!(event, Event::Comment(..)));
    comments.map(|(_, span)| text[range(text, &span)].trim_ascii_end()).collect()
}

/// A mapping or list whose end has not been read yet.
struct Open {
    start: usize,
    key: Option<(String, Range<usize>)>,
    style: NodeStyle,
}

impl Open {
    const fn mapping(start: usize, style: StructureStyle) -> Self {
        let flow = matches!(style, StructureStyle::Flow);
        Self { start, key: None, style: NodeStyle::Map { flow, entries: Vec::new() } }
    }

    const fn list(start: usize, style: StructureStyle) -> Self {
        let flow = matches!(style, StructureStyle::Flow);
        Self { start, key: None, style: NodeStyle::List { flow, items: Vec::new() } }
    }

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

/// Creates the empty value of a key that has none: directly after the colon, if there is one.
fn absent(text: &str, name: &Range<usize>) -> Node {
    let gap = text[name.end..].len() - text[name.end..].trim_ascii_start().len();
    let colon = name.end + gap;
    let end = if text[colon..].starts_with(':') { colon + 1 } else { name.end };
    Node { bytes: end..end, style: NodeStyle::Plain }
}

/// Creates a scalar; a block of text begins with its `|` or `>`, and ends before the line ends
/// after it.
fn scalar(text: &str, bytes: Range<usize>, style: ScalarStyle, value: &str) -> Node {
    let end = bytes.start + text[bytes.clone()].trim_ascii_end().len();
    let style = match style {
        ScalarStyle::SingleQuoted => NodeStyle::Single,
        ScalarStyle::DoubleQuoted => NodeStyle::Double,
        ScalarStyle::Plain => NodeStyle::Plain,
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let (sign, signs) = header(text, bytes.start, value);
            let keeps = text[sign..signs].contains('+');
            // The spaces before the next key are not part of the text.
            let all = if bytes.end == text.len() { bytes.end } else { line(text, bytes.end) };
            let end = if bytes.is_empty() { signs } else { end };
            let is_plain = value.is_empty() || (!keeps && text[end..all.max(end)].chars().all(|c| c == '\n'));
            let style = NodeStyle::Folded { end: if is_plain { end } else { all } };
            return Node { bytes: sign..end, style };
        }
    };
    Node { bytes: bytes.start..end, style }
}

/// Finds the header of a block of text, such as `|2-`; returns its start and end.
///
/// The header is the first `|` or `>` in the line above `start` that only digits, `+`, `-` and a
/// comment follow. A block without content can begin with its header.
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

/// Returns the start of the line that contains a byte.
fn line(text: &str, byte: usize) -> usize {
    text[..byte].rfind('\n').map_or(0, |end| end + 1)
}

fn range(text: &str, span: &Span) -> Range<usize> {
    super::index::range(text, span)
}
