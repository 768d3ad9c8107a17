//! Requests that violate limits.

use super::violation::Violation;
use crate::value::excerpt;
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

/// The largest number of violations in a message.
const SHOWN: usize = 50;

/// Writes the first 50 violations and the number of others.
impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not sent: ", excerpt(&self.operation, 200))?;
        for (index, violation) in self.violations.iter().take(SHOWN).enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{violation}")?;
        }
        match self.violations.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "; and {more} more"),
        }
    }
}

impl std::error::Error for InvalidRequest {}
