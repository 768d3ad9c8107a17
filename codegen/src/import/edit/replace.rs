//! The replacement of values and the renaming of keys.

use std::ops::Range;

use super::editor::SpecEditor;
use crate::import::write::{flow, is_flat, scalar, write_entry, write_item};
use crate::yaml::{MapEntry, NodeStyle, Step, Value, double_quoted};

impl SpecEditor {
    /// Replaces the value at an address. Quotes, braces and the comments after the value stay.
    pub(in crate::import) fn replace(&mut self, at: &[Step], value: &Value) {
        let Some(node) = self.node.find(at).cloned() else { return self.fail(at) };
        let in_flow = self.is_in_flow(at);
        let is_scalar = |style: &NodeStyle| !matches!(style, NodeStyle::Map { .. } | NodeStyle::List { .. });
        let with = match value {
            Value::Text(text) if is_scalar(&node.style) => written(text, &node.style, !in_flow),
            Value::Map(_) | Value::List(_) if in_flow => flow(value),
            Value::Map(_) | Value::List(_) if node.is_flow() && is_flat(value) => flow(value),
            Value::Map(_) | Value::List(_) => return self.rewrite(at, value),
            _ if !is_scalar(&node.style) && !node.is_flow() => return self.rewrite(at, value),
            value => flow(value),
        };
        let gap = if node.bytes.is_empty() { " " } else { "" };
        self.splice_flow(node.bytes, &format!("{gap}{with}"), at);
    }

    /// Writes the value at an address again, in the style of drafts.
    pub(super) fn rewrite(&mut self, at: &[Step], value: &Value) {
        match self.rewritten(at, value) {
            Some((bytes, with)) => self.splice(bytes, &with, at),
            None => self.fail(at),
        }
    }

    /// Returns the bytes of the value at an address, with the same value in the style of drafts.
    pub(super) fn rewritten(&self, at: &[Step], value: &Value) -> Option<(Range<usize>, String)> {
        let (step, above) = at.split_last()?;
        let mut out = String::new();
        let bytes = match (step, &self.node.find(above)?.style) {
            (Step::Key(key), NodeStyle::Map { flow: false, entries }) => {
                let entry = entries.iter().find(|entry| entry.key == *key)?;
                write_entry(key, value, self.column(entry.name.start), false, false, &mut out);
                entry.name.start..entry.value.bytes.end
            }
            (Step::Item(number), NodeStyle::List { flow: false, items }) => {
                let bytes = items.get(*number)?.bytes.clone();
                let dash = self.text[..bytes.start].rfind('-').unwrap_or(bytes.start);
                write_item(value, self.column(dash), false, &mut out);
                bytes
            }
            _ => return None,
        };
        Some((bytes, out.trim().to_owned()))
    }

    /// Renames a key. Its value stays.
    pub(in crate::import) fn rename(&mut self, at: &[Step], name: &str) {
        let Some((Step::Key(key), above)) = at.split_last() else { return self.fail(at) };
        let Some(NodeStyle::Map { entries, .. }) = self.node.find(above).map(|node| &node.style) else {
            return self.fail(at);
        };
        let Some(MapEntry { name: bytes, .. }) = entries.iter().find(|entry| entry.key == *key).cloned() else {
            return self.fail(at);
        };
        self.splice(bytes, &scalar(name, false), at);
    }
}

/// Writes a text in the quotes of the previous value.
pub(super) fn written(text: &str, before: &NodeStyle, alone: bool) -> String {
    match before {
        NodeStyle::Single if !text.contains(['\n', '\'']) => format!("'{text}'"),
        NodeStyle::Single | NodeStyle::Double => double_quoted(text),
        _ => scalar(text, alone),
    }
}
