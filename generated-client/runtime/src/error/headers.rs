//! The response headers that an error keeps.

use crate::value::Redactor;
use http::HeaderMap;
use http::header::{HeaderValue, SET_COOKIE};

/// Headers without cookies and without the secrets of the request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Headers(HeaderMap);

impl Headers {
    /// Removes cookies and secrets.
    pub fn keep(mut headers: HeaderMap, redactor: &Redactor) -> Self {
        headers.remove(SET_COOKIE);
        for value in headers.values_mut() {
            let text = value.to_str().unwrap_or_default();
            let clean = redactor.text(text);
            if clean != text {
                *value = HeaderValue::try_from(clean).unwrap_or(HeaderValue::from_static(""));
            }
        }
        Self(headers)
    }

    /// Returns a header, or `None` if it is missing or not text.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.to_str().ok()
    }
}
