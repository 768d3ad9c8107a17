//! Addresses such as `body.ids`, resolved in a value.

use std::collections::BTreeMap;

use super::value::Value;

/// The first step of an address that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownAddress<'a> {
    /// The length of the part that exists, in bytes.
    pub found: usize,
    /// The rest of the address.
    pub rest: &'a str,
    /// The keys that exist at that point; empty if there is no mapping.
    pub known: Vec<&'a str>,
}

/// Checks that an address, such as `body.ids`, leads to a value.
///
/// Keys can contain dots: the longest matching key wins.
///
/// # Errors
/// [`UnknownAddress`] at the first step that does not exist.
pub fn follow<'a>(root: &'a Value, address: &'a str) -> Result<(), UnknownAddress<'a>> {
    follow_by(root, address, |entries, rest| {
        let ends = |key: &str| rest.strip_prefix(key).is_some_and(is_end);
        entries.iter().filter(|(key, _)| ends(key)).max_by_key(|(key, _)| key.len())
    })
}

/// The entries of a mapping by their keys.
type Entries<'a> = BTreeMap<&'a str, &'a (String, Value)>;

/// A value whose mappings have an index of their keys, for many addresses.
#[derive(Debug)]
pub struct Followed<'a> {
    root: &'a Value,
    /// The entries by their keys, for each mapping that an address has reached.
    indexes: BTreeMap<*const (String, Value), Entries<'a>>,
}

impl<'a> Followed<'a> {
    /// Returns a value without any index yet.
    #[must_use]
    pub fn new(root: &'a Value) -> Self {
        Self { root, indexes: BTreeMap::new() }
    }

    /// Checks an address as [`follow`] does.
    ///
    /// # Errors
    /// [`UnknownAddress`] at the first step that does not exist.
    pub fn follow(&mut self, address: &'a str) -> Result<(), UnknownAddress<'a>> {
        follow_by(self.root, address, |entries, rest| {
            let index = self.indexes.entry(entries.as_ptr());
            let index = index.or_insert_with(|| entries.iter().map(|entry| (entry.0.as_str(), entry)).collect());
            let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).filter(|at| is_end(&rest[*at..]));
            ends.rev().find_map(|end| index.get(&rest[..end]).copied())
        })
    }
}

/// Whether a key may end in front of a text.
fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['.', '['])
}

/// Follows an address. `find` returns the entry with the longest key that a text begins with.
fn follow_by<'a>(
    root: &'a Value,
    address: &'a str,
    mut find: impl FnMut(&'a [(String, Value)], &'a str) -> Option<&'a (String, Value)>,
) -> Result<(), UnknownAddress<'a>> {
    let unknown = |found, known| Err(UnknownAddress { found, rest: &address[found..], known });
    let (mut value, mut found) = (root, 0);
    while found < address.len() {
        let rest = &address[found..];
        match value {
            Value::Map(entries) => {
                let start = found + usize::from(found > 0 && rest.starts_with('.'));
                let Some((key, inner)) = find(entries, &address[start..]) else {
                    return unknown(start, entries.iter().map(|(key, _)| key.as_str()).collect());
                };
                (value, found) = (inner, start + key.len());
            }
            Value::List(items) => {
                let number = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
                let item = number.and_then(|(number, _)| items.get(number.parse::<usize>().ok()?));
                let (Some(item), Some((number, _))) = (item, number) else { return unknown(found, Vec::new()) };
                (value, found) = (item, found + number.len() + 2);
            }
            _ => return unknown(found, Vec::new()),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Followed, follow};
    use crate::yaml::parse;

    #[test]
    fn an_index_finds_what_a_search_finds() {
        let root = parse("{ a: { b: 1, b.c: { d: 2 } }, l: [{ e: 3 }], \"\": 4 }").expect("YAML");
        let mut followed = Followed::new(&root);
        for address in ["", "a", "a.b", "a.b.c", "a.b.c.d", "a.x", "a.b.x", "l[0]", "l[0].e", "l[1]", "l.e", "ab", "."]
        {
            assert_eq!(followed.follow(address), follow(&root, address), "{address}");
        }
        assert!(followed.follow("a.b.c.d").is_ok() && followed.follow("a.x").is_err());
    }
}
