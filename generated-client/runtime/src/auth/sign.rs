//! The trait of all signers.

use super::signing_context::SigningContext;
use crate::error::AuthError;
use crate::request::Tenant;
use crate::transport::BoxFuture;
use crate::value::Secret;
use bytes::Bytes;
use std::future::ready;
use std::sync::Arc;

/// A signer of requests.
pub trait Sign: Send + Sync {
    /// Adds the credentials or a signature to a request.
    ///
    /// The client calls this method for every attempt. Address, headers and body of the request are
    /// final. Mark headers that contain a secret as
    /// [sensitive](http::HeaderValue::set_sensitive), so that errors do not contain the secret. A
    /// call that takes no credentials is not signed.
    ///
    /// # Errors
    ///
    /// Returns an error if the request cannot be signed. The client then does not send the call.
    fn sign<'a>(
        &'a self,
        request: &'a mut http::Request<Bytes>,
        context: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>>;

    /// Whether the signer serves several tenants.
    ///
    /// Such a signer reads the [`Tenant`](crate::auth::Tenant) from the extensions of the request.
    fn takes_tenant(&self) -> bool {
        false
    }

    /// Returns the tenant of requests that name none.
    ///
    /// Requests that name this tenant then share a rate limit with those that name none.
    fn tenant(&self) -> Option<&Tenant> {
        None
    }

    /// Drops refused credentials, and returns whether another signature may help.
    ///
    /// The client calls this method when the vendor refuses the token of `request`, which contains
    /// the sensitive headers of the signature. If the method returns `true`, the client signs and
    /// sends the call again, once.
    #[expect(unused_variables, reason = "most signers have no token to drop")]
    fn refused(&self, request: &http::Request<Bytes>) -> bool {
        false
    }

    /// Whether the client or its token store has another token than the refused one of `request`.
    ///
    /// The client calls this method after [`refused`](Self::refused), if the vendor refuses the
    /// replacement of a refused token as well. If the method returns `true`, the client signs and
    /// sends the call once more.
    #[expect(unused_variables, reason = "most signers have no token store")]
    fn has_other_token<'a>(
        &'a self,
        request: &'a http::Request<Bytes>,
        context: &'a SigningContext,
    ) -> BoxFuture<'a, bool> {
        Box::pin(ready(false))
    }

    /// Returns the secrets that the signer holds, such as its token (default: none).
    ///
    /// The client calls this method for a call that is sent without the signer's credentials, and
    /// removes the secrets from errors and notes about the response.
    fn secrets(&self) -> Vec<Secret> {
        Vec::new()
    }
}

/// A signer, with its tokens, that several clients share.
impl<T: Sign + ?Sized> Sign for Arc<T> {
    fn sign<'a>(
        &'a self,
        request: &'a mut http::Request<Bytes>,
        context: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        T::sign(self, request, context)
    }

    fn takes_tenant(&self) -> bool {
        T::takes_tenant(self)
    }

    fn tenant(&self) -> Option<&Tenant> {
        T::tenant(self)
    }

    fn refused(&self, request: &http::Request<Bytes>) -> bool {
        T::refused(self, request)
    }

    fn has_other_token<'a>(
        &'a self,
        request: &'a http::Request<Bytes>,
        context: &'a SigningContext,
    ) -> BoxFuture<'a, bool> {
        T::has_other_token(self, request, context)
    }

    fn secrets(&self) -> Vec<Secret> {
        T::secrets(self)
    }
}
