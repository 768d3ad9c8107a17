//! The calls that share a rate limiter.

use super::value_limits::ValueKey;
use crate::value::Secret;
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

/// An operation, with the credentials of its call that differ from the client's.
#[derive(Clone, Copy)]
pub(crate) struct LimiterScope<'a> {
    pub operation: &'a Cow<'static, str>,
    pub tenant: Option<&'a str>,
    pub bearer: Option<&'a Secret>,
}

/// The owned form of a scope, with a hash in place of the token.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LimiterKey {
    operation: Cow<'static, str>,
    tenant: Option<String>,
    bearer_hash: Option<u64>,
    /// The value of a field, for limits of each value.
    value: Option<ValueKey>,
}

impl LimiterScope<'_> {
    /// Returns the key of the limiter for all calls, or for those with a value of a field.
    pub(super) fn key(&self, value: Option<ValueKey>) -> LimiterKey {
        let hash = |token: &Secret| {
            let mut hasher = DefaultHasher::new();
            token.expose().hash(&mut hasher);
            hasher.finish()
        };
        LimiterKey {
            operation: self.operation.clone(),
            tenant: self.tenant.map(str::to_owned),
            bearer_hash: self.bearer.map(hash),
            value,
        }
    }
}
