//! The cached tokens of tenants, until they expire.

use super::cached_token::{CachedToken, TokenSource};
use crate::request::Tenant;
use crate::value::Secret;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

/// The tokens of tenants: at most about twice as many as are valid at the same time.
pub(super) struct Tenants<S>(Mutex<Map<S>>);

struct Map<S> {
    cached: HashMap<Tenant, Arc<CachedToken<S>>>,
    /// The size from which expired tokens are removed before another is added.
    ///
    /// The size doubles with the map, so that the removal costs each new tenant little.
    prune_at: usize,
}

/// The smallest size of the map from which expired tokens are removed.
const MIN_PRUNE_AT: usize = 64;

impl<S> Default for Tenants<S> {
    fn default() -> Self {
        Self(Mutex::new(Map { cached: HashMap::new(), prune_at: MIN_PRUNE_AT }))
    }
}

impl<S: TokenSource> Tenants<S> {
    /// Returns the cached token of a tenant.
    pub fn get(&self, tenant: &Tenant) -> Option<Arc<CachedToken<S>>> {
        self.map().cached.get(tenant).cloned()
    }

    /// Returns the cached token of a tenant, and adds one with a new source if it is missing.
    pub fn get_or_add(&self, tenant: &Tenant, now: SystemTime, source: impl FnOnce() -> S) -> Arc<CachedToken<S>> {
        let mut map = self.map();
        if let Some(cached) = map.cached.get(tenant) {
            return Arc::clone(cached);
        }
        if map.cached.len() >= map.prune_at {
            // A clone elsewhere waits for a fetch, and calls that arrive now wait for the same
            // fetch.
            map.cached.retain(|_, cached| Arc::strong_count(cached) > 1 || !cached.is_empty(now));
            map.prune_at = MIN_PRUNE_AT.max(2 * map.cached.len());
        }
        Arc::clone(map.cached.entry(tenant.clone()).or_insert_with(|| CachedToken::new(source())))
    }

    /// Returns the tokens of all tenants.
    pub fn held(&self) -> Vec<Secret> {
        self.map().cached.values().filter_map(|cached| cached.held()).collect()
    }

    fn map(&self) -> MutexGuard<'_, Map<S>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
