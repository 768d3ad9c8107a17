//! The rate limiters of a client.

use super::limiter::{Permit, RateLimiter};
use super::scope::{LimiterKey, LimiterScope};
use crate::operation::Rate;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// A rate limiter for each scope with a rate, or with a pause that the server asked for.
pub(crate) struct RateLimiters {
    /// The caller's rates, which apply to every operation.
    own: Vec<Rate>,
    limiters: Mutex<LimiterMap>,
}

struct LimiterMap {
    limiters: BTreeMap<LimiterKey, Arc<RateLimiter>>,
    /// The size from which unused limiters are removed before another is added.
    ///
    /// The size doubles with the map, so that the removal costs each new limiter little.
    prune_at: usize,
}

/// The smallest size of the map from which unused limiters are removed.
const MIN_PRUNE_AT: usize = 1000;

impl RateLimiters {
    /// Creates the limiters of a client with the caller's rates for every operation.
    pub fn new(own: Vec<Rate>) -> Self {
        Self { own, limiters: Mutex::new(LimiterMap { limiters: BTreeMap::new(), prune_at: MIN_PRUNE_AT }) }
    }

    /// Waits for a permit; returns `None` if no rate or pause limits the scope.
    pub async fn acquire(&self, scope: &LimiterScope<'_>, rates: &[Rate]) -> Option<Permit> {
        let limiter = self.limiter(scope, rates)?;
        Some(limiter.acquire().await)
    }

    /// Withholds the permits of a scope for `wait`, as the server asked for.
    pub fn pause(&self, scope: &LimiterScope<'_>, rates: &[Rate], wait: Duration) {
        let limiter = self.map().get_or_add(scope.key(), || self.rates(rates));
        limiter.state().window.pause(Instant::now() + wait);
    }

    fn limiter(&self, scope: &LimiterScope<'_>, rates: &[Rate]) -> Option<Arc<RateLimiter>> {
        let mut map = self.map();
        if self.own.is_empty() && rates.is_empty() {
            return if map.limiters.is_empty() { None } else { map.limiters.get(&scope.key()).map(Arc::clone) };
        }
        let limiter = map.get_or_add(scope.key(), || self.rates(rates));
        limiter.state().window.keep(rates);
        Some(limiter)
    }

    fn rates(&self, rates: &[Rate]) -> Vec<Rate> {
        [rates, &self.own].concat()
    }

    fn map(&self) -> MutexGuard<'_, LimiterMap> {
        self.limiters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LimiterMap {
    /// Returns the limiter of a key, and creates it with these rates if it is missing.
    fn get_or_add(&mut self, key: LimiterKey, rates: impl FnOnce() -> Vec<Rate>) -> Arc<RateLimiter> {
        if self.limiters.len() >= self.prune_at && !self.limiters.contains_key(&key) {
            let now = Instant::now();
            self.limiters.retain(|_, limiter| Arc::strong_count(limiter) > 1 || !limiter.state().window.is_idle(now));
            self.prune_at = MIN_PRUNE_AT.max(2 * self.limiters.len());
        }
        Arc::clone(self.limiters.entry(key).or_insert_with(|| RateLimiter::of(rates())))
    }
}

#[cfg(test)]
#[path = "limiters_test.rs"]
mod test;
