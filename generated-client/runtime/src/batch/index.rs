//! A lookup of a request's items by their keys.

use super::id::ItemId;
use std::collections::{BTreeMap, HashMap};

/// The items of a request, numbered by their distinct keys.
///
/// Equal items share a number.
pub(super) struct Index<'a> {
    /// The number of each item's key, in the order of the request.
    pub numbers: Vec<usize>,
    exact: HashMap<&'a ItemId, usize>,
    /// Keys of several parts, by the position and the text of each part.
    by_part: BTreeMap<(usize, &'a str), Vec<NumberedKey<'a>>>,
}

struct NumberedKey<'a> {
    number: usize,
    id: &'a ItemId,
}

impl<'a> Index<'a> {
    /// Numbers the distinct keys in `ids`.
    pub fn new(ids: &'a [ItemId]) -> Self {
        let mut index = Self {
            numbers: Vec::with_capacity(ids.len()),
            exact: HashMap::with_capacity(ids.len()),
            by_part: BTreeMap::new(),
        };
        for id in ids {
            let next = index.exact.len();
            let number = *index.exact.entry(id).or_insert(next);
            index.numbers.push(number);
            if number == next && id.parts().len() > 1 {
                for (position, part) in id.parts().iter().enumerate().filter(|(_, part)| !part.is_empty()) {
                    index.by_part.entry((position, part)).or_default().push(NumberedKey { number, id });
                }
            }
        }
        index
    }

    /// Returns the number of distinct keys.
    pub fn len(&self) -> usize {
        self.exact.len()
    }

    /// Returns the number of an equal key, otherwise of the only key that agrees in the parts that
    /// both keys have.
    pub fn find(&self, id: &ItemId) -> Option<usize> {
        if id.is_empty() {
            return None;
        }
        self.exact.get(id).copied().or_else(|| self.find_similar(id))
    }

    fn find_similar(&self, id: &ItemId) -> Option<usize> {
        let sharing = id.parts().iter().enumerate().filter_map(|(position, part)| self.by_part.get(&(position, part)));
        let mut similar = sharing.flatten().filter(|key| id.fits(key.id)).map(|key| key.number);
        let first = similar.next()?;
        similar.all(|number| number == first).then_some(first)
    }
}
