//! The store of tokens that clients and processes share.

use super::store_lock::StoreLock;
use super::stored_token::StoredToken;
use crate::transport::BoxFuture;
use crate::value::{Secret, excerpt};
use std::error::Error;
use std::fmt;
use std::future::ready;
use std::sync::Arc;

/// A store of tokens that several clients and processes share.
///
/// A client keeps its tokens in memory and uses the store only when it needs another token. It
/// removes a refused token from the store and loads the stored one. It fetches and saves a token
/// only if the stored one is missing, refused or too old.
///
/// A client holds the lock of the key meanwhile. A store without locks lets several clients fetch a
/// token at the same time, and keeps the one that was saved last. At vendors that end the old token
/// when they give a new one, calls may then fail.
///
/// If the store fails, or takes longer than 5 seconds, the client fetches a token itself and calls
/// [`failed`](Self::failed). The call does not fail.
pub trait TokenStore: Send + Sync {
    /// Returns the token that was saved last under this key.
    ///
    /// The store may leave out expired tokens. A key names host, path, app and tenant, and contains
    /// no secret.
    fn load<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>>;

    /// Saves a token under a key, and replaces an earlier one.
    fn save<'a>(&'a self, key: &'a str, token: &'a StoredToken) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Removes the refused token from a key, and leaves any other token there.
    fn remove<'a>(&'a self, key: &'a str, refused: &'a Secret) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Locks a key, so that one client at a time fetches its token.
    ///
    /// Returns `None` while another client or process holds the lock. The client then tries again
    /// after at most 0.1 seconds, for up to a minute. Dropping the [`StoreLock`] releases the lock.
    ///
    /// The default method returns [`StoreLock::none`], for stores without locks.
    #[expect(unused_variables, reason = "the default method locks nothing")]
    fn try_lock<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<StoreLock>, StoreError>> {
        Box::pin(ready(Ok(Some(StoreLock::none()))))
    }

    /// Called when the store fails or takes too long.
    ///
    /// The client then fetches a token itself. Log the failure here. The default method does
    /// nothing; with the feature `tracing`, the client also emits an event.
    #[expect(unused_variables, reason = "the default method does nothing")]
    fn failed(&self, failure: &StoreFailure) {}
}

/// The cause of a store's failure, which must not contain a token.
pub type StoreError = Box<dyn Error + Send + Sync>;

/// A failure of a store.
#[derive(Debug)]
#[non_exhaustive]
pub struct StoreFailure {
    /// The operation: `load`, `save`, `remove` or `lock`.
    pub action: &'static str,
    /// The key, which contains no secret.
    pub key: String,
    /// The cause.
    pub error: StoreError,
}

impl fmt::Display for StoreFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { action, key, .. } = self;
        let (key, error) = (excerpt(key, 300), excerpt(&self.error.to_string(), 300));
        write!(f, "the token store could not {action} `{key}`: {error}")
    }
}

impl Error for StoreFailure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.error)
    }
}

/// A store that several clients share.
impl<T: TokenStore + ?Sized> TokenStore for Arc<T> {
    fn load<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>> {
        T::load(self, key)
    }

    fn save<'a>(&'a self, key: &'a str, token: &'a StoredToken) -> BoxFuture<'a, Result<(), StoreError>> {
        T::save(self, key, token)
    }

    fn remove<'a>(&'a self, key: &'a str, refused: &'a Secret) -> BoxFuture<'a, Result<(), StoreError>> {
        T::remove(self, key, refused)
    }

    fn try_lock<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<StoreLock>, StoreError>> {
        T::try_lock(self, key)
    }

    fn failed(&self, failure: &StoreFailure) {
        T::failed(self, failure);
    }
}
