//! State that the clones of a client share.

use super::defaults::CallDefaults;
#[cfg(feature = "blocking")]
use super::worker::Worker;
#[cfg(feature = "users")]
use crate::auth::UserTokens;
use crate::auth::{Sign, SigningContext};
use crate::operation::Service;
use crate::rate_limit::RateLimiters;
use crate::request::{Options, TokenKinds};
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
    #[cfg(feature = "users")]
    pub users: Option<UserTokens>,
    pub skip_limits: bool,
    pub skip_rates: bool,
    pub defaults: CallDefaults,
    pub budget: RetryBudget,
    pub limiters: RateLimiters,
    pub drifts: Arc<DriftCounts>,
    #[cfg(feature = "blocking")]
    pub worker: Worker,
}

impl ClientInner {
    /// Returns the signer of a call without a token of its own: that of its user, or the client's.
    pub fn signer(&self, options: &Options) -> Option<&dyn Sign> {
        if options.user.is_some() { self.user_signer() } else { Some(&*self.sign) }
    }

    /// Returns the types of tokens that a call can send.
    pub fn token_kinds(&self, options: &Options) -> TokenKinds {
        let of_users = self.user_token_kind();
        let sent = if options.user.is_some() { of_users } else { self.token_kind };
        TokenKinds { sent: sent.filter(|_| options.bearer.is_none()), of_users }
    }

    #[cfg(feature = "users")]
    fn user_signer(&self) -> Option<&dyn Sign> {
        self.users.as_ref().map(|users| users as &dyn Sign)
    }

    #[cfg(feature = "users")]
    fn user_token_kind(&self) -> Option<&'static str> {
        self.users.as_ref().map(UserTokens::token_kind)
    }

    #[cfg(not(feature = "users"))]
    #[expect(clippy::unused_self, reason = "the client has users with the feature alone")]
    const fn user_signer(&self) -> Option<&dyn Sign> {
        None
    }

    #[cfg(not(feature = "users"))]
    #[expect(clippy::unused_self, reason = "the client has users with the feature alone")]
    const fn user_token_kind(&self) -> Option<&'static str> {
        None
    }
}
