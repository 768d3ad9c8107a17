//! A checked, unsigned call that borrows nothing.

use super::defaults::CallDefaults;
use crate::auth::Sign;
use crate::error::AuthError;
#[cfg(feature = "streams")]
use crate::operation::EventRule;
use crate::operation::{Rate, ResponseFormat, RetrySafety};
use crate::rate_limit::{CallLimits, LimiterScope, ValueLimits};
use crate::request::{Form, Options, Tenant};
use crate::response::ResponseContext;
use crate::retry::RetryRules;
use bytes::Bytes;
use std::borrow::Cow;

/// A checked, unsigned call, with the facts that its attempts need.
pub(super) struct PreparedCall {
    pub context: ResponseContext,
    /// The path as on the page, with placeholders.
    pub template: Cow<'static, str>,
    /// Whether the call is sent with the credentials of the client, or with a token of its own.
    pub takes_credentials: bool,
    pub retry_safety: RetrySafety,
    pub response_format: ResponseFormat,
    /// The rule of a stream of events.
    #[cfg(feature = "streams")]
    pub event_rule: &'static EventRule,
    /// Whether to follow a redirect to a file.
    pub follows_redirect: bool,
    pub rates: Cow<'static, [Rate]>,
    pub value_limits: Vec<ValueLimits>,
    /// The request without its signature.
    pub request: http::Request<Bytes>,
    /// The multipart body that replaces the request's body if a part of it is a stream.
    pub form: Option<Form>,
    pub options: Options,
}

impl PreparedCall {
    /// Returns the scope in which the call counts against rate limits.
    pub fn scope<'a>(&'a self, sign: &'a dyn Sign) -> LimiterScope<'a> {
        let Options { bearer, tenant, .. } = &self.options;
        let own = sign.tenant().map(Tenant::as_str);
        let tenant = tenant.as_deref().filter(|tenant| own != Some(tenant));
        LimiterScope { operation: &self.context.operation, tenant, bearer: bearer.as_ref() }
    }

    /// Returns the limits of the call.
    pub fn limits(&self) -> CallLimits<'_> {
        CallLimits { rates: &self.rates, values: &self.value_limits }
    }

    /// Returns the rules for retries of the call.
    pub fn retry_rules(&self, defaults: &CallDefaults) -> RetryRules {
        let max_attempts = self.options.attempts.unwrap_or(defaults.attempts);
        RetryRules { safety: self.retry_safety, max_attempts }
    }

    /// Rejects a tenant or a token that the call would ignore.
    pub fn check_options(&self, sign: &dyn Sign) -> Result<(), AuthError> {
        let reason = match &self.options {
            Options { bearer: Some(_), .. } if !self.takes_credentials => {
                "it takes no credentials: remove the token from the call"
            }
            Options { tenant: Some(_), .. } if !self.takes_credentials => {
                "it takes no credentials, so it has no tenant: remove the tenant from the call"
            }
            Options { user: Some(_), .. } if !self.takes_credentials => {
                "it takes no credentials: remove the user from the call"
            }
            Options { user: Some(_), bearer: Some(_), .. } => {
                "the call's own token already belongs to a user: remove the user from the call"
            }
            Options { user: Some(_), tenant: Some(_), .. } => {
                "the user already belongs to a tenant: remove the tenant from the call"
            }
            Options { tenant: Some(_), bearer: Some(_), .. } => {
                "the call's own token already belongs to a tenant: remove the tenant from the call"
            }
            Options { tenant: Some(_), .. } if !sign.takes_tenant() => {
                "the client's credentials have no tenants: remove the tenant from the call"
            }
            _ => return Ok(()),
        };
        Err(AuthError::of_credentials(reason).during(self.context.operation.clone()))
    }
}
