//! Violations of limits.

use super::limit_rule::LimitRule;
use crate::value::excerpt;
use std::fmt;

/// A value of a request that violates a rule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// The location of the value: `delete.objects[3].key`; empty for the request itself.
    pub address: String,
    /// The violated rule.
    pub rule: LimitRule,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.address {
            "" => write!(f, "the request {}", self.rule),
            address => write!(f, "`{}` {}", excerpt(address, 300), self.rule),
        }
    }
}
