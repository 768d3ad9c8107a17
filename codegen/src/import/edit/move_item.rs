//! The order of items in a list.

use super::editor::SpecEditor;
use crate::yaml::{Node, NodeStyle, Step};

impl SpecEditor {
    /// Moves an item of the list at an address in front of an earlier one.
    ///
    /// The comments above the item move with it.
    pub(in crate::import) fn move_item(&mut self, at: &[Step], from: usize, to: usize) {
        let Some(NodeStyle::List { flow, items }) = self.node.find(at).map(|node| node.style.clone()) else {
            return self.fail(at);
        };
        let (Some(first), Some(last)) = (items.get(to), items.get(from)) else { return self.fail(at) };
        if flow {
            let Some(before) = from.checked_sub(1).and_then(|number| items.get(number)) else { return self.fail(at) };
            let middle = &self.text[first.bytes.start..before.bytes.end];
            let with = format!("{}, {middle}", &self.text[last.bytes.clone()]);
            return self.splice_flow(first.bytes.start..last.bytes.end, &with, at);
        }
        let next = items.get(from + 1).and_then(|next| self.start_of_item(next));
        let (Some(start), Some(cut)) = (self.start_of_item(first), self.start_of_item(last)) else {
            return self.fail(at);
        };
        let end = next.unwrap_or_else(|| self.next_line(last.bytes.end.saturating_sub(1)));
        let item = &self.text[cut..end];
        let gap = if item.ends_with('\n') { "" } else { "\n" };
        let with = format!("{item}{gap}{}", &self.text[start..cut]);
        self.splice(start..end, &with, at);
    }

    /// Returns the start of the first line of an item, or of the comments above it.
    fn start_of_item(&self, item: &Node) -> Option<usize> {
        let dash = self.text[..item.bytes.start].rfind('-')?;
        let mut start = self.line(dash);
        let is_own = self.begins_line(dash);
        while start > 0 {
            let above = self.line(start - 1);
            if !self.text[above..start].trim_start().starts_with('#') {
                break;
            }
            start = above;
        }
        is_own.then_some(start)
    }
}
