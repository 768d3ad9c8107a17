//! Addresses as specs write them, followed through a value.

use super::value::Value;

/// How far an address leads, what is left of it, and the keys that are there instead.
pub type UnknownStep<'a> = (usize, &'a str, Vec<&'a str>);

/// Walks along an address, such as `body.ids`; keys may hold dots themselves.
///
/// # Errors
/// How far it leads, where it leads nowhere.
pub fn follow<'a>(root: &'a Value, address: &'a str) -> Result<(), UnknownStep<'a>> {
    let lost = |found, known| Err((found, &address[found..], known));
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
                    return lost(start, entries.iter().map(|(key, _)| key.as_str()).collect());
                };
                (value, found) = (inner, start + key.len());
            }
            Value::List(items) => {
                let number = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
                let item = number.and_then(|(number, _)| items.get(number.parse::<usize>().ok()?));
                let (Some(item), Some((number, _))) = (item, number) else { return lost(found, Vec::new()) };
                (value, found) = (item, found + number.len() + 2);
            }
            _ => return lost(found, Vec::new()),
        }
    }
    Ok(())
}
