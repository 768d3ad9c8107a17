//! Whose calls of which operation are counted together.

use crate::value::Secret;
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

/// An operation, and credentials other than the client's own.
#[derive(Clone, Copy)]
pub(crate) struct LimiterScope<'a> {
    pub operation: &'a Cow<'static, str>,
    pub tenant: Option<&'a str>,
    pub bearer: Option<&'a Secret>,
}

/// The same, to be kept: of a token only a hash.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LimiterKey(Cow<'static, str>, Option<String>, Option<u64>);

impl LimiterScope<'_> {
    pub(super) fn key(&self) -> LimiterKey {
        let hash = |token: &Secret| {
            let mut hasher = DefaultHasher::new();
            token.expose().hash(&mut hasher);
            hasher.finish()
        };
        LimiterKey(self.operation.clone(), self.tenant.map(str::to_owned), self.bearer.map(hash))
    }
}
