//! The calls that share a rate limiter.

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
}

impl LimiterScope<'_> {
    pub(super) fn key(&self) -> LimiterKey {
        let hash = |token: &Secret| {
            let mut hasher = DefaultHasher::new();
            token.expose().hash(&mut hasher);
            hasher.finish()
        };
        LimiterKey {
            operation: self.operation.clone(),
            tenant: self.tenant.map(str::to_owned),
            bearer_hash: self.bearer.map(hash),
        }
    }
}
