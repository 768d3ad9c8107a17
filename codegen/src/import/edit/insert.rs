//! New keys and items, in the style of their neighbours.

use std::ops::Range;

use super::editor::SpecEditor;
use super::steps::below;
use crate::format::keys::Record;
use crate::import::write::{WIDTH, flow, is_flat, scalar, write_entry, write_item, write_section};
use crate::yaml::{MapEntry, Node, NodeStyle, Step, Value};

impl SpecEditor {
    /// Inserts a key into the mapping at an address, after the key `after` or first.
    pub(in crate::import) fn insert(&mut self, at: &[Step], key: &str, value: &Value, after: Option<&str>) {
        match self.node.find(at).cloned() {
            Some(Node { style: NodeStyle::Map { flow: true, entries }, bytes }) => {
                self.insert_in_braces(at, key, value, after, &entries, bytes);
            }
            Some(Node { style: NodeStyle::Map { entries, .. }, .. }) => {
                self.insert_line(at, key, value, after, &entries);
            }
            // The key has no value yet.
            Some(Node { style: NodeStyle::Plain, bytes }) if bytes.is_empty() => {
                self.rewrite_open(at, &Value::Map(vec![(key.to_owned(), value.clone())]));
            }
            _ => self.fail(&below(at, key)),
        }
    }

    /// Adds keys to the end of the mapping at an address, in one step.
    pub(in crate::import) fn append(&mut self, at: &[Step], new: &[(String, Value)]) {
        let last = match self.node.find(at).map(|node| &node.style) {
            Some(NodeStyle::Map { flow: false, entries }) if !at.is_empty() => entries.last().cloned(),
            _ => None,
        };
        let Some(last) = last else {
            for (key, value) in new {
                let after = self.keys(at).last().cloned();
                self.insert(at, key, value, after.as_deref());
            }
            return;
        };
        let (indent, open) =
            (self.column(last.name.start), !last.value.is_flow() && matches!(last.value.style, NodeStyle::Map { .. }));
        let mut out = String::new();
        for (key, value) in new {
            write_entry(key, value, indent, open, false, &mut out);
        }
        self.put_line(last.value.bytes.end, &out, at);
    }

    fn insert_in_braces(
        &mut self,
        at: &[Step],
        key: &str,
        value: &Value,
        after: Option<&str>,
        entries: &[MapEntry],
        bytes: Range<usize>,
    ) {
        let pair = format!("{}: {}", scalar(key, false), flow(value));
        if entries.is_empty() && !at.is_empty() && !self.is_in_flow(at) {
            return self.rewrite_open(at, &Value::Map(vec![(key.to_owned(), value.clone())]));
        }
        let number = position(entries, after).map_or(0, |before| before + 1);
        let (bytes, with) = match (entries.get(number), entries.last()) {
            (Some(next), _) => (next.name.start..next.name.start, format!("{pair}, ")),
            (None, Some(last)) => (last.value.bytes.end..last.value.bytes.end, format!(", {pair}")),
            (None, None) => (bytes, format!("{{ {pair} }}")),
        };
        self.splice_flow(bytes, &with, at);
    }

    fn insert_line(&mut self, at: &[Step], key: &str, value: &Value, after: Option<&str>, entries: &[MapEntry]) {
        let before = position(entries, after).map(|before| &entries[before]);
        let Some(first) = entries.first() else { return self.fail(&below(at, key)) };
        let mut out = String::new();
        let indent = self.column(first.name.start);
        if at.is_empty() {
            write_section(key, value, &mut out);
        } else {
            let open = matches!(before.unwrap_or(first).value.style, NodeStyle::Map { flow: false, .. });
            write_entry(key, value, indent, open, false, &mut out);
        }
        if let Some(before) = before {
            return self.put_line(before.value.bytes.end, &out, &below(at, key));
        }
        let (byte, with) = if self.begins_line(first.name.start) {
            (self.line(first.name.start), out)
        } else {
            (first.name.start, format!("{}\n{:indent$}", out.trim(), ""))
        };
        self.splice(byte..byte, &with, &below(at, key));
    }

    /// Inserts a key at its position in the table of keys.
    pub(in crate::import) fn insert_in_order(&mut self, at: &[Step], key: &str, value: &Value, record: &Record) {
        let node = |name: &str| record.keys.iter().position(|known| known.name == name);
        let keys = self.keys(at);
        let after = keys.iter().rfind(|known| node(known).is_some_and(|known| Some(known) < node(key)));
        self.insert(at, key, value, after.map(String::as_str));
    }

    /// Inserts an item into the list at an address, at position `number`.
    pub(in crate::import) fn insert_item(&mut self, at: &[Step], number: usize, value: &Value) {
        let Some(Node { style: NodeStyle::List { flow: is_flow, items }, bytes }) = self.node.find(at).cloned() else {
            return self.fail(at);
        };
        if items.is_empty() {
            return if self.is_in_flow(at) {
                self.splice(bytes, &format!("[{}]", flow(value)), at);
            } else {
                self.rewrite(at, &Value::List(vec![value.clone()]));
            };
        }
        let before = number.min(items.len()).checked_sub(1);
        if is_flow {
            let (byte, with) = match before {
                Some(before) => (items[before].bytes.end, format!(", {}", flow(value))),
                None => (items[0].bytes.start, format!("{}, ", flow(value))),
            };
            return self.splice_flow(byte..byte, &with, at);
        }
        let beside = &items[before.unwrap_or_default()];
        let Some(dash) = self.text[..beside.bytes.start].rfind('-') else { return self.fail(at) };
        let indent = self.column(dash);
        let line = format!("{:indent$}- {}\n", "", flow(value));
        let is_line = (beside.is_flow() || !value.has_inner()) && is_flat(value) && line.chars().count() <= WIDTH;
        let mut out = format!("{:indent$}-", "");
        if is_line {
            out = line;
        } else {
            write_item(value, indent, true, &mut out);
        }
        if before.is_some() {
            return self.put_line(beside.bytes.end, &out, at);
        }
        let start = self.line(dash);
        self.splice(start..start, &out, at);
    }

    /// Inserts lines after the line of a byte.
    fn put_line(&mut self, byte: usize, lines: &str, at: &[Step]) {
        let end = self.next_line(byte);
        let gap = if self.text[..end].ends_with('\n') { "" } else { "\n" };
        self.splice(end..end, &format!("{gap}{lines}"), at);
    }

    /// Writes a mapping again, with its keys below its own key.
    fn rewrite_open(&mut self, at: &[Step], value: &Value) {
        let Some((Step::Key(key), above)) = at.split_last() else { return self.rewrite(at, value) };
        let Some(NodeStyle::Map { flow: false, entries }) = self.node.find(above).map(|node| &node.style) else {
            return self.fail(at);
        };
        let Some(entry) = entries.iter().find(|entry| entry.key == *key) else { return self.fail(at) };
        let (start, end) = (entry.name.start, entry.value.bytes.end);
        let mut out = String::new();
        write_entry(key, value, self.column(start), true, false, &mut out);
        self.splice(start..end, out.trim(), at);
    }
}

fn position(entries: &[MapEntry], key: Option<&str>) -> Option<usize> {
    key.and_then(|key| entries.iter().position(|entry| entry.key == key))
}
