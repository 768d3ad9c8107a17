//! Parts of a response beside its typed data.

use crate::operation::Envelope;
use crate::value::Deviation;
use bytes::Bytes;
use http::HeaderMap;
use std::ops::Range;

/// What comes with a reply, whatever its type.
#[derive(Clone)]
pub(crate) struct Meta {
    pub status: u16,
    pub message: String,
    pub detail: Option<String>,
    pub log_id: Option<String>,
    pub deviations: Vec<Deviation>,
    pub headers: HeaderMap,
    pub raw: Bytes,
    /// Where in it the data stand, if the envelope has a field for them and the reply has it.
    pub data: Option<Range<usize>>,
}

impl Meta {
    /// Returns the body, which has been read as JSON.
    pub fn body(&self) -> &str {
        std::str::from_utf8(&self.raw).unwrap_or_default()
    }

    /// Returns the text of the data, whose fields may stand beside the envelope's; `None` if there are none.
    pub fn data(&self, envelope: &Envelope) -> Option<&str> {
        match envelope.data {
            None => Some(self.body()),
            Some(_) => self.body().get(self.data.clone()?),
        }
    }
}
