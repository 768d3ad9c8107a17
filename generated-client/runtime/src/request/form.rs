//! Bodies as `multipart/form-data` (RFC 7578), with one part for each field.

use super::options::Options;
use super::segments::{FileStream, Segment, Segments};
use crate::error::{BuildError, StreamFailure};
use crate::operation::{FieldLocation, OperationInfo, ValueType};
use crate::value::{ByteStream, Content, Json, Upload, Value, excerpt};
use bytes::{Bytes, BytesMut};
use http::header::HeaderValue;
use std::borrow::Cow;
use std::sync::Arc;

/// A multipart body that is ready to be sent.
pub(crate) struct Form {
    boundary: String,
    segments: Vec<Segment>,
}

/// Extension of a request whose body is a stream, so its bytes are not in the request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Streamed;

impl Form {
    /// Writes the fields of the body, and those of the call's options.
    pub fn new(info: &OperationInfo, request: &Json<'_>, options: &Options) -> Result<Self, BuildError> {
        let mut writer = Writer { boundary: boundary(), segments: Vec::new(), buffer: BytesMut::new() };
        for (index, field) in info.fields.iter().enumerate() {
            if field.location == FieldLocation::Body && !options.sets_body(field.name) {
                writer.field(field.name, &field.value_type, request.member(index, field.name))?;
            }
        }
        for (name, value) in &options.body {
            writer.field(name, &ValueType::Any, &Json::Value(value))?;
        }
        Ok(writer.finish())
    }

    /// Returns the value of `Content-Type`.
    pub fn content_type(&self) -> Result<HeaderValue, BuildError> {
        let media_type = format!("multipart/form-data; boundary={}", self.boundary);
        HeaderValue::try_from(media_type).map_err(|error| BuildError::because("invalid multipart boundary", error))
    }

    /// Returns the body as bytes, unless a part of it is a stream.
    pub fn whole(&self) -> Option<Bytes> {
        match &self.segments[..] {
            [Segment::Bytes(bytes)] => Some(bytes.clone()),
            _ => None,
        }
    }

    /// Whether a stream of the body has been read; it then cannot be sent again.
    pub fn has_begun(&self) -> bool {
        self.streams().any(FileStream::has_begun)
    }

    /// Returns the failure of a stream of the body, once.
    pub fn failure(&self) -> Option<StreamFailure> {
        self.streams().find_map(FileStream::failure)
    }

    fn streams(&self) -> impl Iterator<Item = &FileStream> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Bytes(_) => None,
            Segment::Stream(stream) => Some(&**stream),
        })
    }

    /// Returns the body for one attempt.
    pub fn body(&self) -> ByteStream {
        let length = self.segments.iter().map(|segment| match segment {
            Segment::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Segment::Stream(stream) => stream.length(),
        });
        let length = length.sum::<Option<u64>>();
        ByteStream::new(Segments::new(self.segments.clone()), length)
    }
}

/// Returns 40 random letters and digits, which no file contains by chance.
fn boundary() -> String {
    std::iter::repeat_with(fastrand::alphanumeric).take(40).collect()
}

/// A writer of a multipart body; it collects bytes until a stream or the end.
struct Writer {
    boundary: String,
    segments: Vec<Segment>,
    buffer: BytesMut,
}

impl Writer {
    fn field(&mut self, name: &str, value_type: &ValueType, json: &Json<'_>) -> Result<(), BuildError> {
        match (value_type, json) {
            (_, json) if json.is_nothing() => {}
            (_, Json::File(upload)) => self.file(name, upload)?,
            // Documented examples contain the name of a file instead of the file.
            (ValueType::File, json) => {
                let text = json.scalar().unwrap_or_default();
                self.file(name, &Upload::from_bytes(text, Bytes::new()))?;
            }
            (ValueType::JsonText(_), json) => self.text(name, &json_text(json)),
            (ValueType::List(item_type), Json::List(items)) => {
                for item in items {
                    self.field(name, item_type, item)?;
                }
            }
            (ValueType::List(_), Json::Value(value @ Value::Array(_))) => {
                self.field(name, value_type, &Json::from(*value))?;
            }
            (_, json) => self.text(name, &json.scalar().unwrap_or_else(|| Cow::Owned(json_text(json)))),
        }
        Ok(())
    }

    fn text(&mut self, name: &str, text: &str) {
        self.begin_part(name);
        self.write(&["\r\n\r\n", text, "\r\n"]);
    }

    fn file(&mut self, name: &str, upload: &Upload) -> Result<(), BuildError> {
        let media_type = upload.media_type();
        HeaderValue::from_str(media_type).map_err(|error| {
            let media_type = excerpt(media_type, 100);
            BuildError::because(format!("the file `{name}` has the invalid media type `{media_type}`"), error)
        })?;
        self.begin_part(name);
        self.write(&["; filename=\"", &quoted(upload.name()), "\"\r\nContent-Type: ", media_type, "\r\n\r\n"]);
        match upload.content() {
            Content::Bytes(bytes) => self.buffer.extend_from_slice(bytes),
            Content::Stream(stream) => {
                let claim = stream.claim().ok_or_else(|| {
                    BuildError::new(format!(
                        "the stream of `{name}` was already sent: create a new stream for each call"
                    ))
                })?;
                self.end_segment();
                self.segments.push(Segment::Stream(Arc::new(FileStream::new(name, claim))));
            }
        }
        self.write(&["\r\n"]);
        Ok(())
    }

    fn begin_part(&mut self, name: &str) {
        let boundary = std::mem::take(&mut self.boundary);
        self.write(&["--", &boundary, "\r\nContent-Disposition: form-data; name=\"", &quoted(name), "\""]);
        self.boundary = boundary;
    }

    fn write(&mut self, texts: &[&str]) {
        for text in texts {
            self.buffer.extend_from_slice(text.as_bytes());
        }
    }

    fn end_segment(&mut self) {
        self.segments.push(Segment::Bytes(self.buffer.split().freeze()));
    }

    fn finish(mut self) -> Form {
        let boundary = std::mem::take(&mut self.boundary);
        self.write(&["--", &boundary, "--\r\n"]);
        self.end_segment();
        Form { boundary, segments: self.segments }
    }
}

/// Escapes a name as browsers do: UTF-8, except for quotes and line breaks.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

fn json_text(json: &Json<'_>) -> String {
    serde_json::to_string(json).unwrap_or_default()
}
