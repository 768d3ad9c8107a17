//! Successful responses whose data is not read yet.

use super::context::ResponseContext;
use super::download::{Download, Head};
use super::drift::DriftCounts;
use super::log_id::log_id;
use super::meta::Meta;
#[cfg(feature = "streams")]
use super::streamed::StreamedResponse;
use super::trail::CallTrail;
use super::unreadable::unreadable;
use crate::error::Error;
use crate::operation::{BareResponse, Envelope};
use crate::value::{ByteStream, Decode, DecodeFailure, Deviation, Members, ReadRules, Reader, Redactor, Slot, members};
use bytes::Bytes;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;

/// A successful response whose data is not read yet.
pub(crate) struct SuccessResponse {
    pub context: ResponseContext,
    pub meta: Meta,
    /// The file, if the response is one.
    file: Option<ByteStream>,
    /// The content, if the response has no envelope.
    pub bare: Option<BareResponse>,
    /// The counts that receive the deviations.
    drifts: Option<Arc<DriftCounts>>,
    pub trail: CallTrail,
    /// Whether a deviation is an error.
    is_strict: bool,
}

impl SuccessResponse {
    pub fn new(context: &ResponseContext, meta: Meta, bare: Option<BareResponse>) -> Self {
        let context = context.clone();
        Self { context, meta, file: None, bare, drifts: None, trail: CallTrail::default(), is_strict: false }
    }

    /// Sets the secrets of the request and the counts that receive deviations.
    pub fn of(self, redactor: &Redactor, drifts: &Arc<DriftCounts>) -> Self {
        Self { meta: self.meta.redacted(redactor), drifts: Some(Arc::clone(drifts)), ..self }
    }

    /// Makes each deviation an error if `is_strict`.
    pub fn strict(self, is_strict: bool) -> Self {
        Self { is_strict, ..self }
    }

    /// Creates a response that is a file.
    pub fn of_file(context: &ResponseContext, head: http::response::Parts, file: ByteStream) -> Self {
        let meta = Meta {
            status: head.status.as_u16(),
            message: String::new(),
            detail: None,
            log_id: log_id(context.service, &head.headers, &Members::default()),
            deviations: Vec::new(),
            headers: head.headers,
            raw: Bytes::new(),
            decoded: None,
            data: None,
            redactor: Redactor::default(),
        };
        Self { file: Some(file), ..Self::new(context, meta, None) }
    }

    /// Returns the file; the wait for each chunk is at most `chunk_timeout`.
    pub fn download(self, chunk_timeout: Duration) -> Download {
        let Meta { status, log_id, headers, raw, .. } = self.meta;
        let head = Head { operation: self.context.operation, status, log_id, headers, history: self.trail.history };
        Download::new(head, self.file.unwrap_or_else(|| raw.into()), chunk_timeout)
    }

    /// Returns the stream of events.
    #[cfg(feature = "streams")]
    pub fn streamed(self) -> StreamedResponse {
        let Self { context, meta, file, drifts, trail, is_strict, .. } = self;
        let body = file.unwrap_or_else(|| meta.raw.clone().into());
        StreamedResponse { context, meta, body, drifts, history: trail.history, is_strict }
    }

    /// Reads the data into `response`, which is an object or accepts any JSON.
    pub fn read(self, response: &mut dyn Decode) -> Result<Meta, Error> {
        self.walk(response, false)
    }

    /// Reads the data like [`read`](Self::read), but only to note deviations.
    pub fn note_deviations(self, response: &mut dyn Decode) -> Result<Meta, Error> {
        self.walk(response, true)
    }

    fn walk(mut self, response: &mut dyn Decode, is_dry: bool) -> Result<Meta, Error> {
        if self.file.is_some() || self.meta.raw.trim_ascii().is_empty() {
            return Ok(self.meta);
        }
        let envelope = &self.context.envelope;
        let deviations = std::mem::take(&mut self.meta.deviations);
        let data = envelope.data.filter(|_| self.bare.is_none());
        // Only its data shows that a bare response is a success, so all of it must be readable.
        let is_strict = self.is_strict || self.bare.is_some();
        let rules = ReadRules { is_dry, ..self.context.read_rules(is_strict, &self.meta.redactor) };
        let mut reader = Reader::at(data.unwrap_or_default(), deviations, rules);
        let read = match (self.bare, data, self.meta.data(envelope)) {
            (Some(bare), ..) => read_bare(bare, response, self.meta.body(), envelope, &mut reader),
            (None, _, None) => Ok(()),
            (None, None, Some(body)) => reader.read_except(response, body, &|key| envelope.owns(key)),
            (None, Some(_), Some(data)) => reader.read(response, data),
        };
        self.meta.deviations = reader.finish();
        if let Some(drifts) = &self.drifts {
            drifts.note(&self.context.operation, &self.meta.deviations);
        }
        let deviation = self.meta.deviations.first().filter(|_| self.is_strict).map(Deviation::failure);
        match read.err().or(deviation) {
            None => Ok(self.meta),
            Some(failure) => {
                Err(self.trail.fail(unreadable(self.context.operation, &self.meta.redactor, &self.meta, failure)))
            }
        }
    }
}

/// Reads a response without an envelope.
///
/// An object without any documented member is not a success.
fn read_bare(
    bare: BareResponse,
    response: &mut dyn Decode,
    body: &str,
    envelope: &Envelope,
    reader: &mut Reader<'_>,
) -> Result<(), DecodeFailure> {
    let members = members(body).unwrap_or_default();
    let whole = match bare {
        BareResponse::Whole(name) if members.get(name).is_none() && matches!(response.slot(), Slot::Object(_)) => {
            Some(name)
        }
        _ => None,
    };
    if members.keys().next().is_some() && !members.keys().any(|key| has_field(response.slot(), whole, key)) {
        return Err(DecodeFailure {
            address: String::new(),
            expected: format!("an object with `{}`", envelope.code),
            found: format!("an object without `{}`", envelope.code),
        });
    }
    match whole {
        Some(name) => reader.read(response, &format!("{{{}:{body}}}", Value::from(name))),
        None => reader.read(response, body),
    }
}

/// Whether an object has a field for `key`, or the object in its field `whole` has.
fn has_field(slot: Slot<'_>, whole: Option<&str>, key: &str) -> bool {
    match (slot, whole) {
        (Slot::Object(object), Some(name)) => {
            object.fields().get(name).is_some_and(|target| has_field(target.slot(), None, key))
        }
        (Slot::Object(object), None) => object.fields().get(key).is_some(),
        (Slot::Optional(optional), whole) => has_field(optional.fill().slot(), whole, key),
        _ => true,
    }
}
