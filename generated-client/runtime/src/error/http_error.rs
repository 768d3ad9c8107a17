//! A failure that only HTTP knows of.

use super::Body;
use crate::excerpt::excerpt;
use std::fmt;

/// A reply with an HTTP status other than 2xx, and without an error code of the vendor.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct HttpError {
    /// The operation.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The id under which the vendor logged the call.
    pub log_id: Option<String>,
    pub(crate) raw: Body,
}

impl HttpError {
    /// Returns the reply's body, up to 64 KiB, without secrets.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        self.raw.bytes()
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed with HTTP {}", self.operation, self.status)?;
        f.write_str(match self.status {
            300..400 => ", redirects are not followed",
            _ => ", without an error code of the vendor",
        })?;
        if !self.raw.bytes().is_empty() {
            write!(f, ": {}", self.raw)?;
        }
        if let Some(log_id) = &self.log_id {
            write!(f, " [log id {}]", excerpt(log_id, 100))?;
        }
        Ok(())
    }
}

impl std::error::Error for HttpError {}
