//! An editor of specs: it replaces single values and keeps all other bytes.

use std::ops::Range;

use super::steps::address;
use crate::import::write::WIDTH;
use crate::yaml::{self, Node, Step, Value};

/// The text of a spec with its nodes and values.
#[derive(Clone, Debug)]
pub(in crate::import) struct SpecEditor {
    pub(super) text: String,
    pub(super) node: Node,
    pub(super) root: Value,
    /// The address of the first change that failed.
    pub(super) failed: Option<String>,
}

impl SpecEditor {
    /// Reads a text, or returns `None` if it is not valid YAML.
    pub(in crate::import) fn read(text: &str) -> Option<Self> {
        let (node, root) = (Node::read(text)?, yaml::parse(text).ok()?);
        Some(Self { text: text.to_owned(), node, root, failed: None })
    }

    /// Returns the edited text.
    ///
    /// # Errors
    ///
    /// The address of the first change that failed.
    pub(in crate::import) fn finish(self) -> Result<String, String> {
        match self.failed {
            Some(address) => Err(format!("`{address}` is written in a style that the merge cannot change")),
            None => Ok(self.text),
        }
    }

    /// Returns the value of the whole file.
    pub(in crate::import) const fn root(&self) -> &Value {
        &self.root
    }

    /// Returns the value at an address.
    pub(in crate::import) fn value(&self, at: &[Step]) -> Option<&Value> {
        at.iter().try_fold(&self.root, |value, step| match (value, step) {
            (value, Step::Key(key)) => value.get(key),
            (Value::List(items), Step::Item(number)) => items.get(*number),
            _ => None,
        })
    }

    /// Returns the keys of the mapping at an address, in order.
    pub(in crate::import) fn keys(&self, at: &[Step]) -> Vec<String> {
        match self.value(at) {
            Some(Value::Map(entries)) => entries.iter().map(|(key, _)| key.clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// Replaces bytes, unless the result would not be valid YAML.
    pub(super) fn splice(&mut self, bytes: Range<usize>, with: &str, at: &[Step]) {
        let mut text = self.text.clone();
        text.replace_range(bytes, with);
        match Self::read(&text) {
            Some(read) => *self = Self { failed: self.failed.take(), ..read },
            None => self.fail(at),
        }
    }

    pub(super) fn fail(&mut self, at: &[Step]) {
        self.failed.get_or_insert_with(|| address(at));
    }

    /// Whether an address is inside braces or brackets.
    pub(super) fn is_in_flow(&self, at: &[Step]) -> bool {
        self.flow(at).is_some_and(|outer| outer < at.len())
    }

    /// Returns the number of steps to the outermost braces or brackets around an address.
    pub(super) fn flow(&self, at: &[Step]) -> Option<usize> {
        (0..=at.len()).find(|steps| self.node.find(&at[..*steps]).is_some_and(Node::is_flow))
    }

    /// Returns the start of the line that contains a byte.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.text[..byte].rfind('\n').map_or(0, |end| end + 1)
    }

    /// Returns the start of the line after the one that contains a byte.
    pub(super) fn next_line(&self, byte: usize) -> usize {
        self.text[byte..].find('\n').map_or(self.text.len(), |end| byte + end + 1)
    }

    pub(super) fn column(&self, byte: usize) -> usize {
        self.text[self.line(byte)..byte].chars().count()
    }

    /// Whether only spaces precede a byte in its line.
    pub(super) fn begins_line(&self, byte: usize) -> bool {
        self.text[self.line(byte)..byte].trim().is_empty()
    }

    /// Replaces bytes inside braces or brackets.
    ///
    /// A mapping that becomes too long for its line moves below its key. A comment keeps the
    /// mapping on its line.
    pub(super) fn splice_flow(&mut self, bytes: Range<usize>, with: &str, at: &[Step]) {
        let outer = self.flow(at).map(|outer| &at[..outer]).unwrap_or_default();
        let was_long = self.width(outer).is_none_or(|width| width > WIDTH);
        self.splice(bytes, with, at);
        let is_long = self.width(outer).is_some_and(|width| width > WIDTH);
        if let Some(value @ Value::Map(_)) = self.value(outer).filter(|_| is_long && !was_long).cloned() {
            self.rewrite(outer, &value);
        }
    }

    /// Returns the width of the line of a value in characters, if it is one line without a comment.
    pub(super) fn width(&self, at: &[Step]) -> Option<usize> {
        let node = self.node.find(at)?;
        let line = self.text[self.line(node.bytes.start)..self.next_line(node.bytes.end)].trim_end();
        (!line.contains(['\n', '#'])).then(|| line.chars().count())
    }
}
