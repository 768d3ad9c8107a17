//! A kept token for each tenant, no longer than it lives.

use super::cached_token::{CachedToken, TokenSource};
use crate::request::Tenant;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

/// The tokens of tenants. It holds at most about twice as many as live at a time.
pub(super) struct Tenants<S>(Mutex<Map<S>>);

struct Map<S> {
    cached: HashMap<Tenant, Arc<CachedToken<S>>>,
    /// With this many, those that are of no use are looked for, which then costs each newcomer little.
    full: usize,
}

/// Up to so many are not looked through.
const FEW: usize = 64;

impl<S> Default for Tenants<S> {
    fn default() -> Self {
        Self(Mutex::new(Map { cached: HashMap::new(), full: FEW }))
    }
}

impl<S: TokenSource> Tenants<S> {
    /// Returns the kept token of a tenant.
    pub fn get(&self, tenant: &Tenant) -> Option<Arc<CachedToken<S>>> {
        self.map().cached.get(tenant).cloned()
    }

    /// Returns the kept token of a tenant, from a new source if there is none.
    pub fn get_or(&self, tenant: &Tenant, now: SystemTime, source: impl FnOnce() -> S) -> Arc<CachedToken<S>> {
        let mut map = self.map();
        if let Some(cached) = map.cached.get(tenant) {
            return Arc::clone(cached);
        }
        if map.cached.len() >= map.full {
            // A clone elsewhere waits for a fetch, which others that come now have to wait for as well.
            map.cached.retain(|_, cached| Arc::strong_count(cached) > 1 || !cached.is_empty(now));
            map.full = FEW.max(2 * map.cached.len());
        }
        Arc::clone(map.cached.entry(tenant.clone()).or_insert_with(|| CachedToken::new(source())))
    }

    fn map(&self) -> MutexGuard<'_, Map<S>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
