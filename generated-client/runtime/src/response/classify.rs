//! Reads a reply in its order: HTTP status, envelope, data.
//!
//! Data is never read from a failure, so that an error cannot look like an empty success.

use crate::decode::{Failure, Members, Reader, members, scalar_text};
use crate::download::Head;
use crate::drift::Drifts;
use crate::error::{Body, Headers, Trail};
use crate::redact::Redact;
use crate::repeat::retry_after;
use crate::response::Meta;
use crate::transport::ByteStream;
use crate::{ApiError, Bare, Code, DecodeError, Download, Envelope, Error, ErrorRow, HttpError, Info};
use crate::{Object, Service, Slot, Tolerated, Value, What};
use bytes::Bytes;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Whose reply is read.
#[derive(Clone)]
pub(crate) struct Subject {
    pub operation: Cow<'static, str>,
    pub service: &'static Service,
    pub errors: &'static [ErrorRow],
    /// What a success holds that comes without its envelope.
    pub bare: Option<Bare>,
}

impl Subject {
    /// Returns what is known about `code`: the operation's own row, else the service's.
    fn row(&self, code: &str) -> Option<&'static ErrorRow> {
        self.errors.iter().chain(self.service.errors).find(|row| row.code == code)
    }
}

impl From<&Info> for Subject {
    fn from(info: &Info) -> Self {
        Self { operation: Cow::Borrowed(info.name), service: info.service, errors: info.errors, bare: info.bare }
    }
}

/// A reply that says it is a success; its data has yet to be read.
pub(crate) struct Answer {
    pub subject: Subject,
    pub meta: Meta,
    /// The file, where the reply is one.
    file: Option<ByteStream>,
    /// What it holds, if it came without its envelope.
    pub bare: Option<Bare>,
    pub redact: Redact,
    /// Who wants to know what was tolerated.
    drifts: Option<Arc<Drifts>>,
}

/// Tells success from failure.
///
/// `now` is the client's time of day, for a date until which the server asks to wait.
pub(crate) fn judge(
    subject: &Subject,
    response: http::Response<Bytes>,
    redact: &Redact,
    now: SystemTime,
) -> Result<Answer, Error> {
    let (head, body) = response.into_parts();
    let envelope = &subject.service.envelope;
    let ok = head.status.is_success();
    let fields = text(&body).and_then(|text| members(text).map_err(|error| describe(text, &error)));
    let (fields, unreadable) = match fields {
        Ok(fields) => (fields, None),
        Err(found) => (Members::default(), Some(found)),
    };
    let value = |name: &&str| {
        let text = fields.get(name).and_then(scalar_text);
        text.filter(|text| !text.is_empty())
    };
    let code = value(&envelope.code);
    let mut meta = Meta {
        status: head.status.as_u16(),
        message: value(&envelope.message).unwrap_or_default().into_owned(),
        detail: envelope.detail.as_ref().and_then(value).map(Cow::into_owned),
        log_id: log_id(subject.service, &head.headers, &fields),
        tolerated: Vec::new(),
        headers: head.headers,
        raw: body.clone(),
        data: envelope.data.and_then(|name| place(&body, fields.get(name)?)),
    };
    let succeeds = code.as_deref().is_some_and(|code| envelope.succeeds(code));
    if ok && succeeds {
        if envelope.data.is_some() {
            meta.tolerated = unknown(&fields, |key| envelope.owns(key));
        }
        return Ok(Answer {
            subject: subject.clone(),
            meta,
            file: None,
            bare: None,
            redact: Redact::default(),
            drifts: None,
        });
    }
    let is_failure = || envelope.error_codes.iter().any(|name| value(name).is_some());
    let bare = subject.bare.filter(|bare| ok && !is_failure() && is_bare(*bare, &body, &fields, envelope));
    if bare.is_some() {
        return Ok(Answer {
            subject: subject.clone(),
            meta,
            file: None,
            bare,
            redact: Redact::default(),
            drifts: None,
        });
    }
    let raw = Body::keep(&body, redact);
    let operation = subject.operation.clone();
    meta.log_id = meta.log_id.map(|log_id| redact.text(&log_id));
    let retry_after = retry_after(&meta.headers, subject.service.retry_after, now);
    let headers = Headers::keep(std::mem::take(&mut meta.headers), redact);
    let trail = Trail::default();
    let codes = || envelope.error_codes.iter().filter_map(value).chain(code.clone().filter(|_| !succeeds));
    match codes().next() {
        Some(code) => Err(Error::from(ApiError {
            vendor: subject.service.vendor,
            operation,
            // A gateway may say the same code in several forms, of which the documents list one.
            row: codes().find_map(|code| subject.row(&code)),
            code: Code::new(redact.text(&code)),
            message: redact.text(&meta.message),
            detail: meta.detail.map(|detail| redact.text(&detail)),
            status: meta.status,
            log_id: meta.log_id,
            retry_after,
            headers,
            raw,
            trail,
        })),
        None if !ok => {
            let Meta { status, log_id, .. } = meta;
            Err(HttpError { operation, status, log_id, retry_after, headers, raw, trail }.into())
        }
        None => {
            let expected = format!("an object with {}", envelope.code);
            let found = unreadable.unwrap_or_else(|| format!("an object without {}", envelope.code));
            let failure = Failure { address: String::new(), expected, found };
            Err(DecodeError::new(operation, &meta, failure, raw).into())
        }
    }
}

