//! A token that the caller supplies.

use super::sent_token::{PREFIX, add_token};
use super::sign::Sign;
use super::signing_context::SigningContext;
use crate::error::AuthError;
use crate::transport::BoxFuture;
use crate::value::Secret;
use bytes::Bytes;
use http::header::HeaderValue;
use std::future::ready;

/// A signer with a token that the caller supplies.
///
/// The token is in `Authorization: Bearer …`, or alone in the headers that the page names for it.
#[derive(Clone, Debug)]
pub struct Bearer(Secret);

impl Bearer {
    /// Creates a signer from the token.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self(token.into())
    }
}

impl Sign for Bearer {
    fn sign<'a>(
        &'a self,
        request: &'a mut http::Request<Bytes>,
        _context: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        let signed = header(&self.0).map(|value| add_token(request, &value));
        Box::pin(ready(signed.map_err(AuthError::of_credentials)))
    }

    fn secrets(&self) -> Vec<Secret> {
        vec![self.0.clone()]
    }
}

/// Returns the header of a token, or the reason why the token cannot be sent.
pub(super) fn header(token: &Secret) -> Result<HeaderValue, &'static str> {
    if token.expose().is_empty() {
        return Err("the token is empty");
    }
    let mut value = HeaderValue::from_str(&format!("{PREFIX}{}", token.expose()))
        .map_err(|_| "the token contains a character that a header cannot contain")?;
    value.set_sensitive(true);
    Ok(value)
}
