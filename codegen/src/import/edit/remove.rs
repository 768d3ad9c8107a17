//! The removal of keys and items, with their lines.

use std::ops::Range;

use super::editor::SpecEditor;
use crate::yaml::{NodeStyle, Step};

impl SpecEditor {
    /// Removes the key or item at an address. A comment above it stays.
    pub(in crate::import) fn remove(&mut self, at: &[Step]) {
        let Some((step, above)) = at.split_last() else { return self.fail(at) };
        let Some(node) = self.node.find(above) else { return self.fail(at) };
        let (flow, spans): (bool, Vec<Range<usize>>) = match &node.style {
            NodeStyle::Map { flow, entries } => {
                (*flow, entries.iter().map(|entry| entry.name.start..entry.value.bytes.end).collect())
            }
            NodeStyle::List { flow, items } => (*flow, items.iter().map(|item| item.bytes.clone()).collect()),
            _ => return self.fail(at),
        };
        let number = match (step, &node.style) {
            (Step::Key(key), NodeStyle::Map { entries, .. }) => entries.iter().position(|entry| entry.key == *key),
            (Step::Item(number), _) => Some(*number),
            _ => None,
        };
        let Some((number, span)) = number.and_then(|number| Some((number, spans.get(number)?.clone()))) else {
            return self.fail(at);
        };
        if spans.len() == 1 {
            let whole = node.bytes.clone();
            let nothing = if matches!(node.style, NodeStyle::Map { .. }) { "{}" } else { "[]" };
            return if above.is_empty() { self.fail(at) } else { self.empty(whole, flow, nothing, at) };
        }
        let bytes = if !flow {
            self.lines(&span, spans.get(number + 1))
        } else if let Some(next) = spans.get(number + 1) {
            span.start..next.start
        } else {
            spans[number - 1].end..span.end
        };
        self.splice(bytes, "", at);
    }

    /// Replaces a mapping or list that lost its last entry with an empty one.
    fn empty(&mut self, whole: Range<usize>, flow: bool, nothing: &str, at: &[Step]) {
        if flow {
            return self.splice(whole, nothing, at);
        }
        // A block begins in the line below its key.
        let start = self.text[..whole.start].trim_end_matches([' ', '-']).trim_end().len();
        let behind_dash = self.text[..whole.start].ends_with("- ") && nothing == "{}";
        let (start, gap) = if behind_dash { (whole.start, "") } else { (start, " ") };
        self.splice(start..whole.end, &format!("{gap}{nothing}"), at);
    }

    /// Returns the lines of a key or item in a block.
    fn lines(&self, span: &Range<usize>, next: Option<&Range<usize>>) -> Range<usize> {
        let dash = self.text[self.line(span.start)..span.start].trim();
        match next {
            // The first key of an item goes: the next key moves up to the dash.
            Some(next) if dash == "-" && !self.text[self.line(next.start)..next.start].contains('-') => {
                span.start..next.start
            }
            _ => self.line(span.start)..self.next_line(span.end),
        }
    }
}
