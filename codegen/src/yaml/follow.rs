//! Addresses such as `body.ids`, resolved in a value.

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
    let unknown = |found, known| Err(UnknownAddress { found, rest: &address[found..], known });
    let (mut value, mut found) = (root, 0);
    while found < address.len() {
        let rest = &address[found..];
        match value {
            Value::Map(entries) => {
                let start = found + usize::from(found > 0 && rest.starts_with('.'));
                let ends = |key: &str| {
                    address[start..]
                        .strip_prefix(key)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
                };
                let Some((key, inner)) = entries.iter().filter(|(key, _)| ends(key)).max_by_key(|(key, _)| key.len())
                else {
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
