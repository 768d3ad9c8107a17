//! Successful responses with typed data.

use super::meta::Meta;
use crate::value::Deviation;
use std::fmt;
use std::ops::Deref;

/// The response to a call. Dereferences to the typed data.
#[derive(Clone)]
pub struct Response<T> {
    response: T,
    meta: Meta,
}

impl<T> Response<T> {
    pub(crate) fn new(response: T, meta: Meta) -> Self {
        Self { response, meta }
    }

    pub(crate) fn meta(&self) -> &Meta {
        &self.meta
    }

    /// Returns the typed data.
    pub fn into_inner(self) -> T {
        self.response
    }

    /// Returns the vendor's message without secrets of the request; empty if there is none.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.meta.message
    }

    /// Returns the vendor's details about its message.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.meta.detail.as_deref()
    }

    /// Returns the id under which the vendor logged the call.
    #[must_use]
    pub fn log_id(&self) -> Option<&str> {
        self.meta.log_id.as_deref()
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.meta.status
    }

    /// Returns a header of the response, or `None` if it is missing or not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.meta.headers.get(name)?.to_str().ok()
    }

    /// Returns the bytes of the body, after their content coding was decoded.
    ///
    /// They are in the vendor's character set and may repeat secrets of the request. Broken texts
    /// are not replaced.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        &self.meta.raw
    }

    /// Returns the differences between the response and its page; empty if there are none.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        &self.meta.deviations
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.response
    }
}

/// Shows no secret of the request, even if the vendor repeats it.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = Unredacted(self);
        let text = if f.alternate() { format!("{shown:#?}") } else { format!("{shown:?}") };
        f.write_str(&self.meta.redactor.text(&text))
    }
}

/// A response whose `Debug` may contain secrets of the request.
struct Unredacted<'a, T>(&'a Response<T>);

impl<T: fmt::Debug> fmt::Debug for Unredacted<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Response { response, meta } = self.0;
        f.debug_struct("Response")
            .field("response", response)
            .field("status", &meta.status)
            .field("message", &meta.message)
            .field("log_id", &meta.log_id)
            .finish_non_exhaustive()
    }
}
