//! Successful responses whose data is not read yet.

use super::context::ResponseContext;
use super::download::{Download, Head};
use super::drift::DriftCounts;
use super::log_id::log_id;
use super::meta::Meta;
use super::trail::CallTrail;
use super::unreadable::unreadable;
use crate::error::Error;
use crate::operation::{BareResponse, Envelope};
use crate::value::{ByteStream, DecodeFailure, Members, Object, Reader, Redactor, Slot, members};
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
}

impl SuccessResponse {
    pub fn new(context: &ResponseContext, meta: Meta, bare: Option<BareResponse>) -> Self {
        let context = context.clone();
        Self { context, meta, file: None, bare, drifts: None, trail: CallTrail::default() }
    }

    /// Sets the secrets of the request and the counts that receive deviations.
    pub fn of(self, redactor: &Redactor, drifts: &Arc<DriftCounts>) -> Self {
        Self { meta: self.meta.redacted(redactor), drifts: Some(Arc::clone(drifts)), ..self }
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

    /// Reads the data into `response`.
    pub fn read(self, response: &mut dyn Object) -> Result<Meta, Error> {
        self.read_into(Slot::Object(response))
    }

    /// Reads the data into `slot`, which is an object or accepts any JSON.
    pub fn read_into(self, slot: Slot<'_>) -> Result<Meta, Error> {
        self.walk(slot, false)
    }

    /// Reads the data like [`read`](Self::read), but only to note deviations.
    pub fn note_deviations(self, response: &mut dyn Object) -> Result<Meta, Error> {
        self.walk(Slot::Object(response), true)
    }

    fn walk(mut self, slot: Slot<'_>, is_dry: bool) -> Result<Meta, Error> {
        if self.file.is_some() {
            return Ok(self.meta);
        }
        let envelope = &self.context.service.envelope;
        let deviations = std::mem::take(&mut self.meta.deviations);
        let data = envelope.data.filter(|_| self.bare.is_none());
        let mut reader = Reader::at(data.unwrap_or_default(), deviations);
        reader.is_dry = is_dry;
        let read = match (self.bare, data, self.meta.data(envelope)) {
            (Some(bare), ..) => read_bare(bare, slot, self.meta.body(), envelope, &mut reader),
            (None, _, None) => Ok(()),
            (None, None, Some(body)) => reader.read_except(slot, body, &|key| envelope.owns(key)),
            (None, Some(_), Some(data)) => reader.read(slot, data),
        };
        self.meta.deviations = reader.finish();
        for deviation in &mut self.meta.deviations {
            self.meta.redactor.clean(&mut deviation.address);
        }
        if let Some(drifts) = &self.drifts {
            drifts.note(&self.context.operation, &self.meta.deviations);
        }
        match read {
            Ok(()) => Ok(self.meta),
            Err(failure) => {
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
    slot: Slot<'_>,
    body: &str,
    envelope: &Envelope,
    reader: &mut Reader,
) -> Result<(), DecodeFailure> {
    let members = members(body).unwrap_or_default();
    let location = match bare {
        BareResponse::Whole(name) if members.get(name).is_none() && matches!(slot, Slot::Object(_)) => {
            reader.read(slot, &format!("{{{}:{body}}}", Value::from(name)))?;
            name
        }
        _ => {
            reader.read(slot, body)?;
            ""
        }
    };
    let count = members.keys().count();
    if count == 0 || reader.unknown(location, members.keys()) < count {
        return Ok(());
    }
    Err(DecodeFailure {
        address: String::new(),
        expected: format!("an object with `{}`", envelope.code),
        found: format!("an object without `{}`", envelope.code),
    })
}
