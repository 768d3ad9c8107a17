//! Where tokens are kept that several processes share.

use super::stored_token::StoredToken;
use crate::transport::BoxFuture;
use crate::value::Secret;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

/// Keeps tokens beside the memory of a client, so that several clients and processes fetch one
/// token together.
///
/// A client looks here before it fetches a token, puts here what it has fetched, and takes out what
/// the vendor refused. A store needs no lock: of two that fetch at the same time each uses what it
/// got, and the token that was saved last stays.
///
/// A store that fails, or takes more than five seconds, fails no call: the client fetches a token
/// itself and tells [`failed`](Self::failed).
pub trait TokenStore: Send + Sync {
    /// Returns the token that was saved last under this key. One that has expired may be left out.
    ///
    /// A key names host, path, app and tenant, and holds no secret.
    fn load<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>>;

    /// Puts a token under a key, in the place of another.
    fn save<'a>(&'a self, key: &'a str, token: &'a StoredToken) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Takes away what is under a key if it is this token, which was refused, and leaves any other.
    fn remove<'a>(&'a self, key: &'a str, refused: &'a Secret) -> BoxFuture<'a, Result<(), StoreError>>;

    /// Told what went wrong while a call went on without the store: the place to log it. Does
    /// nothing unless it is written; with the feature `tracing` there is an event besides.
    #[expect(unused_variables, reason = "a store that never fails has nothing to say")]
    fn failed(&self, failure: &StoreFailure) {}
}

/// Why a store could not do what it was asked for. Must not show a token.
pub type StoreError = Box<dyn Error + Send + Sync>;

/// What a store could not do.
#[derive(Debug)]
#[non_exhaustive]
pub struct StoreFailure {
    /// What it was asked for: `load`, `save` or `remove`.
    pub action: &'static str,
    /// The key; it holds no secret.
    pub key: String,
    /// Why.
    pub error: StoreError,
}

impl fmt::Display for StoreFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { action, key, error } = self;
        write!(f, "the token store could not {action} {key}: {error}")
    }
}

impl Error for StoreFailure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.error)
    }
}

/// One store for several clients.
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

    fn failed(&self, failure: &StoreFailure) {
        T::failed(self, failure);
    }
}