impl Answer {
    /// States what was secret about its request, and who wants to know what is tolerated.
    pub fn of(self, redact: Redact, drifts: &Arc<Drifts>) -> Self {
        Self { redact, drifts: Some(Arc::clone(drifts)), ..self }
    }

    /// A reply that is a file.
    pub fn of_file(subject: &Subject, head: http::response::Parts, file: ByteStream) -> Self {
        let meta = Meta {
            status: head.status.as_u16(),
            message: String::new(),
            detail: None,
            log_id: log_id(subject.service, &head.headers, &Members::default()),
            tolerated: Vec::new(),
            headers: head.headers,
            raw: Bytes::new(),
            data: None,
        };
        Self { subject: subject.clone(), meta, file: Some(file), bare: None, redact: Redact::default(), drifts: None }
    }

    /// Returns the file, for each part of which the caller waits as long as `patience`.
    pub fn download(self, patience: Duration) -> Download {
        let Meta { status, log_id, headers, raw, .. } = self.meta;
        let head = Head { operation: self.subject.operation, status, log_id, headers };
        Download::new(head, self.file.unwrap_or_else(|| raw.into()), patience)
    }

    /// Reads the data into `reply`.
    pub fn read(self, reply: &mut dyn Object) -> Result<Meta, Error> {
        self.read_into(Slot::Object(reply))
    }

    /// Reads the data into `slot`, which is an object or takes any JSON.
    pub fn read_into(self, slot: Slot<'_>) -> Result<Meta, Error> {
        self.walk(slot, false)
    }

    /// Reads the data like [`read`](Self::read), but only to hear of what would be tolerated.
    pub fn watch(self, reply: &mut dyn Object) -> Result<Meta, Error> {
        self.walk(Slot::Object(reply), true)
    }

    fn walk(mut self, slot: Slot<'_>, is_dry: bool) -> Result<Meta, Error> {
        if self.file.is_some() {
            return Ok(self.meta);
        }
        let envelope = &self.subject.service.envelope;
        let tolerated = std::mem::take(&mut self.meta.tolerated);
        let data = envelope.data.filter(|_| self.bare.is_none());
        let reader = Reader::at(data.unwrap_or_default(), tolerated);
        let mut reader = if is_dry { reader.dry() } else { reader };
        let read = match (self.bare, data, self.meta.data(envelope)) {
            (Some(bare), ..) => read_bare(bare, slot, self.meta.body(), envelope, &mut reader),
            (None, _, None) => Ok(()),
            (None, None, Some(body)) => reader.beside(slot, body, &|key| envelope.owns(key)),
            (None, Some(_), Some(data)) => reader.text(slot, data),
        };
        self.meta.tolerated = reader.finish();
        if let Some(drifts) = &self.drifts {
            drifts.note(&self.subject.operation, &self.meta.tolerated);
        }
        match read {
            Ok(()) => Ok(self.meta),
            Err(failure) => Err(fault(self.subject.operation, &self.redact, &self.meta, failure)),
        }
    }
}

