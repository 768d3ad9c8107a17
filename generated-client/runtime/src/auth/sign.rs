//! What all mechanisms have in common.

use super::signing_context::SigningContext;
use crate::error::AuthError;
use crate::request::Tenant;
use crate::transport::BoxFuture;
use bytes::Bytes;
use std::sync::Arc;

/// A mechanism that signs requests.
pub trait Sign: Send + Sync {
    /// Adds to a request what proves who sends it. Called anew for every attempt; address, headers
    /// and body are what will be sent.
    ///
    /// Headers that hold a secret are to be marked as
    /// [sensitive](http::HeaderValue::set_sensitive): their words are kept out of errors.
    ///
    /// # Errors
    ///
    /// Whatever keeps the mechanism from signing. The call is not sent.
    fn sign<'a>(
        &'a self,
        request: &'a mut http::Request<Bytes>,
        context: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>>;

    /// Whether it serves several tenants, and reads the [`Tenant`](crate::auth::Tenant) among the request's extensions.
    fn takes_tenant(&self) -> bool {
        false
    }

    /// Returns the tenant of requests that name none, so that the rates of those that name it count with theirs.
    fn tenant(&self) -> Option<&Tenant> {
        None
    }

    /// Told that the vendor refused what `request` was signed with, which has those of the signature's headers that
    /// are marked as sensitive. Returns whether signing it
    /// once more may help, in which case the call is repeated, once.
    #[expect(unused_variables, reason = "most mechanisms have nothing to drop")]
    fn refused(&self, request: &http::Request<Bytes>) -> bool {
        false
    }
}

/// One mechanism, with its tokens, for several clients.
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
}
