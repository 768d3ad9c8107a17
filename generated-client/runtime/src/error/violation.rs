//! A rule and the place where it is not kept.

use super::limit_rule::LimitRule;
use std::fmt;

/// A value of a request that breaks a rule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// Where it stands: `delete.objects[3].key`; empty for the request as a whole.
    pub address: String,
    /// What it breaks.
    pub rule: LimitRule,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = if self.address.is_empty() { "the request" } else { &self.address };
        write!(f, "{subject} {}", self.rule)
    }
}
