//! Tokens that are fetched with credentials, kept, and renewed.

use super::cached_token::CachedToken;
use super::credentials::Credentials;
use super::exchange::Exchange;
use super::sign::Sign;
use super::signing_context::SigningContext;
use crate::error::AuthError;
use crate::transport::BoxFuture;
use crate::value::Secret;
use bytes::Bytes;
use http::header::AUTHORIZATION;
use std::fmt;
use std::sync::Arc;

/// Exchanges an id and a secret for a token, and signs with that.
///
/// One fetch runs at a time, however many calls wait for it, and what it ends in reaches all of
/// them. A token that grows old is renewed in the background while calls go on with it. A failure
/// is not kept: the next call tries again.
pub struct TokenExchange(Arc<CachedToken<Credentials>>);

impl TokenExchange {
    /// Takes the credentials; nothing is fetched before the first call.
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
            request.headers_mut().insert(AUTHORIZATION, token.header.clone());
            Ok(())
        })
    }

    fn refused(&self, request: &http::Request<Bytes>) -> bool {
        if let Some(header) = request.headers().get(AUTHORIZATION) {
            self.0.refused(header);
        }
        true
    }
}

/// Shows the id, neither the secret nor the token.
impl fmt::Debug for TokenExchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenExchange").field("id", &self.0.source.id).finish_non_exhaustive()
    }
}
