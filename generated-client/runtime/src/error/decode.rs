//! A reply that cannot be read.

use super::body::Body;
use super::history::AttemptHistory;
use crate::value::excerpt;
use std::borrow::Cow;
use std::fmt;

/// A reply with HTTP status 2xx that is not what its page documents.
///
/// The call may have been carried out all the same.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DecodeError {
    /// The operation.
    pub operation: Cow<'static, str>,
    /// The HTTP status.
    pub status: u16,
    /// The id under which the vendor logged the call.
    pub log_id: Option<String>,
    /// Where it cannot be read: `data.items[0].id`; empty for the body as a whole.
    pub address: String,
    /// What was documented.
    pub expected: String,
    /// What is there.
    pub found: String,
    pub(crate) raw: Body,
    /// Whether it befell the fetch of a token, before the call itself was sent.
    pub(crate) fetch: bool,
    pub(crate) history: AttemptHistory,
}

impl DecodeError {
    /// Returns the reply's body, up to 64 KiB, without secrets.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        self.raw.bytes()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = if self.address.is_empty() { "the body" } else { &excerpt(&self.address, 300) };
        let Self { operation, status, expected, found, .. } = self;
        write!(f, "{operation} answered HTTP {status} with a reply that cannot be read: ")?;
        write!(f, "{address} is {found} instead of {expected}")?;
        if !self.fetch {
            f.write_str("; the call may have been carried out")?;
        }
        if let Some(log_id) = &self.log_id {
            write!(f, " [log id {}]", excerpt(log_id, 100))?;
        }
        self.history.fmt(f)
    }
}

impl std::error::Error for DecodeError {}
