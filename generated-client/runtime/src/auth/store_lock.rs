//! The lock of one key in a token store.

use std::any::Any;
use std::fmt;

/// The lock of one key in a [`TokenStore`](super::TokenStore), released on drop.
pub struct StoreLock {
    _guard: Option<Box<dyn Any + Send>>,
}

impl StoreLock {
    /// Creates a lock from a value whose drop releases it.
    pub fn new(guard: impl Any + Send) -> Self {
        Self { _guard: Some(Box::new(guard)) }
    }

    /// Creates the lock of a store that has no locks.
    #[must_use]
    pub const fn none() -> Self {
        Self { _guard: None }
    }
}

impl fmt::Debug for StoreLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoreLock").finish_non_exhaustive()
    }
}
