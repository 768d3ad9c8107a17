//! The response headers that an error keeps.

use crate::value::Redactor;
use http::HeaderMap;
use http::header::{CONTENT_LOCATION, HeaderValue, LINK, LOCATION, REFRESH, SET_COOKIE};

/// Headers without cookies and without the secrets of the request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Headers(HeaderMap);

impl Headers {
    /// Removes cookies, secrets, and the queries of addresses, which may be secrets.
    pub fn keep(mut headers: HeaderMap, redactor: &Redactor) -> Self {
        headers.remove(SET_COOKIE);
        for name in [CONTENT_LOCATION, LINK, LOCATION, REFRESH] {
            if let Some(value) = headers.get_mut(&name) {
                let text = value.to_str().unwrap_or_default();
                let end = text.find(['?', '#']).unwrap_or(text.len());
                *value = HeaderValue::from_str(&text[..end]).unwrap_or(HeaderValue::from_static(""));
            }
        }
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
