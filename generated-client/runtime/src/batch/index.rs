//! Finds the items that a result of a reply is about.

use super::id::ItemId;
use std::collections::{BTreeMap, HashMap};

/// The items of a request by their keys. Equal items share a place.
pub(super) struct Index<'a> {
    /// The place of each item.
    pub positions: Vec<usize>,
    exact: HashMap<&'a ItemId, usize>,
    /// Places by a part of their keys, where keys have several.
    parts: BTreeMap<(usize, &'a str), Vec<(usize, &'a ItemId)>>,
}

impl<'a> Index<'a> {
    pub fn new(ids: &'a [ItemId]) -> Self {
        let mut index = Self {
            positions: Vec::with_capacity(ids.len()),
            exact: HashMap::with_capacity(ids.len()),
            parts: BTreeMap::new(),
        };
        for id in ids {
            let next = index.exact.len();
            let position = *index.exact.entry(id).or_insert(next);
            index.positions.push(position);
            if position == next && id.parts().len() > 1 {
                for (number, part) in id.parts().iter().enumerate().filter(|(_, part)| !part.is_empty()) {
                    index.parts.entry((number, part)).or_default().push((position, id));
                }
            }
        }
        index
    }

    /// Returns how many places there are.
    pub fn len(&self) -> usize {
        self.exact.len()
    }

    /// Returns the place of a key: of the same one, else of the only one that agrees with it in
    /// the parts that both have.
    pub fn find(&self, id: &ItemId) -> Option<usize> {
        if id.is_empty() {
            return None;
        }
        self.exact.get(id).copied().or_else(|| self.similar(id))
    }

    fn similar(&self, id: &ItemId) -> Option<usize> {
        let sharing = id.parts().iter().enumerate().filter_map(|(number, part)| self.parts.get(&(number, part)));
        let mut similar = sharing.flatten().filter(|(_, other)| id.fits(other)).map(|(position, _)| *position);
        let first = similar.next()?;
        similar.all(|position| position == first).then_some(first)
    }
}
