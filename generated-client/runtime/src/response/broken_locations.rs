//! Locations of the texts of a body that were replaced.

use super::broken_text::BrokenText;
use crate::value::{Deviation, cut, elements, members};
use serde_json::value::RawValue;

/// The deepest level with a location of its own; lower levels have the location of their parent.
const DEEPEST: usize = 128;

/// The longest location, in bytes; notes show less of it.
const LONGEST: usize = 4 * 1024;

impl BrokenText {
    /// Returns the locations of the texts with replacements: `msg`, `data.name`.
    pub fn locations(&self) -> Vec<String> {
        let mut locations = Vec::new();
        if let Ok(raw) = serde_json::from_str(&self.text) {
            self.locate(raw, "", 0, &mut locations);
        }
        locations
    }

    /// Adds the locations in a value.
    fn locate(&self, raw: &RawValue, address: &str, depth: usize, locations: &mut Vec<String>) {
        if !self.has_mark(raw.get()) || locations.len() >= Deviation::MOST {
            return;
        }
        if let (Some(items), true) = (elements(raw), depth < DEEPEST) {
            for (index, item) in items.into_iter().enumerate().filter(|(_, item)| self.has_mark(item.get())) {
                self.locate(item, &format!("{address}[{index}]"), depth + 1, locations);
            }
        } else if let (Ok(members), true) = (members(raw.get()), depth < DEEPEST) {
            let mut end = self.position(raw.get());
            for (key, value) in members.iter() {
                let start = self.position(value.get());
                let (is_key_broken, next) = (self.has_mark_in(end, start), start + value.get().len());
                if is_key_broken || self.has_mark_in(start, next) {
                    let address = member_of(address, key);
                    locations.extend(is_key_broken.then(|| address.clone()));
                    self.locate(value, &address, depth + 1, locations);
                }
                end = next;
            }
        } else {
            locations.push(address.to_owned());
        }
    }

    fn has_mark(&self, part: &str) -> bool {
        let start = self.position(part);
        self.has_mark_in(start, start + part.len())
    }

    fn has_mark_in(&self, start: usize, end: usize) -> bool {
        let next = self.marks.partition_point(|mark| *mark < start);
        self.marks.get(next).is_some_and(|mark| *mark < end)
    }

    /// Returns the position of a part of the text.
    fn position(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }
}

/// Returns the start of the location of a member, because keys can have any length.
fn member_of(address: &str, key: &str) -> String {
    let separator = if address.is_empty() { "" } else { "." };
    cut([address, separator, key].concat(), LONGEST)
}
