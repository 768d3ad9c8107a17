//! A checked, unsigned call that borrows nothing.

use crate::auth::Sign;
use crate::error::AuthError;
use crate::operation::{Rate, ResponseFormat, RetrySafety};
use crate::rate_limit::LimiterScope;
use crate::request::{Form, Options, Tenant};
use crate::response::ResponseContext;
use bytes::Bytes;
use std::borrow::Cow;

/// Everything that is needed to make a call, so that it borrows nothing.
pub(super) struct PreparedCall {
    pub context: ResponseContext,
    /// The path as its page writes it.
    pub template: Cow<'static, str>,
    pub retry_safety: RetrySafety,
    pub response_format: ResponseFormat,
    pub rates: Cow<'static, [Rate]>,
    /// The request, all but its signature.
    pub request: http::Request<Bytes>,
    /// The body in place of the request's own, where part of it is a stream.
    pub form: Option<Form>,
    pub options: Options,
}

impl PreparedCall {
    /// Whose calls of what are counted together.
    pub fn scope<'a>(&'a self, sign: &'a dyn Sign) -> LimiterScope<'a> {
        let Options { bearer, tenant, .. } = &self.options;
        let own = sign.tenant().map(Tenant::as_str);
        let tenant = tenant.as_deref().filter(|tenant| own != Some(tenant));
        LimiterScope { operation: &self.context.operation, tenant, bearer: bearer.as_ref() }
    }

    /// Refuses a tenant that would not be heard of.
    pub fn check_tenant(&self, sign: &dyn Sign) -> Result<(), AuthError> {
        let why = match &self.options {
            Options { tenant: Some(_), bearer: Some(_), .. } => {
                "a token of its own says for whom it is; leave the tenant out"
            }
            Options { tenant: Some(_), .. } if !sign.takes_tenant() => {
                "the client's credentials know no tenants; leave the call's own out"
            }
            _ => return Ok(()),
        };
        Err(AuthError::new(why).during(self.context.operation.clone()))
    }
}
