//! The absence of credentials.

use super::sign::Sign;
use super::signing_context::SigningContext;
use crate::error::AuthError;
use crate::transport::BoxFuture;
use bytes::Bytes;
use std::future::ready;

/// A signer that adds nothing to a request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoCredentials;

impl Sign for NoCredentials {
    fn sign<'a>(
        &'a self,
        _request: &'a mut http::Request<Bytes>,
        _context: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(ready(Ok(())))
    }
}
