//! A request and what was made of it.

use super::documented_call::DocumentedCall;
use super::violation::RequestViolation;
use crate::operation::OperationInfo;
use crate::testing::loopback::Received;
use serde_json::Value;
use std::fmt;

/// A request that came to a [`MockServer`](super::MockServer), held against its page.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Request {
    /// The request as it arrived.
    pub received: Received,
    /// The operation that it is a call of; `None` for the fetch of a token, and for what no page
    /// documents.
    pub operation: Option<&'static OperationInfo>,
    /// The values of path, query, headers and body, decoded, by the names that the page has for
    /// them. JSON text inside a string is what it says, a file is its name;
    /// [`Received::parts`] has what is in it.
    pub values: Value,
    /// What it does against its page.
    pub violations: Vec<RequestViolation>,
    pub(super) documented_call: Option<DocumentedCall>,
    /// Its place among all that came.
    pub(super) number: usize,
}

impl Request {
    /// Returns the body; `null` if it is not JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.received.body).unwrap_or_default()
    }

    /// Whether it is the fetch of a token.
    #[must_use]
    pub fn is_fetch(&self) -> bool {
        matches!(self.documented_call, Some(DocumentedCall::Exchange(_)))
    }
}

/// Says what it was and what was wrong with it, without its values.
impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { received, violations, .. } = self;
        let path = received.target.split('?').next().unwrap_or_default();
        write!(f, "{} {path}", received.method)?;
        if let Some(documented_call) = &self.documented_call {
            write!(f, " ({})", documented_call.name())?;
        }
        for violation in violations {
            write!(f, "\n- {violation}")?;
        }
        Ok(())
    }
}
