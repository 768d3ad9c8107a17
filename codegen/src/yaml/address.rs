//! Addresses within one text.

use std::fmt;

/// An address within one text: the keys and indexes that lead to a value.
///
/// An address borrows its parent, so a walk over a text builds addresses on the stack. It becomes
/// a string only when a finding needs it.
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
    /// Creates the address of the whole text.
    #[must_use]
    pub const fn root() -> Self {
        Self { parent: None, step: AddressStep::Root }
    }

    /// Creates the address of the value of `key` below this address.
    #[must_use]
    pub const fn key(&'a self, key: &'a str) -> Self {
        Self { parent: Some(self), step: AddressStep::Key(key) }
    }

    /// Creates the address of item number `index` below this address.
    #[must_use]
    pub const fn index(&'a self, index: usize) -> Self {
        Self { parent: Some(self), step: AddressStep::Index(index) }
    }

    /// Whether this is the address of the whole text.
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
