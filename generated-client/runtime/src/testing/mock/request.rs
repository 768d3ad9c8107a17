//! A request to the mock server, with its values and violations.

use super::documented_call::{DocumentedCall, UserCall};
use super::violation::RequestViolation;
use crate::operation::OperationInfo;
use crate::testing::loopback::Received;
use crate::value::Value;
use std::fmt;

/// A request to a [`MockServer`](super::MockServer), checked against its page.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Request {
    /// The request as the server received it.
    pub received: Received,
    /// The operation that is called; `None` for a token request and an undocumented request.
    pub operation: Option<&'static OperationInfo>,
    /// The decoded values of path, query, headers and body, by their documented names.
    ///
    /// JSON text in a string is decoded as well. The value of a file is its name, and
    /// [`Received::parts`] returns its content.
    pub values: Value,
    /// The violations of the page's rules.
    pub violations: Vec<RequestViolation>,
    pub(super) documented_call: Option<DocumentedCall>,
    /// The position among all requests, from 1.
    pub(super) number: usize,
}

impl Request {
    /// Returns the body as JSON; `null` if it is not JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.received.body).unwrap_or_default()
    }

    /// Whether this is a token request.
    #[must_use]
    pub fn is_fetch(&self) -> bool {
        match self.documented_call {
            Some(DocumentedCall::Users(_, call)) => call != UserCall::Page,
            call => matches!(call, Some(DocumentedCall::Exchange(_))),
        }
    }
}

/// Writes method, path and violations, without values.
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
