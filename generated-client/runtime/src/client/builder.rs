//! The builder of a client.

use super::settings::ClientSettings;
use super::vendor_client::VendorClient;
use crate::auth::{NoCredentials, Sign, TokenStore};
#[cfg(feature = "users")]
use crate::auth::{SignsIn, UserTokens};
use crate::error::Error;
use crate::operation::{HostVariable, NO_TOKEN, Rate};
use crate::response::Drift;
use crate::retry::Backoff;
use crate::transport::Transport;
use crate::value::Clock;
#[cfg(feature = "users")]
use crate::value::Secret;
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

/// A builder of a vendor's client.
///
/// A vendor's own builder, which takes the credentials, returns this builder.
#[must_use = "a builder makes nothing until `build`"]
pub struct Builder<V> {
    settings: ClientSettings,
    vendor: PhantomData<fn() -> V>,
}

impl<V: VendorClient> Builder<V> {
    /// Creates a builder with the signer of all calls.
    pub fn new(sign: impl Sign + 'static) -> Self {
        Self { settings: ClientSettings::new(Box::new(sign)), vendor: PhantomData }
    }

    /// Creates a builder of a client without credentials, for calls that take none.
    ///
    /// Other calls are refused with [`LimitRule::Token`](crate::error::LimitRule::Token), unless
    /// they have a [token of their own](crate::Options::bearer). Raw calls are sent without one.
    pub fn without_credentials() -> Self {
        Self::new(NoCredentials).token_kind(NO_TOKEN)
    }

    /// Sets the vendor's name of the token type that the signer gives, such as `user_access_token`
    /// (default: unknown).
    ///
    /// A call whose page lists other types alone is then refused with
    /// [`LimitRule::Token`](crate::error::LimitRule::Token). [`Builder::skip_limits`] and
    /// [`Options::skip_limits`](crate::Options::skip_limits) send it. Calls with a token of their
    /// own and raw calls are not checked. The methods of a vendor's builder set the type.
    pub fn token_kind(mut self, kind: &'static str) -> Self {
        self.settings.token_kind = Some(kind);
        self
    }

