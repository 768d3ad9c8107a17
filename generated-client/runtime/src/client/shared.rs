//! State that the clones of a client share.

use super::defaults::CallDefaults;
#[cfg(feature = "blocking")]
use super::worker::Worker;
use crate::auth::{Sign, SigningContext};
use crate::operation::Service;
use crate::rate_limit::RateLimiters;
use crate::response::DriftCounts;
use crate::retry::RetryBudget;
use crate::transport::HttpClient;
use std::sync::Arc;

/// The state behind the handles of a client.
pub(super) struct ClientInner {
    pub service: &'static Service,
    pub http: HttpClient,
    pub sign: Box<dyn Sign>,
    pub signing: SigningContext,
    /// The vendor's name of the token type that the credentials give, if it is known.
    pub token_kind: Option<&'static str>,
    pub skip_limits: bool,
    pub skip_rates: bool,
    pub defaults: CallDefaults,
    pub budget: RetryBudget,
    pub limiters: RateLimiters,
    pub drifts: Arc<DriftCounts>,
    #[cfg(feature = "blocking")]
    pub worker: Worker,
}
