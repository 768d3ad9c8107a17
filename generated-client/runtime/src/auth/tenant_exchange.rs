//! Tokens of an app that serves several tenants: one of the app, exchanged for one of each tenant.

use super::cached_token::{CachedToken, TokenSource};
use super::credentials::Credentials;
use super::exchange::Exchange;
use super::fetch_token::fetch_token;
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
use http::header::AUTHORIZATION;
use std::fmt;
use std::sync::Arc;

/// Exchanges id, secret and ticket of an app for the app's token, that for a token of the tenant
/// that a call is made for, and signs with the latter.
///
/// The app's token is fetched once for all tenants, a tenant's once for all its calls; both are
/// renewed in the background when they grow old. What a fetch ends in reaches all who waited for
/// it, and a failure is not kept: the next call tries again. Tokens of tenants that are not called
/// any more are forgotten some time after they have expired.
pub struct TenantExchange {
    app: Arc<CachedToken<Credentials>>,
    tenant: Option<Tenant>,
    tenants: Tenants<TenantSource>,
    exchange: &'static Exchange,
}

/// The token of one tenant.
struct TenantSource {
    app: Arc<CachedToken<Credentials>>,
    exchange: &'static Exchange,
    tenant: Tenant,
}

impl TenantExchange {
    /// Takes the credentials; nothing is fetched before the first call.
    ///
    /// The first exchange sends id, secret and ticket, the second what the first has returned and
    /// the tenant. `tenant` is for calls that name no [`Tenant`] of their own; an empty one means
    /// that each call has to.
    pub fn new(
        [app, of_tenant]: [&'static Exchange; 2],
        id: impl Into<String>,
        secret: impl Into<Secret>,
        ticket: impl Into<Ticket>,
        tenant: impl Into<String>,
    ) -> Self {
        let (id, secret, ticket) = (id.into(), secret.into(), Some(ticket.into()));
        Self {
            app: CachedToken::new(Credentials { exchange: app, id, secret, ticket }),
            tenant: Some(Tenant::new(tenant)).filter(|tenant| !tenant.as_str().is_empty()),
            tenants: Tenants::default(),
            exchange: of_tenant,
        }
    }

    fn tenant_of<'a>(&'a self, request: &'a http::Request<Bytes>) -> Option<&'a Tenant> {
        request.extensions().get().or(self.tenant.as_ref()).filter(|tenant| !tenant.as_str().is_empty())
    }

    fn of(&self, tenant: &Tenant, context: &SigningContext) -> Arc<CachedToken<TenantSource>> {
        let (app, exchange) = (&self.app, self.exchange);
        self.tenants.get_or(tenant, context.now(), || TenantSource {
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
                return Err(AuthError::new("no tenant is named: name one to the client's builder or to the call"));
            };
            let token = self.of(tenant, context).token(context).await?;
            request.headers_mut().insert(AUTHORIZATION, token.header.clone());
            Ok(())
        })
    }

    fn refused(&self, request: &http::Request<Bytes>) -> bool {
        let cached = self.tenant_of(request).and_then(|tenant| self.tenants.get(tenant));
        if let (Some(cached), Some(header)) = (cached, request.headers().get(AUTHORIZATION)) {
            cached.refused(header);
        }
        true
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
            let app = self.app.token(context).await?;
            let asked = match self.exchange_app_token(&app, context).await {
                Err(error) if error.says_bad_token() => {
                    self.app.refused(&app.header);
                    let another = self.app.token(context).await?;
                    self.exchange_app_token(&another, context).await
                }
                result => result,
            };
            asked.map_err(|error| AuthError::new(error.of_fetch()))
        })
    }
}

impl TenantSource {
    async fn exchange_app_token(&self, app: &Token, context: &SigningContext) -> Result<Token, Error> {
        let app = &app.stored.token;
        fetch_token(self.exchange, &[app.expose(), self.tenant.as_str()], &[app], context).await
    }
}

/// Shows the id, neither secrets nor tokens.
impl fmt::Debug for TenantExchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenantExchange")
            .field("id", &self.app.source.id)
            .field("tenant", &self.tenant)
            .finish_non_exhaustive()
    }
}
