//! Requests that violate limits.

use super::violation::Violation;
use std::borrow::Cow;
use std::fmt;

/// A request that was not sent, because it violates limits of its page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct InvalidRequest {
    /// The operation.
    pub operation: Cow<'static, str>,
    /// All violations, in the order of the page's fields.
    pub violations: Vec<Violation>,
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not sent: ", self.operation)?;
        for (index, violation) in self.violations.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for InvalidRequest {}
