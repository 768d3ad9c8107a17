//! A verified event.

use super::error::{WebhookError, WebhookErrorKind};
use super::frame::created;
use super::info::{FrameInfo, WebhookInfo};
use super::outcome::response;
use super::path::{at, text_at};
use super::pushed::Pushed;
use super::traits::Event;
use crate::value::{ReadRules, Reader, Redactor, Value};
use bytes::Bytes;
use http::{Response, StatusCode};
use std::borrow::Cow;
use std::time::SystemTime;

/// A function that reads an event into an enum of types.
#[doc(hidden)]
pub type Read<E> = fn(&Received) -> Result<E, WebhookError>;

/// A type and a frame of events, with the function that reads such an event.
#[doc(hidden)]
pub type TypeReader<E> = (&'static str, &'static str, Read<E>);

/// A verified and decrypted event of any type, also of one that no page describes.
#[derive(Clone, Debug)]
pub struct Received {
    info: &'static WebhookInfo,
    frame: Option<&'static FrameInfo>,
    json: Value,
}

impl Received {
    pub(super) const fn new(info: &'static WebhookInfo, frame: Option<&'static FrameInfo>, json: Value) -> Self {
        Self { info, frame, json }
    }

    /// Returns the type; `None` if the vendor's events do not state it.
    #[must_use]
    pub fn kind(&self) -> Option<Cow<'_, str>> {
        text_at(&self.json, self.frame?.kind)
    }

    /// Returns the reader of the event's type and frame.
    #[doc(hidden)]
    #[must_use]
    pub fn reader<E>(&self, readers: &[TypeReader<E>]) -> Option<Read<E>> {
        let (kind, schema) = (self.kind()?, self.schema()?);
        readers.iter().find(|(of, frame, _)| *of == kind && *frame == schema).map(|(_, _, read)| *read)
    }

    /// Returns the name of the frame, such as `2.0`.
    #[must_use]
    pub fn schema(&self) -> Option<&'static str> {
        Some(self.frame?.schema)
    }

    /// Returns the ID, which stays the same in repeats.
    #[must_use]
    pub fn id(&self) -> Option<Cow<'_, str>> {
        self.text(self.frame?.id)
    }

    /// Returns the time of the event.
    #[must_use]
    pub fn created(&self) -> Option<SystemTime> {
        created(self.frame?, &self.json)
    }

    /// Returns the key of the tenant.
    #[must_use]
    pub fn tenant(&self) -> Option<Cow<'_, str>> {
        self.text(self.frame?.tenant)
    }

    /// Returns the ID of the app.
    #[must_use]
    pub fn app(&self) -> Option<Cow<'_, str>> {
        self.text(self.frame?.app)
    }

    fn text(&self, path: Option<&str>) -> Option<Cow<'_, str>> {
        text_at(&self.json, path?).filter(|text| !text.is_empty())
    }

    /// Returns the members of the event as JSON.
    #[must_use]
    pub fn body(&self) -> &Value {
        self.frame.and_then(|frame| at(&self.json, frame.body)).unwrap_or(&self.json)
    }

    /// Returns the whole JSON with its frame. It contains the verification token.
    #[must_use]
    pub const fn json(&self) -> &Value {
        &self.json
    }

    /// Whether the event has the type and the frame of `E`.
    ///
    /// If the vendor's events do not state their type, the URL tells what an event is, and the
    /// answer is `true`.
    #[must_use]
    pub fn is<E: Event>(&self) -> bool {
        let has_schema = E::INFO.schema.is_none() || E::INFO.schema == self.schema();
        has_schema && self.kind().is_none_or(|kind| kind == E::INFO.kind)
    }

    /// Reads the event into its type.
    ///
    /// # Errors
    /// [`OtherType`](WebhookErrorKind::OtherType) if the event has another type, and
    /// [`Unreadable`](WebhookErrorKind::Unreadable) if it is not an object.
    pub fn read<E: Event>(&self) -> Result<Pushed<E>, WebhookError> {
        if !self.is::<E>() {
            return Err(WebhookErrorKind::OtherType.into());
        }
        let (mut event, redactor) = (E::default(), Redactor::default());
        let mut of_frame = self.frame_members();
        of_frame.retain(|name| event.fields().get(name).is_none());
        let rules = ReadRules { is_lenient: true, is_dry: false, strict_members: &[], redactor: &redactor };
        let mut reader = Reader::at(self.frame.map_or("", |frame| frame.body), Vec::new(), rules);
        let read = reader.read_except(&mut event, &self.body().to_string(), &|key| of_frame.contains(&key));
        read.map_err(|_| WebhookErrorKind::Unreadable)?;
        Ok(Pushed::new(event, reader.finish()))
    }

    /// Returns the names of the members of the frame that are next to those of the event.
    fn frame_members(&self) -> Vec<&'static str> {
        let Some(frame) = self.frame else { return Vec::new() };
        let optional = [frame.id, frame.created, frame.token, frame.tenant, frame.app].into_iter().flatten();
        let paths = [frame.marker, frame.kind].into_iter().chain(optional);
        paths.filter_map(|path| path.strip_prefix(frame.body)?.strip_prefix('.')).collect()
    }

    /// Returns the response that says that the event was taken.
    #[must_use]
    pub fn response(&self) -> Response<Bytes> {
        response(StatusCode::OK, self.info.answer)
    }

    /// Returns the response that says that an event of the type `E` was taken.
    #[must_use]
    pub fn response_to<E: Event>(&self) -> Response<Bytes> {
        response(StatusCode::OK, E::INFO.answer.unwrap_or(self.info.answer))
    }
}