    /// Sets the address of all calls, in place of the vendor's hosts.
    ///
    /// A path in the address precedes the paths of the operations: `https://proxy.example/feishu`.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.settings.base_url = Some(url.into());
        self
    }

    /// Sets a variable of the vendor's hosts, such as the region.
    pub fn host_variable<T: HostVariable>(mut self, variable: T) -> Self {
        self.settings.host_variables.push((T::NAME, variable.value()));
        self
    }

    /// Allows plain `http` to any host (default: only to this machine).
    pub fn allow_http(mut self) -> Self {
        self.settings.allow_http = true;
        self
    }

    /// Replaces the default transport.
    ///
    /// Proxy, root certificates and connect timeout are settings of the default transport and have
    /// no effect on another.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.settings.own_transport = Some(Box::new(transport));
        self
    }

    /// Sets the proxy, in place of those in the environment.
    ///
    /// A proxy is `http://user:password@proxy.example:8080`. Its scheme is `http` or `https`; SOCKS
    /// is not supported. Without this setting, the client uses the proxy of `HTTPS_PROXY` or
    /// `HTTP_PROXY`, else that of `ALL_PROXY`. It uses none for the hosts of `NO_PROXY` and for a
    /// base URL on this machine.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.settings.transport.proxy = Some(url.into());
        self
    }

    /// Adds trusted root certificates (PEM, one or more) to those of the system.
    ///
    /// A server may use one of them as its own certificate, such as a self-signed one, for the
    /// hosts and the time that the certificate names.
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.settings.transport.root_certificates.push(pem.into());
        self
    }

    /// Sets the time limit for opening a connection (default: 10 seconds).
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.transport.connect_timeout = Some(timeout);
        self
    }

    /// Sets the time limit of each whole call (default: 5 minutes).
    ///
    /// The time includes all waits: for a token, for the rate limit, and before retries.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.defaults.timeout = timeout;
        self
    }

    /// Sets the time limit of each attempt, from sending to the end of the response (default: 60
    /// seconds).
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.defaults.attempt_timeout = timeout;
        self
    }

    /// Sets the longest wait for each part of a stream of events, comments included (default: 120
    /// seconds).
    #[cfg(feature = "streams")]
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.settings.defaults.idle_timeout = timeout;
        self
    }

    /// Sets the largest number of attempts of each call, including the first (default: 3).
    ///
    /// The pages decide which errors are retried:
    /// [`OperationInfo::retry_safety`](crate::operation::OperationInfo::retry_safety) and
    /// [`ErrorRow::retry_safe`](crate::operation::ErrorRow::retry_safe). A call without a
    /// connection is always retried. The attempt after a refused token was replaced is not counted.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.settings.defaults.attempts = attempts;
        self
    }

    /// Sets the bounds of the random waits before retries (default: 0.5 and 20 seconds).
    ///
    /// The wait before the first retry is at most `first`. The bound doubles with each retry, up to
    /// `most`.
    ///
    /// If the vendor says how long to wait, the client waits that long instead, up to two minutes.
    /// If the vendor asks for a longer wait, the call fails and [`Error::retry_after`] returns the
    /// wait. Until it is over, calls of the operation whose deadlines come first fail at once.
    pub fn backoff(mut self, first: Duration, most: Duration) -> Self {
        self.settings.defaults.backoff = Backoff { first, most };
        self
    }

    /// Sets the number of retries without success that the client and its clones may make in a row
    /// (default: 100).
    ///
    /// A retry that succeeds returns itself to the budget. Ten calls that succeed at their first
    /// attempt return one retry.
    pub fn retry_budget(mut self, retries: u32) -> Self {
        self.settings.retries = retries;
        self
    }

    /// Adds the caller's name to the User-Agent header: `my-app/1.0`.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.settings.user_agent_suffix = Some(suffix.into());
        self
    }

    /// Sets the largest accepted response body, in bytes (default: 8 MiB).
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.settings.max_body = bytes;
        self
    }

    /// Sends requests even if they break limits of their pages, because vendors raise limits.
    ///
    /// Values that would change the address, or that are not JSON, remain errors.
    pub fn skip_limits(mut self) -> Self {
        self.settings.skip_limits = true;
        self
    }

    /// Makes every deviation of a response from its page an error.
    ///
    /// Use it in tests against the vendor. In production, a new field of the vendor would break
    /// calls. [`Options::strict`](crate::Options::strict) does the same for one call.
    pub fn strict(mut self) -> Self {
        self.settings.defaults.strict = true;
        self
    }

    /// Adds a rate limit for each operation, to the documented rates and those added before.
    ///
    /// Clients that are built separately, and other processes, do not share rate limits. Divide the
    /// vendor's rate between them.
    pub fn rate(mut self, rate: Rate) -> Self {
        self.settings.rate_rules.rates.push(rate);
        self
    }

    /// Sets how much longer the way to the server may take for one call than for another (default:
    /// 250 ms).
    ///
    /// As long as that holds, no window at the server contains more calls than a rate allows.
    /// Opening a connection and a busy machine count against the slack. A larger slack uses less of
    /// a rate while responses are slow: about `window / (window + min(response time, slack))`.
    pub fn rate_slack(mut self, slack: Duration) -> Self {
        self.settings.rate_rules.slack = slack;
        self
    }

    /// Sets the largest number of calls in flight, for the client and its clones (default: 200).
    ///
    /// Each call in flight needs a connection, and the system bounds how many files a process may
    /// open: by default 256 on macOS and 1,024 on Linux. Further calls wait, within their timeouts.
    /// A call is in flight from its signature until its response was read, files included. Calls
    /// that wait for a rate limit or a retry are not, nor are requests that fetch a token.
    pub fn max_in_flight(mut self, calls: usize) -> Self {
        self.settings.rate_rules.max_in_flight = calls;
        self
    }

    /// Ignores the documented rates and numbers of calls at a time, because vendors raise them.
    ///
    /// The rates of [`Builder::rate`] still apply.
    pub fn skip_rates(mut self) -> Self {
        self.settings.skip_rates = true;
        self
    }

    /// Sets a callback for deviations of responses from their pages.
    ///
    /// A deviation is an unknown key, a value of another type, a value that the page does not list,
    /// or an undocumented error code. The thread that reads the response calls `watch` before the
    /// call returns, so `watch` should be fast. [`Client::drifts`](crate::Client::drifts) returns
    /// the counts.
    pub fn on_drift(mut self, watch: impl Fn(&Drift) + Send + Sync + 'static) -> Self {
        self.settings.on_drift = Some(Box::new(watch));
        self
    }

    /// Replaces the clock for the time of day; rate limits and timeouts do not use it.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.settings.clock = Box::new(clock);
        self
    }

    /// Sets the source of request ids, for signatures that contain one (default: random ids).
    pub fn request_ids(mut self, next: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.settings.request_ids = Some(Box::new(next));
        self
    }

    /// Sets a store for fetched tokens, so that clients and processes with the same credentials
    /// share them.
    ///
    /// Tokens that the caller supplies are not stored.
    pub fn token_store(mut self, store: impl TokenStore + 'static) -> Self {
        self.settings.token_store = Some(Box::new(store));
        self
    }

    /// Adds users who sign in, to the credentials of the client itself.
    ///
    /// `id` and `secret` are those of the app, and `redirect` is the address to which the vendor
    /// sends a user's browser, exactly as the vendor knows it. [`Client::users`] makes the sign-in.
    /// Calls with [`Options::user`](crate::Options::user) are sent for a user, and all others with
    /// the client's own credentials. Set a [token store](Self::token_store) that outlives the
    /// process, or users have to sign in again when it ends.
    ///
    /// [`Client::users`]: crate::Client::users
    #[cfg(feature = "users")]
    pub fn users(mut self, id: impl Into<String>, secret: impl Into<Secret>, redirect: impl Into<String>) -> Self
    where
        V: SignsIn,
    {
        self.settings.users = Some(UserTokens::new(V::SIGN_IN, id.into(), secret.into(), redirect.into()));
        self
    }

    /// Builds the client, without sending anything.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Build`] if a setting is not usable:
    ///
    /// - an invalid address;
    /// - plain `http` to another machine, without [`Builder::allow_http`];
    /// - `https` without a TLS feature;
    /// - a proxy that cannot be used, also one of the environment;
    /// - a root certificate that cannot be read;
    /// - a host variable that the vendor does not have;
    /// - a rate that allows no call, or a bound of no calls in flight.
    pub fn build(self) -> Result<V, Error> {
        self.settings.build(V::SERVICE).map(V::from_client)
    }
}

/// Hides addresses, because the address of a proxy may contain a password.
impl<V> fmt::Debug for Builder<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let timeout = &self.settings.defaults.timeout;
        f.debug_struct("Builder").field("timeout", timeout).finish_non_exhaustive()
    }
}
