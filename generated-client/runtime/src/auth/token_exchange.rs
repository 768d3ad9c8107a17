//! A token that is fetched with credentials, cached, and renewed.

use super::cached_token::CachedToken;
use super::credentials::Credentials;
use super::exchange::Exchange;
use super::sent_token::{add_token, sent_token};
use super::sign::Sign;
use super::signing_context::SigningContext;
use crate::error::AuthError;
use crate::transport::BoxFuture;
use crate::value::Secret;
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;

/// A signer with a token that it gets in exchange for an id and a secret.
///
/// - All calls that wait for a token get the result of the same request.
/// - The token is renewed in the background before it expires, and calls keep using it until then.
/// - A failure is not kept; the next call tries again.
pub struct TokenExchange(Arc<CachedToken<Credentials>>);

impl TokenExchange {
    /// Creates a signer, which fetches no token before the first call.
    pub fn new(exchange: &'static Exchange, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self(CachedToken::new(Credentials { exchange, id: id.into(), secret: secret.into(), ticket: None }))
    }
}

impl Sign for TokenExchange {
    fn sign<'a>(
        &'a self,
        request: &'a mut http::Request<Bytes>,
        context: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(async move {
            let token = self.0.token(context).await?;
            add_token(request, &token.header);
            Ok(())
        })
    }

    fn refused(&self, request: &http::Request<Bytes>) -> bool {
        if let Some(token) = sent_token(request) {
            self.0.refused(token);
        }
        true
    }

    fn has_other_token<'a>(
        &'a self,
        request: &'a http::Request<Bytes>,
        context: &'a SigningContext,
    ) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            match sent_token(request) {
                Some(token) => self.0.has_other(token, context).await,
                None => false,
            }
        })
    }

    fn secrets(&self) -> Vec<Secret> {
        self.0.source.secrets().chain(self.0.held()).collect()
    }
}

/// Hides the secret and the token.
impl fmt::Debug for TokenExchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenExchange").field("id", &self.0.source.id).finish_non_exhaustive()
    }
}
