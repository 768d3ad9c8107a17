//! The rates of operations, kept before the server complains.

use super::limiter::{Permit, RateLimiter};
use super::scope::{LimiterKey, LimiterScope};
use crate::operation::Rate;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// A line for each operation that has a rate to keep, or that the server wants fewer calls of.
pub(crate) struct RateLimiters {
    own: Vec<Rate>,
    limiters: Mutex<LimiterMap>,
}

struct LimiterMap {
    of: BTreeMap<LimiterKey, Arc<RateLimiter>>,
    /// With this many, those that nobody needs are given up before another is made, which costs each newcomer little.
    full: usize,
}

/// Up to so many lines are not looked through.
const FEW: usize = 1000;

impl RateLimiters {
    /// Keeps the caller's own rates for every operation, beside those of each call.
    pub fn new(own: Vec<Rate>) -> Self {
        Self { own, limiters: Mutex::new(LimiterMap { of: BTreeMap::new(), full: FEW }) }
    }

    /// Waits until one more send is allowed; `None` if nothing is known that could forbid it.
    pub async fn acquire(&self, scope: &LimiterScope<'_>, rates: &[Rate]) -> Option<Permit> {
        let limiter = self.limiter(scope, rates)?;
        Some(limiter.acquire().await)
    }

    /// Lets nothing start for this long, as the server has asked for.
    pub fn pause(&self, scope: &LimiterScope<'_>, rates: &[Rate], wait: Duration) {
        let limiter = self.limiters().limiter(scope.key(), || self.rates(rates));
        limiter.state().window.pause(Instant::now() + wait);
    }

    fn limiter(&self, scope: &LimiterScope<'_>, rates: &[Rate]) -> Option<Arc<RateLimiter>> {
        let mut limiters = self.limiters();
        if self.own.is_empty() && rates.is_empty() {
            return if limiters.of.is_empty() { None } else { limiters.of.get(&scope.key()).map(Arc::clone) };
        }
        let limiter = limiters.limiter(scope.key(), || self.rates(rates));
        limiter.state().window.keep(rates);
        Some(limiter)
    }

    fn rates(&self, rates: &[Rate]) -> Vec<Rate> {
        [rates, &self.own].concat()
    }

    fn limiters(&self) -> MutexGuard<'_, LimiterMap> {
        self.limiters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LimiterMap {
    /// Returns the line of a key, a new one of these rates if there is none.
    fn limiter(&mut self, key: LimiterKey, rates: impl FnOnce() -> Vec<Rate>) -> Arc<RateLimiter> {
        if self.of.len() >= self.full && !self.of.contains_key(&key) {
            let now = Instant::now();
            self.of.retain(|_, limiter| Arc::strong_count(limiter) > 1 || !limiter.state().window.is_idle(now));
            self.full = FEW.max(2 * self.of.len());
        }
        Arc::clone(self.of.entry(key).or_insert_with(|| RateLimiter::of(rates())))
    }
}

#[cfg(test)]
#[path = "limiters_test.rs"]
mod test;
