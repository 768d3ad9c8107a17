//! The rate limiters of a client.

use super::closed::Closed;
use super::limiter::{Permit, RateLimiter};
use super::rules::RateRules;
use super::scope::{LimiterKey, LimiterScope};
use super::slots::CallSlots;
use super::value_limits::ValueLimits;
use crate::operation::Rate;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// A rate limiter for each scope with a rate, or with a pause that the server asked for.
pub(crate) struct RateLimiters {
    /// The caller's rates, which apply to every operation.
    own: Vec<Rate>,
    slack: Duration,
    slots: CallSlots,
    /// Slots without a bound, for rates of values: calls hold a slot of the client as well.
    unbounded: CallSlots,
    limiters: Mutex<LimiterMap>,
}

struct LimiterMap {
    limiters: BTreeMap<LimiterKey, Arc<RateLimiter>>,
    /// The size from which unused limiters are removed before another is added.
    ///
    /// The size doubles with the map, so that the removal costs each new limiter little.
    prune_at: usize,
}

/// The limits of one call.
#[derive(Clone, Copy)]
pub(crate) struct CallLimits<'a> {
    /// The documented rates of all calls.
    pub rates: &'a [Rate],
    /// The limits of the call's values.
    pub values: &'a [ValueLimits],
}

/// The longest slack; more has no use and could overflow.
const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The smallest size of the map from which unused limiters are removed.
const MIN_PRUNE_AT: usize = 1000;

impl RateLimiters {
    /// Creates the limiters of a client.
    pub fn new(rules: RateRules) -> Self {
        let RateRules { rates, slack, max_in_flight } = rules;
        let limiters = Mutex::new(LimiterMap { limiters: BTreeMap::new(), prune_at: MIN_PRUNE_AT });
        Self {
            own: rates,
            slack: slack.min(YEAR),
            slots: CallSlots::new(max_in_flight),
            unbounded: CallSlots::new(usize::MAX),
            limiters,
        }
    }

    /// Waits for the permits of the call's values, then for a slot of the client.
    ///
    /// The call also waits for a permit of its operation if a rate or a pause limits the scope.
    ///
    /// This order is the same for all calls of an operation, so no two calls wait for each other. A
    /// call whose deadline comes before the end of a pause of the server is refused at once.
    pub async fn acquire(
        &self,
        scope: &LimiterScope<'_>,
        limits: CallLimits<'_>,
        deadline: Instant,
    ) -> Result<Permit, Closed> {
        let mut others = Vec::with_capacity(limits.values.len());
        for value in limits.values {
            others.push(self.value_limiter(scope, value).acquire(deadline).await?);
        }
        let permit = match self.limiter(scope, limits.rates) {
            Some(limiter) => limiter.acquire(deadline).await?,
            None => Permit::unlimited(self.slots.clone().take().await),
        };
        Ok(permit.with(others))
    }

    /// Withholds the permits of a scope for `wait`.
    pub fn pause(&self, scope: &LimiterScope<'_>, limits: CallLimits<'_>, wait: Duration) {
        for limiter in self.limiters_of(scope, limits) {
            limiter.state().window.pause(Instant::now() + wait);
        }
    }

    /// Withholds the permits of a scope for `wait`, as the server asks.
    ///
    /// Calls whose deadlines come first are refused at once, also those that wait already.
    pub fn close(&self, scope: &LimiterScope<'_>, limits: CallLimits<'_>, wait: Duration) {
        for limiter in self.limiters_of(scope, limits) {
            limiter.close(wait);
        }
    }

    /// Returns the limiters that a pause of the server is about.
    ///
    /// If the page states limits of values alone, the pause is about the values of the call, and
    /// otherwise about all calls of the operation.
    fn limiters_of(&self, scope: &LimiterScope<'_>, limits: CallLimits<'_>) -> Vec<Arc<RateLimiter>> {
        let values = limits.values.iter().filter(|value| value.is_of_value());
        let values: Vec<_> = values.map(|value| self.value_limiter(scope, value)).collect();
        if limits.rates.is_empty() && !values.is_empty() { values } else { vec![self.get_or_add(scope, limits.rates)] }
    }

    fn value_limiter(&self, scope: &LimiterScope<'_>, limits: &ValueLimits) -> Arc<RateLimiter> {
        let (rates, slack) = (limits.rates.clone(), self.slack);
        self.map().get_or_add(scope.key(Some(limits.key)), || match limits.max {
            Some(max) => RateLimiter::with_own_slots(rates, slack, max),
            None => RateLimiter::of(rates, slack, self.unbounded.clone()),
        })
    }

    fn limiter(&self, scope: &LimiterScope<'_>, rates: &[Rate]) -> Option<Arc<RateLimiter>> {
        if self.own.is_empty() && rates.is_empty() {
            let map = self.map();
            return if map.limiters.is_empty() { None } else { map.limiters.get(&scope.key(None)).map(Arc::clone) };
        }
        let limiter = self.get_or_add(scope, rates);
        limiter.state().window.keep(rates);
        Some(limiter)
    }

    fn get_or_add(&self, scope: &LimiterScope<'_>, rates: &[Rate]) -> Arc<RateLimiter> {
        let new = || RateLimiter::of([rates, &self.own].concat(), self.slack, self.slots.clone());
        self.map().get_or_add(scope.key(None), new)
    }

    fn map(&self) -> MutexGuard<'_, LimiterMap> {
        self.limiters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LimiterMap {
    /// Returns the limiter of a key, and creates it if it is missing.
    fn get_or_add(&mut self, key: LimiterKey, new: impl FnOnce() -> Arc<RateLimiter>) -> Arc<RateLimiter> {
        if self.limiters.len() >= self.prune_at && !self.limiters.contains_key(&key) {
            let now = Instant::now();
            self.limiters.retain(|_, limiter| Arc::strong_count(limiter) > 1 || !limiter.is_idle(now));
            self.prune_at = MIN_PRUNE_AT.max(2 * self.limiters.len());
        }
        Arc::clone(self.limiters.entry(key).or_insert_with(new))
    }
}

#[cfg(test)]
#[path = "limiters_test.rs"]
mod test;

#[cfg(test)]
#[path = "values_test.rs"]
mod values_test;