/// Makes an error of what is wrong with a reply, without what is secret.
pub(crate) fn fault(operation: Cow<'static, str>, redact: &Redact, meta: &Meta, failure: Failure) -> Error {
    let [address, found] = [&failure.address, &failure.found].map(|text| redact.text(text));
    let failure = Failure { address, found, ..failure };
    let raw = Body::keep(&meta.raw, redact);
    let log_id = meta.log_id.as_ref().map(|log_id| redact.text(log_id));
    DecodeError { log_id, ..DecodeError::new(operation, meta, failure, raw) }.into()
}

impl DecodeError {
    pub(crate) fn new(operation: Cow<'static, str>, meta: &Meta, failure: Failure, raw: Body) -> Self {
        let Failure { address, expected, found } = failure;
        Self {
            operation,
            status: meta.status,
            log_id: meta.log_id.clone(),
            address,
            expected,
            found,
            raw,
            fetch: false,
            trail: Trail::default(),
        }
    }
}

/// Whether a reply came without its envelope, and not as something else: it has no code, and more than a message.
fn is_bare(bare: Bare, body: &Bytes, fields: &Members<'_>, envelope: &Envelope) -> bool {
    let is_list = || text(body).is_ok_and(|text| serde_json::from_str::<Vec<&RawValue>>(text).is_ok());
    let is_object = fields.get(envelope.code).is_none() && fields.keys().any(|key| !envelope.owns(key));
    is_object || (bare != Bare::Members && is_list())
}

/// Reads a reply that came without its envelope. An object without anything that is known is no success.
fn read_bare(bare: Bare, slot: Slot<'_>, body: &str, envelope: &Envelope, reader: &mut Reader) -> Result<(), Failure> {
    let members = members(body).unwrap_or_default();
    let at = match bare {
        Bare::Whole(name) if members.get(name).is_none() && matches!(slot, Slot::Object(_)) => {
            reader.text(slot, &format!("{{{}:{body}}}", Value::from(name)))?;
            name
        }
        _ => {
            reader.text(slot, body)?;
            ""
        }
    };
    let count = members.keys().count();
    if count > 0 && reader.unknown(at, members.keys()) == count {
        let [expected, found] = ["with", "without"].map(|has| format!("an object {has} {}", envelope.code));
        return Err(Failure { address: String::new(), expected, found });
    }
    Ok(())
}

/// Returns where a value stands in the body that it was read from.
fn place(body: &Bytes, value: &RawValue) -> Option<Range<usize>> {
    let start = (value.get().as_ptr() as usize).checked_sub(body.as_ptr() as usize)?;
    Some(start..start + value.get().len())
}

fn text(body: &Bytes) -> Result<&str, String> {
    std::str::from_utf8(body).map_err(|_| "not UTF-8".to_owned())
}

/// Describes a body that is not a JSON object, without quoting it.
fn describe(text: &str, error: &serde_json::Error) -> String {
    // What begins as another kind of value has not been read further.
    let whole = serde_json::from_str::<&RawValue>(text).err();
    match (text.trim_start().bytes().next(), error.classify(), &whole) {
        (None, ..) => "empty".to_owned(),
        (_, serde_json::error::Category::Data, None) => "JSON, but no object".to_owned(),
        _ => {
            let error = whole.as_ref().unwrap_or(error);
            format!("not JSON (line {}, column {})", error.line(), error.column())
        }
    }
}

fn unknown(fields: &Members<'_>, known: impl Fn(&str) -> bool) -> Vec<Tolerated> {
    let keys = fields.keys().filter(|key| !known(key)).take(Tolerated::MOST);
    keys.map(|key| Tolerated { address: key.to_string(), what: What::UnknownKey }).collect()
}

fn log_id(service: &Service, headers: &http::HeaderMap, fields: &Members<'_>) -> Option<String> {
    let places = service.log_id;
    let header = |name: &&str| headers.get(*name)?.to_str().ok().map(str::to_owned);
    let named = places.headers.iter().find_map(header);
    named.or_else(|| places.fields.iter().find_map(|path| dotted(fields, path)))
}

/// Returns the scalar at a dotted path.
fn dotted(fields: &Members<'_>, path: &str) -> Option<String> {
    match path.split_once('.') {
        None => scalar_text(fields.get(path)?).map(Cow::into_owned),
        Some((first, rest)) => dotted(&members(fields.get(first)?.get()).ok()?, rest),
    }
}
