//! A token store in memory.

use crate::auth::{StoreError, StoreLock, StoredToken, TokenStore};
use crate::transport::BoxFuture;
use crate::value::Secret;
use std::collections::BTreeMap;
use std::future::ready;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Mutex as AsyncMutex;

/// A token store in the memory of one process, for several clients.
///
/// Clones share the tokens. A client with users and without a store has a memory of its own. All
/// users have to sign in again after the process ends.
#[derive(Clone, Default)]
pub struct MemoryStore(Arc<Mutex<BTreeMap<String, Entry>>>);

#[derive(Default)]
struct Entry {
    token: Option<StoredToken>,
    lock: Arc<AsyncMutex<()>>,
}

impl MemoryStore {
    /// Creates an empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn entries(&self) -> MutexGuard<'_, BTreeMap<String, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets the token of a key, if `may` agrees to the current one.
    fn set(&self, key: &str, new: Option<StoredToken>, may: impl FnOnce(Option<&str>) -> bool) -> bool {
        let mut entries = self.entries();
        let entry = entries.entry(key.to_owned()).or_default();
        let may = may(entry.token.as_ref().map(|stored| stored.token.expose()));
        if may {
            entry.token = new;
        }
        may
    }
}

impl TokenStore for MemoryStore {
    fn load<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<StoredToken>, StoreError>> {
        let token = self.entries().get(key).and_then(|entry| entry.token.clone());
        Box::pin(ready(Ok(token)))
    }

    fn save<'a>(&'a self, key: &'a str, token: &'a StoredToken) -> BoxFuture<'a, Result<(), StoreError>> {
        self.set(key, Some(token.clone()), |_| true);
        Box::pin(ready(Ok(())))
    }

    fn remove<'a>(&'a self, key: &'a str, refused: &'a Secret) -> BoxFuture<'a, Result<(), StoreError>> {
        self.set(key, None, |stored| stored == Some(refused.expose()));
        Box::pin(ready(Ok(())))
    }

    fn try_lock<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<StoreLock>, StoreError>> {
        let lock = Arc::clone(&self.entries().entry(key.to_owned()).or_default().lock);
        Box::pin(ready(Ok(lock.try_lock_owned().ok().map(StoreLock::new))))
    }

    fn replace<'a>(
        &'a self,
        key: &'a str,
        old: Option<&'a Secret>,
        new: &'a StoredToken,
    ) -> BoxFuture<'a, Result<bool, StoreError>> {
        let is_replaced = self.set(key, Some(new.clone()), |stored| stored == old.map(Secret::expose));
        Box::pin(ready(Ok(is_replaced)))
    }
}

impl std::fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MemoryStore").finish_non_exhaustive()
    }
}
