//! Tokens of an app that serves several tenants: the app's token, exchanged for a tenant's token.

use super::cached_token::{CachedToken, TokenSource};
use super::credentials::Credentials;
use super::exchange::Exchange;
use super::fetch_token::fetch_token;
use super::sent_token::{add_token, sent_token};
use super::sign::Sign;
use super::signing_context::SigningContext;
use super::tenants::Tenants;
use super::ticket::Ticket;
use super::token::Token;
use crate::error::{AuthError, Error};
use crate::request::Tenant;
use crate::transport::BoxFuture;
use crate::value::Secret;
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;

/// A signer with a token for the tenant of each call.
///
/// The signer exchanges the app's id, secret and ticket for the app's token. It exchanges the app's
/// token for a token of the tenant, and signs with the tenant's token.
///
/// - The app's token is fetched once for all tenants, and a tenant's token once for all its calls.
/// - Both are renewed in the background before they expire.
/// - All calls that wait for a token get the result of the same request. A failure is not kept; the
///   next call tries again.
/// - Expired tokens of tenants without calls are removed after some time.
pub struct TenantExchange {
    app: Arc<CachedToken<Credentials>>,
    tenant: Option<Tenant>,
    tenants: Tenants<TenantSource>,
    exchange: &'static Exchange,
}

/// The source of one tenant's token.
struct TenantSource {
    app: Arc<CachedToken<Credentials>>,
    exchange: &'static Exchange,
    tenant: Tenant,
}

impl TenantExchange {
    /// Creates a signer, which fetches no token before the first call.
    ///
    /// The first exchange sends id, secret and ticket. The second exchange sends the token of the
    /// first, and the tenant. `tenant` applies to calls without a [`Tenant`] of their own. If
    /// `tenant` is empty, each call has to name one.
    pub fn new(
        [app_exchange, tenant_exchange]: [&'static Exchange; 2],
        id: impl Into<String>,
        secret: impl Into<Secret>,
        ticket: impl Into<Ticket>,
        tenant: impl Into<String>,
    ) -> Self {
        let (id, secret, ticket) = (id.into(), secret.into(), Some(ticket.into()));
        Self {
            app: CachedToken::new(Credentials { exchange: app_exchange, id, secret, ticket }),
            tenant: Some(Tenant::new(tenant)).filter(|tenant| !tenant.as_str().is_empty()),
            tenants: Tenants::default(),
            exchange: tenant_exchange,
        }
    }

    fn tenant_of<'a>(&'a self, request: &'a http::Request<Bytes>) -> Option<&'a Tenant> {
        request.extensions().get().or(self.tenant.as_ref()).filter(|tenant| !tenant.as_str().is_empty())
    }

    fn cached_token(&self, tenant: &Tenant, context: &SigningContext) -> Arc<CachedToken<TenantSource>> {
        let (app, exchange) = (&self.app, self.exchange);
        self.tenants.get_or_add(tenant, context.now(), || TenantSource {
            app: Arc::clone(app),
            exchange,
            tenant: tenant.clone(),
        })
    }
}

impl Sign for TenantExchange {
    fn sign<'a>(
        &'a self,
        request: &'a mut http::Request<Bytes>,
        context: &'a SigningContext,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(async move {
            let Some(tenant) = self.tenant_of(request) else {
                return Err(AuthError::of_credentials(
                    "the call has no tenant: set one in the client's builder or in the call",
                ));
            };
            let token = self.cached_token(tenant, context).token(context).await?;
            add_token(request, &token.header);
            Ok(())
        })
    }

    fn refused(&self, request: &http::Request<Bytes>) -> bool {
        let cached = self.tenant_of(request).and_then(|tenant| self.tenants.get(tenant));
        if let (Some(cached), Some(token)) = (cached, sent_token(request)) {
            cached.refused(token);
        }
        true
    }

    fn has_other_token<'a>(
        &'a self,
        request: &'a http::Request<Bytes>,
        context: &'a SigningContext,
    ) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            let cached = self.tenant_of(request).and_then(|tenant| self.tenants.get(tenant));
            match (cached, sent_token(request)) {
                (Some(cached), Some(token)) => cached.has_other(token, context).await,
                _ => false,
            }
        })
    }

    fn secrets(&self) -> Vec<Secret> {
        self.app.source.secrets().chain(self.app.held()).chain(self.tenants.held()).collect()
    }

    fn takes_tenant(&self) -> bool {
        true
    }

    fn tenant(&self) -> Option<&Tenant> {
        self.tenant.as_ref()
    }
}

impl TokenSource for TenantSource {
    fn exchange(&self) -> &'static Exchange {
        self.exchange
    }

    fn identity(&self) -> Vec<(&str, &str)> {
        let tenant = self.exchange.send.last().map(|name| (*name, self.tenant.as_str()));
        self.app.source.identity().into_iter().chain(tenant).collect()
    }

    fn fetch<'a>(&'a self, context: &'a SigningContext) -> BoxFuture<'a, Result<Token, AuthError>> {
        Box::pin(async move {
            let mut app = self.app.token(context).await?;
            let mut replacements = 0;
            let result = loop {
                let result = self.exchange_app_token(&app, context).await;
                if !result.as_ref().is_err_and(Error::says_bad_token) {
                    break result;
                }
                let refused = app.stored.token.expose();
                self.app.refused(refused);
                match replacements {
                    0 => {}
                    1 if self.app.has_other(refused, context).await => {}
                    _ => break result,
                }
                replacements += 1;
                app = self.app.token(context).await?;
            };
            result.map_err(|error| AuthError::new(error.of_fetch()))
        })
    }
}

impl TenantSource {
    async fn exchange_app_token(&self, app: &Token, context: &SigningContext) -> Result<Token, Error> {
        let app = &app.stored.token;
        fetch_token(self.exchange, &[app.expose(), self.tenant.as_str()], &[app], context).await
    }
}

/// Hides secrets and tokens.
impl fmt::Debug for TenantExchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenantExchange")
            .field("id", &self.app.source.id)
            .field("tenant", &self.tenant)
            .finish_non_exhaustive()
    }
}
