//! The parts of a response besides its typed data.

use super::body_fields::text_of;
use crate::operation::Envelope;
use crate::value::{Deviation, Redactor};
use bytes::Bytes;
use http::HeaderMap;
use std::ops::Range;

/// The parts of a response besides its typed data.
#[derive(Clone)]
pub(crate) struct Meta {
    pub status: u16,
    pub message: String,
    pub detail: Option<String>,
    pub log_id: Option<String>,
    pub deviations: Vec<Deviation>,
    pub headers: HeaderMap,
    pub raw: Bytes,
    /// The body in UTF-8, if `raw` is in another character set or has broken texts.
    pub decoded: Option<Bytes>,
    /// The range of the data in [`body`](Self::body), if the envelope has a data field and the
    /// response contains it.
    pub data: Option<Range<usize>>,
    /// The secrets of the request, which no text for people shows.
    pub redactor: Redactor,
}

impl Meta {
    /// Removes the secrets of the request from the texts for people; body and headers keep them.
    pub fn redacted(mut self, redactor: &Redactor) -> Self {
        let texts = [Some(&mut self.message), self.detail.as_mut(), self.log_id.as_mut()];
        texts.into_iter().flatten().for_each(|text| redactor.clean(text));
        Self { redactor: redactor.clone(), ..self }
    }

    /// Returns the body, which is valid JSON, without a byte order mark.
    pub fn body(&self) -> &str {
        text_of(self.decoded.as_ref().unwrap_or(&self.raw)).unwrap_or_default()
    }

    /// Whether texts of the body were replaced, so that U+FFFD may be in place of other characters.
    pub fn has_replaced_text(&self) -> bool {
        self.decoded.is_some()
    }

    /// Returns the JSON text of the data; `None` if the response has none.
    ///
    /// Without a data field, the whole body contains the data.
    pub fn data(&self, envelope: &Envelope) -> Option<&str> {
        match envelope.data {
            None => Some(self.body()),
            Some(_) => self.body().get(self.data.clone()?),
        }
    }
}
