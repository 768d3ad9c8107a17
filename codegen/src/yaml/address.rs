//! Addresses as specs write them, followed through a value.

use std::fmt;

use super::value::Value;

/// An address within one text, by the keys and indexes that lead to it.
///
/// It lives on the stack of the function that walks there and becomes text only when something is found.
#[derive(Clone, Copy, Debug)]
pub struct Address<'a> {
    parent: Option<&'a Address<'a>>,
    step: AddressStep<'a>,
}

#[derive(Clone, Copy, Debug)]
enum AddressStep<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> Address<'a> {
    /// The whole text.
    #[must_use]
    pub const fn root() -> Self {
        Self { parent: None, step: AddressStep::Root }
    }

    /// The value of `key` below this address.
    #[must_use]
    pub const fn key(&'a self, key: &'a str) -> Self {
        Self { parent: Some(self), step: AddressStep::Key(key) }
    }

    /// The item number `index` of this address.
    #[must_use]
    pub const fn index(&'a self, index: usize) -> Self {
        Self { parent: Some(self), step: AddressStep::Index(index) }
    }

    /// Whether this is the whole text.
    #[must_use]
    pub const fn is_root(&self) -> bool {
        self.parent.is_none()
    }
}

impl fmt::Display for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
            if matches!(self.step, AddressStep::Key(_)) && !matches!(parent.step, AddressStep::Root) {
                f.write_str(".")?;
            }
        }
        match self.step {
            AddressStep::Root => Ok(()),
            AddressStep::Key(key) => f.write_str(key),
            AddressStep::Index(index) => write!(f, "[{index}]"),
        }
    }
}

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
