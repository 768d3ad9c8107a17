//! A spec that a person wrote, changed place by place: whatever is not changed keeps its bytes.

mod insert;
mod remove;
mod replace;

use std::fmt::Write;
use std::ops::Range;

use super::write::WIDTH;
use crate::yaml::{self, Place, Step, Value};

/// A text with its places and values.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    text: String,
    place: Place,
    root: Value,
    /// The first change that could not be made.
    failed: Option<String>,
}

impl Sheet {
    /// Takes a text; nothing if it cannot be read.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (place, root) = (Place::read(text)?, yaml::parse(text).ok()?);
        Some(Self { text: text.to_owned(), place, root, failed: None })
    }

    /// The whole text.
    ///
    /// # Errors
    /// The address of the first change that could not be made.
    pub(super) fn finish(self) -> Result<String, String> {
        match self.failed {
            Some(address) => Err(format!("the style of `{address}` does not allow changes to single lines")),
            None => Ok(self.text),
        }
    }

    /// The value of the whole file.
    pub(super) const fn root(&self) -> &Value {
        &self.root
    }

    /// The value at an address.
    pub(super) fn value(&self, at: &[Step]) -> Option<&Value> {
        at.iter().try_fold(&self.root, |value, step| match (value, step) {
            (value, Step::Key(key)) => value.get(key),
            (Value::List(items), Step::Item(number)) => items.get(*number),
            _ => None,
        })
    }

    /// The keys of the mapping at an address, in order.
    pub(super) fn keys(&self, at: &[Step]) -> Vec<String> {
        match self.value(at) {
            Some(Value::Map(entries)) => entries.iter().map(|(key, _)| key.clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// Replaces bytes, unless that makes the text unreadable.
    fn splice(&mut self, bytes: Range<usize>, with: &str, at: &[Step]) {
        let mut text = self.text.clone();
        text.replace_range(bytes, with);
        match Self::read(&text) {
            Some(read) => *self = Self { failed: self.failed.take(), ..read },
            None => self.fail(at),
        }
    }

    fn fail(&mut self, at: &[Step]) {
        self.failed.get_or_insert_with(|| address(at));
    }

    /// Whether an address lies within braces or brackets.
    fn is_in_flow(&self, at: &[Step]) -> bool {
        self.flow(at).is_some_and(|outer| outer < at.len())
    }

    /// How many steps lead to the outermost braces or brackets on the way to an address.
    fn flow(&self, at: &[Step]) -> Option<usize> {
        (0..=at.len()).find(|steps| self.place.find(&at[..*steps]).is_some_and(Place::is_flow))
    }

    /// Where the line of a byte begins.
    fn line(&self, byte: usize) -> usize {
        self.text[..byte].rfind('\n').map_or(0, |end| end + 1)
    }

    /// Where the line after that of a byte begins.
    fn next_line(&self, byte: usize) -> usize {
        self.text[byte..].find('\n').map_or(self.text.len(), |end| byte + end + 1)
    }

    fn column(&self, byte: usize) -> usize {
        self.text[self.line(byte)..byte].chars().count()
    }

    /// Whether nothing but spaces stands before a byte in its line.
    fn begins_line(&self, byte: usize) -> bool {
        self.text[self.line(byte)..byte].trim().is_empty()
    }

    /// Replaces bytes within braces or brackets. A mapping that this makes too long for its line goes below its key;
    /// a comment keeps it where it is.
    fn splice_flow(&mut self, bytes: Range<usize>, with: &str, at: &[Step]) {
        let outer = self.flow(at).map(|outer| &at[..outer]).unwrap_or_default();
        let was_long = self.width(outer).is_none_or(|width| width > WIDTH);
        self.splice(bytes, with, at);
        let is_long = self.width(outer).is_some_and(|width| width > WIDTH);
        if let Some(value @ Value::Map(_)) = self.value(outer).filter(|_| is_long && !was_long).cloned() {
            self.rewrite(outer, &value);
        }
    }

    /// Characters of the line that a value stands on, if it is one line without a comment.
    fn width(&self, at: &[Step]) -> Option<usize> {
        let place = self.place.find(at)?;
        let line = self.text[self.line(place.bytes.start)..self.next_line(place.bytes.end)].trim_end();
        (!line.contains(['\n', '#'])).then(|| line.chars().count())
    }
}

/// An address as it is written in specs.
pub(super) fn address(at: &[Step]) -> String {
    let mut address = String::new();
    for step in at {
        match step {
            Step::Key(key) if address.is_empty() => address.push_str(key),
            Step::Key(key) => {
                address.push('.');
                address.push_str(key);
            }
            Step::Item(number) => write!(address, "[{number}]").expect("a `String` accepts any text"),
        }
    }
    address
}

/// The steps to a key below an address.
pub(super) fn below(at: &[Step], key: &str) -> Vec<Step> {
    [at, &[Step::Key(key.to_owned())]].concat()
}

/// The steps to an item below an address.
pub(super) fn item(at: &[Step], number: usize) -> Vec<Step> {
    [at, &[Step::Item(number)]].concat()
}
