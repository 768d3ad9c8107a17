//! The store of tokens that clients and processes share.

use super::store_lock::StoreLock;
use super::stored_token::StoredToken;
use crate::transport::BoxFuture;
use crate::value::{Secret, excerpt};
use std::error::Error;
use std::fmt;
use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

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
///
/// The tokens of users are different, because a refresh token may work once: the client cannot
/// fetch another. A call for a user fails if the store fails, with the [`StoreFailure`] as the
/// [source](std::error::Error::source) of the error. The client replaces these tokens by
/// [`replace`](Self::replace), under a [lease](Self::try_lease).
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

    /// Takes the lease of a key for a user's token, so that one client at a time renews the token.
    ///
    /// A lease is a lock that ends after `duration`, also if its holder does not release it.
    /// Returns `None` while another client or process holds the lease. The client then tries again
    /// after at most 0.1 seconds, for up to a minute, and never continues without a lease.
    ///
    /// The default method calls [`try_lock`](Self::try_lock). That is enough for a store whose
    /// locks end with their process.
    #[expect(unused_variables, reason = "the lock of the default method ends with its process")]
    fn try_lease<'a>(
        &'a self,
        key: &'a str,
        duration: Duration,
    ) -> BoxFuture<'a, Result<Option<StoreLock>, StoreError>> {
        self.try_lock(key)
    }

    /// Replaces the token of a key, if the store still has the old one: a compare-and-swap.
    ///
    /// `None` as the old token means that the store has none. Returns whether the token was
    /// replaced. The client replaces the tokens of users by this method alone. It must return
    /// `true` only after the new token is safe, because the old one may no longer work.
    ///
    /// The default method loads, compares and saves. Override it if two clients can hold the lock
    /// of a key at the same time.
    fn replace<'a>(
        &'a self,
        key: &'a str,
        old: Option<&'a Secret>,
        new: &'a StoredToken,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        Box::pin(async move {
            let stored = self.load(key).await?;
            let is_old = stored.as_ref().map(|stored| stored.token.expose()) == old.map(Secret::expose);
            if is_old {
                self.save(key, new).await?;
            }
            Ok(is_old)
        })
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
    /// The operation: `load`, `save`, `remove`, `lock`, `lease` or `replace`.
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

    fn try_lease<'a>(
        &'a self,
        key: &'a str,
        duration: Duration,
    ) -> BoxFuture<'a, Result<Option<StoreLock>, StoreError>> {
        T::try_lease(self, key, duration)
    }

    fn replace<'a>(
        &'a self,
        key: &'a str,
        old: Option<&'a Secret>,
        new: &'a StoredToken,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        T::replace(self, key, old, new)
    }

    fn failed(&self, failure: &StoreFailure) {
        T::failed(self, failure);
    }
}
