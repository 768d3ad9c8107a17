//! Limits of the calls with one value of a field.

use crate::operation::{Concurrency, FieldRate, Rate};

/// A value of a field, as a hash.
///
/// Values with the same hash share their limits, which only slows calls down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ValueKey {
    /// The field; `None` for a number of all calls.
    field: Option<&'static str>,
    /// The hash of the value, or the number of all calls.
    hash: u64,
}

/// The rates of the calls with one value of a field, and the number of these calls at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ValueLimits {
    pub key: ValueKey,
    pub rates: Vec<Rate>,
    pub max: Option<u32>,
}

impl ValueLimits {
    /// Returns the limits of a call; `hash` returns the hash of its value of a field.
    ///
    /// Limits of a number of calls come last, so that a call that waits for a rate of a value does
    /// not count.
    pub fn of_call(
        rates: &[FieldRate],
        concurrency: Option<Concurrency>,
        hash: impl Fn(&'static str) -> u64,
    ) -> Vec<Self> {
        let mut limits: Vec<Self> = Vec::new();
        let max = concurrency.map_or(0, |concurrency| concurrency.max);
        let of = |field: Option<&'static str>| ValueKey { field, hash: field.map_or(max.into(), &hash) };
        for FieldRate { field, rate } in rates {
            match limits.iter_mut().find(|limit| limit.key.field == Some(field)) {
                Some(limit) => limit.rates.push(*rate),
                None => limits.push(Self { key: of(Some(field)), rates: vec![*rate], max: None }),
            }
        }
        if let Some(Concurrency { max, field }) = concurrency {
            match limits.iter().position(|limit| field.is_some() && limit.key.field == field) {
                Some(index) => {
                    let limit = limits.remove(index);
                    limits.push(Self { max: Some(max), ..limit });
                }
                None => limits.push(Self { key: of(field), rates: Vec::new(), max: Some(max) }),
            }
        }
        limits
    }

    /// Whether the limits are those of single values.
    pub fn is_of_value(&self) -> bool {
        self.key.field.is_some()
    }
}

#[cfg(test)]
#[path = "value_limits_test.rs"]
mod test;
