//! Errors of responses that cannot be read.

use super::body::Body;
use super::history::AttemptHistory;
use crate::value::excerpt;
use std::borrow::Cow;
use std::fmt;

/// A response with HTTP status 2xx that differs too much from its page.
///
/// The vendor may have carried out the call.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DecodeError {
    /// The operation.
    pub operation: Cow<'static, str>,
    /// The HTTP status.
    pub status: u16,
    /// The id under which the vendor logged the call.
    pub log_id: Option<String>,
    /// The location of the unreadable value: `data.items[0].id`; empty for the body itself.
    pub address: String,
    /// The documented type.
    pub expected: String,
    /// A description of the value.
    pub found: String,
    pub(crate) raw: Body,
    /// Whether a token request failed; the call itself was then not sent.
    pub(crate) is_token_request: bool,
    pub(crate) history: AttemptHistory,
}

impl DecodeError {
    /// Returns the response body without secrets, up to 64 KiB.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        self.raw.bytes()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, expected, .. } = self;
        let (operation, found) = (excerpt(&self.operation, 200), excerpt(&self.found, 300));
        write!(f, "{operation} returned HTTP {status} with an unreadable response: ")?;
        match &*self.address {
            "" => f.write_str("the body")?,
            address => write!(f, "`{}`", excerpt(address, 300))?,
        }
        write!(f, " is {found} instead of {expected}")?;
        if !self.is_token_request {
            f.write_str("; the call may have been carried out")?;
        }
        if let Some(log_id) = &self.log_id {
            write!(f, " [log id {}]", excerpt(log_id, 100))?;
        }
        self.history.fmt(f)
    }
}

impl std::error::Error for DecodeError {}
