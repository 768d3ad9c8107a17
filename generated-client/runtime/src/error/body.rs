//! The response body that an error keeps.

use crate::value::{Redactor, excerpt};
use bytes::Bytes;
use std::fmt;

/// The largest part of a body that an error keeps, in bytes.
const MOST: usize = 64 * 1024;

/// The largest part of a code, a message or a location that an error keeps, in bytes.
pub(crate) const MOST_TEXT: usize = 8 * 1024;

/// The start of a response body, without secrets.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Body(Bytes);

impl Body {
    /// Copies up to 64 KiB of `body`, with secrets replaced.
    pub fn keep(body: &Bytes, redactor: &Redactor) -> Self {
        let text = String::from_utf8_lossy(body);
        let clean = redactor.text(&text);
        let kept = if clean == text { body } else { clean.as_bytes() };
        Self(Bytes::copy_from_slice(&kept[..kept.len().min(MOST)]))
    }

    /// Returns the bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Writes an excerpt of 200 characters.
impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let begin = &self.0[..self.0.len().min(1024)];
        f.write_str(&excerpt(&String::from_utf8_lossy(begin), 200))
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} ({} bytes)", self.to_string(), self.0.len())
    }
}
