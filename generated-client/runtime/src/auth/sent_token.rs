//! The token in the headers of a request.

use crate::request::TokenHeaders;
use http::header::{AUTHORIZATION, HeaderValue};

/// The name of the scheme, before the token in `Authorization`.
pub(super) const PREFIX: &str = "Bearer ";

/// Adds the token of an `Authorization` header to a request, in the headers that its page names.
pub(super) fn add_token<B>(request: &mut http::Request<B>, header: &HeaderValue) {
    for name in TokenHeaders::of(request) {
        let value = if name == AUTHORIZATION { header.clone() } else { alone(header) };
        request.headers_mut().insert(name, value);
    }
}

/// Returns the token that a request was sent with.
pub(super) fn sent_token<B>(request: &http::Request<B>) -> Option<&str> {
    let name = TokenHeaders::of(request).into_iter().next()?;
    let text = request.headers().get(&name)?.to_str().ok()?;
    Some(text.strip_prefix(PREFIX).filter(|_| name == AUTHORIZATION).unwrap_or(text))
}

/// Returns the token of an `Authorization` header without the name of its scheme.
fn alone(header: &HeaderValue) -> HeaderValue {
    let token = header.as_bytes().strip_prefix(PREFIX.as_bytes());
    let mut value = token.map_or_else(|| Ok(header.clone()), HeaderValue::from_bytes).expect("a part of a header");
    value.set_sensitive(true);
    value
}
