//! A text as a tree of places: where each key and value begins and ends, and how it is written.
//!
//! Whoever changes a file that a person wrote replaces these places and leaves all others as they are.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle};

/// A value in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its bytes. A block ends with the last of what is in it.
    pub bytes: Range<usize>,
    /// What it is.
    pub form: Form,
}

/// How a value is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A text or number as it is.
    Plain,
    /// A text in single quotes.
    Single,
    /// A text in double quotes.
    Double,
    /// A text over several lines, by `|` or `>`.
    Folded,
    /// A mapping.
    Map {
        /// Whether it stands in braces.
        flow: bool,
        /// Keys and values, in order.
        entries: Vec<Entry>,
    },
    /// A list.
    List {
        /// Whether it stands in brackets.
        flow: bool,
        /// Its items, in order.
        items: Vec<Place>,
    },
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key, read.
    pub key: String,
    /// The bytes of the key.
    pub name: Range<usize>,
    /// The value.
    pub value: Place,
}

/// A step from a value to one that is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value of a key.
    Key(String),
    /// An item of a list.
    Item(usize),
}

impl Place {
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
                    Some(Open { form: Form::Map { .. }, key: key @ None, .. }) => {
                        *key = Some((value.into_owned(), bytes));
                        continue;
                    }
                    Some(Open { key: Some((_, name)), .. }) if bytes.is_empty() => {
                        // Nothing stands directly behind the colon.
                        let colon = text[name.end..].find(':').map_or(bytes.start, |colon| name.end + colon + 1);
                        Self { bytes: colon..colon, form: Form::Plain }
                    }
                    _ => Self { bytes: whole(text, bytes, style), form: form(style) },
                },
                Event::MappingStart(style, ..) => {
                    let form = Form::Map { flow: style == StructureStyle::Flow, entries: Vec::new() };
                    open.push(Open { start: bytes.start, key: None, form });
                    continue;
                }
                Event::SequenceStart(style, ..) => {
                    let form = Form::List { flow: style == StructureStyle::Flow, items: Vec::new() };
                    open.push(Open { start: bytes.start, key: None, form });
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
        steps.iter().try_fold(self, |place, step| match (&place.form, step) {
            (Form::Map { entries, .. }, Step::Key(key)) => {
                entries.iter().find(|entry| entry.key == *key).map(|entry| &entry.value)
            }
            (Form::List { items, .. }, Step::Item(number)) => items.get(*number),
            _ => None,
        })
    }

    /// Whether it stands in braces or brackets.
    #[must_use]
    pub const fn is_flow(&self) -> bool {
        matches!(self.form, Form::Map { flow: true, .. } | Form::List { flow: true, .. })
    }
}

/// A mapping or list that is being read.
struct Open {
    start: usize,
    key: Option<(String, Range<usize>)>,
    form: Form,
}

impl Open {
    fn take(&mut self, value: Place) -> Option<()> {
        match &mut self.form {
            Form::Map { entries, .. } => {
                let (key, name) = self.key.take()?;
                entries.push(Entry { key, name, value });
            }
            Form::List { items, .. } => items.push(value),
            _ => return None,
        }
        Some(())
    }

    fn close(self, end: usize) -> Place {
        let last = match &self.form {
            Form::Map { flow: false, entries } => entries.last().map(|entry| entry.value.bytes.end.max(entry.name.end)),
            Form::List { flow: false, items } => items.last().map(|item| item.bytes.end),
            _ => None,
        };
        let start = match &self.form {
            Form::Map { flow: false, entries } => entries.first().map_or(self.start, |entry| entry.name.start),
            _ => self.start,
        };
        Place { bytes: start..last.unwrap_or(end).max(start), form: self.form }
    }
}

const fn form(style: ScalarStyle) -> Form {
    match style {
        ScalarStyle::SingleQuoted => Form::Single,
        ScalarStyle::DoubleQuoted => Form::Double,
        ScalarStyle::Literal | ScalarStyle::Folded => Form::Folded,
        ScalarStyle::Plain => Form::Plain,
    }
}

/// With the sign that begins a text over several lines, without the line ends behind it.
fn whole(text: &str, bytes: Range<usize>, style: ScalarStyle) -> Range<usize> {
    let end = bytes.start + text[bytes.clone()].trim_end().len();
    let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
    let sign = if is_block { text[..bytes.start].rfind(['|', '>']) } else { None };
    sign.unwrap_or(bytes.start)..end
}

fn range(text: &str, span: &Span) -> Range<usize> {
    super::index::range(text, span)
}
